"""The moves that a line can make: what somebody does by saying it."""

from __future__ import annotations

from enum import StrEnum

from coach.domain.record import Record


class Move(StrEnum):
    """What a line does; kept with runs and named by content, so never renamed."""

    # what helps, as a rule
    WARN = "warn"  # says that something hard is coming
    DECIDE = "decide"  # tells the decision, or what is asked, in one plain sentence
    REASON = "reason"  # gives the true reason, briefly, and as one's own
    VALIDATE = "validate"  # says what it is like for them, without a but
    ASK = "ask"  # asks an open question
    WAIT = "wait"  # stays silent and lets them speak
    INFORM = "inform"  # tells dates, facts, next steps
    OWN = "own"  # says what one did oneself
    HOLD = "hold"  # says the same line again, kindly
    OFFER = "offer"  # offers help that has an end
    THANK = "thank"  # thanks for one true thing
    BOUND = "bound"  # names what they are doing, and what follows if it goes on
    END = "end"  # ends the talk
    CLOSE = "close"  # sums up, says what comes next and in writing
    # what hurts, as a rule
    HEDGE = "hedge"  # maybe-words where a decision is due
    DEFEND = "defend"  # explains or justifies before they could answer
    BLAME = "blame"  # says that it is their doing, or labels them
    BARGAIN = "bargain"  # gives way, or trades the decision away
    PROMISE = "promise"  # promises what has no end, or is not one's own to give
    COMFORT = "comfort"  # false comfort: it will all be fine
    APOLOGISE = "apologise"  # says sorry more than once, or for the decision itself
    JARGON = "jargon"  # the words of a firm's letter
    DISMISS = "dismiss"  # makes what they feel or say small
    THREATEN = "threaten"
    DISCLOSE = "disclose"  # tells what belongs to somebody else
    CHAT = "chat"  # talks of something else


class MoveText(Record):
    """What is told of a move: its name, what it is, the rule, and a line of each kind."""

    move: Move
    name: str  # "Validates": as a debrief says it
    what: str  # one sentence
    rule: str  # what to remember: "Say what it is like for them before anything else."
    example: str  # a line that makes it
    helps: bool  # whether it helps, as a rule; a persona's own table decides
