"""What to have done before the talk: general steps that fit the case, and the verdict's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.domain.condition import Always
from coach.engine.context import context

if TYPE_CHECKING:
    from coach.domain.diagnosis import Diagnosis
    from coach.engine.context import Context
    from coach.services.casebook import Casebook
    from coach.services.desk import Desk

_PREFIX = "prepare/"  # of ticks: a verdict's own checks carry their bare ids
_REHEARSE = "rehearse-twice"
_CALM = 3  # lines at a time


@dataclass(frozen=True, slots=True)
class PrepareItem:
    """A step to tick; `stage` is when it is done: "before", "setting" or "day"."""

    id: str
    text: str
    stage: str
    sources: tuple[str, ...]
    done: bool


class PrepareService:
    """Lists the steps before a talk; `CaseService.tick` ticks them by their ids."""

    def __init__(self, desk: Desk, casebook: Casebook) -> None:
        self._desk = desk
        self._casebook = casebook

    def steps(self, case_id: str) -> tuple[PrepareItem, ...]:
        """The steps for this case in order; none before there is a verdict."""
        opened = self._casebook.open(case_id)
        diagnosis = opened.for_talk
        if diagnosis is None:
            return ()
        ticked = self._casebook.table.ticks(case_id)
        content, case = self._desk.content.talk, self._context(case_id, diagnosis)
        text = opened.definition.verdict(diagnosis.verdict).in_mode(diagnosis.mode)
        own = [
            PrepareItem(check.id, check.text, "before", check.sources, check.id in ticked)
            for check in text.before
        ]
        asked = {check.id for check in text.before}
        general = [
            PrepareItem(tick, step.text, step.stage.value, step.sources, tick in ticked)
            for step in content.prepare
            if case.allows(step.when) and not asked.intersection(step.unless)
            for tick in (_PREFIX + step.id,)
        ]
        stages = ("before", "setting", "day")
        return tuple(sorted([*own, *general], key=lambda item: stages.index(item.stage)))

    def rehearses(self, case_id: str) -> bool:
        """Whether saying it aloud is a step of this case: not where nothing is said to them."""
        return any(item.id == _PREFIX + _REHEARSE for item in self.steps(case_id))

    def calm(self, case_id: str) -> tuple[str, ...]:
        """Up to three lines that steady: one for everybody, then those made for such a case.

        Of those the ones that are made for the fewest verdicts come first.
        """
        diagnosis = self._casebook.open(case_id).for_talk
        lines = self._desk.content.talk.calm
        general = [line.text for line in lines if isinstance(line.when, Always)]
        own: list[str] = []
        if diagnosis is not None:
            case = self._context(case_id, diagnosis)
            fitting = (line for line in lines if case.allows(line.when))
            closest = sorted(fitting, key=lambda line: line.when_text.count("/"))
            own = [line.text for line in closest if line.text not in general]
        return (*general[:1], *own, *general[1:])[:_CALM]

    def _context(self, case_id: str, diagnosis: Diagnosis) -> Context:
        return context(diagnosis, self._desk.content.talk.facts, self._casebook.facts(case_id))
