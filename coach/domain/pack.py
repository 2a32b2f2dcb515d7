"""A pack: all that the coach says and asks."""

from __future__ import annotations

from coach.domain.definition import PackInfo
from coach.domain.papers.letters import LetterText
from coach.domain.plan import Plan
from coach.domain.practice.content import PracticeContent
from coach.domain.record import Record
from coach.domain.rules.interview import Interview
from coach.domain.rules.verdict import Verdict, VerdictText
from coach.domain.sample import Sample
from coach.domain.search import SearchContent
from coach.domain.study.lessons import LearningPath, Story
from coach.domain.talk.coaching import AfterText, CalmLine, PrepareStep
from coach.domain.talk.script import Script, Situation, Source
from coach.domain.talk.talk import Fact, LineClaim, PartRole, PartText, ReactionText, Wording
from coach.domain.wording import Wordings


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

    @property
    def beforehand(self) -> frozenset[str]:
        """Ids of the parts that are said before a talk, to people of one's own firm."""
        return frozenset(
            part.id for _, parts in self.parts for part in parts if part.role is PartRole.BEFOREHAND
        )


class Library(Record):
    """The scripts to read, by situation."""

    situations: tuple[Situation, ...]
    scripts: tuple[Script, ...]
    blanks: tuple[tuple[str, str], ...] = ()  # a word in brackets, and the fact that fills it


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
    stories: tuple[Story, ...] = ()
    paths: tuple[LearningPath, ...] = ()
    samples: tuple[Sample, ...] = ()
    practice: PracticeContent = PracticeContent()
