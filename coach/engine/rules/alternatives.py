"""Other verdicts one changed answer away: the flips that are near enough to be worth a thought."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from coach.domain.rules.diagnosis import Alternative
from coach.domain.rules.verdict import PROTECTIVE, Verdict
from coach.engine.rules.compiled import compile_interview
from coach.engine.rules.conditions import questions_in
from coach.engine.rules.flips import flips
from coach.engine.rules.read_back import lower_first, supporting_answers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coach.domain.rules.interview import Interview
    from coach.engine.rules.compiled import State, States
    from coach.engine.rules.interview import Walk

MOST = 3
MOST_NEW_ANSWERS = 2
STORY = 4  # questions that hang on an answer which makes it the story itself
_NOT_OFFERED = PROTECTIVE | {Verdict.GATHER}


def alternatives(interview: Interview, path: Walk) -> tuple[Alternative, ...]:
    """Of the flips by one answer those near the decision, one a verdict, the nearest first.

    Only answers given at the deciding gate, or behind its rule, are changed. Where a change opens
    new questions, up to two of them are answered as well, each in every way. GATHER and the
    verdicts that protect have no alternative and are none: nobody should be invited to imagine a
    threat, or to look for the answer that lets them go ahead.
    """
    if path.verdict in _NOT_OFFERED:
        return ()
    found: dict[Verdict, Alternative] = {}
    for each in _found(interview, path):
        if each.verdict is not path.verdict and each.verdict not in _NOT_OFFERED:
            found.setdefault(each.verdict, each)
    return tuple(found.values())[:MOST]


def _found(interview: Interview, path: Walk) -> Iterator[Alternative]:
    """The outcomes of each flip by one answer: those that open no question first."""
    states = compile_interview(interview).states
    near = _near(interview, path)
    changes = [flip.changes[0] for flip in flips(interview, path.answers, most=1)]
    changes = [change for change in changes if change.question in near]
    changes.sort(key=lambda change: near.index(change.question))
    for new in range(MOST_NEW_ANSWERS + 1):
        for change in changes:
            changed = {**path.answers, change.question: change.option}
            for verdict, opened in _outcomes(states, states.follow(changed), changed, new):
                sentence = "; ".join([change.sentence, *map(lower_first, opened)])
                yield Alternative(verdict, change.question, change.option, sentence)


def _near(interview: Interview, path: Walk) -> list[str]:
    """Questions asked at the deciding gate or behind its rule, the last first.

    A question on which many others hang is left out: with another answer it is another story.
    """
    assert path.decided is not None
    reasons = set(supporting_answers(path.decided.when, path.answers, path.flags, path.fired))
    here = path.decided.gate
    hanging = Counter(name for other in interview.questions for name in questions_in(other.when))
    return [
        name
        for name in reversed(path.asked)
        if (name in reasons or interview.question(name).gate == here) and hanging[name] < STORY
    ]


def _outcomes(
    states: States, state: State, answers: Mapping[str, str], new: int
) -> Iterator[tuple[Verdict, tuple[str, ...]]]:
    """Verdicts reached by answering exactly `new` questions more, with how those answers read."""
    if state.question is None or new == 0:
        if state.verdict is not None and new == 0:
            yield state.verdict, ()
        return
    for option in state.question.options:
        answered = states.answer(state, states.out(state, option.id))
        for verdict, more in _outcomes(states, states.follow(answers, answered), answers, new - 1):
            yield verdict, (option.read_back, *more)
