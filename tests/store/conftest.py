"""Folders, a clock that stands still, and an open data file."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from coach.domain.case import AnswerEntry, AnswerKind, Client, Contact
from coach.domain.packs import KeptPack
from coach.domain.plan import Reminder, ReminderState
from coach.domain.practice.assignment import Assignment, Task
from coach.domain.practice.comment import Comment, KeptComment
from coach.domain.practice.commitment import Commitment
from coach.domain.practice.drill import Drill, DrillAnswer, DrillMark
from coach.domain.practice.moves import Move
from coach.domain.practice.persona import Level as LevelOf
from coach.domain.practice.rounds import (
    ClientCard,
    DebriefField,
    ObserverSheet,
    Person,
    Rater,
    RepCard,
    Round,
    RoundAct,
    RoundCards,
    RoundEvent,
    RoundNote,
)
from coach.domain.practice.run import Run, RunEntry
from coach.domain.practice.sealed import (
    FORMAT,
    Received,
    SealChoice,
    SealedDocument,
    SealedItem,
    SealedKind,
)
from coach.domain.referral import Level, ReferralNeed, Size, Vendor, VendorKind
from coach.domain.rules.overrule import Overrule
from coach.domain.rules.position import Position, Take
from coach.domain.rules.verdict import Verdict
from coach.domain.study.card import Memory, Phase, Rating, StudyAction, StudyEntry
from coach.domain.talk.edit import EditAction, EditEntry
from coach.domain.talk.own_script import OwnScript, OwnText
from coach.domain.talk.rehearsal import Rehearsal, RehearsalPart
from coach.domain.talk.script import ScriptStage
from coach.domain.talk.talk_log import TalkLog, TalkNote
from coach.paths import user_paths
from coach.store.file.backups import back_up
from coach.store.file.opening import open_store
from coach.store.file.recovery import Recovery
from coach.store.tables.cases import CaseRecord, CaseTable
from coach.store.tables.clients import ClientTable
from coach.store.tables.journal import JournalTable
from coach.store.tables.lines import LineTable
from coach.store.tables.marks import MarkTable
from coach.store.tables.overrules import OverruleTable
from coach.store.tables.own_scripts import OwnScriptTable
from coach.store.tables.packs import KeptPackTable, digest_of
from coach.store.tables.pins import PinTable
from coach.store.tables.positions import PositionTable
from coach.store.tables.practice.assignments import AssignmentTable
from coach.store.tables.practice.comments import CommentTable
from coach.store.tables.practice.commitments import CommitmentTable
from coach.store.tables.practice.drills import DrillTable
from coach.store.tables.practice.own_practice import OwnPracticeTable
from coach.store.tables.practice.people import PeopleTable
from coach.store.tables.practice.received import ReceivedTable
from coach.store.tables.practice.rounds import RoundTable
from coach.store.tables.practice.runs import RunTable
from coach.store.tables.rehearsals import RehearsalTable
from coach.store.tables.reminders import ReminderTable
from coach.store.tables.samples import SampleTable
from coach.store.tables.settings import SettingTable
from coach.store.tables.study import StudyTable
from coach.store.tables.talk_logs import TalkLogTable
from coach.store.tables.vendors import VendorTable
from tests.own_practice import own_persona, own_rubric

DAY = date(2026, 12, 1)
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.fixture
def clock():
    return lambda: NOON


@pytest.fixture
def paths(tmp_path):
    return user_paths(tmp_path / "data")


@pytest.fixture
def reopen(paths, clock):
    """Opens the data file with the key in a file; closes it after the test."""
    opened = []

    def open_again(**options):
        for store in opened:
            store.close()
        opened.append(open_store(paths, clock, keyring=False, **options))
        return opened[-1]

    yield open_again
    for store in opened:
        store.close()


@pytest.fixture
def store(reopen):
    return reopen()


@pytest.fixture
def recovery(paths, clock):
    return Recovery(paths, clock, keyring=False)


def add(store, name):
    number = len(names(store))
    ClientTable(store).add(Client(f"client-{number}", name, "", NOON))


def names(store):
    return [client.name for client in ClientTable(store).all()]


def key_of(paths):
    return (paths.data / "key").read_text().strip()


@pytest.fixture
def book(paths, reopen, clock):
    """A closed book with a backup of its first client; the second is in the file alone."""
    store = reopen()
    add(store, "first")
    back_up(store, key_of(paths), paths.backups, NOON)
    add(store, "second")
    store.close()
    return paths


@pytest.fixture
def killed(book, reopen):
    """As a killed program leaves it: the third client is in the journal."""
    store = reopen()
    add(store, "third")
    kept = {path.name: path.read_bytes() for path in book.data.iterdir()}
    store.close()
    for path in book.data.iterdir():
        path.unlink()
    for name, content in kept.items():
        (book.data / name).write_bytes(content)
    return book


def journal(paths):
    return paths.database.with_name("good-terms.db-wal")


def raise_damage(store):
    """As SQLite tells it when a page cannot be read."""
    error = store._error("database disk image is malformed")
    error.sqlite_errorcode = 11
    raise store._fault(error)


def vendor(vendor_id):
    return Vendor(
        vendor_id, "Brook", VendorKind.VENDOR, "", ("hr",), Size.ANY, Level.ANY, (), (), (),
        Level.ANY, Level.ANY, "", consent=True, outcome="", outcome_good=None, note="",
    )  # fmt: skip


def add_card(study, card, now):
    known = Memory(card, now, Phase.REVIEW, stability=3.0, difficulty=5.0, last=now)
    study.put(known)
    action, rating = StudyAction.REVIEW, Rating.GOOD
    study.log(StudyEntry(card, card, now, now.date(), action, rating, 9.0, known))
    study.set_plan(card, now)


def add_round(store, n, now):
    """Somebody, and a round of theirs with a mark, a note and a word of its debrief."""
    PeopleTable(store).add(Person(n, "Kim"), now)
    table = RoundTable(store)
    new = Round(
        n, now, "ruth", LevelOf.SAD, "ending", "a", ((Rater.REP, n), (Rater.CLIENT, "")), 12.5
    )
    table.add(new, CARDS)
    table.add_event(n, RoundEvent(0, Rater.CLIENT, RoundAct.YES, "warned", 4.0), now)
    table.add_event(n, RoundEvent(0, Rater.CLIENT, RoundAct.PUSHED, "years", None), now)
    for name in (f"{n}1", f"{n}2"):
        table.add_note(n, RoundNote(name, "Looked at the table.", 9.0, Rater.OBSERVER), now)
    table.set_answer(n, DebriefField.WORD, "Long", now)
    table.set_answer(n, DebriefField.COMMITMENT, "Say the day first", now)


CARDS = RoundCards(RepCard("The door"), ClientCard("Ruth"), ObserverSheet("An ending"))


def add_run(store, n, now):
    """A run of which something was said, what somebody will do, and a drill."""
    runs, drills = RunTable(store), DrillTable(store)
    runs.add(Run(n, "bakery", LevelOf.HURT, "", now, (RunEntry("door/1", "", (Move.ASK,)),) * 2))
    runs.set_words(n, "Shaky", "")
    runs.set_mark("a", n, is_yes=True)
    CommitmentTable(store).add(Commitment(n, "a", "Say the date", "", DAY), now)
    drills.add(Drill(n, "a", 7, 20, now))
    drills.answer("a", DrillAnswer(n, DrillMark.SAID, 3.0))


def add_received(store, n, now):
    """A case of somebody else, and a comment on one of one's own."""
    comment = Comment(n, "a", "line:news/decision", "Mira", "Shorter.", now, quote="We end it.")
    CommentTable(store).put(KeptComment(comment, own=False, read_at=now, dismissed_at=None))
    item = SealedItem(n, SealedKind.CASE, "H. T.", SealChoice(), ())
    document = SealedDocument(FORMAT, f"file-{n}", now, "Kim", n, SealedKind.CASE, item, (comment,))
    ReceivedTable(store).put(Received(document, now))


