"""What somebody is asked to practise: given, changed, ticked off, and done by an attempt."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from coach.clock import today
from coach.domain.practice.assignment import Assignment, Task
from coach.errors import GoodTermsError, NotFound, Unreadable
from coach.services.case.text import LONGEST_NOTE, coming, optional
from coach.store.tables.cases import CaseTable
from coach.store.tables.practice.assignments import AssignmentTable
from coach.store.tables.settings import SettingTable
from coach.translation import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.practice.persona import Level
    from coach.services.case.context import ServiceContext
    from coach.services.library.library import LibraryService
    from coach.services.practice.people import PeopleService
    from coach.services.practice.practice import PracticeService

_ME = "practice-me"
_ANY = {
    Task.ROLEPLAY: QT_TRANSLATE_NOOP("Services", "Any role-play, alone"),
    Task.ROUND: QT_TRANSLATE_NOOP("Services", "A round with anybody"),
    Task.DRILL: QT_TRANSLATE_NOOP("Services", "A reaction drill"),
    Task.SCRIPT: QT_TRANSLATE_NOOP("Services", "A script of your choice, said aloud"),
}
_ONE = {
    Task.ROLEPLAY: QT_TRANSLATE_NOOP("Services", "{what}, alone"),
    Task.ROUND: QT_TRANSLATE_NOOP("Services", "A round with {what}"),
    Task.DRILL: QT_TRANSLATE_NOOP("Services", "A reaction drill: {what}"),
    Task.SCRIPT: QT_TRANSLATE_NOOP("Services", "“{what}”, said aloud"),
}


class Asked(NamedTuple):
    """An assignment as it is shown."""

    assignment: Assignment
    title: str  # "A round with Ruth Calder"
    person: str  # the name of the one who is asked
    is_mine: bool
    late: int  # days since it was due, while it is open; 0: it is not late
    giver: str = (
        ""  # the name of the one who asks; empty where nobody has said, or they ask themselves
    )
    case_id: str = ""  # of a drill of one case, whose client stands in the title


class Wanted(NamedTuple):
    """What is to be asked of somebody."""

    person: str  # id
    task: Task
    what: str = ""  # empty: any
    level: Level | None = None
    note: str = ""
    giver: str = ""  # id; empty: nobody says who asks


class AssignmentService:
    """Gives assignments, and knows which are done."""

    def __init__(
        self,
        context: ServiceContext,
        practice: PracticeService,
        people: PeopleService,
        library: LibraryService,
    ) -> None:
        self._table, self._settings = AssignmentTable(context.store), SettingTable(context.store)
        self._cases = CaseTable(context.store)
        self._clock, self._ids = context.clock, context.ids
        self._practice, self._people, self._library = practice, people, library

    # -- who sits here

    def me(self) -> str:
        """Id of the person who sits here; empty while nobody has said so.

        It is the one who was chosen, else the one who has the name of the settings.
        """
        return self._table.me()

    def set_me(self, person_id: str) -> None:
        """Keep who sits here.

        Raises:
            NotFound: There is nobody with this id.
        """
        self._settings.set(_ME, self._people.person(person_id).id)

    # -- what is asked

    def all(self) -> tuple[Asked, ...]:
        """Every assignment, by the day it is asked for."""
        names = {each.id: each.name for each in self._people.with_gone()}
        me, day = self.me(), today(self._clock)
        return tuple(
            Asked(
                each,
                self._title(each),
                names.get(each.person, ""),
                bool(me) and each.person == me,
                max((day - each.due).days, 0) if each.done is None else 0,
                names.get(each.giver, "") if each.giver != each.person else "",
                each.what if each.task is Task.DRILL else "",
            )
            for each in self._table.all()
        )

    def mine(self) -> tuple[Asked, ...]:
        """What is open for whoever sits here; of everybody, while nobody has said who that is."""
        me = self.me()
        return tuple(
            each for each in self.all() if each.assignment.done is None and (each.is_mine or not me)
        )

    def given(self) -> tuple[Asked, ...]:
        """What whoever sits here has asked of others, as long as it is open."""
        me = self.me()
        return tuple(
            each
            for each in self.all()
            if me and each.assignment.giver == me and not each.is_mine
            if each.assignment.done is None
        )

    def of_person(self, person_id: str) -> tuple[Asked, ...]:
        """What one person is or was asked to practise."""
        return tuple(each for each in self.all() if each.assignment.person == person_id)

    def _title(self, asked: Assignment) -> str:
        name = self._name(asked) if asked.what else ""
        if not name:
            return translate("Services", _ANY[asked.task])
        return translate("Services", _ONE[asked.task]).format(what=name)

    def _name(self, asked: Assignment) -> str:
        """What it is called; empty where it is not there any more."""
        match asked.task:
            case Task.ROLEPLAY:
                names = {
                    each.id: self._practice.called(each) for each in self._practice.roleplays()
                }
            case Task.ROUND:
                names = {each.id: each.name for each in self._practice.personas()}
            case Task.SCRIPT:
                names = {each.id: each.title for each in self._library.scripts()}
            case Task.DRILL:
                return self._client_of(asked.what)
        return names.get(asked.what, "")

    def _client_of(self, case_id: str) -> str:
        """The name of a case's client; empty where it cannot be read, or is in the trash."""
        try:
            record = self._cases.get(case_id)
        except Unreadable:
            return ""
        return "" if record is None else record.client_name

    # -- giving and taking

    def give(self, wanted: Wanted, due: date) -> Assignment:
        """Ask somebody to practise something by a day.

        Raises:
            NotFound: There is nobody with one of these ids.
            GoodTermsError: The day is past or too far away, or the note is too long.
        """
        new = Assignment(
            self._ids(),
            self._people.person(wanted.person).id,
            wanted.task,
            wanted.what,
            coming(due, today(self._clock)),
            self._clock(),
            wanted.level,
            _note(wanted.note),
            giver=self._people.person(wanted.giver).id if wanted.giver else "",
        )
        self._table.add(new)
        return new

    def change(self, assignment_id: str, due: date, note: str) -> Assignment:
        """Ask for it by another day, or say something else with it.

        Raises:
            NotFound: It is gone.
            GoodTermsError: As `give`.
        """
        before = self._get(assignment_id)
        day = due if due == before.due else coming(due, today(self._clock))
        changed = replace(before, due=day, note=_note(note))
        self._table.change(changed)
        return changed

    def tick(self, assignment_id: str, *, done: bool = True) -> None:
        """Keep that it was done without an attempt of the program, or take that back.

        Raises:
            NotFound: It is gone.
            GoodTermsError: An attempt has done it: that cannot be taken back by a tick.
        """
        found = self._get(assignment_id)
        if not done and found.attempt:
            raise GoodTermsError(
                translate("Services", "This was done by an attempt that is kept."),
                safe=translate("Services", "Nothing was changed."),
            )
        self._table.set_done(assignment_id, self._clock() if done else None)

    def remove(self, assignment_id: str) -> None:
        """Put one into the trash; `bring_back` takes it out."""
        self._table.set_trashed(self._get(assignment_id).id, self._clock())

    def bring_back(self, assignment_id: str) -> None:
        """Take one out of the trash.

        Raises:
            NotFound: It was deleted for good.
        """
        self._table.set_trashed(assignment_id, None)
        self._get(assignment_id)

    def _get(self, assignment_id: str) -> Assignment:
        for each in self._table.all():
            if each.id == assignment_id:
                return each
        raise NotFound(translate("Services", "This is not asked of anybody any more."))


def _note(text: str) -> str:
    return optional(text, translate("Services", "A note"), most=LONGEST_NOTE)
