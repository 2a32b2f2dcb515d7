"""Blanks of a script that are filled from a case."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.engine.talk.context import Context
from coach.engine.talk.own_script import filled_from

BLANKS = {
    "first name": "contact",
    "my first name": "me",
    "amount": "amount_due",
    "date": "last_day",
}
CASE = Context(
    {}, frozenset(), {"contact": "Ana Ruiz", "amount_due": "£420", "last_day": "the first of May"}
)


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("[First name], it is [amount].", "Ana, it is £420."),
        ("On [date], [first name].", "On the first of May, Ana."),
        ("[Date] is the day.", "The first of May is the day."),
        ("[forty-two] people, [my first name].", "[forty-two] people, [my first name]."),
        ("See [the guide](http://x).", "See [the guide](http://x)."),
        ("[amount](x) [amount]", "[amount](x) £420"),
        ("No blank.", "No blank."),
    ],
)
def test_what_the_case_has_is_filled_and_the_rest_stays(text, filled):
    assert filled_from(text, BLANKS, CASE) == filled


def test_a_name_with_a_title_stays_whole():
    case = replace(CASE, blanks={"contact": "Dr Ruiz"})
    assert filled_from("[first name],", BLANKS, case) == "Dr Ruiz,"
