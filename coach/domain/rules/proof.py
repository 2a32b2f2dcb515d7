"""What a proof of a pack says: counts, and every fault with the shortest answers that show it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import field

from coach.domain.record import Record


class Claim(StrEnum):
    """What is claimed of every case that can be told."""

    SETTLED = "settled-before"
    ONE_VERDICT = "one-verdict"
    REACHABLE = "reachable-verdict"
    LIVE_QUESTION = "live-question"
    LIVE_OPTION = "live-option"
    LIVE_RULE = "live-rule"
    NO_OVERRIDE = "no-override"
    NO_CIRCLE = "no-circle"
    NOT_PASSED_ON = "not-passed-on"
    PROMISE = "promise"
    WHOLE_TALK = "whole-talk"
    PLAN = "plan"
    REACTIONS = "reactions"
    CARRIED = "carried"

    @property
    def sentence(self) -> str:
        """The claim as a sentence."""
        return _SENTENCES[self]


_SENTENCES = {
    Claim.SETTLED: "Nothing is read before it is settled, so the order of independent questions "
    "makes no difference.",
    Claim.ONE_VERDICT: "Every case ends in exactly one verdict.",
    Claim.REACHABLE: "Every verdict can be reached.",
    Claim.LIVE_QUESTION: "Every question is asked in some case.",
    Claim.LIVE_OPTION: "No two options of a question are the same to everything that reads it.",
    Claim.LIVE_RULE: "Every rule can fire, and every rule that decides can decide.",
    Claim.NO_OVERRIDE: "No gate undoes what an earlier gate has put in place.",
    Claim.NO_CIRCLE: "No bars give way to each other in a circle.",
    Claim.NOT_PASSED_ON: "Where a rule forbids a referral, nobody is handed the client.",
    Claim.PROMISE: "Every promise of the content is kept.",
    Claim.WHOLE_TALK: "Every part of every talk has a line in every case and tone.",
    Claim.PLAN: "Every verdict has a plan with a step in every case.",
    Claim.REACTIONS: "Every verdict has its reactions in every case.",
    Claim.CARRIED: "No line takes more for granted than the answers and facts carry.",
}


class ProofFault(Record):
    """One thing that does not hold, with the shortest answers that show it.

    The answers are empty where something can never happen.
    """

    claim: Claim
    what: str
    answers: Mapping[str, str]
    facts: Mapping[str, str] = field(default_factory=dict)  # what is filled in, where it matters

    @property
    def size(self) -> int:
        """How much has to be said to show it."""
        return len(self.answers) + len(self.facts)


class Carried(Record):
    """How much is taken for granted, all of which was looked at."""

    lines: int = 0  # texts that say what they take for granted, in all their tones
    claims: int = 0  # different things that are
    times: int = 0  # how often one of them is


class Proof(Record):
    """The outcome of a proof over every state that an interview can come to."""

    states: int  # states that were visited, each told from the others by what is read later
    runs: int  # answers and gates that were followed from one state to the next
    answers: int  # complete sets of answers that these stand for, don't know and skip among them
    verdicts: Mapping[str, int]  # how many of them end in each verdict
    longest: int  # most questions that a case is asked
    faults: tuple[ProofFault, ...]
    carried: Carried = Carried()

    @property
    def holds(self) -> bool:
        """Whether every claim holds."""
        return not self.faults

    @property
    def counter_example(self) -> ProofFault | None:
        """The fault that the fewest answers show; None when all holds."""
        shown = [fault for fault in self.faults if fault.answers]
        return min(shown or self.faults, key=lambda fault: fault.size, default=None)
