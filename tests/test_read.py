"""Bad and odd input: each fault names its file and line, and the other documents are still read."""

import pytest

from factcheck.audit import audit
from factcheck.extract import read as extract
from factcheck.model import Document
from factcheck.read import Unreadable, decode, read_paths, read_roles, read_text
from factcheck.references import load
from factcheck.report import FORMATS

WRONG_SHARE = "The mill needs 8,000 tons of scrap a year and lacks 900 tons, a gap of over 89%."


def write(folder, **files):
    """Files of a folder by name, with `_` for the dot of the suffix."""
    for name, content in files.items():
        path = folder / ".".join(name.rsplit("_", 1))
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def located(problems):
    return [(problem.path, problem.line, problem.fatal) for problem in problems]


def at(document, words):
    """Line and column at which the words of a document stand in its file."""
    return document.position(document.text.index(words))


def test_missing_file_and_empty_folder(tmp_path):
    write(tmp_path, a_md="Output rose.")
    (tmp_path / "empty").mkdir()
    documents, problems = read_paths([tmp_path / "a.md", tmp_path / "none.md", tmp_path / "empty"])
    assert [d.text for d in documents] == ["Output rose."]
    assert located(problems) == [(str(tmp_path / "empty"), 0, True), (str(tmp_path / "none.md"), 0, True)]
    assert "no documents in this folder" in problems[0].message and ".md" in problems[0].message
    assert problems[1].message == "no such file or folder"


@pytest.mark.parametrize("content, line, words", [
    (b"", 0, "empty"),
    (b" \n\n", 0, "empty"),
    (b"Fine so far.\n\x89PNG\x00\x00\rIHDR", 2, "not a text file"),
    (bytes(range(256)), 1, "not a text file"),
    (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj", 2, "save it as UTF-8"),
    ("Год 2025: больше.\n".encode("cp1251"), 1, "save it as UTF-8"),
    ("Line one.\r\nProdukcja spadła w Łodzi.".encode("cp1250"), 2, "save it as UTF-8"),
    ("La producción subió".encode("mac_roman"), 1, "save it as UTF-8"),
    ("La producción subió".encode("cp850"), 1, "save it as UTF-8"),
    (b"\xff\xfea", 0, "UTF-16"),
    (b"---\ntitle: x\npublished: 2025\n\nText: x", 1, "no closing ---"),
    (b"---\ntitle: x\n\nText without a colon.\n---\n", 4, "closing --- missing"),
    (b"---\ntitle: x\npublished: soon\n---\nText.", 3, "soon"),
    (b"---\ntitle: x\npublished: 2025-02-30\n---\nText.", 3, "not a day of the calendar"),
    (b"---\npublished: today\n---\nText.", 2, "today"),
    (b"---\nrole: hero\n---\nText.", 2, "hero"),
    (b"---\ntitle: x\n---\n\n", 0, "no text below the front matter"),
])
def test_unreadable_files_name_their_line_and_leave_the_others_alone(tmp_path, content, line, words):
    write(tmp_path, bad_txt=content, good_txt=WRONG_SHARE)
    documents, problems = read_paths([tmp_path])
    assert [d.id for d in documents] == ["good.txt"]
    assert located(problems) == [(str(tmp_path / "bad.txt"), line, True)]
    assert words in problems[0].message
    assert [f.rule for f in audit(documents, select=["FC104"]).findings] == ["FC104"]


def test_unknown_suffix(tmp_path):
    write(tmp_path, a_xyz="Text.")
    assert read_paths([tmp_path / "a.xyz"])[1][0].message.startswith("not a format factcheck reads")


@pytest.mark.parametrize("text", [
    "Año 2025: más.\n",
    "según el señor Núñez",
    "La planta de Cádiz reabrirá en junio. «El año será bueno», dijo Íñigo Peñalver.\nSubió 3 º y 5 %, ¿no?\n",
])
@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-8", "utf-8-sig", "utf-16"])
def test_western_encodings_are_read_letter_by_letter(text, encoding):
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("text", ["It cost €3 — “cheap”, they said…", "steel—the metal—rose 5–7 %", "l’usine d’Orléans", "the œuvre of 5 m² at 20 °C"])
def test_windows_punctuation(text):
    assert decode(text.encode("cp1252")) == text


def test_every_western_text_is_read_right_or_refused():
    """Whatever code page a Spanish text was saved in, it is never garbled."""
    text = "El señor Núñez dijo que la producción subió en México, según la compañía española."
    for encoding in ("latin-1", "cp1252", "iso8859_15", "cp1250", "cp850", "cp437", "mac_roman", "utf-7", "utf-16-le"):
        try:
            raw = text.encode(encoding)
        except UnicodeEncodeError:
            continue
        try:
            assert decode(raw) in (text, raw.decode("ascii", "replace"))
        except Unreadable as error:
            assert "UTF-8" in str(error) or "not a text file" in str(error)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end):
    document = read_text(end.join(["---", "published: 2025-06", "---", "HEAD", "", WRONG_SHARE]), "a.txt")
    assert document.published == "2025-06"
    assert at(document, "900 tons") == (6, WRONG_SHARE.index("900 tons") + 1)
    (finding,) = audit([document], select=["FC104"]).findings
    assert (finding.at.line, finding.at.surface) == (6, "over 89%")


