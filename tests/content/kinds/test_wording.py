"""What the ear's content is refused for."""

from __future__ import annotations

import pytest

WORDING = "wording/en.yaml"
ENTRY = "    words: [always, never]\n"
LABEL = """    source: [our-default]
  - id: label-odd
    patterns: [you are odd]
    why: A label can only be denied.
    instead: Say what was done.
    source: [our-default]
"""


@pytest.mark.parametrize(
    ("new", "line", "says"),
    [
        ("    patterns: [never]\n", "id: always-never", "does not begin with a category"),
        ("    lacks: [never]\n" + ENTRY, "id: always-never", "does not begin with a category"),
        ("    heard: perhaps\n" + ENTRY, "heard:", "neither yes nor no"),
    ],
)
def test_an_entry_that_cannot_be_heard_is_refused(refused, new, line, says):
    refused(WORDING, ENTRY, new, line, says)


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("[you are odd]", '["you ..3"]\n    needs: ["[odd]"]', "needs", "met by any words"),
        ("[you are odd]", '["you (a+)+ odd"]', "patterns", "cannot be read"),
        ("[you are odd]", '["<nobody> odd"]', "patterns", "no set"),
        ("[you are odd]", f"['{'[so] ' * 15}odd']", "patterns", "in 32,768 ways; 30,000 is"),
        ("[you are odd]", f"['{'[so] ' * 39}odd']", "patterns", "549,755,813,888 ways"),
        ("[you are odd]", f"['{'so ' * 41}']", "patterns", "41 elements; 40 is the most"),
        ("[you are odd]", f"['{'..8 so|so_so|so_so_so ' * 4}']", "patterns", "in 531,441 ways"),
        ("[you are odd]", "[you are odd]\n    lacks: [a]", "label-odd", "whole talk"),
        ("[you are odd]", "[you are odd]\n    examples: {marked: [You are.]}", "marked",
         "hears no 'label'"),
        ("[you are odd]", "[you are odd]\n    examples: {innocent: [You are odd.]}", "innocent",
         "marks 'You are odd'"),
    ],
)  # fmt: skip
def test_a_pattern_or_an_example_that_does_not_hold_is_refused(small, old, new, line, says):
    small.edit(WORDING, "    source: [our-default]\n", LABEL)
    assert small.faults() == ()
    small.edit(WORDING, old, new)
    found = [fault for fault in small.faults() if says in f"{fault.what} {fault.mend}"]
    lines = small.file(WORDING).read_text(encoding="utf-8").split("\n")
    assert any(line in lines[fault.line - 1] for fault in found), small.faults()


@pytest.mark.parametrize("pattern", ["[so] " * 14 + "odd", "so " * 40, "..8 so|is " * 4])
def test_a_pattern_that_can_be_read_in_many_ways_but_not_too_many_is_kept(small, pattern):
    small.edit(WORDING, "    source: [our-default]\n", LABEL)
    small.edit(WORDING, "[you are odd]", f"['{pattern}']")
    assert small.faults() == ()
