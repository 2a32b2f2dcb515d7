"""What leaves: the bytes of every choice are searched for every secret of a case."""

from __future__ import annotations

import re
from itertools import product
from uuid import uuid4

import pytest

from coach.domain.practice.comment import Comment
from coach.domain.practice.sealed import (
    Contents,
    NameLevel,
    SealChoice,
    SealedItem,
    SealedKind,
    SealedLine,
    SealedSection,
)
from coach.engine.practice.name_patterns import folded
from coach.engine.practice.redact import KnownName
from coach.services.sealed.format import decode, encode
from coach.services.sealed.redacted import redacted
from tests.services.sealed.conftest import FIGURES, NAMES, NEVER, REACHES, TOLD

CHOICES = [SealChoice(*each) for each in product(Contents, NameLevel, (True, False), (True, False))]


def stands(secret, text):
    """Whether a secret stands in a text; a short one only as the beginning of a word."""
    begins = "" if secret[0] in "£@" else r"(?<![^\W_])"
    return re.search(begins + re.escape(secret), text) is not None


def found(secrets, content):
    """Which secrets stand in some bytes, in any case and accent."""
    plain = content.decode().lower()
    return [each for each in secrets if stands(each, plain) or stands(each, folded(plain))]


def test_no_choice_lets_out_what_is_not_to_go(rep, full_case):
    for choice in CHOICES:
        content = encode(rep.seals.sealed(SealedKind.CASE, full_case, choice).document)
        assert found(NEVER, content) == [], choice
        if choice.names is NameLevel.NONE:
            assert found((*NAMES, *REACHES), content) == [], choice
        if choice.names is NameLevel.INITIALS:
            written = [each for each in NAMES if "." not in each]
            assert found((*written, *REACHES), content) == [], choice
        if not choice.figures:
            assert found(FIGURES, content) == [], choice


def test_the_secrets_are_there_where_they_may_go(rep, full_case):
    """Else the search would prove nothing."""
    choice = SealChoice(names=NameLevel.FULL, figures=True)
    content = encode(rep.seals.sealed(SealedKind.CASE, full_case, choice).document)
    names = {*NAMES} - {"petra", "vance", "farrow", "h. t.", "quist", "mirela"}
    assert {*found(NAMES, content)} >= names
    assert {*found(FIGURES, content)} == {*FIGURES}
    assert "Mirela Quist" in content.decode()


def test_what_is_shown_is_all_that_goes(rep, full_case):
    for choice in CHOICES:
        shown = rep.seals.sealed(SealedKind.CASE, full_case, choice)
        item = shown.document.item
        for section in item.sections:
            assert section.title.upper() in shown.text
            for line in section.lines:
                assert line.text in shown.text
                assert line.lead in shown.text
        for each in shown.document.comments:
            assert each.text in shown.text
            assert each.quote in shown.text
        assert item.title in shown.text


@pytest.mark.parametrize(
    ("contents", "anchors", "others"),
    [
        (Contents.ALL, {"answer", "line", "reply", "verdict"}, set()),
        (Contents.TALK, {"line", "reply"}, {"answer", "verdict"}),
        (Contents.ANSWERS, {"answer", "verdict"}, {"line", "reply"}),
    ],
)
def test_only_what_was_chosen_goes(rep, full_case, contents, anchors, others):
    shown = rep.seals.sealed(SealedKind.CASE, full_case, SealChoice(contents))
    kinds = {
        line.anchor.split(":")[0] for part in shown.document.item.sections for line in part.lines
    }
    assert kinds >= anchors
    assert not kinds & others


def test_the_document_reads_back_as_it_was(rep, full_case):
    document = rep.seals.sealed(SealedKind.CASE, full_case, SealChoice()).document
    assert decode(encode(document)) == document


