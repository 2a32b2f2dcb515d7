"""Checks of verdicts, talks, facts and reactions across files: each verdict has a whole talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.content.checks.exhaustive import leave_no_case_out
from coach.content.checks.lines import certain_line, check_lines
from coach.content.checks.passages import check_passages
from coach.content.checks.tones import check_tones
from coach.content.kinds.fact_models import NEEDED_ROLES
from coach.content.kinds.fields import blanks
from coach.content.kinds.locations import did_you_mean
from coach.content.kinds.names import OUTCOMES, Vocabulary, check_condition
from coach.content.kinds.pack_names import check_roles, check_unique
from coach.domain.plan import FACTS_TO_FIND
from coach.domain.rules.verdict import Verdict

if TYPE_CHECKING:
    from coach.content.kinds.draft import DraftPart, RawPack
    from coach.content.kinds.locations import Faults, SourceLocation
    from coach.content.kinds.pack_names import PackNames
    from coach.content.kinds.validate import Item
    from coach.content.kinds.verdict_models import CheckModel, VerdictModel
    from coach.domain.talk.talk import Tone


def check_talk(draft: RawPack, pack_names: PackNames, faults: Faults) -> None:
    """Note what does not fit together in verdicts, talks, facts, reactions and wording."""
    words = pack_names.in_talk()
    _all_verdicts(draft, faults)
    for stem, verdict in draft.verdicts.items():
        if verdict is not None:
            _verdict(stem, verdict, draft, pack_names, faults)
            _verdict_conditions(verdict, words, faults)
    tones = draft.info.model.tones if draft.info is not None else ()
    for part in draft.parts:
        _part(part, draft, pack_names, words, tones, faults)
    _facts(draft, pack_names, words, faults)
    for reaction in filter(None, draft.reactions.values()):
        check_tones(reaction.model, reaction.place, reaction.model.reply, tones, faults)
        check_condition(reaction.model.when, reaction.place.at("when"), words, faults)
        pack_names.check_sources(reaction.model.source, reaction.place.at("source"), faults)
        for number, more in enumerate(reaction.model.likelier):
            check_condition(more.when, reaction.place.at("likelier", number, "when"), words, faults)
    for item in draft.wording:
        check_condition(item.model.when, item.place.at("when"), words, faults)
        pack_names.check_sources(item.model.source, item.place.at("source"), faults)


def _file_of(verdict: Verdict) -> str:
    return verdict.value.lower()


def _all_verdicts(draft: RawPack, faults: Faults) -> None:
    for verdict in Verdict:
        if _file_of(verdict) not in draft.verdicts:
            name = f"verdicts/{_file_of(verdict)}.yaml"
            faults.add_line(name, 1, f"The file of the verdict {verdict} is missing.", "Write it.")


def _verdict(
    stem: str, item: Item[VerdictModel], draft: RawPack, pack_names: PackNames, faults: Faults
) -> None:
    verdict, place = item.model, item.place
    if stem != _file_of(verdict.verdict):
        mend = f"Call the file {_file_of(verdict.verdict)}.yaml, or change the verdict."
        faults.add(place.at("verdict"), f"This file is called {stem}.yaml.", mend)
    _parts_there(stem, item, draft, faults)
    _certain_part(stem, item, draft, faults)
    _plan_there(item, draft, faults)
    pack_names.check_sources(verdict.source, place.at("source"), faults)
    _checks(item, pack_names, faults)
    _asked_first(item, pack_names, faults)


def _parts_there(stem: str, item: Item[VerdictModel], draft: RawPack, faults: Faults) -> None:
    """Note a part of a talk that has no file, or is listed twice."""
    verdict, place = item.model, item.place
    files = {part.id for part in draft.parts if part.verdict == stem}
    for number, part in enumerate(verdict.parts):
        if part not in files:
            what = f"The part '{part}' has no file talk/{stem}/{part}.md."
            mend = did_you_mean(part, sorted(files)) or "Write it."
            faults.add(place.at("parts", number), what, mend)
        if part in verdict.parts[:number]:
            faults.add(
                place.at("parts", number), f"The part '{part}' is listed twice.", "Keep one."
            )


def _plan_there(item: Item[VerdictModel], draft: RawPack, faults: Faults) -> None:
    """Note a plan that has no file, or is that of another verdict."""
    verdict, place = item.model, item.place
    if verdict.plan == FACTS_TO_FIND and verdict.verdict is not Verdict.GATHER:
        what = f"The plan '{FACTS_TO_FIND}' is that of the verdict {Verdict.GATHER}."
        faults.add(place.at("plan"), what, "Give this verdict a plan of another name.")
    if verdict.plan not in draft.plans:
        mend = did_you_mean(verdict.plan, draft.plans, most=0) or "Write it."
        what = f"The plan '{verdict.plan}' has no file plans/{verdict.plan}.yaml."
        faults.add(place.at("plan"), what, mend)


def _asked_first(item: Item[VerdictModel], pack_names: PackNames, faults: Faults) -> None:
    asked = item.model.asks_first
    for number, name in enumerate(asked):
        place = item.place.at("asks-first", number)
        if name not in pack_names.facts:
            mend = did_you_mean(name, pack_names.facts, most=0) or "Name a fact of talk/facts.yaml."
            faults.add(place, f"There is no fact '{name}'.", mend)
        elif name in asked[:number]:
            faults.add(place, f"The fact '{name}' is listed twice.", "Keep one.")


def _verdict_conditions(item: Item[VerdictModel], words: Vocabulary, faults: Faults) -> None:
    """Check when somebody is named, and when work ends: answers decide that, not filled blanks."""
    said = replace(words, facts=None)
    for key, clause in (
        ("referral-when", item.model.referral_when),
        ("ends", item.model.ends),
        ("hands-over", item.model.hands_over),
    ):
        if clause is not None:
            check_condition(clause, item.place.at(key), said, faults)
    for number, text in enumerate(item.model.otherwise):
        check_condition(text.when, item.place.at("otherwise", number, "when"), said, faults)
    _advice(item, words, faults)
    for checks, place in checks_of(item):
        for number, check in enumerate(checks):
            check_condition(check.when, place.at(number, "when"), said, faults)


def _advice(item: Item[VerdictModel], words: Vocabulary, faults: Faults) -> None:
    """Check what is advised: facts may decide it, and each of its blanks is one."""
    for number, advice in enumerate(item.model.advice):
        place = item.place.at("advice", number)
        check_condition(advice.when, place.at("when"), words, faults)
        for name in (*blanks(advice.do), *blanks(advice.leave)):
            if words.facts is not None and name not in words.facts:
                mend = did_you_mean(name, words.facts, most=0) or "Name a fact."
                faults.add(place, f"There is no fact '{name}'.", mend)


def _certain_part(stem: str, item: Item[VerdictModel], draft: RawPack, faults: Faults) -> None:
    """A talk must not be able to come out empty."""
    heads = [part.head for part in draft.parts if part.verdict == stem]
    read = [head for head in heads if head is not None]
    conditions = [head.model.when.tree for head in read]
    if len(read) < max(len(heads), 1) or leave_no_case_out(conditions, _fixed(stem)):
        return
    what = f"The talk of {item.model.verdict} may come out empty: every part has a condition."
    faults.add(read[0].place.at("when"), what, "Leave 'when' out of one of them.")


def checks_of(item: Item[VerdictModel]) -> list[tuple[tuple[CheckModel, ...], SourceLocation]]:
    """The lists of checks of a verdict, its own and those of its modes, each with its place."""
    lists = [(item.model.before, item.place.at("before"))]
    for mode, text in item.model.in_modes.items():
        lists.append((text.before, item.place.at("in-modes", mode.value, "before")))
    return lists


def checks_known(draft: RawPack) -> set[str] | None:
    """The ids of the checks of all verdicts; None where a verdict could not be read."""
    read = [item for item in draft.verdicts.values() if item is not None]
    if len(read) < len(draft.verdicts):
        return None
    return {check.id for item in read for checks, _ in checks_of(item) for check in checks}


def _checks(item: Item[VerdictModel], pack_names: PackNames, faults: Faults) -> None:
    for checks, place in checks_of(item):
        check_unique((check.id for check in checks), place, "check", faults)
        for number, check in enumerate(checks):
            pack_names.check_sources(check.source, place.at(number, "source"), faults)


def _part(
    part: DraftPart,
    draft: RawPack,
    pack_names: PackNames,
    words: Vocabulary,
    tones: tuple[Tone, ...],
    faults: Faults,
) -> None:
    _listed(part, draft, faults)
    if part.head is not None:
        check_condition(part.head.model.when, part.head.place.at("when"), words, faults)
        pack_names.check_sources(part.head.model.source, part.head.place.at("source"), faults)
    check_passages(part.passages, pack_names, words, tones, faults, whole=part.whole)
    check_lines(part.lines, pack_names, words, tones, faults)
    if part.head is None or not part.whole or not part.lines:
        return
    for tone in tones:
        within = part.head.model.when.tree
        certain_line(part.lines, tone, _fixed(part.verdict), within, faults)


def _fixed(stem: str) -> dict[str, str]:
    return {"verdict": stem.upper()}


def _listed(part: DraftPart, draft: RawPack, faults: Faults) -> None:
    """Note a file that no verdict's list of parts names."""
    file = f"talk/{part.verdict}/{part.id}.md"
    if part.verdict not in {_file_of(verdict) for verdict in Verdict}:
        mend = did_you_mean(part.verdict, [_file_of(verdict) for verdict in Verdict])
        faults.add_line(file, 1, f"There is no verdict '{part.verdict}'.", mend)
        return
    verdict = draft.verdicts.get(part.verdict)
    if part.head is not None and not draft.is_own(part.head.place):
        return  # another pack has a verdict without it
    if verdict is not None and part.id not in verdict.model.parts:
        what = f"verdicts/{part.verdict}.yaml does not list the part '{part.id}'."
        mend = f"{did_you_mean(part.id, verdict.model.parts)} Else list it there."
        faults.add_line(file, 1, what, mend)


