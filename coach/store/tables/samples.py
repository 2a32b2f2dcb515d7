"""Which clients are samples to practise on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.store.file.connection import Store


class SampleTable:
    """Reads and writes which sample each of these clients came from."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> dict[str, str]:
        """The id of the sample that each of these clients came from, by the client's."""
        rows = self._store.rows("SELECT client_id, sample FROM sample_client")
        return {str(client_id): str(sample) for client_id, sample in rows}

    def add(self, client_id: str, sample: str) -> None:
        """Note that a client came from a sample."""
        self._store.execute("INSERT INTO sample_client VALUES (?, ?)", (client_id, sample))

    def remove_clients(self) -> None:
        """Delete every sample client for good, with all that hangs on it."""
        self._store.execute("DELETE FROM client WHERE id IN (SELECT client_id FROM sample_client)")
