"""Quotes, reported speech, and who says it.

Quoted words are speech when somebody is named as saying them, or when they are a sentence of their
own; the rest are terms, titles and irony. Reported speech is found by its cues: a verb of saying
with a source for its subject, "according to", and the impersonal forms that hide a source.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache

from factcheck.extract.names import Names, is_organisation, is_person, runs_from
from factcheck.lexicon import Language, alternation, guess, language, places
from factcheck.model import Document, Source


@dataclass(frozen=True, slots=True)
class Speech:
    """A quote or a piece of reported speech.

    Attributes:
        kind: quote or attribution.
        start, end: offsets of the quote with its marks, or of the words reported with their cue.
        source: who says so.
        utterance: key shared by the pieces of one quote and its translation, empty where alone.
        extent: offset up to which figures stand under this source.
        disclosed: an unnamed source of which the text tells why it is unnamed.
    """

    kind: str
    start: int
    end: int
    source: Source
    utterance: str = ""
    extent: int = 0
    disclosed: bool = False


_CLOSERS = {"“": "”", "«": "»", "„": "“"}
_OPEN = re.compile("[“«\"]")
_COUNT = re.compile(r"[^\W\d_]+")


@cache
def _grammar(code: str) -> dict:
    lang = language(code)
    q = "quotes"
    ly = lang.data[q]["adverb_ending"]
    verbs = alternation([*lang.list(q, "say"), *lang.list(q, "think")], capital=False)
    between = alternation(lang.list(q, "between"), capital=False)
    sources = alternation([*lang.list(q, "anonymous"), *lang.list(q, "collective")], capital=False)
    return {
        "lang": lang,
        "verb": re.compile(rf"(?<![\w-])(?:{verbs})(?![\w-])"),
        "say": lang.set(q, "say"),
        "think": lang.set(q, "think"),
        # before a cue: an article or preposition makes it a noun, a form of "be" a passive
        "not_verb": re.compile(rf"(?<!\w)(?:{alternation(lang.list(q, 'not_before'))})\s+\Z"),
        "passive": re.compile(rf"(?<!\w)(?:{alternation(lang.list(q, 'passive'))})\s+(?:[^\W\d_]+{ly}\s+)?\Z"),
        "not_object": re.compile(rf"\s+(?:{alternation(lang.list(q, 'not_after'), capital=False)}|{alternation(lang.list(q, 'show'), capital=False)})(?!\w)"),
        "preposition": re.compile(rf"\s(?:{alternation(lang.list(q, 'prepositions'), capital=False)})\s"),
        "show": re.compile(rf"(?<![\w-])(?:{alternation(lang.list(q, 'show'), capital=False)})(?![\w-])"),
        "after_quote": re.compile(rf"\s*,?\s*(?:[^\W\d_]+{ly}\s+)?(?P<verb>{verbs})\s+(?P<who>)"),
        "subject_verb": re.compile(rf"\s*,?\s*(?P<who>[^,.;:“”\"]{{2,80}}?)(?:,[^“”\".;]{{2,120}},)?\s+(?:[^\W\d_]+{ly}\s+|(?:{between})\s+)*(?P<verb>{verbs})(?![\w-])"),
        "according": re.compile(rf"(?<!\w)(?:{alternation(lang.list(q, 'according'))})\s+"),
        "data_from": re.compile(rf"(?<!\w)(?:{alternation(lang.list(q, 'data_from'))})\s+"),
        "reported_by": re.compile(rf"(?<!\w)(?:{alternation(lang.list(q, 'reported_by'))})\s+"),
        "refuse": re.compile(rf"(?<!\w)(?:{alternation(lang.list(q, 'refuse'))})(?!\w)"),
        "impersonal": re.compile(rf"(?<!\w)(?:{alternation(lang.list(q, 'impersonal'))})(?!\w)"),
        "forecast": lang.set(q, "forecast"),
        "that": re.compile(rf"\s+(?:{alternation(lang.list(q, 'that'), capital=False)})\s+"),
        "anonymous": re.compile(rf"(?<![\w-])(?:{alternation(lang.list(q, 'anonymous'))})(?![\w-])"),
        "anonymous_end": re.compile(rf"(?<![\w-])(?:{alternation(lang.list(q, 'anonymous'))})\Z"),
        "collective": re.compile(rf"(?<![\w-])(?:{alternation(lang.list(q, 'collective'))})(?![\w-])"),
        # "a source familiar with the talks": right after the source's words; a wish for anonymity may come later
        "disclosed": re.compile(rf"(?:\s+[^\W\d_]+){{0,2}},?\s+(?:(?:{alternation(lang.list(q, 'between'), capital=False)})\s+)?(?:{alternation(lang.list(q, 'disclosed'), capital=False)})(?!\w)"),
        "anonymity": lang.pattern(q, "anonymity"),
        "outlets": lang.set(q, "outlets"),
        "outlets_plain": frozenset(rest for entry in lang.list(q, "outlets") for first, _, rest in [entry.partition(" ")] if rest and first in lang.set(q, "determiners")),
        "outlet_nouns": re.compile(rf"(?:{alternation(lang.list(q, 'outlet_nouns'))})(?!\w)"),
        "pronouns": lang.set(q, "pronouns"),
        "titles": lang.pattern("people", "titles"),
        "org": lang.pattern("people", "organisation_words"),
        "sources": sources,
        # "while addressing a group": a participle is no speaker
        "doing": re.compile(rf"[^\W\d_]+(?:{alternation(lang.list(q, 'gerund_endings'), capital=False)})\s+(?:{alternation(lang.list(q, 'determiners'), capital=False)})\s"),
        "determiner": re.compile(rf"(?:{alternation(lang.list(q, 'determiners'))})\s+"),
        "opener": re.compile(rf"(?:{alternation(lang.list(q, 'openers'))})\b,?\s+"),
        "adverbs": re.compile(rf"(?:\s+(?:[^\W\d_]+{ly}|{between}))+\s*\Z"),
        "joined": re.compile(rf"\s(?:{alternation(lang.list('ranges', 'and'))})(?:\s+(?:[^\W\d_]+{ly}|{between}))*\s*\Z"),
        "outlet_reports": re.compile(rf"(?:{alternation(lang.list(q, 'outlet_reports'))})(?!\w)"),
    }


def find(document: Document, lang: Language, names: Names) -> list[Speech]:
    """All speech of a document's own sections, in order."""
    paragraphs = _paragraphs(document)
    quotes: list[Speech] = []
    spans: list[tuple[int, int]] = []
    last: Speech | None = None
    last_paragraph = -2
    for number, start, end in paragraphs:
        for q_start, q_end in _quoted(document.text, start, end):
            spans.append((q_start, q_end))
            speech = _quote(document, lang, names, q_start, q_end, start, end, last if last_paragraph >= number - 1 else None, paragraphs, number)
            if speech:
                quotes.append(speech)
                last, last_paragraph = speech, number
    reported = _reported(document, lang, names, spans)
    keys = {quote.utterance for quote in quotes if quote.utterance}
    quotes = [replace(q, utterance=key) if (key := f"{document.id}:{q.start}") in keys else q for q in quotes]
    cued = {(q.source.start, q.source.cue) for q in quotes if q.source.start is not None}
    reported = [r for r in reported if (r.source.start, r.source.cue) not in cued]
    return sorted(_extents(document, quotes + reported), key=lambda s: (s.start, s.end))


