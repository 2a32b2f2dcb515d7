# SPDX-License-Identifier: MIT
"""What the editors of personas and rubrics have in common: lint as one types, keep, remove."""

from __future__ import annotations

from abc import abstractmethod
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.services.library.own_scripts import Whose
from coach.ui.kit.basic.buttons import PrimaryButton, QuietButton
from coach.ui.kit.basic.focus import set_focus_order
from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.fields.typed import settle, typed_in
from coach.ui.kit.layout.page_head import PageHead
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.shell.page import Page
from coach.ui.shell.practice_routes import EditRoute

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent

    from coach.domain.practice.persona import Persona
    from coach.domain.practice.rubric import Rubric
    from coach.services.container import Services
    from coach.services.practice.own import Removed
    from coach.services.practice.own_faults import FieldFault
    from coach.ui.shell.shell import Shell

T = TypeVar("T", "Persona", "Rubric")
_PAUSE = 200  # milliseconds after the last key until it is looked at


class EditPage(Page, Generic[T]):
    """`show_page` takes an `EditRoute`, or an id; what cannot be kept yet stays on the page."""

    kind = ""  # the page on which it is read, and what its names begin with

    def __init__(self, services: Services, shell: Shell, name: str) -> None:
        super().__init__(services, shell, name)
        icon = shell.icons.icon
        self._route = EditRoute("")
        self._before: T | None = None
        self._drafts: dict[EditRoute, T] = {}  # what could not be kept, by what it is of
        self._back = QuietButton(self.tr("Back"), "back", icon("arrow-left", "quiet"))
        self._head = PageHead(shell.theme)
        self._intro = Body("", tone="quiet")
        self._save = PrimaryButton(self.tr("Keep it"), f"keep-{self.kind}")
        self._remove = QuietButton("", f"remove-{self.kind}", icon("trash-2", "quiet"))
        self._mend = Quiet("", tone="conduct")
        self._mend.setObjectName("to-mend")
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._page = ScrollPage(self)
        self.fields = QVBoxLayout()
        self.fields.setSpacing(14)

    def lay_out(self) -> None:
        """Put the fields between the head and the buttons; called once they are there."""
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._save)
        buttons.addWidget(self._remove)
        buttons.addStretch(1)
        body = self._page.body
        for part in (self._back, self._head, self._intro):
            body.addWidget(part)
        body.addSpacing(8)
        body.addLayout(self.fields)
        body.addSpacing(8)
        body.addWidget(self._mend)
        body.addLayout(buttons)
        body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page)
        self._back.clicked.connect(self.leave)
        self._save.clicked.connect(self._on_save_clicked)
        self._remove.clicked.connect(self._on_remove_clicked)
        self._pause.timeout.connect(self.look)

    # -- what a page of one kind knows

    @abstractmethod
    def begin(self, route: EditRoute) -> T:
        """What is to be edited: one that is there, or a copy of it.

        Raises:
            NotFound: There is none of this id.
        """

    @abstractmethod
    def show_record(self, record: T) -> None:
        """Put it into the fields."""

    @abstractmethod
    def record(self) -> T:
        """What stands in the fields."""

    @abstractmethod
    def faults(self, record: T) -> tuple[FieldFault, ...]:
        """What is to be mended in it."""

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
        self._before = None
        self._before = self.begin(self._route)
        title, told = self.words(new=self._route.copy)
        self._head.set_title(title)
        self._intro.setText(told)
        self._shell.part(self._remove, self._draw_whose)
        self._show(self._before)
        self._before = self.record()  # as the fields have it
        if (draft := self._drafts.get(self._route)) is not None:
            self._show(draft)
        set_focus_order(self)
        self._page.to_top()
        self.first().setFocus()

    def _draw_whose(self) -> None:
        whose = Whose.LIBRARY if self._route.copy else self.whose(self._route.id)
        back = self.tr("Back to the library’s") if whose is Whose.VERSION else ""
        self._remove.set_text(back or self.tr("Move to the trash"))
        self._remove.setVisible(whose is not Whose.LIBRARY)

    def _show(self, record: T) -> None:
        self.show_record(record)
        settle(*typed_in(self))
        self.look()

    def look(self) -> None:
        """Say what is to be mended in what stands there now."""
        self._pause.stop()
        self._shell.part(self._mend, self._look)

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
        self._pause.start()

    # -- what is kept

    def finish(self) -> None:
        """Keep what can be kept; what is to be mended first stays here."""
        self._finished()

    def _finished(self) -> bool:
        if self._before is None:
            return True
        record = self.record()
        if record == self._before:
            self._drafts.pop(self._route, None)
            return True
        found = self._shell.guard(partial(self.faults, record))
        if found is None or found:
            self._drafts[self._route] = record
            return False
        return self._shell.attempt(partial(self._put, record))

    def _put(self, record: T) -> None:
        kept = self.put(record, self._route.id)
        self._drafts.pop(self._route, None)
        self._route, self._before = EditRoute(kept.id), record
        settle(*typed_in(self))

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was just typed when the page is left."""
        super().hideEvent(event)
        self._pause.stop()
        if not event.spontaneous():
            self.finish()

    def leave(self) -> None:
        """Go back to where it is read; what cannot be kept yet waits here, and that is said."""
        before = self._route
        if not self._finished():
            self._shell.toast(
                self.tr("Not kept yet: your words wait here until they are mended."),
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
        field = self.findChild(QWidget, fault.field)
        if field is not None and field.isVisibleTo(self):
            field.setFocus()

    def _on_remove_clicked(self) -> None:
        removed = self._shell.guard(partial(self.take_out, self._route.id))
        if removed is None:
            return
        own = self._services.own_practice
        back = partial(self._shell.attempt, partial(own.bring_back, removed.key))
        self._shell.toast(self.tr("“{name}” is in the trash.").format(name=removed.name), back)
        self._drafts.pop(self._route, None)
        self._before = None
        self._shell.go("practice-content")
