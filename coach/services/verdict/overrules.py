"""Overruling: the user's own verdict, with a reason; the one found stays beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from coach.domain.rules.overrule import Overrule
from coach.domain.rules.verdict import Verdict
from coach.engine.verdict.overrule import choices, needs_second, out_of_question
from coach.errors import GoodTermsError
from coach.services.case.text import optional, required
from coach.translation import translate

if TYPE_CHECKING:
    from coach.domain.rules.diagnosis import Diagnosis
    from coach.services.case.answer_recorder import AnswerRecorder
    from coach.services.case.case_reader import CaseReader
    from coach.services.case.context import ServiceContext


class Standing(Struct, frozen=True):
    """The user's own verdict as it stands.

    `holds` is False where the answers have since come to something that it does not hold against:
    then the verdict found is acted on, until the user overrules again.
    """

    overrule: Overrule
    holds: bool


class OverruleService:
    """Sets a verdict of the user's own against the one found, and withdraws it."""

    def __init__(
        self, context: ServiceContext, case_reader: CaseReader, recorder: AnswerRecorder
    ) -> None:
        self._context = context
        self._case_reader = case_reader
        self._recorder = recorder

    def choices(self, case_id: str) -> tuple[Verdict, ...]:
        """The verdicts that may be set against the one found; none before there is one."""
        found = self._case_reader.open(case_id).by_answers
        return choices(found) if found is not None else ()

    def out_of_question(self, case_id: str) -> tuple[Verdict, ...]:
        """The verdicts that cannot be chosen here; none before there is one found."""
        found = self._case_reader.open(case_id).by_answers
        out = out_of_question(found) if found is not None else {}
        return tuple(verdict for verdict in Verdict if verdict in out)

    def needs_second(self, case_id: str) -> bool:
        """Whether a second person has to look at it, because the verdict found protects people."""
        found = self._case_reader.open(case_id).by_answers
        return found is not None and needs_second(found)

    def of_case(self, case_id: str) -> Standing | None:
        """The user's own verdict, or None."""
        opened = self._case_reader.open(case_id)
        return None if opened.overrule is None else Standing(opened.overrule, opened.overrule_holds)

    def overrule(self, case_id: str, verdict: Verdict, reason: str, second: str = "") -> Diagnosis:
        """Set a verdict against the one found; talk and plan follow it from now on.

        Args:
            case_id: The case.
            verdict: The user's own verdict.
            reason: Why; it cannot be empty.
            second: Who else has looked at it; needed where the verdict found protects people.

        Raises:
            GoodTermsError: There is no verdict yet, this one is barred here or is the one found, or
                the reason or the second person is missing.
        """
        found = self._found(case_id, verdict)
        why = required(reason, translate("Services", "The reason"))
        also = (
            required(second, translate("Services", "The second person’s name"))
            if needs_second(found)
            else second
        )
        own = Overrule(
            verdict,
            found.by_answers,
            why,
            optional(also, translate("Services", "The second person’s name")),
            self._context.clock(),
        )
        with self._context.store.transaction():
            self._case_reader.overrules.add(self._context.ids(), case_id, own)
            self._recorder.sync(case_id)
        return self._now(case_id)

    def withdraw(self, case_id: str) -> Diagnosis | None:
        """Go back to the verdict found; without an overruling nothing happens."""
        self._case_reader.record(case_id)
        with self._context.store.transaction():
            self._case_reader.overrules.withdraw(case_id, self._context.clock())
            self._recorder.sync(case_id)
        return self._case_reader.diagnosis(case_id)

    def _found(self, case_id: str, verdict: Verdict) -> Diagnosis:
        found = self._case_reader.open(case_id).by_answers
        if found is None:
            raise GoodTermsError(
                translate("Services", "There is no verdict yet to overrule."),
                safe=translate("Services", "All your answers are saved."),
                todo=translate("Services", "Answer the open question first."),
            )
        why = out_of_question(found).get(verdict)
        if why is not None:
            raise GoodTermsError(
                translate("Services", "This verdict is out of the question here. {why}").format(
                    why=why
                ),
                safe=translate("Services", "Nothing was changed."),
                todo=translate("Services", "If an answer is wrong, change the answer."),
            )
        if verdict is found.by_answers:
            raise GoodTermsError(
                translate("Services", "This is already what your answers come to."),
                safe=translate("Services", "Nothing was changed."),
            )
        return found

    def _now(self, case_id: str) -> Diagnosis:
        diagnosis = self._case_reader.diagnosis(case_id)
        assert diagnosis is not None
        return diagnosis
