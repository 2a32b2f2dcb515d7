"""A pack: all that the coach says and asks."""

from __future__ import annotations

from coach.domain.plan import Plan
from coach.domain.record import Record
from coach.domain.rules.interview import Interview
from coach.domain.rules.verdict import Verdict, VerdictText
from coach.domain.search import SearchContent
from coach.domain.talk.coaching import AfterText, CalmLine, PrepareStep
from coach.domain.talk.letters import LetterText
from coach.domain.talk.script import Script, Situation, Source
from coach.domain.talk.talk import Fact, LineClaim, PartText, ReactionText, Tone, Wording
from coach.domain.talk.wording import Wordings


class PackInfo(Record):
    """What a pack says of itself."""

    id: str
    title: str
    version: str
    language: str
    licence: str
    tones: tuple[Tone, ...]

    @property
    def label(self) -> str:
        """Id and version, as shown beside a line: "good-terms 1.0"."""
        return f"{self.id} {self.version}"


class TalkContent(Record):
    """Everything that a talk is composed of, and what stands around it."""

    parts: tuple[tuple[Verdict, tuple[PartText, ...]], ...]
    facts: tuple[Fact, ...]
    reactions: tuple[ReactionText, ...]
    wording: tuple[Wording, ...]
    letters: tuple[LetterText, ...] = ()
    prepare: tuple[PrepareStep, ...] = ()
    after: AfterText = AfterText()
    calm: tuple[CalmLine, ...] = ()

    def parts_of(self, verdict: Verdict) -> tuple[PartText, ...]:
        """The parts of a verdict's talk in order; empty when it has none."""
        return dict(self.parts).get(verdict, ())


class Library(Record):
    """The scripts to read, by situation."""

    situations: tuple[Situation, ...]
    scripts: tuple[Script, ...]


class Definition(Record):
    """What a case is pinned to: the interview and the verdicts of one version of a pack."""

    info: PackInfo
    interview: Interview
    verdicts: tuple[VerdictText, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every verdict has its words, and every question and rule its gate."""
        gates = {gate.id for gate in self.interview.gates}
        named = {question.gate for question in self.interview.questions}
        named |= {rule.gate for rule in self.interview.rules}
        return bool(gates) and named <= gates and {v.verdict for v in self.verdicts} == {*Verdict}

    def verdict(self, verdict: Verdict) -> VerdictText:
        """What a verdict says."""
        return next(text for text in self.verdicts if text.verdict is verdict)


class Pack(Record):
    """A whole pack, as read from its folder."""

    info: PackInfo
    interview: Interview
    verdicts: tuple[VerdictText, ...]
    talk: TalkContent
    plans: tuple[Plan, ...]
    library: Library
    sources: tuple[Source, ...]
    ear: Wordings = Wordings()
    search: SearchContent = SearchContent()
    claims: tuple[LineClaim, ...] = ()
