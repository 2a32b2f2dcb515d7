"""Checks of rubrics: what can be seen or heard, and one for each kind of talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.content.checks.vague import vague

if TYPE_CHECKING:
    from coach.content.kinds.locations import Faults, SourceLocation
    from coach.content.kinds.practice.files import RawPractice
    from coach.content.kinds.practice.models import CheckModel, RubricModel
    from coach.content.kinds.validate import Item


def check_rubrics(raw: RawPractice, faults: Faults) -> None:
    """Note vague checks, equal ids, and verdicts that two rubrics mark."""
    first: dict[str, str] = {}
    for name, item in raw.rubrics.items():
        if item is None:
            continue
        for number, verdict in enumerate(item.model.verdicts):
            other = first.setdefault(verdict, name)
            if other != name or verdict in item.model.verdicts[:number]:
                _twice(verdict, other, item.place.at("verdicts", number), faults)
        if not item.model.verdicts and (other := first.setdefault("", name)) != name:
            _twice("", other, item.place.at("verdicts"), faults)
        _ids(item, faults)
        _checks(item, faults)


def _twice(verdict: str, other: str, place: SourceLocation, faults: Faults) -> None:
    kind = f"'{verdict}' is" if verdict else "The safety drill is"
    what = f"{kind} marked by the rubric '{other}' already."
    faults.add(place, what, "Each talk has one rubric: take it out of one of them.")


def _ids(item: Item[RubricModel], faults: Faults) -> None:
    """Checks and critical fails are marked side by side, so no id stands in both."""
    seen = set[str]()
    for key in ("checks", "critical"):
        for number, each in enumerate(getattr(item.model, key)):
            if each.id in seen:
                what = f"The id '{each.id}' stands here twice."
                place = item.place.at(key, number, "id")
                faults.add(place, what, "Give one of them another id.")
            seen.add(each.id)


def _told(place: SourceLocation, check: CheckModel, faults: Faults) -> None:
    """How a run alone tells a check: what says nothing, or says two things, is refused."""
    if check.moves and check.hints:
        what = "Its moves earn this check, and as hints they leave it to whoever practised."
        faults.add(place.at("hints"), what, "Keep 'moves' if a move alone tells it, else 'hints'.")
    if check.within and check.after:
        what = "A check is about the first lines, or about the one behind a move."
        faults.add(place.at("after"), what, "Keep 'within' or 'after'.")
    for key in ("within", "after"):
        if getattr(check, key) and not (check.moves or check.avoids or check.hints):
            what = f"'{key}' says which lines count, and no move is looked for in them."
            faults.add(place.at(key), what, "Add 'moves', 'avoids' or 'hints', or take it out.")


def _checks(item: Item[RubricModel], faults: Faults) -> None:
    for key in ("checks", "critical"):
        for number, each in enumerate(getattr(item.model, key)):
            if (found := vague(each.says)) is not None:
                faults.add(item.place.at(key, number, "says"), found.what, found.mend)
    for number, check in enumerate(item.model.checks):
        for move in {*check.moves, *check.hints} & {*check.avoids}:
            what = f"'{move}' both earns this check and loses it."
            faults.add(item.place.at("checks", number, "avoids"), what, "Take one of them out.")
        _told(item.place.at("checks", number), check, faults)
        if check.yes == check.no:
            what = "What earns it and what does not read the same."
            faults.add(item.place.at("checks", number, "no"), what, "Write what does not earn it.")
