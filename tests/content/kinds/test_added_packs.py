"""A pack that adds to another: what it adds, what it puts in another's place, what is refused."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.content.checks.check import read_pack
from coach.content.library import ContentLibrary
from coach.domain.rules.verdict import Verdict
from coach.errors import ContentError
from tests.content.conftest import Copy

INFO = """id: mine
title: Our words
version: "2.0"
language: en
licence: ours
adds-to: small
"""
REACTION = """---
says: The bank has it.
beneath: Nobody is to blame.
trap: To talk of banks.
weight: 4
source: [our-default]
---
Then let us ring them.
"""
SCRIPT = "scripts/too-small/first-sentence.md"
NEWS = "talk/part/news.md"
CLAIMS = """complete: yes
claims:
  - id: friend
    says: They are friends.
    when: closeness is friend
"""


@pytest.fixture
def mine(tmp_path):
    """A pack that adds to the small one, and nothing yet."""
    (tmp_path / "mine").mkdir()
    added = Copy(tmp_path / "mine")
    added.file("pack.yaml").write_text(INFO, encoding="utf-8")
    return added


@pytest.fixture
def read(small, mine):
    """Reads it with the small pack below; or the faults, in order."""

    def found():
        try:
            return read_pack(mine.folder, base=small.folder)
        except ContentError as error:
            return error.faults

    return found


def put(mine, name, text):
    mine.file(name).write_text(text, encoding="utf-8")


def test_a_pack_that_adds_nothing_is_the_other_under_its_own_name(read, small):
    pack, below = read(), read_pack(small.folder)
    assert (pack.info.id, pack.info.version, pack.info.tones) == ("mine", "2.0", below.info.tones)
    assert replace(pack, info=below.info) == below


def test_a_reaction_is_added_and_one_with_a_known_id_takes_its_place_in_any_folder(read, mine):
    put(mine, "reactions/money/the-bank.md", REACTION)
    put(mine, "reactions/money/why-now.md", REACTION.replace("The bank has it.", "Why today?"))
    assert [(each.id, each.says) for each in read().talk.reactions] == [
        ("the-bank", "The bank has it."),
        ("why-now", "Why today?"),
    ]


def test_a_script_and_a_part_of_a_talk_take_the_place_of_theirs(read, mine, small):
    put(mine, SCRIPT, small.file(SCRIPT).read_text("utf-8").replace("Say it, and", "Say that, and"))
    put(mine, NEWS, small.file(NEWS).read_text("utf-8").replace("to ten", "to twelve"))
    pack = read()
    assert [each.long[:9] for each in pack.library.scripts] == ["Say that,"]
    assert "twelve" in pack.talk.parts_of(Verdict.PART)[0].variants[-1].text
    assert "twelve" not in str(pack.talk.parts_of(Verdict.STOP))


def test_the_entries_of_a_list_are_added_or_take_the_place_of_those_with_their_id(
    read, mine, small
):
    put(
        mine,
        "sources.yaml",
        "sources:\n"
        "  - id: our-firm\n    title: Our firm\n    strength: P\n    says: We do it so.\n"
        "  - id: us-section-1981\n    title: Ours\n    strength: A\n    says: Ours.\n",
    )
    found, below = read().sources, read_pack(small.folder).sources
    assert [each.id for each in found] == [*(each.id for each in below), "our-firm"]
    assert [each.title for each in found][1] == "Ours"
    assert found[0] == below[0]


def test_words_are_added_and_take_the_place_of_those_with_their_id(read, mine):
    words = "words:\n  - id: {}\n    words: [{}]\n    why: W.\n    instead: I.\n"
    words += "    source: [our-default]\n"
    put(mine, "wording/en/ours.yaml", words.format("label-odd", "odd"))
    put(mine, "wording/en.yaml", words.format("always-never", "ever"))
    assert [(each.id, each.words) for each in read().talk.wording] == [
        ("always-never", ("ever",)),
        ("label-odd", ("odd",)),
    ]


def test_a_file_that_is_one_whole_takes_the_place_of_the_other(read, mine, small):
    after = "talk/after.yaml"
    text = small.file(after).read_text("utf-8")
    put(mine, after, text.replace("Something else.", "Another thing."))
    assert "Another thing." in str(read().talk.after)


def test_a_fault_is_told_at_its_line_also_where_an_entry_takes_anothers_place(read, mine):
    put(
        mine,
        "talk/facts.yaml",
        "facts:\n"
        "  - id: shoe\n    label: Shoe\n    help: H.\n    example: E\n"
        "    names: nobody\n    reveals: nothing\n    when: verdict is PRT\n"
        "  - id: years\n    label: Y\n    help: H.\n    example: E\n    kind: number\n"
        "    names: nobody\n    reveals: nothing\n    when: trouble is odd\n",
    )
    assert [(fault.file, fault.line, fault.what[:5]) for fault in read()] == [
        ("talk/facts.yaml", 8, "'PRT'"),
        ("talk/facts.yaml", 16, "'odd'"),
    ]


def test_what_breaks_the_other_pack_is_told_under_its_folder(read, mine):
    put(
        mine,
        "talk/facts.yaml",
        "facts:\n  - id: closeness\n    label: C\n    help: H.\n    example: E\n    kind: choice\n"
        "    names: nobody\n    reveals: nothing\n    choices:\n      near: near\n      far: far\n",
    )
    told = {fault.file for fault in read()}
    assert f"small/{NEWS}" in told
    assert all(name.startswith("small/") for name in told)


def test_two_entries_of_one_id_in_the_pack_itself_are_refused(read, mine):
    one = "  - id: our-firm\n    title: Our firm\n    strength: P\n    says: We do it so.\n"
    put(mine, "sources.yaml", f"sources:\n{one}{one}")
    (fault,) = read()
    assert (fault.file, fault.line) == ("sources.yaml", 6)
    assert fault.what == "The id 'our-firm' stands here twice, first on line 2."


def test_a_claim_that_only_the_other_packs_words_named_may_stay_unused(read, mine, small):
    put(small, "claims.yaml", CLAIMS)
    assert "Nothing names the claim 'friend'." in {fault.what for fault in read_faults(small)}
    whats = {fault.what for fault in read()}
    assert "Nothing names the claim 'friend'." not in whats
    put(mine, "claims.yaml", CLAIMS.replace("friend", "kin", 1).replace("complete: yes\n", ""))
    assert "Nothing names the claim 'kin'." in {fault.what for fault in read()}


def read_faults(pack):
    with pytest.raises(ContentError) as raised:
        read_pack(pack.folder)
    return raised.value.faults


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("adds-to: small", "adds-to: smal",
         (6, "There is no pack 'smal' to add to.", "It takes: small.")),
        ("language: en", "language: de",
         (4, "'small' is in another language, 'en'.", "Write 'language: en'.")),
        ("adds-to: small", "adds-to: small\ntones: [warm]",
         (1, "A pack that adds to another has no 'tones'.",
          "It has the tones of the pack that it adds to: take them out.")),
        ("adds-to: small\n", "",
         (1, "'tones' is missing.", "Name the tones of its talks: [warm].")),
    ],
)  # fmt: skip
def test_what_it_adds_to_must_be_there_and_fit(read, mine, old, new, fault):
    mine.edit("pack.yaml", old, new)
    assert ("pack.yaml", *fault) in {
        (each.file, each.line, each.what, each.mend) for each in read()
    }


def test_without_a_pack_to_add_to_it_is_refused(mine):
    (fault,) = read_faults(mine)
    assert fault.what == "There is no pack 'small' to add to."


def test_the_cache_notices_a_change_of_either_pack(mine, small, tmp_path):
    def says():
        library = ContentLibrary(mine.folder, tmp_path / "cache", small.folder)
        return [each.says for each in library.talk.reactions]

    assert says() == says() == ["Why now?"]
    small.edit("reactions/why-now.md", "Why now?", "Why today?")
    assert says() == ["Why today?"]
    put(mine, "reactions/the-bank.md", REACTION)
    assert says() == ["The bank has it.", "Why today?"]
