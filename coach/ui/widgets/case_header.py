# SPDX-License-Identifier: MIT
"""Over every page of a case: whose it is, and how far it has come."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coach.domain.case import Case, Stage
from coach.ui.widgets.buttons import Button
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.icon_mark import IconMark
from coach.ui.widgets.labels import Body, ElidedLabel, Quiet

if TYPE_CHECKING:
    from coach.ui.discreet import Names
    from coach.ui.shell import Shell
    from coach.ui.theme import Theme


class Step(StrEnum):
    """The steps of a case as its header shows them; the value is the page that it leads to."""

    UNDERSTAND = "interview"
    VERDICT = "verdict"
    PREPARE = "talk"
    REHEARSE = "rehearse"
    TALK = "day"
    AFTER = "after"


_ORDER = tuple(Step)
_STEPS = {
    Stage.UNDERSTAND: Step.UNDERSTAND,
    Stage.VERDICT: Step.VERDICT,
    Stage.TALK: Step.PREPARE,
    Stage.AFTER: Step.AFTER,
    Stage.CLOSED: Step.AFTER,
}  # where a case stands
_ROOM = 780  # pixels, at 100 % text, from which the steps stand beside the names
_AIR = 6  # before the dot, for the ring of the focus


class StepButton(Button):
    """One step: a full dot when it is done, a ring where we are, a circle when it is to come."""

    def __init__(self, theme: Theme, text: str, name: str, parent: QWidget) -> None:
        super().__init__(text, name, parent=parent)
        self._theme = theme
        self._done = self._here = False
        self.setFlat(True)

    def show_state(self, *, done: bool, here: bool, reachable: bool) -> None:
        """Show whether the step is done, is the one we are at, and can be gone to."""
        self._done, self._here = done, here
        self.setEnabled(reachable)
        state = self.tr("you are here") if here else self.tr("done") if done else self.tr("to come")
        self.setAccessibleDescription(state)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Dot, word and a little air."""
        self.ensurePolished()
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        width = QFontMetrics(font).horizontalAdvance(self.text())
        px = self._theme.px
        return QSize(width + px(16) + 8 + _AIR, px(28))

    def minimumSizeHint(self) -> QSize:
        """As `sizeHint`."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the dot and the word."""
        tokens, px = self._theme.tokens, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_dot(painter, QPointF(_AIR + px(5), self.height() / 2))
        font = self.font()
        if self._here:
            font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        strong = self._here or self.underMouse()
        painter.setPen(QColor(tokens.text if strong and self.isEnabled() else tokens.quiet))
        words = self.rect().adjusted(_AIR + px(16), 0, 0, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 8, 8)
        painter.end()

    def _draw_dot(self, painter: QPainter, middle: QPointF) -> None:
        tokens, radius = self._theme.tokens, self._theme.px(9) / 2
        if self._here:
            painter.setPen(QPen(QColor(tokens.accent), radius * 0.62))
            painter.setBrush(QColor(tokens.ground))
            radius *= 0.72
        elif self._done:
            painter.setPen(QPen(QColor(tokens.accent), 1))
            painter.setBrush(QColor(tokens.accent))
        else:
            painter.setPen(QPen(QColor(tokens.edge), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, radius, radius)


class CaseHeader(QWidget):
    """Client, title and steps of a case; a click on a reached step goes there.

    Where the user acts on a verdict of their own, both verdicts stand below.
    """

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._case_id = ""
        theme = shell.theme
        self._client = ElidedLabel("", self)
        self._client.setProperty("tone", "quiet")
        self._dot = Body("·", self, tone="quiet")
        self._dot.setWordWrap(False)
        self._title = ElidedLabel("", self)
        self._title.setProperty("strong", "true")
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._steps = self._make_steps(theme)
        self._lay_out(theme)
        self._group.idClicked.connect(self._on_step_clicked)
        theme.changed.connect(self._arrange)

    def _make_steps(self, theme: Theme) -> list[StepButton]:
        words = (
            self.tr("Understand"),
            self.tr("Verdict"),
            self.tr("Prepare"),
            self.tr("Rehearse"),
            self.tr("Talk"),
            self.tr("After"),
        )
        steps = []
        for number, (where, word) in enumerate(zip(_ORDER, words, strict=True)):
            step = StepButton(theme, word, f"step:{where.value}", self)
            self._group.addButton(step, number)
            steps.append(step)
        return steps

    def _lay_out(self, theme: Theme) -> None:
        whose = QHBoxLayout()
        whose.setSpacing(8)
        mark = IconMark(theme, self._shell.icons.icon("building-2", "quiet"), 16, self)
        for part in (mark, self._client, self._dot, self._title):
            whose.addWidget(part)
        whose.addStretch(1)
        self._steps_row = QWidget(self)
        steps = FlowLayout(self._steps_row, gap=4)
        for step in self._steps:
            steps.addWidget(step)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._steps_row.setSizePolicy(policy)
        self._verdicts = Quiet("", self)
        self._verdicts.setObjectName("both-verdicts")
        self._verdicts.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        whole.addLayout(self._box)
        whole.addWidget(self._verdicts)
        self._box.addLayout(whose, 1)
        self._box.addWidget(self._steps_row)

    def show_case(self, case: Case, here: Stage | Step, names: Names, verdicts: str = "") -> None:
        """Show a case at the step `here`.

        Args:
            case: The case.
            here: The step that is shown, or the stage whose step is.
            names: Says how its names may be seen.
            verdicts: Both verdicts where the user overruled the one found.
        """
        self._verdicts.setText(verdicts)
        self._verdicts.setVisible(bool(verdicts))
        self._case_id = case.id
        self._client.setText(names.name(case.client_name))
        self._title.setText(names.text(case.title, [case.client_name]))
        self._dot.setVisible(bool(case.title))
        known = case.stage != Stage.UNDERSTAND
        now = _ORDER.index(here if isinstance(here, Step) else _STEPS[here])
        reached = len(_ORDER) if case.stage == Stage.CLOSED else _ORDER.index(_STEPS[case.stage])
        for number, step in enumerate(self._steps):
            step.show_state(
                done=number < max(reached, now),
                here=number == now,
                reachable=known or number in (0, now),
            )

    def minimumSizeHint(self) -> QSize:
        """No width of its own: names end in dots."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Steps beside the names where there is room, else below."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= self._shell.theme.px(_ROOM)
        self._box.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )

    def _on_step_clicked(self, number: int) -> None:
        self._shell.go(_ORDER[number].value, self._case_id)
