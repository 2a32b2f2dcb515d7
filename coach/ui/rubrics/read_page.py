# SPDX-License-Identifier: MIT
"""What the cards of personas and rubrics have in common: read, change, copy, put back."""

from __future__ import annotations

from abc import abstractmethod
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

from coach.services.library.own_scripts import Whose
from coach.ui.kit.basic.buttons import PrimaryButton, QuietButton, SecondaryButton
from coach.ui.kit.basic.focus import set_focus_order
from coach.ui.kit.basic.labels import Body, Lead, Quiet
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.flow_layout import FlowRow
from coach.ui.kit.layout.page_head import PageHead
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.layout.stacked import column_of
from coach.ui.shell.page import Page
from coach.ui.shell.practice_routes import EditRoute

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.services.container import Services
    from coach.services.practice.own import Removed
    from coach.ui.shell.shell import Shell


class ReadPage(Page):
    """`show_page` takes the id of a persona or rubric."""

    kind: ClassVar[str] = ""  # the page, and what its names begin with
    icon: ClassVar[str] = "list-checks"

    def __init__(self, services: Services, shell: Shell, start: str) -> None:
        super().__init__(services, shell, f"{self.kind}-page")
        icon = shell.icons.icon
        self.item = ""
        self._back = QuietButton(
            self.tr("Personas and rubrics"), "back", icon("arrow-left", "quiet")
        )
        self._start = PrimaryButton(start, f"practise-{self.kind}", icon("theater", "on_accent"))
        self._head = PageHead(shell.theme, "", self._start)
        self._lead = Lead("")
        self._whose = Quiet("")
        self._whose.setObjectName("whose")
        buttons = FlowRow(self, gap=8)
        self._change = SecondaryButton(self.tr("Change"), f"edit-{self.kind}", icon("pencil"))
        self._copy = SecondaryButton(
            self.tr("Begin one of mine from it"), f"copy-{self.kind}", icon("copy")
        )
        self._remove = QuietButton("", f"remove-{self.kind}", icon("trash-2", "quiet"))
        for button in (self._change, self._copy, self._remove):
            buttons.flow.addWidget(button)
        self._parts = QWidget(self)
        self.parts = column_of(self._parts, gap=16)
        self._page = ScrollPage(self)
        body = self._page.body
        for part in (self._back, self._head, self._lead, self._whose, buttons):
            body.addWidget(part)
        body.addSpacing(8)
        body.addWidget(self._parts)
        body.addStretch(1)
        column_of(self, self._page)
        self._back.clicked.connect(self.leave)
        self._start.clicked.connect(self.start)
        self._change.clicked.connect(self._on_change)
        self._copy.clicked.connect(self._on_copy)
        self._remove.clicked.connect(self._on_remove)

    @abstractmethod
    def start(self) -> None:
        """Practise with it."""

    @abstractmethod
    def title(self) -> tuple[str, str]:
        """Its name, and the sentence below it.

        Raises:
            NotFound: It is gone.
        """

    @abstractmethod
    def sections(self) -> Iterable[QWidget]:
        """All that it says."""

    @abstractmethod
    def whose(self) -> Whose:
        """Whose it is."""

    @abstractmethod
    def take_out(self) -> Removed:
        """Put what is the user's own of it into the trash."""

    def leave(self) -> None:
        """Go back to the list."""
        self._shell.go("practice-content", self.item)

    def show_page(self, arg: object = None) -> None:
        """Show one, with the keys on what practises with it."""
        self.item = str(arg or "")
        title, lead = self.title()
        self._head.set_title(title)
        self._lead.setText(lead)
        self._shell.part(self._whose, self._draw_whose)
        self._shell.part(self._parts, partial(self._draw_parts))
        set_focus_order(self)
        self._page.to_top()
        self._start.setFocus()

    def _draw_whose(self) -> None:
        whose = self.whose()
        self._whose.setText(
            {
                Whose.VERSION: self.tr("Changed by you. The library’s is kept below it."),
                Whose.OWN: self.tr("Your own."),
            }.get(whose, self.tr("From the library."))
        )
        back = self.tr("Back to the library’s")
        self._remove.set_text(back if whose is Whose.VERSION else self.tr("Move to the trash"))
        self._remove.setVisible(whose is not Whose.LIBRARY)

    def _draw_parts(self) -> None:
        fill(self.parts, self.sections())

    def paragraph(self, label: str, text: str) -> QWidget:
        """A word for what it is, and the text."""
        holder = QWidget(self)
        layout = column_of(holder, gap=2)
        name = Body(label, holder)
        name.set_strong(True)
        layout.addWidget(name)
        layout.addWidget(Body(text, holder))
        return holder

    def _on_change(self) -> None:
        self._shell.go(f"{self.kind}-edit", EditRoute(self.item))

    def _on_copy(self) -> None:
        self._shell.go(f"{self.kind}-edit", EditRoute(self.item, copy=True))

    def _on_remove(self) -> None:
        whose = self.whose()
        removed = self._shell.guard(self.take_out)
        if removed is None:
            return
        back = partial(self._on_bring_back, removed.key, self.item)
        if whose is Whose.VERSION:
            self._shell.toast(self.tr("The library’s is back."), back)
            self.show_page(self.item)
        else:
            words = self.tr("“{name}” is in the trash.").format(name=removed.name)
            self._shell.toast(words, back)
            self._shell.go("practice-content")

    def _on_bring_back(self, key: str, item: str) -> None:
        if self._shell.attempt(partial(self._services.own_practice.bring_back, key)):
            self._shell.go(self.kind, item)
