"""The steps that make and change the tables; a released step is never edited.

Imports sqlite-utils: load it through `coach.store.file.schema` only, when there is something to
migrate. No step imports today's domain classes: a step must do the same for ever.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils.migrations import Migrations

from coach.store.file.migrations.assigned import ASSIGNED, GIVEN
from coach.store.file.migrations.find import FIND
from coach.store.file.migrations.own import OWN, SAMPLES
from coach.store.file.migrations.practice import ROUNDS
from coach.store.file.migrations.runs import ALONE
from coach.store.file.migrations.sealed import SEALED
from coach.store.file.migrations.statements import (
    AGAIN,
    BRANCHES,
    LINES,
    MARKS,
    PACKS,
    TALKS,
    TODAY,
    WATERMARK,
    WHOSE,
)
from coach.store.file.migrations.study import STUDY
from coach.store.file.watermark import BORN, book_born, new_base

if TYPE_CHECKING:
    from sqlite_utils.db import Database

migrations = Migrations("good-terms")


def _run(db: Database, statements: str) -> None:
    """Run statements one by one: `executescript` would end the transaction."""
    for statement in statements.split(";;"):
        db.execute(statement)


@migrations(name="0001_first")
def first(db: Database) -> None:
    """Clients, cases with their journal, reminders, vendors and settings."""
    _run(db, CLIENTS)
    _run(db, CASES)
    _run(db, JOURNAL)
    _run(db, REMINDERS)
    _run(db, REFERRALS)


@migrations(name="0002_second_thoughts")
def second_thoughts(db: Database) -> None:
    """Pinned content, heat, overruling, and where a case stood day by day."""
    _run(db, PINS)
    _run(db, SECOND_THOUGHTS)


@migrations(name="0003_the_talk")
def the_talk(db: Database) -> None:
    """The user's own words in a talk, rehearsals, and how talks went."""
    _run(db, LINES)
    _run(db, TALKS)


@migrations(name="0004_remind_again")
def remind_again(db: Database) -> None:
    """To be reminded again, beside the day of a step; and how far from the talk it was moved to."""
    _run(db, AGAIN)


@migrations(name="0005_find")
def find(db: Database) -> None:
    """Clients, contacts, cases and vendors can be found by full-text search."""
    _run(db, FIND)


@migrations(name="0006_commits_are_counted")
def commits_are_counted(db: Database) -> None:
    """How many commits the file holds, on which base (`coach.store.file.watermark`)."""
    _run(db, WATERMARK)


@migrations(name="0007_today")
def today(db: Database) -> None:
    """What Today asks for is found without reading every case: talks by day, and the angry."""
    _run(db, TODAY)


@migrations(name="0008_whose_changes")
def whose_changes(db: Database) -> None:
    """Which book a file is of, how many changes of the user it holds, and whether it is in use.

    A file from before gets the name that its copies from before have by when it was made.
    """
    _run(db, WHOSE)
    is_new = db.execute("PRAGMA user_version").fetchone()[0] == 0
    book = new_base() if is_new else book_born(db.execute(BORN).fetchone()[0])
    db.execute("UPDATE watermark SET book = ?, saved = commits", [book])


@migrations(name="0009_branches")
def branches(db: Database) -> None:
    """Which choices a file came from; one from before is of the first branch of its book."""
    _run(db, BRANCHES)


@migrations(name="0010_marks")
def marks(db: Database) -> None:
    """Which scripts of the library were read, opened and marked as favourites."""
    _run(db, MARKS)


@migrations(name="0011_study")
def study(db: Database) -> None:
    """What is remembered of cards, the log of studying, and the talks to be ready for."""
    _run(db, STUDY)


@migrations(name="0012_own_scripts")
def own_scripts(db: Database) -> None:
    """The user's own scripts and versions, and which clients are samples to practise on."""
    _run(db, OWN)
    _run(db, SAMPLES)


@migrations(name="0013_packs")
def packs(db: Database) -> None:
    """Packs that were brought in."""
    _run(db, PACKS)


@migrations(name="0014_rounds")
def rounds(db: Database) -> None:
    """Who practises, and rounds for two with their marks and notes."""
    _run(db, ROUNDS)


@migrations(name="0015_practice_alone")
def practice_alone(db: Database) -> None:
    """Runs of role-plays with what was said of them, commitments, and drills of reactions."""
    _run(db, ALONE)


@migrations(name="0016_sealed_files")
def sealed_files(db: Database) -> None:
    """Comments at moments of talks, runs and rounds, and what was received in sealed files."""
    _run(db, SEALED)


@migrations(name="0017_assigned")
def assigned(db: Database) -> None:
    """Personas and rubrics of the user's own, and what somebody is asked to practise."""
    _run(db, ASSIGNED)


@migrations(name="0018_given")
def given(db: Database) -> None:
    """Who has asked somebody to practise."""
    _run(db, GIVEN)


CLIENTS = """
CREATE TABLE client (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    trashed_at TEXT
) STRICT
;;
CREATE TABLE contact (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES client (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    role TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    trashed_at TEXT
) STRICT
;;
CREATE INDEX contact_of_client ON contact (client_id)
"""

