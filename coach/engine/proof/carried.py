"""That no line takes more for granted than the answers and facts carry.

For each text, verdict and claim it is asked whether the text can be said where the claim is not
true. Mostly the conditions themselves refute it, with what the interview makes of them
(`coach.engine.proof.theory`). What is left goes into walks of the interview's states, which find
the shortest answers that show it, or none.
"""

from __future__ import annotations

from itertools import groupby, product
from math import prod
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.rules.condition import All, Given, Not
from coach.domain.rules.interview import DONT_KNOW
from coach.domain.rules.proof import Carried, Claim, ProofFault
from coach.domain.rules.verdict import Verdict
from coach.domain.talk.talk import FactKind
from coach.engine.proof.claims import at_ends, shortest_of_each
from coach.engine.proof.explore import MOST_RUNS, Requirement, TooLarge, explore
from coach.engine.proof.obligations import with_known
from coach.engine.proof.satisfy import AtMost, TooHard
from coach.engine.proof.spoken import spoken
from coach.engine.proof.theory import Theories
from coach.engine.rules.compiled import mode_of, scope_of
from coach.engine.rules.conditions import NEVER, atoms, holds
from coach.engine.rules.interview import walk

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from coach.domain.pack import Pack
    from coach.domain.rules.condition import Condition
    from coach.domain.rules.interview import Interview
    from coach.domain.talk.talk import Fact, LineClaim
    from coach.engine.proof.explore import Explored
    from coach.engine.proof.satisfy import Left, Names, Node, Solver
    from coach.engine.proof.spoken import Spoken

TOGETHER = 8  # conditions that are followed in one walk
FEW_RUNS = 400_000  # of a walk that can be halved
MOST_FILLINGS = 512  # ways to fill in what one text reads of the facts


def claims_carried(pack: Pack, most: int = MOST_RUNS) -> tuple[Carried, tuple[ProofFault, ...]]:
    """How much is taken for granted, and every claim that is not true where it is made.

    Raises:
        TooLarge: A text hangs on so much that this was not decided; the message names it.
    """
    texts = [text for text in spoken(pack) if text.claims is not None]
    known = {claim.id: claim for claim in pack.claims}
    made = [(text, known[name]) for text in texts for name in text.claims or ()]
    count = Carried(len(texts), len({claim.id for _, claim in made}), len(made))
    return count, shortest_of_each(_followed(pack, _doubts(pack, made), most)) if made else ()


def _doubts(pack: Pack, made: Sequence[tuple[Spoken, LineClaim]]) -> list[_Doubt]:
    """What may not be true of the claims that texts make."""
    search = CaseSearch(pack, [each for text, _ in made for each in text.when])
    return [doubt for text, claim in made for doubt in search.doubts(text, claim)]


class _Doubt(NamedTuple):
    """A claim of a text that may not be true with a verdict, and when that would be."""

    text: Spoken
    claim: LineClaim
    verdict: Verdict
    conditions: tuple[Condition, ...]

    @property
    def what(self) -> str:
        """What is wrong where it is not true."""
        what = f"{self.text.where}, takes for granted what is not always so where it is said: "
        return f"{what}'{self.claim.id}', {self.claim.says}"


class CaseSearch:
    """Looks for cases in which conditions hold together, by what the interview makes of them.

    Args:
        pack: The pack.
        conditions: Everything that will be asked for, and the claims are known besides.
    """

    def __init__(self, pack: Pack, conditions: Sequence[Condition]) -> None:
        self._interview = pack.interview
        facts = pack.talk.facts
        also = (claim.when for claim in pack.claims)
        self._theories = Theories(pack.interview, facts, (*conditions, *also))
        self._names = self._theories.names
        self._choices = {fact.id for fact in facts if fact.kind is FactKind.CHOICE}
        self._solvers: dict[Verdict, tuple[Solver, ...]] = {}
        self._questions = tuple(self._theories.questions.values())

    def doubts(self, text: Spoken, claim: LineClaim) -> Iterator[_Doubt]:
        """The verdicts with which a claim of a text is not true, or may not be."""
        wanted = (Not(claim.when), *text.when)
        for verdict in text.verdicts:
            if self.may_be(wanted, verdict):
                yield _Doubt(text, claim, verdict, wanted)

    def may_be(
        self,
        conditions: tuple[Condition, ...],
        verdict: Verdict,
        others: tuple[Condition, ...] = (),
        few: int = 0,
    ) -> bool:
        """Whether these may hold together in a case with this verdict; False: there is none.

        Of the others no more than a few hold in it.
        """
        wanted = _Wanted(conditions, self._names, self._choices)
        if others:
            wanted.add_few(others, few, self._names, self._choices)
        return any(self._may_be(solver, wanted, verdict) for solver in self._of(verdict))

    def _may_be(self, solver: Solver, wanted: _Wanted, verdict: Verdict) -> bool:
        def accept(left: Left) -> bool:
            return self._is_case(left, wanted, verdict)

        try:
            return solver.solve(wanted.nodes, accept, self._questions)
        except TooHard:
            return True

    def _is_case(self, left: Left, wanted: _Wanted, verdict: Verdict) -> bool:
        """Whether a solution is a case; its leading cause may be any."""
        answers = self._values(left, self._theories.questions)
        path = walk(self._interview, answers, unanswered=DONT_KNOW)
        decided, leading = path.decided, path.leading
        if path.verdict is not verdict or decided is None or leading is None:
            return False
        mode = mode_of(leading, recommended=path.recommended)
        given = self._values(left, wanted.facts)
        cause = self._values(left, {"cause": self._names.of("cause")})
        outcome = {"mode": mode.value, "scope": scope_of(decided).value, **cause}
        values = {**path.answers, **given, "verdict": verdict.value, **outcome}
        true = [holds(each, values, path.flags, given) for each in wanted.conditions]
        few = [holds(each, values, path.flags, given) for each in wanted.others]
        return all(true) and sum(few) <= wanted.few

    def _values(self, left: Left, indexes: Mapping[str, int]) -> dict[str, str]:
        """What these names are, without those that are absent."""
        found = ((name, self._names.value(index, left)) for name, index in indexes.items())
        return {name: value for name, value in found if value is not None}

    def _of(self, verdict: Verdict) -> tuple[Solver, ...]:
        found = self._solvers.get(verdict)
        if found is None:
            found = self._solvers[verdict] = self._theories.of(verdict)
        return found


