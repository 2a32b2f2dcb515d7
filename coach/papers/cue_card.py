"""The cue card: what one needs at a glance, on a sheet of A6, in sixty words at most."""

from __future__ import annotations

import re
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from coach.domain.papers.paper import Block, BlockKind, Paper, PaperKind, Point
from coach.domain.talk.talk import FactRole, PartRole
from coach.engine.dates.dates import spoken
from coach.papers.words import clipped, one_line
from coach.translation import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from coach.domain.talk.talk import Line, Reaction, Talk, TalkPart

TITLE = QT_TRANSLATE_NOOP("Papers", "Cues")  # says nothing to whoever sees it lying there
MOST_WORDS = 60
_NEWS_WORDS, _HOLD_WORDS, _ASK_WORDS, _POINT_WORDS = 14, 9, 8, 5
_SAYS_WORDS, _REPLY_WORDS = 6, 5  # of a reaction: at most, and at least of the answer
_FEWEST = 4  # words that a sentence needs to say something
_ASKS = 6  # words that a question needs to be what a part is for
_THREE, _BRIDGES = 3, 2
# The part that must be said whatever happens, by its role; the first of these that a talk has.
_NEWS = (PartRole.NEWS, PartRole.TERMS, PartRole.CORE)
_ASIDE = frozenset({PartRole.BEFOREHAND, PartRole.OPEN, PartRole.LISTEN, PartRole.CLOSE})
_SENTENCE_ENDS = re.compile(r"(?<=[.!?…]) (?=[A-Z“])")
_DAYS = (
    (FactRole.LAST_DAY, QT_TRANSLATE_NOOP("Papers", "Last day")),
    (FactRole.BY_WHEN, QT_TRANSLATE_NOOP("Papers", "By")),
    (FactRole.REVIEW_DAY, QT_TRANSLATE_NOOP("Papers", "We look again")),
)


def make_cue_card(talk: Talk, facts: Mapping[FactRole, str]) -> Paper:
    """The cue card of a talk; `facts` holds what the user gave by its role, dates as ISO text."""
    cues = _cues([part for part in talk.spoken if _said(part)], facts)
    used = sum(words_of(points) for _, points in cues)
    cues.append(
        (translate("Papers", "If they say"), reaction_points(talk.reactions, MOST_WORDS - used))
    )
    return Paper(
        PaperKind.CUE_CARD,
        translate("Papers", TITLE),
        translate("Papers", TITLE),
        tuple(block for title, points in cues for block in cue_section(title, points)),
        one_page=True,
    )


def _cues(parts: list[TalkPart], facts: Mapping[FactRole, str]) -> list[tuple[str, list[Point]]]:
    """What stands beneath each heading, but for what they may say."""
    news = _one_of(_NEWS, parts) or next(iter(_ahead(parts) or parts), None)
    hold = _one_of((PartRole.HOLD,), parts)
    return [
        (translate("Papers", "Ask"), _asked(parts)),
        (translate("Papers", "Say"), _first(news, _NEWS_WORDS)),
        (translate("Papers", "Date"), _day(facts)),
        (translate("Papers", "Hold"), _first(hold, _HOLD_WORDS) if hold is not news else []),
        (translate("Papers", "Then"), _bridge(parts, {id(news), id(hold)})),
    ]


def _ahead(parts: list[TalkPart]) -> list[TalkPart]:
    return [part for part in parts if part.role not in _ASIDE]


def _asked(parts: list[TalkPart]) -> list[Point]:
    """The first question that the mirror opened."""
    asked = (line for part in parts for line in part.lines if line.is_opening)
    return [Point(clipped(line.text, _ASK_WORDS)) for line in islice(asked, 1)]


def words_of(points: Iterable[Point]) -> int:
    """How many words of cues some points are."""
    return sum(len(f"{point.lead} {point.text}".split()) for point in points)


def cue_section(title: str, points: list[Point]) -> Iterator[Block]:
    """A heading and what stands beneath it; nothing where that is empty."""
    if points:
        yield Block(BlockKind.HEADING, title)
        yield Block(BlockKind.POINTS, points=tuple(points))


def _one_of(roles: tuple[PartRole, ...], parts: list[TalkPart]) -> TalkPart | None:
    return next((part for role in roles for part in parts if part.role is role), None)


def _said(part: TalkPart) -> list[Line]:
    return [line for line in part.lines if not line.cue]


def _first(part: TalkPart | None, words: int) -> list[Point]:
    """The first line of a part that says something ("I hear you." does not), short enough.

    Where a talk is no more than its opening, that is the longest: before it comes a greeting.
    """
    if part is None:
        return []
    said = _said(part)
    telling = [line for line in said if len(line.text.split()) >= _FEWEST] or said
    if part.role is PartRole.OPEN:
        telling.sort(key=lambda line: -len(line.text.split()))
    return [Point(short_words(_from_what_is_theirs(telling[0]), words))]


def _from_what_is_theirs(line: Line) -> str:
    """A line from the first sentence that has something of this case in it, if one has.

    That is what the user told, or a blank: "There are two ways." is no cue, the price is.
    """
    sentences = _SENTENCE_ENDS.split(one_line(line.text))
    asked = _asked_in(sentences)
    for at, sentence in enumerate(sentences):
        found = [told for each in line.told if (told := one_line(each)) in sentence]
        brief = asked is not None and all(len(told.split()) < _ASKS for told in found)
        if "[" in sentence or (found and not brief):
            return " ".join(sentences[at:])
    return line.text if asked is None else " ".join(sentences[asked:])


def _asked_in(sentences: list[str]) -> int | None:
    """Which of some sentences asks what the part is for; None where that is the first, or none."""
    asks = (
        at for at, each in enumerate(sentences) if each.endswith("?") and len(each.split()) >= _ASKS
    )
    return next(asks, 0) or None


def short_words(text: str, words: int) -> str:
    """The first words of a text: whole sentences where they say enough by themselves."""
    text = one_line(text)
    found, said = clipped(text, words), text.split()
    if len(found.split()) >= min(_FEWEST, words, len(said)):
        return found
    return f"{' '.join(said[:words]).rstrip(',;:–')}…"


def _day(facts: Mapping[FactRole, str]) -> list[Point]:
    for role, label in _DAYS:
        if facts.get(role):
            try:
                day = spoken(date.fromisoformat(facts[role]))
            except ValueError:
                continue
            return [Point(day, lead=label)]
    return []


def _bridge(parts: list[TalkPart], used: set[int]) -> list[Point]:
    """The first words of what the bridge offers, or the parts that are still to come by name."""
    bridge = _one_of((PartRole.BRIDGE,), parts)
    if bridge is not None:
        return [Point(short_words(line.text, _POINT_WORDS)) for line in _said(bridge)][:_BRIDGES]
    ahead = (part for part in _ahead(parts) if id(part) not in used)
    return [Point(clipped(part.title, _POINT_WORDS)) for part in ahead][:_THREE]


def reaction_points(reactions: Iterable[Reaction], left: int) -> list[Point]:
    """What they may say, each with the first words of the answer, in the words that are left.

    None is named without its answer: where the words do not do for three, there are fewer.
    """
    answered = [each for each in reactions if one_line(each.reply)][:_THREE]
    number = min(len(answered), left // (_SAYS_WORDS + _REPLY_WORDS))
    points = []
    for reaction in answered[:number]:
        says = clipped(one_line(reaction.says).strip("“”"), _SAYS_WORDS)
        room = left // number - len(says.split())
        points.append(Point(short_words(reaction.reply, room), lead=says))
    return points
