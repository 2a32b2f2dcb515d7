"""The proof of a pack: every state of its interview is visited, and every claim is checked on it.

What is proved is listed in `coach.domain.rules.proof.Claim`. What authors promise beyond that
(abuse is never handed over, dislike alone never ends in PART-NOW) is content:
`interview/promises.yaml`.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from msgspec.structs import replace

from coach.domain.rules.proof import Proof, ProofFault
from coach.engine.proof import claims
from coach.engine.proof.carried import CaseSearch, claims_carried
from coach.engine.proof.explore import MOST_RUNS, explore
from coach.engine.proof.obligations import open_obligations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.domain.pack import Pack
    from coach.domain.rules.condition import Condition
    from coach.domain.rules.interview import Interview
    from coach.engine.proof.explore import Explored
    from coach.engine.proof.obligations import Obligation


def prove(pack: Pack, most: int = MOST_RUNS) -> Proof:
    """What can be proved of a pack, or the shortest answers that speak against it.

    Raises:
        TooLarge: The interview has too many states; the message says which gate makes it so.
    """
    proof = prove_interview(pack.interview, tuple(_talk_conditions(pack)), most)
    carried, untrue = claims_carried(pack)
    proof = replace(proof, carried=carried, faults=(*proof.faults, *untrue))
    obligations = open_obligations(pack, CaseSearch(pack, tuple(_talk_conditions(pack))).may_be)
    # walks of their own: what talks read beyond rules and promises would multiply their states
    for verdict in dict.fromkeys(obligation.verdict for obligation in obligations):
        proof = _with_obligations(
            pack, proof, [d for d in obligations if d.verdict is verdict], most
        )
    return proof


def _with_obligations(pack: Pack, proof: Proof, obligations: list[Obligation], most: int) -> Proof:
    """The proof with what a walk says of the obligations of one verdict."""
    found = explore(pack.interview, claims.required_by(obligations), most)
    short = claims.shortest_of_each(claims.unfulfilled(obligations, found))
    return replace(proof, faults=(*proof.faults, *short))


def prove_interview(
    interview: Interview, elsewhere: tuple[Condition, ...] = (), most: int = MOST_RUNS
) -> Proof:
    """What can be proved of an interview by itself, without talks and plans.

    Args:
        interview: The interview.
        elsewhere: The conditions of talks and plans, which may be all that reads an option.
        most: How many steps from state to state may be walked.

    Raises:
        TooLarge: It has too many states; the message says which gate makes it so.
    """
    found = explore(interview, claims.promised(interview.promises), most)
    faults = chain(
        claims.settled_before(interview),
        claims.one_verdict(found),
        claims.reachable(found),
        claims.live_questions(interview, found),
        claims.live_options(interview, (*_conditions(interview), *elsewhere), found),
        claims.live_rules(interview, found),
        claims.bars(interview, found),
        claims.not_passed_on(found),
        claims.promises_kept(interview.promises, found),
    )
    return _counted(found, claims.shortest_of_each(faults))


def _counted(found: Explored, faults: tuple[ProofFault, ...]) -> Proof:
    verdicts: Counter[str] = Counter()
    for end, reach in found.ends.items():
        verdicts[end.verdict.value] += reach.total
    leading = (*found.ends.values(), *found.unfinished.values())
    return Proof(
        states=found.states,
        runs=found.runs,
        answers=sum(reach.total for reach in leading),
        verdicts=dict(verdicts.most_common()),
        longest=max((reach.most for reach in leading), default=0),
        faults=faults,
    )


def _conditions(interview: Interview) -> Iterator[Condition]:
    """Every condition that takes part in a verdict."""
    return _whens(interview.questions, interview.rules)


class _Conditional(Protocol):
    @property
    def when(self) -> Condition:
        """When it counts."""


def _talk_conditions(pack: Pack) -> Iterator[Condition]:
    """Every condition of a pack outside its interview."""
    talk, after = pack.talk, pack.talk.after
    for part in chain.from_iterable(parts for _, parts in talk.parts):
        yield from _whens((part,), part.passages, part.wordings)
    for text in pack.verdicts:
        yield text.referral_when
        yield from filter(None, (text.ends, text.hands_over))
        yield from _whens(text.otherwise, text.advice, text.every_check)
    yield from _whens(pack.claims, *(plan.steps for plan in pack.plans))
    yield from (when for reaction in talk.reactions for when, _ in reaction.likelier)
    yield from _whens(talk.reactions, talk.facts, talk.wording)
    yield from _whens(after.questions, after.outcomes, after.causes)


def _whens(*rows: Iterable[_Conditional]) -> Iterator[Condition]:
    return (each.when for each in chain.from_iterable(rows))
