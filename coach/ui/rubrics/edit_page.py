# SPDX-License-Identifier: MIT
"""What the editors of personas and rubrics have in common: lint as one types, keep, remove."""

from __future__ import annotations

from abc import abstractmethod
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.errors import NotFound
from coach.services.library.own_scripts import Whose
from coach.ui.kit.basic.buttons import PrimaryButton, QuietButton
from coach.ui.kit.basic.focus import set_focus_order
from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.fields.typed import keeps_itself, settle, typed_in
from coach.ui.kit.fields.typing_pause import TypingPause
from coach.ui.kit.layout.flow_layout import FlowRow
from coach.ui.kit.layout.page_head import PageHead
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.layout.stacked import column_of
from coach.ui.shell.page import Page
from coach.ui.shell.practice_routes import EditRoute

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent

    from coach.domain.practice.own import PracticeDraft
    from coach.domain.practice.persona import Persona
    from coach.domain.practice.rubric import Rubric
    from coach.services.container import Services
    from coach.services.practice.own import Removed
    from coach.services.practice.own_faults import FieldFault
    from coach.ui.shell.shell import Shell

T = TypeVar("T", "Persona", "Rubric")
Typed = tuple[tuple[str, str], ...]  # what cannot be read, by the names of its fields
_PAUSE = 200  # milliseconds after the last key until it is looked at


