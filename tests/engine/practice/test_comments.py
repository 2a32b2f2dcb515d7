"""Comments of several people: whatever the order, and however often they come, one set."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.domain.practice.comment import Comment
from coach.engine.practice.comments import later, merged

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)

COMMENTS = st.builds(
    Comment,
    id=st.sampled_from(["a", "b", "c"]),
    item=st.just("case"),
    anchor=st.sampled_from(["", "line:news/decision", "line:hold/again"]),
    author=st.sampled_from(["Mira", "Jon"]),
    text=st.sampled_from(["", "Shorter.", "Say it once."]),
    at=st.integers(0, 3).map(lambda days: NOON + timedelta(days=days)),
    quote=st.sampled_from(["", "We end it."]),
    revision=st.integers(1, 3),
    removed=st.booleans(),
    masked=st.booleans(),
)
FILES = st.lists(st.lists(COMMENTS, max_size=5), max_size=5)


@given(FILES, st.randoms())
def test_files_in_any_order_and_twice_come_to_the_same(files, random):
    once = merged(*files)
    again = [*files, *files]
    random.shuffle(again)
    for each in again:
        random.shuffle(each)
    found = ()
    for each in again:
        found = merged(found, each)
    assert found == once


@given(COMMENTS, COMMENTS)
def test_which_of_two_counts_does_not_hang_on_their_order(one, other):
    other = replace(other, id=one.id)
    assert later(one, other) == later(other, one)


def comment(**fields):
    return Comment(
        **{
            "id": "a",
            "item": "case",
            "anchor": "",
            "author": "Mira",
            "text": "Shorter.",
            "at": NOON,
            **fields,
        }
    )


def test_what_was_changed_or_removed_later_counts():
    first = comment()
    changed, removed = (
        comment(text="Say it once.", revision=2),
        comment(text="", revision=3, removed=True),
    )
    assert merged([changed], [first]) == (changed,)
    assert merged([removed], [first], [changed]) == (removed,)


def test_a_copy_with_masked_names_never_takes_the_place_of_the_whole_one():
    whole, masked = comment(text="Ask Ana."), comment(text="Ask [name].", masked=True)
    assert merged([masked], [whole]) == (whole,) == merged([whole], [masked])


def test_they_stand_in_the_order_in_which_they_were_written():
    early, late = comment(id="z"), comment(id="b", at=NOON + timedelta(seconds=1))
    assert merged([late], [early]) == (early, late)
