"""What another version of a pack changes for a case that was answered with an older one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.domain.rules.interview import UNKNOWN_ANSWERS
from coach.domain.rules.update import ContentChange, QuestionPair
from coach.engine.rules.interview import walk
from coach.engine.rules.read_back import read_back

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.domain.definition import Definition
    from coach.domain.rules.diagnosis import ReadBack
    from coach.domain.rules.interview import Interview, Question, Rule


def can_answer(interview: Interview, question_id: str, option_id: str) -> bool:
    """Whether this is a question of the interview, and this one of its answers."""
    question = next((each for each in interview.questions if each.id == question_id), None)
    if question is None:
        return False
    return option_id in UNKNOWN_ANSWERS or question.option(option_id) is not None


def translated(interview: Interview, answers: Mapping[str, str]) -> dict[str, str]:
    """The answers with renamed ids brought up to date; those that the pack lost are left out.

    So are those that said two things at once, as `asked_again` tells. Of two answers to one
    question the later counts.
    """
    current: dict[str, str] = {}
    for question_id, value in answers.items():
        for question, option in interview.current(question_id, value).items():
            if not option:
                current.pop(question, None)
            elif can_answer(interview, question, option):
                current[question] = option
    return current


def asked_again(interview: Interview, answers: Mapping[str, str]) -> tuple[Question, ...]:
    """The questions that are open because an older answer said two things at once, in order."""
    open_ones = {
        question
        for name, value in answers.items()
        for question, option in interview.current(name, value).items()
        if not option
    }
    open_ones -= translated(interview, answers).keys()
    return tuple(each for each in interview.questions if each.id in open_ones)


def content_change(
    before: Definition, now: Definition, said_before: Mapping[str, str], given: Mapping[str, str]
) -> ContentChange | None:
    """What is different for this case; None when nothing is that a user would notice.

    Args:
        before: What the case is pinned to.
        now: The pack of today.
        said_before: The answers in force, under the ids of `before`.
        given: The same answers as they stand in the journal, of any age.
    """
    old, new = before.interview, now.interview
    pairs, removed = _pairs(old, new)
    kept = {pair.now.id for pair in pairs}
    answers = translated(new, given)
    then, today = walk(old, said_before), walk(new, answers)
    change = ContentChange(
        pack_before=before.info.label,
        pack_now=now.info.label,
        added=tuple(question for question in new.questions if question.id not in kept),
        removed=removed,
        renamed=tuple(pair for pair in pairs if pair.before.id != pair.now.id),
        reworded=tuple(pair for pair in pairs if _reads_otherwise(pair)),
        rules=_changed_rules(old, new),
        lost=_lost(old, new, then.answers),
        again=asked_again(new, given),
        open=(today.next,) if today.next is not None and then.next is None else (),
        verdict_before=then.verdict,
        verdict_now=today.verdict,
    )
    return change if _matters(change) else None


def _pairs(old: Interview, new: Interview) -> tuple[tuple[QuestionPair, ...], tuple[Question, ...]]:
    """The questions that are in both, and those of the old that are gone."""
    known = {question.id: question for question in new.questions}
    pairs, removed = [], []
    for question in old.questions:
        now = known.get(new.renamed.get(question.id, question.id))
        if now is None:
            removed.append(question)
        else:
            pairs.append(QuestionPair(question, now))
    return tuple(pairs), tuple(removed)


def _reads_otherwise(pair: QuestionPair) -> bool:
    """Whether the user would read another question, or could give other answers."""
    before, now = pair.before, pair.now
    return (before.text, before.help) != (now.text, now.help) or [
        option.text for option in before.options
    ] != [option.text for option in now.options]


def _changed_rules(old: Interview, new: Interview) -> int:
    """How many rules were added, taken out, or have another condition or effect."""
    before = {rule.id: _effect(rule) for rule in old.rules}
    now = {rule.id: _effect(rule) for rule in new.rules}
    return sum(before.get(name) != now.get(name) for name in before.keys() | now.keys())


def _effect(rule: Rule) -> Rule:
    """A rule without its words."""
    return replace(rule, because="", when_text="", sources=())


def _lost(old: Interview, new: Interview, answers: Mapping[str, str]) -> tuple[ReadBack, ...]:
    """The answers that count for the case and that the new version has no place for."""
    return tuple(
        read_back(old, name, value)
        for name, value in answers.items()
        if not all(
            not option or can_answer(new, question, option)
            for question, option in new.current(name, value).items()
        )
    )


def _matters(change: ContentChange) -> bool:
    return bool(
        change.added
        or change.removed
        or change.renamed
        or change.reworded
        or change.rules
        or change.verdict_before is not change.verdict_now
    )
