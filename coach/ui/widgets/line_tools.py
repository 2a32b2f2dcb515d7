# SPDX-License-Identifier: MIT
"""The quiet buttons below a line."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coach.ui.widgets.buttons import Button, IconButton, QuietButton
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.line_text import LineAct

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from coach.ui.shell import Shell
    from coach.ui.widgets.line_text import LineText

TRAVEL = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)  # the keys that go from line to line: a button leaves them to the line below which it stands


class ToolButton(IconButton):
    """An icon below a line."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the line, else press as any button."""
        if event.key() in TRAVEL:
            event.ignore()
        else:
            super().keyPressEvent(event)


class AskButton(QuietButton):
    """A word below a line."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the line, else press as any button."""
        if event.key() in TRAVEL:
            event.ignore()
        else:
            super().keyPressEvent(event)


class LineTools(QWidget):
    """Off and on, lock, rewrite, why, up, down; for own words also a way back or out."""

    acted = Signal(object)  # LineAct
    editing = Signal()  # rewrite was pressed

    def __init__(self, line_id: str, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = shell.icons
        self._id = line_id
        self._switch = self._tool("eye", "off")
        self._lock = self._tool("lock-open", "lock")
        self._edit = self._tool("pencil", "rewrite")
        self._up = self._tool("arrow-up", "up")
        self._down = self._tool("arrow-down", "down")
        self._remove = self._tool("trash-2", "remove")
        self.ask = self._word(self.tr("Why this line?"), "why")
        self.ask.setCheckable(True)
        self._restore = self._word(self.tr("Back to the coach's words"), "restore")
        self._lay_out()
        self._connect()

    def _tool(self, icon: str, name: str) -> ToolButton:
        mark = self._icons.icon(icon, "quiet")
        return ToolButton(mark, "", f"{name}:{self._id}", self)

    def _word(self, text: str, name: str) -> AskButton:
        button = AskButton(text, f"{name}:{self._id}", None, self)
        button.setProperty("small", "true")
        return button

    def _lay_out(self) -> None:
        layout = FlowLayout(self, gap=2)
        for tool in self.tools:
            layout.addWidget(tool)
        _say(self._edit, self.tr("Rewrite this line"), "E")
        _say(self._up, self.tr("Move up"), "Alt+↑")
        _say(self._down, self.tr("Move down"), "Alt+↓")
        _say(self._remove, self.tr("Remove this line"), self.tr("Del"))
        self.ask.setToolTip("W")

    def _connect(self) -> None:
        acts = {
            self._switch: LineAct.SWITCH,
            self._lock: LineAct.LOCK,
            self._up: LineAct.UP,
            self._down: LineAct.DOWN,
            self._remove: LineAct.REMOVE,
            self._restore: LineAct.RESTORE,
        }
        for tool, act in acts.items():
            tool.clicked.connect(partial(self.acted.emit, act))
        self._edit.clicked.connect(self.editing)

    @property
    def tools(self) -> tuple[Button, ...]:
        """The buttons in order."""
        icons = (self._switch, self._lock, self._edit, self._up, self._down, self._remove)
        return (*icons, self.ask, self._restore)

    def show_line(self, line: LineText) -> None:
        """Fit the buttons to a line."""
        icon = self._icons.icon
        self._switch.setIcon(icon("eye-off" if line.off else "eye", "quiet"))
        _say(self._switch, self.tr("Say this line") if line.off else self.tr("Leave it out"), "H")
        self._lock.setIcon(icon("lock", "accent") if line.locked else icon("lock-open", "quiet"))
        _say(self._lock, self.tr("Unlock") if line.locked else self.tr("Lock these words"), "L")
        self._remove.setVisible(line.own)
        self.ask.setVisible(not line.own)
        self._restore.setVisible(not line.own and line.mine and line.conflict != "gone")
        for tool in self.tools:
            tool.setAccessibleDescription(line.text)
        self.updateGeometry()

    def set_stop(self, stop: bool) -> None:
        """Let Tab come to the buttons, or pass them by."""
        policy = Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus
        for tool in self.tools:
            tool.setFocusPolicy(policy)


def _say(button: IconButton, title: str, key: str) -> None:
    button.setAccessibleName(title)
    button.setToolTip(f"{title} ({key})")
