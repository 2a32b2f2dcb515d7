"""What of a talk is left out for what was told: times that are not theirs, words said twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.domain.talk.talk import FactRole, PartRole
from coach.engine.talk.advice import told_as
from coach.engine.talk.aloud import is_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from coach.domain.talk.talk import Fact, Line, TalkPart
    from coach.engine.talk.context import Context


_LEAD = 6  # words of ours around a figure that says nothing besides it
_FIGURE = re.compile(
    r"\d+(?:[.,]\d+)*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
    r"|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy"
    r"|eighty|ninety|hundred|thousand|million|half|twice)\b",
    re.IGNORECASE,
)


def without_figures_again(parts: Iterable[TalkPart]) -> list[TalkPart]:
    """The parts without lines that say no more than a figure which the part has just named.

    Only where one says why: the news, the terms and what is agreed are said whole.
    """
    return [
        replace(part, lines=tuple(_with_new_figures(part)))
        if part.role is PartRole.MIDDLE
        else part
        for part in parts
    ]


def _with_new_figures(part: TalkPart) -> Iterator[Line]:
    named: set[str] = set()
    for line in part.lines:
        asks = "?" in line.text  # a question is never only a figure
        is_figure = len(line.told) == 1 and not is_sentence(line.told[0])
        again = is_figure and not asks and figures_in(line.told[0])
        words = len(line.text.split()) - len(" ".join(line.told).split())
        if not (again and again <= named and words <= _LEAD):
            yield line
        named |= figures_in(line.text)


def figures_in(text: str) -> set[str]:
    """The numbers that a text names, in digits or in words."""
    return {found.replace(",", "").casefold() for found in _FIGURE.findall(text)}


def without_times(
    parts: Iterable[TalkPart], asked: Iterable[Fact], case: Context
) -> list[TalkPart]:
    """The parts as they are said in the time there is.

    In the shortest of the times (the first choice) no part says how long it takes.
    """
    time = next((fact for fact in asked if fact.role is FactRole.TIME), None)
    if time is None or case.values.get(time.id) != time.choices[0][0]:
        return list(parts)
    return [replace(part, time="") for part in parts]


def without_twice_told(
    parts: Iterable[TalkPart], asked: Iterable[Fact], given: Mapping[str, str]
) -> list[TalkPart]:
    """The parts without those that speak beforehand to whoever decides, if they hear own words.

    Somebody who both decides and is told has one talk: the one in the user's words.
    """
    decides = told_as(FactRole.DECIDER, asked, given).casefold()
    all_parts = list(parts)
    before = [part for part in all_parts if part.role is PartRole.BEFOREHAND]
    hearing = [part for part in before if decides and _tells(part, decides)]
    stock = [part for part in before if hearing and part not in hearing and _names(part, decides)]
    return [part for part in all_parts if part not in stock]


def _tells(part: TalkPart, name: str) -> bool:
    """Whether it says to whom the user's words below go, and that is this one."""
    return any(name == each.casefold() for line in part.lines for each in line.told)


def _names(part: TalkPart, name: str) -> bool:
    return any(name in line.text.casefold() for line in part.lines)