class EditPage(Page, Generic[T]):
    """`show_page` takes an `EditRoute`, or an id.

    What is not kept yet lies in the data file as a draft, as it was typed, and is here again.
    """

    kind = ""  # the page on which it is read, and what its names begin with

    def __init__(self, services: Services, shell: Shell, name: str) -> None:
        super().__init__(services, shell, name)
        icon = shell.icons.icon
        self._route = EditRoute("")
        self._before: T | None = None
        self._typed_before: Typed = ()
        self._has_draft = False
        self._is_gone = False  # what the draft is of: then only the draft is left of it
        self._drafts = services.practice_drafts
        self._back = QuietButton(self.tr("Back"), "back", icon("arrow-left", "quiet"))
        self._head = PageHead(shell.theme)
        self._intro = Body("", tone="quiet")
        self._save = PrimaryButton(self.tr("Keep it"), f"keep-{self.kind}")
        self._remove = QuietButton("", f"remove-{self.kind}", icon("trash-2", "quiet"))
        self._draft = Quiet("")
        self._draft.setObjectName("draft")
        self._discard = QuietButton(
            self.tr("Discard what is not kept"), f"discard-{self.kind}", icon("undo-2", "quiet")
        )
        self._mend = Quiet("", tone="conduct")
        self._mend.setObjectName("to-mend")
        keeps_itself(self)
        self._pause = TypingPause(self, _PAUSE)
        self._page = ScrollPage(self)
        self.fields = QVBoxLayout()
        self.fields.setSpacing(14)

    def lay_out(self) -> None:
        """Put the fields between the head and the buttons; called once they are there."""
        buttons = FlowRow(self, gap=8)
        for button in (self._save, self._discard, self._remove):
            buttons.flow.addWidget(button)
        body = self._page.body
        for part in (self._back, self._head, self._intro, self._draft):
            body.addWidget(part)
        body.addSpacing(8)
        body.addLayout(self.fields)
        body.addSpacing(8)
        body.addWidget(self._mend)
        body.addWidget(buttons)
        body.addStretch(1)
        column_of(self, self._page)
        self._back.clicked.connect(self.leave)
        self._save.clicked.connect(self._on_save_clicked)
        self._discard.clicked.connect(self._on_discard_clicked)
        self._remove.clicked.connect(self._on_remove_clicked)
        self._pause.due.connect(self.look)

    # -- what a page of one kind knows

    @abstractmethod
    def begin(self, route: EditRoute) -> T:
        """What is to be edited: one that is there, or a copy of it.

        Raises:
            NotFound: There is none of this id.
        """

    @abstractmethod
    def show_record(self, record: T, typed: Typed = ()) -> None:
        """Put it into the fields, with what was typed and cannot be read, by its fields."""

    @abstractmethod
    def record(self) -> T:
        """What stands in the fields."""

    def typed(self) -> Typed:
        """What stands in the fields and cannot be read, so that it is not in the record."""
        return ()

    @abstractmethod
    def faults(self, record: T) -> tuple[FieldFault, ...]:
        """What is to be mended in it, and in what stands in the fields."""

    @abstractmethod
    def draft(self, record: T, route: EditRoute) -> PracticeDraft:
        """What stands in the fields, to be kept until it is mended."""

    @abstractmethod
    def drafted(self, draft: PracticeDraft) -> tuple[T, Typed]:
        """What stood in the fields.

        Raises:
            NotFound: It is of something else.
        """

    @abstractmethod
    def show_faults(self, faults: Sequence[FieldFault]) -> None:
        """Say at the fields what is to be mended."""

    @abstractmethod
    def put(self, record: T, base: str) -> T:
        """Keep it; raises ContentError where something in it is to be mended."""

    @abstractmethod
    def take_out(self, item: str) -> Removed:
        """Put it into the trash."""

    @abstractmethod
    def whose(self, item: str) -> Whose:
        """Whose it is."""

    @abstractmethod
    def words(self, *, new: bool) -> tuple[str, str]:
        """The title of the page, and a sentence below it."""

    @abstractmethod
    def first(self) -> QWidget:
        """The field to begin with."""

    # -- what is shown

    def show_page(self, arg: object = None) -> None:
        """Show one to be changed, or a new one begun from another."""
        self.finish()
        self._route = arg if isinstance(arg, EditRoute) else EditRoute(str(arg or ""))
        self._before = self._shell.guard(partial(self._begun, self._route))
        if self._before is None:
            return
        title, told = self.words(new=self._route.copy)
        self._head.set_title(title)
        self._intro.setText(told)
        self._shell.part(self._remove, self._draw_whose)
        self._show(self._before)
        self._before, self._typed_before = self.record(), self.typed()  # as the fields have it
        self._shell.part(self._draft, self._draw_draft)
        set_focus_order(self)
        self._page.to_top()
        self.first().setFocus()

    def _begun(self, route: EditRoute) -> T:
        """What the page begins with; a draft of what is gone becomes one of a new one."""
        self._is_gone = False
        try:
            return self.begin(route)
        except NotFound:
            draft = self._drafts.of(self.kind, route.id, is_copy=route.copy)
            if draft is None:
                raise
            self._is_gone = True
            return self.drafted(draft)[0]

    def _draw_draft(self) -> None:
        route = self._route
        draft = self._drafts.of(self.kind, route.id, is_copy=route.copy)
        if draft is not None:
            self._show(*self.drafted(draft))
        self._say_draft(there=draft is not None)

    def _say_draft(self, *, there: bool) -> None:
        self._has_draft = there
        self._draft.setText(
            self.tr("What you typed before is here. It is not kept yet, and not practised with.")
            if there
            else ""
        )
        self._draft.setVisible(there)
        self._discard.setVisible(there)

    def _draw_whose(self) -> None:
        whose = Whose.LIBRARY if self._route.copy else self.whose(self._route.id)
        back = self.tr("Back to the library’s") if whose is Whose.VERSION else ""
        self._remove.set_text(back or self.tr("Move to the trash"))
        self._remove.setVisible(whose is not Whose.LIBRARY)

    def _show(self, record: T, typed: Typed = ()) -> None:
        self.show_record(record, typed)
        settle(*typed_in(self))
        self._pause.end()
        self._shell.part(self._mend, self._look)

    def look(self) -> None:
        """Say what is to be mended in what stands there now, and keep it as a draft."""
        self._pause.end()
        self._shell.part(self._mend, self._look)
        if self._before is not None and not self._is_as_before():
            self._keep_draft()

    def _is_as_before(self) -> bool:
        same = (self.record(), self.typed()) == (self._before, self._typed_before)
        return same and not self._is_gone

    def _keep_draft(self) -> bool:
        draft = self.draft(self.record(), self._route)
        kept = self._shell.attempt(partial(self._drafts.keep, draft))
        if kept:
            settle(*typed_in(self))
            self._has_draft = True
            self._discard.show()
        return kept

    def _drop_draft(self) -> bool:
        if not self._has_draft:
            return True
        drop = partial(self._drafts.drop, self.kind, self._route.id, is_copy=self._route.copy)
        return self._shell.attempt(drop)

    def _look(self) -> None:
        found = self.faults(self.record())
        self.show_faults(found)
        if len(found) == 1:
            words = self.tr("One thing is to be mended before it can be kept; it is marked above.")
        else:
            form = self.tr("{count} things are to be mended before it can be kept, marked above.")
            words = form.format(count=len(found))
        self._mend.setText(words if found else "")
        self._mend.setVisible(bool(found))

    def on_reshaped(self) -> None:
        """Let Tab go through the fields as they are read."""
        set_focus_order(self)

    def on_changed(self) -> None:
        """Something was typed or chosen: it is looked at when the keys rest."""
        self._pause.key()

    # -- what is kept

    def finish(self) -> None:
        """Keep what can be kept; what is to be mended first stays as a draft."""
        self._finished()

    def _finished(self) -> bool:
        if self._before is None:
            return True
        if self._is_as_before():
            return self._drop_draft()
        record = self.record()
        found = self._shell.guard(partial(self.faults, record))
        if found is None or found:
            self._keep_draft()
            return False
        return self._shell.attempt(partial(self._put, record))

    def _put(self, record: T) -> None:
        kept = self.put(record, self._route.id)
        self._drafts.drop(self.kind, self._route.id, is_copy=self._route.copy)
        self._route, self._before, self._typed_before = EditRoute(kept.id), record, ()
        self._is_gone = False
        settle(*typed_in(self))

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was just typed when the page is left."""
        super().hideEvent(event)
        self._pause.end()
        if not event.spontaneous():
            self.finish()

    def leave(self) -> None:
        """Go back to where it is read; what cannot be kept yet waits here, and that is said."""
        before = self._route
        if not self._finished():
            self._shell.hint(
                self.tr("Not kept yet: it waits as a draft until it is mended."),
                partial(self._shell.go, f"{self.kind}-edit", before),
            )
        self._before = None
        self._shell.go(self.kind, self._route.id)

    def _on_save_clicked(self) -> None:
        self.look()
        record = self.record()
        if self._mend.isVisible() and (found := self._shell.guard(partial(self.faults, record))):
            self._to_fault(found[0])
        elif self._shell.attempt(partial(self._put, record)):
            self._shell.toast(self.tr("It is kept."))
            self.leave()

    def _to_fault(self, fault: FieldFault) -> None:
        """Bring the keys to what is to be mended first."""
        if self.focus_fault(fault.field):
            return
        field = self.findChild(QWidget, fault.field)
        if field is not None and field.isVisibleTo(self):
            field.setFocus()

    @abstractmethod
    def focus_fault(self, field: str) -> bool:
        """Bring the keys to what is to be mended in a list; whether it is in one."""

    def _on_discard_clicked(self) -> None:
        """Let go what is not kept: what is kept, or what a new one begins with, is here again."""
        self._pause.end()
        draft, route = self.draft(self.record(), self._route), self._route
        if not self._drop_draft():
            return
        self._before = None
        words = self.tr("Discarded. What is kept is as it was.")
        self._shell.toast(words, partial(self._bring_draft_back, draft, route))
        self._shell.go(self.kind if self._is_there(route) else "practice-content", route.id)

    def _is_there(self, route: EditRoute) -> bool:
        try:
            self.begin(route)
        except NotFound:
            return False
        return True

    def _bring_draft_back(self, draft: PracticeDraft, route: EditRoute) -> None:
        if self._shell.attempt(partial(self._drafts.keep, draft)):
            self._shell.go(f"{self.kind}-edit", route)

    def _on_remove_clicked(self) -> None:
        removed = self._shell.guard(partial(self.take_out, self._route.id))
        if removed is None:
            return
        own = self._services.own_practice
        back = partial(self._shell.attempt, partial(own.bring_back, removed.key))
        self._shell.toast(self.tr("“{name}” is in the trash.").format(name=removed.name), back)
        self._before = None
        self._shell.go("practice-content")
