"""Whom and what a talk can be practised with, best first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

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
