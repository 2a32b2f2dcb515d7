# SPDX-License-Identifier: MIT
"""What stands in the fields of a window and is not saved: Qt knows what was typed since it was set.

A field that is shown something (`setText`) counts as saved, and so does one after `settle`; what is
typed in it after that is not. So a new field is covered without a word of its own. A form whose
answers are chosen, and saved only with the whole form, says with `Choices` what they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")
_PASSING, _MOST, _SELF = "passing", "most", "keeps-itself"  # properties of a field


class Choices(QObject):
    """What was chosen in a form, by cards or lists, and is saved only with the whole form.

    Args:
        form: The form, or the dialog, in which one chooses.
        words: Gives what is chosen there now, one answer a line; empty for nothing.
    """

    def __init__(self, form: QWidget, words: Callable[[], str]) -> None:
        super().__init__(form)
        self.form, self._words = form, words
        self._saved = ""

    def settle(self) -> None:
        """What is chosen now is saved, or was given to choose."""
        self._saved = self._words()

    def unsaved(self) -> str:
        """What is chosen and not saved, one answer a line; empty for nothing."""
        before = self._saved.split("\n")
        return "\n".join(each for each in self._words().split("\n") if each not in before)


def chosen_in(root: QWidget) -> Iterator[Choices]:
    """The forms in a widget, and in the dialogs over it, with something chosen and not saved."""
    for choices in root.findChildren(Choices):
        if not _is_done(choices.form) and choices.unsaved():
            yield choices


def let_pass(field: QWidget) -> None:
    """What is typed in this field is never saved: one searches by it, or it is kept nowhere."""
    field.setProperty(_PASSING, True)  # noqa: FBT003 - Qt's own signature


def keeps_itself(form: QWidget) -> None:
    """What is typed in this field, or form, is saved as one types, unless it is refused."""
    form.setProperty(_SELF, True)  # noqa: FBT003 - Qt's own signature


def waits_in(root: QWidget) -> Iterator[QWidget]:
    """The fields with something typed that is saved only when they are left, or was refused."""
    for field in typed_in(root):
        if not _keeps_itself(field) or field.property("wrong") or is_too_long(field):
            yield field


def _keeps_itself(field: QWidget) -> bool:
    above: QWidget | None = field
    while above is not None and not above.property(_SELF):
        above = None if above.isWindow() else above.parentWidget()
    return above is not None


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
    from coach.engine.wording.plain_text import is_empty  # noqa: PLC0415 - not at the start

    return not is_empty(text_of(field))  # of marks that nobody sees, nothing is lost


def typed_in(root: QWidget) -> Iterator[QWidget]:
    """The fields in a widget, and in the dialogs over it, with something typed and not saved."""
    yield from (field for field in _fields(root) if is_typed(field))


def _fields(root: QWidget) -> Iterator[QLineEdit | QPlainTextEdit]:
    """The fields in a widget, itself and the dialogs over it among them, of which one saves."""
    own = [root] if isinstance(root, QLineEdit | QPlainTextEdit) else []
    for field in (*root.findChildren(QLineEdit), *root.findChildren(QPlainTextEdit), *own):
        if not _is_passing(field):
            yield field


def _is_passing(field: QLineEdit | QPlainTextEdit) -> bool:
    """Whether nothing is saved of it: it is for reading, for searching, or done with."""
    part = isinstance(field.parentWidget(), QAbstractSpinBox)  # which keeps its number itself
    return field.isReadOnly() or bool(field.property(_PASSING)) or part or _is_done(field)


def too_long_in(root: QWidget) -> Iterator[QLineEdit | QPlainTextEdit]:
    """The fields in a widget in which more stands than can be saved of it."""
    yield from (field for field in _fields(root) if is_too_long(field))


def is_too_long(field: QWidget) -> bool:
    """Whether more stands in a field than can be saved of it."""
    return 0 < most_of(field) < len(text_of(field))


def _is_done(widget: QWidget) -> bool:
    """Whether it is in a dialog that was closed."""
    above = widget.window()
    return above.isWindow() and above.parentWidget() is not None and above.isHidden()
