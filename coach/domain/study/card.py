"""Cards, and what is remembered of each: made from the library, never written twice."""

from __future__ import annotations

from datetime import date, datetime
from enum import IntEnum, StrEnum

from coach.domain.record import Record
from coach.domain.rules.verdict import Verdict

ID_PARTS = ":"  # between the kind of a card and the id of what it is made from


class CardKind(StrEnum):
    """What a card asks; it begins the card's id, so it is never renamed."""

    OPENING = "opening"  # a situation: the first sentence of the script
    RULE = "rule"  # the rule of a script, with words left out
    INSTEAD = "instead"  # lines that hurt: what to say in their place, and why
    FAULT = "fault"  # how it goes wrong: what is wrong with it
    ALOUD = "aloud"  # the script said aloud, by the clock and by checks
    REPLY = "reply"  # what they may say: the reply
    ORDER = "order"  # the parts of a verdict's talk, mixed up: their order
    STORY = "story"  # what happened: which verdict, and why
    CHECK = "check"  # what misses a check of a rubric: what it asks, and a better line


class CardRef(Record):
    """A card without its faces: what kind it is, and what it is made from."""

    kind: CardKind
    source: str  # id of a script, a reaction, a verdict or a story; of a check with its rubric's

    @property
    def id(self) -> str:
        """Stable for as long as its source has its id: what is remembered hangs on it."""
        return f"{self.kind}{ID_PARTS}{self.source}"


class Note(Record):
    """Something that goes with the back of a card: what it is, and its text."""

    label: str  # "Never say", "Beneath it", "The trap"
    text: str


class Choice(Record):
    """One of the verdicts that a story may come to."""

    verdict: Verdict
    name: str  # "Part, in good order"


class Card(Record):
    """The faces of a card. Texts are Markdown."""

    ref: CardRef
    title: str  # of what it is made from
    task: str  # what to do, one sentence
    front: str
    back: str
    notes: tuple[Note, ...] = ()  # shown with the back
    items: tuple[str, ...] = ()  # ORDER: the parts in their order
    mixed: tuple[str, ...] = ()  # ORDER: the same, mixed up; always in the same way
    choices: tuple[Choice, ...] = ()  # STORY: all verdicts
    likely: tuple[Choice, ...] = ()  # STORY: the right one and some that come near it
    checks: tuple[str, ...] = ()  # ALOUD: what to answer with yes or no, once it was said
    seconds: int = 0  # ALOUD: as long as it takes to say it

    @property
    def id(self) -> str:
        """The id of the card."""
        return self.ref.id


class Rating(IntEnum):
    """How well a card was remembered; kept as numbers."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Phase(StrEnum):
    """How far a card has come."""

    NEW = "new"  # never shown
    LEARNING = "learning"  # shown for the first time, and again within the hour
    REVIEW = "review"  # known; it comes again after days
    RELEARNING = "relearning"  # it was known, and has slipped


class Memory(Record):
    """What is remembered of a card: the model's numbers, and what the user did with it."""

    card: str  # its id
    due: datetime  # when it comes again; of a card that was never shown, when it was put on a plan
    phase: Phase = Phase.NEW
    step: int | None = None  # of the steps of (re)learning
    stability: float | None = None  # days after which 90 of 100 such cards are still known
    difficulty: float | None = None  # 1..10
    last: datetime | None = None  # when it was answered last
    reviews: int = 0
    lapses: int = 0  # how often it was known and has slipped
    suspended: bool = False  # it is not shown until the user brings it back
    buried_until: date | None = None  # it is not shown before this day
    planned: date | None = None  # the day that the plan of a talk has for it, in place of `due`
    gone: bool = False  # what it was made from is not in the library any more


class StudyAction(StrEnum):
    """What an entry of the log is."""

    REVIEW = "review"  # a card was answered
    CRAM = "cram"  # it was answered for practice: that leaves the schedule alone
    BURY = "bury"
    SUSPEND = "suspend"
    RESUME = "resume"  # a suspended card was brought back


class StudyEntry(Record):
    """An entry of the log of studying; one that was undone stays in it, and counts no more."""

    id: str
    card: str
    at: datetime
    day: date  # where the user sat
    action: StudyAction
    rating: Rating | None = None
    seconds: float = 0.0  # from seeing the card to the answer
    before: Memory | None = None  # as it was; None: it had never been shown
    undone: bool = False


class Scope(Record):
    """What of the library is studied; with nothing given, all of it."""

    case_id: str = ""  # the cards of the talk of a case
    scripts: tuple[str, ...] = ()  # the cards of scripts and of the replies that they name
    kinds: tuple[CardKind, ...] = ()  # only cards of these kinds
