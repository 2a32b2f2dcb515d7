"""What can be found: the content as documents to search, and what a search gives."""

from __future__ import annotations

from enum import StrEnum

from coach.domain.record import Record


class Kind(StrEnum):
    """The kinds of things that can be found, in the order in which equals are shown."""

    CLIENT = "client"
    CONTACT = "contact"
    CASE = "case"
    ANSWERS = "answers"  # all answers of a case
    VENDOR = "vendor"  # and colleagues
    SCRIPT = "script"
    SITUATION = "situation"
    VERDICT = "verdict"
    REACTION = "reaction"
    PART = "part"  # of a verdict's talk
    ROLEPLAY = "roleplay"
    PERSONA = "persona"  # a client to practise on
    COMMAND = "command"
    SETTING = "setting"
    PAGE = "page"


OF_USER = frozenset({Kind.CLIENT, Kind.CONTACT, Kind.CASE, Kind.ANSWERS, Kind.VENDOR})


class Place(StrEnum):
    """What of the program itself can be found; the pack gives each its title and its words."""

    NEW_CASE = "new-case"
    NEW_CLIENT = "new-client"
    NEW_VENDOR = "new-vendor"
    THEME = "theme"
    TEXT_SIZE = "text-size"
    MY_NAME = "my-name"
    DISCREET = "discreet"
    DATA = "data"
    STUDY_LIMITS = "study-limits"
    SAMPLES = "samples"
    TODAY = "today"
    CLIENTS = "clients"
    CASES = "cases"
    LIBRARY = "library"
    PACKS = "packs"
    STUDY = "study"
    QUIZ = "quiz"
    PRACTICE = "practice"
    SEALED = "sealed"
    REFERRALS = "referrals"
    SETTINGS = "settings"
    INTERVIEW = "interview"
    VERDICT = "verdict"
    REVIEW = "review"
    MIRROR = "mirror"
    WHAT_IF = "what-if"
    TALK = "talk"
    DATES = "dates"
    PAPERS = "papers"
    REHEARSE = "rehearse"
    DAY = "day"
    AFTER = "after"


_SETTINGS = frozenset(
    {
        Place.THEME,
        Place.TEXT_SIZE,
        Place.MY_NAME,
        Place.DISCREET,
        Place.DATA,
        Place.STUDY_LIMITS,
        Place.SAMPLES,
    }
)
_COMMANDS = frozenset({Place.NEW_CASE, Place.NEW_CLIENT, Place.NEW_VENDOR})


def kind_of(place: Place) -> Kind:
    """Whether a place is a command, a setting or a page."""
    if place in _COMMANDS:
        return Kind.COMMAND
    return Kind.SETTING if place in _SETTINGS else Kind.PAGE


class Document(Record):
    """Something of the content that can be found, and the words by which it is."""

    kind: Kind
    id: str  # "late-payment/final-notice" for a script, "PART/news" for a part
    title: str
    group: str = ""  # the title of its situation, the name of its verdict
    asked_as: tuple[str, ...] = ()  # what somebody would type who does not know our words
    summary: str = ""  # when to use it, what it means
    text: str = ""  # what is said in it


class SearchContent(Record):
    """All of a pack that can be found, and what its language is like to a search."""

    documents: tuple[Document, ...] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()  # words, or short rows of words, that mean the same
    ignored: tuple[str, ...] = ()  # words that say nothing by themselves
    examples: tuple[str, ...] = ()  # what can be typed


class Field(StrEnum):
    """Where the words were found."""

    TITLE = "title"
    ASKED_AS = "asked-as"
    GROUP = "group"
    SUMMARY = "summary"
    TEXT = "text"


class Hit(Record):
    """A document that was found: how well, and where its best words stood."""

    document: Document
    score: float  # from 0; about 1 where all that was typed stands in one short phrase
    field: Field
    phrase: str  # the phrase in which the words stood; empty for a text
    spelled: tuple[tuple[str, str], ...] = ()  # typed, and the known word it was taken for


class Found(Record):
    """Something that was found, as it is shown; `score` orders them."""

    kind: Kind
    id: str  # as in `Document`; of a client, contact, case or vendor its own
    title: str
    why: str  # "in the title", "also called “he pays late”"
    detail: str = ""  # its situation, its client, its verdict
    owner: str = ""  # the id of a contact's client
    score: float = 0.0
