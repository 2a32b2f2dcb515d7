"""What each script of the library has: visible examples, a rule, pairs that can be told apart."""

from __future__ import annotations

import re

import pytest

from coach.content.checks.check import read_pack
from coach.domain.pack import Pack
from coach.domain.talk.script import Script, blanks_in
from coach.domain.wording import MarkSource
from coach.engine.wording.checker import hear
from coach.paths import pack_folder
from tests.reading import grade


@pytest.fixture(scope="module")
def pack() -> Pack:
    """The pack that comes with the program."""
    return read_pack(pack_folder())


def said(script: Script) -> str:
    """All that a script says, without what goes wrong."""
    texts = (script.short, script.long, script.written)
    return "\n\n".join((*texts, script.by_video, script.for_two, script.alone))


def test_each_script_shows_three_places_or_more_for_ones_own_words(pack):
    few = {s.id: blanks_in(said(s)) for s in pack.library.scripts}
    assert {name: blanks for name, blanks in few.items() if len(blanks) < 3} == {}


def test_each_word_that_a_case_can_fill_is_used(pack):
    used = {word.lower() for s in pack.library.scripts for word in blanks_in(said(s))}
    assert {word for word, _ in pack.library.blanks} - used == set()


def test_the_same_word_is_not_written_in_two_ways(pack):
    """A near miss of a word that a case fills would stay empty: [final day] beside [last day]."""
    near = {"our last day", "final day", "help until", "contact", "firstname", "name of the client"}
    found = {word.lower() for s in pack.library.scripts for word in blanks_in(said(s))}
    assert found & near == set()


def test_rules_pairs_and_what_is_settled_first_are_each_ones_own(pack):
    scripts = pack.library.scripts
    for texts in (
        [s.rule for s in scripts],
        [pair.differs for s in scripts for pair in s.pairs],
        [pair.bad for s in scripts for pair in s.pairs],
        [pair.good for s in scripts for pair in s.pairs],
    ):
        assert sorted({t for t in texts if texts.count(t) > 1}) == []
    for s in scripts:
        assert s.rule != s.focus
        assert len(s.settled_first) >= 2
        assert len(s.pairs) >= 3


def test_the_new_words_can_be_read_with_ease(pack):
    texts = [
        (s.id, text)
        for s in pack.library.scripts
        for text in (
            s.rule,
            *s.settled_first,
            *(pair.differs for pair in s.pairs),
            s.not_in_writing,
            s.by_video,
            s.for_two,
            s.alone,
        )
        if len(text.split()) >= 6
    ]
    assert [(name, text) for name, text in texts if grade(text) > 9] == []


def test_no_rule_no_good_line_and_nothing_said_in_a_variant_is_marked(pack):
    said_there = re.compile("“([^”]*)”")
    found = [
        (s.id, text[mark.start : mark.end])
        for s in pack.library.scripts
        for text in (
            s.rule,
            *(pair.good for pair in s.pairs),
            *said_there.findall(s.by_video + s.for_two + s.alone),
        )
        for mark in hear(text, pack.ear)
        if mark.source is MarkSource.PATTERN
    ]
    assert found == []


def test_most_bad_lines_are_marked(pack):
    """Some cannot be: “Let’s talk about this by phone instead.” hurts in one situation alone."""
    bad = [pair.bad for s in pack.library.scripts for pair in s.pairs]
    marked = sum(bool(hear(line, pack.ear)) for line in bad)
    assert marked / len(bad) >= 0.68
