"""What is said of a story: the engine's own reasons, and why the chosen verdict is not it."""

from __future__ import annotations

import pytest

from coach.content.checks.check import read_pack
from coach.domain.rules.verdict import Verdict
from coach.engine.rules.diagnosis import diagnose
from coach.engine.study.quiz import MOST_NEAR, judged, nearest
from coach.paths import pack_folder

PACK = read_pack(pack_folder())
FOUND = {story.id: diagnose(PACK.interview, story.answers) for story in PACK.stories}


def name(verdict):
    return f"name of {verdict}"


@pytest.mark.parametrize("story", FOUND)
def test_the_right_verdict_is_right_and_every_other_is_not(story):
    found = FOUND[story]
    for chosen in Verdict:
        told = judged(found, chosen, name)
        assert told.is_right is (chosen is found.verdict)
        assert (told.verdict, told.name) == (found.verdict, name(found.verdict))
        assert told.because == found.because
        assert told.because not in told.reasons
        assert not (told.is_right and told.why_not)


def test_what_is_barred_says_why_it_is_not_that():
    found = next(each for each in FOUND.values() if each.barred)
    barred = found.barred[0]
    assert judged(found, barred.verdict, name).why_not == barred.sentence


def test_what_one_other_answer_would_give_says_which():
    found = next(each for each in FOUND.values() if each.alternatives)
    other = found.alternatives[0]
    told = judged(found, other.verdict, name).why_not
    assert told.startswith("It would fit another story: ")
    assert other.sentence[1:].rstrip(".") in told
    assert told.endswith(".")


@pytest.mark.parametrize("story", FOUND)
def test_near_verdicts_are_four_others_the_engines_own_first(story):
    found = FOUND[story]
    near = nearest(found, story)
    assert len(set(near)) == MOST_NEAR
    assert found.verdict not in near
    assert near == nearest(found, story)
    own = [each.verdict for each in found.alternatives]
    assert list(near[: len(own)]) == own
