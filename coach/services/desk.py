"""What every service works with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.clock import Clock
    from coach.content.library import ContentLibrary
    from coach.store.connection import Store


@dataclass(frozen=True, slots=True)
class Desk:
    """The data file, the content, the clock, and what makes ids."""

    store: Store
    content: ContentLibrary
    clock: Clock
    ids: Callable[[], str]
