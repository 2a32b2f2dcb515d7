"""A run as it stands: what the client says now, what can be said to it, and how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from coach.domain.practice.roleplay import ENDED_HERE
from coach.engine.practice.client_words import LOST, client_words, times_lost
from coach.engine.practice.goodbye import is_decided, is_goodbye
from coach.engine.practice.run import choices, ending_of, heard, nearest_first
from coach.engine.talk.aloud import called
from coach.translation import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.practice.moves import Move
    from coach.domain.practice.persona import LevelText, Persona
    from coach.domain.practice.roleplay import Ending, RolePlay, TurnChoice
    from coach.domain.practice.run import Run, RunState, Step


class RunView(Struct, frozen=True):
    """A run as it stands now."""

    run: Run
    play: RolePlay
    persona: Persona
    level: LevelText
    steps: tuple[Step, ...]
    state: RunState
    can_redo: bool = False
    is_cut: bool = False  # what was said later does not fit the role-play as it is now

    @property
    def called(self) -> str:
        """How the client is called beside their words: never by a title alone."""
        return called(self.persona.name)

    @property
    def heard(self) -> str:
        """What the client says now, a sentence a line; of a run that is over, how it ended."""
        if self.ending is not None:
            return self.ending.text
        return client_words(self.steps, len(self.steps), heard(self.play, self.state).text)

    def heard_at(self, step: int) -> str:
        """What the client said before what was said in a step, a sentence a line."""
        return client_words(self.steps, step, self.steps[step].heard)

    @property
    def parting(self) -> str:
        """What the client said last, before they left or it was over; empty for nothing."""
        last = self.steps[-1] if self.steps and self.state.ended else None
        return "" if last is None else last.answer

    @property
    def choices(self) -> tuple[TurnChoice, ...]:
        """What can be said now; the nearest to one's own first, where one's own was lost."""
        offered = choices(self.play, self.state)
        return nearest_first(offered, self.steps[-1].said) if self.is_lost else offered

    @property
    def ending(self) -> Ending | None:
        """How it ended; None while it goes on."""
        if not self.state.ended:
            return None
        ending = ending_of(self.play, self.state)
        return self._ended_here() if ending.id == ENDED_HERE.id else ending

    def _ended_here(self) -> Ending:
        text = translate("Services", "You said goodbye, and the talk ends here.")
        if not self.is_decided:
            unsaid = translate("Services", "What you came to say was not said.")
            text = f"{text} {unsaid}"
        title = translate("Services", "You ended the talk here")
        return replace(ENDED_HERE, title=title, text=text)

    @property
    def is_decided(self) -> bool:
        """Whether the decision of the talk was said, where it has one."""
        return is_decided(self.play, self.state)

    @property
    def is_lost(self) -> bool:
        """Whether one line after the other says nothing that they can answer here."""
        return times_lost(self.steps) >= LOST

    def ends_here(self, typed: str, moves: Sequence[Move]) -> bool:
        """Whether a line of one's own is a goodbye that ends the talk where it stands."""
        return is_goodbye(self.play, self.persona, self.state, typed, moves)
