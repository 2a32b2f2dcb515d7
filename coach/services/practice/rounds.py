"""Rounds for two: begun, marked as they run, compared afterwards; every mark is kept at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from coach.domain.practice.rounds import (
    Answer,
    DebriefField,
    Rater,
    Round,
    RoundAct,
    RoundEvent,
    RoundNote,
)
from coach.engine.practice.gap import compared
from coach.engine.practice.marking import marking_of
from coach.errors import GoodTermsError, NotFound
from coach.services.case.text import LONGEST_NOTE, optional, required
from coach.store.tables.practice.rounds import RoundTable
from coach.translation import translate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from coach.engine.practice.gap import Comparison
    from coach.services.case.context import ServiceContext
    from coach.services.practice.people import PeopleService
    from coach.services.practice.round_setup import Choices, RoundSetup, RoundSetupService

LONGEST_ROUND = 6 * 3600.0  # seconds; a clock that was left on all night is no round


class GapPoint(NamedTuple):
    """How far one's own marks were from the others' in one round."""

    round_id: str
    started: datetime
    rubric: str  # its id
    title: str  # of the rubric
    points: float  # hundredths of the checks; above 0: one's own are higher
    own: float | None  # share of checks that count, 0.0 to 1.0, by oneself
    others: float | None  # by the others, on average
    differ: int  # on how many checks they are not the same
    compared: int  # of how many


class RoundService:
    """Begins rounds, keeps what happens in them, and compares the marks."""

    def __init__(
        self, context: ServiceContext, people: PeopleService, setup: RoundSetupService
    ) -> None:
        self._table = RoundTable(context.store)
        self._store, self._clock, self._ids = context.store, context.clock, context.ids
        self._people, self._setup = people, setup

    # -- before it

    def choices(self, wanted: RoundSetup) -> Choices:
        """What is proposed, and what else there is to choose; the people of last time.

        Raises:
            NotFound: There is no such case or scene.
            GoodTermsError: There is nobody to practise on.
        """
        before = self._table.all()
        if not wanted.people:
            last = before[0].people if before else ((Rater.REP, ""), (Rater.CLIENT, ""))
            named = tuple((rater, self._people.name(who)) for rater, who in last)
            wanted = wanted._replace(people=named)
        return self._setup.choices(wanted, before)

    def begin(self, wanted: RoundSetup) -> Round:
        """Begin a round: its cards are made and kept, its clock stands at 0.

        Raises:
            NotFound: There is no such case or scene.
            GoodTermsError: Nobody to practise on, a name that is none, or one person twice.
        """
        choices = self.choices(wanted)
        chosen = choices.chosen
        _refuse_twice([name for _rater, name in chosen.people])
        cards, rubric = self._setup.cards(choices)
        with self._store.transaction():
            people = tuple(
                (rater, self._people.called(name).id if name.strip() else "")
                for rater, name in chosen.people
            )
            new = Round(
                id=self._ids(),
                started=self._clock(),
                persona=chosen.persona,
                level=choices.level.level,
                rubric=rubric.id,
                case_id=chosen.case_id,
                people=people,
                roleplay=chosen.roleplay,
            )
            self._table.add(new, cards)
        return self.round(new.id)

    # -- what there is

    def all(self) -> tuple[Round, ...]:
        """Every round, the latest first, without its marks, notes and cards."""
        return self._table.all()

    def of_person(self, person_id: str) -> tuple[Round, ...]:
        """The rounds in which somebody practised, the latest first, with all that was marked."""
        return tuple(
            self.round(each.id)
            for each in self._table.all()
            if dict(each.people).get(Rater.REP) == person_id
        )

    def unfinished(self) -> Round | None:
        """The round that was left in the middle last; None where the last one came to its end."""
        last = next(iter(self._table.all()), None)
        return last if last is not None and last.ended is None else None

    def round(self, round_id: str) -> Round:
        """One with its cards, and what was marked, noted and written.

        Raises:
            NotFound: There is none with this id, or it is in the trash.
        """
        found = self._table.get(round_id)
        if found is None:
            raise NotFound(translate("Services", "This round is not there any more."))
        marking = marking_of(self._table.events(round_id))
        return replace(
            found,
            cards=self._table.cards(round_id),
            marks=marking.marks,
            pushbacks=marking.pushbacks,
            finished=marking.finished,
            undoable=marking.undoable,
            redoable=marking.redoable,
            undoable_after=marking.undoable_after,
            redoable_after=marking.redoable_after,
            notes=self._table.notes(round_id),
            answers=self._table.answers(round_id),
        )

    def client_of(self, round_id: str) -> str:
        """The name of the client of a round, as its cards say it; also of one in the trash.

        Empty where they cannot be read.
        """
        cards = self._table.cards(round_id)
        return "" if cards is None else cards.client.name

    def practised_in(self, of: Round) -> str:
        """What a round practises, in plain words; empty where nothing says it any more."""
        return self._setup.practised_in(of)

    # -- while it runs

    def mark(
        self, round_id: str, rater: Rater, what: str, answer: Answer | None, at: float | None = None
    ) -> Round:
        """Mark a check or a critical fail; None takes the mark away.

        Args:
            round_id: The round.
            rater: Who marks.
            what: The id of the check or critical fail.
            answer: What is said to it.
            at: Seconds of the clock; None: it is marked afterwards.

        Raises:
            NotFound: There is no such round, or no such check on its sheet.
        """
        self._refuse_unknown(round_id, what, pushback=False)
        act = RoundAct.CLEARED if answer is None else RoundAct(answer.value)
        return self._note_down(round_id, rater, act, what, at)

    def pushback(
        self, round_id: str, rater: Rater, what: str, at: float, *, made: bool = True
    ) -> Round:
        """Note that a compulsory push-back was made, or that it was not after all.

        Raises:
            NotFound: There is no such round, or no such push-back in it.
        """
        self._refuse_unknown(round_id, what, pushback=True)
        act = RoundAct.PUSHED if made else RoundAct.UNPUSHED
        return self._note_down(round_id, rater, act, what, at)

    def undo(self, round_id: str, rater: Rater) -> Round:
        """Take back what a rater marked last; nothing where there is nothing."""
        if rater in self.round(round_id).undoable:
            return self._note_down(round_id, rater, RoundAct.UNDONE)
        return self.round(round_id)

    def redo(self, round_id: str, rater: Rater) -> Round:
        """Mark again what was taken back last; nothing where there is nothing."""
        if rater in self.round(round_id).redoable:
            return self._note_down(round_id, rater, RoundAct.REDONE)
        return self.round(round_id)

    def note(self, round_id: str, rater: Rater, text: str, at: float) -> RoundNote:
        """Keep a note with the time that it belongs to.

        Raises:
            NotFound: There is no such round.
            GoodTermsError: There is nothing in it, or too much.
        """
        self._known(round_id)
        said = required(text, translate("Services", "A note"), most=LONGEST_NOTE)
        note = RoundNote(self._ids(), said, _seconds(at), rater)
        self._table.add_note(round_id, note, self._clock())
        return note

    def remove_note(self, note_id: str) -> None:
        """Put a note into the trash; `put_note_back` takes it out."""
        self._table.set_note_trashed(note_id, self._clock())

    def put_note_back(self, note_id: str) -> None:
        """Show a note again that was put into the trash."""
        self._table.set_note_trashed(note_id, None)

    def keep_clock(self, round_id: str, seconds: float) -> None:
        """Keep how far the clock is, so that a round that is killed goes on from there.

        It is the program's own doing: nothing that a user would miss.
        """
        found = self._known(round_id)
        with self._store.in_passing():
            self._table.set_clock(round_id, _seconds(seconds), found.ended)

    def end(self, round_id: str, seconds: float) -> Round:
        """End a round with so many seconds on its clock."""
        self._known(round_id)
        self._table.set_clock(round_id, _seconds(seconds), self._clock())
        return self.round(round_id)

    def go_on(self, round_id: str) -> Round:
        """Take the end back: the round goes on from where its clock stood."""
        found = self._known(round_id)
        self._table.set_clock(round_id, found.seconds, None)
        return self.round(round_id)

    # -- after it

    def name(self, round_id: str, rater: Rater, name: str) -> Round:
        """Say who sat on a chair, also where another name was given; an empty one takes it away.

        Raises:
            NotFound: There is no such round.
            GoodTermsError: A name that is none, or one that sits on another chair of the round.
        """
        of = self._known(round_id)
        if rater in dict(of.people):
            others = [self._people.name(who) for each, who in of.people if each is not rater]
            _refuse_twice([name, *others])
            with self._store.transaction():
                person = self._people.called(name).id if name.strip() else ""
                self._table.set_person(round_id, rater, person)
        return self.round(round_id)

    def finish_marks(self, round_id: str, rater: Rater, *, done: bool = True) -> Round:
        """Note that a rater has marked all they want to, or wants to go over it again."""
        act = RoundAct.FINISHED if done else RoundAct.REOPENED
        return self._note_down(round_id, rater, act)

    def waiting_for(self, of: Round) -> tuple[Rater, ...]:
        """Who has not finished marking yet, in order; whoever has no name counts too."""
        taking_part = tuple(rater for rater, _who in of.people)
        return tuple(rater for rater in taking_part if rater not in of.finished)

    def comparison(self, of: Round) -> Comparison | None:
        """The marks side by side; None where the sheet of the round cannot be read any more."""
        if of.cards is None:
            return None
        compulsory = [each.id for each in of.cards.client.pushbacks]
        return compared(of, of.cards.sheet, compulsory)

    def gaps(self, person_id: str) -> tuple[GapPoint, ...]:
        """The gap of somebody's rounds over time, the oldest first.

        Only rounds that all have finished marking count.
        """
        points = (self._gap_point(each) for each in self.of_person(person_id))
        return tuple(sorted((each for each in points if each), key=lambda each: each.started))

    def _gap_point(self, of: Round) -> GapPoint | None:
        found = self.comparison(of)
        if found is None or found.points is None or of.cards is None or self.waiting_for(of):
            return None
        shares = {total.rater: total.share for total in found.totals}
        others = [
            share for rater, share in shares.items() if rater is not Rater.REP and share is not None
        ]
        return GapPoint(
            round_id=of.id,
            started=of.started,
            rubric=of.rubric,
            title=of.cards.sheet.title,
            points=found.points,
            own=shares.get(Rater.REP),
            others=sum(others) / len(others) if others else None,
            differ=found.differ,
            compared=found.compared,
        )

    def answer(self, round_id: str, field: DebriefField, text: str) -> None:
        """Keep what a field of the debrief says; an empty text clears it.

        Raises:
            NotFound: There is no such round.
            GoodTermsError: There is too much in it.
        """
        self._known(round_id)
        said = optional(text, translate("Services", "What you wrote"), most=LONGEST_NOTE)
        self._table.set_answer(round_id, field, said, self._clock())

    def remove(self, round_id: str) -> None:
        """Put a round into the trash; `put_back` takes it out."""
        self._known(round_id)
        self._table.set_trashed(round_id, self._clock())

    def put_back(self, round_id: str) -> Round:
        """Take a round out of the trash.

        Raises:
            NotFound: There is none.
        """
        self._table.set_trashed(round_id, None)
        return self.round(round_id)

    # -- what they have in common

    def _known(self, round_id: str) -> Round:
        found = self._table.get(round_id)
        if found is None:
            raise NotFound(translate("Services", "This round is not there any more."))
        return found

    def _refuse_unknown(self, round_id: str, what: str, *, pushback: bool) -> None:
        self._known(round_id)
        cards = self._table.cards(round_id)
        if cards is None:
            known: Sequence[str] = ()
        elif pushback:
            known = [each.id for each in cards.client.pushbacks]
        else:
            sheet = cards.sheet
            known = [*(each.id for each in sheet.checks), *(each.id for each in sheet.critical)]
        if what not in known:
            raise NotFound(translate("Services", "This is not on the sheet of the round."))

    def _note_down(
        self, round_id: str, rater: Rater, act: RoundAct, what: str = "", at: float | None = None
    ) -> Round:
        self._known(round_id)
        seconds = None if at is None else _seconds(at)
        event = RoundEvent(0, rater, act, what, seconds)
        self._table.add_event(round_id, event, self._clock())
        return self.round(round_id)


def _seconds(seconds: float) -> float:
    """Seconds of a clock, as they are kept: to the tenth, never below 0 nor without end."""
    return round(min(max(seconds, 0.0), LONGEST_ROUND), 1)


def _refuse_twice(names: Sequence[str]) -> None:
    given = [" ".join(name.split()).casefold() for name in names if name.strip()]
    if len(set(given)) < len(given):
        raise GoodTermsError(
            translate("Services", "One person cannot sit on two chairs in a round."),
            safe=translate("Services", "Nothing was changed."),
            todo=translate("Services", "Give each their own name, or leave a name empty."),
        )