def test_byte_order_mark_moves_nothing(tmp_path):
    write(tmp_path, a_txt="\ufeffOutput rose 5%.\nMore.")
    (document,), _ = read_paths([tmp_path])
    assert document.text.startswith("Output")
    assert at(document, "5%") == (1, 13)


def test_other_unicode_line_breaks_are_no_lines_of_the_file():
    """Editors count only carriage returns and line feeds."""
    document = read_text("---\ntitle: a\u2028b\n---\nOne\x0btwo.\u2028Three.\nFour 5%.", "a.txt")
    assert document.title == "a\u2028b"
    assert at(document, "5%") == (5, 6)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_positions_under_markup(end):
    source = end.join([
        "---", "title: x", "---",
        "# A *big* head with 1%", "", "Some **bold 2%** and [a link 3%](http://e.org/?q=9%25) and `code 4%`.", "Wrapped 5% \\* 6%.", "",
        "- item 7%", "- item **8%**", "", "| a | b |", "|---|---|", "| 9% | x |", "| y | 10% |", "", "> quote 11%", "", "```", "code 12%", "```", "", "Last&nbsp;13%."])
    document = read_text(source, "a.md")
    lines = source.split(end)
    for number in range(1, 14):
        words = f"{number}%"
        start = document.text.index(words) if number > 3 else document.text.index(f" {words}") + 1
        line, column = document.position(start)
        assert lines[line - 1][column - 1:].startswith(words), (words, line, column)
    assert "http" not in document.text and "**" not in document.text


def test_documents_table(tmp_path):
    table = "file,title,published,publisher,language,role\na.txt,A,2025-06-11,The Wire,en,source\nnone.txt,N,,,,\n,no file,,,,\nb.txt,B,2025-13,,,hero\n"
    write(tmp_path, a_txt="Output rose.", b_txt="It fell.", documents_csv=table)
    documents, problems = read_paths([tmp_path])
    assert [(d.id, d.published, d.publisher, d.role, d.dated_by) for d in documents] == [
        ("a.txt", "2025-06-11", "The Wire", "source", "given"), ("b.txt", "", "", "draft", "")]
    path = str(tmp_path / "documents.csv")
    assert located(problems) == [(path, 3, False), (path, 4, False), (path, 5, False), (path, 5, False)]
    assert "none.txt" in problems[0].message


def test_documents_table_without_its_column(tmp_path):
    write(tmp_path, a_txt="Output rose.", documents_csv="name,title\na.txt,A\n")
    documents, problems = read_paths([tmp_path])
    assert [d.id for d in documents] == ["a.txt"]
    assert located(problems) == [(str(tmp_path / "documents.csv"), 1, True)]


def test_front_matter_wins_over_the_table(tmp_path):
    write(tmp_path, a_txt="---\npublished: 2024\n---\nText.", b_txt="---\npublished: unknown\n---\nText.", documents_csv="file,published\na.txt,2025\nb.txt,2025\n")
    documents, _ = read_paths([tmp_path], published="2023")
    assert [d.published for d in documents][0] == "2024"


def test_malformed_reference_row(tmp_path):
    write(tmp_path, events_csv="event_id,name,action,date,source\n1,Signing,sign,2025-02-30,x\n2,Signing,sign,2025-02-03,x\n3,Signing,sign\n4,Signing,sign,2025,\n")
    tables, problems = load(tmp_path)
    assert [event.date for event in tables.events] == ["2025-02-03"]
    path = str(tmp_path / "events.csv")
    assert located(problems) == [(path, 2, False), (path, 4, False), (path, 5, False)]
    assert "2025-02-30" in problems[0].message


