# SPDX-License-Identifier: MIT
"""The reaction drill: what they may say, in mixed order and by the clock."""

from __future__ import annotations

from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from coach.domain.practice.drill import DrillMark
from coach.ui.case.case_choices import case_choices
from coach.ui.kit.basic.buttons import QuietButton
from coach.ui.kit.basic.empty_state import EmptyState
from coach.ui.kit.basic.focus import set_focus_order
from coach.ui.kit.fields.asking import DIGITS, ENTER, add_keys
from coach.ui.kit.layout.page_column import PageColumn, with_foot
from coach.ui.kit.layout.scroll_page import ScrollPage, scroll_by
from coach.ui.runs.drill_bar import MARKS, DrillBar
from coach.ui.runs.drill_parts import DrillAsk, DrillEnd, DrillStart
from coach.ui.shell.discreet import NameMask
from coach.ui.shell.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QKeyEvent

    from coach.services.container import Services
    from coach.services.practice.drill import DrillView
    from coach.ui.shell.shell import Shell

_COLUMN = 680  # pixels, at 100 % text
_TICK = 200  # milliseconds between two looks at the clock


class _State(Enum):
    START = auto()
    ASKING = auto()
    TURNED = auto()
    OVER = auto()


class DrillPage(Page):
    """Space shows one's own line, 1 to 3 say how it went, P pauses, E makes it one's own."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "reaction-drill-page")
        self._names = NameMask(services)
        self._case_id, self._came_with = "", False  # whether it was opened for a case
        self._view: DrillView | None = None
        self._state = _State.START
        self._spent, self._since = 0.0, 0.0  # seconds before the last pause; ticks since
        self._paused = False
        icon = shell.icons.icon("arrow-left", "quiet")
        self._back = QuietButton(self.tr("Back"), "back", icon, self)
        self._start, self._ask, self._end = DrillStart(shell, self), DrillAsk(shell), DrillEnd(self)
        self._empty = EmptyState(
            self.tr(
                "A drill asks what they are likely to say in a case that has a verdict. There is "
                "none yet: a sample will do."
            ),
            self.tr("Add samples to practise on"),
            "drill-samples",
            primary=True,
        )
        self._bar = DrillBar(shell, self)
        self._column = PageColumn(shell.theme, _COLUMN, self)
        self._page = ScrollPage(self, bottom=16)
        self._timer = QTimer(self, interval=_TICK)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._page.body.addWidget(self._back)
        self._column.put_into(self._page.body, (self._start, self._ask, self._end, self._empty))
        self._page.body.addStretch(1)
        with_foot(self, self._page, self._bar)

    def _connect(self) -> None:
        bar = self._bar
        for button, slot in (
            (self._back, self.leave),
            (bar.begin, self._on_begin),
            (bar.anew, self._on_anew),
            (bar.show_line, self._turn),
            (bar.pause, self._on_pause),
            (bar.study, self._on_study),
            (bar.undo, self._on_undo),
            (self._ask.own, self._ask.edit),
        ):
            button.clicked.connect(slot)
        bar.marked.connect(self._on_marked)
        self._start.chosen.connect(self._on_case_chosen)
        self._ask.rewritten.connect(self._on_rewritten)
        self._empty.asked.connect(self._on_samples)
        self._timer.timeout.connect(self._on_tick)
        add_keys(self, "Ctrl+Z", self._on_undo)

    def leave(self) -> None:
        """Go back to the case, or to Practice; each mark is kept already."""
        if self._came_with:
            self._shell.go("rehearse", self._case_id)
        else:
            self._shell.go("practice")

    # -- what is shown

    def show_page(self, arg: object = None) -> None:
        """Show the drill of the case with the id `arg`; without one that of the last case."""
        self._came_with = arg is not None
        if arg is not None:
            self._case_id = str(arg)
        drawn = self._shell.part(self._column, self._draw_start)
        self._bar.setVisible(drawn and self._empty.isHidden())
        self._page.to_top()

    def _draw_start(self) -> None:
        self._show_state(_State.START)
        cases = self._cases()
        if not cases and not self._came_with:
            self._start.hide()
            self._empty.show()
            self._empty.button.setFocus()
            return
        if not self._case_id or (not self._came_with and self._case_id not in dict(cases)):
            self._case_id = cases[0][0]
        self._start.offer_cases(cases, self._case_id)
        self._draw_case()

    def _cases(self) -> list[tuple[str, str]]:
        """The cases with a verdict that were changed last, as they may be shown."""
        return case_choices(self._services, self._case_id if self._came_with else "")

    def _draw_case(self) -> None:
        drill = self._services.drill
        self._view = drill.begun(self._case_id)
        seconds = self._services.settings.drill_seconds
        count = len(drill.reactions(self._case_id))
        self._start.show_case(count, seconds, self._before())
        self._bar.show_start(left=self._view is not None)
        set_focus_order(self)
        self._bar.begin.setFocus()

    def _before(self) -> str:
        last = self._services.drill.last(self._case_id)
        if last is None:
            return ""
        marks = [answer.mark for _, answer in last.met]
        return self.tr("Last time you said {said} of {count}, and {stuck} stuck.").format(
            said=marks.count(DrillMark.SAID), count=len(marks), stuck=marks.count(DrillMark.STUCK)
        )

    def _show_state(self, state: _State) -> None:
        self._state = state
        self._empty.hide()
        self._start.setVisible(state is _State.START)
        self._ask.setVisible(state in (_State.ASKING, _State.TURNED))
        self._end.setVisible(state is _State.OVER)
        if state is not _State.ASKING:
            self._timer.stop()

    def _shown(self) -> Callable[[str], str]:
        """How a text of the case may be seen now."""
        if not self._names.hidden:
            return str
        private = self._services.talks.private_names(self._case_id)
        return partial(self._names.text, names=private)

    def _show(self, view: DrillView | None) -> None:
        """Show the reaction that comes now, with the clock, or what it came to."""
        if view is None:
            return
        self._view = view
        if view.current is None:
            self._show_state(_State.OVER)
            self._end.show_end(view, self._shown())
            self._bar.show_over(learnt=bool(view.learnt))
            set_focus_order(self)
            self._bar.begin.setFocus()
        else:
            self._show_state(_State.ASKING)
            self._ask.show_reaction(view, self._shown())
            self._bar.show_asking(paused=False, undo=bool(view.met))
            set_focus_order(self)
            self._bar.show_line.setFocus()
            self._spent, self._since, self._paused = 0.0, self._shell.ticks(), False
            self._timer.start()
            self._on_tick()
        self._page.to_top()

    # -- the clock

    def _seconds(self) -> float:
        """How long the reaction of now has been heard, without pauses."""
        return self._spent + (0.0 if self._paused else self._shell.ticks() - self._since)

    def _on_tick(self) -> None:
        view = self._view
        if view is None or self._state is not _State.ASKING:
            return
        left = view.drill.seconds - self._seconds()
        self._ask.show_time(left, paused=self._paused)
        if left <= 0:
            self._turn()

    def _on_pause(self) -> None:
        if self._state is _State.ASKING:
            if self._paused:
                self._since, self._paused = self._shell.ticks(), False
                self._timer.start()
            else:
                self._spent, self._paused = self._seconds(), True
                self._timer.stop()
            view = self._view
            undo = view is not None and bool(view.met)
            self._bar.show_asking(paused=self._paused, undo=undo)
            self._on_tick()
        else:
            self._shell.hint(self.tr("No clock is running now."))

    def hideEvent(self, event: QHideEvent) -> None:
        """No clock runs while another page is shown."""
        super().hideEvent(event)
        if self._state is _State.ASKING and not self._paused:
            self._on_pause()

    # -- what the user does

    def _on_case_chosen(self, case_id: object) -> None:
        self._case_id = str(case_id)
        self._shell.part(self._column, self._draw_case)

    def _on_samples(self) -> None:
        from coach.ui.case.samples import add_samples  # noqa: PLC0415 - hardly ever needed

        add_samples(self._services, self._shell)
        self.show_page()

    def _on_begin(self) -> None:
        if self._state is _State.START and self._view is not None:
            self._show(self._view)
        else:
            self._on_anew()

    def _on_anew(self) -> None:
        seconds = self._start.seconds.value()
        self._show(self._shell.guard(partial(self._services.drill.begin, self._case_id, seconds)))

    def _turn(self) -> None:
        """Show one's own line; the clock stands still."""
        if self._state is _State.ASKING:
            self._spent, self._paused = self._seconds(), True
            self._show_state(_State.TURNED)
            self._ask.turn()
            view = self._view
            self._bar.show_marking(undo=view is not None and bool(view.met))
            set_focus_order(self)
            self._bar.marks[DrillMark.SAID].setFocus()

    def _on_marked(self, mark: object) -> None:
        view = self._view
        if view is None or not isinstance(mark, DrillMark):
            return
        if self._state is _State.ASKING and mark is not DrillMark.SKIPPED:
            self._shell.hint(self.tr("Answer aloud first; Space shows your line."))
        elif self._state in (_State.ASKING, _State.TURNED):
            self._ask.finish()
            current = self._view or view
            seconds = self._seconds()
            self._show(
                self._shell.guard(partial(self._services.drill.mark, current, mark, seconds))
            )

    def _on_rewritten(self, words: object) -> None:
        """Make the line one's own, as the page of the talk does."""
        view = self._view
        if view is None or view.current is None:
            return
        reaction = view.current
        reply = partial(self._services.lines.reply, self._case_id, reaction.id, str(words))
        if self._shell.attempt(reply):
            now = self._shell.guard(partial(self._services.drill.begun, self._case_id))
            if now is not None and now.current is not None:
                self._view = now
                self._ask.show_line(now.current, self._shown())
                self._bar.marks[DrillMark.SAID].setFocus()

    def _on_undo(self) -> None:
        view = self._view
        if view is None or not view.met or self._state is _State.START:
            self._shell.hint(self.tr("There is nothing to take back here."))
        else:
            self._show(self._shell.guard(partial(self._services.drill.undo, view)))

    def _on_study(self) -> None:
        self._shell.go("study-session")

    def finish(self) -> None:
        """Keep the line that is being written."""
        self._ask.finish()

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space shows the line, numbers mark, P pauses, E writes."""
        key = event.key()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        calls: dict[int, Callable[[], object]] = {
            Qt.Key.Key_P: self._on_pause,
            Qt.Key.Key_E: self._ask.edit,
            Qt.Key.Key_Space: self._turn,
            **dict.fromkeys(ENTER, self._turn),
        }
        asks = self._state in (_State.ASKING, _State.TURNED)
        if held or not asks or key == Qt.Key.Key_Escape:
            if held or not scroll_by(self._page, key):
                super().keyPressEvent(event)
        elif key in DIGITS and DIGITS[key] <= len(MARKS):
            self._on_marked(MARKS[DIGITS[key] - 1])
        elif key in calls:
            calls[key]()
        elif not scroll_by(self._page, key):
            super().keyPressEvent(event)
