"""The names of those whom one works with, as far as the data file knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.store.tables.practice.comments import CommentTable
from coach.store.tables.practice.people import PeopleTable

if TYPE_CHECKING:
    from coach.store.file.connection import Store


def colleagues(store: Store) -> tuple[str, ...]:
    """Everybody in the list of people, and whoever has commented in a sealed file, each once."""
    people = (each.name for each in PeopleTable(store).all())
    authors = CommentTable(store).authors()
    return tuple(dict.fromkeys(filter(None, (*people, *authors))))