def add_assigned(store, n, now):
    """A persona and a rubric of one's own, and something that somebody is to practise."""
    own = OwnPracticeTable(store)
    own.put(n, own_persona(n), now)
    own.put(f"r{n}", own_rubric(f"r{n}"), now)
    task = Assignment(n, "a", Task.ROUND, "ruth", DAY, now, LevelOf.HURT, "By Friday.")
    AssignmentTable(store).add(task)


@pytest.fixture
def full(store, clock):
    """A store with two rows in every table that has a list; broken ones are let in."""
    now = clock()
    clients, cases = ClientTable(store), CaseTable(store)
    for n in "ab":
        clients.add(Client(n, "Halden Tools", "", now))
        clients.add_contact(Contact(f"p{n}", "a", "Dana", ""), now)
        cases.add(CaseRecord(n, n, "", "", "small 1.0", now, now))
        VendorTable(store).add(vendor(n), now)
        reminder = Reminder(n, "a", "", "Call", "", DAY, ReminderState.OPEN, moved=False)
        ReminderTable(store).add(reminder, "", now)
        TalkLogTable(store).add(TalkLog(n, "a", TalkNote(DAY, held=True), n, now))
        parts = (RehearsalPart("news", "The news", 5), RehearsalPart("end", "The end", 5))
        RehearsalTable(store).add(Rehearsal(n, "a", now, 10, 3, parts))
        OverruleTable(store).add(n, "a", Overrule(Verdict.FIX, Verdict.PART, "Why", "", now))
        PositionTable(store).put(
            "a", Position(date(2026, 12, ord(n) - 96), Take.FIRST, Verdict.FIX, {})
        )
        PinTable(store).add(n, "small 1.0", b"x", now)
        SettingTable(store).set(n, "value")
        cases.set_fact("a", n, "value", now)
        cases.tick("a", n, now)
        MarkTable(store).note_opened(n, now)
        add_card(StudyTable(store), n, now)
        said = {OwnText.TITLE: "Asking for a date", OwnText.SHORT: "When?"}
        own = OwnScript(n, "ask" if n == "a" else "", "late", ScriptStage.NEWS, said, {})
        OwnScriptTable(store).put(own, now)
        SampleTable(store).add(n, "late-payer")
        kept = KeptPack(n, f"pack-{n}", "Ours", "1.0", "ours", digest_of(n.encode()), now)
        KeptPackTable(store).add(kept, n.encode())
        add_round(store, n, now)
        add_run(store, n, now)
        add_received(store, n, now)
        add_assigned(store, n, now)
    for position in range(2):
        entry = AnswerEntry(position, "trust", "yes", AnswerKind.FIRST, now)
        JournalTable(store).add("a", entry)
        edit = EditEntry(position, EditAction.OFF, "news/say", "", "", now)
        LineTable(store).add("a", edit)
    VendorTable(store).set_need("a", ReferralNeed(("hr",)))
    for (trigger,) in store.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        store.execute(f"DROP TRIGGER {trigger}")
    store.execute("PRAGMA foreign_keys = OFF")
    store.execute("PRAGMA ignore_check_constraints = ON")
    return store
