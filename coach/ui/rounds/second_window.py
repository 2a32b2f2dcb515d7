# SPDX-License-Identifier: MIT
"""A second window for a round: the client's card or the sheet, beside the card for practising."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from coach.clock import as_clock
from coach.ui.kit.basic.labels import Subtitle
from coach.ui.kit.basic.screens import room_beside, screen_beside
from coach.ui.kit.layout.low_page import LowPage
from coach.ui.kit.layout.page_column import with_foot
from coach.ui.kit.layout.page_head import HeadRow
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.layout.tab_row import TabRow
from coach.ui.rounds.views import LOWEST, Cover, RoundViews, View, view_title

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QKeyEvent

    from coach.ui.rounds.board import RoundBoard
    from coach.ui.shell.shell import Shell

_SIZE = (760, 640)
_HEAD = 150  # pixels of the page of a round in which its clock and buttons stand, and a frame


class RoundWindow(QWidget):
    """Shows what whoever practises may not see; closing it loses nothing."""

    closed = Signal()
    lifted = Signal()  # what it shows is read now

    def __init__(
        self, shell: Shell, board: RoundBoard, masked: Callable[[str], str], parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("round-window")
        self.setWindowTitle(self.tr("Second window"))  # Qt adds the name of the program
        self.setAccessibleName(self.tr("Second window of the round"))
        self._board = board
        self._tabs = self._make_tabs()
        self._time = Subtitle("", self)
        self._time.setObjectName("second-time")
        self._time.prefer_line()
        self.views = RoundViews(shell, board, masked)
        self._cover = Cover(self)
        self._cover.say(
            self.tr("Only for whoever plays or marks"),
            self.tr("Turn this screen so that whoever practises cannot see it."),
        )
        self._stack = QStackedWidget(self)
        self._covered, self._whole = ScrollPage(self), LowPage(self)
        self._lay_out(HeadRow(shell.theme, self._tabs, self._time))
        self._tabs.chosen.connect(self._on_chosen)
        self._cover.lifted.connect(self._on_lifted)
        self.views.clock_asked.connect(board.turn)
        for told in (board.changed, board.ticked):
            told.connect(self._show_time)
        self._show_time()

    def _make_tabs(self) -> TabRow:
        tabs = TabRow((View.CLIENT, View.SHEET), self)
        for view in (View.CLIENT, View.SHEET):
            tabs.set_text(view, view_title(view))
        tabs.mark(View.CLIENT)
        return tabs

    def _lay_out(self, head: HeadRow) -> None:
        self._covered.setMinimumHeight(LOWEST)
        self._covered.body.addWidget(self._cover)
        self._covered.body.addStretch(1)
        for part in (self._covered, self.views):
            self._stack.addWidget(part)
        whole = self._whole
        whole.body.setContentsMargins(0, 12, 0, 0)
        head.setContentsMargins(40, 0, 40, 0)
        whole.body.addWidget(head)
        whole.inside.addWidget(self._stack)
        whole.show_all_of([self._covered, *self.views.pages()], self._whole_height)
        whole.body.addWidget(whole.rest, 1)
        with_foot(self, whole)

    def _whole_height(self, width: int) -> int:
        shown = self._covered if self._stack.currentWidget() is self._covered else self.views
        return shown.whole_height(width)

    def open_at(self, view: View) -> None:
        """Show it, covered, on another screen than the main window where there is one."""
        if not self.isVisible():
            self._tabs.mark(view)
            self.views.show_view(view)
            self._stack.setCurrentWidget(self._covered)
            self._place()
        self.show()
        self.raise_()
        self.activateWindow()
        self._cover.button.setFocus()

    def _place(self) -> None:
        """Stand in the middle of the other screen; on the only one beside the program's window."""
        below = self.parentWidget()
        main = self if below is None else below.window()
        there = screen_beside(QGuiApplication.screens(), main.screen())
        room = there.availableGeometry()
        if there is main.screen():
            head = _HEAD if below is None else below.mapTo(main, QPoint(0, _HEAD)).y()
            self.setGeometry(room_beside(main.frameGeometry(), room, QSize(*_SIZE), head))
            return
        width, height = (
            min(*each) for each in zip(_SIZE, (room.width(), room.height()), strict=True)
        )
        left = room.left() + (room.width() - width) // 2
        self.setGeometry(left, room.top() + (room.height() - height) // 2, width, height)

    def _show_time(self) -> None:
        clock, over = self._board.clock, self._board.is_over_time
        state = self.tr("The clock runs.") if clock.is_running else self.tr("The clock stands.")
        end = as_clock(60 * self._board.minutes)
        form = self.tr("{time}, time is over") if over else self.tr("{time} of {end}")
        said = form.format(time=as_clock(clock.seconds), end=end)
        self._time.setText(said)
        self._time.setAccessibleName(f"{said}. {state}")

    def _on_chosen(self, view: object) -> None:
        self.views.show_view(View(str(view)))
        self._whole.fit()

    def _on_lifted(self) -> None:
        self._stack.setCurrentWidget(self.views)
        self._whole.fit()
        self.views.setFocus()
        self.lifted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the window."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep a note that was typed, and say that it was closed."""
        self.views.keep_note()
        super().closeEvent(event)
        self.closed.emit()
