"""Whether conditions between them leave no case out."""

from __future__ import annotations

from itertools import product
from math import prod
from typing import TYPE_CHECKING

from coach.content.kinds.names import OUTCOMES
from coach.domain.rules.condition import Always, Any, Flagged, Is
from coach.domain.rules.interview import DONT_KNOW
from coach.engine.rules.conditions import CaseValues, as_function, atoms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from coach.domain.rules.condition import Condition

_MOST_CASES = 20_000
_OTHER = "?"  # an answer that no condition names
_Values = dict[str, tuple[str | None, ...]]


def leave_no_case_out(
    conditions: Sequence[Condition],
    fixed: Mapping[str, str],
    within: Condition | None = None,
) -> bool:
    """Whether in every case one of the conditions holds.

    Answers, flags and facts are taken to be independent, so a False may be too careful; a True is
    certain. `fixed` holds names whose value is known, `within` what can be taken for granted.
    """
    if any(isinstance(condition, Always) for condition in conditions):
        return True
    granted = within if within is not None else Always()
    values = _values([*conditions, granted], fixed)
    if not conditions or prod(map(len, values.values())) > _MOST_CASES:
        return False
    holds, may_be = as_function(Any(tuple(conditions))), as_function(granted)
    chosen = product(*values.values())
    cases = (_case(dict(zip(values, each, strict=True))) for each in chosen)
    return all(holds(case) for case in cases if may_be(case))


def _values(conditions: Iterable[Condition], fixed: Mapping[str, str]) -> _Values:
    """Every name with what it can be; flags and facts are there (`flag x`) or not (None)."""
    found: _Values = {}
    for condition in conditions:
        for atom in atoms(condition):
            if not isinstance(atom, Is):
                found[_present(atom.name, flag=isinstance(atom, Flagged))] = ("yes", None)
            elif atom.name in fixed:
                found[atom.name] = (fixed[atom.name],)
            elif atom.name in OUTCOMES:
                found[atom.name] = OUTCOMES[atom.name]
            else:
                before = found.get(atom.name, (None, _OTHER, DONT_KNOW))
                found[atom.name] = tuple(dict.fromkeys((*before, *atom.values)))
    return found


def _present(name: str, *, flag: bool) -> str:
    return f"flag {name}" if flag else f"fact {name}"


def _case(case: Mapping[str, str | None]) -> CaseValues:
    there = {name: value for name, value in case.items() if value is not None}
    flags = {name.removeprefix("flag ") for name in there if name.startswith("flag ")}
    facts = {name.removeprefix("fact ") for name in there if name.startswith("fact ")}
    return CaseValues(there, flags, facts)
