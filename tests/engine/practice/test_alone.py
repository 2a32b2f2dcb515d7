"""What a client can come to by meters alone: the same as by trying every move, step by step."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.domain.practice.moves import Move
from coach.domain.practice.persona import MoveEffect, Persona, Trigger
from coach.engine.practice.condition import parse
from coach.engine.practice.proof.alone import PersonaReach
from tests.practice import small_practice

MO = small_practice().personas[0]
CHANGES = st.lists(st.tuples(st.integers(-2, 2), st.integers(-2, 2)), min_size=1, max_size=3)
STARTS = st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), min_size=1, max_size=2)


def pairs(states: int) -> set[tuple[int, int]]:
    """Trust and tension of each state of a set."""
    return {divmod(bit, 11) for bit in range(121) if states >> bit & 1}


def plain(
    starts: list[tuple[int, int]], changes: list[tuple[int, int]], least: int
) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Where they stay, and where they leave: at so much tension, once something was said."""
    staying, leaving, new = set(starts), set(), list(starts)
    while new:
        trust, tension = new.pop()
        for more, tenser in changes:
            after = min(max(trust + more, 0), 10), min(max(tension + tenser, 0), 10)
            if after[1] >= least:
                leaving.add(after)
            elif after not in staying:
                staying.add(after)
                new.append(after)
    return staying, leaving


def persona(changes: list[tuple[int, int]], least: int) -> Persona:
    """Somebody whom the first change moves by a word, and the others by moves."""
    (trust, tension), *others = changes
    return replace(
        MO,
        triggers=(Trigger(("so",), "So.", trust, tension),),
        effects=tuple(
            MoveEffect(move, more, tenser, "So.")
            for move, (more, tenser) in zip(Move, others, strict=False)
        ),
        leaves=parse(f"tension >= {least}"),
    )


@settings(max_examples=60)
@given(STARTS, CHANGES, st.integers(1, 10))
def test_the_walk_by_sets_is_the_walk_step_by_step(
    starts: list[tuple[int, int]], changes: list[tuple[int, int]], least: int
) -> None:
    reach = PersonaReach(persona(changes, least), starts)
    assert (pairs(reach.staying), pairs(reach.leaving)) == plain(starts, changes, least)
