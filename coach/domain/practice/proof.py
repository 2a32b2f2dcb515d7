"""What a walk of the role-plays says: counts, and faults with the shortest runs that show them."""

from __future__ import annotations

from enum import StrEnum

from coach.domain.record import Record


class PlayClaim(StrEnum):
    """What is claimed of every role-play, at each of its levels."""

    TURNS = "every-turn"
    LINES = "every-line"
    CHOICES = "every-choice"
    LEADS_ON = "leads-on"
    ENDINGS = "every-ending"
    WAY_OUT = "way-out"
    MOVES = "every-move"
    READ = "number-read"
    HIDDEN = "hidden-fact"
    CARRIED = "line-carried"
    ANSWERED = "own-line-answered"
    TWICE = "said-once"

    @property
    def sentence(self) -> str:
        """The claim as a sentence."""
        return _SENTENCES[self]


_SENTENCES = {
    PlayClaim.TURNS: "Every turn of every role-play is reached.",
    PlayClaim.LINES: "Every line of a client is said in some run.",
    PlayClaim.CHOICES: "Every choice is offered in some run, and one with a condition is missing "
    "in another.",
    PlayClaim.LEADS_ON: "Every choice leads on, and there is always something to say.",
    PlayClaim.ENDINGS: "Every ending is reached.",
    PlayClaim.WAY_OUT: "Nobody goes round in a circle without a way out, whatever they type.",
    PlayClaim.MOVES: "Every choice says which moves it makes, and every client has an answer to "
    "each of them.",
    PlayClaim.READ: "No number stands there that nothing reads.",
    PlayClaim.HIDDEN: "What a client hides comes out in one run, and stays hidden in another.",
    PlayClaim.CARRIED: "No line says more than has happened in the run before it, whatever they "
    "type.",
    PlayClaim.ANSWERED: "Whatever is typed in a turn, the client answers it and comes back to what "
    "can be answered there.",
    PlayClaim.TWICE: "No client says the same line twice in a run.",
}


class PlayFault(Record):
    """One thing that does not hold."""

    claim: PlayClaim
    play: str  # id of the role-play; of the persona where it is theirs
    what: str
    said: tuple[str, ...] = ()  # the shortest run that shows it; none where it never happens
    level: str = ""  # at which


class PlayCount(Record):
    """How much of a role-play was walked."""

    play: str
    turns: int
    endings: int
    states: int  # told from each other by whatever anything reads
    exchanges: int  # choices followed from one state to the next


class PracticeProof(Record):
    """The outcome of a walk of every role-play over its states."""

    plays: tuple[PlayCount, ...] = ()
    personas: int = 0
    faults: tuple[PlayFault, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether every claim holds."""
        return not self.faults

    @property
    def states(self) -> int:
        """The states of all of them."""
        return sum(each.states for each in self.plays)

    @property
    def exchanges(self) -> int:
        """The exchanges of all of them."""
        return sum(each.exchanges for each in self.plays)

    @property
    def turns(self) -> int:
        """The turns of all of them."""
        return sum(each.turns for each in self.plays)

    @property
    def endings(self) -> int:
        """The endings of all of them."""
        return sum(each.endings for each in self.plays)
