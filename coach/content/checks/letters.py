"""Checks of letters, preparation, calming lines and afterthought across files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.content.checks.exhaustive import leave_no_case_out
from coach.content.checks.lines import certain_line, check_lines
from coach.content.checks.talk import checks_known
from coach.content.kinds.letters import FEWEST_CALM
from coach.content.kinds.locations import did_you_mean
from coach.content.kinds.names import check_condition
from coach.content.kinds.pack_names import check_unique
from coach.domain.papers.letters import LETTER_BLANKS, LetterKind
from coach.domain.rules.condition import All, Always, Given
from coach.domain.rules.verdict import Verdict
from coach.domain.talk.coaching import LogAsk
from coach.domain.talk.talk import Reveals
from coach.engine.talk.blanks import blanks_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.content.kinds.draft import DraftLetter, RawPack
    from coach.content.kinds.letters import AfterModel, CalmModel, PrepareModel
    from coach.content.kinds.locations import Faults
    from coach.content.kinds.names import Vocabulary
    from coach.content.kinds.pack_names import PackNames
    from coach.content.kinds.validate import Item

_UNNAMED = frozenset({LetterKind.REFERRAL_PROVIDER})  # written before the client may be named


def check_letters(draft: RawPack, pack_names: PackNames, faults: Faults) -> None:
    """Note what does not fit together in letters and in what stands around a talk."""
    words = pack_names.in_talk()
    _fact_names(draft, faults)
    facts = {*(words.facts or ()), *LETTER_BLANKS}
    for letter in draft.letters:
        _letter(letter, draft, pack_names, replace(words, facts=facts), faults)
    _conditions(draft.prepare, pack_names, words, faults)
    _blanks_told(draft, faults)
    _conditions(draft.calm, pack_names, words, faults)
    _unless(draft, faults)
    _calm(draft, faults)
    if draft.after is not None:
        _after(draft.after, words, faults)


def _fact_names(draft: RawPack, faults: Faults) -> None:
    for item in draft.facts:
        if item.model.id in LETTER_BLANKS:
            what = f"'{item.model.id}' is a blank that letters have by themselves."
            faults.add(item.place.at("id"), what, "Give the fact another id.")


def _letter(
    letter: DraftLetter, draft: RawPack, pack_names: PackNames, words: Vocabulary, faults: Faults
) -> None:
    tones = draft.info.model.tones if draft.info is not None else ()
    head = letter.head
    if head is not None:
        check_condition(head.model.when, head.place.at("when"), words, faults)
        pack_names.check_sources(head.model.source, head.place.at("source"), faults)
    check_lines(letter.lines, pack_names, words, tones, faults)
    _no_cues(letter, faults)
    if head is not None and head.model.kind in _UNNAMED:
        _revealing(letter, draft, faults)
    if head is None or not letter.whole or not letter.lines:
        return
    for tone in tones:
        certain_line(letter.lines, tone, {}, head.model.when.tree, faults)


def _no_cues(letter: DraftLetter, faults: Faults) -> None:
    for line in letter.lines:
        if line.model.cue:
            mend = "Everything in a letter is read by the other side: take the line out."
            faults.add(line.place.at("cue"), "A letter has no cues.", mend)


def _revealing(letter: DraftLetter, draft: RawPack, faults: Faults) -> None:
    """Note a blank that would tell who the client is in a letter that must not: it stays empty."""
    telling = {each.model.id for each in draft.facts if each.model.reveals is Reveals.CLIENT}
    for line in letter.lines:
        for name in blanks_in(line.model.text):
            if name in telling:
                what = f"'{name}' reveals the client, and this letter goes out before they agreed."
                faults.add(line.place.at("text"), what, "Say it without that blank.")


def _conditions(
    items: Sequence[Item[PrepareModel] | Item[CalmModel]],
    pack_names: PackNames,
    words: Vocabulary,
    faults: Faults,
) -> None:
    for item in items:
        check_condition(item.model.when, item.place.at("when"), words, faults)
        pack_names.check_sources(item.model.source, item.place.at("source"), faults)


def _blanks_told(draft: RawPack, faults: Faults) -> None:
    """Note a step, or a reply, with a blank that may be empty: its condition has to ask for it."""
    texts = [(item.model.when, item.model.text, item.place.at("text")) for item in draft.prepare]
    texts += [
        (item.model.when, item.model.reply, item.place.at("reply"))
        for item in draft.reactions.values()
        if item is not None
    ]
    for when, text, place in texts:
        asked = when.tree.parts if isinstance(when.tree, All) else (when.tree,)
        for name in blanks_in(text):
            if Given(name) not in asked:
                what = f"The text has the blank '{name}', which may be empty."
                faults.add(place, what, f"Write 'fact {name}' in its 'when'.")


def _unless(draft: RawPack, faults: Faults) -> None:
    """Note a step that gives way to a check which no verdict has."""
    known = checks_known(draft)
    if known is None:
        return
    named = [
        (name, item.place.at("unless", number))
        for item in draft.prepare
        for number, name in enumerate(item.model.unless)
    ]
    for name, place in named:
        if name not in known:
            what = f"No verdict has a check '{name}'."
            faults.add(place, what, did_you_mean(name, sorted(known)))


def _calm(draft: RawPack, faults: Faults) -> None:
    """Some calming lines must fit whatever the case is."""
    always = sum(isinstance(item.model.when.tree, Always) for item in draft.calm)
    if draft.calm and draft.calm_whole and always < FEWEST_CALM:
        what = f"Only {always} of the calming lines fit every case."
        mend = f"Leave 'when' out of {FEWEST_CALM} of them or more."
        faults.add(draft.calm[0].place, what, mend)


def _after(item: Item[AfterModel], words: Vocabulary, faults: Faults) -> None:
    model, place = item.model, item.place
    conditions = {
        "questions": [each.when for each in model.questions],
        "outcomes": [each.when for each in model.outcomes],
        "causes": [each.when for each in model.causes],
    }
    for key, clauses in conditions.items():
        for number, clause in enumerate(clauses):
            check_condition(clause, place.at(key, number, "when"), words, faults)
    check_unique((each.id for each in model.outcomes), place.at("outcomes"), "outcome", faults)
    check_unique((each.id for each in model.surprise), place.at("surprise"), "answer", faults)
    _outcomes(item, faults)
    _never_asked(item, faults)
    _left_out(item, faults)


def _outcomes(item: Item[AfterModel], faults: Faults) -> None:
    """Note a verdict whose talk can come to nothing that is listed."""
    outcomes = item.model.outcomes
    for verdict in Verdict:
        if not any(verdict in (each.verdicts or (verdict,)) for each in outcomes):
            what = f"No outcome can be chosen after {verdict}."
            place = item.place.at("outcomes")
            faults.add(place, what, "Name it in 'verdicts', or leave that out.")


def _never_asked(item: Item[AfterModel], faults: Faults) -> None:
    """Note a question, or a cause, behind one that asks the same and always fits."""
    forms = {
        "questions": [(each.asks.value, each.when) for each in item.model.questions],
        "causes": [(each.id, each.when) for each in item.model.causes],
    }
    for key, named in forms.items():
        certain: set[str] = set()
        for number, (name, clause) in enumerate(named):
            if name in certain:
                what = f"This is never used: '{name}' stands above it without 'when'."
                faults.add(item.place.at(key, number), what, "Put those with 'when' first.")
            if isinstance(clause.tree, Always):
                certain.add(name)


def _left_out(item: Item[AfterModel], faults: Faults) -> None:
    """Note a verdict of which a talk cannot be noted: no question, or nothing to answer."""
    model, place = item.model, item.place
    needed = {
        f"asks: {asks.value}": (
            "questions",
            [q.when.tree for q in model.questions if q.asks is asks],
        )
        for asks in (LogAsk.HELD, LogAsk.OUTCOME, LogAsk.CAUSE)
    }
    needed["cause"] = ("causes", [cause.when.tree for cause in model.causes])
    for name, (key, conditions) in needed.items():
        for verdict in Verdict:
            if not leave_no_case_out(conditions, {"verdict": verdict}):
                what = f"After {verdict} there may be no '{name}'."
                faults.add(place.at(key), what, "Let the last one stand without 'when'.")
