"""From text to paragraphs, sections and sentences.

Web pages and letters come as text in which the article stands among bylines, teasers of other
articles, adverts and signatures. Which is which is decided here, once, from the layout and from
the cue lists of the language files; only the article's own sections make claims later on.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache

from factcheck.lexicon import Language, alternation, guess, language
from factcheck.model import Document, Section, Sentence

_LINE = re.compile(r"[^\r\n]+")
_BULLET = re.compile(r"[ \t]*(?:[-*•‣▪◦●–]|\(?\d{1,2}[.)])[ \t]+")
_TERMINAL = re.compile(r"[.!?…][\"'”’»)\]]*$")
_STRONG = re.compile(r"[.!?][\"'”’»)\]]*$")
_BOUNDARY = re.compile(r"(?P<mark>[.!?…][.!?…]*)(?P<close>[\"'”’»)\]]*)\s+(?=[\"'“‘«(\[¿¡—-]*(?:[A-ZÁÉÍÓÚÑÄÖÜ0-9$€£]))")
_LAST_WORD = re.compile(r"([^\W_]+(?:\.[^\W_]+)*)\Z")

PROSE = 120
"""Length in characters from which a line that ends a sentence is taken for article prose."""


@dataclass(slots=True)
class _Paragraph:
    start: int
    end: int
    kind: str  # of the block: paragraph, heading, list, table, quote, code
    text: str
    section: str


def segment(document: Document, code: str = "") -> Document:
    """The document with language, sections and sentences filled in.

    Args:
        code: its language, where the document does not say it and it is known.

    A paragraph is what a blank line, a reader's block or an unwrapped line end sets apart. The
    positions of sections and sentences point into `document.text`, which is not changed.
    """
    code = document.language or code or guess(document.text)
    lang = language(code)
    paragraphs = _paragraphs(document)
    _label(paragraphs, document, lang)
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs):
        for start, end in _sentence_spans(paragraph, lang):
            sentences.append(Sentence(paragraph.start + start, paragraph.start + end, number, paragraph.section))
    return replace(document, language=code, sections=_sections(paragraphs), sentences=tuple(sentences))


LONGEST = 1500
"""Characters from which a run without a sentence end is cut, at white space: a table, a list, no prose."""


def _sentence_spans(paragraph: _Paragraph, lang: Language):
    """Sentences of a paragraph; a row of a table is one, and no sentence is longer than `LONGEST`."""
    if paragraph.kind == "table":
        spans = [m.span() for m in re.finditer(r"[^\n]+", paragraph.text)]
    else:
        spans = split_sentences(paragraph.text, lang)
    for start, end in spans:
        while end - start > LONGEST:
            space = max(paragraph.text.rfind(" ", start + LONGEST // 2, start + LONGEST), paragraph.text.rfind("\n", start + LONGEST // 2, start + LONGEST))
            cut = space if space > start else start + LONGEST
            if paragraph.text[start:cut].strip():
                yield start, cut
            start = cut
            while start < end and paragraph.text[start].isspace():
                start += 1
        if start < end:
            yield start, end


def _paragraphs(document: Document) -> list[_Paragraph]:
    text = document.text
    blocks = ((b.kind, b.start, b.end) for b in document.blocks) if document.blocks else _plain_blocks(text)
    return [_Paragraph(start, end, kind, text[start:end], _SECTION_OF.get(kind, "body")) for kind, start, end in blocks]


_SECTION_OF = {"list": "list", "table": "table", "code": "boilerplate"}


def _plain_blocks(text: str) -> list[tuple[str, int, int]]:
    """Kind, start and end of the paragraphs of a text without markup."""
    blocks: list[tuple[str, int, int]] = []
    chunk: list[tuple[int, int]] = []
    previous = 0
    for match in _LINE.finditer(text):
        if chunk and text.count("\n", previous, match.start()) > 1:
            blocks += _chunk_blocks(text, chunk)
            chunk = []
        line = match.group()
        left = line.lstrip()
        if not left:
            continue
        start = match.end() - len(left)
        chunk.append((start, start + len(left.rstrip())))
        previous = match.end()
    return blocks + _chunk_blocks(text, chunk) if chunk else blocks


def _chunk_blocks(text: str, lines: list[tuple[int, int]]) -> list[tuple[str, int, int]]:
    """Lines with no empty line between them: one paragraph if wrapped or an address, else each its own."""
    if len(lines) > 1 and not any(_BULLET.match(text, start) for start, _ in lines):
        inner = lines[:-1]
        wrapped = sum(not _TERMINAL.search(text[s:e]) for s, e in inner) >= 0.6 * len(inner)
        if wrapped and all(e - s <= 110 for s, e in lines):
            return [("paragraph", lines[0][0], lines[-1][1])]
    return [("list" if _BULLET.match(text, s) else "paragraph", s, e) for s, e in lines]


def _label(paragraphs: list[_Paragraph], document: Document, lang: Language) -> None:
    """Decide the section of every paragraph."""
    cues = _cues(lang.code)
    last_prose = next((number for number in range(len(paragraphs) - 1, -1, -1)
                       if _is_prose(paragraphs[number]) and _advert_score(paragraphs[number].text, cues) < ADVERT_CUES), -1)
    _headline(paragraphs, document)
    signed = False
    for number, paragraph in enumerate(paragraphs):
        first_line = paragraph.text.split("\n", 1)[0].strip().lower()
        if cues.correction.match(first_line):
            paragraph.section = "correction"
        elif len(paragraph.text) < 160 and (cues.boilerplate.match(first_line) or first_line.rstrip(":") in cues.footer):
            if paragraph.section != "headline":
                paragraph.section = "boilerplate"
        elif cues.caption.match(first_line) and len(paragraph.text) < 300:
            paragraph.section = "caption"
        elif first_line.rstrip(" ,.") in cues.signature:
            for later in () if signed else paragraphs[number:]:
                if len(later.text) < 200 and later.section == "body":
                    later.section = "signature"
            signed = True
        elif number and number >= len(paragraphs) // 2 and _advert_score(paragraph.text, cues) >= ADVERT_CUES:
            paragraph.section = "advert"
    _footer(paragraphs, last_prose, cues)


def _is_prose(paragraph: _Paragraph) -> bool:
    return (paragraph.kind in ("paragraph", "quote") and len(paragraph.text) >= PROSE
            and _STRONG.search(paragraph.text) is not None and not paragraph.text.endswith("..."))


def _headline(paragraphs: list[_Paragraph], document: Document) -> None:
    if not paragraphs:
        return
    first = paragraphs[0]
    short = len(first.text) <= 200 and "\n" not in first.text and not re.search(r"[.!,;:][\"'”’»)]*$", first.text)
    longer = any(len(p.text) > len(first.text) and _TERMINAL.search(p.text) for p in paragraphs[1:4])
    if first.kind == "heading" or first.text.strip() == document.title.strip() != "" or (short and longer and first.kind == "paragraph"):
        first.section = "headline"


def _footer(paragraphs: list[_Paragraph], last_prose: int, cues: _Cues) -> None:
    """What follows the last prose from a footer line on is not the article: byline, tags, teasers."""
    begin = None
    for number in range(last_prose + 1, len(paragraphs)):
        lines = [line.strip().lower() for line in paragraphs[number].text.split("\n")]
        if any(line.rstrip(":") in cues.footer or cues.footer_start.match(line) for line in lines):
            begin = number
            break
    if begin is None or paragraphs[begin].section == "headline":
        return
    cut = max((number for number in range(begin, len(paragraphs)) if paragraphs[number].text.rstrip().endswith(cues.truncated)), default=-1)
    related = False
    for number in range(begin, len(paragraphs)):
        paragraph = paragraphs[number]
        if paragraph.section in ("advert", "correction", "signature"):
            continue
        line = paragraph.text.strip().lower()
        if not related and (paragraph.kind in ("list", "heading") or line.rstrip(":") in cues.related):
            related = line.rstrip(":") in cues.related or number <= cut  # a teaser breaks off
        paragraph.section = "related" if related else "boilerplate"


ADVERT_CUES = 4
"""Number of different selling phrases from which a paragraph late in a text is an advert."""


def _advert_score(text: str, cues: _Cues) -> int:
    """Number of different selling phrases; none count where the paragraph quotes somebody."""
    if "“" in text or '"' in text or "«" in text:
        return 0
    return len({m.group().lower() for m in cues.advert.finditer(text)})


def _sections(paragraphs: list[_Paragraph]) -> tuple[Section, ...]:
    sections: list[Section] = []
    for paragraph in paragraphs:
        if sections and sections[-1].kind == paragraph.section and paragraph.section not in ("headline",):
            sections[-1] = Section(paragraph.section, sections[-1].start, paragraph.end)
        else:
            sections.append(Section(paragraph.section, paragraph.start, paragraph.end))
    return tuple(sections)


@dataclass(frozen=True, slots=True)
class _Cues:
    footer: frozenset[str]
    footer_start: re.Pattern
    related: frozenset[str]
    boilerplate: re.Pattern
    correction: re.Pattern
    caption: re.Pattern
    signature: frozenset[str]
    advert: re.Pattern
    truncated: tuple[str, ...]


@cache
def _cues(code: str) -> _Cues:
    lang = language(code)

    def starts(key: str) -> re.Pattern:
        return re.compile(f"(?:{alternation(lang.list('sections', key), capital=False)})")

    footer = lang.list("sections", "footer")
    return _Cues(
        footer=frozenset(footer),
        footer_start=re.compile(f"(?:{alternation(footer, capital=False)})\\s*:"),
        related=lang.set("sections", "related"),
        boilerplate=starts("boilerplate"),
        correction=starts("correction"),
        caption=starts("caption"),
        signature=lang.set("sections", "signature"),
        advert=lang.pattern("sections", "advert"),
        truncated=lang.list("sections", "truncated"),
    )


@cache
def _abbreviations(code: str) -> tuple[frozenset[str], frozenset[str]]:
    lang = language(code)
    return lang.set("sentences", "abbreviations"), lang.set("sentences", "may_end")


def split_sentences(text: str, lang: Language) -> list[tuple[int, int]]:
    """Offsets of the sentences of one paragraph.

    A mark ends a sentence when a capital, a digit or an opening mark follows, unless the word
    before it is an abbreviation of the language file or a single initial.

    >>> from factcheck.lexicon import language
    >>> text = "The U.S. Secretary left. “We won.” He told Mr. Lee that 3.2 was low."
    >>> [text[a:b] for a, b in split_sentences(text, language("en"))]
    ['The U.S. Secretary left.', '“We won.”', 'He told Mr. Lee that 3.2 was low.']
    """
    abbreviations, may_end = _abbreviations(lang.code)
    out: list[tuple[int, int]] = []
    start = 0
    for match in _BOUNDARY.finditer(text):
        if match["mark"] == "." and not match["close"]:
            word = _LAST_WORD.search(text, max(0, match.start() - 24), match.start())
            if word:
                before = word.group().lower()
                if (len(before) == 1 and word.group().isupper()) or (before in abbreviations and before not in may_end):
                    continue
                if before in may_end and not _begins_sentence(text, match.end(), lang):
                    continue
        end = match.end("close")
        out.append((start, end))
        start = match.end()
    rest = text[start:].rstrip()
    if rest:
        out.append((start, start + len(rest)))
    return out


_FIRST_WORD = re.compile(r"[\"'“‘«(\[¿¡—-]*([^\W\d_]+)")


def _begins_sentence(text: str, at: int, lang: Language) -> bool:
    """After an abbreviation that may end a sentence: whether the next word is a sentence opener."""
    word = _FIRST_WORD.match(text, at)
    return bool(word) and word.group(1).lower() in lang.set("people", "not_names")


def sentence_at(document: Document, offset: int) -> int:
    """Index of the sentence that holds an offset, or the one before it."""
    return max(0, bisect_right(document.sentences, offset, key=lambda s: s.start) - 1)
