"""A text that is longer than what is read of one is kept whole, whatever comes back of it."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.domain.referral import Level, ReferralNeed, Size, Vendor, VendorKind
from coach.engine.talk.facts import LONGEST
from coach.errors import GoodTermsError
from coach.store.file.long_texts import MARK, Piece, piece, whole, whole_list
from coach.store.file.reading import NAME_MOST, TEXT_MOST, WORD_MOST, WORDS_MOST
from coach.store.tables.cases import CaseTable
from coach.store.tables.clients import ClientTable
from coach.store.tables.vendors import VendorTable

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
VENDOR = Vendor(
    "v", "Brook", VendorKind.VENDOR, "", ("hr",), Size.ANY, Level.ANY, (), (), (),
    Level.ANY, Level.ANY, "", consent=True, outcome="", outcome_good=None, note="",
)  # fmt: skip


@given(st.text(max_size=40), st.integers(2, 20))
def test_what_was_shown_and_comes_back_changes_nothing(stored, most):
    shown = piece("note", stored, most)
    assert len(shown) <= most
    assert isinstance(shown, Piece) == (len(stored) > most)
    assert whole(stored, most, shown) == stored


@given(st.text(min_size=11, max_size=40), st.text(max_size=15))
def test_a_change_of_the_beginning_keeps_the_rest(stored, typed):
    kept = whole(stored, 10, f"{typed}{MARK}")
    assert kept in (f"{typed}{stored[9:]}", stored)


def test_a_text_without_the_sign_is_refused_and_an_emptied_field_is_emptied():
    stored = "x" * 11
    with pytest.raises(GoodTermsError) as refused:
        whole(stored, 10, "something else")
    assert str(refused.value) == (
        "Only the beginning of this text is shown: it has 11 characters. All of it is kept, and "
        f"nothing was changed. Leave the {MARK} at its end, and the rest stays behind it. To write "
        "it anew, empty the field first."
    )
    assert whole(stored, 10, "") == ""
    assert whole("x" * 10, 10, "something else") == "something else"  # it was shown whole


def _long(most):
    return "".join(chr(97 + number % 26) for number in range(most + 1))


@pytest.mark.parametrize("end", ["", " and more"])
def test_the_note_of_a_client_stays_whole_when_its_name_is_changed(full, end):
    stored = _long(TEXT_MOST) + end
    full.rows("UPDATE client SET note = ? WHERE id = 'a'", (stored,))
    table = ClientTable(full)
    table.edit("a", "Halden & Sons", table.get("a").note)
    assert full.row("SELECT name, note FROM client WHERE id = 'a'") == ("Halden & Sons", stored)


def test_a_title_a_reflection_and_a_fact_stay_whole(full):
    table = CaseTable(full)
    title, reflection, fact = _long(NAME_MOST), _long(TEXT_MOST), _long(LONGEST)
    full.rows("UPDATE case_file SET title = ?, reflection = ? WHERE id = 'a'", (title, reflection))
    table.set_fact("a", "work", fact, NOW)
    table.rename("a", f"New {table.get('a').title}", NOW)
    table.set_reflection("a", table.reflection("a"), NOW)
    table.set_fact("a", "work", table.facts("a")["work"], NOW)
    assert full.row("SELECT title, reflection FROM case_file WHERE id = 'a'") == (
        f"New {title}",
        reflection,
    )
    assert full.row("SELECT value FROM fact WHERE case_id = 'a' AND fact = 'work'") == (fact,)
    with pytest.raises(GoodTermsError):
        table.set_fact("a", "work", "the campaigns", NOW)
    table.clear_fact("a", "work")  # an emptied field
    table.set_fact("a", "work", "the campaigns", NOW)


def test_what_a_vendor_does_stays_whole(full):
    table = VendorTable(full)
    words = [f"word {number}" for number in range(WORDS_MOST + 2)]
    words[1] = _long(WORD_MOST)
    tie = _long(NAME_MOST)
    table.add(VENDOR, NOW)
    full.rows("UPDATE vendor SET covers = ?, tie = ? WHERE id = 'v'", (json.dumps(words), tie))
    shown = table.get("v")
    assert len(shown.covers) == WORDS_MOST
    assert {(row.table, row.column) for row in full.unread.all()} <= {
        ("vendor", "covers"),
        ("vendor", "tie"),
    }
    table.edit(replace(shown, name="Ash", covers=("tax", *shown.covers[1:])))
    covers, kept = full.row("SELECT covers, tie FROM vendor WHERE id = 'v'")
    assert json.loads(covers) == ["tax", *words[1:]]
    assert kept == tie


def test_what_a_client_needs_stays_whole(full):
    table = VendorTable(full)
    table.set_need("a", ReferralNeed(("hr",)))
    words = [f"word {number}" for number in range(WORDS_MOST + 1)]
    full.rows("UPDATE referral_need SET sectors = ? WHERE case_id = 'a'", (json.dumps(words),))
    need = table.need("a")
    table.set_need("a", replace(need, needs=("tax",)))
    needs, sectors = full.row("SELECT needs, sectors FROM referral_need WHERE case_id = 'a'")
    assert (json.loads(needs), json.loads(sectors)) == (["tax"], words)


def test_a_list_that_was_none_and_one_that_was_emptied_are_replaced():
    assert whole_list("{", (2, 5), ("hr",)) == ("hr",)
    assert whole_list('["a", "b", "c"]', (2, 5), ()) == ()
