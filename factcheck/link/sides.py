"""The comparable claims of one document, as frames."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from factcheck.link.blocks import block, is_period, is_uncommon, signature
from factcheck.link.compare import CLOCK, SCORE, comparable_date, dimension, weekday
from factcheck.link.frames import Frame
from factcheck.link.names import names
from factcheck.model import SILENT_SECTIONS, Claim, Document


class Told(NamedTuple):
    """A sentence as near copies are compared: its claims, each with what it can be compared within there, where the
    times of figures and days of telling are compared too; the words of the sentence besides its values; what is stated."""

    claims: list[tuple[str, Claim]]
    keys: frozenset[str]
    values: frozenset[tuple]


class Side:
    """The comparable claims of one document.

    Attributes:
        document: it.
        frames: by block, each in the order of the text.
        periods: the dates that are the time of a figure of their sentence, likewise.
        sentences: how many sentences they stand in.
        names: the proper names of these sentences.
        stated: what they state, see `Frame.stated`.
        uncommon: that of it which two texts hardly have in common by chance.
        told: its sentences for near copies, in the order of the text.
    """

    __slots__ = ("_all_names", "_by_sentence", "_stated", "document", "frames", "names", "periods", "sentences", "stated", "told", "uncommon")

    def __init__(self, document: Document, claims: Iterable[Claim]):
        self.document = document
        self._all_names: frozenset[str] | None = None
        self.frames: dict[str, list[Frame]] = defaultdict(list)
        self.periods: dict[str, list[Frame]] = defaultdict(list)
        named = [(claim, block(claim)) for claim in claims]
        measured = defaultdict(set)
        for claim, name in named:
            if claim.kind == "figure" and not name.startswith(("time", "age")):
                measured[claim.sentence_start].add(claim.topic.period)
        told: dict[int, list[tuple[str, Claim]]] = defaultdict(list)
        for claim, name in named:
            if here := _in_copies(name, claim):
                told[claim.sentence_start].append((here, claim))
            if name and claim.kind == "date" and is_period(claim, measured.get(claim.sentence_start)):
                self.periods[name].append(Frame(claim, name, is_period=True))
            elif name:
                self.frames[name].append(Frame(claim, name))
        self.told = [Told(own, frozenset.intersection(*(claim.keys for _, claim in own)), frozenset((here, *signature(claim)) for here, claim in own))
                     for own in told.values()]
        self._by_sentence: dict[int, list[Frame]] = defaultdict(list)
        for frames in self.frames.values():
            for frame in frames:
                self._by_sentence[frame.claim.sentence_start].append(frame)
        self._stated = {start: frozenset(frame.stated for frame in own) for start, own in self._by_sentence.items()}
        _one_person(self.frames.get("age", ()))
        around: frozenset[str] = frozenset()
        for start in sorted(self._by_sentence):
            own = self._by_sentence[start]
            for frame in own:
                frame.around = around
            around = own[0].names or around
        self.sentences = len(self._by_sentence)
        self.names = frozenset().union(*(own[0].names for own in self._by_sentence.values()))
        self.stated = frozenset(frame.stated for own in self._by_sentence.values() for frame in own)
        self.uncommon = frozenset(frame.stated for own in self._by_sentence.values() for frame in own if is_uncommon(frame.claim))

    @property
    def all_names(self) -> frozenset[str]:
        """The proper names of all sentences, worked out when asked for."""
        if self._all_names is None:
            text = self.document.text
            self._all_names = frozenset().union(*(names(text[s.start:s.end]) for s in self.document.sentences if s.section not in SILENT_SECTIONS))
        return self._all_names

    def within(self, block: str) -> list[Frame]:
        """The frames of one block, periods last."""
        return [*self.frames.get(block, ()), *self.periods.get(block, ())]

    def blocks(self) -> frozenset[str]:
        """The blocks it has frames of."""
        return frozenset((*self.frames, *self.periods))

    def stated_beside(self, frame: Frame) -> frozenset[tuple]:
        """What the frames of the sentence of one state."""
        return self._stated.get(frame.claim.sentence_start, frozenset())

    def beside(self, frame: Frame) -> list[Frame]:
        """The frames of the sentence of one, but for periods."""
        return self._by_sentence.get(frame.claim.sentence_start, [])


def _in_copies(name: str, claim: Claim) -> str:
    """What a claim can only be compared within where it stands in a near copy, given its block: there it is
    known what numbers count, and the dates of figures are compared too."""
    if claim.kind == "figure":
        if name.startswith("time") or claim.figure.unit == CLOCK:
            return name
        if claim.figure.unit not in ("", SCORE):
            return dimension(claim.figure)
        return name if name == "rank" or claim.figure.change == "share" else "number"
    return "weekday" if weekday(claim) is not None else "date" if comparable_date(claim) else ""


def _one_person(ages: Iterable[Frame]) -> None:
    """Give the ages of one number in a text the name and the nouns of one another: where one person of that
    age is named, "the 15-year-old" is he."""
    by_value: dict[float, list[Frame]] = defaultdict(list)
    for frame in ages:
        by_value[frame.value].append(frame)
    for own in by_value.values():
        named = [frame for frame in own if frame.owners and not frame.loose]
        if len({frame.owners[-1] for frame in named}) > 1:
            continue
        nouns = frozenset().union(*(frame.objects for frame in own))
        for frame in own:
            frame.objects = nouns
            if named:
                frame.owners, frame.loose = named[0].owners, False
