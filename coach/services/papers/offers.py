"""What a paper is called, and whether it can be made for a case."""

from __future__ import annotations

from msgspec import Struct

from coach.domain.papers.paper import PaperFormat, PaperKind
from coach.translation import QT_TRANSLATE_NOOP, translate

_TITLES = {
    PaperKind.BRIEF: QT_TRANSLATE_NOOP("Services", "Brief"),
    PaperKind.CUE_CARD: QT_TRANSLATE_NOOP("Services", "Cue card"),
    PaperKind.SCRIPT: QT_TRANSLATE_NOOP("Services", "Full script"),
    PaperKind.MEETING: QT_TRANSLATE_NOOP("Services", "Request for a meeting"),
    PaperKind.NOTICE: QT_TRANSLATE_NOOP("Services", "Written notice"),
    PaperKind.HAND_OVER: QT_TRANSLATE_NOOP("Services", "Hand-over pack"),
    PaperKind.HAND_OVER_NOTE: QT_TRANSLATE_NOOP("Services", "Hand-over note"),
    PaperKind.REFERRAL_PROVIDER: QT_TRANSLATE_NOOP("Services", "Asking a provider"),
    PaperKind.REFERRAL_CLIENT: QT_TRANSLATE_NOOP("Services", "Names for the client"),
    PaperKind.REFERRAL_INTRO: QT_TRANSLATE_NOOP("Services", "Introduction"),
    PaperKind.REFERRAL_CHECK: QT_TRANSLATE_NOOP("Services", "Check after thirty days"),
}
_SAYS = {
    PaperKind.BRIEF: QT_TRANSLATE_NOOP(
        "Services", "For the last look before the door, on one page."
    ),
    PaperKind.CUE_CARD: QT_TRANSLATE_NOOP(
        "Services", "Sixty words at most, on a sheet the size of a hand."
    ),
    PaperKind.SCRIPT: QT_TRANSLATE_NOOP(
        "Services", "Every line with its part, its time, and how to say it."
    ),
    PaperKind.MEETING: QT_TRANSLATE_NOOP(
        "Services", "Asks for the talk, and says no more than that."
    ),
    PaperKind.NOTICE: QT_TRANSLATE_NOOP(
        "Services", "Goes out once you have talked, on the same day."
    ),
    PaperKind.HAND_OVER: QT_TRANSLATE_NOOP(
        "Services", "Facts only: work, dates, money, files, access."
    ),
    PaperKind.HAND_OVER_NOTE: QT_TRANSLATE_NOOP(
        "Services", "For whoever takes over; what the client allowed."
    ),
    PaperKind.REFERRAL_PROVIDER: QT_TRANSLATE_NOOP(
        "Services", "Asks them first, without the client’s name."
    ),
    PaperKind.REFERRAL_CLIENT: QT_TRANSLATE_NOOP(
        "Services", "Who else could help; the client chooses."
    ),
    PaperKind.REFERRAL_INTRO: QT_TRANSLATE_NOOP(
        "Services", "Brings both together, once both said yes."
    ),
    PaperKind.REFERRAL_CHECK: QT_TRANSLATE_NOOP("Services", "Asks how it goes, then steps back."),
}


class PaperOffer(Struct, frozen=True):
    """A paper that can be made for a case, or the sentence that says why not.

    A paper may be prepared before its time: `waits` says why there is no e-mail of it yet, and its
    forms then leave the draft out.
    """

    kind: PaperKind
    title: str
    says: str
    forms: tuple[PaperFormat, ...]
    refused: str  # empty: it can be made
    waits: str = ""  # empty: an e-mail of it could go out today
    fits: bool = True  # False: it does not belong to a case like this


def title_of(kind: PaperKind) -> tuple[str, str]:
    """What a paper is called, and what it is for, in a sentence."""
    return translate("Services", _TITLES[kind]), translate("Services", _SAYS[kind])
