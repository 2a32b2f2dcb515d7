"""Whom and what a talk can be practised with, best first; and what comes next."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coach.domain.practice.persona import Persona
    from coach.domain.practice.roleplay import RolePlay
    from coach.domain.rules.verdict import Verdict


def fitting_personas(personas: Iterable[Persona], verdict: Verdict | None) -> tuple[Persona, ...]:
    """The personas for a verdict's talk, those made for it first, then the easier first.

    Without a verdict it is all of them; one that fits no talk is for the safety drill, and last.
    """
    fit = [each for each in personas if verdict is None or verdict in each.verdicts]
    return tuple(sorted(fit, key=lambda each: (_place(each, verdict), each.level, each.name)))


def _place(persona: Persona, verdict: Verdict | None) -> int:
    if verdict is None:
        return 0 if persona.verdicts else 1
    return persona.verdicts.index(verdict)


def fitting_roleplays(
    plays: Iterable[RolePlay], personas: Iterable[Persona], verdict: Verdict | None
) -> tuple[RolePlay, ...]:
    """The role-plays for a verdict's talk, then those whose persona fits it; the easier first.

    Without a verdict it is all of them, the safety drill last.
    """
    near = {each.id for each in personas if verdict is None or verdict in each.verdicts}
    fit = [each for each in plays if each.verdict is verdict or each.persona in near]
    return tuple(
        sorted(
            fit if verdict is not None else plays,
            key=lambda each: (
                each.verdict is None if verdict is None else each.verdict is not verdict,
                each.levels[0],
                each.title,
            ),
        )
    )


def next_play(plays: Sequence[RolePlay], done: Iterable[str]) -> RolePlay | None:
    """The one that was practised least; of several the first.

    Args:
        plays: Those that fit, best first.
        done: The ids of those that were practised, one for each time.
    """
    times = Counter(done)
    return min(plays, key=lambda play: times[play.id], default=None)
