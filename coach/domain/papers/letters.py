"""Letters: the texts of a pack, and a letter written for one case."""

from __future__ import annotations

from enum import StrEnum

from coach.domain.record import Record
from coach.domain.rules.condition import Always, Condition
from coach.domain.talk.talk import Line, Variant


class LetterKind(StrEnum):
    """What a letter is for."""

    MEETING = "meeting"  # asks for the talk, and does not break the news
    NOTICE = "notice"  # confirms the talk in writing, on the same day
    HANDOVER_NOTE = "handover-note"  # facts for whoever takes over
    REFERRAL_PROVIDER = "referral-provider"
    REFERRAL_CLIENT = "referral-client"
    REFERRAL_INTRO = "referral-intro"
    REFERRAL_CHECK = "referral-check"


# What a letter may name beside the facts of the pack. Those about a referral: `need_line` follows
# "They need" and "about" and has no full stop; `fit_line` and `disclosure` are whole sentences.
# Those that ask for the talk: `talk_day` is its day and time where they are set, and follows "on".
# A notice: `notice_term` is what the contract asks, and follows "asks for notice of".
LETTER_BLANKS = (
    "vendor",
    "vendor_contact",
    "need_line",
    "fit_line",
    "disclosure",
    "talk_day",
    "notice_term",
)


class LetterText(Record):
    """One letter of a pack: its paragraphs are lines with variants, as in a talk."""

    id: str
    kind: LetterKind
    title: str
    subject: str  # without blanks: a subject is seen by whoever looks at the screen
    variants: tuple[Variant, ...]
    when: Condition = Always()
    when_text: str = "always"
    sources: tuple[str, ...] = ()

    @property
    def line_ids(self) -> tuple[str, ...]:
        """Ids of the paragraphs in order, each once."""
        return tuple(dict.fromkeys(variant.line for variant in self.variants))


class Letter(Record):
    """A letter written for one case."""

    kind: LetterKind
    title: str
    subject: str
    paragraphs: tuple[Line, ...]
