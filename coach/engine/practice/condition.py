"""What may be asked of a run, as authors write it: `trust >= 6 and not made ask 2`.

    condition := all ("or" all)*
    all       := one ("and" one)*
    one       := "not" one | "(" condition ")" | METER ">=" NUMBER | METER "<=" NUMBER
               | "told" FACT | "made" MOVE [TIMES] | "revealed"

A meter is `trust` or `tension`. There is no other vocabulary, so that each role-play can be walked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.domain.practice.condition import (
    LEAST,
    MOST,
    AllOf,
    AnyOf,
    Made,
    Meter,
    MeterIs,
    NoneOf,
    Revealed,
    RunCondition,
    Told,
)
from coach.domain.practice.moves import Move
from coach.engine.rules.boolean_reader import BooleanReader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.domain.practice.run import RunState

    Atom = MeterIs | Told | Made | Revealed

MOST_TIMES = 9
_TOKEN = re.compile(
    r"\s*(?:(?P<word>[A-Za-z][A-Za-z0-9_-]*)|(?P<number>[0-9]+)|(?P<sign>[<>]=?|[()=≤≥]))"
)
_RESERVED = frozenset({"and", "or", "not", "told", "made", "revealed", *Meter})
_SIGNS = {">=": ">=", "<=": "<=", "≥": ">=", "≤": "<="}


_MOST_LETTERS, _MOST_NESTED = 400, 20  # of a condition that somebody can still follow


class RunConditionError(ValueError):
    """A condition that cannot be read; the message says what was expected, and where."""

    mend = "Write it like: trust >= 6 and told decision and not made blame."


class EmptyConditionError(RunConditionError):
    """There is nothing to be read."""

    mend = "Write it, or take the line out."


class LongConditionError(RunConditionError):
    """Nobody can follow it any more."""

    mend = "Make two rows or lines of it."


def read(text: str) -> RunCondition:
    """The tree of a condition as somebody wrote it, blanks and lines as they come.

    Raises:
        RunConditionError: It is empty, too long, or does not follow the grammar above.
    """
    plain = " ".join(text.split())
    if not plain:
        raise EmptyConditionError("The condition is empty.")
    if len(plain) > _MOST_LETTERS or plain.count("(") + plain.count("not ") > _MOST_NESTED:
        raise LongConditionError("The condition is too long.")
    return parse(plain)


def parse(text: str) -> RunCondition:
    """The tree of a condition.

    Raises:
        RunConditionError: The text does not follow the grammar above.
    """
    return _Parser(text).whole()


def holds(condition: RunCondition | None, state: RunState) -> bool:
    """Whether a condition holds in a state; none always does."""
    match condition:
        case MeterIs(meter, least, most):
            return least <= _reading(meter, state) <= most
        case Told(fact):
            return fact in state.told
        case Made(move, times):
            return dict(state.made).get(move, 0) >= times
        case Revealed():
            return state.revealed
        case NoneOf(inner):
            return not holds(inner, state)
        case AllOf(parts):
            return all(holds(part, state) for part in parts)
        case AnyOf(parts):
            return any(holds(part, state) for part in parts)
    return True


def _reading(meter: Meter, state: RunState) -> int:
    return state.trust if meter is Meter.TRUST else state.tension


def atoms(condition: RunCondition | None) -> Iterator[Atom]:
    """Every meter, fact and move that a condition asks for, from left to right."""
    match condition:
        case NoneOf(inner):
            yield from atoms(inner)
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from atoms(part)
        case None:
            return
        case _:
            yield condition


def parts_of(condition: RunCondition) -> tuple[tuple[RunCondition, ...], bool]:
    """What stands side by side in a condition, and whether one of it is enough."""
    match condition:
        case AllOf(parts):
            return parts, False
        case AnyOf(parts):
            return parts, True
        case _:
            return (condition,), False


def joined(parts: tuple[RunCondition, ...], *, one_is_enough: bool) -> RunCondition | None:
    """A condition of its parts; None where there is none, so that it always holds."""
    if len(parts) < 2:
        return next(iter(parts), None)
    return AnyOf(parts) if one_is_enough else AllOf(parts)


def written(condition: RunCondition) -> str:
    """A condition as an author writes it; reading it gives the same one."""
    match condition:
        case MeterIs():
            return " and ".join(_bounds(condition))
        case Told(fact):
            return f"told {fact}"
        case Made(move, times):
            return f"made {move}" if times == 1 else f"made {move} {times}"
        case Revealed():
            return "revealed"
        case NoneOf(inner):
            return f"not {_inside(inner)}"
        case AllOf(parts):
            return " and ".join(map(_inside, parts))
        case AnyOf(parts):
            return " or ".join(map(_inside, parts))


def _inside(condition: RunCondition) -> str:
    """A condition as it stands in another one: what is of several parts, in brackets."""
    match condition:
        case AllOf() | AnyOf():
            has_parts = True
        case MeterIs():
            has_parts = len(_bounds(condition)) > 1
        case _:
            has_parts = False
    return f"({written(condition)})" if has_parts else written(condition)


def _bounds(asked: MeterIs) -> list[str]:
    """What is asked of a meter, as far as it does not hold anyway."""
    below = [f"{asked.meter} >= {asked.least}"] if asked.least > LEAST else []
    above = [f"{asked.meter} <= {asked.most}"] if asked.most < MOST else []
    return below + above


class _Parser(BooleanReader[RunCondition]):
    """What role-plays and personas may ask of a run."""

    def __init__(self, text: str) -> None:
        super().__init__(text, _TOKEN, RunConditionError)

    def _all_of(self, parts: tuple[RunCondition, ...]) -> RunCondition:
        return AllOf(parts)

    def _any_of(self, parts: tuple[RunCondition, ...]) -> RunCondition:
        return AnyOf(parts)

    def _none_of(self, inner: RunCondition) -> RunCondition:
        return NoneOf(inner)

    def _asked(self) -> RunCondition:
        token = self._peek()
        if token not in {"told", "made", "revealed", *Meter}:
            raise self._error("trust, tension, told, made or revealed")
        self._take()
        match token:
            case "told":
                return Told(self._name("the id of a fact"))
            case "made":
                return self._made()
            case "revealed":
                return Revealed()
        return self._meter(Meter(token))

    def _meter(self, meter: Meter) -> RunCondition:
        sign = _SIGNS.get(self._peek())
        if sign is None:
            raise self._error(f"'>=' or '<=' after '{meter}'")
        self._take()
        low, high = (LEAST + 1, MOST) if sign == ">=" else (LEAST, MOST - 1)
        number = self._number(low, high, f"'{meter} {sign}'")
        return MeterIs(meter, least=number) if sign == ">=" else MeterIs(meter, most=number)

    def _made(self) -> RunCondition:
        name = self._name("the name of a move")
        if name not in set(Move):
            raise RunConditionError(f"'{name}' in '{self._text}' is no move.")
        times = self._number(1, MOST_TIMES, f"'made {name}'") if self._peek().isdigit() else 1
        return Made(Move(name), times)

    def _number(self, least: int, most: int, after: str) -> int:
        if not self._peek().isdigit() or not least <= int(self._peek()) <= most:
            raise self._error(f"a number from {least} to {most} after {after}")
        return int(self._take())

    def _name(self, what: str) -> str:
        if not self._peek()[:1].isalpha() or self._peek() in _RESERVED:
            raise self._error(what)
        return self._take()
