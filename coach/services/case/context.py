"""What every service works with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.clock import Clock
    from coach.content.library import ContentLibrary
    from coach.store.file.connection import Store


class ServiceContext(Struct, frozen=True):
    """The data file, the content, the clock, and what makes ids."""

    store: Store
    content: ContentLibrary
    clock: Clock
    ids: Callable[[], str]
