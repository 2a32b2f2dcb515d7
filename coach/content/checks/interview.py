"""Checks of the interview across its pieces: order, flags, gates, renamed ids, verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.content.kinds.locations import Document, did_you_mean
from coach.content.kinds.names import OUTCOMES, check_condition
from coach.content.kinds.pack_names import check_known, check_unique
from coach.domain.rules.condition import Always
from coach.domain.rules.verdict import Verdict

if TYPE_CHECKING:
    from coach.content.kinds.draft import RawPack
    from coach.content.kinds.locations import Data, Faults, SourceLocation
    from coach.content.kinds.models import GateModel, PromiseModel, QuestionModel, RuleModel
    from coach.content.kinds.pack_names import PackNames
    from coach.content.kinds.validate import Item


def check_interview(draft: RawPack, pack_names: PackNames, faults: Faults) -> None:
    """Note what does not fit together in gates, questions and rules."""
    for question in draft.questions:
        _question(question, pack_names, faults)
    for rule in draft.rules:
        _rule(rule, pack_names, faults)
    _safeguards(draft.rules, faults)
    for promise in draft.promises:
        _promise(promise, pack_names, faults)
    for gate in draft.gates:
        _gate(gate, draft, pack_names, faults)
    if draft.heat is not None:
        after = draft.heat.place.at("after")
        check_known([draft.heat.model.after], after, pack_names.gates, "gate", faults)
    if draft.questions_file is not None:
        _renamed(draft.questions_file, pack_names, faults)
    if draft.questions_file is not None and draft.rules_file is not None:
        _last_gate(draft, pack_names, faults)
        _reachable(draft.rules_file, faults)


def check_all_asked_for(draft: RawPack, pack_names: PackNames, faults: Faults) -> None:
    """Note the questions whose answer changes nothing; to be called after every other check."""
    rules = [] if draft.rules_file is None else draft.rules_file.items("rules")
    if not rules or len(rules) > len(draft.rules) or not all(part.whole for part in draft.parts):
        return  # a condition that could not be read may ask for it
    for question in draft.questions:
        if question.model.id not in pack_names.seen and draft.is_own(question.place):
            mend = "Let a rule or a line of a talk ask for it, or take it out."
            what = f"Nothing depends on the answer to '{question.model.id}'."
            faults.add(question.place.at("id"), what, mend)


def _question(item: Item[QuestionModel], pack_names: PackNames, faults: Faults) -> None:
    question, place = item.model, item.place
    check_known([question.gate], place.at("gate"), pack_names.gates, "gate", faults)
    check_condition(question.when, place.at("when"), pack_names.at_question(place), faults)
    if question.id in OUTCOMES:
        mend = "Conditions use that word for the outcome; give the question another id."
        faults.add(place.at("id"), f"A question cannot be called '{question.id}'.", mend)
    check_unique([option.id for option in question.options], place.at("options"), "option", faults)


def _rule(item: Item[RuleModel], pack_names: PackNames, faults: Faults) -> None:
    rule, place = item.model, item.place
    check_known([rule.gate], place.at("gate"), pack_names.gates, "gate", faults)
    check_condition(rule.when, place.at("when"), pack_names.at_rule(place), faults)
    pack_names.check_sources(rule.source, place.at("source"), faults)
    check_unique([each.id for each in rule.safeguards], place.at("safeguards"), "safeguard", faults)


def _promise(item: Item[PromiseModel], pack_names: PackNames, faults: Faults) -> None:
    place = item.place
    check_condition(item.model.when, place.at("when"), pack_names.at_the_end(), faults)
    pack_names.check_sources(item.model.source, place.at("source"), faults)


def _safeguards(rules: list[Item[RuleModel]], faults: Faults) -> None:
    """A safeguard may belong to several rules, but then in the same words."""
    texts: dict[str, str] = {}
    for item in rules:
        for number, safeguard in enumerate(item.model.safeguards):
            if texts.setdefault(safeguard.id, safeguard.text) != safeguard.text:
                what = f"The safeguard '{safeguard.id}' has other words in another rule."
                mend = "Use the same words, or another id."
                faults.add(item.place.at("safeguards", number, "text"), what, mend)


def _gate(item: Item[GateModel], draft: RawPack, pack_names: PackNames, faults: Faults) -> None:
    gate = item.model.id
    used = {place.text("gate") for place in pack_names.placed}
    if draft.rules_file is not None and gate not in used and draft.is_own(item.place):
        what = f"The gate '{gate}' has neither questions nor rules."
        faults.add(item.place.at("id"), what, "Give it some, or take it out.")


def _renamed(document: Document, pack_names: PackNames, faults: Faults) -> None:
    """Old ids must be gone and new ones there: `old: new` or `question.old: question.new`.

    An answer may come to several, as a list.
    """
    place = document.place("renamed")
    if not isinstance(place.data, dict):
        if place.data:
            faults.add(place, "'renamed' is not a mapping.", "Write 'old: new' lines.")
        return
    options = {f"{name}.{each}" for name, ids in pack_names.questions.items() for each in ids}
    for old, new in place.data.items():
        of_option = "." in old
        known = options if of_option else set(pack_names.questions)
        leads = new if isinstance(new, list) and of_option else [new]
        _leads_to(place.at(old), old, leads, known, faults)


def _leads_to(
    place: SourceLocation, old: str, leads: list[Data], known: set[str], faults: Faults
) -> None:
    """Note an old id that is still in use, and new ones that are not there."""
    if old in known:
        faults.add(place, f"'{old}' is still in use.", "Take this line out.")
    for each in leads:
        if str(each) not in known:
            mend = did_you_mean(str(each), sorted(known), most=0)
            faults.add(place, f"'{old}' leads to '{each}', which is not there.", mend)


def _last_gate(draft: RawPack, pack_names: PackNames, faults: Faults) -> None:
    """The last gate must decide whatever was said."""
    if not pack_names.gates:
        return
    last = pack_names.gates[-1]
    deciding = any(
        isinstance(item.model.when.tree, Always) and item.model.decides is not None
        for item in draft.rules
        if item.model.gate == last
    )
    if not deciding and draft.rules_file is not None:
        what = f"The last gate, '{last}', may end without a verdict."
        mend = f"Give it a rule with 'gate: {last}', 'when: always' and 'decides:'."
        faults.add(draft.rules_file.place("rules"), what, mend)


def _reachable(rules: Document, faults: Faults) -> None:
    """Every verdict must be decided by some rule, or take the place of a barred one."""
    named = {place.text(key) for place in rules.items("rules") for key in ("decides", "instead")}
    for verdict in Verdict:
        if verdict not in named:
            mend = "Write a rule with 'decides' for it."
            faults.add(rules.place("rules"), f"No rule decides {verdict}.", mend)
