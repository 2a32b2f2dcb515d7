# SPDX-License-Identifier: MIT
"""The tools of the line in hand: one strip of quiet buttons in the margin beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from coach.ui.kit.basic.buttons import IconButton
from coach.ui.talk.lines.line_keys import TRAVEL
from coach.ui.talk.lines.line_text import LineActionKind

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from coach.ui.shell.shell import Shell
    from coach.ui.talk.lines.line_text import LineText


class ToolButton(IconButton):
    """An icon beside a line."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the line, else press as any button."""
        if event.key() in TRAVEL:
            event.ignore()
        else:
            super().keyPressEvent(event)


class LineTools(QFrame):
    """Off and on, lock, rewrite, up, down, add, why; for own words also a way back or out.

    There is one strip for all lines: it lies over the margin of the line in hand, so that it takes
    no room, and nothing moves when it comes or goes.
    """

    acted = Signal(object)  # LineActionKind
    editing = Signal()  # rewrite was pressed
    adding = Signal()  # a line of one's own is wanted after this one
    asked = Signal()  # why was pressed
    travelled = Signal(object)  # the event of a key that is not the strip's
    left = Signal()  # the pointer went

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("line-tools")
        self._icons = shell.icons
        self._switch = self._tool("eye", "off")
        self._lock = self._tool("lock-open", "lock")
        self._edit = self._tool("pencil", "rewrite")
        self._up = self._tool("arrow-up", "up")
        self._down = self._tool("arrow-down", "down")
        self._add = self._tool("plus", "add-after")
        self._remove = self._tool("trash-2", "remove")
        self._ask = self._tool("circle-question-mark", "why")
        self._ask.setCheckable(True)
        self._restore = self._tool("undo-2", "restore")
        self._lay_out()
        self._connect()
        self.hide()

    def _tool(self, icon: str, name: str) -> ToolButton:
        return ToolButton(self._icons.icon(icon, "quiet"), "", name, self)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        for tool in self.tools:
            layout.addWidget(tool)
        _say(self._edit, self.tr("Rewrite this line"), "E")
        _say(self._up, self.tr("Move up"), "Alt+↑")
        _say(self._down, self.tr("Move down"), "Alt+↓")
        _say(self._add, self.tr("Add a line of your own after it"), "A")
        _say(self._remove, self.tr("Remove this line"), self.tr("Del"))
        _say(self._ask, self.tr("Why this line?"), "W")
        _say(self._restore, self.tr("Back to the coach’s words"), "B")

    def _connect(self) -> None:
        acts = {
            self._switch: LineActionKind.SWITCH,
            self._lock: LineActionKind.LOCK,
            self._up: LineActionKind.UP,
            self._down: LineActionKind.DOWN,
            self._remove: LineActionKind.REMOVE,
            self._restore: LineActionKind.RESTORE,
        }
        for tool, act in acts.items():
            tool.clicked.connect(partial(self.acted.emit, act))
        self._edit.clicked.connect(self.editing)
        self._add.clicked.connect(self.adding)
        self._ask.clicked.connect(self.asked)

    @property
    def tools(self) -> tuple[ToolButton, ...]:
        """The buttons in order."""
        ways = (self._switch, self._lock, self._edit, self._up, self._down, self._add)
        return (*ways, self._remove, self._ask, self._restore)

    def has_keys(self) -> bool:
        """Whether one of the tools has the keys."""
        return any(tool.hasFocus() for tool in self.tools)

    def show_line(self, line: LineText, *, asked: bool) -> None:
        """Fit the tools to a line; `asked` says whether its why is open."""
        icon = self._icons.icon
        for tool in self.tools:
            tool.setObjectName(f"{tool.objectName().partition(':')[0]}:{line.id}")
            tool.setAccessibleDescription(line.text)
        self._switch.setIcon(icon("eye-off" if line.off else "eye", "quiet"))
        _say(self._switch, self.tr("Say this line") if line.off else self.tr("Leave it out"), "H")
        self._lock.setIcon(icon("lock", "accent") if line.locked else icon("lock-open", "quiet"))
        _say(self._lock, self.tr("Unlock") if line.locked else self.tr("Lock these words"), "L")
        shown = {
            self._remove: line.is_added,
            self._ask: not line.is_added,
            self._restore: line.can_restore,
        }
        for tool, wanted in shown.items():
            if tool.hasFocus() and not wanted:
                self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
            tool.setVisible(wanted)
        self._ask.setChecked(asked)
        self.resize(self.sizeHint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave what is no tool's own key to the line."""
        self.travelled.emit(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Say that the pointer went."""
        super().leaveEvent(event)
        self.left.emit()


def _say(button: IconButton, title: str, key: str) -> None:
    button.setAccessibleName(title)
    button.setToolTip(f"{title} ({key})")
