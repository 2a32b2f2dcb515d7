"""Cases, with what the user has ticked and the facts given for the talk."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from coach.domain.rules.heat import Heat
from coach.domain.rules.verdict import Verdict
from coach.store.file.long_texts import Piece, whole_texts
from coach.store.file.reading import (
    LAST_DAY,
    NAME_MOST,
    TEXT_MOST,
    NoSense,
    UnreadRow,
    choice,
    day_or_none,
    moment,
    moment_or_none,
    name,
    readable,
    readable_one,
    text,
    wall_time,
)
from coach.store.file.times import stamp

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date, datetime

    from coach.store.file.connection import Row, Store

_AT_ONCE = 20  # cases that are read where nobody knows how many it takes
_LOOKED_AT = 300  # cases that are read to find some of a verdict
_CASE = """
SELECT c.id, c.client_id, client.name, c.title, c.pack, c.verdict, c.prepared, c.talk_on,
       c.talk_at, c.talk_zone, c.created_at, c.changed_at, c.closed_at, c.pin, c.pin_before,
       c.heat, c.heat_at, o.verdict, o.id,
       EXISTS (
           SELECT 1 FROM talk_log t
           WHERE t.case_id = c.id AND t.held = 1 AND t.trashed_at IS NULL AND t.day >= c.talk_on
       ),
       EXISTS (SELECT 1 FROM rehearsal h WHERE h.case_id = c.id),
       EXISTS (SELECT 1 FROM sample_client s WHERE s.client_id = c.client_id)
