"""What is remembered of cards, the log of studying, and the talks to be ready for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from coach.domain.study.card import Memory, Phase, Rating, StudyAction, StudyEntry
from coach.store.file.reading import (
    NoSense,
    choice,
    day,
    day_or_none,
    flag,
    moment,
    moment_or_none,
    name,
    number,
    number_or_none,
    readable,
)
from coach.store.file.times import stamp

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from coach.store.file.connection import Row, Store

_CARD = (
    'SELECT card, phase, step, stability, difficulty, due, "last", reviews, lapses, suspended,'
    " buried_until, planned, gone FROM study_card"
)
_ENTRY = "SELECT id, card, at, day, action, rating, seconds, was, before, undone FROM study_log"
# A moment, and twice today. A planned day counts while a talk that is planned for is to come.
_COMING = (
    "EXISTS (SELECT 1 FROM study_plan p JOIN case_file c ON c.id = p.case_id"
    " WHERE c.talk_on >= ? AND c.closed_at IS NULL AND c.trashed_at IS NULL)"
)
_DUE = (
    "(due < ? AND phase <> 'new' AND (planned IS NULL OR NOT (SELECT coming FROM talk))"
    " OR planned <= ? AND (SELECT coming FROM talk))"
    " AND suspended = 0 AND gone = 0 AND (buried_until IS NULL OR buried_until <= ?)"
)
# What is asked of whom to practise is counted with the cards, so that the start runs no further
# statement and loads no further module; `coach.store.tables.practice.assignments` reads it whole.
ATTEMPTS = """
me (id) AS MATERIALIZED (SELECT coalesce(
    (SELECT p.id FROM practice_person p JOIN setting s ON s.value = p.id
     WHERE s.name = 'practice-me'),
    (SELECT p.id FROM practice_person p JOIN setting s ON p.name = s.value COLLATE NOCASE
     WHERE s.name = 'my-name' LIMIT 1), '')),
attempt (id, task, what, level, person, ended) AS (
    SELECT id, 'roleplay', roleplay, level, person, ended_at FROM practice_run
    WHERE trashed_at IS NULL AND ended_at IS NOT NULL
    UNION ALL
    SELECT r.id, 'round', r.persona, r.level, coalesce(p.person_id, ''), r.ended_at
    FROM practice_round r LEFT JOIN round_person p ON p.round_id = r.id AND p.rater = 'rep'
    WHERE r.trashed_at IS NULL AND r.ended_at IS NOT NULL
    UNION ALL
    SELECT id, 'drill', case_id, '', '', ended_at FROM reaction_drill WHERE ended_at IS NOT NULL)
