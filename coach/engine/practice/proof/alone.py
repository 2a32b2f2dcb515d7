"""A persona by themselves: what any lines at all can bring them to, whoever types them.

Lines may make any move in any order, and whatever can be told may be told at any time. So what this
says of them never counts does not count in any role-play.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.practice.condition import Told
from coach.engine.practice.condition import atoms
from coach.engine.practice.proof import meters
from coach.engine.practice.proof.reading import Reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.domain.practice.condition import RunCondition
    from coach.domain.practice.persona import Persona
    from coach.engine.practice.proof.reading import Spot


class PersonaReach:
    """The meters that a persona can come to.

    Args:
        persona: The client.
        starts: Trust and tension with which they may begin.
    """

    def __init__(self, persona: Persona, starts: Iterable[tuple[int, int]]) -> None:
        self.persona = persona
        conditions = [persona.leaves, persona.hidden.when]
        conditions += [each.when for each in persona.effects if each.when is not None]
        facts = {each.fact for c in conditions for each in atoms(c) if isinstance(each, Told)}
        self.reader = Reader(sorted(facts), conditions)
        self.staying = meters.NONE  # while they stay
        for trust, tension in starts:
            self.staying |= meters.only(trust, tension)
        self.leaving = meters.NONE  # as they leave
        self._walk()

    def _walk(self) -> None:
        leave = [
            self.reader.where(self.persona.leaves, at) for at in self.spots(self.persona.leaves)
        ]
        may, must = meters.NONE, meters.EVERY
        for states in leave:
            may |= states
            must &= states
        changes = {(each.trust, each.tension) for each in self.persona.effects}
        changes |= {(each.trust, each.tension) for each in self.persona.triggers}
        new = self.staying
        while new:
            there = meters.NONE
            for trust, tension in changes:
                there |= meters.moved(new, trust, tension)
            self.leaving |= there & may
            new = there & ~must & ~self.staying
            self.staying |= new

    def spots(self, *conditions: RunCondition | None) -> Iterator[Spot]:
        """Every spot that these conditions can tell from another."""
        asked = {each.fact for c in conditions for each in atoms(c) if isinstance(each, Told)}
        told = [0]
        for fact in asked:
            told += [bits | self.reader.facts[fact] for bits in told]
        for bits in told:
            yield from self.reader.spots(conditions, "", bits)
