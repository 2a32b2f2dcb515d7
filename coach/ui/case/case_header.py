# SPDX-License-Identifier: MIT
"""Over every page of a case: whose it is, and how far it has come."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QWidget

from coach.domain.case import Case, Stage
from coach.services.cases.steps import Done, Step, StepState
from coach.ui.kit.basic.buttons import Button
from coach.ui.kit.basic.focus import leads_away
from coach.ui.kit.basic.icon_mark import IconMark
from coach.ui.kit.basic.labels import Body, ElidedLabel, Quiet
from coach.ui.kit.layout.arranged import Arranged
from coach.ui.kit.layout.flow_layout import FlowRow
from coach.ui.kit.layout.stacked import column_of
from coach.ui.shell.words import first_capital

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from coach.ui.kit.basic.theme import Theme
    from coach.ui.shell.discreet import NameMask
    from coach.ui.shell.shell import Shell


_ORDER = tuple(Step)
_STEPS = {
    Stage.UNDERSTAND: Step.UNDERSTAND,
    Stage.VERDICT: Step.VERDICT,
    Stage.TALK: Step.PREPARE,
    Stage.AFTER: Step.AFTER,
    Stage.CLOSED: Step.AFTER,
}  # the step of the page on which a case at this stage goes on
_ROOM = 780  # pixels, at 100 % text, from which the steps stand beside the names
_SUBJECT = 48  # pixels, at 100 % text, of the subject that whole steps leave room for
_MARK, _GAP, _STEP_GAP = 16, 8, 4
_AIR = 6  # before the dot, for the ring of the focus


class StepButton(Button):
    """One step: a disc with a tick when it is done, half a disc when begun, else a circle.

    Its word is bold where we are; that says nothing of what was done.
    """

    def __init__(self, theme: Theme, text: str, name: str, parent: QWidget) -> None:
        super().__init__(text, name, parent=parent)
        self._theme = theme
        self._done, self._here = Done.NOT, False
        self._short, self._closed = False, ""
        self.setFlat(True)

    def show_state(self, state: StepState, *, here: bool, passed: bool) -> None:
        """Show how far the step was done, whether we are at it, and whether it can be gone to.

        Args:
            state: What was done, and whether the step is open.
            here: Whether its page is the one that is shown.
            passed: Whether the talk was held: what is not done by then was left out.
        """
        self._done, self._here = state.done, here
        self.setEnabled(state.open or here)
        closed = self.tr("opens once there is a verdict")
        words = (
            self.tr("you are here") if here else "",
            "" if here and self._done is Done.NOT else self._done_words(passed=passed),
            "" if self.isEnabled() else closed,
        )
        self.setAccessibleDescription(", ".join(word for word in words if word))
        self._closed = "" if self.isEnabled() else closed
        self._refresh()

    def show_short(self, *, short: bool) -> None:
        """Show the mark alone, unless we are here; its word is in the tooltip then."""
        self._short = short
        self._refresh()

    def _refresh(self) -> None:
        tip = ", ".join(filter(None, (self.text() if self._short else "", self._closed)))
        self.setToolTip(first_capital(tip))
        self.updateGeometry()
        self.update()

    def _done_words(self, *, passed: bool) -> str:
        if self._done is Done.DONE:
            return self.tr("done")
        if self._done is Done.BEGUN:
            return self.tr("begun")
        return self.tr("left out") if passed else self.tr("to come")

    def sizeHint(self) -> QSize:
        """As it is shown now."""
        return self.size_when(short=self._short)

    def size_when(self, *, short: bool) -> QSize:
        """The mark, its word in the heavier form and a little air; short, mark and air alone."""
        self.ensurePolished()
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        px = self._theme.px
        word = QFontMetrics(font).horizontalAdvance(self.text()) + px(5) + 8
        shown = self._here or not short
        return QSize((word if shown else _AIR) + px(11) + _AIR, px(28))

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
        if self._here or not self._short:
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 8, 8)
        painter.end()

    def _draw_dot(self, painter: QPainter, middle: QPointF) -> None:
        tokens, radius = self._theme.tokens, self._theme.px(11) / 2
        box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        accent = QColor(tokens.accent)
        painter.setPen(QPen(QColor(tokens.edge) if self._done is Done.NOT else accent, 1.2))
        painter.setBrush(accent if self._done is Done.DONE else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box)
        if self._done is Done.BEGUN:
            painter.setBrush(accent)
            painter.drawPie(box, 90 * 16, 180 * 16)
        elif self._done is Done.DONE:
            painter.setPen(QPen(QColor(tokens.on_accent), max(1.4, radius * 0.28)))
            points = ((-0.45, 0.02), (-0.1, 0.38), (0.48, -0.36))
            painter.drawPolyline([middle + QPointF(x, y) * radius for x, y in points])


class _Shape(NamedTuple):
    """How the header lies."""

    beside: bool  # the steps stand beside the names, not below
    short: bool  # the steps are marks without their words
    subject: bool  # what the case is about is there
    client: int  # pixels that the client's name has at the least


class CaseHeader(Arranged):
    """Client, title and steps of a case; a click on a reached step goes there.

    Where there is little room the title gives way, then the words of the steps go; the client's
    name is the last to end in dots. Where the user acts on a verdict of their own, both verdicts
    stand below.
    """

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell.theme, parent)
        self._shell = shell
        self._case_id, self._titled = "", False
        leads_away(self)
        theme = shell.theme
        self._client = ElidedLabel("", self)
        self._client.setObjectName("header-client")
        self._client.setProperty("tone", "quiet")
        self._dot = Body("·", self, tone="quiet")
        self._dot.setWordWrap(False)
        self._title = ElidedLabel("", self)
        self._title.setObjectName("header-title")
        self._title.setProperty("strong", "true")
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._steps = self._make_steps(theme)
        self._lay_out(theme)
        self._group.idClicked.connect(self._on_step_clicked)

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
        whose.setSpacing(_GAP)
        mark = IconMark(theme, self._shell.icons.icon("building-2", "quiet"), _MARK, self)
        for part in (mark, self._client, self._dot, self._title):
            whose.addWidget(part)
        whose.addStretch(1)
        self._steps_row = FlowRow(self, gap=_STEP_GAP)
        for step in self._steps:
            self._steps_row.flow.addWidget(step)
        self._verdicts = Quiet("", self)
        self._verdicts.setObjectName("both-verdicts")
        self._verdicts.hide()
        whole = column_of(self, gap=4)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        whole.addLayout(self._box)
        whole.addWidget(self._verdicts)
        self._box.addLayout(whose, 1)
        self._box.addWidget(self._steps_row)

    def show_case(
        self,
        case: Case,
        here: Stage | Step,
        names: NameMask,
        verdicts: str,
        steps: Sequence[StepState],
    ) -> None:
        """Show a case at the step `here`.

        Args:
            case: The case.
            here: The step that is shown, or the stage whose step is.
            names: Says how its names may be seen.
            verdicts: Both verdicts where the user overruled the one found.
            steps: How far each step was done.
        """
        self._verdicts.setText(verdicts)
        self._verdicts.setVisible(bool(verdicts))
        self._case_id = case.id
        client = names.name(case.client_name)
        sample = self.tr("{client} (a sample)").format(client=client)
        self._client.setText(sample if case.sample else client)
        self._title.setText(names.text(case.title, [case.client_name]))
        self._titled = bool(case.title)
        at = here if isinstance(here, Step) else _STEPS[here]
        held = any(each.step is Step.TALK and each.done is Done.DONE for each in steps)
        for state, button in zip(steps, self._steps, strict=True):
            button.show_state(state, here=state.step is at, passed=held)
        self.settle()

    def fitting(self, width: int) -> _Shape:
        """The subject gives way first, then the words of the steps, and last the client's name."""
        mark = self._theme.px(_MARK) + _GAP
        client = self._client.sizeHint().width()
        dot = self._dot.sizeHint().width() + 2 * _GAP if self._titled else 0
        title = self._title.sizeHint().width() if self._titled else 0
        some = min(title, self._theme.across(_SUBJECT))
        beside, short = self._place_steps(width, mark + client + dot + some)
        room = width - mark - (self._steps_width(short=short) + _GAP if beside else 0)
        least = min(title, self._title.minimumSizeHint().width())
        subject = self._titled and client + dot + least <= room
        return _Shape(beside, short, subject, max(min(client, room), 0))

    def _place_steps(self, width: int, names: int) -> tuple[bool, bool]:
        """Whether the steps stand beside names of this width, and whether they are short."""
        if width >= self._theme.across(_ROOM):
            for short in (False, True):
                if names + _GAP + self._steps_width(short=short) <= width:
                    return True, short
        return False, self._steps_width(short=False) > width

    def _steps_width(self, *, short: bool) -> int:
        widths = [step.size_when(short=short).width() for step in self._steps]
        return sum(widths) + _STEP_GAP * (len(widths) - 1)

    def arrange(self, arrangement: Hashable) -> None:
        """Steps beside the names or below, with their words or without."""
        now = cast("_Shape", arrangement)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(across if now.beside else down)
        self._box.setSpacing(_GAP if now.beside else 0)
        for step in self._steps:
            step.show_short(short=now.short)
        for part in (self._dot, self._title):
            part.setVisible(now.subject)
        self._client.setMinimumWidth(now.client)

    def _on_step_clicked(self, number: int) -> None:
        self._shell.go(_ORDER[number].value, self._case_id)
