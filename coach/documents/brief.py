"""What stands in a brief, and in which order, whatever it is written as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.domain.condition import Always
from coach.domain.plan import PlanStep
from coach.engine.dates import with_weekday
from coach.engine.facts import spoken_to
from coach.engine.notes import notes
from coach.engine.plan import set_day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coach.domain.diagnosis import Diagnosis
    from coach.domain.plan import DatedStep
    from coach.domain.talk import Reaction, Talk, TalkPart, Wording
    from coach.domain.verdict import VerdictText

KEEP = 0  # how readily a block is left out where space is short: never
FEWEST_REACTIONS = 3
MOST_WORDS = 6  # the page has no room for all of them
WORDS_OF_EACH = 2


@dataclass(frozen=True, slots=True)
class Point:
    """One line of a brief: a text, and what stands before it in bold."""

    text: str
    lead: str = ""
    cue: bool = False  # a stage direction, not to be said aloud


@dataclass(frozen=True, slots=True)
class Block:
    """Points under a heading; `spare` says how readily it is left out (0: never, 9: first)."""

    title: str
    points: tuple[Point, ...]
    spare: int = KEEP
    name: str = ""  # how a note about what was left out calls it


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its blocks."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """The one-page paper for a talk, in the order in which it is needed."""

    title: str
    about: tuple[str, ...]  # client, day, place
    meaning: tuple[str, ...]
    channel: str
    first: Section  # safeguards, and what holds the verdict back
    say: Section
    beside: tuple[Section, ...]  # what to have at hand
    footer: str

    @property
    def sections(self) -> tuple[Section, ...]:
        """Every section that has something in it, in order."""
        return tuple(each for each in (self.first, self.say, *self.beside) if each.blocks)


def make_brief(
    talk: Talk,
    diagnosis: Diagnosis,
    text: VerdictText,
    facts: Mapping[str, str],
    *,
    steps: Sequence[DatedStep | PlanStep] = (),
    on: str = "",
) -> Brief:
    """The brief of a case.

    Args:
        talk: The composed talk.
        diagnosis: What the talk follows from.
        text: What the verdict says of itself.
        facts: What the user gave; the client's name is `client`.
        steps: The plan: dated where the day of the talk is set, else counted from the talk.
        on: When the talk is, as one says it; empty when that is not set.
    """
    text = text.in_mode(diagnosis.mode)
    about = (one_line(facts.get(name, "")) for name in ("client", spoken_to(diagnosis)))
    return Brief(
        title=text.name,
        about=tuple(filter(None, (*about, on, one_line(facts.get("talk_place", ""))))),
        meaning=meaning(text, diagnosis),
        channel=text.channel,
        first=Section("First", _measures(diagnosis)),
        say=Section("What to say", tuple(_part(part) for part in talk.parts)),
        beside=(
            Section("Before you act", _checks(text)),
            Section("Where they may see it otherwise", _openings(talk)),
            Section("If they say", _reactions(talk.reactions)),
            Section("Words to leave out", _words(talk.avoid)),
            Section("Next steps", _steps(diagnosis, steps, facts)),
        ),
        footer=f"Good Terms · {talk.pack} · This is not legal advice.",
    )


def meaning(text: VerdictText, diagnosis: Diagnosis) -> tuple[str, ...]:
    """What a verdict means in this case, and whose it is, one sentence or more each."""
    sentences = (text.meaning, *notes(diagnosis, text))
    return tuple(dict.fromkeys(filter(None, map(one_line, sentences))))


def one_line(text: str) -> str:
    """A text on one line: every run of white space is one space."""
    return " ".join(text.split())


def _measures(diagnosis: Diagnosis) -> tuple[Block, ...]:
    measures = [*diagnosis.safeguards, *diagnosis.constraints]
    points = tuple(Point(measure.text) for measure in measures)
    return (Block("", points),) if points else ()


def _checks(text: VerdictText) -> tuple[Block, ...]:
    points = tuple(Point(check.text) for check in text.before)
    return (Block("", points, spare=2, name="checks"),) if points else ()


def _openings(talk: Talk) -> tuple[Block, ...]:
    points = tuple(Point(one_line(question)) for question in talk.openings)
    return (Block("", points, spare=3, name="questions to open with"),) if points else ()


def _part(part: TalkPart) -> Block:
    points = tuple(Point(one_line(line.text), cue=line.cue) for line in part.lines)
    return Block(f"{part.title} · {part.time}" if part.time else part.title, points)


def _reactions(reactions: tuple[Reaction, ...]) -> tuple[Block, ...]:
    points = tuple(
        Point(one_line(reaction.reply), lead=one_line(reaction.says)) for reaction in reactions
    )
    most = Block("", points[:FEWEST_REACTIONS])
    rest = Block("", points[FEWEST_REACTIONS:], spare=7, name="further reactions")
    return tuple(block for block in (most, rest) if block.points)


def _words(avoid: tuple[Wording, ...]) -> tuple[Block, ...]:
    points = tuple(
        Point(word.instead, lead=", ".join(f"“{each}”" for each in word.words[:WORDS_OF_EACH]))
        for word in _chosen(avoid)
    )
    return (Block("", points, spare=9, name="words to leave out"),) if points else ()


def _chosen(avoid: tuple[Wording, ...]) -> list[Wording]:
    """One of each kind (the first part of its id), those made for such a case first."""
    own_first = sorted(avoid, key=lambda word: isinstance(word.when, Always))
    kinds: dict[str, Wording] = {}
    for word in own_first:
        kinds.setdefault(word.id.partition("-")[0], word)
    return list(kinds.values())[:MOST_WORDS]


def _steps(
    diagnosis: Diagnosis, steps: Sequence[DatedStep | PlanStep], facts: Mapping[str, str]
) -> tuple[Block, ...]:
    missing = tuple(
        Point(missing.fact, lead=f"Find out within {days(missing.within)}")
        for missing in diagnosis.missing
    )
    blocks = (
        Block("", missing, spare=1, name="facts to find out"),
        Block("", _by_day(steps, facts), spare=5, name="steps of the plan"),
    )
    return tuple(block for block in blocks if block.points)


def _by_day(steps: Sequence[DatedStep | PlanStep], facts: Mapping[str, str]) -> tuple[Point, ...]:
    """One point for each day, with all that is to be done on it."""
    titled: dict[str, list[str]] = {}
    for step in steps:
        titled.setdefault(step_day(step, facts), []).append(step.title)
    return tuple(Point("; ".join(titles), lead=day) for day, titles in titled.items())


def from_talk(day: int) -> str:
    """When a step is due, counted in days from the talk: "3 days after"."""
    near = {0: "On the day", 1: "The day after", -1: "The day before"}
    return near.get(day) or f"{abs(day)} days {'after' if day > 0 else 'before'}"


def step_day(step: DatedStep | PlanStep, facts: Mapping[str, str]) -> str:
    """The day of a step as one says it, counted from the talk where it has no date."""
    if not isinstance(step, PlanStep):
        return with_weekday(step.due)
    due = set_day(step, facts)
    return from_talk(step.day) if due is None else with_weekday(due)


def days(number: int) -> str:
    """So many days, as one says it."""
    return "a day" if number == 1 else f"{number} days"