def _paragraphs(document: Document) -> list[tuple[int, int, int]]:
    """Number, start and end of the paragraphs that may carry speech."""
    out: list[tuple[int, int, int]] = []
    for sentence in document.sentences:
        if sentence.section in ("related", "advert", "boilerplate", "correction"):
            continue
        if out and out[-1][0] == sentence.paragraph:
            out[-1] = (out[-1][0], out[-1][1], sentence.end)
        else:
            out.append((sentence.paragraph, sentence.start, sentence.end))
    return out


def _quoted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Quoted spans of a paragraph, marks included; one that is not closed runs to its end."""
    spans = []
    at = start
    while True:
        match = _OPEN.search(text, at, end)
        if not match:
            return spans
        opener = match.group()
        close = text.find('"' if opener == '"' else _CLOSERS[opener], match.end(), end)
        if opener == '"' and close < 0 and re.match(r"\s|\Z", text[match.end():match.end() + 1] or " "):
            return spans  # a lone closing mark, or an inch sign
        stop = close + 1 if close >= 0 else end
        spans.append((match.start(), stop))
        at = stop


def _quote(document, lang, names, start, end, p_start, p_end, last, paragraphs, number) -> Speech | None:
    text = document.text
    inner = text[start + 1:end - 1].strip()
    words = len(_COUNT.findall(inner))
    bracketed = start > p_start and text[start - 1] == "("
    if bracketed and last and not text[p_start:start - 1].strip() and guess(inner) != guess(text[last.start:last.end], lang.code):
        return replace(last, start=start, end=end, utterance=last.utterance or f"{document.id}:{last.start}")
    whole = words >= 5 and inner[:1].isupper() and inner[-1:] in ".!?,…"
    source = _after(text, end, p_end, lang, names) if inner[-1:] in ",.!?…" or text[end:end + 1] == "," else None
    if source is None:
        source = _lead_in(text, start, p_start, lang, names)
    if source is None and p_start == start and number:
        previous = next((p for p in reversed(paragraphs) if p[0] < number), None)
        if previous and text[previous[1]:previous[2]].rstrip().endswith(":"):
            source = _lead_in(text, previous[2], max(previous[1], _sentence_start(document, previous[2] - 2)), lang, names)
    if source is None and whole and last and text[last.end:start].strip(" \n").count(".") <= 1 and p_end - p_start <= end - start + 40 and not text[last.end:start].strip(" \n,.)(\"”“"):
        source = replace(last.source, start=None, end=None)
    if source is None:
        same = last and last.end > p_start and last.start >= p_start and whole
        if same:
            source = last.source
            return Speech("quote", start, end, source, last.utterance or f"{document.id}:{last.start}")
        if not whole or words < 8:
            return None
        source = Source()
    elif words < 2:
        return None
    return Speech("quote", start, end, source)


def _sentence_start(document: Document, offset: int) -> int:
    index = max(0, bisect_right(document.sentences, offset, key=lambda s: s.start) - 1)
    return document.sentences[index].start


def _after(text: str, end: int, limit: int, lang: Language, names: Names) -> Source | None:
    """`,” said X` and `,” X said`."""
    grammar = _grammar(lang.code)
    window_end = min(limit, end + 220)
    verb = grammar["after_quote"].match(text, end, window_end)
    if verb:
        return _who_after(text, verb.end(), verb["verb"], lang, names) or Source(cue=verb["verb"])
    subject = grammar["subject_verb"].match(text, end, window_end)
    if subject and len(subject["who"].split()) <= 8:
        found = _who(text, subject.start("who"), subject.end("who"), subject["verb"], lang, names)
        if found is None and text[end - 2:end - 1] == "," and len(subject["who"].split()) <= 3:
            return Source(cue=subject["verb"])  # somebody says so, whom the reader cannot make out
        return found
    return None


LEAD = 400
"""Characters before a quote in which its speaker is looked for."""

_SENTENCE_END = re.compile(r"[.!?][\"”’)]?\s+(?=[A-ZÁÉÍÓÚÑ“])")


def _lead_in(text: str, at: int, begin: int, lang: Language, names: Names) -> Source | None:
    """`X said: “` and `X noted that “`: the cue stands before the quote in the same sentence."""
    grammar = _grammar(lang.code)
    sentence = max(begin, at - LEAD)
    for match in _SENTENCE_END.finditer(text, sentence, at):
        sentence = match.end()
    window = text[sentence:at]
    verbs = [m for m in grammar["verb"].finditer(window)]
    if verbs:
        verb = verbs[-1]
        between = window[verb.end():]
        if (len(between.split()) <= 10 and not re.search(r"[“”\"]", between)
                and (":" in between or "," in between or grammar["that"].search(between + " ") or not between.strip())):
            found = _subject(text, sentence, sentence + verb.start(), verb.group(), lang, names)
            return found or (Source(cue=verb.group()) if window.rstrip().endswith(":") else None)
    if window.rstrip().endswith(":"):
        verb = verbs[-1] if verbs else None
        if verb:
            return _subject(text, sentence, sentence + verb.start(), verb.group(), lang, names) or Source(cue=verb.group())
        run = next((r for r in runs_from(names.runs, sentence) if r.start >= sentence and r.end <= at), None)
        if run and (is_person(run.text, lang) or names.full_name(run.text) in names.people):
            return _source(text, run.start, run.end, ":", lang, names)
    return None


def _who_after(text: str, at: int, cue: str, lang: Language, names: Names) -> Source | None:
    """The speaker after a verb: a name with words before it, a pronoun, or a common noun."""
    grammar = _grammar(lang.code)
    match = re.compile(r"[^,.;:“”\"()\n]{1,90}").match(text, at)
    if not match:
        return None
    words = match.group()
    run = next((r for r in runs_from(names.runs, at) if r.start < at + len(words)), None)
    first = re.match(r"[^\W\d_]+", words)
    if first and first.group().lower() in grammar["pronouns"]:
        return _source(text, at, at + first.end(), cue, lang, names)
    if run and (run.start - at <= 60):
        person = next((p for p in names.people if p in text[run.start:run.end] or text[run.start:run.end] in p), None)
        lead = text[at:run.start]
        if len(lead.split()) <= 6 and not re.search(r"\b(?:that|about|in|on|que|en|sobre|to|at)\b", lead):
            end = min(run.end, at + len(words))
            if person and person in text[run.start:end]:
                start = text.index(person, run.start)
                return _source(text, start, start + len(person), cue, lang, names)
            return _source(text, run.start, end, cue, lang, names)
    noun = re.compile(rf"(?:{grammar['determiner'].pattern})?(?:[^\W\d_]+\s+){{0,3}}?(?:{grammar['sources']}|{grammar['titles'].pattern}|{grammar['org'].pattern})(?!\w)").match(text, at)
    if noun:
        return _source(text, noun.start(), noun.end(), cue, lang, names)
    return None


def _subject(text: str, begin: int, verb_at: int, cue: str, lang: Language, names: Names) -> Source | None:
    """The subject before a verb of saying: the noun phrase its clause begins with."""
    grammar = _grammar(lang.code)
    begin = max(begin, verb_at - LEAD)
    window = text[begin:verb_at]
    quoted = max(window.rfind("”"), window.rfind("»"))
    if quoted >= 0:
        begin += quoted + 1
        window = text[begin:verb_at]
    starts = [0] + [m.end() for m in re.finditer(r"[,;:—–(]\s*|\s(?:and|but|while|y|pero|mientras)\s", window)]
    for offset in reversed(starts):
        segment = window[offset:]
        opener = grammar["opener"].match(segment)
        if opener:
            offset += opener.end()
            segment = window[offset:]
        trimmed = grammar["adverbs"].sub("", f" {segment}")[1:].rstrip()
        if not trimmed.strip(" ,"):
            continue
        if "," in trimmed or "(" in trimmed:
            trimmed = re.split(r"[,(]", trimmed, maxsplit=1)[0].rstrip()
            if len(trimmed.split()) > 7 or not any(word[:1].isupper() for word in trimmed.split()[-1:]):
                continue
        if len(trimmed.split()) > 9:
            continue
        source = _who(text, begin + offset, begin + offset + len(trimmed), cue, lang, names)
        if source:
            return source
    joined = grammar["joined"].search(window)
    if joined:  # "Ana Ruiz looked at the yard and said"
        opener = grammar["opener"].match(window)
        at = begin + (opener.end() if opener else 0)
        run = next((r for r in runs_from(names.runs, at) if r.start == at and r.end < verb_at), None)
        if run and (is_person(run.text, lang) or names.full_name(run.text) in names.people) and not re.search(r"[.;:“”]", text[run.end:verb_at]):
            return _source(text, run.start, run.end, cue, lang, names)
    return None


def _who(text: str, start: int, end: int, cue: str, lang: Language, names: Names) -> Source | None:
    """The source a noun phrase names, or None where it is none that can speak."""
    grammar = _grammar(lang.code)
    phrase = text[start:end].strip(" ,")
    if not phrase:
        return None
    start = text.index(phrase, start)
    end = start + len(phrase)
    data = grammar["data_from"].match(phrase)
    if data:
        return _source(text, start + data.end(), end, cue, lang, names)
    if phrase.lower() in grammar["pronouns"]:
        return _source(text, start, end, cue, lang, names)
    if grammar["preposition"].match(f" {phrase}") or grammar["doing"].match(phrase):
        return None
    run = next((r for r in runs_from(names.runs, start) if r.start < end), None)
    if run and run.start == start and (grammar["anonymous_end"].match(phrase) or grammar["anonymous"].fullmatch(run.text) or grammar["collective"].fullmatch(run.text)):
        run = None  # "Fuentes del sector": a capital only because the sentence begins
    if run:
        lead = text[start:run.start]
        lead = grammar["determiner"].sub("", lead, count=1).strip()
        tail = text[run.end:end].strip()
        if run.end > end:
            return None
        person = next((p for p in names.people if p in run.text), None)
        if person and len(tail.split()) <= 4:
            at = text.index(person, run.start)
            return _source(text, at, at + len(person), cue, lang, names)
        if not tail and (not lead or grammar["titles"].search(lead) or len(lead.split()) <= 5 and lead.islower() and not grammar["preposition"].search(f" {lead} ")):
            return _source(text, run.start, end, cue, lang, names)
        if tail and len(tail.split()) <= 4:
            head = tail.split()[-1].lower()
            if grammar["collective"].fullmatch(head) or grammar["anonymous"].fullmatch(head) or grammar["titles"].search(tail) or grammar["org"].fullmatch(head):
                return _source(text, start, end, cue, lang, names)
            return None
    head = grammar["preposition"].split(phrase)[0]
    last = head.split()[-1].lower() if head else ""
    if len(phrase.split()) <= 9 and (grammar["outlet_nouns"].match(phrase) or grammar["anonymous_end"].search(head)
                                      or any(grammar[key].fullmatch(last) for key in ("anonymous", "collective", "titles", "org"))):
        return _source(text, start, end, cue, lang, names)
    return None


def _source(text: str, start: int, end: int, cue: str, lang: Language, names: Names) -> Source:
    """Resolve the words of a speaker: surname to full name, pronoun to the last person named."""
    grammar = _grammar(lang.code)
    phrase = re.sub(r"\s+", " ", text[start:end].strip(" ,"))
    plain = grammar["determiner"].sub("", phrase, count=1) if grammar["determiner"].match(phrase) else phrase
    plain = re.sub(r"[’']s?\Z", "", plain)
    if plain.lower() in grammar["pronouns"]:
        best = max(((at, name) for name, at in names.people.items() if at < start), default=None)
        near = _last_person(text, start, names)
        name = near or (best[1] if best else "")
        kind = "named" if name else "anonymous"
        title, affiliation = _office_of(name, names)
        return Source(name, start, end, title, affiliation, cue, kind)
    full = names.full_name(plain)
    person = next((p for p in names.people if p == full or p in plain), None)
    if person:
        title, affiliation = _office_of(person, names)
        return Source(person, start, end, title, affiliation, cue, "named")
    last = plain.split()[-1].strip(".").lower() if plain else ""
    if grammar["anonymous"].fullmatch(plain.lower()):
        return Source(plain, start, end, "", "", cue, "anonymous")
    before = re.search(r"([^\W\d_]+)\s+\Z", text[max(0, start - 24):start])
    called = before is not None and before.group(1) in grammar["outlets"] and plain[:1].isupper()  # "el diario Reforma"
    if grammar["outlet_nouns"].match(phrase) or grammar["outlet_reports"].match(phrase) or called or _is_outlet(plain, grammar):
        return Source(plain, start, end, "", "", cue, "outlet")
    if grammar["anonymous"].search(plain) and not any(w[:1].isupper() and w not in places() and i for i, w in enumerate(plain.split())):
        return Source(plain, start, end, "", "", cue, "anonymous")
    if is_person(plain, lang) and not is_organisation(plain, lang):
        return Source(plain, start, end, *_office_of(plain, names), cue, "named")
    if plain[:1].isupper() and not grammar["collective"].fullmatch(last) and not grammar["titles"].fullmatch(last):
        return Source(plain, start, end, "", "", cue, "organisation")
    if grammar["titles"].search(plain):
        return Source(plain, start, end, "", "", cue, "office")
    if grammar["collective"].search(plain):
        return Source(plain, start, end, "", "", cue, "anonymous")
    return Source(plain, start, end, "", "", cue, "organisation" if grammar["org"].search(plain) else "anonymous")


def _is_outlet(name: str, grammar: dict) -> bool:
    """Whether a name has a word, or words, of the names of outlets (`Potline Times`, `Prensa Latina`)."""
    words = [w.strip(".").lower() for w in name.split() if w[:1].isupper()]
    return any(word in grammar["outlets"] for word in words) or any(" ".join(pair) in grammar["outlets"] for pair in zip(words, words[1:])) or name.lower() in grammar["outlets_plain"]


def _last_person(text: str, at: int, names: Names) -> str:
    """The person named last before an offset, by full name or surname."""
    best = (-1, "")
    for full in names.people:
        for form in (full, full.split()[-1]):
            found = text.rfind(form, 0, at)
            if found > best[0]:
                best = found, full
    return best[1]


def _office_of(person: str, names: Names) -> tuple[str, str]:
    for office in names.offices:
        if office.person == person and (office.title or office.affiliation):
            return office.title, office.affiliation
    return "", ""


def _reported(document: Document, lang: Language, names: Names, quoted: list[tuple[int, int]]) -> list[Speech]:
    """Reported speech, one piece per sentence at most for each cue."""
    grammar = _grammar(lang.code)
    text = document.text
    out: list[Speech] = []

    def in_quote(at: int) -> bool:
        index = bisect_right(quoted, (at, 1 << 60)) - 1
        return index >= 0 and quoted[index][0] <= at < quoted[index][1]

    for sentence in document.sentences:
        if sentence.section in ("related", "advert", "boilerplate", "correction"):
            continue
        start, end = sentence.start, sentence.end
        window = text[start:end]
        found = _according(text, start, end, window, lang, names, in_quote) or _impersonal(start, end, window, grammar, in_quote)
        pieces = [found] if found else _by_verb(text, start, end, window, lang, names, in_quote)
        anonymity = grammar["anonymity"].search(window) is not None
        out += [replace(piece, disclosed=anonymity or _is_disclosed(text, piece.source, end, grammar)) for piece in pieces]
    return out


def _is_disclosed(text: str, source: Source, end: int, grammar: dict) -> bool:
    """Whether the words right after a source, or its own, tell what it knows or why it has no name."""
    if source.start is None or source.end is None:
        return False
    return bool(grammar["disclosed"].match(text, source.end, end) or grammar["disclosed"].search(text, source.start, source.end))


def _according(text, start, end, window, lang, names, in_quote) -> Speech | None:
    grammar = _grammar(lang.code)
    match = grammar["according"].search(window) or grammar["reported_by"].search(window)
    if not match or in_quote(start + match.start()):
        return None
    at = start + match.end()
    phrase = re.compile(r"(?:[^,.;:()“”\"\n—–]|\.(?=[^\W\d_])|(?<=[A-Z])\.(?=\s[A-Z]))+").match(text, at, end)
    if not phrase:
        return None
    words = phrase.group().rstrip()
    stop = re.search(r"\s(?:which|who|that|and|as|while|when|que|quien|y|cuando|said|has|have|is|are|was|were|shows?)\s", words)
    if stop:
        words = words[:stop.start()]
    data = grammar["data_from"].match(words)
    begin = at + (data.end() if data else 0)
    run = next((r for r in runs_from(names.runs, begin) if r.start < at + len(words)), None)
    if run and len(text[begin:run.start].split()) <= 6:
        tail = text[run.end:at + len(words)].strip()
        head = tail.split()[-1].lower() if tail else ""
        if head and (grammar["collective"].fullmatch(head) or grammar["anonymous"].fullmatch(head) or grammar["org"].fullmatch(head)):
            source = _source(text, begin, at + len(words), match.group().strip(), lang, names)
        else:
            person = next((p for p in names.people if p in text[run.start:at + len(words)]), None)
            s = text.index(person, run.start) if person else run.start
            source = _source(text, s, s + len(person) if person else run.end, match.group().strip(), lang, names)
            lead = text[begin:run.start]
            if grammar["anonymous"].search(lead) and source.kind != "named":
                source = replace(source, kind=source.kind if source.kind == "outlet" else "organisation")
    elif len(words.split()) <= 9:
        if re.match(r"(?:its?|their|his|her|this|these|su|sus|este|esta)\b", words):
            return None
        if not (grammar["anonymous"].search(words) or grammar["collective"].search(words) or grammar["titles"].search(words) or grammar["org"].search(words) or grammar["outlet_nouns"].match(words) or grammar["outlet_reports"].match(words)):
            return None
        source = _source(text, begin, at + len(words), match.group().strip(), lang, names)
    else:
        return None
    return Speech("attribution", start, end, source)


def _impersonal(start, end, window, grammar, in_quote) -> Speech | None:
    for match in grammar["impersonal"].finditer(window):
        if in_quote(start + match.start()) or re.sub(r"\s+", " ", match.group().lower()) in grammar["forecast"]:
            continue
        source = Source("", start + match.start(), start + match.end(), "", "", match.group(), "impersonal")
        return Speech("attribution", start + match.start(), end, source)
    return None


def _by_verb(text, start, end, window, lang, names, in_quote) -> list[Speech]:
    grammar = _grammar(lang.code)
    out: list[Speech] = []
    clause = start
    matches = sorted([*grammar["verb"].finditer(window), *grammar["show"].finditer(window)], key=lambda m: m.start())
    for match in matches:
        at = start + match.start()
        verb_end = start + match.end()
        before = window[:match.start()]
        if in_quote(at) or at <= clause or grammar["refuse"].search(before[-20:]) or grammar["not_verb"].search(before):
            continue
        if " " not in match.group() and grammar["passive"].search(before):
            continue
        if grammar["not_object"].match(text, verb_end):
            continue
        says = match.group() in grammar["say"] or match.group() in grammar["think"]
        that = grammar["that"].match(text, verb_end) is not None
        source = _subject(text, clause, at, match.group(), lang, names)
        if source is None and match.group() in grammar["say"] and re.search(r"[,”\"»]\s*\Z", before) and text[verb_end:verb_end + 1].isspace():
            source = _who_after(text, verb_end + 1, match.group(), lang, names)  # "…, said Ana Ruiz"
            if source and len(before.split()) >= 4:
                out.append(Speech("attribution", start, end, source))
                clause = verb_end
                continue
        unnamed = source is not None and grammar["anonymous"].search(source.speaker)
        if source is None or (not says and not that and not unnamed and not grammar["data_from"].match(window)):
            continue
        if match.group() in grammar["think"] and source.kind == "organisation" and not that and not source.speaker[:1].isupper():
            continue
        out.append(Speech("attribution", source.start if source.start is not None else start, end, source))
        clause = verb_end
    if not out:
        # "The data from X is shocking": a source with no verb of saying
        data = grammar["data_from"].match(window)
        run = data and next((r for r in runs_from(names.runs, start + data.end()) if r.start <= start + data.end() + 5), None)
        if run:
            out.append(Speech("attribution", start, end, _source(text, run.start, run.end, data.group().strip(), lang, names)))
    return out


def _extents(document: Document, speech: list[Speech]) -> list[Speech]:
    """An attribution governs the sentences after it up to the next source, within its paragraph."""
    out = []
    ordered = sorted(speech, key=lambda s: s.start)
    ends = {s.paragraph: s.end for s in document.sentences}
    for index, piece in enumerate(ordered):
        if piece.kind == "quote":
            out.append(replace(piece, extent=piece.end))
            continue
        sentence = document.sentences[max(0, bisect_right(document.sentences, piece.start, key=lambda s: s.start) - 1)]
        limit = ends[sentence.paragraph]
        following = next((s.start for s in ordered[index + 1:] if s.start >= piece.end), limit)
        out.append(replace(piece, extent=max(piece.end, min(limit, following))))
    return out
