"""What the tests of the proof share."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.engine.proof.proof import prove


@pytest.fixture(scope="session")
def proof(pack):
    return prove(pack)


def faults(proof, claim):
    return [fault for fault in proof.faults if fault.claim is claim]


def with_rules(interview, *more, without=()):
    kept = tuple(each for each in interview.rules if each.id not in without)
    return replace(interview, rules=(*more, *kept))
