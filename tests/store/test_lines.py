"""The journal of actions in a talk: added to, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from coach.domain.case import Client
from coach.domain.talk.edit import BrokenEdit, Choice, EditAction, EditEntry, Side
from coach.domain.talk.talk import Tone
from coach.store.tables.cases import CaseRecord, CaseTable
from coach.store.tables.clients import ClientTable
from coach.store.tables.lines import LineTable


def add_case(store, clock):
    ClientTable(store).add(Client("client", "Halden Tools", "", clock()))
    CaseTable(store).add(CaseRecord("case", "client", "", "", "small 1.0", clock(), clock()))
    return "case"


@pytest.fixture
def case_id(store, clock):
    return add_case(store, clock)


words = st.text(st.characters(exclude_categories=["Cs"]))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    action=st.sampled_from(EditAction), value=words, base=words, of=st.none() | st.integers(0, 9)
)
def test_any_action_comes_back_as_it_was_kept(store, clock, action, value, base, of):
    store.execute("DELETE FROM client")  # its cases and their actions go with it
    case_id = add_case(store, clock)
    value = {
        EditAction.TONE: Tone.WARM,
        EditAction.MOVE: Side.AFTER,
        EditAction.SETTLE: Choice.OWN,
    }.get(action, value)
    entries = tuple(
        EditEntry(position, action, "news/say", value, base, clock(), of) for position in range(2)
    )
    for entry in entries:
        LineTable(store).add(case_id, entry)
    assert LineTable(store).of_case(case_id) == entries


@pytest.mark.parametrize(
    "order",
    [
        "UPDATE line_edit SET value = 'x'",
        "DELETE FROM line_edit",
        "INSERT INTO line_edit SELECT * FROM line_edit",
    ],
)
def test_an_action_is_never_changed_or_taken_out(store, clock, case_id, order):
    entry = EditEntry(0, EditAction.REWRITE, "news/say", "It is over.", "Maybe.", clock())
    LineTable(store).add(case_id, entry)
    with pytest.raises(dbapi2.IntegrityError):
        store.execute(order)
    assert LineTable(store).of_case(case_id) == (entry,)


def kept(store, position, deed, line, *, value="x", of=None):
    """A row of the journal as another version may have left it."""
    store.rows("PRAGMA ignore_check_constraints = ON")
    store.execute(
        "INSERT INTO line_edit (case_id, position, deed, line, value, base, of, said_at)"
        " VALUES ('case', ?, ?, ?, ?, '', ?, '2026-11-26T12:00:00.000000+00:00')",
        (position, deed, line, value, of),
    )


@pytest.mark.parametrize(
    ("after", "is_settled"),
    [
        ((9, "rewrite", "news/say", None), True),  # the same line, and later
        ((3, "rewrite", "news/say", None), False),  # earlier
        ((9, "rewrite", "news/end", None), False),  # another line
        ((9, "rewrite", "news/end", 5), True),  # in its place
        ((3, "rewrite", "news/end", 5), True),  # whenever it was
        ((9, "lock", "news/say", None), False),  # it settles nothing
    ],
)
def test_what_waits_to_be_mended_is_settled_by_a_later_action_on_it(
    store, case_id, after, is_settled
):
    position, deed, line, of = after
    kept(store, 5, "sing", "news/say", value="Tra la.")
    kept(store, position, deed, line, of=of)
    found = LineTable(store).broken(case_id)
    waiting = BrokenEdit(5, "sing", "news/say", "Tra la.", "deed")
    assert found == (() if is_settled else (waiting,))


@pytest.mark.parametrize(("most", "following"), [(None, 0), (0, 1), (7, 8), (-3, 0)])
def test_the_next_action_comes_behind_every_other(store, clock, case_id, most, following):
    if most is not None:
        kept(store, most, "sing", "news/say")
    assert LineTable(store).next_position(case_id) == following
