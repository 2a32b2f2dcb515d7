"""What cannot be seen or heard is no check; the better form that is offered is one."""

from __future__ import annotations

import pytest

from coach.content.checks.check import read_pack
from coach.content.checks.vague import _BETTER, vague
from coach.paths import pack_folder

REFUSED = (
    "Shows empathy", "Is professional", "Listens well", "Builds good rapport", "Stays calm",
    "Handles objections well", "Communicates clearly", "Understands the client",
    "Has a positive attitude", "Uses an appropriate tone", "Ends the call respectfully",
    "Demonstrates ownership", "Tries to help", "Asks good questions", "Is honest with the client",
    "Knows the contract", "Shows confidence", "Sounds sincere", "Takes responsibility",
    "Is very clear", "Gives a clear reason", "Was friendly", "Maintains composure",
)  # fmt: skip
TAKEN = (
    "Names the last day without being asked for it.", "Waits five seconds after the news.",
    "Says “I trust you to tell her” once.", "Passes on what was told in confidence.",
    "Sends the note to the firm as well.", "Asks before saying anything about their own firm.",
    "Makes eye contact.", "Says the decision again in the same words.", "Speaks before the client.",
)  # fmt: skip


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_in_the_eye_of_whoever_marks_is_refused(text):
    found = vague(text)
    assert found is not None
    assert found.words.lower() in text.lower()
    assert found.mend


@pytest.mark.parametrize("text", TAKEN)
def test_what_can_be_seen_or_heard_is_taken(text):
    assert vague(text) is None


@pytest.mark.parametrize("better", [each for each in _BETTER if each.startswith(("Says", "Waits"))])
def test_the_better_form_can_be_marked(better):
    assert vague(better) is None


def test_no_check_of_the_shipped_rubrics_is_vague():
    rubrics = read_pack(pack_folder()).practice.rubrics
    texts = [each.says for rubric in rubrics for each in (*rubric.checks, *rubric.critical)]
    assert len(texts) > 100
    assert [text for text in texts if vague(text)] == []
