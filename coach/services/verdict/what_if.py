"""What if: a copy of a case's answers to change at will; nothing of it is ever kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.engine.rules.diagnosis import diagnose
from coach.engine.rules.interview import walk
from coach.engine.verdict.mirror import with_mirror
from coach.services.case.answer_recorder import refuse_unknown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.domain.rules.diagnosis import Diagnosis
    from coach.domain.rules.interview import Interview, Question
    from coach.engine.rules.interview import Walk


class WhatIf:
    """Tries other answers. It knows no case and no data file, so it cannot touch either."""

    def __init__(
        self, interview: Interview, answers: Mapping[str, str], theirs: Mapping[str, str]
    ) -> None:
        self.interview = interview
        self._theirs = theirs  # what the client would answer: it lowers how sure a verdict is
        self._before = dict(answers)
        self._now = dict(answers)

    @property
    def answers(self) -> Mapping[str, str]:
        """The answers that count now, question id to option id, in the order of the interview."""
        return self._path.answers

    @property
    def changed(self) -> Mapping[str, str]:
        """The answers that count now and were other ones, or none, in the case."""
        return {
            name: value for name, value in self.answers.items() if self._before.get(name) != value
        }

    @property
    def question(self) -> Question | None:
        """The question that the changes have opened; None where every one has an answer."""
        return self._path.next

    @property
    def diagnosis(self) -> Diagnosis | None:
        """What these answers come to; None while a question is open."""
        if self.question is not None:
            return None
        return with_mirror(self.interview, diagnose(self.interview, self._now), self._theirs)

    def answer(self, question_id: str, option_id: str) -> None:
        """Try another answer.

        Raises:
            GoodTermsError: The interview has no such question, or the question no such answer.
        """
        refuse_unknown(self.interview, question_id, option_id)
        self._now[question_id] = option_id

    def reset(self) -> None:
        """Go back to the answers of the case."""
        self._now = dict(self._before)

    @property
    def _path(self) -> Walk:
        return walk(self.interview, self._now)
