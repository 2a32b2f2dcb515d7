"""A round for two or three: who sat there, what was marked and when."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from coach.domain.practice.persona import Level
from coach.domain.record import Record


class Rater(StrEnum):
    """Who marks; kept with marks."""

    REP = "rep"  # the one who practised
    CLIENT = "client"  # whoever played the client, as a rule the manager
    OBSERVER = "observer"


class Person(Record):
    """Somebody who practises, plays or marks."""

    id: str
    name: str
    is_gone: bool = False  # not offered any more; what they did stays


class Answer(StrEnum):
    """What a rater says to a check."""

    YES = "yes"
    NO = "no"
    NOT_UP = "not-up"  # nothing happened that it asks about: it counts neither way


class RoundMark(Record):
    """A check or a critical fail, as one rater has marked it."""

    rater: Rater
    check: str
    answer: Answer
    at: float | None = None  # seconds of the clock; None: marked afterwards

    @property
    def is_yes(self) -> bool:
        """Whether it was seen."""
        return self.answer is Answer.YES

    @property
    def is_no(self) -> bool:
        """Whether it was missed; of what did not come up neither holds."""
        return self.answer is Answer.NO


class RoundNote(Record):
    """A note, and when it was made."""

    id: str
    text: str
    at: float
    rater: Rater


class PushBackMade(Record):
    """A compulsory push-back that was made."""

    pushback: str
    at: float


# -- what the cards said as the round began: kept with it, so that it can be read when the pack has
# -- changed. Each field but the first of a record has a default: an older round opens.


class CardPushBack(Record):
    """A compulsory push-back."""

    id: str
    says: str = ""
    when: str = ""


class CardCheck(Record):
    """A check of the observer's sheet."""

    id: str
    says: str = ""
    dimension: str = ""
    yes: str = ""  # what earns it, as it may be heard: the better line of a debrief
    no: str = ""  # what does not: the worse line
    rule: str = ""  # what to remember; empty where the pack has none
    is_pressed: bool = False  # it can be seen only where the client pushes back


class CardFail(Record):
    """A critical fail."""

    id: str
    says: str = ""
    because: str = ""


class CardTrigger(Record):
    """Words that the client hears badly."""

    words: tuple[str, ...]
    because: str = ""


class CardWords(Record):
    """Words of the talk of a case, for the one who practises it."""

    title: str  # of the part
    lines: tuple[str, ...] = ()


class ClientCard(Record):
    """What whoever plays the client reads, and nobody else before the round is over."""

    name: str
    role: str = ""
    who: str = ""
    stake: str = ""
    suspects: str = ""
    voice: str = ""
    fact: str = ""  # what they hide
    rule: str = ""  # when they tell it
    secret: str = ""  # the sentence that it comes out with
    triggers: tuple[CardTrigger, ...] = ()
    calms: tuple[str, ...] = ()
    walks_away: str = ""
    farewell: str = ""
    level: str = ""  # its name
    behaves: str = ""
    pushbacks: tuple[CardPushBack, ...] = ()
    instead: str = ""  # whom one plays in the manner of this one: the client of a case
    spare: tuple[CardPushBack, ...] = ()  # push-backs that may come, where there is time


class RepCard(Record):
    """What the one who practises reads."""

    title: str
    scene: str = ""
    aim: str = ""
    known: tuple[str, ...] = ()
    words: tuple[CardWords, ...] = ()
    brief: tuple[str, ...] = ()  # scene and facts in a few sentences; empty: they stand whole


class ObserverSheet(Record):
    """What is marked, in the order in which it happens."""

    title: str
    checks: tuple[CardCheck, ...] = ()
    critical: tuple[CardFail, ...] = ()


class RoundCards(Record):
    """The three views of a round."""

    rep: RepCard
    client: ClientCard
    sheet: ObserverSheet


# -- what is kept while it runs


class RoundAct(StrEnum):
    """What a rater did; kept in the journal of a round."""

    YES = "yes"  # marked a check
    NO = "no"
    NOT_UP = "not-up"  # marked that a check did not come up
    CLEARED = "cleared"  # took the mark of a check away
    PUSHED = "pushed"  # noted that a push-back was made
    UNPUSHED = "unpushed"
    UNDONE = "undone"  # took back the last of these
    REDONE = "redone"
    FINISHED = "finished"  # all that this rater marks is marked
    REOPENED = "reopened"


class RoundEvent(Record):
    """An entry of the journal of a round, which only grows."""

    position: int
    rater: Rater
    act: RoundAct
    what: str = ""  # id of the check, critical fail or push-back
    at: float | None = None  # seconds of the clock; None: afterwards


class DebriefField(StrEnum):
    """What is written in a debrief for two; kept."""

    WORD = "word"  # one word: how it was
    SURPRISED = "surprised"
    FIRST_AT = "first-at"  # of the first moment: when it was, in seconds
    FIRST_SAW = "first-saw"
    FIRST_THINK = "first-think"
    FIRST_ASK = "first-ask"
    SECOND_AT = "second-at"
    SECOND_SAW = "second-saw"
    SECOND_THINK = "second-think"
    SECOND_ASK = "second-ask"
    BETTER = "better"  # how one would say it now
    AGAIN = "again"  # how that minute went the second time
    COMMITMENT = "commitment"
    DAY = "day"  # of what will be done, as it was typed
    PLACE = "place"
    WAY = "way"  # a `DebriefWay`
    TALK = "talk"  # how many minutes of talk were agreed, where not `TALK_MINUTES`
    STEP = "step"  # how far the debrief has come, from 0; DEBRIEF_STEPS: it is done


TALK_MINUTES = 3  # of the ten that a round has: two to read, three to talk, four to look back


class DebriefWay(StrEnum):
    """How a round is looked back on; kept as the answer of `DebriefField.WAY`."""

    SHORT = "short"  # one page: where you differ, one moment, one commitment
    WHOLE = "whole"  # all seven steps


DEBRIEF_STEPS = 7  # react, facts, marks, moments, lines, again, commitment


class Went(StrEnum):
    """How that minute went the second time; kept as the answer of `DebriefField.AGAIN`."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


class Round(Record):
    """A round, from its cards to its marks."""

    id: str
    started: datetime
    persona: str
    level: Level
    rubric: str
    case_id: str = ""  # a case or a sample; empty: none
    people: tuple[tuple[Rater, str], ...] = ()  # who took part: ids of persons, or "" without name
    seconds: float = 0.0  # on the clock
    ended: datetime | None = None
    marks: tuple[RoundMark, ...] = ()
    notes: tuple[RoundNote, ...] = ()
    pushbacks: tuple[PushBackMade, ...] = ()
    roleplay: str = ""  # whose scene it is; empty: the case's own
    cards: RoundCards | None = None  # None: what they said cannot be read any more
    finished: tuple[Rater, ...] = ()  # who has marked all that they wanted to
    undoable: tuple[Rater, ...] = ()  # whose last mark can be taken back
    redoable: tuple[Rater, ...] = ()
    undoable_after: tuple[Rater, ...] = ()  # of these, whose last one was made without the clock
    redoable_after: tuple[Rater, ...] = ()
    answers: tuple[tuple[DebriefField, str], ...] = ()
