"""What the words to find by are refused for, and what they come to."""

from __future__ import annotations

import pytest

from coach.content.checks.check import read_pack
from coach.domain.search import Kind, Place
from tests.practice import with_practice

SCRIPT = "scripts/too-small/first-sentence.md"
SEARCH = "search/en.yaml"
KEY = "verdicts: [PART, REFER]"
PLACES = "".join(f"  - id: {place.value}\n    title: Title of {place.value}\n" for place in Place)
WHOLE = f"ignored: [the, a]\nsynonyms:\n  - [end, let go]\nexamples: [too small]\nplaces:\n{PLACES}"


@pytest.fixture
def search(small):
    """The small pack with words to find by."""
    small.file(SEARCH).write_text(WHOLE, encoding="utf-8")
    return small


def test_words_to_find_by_are_read(search):
    search.edit(SCRIPT, KEY, f"{KEY}\nasked_as: [we are tiny]")
    found = read_pack(search.folder).search
    script = next(each for each in found.documents if each.kind is Kind.SCRIPT)
    assert (script.id, script.asked_as) == ("too-small/first-sentence", ("we are tiny",))
    assert found.synonyms == (("end", "let go"),)
    assert found.examples == ("too small",)
    kinds = [each.kind for each in found.documents]
    assert kinds.count(Kind.VERDICT) == 12
    places = {Kind.PAGE, Kind.SETTING, Kind.COMMAND}
    assert sum(kind in places for kind in kinds) == len(Place)


def test_role_plays_and_personas_are_found_by_whom_one_sits_with(small):
    with_practice(small.folder)
    found = read_pack(small.folder).search.documents
    (play,) = [each for each in found if each.kind is Kind.ROLEPLAY]
    (person,) = [each for each in found if each.kind is Kind.PERSONA]
    assert (play.id, play.title) == ("the-tree-nursery", "The tree nursery")
    assert play.asked_as == ("Mo Field", "Owner of a nursery garden")
    assert play.group  # the name of its verdict
    assert (person.id, person.title, person.asked_as[0]) == (
        "mo-field",
        "Mo Field",
        play.asked_as[1],
    )


def test_a_pack_may_do_without(small):
    assert small.faults() == ()
    assert read_pack(small.folder).search.synonyms == ()


@pytest.mark.parametrize(
    ("asked", "line", "says"),
    [
        ("['?!']", "?!", "has no word in it"),
        (f"['{' word' * 13}']", "word word", "has 13 words"),
        ("[we are tiny, we are tiny]", "asked_as", "stands also in the script 'first-sentence'"),
        ("we are tiny", "asked_as", ""),
    ],
)
def test_ways_to_ask_that_make_no_sense_are_refused(refused, asked, line, says):
    refused(SCRIPT, KEY, f"{KEY}\nasked_as: {asked}", line, says)


def test_a_way_to_ask_leads_to_one_script_only(small):
    text = (
        small.file(SCRIPT).read_text(encoding="utf-8").replace(KEY, f"{KEY}\nasked_as: [tiny us]")
    )
    small.file(SCRIPT).write_text(text, encoding="utf-8")
    small.file("scripts/too-small/second.md").write_text(
        text.replace("[tiny us]", "[Tiny us!]"), encoding="utf-8"
    )
    (fault,) = small.faults()
    assert fault.file == "scripts/too-small/second.md"
    assert "stands also in the script 'first-sentence'" in fault.what


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("  - id: theme\n    title: Title of theme\n", "", "Nothing leads to: theme."),
        ("id: theme", "id: today", "'today' stands here twice"),
        ("id: theme", "id: thme", "theme"),
        ("  - [end, let go]", "  - [end]", ""),
        ("ignored: [the, a]", "ignroed: [the]", "Did you mean 'ignored'?"),
    ],
)
def test_a_file_of_words_that_is_not_whole_is_refused(search, old, new, says):
    search.edit(SEARCH, old, new)
    faults = search.faults()
    assert faults
    assert all(fault.file == SEARCH for fault in faults)
    assert any(says in f"{fault.what} {fault.mend}" for fault in faults)
