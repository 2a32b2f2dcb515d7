"""How the ear's content is read from one file or many, and what it is refused for."""

from __future__ import annotations

import pytest

from coach.content.checks.check import read_pack

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


def entry(name, words, pattern="you are odd"):
    """An entry of `words`, on its own."""
    lines = [f"id: {name}", f"words: [{words}]", f"patterns: ['{pattern}']", "why: A label.",
             "instead: Say what was done.", "source: [our-default]"]  # fmt: skip
    return "  - " + "\n    ".join(lines) + "\n"


@pytest.fixture
def split(small):
    """The small pack with its wording in three files."""
    for name, words in (("label", "odd"), ("hedge", "perhaps")):
        text = f"words:\n{entry(f'{name}-{words}', words)}"
        small.file(f"wording/en/{name}.yaml").write_text(text, encoding="utf-8")
    small.edit("wording/en/hedge.yaml", "words:\n", "ear:\n  sets:\n    few: [odd, even]\nwords:\n")
    small.edit("wording/en/hedge.yaml", "you are odd", "you are <few>")
    return small


def words_of(pack):
    return [each.id for each in pack.talk.wording]


def test_the_files_of_a_language_come_to_one_wording_by_their_names(split):
    pack = read_pack(split.folder)
    assert words_of(pack) == ["always-never", "hedge-perhaps", "label-odd"]
    assert pack.ear.sets == (("few", ("odd", "even")),)
    assert [each.id for each in pack.ear.entries] == ["hedge-perhaps", "label-odd"]


def test_the_order_of_the_files_can_be_said(split):
    split.edit(WORDING, "words:\n", "ear:\n  order: [label]\nwords:\n")
    assert words_of(read_pack(split.folder)) == ["always-never", "label-odd", "hedge-perhaps"]


def test_the_shared_file_may_have_no_words_of_its_own(split):
    split.file(WORDING).write_text("ear:\n  order: [label, hedge]\n", encoding="utf-8")
    assert words_of(read_pack(split.folder)) == ["label-odd", "hedge-perhaps"]


@pytest.mark.parametrize(
    ("file", "old", "new", "what", "mend"),
    [
        (WORDING, "words:\n", "ear:\n  order:\n    - lable\nwords:\n",
         "There is no file wording/en/lable.yaml.",
         "Did you mean 'label'? It takes: hedge, label."),
        ("wording/en/label.yaml", "words:\n", "ear: {sets: {few: [one]}}\nwords:\n",
         "The set 'few' stands also in another file.",
         "Give one of them another name, or join them."),
        ("wording/en/label.yaml", "label-odd", "hedge-perhaps",
         "The id 'hedge-perhaps' stands here twice, first in wording/en/hedge.yaml on line 5.",
         "Give one of them another id."),
        ("wording/en/label.yaml", "words:\n", "word:\n", "Unknown key 'word'.",
         "Did you mean 'words'? It takes: words, ear."),
    ],
)  # fmt: skip
def test_files_that_do_not_go_together_are_refused(split, file, old, new, what, mend):
    split.edit(file, old, new)
    found = {(fault.file, fault.what): fault for fault in split.faults()}
    assert (file, what) in found, split.faults()
    assert found[file, what].mend == mend


def test_without_a_folder_the_file_needs_words(small):
    small.file(WORDING).write_text("ear:\n  quoted: [so it is]\n", encoding="utf-8")
    assert [fault.what for fault in small.faults()] == ["The list 'words:' is missing."]


def test_a_long_pattern_may_be_broken_at_a_space_and_behind_an_alternative(small):
    small.edit(WORDING, "    source: [our-default]\n", LABEL)
    small.edit(WORDING, "[you are odd]", "\n      - you|\n        they are\n        odd")
    (found,) = read_pack(small.folder).ear.entries
    assert found.patterns == ("you|they are odd",)