"""
DOES = """
t.task = a.task AND a.what IN ('', t.what) AND a.level IN ('', t.level) AND t.ended >= a.made_at
AND (t.person = a.person_id OR t.person = '' AND a.person_id = (SELECT id FROM me))
"""
_ASKED = f"""
SELECT count(*) FROM assignment a
WHERE a.trashed_at IS NULL AND a.done_at IS NULL AND a.due <= ?
AND (SELECT id FROM me) IN ('', a.person_id)
AND NOT EXISTS (SELECT 1 FROM attempt t WHERE {DOES})
"""  # noqa: S608 - our own names
USUAL_SECONDS = 20.0  # that a card takes, until somebody's own pace is known
_PACE = (
    "SELECT avg(seconds) FROM (SELECT seconds FROM study_log"
    " WHERE undone = 0 AND seconds > 0 ORDER BY at DESC LIMIT 200)"
)
_LEFT = (  # the last round, and where it was not ended, its clock
    "SELECT CASE WHEN ended_at IS NULL THEN seconds END FROM ("
    "SELECT r.ended_at, r.seconds FROM practice_round r"
    " LEFT JOIN case_file c ON c.id = r.case_id LEFT JOIN client ON client.id = c.client_id"
    " WHERE r.trashed_at IS NULL AND c.trashed_at IS NULL AND client.trashed_at IS NULL"
    " ORDER BY r.started_at DESC, r.id DESC LIMIT 1)"
)
_MOST_DAYS = 36_525.0  # of stability; the scheduler itself stops there
_HARDEST = 10.0
_LONGEST = 86_400.0  # seconds for one card


class DueCount(NamedTuple):
    """What comes today, from the data file alone."""

    cards: int
    new: int  # of them
    done: int  # known cards that were answered today
    pace: float | None  # seconds that a card takes; None: nobody knows yet
    asked: int  # things that one is asked to practise until today
    left: float | None = None  # seconds on the clock of the last round, where it was not ended


class StudyTable:
    """Reads and writes cards, the log and the plans."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # -- cards

    def all(self) -> tuple[Memory, ...]:
        """Every card that was ever shown or planned."""
        return readable(self._store, "study_card", self._store.rows(_CARD), _memory)

    def ids(self) -> frozenset[str]:
        """The ids of all cards in the file, those among them that make no sense."""
        return frozenset(str(row[0]) for row in self._store.rows("SELECT card FROM study_card"))

    def get(self, card: str) -> Memory | None:
        """What is remembered of a card; None where it was never shown, or makes no sense."""
        rows = self._store.rows(f"{_CARD} WHERE card = ?", (card,))
        return next(iter(readable(self._store, "study_card", rows, _memory)), None)

    def count_due(self, before: datetime, today: date) -> DueCount:
        """How many cards come before a moment, what that takes, and what is asked to practise.

        One statement: the page Today asks it at the start.
        """
        day_ = today.isoformat()
        row = self._store.row(
            f"WITH talk AS MATERIALIZED (SELECT {_COMING} AS coming), {ATTEMPTS}"  # noqa: S608
            " SELECT count(*), sum(phase = 'new'), (SELECT count(DISTINCT card) FROM study_log"
            " WHERE day = ? AND undone = 0 AND action = 'review' AND was = 'review'),"
            f" ({_PACE}), ({_ASKED}), ({_LEFT})"
            f" FROM study_card WHERE {_DUE}",
            (day_, day_, day_, stamp(before), day_, day_),
        )
        cards, new, done, pace, asked, left = row or (0, 0, 0, None, 0, None)
        taken, clock = (None if each is None else float(each) for each in (pace, left))
        return DueCount(int(cards), int(new or 0), int(done), taken, int(asked), clock)

    def pace(self) -> float | None:
        """Seconds that a card takes, of the last answers; None where there are none."""
        row = self._store.row(_PACE)
        return float(row[0]) if row and row[0] is not None else None

    def put(self, memory: Memory) -> None:
        """Keep what is remembered of a card in place of what was before."""
        self._store.execute(
            "INSERT OR REPLACE INTO study_card VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                memory.card,
                memory.phase.value,
                memory.step,
                memory.stability,
                memory.difficulty,
                stamp(memory.due),
                None if memory.last is None else stamp(memory.last),
                memory.reviews,
                memory.lapses,
                int(memory.suspended),
                None if memory.buried_until is None else memory.buried_until.isoformat(),
                None if memory.planned is None else memory.planned.isoformat(),
                int(memory.gone),
            ),
        )

    def remove(self, card: str) -> None:
        """Forget a card: an undo of its first answer."""
        self._store.execute("DELETE FROM study_card WHERE card = ?", (card,))

    # -- the log

    def log(self, entry: StudyEntry) -> None:
        """Add an entry."""
        before = None if entry.before is None else msgspec.json.encode(entry.before).decode()
        self._store.execute(
            "INSERT INTO study_log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                entry.id,
                entry.card,
                stamp(entry.at),
                entry.day.isoformat(),
                entry.action.value,
                None if entry.rating is None else int(entry.rating),
                entry.seconds,
                (Phase.NEW if entry.before is None else entry.before.phase).value,
                before,
                int(entry.undone),
            ),
        )

    def mark_undone(self, entry_id: str) -> None:
        """Let an entry count no more."""
        self._store.execute("UPDATE study_log SET undone = 1 WHERE id = ?", (entry_id,))

    def entries(self, first: date, last: date) -> tuple[StudyEntry, ...]:
        """The entries that count of some days, both included, the oldest first."""
        sql = f"{_ENTRY} WHERE undone = 0 AND day BETWEEN ? AND ? ORDER BY at, id"
        rows = self._store.rows(sql, (first.isoformat(), last.isoformat()))
        return readable(self._store, "study_log", rows, _entry)

    def last_entry(self, today: date) -> StudyEntry | None:
        """The last entry of a day that counts; None where there is none."""
        sql = f"{_ENTRY} WHERE undone = 0 AND day = ? ORDER BY rowid DESC LIMIT 1"
        rows = self._store.rows(sql, (today.isoformat(),))
        return next(iter(readable(self._store, "study_log", rows, _entry)), None)

    def last_ratings(self, kind: str) -> dict[str, Rating]:
        """How each card of a kind was answered last, by its id."""
        sql = (
            f"{_ENTRY} WHERE undone = 0 AND rating IS NOT NULL AND card LIKE ? || ':%'"
            " ORDER BY at, id"
        )
        found = readable(self._store, "study_log", self._store.rows(sql, (kind,)), _entry)
        return {entry.card: entry.rating for entry in found if entry.rating is not None}

    def latest(self) -> datetime | None:
        """When anything was answered last, also by a clock that was set wrong; None: never."""
        row = self._store.row('SELECT max("last") FROM study_card')
        try:
            return moment("last", row[0]) if row and row[0] else None
        except NoSense:  # it is noted when the card itself is read
            return None

    # -- plans

    def plans(self) -> frozenset[str]:
        """Ids of the cases whose talk one wants to be ready for."""
        return frozenset(row[0] for row in self._store.rows("SELECT case_id FROM study_plan"))

    def set_plan(self, case_id: str, begun_at: datetime | None) -> None:
        """Begin to plan for the talk of a case; None: no more."""
        self._store.execute("DELETE FROM study_plan WHERE case_id = ?", (case_id,))
        if begun_at is not None:
            values = (case_id, stamp(begun_at))
            self._store.execute("INSERT INTO study_plan VALUES (?, ?)", values)

    def put_all(self, memories: Iterable[Memory]) -> None:
        """Keep several cards, all or none."""
        with self._store.transaction():
            for memory in memories:
                self.put(memory)


