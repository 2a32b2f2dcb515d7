"""What was said, read back; and which of it lies behind a condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.rules.condition import Flagged
from coach.domain.rules.diagnosis import ReadBack
from coach.engine.rules.conditions import grounds

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from coach.domain.rules.condition import Condition
    from coach.domain.rules.interview import Interview, Rule


def read_back(interview: Interview, question_id: str, option_id: str) -> ReadBack:
    """One answer as it reads back to the user; don't know reads as the fact to find out."""
    question = interview.question(question_id)
    option = question.option(option_id)
    if option is None:
        return ReadBack(question_id, option_id, f"Not known yet: {lower_first(question.fact)}")
    return ReadBack(question_id, option_id, option.read_back)


def supporting_answers(
    condition: Condition,
    answers: Mapping[str, str],
    flags: Collection[str],
    fired: Iterable[Rule],
) -> Iterator[str]:
    """Ids of the answered questions that make a condition hold, through the flags it reads."""
    fired = tuple(fired)
    for atom in grounds(condition, answers, flags):
        if isinstance(atom, Flagged):
            for number, rule in enumerate(fired):
                if atom.name in rule.flags:  # which can itself have read only flags set before it
                    yield from supporting_answers(rule.when, answers, flags, fired[:number])
        elif atom.name in answers:
            yield atom.name


def all_read_back(
    interview: Interview, names: Iterable[str], answers: Mapping[str, str]
) -> tuple[ReadBack, ...]:
    """The answers to these questions, each once."""
    return tuple(read_back(interview, name, answers[name]) for name in dict.fromkeys(names))


def lower_first(text: str) -> str:
    """A sentence as the second half of another."""
    return text[:1].lower() + text[1:]
