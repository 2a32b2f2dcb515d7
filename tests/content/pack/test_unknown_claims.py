"""What nobody knows is never taken for granted: no claim rests on an answer that was not given."""

from __future__ import annotations

from itertools import product

import pytest

from coach.content.checks.check import read_pack
from coach.domain.rules.condition import Is
from coach.domain.rules.interview import DONT_KNOW, UNKNOWN
from coach.engine.rules.conditions import atoms, holds
from coach.paths import pack_folder

PACK = read_pack(pack_folder())
CLAIMS = {claim.id: claim for claim in PACK.claims}


def _compared(claim):
    """The questions that a claim asks for, and the values that it names of each."""
    named = {}
    for atom in atoms(claim.when):
        if isinstance(atom, Is) and atom.name in {each.id for each in PACK.interview.questions}:
            named.setdefault(atom.name, set()).update(atom.values)
    return named


@pytest.mark.parametrize("name", CLAIMS)
def test_a_claim_holds_for_an_unknown_answer_only_where_it_says_so(name: str) -> None:
    named = _compared(CLAIMS[name])
    options = {q: [each.id for each in PACK.interview.question(q).options] for q in named}
    for asked in named:
        if UNKNOWN in named[asked]:
            continue  # whoever wrote it thought of that
        others = [q for q in named if q != asked]
        for rest in product(*([*options[q], DONT_KNOW] for q in others)):
            case = dict(zip(others, rest, strict=True))
            carried = all(
                holds(CLAIMS[name].when, {**case, asked: each}) for each in options[asked]
            )
            unknown = holds(CLAIMS[name].when, {**case, asked: DONT_KNOW})
            assert carried or not unknown, f"{name} holds where nobody knows {asked}"