def _memory(row: Row) -> Memory:
    card, phase, step, stability, difficulty, due, last, reviews, lapses = row[:9]
    suspended, buried, planned, gone = row[9:]
    found = Memory(
        card=name("card", card),
        due=moment("due", due),
        phase=choice("phase", Phase, phase),
        step=number_or_none("step", step),
        stability=_share("stability", stability, _MOST_DAYS),
        difficulty=_share("difficulty", difficulty, _HARDEST),
        last=moment_or_none("last", last),
        reviews=number("reviews", reviews),
        lapses=number("lapses", lapses),
        suspended=flag("suspended", suspended),
        buried_until=day_or_none("buried_until", buried),
        planned=day_or_none("planned", planned),
        gone=flag("gone", gone),
    )
    met = (found.last, found.stability, found.difficulty)
    if (found.phase is Phase.NEW) == all(each is not None for each in met):
        raise NoSense("phase")
    return found


def _share(column: str, value: float | None, most: float) -> float | None:
    """A number above 0, up to `most`; None where there is none."""
    if value is None:
        return None
    if not isinstance(value, int | float) or not 0 < value <= most:
        raise NoSense(column)
    return float(value)


def _seconds(value: float) -> float:
    if not isinstance(value, int | float) or not 0 <= value <= _LONGEST:
        raise NoSense("seconds")
    return float(value)


def _entry(row: Row) -> StudyEntry:
    id_, card, at, day_, action, rating, seconds, _was, before, undone = row
    return StudyEntry(
        id=id_,
        card=name("card", card),
        at=moment("at", at),
        day=day("day", day_),
        action=choice("action", StudyAction, action),
        rating=_rating(rating),
        seconds=_seconds(seconds),
        before=_before(before),
        undone=flag("undone", undone),
    )


def _rating(value: int | None) -> Rating | None:
    try:
        return None if value is None else Rating(value)
    except ValueError:
        raise NoSense("rating") from None


def _before(value: str | None) -> Memory | None:
    try:
        return None if value is None else msgspec.json.decode(value, type=Memory)
    except msgspec.DecodeError:
        raise NoSense("before") from None
