"""The walk through an interview, rule by rule as it is written: what the engine must agree with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from coach.domain.rules.interview import DONT_KNOW, Gate, Interview, Question, Rule
from coach.domain.rules.verdict import Verdict
from coach.engine.rules.conditions import holds
from coach.engine.rules.read_back import supporting_answers


@dataclass(frozen=True)
class Walk:
    """How far answers lead, by the same names as the engine's."""

    asked: tuple[str, ...]
    answers: Mapping[str, str]
    flags: frozenset[str]
    fired: tuple[Rule, ...]
    held: tuple[Rule, ...]
    next: Question | None
    gate: Gate | None
    decided: Rule | None
    leading: Rule | None
    verdict: Verdict | None


@dataclass(slots=True)
class _State:
    """What a walk has gathered so far."""

    answers: dict[str, str] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)
    fired: list[Rule] = field(default_factory=list)
    held: list[Rule] = field(default_factory=list)

    def walk(self, gate: Gate | None, question: Question | None, rule: Rule | None = None) -> Walk:
        """Freeze this state into a walk that ends at a question or at a deciding rule."""
        return Walk(
            asked=tuple(self.answers),
            answers=dict(self.answers),
            flags=frozenset(self.flags),
            fired=tuple(self.fired),
            held=tuple(self.held),
            next=question,
            gate=gate,
            decided=rule,
            leading=_first_bar(rule, self.fired) or rule if rule else None,
            verdict=_settled(rule, self.fired) if rule else None,
        )


def walk(interview: Interview, answers: Mapping[str, str]) -> Walk:
    """Follow the gates in order until a question is open or a gate decides.

    A gate decides with its first rule whose condition holds and whose verdict is not barred; other
    rules that would have decided have no effect at all. Answers to questions that are not asked on
    this path are left out: they cannot count.
    """
    state = _State()
    for gate in interview.gates:
        question = _ask(interview.questions_of(gate.id), answers, state)
        if question is not None:
            return state.walk(gate, question)
        _apply(interview.rules_of(gate.id), state)
        rule = _deciding(gate.id, state.fired)
        _drop_losers(state, rule)
        if rule is not None:
            return state.walk(gate, None, rule)
    return state.walk(None, None)


def complete(interview: Interview, answers: Mapping[str, str]) -> dict[str, str]:
    """The answers with don't know for every question that would still be asked."""
    filled = dict(answers)
    while (question := walk(interview, filled).next) is not None:
        filled[question.id] = DONT_KNOW
    return filled


def _ask(
    questions: tuple[Question, ...], answers: Mapping[str, str], state: _State
) -> Question | None:
    """Take the answers of one gate into the state; the first open question, or None."""
    for question in questions:
        if not holds(question.when, state.answers, state.flags):
            continue
        if question.id not in answers:
            return question
        state.answers[question.id] = answers[question.id]
    return None


def _apply(rules: tuple[Rule, ...], state: _State) -> None:
    """Fire the rules of a gate in order; a flag holds for the rules after it."""
    for rule in rules:
        if holds(rule.when, state.answers, state.flags):
            state.fired.append(rule)
            state.held.append(rule)
            state.flags.update(rule.flags)


def _deciding(gate_id: str, fired: list[Rule]) -> Rule | None:
    """The rule that decides at this gate, or None: the first that is not barred outright."""
    for rule in fired:
        if rule.gate == gate_id and rule.decides and _settled(rule, fired) is not None:
            return rule
    return None


def _drop_losers(state: _State, decided: Rule | None) -> None:
    """Take back the rules that would have decided but did not: none of their effects counts."""
    state.fired = [rule for rule in state.fired if rule.decides is None or rule is decided]
    state.flags = {flag for rule in state.fired for flag in rule.flags}


def _first_bar(rule: Rule, fired: list[Rule]) -> Rule | None:
    """The rule that bars first what another decides."""
    return next((each for each in fired if rule.decides in each.bars), None)


def _settled(rule: Rule, fired: list[Rule]) -> Verdict | None:
    """What a deciding rule comes to: its verdict, what stands in its place, or None when barred.

    Other rules that would decide bar nothing: they have no effect.
    """
    verdict = rule.decides
    barring = [each for each in fired if each.decides is None or each is rule]
    for _ in range(len(barring) + 1):  # more bars than that go round in a circle
        bar = next((each for each in barring if verdict in each.bars), None)
        if bar is None:
            return verdict
        verdict = bar.instead
    return None


def losing_later(interview: Interview, path: Walk) -> list[Rule]:
    """The rules of later gates that would have decided, and rest on something that was said."""
    found: list[Rule] = []
    flags = set(path.flags)
    fired = list(path.held)
    for gate in interview.gates[interview.gates.index(path.gate) + 1 :]:
        for rule in interview.rules_of(gate.id):
            if holds(rule.when, path.answers, flags):
                fired.append(rule)
                flags.update(rule.flags)
                set_by = {flag for each in fired for flag in each.flags}
                if rule.decides and any(supporting_answers(rule.when, path.answers, set_by, fired)):
                    found.append(rule)
    return found
