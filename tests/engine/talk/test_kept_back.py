"""A name that must not be said, and that one's own words say all the same."""

from __future__ import annotations

import pytest

from coach.domain.talk.talk import Tone
from coach.engine.talk.kept_back import names_said
from tests.talks import talk_case, talk_of

STORY = "Karen on our side stays back till nine, and my friend Mr Hale drove on a Monday."


@pytest.fixture
def said(pack):
    """What of a text is said in a talk with a story, beside names that are said openly."""

    def find(kept, *known, story=STORY, **facts):
        diagnosis, given = talk_case(pack, "part")
        told = {**given, "story": story, **facts}
        return names_said(kept, talk_of(pack, diagnosis, told, Tone.WARM), known)

    return find


@pytest.mark.parametrize(
    ("kept", "names"),
    [
        ("that Karen’s little girl swims", ("Karen",)),
        ("Something about Karen and about Mr Hale", ("Karen", "Hale")),
        ("Hale told me so", ("Hale",)),  # a name in the talk, where no capital would stand else
        ("Karen told me so", ()),  # begins both: it could be any word
        ("that it was a Monday", ()),
        ("that Priya was ill", ()),
        ("The name of our colleague.", ()),
        ("how short we are", ()),
        ("", ()),
    ],
)
def test_a_name_in_it_that_a_line_says_is_found(said, kept, names):
    assert said(kept) == names


def test_whoever_sits_there_may_be_named(said):
    assert said("that Karen’s own job goes", "Karen Bell") == ()


def test_a_reply_of_ones_own_is_read_as_well(said):
    reply = "It was Karen who told me."
    told = {"feared": "Who told you?", "feared_reply": reply}
    assert said("that Karen told me", story="It is late.", **told) == ("Karen",)
