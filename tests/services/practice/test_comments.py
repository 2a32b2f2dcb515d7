"""Comments as they are written, read, taken away and brought back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from coach.domain.practice.comment import Comment
from coach.errors import GoodTermsError, NotFound, TextRefused


@pytest.fixture
def comments(services):
    return services.comments


def from_elsewhere(services, **fields):
    usual = {"id": "c1", "item": "case", "anchor": "line:a/b", "author": "Mira", "text": "Shorter."}
    return Comment(**{**usual, "at": services.clock(), **fields})


def test_a_comment_carries_the_name_of_who_wrote_it_and_the_words_of_its_moment(services, comments):
    services.settings.my_name = "Kim"
    comments.add("case", "line:a/b", "  Say it once.  ", quote="x" * 400)
    (kept,) = comments.of("case")
    said = kept.comment
    assert (said.author, said.text, len(said.quote), kept.own) == ("Kim", "Say it once.", 300, True)
    assert comments.of("another") == ()


@pytest.mark.parametrize("text", ["", "  \n", "x" * 2001])
def test_nothing_and_too_much_is_refused(comments, text):
    with pytest.raises(TextRefused):
        comments.add("case", "", text)
    assert comments.of("case") == ()


def test_what_came_is_unread_until_it_is_read_and_again_once_it_says_something_else(
    services, comments
):
    come = from_elsewhere(services)
    assert [each.after.comment for each in comments.merge([come])] == [come]
    assert comments.unread() == {"case": 1}
    comments.set_read("c1", read=True)
    assert comments.unread() == {}
    assert comments.merge([come]) == ()
    assert comments.unread() == {}
    comments.merge([replace(come, text="Much shorter.", revision=2)])
    assert comments.unread() == {"case": 1}


def test_of_somebody_else_a_comment_that_was_taken_away_does_not_come_back_with_the_file(
    services, comments
):
    come = from_elsewhere(services)
    comments.merge([come])
    gone = comments.remove("c1")
    assert (comments.of("case"), comments.unread()) == ((), {})
    comments.merge([come])
    assert comments.of("case") == ()
    assert comments.all_of("case") == ()  # nor does it go to anybody
    comments.restore(gone)
    assert [each.comment.text for each in comments.of("case")] == ["Shorter."]


def test_ones_own_that_was_removed_goes_along_as_removed_and_can_be_had_back(comments):
    kept = comments.add("case", "", "Wrong.")
    gone = comments.remove(kept.comment.id)
    (left,) = comments.all_of("case")
    assert (left.removed, left.text, left.revision) == (True, "", 2)
    comments.restore(gone)
    (back,) = comments.all_of("case")
    assert (back.removed, back.text, back.revision) == (False, "Wrong.", 3)


def test_other_words_are_a_later_revision_and_the_same_words_are_none(comments):
    kept = comments.add("case", "", "Wrong.")
    comments.edit(kept.comment.id, "Right.")
    comments.edit(kept.comment.id, " Right. ")
    (now,) = comments.all_of("case")
    assert (now.text, now.revision) == ("Right.", 2)
    with pytest.raises(GoodTermsError):
        comments.edit(kept.comment.id, "")
    with pytest.raises(NotFound):
        comments.edit("nobody", "Right.")


def test_comments_come_in_the_order_in_which_they_were_written(services, comments):
    late = from_elsewhere(services, at=services.clock() + timedelta(days=1))
    comments.merge([late, from_elsewhere(services, id="c2", text="First.")])
    assert [each.comment.text for each in comments.of("case")] == ["First.", "Shorter."]


def test_a_file_about_one_case_touches_no_comment_on_another(services, comments):
    kept = comments.add("another", "", "Mine.")
    other = from_elsewhere(services, id=kept.comment.id, revision=9, text="Not mine.")
    assert comments.merge([other]) == ()
    assert [each.comment.text for each in comments.of("another")] == ["Mine."]
