"""Conditions over bits: a state is one number, and a condition is a test on it.

A bit stands for a comparison that some condition makes (`conduct is rude/abusive`), for a flag, or
for a mark of the caller's own. An answer sets the bits of the comparisons that it satisfies; so two
answers that no condition tells apart set the same bits, and to forget what nothing reads any more
is to clear its bits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.rules.condition import Always, Every, Flagged, Given, Is, Not, Some
from coach.engine.rules.conditions import atoms, holds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from coach.domain.rules.condition import Condition

    Test = Callable[[int], bool]


class Bits:
    """Gives every comparison and flag in these conditions its bit; facts are never given.

    Args:
        conditions: All that will be tested; anything else in an answer or a rule sets no bit.
    """

    def __init__(self, conditions: Iterable[Condition]) -> None:
        self._of: dict[Is | Flagged | str, int] = {}
        self._names: dict[str, list[Is]] = {}
        for condition in conditions:
            for atom in atoms(condition):
                if not isinstance(atom, Given) and atom not in self._of:
                    self.mark(atom)
                    if isinstance(atom, Is):
                        self._names.setdefault(atom.name, []).append(atom)

    def mark(self, name: Is | Flagged | str) -> int:
        """The bit of this name, which gets one when it has none."""
        return self._of.setdefault(name, 1 << len(self._of))

    def answer(self, name: str, value: str) -> int:
        """The bits of the comparisons that an answer, or an outcome, satisfies."""
        said = {name: value}
        return sum(self._of[atom] for atom in self._names.get(name, ()) if holds(atom, said))

    def flags(self, names: Iterable[str]) -> int:
        """The bits of those flags that some condition reads."""
        return sum(self._of.get(Flagged(name), 0) for name in set(names))

    def read_by(self, *conditions: Condition) -> int:
        """The bits that conditions read."""
        read = {atom for condition in conditions for atom in atoms(condition)}
        return sum(self._of[atom] for atom in read if not isinstance(atom, Given))

    def test(self, condition: Condition) -> Test:
        """A condition as a test on a state."""
        match condition:
            case Always():
                return lambda _: True
            case Given():
                return lambda _: False
            case Is() | Flagged():
                bit = self._of[condition]
                return lambda state: state & bit != 0
            case Not(inner):
                test = self.test(inner)
                return lambda state: not test(state)
            case Every(parts):
                return self._every(parts)
            case Some(parts):
                tests = tuple(self.test(part) for part in parts)
                return lambda state: any(test(state) for test in tests)

    def _every(self, parts: tuple[Condition, ...]) -> Test:
        """All of these; comparisons and flags, negated or not, are tested at one stroke."""
        care = want = 0
        tests = []
        for part in parts:
            atom = part.inner if isinstance(part, Not) else part
            bit = self._of[atom] if isinstance(atom, Is | Flagged) else 0
            if not bit or care & bit:
                tests.append(self.test(part))
                continue
            care |= bit
            want |= bit if atom is part else 0
        if not tests:
            return lambda state: state & care == want
        return lambda state: state & care == want and all(test(state) for test in tests)
