"""What a changed answer changes in a case, and taking it back with all that followed from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from coach.domain.case import AnswerKind
from coach.domain.plan import ReminderState
from coach.domain.rules.changes import Change, PlannedStep, Standpoint
from coach.domain.rules.interview import DONT_KNOW
from coach.domain.rules.verdict import Verdict
from coach.engine.rules.journal import in_force
from coach.engine.verdict.changes import compare
from coach.errors import GoodTermsError
from coach.store.tables.reminders import ReminderTable
from coach.translation import translate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.domain.case import AnswerEntry
    from coach.domain.rules.diagnosis import Diagnosis
    from coach.domain.rules.overrule import Overrule
    from coach.services.case.answer_recorder import AnswerRecorder
    from coach.services.case.case_reader import CaseReader
    from coach.services.case.context import ServiceContext
    from coach.services.case.schedule import Schedule
    from coach.services.contract.dates import DatesService
    from coach.services.talk.talks import TalkService
    from coach.store.tables.reminders import PlannedReminder

_UNHEARD = frozenset({Verdict.STOP, Verdict.GATHER})  # their talks are not with the client


class Moment(Struct, frozen=True):
    """A case at one moment: where it stands, and what is needed to bring it back there."""

    case_id: str
    standpoint: Standpoint
    given: tuple[AnswerEntry, ...]  # the answers in force, as they were entered
    theirs: Mapping[str, str]  # what the client would answer
    overrule: Overrule | None
    reminders: tuple[PlannedReminder, ...]


class Changed(Struct, frozen=True):
    """What is different between two moments of a case."""

    change: Change
    before: Moment
    now: Moment


class ChangeService:
    """Compares a case with what it was; where a question opened in between, with what was before.

    Such a question may lead to another verdict only some answers later, so the last moment with a
    verdict is kept until there is one again.
    """

    def __init__(
        self,
        context: ServiceContext,
        case_reader: CaseReader,
        schedule: Schedule,
        recorder: AnswerRecorder,
        talks: TalkService,
        dates: DatesService,
    ) -> None:
        self._context, self._case_reader, self._schedule = context, case_reader, schedule
        self._recorder, self._talks, self._dates = recorder, talks, dates
        self._reminders = ReminderTable(context.store)
        self._left: dict[str, Moment] = {}  # the last with a verdict, where a question is open

    def moment(self, case_id: str) -> Moment:
        """The case as it is now.

        Raises:
            NotFound: There is no such case.
        """
        opened = self._case_reader.open(case_id)
        reminders = self._reminders.of_case(case_id)
        standpoint = Standpoint(None)
        if opened.for_talk is not None:
            open_ = [each.reminder for each in reminders if not each.retired]
            open_ = [each for each in open_ if each.state is ReminderState.OPEN and each.step]
            steps = tuple(PlannedStep(each.step, each.title, each.due) for each in open_)
            if opened.record.talk_on is None:
                steps += self._undated(case_id, opened.for_talk)
            standpoint = self._standpoint(case_id, opened.for_talk, steps)
        return Moment(
            case_id,
            standpoint,
            in_force(opened.entries),
            opened.their_answers,
            opened.overrule,
            reminders,
        )

    def since(self, before: Moment) -> Changed | None:
        """What is different since a moment; None where nothing of note is, or was to be lost."""
        now = self.moment(before.case_id)
        left = self._left.get(before.case_id)
        if now.standpoint.verdict is None:
            if before.standpoint.verdict is None:
                return None  # a question was open, and is
            self._left[before.case_id] = before
        elif before.standpoint.verdict is None:
            if left is None:
                return None  # the first verdict: its page says it
            before = self._left.pop(before.case_id)
        else:
            self._left.pop(before.case_id, None)
        change = compare(before.standpoint, now.standpoint)
        change = replace(change, told=self._told(before.case_id, change))
        return Changed(change, before, now) if change.of_note else None

    def decided_since(self, before: Moment) -> bool:
        """Whether there was a verdict at a moment, or is one now: else a plan stays as it is."""
        now = self._case_reader.open(before.case_id).for_talk
        return before.standpoint.verdict is not None or now is not None

    def supposed(self, case_id: str, diagnosis: Diagnosis) -> Change:
        """What would be different if the answers came to this; nothing is changed."""
        from coach.engine.rules.update import translated

        opened = self._case_reader.open(case_id)
        today = translated(opened.today.interview, diagnosis.answers)
        then = replace(diagnosis, answers={**diagnosis.answers, **today})
        before = Standpoint(None)
        if opened.for_talk is not None:
            steps = self._undated(case_id, opened.for_talk)
            before = self._standpoint(case_id, opened.for_talk, steps)
        return compare(before, self._standpoint(case_id, then, self._undated(case_id, then)))

    def take_back(self, changed: Changed) -> None:
        """Bring answers, verdict and plan back to what they were before.

        A reminder that the user has changed since keeps what they did.

        Raises:
            GoodTermsError: Something was answered since; that would be taken back as well.
        """
        before, case_id = changed.before, changed.before.case_id
        if in_force(self._case_reader.entries(case_id)) != changed.now.given:
            raise GoodTermsError(
                translate(
                    "Services", "You have answered more since, and that would be undone as well."
                ),
                safe=translate("Services", "Nothing was changed."),
                todo=translate(
                    "Services", "Undo your last answers one by one, or change them in All answers."
                ),
            )
        kept = {each.reminder.id: each for each in self._reminders.of_case(case_id)}
        left = {each.reminder.id: each for each in changed.now.reminders}
        with self._context.store.transaction():
            self._bring_back_answers(before)
            if self._case_reader.open(case_id).overrule != before.overrule:
                self._bring_back_own_verdict(before)
            self._recorder.sync(case_id)
            for each in before.reminders:
                if kept.get(each.reminder.id) == left.get(each.reminder.id):
                    self._reminders.put_back(each)
        self._left.pop(case_id, None)

    def _told(self, case_id: str, change: Change) -> bool:
        """Whether the client heard the verdict that another one took the place of."""
        another = change.now is not None and change.before is not change.now
        aloud = change.before is not None and change.before not in _UNHEARD
        return another and aloud and self._case_reader.record(case_id).held

    # -- what a case stands at

    def _standpoint(
        self, case_id: str, diagnosis: Diagnosis, steps: tuple[PlannedStep, ...]
    ) -> Standpoint:
        talk = self._talks.talk_of(case_id, diagnosis)
        mine = (
            line for part in talk.parts for line in part.lines if line.is_rewritten or line.is_added
        )
        return Standpoint(
            diagnosis.verdict,
            (diagnosis.mode, diagnosis.scope, diagnosis.recommendation),
            tuple((part.id, part.title) for part in talk.parts),
            frozenset(line.id for line in mine if not line.conflict),
            talk.openings,
            steps,
            self._dates.earliest(case_id, diagnosis),
        )

    def _undated(self, case_id: str, diagnosis: Diagnosis) -> tuple[PlannedStep, ...]:
        steps = self._schedule.steps_of(case_id, diagnosis)
        return tuple(PlannedStep(each.id, each.title, None) for each in steps)

    # -- back to it

    def _bring_back_answers(self, before: Moment) -> None:
        """Take back what was entered since, and bring again what was taken back."""
        case_id, wanted = before.case_id, before.given
        given = in_force(self._case_reader.entries(case_id))
        same = _alike(given, wanted)
        for entry in reversed(given[same:]):
            self._point_at(case_id, entry, AnswerKind.UNDONE)
        for entry in wanted[same:]:
            self._point_at(case_id, entry, AnswerKind.REDONE)
            if entry not in in_force(
                self._case_reader.entries(case_id)
            ):  # too late to bring it again
                case = self._case_reader.open(case_id)
                self._recorder.enter(case, entry.question, entry.value, AnswerKind.CHANGED)
        theirs = self._case_reader.open(case_id).their_answers
        for question, value in theirs.items():
            old = before.theirs.get(question, DONT_KNOW)
            if old != value:
                case = self._case_reader.open(case_id)
                self._recorder.enter(case, question, old, AnswerKind.MIRROR)

    def _point_at(self, case_id: str, entry: AnswerEntry, kind: AnswerKind) -> None:
        case = self._case_reader.open(case_id)
        self._recorder.enter(case, entry.question, entry.value, kind, entry.position)

    def _bring_back_own_verdict(self, before: Moment) -> None:
        table, now = self._case_reader.overrules, self._context.clock()
        if before.overrule is None:
            table.withdraw(before.case_id, now)
        else:
            table.add(self._context.ids(), before.case_id, before.overrule)


def _alike(given: tuple[AnswerEntry, ...], wanted: tuple[AnswerEntry, ...]) -> int:
    """How many answers from the first on are the same."""
    count = 0
    for one, other in zip(given, wanted, strict=False):
        if (one.question, one.value) != (other.question, other.value):
            break
        count += 1
    return count
