# SPDX-License-Identifier: MIT
"""What the talk page shows of a talk: texts made ready, names as they may be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from coach.domain.wording import Category
from coach.engine.rules.condition_words import words_of
from coach.engine.rules.conditions import ConditionError, parse
from coach.errors import GoodTermsError
from coach.ui.case.source_list import source_line
from coach.ui.talk.lines.line_text import LineText, PartView
from coach.ui.talk.reaction_card import REACTION_PART, ReactionText

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coach.domain.talk.talk import Line, Reaction, Talk, TalkPart
    from coach.domain.wording import Mark, TalkMarks
    from coach.services.container import Services

    Hear = Callable[[str, str], Sequence[Mark]]

translate = QCoreApplication.translate


class TalkView:
    """Turns a talk into what is shown.

    Args:
        services: The services.
        shown: A text as it may be seen.
        hear: The marks of a text in a part.
    """

    def __init__(self, services: Services, shown: Callable[[str], str], hear: Hear) -> None:
        self._services, self._shown, self._hear = services, shown, hear

    def drawable(self, talk: Talk) -> tuple[Talk, tuple[tuple[str, Line], ...]]:
        """The talk without the lines that cannot be drawn, and those, each with its part's name."""
        parts, undrawn = [], []
        for part in talk.parts:
            lines = tuple(line for line in part.lines if self._is_drawable(line, talk.pack))
            undrawn += [(part.title, line) for line in part.lines if line not in lines]
            parts.append(part if lines == part.lines else replace(part, lines=lines))
        if not undrawn:
            return talk, ()
        return replace(talk, parts=tuple(parts)), tuple(undrawn)

    def _is_drawable(self, line: Line, pack: str) -> bool:
        if not (line.is_rewritten or line.is_added or line.told):  # the coach's words are tested
            return True
        try:
            self._line(line, pack)
        except GoodTermsError:
            raise
        except Exception:  # noqa: BLE001 - no text of a user's may lock the page
            return False
        return True

    def parts(self, talk: Talk) -> list[PartView]:
        """The parts with their lines."""
        return [
            PartView(
                id=part.id,
                title=part.title,
                time=_time(part),
                purpose=part.purpose,
                do=part.do,
                dont=part.dont,
                lines=tuple(self._line(line, talk.pack, note=part.is_note) for line in part.lines),
                topic=f"{talk.verdict}/{part.id}",
            )
            for part in talk.parts
        ]

    def kept(self, talk: Talk) -> list[LineText]:
        """The user's words that no part of this talk has."""
        return [self._line(line, talk.pack) for line in talk.kept]

    def reactions(self, reactions: Sequence[Reaction]) -> list[ReactionText]:
        """What they may say."""
        return [self._reaction(each) for each in reactions]

    def _reaction(self, reaction: Reaction) -> ReactionText:
        reply = self._shown(reaction.reply)
        return ReactionText(
            id=reaction.id,
            says=self._shown(reaction.says),
            beneath=self._shown(reaction.beneath),
            trap=self._shown(reaction.trap),
            reply=reply,
            words=reaction.reply,
            is_rewritten=reaction.is_rewritten,
            feared=reaction.feared,
            marks=tuple(calm(self._hear)(reply, REACTION_PART)) if reaction.is_rewritten else (),
        )

    def _line(self, line: Line, pack: str, *, note: bool = False) -> LineText:
        template = translate("TalkView", "Template {template} · {pack}").format(
            template=line.template, pack=pack
        )
        sources = source_line(self._services.library.sources(line.sources))
        text, part = self._shown(line.text), line.id.partition("/")[0]
        own = line.is_rewritten or line.is_added or line.told
        facts = {fact.id: fact for fact in self._services.content.talk.facts}
        return LineText(
            id=line.id,
            text=text,
            words=line.text,
            cue=line.cue,
            why=(line.because, self._condition(line.when_text), sources),
            details=template if line.template else "",
            coach=self._shown(line.generated) if line.generated != line.text else "",
            is_rewritten=line.is_rewritten,
            is_added=line.is_added,
            off=line.off,
            locked=line.locked,
            conflict=line.conflict,
            marks=tuple(self._hear(text, part)) if own and not line.cue else (),
            blanks=tuple(facts[name] for name in line.blanks if name in facts),
            note=note and line.cue,
            opening=line.is_opening,
        )

    def _condition(self, text: str) -> str:
        try:
            condition = parse(text)
        except ConditionError:
            return translate("TalkView", "Used when: {condition}.").format(condition=text)
        words = words_of(self._services.content.interview, condition)
        return translate("TalkView", "Used when: {condition}.").format(condition=words)


def calm(hear: Hear) -> Hear:
    """The same hearing, with no marks at all for a text that it cannot take."""

    def heard(text: str, part: str) -> Sequence[Mark]:
        try:
            return hear(text, part)
        except GoodTermsError:
            raise
        except Exception:  # noqa: BLE001 - no text of a user's may lock the page
            return ()

    return heard


def _time(part: TalkPart) -> str:
    """How long a part takes, and how many of its lines ask for a choice."""
    asking = sum(1 for line in part.lines if line.conflict)
    if not asking:
        return part.time
    return translate("TalkView", "{time} · {count} to settle").format(time=part.time, count=asking)


def whole_marks(talk: Talk, marks: TalkMarks, hear: Hear) -> list[tuple[str, Mark]]:
    """What is heard in the talk as a whole: what it lacks, and what only repetition makes wrong.

    Each mark comes with the words that it is about, "" where it is about none.
    """
    found = [("", mark) for mark in marks.whole]
    for part in talk.spoken:
        for line in part.lines:
            again = [mark for mark in marks.of_line(line.id) if mark.category is Category.APOLOGY]
            alone = {mark.entry for mark in hear(line.text, part.id)} if again else set()
            found += [
                (line.text[mark.start : mark.end], mark)
                for mark in again
                if mark.entry not in alone
            ]
    return found


def with_words(talk: Talk, line_id: str, text: str) -> Talk:
    """The talk as it would be with other words in a line: what is being typed."""
    return replace(
        talk,
        parts=tuple(
            replace(
                part,
                lines=tuple(
                    replace(line, text=text) if line.id == line_id else line for line in part.lines
                ),
            )
            for part in talk.parts
        ),
    )
