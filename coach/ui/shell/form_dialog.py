# SPDX-License-Identifier: MIT
"""A small window with a few fields: Enter keeps, Esc leaves all as it was."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from coach.errors import GoodTermsError, TextRefused
from coach.ui.kit.basic.buttons import PrimaryButton, QuietButton, SecondaryButton
from coach.ui.kit.basic.labels import Heading
from coach.ui.kit.fields.fields import show_kept
from coach.ui.kit.fields.form_row import FormRow
from coach.ui.kit.fields.typed import Choices
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.layout.stacked import column_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QShowEvent

    from coach.ui.shell.shell import Shell

T = TypeVar("T")
_LONGEST = 500  # characters of a name or a title
_FRAME, _SIDE = 40, 8  # pixels that the title of the window and its sides may take
_NONE: Mapping[str, QWidget] = MappingProxyType({})


class FormDialog(QDialog):
    """Fields in a column, with Cancel and one primary button below.

    A dialog overrides `save`, which says whether all is well. It opens with `open()`, so nothing
    waits for it, and is gone when it closes.
    """

    saved = Signal()
    removal_asked = Signal()

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        self.shell = shell
        self._rows: dict[QWidget, FormRow] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._page = ScrollPage(self, margin=24)
        self.fields = self._page.body
        self.fields.setSpacing(14)
        self._heading = Heading("", self)
        self.fields.addWidget(self._heading)
        self._cancel = SecondaryButton(self.tr("Cancel"), "cancel", parent=self)
        self._ok = PrimaryButton("", "ok", parent=self)
        self._remove = QuietButton("", "remove", shell.icons.icon("trash-2"), self)
        self._remove.hide()
        self._choices = Choices(self, self._chosen_words)
        self._was_shown = False
        self._lay_out()
        self._cancel.clicked.connect(self.reject)
        self._ok.clicked.connect(self.keep)
        self._remove.clicked.connect(self._on_remove_clicked)

    def _lay_out(self) -> None:
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self._ok.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(24, 12, 24, 20)
        buttons.setSpacing(12)
        buttons.addWidget(self._remove)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._ok)
        layout = column_of(self, gap=0)
        layout.addWidget(self._page, 1)
        layout.addLayout(buttons)

    def set_words(self, title: str, action: str) -> None:
        """What the dialog is about, and what its primary button does."""
        self.setWindowTitle(title)
        self._heading.setText(title)
        self._ok.set_text(action)

    def line(self, name: str, label: str, text: str = "", help_text: str = "") -> QLineEdit:
        """A field of one line, added below the others."""
        field = QLineEdit()
        field.setObjectName(name)
        show_kept(field, text, _LONGEST)
        self.row(label, field, help_text)
        field.setCursorPosition(0)
        return field

    def row(self, label: str, field: QWidget, help_text: str = "") -> FormRow:
        """Any field with its name, added below the others."""
        row = self._rows[field] = FormRow(label, field, help_text, self)
        self.fields.addWidget(row)
        return row

    def attempt(
        self, call: Callable[[], T], field: QWidget, others: Mapping[str, QWidget] = _NONE
    ) -> T | None:
        """What `call` returns; when it refuses, the reason stands below the field.

        `others` are the fields of texts that may be refused, by what the refusal says they are.
        """
        try:
            return call()
        except GoodTermsError as error:
            if isinstance(error, TextRefused):
                field = others.get(error.about, field)
            self._rows[field].refuse(" ".join(filter(None, (error.what, error.todo))))
            self.layout().activate()  # type: ignore[union-attr]
            self.resize(self.sizeHint().expandedTo(self.size()))
            return None

    def _chosen_words(self) -> str:
        """What stands in its lists and boxes, one a line."""
        yes, no = self.tr("yes"), self.tr("no")
        lists = (
            f"{each.accessibleName()}: {each.currentText()}"
            for each in self.findChildren(QComboBox)
        )
        boxes = (
            f"{each.text()}: {yes if each.isChecked() else no}"
            for each in self.findChildren(QCheckBox)
        )
        return "\n".join((*lists, *boxes))

    def offer_removal(self, text: str) -> None:
        """Show a quiet button that asks to remove what is edited."""
        self._remove.set_text(text)
        self._remove.show()

    def save(self) -> bool:
        """Keep what was typed; False leaves the dialog open."""
        return True

    def done(self, result: int) -> None:
        """Close; what was typed and is not kept can be had back."""
        if result != QDialog.DialogCode.Accepted:
            self.shell.left_dialog.emit(self)
        super().done(result)

    def keep(self) -> None:
        """Save, and close where all is well; the same as the primary button."""
        if self.save():
            self.saved.emit()
            self.accept()

    def sizeHint(self) -> QSize:
        """As wide as a line of text, as high as the fields, within the screen."""
        px = self.shell.theme.px
        inner = self._page.column
        width = min(px(460) + 48, self._room().width())
        height = inner.heightForWidth(width) if inner.hasHeightForWidth() else 0
        wanted = max(height, inner.sizeHint().height()) + px(44) + 48
        return QSize(width, min(wanted, self._room().height()))

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height that the fields ask for, now that it is known."""
        super().showEvent(event)
        if not self._was_shown:
            self._choices.settle()  # what it opens with was not chosen in it
            self._was_shown = True
        self.resize(self.sizeHint())
        self._keep_on_screen()

    def _keep_on_screen(self) -> None:
        """Lie over the middle of the window, and with all buttons on the screen."""
        area, parent = self.screen().availableGeometry(), self.parentWidget()
        above = area if parent is None else parent.window().geometry()
        corner = above.center() - self.rect().center()
        most_x, most_y = area.right() - self.width() - _SIDE, area.bottom() - self.height() - _FRAME
        self.move(
            max(area.left(), min(corner.x(), most_x)), max(area.top(), min(corner.y(), most_y))
        )

    def _room(self) -> QSize:
        return self.screen().availableSize() - QSize(40, 60)

    def _on_remove_clicked(self) -> None:
        self.removal_asked.emit()
        self.accept()
