# SPDX-License-Identifier: MIT
"""What the window shows in place of its pages when the data or the content cannot be read.

Where the data file is damaged, or lacks what was saved last, it offers the ways on.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from coach.errors import (
    BackupsWanted,
    ContentError,
    DataBehind,
    DataDamaged,
    DataGone,
    DataOfAnotherKey,
    FaultyFile,
    GoodTermsError,
    KeyMissing,
    KeyUnreadable,
    RowsUnreadable,
)
from coach.ui.kit.basic.buttons import Button, PrimaryButton, SecondaryButton
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.icon_mark import IconMark
from coach.ui.kit.basic.labels import Body, Heading, Lead, Quiet, Title
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.layout.stacked import column_of
from coach.ui.recovery.recovery_panel import RecoveryPanel

if TYPE_CHECKING:
    from pathlib import Path

    from coach.errors import Fault
    from coach.ui.kit.basic.icons import Icons
    from coach.ui.kit.basic.theme import Theme
    from coach.ui.recovery.recovery_panel import Rescue

_LIST = 220  # pixels high, at 100 % text


class ErrorPage(QWidget):
    """What happened, what is safe and what to do; Try again, or Quit; after damage the ways on."""

    recovered = Signal(object)  # Recovered: what was chosen is in place
    retried = Signal()
    left = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        page = ScrollPage(self, widest=720)
        column_of(self, page)
        self._title, self._what = Title("", self), Lead("", self)
        self._safe, self._todo = Body("", self), Body("", self)
        self._faults_head, self._faults = Heading("", self), self._fault_list()
        self._card = Card(self)
        self._card.body.addLayout(self._row("shield-check", self._safe))
        self._card.body.addLayout(self._row("arrow-right", self._todo))
        self._page, self._error = page, GoodTermsError("")
        self._retry = PrimaryButton("", "retry", icons.icon("refresh-cw", "on_accent"), self)
        self._retry_beside = SecondaryButton("", "retry", icons.icon("refresh-cw"), self)
        self._tried = Quiet("", self)
        self._quit = SecondaryButton(self.tr("Quit"), "quit", parent=self)
        self._ways = RecoveryPanel(self)
        self._ways.recovered.connect(self.recovered)
        self._ways.refused.connect(self._say)
        self._ways.found.connect(self._on_found)
        self._ways.worked.connect(self._on_worked)
        self._tried_again = False
        for button in (self._retry, self._retry_beside):
            button.clicked.connect(self.retried)
        self._quit.clicked.connect(self.left)
        self._lay_out(page.body)

    def _lay_out(self, body: QVBoxLayout) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self._retry)
        buttons.addWidget(self._retry_beside)
        buttons.addWidget(self._quit)
        buttons.addStretch(1)
        body.addSpacing(48)
        mark = IconMark(self._theme, self._icons.icon("life-buoy", "accent"), 32, self)
        body.addWidget(mark)
        body.addSpacing(8)
        body.addWidget(self._title)
        body.addWidget(self._what)
        body.addSpacing(8)
        body.addWidget(self._card)
        body.addSpacing(16)
        body.addWidget(self._ways)
        body.addLayout(buttons)
        body.addWidget(self._tried)
        body.addSpacing(16)
        body.addWidget(self._faults_head)
        body.addWidget(self._faults)
        body.addStretch(1)

    def _fault_list(self) -> QPlainTextEdit:
        """One line for each fault, to scroll in and to copy from."""
        faults = QPlainTextEdit(self)
        faults.setObjectName("faults")
        faults.setAccessibleName(self.tr("What is wrong, by file and line"))
        faults.setReadOnly(True)
        faults.setTabChangesFocus(True)
        faults.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        faults.setFixedHeight(self._theme.px(_LIST))
        return faults

    def _row(self, icon: str, words: Body) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        mark = IconMark(self._theme, self._icons.icon(icon, "accent"), 20, self)
        mark.stand_beside(words)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        row.addStretch(0)  # takes what the words may not, so that the mark stays at the left
        return row

    def show_error(
        self, error: GoodTermsError, rescue: Rescue | None = None, tried: str = ""
    ) -> None:
        """Show an error, and wait for what the user decides; after damage with the ways on.

        Args:
            error: What happened.
            rescue: What can be done after damage.
            tried: When it was tried again, "14:02:05"; then the keys stay at Try again.
        """
        self._error, self._tried_again = error, bool(tried)
        self._say(error)
        offered = rescue is not None and isinstance(error, DataDamaged | DataBehind | KeyMissing)
        self._ways.setVisible(offered)
        form = self.tr("Tried again at {time}: it is as before.")
        self._tried.setText(form.format(time=tried))
        self._tried.setVisible(bool(tried))
        if not tried:
            QTimer.singleShot(0, self._page, self._page.to_top)
        self._ways.clear()
        self._offer()
        if rescue is not None and offered:
            self._ways.show_ways(error, rescue)

    def take_back(self, rescue: Rescue, aside: Path) -> None:
        """Put the files of before a choice back, and say so meanwhile; `recovered` when done."""
        self._error = GoodTermsError(
            self.tr("What was there before comes back, and what is there now is set aside."),
            safe=self.tr("Nothing is deleted."),
            todo=self.tr("Wait a moment."),
        )
        self._say(self._error)
        self._title.setText(self.tr("Taking it back"))
        self._tried.hide()
        self._ways.show()
        self._offer()
        self._ways.take_back(rescue, aside)

    def _on_found(self) -> None:
        """Offer the ways on, with what has the keys in sight once all is laid out."""
        self._offer()
        now = self.focusWidget()
        if now is not None:
            QTimer.singleShot(0, now, partial(self._show_keys, now))

    def _show_keys(self, now: QWidget) -> None:
        self._page.body.activate()
        self._page.show_whole(now)

    def _offer(self) -> None:
        """Offer to try again; less than the way on that brings back most, where there is one."""
        first = self._ways.first_button()
        buttons: tuple[Button, Button] = (self._retry, self._retry_beside)
        retry, other = buttons if first is None else buttons[::-1]
        retry.show()
        other.hide()
        back = self.tr("Back to your data")
        for button in (retry, other):
            wanted = isinstance(self._error, BackupsWanted)
            button.set_text(back if wanted else self.tr("Try again"))
        (retry if self._tried_again else first or retry).setFocus()
        if self._tried_again:
            QTimer.singleShot(0, self._tried, partial(self._page.show_whole, self._tried))

    def _on_worked(self, is_working: bool) -> None:
        """While something is done to the files, nothing else can be."""
        for button in (self._retry, self._retry_beside):
            button.setEnabled(not is_working)
        self._quit.setEnabled(not self._ways.is_changing)

    def _heading(self, error: GoodTermsError) -> str:
        if isinstance(error, ContentError):
            return self.tr("The content cannot be read")
        kinds = (
            (BackupsWanted, self.tr("Your backups")),
            (RowsUnreadable, self.tr("Put a backup back")),
            (DataGone, self.tr("Your data file is gone")),
            (DataOfAnotherKey, self.tr("Your data file does not open with this key")),
            (DataDamaged, self.tr("Your data file is damaged")),
            (DataBehind, self.tr("Something that you saved is missing")),
            (KeyUnreadable, self.tr("The key of your data cannot be read")),
            (KeyMissing, self.tr("The key of your data is not there")),
        )
        found = (text for kind, text in kinds if isinstance(error, kind))
        return next(found, self.tr("Your data cannot be opened just now"))

    def _say(self, error: GoodTermsError) -> None:
        """Say what happened; what a way on refuses stands below what led here."""
        content = isinstance(error, ContentError)
        self._title.setText(self._heading(self._error))
        self._what.setText(error.what)
        safe = error.safe or self.tr("Nothing was changed.")
        todo = self.tr("Try again. If it happens again, ask for help.")
        if content:
            safe = " ".join((safe, self.tr("Your clients and cases are untouched.")))
            todo = self.tr(
                "Mend what is listed below, or install the program again. Then try again."
            )
        self._safe.setText(safe)
        self._todo.setText(error.todo or todo)
        self._show_faults(error.faults if isinstance(error, FaultyFile) else ())
        if error is not self._error:
            self._page.to_top()

    def _show_faults(self, faults: tuple[Fault, ...]) -> None:
        count = self.tr("{count} faults") if len(faults) > 1 else self.tr("One fault")
        self._faults_head.setText(count.format(count=len(faults)))
        self._faults.setPlainText("\n".join(str(fault) for fault in faults))
        for part in (self._faults_head, self._faults):
            part.setVisible(bool(faults))
