# SPDX-License-Identifier: MIT
"""Texts that were typed and not saved: a line above the pages, and a dialog with each in full."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from coach.ui.kit.bar_above import BarAbove
from coach.ui.kit.basic.buttons import QuietButton, SecondaryButton
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.focus import focus_first
from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.fields.growing_edit import GrowingEdit
from coach.ui.kit.layout.flow_layout import FlowLayout
from coach.ui.kit.layout.scroll_page import show_opened
from coach.ui.shell.discreet import NameMask
from coach.ui.shell.form_dialog import FormDialog
from coach.ui.window.page_list import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.services.container import Services
    from coach.services.settings.unsaved import Unsaved
    from coach.ui.shell.shell import Shell

translate = QCoreApplication.translate

_SHOWN = 20_000  # characters that are shown; copied is all of it
_WHAT = 200  # characters of what a field is called
_TITLES = {entry.name: str(entry.title) for entry in PAGES}


class UnsavedBar(BarAbove):
    """How many there are, and a button that shows them; nothing of them is seen before."""

    dropped = Signal(object)  # Unsaved: the user lets it go

    def __init__(self, services: Services, shell: Shell, parent: QWidget) -> None:
        self._says = Body("")
        super().__init__(shell, "notebook-pen", parent, self._says)
        self.setObjectName("unsaved")
        self._services, self._shell = services, shell
        self._texts: tuple[Unsaved, ...] = ()
        self._show = SecondaryButton("", "show-unsaved", parent=self)
        self._show.clicked.connect(self.open)
        later = QuietButton(self.tr("Later"), "unsaved-later", parent=self)
        later.clicked.connect(self.hide)
        buttons = QWidget(self)
        flow = FlowLayout(buttons)
        for button in (self._show, later):
            button.setProperty("small", "true")
            flow.addWidget(button)
        self.words.addWidget(buttons)

    def show_texts(self, texts: Sequence[Unsaved]) -> None:
        """Offer these; without any the line goes."""
        self._texts = tuple(texts)
        several = self.tr("{count} texts that you typed were not saved. They are kept here.")
        one = self.tr("A text that you typed was not saved. It is kept here.")
        self._says.setText(several.format(count=len(texts)) if len(texts) > 1 else one)
        self._show.set_text(self.tr("Show them") if len(texts) > 1 else self.tr("Show it"))
        self.setVisible(bool(texts))

    def open(self) -> None:
        """Show each in full."""
        dialog = UnsavedDialog(self._services, self._shell, self._texts, self.window())
        dialog.dropped.connect(self.dropped)
        dialog.open()


class UnsavedDialog(FormDialog):
    """Each text with where it was typed, its length, and what can be done with it."""

    dropped = Signal(object)  # Unsaved

    def __init__(
        self, services: Services, shell: Shell, texts: Sequence[Unsaved], parent: QWidget
    ) -> None:
        super().__init__(shell, parent)
        self.setObjectName("unsaved-dialog")
        self.set_words(self.tr("Typed, and not saved"), self.tr("Close"))
        self._cancel.hide()
        self._services, self._left = services, len(texts)
        says = self.tr(
            "Copy a text and paste it where it belongs. Each stays here until you let it go."
        )
        self.fields.addWidget(Quiet(says, self))
        for number, text in enumerate(reversed(texts)):  # the newest first
            self.fields.addWidget(self._card(number, text))

    def _card(self, number: int, text: Unsaved) -> QWidget:
        card = Card(self, tone="soft", margin=14)
        card.setObjectName(f"unsaved:{number}")
        card.body.setSpacing(6)
        title = Body(text.what[:_WHAT], card)
        title.set_strong(True)
        card.body.addWidget(title)
        card.body.addWidget(Quiet(self._where(text), card))
        card.body.addWidget(Quiet(_length(text), card, tone="conduct" if text.over else ""))
        shown = GrowingEdit(f"unsaved-text:{number}", card, moves_on=False)
        shown.setReadOnly(True)
        shown.setAccessibleName(self.tr("What you typed"))
        shown.setPlainText(text.text[:_SHOWN])
        card.body.addWidget(shown)
        card.body.addWidget(self._buttons(number, text, card))
        return card

    def _where(self, text: Unsaved) -> str:
        """The page, and of which client, as names may be shown."""
        title = _TITLES.get(text.page, "")
        words = [translate("Pages", title)] if title else []
        if name := self._client(text):
            words.append(NameMask(self._services).name(name))
        return " · ".join(words)

    def _client(self, text: Unsaved) -> str:
        """The client's name; empty where there is none, or not any more."""
        from coach.errors import GoodTermsError  # noqa: PLC0415

        try:
            if text.page == "client":
                return self._services.clients.client(text.about).name
            return self._services.cases.case(text.about).client_name if text.about else ""
        except GoodTermsError:
            return ""

    def _buttons(self, number: int, text: Unsaved, card: Card) -> QWidget:
        row = QWidget(card)
        flow = FlowLayout(row)
        copy = SecondaryButton(self.tr("Copy"), f"copy-unsaved:{number}", parent=row)
        copy.clicked.connect(partial(self._on_copy, text, go=False))
        flow.addWidget(copy)
        if text.page in _TITLES:
            words = self.tr("Copy and go there")
            there = SecondaryButton(words, f"go-unsaved:{number}", parent=row)
            there.clicked.connect(partial(self._on_copy, text, go=True))
            there.setAccessibleDescription(text.what[:_WHAT])
            flow.addWidget(there)
        drop = QuietButton(self.tr("Let it go"), f"drop-unsaved:{number}", parent=row)
        drop.clicked.connect(partial(self._on_drop, text, card))
        flow.addWidget(drop)
        for button in (copy, drop):
            button.setAccessibleDescription(text.what[:_WHAT])
        return row

    def _on_copy(self, text: Unsaved, *, go: bool) -> None:
        QGuiApplication.clipboard().setText(text.text)
        self.shell.toast(self.tr("Copied. Paste it where it belongs."))
        if go:
            self.accept()
            self.shell.go(text.page, text.about or None)
            self._bring_keys(text)

    def _bring_keys(self, text: Unsaved) -> None:
        """Bring the keys to the field or line of a text; else to no field that it is not of."""
        there = next((page for page in self._pages() if page.isVisible()), None)
        if there is None:
            return
        field = place_of(there, text.field)
        if field is not None and field.isVisible() and field.isEnabled():
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            show_opened(field)
        elif isinstance(there.window().focusWidget(), QLineEdit | QPlainTextEdit):
            focus_first(there, writes=False)

    def _pages(self) -> Iterator[QWidget]:
        """The pages of the window that have been made."""
        from coach.ui.shell.page import Page  # noqa: PLC0415 - with the first page

        above = self.parentWidget()
        yield from above.findChildren(Page) if above is not None else ()

    def _on_drop(self, text: Unsaved, card: Card) -> None:
        card.hide()
        self._left -= 1
        self.dropped.emit(text)
        if not self._left:
            self.accept()


def place_of(page: QWidget, field: str) -> QWidget | None:
    """Where on a page a text belongs; None where there is no such place.

    A line is rewritten where it stands, and a new one is added after a line of its part.
    """
    kind, _, which = field.partition(":")
    if kind == "edit":
        return page.findChild(QWidget, f"line:{which}")
    if kind == "new":
        begins = f"line:{which}/"
        lines = page.findChildren(QWidget)
        return next((each for each in lines if each.objectName().startswith(begins)), None)
    return page.findChild(QWidget, field) if field else None


def _length(text: Unsaved) -> str:
    count = len(text.text)
    if text.over:
        form = translate(
            "Unsaved", "{count:,} characters, {over:,} too many: it can have {most:,}."
        )
        return form.format(count=count, over=text.over, most=text.most)
    form = translate("Unsaved", "{count:,} characters")
    if count > _SHOWN:
        form = translate(
            "Unsaved", "{count:,} characters; the first {shown:,} are shown, and all are copied"
        )
    return form.format(count=count, shown=_SHOWN)
