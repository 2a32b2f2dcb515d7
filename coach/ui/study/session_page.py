# SPDX-License-Identifier: MIT
"""A session: one card at a time; Space turns it, a number says how well it was known."""

from __future__ import annotations

from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.domain.rules.verdict import Verdict
from coach.domain.study.card import CardKind, CardRef, Rating
from coach.ui.kit.basic.focus import set_focus_order
from coach.ui.kit.fields.asking import DIGITS, ENTER, add_keys
from coach.ui.kit.layout.scroll_page import FittingPage, scroll_by
from coach.ui.kit.layout.stacked import column_of
from coach.ui.shell.page import Page
from coach.ui.study.card_view import CardView
from coach.ui.study.session_end import End, Tally, end_of
from coach.ui.study.session_parts import SessionFoot, SessionHead, SessionNote, Summary, Turning
from coach.ui.study.story_view import StoryView
from coach.ui.study.study_route import StudyRoute, route_of_card
from coach.ui.study.study_words import offers, verdict_choices

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent

    from coach.domain.study.figures import Shown
    from coach.services.container import Services
    from coach.services.study.session import StudySession
    from coach.ui.shell.shell import Shell

_TICK = 200  # milliseconds between two looks at the clock
_LOW = 270  # pixels of a page, at 100 % text, below which answers say only what they are


class _Step(Enum):
    FRONT = auto()
    ALOUD = auto()  # it is being said, the clock runs
    TURNED = auto()
    OVER = auto()  # no card is asked


