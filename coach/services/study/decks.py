"""The deck of all cards, made anew where the library has changed under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.pack import Library
from coach.engine.practice.own import laid_over
from coach.engine.study.cards import Deck
from coach.store.tables.practice.own_practice import OwnPracticeTable

if TYPE_CHECKING:
    from coach.services.case.context import ServiceContext
    from coach.services.library.library import LibraryService


class DeckReader:
    """Has the deck of the library as the user says it: with their own scripts and versions."""

    def __init__(self, context: ServiceContext, library: LibraryService) -> None:
        self._content, self._library = context.content, library
        self._own = OwnPracticeTable(context.store)
        self._deck: Deck | None = None

    def deck(self) -> Deck:
        """The deck as of now."""
        content, scripts = self._content, self._library.scripts()
        own = (each.rubric for each in self._own.rubrics())
        rubrics = laid_over(content.practice.rubrics, own)
        there = (scripts, rubrics)
        if self._deck is None or (self._deck.library.scripts, self._deck.rubrics) != there:
            self._deck = Deck(
                Library(content.library.situations, scripts),
                content.talk,
                content.verdicts,
                content.interview,
                content.stories,
                frozenset(content.search.ignored),
                rubrics,
            )
        return self._deck
