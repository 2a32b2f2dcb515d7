"""A script as lines to say, out of its Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.engine.talk.script_lines import lines_of, plain, seconds_of


def said(text):
    return [(line.text, line.cue) for line in lines_of(text)]


def test_paragraphs_are_lines_and_what_stands_in_italics_is_a_cue():
    text = "[Name], it is\nover.\n\n*Pause.*\n\n**Two** things *matter* now."
    assert said(text) == [
        ("[Name], it is over.", False),
        ("Pause.", True),
        ("Two things matter now.", False),
    ]


def test_each_point_is_a_line_and_keeps_what_it_goes_on_with():
    text = "Three names:\n\n- Ruth, who\n  knows you.\n- **Tom**.\n1. Ana\n\n## A heading"
    assert [line for line, _ in said(text)] == [
        "Three names:",
        "Ruth, who knows you.",
        "Tom.",
        "Ana",
        "A heading",
    ]


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("***both***", "both"),
        ("**If *they* ask:** wait", "If they ask: wait"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("snake_case_name and _said_", "snake_case_name and said"),
        (r"\[not a link\]", "[not a link]"),
        ("**unclosed", "**unclosed"),
    ],
)
def test_marks_are_taken_out_and_signs_stay(markdown, text):
    assert plain(markdown) == text


def test_nothing_is_no_line_and_takes_no_time():
    assert lines_of(" \n\n \n") == ()
    assert seconds_of("") == 0
    assert seconds_of("*Wait for a whole minute and say not one word.*") == 0
    assert seconds_of(" ".join(["word"] * 130)) == 60


def test_every_short_script_of_the_pack_is_sayable_in_some_minutes(pack):
    for script in pack.library.scripts:
        lines = lines_of(script.short)
        assert any(not line.cue for line in lines), script.id
        assert all("**" not in line.text for line in lines), script.id
        assert 15 <= seconds_of(script.short) <= 300, script.id


@given(st.text(max_size=200))
def test_any_text_has_lines_without_breaks(text):
    assert all(line.text and "\n" not in line.text for line in lines_of(text))
