"""What stands in a brief, and in which order, whatever it is written as.

It is for the last look before the door: 500 words at most, where the case lets it. So it chooses:
the news whole, one reason, what is offered with its days, where one stands, and the answer to what
is feared most. The rest gives way first. The whole talk is in the script.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from coach.domain.papers.paper import KEEP, Block, BlockKind, Paper, PaperKind, Place, Point
from coach.domain.plan import AT_ONCE, PlanStep
from coach.domain.rules.condition import Always
from coach.domain.talk.talk import PartRole
from coach.engine.after.plan import set_day
from coach.engine.dates.dates import whole_day, with_weekday
from coach.engine.rules.notes import headline, notes
from coach.engine.talk.offers import read_for
from coach.papers.aside import for_oneself
from coach.papers.gist import gist
from coach.papers.words import clipped, one_line
from coach.translation import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from coach.domain.plan import DatedStep
    from coach.domain.rules.diagnosis import Diagnosis
    from coach.domain.rules.verdict import VerdictText
    from coach.domain.talk.talk import Reaction, Talk, TalkPart, Wording

TITLE = QT_TRANSLATE_NOOP("Papers", "Brief")
REST = QT_TRANSLATE_NOOP("Papers", "The rest of what you told us is in the script.")
MOST_WORDS = 6  # to leave out, in a script
WORDS_OF_EACH = 2
MOST_OWN = 800  # with all that the user told, which is never cut
_LEAST = 8  # words of a line of ours, where theirs need the page
MOST = 500  # words of a brief, where the case lets it
_DONE = 12  # words of what is done on a day


class _Room(Struct, frozen=True):
    """How much a brief has room for: words of a line or reply, and numbers of the rest."""

    words: int
    offers: int  # lines of what is offered
    reasons: int  # of what comes between
    replies: int
    checks: int
    left_out: int
    days: int
    own: bool = True  # whether every line in the user's words is in it


_ROOMS = (
    _Room(60, 6, 5, 3, 2, 2, 3),
    _Room(60, 6, 5, 3, 1, 1, 2),
    _Room(44, 6, 4, 3, 1, 0, 2),
    _Room(40, 5, 3, 3, 1, 0, 2),
    _Room(36, 4, 2, 3, 1, 0, 1),
    _Room(32, 4, 1, 2, 1, 0, 1),
    _Room(26, 3, 1, 2, 1, 0, 1),
    _Room(20, 3, 1, 1, 1, 0, 1),
    _Room(12, 3, 1, 1, 0, 0, 1),
    _Room(8, 4, 1, 1, 0, 0, 1),
    _Room(8, 1, 1, 1, 0, 0, 1, own=False),
)


def make_brief(
    talk: Talk,
    diagnosis: Diagnosis,
    text: VerdictText,
    facts: Mapping[str, str],
    *,
    steps: Sequence[DatedStep | PlanStep] = (),
    about: Sequence[str] = (),
) -> Paper:
    """The brief of a case, on one page.

    Args:
        talk: The composed talk.
        diagnosis: What the talk follows from.
        text: What the verdict says of itself.
        facts: What the user gave, dates as ISO text.
        steps: The plan: dated where the day of the talk is set, else counted from the talk.
        about: What heads it (`coach.engine.papers.papers.heads`).
    """
    text = read_for(diagnosis, text)
    if talk.settled:
        text = replace(text, channel=talk.channel)
    found: tuple[Block, ...] = ()
    for room in _ROOMS:
        left = _left(talk, diagnosis, text, room)
        found = (*left, *_right(talk, text, _steps(diagnosis, steps, facts, room), room))
        if sum(map(_length, found)) <= (MOST if room.own and room.words > _LEAST else MOST_OWN):
            break
    return Paper(
        PaperKind.BRIEF,
        translate("Papers", TITLE),
        text.name,
        found,
        about=headed(about),
        footer=footer(talk),
        one_page=True,
    )


def _length(block: Block) -> int:
    said = (block.text, *(f"{point.lead} {point.text}" for point in block.points))
    return sum(len(text.split()) for text in said)


def _left(talk: Talk, diagnosis: Diagnosis, text: VerdictText, room: _Room) -> tuple[Block, ...]:
    """What it comes to, what comes first, and what to say."""
    return (
        *advised(talk),
        *(Block(BlockKind.TEXT, sentence) for sentence in meaning(text, diagnosis, talk)),
        Block(BlockKind.TEXT if talk.advice else BlockKind.STRONG, one_line(text.channel)),
        *_section(translate("Papers", "First"), Place.WHOLE, _measures(diagnosis)),
        *_section(
            translate("Papers", "What to say"),
            Place.LEFT,
            *(_gist(part, room) for part in talk.spoken),
        ),
    )


def _right(
    talk: Talk, text: VerdictText, steps: Iterable[tuple[Block, ...]], room: _Room
) -> tuple[Block, ...]:
    """What to have done, to expect, to leave out, and what comes next."""
    return (
        *_section(translate("Papers", "Before you act"), Place.RIGHT, _checks(text, room)),
        *_section(
            translate("Papers", "If they say"), Place.RIGHT, *_reactions(talk.reactions, room)
        ),
        *_section(translate("Papers", "Words to leave out"), Place.RIGHT, _words(talk.avoid, room)),
        *_section(translate("Papers", "Next steps"), Place.RIGHT, *steps),
        *(() if room.own else (Block(BlockKind.QUIET, translate("Papers", REST)),)),
    )


def headed(about: Iterable[str]) -> tuple[str, ...]:
    """What heads a paper of ours, each on one line."""
    return tuple(filter(None, map(one_line, about)))


def footer(talk: Talk) -> str:
    """What stands at the foot of every paper of ours."""
    return translate("Papers", "Good Terms · {pack} · This is not legal advice.").format(
        pack=talk.pack
    )


def advised(talk: Talk) -> Iterator[Block]:
    """What to do in this case and why, what not to do, and what is for the user alone."""
    if talk.advice:
        yield Block(BlockKind.STRONG, " ".join(map(one_line, talk.advice)))
    for said in for_oneself(talk):
        yield Block(BlockKind.TEXT, said)


def meaning(text: VerdictText, diagnosis: Diagnosis, talk: Talk | None = None) -> tuple[str, ...]:
    """What decided, what the verdict means here, and whose it is, one sentence or more each.

    Where the case is advised on, what the verdict means in general is said by that.
    """
    means = "" if talk is not None and talk.advice else text.meaning
    sentences = (headline(diagnosis), means, *notes(diagnosis, text, on_paper=True))
    return tuple(dict.fromkeys(filter(None, map(one_line, sentences))))


def part_title(part: TalkPart) -> str:
    """The title of a part, with its time."""
    return f"{part.title} · {part.time}" if part.time else part.title


def _section(title: str, place: Place, *groups: Iterable[Block]) -> Iterator[Block]:
    """A heading with its blocks, in a place of the page; nothing where there are none."""
    found = [block for group in groups for block in group]
    if not found:
        return
    yield Block(BlockKind.HEADING, title, place=place)
    for block in found:
        yield replace(block, place=place)


def _points(points: Iterable[Point], spare: int = KEEP, name: str = "") -> tuple[Block, ...]:
    found = tuple(points)
    return (Block(BlockKind.POINTS, points=found, spare=spare, name=name),) if found else ()


def _measures(diagnosis: Diagnosis) -> tuple[Block, ...]:
    measures = (*diagnosis.safeguards, *diagnosis.constraints)
    return _points(Point(one_line(measure.text)) for measure in measures)


def _checks(text: VerdictText, room: _Room) -> tuple[Block, ...]:
    return _points((Point(check.text) for check in text.before[: room.checks]), 2, "checks")


def _gist(part: TalkPart, room: _Room) -> tuple[Block, ...]:
    """The title of a part with what is said in it; nothing where nothing is."""
    most = room.offers if part.role is PartRole.BRIDGE else room.reasons
    found = _points(gist(part, words=room.words, most=most, own=room.own))
    return (Block(BlockKind.PART, one_line(part.title)), *found) if found else ()


def _reactions(reactions: tuple[Reaction, ...], room: _Room) -> Iterator[tuple[Block, ...]]:
    yield _points(
        Point(
            one_line(each.reply)
            if each.feared or each.is_rewritten
            else clipped(each.reply, room.words),
            lead=one_line(each.says),
        )
        for each in reactions[: room.replies]
    )


def _words(avoid: tuple[Wording, ...], room: _Room) -> tuple[Block, ...]:
    points = (
        Point(word.instead, lead=", ".join(f"“{each}”" for each in word.words[:WORDS_OF_EACH]))
        for word in chosen_words(avoid)[: room.left_out]
    )
    return _points(points, 9, translate("Papers", "words to leave out"))


def chosen_words(avoid: tuple[Wording, ...]) -> list[Wording]:
    """One of each kind, those made for such a case first."""
    own_first = sorted(avoid, key=lambda word: isinstance(word.when, Always))
    kinds: dict[str, Wording] = {}
    for word in own_first:
        kinds.setdefault(word.kind or word.id, word)
    return list(kinds.values())[:MOST_WORDS]


def _steps(
    diagnosis: Diagnosis,
    steps: Sequence[DatedStep | PlanStep],
    facts: Mapping[str, str],
    room: _Room,
) -> Iterator[tuple[Block, ...]]:
    missing = (
        Point(
            missing.fact,
            lead=translate("Papers", "Find out within {days}").format(days=days(missing.within)),
        )
        for missing in diagnosis.missing
    )
    yield _points(missing, 1, translate("Papers", "facts to find out"))
    yield _points(
        islice(_by_day(steps, facts), room.days), 5, translate("Papers", "steps of the plan")
    )


def _by_day(steps: Sequence[DatedStep | PlanStep], facts: Mapping[str, str]) -> Iterator[Point]:
    """One point for each day, with all that is to be done on it; another year than the first's."""
    titled: dict[str, list[str]] = {}
    year = min((due.year for step in steps if (due := _due(step, facts))), default=None)
    for step in steps:
        titled.setdefault(step_day(step, facts, year), []).append(step.title)
    return (Point(clipped("; ".join(titles), _DONE), lead=day) for day, titles in titled.items())


