"""The directory of vendors and colleagues, and whom to name to this client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from coach.domain.referral import Match, ReferralNeed, Vendor
from coach.domain.rules.verdict import ReferralPolicy
from coach.engine.referral.referral import match
from coach.engine.talk.offers import referral, warns_of_referral
from coach.errors import GoodTermsError, NotFound
from coach.services.case.text import LONGEST_NOTE, fold, optional, required
from coach.store.file.reading import WORD_MOST, WORDS_MOST
from coach.store.tables.vendors import VendorTable
from coach.translation import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.domain.rules.diagnosis import Diagnosis
    from coach.services.case.case_reader import CaseReader
    from coach.services.case.context import ServiceContext

_WHY = {
    ReferralPolicy.NONE: QT_TRANSLATE_NOOP(
        "Services", "This verdict does not send the client to anybody else."
    ),
    ReferralPolicy.VENDORS: QT_TRANSLATE_NOOP(
        "Services", "Name two or three who would serve them better; the client chooses."
    ),
    ReferralPolicy.COLLEAGUES: QT_TRANSLATE_NOOP(
        "Services", "A colleague of yours can take over; ask them before you name them."
    ),
}


class ReferralAdvice(Struct, frozen=True):
    """Whether this client may be referred, why, and to whom; the best match first."""

    allowed: bool
    shown: bool  # False: in this case nobody asks for a better home, and nothing forbids it
    why: str
    kind: ReferralPolicy
    need: ReferralNeed
    matches: tuple[Match, ...]


class ReferralService:
    """Keeps the directory and matches it to a case."""

    def __init__(self, context: ServiceContext, case_reader: CaseReader) -> None:
        self._table = VendorTable(context.store)
        self._context = context
        self._case_reader = case_reader

    def vendors(self) -> tuple[Vendor, ...]:
        """Every vendor and colleague by name; those in the trash are left out."""
        return _by_name(self._table.all())

    def vendor(self, vendor_id: str) -> Vendor:
        """One of them.

        Raises:
            NotFound: There is none, or it is in the trash.
        """
        vendor = self._table.get(vendor_id)
        if vendor is None:
            raise NotFound(
                translate("Services", "This entry of the directory is not there any more.")
            )
        return vendor

    def add(self, vendor: Vendor) -> Vendor:
        """The vendor with a new id; a name of blanks is refused."""
        added = replace(_tidy(vendor), id=self._context.ids())
        self._table.add(added, self._context.clock())
        return added

    def edit(self, vendor: Vendor) -> Vendor:
        """The vendor as it is kept now; a name of blanks is refused."""
        self.vendor(vendor.id)
        tidy = _tidy(vendor)
        self._table.edit(tidy)
        return tidy

    def trash(self, vendor_id: str) -> None:
        """Put one into the trash; `restore` brings it back."""
        self.vendor(vendor_id)
        self._table.set_trashed(vendor_id, self._context.clock())

    def restore(self, vendor_id: str) -> None:
        """Take one out of the trash.

        Raises:
            NotFound: There is no such entry.
        """
        self._table.set_trashed(vendor_id, None)
        self.vendor(vendor_id)

    def trashed(self) -> tuple[Vendor, ...]:
        """The entries in the trash, by name."""
        return _by_name(self._table.trashed())

    def set_need(self, case_id: str, need: ReferralNeed) -> None:
        """Keep what the client of a case needs next."""
        self._case_reader.record(case_id)
        tidy = replace(
            need,
            needs=_words(need.needs),
            places=_words(need.places),
            languages=_words(need.languages),
            sectors=_words(need.sectors),
        )
        self._table.set_need(case_id, tidy)

    def advice(self, case_id: str) -> ReferralAdvice:
        """Whether to refer, why, and whom; never for abuse, fraud or unpaid bills."""
        need = self._table.need(case_id) or ReferralNeed(())
        diagnosis = self._case_reader.open(case_id).for_talk
        kind, why = self._policy(diagnosis)
        allowed = kind is not ReferralPolicy.NONE
        warned = diagnosis is not None and warns_of_referral(
            diagnosis, self._context.content.verdict(diagnosis.verdict)
        )
        matches = match(need, self.vendors(), kind) if allowed else ()
        return ReferralAdvice(allowed, allowed or warned, why, kind, need, matches)

    def _policy(self, diagnosis: Diagnosis | None) -> tuple[ReferralPolicy, str]:
        if diagnosis is None:
            return ReferralPolicy.NONE, translate(
                "Services", "The verdict says whether to refer: answer the interview."
            )
        if not diagnosis.referral_allowed:
            return ReferralPolicy.NONE, _bar(diagnosis)
        kind = referral(diagnosis, self._context.content.verdict(diagnosis.verdict))
        return kind, translate("Services", _WHY[kind])


def _by_name(vendors: Iterable[Vendor]) -> tuple[Vendor, ...]:
    return tuple(sorted(vendors, key=lambda vendor: (fold(vendor.name), vendor.id)))


def _bar(diagnosis: Diagnosis) -> str:
    """What the rules say that forbid a referral."""
    sentences = dict.fromkeys(measure.text for measure in diagnosis.no_referral)
    return " ".join([translate("Services", "Do not pass this client on."), *sentences])


def _tidy(vendor: Vendor) -> Vendor:
    """A vendor fit to keep: a name, and words in lower case."""
    return replace(
        vendor,
        name=required(vendor.name, translate("Services", "A name")),
        contact=optional(vendor.contact, translate("Services", "A contact")),
        covers=_words(vendor.covers),
        places=_words(vendor.places),
        languages=_words(vendor.languages),
        sectors=_words(vendor.sectors),
        tie=optional(vendor.tie, translate("Services", "What you gain")),
        outcome=optional(vendor.outcome, translate("Services", "An outcome"), most=LONGEST_NOTE),
        note=optional(vendor.note, translate("Services", "A note"), most=LONGEST_NOTE),
    )


def _words(words: Iterable[str]) -> tuple[str, ...]:
    """Words in lower case, each once, without empty ones."""
    tidy = (
        optional(word, translate("Services", "A word here"), most=WORD_MOST).lower()
        for word in words
    )
    found = tuple(dict.fromkeys(word for word in tidy if word))
    if len(found) > WORDS_MOST:
        raise GoodTermsError(
            translate("Services", "A field can have {words_most} words at most.").format(
                words_most=WORDS_MOST
            ),
            safe=translate("Services", "Nothing was changed."),
            todo=translate("Services", "Keep those that decide whom to send somebody to."),
        )
    return found
