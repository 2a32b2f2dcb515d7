"""A name is found by its letters as they are on any keyboard, and with its apostrophes left out."""

from __future__ import annotations

import pytest

from coach.domain.case import Client
from coach.store.tables.clients import ClientTable
from coach.store.tables.name_index import FindableTable

LETTERS = {
    "ß": "ss", "ẞ": "ss", "ø": "o", "Ø": "o", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe",
    "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th",
    "\u0131": "i",
}  # fmt: skip
SIGNS = "'\u2019\u2018\u02bc`\u00b4\u2032\uff07\u02b9\u201b"


@pytest.mark.parametrize("letter", LETTERS)
def test_a_letter_that_a_keyboard_lacks_is_found_by_those_it_has(store, clock, letter):
    ClientTable(store).add(Client("c", f"Qua{letter}x Tools", "", clock()))
    found = FindableTable(store).by_words([[f"qua{LETTERS[letter]}x"]])
    assert [each.title for each in found] == [f"Qua{letter}x Tools"]


@pytest.mark.parametrize("sign", SIGNS)
def test_a_name_is_found_with_its_apostrophe_left_out(store, clock, sign):
    ClientTable(store).add(Client("c", f"O{sign}Neill", "", clock()))
    assert [each.id for each in FindableTable(store).by_words([["oneill"]])] == ["c"]
