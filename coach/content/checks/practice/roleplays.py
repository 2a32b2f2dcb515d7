"""Checks of one role-play: its names, turns and endings. The proof walks its runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.content.kinds.locations import did_you_mean
from coach.content.kinds.pack_names import check_known
from coach.domain.practice.condition import Told
from coach.domain.practice.roleplay import Result
from coach.engine.practice.condition import atoms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from coach.content.kinds.locations import Faults, SourceLocation
    from coach.content.kinds.practice.files import RawPractice
    from coach.content.kinds.practice.roleplays import RolePlayModel, TurnModel
    from coach.content.kinds.validate import Item
    from coach.domain.practice.condition import RunCondition

    Play = Item[RolePlayModel]

ALWAYS_OFFERED = 2  # choices of a turn without `if`, so that there is always a choice


def check_roleplay(item: Play, raw: RawPractice, faults: Faults) -> None:
    """Note what a role-play names wrongly, and turns and endings that are not whole."""
    _names(item, raw, faults)
    _places(item, faults)
    _endings(item, faults)
    facts = item.model.facts
    told = {fact for turn in item.model.turns for each in turn.choices for fact in each.tells}
    for fact in facts:
        if fact not in told:
            what = f"No choice tells '{fact}'."
            faults.add(item.place.at("facts", fact), what, "Add 'tells:' to one, or take it out.")
    for number, turn in enumerate(item.model.turns):
        _turn(turn, item.place.at("turns", number), facts, faults)
    _circles(item, faults)
    _said_twice(item, faults)
    for number, ending in enumerate(item.model.endings):
        check_known(ending.takes, item.place.at("endings", number, "takes"), facts, "fact", faults)


def _names(item: Play, raw: RawPractice, faults: Faults) -> None:
    """Note an unknown persona or rubric, and one for another talk."""
    model, place = item.model, item.place
    check_known((model.persona,), place.at("persona"), raw.personas, "persona", faults)
    check_known((model.rubric,), place.at("rubric"), raw.rubrics, "rubric", faults)
    persona, rubric = raw.personas.get(model.persona), raw.rubrics.get(model.rubric)
    known = [each.model.id for each in raw.levels]
    if known:
        check_known(model.levels, place.at("levels"), known, "level", faults)
    for number, level in enumerate(model.levels):
        if level in model.levels[:number]:
            faults.add(place.at("levels", number), f"{level} stands here twice.", "Take one out.")
    for kind, found in (("persona", persona), ("rubric", rubric)):
        if found is not None and not _fits(model.verdict, found.model.verdicts):
            talk = "the safety drill" if model.verdict is None else f"'{model.verdict}'"
            what = f"The {kind} '{getattr(model, kind)}' is not for {talk}."
            faults.add(place.at(kind), what, "Choose another, or add it to its 'verdicts'.")


def _fits(verdict: str | None, verdicts: Collection[str]) -> bool:
    return verdict in verdicts if verdict is not None else not verdicts


def _places(item: Play, faults: Faults) -> None:
    """Note turns and endings that are named and not there."""
    model = item.model
    turns = [each.id for each in model.turns]
    places = [*turns, *(each.id for each in model.endings)]
    check_known((model.begins,), item.place.at("begins"), turns, "turn", faults)
    for number, turn in enumerate(model.turns):
        for place, choice in enumerate(turn.choices):
            if choice.goes not in places:
                at = item.place.at("turns", number, "choices", place, "goes")
                mend = did_you_mean(choice.goes, places, most=0) or "Write '## …' for it."
                faults.add(at, f"Nothing is called '{choice.goes}'.", mend)


def _circles(item: Play, faults: Faults) -> None:
    """Note where the talk can go round for ever: a client has no new line for each time.

    Of a circle of choices that are always offered, the one that leads back is named.
    """
    turns = item.model.turns
    always = {t.id: {each.goes for each in t.choices if each.when is None} for t in turns}
    order = {turn.id: number for number, turn in enumerate(turns)}
    for number, turn in enumerate(turns):
        for place, choice in enumerate(turn.choices):
            back = choice.when is None and order.get(choice.goes, number + 1) <= number
            if back and turn.id in _reached(choice.goes, always):
                at = item.place.at("turns", number, "choices", place, "goes")
                what = f"'{choice.goes}' leads back here, however often: the client repeats."
                mend = (
                    "Offer a choice of this circle only once ('if: not told …', 'not made …'), and "
                    f"write a line in '{choice.goes}' for the second time. Or lead elsewhere."
                )
                faults.add(at, what, mend)


def _reached(turn: str, leads: dict[str, set[str]]) -> set[str]:
    """A turn, and all that these choices lead to from it."""
    seen, new = {turn}, [turn]
    while new:
        for goes in leads.get(new.pop(), set()) - seen:
            seen.add(goes)
            new.append(goes)
    return seen


def _said_twice(item: Play, faults: Faults) -> None:
    """Note a line of the client that stands word for word in a turn before it as well."""
    turns = item.model.turns
    leads = {turn.id: {each.goes for each in turn.choices} for turn in turns}
    seen: dict[str, list[str]] = {}
    for number, turn in enumerate(turns):
        for place, line in enumerate(turn.lines):
            for other in seen.get(line.text, []):
                if turn.id in _reached(other, leads) or other in _reached(turn.id, leads):
                    at = item.place.at("turns", number, "lines", place)
                    what = f"The client says this word for word in '{other}' as well."
                    faults.add(at, what, "Word one of them otherwise.")
                    break
            seen.setdefault(line.text, []).append(turn.id)


def _endings(item: Play, faults: Faults) -> None:
    """There is an ending of each result, and one for a client who has had enough."""
    place = item.place.at("endings")
    results = {each.result for each in item.model.endings}
    missing = [result for result in Result if result not in results]
    if missing:
        what = f"There is no ending with the result: {', '.join(missing)}."
        faults.add(place, what, "Write '## end: …' with 'result:' for each.")
    walking = [number for number, each in enumerate(item.model.endings) if each.walks]
    if not walking:
        what = "There is no ending for a client who leaves."
        faults.add(place, what, "Add 'walks: yes' to one.")
    for number in walking[1:]:
        what = "A second ending is for a client who leaves."
        faults.add(place.at(number, "walks"), what, "Keep 'walks: yes' in one of them.")


def _turn(turn: TurnModel, place: SourceLocation, facts: Collection[str], faults: Faults) -> None:
    """What is said in every state, and what can be said in each."""
    last = len(turn.lines) - 1
    for number, line in enumerate(turn.lines):
        at = place.at("lines", number)
        _said(at, faults, always=line.when is None, is_last=number == last)
        _facts(line.when, at.at("if"), facts, faults)
        check_known(line.takes, at.at("takes"), facts, "fact", faults)
    if sum(each.when is None for each in turn.choices) < ALWAYS_OFFERED:
        what = f"Fewer than {ALWAYS_OFFERED} choices of this turn have no 'if'."
        faults.add(place, what, "Take an 'if' out, or add a choice, so that there is always one.")
    seen = set[str]()
    for number, choice in enumerate(turn.choices):
        at = place.at("choices", number)
        if choice.when is None and choice.text in seen:  # with an `if` they may be parted by it
            faults.add(at, "This choice stands here twice.", "Say it otherwise, or take it out.")
        seen.add(choice.text)
        _facts(choice.when, at.at("if"), facts, faults)
        for key in ("tells", "takes"):
            check_known(getattr(choice, key), at.at(key), facts, "fact", faults)


def _said(place: SourceLocation, faults: Faults, *, always: bool, is_last: bool) -> None:
    """The last line holds always, and no other does."""
    if is_last and not always:
        what = "The last line has an 'if': where it does not hold, nothing is said."
        faults.add(place.at("if"), what, "Add one below it without 'if'.")
    if always and not is_last:
        what = "Behind this line no other is ever said: it has no 'if'."
        faults.add(place, what, "Put it last, or give it an 'if'.")


def _facts(
    condition: RunCondition | None, place: SourceLocation, facts: Iterable[str], faults: Faults
) -> None:
    known = [*facts]
    for atom in atoms(condition):
        if isinstance(atom, Told) and atom.fact not in known:
            mend = did_you_mean(atom.fact, known, most=0) or "Add it to 'facts:'."
            faults.add(place, f"Unknown fact '{atom.fact}'.", mend)
