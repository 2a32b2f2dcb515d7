# SPDX-License-Identifier: MIT
"""A round while it runs: the clock, one view at a time, and a second window for what is secret."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from coach.clock import as_clock
from coach.ui.kit.basic.buttons import QuietButton, SecondaryButton
from coach.ui.kit.basic.empty_state import EmptyState
from coach.ui.kit.basic.focus import set_focus_order
from coach.ui.kit.basic.labels import ElidedLabel, Quiet, Subtitle
from coach.ui.kit.fields.asking import add_undo_keys
from coach.ui.kit.layout.flow_layout import FlowRow
from coach.ui.kit.layout.low_page import LowPage
from coach.ui.kit.layout.page_column import with_foot
from coach.ui.kit.layout.page_head import HeadRow
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.layout.stacked import row_of
from coach.ui.kit.layout.tab_row import TabRow
from coach.ui.rounds.board import RoundBoard
from coach.ui.rounds.next_button import Next, NextButton
from coach.ui.rounds.round_words import about_text, hint_text, named
from coach.ui.rounds.second_window import RoundWindow
from coach.ui.rounds.views import LOWEST, Cover, RoundViews, View, reader_of, view_title
from coach.ui.shell.awake import Awake
from coach.ui.shell.discreet import NameMask
from coach.ui.shell.page import Page
from coach.ui.shell.words import first_capital

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent

    from coach.domain.practice.rounds import Rater, Round
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell

_SIDE = 40
_LOW = 420  # pixels, at 100 % text: a lower page keeps its room for what is marked


class RoundPage(Page):
    """`show_page` takes the id of a round; without one, the round that was left in the middle."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "round-page")
        self._names = NameMask(services)
        self._private: tuple[str, ...] = ()
        self._board = RoundBoard(services, shell, self)
        self._reader: Rater | None = None  # to whom a secret view is open
        self._was_read = False  # whether somebody has lifted a cover, here or in the second window
        self._window: RoundWindow | None = None
        self._awake = Awake(shell.outside)
        icon = shell.icons.icon
        self._back = QuietButton(self.tr("Practice"), "back", icon("arrow-left", "quiet"))
        self._time, self._about = Subtitle("0:00"), ElidedLabel("")
        self._first, self._hint = Quiet(hint_text(first=True)), Quiet(hint_text(first=False))
        self._turn = SecondaryButton("", "turn-clock")
        self._turn.setToolTip(self.tr("Space"))
        self._main = NextButton()
        self._longer = QuietButton(self.tr("2 minutes more"), "extend-talk")
        self._tabs = TabRow(tuple(View), self)
        self._second = QuietButton(
            self.tr("Second window"), "second-window", icon("external-link", "quiet")
        )
        self._paper = QuietButton(self.tr("On paper"), "round-papers", icon("file-text", "quiet"))
        self._cover = Cover(self)
        self._views = RoundViews(shell, self._board, self._masked)
        self._empty = EmptyState(
            self.tr("No round is under way. It takes two of you and ten minutes."),
            self.tr("Choose what to practise"),
            "to-setup",
            primary=True,
        )
        self._stack = QStackedWidget(self)
        self._frame = QWidget(self)
        self._whole = LowPage(self)
        self._places: dict[QWidget, QWidget] = {}
        self._lay_out()
        self._connect()

    def _make_clock(self) -> QWidget:
        """How long the talk goes on, and what the round is about."""
        self._time.setObjectName("round-time")
        self._time.prefer_line()
        self._about.setProperty("tone", "quiet")
        clock = QWidget(self)
        row_of(clock, self._time, gap=12).addWidget(self._about, 1)
        return clock

    def _lay_out(self) -> None:
        for hint in (self._first, self._hint):
            hint.setObjectName("round-hint")
        self._head = HeadRow(
            self._shell.theme, self._make_clock(), self._longer, self._turn, self._main, room=460
        )
        for view in View:
            self._tabs.set_text(view, view_title(view))
        ways = FlowRow(fills=True, gap=4)
        for way in (self._back, self._tabs):
            ways.flow.addWidget(way)
        top = QVBoxLayout(self._frame)
        top.setContentsMargins(_SIDE, 12, _SIDE - 12, 0)
        top.setSpacing(8)
        top.addWidget(HeadRow(self._shell.theme, ways, self._second, self._paper, room=420))
        top.addWidget(self._head)
        top.addWidget(self._first)
        for part in (self._cover, self._empty):
            page = ScrollPage(self)  # in a low window these scroll, and what is above has its room
            page.setMinimumHeight(LOWEST)
            page.body.addWidget(part)
            page.body.addStretch(1)
            self._stack.addWidget(page)
            self._places[part] = page
        self._stack.addWidget(self._views)
        covers = [each for each in self._places.values() if isinstance(each, ScrollPage)]
        self._whole.show_all_of([*covers, *self._views.pages()], self._whole_height)
        below = QVBoxLayout()  # what it says goes as the clock starts: nothing may move up then
        below.setContentsMargins(_SIDE, 0, _SIDE - 12, 12)
        below.addWidget(self._hint)
        whole = self._whole
        whole.body.addWidget(self._frame)
        whole.inside.addWidget(self._stack)
        whole.body.addWidget(whole.rest, 1)
        whole.body.addLayout(below)
        with_foot(self, whole)

    def _connect(self) -> None:
        self._back.clicked.connect(self.leave)
        self._turn.clicked.connect(self._board.turn)
        self._main.clicked.connect(self._on_main)
        self._main.scrolls.connect(self._views.scroll_key)
        self._longer.clicked.connect(self._board.extend)
        self._tabs.chosen.connect(self._on_chosen)
        self._second.clicked.connect(self._on_second)
        self._paper.clicked.connect(self._on_paper)
        self._cover.lifted.connect(self._on_lifted)
        self._views.clock_asked.connect(self._on_clock_asked)
        self._empty.asked.connect(partial(self._shell.go, "round-setup"))
        self._board.changed.connect(self._draw_head)
        self._board.ticked.connect(self._show_time)
        self._shell.theme.changed.connect(self._fit)
        add_undo_keys(self, self._undo, self._redo)

    def leave(self) -> None:
        """Go back to practice; the clock stands until one comes back."""
        self._shell.go("practice")

    # -- what is shown

    def show_page(self, arg: object = None) -> None:
        """Show a round, from the card of whoever practises."""
        self._shell.part(self._stack, partial(self._open, arg))
        set_focus_order(self)
        self._take_focus()

    def _open(self, arg: object) -> None:
        found = self._services.rounds.unfinished() if arg is None else None
        round_id = found.id if found is not None else str(arg or "")
        self._tabs.setVisible(bool(round_id))
        self._head.setVisible(bool(round_id))
        if not round_id:
            self._stack.setCurrentWidget(self._places[self._empty])
            self._fit()
            return
        same = self._board.round is not None and self._board.round.id == round_id
        of = self._board.open(round_id)
        names_of = self._services.talks.private_names
        self._private = names_of(of.case_id) if of.case_id else ()
        if not same and self._window is not None:
            self._window.close()
        self._reader, self._was_read = None, same and self._was_read
        self._show_view(View.REP)

    def _whole_height(self, width: int) -> int:
        shown = self._stack.currentWidget()
        if isinstance(shown, RoundViews | ScrollPage):
            return shown.whole_height(width)
        return 0

    def _is_tight(self) -> bool:
        """Whether there is hardly room for the rows: then what can wait is not shown above them.

        The card for practising comes first and still shows all; Esc leads back from each.
        """
        low = self.height() < self._shell.theme.across(_LOW)
        return low and self._views.view is not View.REP and not self._head.isHidden()

    def _fit(self) -> None:
        self._back.setVisible(not self._is_tight())
        self._show_doors()
        if self._board.round is not None:
            self._show_hint(self._board.round)
            self._show_longer(self._board.round)

    def _show_doors(self) -> None:
        """Show what leads to other windows and to paper, where there are cards and room."""
        of = self._board.round
        there = of is not None and of.cards is not None and not self._head.isHidden()
        for each in (self._second, self._paper):
            each.setVisible(there and not self._is_tight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for."""
        super().resizeEvent(event)
        self._fit()

    def _masked(self, text: str) -> str:
        return self._names.text(text, self._private)

    def _take_focus(self) -> None:
        shown = self._stack.currentWidget()
        if self._stack.isHidden():
            self._back.setFocus()
        elif shown is self._places[self._empty]:
            self._empty.button.setFocus()
        elif shown is self._places[self._cover]:
            self._cover.button.setFocus()
        elif self._views.view is View.REP and self._main.is_before:
            self._main.setFocus()
        else:
            self._views.setFocus()

    def _show_view(self, view: View) -> None:
        """Show a view, or the cover over it until whoever it is for has lifted that."""
        of = self._board.round
        if of is None:
            return
        self._tabs.mark(view)
        self._views.show_view(view)
        self._fit()
        self._show_hint(of)
        reader = reader_of(view, self._board)
        if view is View.REP:
            self._reader = None
        if view is View.REP or reader is self._reader or of.ended is not None:
            self._stack.setCurrentWidget(self._views)
        else:
            who = first_capital(named(self._services, self._names, of, reader))
            self._cover.say(
                view_title(view),
                self.tr("{who} presses the button when nobody else can see the screen.").format(
                    who=who
                ),
            )
            self._stack.setCurrentWidget(self._places[self._cover])
        self._draw_head()
        if not self._tabs.is_stepping:
            self._take_focus()
        self._whole.fit()
        self._whole.to_top()

    def _draw_head(self) -> None:
        of = self._board.round
        if of is None:
            return
        runs, over = self._board.clock.is_running, of.ended is not None
        begun = runs or self._board.clock.seconds > 0
        self._turn.setVisible(not over)
        self._show_longer(of)
        self._turn.set_closed("" if begun else self.tr("The clock has not started yet."))
        self._turn.set_text(self.tr("Pause") if runs or not begun else self.tr("Go on"))
        if over or begun:
            self._main.show_after_start(over=over)
        else:
            self._main.show_before(
                unread=self._views.view is View.REP and not self._was_read,
                covered=self._stack.currentWidget() is self._places[self._cover],
                second=self._window is not None,
            )
        self._show_doors()
        self._show_time()
        self._show_hint(of)
        (self._awake.hold if runs else self._awake.release)()

    def _show_hint(self, of: Round) -> None:
        """Say what comes next, until the clock has run: at first above what is read."""
        begun = self._board.clock.seconds > 0 or of.ended is not None
        at = self._views.view
        self._first.setVisible(at is View.REP and not begun)
        self._hint.setVisible(at is View.CLIENT and not begun and not self._is_tight())

    def _show_time(self) -> None:
        seconds = self._board.clock.seconds
        self._time.setText(as_clock(seconds))
        runs = self._board.clock.is_running
        state = self.tr("The clock runs.") if runs else self.tr("The clock stands.")
        of = self._board.round
        over = of is not None and of.ended is None and self._board.is_over_time
        begun, all_ = seconds > 0 or runs, self._board.minutes
        quiet = about_text(of, all_, begun=begun, over=over) if of is not None else ""
        self._about.setText(quiet)
        if of is not None:
            self._show_longer(of)
        said = (f"{as_clock(seconds)}.", state, quiet if over else "")
        self._time.setAccessibleName(" ".join(filter(None, said)))

    def _show_longer(self, of: Round) -> None:
        """Offer more time; where there is little room, once the time is over."""
        there = not self._is_tight() or self._board.is_over_time
        self._longer.setVisible(of.ended is None and there)

    # -- what the user does

    def _on_chosen(self, view: object) -> None:
        self._show_view(View(str(view)))

    def _on_lifted(self) -> None:
        self._reader = reader_of(self._views.view, self._board)
        self._stack.setCurrentWidget(self._views)
        self._on_read()
        self._whole.fit()
        self._views.setFocus()

    def _on_read(self) -> None:
        self._was_read = True
        self._draw_head()

    def _on_clock_asked(self) -> None:
        """Space turns the clock where a button does; before, it goes to the button that leads."""
        if self._main.step is Next.CARD or not self._main.isEnabled():
            self._main.setFocus()
            self._shell.hint(self.tr("First the client’s card, then the clock."))
        else:
            self._board.turn()

    def _on_main(self) -> None:
        of = self._board.round
        if of is None:
            return
        if self._main.step is Next.DEBRIEF:
            self._shell.go("round-debrief", of.id)
        elif self._main.step is Next.END and not self._board.has_just_begun:
            self._end(of.id)
        elif self._main.step is Next.CARD:
            self._show_view(View.CLIENT)
        elif self._main.step is Next.CLOCK:
            self._board.run()
            self._views.setFocus()

    def _end(self, round_id: str) -> None:
        self._views.keep_note()
        if not self._board.end():
            return
        if self._window is not None:
            self._window.close()
        undo = partial(self._go_on, round_id)
        self._shell.toast(self.tr("The round is over. Its time and marks are kept."), undo)
        self._shell.go("round-debrief", round_id)

    def _go_on(self, round_id: str) -> None:
        if self._board.go_on():
            self._shell.go("round", round_id)

    def _on_second(self) -> None:
        if self._window is None:
            self._window = RoundWindow(self._shell, self._board, self._masked, self)
            self._window.closed.connect(self._on_window_closed)
            self._window.lifted.connect(self._on_read)
            add_undo_keys(self._window, self._undo, self._redo)
        view = self._views.view
        self._window.open_at(View.CLIENT if view is View.REP else view)
        self._draw_head()

    def _on_window_closed(self) -> None:
        window, self._window = self._window, None
        if window is not None:
            window.deleteLater()
            self._draw_head()

    def _on_paper(self) -> None:
        if self._board.round is not None:
            self._shell.go("round-papers", self._board.round.id)

    def _undo(self) -> None:
        if not self._board.undo() and not self._shell.undo():
            self._shell.hint(self.tr("There is no mark to take back."))

    def _redo(self) -> None:
        if not self._board.redo():
            self._shell.hint(self.tr("There is no mark to put back."))

    def finish(self) -> None:
        """Keep what is being typed, and where the clock is."""
        self._views.keep_note()
        self._board.keep()

    def hideEvent(self, event: QHideEvent) -> None:
        """The clock stands while another page is shown, unless the second window goes on.

        That one goes with the window of the program.
        """
        super().hideEvent(event)
        if self._window is not None and not self.window().isVisible():
            self._window.close()
        if not event.spontaneous() and self._window is None:
            self._board.pause()
