"""Checks of what the files for studying say: the paths, and the stories with their verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.content.kinds.locations import did_you_mean
from coach.content.kinds.pack_names import check_known
from coach.content.kinds.study import before
from coach.domain.rules.interview import UNKNOWN_ANSWERS
from coach.engine.rules.diagnosis import diagnose
from coach.engine.rules.interview import walk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.content.kinds.draft import RawPack
    from coach.content.kinds.locations import Faults
    from coach.content.kinds.pack_names import PackNames
    from coach.content.kinds.samples import SampleModel
    from coach.content.kinds.study import PathModel, StoryModel
    from coach.content.kinds.validate import Item
    from coach.domain.rules.interview import Interview

    Told = Item[StoryModel] | Item[SampleModel]


def check_study(draft: RawPack, pack_names: PackNames, faults: Faults) -> None:
    """Note what does not fit together in the paths, the stories and the samples of this pack."""
    for name, path in draft.paths.items():
        if path is not None and draft.is_own(path.place):
            _path(name, path, draft, faults)
    for story in draft.stories.values():
        if story is not None and draft.is_own(story.place):
            pack_names.check_sources(story.model.source, story.place.at("source"), faults)
            _answers(story, pack_names, faults)
    for sample in draft.samples.values():
        if sample is not None and draft.is_own(sample.place):
            _answers(sample, pack_names, faults)
            _facts(sample, pack_names, faults)


def _path(name: str, item: Item[PathModel], draft: RawPack, faults: Faults) -> None:
    after, place = item.model.after, item.place
    row = before(draft.paths, name)
    if after is not None and after not in draft.paths:
        mend = did_you_mean(after, sorted(draft.paths), most=0)
        faults.add(place.at("after"), f"Unknown path '{after}'.", mend)
    elif after is not None and (first := draft.paths[row[0]]) and first.model.after in row:
        faults.add(place.at("after"), "The paths go round in a circle.", "Take one 'after' out.")
    seen = _days(item, row, draft, faults)
    if item.model.whole:
        _whole(item, seen, draft, faults)


def _days(item: Item[PathModel], row: Sequence[str], draft: RawPack, faults: Faults) -> set[str]:
    """Note the scripts that are unknown or stand twice; all that stand in the path.

    Args:
        item: The path.
        row: Its id behind those of the paths that it goes on from.
        draft: The pack.
        faults: Takes what is wrong.
    """
    others = (draft.paths[each] for each in row[:-1])
    days = [day for other in others if other is not None for day in other.model.days]
    seen = {script for day in days for script in day.scripts}
    for number, day in enumerate(item.model.days):
        at = item.place.at("days", number, "scripts")
        check_known(day.scripts, at, draft.scripts, "script", faults)
        for nth, script in enumerate(day.scripts):
            if script in seen:
                what = f"The script '{script}' stands twice in this path."
                faults.add(at.at(nth), what, "Leave it on one day only.")
            seen.add(script)
    return seen


def _whole(item: Item[PathModel], seen: set[str], draft: RawPack, faults: Faults) -> None:
    for name, (_, script) in draft.scripts.items():
        if name not in seen and script is not None and draft.is_own(script.place):
            what = f"The script '{name}' is on no day, and this path is the whole library."
            faults.add(item.place.at("whole"), what, "Put it on a day.")


def _facts(item: Item[SampleModel], pack_names: PackNames, faults: Faults) -> None:
    """Note the facts that no talk asks for, or that are none of the choices of one."""
    model = item.model
    for key, known in (("facts", pack_names.facts), ("days", pack_names.dates)):
        for fact in getattr(model, key):
            if fact not in known:
                mend = did_you_mean(fact, sorted(known), most=0)
                faults.add(item.place.at(key, fact), f"No fact is called '{fact}'.", mend)
    for fact, value in model.facts.items():
        if (choices := pack_names.facts.get(fact)) and value not in choices:
            what = f"'{value}' is none of the choices of '{fact}'."
            faults.add(item.place.at("facts", fact), what, did_you_mean(value, sorted(choices)))


def _answers(item: Told, pack_names: PackNames, faults: Faults) -> None:
    """Note the answers that the interview does not have."""
    if not pack_names.questions:
        return
    for question, option in item.model.answers.items():
        place = item.place.at("answers", question)
        known = pack_names.questions.get(question)
        if known is None:
            mend = did_you_mean(question, sorted(pack_names.questions), most=0)
            faults.add(place, f"Nothing is called '{question}'.", mend)
        elif option not in known and option not in UNKNOWN_ANSWERS:
            mend = did_you_mean(option, sorted(known), most=0)
            faults.add(place, f"'{option}' is no answer to '{question}'.", mend)


def check_verdicts(draft: RawPack, interview: Interview, faults: Faults) -> None:
    """Note the stories and samples whose answers come to another verdict than they name."""
    for told in (*draft.stories.values(), *draft.samples.values()):
        if told is not None and draft.is_own(told.place):
            _verdict(told, interview, faults)


def _verdict(item: Told, interview: Interview, faults: Faults) -> None:
    answers, named = item.model.answers, item.model.verdict
    path = walk(interview, answers)
    if path.next is not None:
        what = f"It leaves the question '{path.next.id}' open."
        faults.add(item.place.at("answers"), what, "Add its answer.")
        return
    for question in answers:
        if question not in path.asked:
            what = f"The question '{question}' is not asked with these answers."
            faults.add(item.place.at("answers", question), what, "Take it out.")
    found = diagnose(interview, answers)
    if found.verdict is not named:
        what = f"This comes to {found.verdict}, not to {named}: {found.because}"
        faults.add(item.place.at("verdict"), what, "Change its answers, or the verdict it names.")
