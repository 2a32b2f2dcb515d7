"""What is claimed of an interview, each claim as a function from what was found to faults."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.rules.condition import All, Flagged, Is
from coach.domain.rules.proof import Claim, ProofFault
from coach.domain.rules.verdict import PASSED_ON, Cause, Verdict
from coach.engine.proof.explore import Requirement
from coach.engine.rules.conditions import atoms, holds, questions_in

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from coach.domain.rules.condition import Condition
    from coach.domain.rules.interview import Interview, Promise
    from coach.engine.proof.explore import End, Explored, Kept, Reach
    from coach.engine.proof.obligations import Obligation

_CAUSES = (*(cause.value for cause in Cause), "none")


def promised(promises: Iterable[Promise]) -> list[Requirement]:
    """What promises read once the verdict is known."""
    return [Requirement(frozenset(promise.never), (promise.when,)) for promise in promises]


def required_by(obligations: Iterable[Obligation]) -> list[Requirement]:
    """What obligations read once the verdict is known."""
    return [
        Requirement(frozenset({obligation.verdict}), (obligation.within, *obligation.conditions))
        for obligation in obligations
    ]


def shortest_of_each(faults: Iterable[ProofFault]) -> tuple[ProofFault, ...]:
    """Every fault once, in order, with the least that shows it."""
    first: dict[tuple[str, str], ProofFault] = {}
    for fault in faults:
        other = first.setdefault((fault.claim, fault.what), fault)
        if fault.size < other.size:
            first[fault.claim, fault.what] = fault
    return tuple(first.values())


def settled_before(interview: Interview) -> Iterator[ProofFault]:
    """Conditions that read an answer or a flag before it is settled.

    Where none does, the answers of a gate are a set: its rules come after all of its questions, so
    two questions of which neither reads the other may be asked in either order.
    """
    asked: set[str] = set()
    flags: set[str] = set()
    for gate in interview.gates:
        for question in interview.questions_of(gate.id):
            yield from _early(f"The question '{question.id}'", question.when, asked, flags)
            asked.add(question.id)
        for rule in interview.rules_of(gate.id):
            yield from _early(f"The rule '{rule.id}'", rule.when, asked, flags)
            flags |= {*rule.flags}


def _early(
    who: str, condition: Condition, asked: Collection[str], flags: Collection[str]
) -> Iterator[ProofFault]:
    for atom in dict.fromkeys(atoms(condition)):
        settled = flags if isinstance(atom, Flagged) else asked
        if isinstance(atom, Is | Flagged) and atom.name not in settled:
            yield ProofFault(Claim.SETTLED, f"{who} reads '{atom.name}' before it is settled.", {})


def one_verdict(found: Explored) -> Iterator[ProofFault]:
    """Cases that no gate decides; that no case is decided twice follows from the walk."""
    if found.unfinished:
        reach = min(found.unfinished.values(), key=lambda reach: reach.asked)
        what = "These answers come to an end without a verdict."
        yield ProofFault(Claim.ONE_VERDICT, what, reach.answers)


def reachable(found: Explored) -> Iterator[ProofFault]:
    """Verdicts that no answers lead to."""
    reached = {end.verdict for end in found.ends}
    for verdict in Verdict:
        if verdict not in reached:
            yield ProofFault(Claim.REACHABLE, f"No answers lead to {verdict}.", {})


def live_questions(interview: Interview, found: Explored) -> Iterator[ProofFault]:
    """Questions that are never asked."""
    for question in interview.questions:
        if question.id not in found.asked:
            what = f"The question '{question.id}' is never asked."
            yield ProofFault(Claim.LIVE_QUESTION, what, {})


def live_options(
    interview: Interview, conditions: Iterable[Condition], found: Explored
) -> Iterator[ProofFault]:
    """Options that nothing in these conditions tells from another option of the question.

    One option may be like don't know (none of these, nothing special); the next one is dead.
    """
    read = {atom for atom in atoms(All(tuple(conditions))) if isinstance(atom, Is)}
    for question in interview.questions:
        if question.id not in found.asked:
            continue
        asking = [atom for atom in read if atom.name == question.id]
        first: dict[tuple[bool, ...], str] = {}
        for option in question.options:
            signs = tuple(holds(atom, {question.id: option.id}) for atom in asking)
            other = first.setdefault(signs, option.id)
            if other != option.id:
                what = f"Nothing tells '{option.id}' from '{other}' in '{question.id}'."
                answers = {**found.asked[question.id].answers, question.id: option.id}
                yield ProofFault(Claim.LIVE_OPTION, what, answers)


def live_rules(interview: Interview, found: Explored) -> Iterator[ProofFault]:
    """Rules that never fire, or that fire and never come to decide."""
    deciding = {end.rule for end in found.ends}
    for rule in interview.rules:
        if rule.id not in found.fired:
            what = f"No answers make the rule '{rule.id}' fire."
            yield ProofFault(Claim.LIVE_RULE, what, {})
        elif rule.decides and rule.id not in deciding:
            what = f"The rule '{rule.id}' never decides: whenever it holds, another rule has."
            yield ProofFault(Claim.LIVE_RULE, what, {})


def bars(interview: Interview, found: Explored) -> Iterator[ProofFault]:
    """Bars of a later gate on what an earlier gate has put in place, and bars in a circle."""
    gates = [gate.id for gate in interview.gates]
    for settled, reach in found.chains.items():
        named = " and ".join(f"'{rule.id}'" for rule in settled.chain)
        if settled.circle:
            what = f"The bars {named} give way to each other in a circle."
            yield ProofFault(Claim.NO_CIRCLE, what, reach.answers)
            continue
        for earlier, later in zip(settled.chain, settled.chain[1:], strict=False):
            if gates.index(earlier.gate) < gates.index(later.gate):
                what = f"The rule '{later.id}' of the gate '{later.gate}' bars "
                what += (
                    f"{earlier.instead}, which '{earlier.id}' of '{earlier.gate}' has put in place."
                )
                yield ProofFault(Claim.NO_OVERRIDE, what, reach.answers)


def not_passed_on(found: Explored) -> Iterator[ProofFault]:
    """Clients handed to somebody else where a rule forbids to refer them."""
    forbidden = found.kept.compiled.no_referral

    def wrong(end: End) -> bool:
        return end.state & forbidden != 0

    for verdict in sorted(PASSED_ON):
        reach = _shortest(found, verdict, wrong)
        if reach is not None:
            what = f"The verdict is {verdict}, and yet a rule forbids a referral."
            yield ProofFault(Claim.NOT_PASSED_ON, what, reach.answers)


def promises_kept(promises: Iterable[Promise], found: Explored) -> Iterator[ProofFault]:
    """Promises that some answers break."""
    for promise in promises:
        for verdict in promise.never:
            for reach in at_ends(found, verdict, promise.when):
                what = f"The promise '{promise.id}' is broken: the verdict is {verdict}."
                yield ProofFault(Claim.PROMISE, what, reach.answers)


def unfulfilled(obligations: Iterable[Obligation], found: Explored) -> Iterator[ProofFault]:
    """Talks, plans and reactions that fall short in some case."""
    for obligation in obligations:
        reach = _shortest(found, obligation.verdict, _falls_short(obligation, found.kept))
        if reach is not None:
            yield ProofFault(obligation.claim, obligation.what, reach.answers)


def _falls_short(obligation: Obligation, kept: Kept) -> Callable[[End], bool]:
    """Whether an obligation is not fulfilled at an end.

    Evidence is not carried along, so where a condition reads the leading cause, an obligation has
    to be fulfilled whatever the cause.
    """
    within = kept.test(obligation.within)
    tests = [kept.test(condition) for condition in obligation.conditions]
    states = _states((obligation.within, *obligation.conditions), kept)

    def short(end: End) -> bool:
        return any(
            within(state) and sum(test(state) for test in tests) < obligation.least
            for state in states(end)
        )

    return short


def _states(conditions: Iterable[Condition], kept: Kept) -> Callable[[End], list[int]]:
    """The states that conditions may see at an end: its own, with each cause where they read it."""
    reads = {name for each in conditions for name in questions_in(each)}
    causes = _CAUSES if "cause" in reads else ("none",)
    return lambda end: [kept.at_end(end, cause) for cause in causes]


def at_ends(found: Explored, verdict: Verdict, condition: Condition) -> Iterator[Reach]:
    """The shortest way to an end with this verdict at which a condition may hold, if there is one.

    The condition is one of the requirements of the walk.
    """
    test, states = found.kept.test(condition), _states((condition,), found.kept)
    reach = _shortest(found, verdict, lambda end: any(map(test, states(end))))
    if reach is not None:
        yield reach


def _shortest(found: Explored, verdict: Verdict, wrong: Callable[[End], bool]) -> Reach | None:
    """The shortest way to an end with this verdict at which something is wrong, or None."""
    ways = [reach for end, reach in found.ends.items() if end.verdict is verdict and wrong(end)]
    return min(ways, key=lambda reach: reach.asked, default=None)
