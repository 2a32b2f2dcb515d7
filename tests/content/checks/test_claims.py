"""`claims.yaml`: what a line may take for granted, and what is refused of it."""

from __future__ import annotations

import pytest

from coach.content.checks.check import read_pack
from coach.domain.rules.verdict import Verdict
from coach.engine.rules.conditions import parse
from coach.paths import pack_folder

CLAIMS = "claims.yaml"
NEWS = "talk/part/news.md"
TEXT = """claims:
  - id: friend
    says: You have become friends.
    when: closeness is friend
  - id: has-a-day
    says: The last day is set.
    when: last_day and verdict is PART/REFER
"""


@pytest.fixture
def claims(small):
    """The small pack with two claims, each of them named."""
    small.file(CLAIMS).write_text(TEXT, encoding="utf-8")
    small.edit(NEWS, "when: closeness is friend\n", "when: closeness is friend\nclaims: [friend]\n")
    small.edit("reactions/why-now.md", "weight: 5\n", "weight: 5\nclaims: has-a-day\n")
    return small


def test_claims_are_read_and_kept_with_what_names_them(claims):
    assert claims.faults() == ()
    pack = read_pack(claims.folder)
    friend, day = pack.claims
    assert (friend.id, friend.says) == ("friend", "You have become friends.")
    assert day.when == parse("fact last_day and verdict is PART/REFER")
    variants = pack.talk.parts_of(Verdict.PART)[0].variants
    assert [each.claims for each in variants] == [None, ("friend",), None, None]
    assert pack.talk.reactions[0].claims == ("has-a-day",)


def test_what_a_letter_names_in_front_holds_for_each_of_its_lines(claims):
    file = next(iter(claims.folder.glob("letters/*.md"))).name
    claims.edit(f"letters/{file}", "kind:", "claims: [friend]\nkind:")
    letter = next(each for each in read_pack(claims.folder).talk.letters if f"{each.id}.md" == file)
    assert all(each.claims == ("friend",) for each in letter.variants)


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "says"),
    [
        (CLAIMS, "closeness is friend", "closeness is fiend", "fiend", "Did you mean 'friend'?"),
        (CLAIMS, "    when: last_day and", "    when: last_dya and", "last_dya", "no fact"),
        (CLAIMS, "    says: The last day is set.\n", "", "has-a-day", "'says' is missing"),
        (CLAIMS, "id: has-a-day", "id: friend", "id: friend", "stands here twice"),
        (NEWS, "claims: [friend]", "claims: [freind]", "freind", "Unknown claim 'freind'."),
        ("reactions/why-now.md", "has-a-day", "a-day", "a-day", "Unknown claim 'a-day'."),
    ],
)
def test_what_is_wrong_with_a_claim_is_named(claims, file, old, new, line, says):
    claims.edit(file, old, new)
    found = [fault for fault in claims.faults() if says in f"{fault.what} {fault.mend}"]
    assert found, claims.faults()
    assert any(fault.file == file for fault in found)
    lines = claims.file(file).read_text(encoding="utf-8").split("\n")
    assert any(line in lines[fault.line - 1] or file == CLAIMS for fault in found), found
    assert all(fault.mend for fault in found)


def test_where_claims_are_owed_a_text_without_them_and_an_unused_one_are_refused(claims):
    claims.edit(CLAIMS, "claims:\n", "complete: yes\nclaims:\n")
    claims.edit(NEWS, "claims: [friend]", "claims: []")
    found = claims.faults()
    assert {fault.what for fault in found} == {
        "'claims' is missing: it must say what it takes for granted.",
        "Nothing names the claim 'friend'.",
    }
    files = {fault.file.split("/")[0] for fault in found}
    assert {"talk", "letters", "plans", CLAIMS} <= files
    assert "reactions" not in files


def test_a_pack_without_claims_owes_none(small):
    assert small.faults() == ()


def test_whether_claims_are_complete_is_yes_or_no(claims):
    claims.edit(CLAIMS, "claims:\n", "complete: perhaps\nclaims:\n")
    (fault,) = claims.faults()
    assert fault.what == "'complete' is neither yes nor no."


def test_every_text_of_the_built_in_pack_names_its_claims():
    assert "\ncomplete: yes\n" in (pack_folder() / CLAIMS).read_text(encoding="utf-8")
