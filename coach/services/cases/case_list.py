"""Many cases as one sequence, of which only those are read that are looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from coach.domain.case import Case

_AT_ONCE = 50


class CaseList(Sequence["Case | None"]):
    """Cases by number; None stands for one that is not there any more, or cannot be read.

    Args:
        ids: The cases in order.
        read: Reads those with the ids given, by id.
    """

    def __init__(
        self, ids: Sequence[str], read: Callable[[Sequence[str]], Mapping[str, Case]]
    ) -> None:
        self.ids = ids
        self._read = read
        self._known: dict[int, Case | None] = {}

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, number: int) -> Case | None: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Case | None]: ...
    def __getitem__(self, number: int | slice) -> Case | Sequence[Case | None] | None:
        """One case, or several; those beside it are read with it."""
        if isinstance(number, slice):
            return [self[each] for each in range(len(self))[number]]
        place = range(len(self))[number]
        if place not in self._known:
            first = place - place % _AT_ONCE
            ids = self.ids[first : first + _AT_ONCE]
            found = self._read(ids)
            self._known.update((first + n, found.get(each)) for n, each in enumerate(ids))
        return self._known[place]
