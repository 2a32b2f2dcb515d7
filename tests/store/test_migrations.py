"""Older files are brought up to date, newer ones refused; nothing is ever lost on the way."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlcipher3 import dbapi2

from coach.content.pins import unpacked
from coach.domain.case import AnswerKind
from coach.domain.practice.assignment import Task
from coach.domain.practice.drill import DrillMark
from coach.domain.practice.moves import Move
from coach.domain.practice.persona import Level
from coach.domain.rules.position import Take
from coach.domain.rules.verdict import Cause, Verdict
from coach.domain.study.card import Phase, Rating
from coach.domain.talk.edit import EditAction
from coach.domain.talk.own_script import OwnText
from coach.errors import DataTooNew, DiskFull
from coach.store.file.backups import back_up
from coach.store.file.connection import Store
from coach.store.file.opening import open_store
from coach.store.file.schema import Schema, version_of
from coach.store.tables.cases import CaseTable
from coach.store.tables.clients import ClientTable
from coach.store.tables.journal import JournalTable
from coach.store.tables.lines import LineTable
from coach.store.tables.marks import MarkTable
from coach.store.tables.overrules import OverruleTable
from coach.store.tables.own_scripts import OwnScriptTable
from coach.store.tables.packs import KeptPackTable
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

OLD_FILES = Path(__file__).parent.parent / "files" / "databases"
VERSIONS = sorted((path.stem for path in OLD_FILES.glob("*.db")), key=lambda name: int(name[1:]))


def own_steps():
    """The steps of the program, in a set that a test may add to."""
    from sqlite_utils.migrations import Migrations

    steps = Migrations("good-terms")
    for step in Schema().steps()._migrations:
        steps(name=step.name)(step.fn)
    return steps


def with_a_mood():
    """Another version, which adds a column and a row."""
    steps = own_steps()

    @steps(name="9999_mood")
    def add_mood(db):
        db.table("client").add_column("mood", str, not_null_default="")
        db.table("setting").insert({"name": "mood", "value": "calm"})

    return steps


def that_fails():
    """Another version, whose last step fails half way."""
    steps = with_a_mood()

    @steps(name="9999_worse")
    def worsen(db):
        db.table("client").drop()
        db.execute("SELECT * FROM no_table")

    return steps


NEXT = Schema(Schema().version + 1, with_a_mood)
FAILING = Schema(Schema().version + 2, that_fails)


def store_book(store):
    return store.watermark().book


def tables(store):
    return sorted(store.rows("SELECT type, name, sql FROM sqlite_master"), key=str)


@pytest.fixture
def old(request, paths):
    """A data folder with the file and key of an older version."""
    paths.data.mkdir()
    shutil.copyfile(OLD_FILES / f"{request.param}.db", paths.database)
    shutil.copyfile(OLD_FILES / f"{request.param}.key", paths.data / "key")
    return paths


@pytest.mark.parametrize("old", VERSIONS, indirect=True)
def test_every_released_file_opens_and_keeps_its_rows(old, reopen):
    store = reopen()
    client = ClientTable(store).get("client-1")
    assert (client.name, client.note) == ("Brämer & Søn 株式会社 🧵", "Since 1998.\nمرحبا")  # noqa: RUF001
    assert [trashed.id for trashed in ClientTable(store).trashed()] == ["client-2"]
    assert ClientTable(store).contacts("client-1")[0].name == "Ana Flø"
    case = CaseTable(store).get("case-1")
    assert (case.verdict, case.talk_on.isoformat(), case.talk_zone) == (
        "FIX",
        "2026-12-03",
        "Europe/Oslo",
    )
    assert CaseTable(store).facts("case-1") == {"contact": "Ana"}
    assert CaseTable(store).ticks("case-1") == {"contract"}
    assert CaseTable(store).reflection("case-1") == "I was calmer than I feared."
    assert [entry.kind.value for entry in JournalTable(store).of_case("case-1")][:3] == [
        "first",
        "changed",
        "undone",
    ]
    assert [each.reminder.state.value for each in ReminderTable(store).of_case("case-1")] == [
        "open",
        "done",
        "dropped",
    ]
    assert VendorTable(store).get("vendor-1").languages == ("no", "日本語")
    assert VendorTable(store).need("case-1").places == ("bergen",)
    assert SettingTable(store).all() == {"theme": "dark"}
    assert store.rows("PRAGMA foreign_key_check") == []
    assert version_of(store) == Schema().version


@pytest.mark.parametrize("old", ["v1"], indirect=True)
def test_a_file_from_before_there_were_second_thoughts_has_none(old, reopen):
    store = reopen()
    case = CaseTable(store).get("case-1")
    assert (case.pin, case.heat, case.heat_at, case.own_verdict) == ("", "", None, "")
    assert OverruleTable(store).of_case("case-1") is None
    assert PositionTable(store).of_case("case-1") == ()


@pytest.mark.parametrize("old", VERSIONS[1:], indirect=True)
def test_second_thoughts_are_kept(old, reopen):
    store = reopen()
    case = CaseTable(store).get("case-1")
    assert (case.heat, case.own_verdict, case.pin_before) == ("hot", "PART", "")
    assert case.heat_at is not None
    own = OverruleTable(store).of_case("case-1")
    assert (own.over, own.reason, own.second) == (Verdict.FIX, "We tried twice.", "Kim")
    (position,) = PositionTable(store).of_case("case-1")
    assert (position.take, position.points[Cause.FIXABLE]) == (Take.COOL, 5)
    kinds = [entry.kind for entry in JournalTable(store).of_case("case-1")]
    assert kinds[3:] == [AnswerKind.COOL, AnswerKind.MIRROR]
    definition = unpacked(PinTable(store).content(case.pin))
    assert definition.info.label == PinTable(store).pack(case.pin) == "good-terms 1.0"
    assert definition.interview.question("motive").option("trait").text == "Who they are"


@pytest.mark.parametrize("old", ["v1", "v2"], indirect=True)
def test_a_file_from_before_talks_could_be_edited_has_nothing_of_them(old, reopen):
    store = reopen()
    assert LineTable(store).of_case("case-1") == ()
    assert RehearsalTable(store).of_case("case-1") == ()
    assert TalkLogTable(store).of_case("case-1") == ()


@pytest.mark.parametrize("old", VERSIONS[2:], indirect=True)
def test_edits_rehearsals_and_logs_are_kept(old, reopen):
    store = reopen()
    entries = LineTable(store).of_case("case-1")
    assert [entry.action for entry in entries] == [
        EditAction.REWRITE,
        EditAction.OFF,
        EditAction.UNDONE,
    ]
    assert (entries[0].value, entries[0].base) == ("It ends on 30 June. نعم", "The coach's words.")
    (rehearsal,) = RehearsalTable(store).of_case("case-1")
    assert (rehearsal.seconds, rehearsal.to_news) == (33, 25)
    assert [part.seconds for part in rehearsal.parts] == [25, 8]
    (log,) = TalkLogTable(store).of_case("case-1")
    assert (log.note.held, log.note.surprised, log.reminder_id) == (True, "no", "reminder-0")
    assert (log.note.next_on, log.note.reflection) == (log.note.day, "Calm.")


@pytest.mark.parametrize("old", VERSIONS[3:], indirect=True)
def test_being_reminded_again_is_kept(old, reopen):
    first = ReminderTable(reopen()).of_case("case-1")[0].reminder
    assert (first.due.isoformat(), first.again_on.isoformat()) == ("2026-12-03", "2026-12-06")
    assert (first.moved, first.apart) == (True, 0)


@pytest.mark.parametrize("old", VERSIONS[:3], indirect=True)
def test_a_step_that_was_moved_knows_its_distance_to_the_talk(old, request, reopen):
    version = VERSIONS.index(request.node.callspec.params["old"]) + 1
    store = reopen(schema=Schema(version, own_steps))  # as the program of then opened it
    store.execute("UPDATE reminder SET due = '2026-12-07', moved = 1 WHERE id = 'reminder-0'")
    store.execute("UPDATE reminder SET plan = 'gather', moved = 1 WHERE id = 'reminder-1'")
    store.close()
    found = {e.reminder.id: e.reminder for e in ReminderTable(reopen()).of_case("case-1")}
    assert found["reminder-0"].apart == 4
    assert found["reminder-0"].due == date(2026, 12, 7)
    assert [found[f"reminder-{n}"].apart for n in (1, 2)] == [None, None]
    assert found["reminder-0"].again_on is None


@pytest.mark.parametrize("old", VERSIONS[:9], indirect=True)
def test_a_file_from_before_scripts_were_marked_has_no_marks(old, reopen):
    assert MarkTable(reopen()).all() == {}


@pytest.mark.parametrize("old", VERSIONS[9:], indirect=True)
def test_the_marks_of_scripts_are_kept(old, reopen):
    (mark,) = MarkTable(reopen()).all().values()
    assert (mark.script, mark.read, mark.favourite) == ("first-call-about-payment", True, True)
    assert mark.opened_at.isoformat() == "2026-11-26T12:00:00+00:00"


@pytest.mark.parametrize("old", VERSIONS[:10], indirect=True)
def test_a_file_from_before_there_were_cards_has_none(old, reopen):
    study = StudyTable(reopen())
    assert (study.all(), study.plans(), study.latest()) == ((), frozenset(), None)


@pytest.mark.parametrize("old", VERSIONS[10:], indirect=True)
def test_what_was_studied_is_kept(old, reopen):
    study = StudyTable(reopen())
    known, left_out = study.all()
    assert (known.card, known.phase, known.stability) == (
        "opening:first-call-about-payment", Phase.REVIEW, 8.3,
    )  # fmt: skip
    assert known.planned == date(2026, 12, 3)
    assert left_out.suspended
    (entry,) = study.entries(date(2026, 11, 26), date(2026, 11, 26))
    assert (entry.rating, entry.seconds, entry.before.phase) == (Rating.EASY, 12.5, Phase.NEW)
    assert study.plans() == {"case-1"}


@pytest.mark.parametrize("old", VERSIONS[:11], indirect=True)
def test_a_file_from_before_scripts_of_ones_own_has_none(old, reopen):
    store = reopen()
    assert OwnScriptTable(store).all() == ()
    assert SampleTable(store).all() == {}


@pytest.mark.parametrize("old", VERSIONS[11:], indirect=True)
def test_scripts_in_the_users_own_words_are_kept_and_found(old, reopen):
    store = reopen()
    table = OwnScriptTable(store)
    version, own = table.all()
    assert (version.base, version.original) == ("open-late", {OwnText.SHORT: "In theirs."})
    assert table.version_of("open-late") == version
    assert own.texts == {OwnText.TITLE: "Das große Gespräch", OwnText.SHORT: "مرحبا"}
    assert table.found([['"gesprach"']], ranked=True) == (own,)
    assert SampleTable(store).all() == {"client-1": "late-payer"}


@pytest.mark.parametrize("old", VERSIONS[:12], indirect=True)
def test_a_file_from_before_packs_were_brought_in_has_none(old, reopen):
    table = KeptPackTable(reopen())
    assert (table.in_use(), table.removed()) == ((), ())


@pytest.mark.parametrize("old", VERSIONS[14:], indirect=True)
def test_runs_and_what_was_said_of_them_are_kept(old, reopen):
    store = reopen()
    runs = RunTable(store)
    (run,) = runs.all()
    assert (run.roleplay, run.level, run.case_id) == ("the-bakery", Level.HURT, "case-1")
    assert [entry.choice for entry in runs.entries("run-1")] == ["the-door/1"]
    (typed,) = runs.entries("run-1", undone=True)
    assert (typed.typed, typed.moves) == ("C’est fini. نعم", (Move.DECIDE,))
    assert runs.debrief("run-1").marks == (("warned", True),)
    kept = CommitmentTable(store).of_owner("run-1")
    assert [(each.text, each.reminder) for each in kept] == [
        ("Say the date", ""),
        ("Wait", "reminder-0"),
    ]
    (drill,) = DrillTable(store).of_case("case-1")
    assert [(each.mark, each.seconds) for each in drill.answers] == [(DrillMark.STUCK, 8.5)]


@pytest.mark.parametrize("old", VERSIONS[16:], indirect=True)
def test_own_personas_and_rubrics_and_assignments_are_kept(old, reopen):
    store = reopen()
    own, asked = OwnPracticeTable(store), AssignmentTable(store)
    written = replace(own_persona().persona, suspects="That somebody offered you more.")
    assert own.personas() == (replace(own_persona(), persona=written),)
    assert own.rubrics() == (own_rubric("ending", "ending"),)
    assert asked.me() == ""  # nobody has said who sits here
    done = {each.task: each.attempt for each in asked.all() if each.done is not None}
    assert done == {Task.ROUND: "round-1", Task.SCRIPT: ""}


@pytest.mark.parametrize("old", VERSIONS[16:17], indirect=True)
def test_of_what_was_asked_before_givers_were_kept_nobody_asks(old, reopen):
    assert {each.giver for each in AssignmentTable(reopen()).all()} == {""}


@pytest.mark.parametrize("old", VERSIONS[17:], indirect=True)
def test_who_asks_is_kept(old, reopen):
    assert {each.giver for each in AssignmentTable(reopen()).all()} == {"person-2"}


@pytest.mark.parametrize("old", VERSIONS[15:], indirect=True)
def test_comments_and_what_was_received_are_kept(old, reopen):
    store = reopen()
    (theirs,) = CommentTable(store).of_item("case-1")
    assert (theirs.comment.text, theirs.own, theirs.read_at is None) == (
        *("Plus court. نعم", False),
        False,
    )
    (mine,) = CommentTable(store).of_item("run-1")
    assert (mine.comment.removed, mine.comment.revision, mine.own) == (True, 2, True)
    (received,) = ReceivedTable(store).all()
    (section,) = received.item.sections
    assert [(line.lead, line.text, line.own) for line in section.lines] == [
        ("You", "We end it.", True)
    ]


@pytest.mark.parametrize("old", VERSIONS[12:], indirect=True)
def test_packs_are_kept_with_the_copies_that_they_replaced(old, reopen):
    table = KeptPackTable(reopen())
    ((used,), (gone,)) = (table.in_use(), table.removed())
    assert (used.label, gone.label) == ("my-firm 1.1", "my-firm 1.0")
    assert [table.content(each.ref) for each in (used, gone)] == [
        b"the zip of 1.1",
        b"the zip of 1.0",
    ]


@pytest.mark.parametrize("old", VERSIONS, indirect=True)
def test_an_old_file_ends_with_the_tables_of_a_new_one(old, reopen, tmp_path, clock):
    from coach.paths import user_paths

    new = open_store(user_paths(tmp_path / "new"), clock, keyring=False)
    assert tables(reopen()) == tables(new)
    new.close()


@pytest.mark.parametrize("old", VERSIONS[:13], indirect=True)
def test_a_file_from_before_there_were_rounds_has_none(old, reopen):
    store = reopen()
    assert (PeopleTable(store).all(), RoundTable(store).all()) == ((), ())


@pytest.mark.parametrize("old", VERSIONS[13:], indirect=True)
def test_rounds_and_who_sat_there_are_kept(old, reopen):
    store = reopen()
    people = [(each.name, each.is_gone) for each in PeopleTable(store).all()]
    assert people == [("Kim", False), ("Lu", True), ("Åse", False)]
    rounds = RoundTable(store)
    found = rounds.get("round-1")
    assert (found.case_id, found.level.value, found.seconds) == ("case-1", "L3", 312.25)
    assert [who for _rater, who in found.people] == ["person-1", "person-2", ""]
    cards = rounds.cards("round-1")
    assert cards.rep.scene == "“Komm rein” — مرحبا"
    assert [each.says for each in cards.client.pushbacks] == ["“After nine years?”"]
    acts = [(event.act.value, event.what, event.at) for event in rounds.events("round-1")]
    assert acts[:2] == [("yes", "warned", 12.5), ("pushed", "years", 30.0)]
    assert [each.text for each in rounds.notes("round-1")] == ["Sah auf den Tisch."]
    assert [value for _field, value in rounds.answers("round-1")] == ["Lang"]


def test_there_is_one_step_for_each_version():
    assert len(own_steps()._migrations) == Schema().version
    assert VERSIONS[-1] == f"v{Schema().version}"


def test_step_by_step_gives_the_same_tables_as_all_at_once(paths, store, reopen, tmp_path, clock):
    from coach.paths import user_paths

    step_by_step = reopen(schema=NEXT)
    at_once = open_store(user_paths(tmp_path / "new"), clock, keyring=False, schema=NEXT)
    assert tables(step_by_step) == tables(at_once)
    at_once.close()


def test_a_newer_file_is_refused_and_left_alone(paths, reopen, clock):
    reopen(schema=NEXT).close()
    before = paths.database.read_bytes()
    with pytest.raises(DataTooNew, match="newer version"):
        open_store(paths, clock, keyring=False)
    assert paths.database.read_bytes() == before
    assert not paths.backups.exists()


def test_a_new_file_needs_no_backup(store, paths):
    assert not paths.backups.exists()


def test_before_a_migration_there_is_a_backup_that_opens(store, paths, reopen):
    SettingTable(store).set("theme", "dark")
    migrated = reopen(schema=NEXT)
    assert SettingTable(migrated).all() == {"theme": "dark", "mood": "calm"}
    (copy,) = paths.backups.iterdir()
    book = store_book(migrated)
    assert copy.name == f"good-terms-20261126T120000000000Z-v{Schema().version}-{book}-1.db"
    opened = Store(copy, (paths.data / "key").read_text().strip(), read_only=True)
    assert SettingTable(opened).all() == {"theme": "dark"}
    opened.close()
    assert copy.stat().st_mode & 0o077 == 0


def test_a_backup_stays_where_the_clock_was_set_back(store, paths, clock):
    paths.backups.mkdir()
    for day in range(10, 20):
        (paths.backups / f"good-terms-209901{day}T000000000000Z-v1.db").touch()
    key = (paths.data / "key").read_text().strip()
    assert back_up(store, key, paths.backups, clock()).exists()
    assert len(list(paths.backups.iterdir())) == 11


def test_backups_are_thinned_and_nothing_else_in_their_folder(store, paths, reopen):
    paths.backups.mkdir()
    for day in range(10, 25):
        for hour in (1, 2):
            (paths.backups / f"good-terms-202601{day}T0{hour}0000000000Z-v1.db").touch()
    for day in range(1, 21):
        (paths.backups / f"good-terms-202602{day:02}T010000000000Z-v1.db").touch()
    (paths.backups / "my own notes.txt").touch()
    reopen(schema=NEXT)
    kept = sorted(path.name for path in paths.backups.iterdir())
    days = [name for name in kept if name.startswith("good-terms-2026011")]
    assert days == [f"good-terms-202601{day}T020000000000Z-v1.db" for day in (11, *range(13, 20))]
    assert len([name for name in kept if name.startswith("good-terms-202602")]) == 20
    assert kept[-2].startswith(f"good-terms-20261126T120000000000Z-v{Schema().version}-")
    assert kept[-1] == "my own notes.txt"


def test_a_step_that_fails_leaves_the_file_as_it_was(store, paths, reopen):
    SettingTable(store).set("theme", "dark")
    before = tables(store)
    with pytest.raises(dbapi2.OperationalError, match="no_table"):
        reopen(schema=FAILING)
    again = reopen()
    assert tables(again) == before
    assert SettingTable(again).all() == {"theme": "dark"}
    assert version_of(again) == Schema().version


def test_without_room_for_the_backup_nothing_is_migrated(store, paths, reopen, clock):
    """A file where the folder of backups should be: no backup can be made there."""
    before = tables(store)
    paths.backups.write_text("in the way")
    store.close()
    with pytest.raises(Exception, match="No backup could be made"):
        open_store(paths, clock, keyring=False, schema=NEXT)
    assert tables(reopen()) == before


def test_sqlite_utils_is_given_sqlcipher_and_nothing_stays_behind(store):
    import sys

    from sqlite_utils import utils

    assert utils.sqlite3.__name__ == "sqlcipher3"
    assert "pysqlite3" not in sys.modules
    assert sys.modules.get("pandas", "absent") is not None


def test_a_full_disk_while_migrating_is_said(store, reopen, paths):
    def that_fills():
        steps = own_steps()

        @steps(name="9999_large")
        def enlarge(db):
            db.execute(f"PRAGMA max_page_count = {db.execute('PRAGMA page_count').fetchone()[0]}")
            db.execute("INSERT INTO setting VALUES ('large', ?)", ["x" * 1_000_000])

        return steps

    with pytest.raises(DiskFull):
        reopen(schema=Schema(Schema().version + 1, that_fills))
    assert SettingTable(reopen()).all() == {}
