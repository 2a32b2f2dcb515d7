# SPDX-License-Identifier: MIT
"""Which key does what in a line of a talk; the sheet of keys (`keys_sheet`) says it in words."""

from __future__ import annotations

from PySide6.QtCore import Qt

from coach.ui.talk.lines.line_text import LineActionKind

_KEY = Qt.Key
ENTERS = frozenset({_KEY.Key_Return, _KEY.Key_Enter})  # a line with a blank goes there
REWRITES = ENTERS | {_KEY.Key_E, _KEY.Key_F2}
ACTS = {
    _KEY.Key_H: LineActionKind.SWITCH,
    _KEY.Key_L: LineActionKind.LOCK,
    _KEY.Key_Delete: LineActionKind.REMOVE,
    _KEY.Key_B: LineActionKind.RESTORE,
}
MOVES = {_KEY.Key_Up: LineActionKind.UP, _KEY.Key_Down: LineActionKind.DOWN}  # with Alt
TRAVEL = frozenset(
    {
        _KEY.Key_Up,
        _KEY.Key_Down,
        _KEY.Key_PageUp,
        _KEY.Key_PageDown,
        _KEY.Key_Home,
        _KEY.Key_End,
    }
)  # the keys that go from line to line: a tool leaves them to the line that it stands beside