FROM case_file c LEFT JOIN client ON client.id = c.client_id
LEFT JOIN overrule o ON o.case_id = c.id AND o.withdrawn_at IS NULL AND o.stands = 1
"""
_BY_MOMENT = "ORDER BY c.talk_on, c.talk_at = '', c.talk_at, c.id"
_LISTED = """
trashed_at IS NULL AND client_id NOT IN (SELECT id FROM client WHERE trashed_at IS NOT NULL)
"""
_VERDICTS = frozenset(Verdict)
_OVERRULE_ID = 18  # in the columns above
_LIVE = "c.trashed_at IS NULL AND client.trashed_at IS NULL"


class CaseRecord(Struct, frozen=True):
    """A case as it is kept; its stage follows from these."""

    id: str
    client_id: str
    client_name: str
    title: str
    pack: str
    created_at: datetime
    changed_at: datetime
    verdict: str = ""  # what the answers come to; empty while the interview is not finished
    own_verdict: str = ""  # the user's, where it overrules that one
    prepared: bool = False  # a fact for the talk was given
    talk_on: date | None = None
    talk_at: str = ""
    talk_zone: str = ""
    closed_at: datetime | None = None
    pin: str = ""  # the content it is answered with; empty in cases of before there were pins
    pin_before: str = ""  # that of before the answers were carried over
    heat: str = ""  # empty while it was not asked
    heat_at: datetime | None = None
    held: bool = False  # a note says that the talk was held, on its day or later
    rehearsed: bool = False  # the talk was gone through with the clock
    sample: bool = False  # its client is one to practise on


class CaseTable:
    """Reads and writes cases; what is in the trash is left out unless asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self, client_id: str | None = None) -> tuple[CaseRecord, ...]:
        """Every case, or those of one client; the latest change first."""
        rows = self._store.rows(
            f"{_CASE} WHERE {_LIVE} AND (? IS NULL OR c.client_id = ?)"
            " ORDER BY c.changed_at DESC, c.id DESC",
            (client_id, client_id),
        )
        return readable(self._store, "case_file", rows, self._case)

    def hot(self) -> tuple[CaseRecord, ...]:
        """The open cases of somebody who said that they are angry; the latest change first."""
        rows = self._store.rows(
            f"{_CASE} WHERE {_LIVE} AND c.heat = 'hot' AND c.closed_at IS NULL"
            " ORDER BY c.changed_at DESC, c.id DESC"
        )
        return readable(self._store, "case_file", rows, self._case)

    def ids(self, *, trashed: bool = False) -> tuple[str, ...]:
        """The ids of all cases, the latest change first; with `trashed` those in the trash."""
        where, order = ("trashed_at IS NOT NULL", "trashed") if trashed else (_LISTED, "changed")
        sql = f"SELECT id FROM case_file WHERE {where} ORDER BY {order}_at DESC, id DESC"  # noqa: S608 - our own text
        return tuple(row[0] for row in self._store.rows(sql))

    def names(self) -> dict[str, str]:
        """The name of its client and its title, by the id of the case; in the trash or not."""
        return dict(
            self._store.rows(
                "SELECT c.id, client.name || ' ' || c.title"
                " FROM case_file c JOIN client ON client.id = c.client_id"
            )
        )

    def some(self, ids: Sequence[str]) -> dict[str, CaseRecord]:
        """The cases with these ids, by id, in the trash or not; that can be read."""
        sql = f"{_CASE} WHERE c.id IN (SELECT value FROM json_each(?))"  # noqa: S608
        rows = self._store.rows(sql, (msgspec.json.encode([*ids]).decode(),))
        found = readable(self._store, "case_file", rows, self._case)
        return {record.id: record for record in found}

    def has(self, *, trashed: bool = False) -> bool:
        """Whether there is any case; with `trashed` any in the trash."""
        where = "trashed_at IS NOT NULL" if trashed else _LISTED
        return self._store.row(f"SELECT 1 FROM case_file WHERE {where} LIMIT 1") is not None  # noqa: S608

    def undated(self) -> Iterator[CaseRecord]:
        """The open cases whose talk has no day, the latest change first; read as they are asked."""
        where = "c.talk_on IS NULL AND c.closed_at IS NULL"
        return self._as_asked(where, "ORDER BY c.changed_at DESC, c.id DESC")

    def judged(self, most: int, verdicts: Collection[str] | None = None) -> list[CaseRecord]:
        """The open cases with a verdict, or with one of these; `most` of them, the latest first.

        No more than the latest few hundred are looked at.
        """
        where = "c.verdict <> '' AND c.closed_at IS NULL"
        found = islice(self._as_asked(where, "ORDER BY c.changed_at DESC, c.id DESC"), _LOOKED_AT)
        wanted = (
            each
            for each in found
            if verdicts is None or (each.own_verdict or each.verdict) in verdicts
        )
        return list(islice(wanted, most))

    def with_talk_from(self, first: date) -> Iterator[CaseRecord]:
        """The open cases with a talk on a day or later, in the order of `with_talk`, likewise."""
        where = "c.talk_on >= ? AND c.closed_at IS NULL"
        return self._as_asked(where, _BY_MOMENT, first.isoformat())

    def with_talk(self, first: date, last: date) -> tuple[CaseRecord, ...]:
        """The cases with a talk from one day to another, both included, by moment.

        Of a day those without a time of day are the last.
        """
        rows = self._store.rows(
            f"{_CASE} WHERE {_LIVE} AND c.talk_on BETWEEN ? AND ? {_BY_MOMENT}",
            (first.isoformat(), last.isoformat()),
        )
        return readable(self._store, "case_file", rows, self._case)

    def get(self, case_id: str, *, trashed: bool = False) -> CaseRecord | None:
        """One case, or None; `trashed` finds one in the trash too."""
        row = self._store.row(f"{_CASE} WHERE c.id = ? AND (? OR ({_LIVE}))", (case_id, trashed))
        return readable_one(self._store, "case_file", row, self._case, case_id) if row else None

    def add(self, case: CaseRecord) -> None:
        """Keep a new case."""
        self._store.execute(
            "INSERT INTO case_file (id, client_id, title, pack, pin, created_at, changed_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                case.id,
                case.client_id,
                case.title,
                case.pack,
                case.pin or None,
                stamp(case.created_at),
                stamp(case.changed_at),
            ),
        )

    def rename(self, case_id: str, title: str, now: datetime) -> None:
        """Change the title; of one that was shown in part the rest stays."""
        kept = self._whole("title", title, NAME_MOST, case_id)
        self._set("title = ?", (kept,), case_id, now)

    def set_verdict(self, case_id: str, verdict: str, now: datetime) -> None:
        """Keep what the interview comes to; empty while it is not finished."""
        self._set("verdict = ?", (verdict,), case_id, now)

    def set_pin(self, case_id: str, pack: str, pins: tuple[str, str], now: datetime) -> None:
        """Pin a case to a version of a pack; `pins` are the one now and the one before."""
        pin, before = pins
        what = "pack = ?, pin = ?, pin_before = ?"
        self._set(what, (pack, pin or None, before or None), case_id, now)

    def set_heat(self, case_id: str, heat: str, now: datetime) -> None:
        """Keep how angry the user says they are, and when they said it."""
        self._set("heat = ?, heat_at = ?", (heat, stamp(now)), case_id, now)

    def hot_since(self, moment: datetime) -> tuple[tuple[str, str, str], ...]:
        """Id, heat and the stamp of it, of the cases whose heat was said after a moment."""
        rows = self._store.rows(
            "SELECT id, heat, heat_at FROM case_file WHERE heat_at > ? AND heat_at < ?",
            (stamp(moment), LAST_DAY.isoformat()),
        )
        return tuple((row[0], row[1], row[2]) for row in rows)

    def set_prepared(self, case_id: str, now: datetime) -> None:
        """Note that the user has begun to prepare the talk."""
        self._set("prepared = 1", (), case_id, now)

    def set_talk(self, case_id: str, on: date | None, at: str, zone: str, now: datetime) -> None:
        """Keep day, wall time and zone of the talk."""
        day = on.isoformat() if on else None
        self._set("talk_on = ?, talk_at = ?, talk_zone = ?", (day, at, zone), case_id, now)

    def set_closed(self, case_id: str, at: datetime | None, now: datetime) -> None:
        """Close a case, or open it again (None)."""
        self._set("closed_at = ?", (at and stamp(at),), case_id, now)

    def set_reflection(self, case_id: str, text: str, now: datetime) -> None:
        """Keep what the user thinks of how it went; for nobody else."""
        kept = self._whole("reflection", text, TEXT_MOST, case_id)
        self._set("reflection = ?", (kept,), case_id, now)

    def reflection(self, case_id: str) -> str:
        """What the user wrote of how it went."""
        row = self._store.row("SELECT reflection FROM case_file WHERE id = ?", (case_id,))
        if row is None:
            return ""
        return readable_one(
            self._store, "case_file", row, lambda row: text("reflection", row[0]), case_id
        )

    def touch(self, case_id: str, now: datetime) -> None:
        """Note that something in the case has changed."""
        self._set("id = id", (), case_id, now)

    def set_trashed(self, case_id: str, at: datetime | None) -> None:
        """Put a case into the trash, or take it out (None)."""
        self._store.execute(
            "UPDATE case_file SET trashed_at = ? WHERE id = ?", (at and stamp(at), case_id)
        )

    def ticks(self, case_id: str) -> frozenset[str]:
        """Ids of the checks that are ticked."""
        rows = self._store.rows('SELECT "check" FROM tick WHERE case_id = ?', (case_id,))
        return frozenset(row[0] for row in rows)

    def tick(self, case_id: str, check_id: str, at: datetime) -> None:
        """Tick a check; one that is ticked stays as it is."""
        self._store.execute(
            "INSERT OR IGNORE INTO tick VALUES (?, ?, ?)", (case_id, check_id, stamp(at))
        )

    def untick(self, case_id: str, check_id: str) -> None:
        """Take a tick away."""
        self._store.execute(
            'DELETE FROM tick WHERE case_id = ? AND "check" = ?', (case_id, check_id)
        )

    def facts(self, case_id: str) -> dict[str, str]:
        """The facts given for the talk, by id."""
        from coach.engine.talk.facts import LONGEST  # not at a start

        rows = self._store.rows("SELECT fact, value FROM fact WHERE case_id = ?", (case_id,))
        given = {fact: text("value", value, LONGEST) for fact, value in rows}
        for fact, value in given.items():
            if isinstance(value, Piece):
                name_of = f"{case_id}:{fact}"
                self._store.unread.note_long("fact", name_of, value.column, value.length)
        return given

    def note_fact(self, case_id: str, fact_id: str) -> None:
        """Note that the value of a fact makes no sense."""
        self._store.unread.note(UnreadRow("fact", f"{case_id}:{fact_id}", "value"))

    def set_fact(self, case_id: str, fact_id: str, value: str, at: datetime) -> None:
        """Keep a fact in place of the one before; of one that was shown in part the rest stays."""
        from coach.engine.talk.facts import LONGEST

        row = ("case_id = ? AND fact = ?", (case_id, fact_id))
        (value,) = whole_texts(self._store, "fact", row, {"value": (value, LONGEST)})
        self._store.execute(
            "INSERT INTO fact VALUES (?, ?, ?, ?) ON CONFLICT (case_id, fact)"
            " DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at",
            (case_id, fact_id, value, stamp(at)),
        )

    def clear_fact(self, case_id: str, fact_id: str) -> None:
        """Take a fact away."""
        self._store.execute("DELETE FROM fact WHERE case_id = ? AND fact = ?", (case_id, fact_id))

    def _whole(self, column: str, given: str, most: int, case_id: str) -> str:
        """What to keep in a column of a case; see `whole_texts`."""
        row = ("id = ?", (case_id,))
        return whole_texts(self._store, "case_file", row, {column: (given, most)})[0]

    def _as_asked(self, where: str, order: str, *values: object) -> Iterator[CaseRecord]:
        """Cases, of which twice as many are read each time that those do not suffice."""
        skipped, most = 0, _AT_ONCE
        sql = f"{_CASE} WHERE {_LIVE} AND {where} {order} LIMIT ? OFFSET ?"
        while rows := self._store.rows(sql, (*values, most, skipped)):
            yield from readable(self._store, "case_file", rows, self._case)
            skipped, most = skipped + most, most * 2

    def _case(self, row: Row) -> CaseRecord:
        """The record of a case; a verdict of the user's own that makes no sense is left out."""
        case = _case(row)
        if case.own_verdict and case.own_verdict not in _VERDICTS:
            self._store.unread.note(UnreadRow("overrule", row[_OVERRULE_ID], "verdict"))
            return replace(case, own_verdict="")
        return case

    def _set(self, what: str, values: tuple[object, ...], case_id: str, now: datetime) -> None:
        self._store.execute(
            f"UPDATE case_file SET {what}, changed_at = ? WHERE id = ?",  # noqa: S608 - our own text
            (*values, stamp(now), case_id),
        )


