"""What others have sealed: taken in, commented on, answered, merged, removed and taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.domain.practice.comment import Comment
from coach.domain.practice.sealed import FORMAT, SealChoice, SealedDocument, SealedKind
from coach.domain.search import Kind
from coach.errors import GoodTermsError, NotFound, SealRefused
from coach.services.sealed.received import Came
from tests.services.sealed.conftest import answered

CASE = SealedKind.CASE


@pytest.fixture
def case_id(rep):
    return answered(rep)


def sent(services, case_id, **choice):
    return services.seals.sealed(CASE, case_id, SealChoice(**choice)).document


def shown(services, about):
    return [(each.comment.author, each.comment.text) for each in services.comments.of(about)]


def anchors(document):
    return [line.anchor for part in document.item.sections for line in part.lines if line.anchor]


def test_a_case_goes_to_the_boss_and_comments_come_back(rep, boss, case_id):
    document = sent(rep, case_id)
    assert boss.received.take(document).came is Came.NEW
    place = anchors(document)[-1]
    boss.comments.add(case_id, place, "Say it once.", quote="words")
    answer = boss.seals.answer(CASE, case_id)
    assert answer.document.item is None
    assert "Say it once." in answer.text
    taken = rep.received.take(answer.document)
    assert (taken.came, taken.new_comments) == (Came.BACK, 1)
    assert shown(rep, case_id) == [("Jonas", "Say it once.")]
    assert rep.comments.unread() == {case_id: 1}


def test_a_file_that_is_taken_in_twice_changes_nothing(rep, boss, case_id):
    document = sent(rep, case_id)
    boss.received.take(document)
    again = boss.received.take(document)
    assert (again.came, again.changed) == (Came.SAME, False)
    boss.comments.add(case_id, "", "Good.")
    answer = boss.seals.answer(CASE, case_id).document
    rep.received.take(answer)
    again = rep.received.take(answer)
    assert (again.changed, again.new_comments) == (False, 0)


def test_what_is_received_mixes_with_nothing_of_ones_own(rep, boss, case_id):
    boss.received.take(sent(rep, case_id))
    assert boss.cases.cases() == ()
    assert boss.clients.clients() == ()
    assert boss.reminders.upcoming(400) == ()
    assert boss.reminders.due() == ()
    assert [each for each in boss.find.find("Halden") if each.kind is Kind.CLIENT] == []


def test_a_later_version_takes_the_place_of_the_earlier_and_comments_stay(
    rep, boss, case_id, clock
):
    line = next(
        each.id for part in rep.talks.talk(case_id).spoken for each in part.lines if not each.cue
    )
    first = sent(rep, case_id)
    boss.received.take(first)
    boss.comments.add(case_id, f"line:{line}", "Shorter.")
    clock.now += timedelta(hours=1)
    rep.lines.switch(case_id, line, on=False)
    later = sent(rep, case_id)
    taken = boss.received.take(later)
    assert taken.came is Came.LATER
    assert boss.received.received(case_id).document == later
    assert [each.comment.text for each in boss.received.lost(boss.received.received(case_id))] == [
        "Shorter."
    ]
    assert boss.received.take(first).came is Came.EARLIER
    assert boss.received.received(case_id).document == later
    boss.received.take_back(taken)
    assert boss.received.received(case_id).document == first
    assert boss.received.lost(boss.received.received(case_id)) == ()


def test_comments_on_something_that_is_not_here_are_refused_whole(rep, boss, data_file, case_id):
    boss.received.take(sent(rep, case_id))
    boss.comments.add(case_id, "", "Good.")
    stranger = data_file("stranger")
    with pytest.raises(SealRefused, match="not here"):
        stranger.received.take(boss.seals.answer(CASE, case_id).document)
    assert stranger.comments.of(case_id) == ()


def test_ones_own_case_stays_ones_own_also_in_the_trash(rep, case_id):
    document = sent(rep, case_id)
    assert rep.received.take(document).came is Came.BACK
    rep.cases.trash(case_id)
    assert rep.received.take(document).came is Came.BACK
    assert rep.received.all() == ()


def test_what_was_removed_can_be_had_back_for_a_day_and_then_is_gone(rep, boss, case_id, clock):
    document = sent(rep, case_id)
    boss.received.take(document)
    boss.comments.add(case_id, "", "Good.")
    boss.received.remove(case_id)
    assert boss.received.all() == ()
    with pytest.raises(NotFound):
        boss.received.received(case_id)
    boss.received.restore(case_id)
    assert [each.document for each in boss.received.all()] == [document]
    boss.received.remove(case_id)
    clock.now += timedelta(days=1, seconds=1)
    boss.received.take(sent(rep, answered(rep, client="Another")))  # whatever is done next
    boss.received.restore(case_id)
    assert document not in [each.document for each in boss.received.all()]
    assert boss.comments.of(case_id) == ()


def test_what_was_removed_comes_anew_with_its_file(rep, boss, case_id):
    document = sent(rep, case_id)
    boss.received.take(document)
    boss.received.remove(case_id)
    assert boss.received.take(document).came is Came.NEW
    assert len(boss.received.all()) == 1


def test_taking_in_can_be_taken_back_with_the_comments(rep, boss, case_id):
    rep.comments.add(case_id, "", "Look at the end, please.")
    taken = boss.received.take(sent(rep, case_id))
    assert shown(boss, case_id) == [("M. Q.", "Look at the end, please.")]
    boss.received.take_back(taken)
    assert (boss.received.all(), boss.comments.of(case_id)) == ((), ())


def test_a_masked_copy_of_a_comment_that_comes_home_leaves_the_whole_one(rep, boss, case_id):
    rep.comments.add(case_id, "", "Halden Tools Ltd owes £1,200.")
    boss.received.take(sent(rep, case_id))
    ((_, masked),) = shown(boss, case_id)
    assert masked.endswith(" owes [figure].")
    assert "Halden" not in masked
    boss.comments.add(case_id, "", "So I see.")
    rep.received.take(boss.seals.answer(CASE, case_id).document)
    assert {text for _, text in shown(rep, case_id)} == {
        "Halden Tools Ltd owes £1,200.",
        "So I see.",
    }


def test_without_comments_there_is_no_answer_and_without_answers_nothing_to_send(rep, boss):
    case = rep.cases.start(rep.clients.add("Empty").id)
    with pytest.raises(GoodTermsError, match="nothing in it yet"):
        sent(rep, case.id)
    full = answered(rep, client="Full")
    boss.received.take(sent(rep, full))
    with pytest.raises(GoodTermsError, match="no comments yet"):
        boss.seals.answer(CASE, full)
    gone = boss.comments.add(full, "", "Hm.")
    boss.comments.remove(gone.comment.id)
    with pytest.raises(GoodTermsError, match="no comments yet"):
        boss.seals.answer(CASE, full)


def test_a_comment_that_is_removed_after_it_went_goes_where_it_went(rep, boss, case_id):
    boss.received.take(sent(rep, case_id))
    kept = boss.comments.add(case_id, "", "Hm.")
    boss.comments.add(case_id, "", "Good.")
    rep.received.take(boss.seals.answer(CASE, case_id).document)
    boss.comments.remove(kept.comment.id)
    rep.received.take(boss.seals.answer(CASE, case_id).document)
    assert shown(rep, case_id) == [("Jonas", "Good.")]


# -- in any order

IDS = [f"01a217ba-1200-7001-aa5c-c23f5046{number:04x}" for number in range(40)]


@st.composite
def answers(draw, about, at):
    """The comments of one of two people, some of them changed or removed since."""
    mine = draw(st.lists(st.sampled_from(IDS[10:20]), unique=True, max_size=4))
    comments = [
        Comment(
            id=each, item=about, anchor=draw(st.sampled_from(["", "line:a/b"])), author="Mira",
            text=draw(st.sampled_from(["Shorter.", "Longer.", ""])), at=at,
            revision=draw(st.integers(1, 3)), removed=draw(st.booleans()),
            masked=draw(st.booleans()),
        )
        for each in mine
    ]  # fmt: skip
    return SealedDocument(
        FORMAT, draw(st.sampled_from(IDS[20:])), at, "Mira", about, CASE, None, tuple(comments)
    )


@given(st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_answers_of_two_in_any_order_come_to_the_same(rep, case_id, data):
    files = data.draw(st.lists(answers(case_id, rep.clock()), max_size=4))
    taken = [rep.received.take(each) for each in files]
    first = rep.comments.all_of(case_id)
    for each in reversed(taken):
        rep.received.take_back(each)
    assert rep.comments.all_of(case_id) == ()
    for each in data.draw(st.permutations([*files, *files])):
        rep.received.take(each)
    assert rep.comments.all_of(case_id) == first
    for each in first:
        rep.received._comments._table.remove(each.id)  # for the next example


@given(st.data())
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_versions_in_any_order_leave_the_latest(rep, boss, case_id, data):
    first = sent(rep, case_id)
    versions = [
        replace(first, id=name, made_at=first.made_at + timedelta(minutes=number // 2))
        for number, name in enumerate(IDS[:5])
    ]
    for each in data.draw(st.permutations([*versions, *versions])):
        boss.received.take(each)
    assert boss.received.received(case_id).document == versions[-1]