def test_paths_are_kept_and_ids_are_relative_to_the_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in" / "deep").mkdir(parents=True)
    write(tmp_path / "in" / "deep", a_txt="Output rose.")
    write(tmp_path, b_txt="It fell.")
    documents, _ = read_paths(["in", "b.txt"])
    assert [(d.id, d.path) for d in documents] == [("b.txt", "b.txt"), ("deep/a.txt", "in/deep/a.txt")]


def test_hidden_files_are_left_alone(tmp_path):
    (tmp_path / ".git").mkdir()
    write(tmp_path / ".git", a_txt="x")
    write(tmp_path, b_txt="It fell.")
    assert [d.id for d in read_paths([tmp_path])[0]] == ["b.txt"]


def test_order_of_paths_makes_no_difference(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("x", "y"):
        (tmp_path / name).mkdir()
        write(tmp_path / name, a_md=f"{WRONG_SHARE}\n\nThis is {name}.", **{f"{name}_md": "Output rose 5%."})
    orders = (["x", "y", "x/a.md", "none"], ["none", "x/a.md", "y", "x"])
    outcomes = [read_paths(order) for order in orders]
    assert [d.id for d in outcomes[0][0]] == ["x.md", "x/a.md", "y.md", "y/a.md"]
    for name, render in FORMATS.items():
        first, second = (render(audit(reversed(documents) if turned else documents, problems=problems, select=["FC104"]))
                         for turned, (documents, problems) in enumerate(outcomes))
        assert first == second, name
        assert first.count("FC104") >= 2, name


def test_roles(tmp_path, monkeypatch):
    """A file stands in its first role; what its own data says goes before."""
    monkeypatch.chdir(tmp_path)
    for name in ("drafts", "sources"):
        (tmp_path / name).mkdir()
        write(tmp_path / name, a_md="Output rose.")
    write(tmp_path / "sources", old_md="---\nrole: archive\n---\nIt fell.")
    documents, problems = read_roles({"draft": ["drafts", "sources/a.md"], "source": ["sources"]}, published="2025")
    assert problems == []
    assert [(d.id, d.role, d.published) for d in documents] == [
        ("a.md", "draft", "2025"), ("old.md", "archive", "2025"), ("sources/a.md", "draft", "2025")]


PROSE = " The engineers found a crack in the north wall of the dam and closed the road below it on Tuesday."
PROSA = " El equipo halló una grieta en el muro norte de la presa y cerró la carretera el martes."


@pytest.mark.parametrize(("text", "published"), [
    ("BRANFIELD, 14 September 2025 -" + PROSE, "2025-09-14"),
    ("BRANFIELD, Sept 14, 2025 -" + PROSE, "2025-09-14"),
    ("BRANFIELD, Sunday, 14 September 2025 —" + PROSE, "2025-09-14"),
    ("BRANFIELD, Ohio, Sept. 14, 2025 (Agency) -" + PROSE, "2025-09-14"),
    ("BRANFIELD, Sept. 14 (Agency) -" + PROSE, ""),
    ("Dam closed after a crack\n\nBRANFIELD, 14 September 2025 -" + PROSE, "2025-09-14"),
    ("Dam closed after a crack\n\nThe dam is closed." + PROSE + "\n\nBRANFIELD, 14 September 2025 -" + PROSE, ""),
    ("VALDEHIERRO, 8 de mayo de 2025.-" + PROSA, "2025-05-08"),
    ("San José de las Matas, 8 de mayo de 2025." + PROSA, "2025-05-08"),
    ("Madrid, 8 may 2025 (EFE).-" + PROSA, "2025-05-08"),
    ("Madrid, 8 may (EFE).-" + PROSA, ""),
    ("Paris, May 8, 2025, was cold." + PROSE, ""),
    ("On 14 September 2025 - a Sunday - rain fell." + PROSE, ""),
    ("The dam closed on 14 September 2025." + PROSE, ""),
])
def test_a_dateline_dates_its_document(text, published):
    document = extract(Document(text)).document
    assert (document.published, document.dated_by) == (published, "text" if published else "")