# `reflection` is for the user alone: how it went, what was learnt. What is said of the client and
# may leave in a paper lies in `fact`. The two never share a column.
CASES = """
CREATE TABLE case_file (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES client (id) ON DELETE CASCADE,
    title TEXT NOT NULL DEFAULT '',
    pack TEXT NOT NULL,
    verdict TEXT NOT NULL DEFAULT '',
    prepared INTEGER NOT NULL DEFAULT 0 CHECK (prepared IN (0, 1)),
    talk_on TEXT,
    talk_at TEXT NOT NULL DEFAULT '',
    talk_zone TEXT NOT NULL DEFAULT '',
    reflection TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    closed_at TEXT,
    trashed_at TEXT
) STRICT
;;
CREATE INDEX case_of_client ON case_file (client_id)
;;
CREATE INDEX case_changed ON case_file (changed_at) WHERE trashed_at IS NULL
;;
CREATE TABLE fact (
    case_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    fact TEXT NOT NULL,
    value TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (case_id, fact)
) STRICT, WITHOUT ROWID
;;
CREATE TABLE tick (
    case_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    "check" TEXT NOT NULL,
    ticked_at TEXT NOT NULL,
    PRIMARY KEY (case_id, "check")
) STRICT, WITHOUT ROWID
"""

JOURNAL = """
CREATE TABLE answer (
    case_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    question TEXT NOT NULL,
    value TEXT NOT NULL,
    kind TEXT NOT NULL,
    of INTEGER,
    said_at TEXT NOT NULL,
    PRIMARY KEY (case_id, position)
) STRICT, WITHOUT ROWID
;;
CREATE TRIGGER answer_is_never_changed BEFORE UPDATE ON answer
BEGIN SELECT RAISE(ABORT, 'answers are only added'); END
;;
CREATE TRIGGER answer_goes_only_with_its_case BEFORE DELETE ON answer
WHEN EXISTS (SELECT 1 FROM case_file WHERE id = old.case_id)
BEGIN SELECT RAISE(ABORT, 'answers are only added'); END
"""

# `plan` is the plan a step came from, "gather" for a fact to find out, empty for the user's own.
# `retired` marks what the program dropped because the plan changed; it comes back with the plan.
REMINDERS = """
CREATE TABLE reminder (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    plan TEXT NOT NULL DEFAULT '',
    step TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL,
    detail TEXT NOT NULL DEFAULT '',
    due TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'dropped')),
    moved INTEGER NOT NULL DEFAULT 0 CHECK (moved IN (0, 1)),
    retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
    created_at TEXT NOT NULL,
    done_at TEXT
) STRICT
;;
CREATE INDEX reminder_due ON reminder (due) WHERE state = 'open'
;;
CREATE INDEX reminder_of_case ON reminder (case_id)
;;
CREATE UNIQUE INDEX reminder_once_a_step ON reminder (case_id, plan, step) WHERE step <> ''
"""

REFERRALS = """
CREATE TABLE vendor (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    contact TEXT NOT NULL,
    covers TEXT NOT NULL,
    size TEXT NOT NULL,
    intimacy TEXT NOT NULL,
    places TEXT NOT NULL,
    languages TEXT NOT NULL,
    sectors TEXT NOT NULL,
    price TEXT NOT NULL,
    capacity TEXT NOT NULL,
    tie TEXT NOT NULL,
    consent INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    outcome_good INTEGER,
    note TEXT NOT NULL,
    created_at TEXT NOT NULL,
    trashed_at TEXT
) STRICT
;;
CREATE TABLE referral_need (
    case_id TEXT PRIMARY KEY REFERENCES case_file (id) ON DELETE CASCADE,
    needs TEXT NOT NULL,
    size TEXT NOT NULL,
    intimacy TEXT NOT NULL,
    places TEXT NOT NULL,
    languages TEXT NOT NULL,
    sectors TEXT NOT NULL,
    price TEXT NOT NULL
) STRICT
;;
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT
"""

# A pin is the interview and the verdicts of one version of a pack: JSON, compressed by zlib.
PINS = """
CREATE TABLE pin (
    id TEXT PRIMARY KEY,
    pack TEXT NOT NULL,
    content BLOB NOT NULL,
    kept_at TEXT NOT NULL
) STRICT
;;
ALTER TABLE case_file ADD COLUMN pin TEXT REFERENCES pin (id)
;;
ALTER TABLE case_file ADD COLUMN pin_before TEXT REFERENCES pin (id)
"""

# `stands` is 0 while the answers come to something that the user's verdict does not hold against.
SECOND_THOUGHTS = """
ALTER TABLE case_file ADD COLUMN heat TEXT NOT NULL DEFAULT ''
;;
ALTER TABLE case_file ADD COLUMN heat_at TEXT
;;
CREATE TABLE overrule (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    verdict TEXT NOT NULL,
    over TEXT NOT NULL,
    reason TEXT NOT NULL,
    second TEXT NOT NULL DEFAULT '',
    stands INTEGER NOT NULL DEFAULT 1 CHECK (stands IN (0, 1)),
    said_at TEXT NOT NULL,
    withdrawn_at TEXT
) STRICT
;;
CREATE UNIQUE INDEX overrule_in_force ON overrule (case_id) WHERE withdrawn_at IS NULL
;;
CREATE TABLE position (
    case_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    take TEXT NOT NULL,
    verdict TEXT NOT NULL,
    personal INTEGER NOT NULL,
    fixable INTEGER NOT NULL,
    mismatch INTEGER NOT NULL,
    conduct INTEGER NOT NULL,
    leaving INTEGER NOT NULL,
    PRIMARY KEY (case_id, day, take)
) STRICT, WITHOUT ROWID
"""
