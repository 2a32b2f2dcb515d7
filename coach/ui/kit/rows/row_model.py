# SPDX-License-Identifier: MIT
"""A list of anything, drawn as rows of two lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from msgspec import Struct
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from coach.errors import GoodTermsError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1


@runtime_checkable
class Placed(Protocol):
    """Items that know where one is."""

    def place(self, item_id: str, /) -> int | None:
        """The number of the item with an id; None where there is none."""


class Row(Struct, frozen=True):
    """What one row shows: a title, a quiet second line, and a few words at the end.

    `strong` makes the title heavy, and `icon` stands before the words at the end; what these two
    mean is `said` to whoever does not see them.
    """

    id: str
    title: str
    detail: str = ""
    trailing: str = ""
    strong: bool = False
    icon: str = ""
    said: str = ""

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        parts = (self.title, self.said, self.detail, self.trailing)
        return ", ".join(part for part in parts if part)


class RowModel(QAbstractTableModel):
    """Items in one column; each is turned into a row when it is first seen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: Sequence[object] = ()
        self._draw: Callable[[object], Row] | None = None
        self._rows: dict[int, Row] = {}

    def show_items(self, items: Sequence[object], draw: Callable[[object], Row]) -> None:
        """Show other items, drawn by `draw`."""
        self.beginResetModel()
        self._items, self._draw, self._rows = items, draw, {}
        self.endResetModel()

    def row(self, number: int) -> Row:
        """The row with this number."""
        if number not in self._rows:
            self._rows[number] = self._drawn(number)
        return self._rows[number]

    def _drawn(self, number: int) -> Row:
        """A row; of what cannot be read it says so, as nobody is there to hear while one paints."""
        assert self._draw is not None
        try:
            return self._draw(self._items[number])
        except GoodTermsError as error:
            return Row("", self.tr("This entry cannot be shown."), error.what)

    def place(self, row_id: str, most: int) -> int | None:
        """The number of the row with an id; not all are drawn for it, `most` at the most."""
        if isinstance(self._items, Placed):
            return self._items.place(row_id)
        numbers = range(min(len(self._items), most))
        return next((number for number in numbers if self.row(number).id == row_id), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many items there are."""
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One column, which holds the whole row."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row for drawing, or its text for screen readers and the search by typing."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.row(index.row()).title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.row(index.row()).spoken
        return self.row(index.row()) if role == ROW_ROLE else None
