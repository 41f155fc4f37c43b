"""Ordinals, scores and other numbers as the linker compares them: `the third studio album`, `won 3-1`, `2:09:41`. "First"
says too many things (the first since …, first said) to be one of them.

In the claims table only ranks are claims (`third largest`). That an album is somebody's third, or how a
match ended, can be contradicted all the same, so the linker reads them itself. So it
does times of day. Numbers that are nothing else (a `.357` revolver) are compared as written, and only in near copies.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate, chain

from factcheck.extract.topics import keys, stem
from factcheck.lexicon import Language, alternation, language
from factcheck.link.compare import CLOCK, SCORE, WRITTEN
from factcheck.model import Claim, Document, Figure, Provenance, SILENT_SECTIONS, Sentence


@cache
def _pattern(code: str) -> re.Pattern:
    numbers = language(code).data["numbers"]
    later = [word for word, value in numbers["ordinals"].items() if value > 1]
    suffixes = alternation(re.split(r", *", numbers["ordinal_suffixes"]), capital=False)
    return re.compile(rf"(?<![\w-])(?:(?!1(?!\d))(\d{{1,4}})(?:{suffixes})|({alternation(later)}))(?=[ -][^\W\d_])")


@cache
def _number_words(code: str) -> re.Pattern:
    """Words for numbers from two."""
    words = alternation([word for word, value in language(code).data["numbers"]["small"].items() if value > 1])
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])")


_SCORE = re.compile(r"(?<![\w.,/$€£–-])(\d{1,3})\s?[-–]\s?(\d{1,3})(?![\w%/–-]|[.,]\d|-)")
_NUMBER = re.compile(r"(?<![\w.,:])\d+(?:[.,:]\d+)*(?!\w*[\d_])")


@cache
def _clock(code: str) -> re.Pattern:
    """A time of day: `8:50`, `8.50pm`, `9 p.m.`, `a las 20.30`; "the 7:12" is a train."""
    lang = language(code)
    after = alternation(lang.list("figures", "clock"), capital=False)
    led = "|".join(sorted({rf"(?<={before.split()[-1]}\s)" for before in lang.list("figures", "clock_before")})) or "(?!)"
    return re.compile(rf"(?<![\w.,:/$€£-])(?<!\b[Tt]he )(?:(\d{{1,2}})(?:[.:]([0-5]\d))?\s?(?:{after})(?!\w)|(\d{{1,2}}):([0-5]\d)(?![\w:]|[.,]\d)"
                      rf"|(?:{led})(\d{{1,2}})\.([0-5]\d)(?![\w:]|[.,]\d))")


@cache
def _tally(code: str) -> re.Pattern:
    """ "27 votes to 24", "beat them 54 to 46": two numbers that a word for a score stands between."""
    lang = language(code)
    sources = alternation(lang.list("figures", "score_from"), capital=False)
    return re.compile(rf"(?<![\w.,/$€£–-])(\d{{1,3}})\s(?:{alternation(lang.list('figures', 'score_joins'), capital=False)})\s(\d{{1,3}})(?![\w%/–-]|[.,]\d|-)|(?:{sources})\s\d+\s")


_MARKS = str.maketrans("", "", ".,:")
_ON_THE_HOUR = re.compile(r"[.:]00\Z")  # 10:00 is 10
_TIME = re.compile(r"(?<![\w.,:/])(?:(\d{1,2}):([0-5]\d):([0-5]\d)|(\d{1,2}):([0-5]\d\.\d{1,2}))(?![\w:/])")


def comparable(document: Document, claims: Iterable[Claim]) -> list[Claim]:
    """What the linker compares of a document, but for lists of numbers: its figures and dates, then scores and tallies, ordinals before a
    noun, times of races and other numbers in its sentences that are no claims and stand in none.

    Args:
        claims: the document's own claims.
    """
    own: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.kind in ("figure", "date"):
            own[claim.sentence_start].append(claim)
    origin = Provenance(document.id, document.role, document.published, document.publisher, document.language)
    spoken = [sentence for sentence in document.sentences if sentence.section not in SILENT_SECTIONS]
    tallies = [_claim(document, sentence, match, origin) for sentence, match in _matches(_tally(document.language), document.text, spoken)
               if len(own.get(sentence.start, ())) <= MOST and _is_tally(match, own.get(sentence.start, ()))]
    found = [*chain.from_iterable(own.values()), *tallies]
    for patterns in ((_pattern(document.language), _SCORE, _TIME, _clock(document.language)), (_NUMBER, _number_words(document.language))):
        taken = sorted((claim.start, claim.end) for claim in found)
        starts = [start for start, _ in taken]
        reach = list(accumulate((end for _, end in taken), max))  # how far those up to here go
        found += [_claim(document, sentence, match, origin) for pattern in patterns
                  for sentence, match in _matches(pattern, document.text, spoken) if not _within(match, starts, reach)]
    count = Counter(claim.sentence_start for claim in found)
    return [claim for claim in found if count[claim.sentence_start] <= MOST]


MOST = 40
"""Numbers in a sentence up to which it is one: more are a list or a table, of which the words tell nothing apart."""


def _matches(pattern: re.Pattern, text: str, sentences: list[Sentence]) -> Iterator[tuple[Sentence, re.Match]]:
    """What a pattern finds in some sentences of a text, which are in order, each with its sentence."""
    starts = [sentence.start for sentence in sentences]
    for match in pattern.finditer(text):
        number = bisect_right(starts, match.start()) - 1
        if number >= 0 and match.end() <= sentences[number].end:
            yield sentences[number], match


def _is_tally(match: re.Match, claims: Sequence[Claim]) -> bool:
    """Whether two numbers of a sentence, whose claims are given, are those of a tally: both bare counts, and the larger first, if no more than a word stands between them."""
    if not match[1] or int(match[1]) <= int(match[2]) and len(match[0].split()) <= 3:
        return False
    start, end = match.span()
    met = [claim for claim in claims if claim.start < end and start < claim.end]
    return all(claim.kind == "figure" and not claim.figure.unit and start <= claim.start for claim in met)


def _within(match: re.Match, starts: list[int], reach: list[int]) -> bool:
    """Whether a match touches a claim: one of those that begin before its end goes beyond its start."""
    count = bisect_left(starts, match.end())
    return count > 0 and reach[count - 1] > match.start()


def _claim(document: Document, sentence: Sentence, match: re.Match, origin: Provenance) -> Claim:
    lang = language(document.language)
    words = document.text[sentence.start:sentence.end]
    if match.re is _SCORE or match.re is _tally(document.language):
        low, high = sorted((float(match[1]), float(match[2])))
        figure = Figure(match[0], low, high, SCORE)
    elif match.re is _TIME:
        low = 60.0 * int(match[4]) + float(match[5]) if match[4] else 3600.0 * int(match[1]) + 60.0 * int(match[2]) + int(match[3])
        figure = Figure(match[0], low, low, "second", 0.01 if match[4] else 1.0)
    elif match.re is _clock(document.language):
        hour, minute = next((int(h), int(m or 0)) for h, m in zip(match.groups()[::2], match.groups()[1::2], strict=True) if h)
        figure = Figure(match[0], float(hour % 12 * 60 + minute), _half_of_day(match[0], hour, lang), CLOCK)
    elif match.re is _NUMBER:
        figure = Figure(match[0], float(_ON_THE_HOUR.sub("", match[0]).translate(_MARKS)), None, WRITTEN)
    elif match.re is _number_words(document.language):
        figure = Figure(match[0], float(lang.data["numbers"]["small"][match[0].lower()]), None, WRITTEN)
    else:
        low = float(match[1] or lang.data["numbers"]["ordinals"][match[2].lower()])
        figure = Figure(match[0], low, low, "", 1.0, "exact", "rank")
    line, column = document.position(match.start())
    return Claim("", origin, "figure", match.start(), match.end(), match[0], words, sentence.start, line, column, sentence.section, sentence.paragraph,
                 figure=figure, keys=_keys(words, lang.code) - {stem(match[0])})


def _half_of_day(written: str, hour: int, lang: Language) -> float | None:
    """0 before noon, 1 after it, None where the text does not tell."""
    for half, cue in enumerate(("clock_first_half", "clock_second_half")):
        if written.endswith(tuple(lang.list("figures", cue))):
            return float(half)
    return 1.0 if hour > 12 else None


@lru_cache(maxsize=64)
def _keys(words: str, code: str) -> frozenset[str]:
    """The keys of a sentence, which may have several such numbers."""
    return keys(words, language(code))
