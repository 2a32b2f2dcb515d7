"""What is made once of an object, and remembered by which object it is."""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
R = TypeVar("R")


class _Same(Generic[T]):
    """An object as a key, by its identity: to compare all that is in it would take longer."""

    __slots__ = ("it",)

    def __init__(self, it: T) -> None:
        self.it = it

    def __hash__(self) -> int:
        return id(self.it)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.it is self.it


def once(keep: int) -> Callable[[Callable[[T], R]], Callable[[T], R]]:
    """Let a function of one object remember what it gave for the last `keep` of them."""

    def remembering(make: Callable[[T], R]) -> Callable[[T], R]:
        @lru_cache(maxsize=keep)
        def made(same: _Same[T]) -> R:
            return make(same.it)

        return wraps(make)(lambda it: made(_Same(it)))

    return remembering
