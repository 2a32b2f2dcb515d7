"""The paths through the library, and the quiz on its stories."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coach.domain.study.card import CardKind, CardRef, Memory, Phase, Rating
from coach.domain.study.figures import DayState, Judged, PathState, QuizStory, ScriptState
from coach.engine.study.cards import hashed
from coach.engine.study.quiz import judged
from coach.engine.study.schedule import known_at
from coach.errors import NotFound
from coach.translation import translate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from coach.domain.rules.verdict import Verdict
    from coach.domain.study.lessons import LearningPath
    from coach.engine.study.cards import Deck
    from coach.services.case.context import ServiceContext
    from coach.services.settings.settings import SettingsService
    from coach.services.study.decks import DeckReader
    from coach.services.study.keeper import AnswerKeeper


class LessonService:
    """How far somebody has come on the paths, and what the engine says of the stories."""

    def __init__(
        self,
        context: ServiceContext,
        settings: SettingsService,
        keeper: AnswerKeeper,
        decks: DeckReader,
    ) -> None:
        self._context, self._settings = context, settings
        self._keeper, self._table, self._decks = keeper, keeper.table, decks

    # -- paths

    def paths(self) -> tuple[PathState, ...]:
        """The paths of the library, each with how far one has come."""
        memories = {each.card: each for each in self._table.all()}
        state = partial(_script, self._decks.deck(), memories, self._context.clock())
        return tuple(self._path(path, state) for path in self._context.content.paths)

    def choose(self, path_id: str) -> None:
        """Let new cards come in the order of a path; empty: in the order of the library.

        Raises:
            NotFound: There is no such path.
        """
        if path_id and all(path.id != path_id for path in self._context.content.paths):
            raise NotFound(translate("Services", "This path is not in the library."))
        self._settings.study_path = path_id

    def _path(self, path: LearningPath, state: Callable[[str], ScriptState]) -> PathState:
        days = tuple(DayState(day.title, tuple(map(state, day.scripts))) for day in path.days)
        scripts = [script for day in days for script in day.scripts]
        cards = sum(script.cards for script in scripts)
        return PathState(
            path=path.id,
            title=path.title,
            summary=path.summary,
            is_chosen=path.id == self._settings.study_path,
            days=days,
            scripts=len(scripts),
            met=sum(script.is_met for script in scripts),
            known=sum(script.known * script.cards for script in scripts) / cards if cards else 0.0,
        )

    # -- the quiz

    def quiz(self) -> tuple[QuizStory, ...]:
        """The stories: those never judged first, then the wrongly judged, else mixed."""
        last = self._table.last_ratings(CardKind.STORY)
        deck = self._decks.deck()
        refs = [CardRef(CardKind.STORY, story.id) for story in self._context.content.stories]
        found = [(ref, last.get(ref.id)) for ref in refs]
        found.sort(key=lambda each: (_turn(each[1]), hashed(each[0].id)))
        return tuple(
            QuizStory(deck.card(ref), None if rating is None else rating > Rating.AGAIN)
            for ref, rating in found
        )

    def judge(self, story_id: str, chosen: Verdict, seconds: float = 0.0) -> Judged:
        """What the engine says of a story, and why the chosen verdict is it, or is not.

        The answer is kept at once: as an answer to the card of the story where that is due, else
        as practice. So a quiz takes none of the new cards that a day has room for.

        Raises:
            NotFound: The library has no such story.
        """
        told = self.told(story_id, chosen)
        card = CardRef(CardKind.STORY, story_id).id
        found = self._table.get(card)
        is_unread = found is None and card in self._table.ids()  # it is left as it is
        memory = found or Memory(card, self._context.clock())
        counts = memory.phase is not Phase.NEW and self._keeper.is_due(memory)
        keep = self._keeper.review if counts and not is_unread else self._keeper.practise
        keep(memory, Rating.GOOD if told.is_right else Rating.AGAIN, seconds)
        return told

    def told(self, story_id: str, chosen: Verdict) -> Judged:
        """The same, and nothing is kept: in a session the answer comes afterwards.

        Raises:
            NotFound: The library has no such story.
        """
        deck = self._decks.deck()
        if deck.ref(CardRef(CardKind.STORY, story_id).id) is None:
            raise NotFound(translate("Services", "This story is not in the library."))
        return judged(deck.diagnosis(deck.story(story_id)), chosen, deck.name)


def _turn(rating: Rating | None) -> int:
    return 0 if rating is None else 1 if rating is Rating.AGAIN else 2


def _script(
    deck: Deck, memories: Mapping[str, Memory], now: datetime, script_id: str
) -> ScriptState:
    """How well the cards of a script are known."""
    refs, script = deck.of_script(script_id), deck.script(script_id)
    found = [memories[ref.id] for ref in refs if ref.id in memories]
    return ScriptState(
        script=script_id,
        title="" if script is None else script.title,
        cards=len(refs),
        met=sum(each.last is not None for each in found),
        known=sum(known_at(each, now) for each in found) / len(refs) if refs else 0.0,
    )
