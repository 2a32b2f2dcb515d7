"""What was chosen after damage or among the backups: it can be taken back, until it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.paths import user_paths
from coach.store.tables.settings import SettingTable

if TYPE_CHECKING:
    from coach.domain.recovery import Choice
    from coach.services.case.context import ServiceContext

_KEPT = "kept-choice"


class RecoveredService:
    """The last choice of the book that is open."""

    def __init__(self, context: ServiceContext) -> None:
        self._context = context

    def choice(self) -> Choice | None:
        """The last choice, where the user has not kept it and what was there before is there still.

        An older file that was put here by hand counts as one, while a backup holds more.

        Raises:
            StoreError: The data file cannot be read.
        """
        store = self._context.store
        mark = store.watermark()
        if mark is None or not (mark.lineage[-1].aside or store.behind_copies):
            return None
        from coach.store.file.set_aside import last_choice  # hardly ever needed

        choice = last_choice(store, user_paths(store.folder))
        kept = SettingTable(store).get(_KEPT)
        return None if choice is None or choice.branch.id == kept else choice

    def keep(self, choice: Choice) -> None:
        """Ask no more whether it is to be taken back."""
        SettingTable(self._context.store).note(_KEPT, choice.branch.id)
