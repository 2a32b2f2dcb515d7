"""The cue card: what one needs at a glance, on a sheet of A6, in sixty words at most."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from coach.documents.words import clipped, one_line, whole_sentences
from coach.domain.paper import Block, BlockKind, Paper, PaperKind, Point
from coach.domain.talk import BEFOREHAND
from coach.engine.dates import spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from coach.domain.talk import Line, Talk, TalkPart

TITLE = "Cues"  # says nothing to whoever sees it lying there
MOST_WORDS = 60
_NEWS_WORDS, _HOLD_WORDS, _POINT_WORDS, _SAYS_WORDS = 20, 13, 6, 6
_ASK_WORDS = 12
_THREE = 3
# The part of a talk that must be said whatever happens, by its id; the first that the talk has.
_NEWS = ("news", "decision", "what-must-stop", "terms", "ask", "agree", "test", "promise", "us")
_HOLD = ("hold", "consequence", "freedom")
_BRIDGE = ("bridge",)
_ASIDE = BEFOREHAND | {"open", "silence", "listen", "close"}
_DAYS = (("last_day", "Last day"), ("by_when", "By"), ("review_day", "We look again"))
_NAMES = {"tie": "contract"}  # ids of lines that say little


def make_cue_card(talk: Talk, facts: Mapping[str, str]) -> Paper:
    """The cue card of a talk; `facts` holds what the user gave, dates as ISO text."""
    parts = [part for part in talk.spoken if any(not line.cue for line in part.lines)]
    news = _one_of(_NEWS, parts) or (parts[0] if parts else None)
    hold = _one_of(_HOLD, parts)
    asked = [line for part in parts for line in part.lines if line.is_opening]
    cues = [
        ("Ask", [Point(clipped(line.text, _ASK_WORDS)) for line in asked[:1]]),
        ("Say", _first(news, _NEWS_WORDS)),
        ("Date", _day(facts)),
        ("Hold", _first(hold, _HOLD_WORDS) if hold is not news else []),
        ("Then", _bridge(parts, {id(news), id(hold)})),
    ]
    used = sum(words_of(points) for _, points in cues)
    cues.append(("If they say", _reactions(talk, MOST_WORDS - used)))
    return Paper(
        PaperKind.CUE_CARD,
        TITLE,
        TITLE,
        tuple(block for title, points in cues for block in _section(title, points)),
        one_page=True,
    )


def words_of(points: Iterable[Point]) -> int:
    """How many words of cues some points are."""
    return sum(len(f"{point.lead} {point.text}".split()) for point in points)


def _section(title: str, points: list[Point]) -> Iterator[Block]:
    if points:
        yield Block(BlockKind.HEADING, title)
        yield Block(BlockKind.POINTS, points=tuple(points))


def _one_of(names: tuple[str, ...], parts: list[TalkPart]) -> TalkPart | None:
    found = (part for name in names for part in parts if part.id == name)
    return next(found, None)


def _said(part: TalkPart) -> list[Line]:
    return [line for line in part.lines if not line.cue]


def _first(part: TalkPart | None, words: int) -> list[Point]:
    """The first line of a part, short enough."""
    return [] if part is None else [Point(clipped(_said(part)[0].text, words))]


def _day(facts: Mapping[str, str]) -> list[Point]:
    for name, label in _DAYS:
        if facts.get(name):
            try:
                day = spoken(date.fromisoformat(facts[name]))
            except ValueError:
                continue
            return [Point(day, lead=label)]
    return []


def _bridge(parts: list[TalkPart], used: set[int]) -> list[Point]:
    """The points of the bridge by their names, or the parts that are still to come by theirs."""
    bridge = _one_of(_BRIDGE, parts)
    if bridge is not None:
        return [Point(_name(line)) for line in _said(bridge)][:_THREE]
    ahead = (part for part in parts if id(part) not in used and part.id not in _ASIDE)
    return [Point(clipped(part.title, _POINT_WORDS)) for part in ahead][:_THREE]


def _name(line: Line) -> str:
    """What a line is about: its name in the content, or the first words of the user's own."""
    if line.own:
        return clipped(line.text, _POINT_WORDS)
    name = line.id.rpartition("/")[2]
    return one_line(_NAMES.get(name, name).replace("-", " "))


def _reactions(talk: Talk, left: int) -> list[Point]:
    """What they may say, with the first words of the answer, in the words that are left."""
    each = left // _THREE
    points = []
    for reaction in talk.reactions[:_THREE] if each > 0 else ():
        says = clipped(one_line(reaction.says).strip("“”"), min(_SAYS_WORDS, each))
        reply = whole_sentences(one_line(reaction.reply), each - len(says.split()))
        points.append(Point(reply, lead=says) if reply else Point(says))
    return points
