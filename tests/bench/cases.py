"""What the measurements work on: the worked cases, the built-in pack, a new data file."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from coach.clock import system_clock
from coach.content.answers.answers import read_answers
from coach.content.library import ContentLibrary
from coach.paths import pack_folder, user_paths
from coach.store.file.opening import open_store
from tests.opened import build

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coach.services.container import Services
    from coach.store.file.connection import Store

CASES = Path(__file__).parents[1] / "files" / "cases"


def library() -> ContentLibrary:
    """The built-in pack."""
    return ContentLibrary(pack_folder(), None)


def worked_cases(content: ContentLibrary) -> tuple[Mapping[str, str], ...]:
    """The answers of each worked case, in the order in which they are asked for."""
    files = sorted(file for file in CASES.glob("*.yaml") if file.stem != "expected")
    facts = content.talk.facts
    return tuple(read_answers(file, content.interview, facts).answers for file in files)


@contextmanager
def new_data_file(content: ContentLibrary) -> Iterator[tuple[Services, Store]]:
    """The services over an encrypted data file on this machine's disk, thrown away afterwards."""
    with TemporaryDirectory() as folder:
        store = open_store(user_paths(Path(folder) / "data"), system_clock, keyring=False)
        services = build(store, content, system_clock)
        try:
            yield services, store
        finally:
            services.close()
