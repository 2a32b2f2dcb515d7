# SPDX-License-Identifier: MIT
"""A page that is one long list: searched, added to, and looked at in its trash."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar, cast

from PySide6.QtCore import Qt

from coach.ui.kit.basic.buttons import PrimaryButton, QuietButton
from coach.ui.kit.layout.page_head import PageHead
from coach.ui.kit.layout.stacked import column_of
from coach.ui.kit.list_page import ListFrame, SearchField
from coach.ui.kit.rows.row_table import RowTable
from coach.ui.shell.page import Page
from coach.ui.shell.shell import ADD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from coach.services.container import Services
    from coach.ui.kit.basic.empty_state import EmptyState
    from coach.ui.kit.rows.row_model import Row
    from coach.ui.kit.rows.row_table import RowAction
    from coach.ui.shell.shell import Shell

T = TypeVar("T")


class ListWords(NamedTuple):
    """What a list is called, in itself and where it is asked for."""

    title: str
    trash: str  # the title over what is in the trash
    back: str  # leads from there
    add: str
    find: str
    table: str  # for who hears the page


class TrashList(Page, Generic[T]):
    """A subclass says what is kept, how a row reads, and what is done with one.

    Args:
        services: The services.
        shell: The way to the window.
        name: The name of the page.
        kinds: What one of them and what all are called in names of widgets.
    """

    def __init__(self, services: Services, shell: Shell, name: str, kinds: tuple[str, str]) -> None:
        super().__init__(services, shell, name)
        self._in_trash = False
        self._kind, many = kinds
        self._words, self._empty = self.words(), self.empty_state()
        icon = shell.icons.icon
        self._add = PrimaryButton(self._words.add, f"add-{self._kind}", icon("plus", "on_accent"))
        self._trash = QuietButton("", f"{many}-trash", icon("trash-2", "quiet"))
        self._head = PageHead(shell.theme, "", self._add)
        self._search = SearchField(f"{many}-search", self._words.find, shell)
        self._table = RowTable(many, self._words.table, shell)
        self._frame = ListFrame(self._head, self._search, self._table, self._empty, (self._trash,))
        column_of(self, self._frame)
        self._add.clicked.connect(self.on_add)
        self._empty.asked.connect(self.on_add)
        self._search.textChanged.connect(self.refresh)
        self._trash.clicked.connect(self._on_trash_clicked)
        self._table.opened.connect(self._on_opened)
        self._table.acted.connect(self._on_acted)

    # -- what a subclass says

    def words(self) -> ListWords:
        """What stands on the page."""
        raise NotImplementedError

    def empty_state(self) -> EmptyState:
        """What is shown while there is none."""
        raise NotImplementedError

    def kept(self, *, in_trash: bool) -> Sequence[T]:
        """All there are, or all in the trash."""
        raise NotImplementedError

    def searched(self, item: T) -> str:
        """What a search looks through."""
        raise NotImplementedError

    def row(self, item: T) -> Row:
        """How one reads in the list; `in_trash` says where it stands."""
        raise NotImplementedError

    def on_add(self) -> None:
        """Ask for another one."""
        raise NotImplementedError

    def open_item(self, item_id: str) -> None:
        """What a press of a row does outside of the trash."""
        raise NotImplementedError

    def edit(self, item_id: str) -> None:
        """Let it be changed."""
        raise NotImplementedError

    def remove(self, item_id: str) -> None:
        """Put it into the trash."""
        raise NotImplementedError

    def bring_back(self, item_id: str) -> None:
        """Take it out of the trash."""
        raise NotImplementedError

    # -- what is shown

    @property
    def in_trash(self) -> bool:
        """Whether what is in the trash is shown."""
        return self._in_trash

    def show_page(self, arg: object = None) -> None:
        """Show the list as it is stored now; the keys go to the one `arg`; `ADD` adds."""
        self._in_trash = False
        self.refresh()
        focus: QWidget = self._search if self._empty.isHidden() else self._empty.button
        if arg is not None and self._table.choose(str(arg)):
            focus = self._table
        focus.setFocus(Qt.FocusReason.OtherFocusReason)
        if arg == ADD:
            self.on_add()

    def refresh(self) -> None:
        """Show the list anew."""
        if not self._shell.part(self._table, self._draw):
            self._frame.show_missing()

    def choose(self, item_id: str) -> None:
        """Bring the keys to one, if it is shown."""
        if self._table.choose(item_id):
            self._table.setFocus()

    def _draw(self) -> None:
        stored = self.kept(in_trash=self._in_trash)
        words = self._search.text().casefold().split()
        said = self._words
        self._table.set_menu(self._menu())
        self._table.show_items([each for each in stored if self._has(each, words)], self._row)
        self._head.set_title(said.trash if self._in_trash else said.title)
        self._trash.set_text(said.back if self._in_trash else self.tr("Trash"))
        self._trash.setVisible(self._in_trash or bool(self.kept(in_trash=True)))
        self._add.setVisible(bool(stored) and not self._in_trash)
        unread = self._services.unread.of(self._kind)
        self._frame.show_state(empty=not stored and not self._in_trash, unread=unread)

    def _has(self, item: T, words: Sequence[str]) -> bool:
        text = self.searched(item).casefold()
        return all(word in text for word in words)

    def _row(self, item: object) -> Row:
        return self.row(cast("T", item))

    def _menu(self) -> dict[str, str]:
        if self._in_trash:
            return {"restore": self.tr("Bring back")}
        return {"edit": self.tr("Edit…"), "delete": self.tr("Move to the trash")}

    # -- what the user does

    def _on_trash_clicked(self) -> None:
        self._in_trash = not self._in_trash
        self.refresh()

    def _on_opened(self, item_id: str) -> None:
        (self.bring_back if self._in_trash else self.open_item)(item_id)

    def _on_acted(self, act: RowAction) -> None:
        done = {"restore": self.bring_back, "edit": self.edit}
        done.get(act.act, self.remove)(act.row)