class _Wanted:
    """Conditions that shall hold together, as nodes, and the facts that they read."""

    def __init__(
        self, conditions: tuple[Condition, ...], names: Names, choices: Collection[str]
    ) -> None:
        self.conditions = conditions
        self.others: tuple[Condition, ...] = ()
        self.few = 0
        self.nodes: list[Node] = [names.node(condition) for condition in conditions]
        self.facts: dict[str, int] = {}
        self._read(conditions, names, choices)

    def add_few(
        self, others: tuple[Condition, ...], few: int, names: Names, choices: Collection[str]
    ) -> None:
        """Ask of other conditions that no more than a few hold."""
        self.others, self.few = others, few
        parts = tuple(names.node(condition) for condition in others)
        refused = tuple(names.node(condition, wanted=False) for condition in others)
        self.nodes.append(AtMost(parts, few, refused))
        self._read(others, names, choices)

    def _read(
        self, conditions: tuple[Condition, ...], names: Names, choices: Collection[str]
    ) -> None:
        for atom in dict.fromkeys(atom for each in conditions for atom in atoms(each)):
            if atom.name in choices:
                self.facts[atom.name] = names.of(atom.name)
            elif isinstance(atom, Given):
                self.facts[atom.name] = names.of(f"fact {atom.name}")


def _followed(pack: Pack, doubts: Sequence[_Doubt], most: int) -> Iterator[ProofFault]:
    """What walks of the interview find of these doubts."""
    facts = {fact.id: fact for fact in pack.talk.facts}
    order = list(Verdict)
    doubts = sorted(doubts, key=lambda doubt: order.index(doubt.verdict))
    for verdict, of_verdict in groupby(doubts, key=lambda doubt: doubt.verdict):
        filled = [_Filled(doubt, facts) for doubt in of_verdict]
        for at in range(0, len(filled), TOGETHER):
            yield from _in_a_walk(pack.interview, verdict, filled[at : at + TOGETHER], most)


def _in_a_walk(
    interview: Interview, verdict: Verdict, filled: Sequence[_Filled], most: int
) -> Iterator[ProofFault]:
    """What one walk finds, or two where one is too large."""
    requirements = [Requirement(frozenset({verdict}), tuple(one.ways)) for one in filled]
    try:
        found = explore(interview, requirements, most if len(filled) == 1 else min(most, FEW_RUNS))
    except TooLarge:
        if len(filled) == 1:
            raise
        middle = len(filled) // 2
        for half in (filled[:middle], filled[middle:]):
            yield from _in_a_walk(interview, verdict, half, most)
        return
    for one in filled:
        yield from one.shown_in(found)


class _Filled:
    """A doubt without facts: of what can be filled in, what it comes to, the least of it first."""

    def __init__(self, doubt: _Doubt, facts: Mapping[str, Fact]) -> None:
        self.doubt = doubt
        self.ways: dict[Condition, dict[str, str]] = {}
        whole = All(doubt.conditions)
        read = dict.fromkeys(
            atom.name for atom in atoms(whole) if isinstance(atom, Given) or atom.name in facts
        )
        ways = [[None, *_fillings(facts.get(name))] for name in read]
        if prod(map(len, ways)) > MOST_FILLINGS:
            what = f"{doubt.text.where}, hangs on too many facts to say when it is said."
            raise TooLarge(what, todo="Let its conditions ask for fewer.")
        for chosen in sorted(product(*ways), key=lambda each: len(each) - each.count(None)):
            filling = dict(zip(read, chosen, strict=True))
            condition = with_known(whole, doubt.verdict, filling)
            if condition != NEVER:
                given = {name: value for name, value in filling.items() if value is not None}
                self.ways.setdefault(condition, _shown(given, facts))

    def shown_in(self, found: Explored) -> Iterator[ProofFault]:
        """The least with which a walk shows that the claim is not true; nothing where it is."""
        ways = (
            ProofFault(Claim.CARRIED, self.doubt.what, reach.answers, facts)
            for condition, facts in self.ways.items()
            for reach in at_ends(found, self.doubt.verdict, condition)
        )
        yield from sorted(ways, key=lambda fault: fault.size)[:1]


def _fillings(fact: Fact | None) -> list[str]:
    """What a fact can be filled in with, as far as a condition can tell."""
    return [choice for choice, _ in fact.choices] if fact is not None and fact.choices else [""]


def _shown(given: Mapping[str, str], facts: Mapping[str, Fact]) -> dict[str, str]:
    """What is given, with an example where it does not matter what."""
    return {
        name: value or (facts[name].example if name in facts else "given")
        for name, value in given.items()
    }
