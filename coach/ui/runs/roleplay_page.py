# SPDX-License-Identifier: MIT
"""A role-play alone: the scene, then one exchange at a time; each line is kept as it is said."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from coach.clock import system_ticks
from coach.ui.kit.basic.focus import set_focus_order
from coach.ui.kit.fields.asking import DIGITS, ENTER, add_undo_keys
from coach.ui.kit.fields.choice_list import ChoiceCard
from coach.ui.kit.layout.page_column import PageColumn, with_foot
from coach.ui.kit.layout.scroll_page import ScrollPage, scroll_by
from coach.ui.runs.exchanges import Exchanges
from coach.ui.runs.minute_bar import MinuteBar
from coach.ui.runs.move_dialog import MoveDialog
from coach.ui.runs.roleplay_parts import RunFoot, RunHead
from coach.ui.runs.run_end import RunEnd
from coach.ui.runs.run_words import as_shown, move_names
from coach.ui.runs.scene_card import SceneCard
from coach.ui.runs.speaking import Speaking
from coach.ui.shell.discreet import NameMask
from coach.ui.shell.page import Page
from coach.ui.shell.practice_routes import CompareRoute, RolePlayRoute

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QKeyEvent

    from coach.domain.practice.moves import Move
    from coach.domain.practice.run import Run
    from coach.services.container import Services
    from coach.services.practice.run_view import RunView
    from coach.ui.shell.shell import Shell

_RESTS = 60  # milliseconds after a scene was shown
_BETWEEN = 10  # milliseconds from some steps to the next
_AT_ONCE = 0.008  # seconds after which no further step is begun
_COLUMN = 680  # pixels, at 100 % text: a good width for type of this size
_HELD_ANYWAY = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
_BEGINS_QUOTED = ("“", '"', "'")


class RolePlayPage(Page):
    """Shows a scene, then the run: numbers say a line, letters begin one's own, Ctrl+Z undoes."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "roleplay-page")
        self._route = RolePlayRoute()
        self._view: RunView | None = None  # None: the scene is shown
        self._left: Run | None = None  # of this role-play, in the middle
        self._ahead: Iterator[object] | None = None  # makes ready what hears a typed line
        self._head = RunHead(shell, self)
        self._scene = SceneCard(shell, NameMask(services), self)
        self._exchanges = Exchanges(shell, self)
        self._speaking = Speaking(shell, self)
        self._end = RunEnd(shell, self)
        self._minute, self._foot = MinuteBar(shell, self), RunFoot(shell, self)
        self._column = PageColumn(shell.theme, _COLUMN, self)
        self._page = ScrollPage(self, bottom=16)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._page.body.addWidget(self._head)
        self._page.body.addSpacing(12)
        parts = (self._scene, self._exchanges, self._speaking, self._end)
        self._column.put_into(self._page.body, parts)
        self._page.body.addStretch(1)
        with_foot(self, self._page, self._scene.bar, self._minute, self._foot)

    def _connect(self) -> None:
        own, end, foot = self._speaking.own, self._end, self._foot
        self._head.back.clicked.connect(self.leave)
        self._scene.begun.connect(self._on_begun)
        self._scene.resumed.connect(self._on_resumed)
        self._speaking.choices.chosen.connect(self._on_chosen)
        own.asked.connect(self._on_asked)
        own.said.connect(self._on_said)
        own.choosing.connect(self._on_choosing)
        self._exchanges.back_asked.connect(self._on_back_asked)
        self._exchanges.mend_asked.connect(self._on_mend_asked)
        end.look.clicked.connect(self._on_look_back)
        end.again.clicked.connect(self._on_once_more)
        self._minute.beside.clicked.connect(self._on_beside)
        foot.undo.clicked.connect(self._on_undo)
        foot.redo.clicked.connect(self._on_redo)
        foot.own.clicked.connect(own.take_focus)
        self._page.verticalScrollBar().rangeChanged.connect(self._on_laid_out)
        add_undo_keys(self, self._on_undo, self._on_redo)

    def leave(self) -> None:
        """Go where one came from; every line is kept already. A hint that is open closes first."""
        if self._speaking.own.drop_hint():
            return
        case_id = self._view.run.case_id if self._view is not None else self._route.case_id
        self._shell.go(*(("rehearse", case_id) if case_id else ("practice",)))

    # -- what is shown

    def show_page(self, arg: object = None) -> None:
        """Show a `RolePlayRoute`: a scene, or a run of it; without one, where one was."""
        run_id = self._view.run.id if self._view is not None else ""
        if isinstance(arg, RolePlayRoute):
            run_id = self._take_route(arg)
        if not run_id and not self._route.roleplay:
            fit = self._services.practice.fit(self._route.case_id).roleplays
            self._route = self._route._replace(roleplay=fit[0].id if fit else "")
        draw = partial(self._show_run, run_id) if run_id else self._show_scene
        drawn = self._shell.part(self._column, draw)
        self._foot.setVisible(drawn and bool(run_id))
        self._scene.bar.setVisible(drawn and not run_id)
        if drawn:
            self._begin_making_ready()

    def _take_route(self, route: RolePlayRoute) -> str:
        """Leave what was shown; the id of the run that is meant, empty for a scene."""
        self._route, self._view = route, None
        self._minute.stop()
        return route.run_id

    def _begin_making_ready(self) -> None:
        if self._ahead is None:
            self._ahead = self._services.practice.hear_ahead()
            QTimer.singleShot(_RESTS, self, self._make_ready)

    def _make_ready(self) -> None:
        """Make ready what hears a typed line, bit by bit, while the scene is read."""
        assert self._ahead is not None
        until = system_ticks() + _AT_ONCE
        step = partial(next, self._ahead, self)
        while system_ticks() < until:
            if self._shell.guard(step) is self:
                return
        QTimer.singleShot(_BETWEEN, self, self._make_ready)

    def _show_run(self, run_id: str) -> None:
        self._show(self._services.runs.view(run_id))
        if self._route.minute and self._view is not None:
            self._route = self._route._replace(minute=False)  # begun: it does not begin again
            self._minute.begin(self._view)

    def _show_scene(self) -> None:
        services, route = self._services, self._route
        play = services.practice.roleplay(route.roleplay)
        persona = services.practice.persona(play.persona)
        self._view = None
        self._left = services.runs.unfinished(play.id, route.case_id)
        said = len(services.runs.view(self._left.id).steps) if self._left is not None else 0
        self._scene.show_scene(play, persona, services.practice.levels(), said)
        people = services.people
        self._scene.offer_names(
            [each.name for each in people.all()], people.name(services.runs.last_person())
        )
        self._head.show_scene()
        for shown in (self._exchanges, self._speaking, self._end):
            shown.hide()
        self._scene.show()
        set_focus_order(self)
        self._scene.bar.show()
        self._scene.bar.go.setFocus()
        self._page.to_top()

    def _show(self, view: RunView) -> None:
        """Show a run where it stands, the exchange of now in sight."""
        self._view = view
        told, ending = self._services.practice.moves(), view.ending
        self._scene.hide()
        self._scene.bar.hide()
        self._head.show_run(view)
        self._exchanges.show_run(as_shown(self._services, view), told)
        self._speaking.setVisible(ending is None)
        self._end.setVisible(ending is not None)
        if ending is None:
            self._speaking.show_run(view)
        else:
            self._speaking.own.clear()  # what was said last is kept with the run
            self._end.show_end(view, ending)
            self._end.look.setFocus()
        self._minute.show_run(view)
        self._foot.show_state(undo=bool(view.steps), redo=view.can_redo, over=ending is not None)
        self._foot.show()
        set_focus_order(self)
        self._show_now()
        if view.is_cut:
            self._shell.warn(
                self.tr(
                    "This role-play was changed since you left it. You are where it still fits; "
                    "what you said after that is not played again."
                )
            )

    # -- what the user does

    def _begin(self, begin: Callable[[], RunView]) -> None:
        view = self._shell.guard(begin)
        if view is not None:
            self._route = RolePlayRoute(view.run.roleplay, view.run.case_id, view.run.id)
            self._minute.stop()
            self._show(view)

    def _on_begun(self) -> None:
        self._begin(self._begun)

    def _begun(self) -> RunView:
        services, route = self._services, self._route
        name = self._scene.person
        person = services.people.called(name).id if name else ""
        return services.runs.begin(
            route.roleplay, self._scene.level, case_id=route.case_id, person=person
        )

    def _on_resumed(self) -> None:
        if self._left is not None:
            self._begin(partial(self._services.runs.view, self._left.id))

    def _on_once_more(self) -> None:
        view = self._view
        if view is not None:
            self._begin(
                partial(
                    self._services.runs.begin,
                    view.run.roleplay,
                    view.run.level,
                    case_id=view.run.case_id,
                    person=view.run.person,
                )
            )

    def _step(self, call: Callable[[], RunView]) -> bool:
        """Carry a step out and show what comes of it; whether it went through."""
        view = self._shell.guard(call)
        if view is not None:
            self._show(view)
        return view is not None

    def _on_chosen(self, choice: object) -> None:
        if self._view is not None and isinstance(choice, str):
            done = self._step(partial(self._services.runs.choose, self._view.run.id, choice))
            if not done:
                self._speaking.show_run(self._view)

    def _on_asked(self, words: object) -> None:
        view = self._view
        if view is None:
            return
        hear = partial(self._services.practice.hear, str(words), view.choices, view.play)
        heard = self._shell.guard(hear)
        if heard is not None:
            self._speaking.own.show_heard(heard, self._services.practice.moves())
            self._tell_end()
            self._show_now()

    def _show_now(self) -> None:
        """Bring the exchange of now into sight, once it is laid out."""
        QTimer.singleShot(0, self, self._on_laid_out)

    def _on_laid_out(self) -> None:
        if self._view is None:
            return
        self._page.show_whole(self._end if self._view.ending is not None else self._speaking)
        if self._view.ending is None and self._speaking.own.is_taken:
            self._page.show_whole(self._speaking.own)  # Enter says it: the button is in sight

    def _on_said(self) -> None:
        own = self._speaking.own
        if self._view is not None:
            self._step(partial(self._services.runs.say, self._view.run.id, own.words, own.moves))

    def _on_choosing(self) -> None:
        own = self._speaking.own
        self._choose_moves(own.words, own.moves, self._on_moves_given)

    def _choose_moves(
        self, words: str, moves: tuple[Move, ...], given: Callable[[tuple[Move, ...]], None]
    ) -> None:
        dialog = MoveDialog(self._shell, self, words, self._services.practice.moves(), moves)
        dialog.given.connect(given)
        dialog.open()

    def _on_moves_given(self, moves: tuple[Move, ...]) -> None:
        names = move_names(moves, self._services.practice.moves())
        taken = self.tr("Taken as: {moves}").format(moves=names)
        self._speaking.own.show_chosen(moves, taken)
        self._tell_end()
        self._show_now()

    def _tell_end(self) -> None:
        """Say of a goodbye that it ends the talk, before it is said."""
        view, own = self._view, self._speaking.own
        if view is not None and view.ends_here(own.words, own.moves):
            own.tell_end(is_decided=view.is_decided)

    def _on_mend_asked(self) -> None:
        if self._view is not None and self._view.steps:
            last = as_shown(self._services, self._view).steps[-1]
            self._choose_moves(last.said, last.moves, self._on_mended)

    def _on_mended(self, moves: tuple[Move, ...]) -> None:
        if self._view is not None:
            self._step(partial(self._services.runs.correct, self._view.run.id, moves))

    def _on_back_asked(self, step: object) -> None:
        """Begin a run of its own from a step; the one before stays as it is."""
        view = self._view
        if view is None or not isinstance(step, int):
            return
        self._begin(partial(self._services.runs.branch, view.run.id, step))
        if self._view is not view:
            self._shell.toast(
                self.tr("A new run, the same up to here. The one before is kept."),
                partial(self._go_back_to, view.run.id),
            )

    def _go_back_to(self, run_id: str) -> None:
        self._begin(partial(self._services.runs.view, run_id))

    def _on_undo(self) -> None:
        if self._view is None or not self._view.steps:
            self._shell.hint(self.tr("There is nothing to take back here."))
        else:
            self._step(partial(self._services.runs.undo, self._view.run.id))

    def _on_redo(self) -> None:
        if self._view is None or not self._view.can_redo:
            self._shell.hint(self.tr("There is nothing to say again here."))
        else:
            self._step(partial(self._services.runs.redo, self._view.run.id))

    def _on_beside(self) -> None:
        """Both minutes side by side: the run that this one left, and this one."""
        if self._view is not None:
            run = self._view.run
            self._minute.stop()
            self._shell.go("run-compare", CompareRoute(run.parent, run.id))

    def _on_look_back(self) -> None:
        if self._view is not None:
            self._shell.go("run-debrief", self._view.run.id)

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Numbers say a line, Enter the one with the keys; letters begin a line of one's own."""
        speaks = self._view is not None and self._view.ending is None
        held = bool(event.modifiers() & ~_HELD_ANYWAY)
        done = not held and ((speaks and self._says(event)) or scroll_by(self._page, event.key()))
        if not done:
            super().keyPressEvent(event)

    def _says(self, event: QKeyEvent) -> bool:
        """Say a line by its number or with Enter, or begin one; whether the key does any of it."""
        key, words = event.key(), event.text()
        if key in DIGITS:
            if not self._speaking.choices.choose_number(DIGITS[key]):
                self._shell.hint(self.tr("There is no line with this number."))
        elif key in ENTER:
            self._say_focused()
        elif words.isalpha() or words in _BEGINS_QUOTED:
            self._speaking.own.begin(words)
        else:
            return False
        return True

    def _say_focused(self) -> None:
        focused = self._speaking.focusWidget()
        if isinstance(focused, ChoiceCard) and focused.hasFocus():
            focused.click()
        else:
            self._shell.hint(self.tr("A number says a line; letters begin one of your own."))
