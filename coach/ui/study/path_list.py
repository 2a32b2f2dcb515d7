# SPDX-License-Identifier: MIT
"""The paths for somebody new: what each day is about, and how far one has honestly come."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.ui.kit.basic.buttons import QuietButton, SecondaryButton
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.labels import Body, Heading
from coach.ui.kit.disclosure import Disclosure
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.flow_layout import FlowRow
from coach.ui.kit.rows.row_button import RowButton
from coach.ui.study.study_words import percent_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from coach.domain.study.figures import DayState, PathState, ScriptState
    from coach.ui.kit.basic.theme import Theme
    from coach.ui.shell.shell import Shell


class ProgressLine(QWidget):
    """One stretch for each day of a path: filled where it is done, in part where it is begun."""

    def __init__(self, theme: Theme, days: Sequence[float], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._days = theme, tuple(days)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A thin line."""
        return QSize(self._theme.px(160), self._theme.px(10))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the days side by side."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, gap = self._theme.tokens, self._theme.px(3)
        wide = (self.width() - gap * (len(self._days) - 1)) / max(len(self._days), 1)
        for number, share in enumerate(self._days):
            box = QRectF(number * (wide + gap), 0.5, wide, self.height() - 1)
            painter.setPen(QPen(QColor(tokens.edge), 1))
            painter.setBrush(QColor(tokens.surface))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
            if share > 0:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(tokens.accent))
                full = QRectF(box.left(), box.top(), max(box.width() * share, 2), box.height())
                painter.drawRoundedRect(full, 3, 3)
        painter.end()


class PathCard(Card):
    """One path; `taken` asks to take or to leave it, `begun` for its cards, `opened` a script."""

    taken = Signal(object, object)  # its id, and whether it is to be taken
    opened = Signal(object, object)  # the id of a script, and those of all of the path
    begun = Signal()

    def __init__(
        self, shell: Shell, path: PathState, parent: QWidget | None = None, *, comes: bool = True
    ) -> None:
        """A path.

        Args:
            shell: The way to the window.
            path: How far one has come on it.
            parent: The widget it lies in.
            comes: Whether any card can be studied now.
        """
        super().__init__(parent)
        self._comes = comes
        self.setObjectName(f"path:{path.path}")
        self._shell, self._path = shell, path
        self.body.addWidget(Heading(path.title, self))
        self.body.addWidget(Body(path.summary, self))
        shares = [_share(day) for day in path.days]
        line = ProgressLine(shell.theme, shares, self)
        line.setObjectName(f"path-progress:{path.path}")
        said = self._progress()
        line.setAccessibleName(said)
        self.body.addWidget(line)
        self.body.addWidget(Body(said, self, tone="quiet"))
        self.body.addWidget(self._buttons())
        self._days = Disclosure(shell, f"path-days:{path.path}", self.tr("All days"), parent=self)
        self._days.toggled.connect(self._on_days_toggled)
        self.body.addWidget(self._days)

    def _progress(self) -> str:
        path = self._path
        if not path.met:
            return self.tr("{count} scripts in {days} days of study. None begun yet.").format(
                count=path.scripts, days=len(path.days)
            )
        return self.tr(
            "{met} of {count} scripts gone through. Asked now, you would remember about {known} "
            "of the whole path."
        ).format(met=path.met, count=path.scripts, known=percent_text(path.known))

    def _buttons(self) -> FlowRow:
        path, row = self._path, FlowRow(self, fills=True)
        if path.is_chosen:
            said = self.tr("You are on this path: its scripts come next.")
            words = self.tr("Start today’s cards")
            start = SecondaryButton(words, f"begin-path:{path.path}", parent=row)
            start.clicked.connect(self.begun)
            start.setVisible(self._comes)
            leave = QuietButton(self.tr("Leave the path"), f"leave-path:{path.path}", parent=row)
            leave.clicked.connect(partial(self.taken.emit, path.path, False))  # noqa: FBT003
            label = Body(said, row)
            label.set_strong(True)
            label.prefer_line()
            for part in (label, start, leave):
                row.flow.addWidget(part)
        else:
            words = self.tr("Go on with this path") if path.met else self.tr("Take this path")
            take = SecondaryButton(words, f"take-path:{path.path}", parent=row)
            take.setAccessibleName(f"{words}: {path.title}")
            take.clicked.connect(partial(self.taken.emit, path.path, True))  # noqa: FBT003
            row.flow.addWidget(take)
        return row

    def _on_days_toggled(self, open_: bool) -> None:
        if open_ and not self._days.body.count():
            parts: list[QWidget] = []
            for number, day in enumerate(self._path.days):
                parts.append(self._day_label(number, day))
                parts += [self._script_row(script) for script in day.scripts]
            fill(self._days.body, parts)

    def _day_label(self, number: int, day: DayState) -> Body:
        form = self.tr("Day {number}: {title}")
        if day.is_done:
            form = self.tr("Day {number}: {title} (done)")
        elif number == self._path.next_day:
            form = self.tr("Day {number}: {title} (next)")
        label = Body(form.format(number=number + 1, title=day.title), self)
        label.set_strong(True)
        label.setContentsMargins(0, 8, 0, 0)
        return label

    def _scripts(self) -> tuple[str, ...]:
        return tuple(script.script for day in self._path.days for script in day.scripts)

    def _script_row(self, script: ScriptState) -> RowButton:
        if not script.met:
            said = self.tr("not begun")
        else:
            said = self.tr("{met} of {cards} cards gone through, about {known} known now").format(
                met=script.met, cards=script.cards, known=percent_text(script.known)
            )
        name = f"path-script:{self._path.path}:{script.script}"
        row = RowButton(self._shell.theme, name, script.title, said, self)
        icon = "circle-check" if script.is_met else "circle-dot" if script.met else "circle"
        row.add_mark(self._shell.icons.icon(icon, "quiet"), 16)
        row.clicked.connect(partial(self.opened.emit, script.script, self._scripts()))
        return row


def _share(day: DayState) -> float:
    """How much of a day is done, 0 to 1."""
    cards = sum(script.cards for script in day.scripts)
    return sum(script.met for script in day.scripts) / cards if cards else 0.0
