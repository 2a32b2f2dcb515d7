"""What holds wherever an interview ends in a verdict: what is asked, fires, decides and bars.

For each gate that can decide a verdict there is a theory of its own: nodes
(`coach.engine.proof.satisfy`) over the answers and flags. They say nothing that is not so, and may
say less: whether a solution is a case is seen by walking the interview with its answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.rules.condition import Flagged
from coach.domain.rules.interview import DONT_KNOW, SKIP
from coach.domain.rules.verdict import Cause, Mode, Scope, Verdict
from coach.domain.talk.talk import FactKind
from coach.engine.proof.satisfy import ABSENT, PRESENT, Literal, Names, Solver, all_of, any_of
from coach.engine.rules.compiled import ordered_rules
from coach.engine.rules.conditions import NEVER, settled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from coach.domain.rules.condition import Condition
    from coach.domain.rules.interview import Gate, Interview, Question, Rule
    from coach.domain.talk.talk import Fact
    from coach.engine.proof.satisfy import Node
    from coach.engine.rules.conditions import Atom

    Set = Callable[[str], int]  # how many of the rules that set a flag come before something

NO_CAUSE = "none"


class Theories:
    """The theories of an interview.

    Args:
        interview: The interview.
        facts: What can be given.
        conditions: Everything that will be asked.

    Attributes:
        names: Every question, choice, outcome, flag and fact that is read.
        questions: The index of each question.
    """

    def __init__(
        self, interview: Interview, facts: Iterable[Fact], conditions: Iterable[Condition]
    ) -> None:
        self._interview = interview
        self._gates = {gate.id: number for number, gate in enumerate(interview.gates)}
        self._rules = ordered_rules(interview)
        self._at = {rule.id: number for number, rule in enumerate(self._rules)}
        self._setters = _setters(self._rules)
        self._read: set[tuple[str, int]] = set()  # flags that are read before they are all set
        self.names = Names(_values(interview, facts))
        self.questions = {q.id: self.names.of(q.id) for q in interview.questions}
        self._whens = {rule.id: self._of_rule(rule) for rule in self._rules}
        self._asking = {q.id: self._of_question(q) for q in interview.questions}
        for condition in conditions:
            self.names.node(condition)  # now every name is known
        for flag in self._setters:
            self.names.of(_flag(flag))

    def of(self, verdict: Verdict) -> tuple[Solver, ...]:
        """The theories of a verdict, one for each gate that may decide it."""
        before = self._turning_into(verdict)
        return tuple(
            self._solver(verdict, gate, before)
            for gate in self._interview.gates
            if any(rule.decides in before for rule in self._interview.rules_of(gate.id))
        )

    def _solver(self, verdict: Verdict, gate: Gate, before: set[Verdict]) -> Solver:
        last = self._gates[gate.id]
        nodes = (
            self._outcome("verdict", verdict),
            *(self._has_value(name) for name in ("mode", "scope", "cause")),
            *self._asked(last),
            *self._flags(last),
            *self._not_before(last),
            *self._not_barred(verdict, last),
            self._decided(gate, verdict, before),
        )
        return Solver(self.names.all_left(), nodes)

    def _turning_into(self, verdict: Verdict) -> set[Verdict]:
        """What a rule may decide where it comes to this verdict in the end."""
        found = {verdict}
        size = 0
        while size < len(found):
            size = len(found)
            found |= {each for rule in self._rules if rule.instead in found for each in rule.bars}
        return found

    def _may_vanish(self, verdict: Verdict, seen: frozenset[Verdict] = frozenset()) -> bool:
        """Whether bars may leave nothing of a verdict, so that another rule decides."""
        if verdict in seen:
            return True
        barring = (rule for rule in self._rules if verdict in rule.bars)
        return any(
            rule.instead is None or self._may_vanish(rule.instead, seen | {verdict})
            for rule in barring
        )

    def _asked(self, last: int) -> Iterator[Node]:
        """A question is answered where it is asked, and nowhere else; after the end none is."""
        for question in self._interview.questions:
            index = self.questions[question.id]
            if self._gates[question.gate] > last:
                yield Literal(index, ABSENT)
                continue
            asked, not_asked = self._asking[question.id]
            yield any_of([asked, Literal(index, ABSENT)])
            yield any_of([not_asked, self._has_value(question.id)])

    def _flags(self, last: int) -> Iterator[Node]:
        """A flag is set where a rule that sets it fires, as far as the rules have come."""
        for flag, rules in self._setters.items():
            fired = [rule for rule in rules if self._gates[rule.gate] <= last]
            yield from self._set_by(_flag(flag), fired)
            for count in range(1, len(fired) + 1):
                if (flag, count) in self._read:
                    yield from self._set_by(_flag(flag, count), fired[:count])

    def _set_by(self, name: str, rules: list[Rule]) -> Iterator[Node]:
        index = self.names.of(name)
        yield any_of([Literal(index, ABSENT), *(self._whens[rule.id][0] for rule in rules)])
        for rule in rules:
            if not rule.decides:  # one that would decide, and is barred, leaves nothing behind
                yield any_of([Literal(index, PRESENT), self._whens[rule.id][1]])

    def _not_before(self, last: int) -> Iterator[Node]:
        """No rule of an earlier gate has decided."""
        for rule in self._rules:
            earlier = self._gates[rule.gate] < last
            if earlier and rule.decides and not self._may_vanish(rule.decides):
                yield self._whens[rule.id][1]

    def _not_barred(self, verdict: Verdict, last: int) -> Iterator[Node]:
        """No rule that has fired bars the verdict."""
        for rule in self._rules:
            fires = self._gates[rule.gate] <= last and not rule.decides
            if fires and verdict in rule.bars:
                yield self._whens[rule.id][1]

    def _decided(self, gate: Gate, verdict: Verdict, wanted: set[Verdict]) -> Node:
        """The first rule that decides here decides the verdict, or what bars turn into it."""
        ways: list[Node] = []
        before: list[Node] = []
        for rule in self._interview.rules_of(gate.id):
            if not rule.decides:
                continue
            if rule.decides in wanted:
                holds = self._whens[rule.id][0]
                ways.append(all_of([holds, *before, *self._decides(rule, verdict, wanted)]))
            if not self._may_vanish(rule.decides):
                before.append(self._whens[rule.id][1])
        return any_of(ways)

    def _decides(self, rule: Rule, verdict: Verdict, wanted: set[Verdict]) -> Iterator[Node]:
        """What else holds where a rule decides the verdict, or what bars turn into it."""
        sources = [rule] if rule.decides is verdict else self._barring(rule, wanted)
        yield self._outcome("scope", rule.scope or Scope.ACCOUNT)
        yield any_of(
            all_of([self._whens[source.id][0], self._mode(source, rule.gate)]) for source in sources
        )
        yield from (Literal(self.names.of(_flag(flag)), PRESENT) for flag in rule.flags)

    def _barring(self, decider: Rule, wanted: set[Verdict]) -> list[Rule]:
        """The rules that may put another verdict in the place of what a rule decides."""
        return [
            rule
            for rule in self._rules
            if decider.decides in rule.bars
            and rule.instead in wanted
            and self._gates[rule.gate] <= self._gates[decider.gate]
        ]

    def _mode(self, source: Rule, gate_id: str) -> Node:
        """The mode that a rule has, or else whether somebody else decides."""
        if source.mode is not None:
            return self._outcome("mode", source.mode)
        last = self._gates[gate_id]
        others = [
            self._whens[rule.id]
            for rule in self._rules
            if rule.mode is Mode.RECOMMENDATION
            and not rule.decides
            and self._gates[rule.gate] <= last
        ]
        recommended = any_of(fires for fires, _ in others)
        decided = all_of(stays for _, stays in others)
        return any_of(
            [
                all_of([recommended, self._outcome("mode", Mode.RECOMMENDATION)]),
                all_of([decided, self._outcome("mode", Mode.DECISION)]),
            ]
        )

    def _outcome(self, name: str, value: str) -> Node:
        index = self.names.of(name)
        return Literal(index, PRESENT << self.names.values[index].index(value))

    def _has_value(self, name: str) -> Node:
        index = self.names.of(name)
        return Literal(index, self.names.full(index) & ~ABSENT)

    def _of_question(self, question: Question) -> tuple[Node, Node]:
        """Where a question is asked, and where not: it reads the flags of earlier gates."""
        gate = self._gates[question.gate]

        def is_set(flag: str) -> int:
            return sum(self._gates[rule.gate] < gate for rule in self._setters.get(flag, ()))

        return self._both(question.when, is_set)

    def _of_rule(self, rule: Rule) -> tuple[Node, Node]:
        """Where a rule holds, and where not: it reads the flags of the rules above it."""
        at = self._at[rule.id]

        def is_set(flag: str) -> int:
            return sum(self._at[other.id] < at for other in self._setters.get(flag, ()))

        return self._both(rule.when, is_set)

    def _both(self, condition: Condition, is_set: Set) -> tuple[Node, Node]:
        known = self._so_far(condition, is_set)
        return self.names.node(known), self.names.node(known, wanted=False)

    def _so_far(self, condition: Condition, is_set: Set) -> Condition:
        """A condition that reads flags as they are before all of their rules have fired."""

        def settle(atom: Atom) -> Condition:
            if not isinstance(atom, Flagged):
                return atom
            count = is_set(atom.name)
            if not count:
                return NEVER
            self._read.add((atom.name, count))
            return Flagged(_version(atom.name, count))

        return settled(condition, settle)


def _setters(rules: Iterable[Rule]) -> dict[str, list[Rule]]:
    """Of each flag the rules that set it, in order."""
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        for flag in rule.flags:
            found.setdefault(flag, []).append(rule)
    return found


def _version(flag: str, count: int) -> str:
    """What a flag is called once the first of its rules, so many, have fired or not."""
    return f"{flag}#{count}"


def _flag(flag: str, count: int | None = None) -> str:
    return f"flag {flag if count is None else _version(flag, count)}"


def _values(interview: Interview, facts: Iterable[Fact]) -> dict[str, tuple[str, ...]]:
    """Every name that is compared, with the values that it can have."""
    found: dict[str, tuple[str, ...]] = {
        question.id: (*(option.id for option in question.options), DONT_KNOW, SKIP)
        for question in interview.questions
    }
    for fact in facts:
        if fact.kind is FactKind.CHOICE:
            found[fact.id] = tuple(choice for choice, _ in fact.choices)
    found["verdict"] = tuple(Verdict)
    found["mode"] = tuple(Mode)
    found["scope"] = tuple(Scope)
    found["cause"] = (*Cause, NO_CAUSE)
    return found