def _case(row: Row) -> CaseRecord:
    case_id, client_id, client_name, title, pack, verdict, *rest = row
    prepared, talk_on, talk_at, talk_zone, created_at, changed_at, closed_at, *late = rest
    pin, pin_before, heat, heat_at, own_verdict, _overrule, held, rehearsed, sample = late
    if client_name is None:
        raise NoSense("client_id")
    return CaseRecord(
        id=case_id,
        client_id=client_id,
        client_name=name("name", client_name),
        title=name("title", title),
        pack=name("pack", pack),
        verdict=choice("verdict", Verdict, verdict) if verdict else "",
        prepared=bool(prepared),
        talk_on=day_or_none("talk_on", talk_on),
        talk_at=wall_time("talk_at", talk_at),
        talk_zone=name("talk_zone", talk_zone),
        created_at=moment("created_at", created_at),
        changed_at=moment("changed_at", changed_at),
        closed_at=moment_or_none("closed_at", closed_at),
        own_verdict=own_verdict or "",
        pin=pin or "",
        pin_before=pin_before or "",
        heat=choice("heat", Heat, heat) if heat else "",
        heat_at=moment_or_none("heat_at", heat_at),
        held=bool(held),
        rehearsed=bool(rehearsed),
        sample=bool(sample),
    )
