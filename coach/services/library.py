"""The scripts to read, and the sources behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.errors import NotFound
from coach.services.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.domain.script import Script, Situation, Source
    from coach.services.desk import Desk


class LibraryService:
    """Reads the library of the pack."""

    def __init__(self, desk: Desk) -> None:
        self._content = desk.content

    def situations(self) -> tuple[Situation, ...]:
        """The groups of scripts, in the order of the pack."""
        return self._content.library.situations

    def scripts(self, situation_id: str | None = None, text: str = "") -> tuple[Script, ...]:
        """The scripts of a situation (None: of all) that have all the words of `text` in them."""
        words = fold(text).split()
        return tuple(
            script
            for script in self._content.library.scripts
            if situation_id in {None, script.situation} and _has(script, words)
        )

    def script(self, script_id: str) -> Script:
        """One script.

        Raises:
            NotFound: The pack has none of this id.
        """
        for script in self._content.library.scripts:
            if script.id == script_id:
                return script
        raise NotFound("This script is not in the library.")

    def sources(self, ids: Iterable[str]) -> tuple[Source, ...]:
        """The sources with these ids, in this order; ids that the pack lacks are left out."""
        found = (self._content.source(source_id) for source_id in ids)
        return tuple(source for source in found if source is not None)


def _has(script: Script, words: list[str]) -> bool:
    if not words:
        return True
    text = fold(f"{script.title} {script.use_when} {script.short} {script.long} {script.written}")
    return all(word in text for word in words)
