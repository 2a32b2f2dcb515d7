# SPDX-License-Identifier: MIT
"""What the talk page shows of a talk: texts made ready, names as they may be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.engine.condition_words import words_of
from coach.engine.conditions import ConditionError, parse
from coach.ui.widgets.source_list import source_line
from coach.ui.widgets.talk_line import LineText
from coach.ui.widgets.talk_lines import PartView

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.domain.talk import Line, Talk
    from coach.services.bundle import Services

_NEWS = "news"
_BEFORE = "recommend"  # said to whoever decides on our side, on another day
_WORDS_A_SECOND = 2.4


def _tr(text: str) -> str:
    return QCoreApplication.translate("TalkView", text)


class TalkView:
    """Turns a talk into what is shown."""

    def __init__(self, services: Services, shown: Callable[[str], str]) -> None:
        self._services = services
        self._shown = shown

    def parts(self, talk: Talk) -> list[PartView]:
        """The parts with their lines."""
        return [
            PartView(
                id=part.id,
                title=part.title,
                time=part.time,
                purpose=part.purpose,
                do=part.do,
                dont=part.dont,
                lines=tuple(self._line(line, talk.pack) for line in part.lines),
            )
            for part in talk.parts
        ]

    def _line(self, line: Line, pack: str) -> LineText:
        template = _tr("Template {template} · {pack}").format(template=line.template, pack=pack)
        sources = source_line(self._services.library.sources(line.sources))
        why = (line.because, self._condition(line.when_text), sources)
        return LineText(line.id, self._shown(line.text), line.cue, why, template)

    def _condition(self, text: str) -> str:
        try:
            condition = parse(text)
        except ConditionError:
            return _tr("Used when: {condition}.").format(condition=text)
        words = words_of(self._services.content.interview, condition)
        return _tr("Used when: {condition}.").format(condition=words)


def words_to_the_news(talk: Talk) -> int | None:
    """How many words are said before the news; None for a talk without news."""
    before = 0
    for part in talk.parts:
        if part.id == _NEWS:
            return before
        if part.id != _BEFORE:
            before += sum(len(line.text.split()) for line in part.lines if not line.cue)
    return None


def seconds_of(words: int) -> int:
    """How long so many words take, said calmly."""
    return max(1, round(words / _WORDS_A_SECOND))