def _facts(draft: RawPack, pack_names: PackNames, words: Vocabulary, faults: Faults) -> None:
    _roles(draft, faults)
    for item in draft.facts:
        place: SourceLocation = item.place
        check_condition(item.model.when, place.at("when"), words, faults)
        for number, each in enumerate(item.model.suggestions):
            at = place.at("suggestions", number).at("when")
            check_condition(each.when, at, words, faults)
        for number, said in enumerate(item.model.said):
            check_condition(said.when, place.at("said", number).at("when"), words, faults)
        if item.model.id in OUTCOMES or item.model.id in pack_names.questions:
            what = f"In conditions '{item.model.id}' is a question or an outcome already."
            faults.add(place.at("id"), what, "Give the fact another id.")


def _roles(draft: RawPack, faults: Faults) -> None:
    """Note roles that stand twice, and one that the program needs and no fact has."""
    for items in (draft.facts, draft.questions, draft.prepare):
        check_roles([item.place for item in items], faults)
    file = draft.facts_file
    seen = {item.model.role for item in draft.facts}
    if file is None or len(draft.facts) < len(file.items("facts")):
        return  # the fact that has it may be one that could not be read
    for role in NEEDED_ROLES:
        if role not in seen:
            mend = f"Add 'role: {role}' to the fact that holds it, or write that fact."
            faults.add(file.place("facts"), f"No fact has the role '{role}'.", mend)
