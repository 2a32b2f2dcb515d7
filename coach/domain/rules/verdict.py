"""Verdicts and causes: the field's own words for how a case ends and what lies behind it."""

from __future__ import annotations

from enum import StrEnum

from msgspec.structs import replace

from coach.domain.record import Record
from coach.domain.rules.condition import Always, Condition


class Verdict(StrEnum):
    """The twelve verdicts; `scripts_library/verdicts` says what each means, and its sources."""

    INVEST = "INVEST"
    RESET = "RESET"
    HANDOVER = "HANDOVER"
    FIX = "FIX"
    REPRICE = "REPRICE"
    REFER = "REFER"
    PART = "PART"
    PART_NOW = "PART-NOW"
    SAVE = "SAVE"
    EXIT = "EXIT"
    GATHER = "GATHER"
    STOP = "STOP"


PROTECTIVE = frozenset({Verdict.PART_NOW, Verdict.STOP})  # never parked, never silently replaced
PASSED_ON = frozenset({Verdict.HANDOVER, Verdict.REFER})  # somebody else gets the client


class Cause(StrEnum):
    """What lies behind the trouble: three causes that mix, and two special ones."""

    PERSONAL = "personal"
    FIXABLE = "fixable"
    MISMATCH = "mismatch"
    CONDUCT = "conduct"
    LEAVING = "leaving"


class Mode(StrEnum):
    """How a verdict is meant, where it can be meant in more than one way."""

    DECISION = "decision"  # the user decides and acts
    RECOMMENDATION = "recommendation"  # somebody else decides; the user recommends
    SUSPEND = "suspend"  # PART-NOW: protect today, escalate, go on only once they are removed
    END = "end"  # PART-NOW: the whole relationship ends now
    AT_RISK = "at-risk"  # INVEST: there are signs that they may leave
    BOUNDARY = "boundary"  # RESET: a conduct boundary with a date


class Scope(StrEnum):
    """How much of the client a verdict is about."""

    ACCOUNT = "account"
    NEED = "need"  # this one need or piece of work; the rest stays


class ReferralPolicy(StrEnum):
    """Whom a verdict allows the client to be referred to."""

    NONE = "none"
    VENDORS = "vendors"
    COLLEAGUES = "colleagues"


class Check(Record):
    """One thing to do or look up before acting on a verdict, in the cases where `when` holds."""

    id: str
    text: str
    sources: tuple[str, ...] = ()
    when: Condition = Always()


class ModeText(Record):
    """What a verdict says in one mode in place of its usual text; what is empty stays usual."""

    mode: Mode
    meaning: str
    channel: str = ""
    before: tuple[Check, ...] = ()


class CaseText(Record):
    """What a verdict says where `when` holds, in place of its usual text or that of a mode.

    What is empty stays usual.
    """

    when: Condition
    meaning: str = ""
    channel: str = ""


class Advice(Record):
    """What to do about a case, in a sentence of its own facts, and what not to do.

    It stands above brief and talk; between the two stands what decides it, in the user's words.
    """

    when: Condition  # facts may decide it too, and each of its blanks is filled
    do: str  # Jinja
    leave: str  # Jinja; may be empty


class VerdictText(Record):
    """What a verdict says to the user: its name, meaning, and what goes with it."""

    verdict: Verdict
    name: str  # "Reset the relationship"
    short: str  # "Reset", a part of the name
    meaning: str  # one or two sentences
    cause: Cause | None
    channel: str  # how this talk is held, one sentence
    parts: tuple[str, ...]  # ids of the parts of its talk, in order
    plan: str
    referral: ReferralPolicy
    before: tuple[Check, ...]
    modes: tuple[tuple[Mode, str], ...] = ()  # what a mode adds, one sentence each
    sources: tuple[str, ...] = ()
    in_modes: tuple[ModeText, ...] = ()  # what is said otherwise in a mode
    chosen: str = ""  # in place of the meaning where the user chose it: what to do, no more
    referral_when: Condition = Always()  # else the policy is NONE
    ends: Condition | None = None  # when work ends on a day that a contract may set; None: never
    hands_over: Condition | None = None  # when work goes to somebody else; None: never
    asks_first: tuple[str, ...] = ()  # ids of the facts asked in one sitting before the talk
    otherwise: tuple[CaseText, ...] = ()  # in some cases; the first that fits is read
    advice: tuple[Advice, ...] = ()  # the first that fits is said

    @property
    def every_check(self) -> tuple[Check, ...]:
        """The checks of the verdict, and those of each mode."""
        return (*self.before, *(check for text in self.in_modes for check in text.before))

    def in_mode(self, mode: Mode) -> VerdictText:
        """This text as it reads in a mode."""
        other = next((text for text in self.in_modes if text.mode is mode), None)
        if other is None:
            return self
        return replace(
            self,
            meaning=other.meaning,
            channel=other.channel or self.channel,
            before=other.before or self.before,
            in_modes=(),
        )

    def mode_text(self, mode: Mode) -> str:
        """The sentence that `mode` adds here; empty when it adds none."""
        return dict(self.modes).get(mode, "")
