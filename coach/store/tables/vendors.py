"""Vendors and colleagues to refer to, and what the client of a case needs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from coach.domain.referral import Level, ReferralNeed, Size, Vendor, VendorKind
from coach.store.file.long_texts import whole_list, whole_texts
from coach.store.file.reading import (
    NAME_MOST,
    TEXT_MOST,
    WORD_MOST,
    WORDS_MOST,
    choice,
    name,
    number,
    readable,
    readable_one,
    text,
    words,
)
from coach.store.file.times import stamp

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from coach.store.file.connection import Row, Store

_COLUMNS = (
    "name, kind, contact, covers, size, intimacy, places, languages, sectors, price, capacity,"
    " tie, consent, outcome, outcome_good, note"
)
_VENDOR_LISTS = ("covers", "places", "languages", "sectors")
_NEED_LISTS = ("needs", "places", "languages", "sectors")
_VENDOR = f"SELECT id, {_COLUMNS} FROM vendor"  # noqa: S608 - our own text


class VendorTable:
    """Reads and writes vendors and needs; what is in the trash is left out."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[Vendor, ...]:
        """Every vendor, in the order they were added."""
        rows = self._store.rows(f"{_VENDOR} WHERE trashed_at IS NULL ORDER BY id")
        return readable(self._store, "vendor", rows, _vendor)

    def trashed(self) -> tuple[Vendor, ...]:
        """Every vendor in the trash."""
        rows = self._store.rows(f"{_VENDOR} WHERE trashed_at IS NOT NULL ORDER BY id")
        return readable(self._store, "vendor", rows, _vendor)

    def get(self, vendor_id: str, *, trashed: bool = False) -> Vendor | None:
        """One vendor, or None; `trashed` finds one in the trash too."""
        row = self._store.row(
            f"{_VENDOR} WHERE id = ? AND (? OR trashed_at IS NULL)", (vendor_id, trashed)
        )
        return readable_one(self._store, "vendor", row, _vendor, vendor_id) if row else None

    def add(self, vendor: Vendor, now: datetime) -> None:
        """Keep a new vendor."""
        values = _values(vendor)
        marks = ", ".join("?" for _ in values)
        self._store.execute(
            f"INSERT INTO vendor ({_COLUMNS}, id, created_at) VALUES ({marks}, ?, ?)",  # noqa: S608
            (*values, vendor.id, stamp(now)),
        )

    def edit(self, vendor: Vendor) -> None:
        """Change everything but the id; of what was shown in part the rest stays."""
        values = _values(self._whole(vendor))
        marks = ", ".join("?" for _ in values)
        self._store.execute(
            f"UPDATE vendor SET ({_COLUMNS}) = ({marks}) WHERE id = ?",  # noqa: S608
            (*values, vendor.id),
        )

    def set_trashed(self, vendor_id: str, at: datetime | None) -> None:
        """Put a vendor into the trash, or take it out (None)."""
        self._store.execute(
            "UPDATE vendor SET trashed_at = ? WHERE id = ?", (at and stamp(at), vendor_id)
        )

    def need(self, case_id: str) -> ReferralNeed | None:
        """What the client of a case needs, or None when nobody has said."""
        row = self._store.row(
            "SELECT needs, size, intimacy, places, languages, sectors, price"
            " FROM referral_need WHERE case_id = ?",
            (case_id,),
        )
        found = [] if row is None else [row]
        kept = readable(self._store, "referral_need", found, _need, lambda _row: case_id)
        return next(iter(kept), None)

    def set_need(self, case_id: str, need: ReferralNeed) -> None:
        """Keep what the client of a case needs, in place of what was said before."""
        lists = {each: getattr(need, each) for each in _NEED_LISTS}
        need = replace(need, **self._whole_lists("referral_need", "case_id", case_id, lists))
        self._store.execute(
            "INSERT OR REPLACE INTO referral_need"
            " (case_id, needs, size, intimacy, places, languages, sectors, price)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                case_id,
                _text(need.needs),
                need.size.value,
                need.intimacy.value,
                _text(need.places),
                _text(need.languages),
                _text(need.sectors),
                need.price.value,
            ),
        )

    def _whole(self, vendor: Vendor) -> Vendor:
        """The vendor with all of what was shown in part."""
        texts = {
            "name": (vendor.name, NAME_MOST),
            "contact": (vendor.contact, NAME_MOST),
            "tie": (vendor.tie, NAME_MOST),
            "outcome": (vendor.outcome, TEXT_MOST),
            "note": (vendor.note, TEXT_MOST),
        }
        kept = whole_texts(self._store, "vendor", ("id = ?", (vendor.id,)), texts)
        lists = {each: getattr(vendor, each) for each in _VENDOR_LISTS}
        whole: dict[str, Any] = dict(zip(texts, kept, strict=True))
        return replace(vendor, **whole, **self._whole_lists("vendor", "id", vendor.id, lists))

    def _whole_lists(
        self, table: str, key: str, row_id: str, given: dict[str, tuple[str, ...]]
    ) -> dict[str, Any]:
        """What to keep in the columns of a row that hold lists of words; see `whole_list`."""
        row = self._store.row(f"SELECT {', '.join(given)} FROM {table} WHERE {key} = ?", (row_id,))  # noqa: S608 - our own text
        if row is None:
            return given
        most = (WORDS_MOST, WORD_MOST)
        return {
            column: whole_list(stored, most, words)
            for stored, (column, words) in zip(row, given.items(), strict=True)
        }


def _values(vendor: Vendor) -> tuple[object, ...]:
    """The values of a vendor in the order of the columns."""
    return (
        vendor.name,
        vendor.kind.value,
        vendor.contact,
        _text(vendor.covers),
        vendor.size.value,
        vendor.intimacy.value,
        _text(vendor.places),
        _text(vendor.languages),
        _text(vendor.sectors),
        vendor.price.value,
        vendor.capacity.value,
        vendor.tie,
        vendor.consent,
        vendor.outcome,
        vendor.outcome_good,
        vendor.note,
    )


def _need(row: Row) -> ReferralNeed:
    needs, size, intimacy, places, languages, sectors, price = row
    return ReferralNeed(
        needs=words("needs", needs),
        size=choice("size", Size, size),
        intimacy=choice("intimacy", Level, intimacy),
        places=words("places", places),
        languages=words("languages", languages),
        sectors=words("sectors", sectors),
        price=choice("price", Level, price),
    )


def _vendor(row: Row) -> Vendor:
    vendor_id, called, kind, contact, covers, size, intimacy, places, *rest = row
    languages, sectors, price, capacity, tie, consent, outcome, outcome_good, note = rest
    return Vendor(
        id=vendor_id,
        name=name("name", called),
        kind=choice("kind", VendorKind, kind),
        contact=name("contact", contact),
        covers=words("covers", covers),
        size=choice("size", Size, size),
        intimacy=choice("intimacy", Level, intimacy),
        places=words("places", places),
        languages=words("languages", languages),
        sectors=words("sectors", sectors),
        price=choice("price", Level, price),
        capacity=choice("capacity", Level, capacity),
        tie=name("tie", tie),
        consent=bool(number("consent", consent)),
        outcome=text("outcome", outcome),
        outcome_good=None if outcome_good is None else bool(number("outcome_good", outcome_good)),
        note=text("note", note),
    )


def _text(kept: Iterable[str]) -> str:
    """A list of words as JSON text."""
    return json.dumps(list(kept), ensure_ascii=False)
