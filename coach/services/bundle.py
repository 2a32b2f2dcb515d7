"""All the services of one run, put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.paths import pack_folder
from coach.services.casebook import Casebook
from coach.services.cases import CaseService
from coach.services.clients import ClientService
from coach.services.desk import Desk
from coach.services.find import FindService
from coach.services.heat import HeatService
from coach.services.ledger import Ledger
from coach.services.library import LibraryService
from coach.services.mirror import MirrorService
from coach.services.overrules import OverruleService
from coach.services.referrals import ReferralService
from coach.services.reminders import ReminderService
from coach.services.schedule import Schedule
from coach.services.settings import SettingsService
from coach.services.talks import TalkService
from coach.services.updates import UpdateService
from coach.store.ids import Ids

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coach.clock import Clock
    from coach.content.library import ContentLibrary
    from coach.paths import Paths
    from coach.store.connection import Store


@dataclass(frozen=True, slots=True)
class Services:
    """What pages and commands call."""

    content: ContentLibrary
    clients: ClientService
    cases: CaseService
    heat: HeatService
    mirror: MirrorService
    overrules: OverruleService
    updates: UpdateService
    talks: TalkService
    reminders: ReminderService
    referrals: ReferralService
    library: LibraryService
    settings: SettingsService
    find: FindService
    clock: Clock
    close: Callable[[], None]  # closes the data file; the last thing to call


def open_services(
    paths: Paths, clock: Clock, pack: Path | None = None, *, keyring: bool = True
) -> Services:
    """Open the data file (or make it) and the content, and put the services together.

    Args:
        paths: The folders of this run.
        clock: Says what time it is.
        pack: The folder of the content; the built-in pack when left out.
        keyring: False keeps the key of a new data file out of the system's keyring.

    Raises:
        StoreError: The data file cannot be used; it was left as it is.
        ContentError: The content has faults.
    """
    from coach.content.library import ContentLibrary
    from coach.store.opening import open_store

    content = ContentLibrary(pack or pack_folder(), paths.cache)
    return build(open_store(paths, clock, keyring=keyring), content, clock)


def build(store: Store, content: ContentLibrary, clock: Clock) -> Services:
    """The services over an open data file and content."""
    desk = Desk(store, content, clock, Ids(clock))
    casebook = Casebook(desk)
    schedule = Schedule(desk, casebook)
    ledger = Ledger(desk, casebook, schedule)
    clients = ClientService(desk)
    cases = CaseService(desk, casebook, schedule, ledger)
    library = LibraryService(desk)
    settings = SettingsService(desk)
    return Services(
        content=content,
        clients=clients,
        cases=cases,
        heat=HeatService(desk, casebook, ledger),
        mirror=MirrorService(desk, casebook, ledger),
        overrules=OverruleService(desk, casebook, ledger),
        updates=UpdateService(desk, casebook, ledger),
        talks=TalkService(desk, casebook, schedule, settings),
        reminders=ReminderService(desk, casebook, schedule),
        referrals=ReferralService(desk, casebook),
        library=library,
        settings=settings,
        find=FindService(clients, cases, library),
        clock=clock,
        close=store.close,
    )
