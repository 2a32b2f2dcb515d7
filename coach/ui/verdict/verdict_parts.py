# SPDX-License-Identifier: MIT
"""The parts of the verdict page: reasons, safeguards, what is barred or missing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.kit.basic.buttons import QuietButton
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.icon_mark import IconMark
from coach.ui.kit.basic.labels import Body, Heading, Quiet
from coach.ui.kit.disclosure import Disclosure
from coach.ui.kit.layout.scroll_page import show_opened
from coach.ui.kit.layout.stacked import column_of
from coach.ui.kit.rows.row_button import RowButton
from coach.ui.shell.words import strength_text
from coach.ui.verdict.cause_words import CAUSE_ICONS, cause_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.definition import Definition
    from coach.domain.rules.diagnosis import Barred, Diagnosis, Measure, Missing, Reason
    from coach.domain.rules.verdict import Verdict
    from coach.services.library.library import LibraryService
    from coach.ui.shell.shell import Shell

_FIRST_REASONS = 5


class Words(Struct, frozen=True):
    """Where the words of a case come from: what it is pinned to, and the sources of today."""

    definition: Definition
    library: LibraryService


class Part(QWidget):
    """A heading and a `body` below it."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 12, 0, 0)
        self.body.setSpacing(4)
        self.body.addWidget(Heading(title, self))


class ReasonRow(QWidget):
    """What the user told us; opened, the rule that it fed and where that comes from."""

    def __init__(
        self,
        words: Words,
        shell: Shell,
        reason: Reason,
        parent: QWidget | None = None,
        *,
        again: bool = False,
    ) -> None:
        super().__init__(parent)
        self._words, self._shell, self._reason = words, shell, reason
        self._more: QWidget | None = None
        told = _told(reason)
        if not told:  # a rule for whatever is left: its sentence is the headline already
            told = self.tr("None of your answers decides otherwise")
        elif again and reason.decides:  # another row has the same answers, and says its cause
            told = self.tr("The rule that decided, and where it comes from")
        self.button = RowButton(shell.theme, f"reason:{reason.rule}", told, parent=self)
        role = reason.cause.value if reason.cause else "text"
        icon = CAUSE_ICONS[reason.cause] if reason.cause else "scale"
        self.button.add_mark(shell.icons.icon(icon, role), 18)
        if reason.cause is not None:
            self.button.add_word(cause_word(reason.cause), reason.cause.value)
        elif reason.decides:
            self.button.add_word(self.tr("decides"), "")
        self._sign = self.button.add_mark(shell.icons.icon("chevron-right", "quiet"), 16, end=True)
        self.button.setAccessibleDescription(self.tr("Press to see the rule and its source."))
        self._layout = column_of(self, self.button, gap=0)
        self.button.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        if self._more is None:
            self._more = self._details()
            self._layout.addWidget(self._more)
            self._more.hide()
        opened = self._more.isHidden()
        self._more.setVisible(opened)
        name = "chevron-down" if opened else "chevron-right"
        self._sign.set_icon(self._shell.icons.icon(name, "quiet"))
        if opened:
            show_opened(self)

    def _details(self) -> QWidget:
        details = QWidget(self)
        layout = QVBoxLayout(details)
        layout.setContentsMargins(self._shell.theme.px(18) + 18, 2, 8, 10)
        layout.setSpacing(4)
        layout.addWidget(Body(self._reason.sentence, details))
        interview = self._words.definition.interview
        for said in self._reason.answers:
            question = interview.question(said.question).text
            asked = self.tr("{question} You said: {answer}.")
            layout.addWidget(Quiet(asked.format(question=question, answer=said.sentence), details))
        for source in self._words.library.sources(self._reason.sources):
            line = self.tr("Source: {title} ({strength}). {says}").format(
                title=source.title, strength=strength_text(source.strength), says=source.says
            )
            layout.addWidget(Quiet(line, details))
        weight = self.tr("Rule “{rule}”").format(rule=self._reason.rule)
        if self._reason.cause is not None:
            points = self.tr("{points} of 3 points for {cause}").format(
                points=self._reason.points, cause=cause_word(self._reason.cause)
            )
            weight = f"{weight} · {points}"
        engine = Disclosure(
            self._shell, f"details:{self._reason.rule}", self.tr("Details"), parent=details
        )
        engine.body.addWidget(Quiet(weight, engine))
        layout.addWidget(engine)
        return details


