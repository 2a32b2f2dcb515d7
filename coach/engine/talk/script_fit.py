"""Which scripts of the library fit a case: by its verdict, its situation, and what may be said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.talk.shelf import ScriptFit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.domain.talk.script import Script, Situation
    from coach.domain.talk.talk import ReactionText
    from coach.engine.talk.context import Context

LIKELIEST = 6  # reactions of a case that count
_SITUATION = 4  # what it weighs that the case is one of the situation, against one reaction
_MOST_REACTIONS = 3  # that count: a script is not better for naming every one


def likeliest(reactions: Iterable[ReactionText], case: Context) -> tuple[str, ...]:
    """The ids of the reactions that are likeliest in a case, the likeliest first."""
    fitting = [each for each in reactions if not each.answers_any and case.allows(each.when)]
    ranked = sorted(fitting, key=lambda each: -_likelihood(each, case))
    return tuple(each.id for each in ranked[:LIKELIEST])


def _likelihood(reaction: ReactionText, case: Context) -> int:
    return reaction.weight + sum(by for when, by in reaction.likelier if case.allows(when))


def ranked(
    scripts: Iterable[Script],
    situations: Iterable[Situation],
    case: Context,
    reactions: Iterable[ReactionText],
) -> tuple[ScriptFit, ...]:
    """How each of the scripts fits a case, the best first; equals stay in their order.

    A situation without a condition is neither for nor against a case.
    """
    holds = {each.id: None if each.when is None else case.allows(each.when) for each in situations}
    likely = likeliest(reactions, case)
    verdict = case.verdict.value
    found = [
        ScriptFit(
            each.id,
            verdict=verdict in each.verdicts,
            situation=holds.get(each.situation) is True,
            against=holds.get(each.situation) is False,
            reactions=tuple(name for name in likely if name in each.reactions),
        )
        for each in scripts
    ]
    return tuple(sorted(found, key=_weight, reverse=True))


def fitting(fits: Iterable[ScriptFit]) -> tuple[ScriptFit, ...]:
    """Those to offer for a case: of its verdict, and of a situation that it may be in.

    Where no situation fits, all that go with the verdict.
    """
    by_verdict = tuple(each for each in fits if each.verdict)
    return tuple(each for each in by_verdict if not each.against) or by_verdict


def _weight(fit: ScriptFit) -> tuple[bool, int]:
    points = _SITUATION * fit.situation + min(len(fit.reactions), _MOST_REACTIONS)
    return fit.verdict and not fit.against, points
