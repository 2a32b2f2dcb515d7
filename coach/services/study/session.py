"""One session of studying: the card that is asked, and what an answer does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.domain.study.card import Memory, Phase, Rating, StudyAction
from coach.domain.study.figures import Answered, Button, Shown
from coach.engine.study.queue import buried
from coach.engine.study.schedule import BEGINNER, wait_words
from coach.services.study.days import tomorrow

if TYPE_CHECKING:
    from coach.domain.study.figures import Left
    from coach.engine.study.cards import Deck
    from coach.engine.study.queue import Queue
    from coach.services.study.keeper import AnswerKeeper


class StudySession:
    """Asks cards one by one. Each answer is saved before the next card comes.

    Args:
        keeper: Keeps what is done.
        deck: Has the faces of the cards.
        queue: The cards that come.
        is_cram: For practice: answers are logged, and leave the schedule alone.
        four: Four answers to choose from in place of two.
    """

    def __init__(
        self, keeper: AnswerKeeper, deck: Deck, queue: Queue, *, is_cram: bool, four: bool
    ) -> None:
        self._keeper, self._deck, self._queue = keeper, deck, queue
        self._four = four
        self.is_cram = is_cram

    @property
    def left(self) -> Left:
        """How many cards are left of this session."""
        return self._queue.left()

    @property
    def current(self) -> Shown | None:
        """The card that is asked now; None: the session is over, for now.

        It changes with `answer`, `bury`, `suspend` and `undo`, and as time goes by.
        """
        memory = self._queue.next(self._keeper.clock())
        ref = None if memory is None else self._deck.ref(memory.card)
        if memory is None or ref is None:
            return None
        card = self._deck.card(ref, memory.reviews)
        return Shown(card, memory, self._buttons(memory), memory.phase is Phase.NEW)

    def answer(self, rating: Rating, seconds: float = 0.0) -> Answered:
        """Say how well the current card was remembered, and go on to the next.

        Args:
            rating: How well.
            seconds: From seeing the card to this answer.

        Raises:
            StoreError: It could not be saved; the card is still the current one.
        """
        memory = self._current()
        keep = self._keeper.practise if self.is_cram else self._keeper.review
        done = keep(memory, rating, seconds)
        self._queue.take(memory.card)
        if self.is_cram and rating is Rating.AGAIN:
            self._queue.put_last(memory)
        elif not self.is_cram and done.memory.phase is not Phase.REVIEW and not done.became_leech:
            self._queue.put_step(done.memory)
        return done

    def bury(self) -> None:
        """Let the current card come no more today."""
        self._put_aside(buried(self._current(), tomorrow(self._keeper.clock)), StudyAction.BURY)

    def suspend(self) -> None:
        """Leave the current card out until the user brings it back."""
        self._put_aside(replace(self._current(), suspended=True), StudyAction.SUSPEND)

    def _put_aside(self, after: Memory, action: StudyAction) -> None:
        before = self._current()
        self._keeper.put(before, after, action)
        self._queue.take(before.card)

    @property
    def can_undo(self) -> bool:
        """Whether anything was done today that `undo` takes back, in this session or before it."""
        return self._keeper.last_today() is not None

    def undo(self) -> bool:
        """Take back what was done last today; its card is the current one again.

        False: there was nothing to take back.
        """
        entry = self._keeper.last_today()
        before = self._keeper.undo()
        if entry is None or before is None:
            return False
        self._queue.take(entry.card)
        if self._deck.ref(entry.card) is not None and not before.suspended:
            self._queue.put_first(before)
        return True

    def _current(self) -> Memory:
        memory = self._queue.next(self._keeper.clock())
        assert memory is not None  # a page takes an answer only while there is a card
        return memory

    def _buttons(self, memory: Memory) -> tuple[Button, ...]:
        ratings = tuple(Rating) if self._four else BEGINNER
        waits = (self._keeper.wait(memory, rating) for rating in ratings)
        return tuple(map(Button, ratings, map(wait_words, waits)))
