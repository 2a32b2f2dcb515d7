"""Services over a data file that is open, as tests and benches need them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.services.container import Services, services_over

if TYPE_CHECKING:
    from pathlib import Path

    from coach.clock import Clock
    from coach.content.library import ContentLibrary
    from coach.paths import Paths
    from coach.store.file.connection import Store


def open_services(
    paths: Paths, clock: Clock, pack: Path | None = None, *, keyring: bool = True
) -> Services:
    """The services over the data file of a folder, as the program makes them."""
    services = services_over(paths, clock, pack, keyring=keyring)
    services.open()
    return services


def build(store: Store, content: ContentLibrary, clock: Clock) -> Services:
    """The services over a store that is open."""
    services = Services(lambda: store, lambda: content, clock)
    services.open()
    return services
