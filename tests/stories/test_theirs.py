"""A talk is theirs: two cases that differ share at most a third of what is said."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from statistics import mean

import pytest

from coach.content.answers.answers import read_answers
from coach.content.checks.check import read_pack
from coach.domain.rules.verdict import Mode
from coach.domain.talk.talk import Tone
from coach.engine.rules.diagnosis import diagnose
from coach.paths import pack_folder
from tests.stories.test_whole_talks import situation
from tests.talks import FILES, talk_of

WORKED = ("talks", "cases", "untrue")
MOST = 1 / 3
USUAL = 0.2  # of the lines, over all pairs
HALF = 0.5
# Said by whoever is glad of the client: the same few sentences are right in both, and the pair
# stands here by its names.
CLOSER = {("cases/laboratory", "untrue/new-faces")}


@pytest.fixture(scope="module")
def pack():
    """The built-in pack, read once."""
    return read_pack(pack_folder())


@pytest.fixture(scope="module")
def cases(pack):
    """Each worked case with its name, what it comes to, and its facts."""
    files = sorted(
        file for name in WORKED for file in (FILES.parent / name).glob("*.yaml") if told(file)
    )
    found = {file: read_answers(file, pack.interview, pack.talk.facts) for file in files}
    return [
        (f"{file.parent.name}/{file.stem}", diagnose(pack.interview, each.answers), each.client)
        for file, each in found.items()
    ]


def told(file: Path) -> bool:
    """Whether a file is a case; one says what the others come to."""
    return file.stem != "expected"


def kind(diagnosis):
    """What a case is about; who decides in the firm makes no other talk with the client."""
    mode = Mode.DECISION if diagnosis.mode is Mode.RECOMMENDATION else diagnosis.mode
    return mode, diagnosis.scope, situation(diagnosis)


def differing(cases):
    """The pairs with one verdict that are about different things."""
    return [
        (one, other)
        for one, other in combinations(cases, 2)
        if one[1].verdict is other[1].verdict and kind(one[1]) != kind(other[1])
    ]


def spoken(pack, case, tone):
    """What is said in the talk of a case: no stage directions."""
    talk = talk_of(pack, case[1], case[2], tone)
    return {line.text for part in talk.parts for line in part.lines if not line.cue}


def shared(pack, one, other, tone):
    """The part of the shorter of two talks that the other says too."""
    first, second = spoken(pack, one, tone), spoken(pack, other, tone)
    return len(first & second) / min(len(first), len(second))


@pytest.mark.parametrize("tone", Tone)
def test_two_cases_that_differ_share_a_third_of_their_lines_at_most(tone, pack, cases):
    found = {(one[0], other[0]): shared(pack, one, other, tone) for one, other in differing(cases)}
    assert len(found) >= 35
    assert mean(found.values()) < USUAL
    alike = {pair: share for pair, share in found.items() if share > MOST}
    assert alike.keys() == CLOSER, alike
    assert all(share < HALF for share in alike.values()), alike
