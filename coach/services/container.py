"""All the services of one run; each is made, and its modules loaded, when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from coach.paths import pack_folder
from coach.services.coaching import CoachingServices

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from coach.clock import Clock
    from coach.content.library import ContentLibrary
    from coach.domain.practice.commitment import Commitment
    from coach.paths import Paths
    from coach.services.practice.assignments import AssignmentService
    from coach.services.practice.comments import CommentService
    from coach.services.practice.commitments import CommitmentService
    from coach.services.practice.debriefs import DebriefService
    from coach.services.practice.drill import DrillService
    from coach.services.practice.own import OwnPracticeService
    from coach.services.practice.own_drafts import DraftService
    from coach.services.practice.people import PeopleService
    from coach.services.practice.practice import PracticeService
    from coach.services.practice.progress import ProgressService
    from coach.services.practice.round_papers import RoundPaperService
    from coach.services.practice.rounds import RoundService
    from coach.services.practice.runs import RunService
    from coach.services.practice.start import StartService
    from coach.services.practice.trash import TrashService
    from coach.services.sealed.received import ReceivedService
    from coach.services.sealed.sealing import SealService
    from coach.store.file.connection import Store


class Services(CoachingServices):
    """What pages and commands call; here stand those of practising."""

    @cached_property
    def practice(self) -> PracticeService:
        """What there is to practise with."""
        from coach.services.practice.practice import PracticeService

        return PracticeService(self._context, self._case_reader)

    @cached_property
    def progress(self) -> ProgressService:
        """How practice goes, of one person."""
        from coach.services.practice.progress import Kept, ProgressService

        kept = Kept(self.runs, self.rounds, self.comments)
        return ProgressService(self._context, self.practice, kept, self.people, self.assignments)

    @cached_property
    def practice_start(self) -> StartService:
        """What was left in the middle of practice, and what comes next."""
        from coach.services.practice.start import StartService

        return StartService(self.practice, self.runs, self.rounds, self.find)

    @cached_property
    def own_practice(self) -> OwnPracticeService:
        """Personas and rubrics of the user's own."""
        from coach.services.practice.own import OwnPracticeService

        return OwnPracticeService(self._context, self.practice)

    @cached_property
    def practice_drafts(self) -> DraftService:
        """Personas and rubrics that are not ready to be kept."""
        from coach.services.practice.own_drafts import DraftService

        return DraftService(self._context)

    @cached_property
    def practice_trash(self) -> TrashService:
        """What was thrown away of practice."""
        from coach.services.practice.trash import Around, TrashService

        around = Around(self.practice, self.runs, self.rounds, self.own_practice, self.assignments)
        return TrashService(self._context, around)

    @cached_property
    def assignments(self) -> AssignmentService:
        """What somebody is asked to practise."""
        from coach.services.practice.assignments import AssignmentService

        return AssignmentService(self._context, self.practice, self.people, self.library)

    @cached_property
    def people(self) -> PeopleService:
        """Who practises, plays the client and marks."""
        from coach.services.practice.people import PeopleService

        return PeopleService(self._context)

    @cached_property
    def rounds(self) -> RoundService:
        """Rounds for two, with their marks."""
        from coach.services.practice.round_setup import RoundSetupService
        from coach.services.practice.rounds import RoundService

        setup = RoundSetupService(self._context, self.practice, self.cases, self.talks)
        return RoundService(self._context, self.people, setup)

    @cached_property
    def round_papers(self) -> RoundPaperService:
        """The cards of a round on paper."""
        from coach.services.practice.round_papers import RoundPaperService

        return RoundPaperService(self.rounds, self.papers)

    @cached_property
    def comments(self) -> CommentService:
        """What was said to a moment of a talk, a run or a round."""
        from coach.services.practice.comments import CommentService

        return CommentService(self._context, self.settings)

    @cached_property
    def runs(self) -> RunService:
        """Role-plays that are practised alone."""
        from coach.services.practice.runs import RunService

        return RunService(self._context, self.practice, self._case_reader)

    @cached_property
    def debriefs(self) -> DebriefService:
        """Looking back at runs."""
        from coach.services.practice.debriefs import Around, DebriefService

        return DebriefService(self._context, Around(self.runs, self.practice, self.comments))

    @cached_property
    def commitments(self) -> CommitmentService:
        """What somebody will do after practice."""
        from coach.services.practice.commitments import CommitmentService

        return CommitmentService(self._context, self.reminders)

    @cached_property
    def drill(self) -> DrillService:
        """What they may say, by the clock."""
        from coach.services.practice.drill import Around, DrillService

        around = Around(self._case_reader, self.talks, self.study, self.settings)
        return DrillService(self._context, around)

    @cached_property
    def seals(self) -> SealService:
        """What goes to somebody else in a sealed file, and opening one."""
        from coach.services.sealed.sealing import Around, SealService

        around = Around(
            self._case_reader,
            self.talks,
            self.practice,
            self.runs,
            self.rounds,
            self.comments,
            self.settings,
        )
        return SealService(self._context, around)

    @cached_property
    def received(self) -> ReceivedService:
        """What others have sealed for the user."""
        from coach.services.sealed.received import ReceivedService

        return ReceivedService(self._context, self.comments)

    def read_ahead(self) -> Iterator[object]:
        """Read, in small steps, what the first case will need, whichever it is."""
        yield from super().read_ahead()
        yield self.comments

    def waiting(self) -> int:
        """How many things wait today, as Today lists them: of cases, and from practice."""
        return self.agenda.number() + len(self.from_practice())

    def from_practice(self) -> tuple[Commitment, ...]:
        """The commitments that have come up; what knows them is loaded only where one has."""
        return self.commitments.due() if self.reminders.has_commitments() else ()

    def coming_from_practice(self) -> tuple[Commitment, ...]:
        """The commitments that come up in the next two weeks; none of them waits yet."""
        return self.commitments.coming() if self.reminders.has_commitments() else ()


def services_over(
    paths: Paths, clock: Clock, pack: Path | None = None, *, keyring: bool = True
) -> Services:
    """The services over a data file (which is made where there is none) that is not open yet.

    Args:
        paths: The folders of this run.
        clock: Says what time it is.
        pack: The folder of the content; the built-in pack when left out.
        keyring: False keeps the key of a new data file out of the system's keyring.
    """

    def make_content() -> ContentLibrary:
        from coach.content.library import ContentLibrary  # not before the window is painted

        return ContentLibrary(pack or pack_folder(), paths.cache)

    def opener() -> Store:
        from coach.store.file.opening import open_store

        return open_store(paths, clock, keyring=keyring)

    return Services(opener, make_content, clock)
