"""Blanks of a script that are filled from a case."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.domain.talk.own_script import OwnScript, OwnText
from coach.domain.talk.script import ScriptStage
from coach.engine.talk.context import Context
from coach.engine.talk.own_script import (
    as_script,
    changed_texts,
    changed_under,
    filled_from,
    texts_of,
    with_own,
)

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


WRITTEN = {
    OwnText.TITLE: "Mine", OwnText.USE_WHEN: "Late.", OwnText.RULE: "Ask.", OwnText.SHORT: "Pay.",
    OwnText.LONG: "Pay now.", OwnText.WRITTEN: "Dear.",
}  # fmt: skip


def test_which_texts_say_something_else_and_which_the_library_has_changed_since():
    script = as_script(OwnScript("own", "", "late", ScriptStage.OPEN, WRITTEN, {}))
    assert texts_of(script) == WRITTEN
    assert changed_texts(script, {**WRITTEN, OwnText.RULE: " Ask. "}) == {}
    assert changed_texts(script, {OwnText.RULE: "Wait.", OwnText.LONG: "Pay now."}) == {
        OwnText.RULE: "Wait."
    }
    own = OwnScript(
        "own", "ask", "late", ScriptStage.OPEN,
        {OwnText.TITLE: "Ours", OwnText.RULE: "Ours.", OwnText.SHORT: "Ours."},
        {OwnText.TITLE: "Mine", OwnText.RULE: "Before.", OwnText.LONG: "Before."},
    )  # fmt: skip
    assert changed_under(script, own) == {OwnText.RULE: ("Before.", "Ask.")}
    assert texts_of(with_own(script, own)) == {**WRITTEN, **own.texts}
    nothing = as_script(replace(own, texts={}))
    assert set(texts_of(nothing).values()) == {""}
    assert (nothing.id, nothing.situation, nothing.stage) == ("own", "late", ScriptStage.OPEN)
    assert [nothing.not_when, nothing.focus, nothing.contrast, nothing.contrast_why] == [""] * 4
