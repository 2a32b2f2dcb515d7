"""What the tables themselves promise."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from coach.domain.case import AnswerEntry, AnswerKind, Client
from coach.domain.referral import Level, ReferralNeed, Size, Vendor, VendorKind
from coach.store.tables.cases import CaseRecord, CaseTable
from coach.store.tables.clients import ClientTable
from coach.store.tables.journal import JournalTable
from coach.store.tables.practice.commitments import CommitmentTable
from coach.store.tables.reminders import ReminderTable
from coach.store.tables.settings import SettingTable
from coach.store.tables.vendors import VendorTable


@pytest.fixture
def case_id(store, clock):
    ClientTable(store).add(Client("client", "Halden Tools", "", clock()))
    CaseTable(store).add(CaseRecord("case", "client", "", "", "small 1.0", clock(), clock()))
    return "case"


@pytest.fixture
def said(store, clock, case_id):
    entry = AnswerEntry(0, "motive", "trait", AnswerKind.FIRST, clock())
    JournalTable(store).add(case_id, entry)
    return entry


def test_an_answer_comes_back_as_it_was_given(store, case_id, said, clock):
    undone = AnswerEntry(1, "motive", "trait", AnswerKind.UNDONE, clock(), of=0)
    JournalTable(store).add(case_id, undone)
    assert JournalTable(store).of_case(case_id) == (said, undone)


@pytest.mark.parametrize(
    "order",
    [
        "UPDATE answer SET value = 'behaviour'",
        "DELETE FROM answer",
        "DELETE FROM answer WHERE position = 0",
        "INSERT INTO answer SELECT * FROM answer",
    ],
)
def test_answers_are_only_added(store, case_id, said, order):
    with pytest.raises(dbapi2.IntegrityError):
        store.execute(order)
    assert JournalTable(store).of_case(case_id) == (said,)


def test_answers_go_with_their_case(store, case_id, said):
    store.execute("DELETE FROM case_file WHERE id = ?", (case_id,))
    assert store.rows("SELECT * FROM answer") == []


def test_a_case_needs_a_client(store, clock):
    with pytest.raises(dbapi2.IntegrityError):
        CaseTable(store).add(CaseRecord("case", "nobody", "", "", "", clock(), clock()))


def test_what_has_come_up_is_one_statement_and_uses_its_indexes(store):
    asked = []
    store.connection.set_trace_callback(asked.append)
    ReminderTable(store).open_between(None, date(2026, 11, 26))
    CommitmentTable(store).due(date(2026, 11, 26))
    store.connection.set_trace_callback(None)
    (question,) = asked
    plan = str(store.rows(f"EXPLAIN QUERY PLAN {question}"))
    assert plan.count("SEARCH r USING INDEX reminder_due") == 2
    assert plan.count("SEARCH m USING INDEX commitment_due") == 3  # and those that come soon


@pytest.mark.parametrize(
    ("ask", "index"),
    [
        (lambda cases: list(cases.with_talk_from(date(2026, 11, 26))), "case_talk"),
        (lambda cases: cases.with_talk(date(2026, 11, 1), date(2026, 11, 26)), "case_talk"),
        (lambda cases: cases.hot(), "case_hot"),
    ],
)
def test_what_today_asks_of_the_cases_uses_its_index(store, ask, index):
    asked = []
    store.connection.set_trace_callback(asked.append)
    ask(CaseTable(store))
    store.connection.set_trace_callback(None)
    (question,) = asked
    assert f"USING INDEX {index}" in str(store.rows(f"EXPLAIN QUERY PLAN {question}"))


def test_columns_refuse_another_type(store):
    with pytest.raises(dbapi2.IntegrityError):
        store.execute("INSERT INTO setting VALUES ('theme', x'00')")


words = st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=3).map(tuple)
text = st.text(st.characters(exclude_categories=["Cs"]))
vendors = st.builds(
    Vendor,
    id=st.just("vendor"),
    name=text,
    kind=st.sampled_from(VendorKind),
    contact=text,
    covers=words,
    size=st.sampled_from(Size),
    intimacy=st.sampled_from(Level),
    places=words,
    languages=words,
    sectors=words,
    price=st.sampled_from(Level),
    capacity=st.sampled_from(Level),
    tie=text,
    consent=st.booleans(),
    outcome=text,
    outcome_good=st.none() | st.booleans(),
    note=text,
)
same_file = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)


@same_file
@given(vendor=vendors, other=vendors)
def test_any_vendor_comes_back_as_it_was_kept(store, clock, vendor, other):
    table = VendorTable(store)
    store.execute("DELETE FROM vendor")
    table.add(vendor, clock())
    assert table.all() == (vendor,)
    table.edit(other)
    assert table.get("vendor") == other


def test_a_need_comes_back_as_it_was_kept(store, case_id):
    table = VendorTable(store)
    assert table.need(case_id) is None
    need = ReferralNeed(("payroll", "給与"), Size.SMALL, Level.HIGH, ("bergen",), ("العربية",))
    table.set_need(case_id, ReferralNeed(()))
    table.set_need(case_id, need)
    assert table.need(case_id) == need


@same_file
@given(text)
def test_any_text_is_kept_as_it_is(store, value):
    SettingTable(store).set("any", value)
    assert SettingTable(store).all() == {"any": value}