def from_talk(day: int) -> str:
    """When a step is due, counted in days from the talk: "3 days after"."""
    near = {
        0: translate("Papers", "On the day"),
        1: translate("Papers", "The day after"),
        -1: translate("Papers", "The day before"),
    }
    if day in near:
        return near[day]
    if day <= AT_ONCE:
        return translate("Papers", "Today")
    form = (
        translate("Papers", "{number} days after")
        if day > 0
        else translate("Papers", "{number} days before")
    )
    return form.format(number=abs(day))


def step_day(step: DatedStep | PlanStep, facts: Mapping[str, str], year: int | None = None) -> str:
    """The day of a step as one says it, counted from the talk where it has no date.

    Args:
        step: A step of a plan.
        facts: What the user gave, dates as ISO text.
        year: The year that goes without saying; None says none.
    """
    due = _due(step, facts)
    if due is None:
        assert isinstance(step, PlanStep)
        return from_talk(step.day)
    return with_weekday(due) if year in (None, due.year) else whole_day(due)


def _due(step: DatedStep | PlanStep, facts: Mapping[str, str]) -> date | None:
    return set_day(step, facts) if isinstance(step, PlanStep) else step.due


def days(number: int) -> str:
    """So many days, as one says it."""
    return (
        translate("Papers", "a day")
        if number == 1
        else translate("Papers", "{number} days").format(number=number)
    )
