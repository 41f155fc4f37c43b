"""Score the figures on the development sets of quantities.

Usage: python benchmarks/quantities.py [FOLDER] [--errors N]

Reads `dev/figures/recognizers_{en,es}.jsonl` of the folder (default: `../shared` beside this
checkout), writes the figures in the format of `score_quantities.py` there, and runs that scorer.
Each set annotates one type of unit per text, so recall is the measure and the false positives are
for reading.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from factcheck.extract import dates, figures, numbers
from factcheck.lexicon import language, units

CHANGES = {"level": "=", "up": "up", "down": "down"}
HEDGES = {"about": "~", "over": ">", "at_least": ">", "under": "<", "at_most": "<"}


def quantities(text: str, code: str) -> list[dict]:
    """The figures of a text in the scorer's format: an open bound repeats the closed one."""
    lang = language(code)
    blocked = [(m.start, m.end) for m in dates.find(text, lang)]
    out = []
    for m in figures.find(text, lang, blocked):
        f = m.figure
        low = f.low if f.low is not None else f.high
        high = f.high if f.high is not None else f.low
        out.append({"start": m.start, "end": m.end, "value_low": low, "value_high": high, "unit": f.unit.replace("_", " ") or m.counted,
                    "change": HEDGES.get(f.hedge) or CHANGES.get(f.change, "=")})
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default=str(Path(__file__).parent.parent.parent / "shared"))
    parser.add_argument("--errors", default="0")
    options = parser.parse_args()
    folder = Path(options.folder) / "dev" / "figures"
    if not folder.is_dir():
        print(f"{folder}: no development sets here; nothing to score")
        return
    with tempfile.TemporaryDirectory() as scratch:
        names = Path(scratch) / "aliases.json"
        names.write_text(json.dumps(aliases(), ensure_ascii=False))
        for code, repaired in (("en", False), ("es", False), ("es", True)):
            gold = folder / f"recognizers_{code}.jsonl"
            if repaired:
                lines = gold.read_text(encoding="utf-8").splitlines()
                fixed = [repair(line) for line in lines]
                changed = [json.loads(line)["id"] for line, new in zip(lines, fixed) if json.loads(line) != json.loads(new)]
                print(f"rows of {gold.name} whose annotated value has lost a decimal comma: {len(changed)}\n  " + "\n  ".join(changed))
                gold = Path(scratch) / "repaired.jsonl"
                gold.write_text("\n".join(fixed), encoding="utf-8")
            predicted = Path(scratch) / f"{code}.jsonl"
            with predicted.open("w", encoding="utf-8") as file:
                for line in gold.read_text(encoding="utf-8").splitlines():
                    row = json.loads(line)
                    file.write(json.dumps({"id": row["id"], "text": row["text"], "quantities": quantities(row["text"], code)}, ensure_ascii=False) + "\n")
            print(f"== {code}{', decimal commas of the annotation restored' if repaired else ''}")
            subprocess.run([sys.executable, str(folder / "score_quantities.py"), str(gold), str(predicted), "--spans", "--aliases", str(names), "--errors", options.errors], check=True)


def repair(line: str) -> str:
    """A row whose annotated values have lost the decimal comma of their own surface, put right.

    The set has 275 for "2,75", 25 for "2,50", and 1515 for "15 dólares y 15 centavos".
    """
    row = json.loads(line)
    for q in row["quantities"]:
        mark = re.search(r"\d+,(\d{1,2})(?!\d)", q["surface"])
        if mark and float(q["value_low"]) == float(mark.group().rstrip("0").replace(",", "")):
            q["value_low"] = q["value_high"] = float(mark.group().replace(",", "."))
        coins = [n for n in numbers.find(q["surface"], language("es")) if n.low is not None]
        if len(coins) == 2 and f"{q['value_low']:g}" == f"{coins[0].low:g}{coins[1].low:g}".rstrip("0"):
            q["value_low"] = q["value_high"] = coins[0].low + coins[1].low / 100
    return json.dumps(row, ensure_ascii=False)


def aliases() -> dict[str, str]:
    """Every name and word of `units.csv` to one token per unit, so that "Dólar" and USD meet."""
    table = {}
    for name, unit in units().by_name.items():
        for form in (name, name.replace("_", " ")):
            table[form.lower()] = f"u:{name.lower()}"
    for forms in units().words.values():
        for form, unit in forms.items():
            table.setdefault(form, f"u:{unit.name.lower()}")
    table["age"] = table["year"]
    table["pound"] = table["libra"] = table["gbp"]  # the sets call the currency and the mass "Pound"
    return table


if __name__ == "__main__":
    main()
