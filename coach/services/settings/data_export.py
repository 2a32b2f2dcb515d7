"""The export of all that the user wrote, into a file of their choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.clock import today
from coach.services.case.files import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from coach.services.case.context import ServiceContext


class ExportService:
    """Writes the whole content of the data file as a text; it changes nothing."""

    def __init__(self, context: ServiceContext) -> None:
        self._context = context

    def suggested_name(self) -> str:
        """A name for the file: the day, never a client's name."""
        return f"good-terms-{today(self._context.clock).isoformat()}.json"

    def save(self, path: Path) -> None:
        """Write it, whole or not at all; a new file is for its owner alone.

        Raises:
            StoreError: The data file cannot be read.
            GoodTermsError: The file cannot be written.
        """
        from coach.store.file.data_export import as_text  # on first use

        text = as_text(self._context.store, self._context.clock())
        write_whole(path, text.encode("utf-8", "replace"))
