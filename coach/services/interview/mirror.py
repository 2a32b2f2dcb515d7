"""The mirror: the pivotal questions once more, as the client would answer them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from coach.domain.case import AnswerKind
from coach.engine.rules.read_back import read_back
from coach.engine.verdict.mirror import mirror_questions
from coach.errors import GoodTermsError
from coach.services.case.answer_recorder import refuse_unknown
from coach.translation import translate

if TYPE_CHECKING:
    from coach.domain.rules.diagnosis import Gap, ReadBack
    from coach.domain.rules.interview import Question
    from coach.services.case.answer_recorder import AnswerRecorder
    from coach.services.case.case_reader import CaseReader
    from coach.services.case.case_state import CaseState
    from coach.services.case.context import ServiceContext


class MirrorQuestion(Struct, frozen=True):
    """A question to answer as the client would; its words are in `question.mirror`."""

    question: Question
    mine: ReadBack
    theirs: str | None  # the option chosen; don't know where the user cannot say


class MirrorService:
    """Asks the pivotal questions of a finished interview for the client."""

    def __init__(
        self, context: ServiceContext, case_reader: CaseReader, recorder: AnswerRecorder
    ) -> None:
        self._context = context
        self._case_reader = case_reader
        self._recorder = recorder

    def questions(self, case_id: str) -> tuple[MirrorQuestion, ...]:
        """The questions in order; none before the verdict, and none where it protects people."""
        return _questions(self._case_reader.open(case_id))

    def answer(self, case_id: str, question_id: str, option_id: str) -> tuple[MirrorQuestion, ...]:
        """Save what the client would say; the answers in force stay as they are.

        Raises:
            GoodTermsError: This question is not put to the client, or has no such answer.
        """
        opened = self._case_reader.open(case_id)
        refuse_unknown(opened.interview, question_id, option_id)
        if question_id not in {each.question.id for each in _questions(opened)}:
            raise GoodTermsError(
                translate("Services", "This question is not put to them."),
                safe=translate("Services", "Nothing was changed."),
            )
        if opened.their_answers.get(question_id) != option_id:
            with self._context.store.transaction():
                self._recorder.enter(opened, question_id, option_id, AnswerKind.MIRROR)
                self._case_reader.table.touch(case_id, self._context.clock())
        return self.questions(case_id)

    def gaps(self, case_id: str) -> tuple[Gap, ...]:
        """Where they would answer otherwise, each with what to ask them; the talk asks it."""
        found = self._case_reader.open(case_id).by_answers
        return found.gaps if found is not None else ()


def _questions(opened: CaseState) -> tuple[MirrorQuestion, ...]:
    if opened.by_answers is None:
        return ()
    return tuple(
        MirrorQuestion(
            question,
            read_back(opened.interview, question.id, opened.by_answers.answers[question.id]),
            opened.their_answers.get(question.id),
        )
        for question in mirror_questions(opened.interview, opened.by_answers)
    )
