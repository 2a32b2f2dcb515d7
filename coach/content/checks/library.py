"""Checks of plans and of the library across files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.content.checks.scripts import check_blanks, check_script
from coach.content.checks.talk import checks_known
from coach.content.kinds.locations import did_you_mean
from coach.content.kinds.names import check_condition
from coach.content.kinds.pack_names import check_known, check_unique

if TYPE_CHECKING:
    from coach.content.kinds.draft import RawPack
    from coach.content.kinds.locations import Faults
    from coach.content.kinds.models import PlanModel
    from coach.content.kinds.pack_names import PackNames
    from coach.content.kinds.scripts import SituationModel
    from coach.content.kinds.validate import Item


def check_library(draft: RawPack, pack_names: PackNames, faults: Faults) -> None:
    """Note what does not fit together in plans and scripts."""
    for name, plan in draft.plans.items():
        if plan is not None:
            _plan(plan, pack_names, faults)
            _same(plan, draft, faults)
        _used(name, plan, draft, faults)
    words = pack_names.in_talk()
    for item in draft.situations:
        if item.model.when is not None:
            check_condition(item.model.when, item.place.at("when"), words, faults)
        _order(item, draft, faults)
    for situation, script in draft.scripts.values():
        if script is not None:
            check_script(situation, script, draft, pack_names, faults)
    check_blanks(draft, pack_names, faults)


def _order(item: Item[SituationModel], draft: RawPack, faults: Faults) -> None:
    """Note what the order of a situation names that is no script of it, or names twice."""
    own = [name for name, (situation, _) in draft.scripts.items() if situation == item.model.id]
    place, seen = item.place.at("order"), set[str]()
    check_known(item.model.order, place, own, "script of this situation", faults)
    for number, name in enumerate(item.model.order):
        if name in seen:
            faults.add(place.at(number), f"The script '{name}' stands here twice.", "Take one out.")
        seen.add(name)


def _used(name: str, plan: Item[PlanModel] | None, draft: RawPack, faults: Faults) -> None:
    """Note a plan of this pack that no verdict has."""
    used = {item.model.plan for item in draft.verdicts.values() if item is not None}
    own = plan is None or draft.is_own(plan.place)
    if own and name not in used and all(draft.verdicts.values()):
        file = f"plans/{name}.yaml"
        faults.add_line(file, 1, f"No verdict uses the plan '{name}'.", "Take it out.")


def _plan(item: Item[PlanModel], pack_names: PackNames, faults: Faults) -> None:
    words = pack_names.in_talk()
    check_unique((step.id for step in item.model.steps), item.place.at("steps"), "step", faults)
    for number, step in enumerate(item.model.steps):
        place = item.place.at("steps", number)
        check_condition(step.when, place.at("when"), words, faults)
        pack_names.check_sources(step.source, place.at("source"), faults)
        if step.on is not None and step.on not in pack_names.dates and not words.gaps:
            what = f"'{step.on}' is no fact with a date."
            faults.add(place.at("on"), what, did_you_mean(step.on, pack_names.dates, most=0))


def _same(item: Item[PlanModel], draft: RawPack, faults: Faults) -> None:
    """Note a step that is to be the same thing as one which nothing asks for."""
    checks = checks_known(draft)
    if checks is None:
        return
    known = checks | {each.model.id for each in draft.prepare}
    for number, step in enumerate(item.model.steps):
        for at, name in enumerate(step.same):
            if name not in known:
                place = item.place.at("steps", number).at("same", at)
                what = f"No check and no step of preparation is called '{name}'."
                faults.add(place, what, did_you_mean(name, sorted(known)))