def _told(reason: Reason) -> str:
    """What the user said that a rule goes by."""
    return " · ".join(said.sentence for said in reason.answers)


class Reasons(Part):
    """Because you told us: the strongest first; the rest on demand."""

    def __init__(
        self,
        words: Words,
        shell: Shell,
        title: str,
        reasons: Sequence[Reason],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        told = Counter(_told(reason) for reason in reasons)
        self._rows = [
            ReasonRow(words, shell, reason, self, again=told[_told(reason)] > 1)
            for reason in reasons
        ]
        for row in self._rows:
            self.body.addWidget(row)
        hidden = self._rows[_FIRST_REASONS:]
        for row in hidden:
            row.hide()
        more = self.tr("Show {count} more").format(count=len(hidden))
        self._more = QuietButton(more, "more-reasons", parent=self)
        self._more.setVisible(bool(hidden))
        self._more.clicked.connect(self._on_more)
        self.body.addWidget(self._more)

    def _on_more(self) -> None:
        for row in self._rows:
            row.show()
        self._rows[_FIRST_REASONS].button.setFocus()
        self._more.hide()


class Safeguards(Card):
    """What to do, or not to do, before anything else."""

    def __init__(
        self,
        shell: Shell,
        measures: Sequence[Measure],
        title: str,
        *,
        safety: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, tone="safety" if safety else "", margin=16)
        self.setObjectName("safeguards")
        role = "conduct" if safety else "accent"
        head = QHBoxLayout()
        head.setSpacing(10)
        icon = shell.icons.icon("shield-alert" if safety else "shield-check", role)
        head.addWidget(IconMark(shell.theme, icon, 20, self))
        head.addWidget(Heading(title, self, tone=role if safety else ""), 1)
        head.addStretch(0)  # takes what the words, of a width to be read, leave over
        self.body.addLayout(head)
        for measure in measures:
            self.body.addLayout(_point(shell, measure.text, "check", role, self))


class Measures(Part):
    """When and how: what holds the verdict back."""

    def __init__(
        self,
        shell: Shell,
        title: str,
        measures: Sequence[Measure],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        for measure in measures:
            self.body.addLayout(_point(shell, measure.text, "calendar-clock", "quiet", self))


class MissingFacts(Part):
    """What is not known yet, and by when to know it."""

    def __init__(
        self,
        shell: Shell,
        title: str,
        missing: Sequence[Missing],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        for fact in missing:
            days = self.tr("within a day") if fact.within == 1 else self.tr("within {days} days")
            row = _point(shell, fact.fact, "circle-question-mark", "quiet", self)
            when = Quiet(days.format(days=fact.within), self)
            when.prefer_line()
            row.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
            self.body.addLayout(row)


class BarredList(Part):
    """Verdicts that are out of the question here, and why."""

    def __init__(
        self,
        definition: Definition,
        shell: Shell,
        title: str,
        diagnosis: Diagnosis,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        for (sentence, instead), verdicts in _grouped(diagnosis.barred).items():
            names = " · ".join(definition.verdict(verdict).name for verdict in verdicts)
            self.body.addLayout(_point(shell, names, "ban", "quiet", self))
            words = QVBoxLayout()
            words.setContentsMargins(shell.theme.px(16) + 10, 0, 0, 4)
            words.setSpacing(2)
            words.addWidget(Quiet(sentence, self))
            if instead is not None and instead is not diagnosis.verdict:
                name = definition.verdict(instead).name
                words.addWidget(Quiet(self.tr("Instead: {name}").format(name=name), self))
            self.body.addLayout(words)


def _grouped(barred: Sequence[Barred]) -> dict[tuple[str, Verdict | None], list[Verdict]]:
    """Barred verdicts by what bars them and what takes their place."""
    groups: dict[tuple[str, Verdict | None], list[Verdict]] = {}
    for one in barred:
        groups.setdefault((one.sentence, one.instead), []).append(one.verdict)
    return groups


def _point(shell: Shell, text: str, icon: str, role: str, parent: QWidget) -> QHBoxLayout:
    """An icon and a sentence beside it."""
    row = QHBoxLayout()
    row.setSpacing(10)
    mark = IconMark(shell.theme, shell.icons.icon(icon, role), 16, parent)
    words = Body(text, parent)
    mark.stand_beside(words)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    row.addStretch(0)  # takes what the words, of a width to be read, leave over
    return row
