"""Heat, and the second take: what was said in anger is gone through again on another day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from coach.domain.case import AnswerKind, Stage
from coach.domain.rules.heat import Heat
from coach.domain.rules.position import Take
from coach.domain.rules.verdict import PROTECTIVE
from coach.engine.rules.interview import Walk, walk
from coach.engine.rules.read_back import read_back
from coach.errors import CoolingOff, GoodTermsError, Unreadable
from coach.services.case.answer_recorder import refuse_unknown
from coach.services.case.cooling_off import night_of
from coach.services.case.stage import case_of
from coach.services.interview.interview_view import answered
from coach.translation import translate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from coach.domain.case import Case
    from coach.domain.rules.diagnosis import Diagnosis, ReadBack
    from coach.domain.rules.heat import HeatQuestion
    from coach.domain.rules.interview import Gate, Question
    from coach.services.case.answer_recorder import AnswerRecorder
    from coach.services.case.case_reader import CaseReader
    from coach.services.case.case_state import CaseState
    from coach.services.case.context import ServiceContext
    from coach.store.tables.cases import CaseRecord


class Difference(Struct, frozen=True):
    """A question that was answered otherwise, or only in one of the two takes."""

    question: Question
    first: ReadBack | None
    second: ReadBack | None


class SecondTake(Struct, frozen=True):
    """The second take beside the first, which stays as it was when the second was begun."""

    case: Case
    opens_at: datetime | None  # None: it can be answered now
    question: Question | None  # None: finished, or the first take is not
    chosen: str | None  # the answer of this take, else that of the first
    gate: Gate | None
    answered: tuple[ReadBack, ...]
    first: Diagnosis | None
    second: Diagnosis | None  # None: not finished
    differences: tuple[Difference, ...]
    in_force: bool  # whether the answers in force are those of the finished second take
    changes: int  # answers in force that become others where it is put in force

    @property
    def offered(self) -> bool:
        """Whether somebody who was hot should be invited to it now."""
        hot = self.case.heat is Heat.HOT
        return hot and self.opens_at is None and self.first is not None and self.second is None


class HeatTold(Struct, frozen=True):
    """How angry the user said they are, and whether that can be put right."""

    question: HeatQuestion
    heat: Heat
    before: str | None  # the question that follows it; None: none does
    fixed_until: datetime | None  # None: it can be changed
    stays: bool  # whether being hot, once said, could not be taken back before the morning


class HeatService:
    """Asks for the heat once, and holds the second take."""

    def __init__(
        self, context: ServiceContext, case_reader: CaseReader, recorder: AnswerRecorder
    ) -> None:
        self._context = context
        self._case_reader = case_reader
        self._recorder = recorder

    def set(self, case_id: str, heat: Heat) -> Case:
        """Keep how angry the user says they are; from hot nobody gets away before the morning.

        A slip can be put right until there is a verdict. What the answers come to afterwards, and
        whether they are taken back, changes nothing: the night is not to be talked or undone away.

        Raises:
            CoolingOff: There was a verdict, and it is not morning yet.
        """
        record = self._case_reader.record(case_id)
        if heat is not Heat.HOT and self._night_of(record) is not None and self._judged(record):
            raise CoolingOff(
                translate(
                    "Services", "You said that you are angry, and that stands until the morning."
                ),
                safe=translate("Services", "Nothing was changed."),
                todo=translate("Services", "Sleep on it."),
            )
        if heat != record.heat:
            self._case_reader.table.set_heat(case_id, heat.value, self._context.clock())
        return self.case(case_id)

    def told(self, case_id: str) -> HeatTold | None:
        """What was said of anger, also where it was skipped; None where it was not asked yet."""
        opened = self._case_reader.open(case_id)
        question, record = opened.today.interview.heat, opened.record
        if question is None or not record.heat:
            return None
        stays = self._judged(record)
        night = self._night_of(record) if stays else None
        before = _following(opened, question.after)
        return HeatTold(question, Heat(record.heat), before, night, stays)

    def case(self, case_id: str) -> Case:
        """A case; its `heat` and `parked_until` say how things are."""
        return case_of(self._case_reader.record(case_id), self._context.clock)

    def second_take(self, case_id: str, at: str | None = None) -> SecondTake:
        """The second take as it is now.

        Args:
            case_id: The case.
            at: A question answered in this take to look at again.
        """
        opened = self._case_reader.open(case_id)
        path = walk(opened.interview, opened.second_answers)
        question = path.next
        if at is not None and at in path.asked:
            question = opened.interview.question(at)
        if opened.by_answers is None:
            question = None
        second = _second(opened, path)
        return SecondTake(
            case=case_of(opened.record, self._context.clock),
            opens_at=self._night_of(opened.record),
            question=question,
            chosen=_chosen(question, path, opened),
            gate=opened.interview.gate(question.gate) if question is not None else None,
            answered=answered(opened.interview, path),
            first=_first(opened),
            second=second,
            differences=_differences(opened, path) if second is not None else (),
            in_force=second is not None and opened.path.answers == path.answers,
            changes=sum(opened.answers.get(each) != path.answers[each] for each in path.answers),
        )

    def second_looks(self, cases: Iterable[Case]) -> tuple[Case, ...]:
        """Those of the cases whose second look is due."""
        waited = [case for case in cases if _waited(case)]
        begun = self._case_reader.journal.hot_with(AnswerKind.COOL) if waited else frozenset()
        return tuple(
            case
            for case in waited
            if case.parked_until is None and (case.id not in begun or self._offered(case.id))
        )

    def _offered(self, case_id: str) -> bool:
        try:
            return self.second_take(case_id).offered
        except Unreadable:  # it was noted; nothing can be offered of it
            return False

    def look_due(self, case: Case) -> bool:
        """Whether a case waited for the morning, and its second take is to be offered now.

        Not where it protects people, for then it never waited; nor once its talk has a day.
        """
        return case.id in {each.id for each in self.second_looks([case])}

    def answer(self, case_id: str, question_id: str, option_id: str) -> SecondTake:
        """Save an answer of the second take; the answers in force stay as they are.

        Raises:
            CoolingOff: It is not morning yet.
            GoodTermsError: There is no such question or answer, or nothing to take again.
        """
        opened = self._case_reader.open(case_id)
        refuse_unknown(opened.interview, question_id, option_id)
        self._refuse_early(opened)
        with self._context.store.transaction():
            if opened.second_answers.get(question_id) != option_id:
                self._recorder.enter(opened, question_id, option_id, AnswerKind.COOL)
                self._case_reader.table.touch(case_id, self._context.clock())
            self._mark(case_id)
        return self.second_take(case_id)

    def adopt(self, case_id: str) -> SecondTake:
        """Put the answers of the second take in force; each can be undone.

        Raises:
            GoodTermsError: The second take is not finished.
        """
        opened = self._case_reader.open(case_id)
        path = walk(opened.interview, opened.second_answers)
        if _second(opened, path) is None:
            raise GoodTermsError(
                translate("Services", "The second take is not finished."),
                safe=translate("Services", "Your first answers are in force."),
                todo=translate("Services", "Answer the open question."),
            )
        with self._context.store.transaction():
            for question, option in path.answers.items():
                self._recorder.answer(opened, question, option)
            self._recorder.sync(case_id)
        return self.second_take(case_id)

    def _judged(self, record: CaseRecord) -> bool:
        """Whether there is a verdict, or was one before an answer was taken back."""
        return bool(record.verdict or self._recorder.positions.of_case(record.id))

    def _night_of(self, record: CaseRecord) -> datetime | None:
        return night_of(record, self._context.clock())

    def _refuse_early(self, opened: CaseState) -> None:
        if opened.by_answers is None:
            raise GoodTermsError(
                translate("Services", "There is nothing to go through again yet."),
                safe=translate("Services", "All your answers are saved."),
                todo=translate("Services", "Finish the interview first."),
            )
        if self._night_of(opened.record) is not None:
            raise CoolingOff(
                translate("Services", "The second take opens in the morning."),
                safe=translate("Services", "Your first answers are saved."),
                todo=translate("Services", "Sleep on it."),
            )

    def _mark(self, case_id: str) -> None:
        """Keep where the second take stands, once it is finished."""
        opened = self._case_reader.open(case_id)
        second = _second(opened, walk(opened.interview, opened.second_answers))
        if second is not None:
            self._recorder.mark(case_id, Take.COOL, second)


def _waited(case: Case) -> bool:
    """Whether a case waits for the morning, or did: hot, with a verdict and no day for a talk."""
    to_act_on = case.stage in (Stage.VERDICT, Stage.TALK) and case.talk_on is None
    if case.heat is not Heat.HOT or not to_act_on:
        return False
    return case.own_verdict is not None or case.verdict not in PROTECTIVE


def _following(opened: CaseState, after: str) -> str | None:
    """The first question on the path that lies behind a gate."""
    gates = [gate.id for gate in opened.interview.gates]
    asked = [opened.interview.question(each) for each in opened.path.asked]
    path = [*asked, *([opened.path.next] if opened.path.next is not None else [])]
    if after not in gates:
        return None
    behind = gates[gates.index(after) + 1 :]
    return next((each.id for each in path if each.gate in behind), None)


def _first(opened: CaseState) -> Diagnosis | None:
    if opened.by_answers is None or opened.first_answers == opened.answers:
        return opened.by_answers
    return opened.diagnosed(opened.first_answers)


def _second(opened: CaseState, path: Walk) -> Diagnosis | None:
    if path.next is not None or opened.by_answers is None:
        return None
    return opened.diagnosed(opened.second_answers)


def _chosen(question: Question | None, path: Walk, opened: CaseState) -> str | None:
    if question is None:
        return None
    return path.answers.get(question.id, opened.answers.get(question.id))


def _differences(opened: CaseState, path: Walk) -> tuple[Difference, ...]:
    first, second = walk(opened.interview, opened.first_answers).answers, path.answers
    return tuple(
        Difference(question, _told(opened, question, first), _told(opened, question, second))
        for question in opened.interview.questions
        if first.get(question.id) != second.get(question.id)
    )


def _told(opened: CaseState, question: Question, answers: Mapping[str, str]) -> ReadBack | None:
    value = answers.get(question.id)
    return None if value is None else read_back(opened.interview, question.id, value)