class SessionPage(Page):
    """Asks cards one by one; each answer is kept before the next card comes."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "study-session-page")
        self._session: StudySession | None = None
        self._route = StudyRoute()
        self._shown: Shown | None = None
        self._step = _Step.OVER
        self._since = self._began = 0.0  # ticks: the card came; it began to be said
        self._tally = Tally()
        self._end: End | None = None
        self._slipped: CardRef | None = None  # the card that was put aside last
        self._head = SessionHead(shell, self)
        self._note = SessionNote(self)
        self._card = CardView(self)
        self._story = StoryView(shell.theme, self)
        self._summary = Summary(shell, self)
        self._turning = Turning(shell, self)
        self._foot = SessionFoot(shell, self)
        self._page = FittingPage(self)
        self._column = QWidget(self)
        self._timer = QTimer(self, interval=_TICK)
        self._lay_out()
        self._connect()
        self._fit()

    def _lay_out(self) -> None:
        column_of(self._column, self._note, self._card, self._story, self._summary, gap=12)
        beside = QHBoxLayout()  # gives the column its width before its height is asked for
        beside.addWidget(self._column, 1)
        beside.addStretch(0)
        self._page.body.addWidget(self._head)
        self._page.body.addSpacing(12)
        self._page.body.addLayout(beside)
        layout = column_of(self, self._page, self._turning, gap=0)
        layout.addStretch(1)
        layout.addWidget(self._foot)

    def _connect(self) -> None:
        foot = self._foot
        for button, slot in (
            (self._head.back, self.leave),
            (self._turning.turn, self._go_on),
            (self._summary.go, self._on_next_step),
            (self._summary.back, self.leave),
            (foot.undo, self._undo),
            (foot.bury, self._bury),
            (foot.suspend, self._suspend),
            (foot.script, self._read),
            (self._note.button, self._on_note),
        ):
            button.clicked.connect(slot)
        self._turning.marks.marked.connect(self._mark)
        self._story.chosen.connect(self._judge)
        self._timer.timeout.connect(self._show_time)
        bar = self._page.verticalScrollBar()
        later = Qt.ConnectionType.QueuedConnection  # showing a part lays out all that lies around
        bar.valueChanged.connect(self._on_scrolled, later)
        bar.rangeChanged.connect(self._on_scrolled, later)
        self._shell.theme.changed.connect(self._fit)
        add_keys(self, "Ctrl+Z", self._undo)

    def _fit(self) -> None:
        self._column.setMaximumWidth(self._turning.fit())
        self._turning.marks.set_low(low=self.height() < self._shell.theme.across(_LOW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the card more room where there is little."""
        super().resizeEvent(event)
        self._fit()

    def _on_scrolled(self) -> None:
        self._turning.show_more_below(more=self._page.more_below())

    def leave(self) -> None:
        """Go back to Study; every answer is kept already."""
        self._shell.go("study")

    # -- what is shown

    def show_page(self, arg: object = None) -> None:
        """Begin what a `StudyRoute` asks for; without one, go on where one was."""
        route = arg if isinstance(arg, StudyRoute) else None
        if self._session is None or route is not None or self._step is _Step.OVER:
            self._route = route or StudyRoute()
            self._note.say("")
            self._tally = Tally()
            scope, cram, more = self._route
            self._session = self._services.study.begin(scope, cram=cram, more=more)
            self._next()
        else:
            self._show_front()

    def _next(self) -> None:
        """Show the card that comes now, or what the session came to."""
        session = self._session
        self._shown = session.current if session is not None else None
        if self._shown is None:
            self._show_end()
        else:
            self._since = self._shell.ticks()
            self._show_front()

    def _show_front(self) -> None:
        shown, session = self._shown, self._session
        if shown is None or session is None:
            return
        self._stop_clock()
        self._step = _Step.FRONT
        self._head.show_left(session.left, cram=session.is_cram)
        self._summary.hide()
        self._card.show_card(shown.card)
        self._card.show()
        is_story = shown.card.ref.kind is CardKind.STORY
        self._story.setVisible(is_story)
        if is_story:
            self._ask_story(shown)
        else:
            self._turning.show_turn(self._turn_words(shown), self._card.heard())
        self._foot.show_state(card=True, undo=session.can_undo)
        set_focus_order(self)
        (self._story.take_focus if is_story else self._turning.turn.setFocus)()
        self._page.to_top()

    def _turn_words(self, shown: Shown) -> str:
        if shown.card.ref.kind is CardKind.ALOUD:
            return self.tr("Start the clock and say it")
        return self.tr("Show the answer")

    def _ask_story(self, shown: Shown) -> None:
        card = shown.card
        self._story.ask(verdict_choices(card.likely), verdict_choices(card.choices))
        self._turning.show_nothing()

    def _show_turned(self) -> None:
        shown, session = self._shown, self._session
        if shown is None or session is None:
            return
        self._step = _Step.TURNED
        if shown.card.ref.kind is not CardKind.STORY:
            self._card.turn(shown.card)
        self._turning.marks.offer(offers(shown.buttons, cram=session.is_cram))
        self._turning.show_marks()
        set_focus_order(self)
        if shown.card.ref.kind is CardKind.STORY:
            self._story.take_focus()
        else:
            self._card.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_end(self) -> None:
        self._step = _Step.OVER
        self._stop_clock()
        for part in (self._card, self._story):
            part.hide()
        session = self._session
        self._turning.show_nothing()
        self._head.show_left(None, cram=session is not None and session.is_cram)
        self._foot.show_state(card=False, undo=session is not None and session.can_undo)
        self._end = end_of(self._services, self._route, self._tally)
        end = self._end
        self._summary.show_end(end.title, end.told, end.step, end.action)
        set_focus_order(self)
        self._summary.go.setFocus()
        self._page.to_top()

    # -- what the user does

    def _go_on(self) -> None:
        """Turn the card; of one that is said aloud, start the clock first."""
        shown = self._shown
        if shown is None or self._step not in (_Step.FRONT, _Step.ALOUD):
            return
        if shown.card.ref.kind is CardKind.ALOUD and self._step is _Step.FRONT:
            self._step, self._began = _Step.ALOUD, self._shell.ticks()
            self._timer.start()
            self._show_time()
            self._turning.show_turn(self.tr("Said it: show the words"), self._card.heard())
            self._turning.turn.setFocus()
            return
        if self._step is _Step.ALOUD:
            self._stop_clock()
            spent = self._shell.ticks() - self._began
            self._card.show_time(spent, shown.card.seconds, over=True)
        self._show_turned()

    def _show_time(self) -> None:
        if self._shown is not None:
            spent = self._shell.ticks() - self._began
            self._card.show_time(spent, self._shown.card.seconds, over=False)

    def _stop_clock(self) -> None:
        self._timer.stop()

    def _judge(self, verdict: object) -> None:
        shown = self._shown
        if shown is None or not isinstance(verdict, str):
            return
        choice = Verdict(verdict)
        judged = self._shell.guard(
            partial(self._services.study.lessons.told, shown.card.ref.source, choice)
        )
        if judged is not None:
            name = next((each.name for each in shown.card.choices if each.verdict is choice), "")
            self._story.tell(judged, name)
            self._show_turned()

    def _mark(self, rating: object) -> None:
        session, shown = self._session, self._shown
        if session is None or shown is None or not isinstance(rating, Rating):
            return
        seconds = max(self._shell.ticks() - self._since, 0.0)
        answered = self._shell.guard(partial(session.answer, rating, seconds))
        if answered is None:
            return
        self._tally = self._tally.with_answer(rating, seconds)
        self._note.say("")
        if answered.became_leech:
            self._say_leech(shown)
        self._next()

    def _say_leech(self, shown: Shown) -> None:
        self._slipped = shown.card.ref
        text = self.tr(
            "“{title}” keeps slipping, so it is put aside: one more repeat would not help. Read "
            "where it comes from, say it in your own words, and bring it back from Study."
        )
        self._note.say(text.format(title=shown.card.title), self.tr("Read it now"))

    def _on_note(self) -> None:
        if self._slipped is not None:
            self._shell.go(*route_of_card(self._slipped, "study-session"))

    def _undo(self) -> None:
        session = self._session
        if session is None or not session.can_undo:
            self._shell.hint(self.tr("There is nothing of today to take back."))
        elif self._shell.guard(session.undo):
            self._tally = self._tally.without_last()
            self._note.say("")
            self._next()

    def _bury(self) -> None:
        said = self.tr("It comes again tomorrow. Ctrl+Z brings it back now.")
        self._leave_out("bury", said)

    def _suspend(self) -> None:
        said = self.tr("Put aside. Ctrl+Z brings it back now, Study at any time.")
        self._leave_out("suspend", said)

    def _leave_out(self, act: Literal["bury", "suspend"], said: str) -> None:
        session = self._session
        if session is None or self._step is _Step.OVER:
            self._shell.hint(self.tr("No card is asked now."))
        elif self._shell.attempt(session.bury if act == "bury" else session.suspend):
            self._note.say(said)
            self._next()

    def _read(self) -> None:
        if self._shown is not None and self._step is not _Step.OVER:
            self._shell.go(*route_of_card(self._shown.card.ref, "study-session"))

    def _on_next_step(self) -> None:
        if self._end is not None:
            self._shell.go(*self._end.route)

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter go on, numbers mark, Y and N answer checks, B, S and O do the rest."""
        key = event.key()
        letters: dict[int, Callable[[], object]] = {
            Qt.Key.Key_B: self._bury,
            Qt.Key.Key_S: self._suspend,
            Qt.Key.Key_O: self._read,
            Qt.Key.Key_A: self._story.show_all,
            Qt.Key.Key_Backspace: self._card.checks.take_back,
        }
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held or key == Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif key in DIGITS:
            self._number(DIGITS[key])
        elif key in ENTER or key == Qt.Key.Key_Space:
            self._space()
        elif key in (Qt.Key.Key_Y, Qt.Key.Key_N):
            self._card.checks.answer_next(met=key == Qt.Key.Key_Y)
        elif key in letters:
            letters[key]()
        elif not scroll_by(self._page, key):
            super().keyPressEvent(event)

    def _number(self, number: int) -> None:
        """Mark the card, or choose a verdict; before that a number says nothing."""
        if self._step is _Step.TURNED:
            self._turning.marks.choose_number(number)
        elif self._step is _Step.FRONT and self._story.is_asking and self._story.isVisible():
            self._story.choose_number(number)
        elif self._step is not _Step.OVER:
            self._shell.hint(self.tr("Look at the answer first: Space shows it."))

    def _space(self) -> None:
        """Turn the card; of one that is turned show what lies below, then say what is asked."""
        if self._step is not _Step.TURNED:
            self._go_on()
        elif self._page.more_below():
            scroll_by(self._page, Qt.Key.Key_PageDown)
        else:
            self._shell.hint(self._turning.marks.told())

    def hideEvent(self, event: QHideEvent) -> None:
        """No clock runs while another page is shown; what was being said is said anew."""
        super().hideEvent(event)
        self._stop_clock()
