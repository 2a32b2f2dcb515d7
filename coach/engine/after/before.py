"""What comes before a talk or an act: one list, in which each thing stands once.

A verdict has checks, every talk has steps of preparation, and a plan has steps before the talk. The
content says which of them are the same thing: a step of preparation names the checks that it gives
way to (`unless`), and a step of a plan what else asks for it (`same`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coach.domain.plan import PlanStep
    from coach.domain.rules.verdict import Check
    from coach.domain.talk.coaching import PrepareStep

BEFORE = "before"
STAGES = (BEFORE, "setting", "day")
PREPARE, PLAN = "prepare/", "plan/"  # before the ids of ticks; those of checks are bare


class BeforeItem(Struct, frozen=True):
    """One thing to have done; `stage` is when: "before", "setting" or "day"."""

    id: str  # as it is ticked now
    text: str
    detail: str
    stage: str
    sources: tuple[str, ...]
    ticks: frozenset[str]  # every id under which it is or ever was ticked
    step: str = ""  # of the plan, whose reminder is the same thing
    day: int | None = None  # of that step, counted from the talk


def what_comes_before(
    checks: Iterable[Check], general: Iterable[PrepareStep], planned: Iterable[PlanStep]
) -> tuple[BeforeItem, ...]:
    """The list, by stage; of a stage what has a day first, the earliest first.

    What has none follows: the checks, then the general steps.

    Args:
        checks: Those of the verdict.
        general: The steps of preparation that fit the case.
        planned: The steps of the plan that the case needs; only those before the talk count.
    """
    items = [
        BeforeItem(check.id, check.text, "", BEFORE, check.sources, frozenset({check.id}))
        for check in checks
    ]
    for step in general:
        _add_general(items, step)
    for planned_step in planned:
        if planned_step.day < 0:
            _add_planned(items, planned_step)
    return tuple(sorted(items, key=_order))


def done(item: BeforeItem, ticked: frozenset[str]) -> bool:
    """Whether a thing was ticked, under whichever of its ids."""
    return not item.ticks.isdisjoint(ticked)


def _order(item: BeforeItem) -> tuple[int, bool, int]:
    return STAGES.index(item.stage), item.day is None, item.day or 0


def _add_general(items: list[BeforeItem], step: PrepareStep) -> None:
    tick = PREPARE + step.id
    same = _same(items, step.unless)
    if same:
        at = items.index(same[0])
        items[at] = replace(same[0], ticks=same[0].ticks | {tick})
        return
    stage = step.stage.value
    items.append(BeforeItem(tick, step.text, "", stage, step.sources, frozenset({tick})))


def _add_planned(items: list[BeforeItem], step: PlanStep) -> None:
    """A step of the plan takes the place of what is the same thing: it has short words, and a day.

    Where several are, the first keeps its id, and the others are in it.
    """
    tick = PLAN + step.id
    same = _same(items, (*step.same, *(PREPARE + each for each in step.same)))
    ticks = frozenset({tick}).union(*(item.ticks for item in same))
    sources = tuple(dict.fromkeys(each for item in same for each in item.sources)) or step.sources
    name = same[0].id if same else tick
    joined = BeforeItem(
        name, step.title, step.detail, BEFORE, sources, ticks, step=step.id, day=step.day
    )
    at = items.index(same[0]) if same else len(items)
    items[:] = [item for item in items if item not in same]
    items.insert(at, joined)


def _same(items: Sequence[BeforeItem], names: Iterable[str]) -> list[BeforeItem]:
    wanted = frozenset(names)
    return [item for item in items if item.id in wanted and not item.step]
