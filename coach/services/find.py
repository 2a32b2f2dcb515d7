"""Finding anything by a piece of its name."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Literal

from coach.services.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.services.cases import CaseService
    from coach.services.clients import ClientService
    from coach.services.library import LibraryService


@dataclass(frozen=True, slots=True)
class Found:
    """Something that was found, and what to show of it."""

    kind: Literal["client", "case", "script"]
    id: str
    title: str
    detail: str


class FindService:
    """Looks through clients, cases and scripts, in this order."""

    def __init__(self, clients: ClientService, cases: CaseService, library: LibraryService) -> None:
        self._clients = clients
        self._cases = cases
        self._library = library

    def find(self, text: str, limit: int = 20) -> tuple[Found, ...]:
        """What has every word of `text` in its title or detail; nothing for an empty text."""
        words = fold(text).split()
        if not words:
            return ()
        hits = (found for found in self._everything() if _matches(found, words))
        return tuple(islice(hits, limit))

    def _everything(self) -> Iterator[Found]:
        for client in self._clients.clients():
            yield Found("client", client.id, client.name, "")
        for case in self._cases.cases():
            yield Found("case", case.id, case.title or case.client_name, case.client_name)
        titles = {each.id: each.title for each in self._library.situations()}
        for script in self._library.scripts():
            yield Found("script", script.id, script.title, titles.get(script.situation, ""))


def _matches(found: Found, words: list[str]) -> bool:
    text = fold(f"{found.title} {found.detail}")
    return all(word in text for word in words)
