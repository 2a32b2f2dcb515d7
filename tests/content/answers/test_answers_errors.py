"""The slips of people who write their first answers file: each has its sentence, line and mend."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.content.answers.answers import read_answers
from coach.content.checks.check import read_pack
from coach.errors import MOST_LISTED, AnswersError
from coach.paths import pack_folder


@pytest.fixture(scope="module")
def pack():
    """The pack that ships, with the ids that newcomers meet."""
    return read_pack(pack_folder())


@pytest.fixture(scope="module")
def read(pack):
    """Reads a text or the bytes of a file."""
    return lambda source: read_answers(source, pack.interview, pack.talk.facts, "mine.yaml")


def faults_of(read, source):
    with pytest.raises(AnswersError) as caught:
        read(source)
    return caught.value.faults


INDENTED = "'  way-in: parting'"
SLIPS = {
    "no indent": ("answers:\nway-in: parting\n", 2, "is not indented", INDENTED),
    "no answers": ("way-in: parting\nconduct: fine\n", 1, "no 'answers:' above", INDENTED),
    "tab": ("answers:\n\tway-in: parting\n", 2, "begins with a tab", INDENTED),
    "blanks and tab": (
        "answers:\n  conduct: fine\n \tway-in: parting\n",
        3,
        "begins with a tab",
        INDENTED,
    ),
    "no colon": ("answers:\n  way-in parting\n", 2, "The colon is missing", INDENTED),
    "no colon, then more": (
        "answers:\n  way-in parting\n  conduct: fine\n",
        2,
        "The colon is missing",
        INDENTED,
    ),
    "no colon below": (
        "answers:\n  conduct: fine\n  way-in parting\n",
        3,
        "The colon is missing",
        INDENTED,
    ),
    "no blank": ("answers:\n  way-in:parting\n", 2, "space is missing after", INDENTED),
    "no blank below": (
        "answers:\n  conduct: fine\n  way-in:parting\n",
        3,
        "space is missing",
        INDENTED,
    ),
    "equals": ("answers:\n  way-in = parting\n", 2, "Only a ':'", INDENTED),
    "equals, then more": ("answers:\n  way-in=parting\n  a: b\n", 2, "Only a ':'", INDENTED),
    "wide colon": ("answers:\n  way-in\uff1aparting\n", 2, "not the colon", INDENTED),
    "list": ("answers:\n  - way-in: parting\n", 2, "begins with a dash", INDENTED),
    "list alone": ("- way-in: parting\n", 1, "begins with a dash", INDENTED),
    "no-break blanks": ("answers:\n\u00a0\u00a0way-in: parting\n", 2, "unusual spaces", INDENTED),
    "curly quotes": (
        "answers:\n  “way-in”: “parting”\n",
        2,
        "of a word processor",
        INDENTED,
    ),
    "curly value": ("answers:\n  way-in: ‘parting’\n", 2, "of a word processor", INDENTED),
    "uneven": (
        "answers:\n  conduct: fine\n   way-in: parting\n",
        3,
        "indented by 3, and those above it by 2",
        INDENTED,
    ),
    "in one line": ("answers: way-in: parting\n", 1, "stands alone in its line", INDENTED),
    "part without colon": ("answers\n  way-in: parting\n", 1, "colon is missing", "'answers:'"),
    "twice": (
        "answers:\n  way-in: parting\nanswers:\n  conduct: fine\n",
        3,
        "stands here twice, first on line 1",
        "under the first one",
    ),
    "large": ("ANSWERS:\n  way-in: parting\n", 1, "Unknown key 'ANSWERS'", "'answers:'"),
    "open quote": ('answers:\n  way-in: "parting\n', 2, "is never closed", "Close it"),
    "open quote above another": (
        'answers: {}\nclient:\n  client: "Ana\n  contact: "Bo"\n',
        3,
        "is never closed",
        "Close it",
    ),
    "apostrophe": (
        "answers: {}\nclient:\n  contact: 'Ana's shop'\n",
        3,
        "apostrophe",
        "double quotation marks",
    ),
    "colon in text": (
        "answers: {}\nclient:\n  our_reason: No: never\n",
        3,
        "needs quotation marks",
        "'  our_reason: \"...\"'",
    ),
    "fence": ("```yaml\nanswers: {}\n```\n", 1, "A line of ```", "for line 3"),
    "question mark": ("answers:\n  way-in: ?\n", 2, "no answer", "'  way-in: dont-know'"),
    "text of an answer": (
        "answers:\n  way-in: I am thinking of parting\n",
        2,
        "Unknown answer",
        "That is the text of an answer. Write its id: 'parting'.",
    ),
    "text of a question": (
        "answers:\n  What brings you here?: parting\n",
        2,
        "Unknown question",
        "the text of a question. Write its id: 'way-in: parting'",
    ),
    "underscore": ("answers:\n  way_in: parting\n", 2, "'way_in'", "Did you mean 'way-in'?"),
    "blank in an id": ("answers:\n  way in: parting\n", 2, "'way in'", "Did you mean 'way-in'?"),
    "long hyphen": ("answers:\n  way–in: parting\n", 2, "'way–in'", "Did you mean 'way-in'?"),
    "upper case": ("answers:\n  way-in: PARTING\n", 2, "'PARTING'", "Did you mean 'parting'?"),
    "number": ("answers:\n  way-in: 2\n", 2, "Unknown answer '2'", "answer 2 is 'leaving'"),
    "in words": ("answers:\n  way-in: not sure\n", 2, "'not sure'", "Write 'dont-know'."),
    "a fact among answers": (
        "answers:\n  contact: Ana\n",
        2,
        "Unknown question 'contact'",
        "below 'client:'",
    ),
    "a question among facts": (
        "answers: {}\nclient:\n  conduct: fine\n",
        3,
        "Unknown fact 'conduct'",
        "below 'answers:'",
    ),
    "label of a fact": (
        "answers: {}\nclient:\n  First name: Ana\n",
        3,
        "Unknown fact 'First name'",
        "Did you mean 'contact'?",
    ),
    "part in a part": (
        "answers:\n  client:\n    contact: Ana\n",
        2,
        "a part of its own",
        "Remove the spaces before it.",
    ),
    "date": (
        "answers: {}\nclient:\n  last_day: 3/6/2027\n",
        3,
        "'3/6/2027' for 'last_day' may be 3 June 2027 or 6 March 2027.",
        "Write 2027-06-03 or 2027-03-06.",
    ),
    "year": (
        "answers: {}\nclient:\n  last_day: 1026-06-30\n",
        3,
        "'1026-06-30' is too far away for 'last_day'",
        "Check the year",
    ),
    "long text": (
        "answers: {}\nclient:\n  client: " + "x" * 100_000 + "\n",
        3,
        "has 100,000 characters",
        "5,000 at most",
    ),
    "empty": ("", 1, "not an answers file", "It is empty."),
    "UTF-16": ("answers: {}\n".encode("utf-16"), 1, "not UTF-8 text, but UTF-16", "Save the"),
    "UTF-16 unmarked": ("answers: {}\n".encode("utf-16-le"), 1, "but UTF-16", "Save the"),
    "Word": (b"PK\3\4\xff\xfe", 1, "but a Word file", "plain text"),
    "old letters": ("answers: {}\n# café\n".encode("cp1252"), 2, "not UTF-8", "Save the file"),
    "JSON": ('{"answers": {"way-in": "parting"}', 1, "cannot be read", "A comma, a bracket"),
    "a diagnosis": (
        json.dumps({"verdict": "FIX", "because": "", "confidence": ""}),
        1,
        "it is what 'diagnose --json' writes",
        "that it came from",
    ),
}


@pytest.mark.parametrize(("source", "line", "what", "mend"), SLIPS.values(), ids=SLIPS)
def test_a_slip_has_its_line_its_sentence_and_its_mend(read, source, line, what, mend):
    (fault,) = faults_of(read, source)
    assert fault.line == line
    assert what in fault.what
    assert mend in fault.mend


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffanswers:\r\n  way-in: parting\r\n",
        "answers:\r  way-in: parting\r",
        '{"answers": {"way-in": "parting"}, "client": {}}',
        '{\n\t"answers": {\n\t\t"way-in": "parting"\n\t}\n}',
        "answers:\n  way-in:\tparting\n",
        "# mine = yours\nanswers:\n  # conduct fine\n  'way-in': \"parting\"\n",
        "answers: {way-in: parting}\nclient:\n  open_work: the May accounts\n    files = two\n",
    ],
)
def test_what_is_only_unusual_is_read(read, text):
    assert read(text).answers == {"way-in": "parting"}


def test_what_goes_on_over_lines_is_told_once_with_the_lines(read):
    (fault,) = faults_of(read, "answers:\nway-in: parting\nconduct: fine\ndecider: me\n")
    assert "The same holds for lines 3, 4." in fault.mend


def test_a_word_like_none_gets_the_answers_with_their_texts(read):
    (fault,) = faults_of(read, "answers:\n  way-in: zzzzzzz\n")
    assert "Did you mean" not in fault.mend
    assert (
        "It takes: parting, leaving, back, request, our-change, wrong, dont-know, skip."
        in fault.mend
    )
    assert "    leaving: They are leaving, or may" in fault.mend
    (fault,) = faults_of(read, "answers:\n  zzzzzzz: worth\n")
    assert fault.mend == "'good-terms questions' lists them all."


@pytest.mark.parametrize(
    ("count", "listed", "more"),
    [
        (MOST_LISTED, MOST_LISTED, ""),
        (MOST_LISTED + 1, MOST_LISTED, "... and 1 more fault."),
        (1500, MOST_LISTED, "... and 1,480 more faults."),
    ],
)
def test_at_most_twenty_faults_are_listed_then_a_count(read, count, listed, more):
    text = "answers:\n" + "".join(f"  zzz{number}: x\n" for number in range(count))
    with pytest.raises(AnswersError) as caught:
        read(text)
    lines = str(caught.value).splitlines()
    assert len(caught.value.faults) == count
    assert sum(line.startswith("mine.yaml:") for line in lines) == listed
    assert lines[-1].startswith("mine.yaml:") if not more else lines[-1] == more


@given(
    st.lists(
        st.sampled_from(
            ["answers:", "client:", "way-in", "conduct", ":", ": ", "=", "\t", "  ", "\n", "- ",
             "parting", "“", '"', "'", "#", "{", "\u00a0", "?", "```", "last_day", "2026-06-30"]
        )
    )
)  # fmt: skip
def test_every_row_of_slips_is_read_or_told_with_a_line_and_a_mend(read, pieces):
    text = "".join(pieces)
    try:
        read(text)
    except AnswersError as error:
        for fault in error.faults:
            assert 1 <= fault.line <= text.count("\n") + 1
            assert fault.mend


def test_an_apostrophe_in_a_text_is_no_fault_beside_another_fault(tmp_path):
    """`own_side` and `own-side` read alike; only an option in curly marks is one of a processor."""
    file = tmp_path / "answers.yaml"
    answers = "answers:\n  own-side: “liking”\n  trouble: nonsense\n"
    text = f"{answers}client:\n  own_side: Ray’s against it\n"
    file.write_text(text, encoding="utf-8")
    pack = read_pack(pack_folder())
    with pytest.raises(AnswersError) as caught:
        read_answers(file, pack.interview, pack.talk.facts)
    shown = str(caught.value)
    assert shown.count("word processor") == 1
    assert "line 2" in shown.lower() or ":2" in shown
