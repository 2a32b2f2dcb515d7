"""The drill of a case's reactions: in mixed order, by the clock; what stuck goes to Study."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from coach.domain.practice.drill import Drill, DrillAnswer, DrillMark
from coach.errors import GoodTermsError, NotFound
from coach.store.tables.practice.drills import DrillTable
from coach.translation import translate

if TYPE_CHECKING:
    from coach.domain.talk.talk import Reaction
    from coach.services.case.case_reader import CaseReader
    from coach.services.case.context import ServiceContext
    from coach.services.settings.settings import SettingsService
    from coach.services.study.study import StudyService
    from coach.services.talk.talks import TalkService

_SEEDS = 10**9  # that can be read again


class Around(Struct, frozen=True):
    """The services that know of cases, talks, cards and settings."""

    case_reader: CaseReader
    talks: TalkService
    study: StudyService
    settings: SettingsService


class DrillView(Struct, frozen=True):
    """A drill as it stands now."""

    drill: Drill
    left: tuple[Reaction, ...]  # what has not been met yet, in order
    met: tuple[tuple[Reaction, DrillAnswer], ...]  # what has, in order
    learnt: int = 0  # cards that have just been put to learning

    @property
    def current(self) -> Reaction | None:
        """What they say now; None: all was met."""
        return self.left[0] if self.left else None


class DrillService:
    """Begins drills, and keeps how each reaction went at once."""

    def __init__(self, context: ServiceContext, around: Around) -> None:
        self._context, self._around = context, around
        self._table = DrillTable(context.store)
        self._clock = context.clock

    def reactions(self, case_id: str) -> tuple[Reaction, ...]:
        """What they are likely to say in a case, the likeliest first, and what is feared.

        Raises:
            NotFound: There is no such case.
            GoodTermsError: It has no verdict yet.
        """
        return self._around.talks.talk(case_id).reactions

    def begun(self, case_id: str) -> DrillView | None:
        """The drill of a case that was left in the middle; None: there is none."""
        last = next(iter(self._table.of_case(case_id)), None)
        if last is None or last.ended is not None:
            return None
        view = self._view(last)
        return view if view.left else None  # the talk has changed, and nothing is left to say

    def last(self, case_id: str) -> DrillView | None:
        """The last drill of a case that came to its end; None: there is none."""
        ended = (each for each in self._table.of_case(case_id) if each.ended is not None)
        found = next(ended, None)
        return None if found is None else self._view(found)

    def begin(self, case_id: str, seconds: int) -> DrillView:
        """Begin a drill anew; one that was left in the middle is over.

        Raises:
            NotFound: There is no such case.
            GoodTermsError: It has no verdict yet, or nobody is likely to say anything.
        """
        self._around.case_reader.record(case_id)
        if not self.reactions(case_id):
            raise GoodTermsError(
                translate("Services", "This talk has no likely reactions to practise."),
                todo=translate("Services", "Look at “They may say” beside the talk."),
            )
        now, new = self._clock(), self._context.ids()
        with self._context.store.transaction():
            for each in self._table.of_case(case_id):
                if each.ended is None:
                    self._table.set_ended(each.id, now)
            self._around.settings.drill_seconds = seconds
            kept = self._around.settings.drill_seconds
            self._table.add(Drill(new, case_id, _seed_of(new), kept, now))
        return self._current(case_id, new)

    def mark(self, view: DrillView, mark: DrillMark, seconds: float) -> DrillView:
        """Keep how the current reaction went; after the last, what stuck goes to learning."""
        current = view.current
        if current is None:
            return view
        drill = view.drill
        with self._context.store.transaction():
            self._table.answer(drill.id, DrillAnswer(current.id, mark, max(seconds, 0.0)))
            after = self._current(drill.case_id, drill.id)
            if after.left:
                return after
            self._table.set_ended(drill.id, self._clock())
            learnt = self._around.study.learn(_stuck(after))
            return replace(self._current(drill.case_id, drill.id), learnt=learnt)

    def undo(self, view: DrillView) -> DrillView:
        """Take the last mark back, and the cards that it put to learning; the drill goes on."""
        with self._context.store.transaction():
            if view.drill.ended is not None:
                self._around.study.unlearn(_stuck(view), view.drill.ended)
            self._table.take_back(view.drill.id)
            self._table.set_ended(view.drill.id, None)
        return self._current(view.drill.case_id, view.drill.id)

    def _current(self, case_id: str, drill_id: str) -> DrillView:
        drills = (each for each in self._table.of_case(case_id) if each.id == drill_id)
        if (drill := next(drills, None)) is None:
            raise NotFound(translate("Services", "This drill is not there any more."))
        return self._view(drill)

    def _view(self, drill: Drill) -> DrillView:
        """What is left and what was met, by the reactions that the talk has now."""
        reactions = {each.id: each for each in self.reactions(drill.case_id)}
        answered = {each.reaction for each in drill.answers}
        left = sorted(
            (each for each in reactions.values() if each.id not in answered),
            key=lambda each: _place(drill.seed, each.id),
        )
        met = (
            (reactions[each.reaction], each) for each in drill.answers if each.reaction in reactions
        )
        return DrillView(drill, tuple(left), tuple(met))


def _stuck(view: DrillView) -> list[str]:
    """The reactions to which nothing came."""
    return [each.id for each, answer in view.met if answer.mark is DrillMark.STUCK]


def _seed_of(drill_id: str) -> int:
    """A seed that nobody chose: of the random part of an id."""
    return int(hashlib.sha256(drill_id.encode()).hexdigest(), 16) % _SEEDS


def _place(seed: int, reaction: str) -> str:
    """Where a reaction comes; the same for the same seed, whatever else may be said."""
    return hashlib.sha256(f"{seed}:{reaction}".encode()).hexdigest()
