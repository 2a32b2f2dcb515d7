"""Every record comes back as it was kept, with something else in each of its fields."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from coach.domain.case import AnswerEntry, AnswerKind, Client, Contact
from coach.domain.plan import Reminder, ReminderState
from coach.domain.rules.overrule import Overrule
from coach.domain.rules.position import Position, Take
from coach.domain.rules.verdict import Cause, Verdict
from coach.domain.talk.edit import EditAction, EditEntry
from coach.domain.talk.rehearsal import Rehearsal, RehearsalPart
from coach.domain.talk.talk_log import TalkLog, TalkNote
from coach.store.tables.cases import CaseRecord, CaseTable
from coach.store.tables.clients import ClientTable
from coach.store.tables.journal import JournalTable
from coach.store.tables.lines import LineTable
from coach.store.tables.overrules import OverruleTable
from coach.store.tables.pins import PinTable
from coach.store.tables.positions import PositionTable
from coach.store.tables.rehearsals import RehearsalTable
from coach.store.tables.reminders import ReminderTable
from coach.store.tables.settings import SettingTable
from coach.store.tables.talk_logs import TalkLogTable

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
DAY = date(2026, 12, 3)


def at(hours: int) -> datetime:
    return NOW + timedelta(hours=hours)


@pytest.fixture
def case(store):
    """A case of a client."""
    ClientTable(store).add(Client("client", "Halden Tools", "A note", at(1)))
    record = CaseRecord("case", "client", "Halden Tools", "Late", "small 1.0", at(2), at(3))
    CaseTable(store).add(record)
    return record


def test_a_client_and_a_contact(store):
    table = ClientTable(store)
    client = Client("client", "Halden Tools", "A note", at(1))
    table.add(client)
    assert table.get("client") == client
    assert table.all() == (client,)
    contact = Contact("contact", "client", "Ana Lind", "Owner")
    table.add_contact(contact, at(2))
    assert table.contact("contact") == contact
    assert table.contacts("client") == (contact,)
    table.edit_contact("contact", "Bo Lind", "Boss")
    assert table.contact("contact") == Contact("contact", "client", "Bo Lind", "Boss")


def test_all_that_is_kept_of_a_case(store, case):
    table = CaseTable(store)
    assert table.get("case") == case
    table.rename("case", "Later", at(4))
    table.set_verdict("case", "FIX", at(5))
    table.set_heat("case", "hot", at(6))
    table.set_prepared("case", at(7))
    table.set_talk("case", DAY, "10:30", "Europe/Oslo", at(8))
    table.set_closed("case", at(9), at(10))
    for pin in ("pin-1", "pin-0"):
        PinTable(store).add(pin, f"pack of {pin}", pin.encode(), at(1))
    table.set_pin("case", "small 2.0", ("pin-1", "pin-0"), at(11))
    whole = replace(
        case,
        title="Later",
        verdict="FIX",
        heat="hot",
        heat_at=at(6),
        prepared=True,
        talk_on=DAY,
        talk_at="10:30",
        talk_zone="Europe/Oslo",
        closed_at=at(9),
        pack="small 2.0",
        pin="pin-1",
        pin_before="pin-0",
        changed_at=at(11),
    )
    assert table.get("case") == whole
    pins = PinTable(store)
    pins.add("pin-1", "another", b"another", at(2))  # what is kept is never changed
    assert (pins.content("pin-1"), pins.pack("pin-1")) == (b"pin-1", "pack of pin-1")
    assert (pins.content("gone"), pins.pack("gone")) == (None, "")
    overrule = Overrule(Verdict.PART, Verdict.FIX, "I know", "Bo", at(1))
    OverruleTable(store).add("o", "case", overrule)
    assert table.get("case").own_verdict == "PART"
    table.set_closed("case", None, at(12))
    table.set_talk("case", None, "", "", at(13))
    found = table.get("case")
    assert (found.closed_at, found.talk_on, found.talk_at, found.talk_zone) == (None, None, "", "")
    assert found.changed_at == at(13)
    table.set_reflection("case", "It went well.", at(14))
    assert table.reflection("case") == "It went well."
    assert table.reflection("gone") == ""
    assert table.names() == {"case": "Halden Tools Later"}


def test_what_is_held_and_rehearsed_is_seen_on_the_case(store, case):
    table = CaseTable(store)
    table.set_talk("case", DAY, "", "", at(4))
    logs, note = TalkLogTable(store), TalkNote(DAY - timedelta(1), held=True)
    logs.add(TalkLog("early", "case", note, "", at(5)))
    assert not table.get("case").held  # of an earlier day
    logs.add(TalkLog("missed", "case", replace(note, day=DAY, held=False), "", at(5)))
    assert not table.get("case").held
    logs.add(TalkLog("held", "case", replace(note, day=DAY), "", at(5)))
    assert table.get("case").held
    logs.set_trashed("held", at(6))
    assert not table.get("case").held
    assert not table.get("case").rehearsed
    RehearsalTable(store).add(Rehearsal("r", "case", at(1), 60, None, ()))
    assert table.get("case").rehearsed


def test_cases_by_their_talk_and_by_their_last_change(store, case):
    table = CaseTable(store)
    days = ((DAY, "10:00"), (DAY, ""), (DAY, "09:00"), (DAY - timedelta(1), "23:00"), (None, ""))
    for number, (on, time) in enumerate(days):
        name = f"case-{number}"
        table.add(replace(case, id=name, changed_at=at(4 + number)))
        table.set_talk(name, on, time, "UTC" if time else "", at(4 + number))
    names = [each.id for each in table.with_talk(DAY - timedelta(1), DAY)]
    assert names == ["case-3", "case-2", "case-0", "case-1"]
    assert [each.id for each in table.with_talk(DAY, DAY)] == names[1:]
    assert [each.id for each in table.with_talk_from(DAY)] == names[1:]
    assert [each.id for each in table.with_talk(DAY - timedelta(2), DAY - timedelta(2))] == []
    assert [each.id for each in table.undated()] == ["case-4", "case"]
    assert list(table.ids()) == ["case-4", "case-3", "case-2", "case-1", "case-0", "case"]
    assert [each.id for each in table.all("client")] == list(table.ids())
    assert table.all("nobody") == ()
    assert set(table.some(["case", "case-1", "gone"])) == {"case", "case-1"}
    table.set_heat("case-1", "hot", at(20))
    table.set_heat("case-2", "warm", at(21))
    assert [each.id for each in table.hot()] == ["case-1"]
    assert table.hot_since(at(20)) == (("case-2", "warm", table.hot_since(at(20))[0][2]),)
    assert [each[0] for each in table.hot_since(at(19))] == ["case-1", "case-2"]


def test_answers_and_lines(store, case):
    entries = (
        AnswerEntry(0, "wrong", "late", AnswerKind.FIRST, at(1)),
        AnswerEntry(1, "told", "no", AnswerKind.CHANGED, at(2)),
        AnswerEntry(2, "wrong", "bad", AnswerKind.UNDONE, at(3), of=0),
    )
    journal = JournalTable(store)
    for each in reversed(entries):
        journal.add("case", each)
    assert journal.of_case("case") == entries
    lines = LineTable(store)
    edit = EditEntry(0, EditAction.REWRITE, "news/say", "Well.", "This is it.", at(4))
    lines.add("case", edit)
    assert lines.of_case("case") == (edit,)
    assert lines.next_position("case") == 1


def test_an_overruling_and_the_one_before(store, case):
    table = OverruleTable(store)
    first = Overrule(Verdict.PART, Verdict.FIX, "I know", "Bo", at(1))
    second = Overrule(Verdict.REFER, Verdict.RESET, "I know more", "", at(2))
    table.add("first", "case", first)
    assert table.of_case("case") == first
    table.add("second", "case", second)
    assert table.of_case("case") == second
    assert store.rows("SELECT id FROM overrule WHERE withdrawn_at IS NULL") == [("second",)]
    table.withdraw("case", at(3))
    assert table.of_case("case") is None


def test_where_a_case_stood(store, case):
    table, points = PositionTable(store), {each: number for number, each in enumerate(Cause)}
    first = Position(DAY, Take.FIRST, Verdict.FIX, points)
    cool = Position(DAY, Take.COOL, Verdict.PART, {each: 9 - points[each] for each in Cause})
    table.put("case", first)
    table.put("case", cool)
    assert set(map(str, table.of_case("case"))) == {str(first), str(cool)}
    later = replace(first, verdict=Verdict.REFER)
    table.put("case", later)
    assert later in table.of_case("case")
    assert first not in table.of_case("case")


def test_rehearsals_the_latest_first_with_their_parts_in_order(store, case):
    table = RehearsalTable(store)
    parts = (RehearsalPart("open", "Opening", 11), RehearsalPart("news", "The news", 22))
    one = Rehearsal("one", "case", at(1), 33, 11, parts)
    two = Rehearsal("two", "case", at(2), 5, None, parts[:1])
    table.add(one)
    table.add(two)
    assert table.of_case("case") == (two, one)
    assert table.to_the_end("case", "news") == 1
    assert table.to_the_end("case", "open") == 1
    table.remove("two")
    assert table.of_case("case") == (one,)


def test_reminders_by_their_days(store, case):
    table = ReminderTable(store)
    one = Reminder("one", "case", "call", "Call", "Them", DAY, ReminderState.OPEN, moved=False)
    table.add(one, "fix", at(1))
    assert table.get("one") == one
    (planned,) = table.of_case("case")
    assert (planned.reminder, planned.plan, planned.retired) == (one, "fix", False)
    days = replace(one, due=DAY + timedelta(2), moved=True, apart=-3, again_on=DAY + timedelta(5))
    table.set_days(days)
    assert table.get("one") == days
    table.set_state("one", ReminderState.DONE, at(2))
    assert table.get("one") == replace(days, state=ReminderState.DONE, done_at=at(2))
    table.retire("one")
    (planned,) = table.of_case("case")
    assert (planned.retired, planned.reminder.state) == (True, ReminderState.DROPPED)
    again = replace(one, title="Ring", detail="Us")
    table.refresh(again, "part")
    (planned,) = table.of_case("case")
    assert (planned.plan, planned.retired) == ("part", False)
    assert planned.reminder == replace(again, done_at=at(2))
    before = replace(planned, plan="old", retired=True)
    table.put_back(before)
    assert table.of_case("case") == (before,)


def test_what_is_due_from_a_day_to_another(store, case):
    table = ReminderTable(store)
    for number, on in enumerate((DAY, DAY - timedelta(1), DAY + timedelta(1), DAY)):
        each = Reminder(f"r{number}", "case", "", "x", "", on, ReminderState.OPEN, moved=False)
        table.add(each, "", at(1))
    table.set_days(replace(table.get("r3"), again_on=DAY + timedelta(1)))

    def due(first, last):
        return [each.id for each in table.open_between(first, last)]

    assert due(None, DAY) == ["r1", "r0"]
    assert due(DAY, DAY) == ["r0"]
    assert due(DAY + timedelta(1), DAY + timedelta(1)) == ["r2", "r3"]
    assert due(None, DAY + timedelta(1)) == ["r1", "r0", "r2", "r3"]
    table.set_state("r0", ReminderState.DONE, at(2))
    assert due(DAY, DAY) == []
    CaseTable(store).set_closed("case", at(3), at(3))
    assert due(None, DAY + timedelta(1)) == []


def test_notes_of_talks(store, case):
    table = TalkLogTable(store)
    reminder = Reminder("next", "case", "", "Ring", "", DAY, ReminderState.OPEN, moved=False)
    ReminderTable(store).add(reminder, "", at(1))
    note = TalkNote(
        DAY, held=True, reaction="why", surprised="yes", outcome="agreed", cause="ill",
        next_step="Ring them", next_on=DAY, reflection="Well.",
    )  # fmt: skip
    log = TalkLog("log", "case", note, "next", at(2))
    table.add(log)
    assert table.get("log") == log
    assert table.of_case("case") == (log,)
    later = TalkLog("later", "case", TalkNote(DAY + timedelta(1), held=False), "", at(3))
    table.add(later)
    assert [each.id for each in table.of_case("case")] == ["later", "log"]
    assert table.noted_since(DAY) == frozenset()  # there is no talk
    for talk, first, noted in (
        (DAY + timedelta(1), DAY + timedelta(1), {"case"}),
        (DAY + timedelta(2), DAY, set()),
        (DAY, DAY + timedelta(2), set()),
    ):
        CaseTable(store).set_talk("case", talk, "", "", at(4))
        assert table.noted_since(first) == noted
    table.set_trashed("log", at(4))
    assert [each.id for each in table.of_case("case")] == ["later"]
    table.set_trashed("log", None)
    assert len(table.of_case("case")) == 2


def test_settings(store):
    table = SettingTable(store)
    assert table.get("theme") in ("", None)
    table.set("theme", "dark")
    table.set("theme", "light")
    table.note("size", "100")
    assert table.get("theme") == "light"
    assert {name: table.all()[name] for name in ("theme", "size")} == {
        "theme": "light",
        "size": "100",
    }
