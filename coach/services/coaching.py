"""The services of a case, the library and the study; each is made when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING

from coach.services.opening import OpenServices

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.services.after.agenda import AgendaService
    from coach.services.after.prepare import PrepareService
    from coach.services.after.reminders import ReminderService
    from coach.services.after.talk_log import TalkLogService
    from coach.services.case.answer_recorder import AnswerRecorder
    from coach.services.case.case_reader import CaseReader
    from coach.services.case.schedule import Schedule
    from coach.services.cases.cases import CaseService
    from coach.services.cases.changes import ChangeService
    from coach.services.cases.samples import SampleService
    from coach.services.cases.steps import StepService
    from coach.services.cases.unfinished import OnwardService
    from coach.services.cases.updates import UpdateService
    from coach.services.clients.clients import ClientService
    from coach.services.contract.dates import DatesService
    from coach.services.interview.heat import HeatService
    from coach.services.interview.mirror import MirrorService
    from coach.services.library.find import FindService
    from coach.services.library.library import LibraryService
    from coach.services.library.own_scripts import OwnScriptService
    from coach.services.library.shelf import ShelfService
    from coach.services.packs.packs import PackService
    from coach.services.papers.papers import PaperService
    from coach.services.papers.script_papers import ScriptPaperService
    from coach.services.referrals.referrals import ReferralService
    from coach.services.settings.clock_check import ClockCheck
    from coach.services.settings.data_export import ExportService
    from coach.services.settings.recovered import RecoveredService
    from coach.services.settings.settings import SettingsService
    from coach.services.settings.unsaved import UnsavedService
    from coach.services.study.due import DueService
    from coach.services.study.study import StudyService
    from coach.services.talk.lines import LineService
    from coach.services.talk.mending import MendService
    from coach.services.talk.rehearsals import RehearsalService
    from coach.services.talk.talks import TalkService
    from coach.services.talk.wording import WordingService
    from coach.services.verdict.overrules import OverruleService

# What the first case asks for, whichever it is, and what these import in their functions.
_AHEAD = (
    *("steps", "dates", "lines", "prepare", "referrals", "papers", "mending", "mirror"),
    *("overrules", "updates", "library", "find"),
)
_IN_FUNCTIONS = ("coach.services.case.positions", "coach.engine.after.plan")


class CoachingServices(OpenServices):
    """The services but those of practising; for what is given see `OpenServices`."""

    @cached_property
    def packs(self) -> PackService:
        """The packs above the built-in one."""
        from coach.services.packs.packs import PackService

        return PackService(self._context, self._built_in, self.renew_content)

    @cached_property
    def clients(self) -> ClientService:
        """Clients and their contacts."""
        from coach.services.clients.clients import ClientService

        return ClientService(self._context)

    @cached_property
    def cases(self) -> CaseService:
        """Cases from first question to last follow-up."""
        from coach.services.cases.cases import CaseService

        return CaseService(self._context, self._case_reader, self._schedule, self._recorder)

    @cached_property
    def samples(self) -> SampleService:
        """Cases to practise and study on."""
        from coach.services.cases.samples import SampleService

        return SampleService(self._context, self.clients, self.cases, self.talks)

    @cached_property
    def heat(self) -> HeatService:
        """How angry the user is, and the second take after a night."""
        from coach.services.interview.heat import HeatService

        return HeatService(self._context, self._case_reader, self._recorder)

    @cached_property
    def mirror(self) -> MirrorService:
        """The answers that the client would give."""
        from coach.services.interview.mirror import MirrorService

        return MirrorService(self._context, self._case_reader, self._recorder)

    @cached_property
    def overrules(self) -> OverruleService:
        """The user's own verdict in place of the one found."""
        from coach.services.verdict.overrules import OverruleService

        return OverruleService(self._context, self._case_reader, self._recorder)

    @cached_property
    def updates(self) -> UpdateService:
        """What new content changes for a case that began with older content."""
        from coach.services.cases.updates import UpdateService

        return UpdateService(self._context, self._case_reader, self._recorder)

    @cached_property
    def talks(self) -> TalkService:
        """The talk of a case, its facts and its brief."""
        from coach.services.talk.talks import TalkService

        return TalkService(self._context, self._case_reader, self._schedule, self.settings)

    @cached_property
    def dates(self) -> DatesService:
        """What a contract asks for, and the earliest clean last day."""
        from coach.services.contract.dates import DatesService

        return DatesService(self._context, self._case_reader, self.talks)

    @cached_property
    def changes(self) -> ChangeService:
        """What a changed answer changes, and taking it back."""
        from coach.services.cases.changes import ChangeService

        case_reader, talks = self._case_reader, self.talks
        return ChangeService(
            self._context, case_reader, self._schedule, self._recorder, talks, self.dates
        )

    @cached_property
    def lines(self) -> LineService:
        """The user's own hand in the lines of a talk, and its tone."""
        from coach.services.talk.lines import LineService

        return LineService(self._context, self._case_reader, self.talks)

    @cached_property
    def mending(self) -> MendService:
        """Lines of a talk that cannot be read as they are."""
        from coach.services.talk.mending import MendService

        return MendService(self._context, self._case_reader, self.talks)

    @cached_property
    def prepare(self) -> PrepareService:
        """What to have done before the talk."""
        from coach.services.after.prepare import PrepareService

        return PrepareService(self._context, self._case_reader, self._schedule)

    @cached_property
    def rehearsals(self) -> RehearsalService:
        """Goes through the talk with a clock."""
        from coach.services.talk.rehearsals import RehearsalService

        return RehearsalService(self._context, self._case_reader)

    @cached_property
    def after(self) -> TalkLogService:
        """How talks went."""
        from coach.services.after.talk_log import TalkLogService

        return TalkLogService(
            self._context, self._case_reader, self._schedule, self.cases, self.reminders
        )

    @cached_property
    def ear(self) -> WordingService:
        """What in a line or a talk may hurt or mislead."""
        from coach.services.talk.wording import WordingService

        return WordingService(self._context, self._case_reader, self.talks)

    @cached_property
    def papers(self) -> PaperService:
        """The papers for a talk, as files, as drafts, and as they are printed."""
        from coach.services.papers.papers import PaperService

        reader, talks, schedule = self._case_reader, self.talks, self._schedule
        return PaperService(self._context, reader, talks, self.referrals, self.dates, schedule)

    @cached_property
    def script_papers(self) -> ScriptPaperService:
        """The papers of a script of the library."""
        from coach.services.papers.script_papers import ScriptPaperService

        return ScriptPaperService(self._context, self.library, self.papers)

    @cached_property
    def reminders(self) -> ReminderService:
        """What is due, what was missed, and what comes."""
        from coach.services.after.reminders import ReminderService

        return ReminderService(self._context, self._case_reader, self._schedule, self.settings)

    @cached_property
    def agenda(self) -> AgendaService:
        """What Today asks for, and how many things that is."""
        from coach.services.after.agenda import AgendaService

        return AgendaService(
            self._context, self._case_reader, self.reminders, self.heat, self.after
        )

    @cached_property
    def unfinished(self) -> OnwardService:
        """What was left in the middle."""
        from coach.services.cases.unfinished import OnwardService

        return OnwardService(self._case_reader, self.cases)

    @cached_property
    def steps(self) -> StepService:
        """How far each step of a case was done."""
        from coach.services.cases.steps import StepService

        return StepService(self._context, self._case_reader, self.talks)

    @cached_property
    def referrals(self) -> ReferralService:
        """Vendors and colleagues, and whom a client may be referred to."""
        from coach.services.referrals.referrals import ReferralService

        return ReferralService(self._context, self._case_reader)

    @cached_property
    def library(self) -> LibraryService:
        """The scripts to read."""
        from coach.services.library.library import LibraryService

        return LibraryService(self._context, self._case_reader)

    @cached_property
    def shelf(self) -> ShelfService:
        """What was read of the library, what is kept at hand, and what fits a case."""
        from coach.services.library.shelf import ShelfService

        return ShelfService(self._context, self._case_reader, self.library, self.find)

    @cached_property
    def study_due(self) -> DueService:
        """How many cards come today; all that the page Today asks of studying."""
        from coach.services.study.due import DueService

        return DueService(self._context, self.settings)

    @cached_property
    def study(self) -> StudyService:
        """The library on cards, and when each comes again."""
        from coach.services.study.ready import Around
        from coach.services.study.study import StudyService

        around = Around(self._case_reader, self.talks, self.library, self.shelf, self.settings)
        return StudyService(self._context, around)

    @cached_property
    def settings(self) -> SettingsService:
        """How the program looks, and whose it is."""
        from coach.services.settings.settings import SettingsService

        return SettingsService(self._context)

    @cached_property
    def own_scripts(self) -> OwnScriptService:
        """The user's own words in the library."""
        from coach.services.library.own_scripts import OwnScriptService

        return OwnScriptService(self._context, self._case_reader)

    @cached_property
    def find(self) -> FindService:
        """All that there is, by words as people type them."""
        from coach.services.library.find import FindService

        return FindService(self._context.content, self._context.store)

    @cached_property
    def export(self) -> ExportService:
        """All that the user wrote, as a file."""
        from coach.services.settings.data_export import ExportService

        return ExportService(self._context)

    @cached_property
    def recovered(self) -> RecoveredService:
        """What was chosen last, and can be taken back."""
        from coach.services.settings.recovered import RecoveredService

        return RecoveredService(self._context)

    @cached_property
    def clock_check(self) -> ClockCheck:
        """What a clock that was set wrong has done."""
        from coach.services.settings.clock_check import ClockCheck

        return ClockCheck(self._context)

    @cached_property
    def unsaved(self) -> UnsavedService:
        """Texts that were typed and not saved."""
        from coach.services.settings.unsaved import UnsavedService

        return UnsavedService(self._context)

    def read_ahead(self) -> Iterator[object]:
        """Read, in small steps, what the first case will need of the content, whichever it is."""
        for name in ("interview", "talk", "verdicts", "ear", "library"):
            yield getattr(self.content, name)
        for name in _AHEAD:
            yield getattr(self, name)
        for name in _IN_FUNCTIONS:
            yield import_module(name)
        yield from self.talks.compile_ahead()
        yield from self.ear.compile_ahead()

    @cached_property
    def _case_reader(self) -> CaseReader:
        from coach.services.case.case_reader import CaseReader

        return CaseReader(self._context)

    @cached_property
    def _schedule(self) -> Schedule:
        from coach.services.case.schedule import Schedule

        return Schedule(self._context, self._case_reader)

    @cached_property
    def _recorder(self) -> AnswerRecorder:
        from coach.services.case.answer_recorder import AnswerRecorder

        return AnswerRecorder(self._context, self._case_reader, self._schedule)