def test_initials_stand_for_names_and_words_for_what_is_left_out(rep, full_case):
    by_level = {
        level: rep.seals.sealed(SealedKind.CASE, full_case, SealChoice(names=level)).text
        for level in NameLevel
    }
    assert TOLD[0].split(" owes")[0] in by_level[NameLevel.FULL]
    assert (
        "I told A. and W. S. that H. owes [figure]; [address] knows."
        in by_level[NameLevel.INITIALS]
    )
    assert "I told [contact] and [contact] that [client] owes [figure]" in by_level[NameLevel.NONE]


def test_names_that_nobody_knows_are_told_before_it_goes(rep, full_case):
    line = next(
        line.id for part in rep.talks.talk(full_case).spoken for line in part.lines if not line.cue
    )
    rep.lines.rewrite(full_case, line, "We saw what Ludmila Varga did for Ana in Trieste.")
    shown = rep.seals.sealed(SealedKind.CASE, full_case, SealChoice(names=NameLevel.NONE))
    assert {"Ludmila Varga", "Trieste"} <= {*shown.possible_names}
    assert "Ana" not in shown.possible_names


@pytest.mark.parametrize("choice", CHOICES)
def test_what_is_left_out_by_hand_goes_in_no_choice(rep, full_case, choice):
    for part in rep.talks.talk(full_case).spoken:
        spoken = next((line.id for line in part.lines if not line.cue), None)
        if spoken is not None:
            rep.lines.rewrite(full_case, spoken, "“Bertie” of Trieste told us; bertie’s, TRIESTE.")
    rep.comments.add(full_case, "", "B e r t i e again, from Trieste", author="Bertie")
    left_out = ("Bertie", "trieste")
    full = encode(rep.seals.sealed(SealedKind.CASE, full_case, choice).document)
    if choice.contents is not Contents.ANSWERS:
        assert found(("trieste",), full) == ["trieste"]
    content = encode(rep.seals.sealed(SealedKind.CASE, full_case, choice, left_out).document)
    assert found(("bertie", "trieste", "b e r t i e"), content) == []
    assert b'"author":"B."' not in content.replace(b'": "', b'":"')


def test_who_commented_is_a_name_wherever_it_is_said_and_names_in_comments_are_told(rep, full_case):
    rep.comments.add(full_case, "", "Shorter.", author="Dagmar Holt")
    rep.comments.add(full_case, "", "Dagmar is right, ask Ludmila Varga.", author="Jonas")
    shown = rep.seals.sealed(SealedKind.CASE, full_case, SealChoice(names=NameLevel.NONE))
    texts = [each.text for each in shown.document.comments]
    assert "[name] is right, ask Ludmila Varga." in texts
    assert "Ludmila Varga" in shown.possible_names


def test_a_comment_of_somebody_else_that_was_taken_away_goes_to_nobody(rep, full_case):
    theirs = Comment(
        id=str(uuid4()), item=full_case, anchor="", author="Jonas", text="Between us.",
        at=rep.clock(),
    )  # fmt: skip
    rep.comments.merge([theirs])
    choice = SealChoice(names=NameLevel.FULL)
    assert "Between us." in rep.seals.sealed(SealedKind.CASE, full_case, choice).text
    kept = rep.comments.remove(theirs.id)
    shown = rep.seals.sealed(SealedKind.CASE, full_case, choice)
    assert all(each.id != theirs.id for each in shown.document.comments)
    assert "Between us." not in shown.text
    rep.comments.restore(kept)
    assert "Between us." in rep.seals.sealed(SealedKind.CASE, full_case, choice).text


def test_a_heading_that_the_user_wrote_is_masked_as_its_lines_are():
    section = SealedSection("How we ended with Halden Tools", (SealedLine("It ended."),))
    item = SealedItem(str(uuid4()), SealedKind.ROUND, "A round", SealChoice(), (section,))
    known = [KnownName("Halden Tools", "[client]", near=True)]
    shown, _comments, _author = redacted(item, (), "", known, frozenset())
    assert shown.sections[0].title == "How we ended with H. T."


def test_the_name_of_the_file_says_the_kind_and_the_day_alone(rep):
    assert rep.seals.suggested_name(SealedKind.CASE) == "case-2026-11-26.goodterms"
