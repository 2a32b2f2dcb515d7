"""Answers files: read strictly, all faults at once; what is written reads back the same."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.content.answers.answers import read_answers, write_answers
from coach.content.checks.check import read_pack
from coach.errors import AnswersError


@pytest.fixture(scope="module")
def pack(small_folder):
    """The small pack."""
    return read_pack(small_folder)


@pytest.fixture(scope="module")
def read(pack):
    """Reads a text or file."""
    return lambda source: read_answers(source, pack.interview, pack.talk.facts)


WHOLE = """\
answers:
  conduct: rude
  motive: dont-know
  leaving: skip
client:
  client: Łódź Bakery 🥐 שלום
  last_day: 2026-06-30
  years: 6
  closeness: friend
  contact:
"""


def test_answers_and_facts_are_read(read, tmp_path):
    path = tmp_path / "answers.yaml"
    path.write_text(WHOLE, encoding="utf-8")
    for source in (WHOLE, path):
        found = read(source)
        assert found.answers == {"conduct": "rude", "motive": "dont-know", "leaving": "skip"}
        assert found.client == {
            "client": "Łódź Bakery 🥐 שלום",
            "last_day": "2026-06-30",
            "years": "6",
            "closeness": "friend",
        }


@pytest.mark.parametrize("text", ["answers:\n", "answers: {}\nclient:\n"])
def test_nothing_said_yet_is_no_fault(read, text):
    found = read(text)
    assert (found.answers, found.client) == ({}, {})


@pytest.mark.parametrize(
    "written",
    ["30.6.2026", "20260630", "30 June 2026", "30/6/26", "June 30th, 2026", "Tue 30 Jun 2026"],
)
def test_a_day_is_read_as_people_write_it_and_kept_as_it_always_was(read, written):
    found = read(f"answers: {{}}\nclient:\n  last_day: '{written}'\n")
    assert found.client == {"last_day": "2026-06-30"}


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (
            "answers:\n  conduct: rudely\n",
            2,
            "Unknown answer 'rudely' for 'conduct'. Did you mean 'rude'?",
        ),
        (
            "answers:\n  conduct: rudely\n",
            2,
            "It takes: fine, rude, severe, dont-know, skip.",
        ),
        ("answers:\n  conduct: don't know\n", 2, "Did you mean 'dont-know'?"),
        ("answers:\n  condct: rude\n", 2, "Unknown question 'condct'. Did you mean 'conduct'?"),
        ("answers:\n  conduct: rude\n  conduct: fine\n", 3, "stands here twice"),
        ("answers:\n  conduct: [rude]\n", 2, "'conduct' takes one value."),
        ("answers:\n  conduct:\n", 2, "Unknown answer '' for 'conduct'."),
        ("answers: [conduct]\n", 1, "'answers' is not a mapping."),
        ("answer:\n  conduct: rude\n", 1, "Unknown key 'answer'. Did you mean 'answers'?"),
        ("client: {}\n", 1, "'answers:' is missing."),
        ("conduct", 1, "This is not an answers file."),
        ("", 1, "This is not an answers file."),
        ("answers: {}\nclient:\n  lastday: 2026-06-30\n", 3, "Did you mean 'last_day'?"),
        ("answers: {}\nclient:\n  last_day: soon\n", 3, "Write it like 2026-06-30."),
        ("answers: {}\nclient:\n  last_day: 3 Dec\n", 3, "Write day, month and year, such as"),
        ("answers: {}\nclient:\n  last_day: tomorrow\n", 3, "Write day, month and year, such as"),
        (
            "answers: {}\nclient:\n  last_day: 3/12/2026\n",
            3,
            "may be 3 December 2026 or 12 March 2026. Write 2026-12-03 or 2026-03-12.",
        ),
        ("answers: {}\nclient:\n  last_day: 31 April 2027\n", 3, "Write 30 April or 1 May."),
        ("answers: {}\nclient:\n  last_day: 2026-02-30\n", 3, "'2026-02-30' is not a date"),
        ("answers: {}\nclient:\n  years: six\n", 3, "'six' is not a number for 'years'."),
        ("answers: {}\nclient:\n  closeness: frend\n", 3, "Did you mean 'friend'?"),
        ("answers: {}\nclient:\n  contact: &a Ana\n", 3, "Anchors"),
        ("answers: {}\nclient:\n  contact: Ana: Bee\n", 3, "This cannot be read"),
    ],
)
def test_a_fault_is_named_with_its_line_and_mend(read, text, line, says):
    with pytest.raises(AnswersError) as caught:
        read(text)
    found = [f for f in caught.value.faults if says in f"{f.what} {f.mend}"]
    assert [fault.line for fault in found] == [line], caught.value.faults


def test_every_fault_is_named_at_once(read, tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text("answers:\n  condct: rude\n  motive: me\nclient:\n  years: six\n")
    with pytest.raises(AnswersError) as caught:
        read(path)
    assert [(fault.file, fault.line) for fault in caught.value.faults] == [
        ("mine.yaml", 2),
        ("mine.yaml", 3),
        ("mine.yaml", 5),
    ]


def test_a_file_that_cannot_be_read_is_named(read, tmp_path):
    with pytest.raises(AnswersError, match=r"'gone\.yaml' cannot be read"):
        read(tmp_path / "gone.yaml")
    with pytest.raises(AnswersError, match="cannot be read"):
        read(tmp_path)


def test_a_file_that_is_not_text_is_refused(read, tmp_path):
    path = tmp_path / "answers.yaml"
    path.write_bytes(b"answers:\n  conduct: \xff\n")
    with pytest.raises(AnswersError) as caught:
        read(path)
    assert caught.value.faults[0].line == 2


def test_answers_under_an_older_id_are_read_under_the_new_one(pack):
    interview = replace(
        pack.interview, renamed={"manners": "conduct", "conduct.bad": "conduct.rude"}
    )
    found = read_answers("answers:\n  manners: bad\n", interview, pack.talk.facts)
    assert found.answers == {"conduct": "rude"}
    with pytest.raises(AnswersError) as caught:
        read_answers("answers: {manners: fine, conduct: fine}", interview, pack.talk.facts)
    assert "answered twice" in caught.value.faults[0].what


def test_an_answers_file_names_the_questions_in_comments(pack):
    text = write_answers({"conduct": "rude"}, {"contact": "Ana"}, pack.interview)
    assert text == (
        'answers:\n  # How do they treat you?\n  conduct: rude\nclient:\n  contact: "Ana"\n'
    )


@given(contact=st.text(), client=st.text(min_size=1))
def test_any_text_is_kept(read, contact, client):
    written = write_answers({"conduct": "fine"}, {"client": client, "contact": contact})
    kept = read(written).client
    facts = {"client": client, "contact": contact}
    assert kept == {name: text.strip() for name, text in facts.items() if text.strip()}


@given(text=st.text())
def test_no_text_raises_anything_but_an_answers_error(read, text):
    for whole in (text, f"answers:\n{text}", f"answers: {{}}\nclient:\n  contact: {text}"):
        with contextlib.suppress(AnswersError):
            read(whole)
