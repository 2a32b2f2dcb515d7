"""Rows that make no sense: each is left out and named, whatever stands in it, and the rest is read.

The rows are broken by SQL, with the checks of the file off: as another version, or a tool for
databases, may leave them.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.domain.case import AnswerKind
from coach.domain.plan import Reminder, ReminderState
from coach.domain.search import Kind
from coach.domain.talk.edit import EditAction, EditEntry
from coach.errors import Unreadable
from coach.store.file.reading import TEXT_MOST, made_at
from coach.store.tables.cases import CaseTable
from coach.store.tables.clients import ClientTable
from coach.store.tables.journal import JournalTable
from coach.store.tables.lines import LineTable
from coach.store.tables.marks import MarkTable
from coach.store.tables.name_index import FindableTable
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

DAY = date(2026, 12, 1)
TABLES = (
    "client", "contact", "case_file", "fact", "tick", "answer", "reminder", "vendor",
    "referral_need", "setting", "pin", "overrule", "position", "line_edit", "rehearsal",
    "rehearsal_part", "talk_log", "script_mark",
    "study_card", "study_log", "study_plan", "own_script", "sample_client", "kept_pack",
    "practice_person", "practice_round", "round_person", "round_event", "round_note",
    "round_answer",
    "practice_run", "practice_entry", "run_debrief", "run_mark", "commitment",
    "reaction_drill", "drill_answer", "comment", "received",
    "own_practice", "assignment",
)  # fmt: skip


def readings(store):
    """Every way in which rows become records."""
    clients, cases, vendors = ClientTable(store), CaseTable(store), VendorTable(store)
    own = OwnScriptTable(store)
    packs = KeptPackTable(store)
    runs, promised, drills = RunTable(store), CommitmentTable(store), DrillTable(store)
    reminders, logs, found = ReminderTable(store), TalkLogTable(store), FindableTable(store)
    study, noon = StudyTable(store), date(2026, 11, 26)
    return {
        "clients": clients.all, "client": lambda: clients.get("a"), "gone": clients.trashed,
        "contacts": lambda: clients.contacts("a"), "contact": lambda: clients.contact("pa"),
        "cases": cases.all, "case": lambda: cases.get("a"), "hot": cases.hot,
        "talks": lambda: cases.with_talk(DAY, DAY),
        "coming": lambda: [*cases.with_talk_from(DAY)], "undated": lambda: [*cases.undated()],
        "ids": cases.ids, "names": cases.names, "some": lambda: cases.some(cases.ids()),
        "second takes": lambda: JournalTable(store).hot_with(AnswerKind.COOL),
        "noted": lambda: logs.noted_since(DAY),
        "facts": lambda: cases.facts("a"), "ticks": lambda: cases.ticks("a"),
        "reflection": lambda: cases.reflection("a"),
        "journal": lambda: JournalTable(store).of_case("a"),
        "lines": lambda: LineTable(store).of_case("a"),
        "next": lambda: LineTable(store).next_position("a"),
        "due": lambda: reminders.open_between(None, DAY), "plan": lambda: reminders.of_case("a"),
        "reminder": lambda: reminders.get("a"),
        "vendors": vendors.all, "vendor": lambda: vendors.get("a"),
        "need": lambda: vendors.need("a"), "settings": SettingTable(store).all,
        "pin": lambda: PinTable(store).content("a"), "pack": lambda: PinTable(store).pack("a"),
        "overrule": lambda: OverruleTable(store).of_case("a"),
        "positions": lambda: PositionTable(store).of_case("a"),
        "rehearsals": lambda: RehearsalTable(store).of_case("a"),
        "packs": packs.in_use, "old packs": packs.removed, "zip": lambda: packs.content("a"),
        "marks": MarkTable(store).all, "judged": lambda: cases.judged(3, {"FIX"}),
        "cards": study.all, "studied": lambda: study.entries(noon, noon),
        "card": lambda: study.get("a"), "last": lambda: study.last_entry(noon),
        "due cards": lambda: study.count_due(datetime(2026, 12, 1, tzinfo=UTC), noon),
        "pace": study.pace, "plans": study.plans,
        "judgements": lambda: study.last_ratings("a"), "latest card": study.latest,
        "logs": lambda: logs.of_case("a"), "log": lambda: logs.get("a"),
        "found": lambda: found.by_words([["halden"]]),
        "own": own.all, "versions": own.versions, "version": lambda: own.version_of("ask"),
        "own one": lambda: own.get("a"), "own of": lambda: own.of_situations(["late"], most=9),
        "own found": lambda: own.found([['"date"']], ranked=True), "terms": own.terms,
        "own state": own.state,
        "samples": SampleTable(store).all,
        **readings_of_rounds(store),
        "runs": runs.all, "run": lambda: runs.get("a"), "lengths": runs.lengths,
        "said in a run": lambda: runs.entries("a"),
        "undone": lambda: runs.entries("a", undone=True), "own debrief": lambda: runs.debrief("a"),
        "marks of a run": lambda: runs.debrief("a").marks,
        "promised": lambda: promised.of_owner("a"), "one promised": lambda: promised.get("a"),
        "promised due": lambda: promised.due(DAY), "drills": lambda: drills.of_case("a"),
        "drilled": lambda: next((each.answers for each in drills.of_case("a")[1:]), ()),
        **readings_of_received(store),
        "latest": found.latest_cases, "one": lambda: found.get(Kind.CLIENT, "a"),
    }  # fmt: skip


def readings_of_rounds(store):
    people, rounds = PeopleTable(store), RoundTable(store)
    return {
        "people": people.all, "person": lambda: people.get("a"),
        "rounds": rounds.all, "round": lambda: rounds.get("a"), "sat there": rounds.people,
        "cards of a round": lambda: rounds.cards("a"),
        "marks of a round": lambda: rounds.events("a"),
        "notes": lambda: rounds.notes("a"), "debrief": lambda: rounds.answers("a"),
    }  # fmt: skip


def readings_of_received(store):
    comments, received = CommentTable(store), ReceivedTable(store)
    own, asked = OwnPracticeTable(store), AssignmentTable(store)
    return {
        "own personas": own.personas, "own rubrics": own.rubrics, "asked": asked.all,
        "comments": lambda: comments.of_item("a"), "comment": lambda: comments.get("a"),
        "unread comments": comments.unread,
        "received": received.all, "one received": lambda: received.get("a"),
    }  # fmt: skip


def columns(store):
    return [
        (table, name, kind)
        for table in TABLES
        for _, name, kind, _, _, key in store.rows(f"PRAGMA table_info({table})")
        if not (key and kind == "INTEGER" and name == "number")  # the rowid: SQLite sees to it
    ]


odd = st.sampled_from(
    ["", "nonsense", "2026-13-45", "9999-12-31", "0001-01-01", "2026-11-26T12:00:00", "25:99",
     "[1]", "{}", "null", "[" * 20_000, "x" * 1_000_000, "\x00", "\u202e\u200b"]
)  # fmt: skip
values = {
    "TEXT": st.binary(max_size=40) | odd.map(lambda text: text.encode()) | st.none(),
    "INTEGER": st.integers(-(2**63), 2**63 - 1) | st.none(),
    "REAL": st.floats() | st.none(),
    "BLOB": st.binary(max_size=40),
}


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=250, deadline=None
)
@given(data=st.data())
def test_no_value_in_any_column_stops_what_reads_it(full, data):
    table, column, kind = data.draw(st.sampled_from(columns(full)))
    value = data.draw(values[kind])
    put = "CAST(? AS TEXT)" if kind == "TEXT" else "?"
    first = "rowid = (SELECT min(rowid) FROM {0})" if has_rowid(full, table) else '"{1}" = "{1}"'
    full.rows("SAVEPOINT broken")
    try:
        where = first.format(table, column)
        full.rows(
            f'UPDATE OR IGNORE {table} SET "{column}" = {put} WHERE {where}',  # noqa: S608
            (value,),
        )
        for read in readings(full).values():
            with suppress(Unreadable):
                read()
    finally:
        full.rows("ROLLBACK TO broken")
        full.rows("RELEASE broken")
        full.unread.clear()


def has_rowid(store, table):
    sql = store.row("SELECT sql FROM sqlite_master WHERE name = ?", (table,))[0]
    return "WITHOUT ROWID" not in sql


BROKEN = [
    ("case_file", "verdict", "SHRUG", "cases", 1),
    ("case_file", "changed_at", "yesterday", "cases", 1),
    ("case_file", "client_id", "nobody", "cases", 1),
    ("case_file", "talk_at", "25:99", "cases", 1),
    ("client", "created_at", "2026-11-26T12:00:00", "clients", 1),
    ("reminder", "due", "2026-02-31", "plan", 1),
    ("reminder", "again_on", "9999-99-99", "due", 1),
    ("reminder", "due", "some day", "due", 1),
    ("reminder", "case_id", "nobody", "due", 1),
    ("vendor", "covers", "{", "vendors", 1),
    ("vendor", "kind", "friend", "vendors", 1),
    ("referral_need", "size", "huge", "need", None),
    ("rehearsal", "seconds", -1, "rehearsals", 1),
    ("talk_log", "day", "2026-02-31", "logs", 1),
    ("line_edit", "deed", "shout", "lines", 1),
    ("position", "verdict", "SHRUG", "positions", 1),
    ("script_mark", "opened_at", "yesterday", "marks", 1),
    ("study_card", "phase", "asleep", "cards", 1),
    ("study_card", "phase", "new", "cards", 1),
    ("study_card", "due", "tomorrow", "cards", 1),
    ("study_card", "stability", -1.0, "cards", 1),
    ("study_card", "difficulty", 11.0, "cards", 1),
    ("study_card", "lapses", -1, "cards", 1),
    ("study_card", "suspended", 2, "cards", 1),
    ("study_card", "planned", "2026-02-31", "cards", 1),
    ("study_log", "action", "guess", "studied", 1),
    ("study_log", "rating", 5, "studied", 1),
    ("study_log", "seconds", -1.0, "studied", 1),
    ("study_log", "before", "{", "studied", 1),
    ("own_script", "stage", "shout", "own", 1),
    ("own_script", "original", "[1]", "own", 1),
    ("kept_pack", "added_at", "yesterday", "packs", 1),
    ("kept_pack", "pack", "../../evil", "packs", 1),
    ("kept_pack", "digest", "short", "packs", 1),
    ("practice_run", "level", "L9", "runs", 1),
    ("practice_run", "started_at", "yesterday", "runs", 1),
    ("run_mark", "is_yes", 2, "marks of a run", 1),
    ("commitment", "due", "2026-02-31", "promised", 1),
    ("commitment", "state", "lost", "promised", 1),
    ("reaction_drill", "seconds", -7, "drills", 1),
    ("own_practice", "body", "{}", "own personas", 1),
    ("own_practice", "item", "elsewhere", "own personas", 1),
    ("assignment", "due", "2026-02-31", "asked", 1),
    ("assignment", "task", "dance", "asked", 1),
    ("assignment", "level", "L9", "asked", 1),
]


@pytest.mark.parametrize(("table", "column", "value", "reading", "left"), BROKEN)
def test_a_broken_row_is_left_out_and_named(full, table, column, value, reading, left):
    key = "id" if table == "own_script" else full.row(f"PRAGMA table_info({table})")[1]
    if not has_rowid(full, table):
        key = {"line_edit": "position", "script_mark": "script", "run_mark": "check"}.get(
            table, "day"
        )
    first = full.row(f'SELECT min("{key}") FROM {table}')[0]  # noqa: S608
    where = f'"{key}" = ?'
    full.rows(f"UPDATE {table} SET {column} = ? WHERE {where}", (value, first))  # noqa: S608
    found = readings(full)[reading]()
    assert found is None if left is None else len(found) == left
    (named,) = full.unread.all()
    assert (named.table, named.column) == (table, column)
    assert str(first) in named.id or (table, named.id) == ("position", "a:0")
    assert str(value) not in repr(named)


def test_an_overruling_in_force_that_makes_no_sense_is_left_out_and_named(full):
    full.rows("UPDATE overrule SET verdict = 'SHRUG' WHERE withdrawn_at IS NULL")
    assert readings(full)["overrule"]() is None
    (named,) = full.unread.all()
    assert (named.table, named.column) == ("overrule", "verdict")


def test_a_case_whose_journal_makes_no_sense_is_alone_unreadable(full):
    full.rows("UPDATE answer SET kind = 'guessed' WHERE position = 1")
    with pytest.raises(Unreadable, match=r"^This case cannot be read"):
        readings(full)["journal"]()
    assert [row.id for row in full.unread.all()] == ["a:1"]
    assert len(readings(full)["cases"]()) == 2


def test_one_thing_that_makes_no_sense_is_not_said_to_be_gone(full):
    full.rows("UPDATE case_file SET heat = 'boiling' WHERE id = 'a'")
    with pytest.raises(Unreadable, match=r"^This case cannot be read"):
        CaseTable(full).get("a")
    assert CaseTable(full).get("nobody") is None


def test_an_action_after_one_that_cannot_be_read_takes_the_next_place(full, clock):
    table = LineTable(full)
    full.rows("UPDATE line_edit SET deed = 'shout' WHERE position = 1")
    table.add("a", EditEntry(table.next_position("a"), EditAction.ON, "news/say", "", "", clock()))
    assert [entry.position for entry in table.of_case("a")] == [0, 2]


def test_a_step_whose_reminder_cannot_be_read_is_not_planned_twice(full, clock):
    table = ReminderTable(full)
    step = Reminder("c", "a", "call", "Call", "", DAY, ReminderState.OPEN, moved=False)
    table.add(step, "plan", clock())
    full.rows("UPDATE reminder SET due = 'some day' WHERE id = 'c'")
    table.add(replace(step, id="d"), "plan", clock())
    assert full.row("SELECT count(*) FROM reminder WHERE step = 'call'") == (1,)


def test_a_note_whose_reminder_is_gone_is_a_note_without_one_and_that_is_named(full):
    full.rows("UPDATE talk_log SET reminder_id = 'nobody' WHERE id = 'a'")
    logs = {log.id: log.reminder_id for log in TalkLogTable(full).of_case("a")}
    assert logs == {"a": "", "b": "b"}  # so it can be thrown away as any
    assert [(row.table, row.id, row.column) for row in full.unread.all()] == [
        ("talk_log", "a", "reminder_id")
    ]


@pytest.mark.parametrize("length", [TEXT_MOST, TEXT_MOST + 1])
def test_of_a_text_that_nobody_typed_the_beginning_is_read_and_that_is_noted(full, length):
    full.rows("UPDATE client SET note = ? WHERE id = 'a'", ("x" * length,))
    note = ClientTable(full).get("a").note
    assert (len(note), note.endswith("…")) == (TEXT_MOST, length > TEXT_MOST)
    named = [(row.table, row.id, row.column, row.length) for row in full.unread.all()]
    assert named == ([("client", "a", "note", length)] if length > TEXT_MOST else [])
    assert not full.unread.of("client")  # it can be read


def test_bytes_that_are_no_text_are_shown_as_such(full):
    full.rows("UPDATE client SET name = CAST(x'48ff' AS TEXT) WHERE id = 'a'")
    assert [client.name for client in ClientTable(full).all()] == ["H\ufffd", "Halden Tools"]


def test_an_id_tells_when_its_row_was_made():
    assert made_at("019ac0b1-7000-7000-8000-000000000000:4").year == 2025
    assert made_at("a") is None


NONSENSE = {
    "TEXT": {"nonsense": "nonsense", "long": "x" * 1_000_000},
    "INTEGER": {"low": -(2**63), "high": 2**63 - 1},
    "REAL": {"low": -1.0, "high": float("inf")},
}


def test_what_makes_no_sense_is_named_by_its_own_table_and_column(full, golden):
    """Who repairs a file looks there; and a value that was seen through yesterday still is."""
    told = []
    for table, column, kind in columns(full):
        for name, value in NONSENSE.get(kind, {}).items():
            alone = broken_once(full, table, column, value)
            noted = {
                f"{row.table}.{row.column}{' long' * bool(row.length)}" for row in full.unread.all()
            }
            full.unread.clear()
            if noted or alone:
                line = f"{table}.{column} {name}: {', '.join(sorted(noted))}"
                told.append(f"{line}; unreadable: {', '.join(alone)}" if alone else line)
    golden("unread.txt", "\n".join(told) + "\n")


def broken_once(store, table, column, value):
    """Which readings are refused while a value stands in a column of a table."""
    store.rows("SAVEPOINT broken")
    store.rows(f'UPDATE OR IGNORE {table} SET "{column}" = ?', (value,))  # noqa: S608
    alone = []
    for name, read in readings(store).items():
        try:
            read()
        except Unreadable:
            alone.append(name)
    store.rows("ROLLBACK TO broken")
    store.rows("RELEASE broken")
    return alone
