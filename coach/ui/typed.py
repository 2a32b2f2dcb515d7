# SPDX-License-Identifier: MIT
"""What stands in the fields of a window and is not saved: Qt knows what was typed since it was set.

A field that is shown something (`setText`) counts as saved, and so does one after `settle`; what is
typed in it after that is not. So a new field is covered without a word of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")
_PASSING, _MOST = "passing", "most"  # properties of a field


def let_pass(field: QWidget) -> None:
    """What is typed in this field is never saved: one searches by it."""
    field.setProperty(_PASSING, True)  # noqa: FBT003 - Qt's own signature


def takes(field: QWidget, most: int) -> None:
    """Note how many characters can be saved of a field; more can be typed."""
    field.setProperty(_MOST, most)


def most_of(field: QWidget) -> int:
    """How many characters can be saved of a field; 0 where that was not noted."""
    return int(field.property(_MOST) or 0)


def settle(*fields: QWidget) -> None:
    """What stands in these fields is saved."""
    for field in fields:
        _note(field, typed=False)


def saved(field: QWidget, save: Callable[[], T]) -> T:
    """What `save` returns; where that is nothing, the text of the field was refused.

    While it saves, the field may go, and what stands in it is not lost.
    """
    settle(field)
    done = save()
    if not done and isValid(field):
        unsettle(field)
    return done


def unsettle(field: QWidget) -> None:
    """What stands in a field was refused."""
    _note(field, typed=True)


def _note(field: QWidget, *, typed: bool) -> None:
    if isinstance(field, QLineEdit):
        field.setModified(typed)
    elif isinstance(field, QPlainTextEdit):
        field.document().setModified(typed)


def text_of(field: QWidget) -> str:
    """What stands in a field, without blanks around it."""
    if isinstance(field, QLineEdit):
        return field.text().strip()
    return field.toPlainText().strip() if isinstance(field, QPlainTextEdit) else ""


def is_typed(field: QWidget) -> bool:
    """Whether something stands in a field that was typed and not saved."""
    changed = isinstance(field, QLineEdit) and field.isModified()
    if isinstance(field, QPlainTextEdit):
        changed = field.document().isModified()
    if not changed:
        return False
    from coach.engine.plain_text import is_empty  # noqa: PLC0415 - not at the start

    return not is_empty(text_of(field))  # of marks that nobody sees, nothing is lost


def typed_in(root: QWidget) -> Iterator[QWidget]:
    """The fields in a widget, and in the dialogs over it, with something typed and not saved."""
    fields = root.findChildren(QLineEdit) + root.findChildren(QPlainTextEdit)
    if isinstance(root, QLineEdit | QPlainTextEdit):
        fields.append(root)
    for field in fields:
        if not _is_passing(field) and is_typed(field):
            yield field


def _is_passing(field: QLineEdit | QPlainTextEdit) -> bool:
    """Whether nothing is saved of it: it is for reading, for searching, or done with."""
    above = field.window()
    done = above.isWindow() and above.parentWidget() is not None and above.isHidden()
    part = isinstance(field.parentWidget(), QAbstractSpinBox)  # which keeps its number itself
    return field.isReadOnly() or bool(field.property(_PASSING)) or part or done
