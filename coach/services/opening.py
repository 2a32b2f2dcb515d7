"""What all services stand on: the data file, and the content of the packs that lie in it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.clock import Clock
    from coach.content.library import ContentLibrary
    from coach.content.stack import PackLayer
    from coach.errors import StoreError
    from coach.services.case.context import ServiceContext
    from coach.store.file.connection import Store
    from coach.store.file.reading import UnreadRows
    from coach.store.file.upkeep import Upkeep


class OpenServices:
    """The data file and the content that services work with, opened when they are first needed.

    Args:
        opener: Opens the data file; called once, by `open` or when it is first needed.
        make_content: Makes what the coach says and asks; called once, when it is first needed.
        clock: Says what time it is.
    """

    def __init__(
        self, opener: Callable[[], Store], make_content: Callable[[], ContentLibrary], clock: Clock
    ) -> None:
        self._opener = opener
        self._make_content = make_content
        self.clock = clock
        self._opened: ServiceContext | None = None
        self._told: Callable[[StoreError | None], None] | None = None

    def open(self) -> None:
        """Open the data file, unless it is open.

        Raises:
            StoreError: It cannot be used; it was left as it is.
        """
        if self._opened is None:
            from coach.services.case.context import ServiceContext  # not for the first paint
            from coach.services.packs.layers import layers_of
            from coach.services.papers.drafts import clear_drafts
            from coach.store.file.ids import Ids

            store, built_in = self._opener(), self._built_in
            content = _over(built_in, layers_of(store))
            self._opened = ServiceContext(store, content, self.clock, Ids(self.clock))
            self._opened.store.told = self._told
            clear_drafts(self._opened.store.folder)  # of a run that was killed

    def tell_saving(self, told: Callable[[StoreError | None], None]) -> None:
        """From now on call `told` with why a change was not kept, and with None once one is."""
        self._told = told
        if self._opened is not None:
            self._opened.store.told = told

    @property
    def content(self) -> ContentLibrary:
        """What the coach says and asks."""
        return self._context.content

    @property
    def _context(self) -> ServiceContext:
        self.open()
        assert self._opened is not None
        return self._opened

    @cached_property
    def _built_in(self) -> ContentLibrary:
        return self._make_content()

    def renew_content(self) -> None:
        """Make the content anew of the packs there are now, and each service over it."""
        from msgspec.structs import replace

        from coach.services.packs.layers import layers_of

        context = self._context
        for name in list(self.__dict__):
            if isinstance(getattr(type(self), name, None), cached_property) and name != "_built_in":
                del self.__dict__[name]
        self._opened = replace(context, content=_over(self._built_in, layers_of(context.store)))

    @property
    def unread(self) -> UnreadRows:
        """What was met since it was cleared last, and could not be read."""
        return self._context.store.unread

    @property
    def upkeep(self) -> Upkeep | None:
        """The care for the data file beside the user's work, where it is the user's own."""
        return self._context.store.upkeep

    def close(self) -> None:
        """Close the data file, if it was opened; the last thing to call."""
        if self._opened is not None:
            from coach.services.papers.drafts import clear_drafts

            clear_drafts(self._opened.store.folder)
            self._opened.store.close()


def _over(content: ContentLibrary, layers: tuple[PackLayer, ...]) -> ContentLibrary:
    return content.over(layers) if layers else content
