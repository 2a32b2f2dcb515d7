"""Studying the library: what is due, sessions, the quiz, and the figures."""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.clock import today
from coach.domain.study.card import CardKind, Memory, Phase, Rating, Scope, StudyAction
from coach.domain.study.figures import Figures, HardSpot, Overview
from coach.engine.dates.dates import spoken
from coach.engine.study.figures import ahead, hardest, retention, spent
from coach.engine.study.queue import Limits, Queue, crammed, done_today, in_order, is_shown
from coach.engine.study.schedule import brought_back, is_ahead, known_at
from coach.errors import NotFound
from coach.services.study.decks import DeckReader
from coach.services.study.due import minutes_for
from coach.services.study.keeper import AnswerKeeper
from coach.services.study.lessons import LessonService
from coach.services.study.ready import Around, ReadyService
from coach.services.study.session import StudySession
from coach.store.tables.study import StudyTable
from coach.translation import translate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from coach.domain.study.card import Card, CardRef, StudyEntry
    from coach.services.case.context import ServiceContext

EVERYTHING = Scope()
_MOST_HARD = 12  # hard spots on the page
_DAY = timedelta(days=1)
_STEPS = (Phase.LEARNING, Phase.RELEARNING)


class StudyService:
    """Cards made from the library, and when each comes again."""

    def __init__(self, context: ServiceContext, around: Around) -> None:
        self._context, self._around, self._settings = context, around, around.settings
        self._decks = DeckReader(context, around.library)
        self._table = StudyTable(context.store)
        self._clock = context.clock

    @cached_property
    def ready(self) -> ReadyService:
        """Being ready for a talk by its day."""
        return ReadyService(self._context, self._around, self._decks)

    @cached_property
    def lessons(self) -> LessonService:
        """The paths through the library, and the quiz on its stories."""
        return LessonService(self._context, self._settings, self._keeper, self._decks)

    @cached_property
    def _keeper(self) -> AnswerKeeper:
        return AnswerKeeper(self._context, self.ready.planned)

    # -- what is due

    def overview(self) -> Overview:
        """What there is to study today, and how much of the library is known."""
        self._sync()
        day, memories = today(self._clock), self._table.all()
        limits, refs = self._limits(), self._decks.deck().all()
        due = [each for each in memories if is_shown(each, day) and self._keeper.is_due(each)]
        known = sum(each.phase is Phase.REVIEW for each in due)
        new = self._never_met(memories, {ref.id for ref in refs}, day)
        comes = min(known, limits.review_left) + sum(each.phase in _STEPS for each in due)
        there = [each for each in memories if not each.gone]
        return Overview(
            due=comes,
            new=min(new, limits.new_left),
            over_limit=max(known - limits.review_left, 0) + max(new - limits.new_left, 0),
            known=round(sum(known_at(each, self._clock()) for each in there)),
            met=sum(each.phase is not Phase.NEW for each in there),
            all=len(refs),
            minutes=minutes_for(comes + min(new, limits.new_left), self._table.pace()),
            suspended=sum(each.suspended for each in there),
            set_aside=len(memories) - len(there),
        )

    def _never_met(self, memories: Sequence[Memory], deck: set[str], day: date) -> int:
        """How many cards of the deck were never shown, and may be today."""
        met = {each.card for each in memories if each.phase is not Phase.NEW}
        held = {each.card for each in memories if not is_shown(each, day)}
        unreadable = self._table.ids() - {each.card for each in memories}
        return len(deck - met - held - unreadable)

    def _limits(self, more: int = 0) -> Limits:
        day = today(self._clock)
        new, known = done_today(self._table.entries(day, day))
        settings = self._settings
        return Limits(settings.study_new + more, settings.study_reviews + more, new, known)

    # -- a session

    def begin(
        self, scope: Scope = EVERYTHING, *, cram: bool = False, more: int = 0
    ) -> StudySession:
        """Begin a session over all or a part of the library.

        Args:
            scope: What is studied.
            cram: For practice: every card of the scope comes, due or not, and no answer changes
                when it comes again.
            more: So many cards more than the limits of the day allow.

        Raises:
            NotFound: There is no such case.
            GoodTermsError: The case has no verdict yet.
        """
        self._sync()
        memories = {each.card: each for each in self._table.all()}
        unread = self._table.ids() - memories.keys()  # they are left as they are
        refs = [ref for ref in self._refs(scope) if ref.id not in unread]
        queue = self._crammed(refs, memories) if cram else self._queue(refs, memories, more)
        four = self._settings.study_four
        return StudySession(self._keeper, self._decks.deck(), queue, is_cram=cram, four=four)

    def _refs(self, scope: Scope) -> tuple[CardRef, ...]:
        """The cards of a scope, in the order in which new ones come."""
        deck = self._decks.deck()
        if scope.case_id:
            refs = self.ready.cards(scope.case_id)
        elif scope.scripts:
            refs = deck.lesson(scope.scripts)
        else:
            every = (*deck.lesson(self._path_scripts()), *deck.all(), *self._checks())
            refs = tuple(dict.fromkeys(every))
        return tuple(ref for ref in refs if not scope.kinds or ref.kind in scope.kinds)

    def _checks(self) -> tuple[CardRef, ...]:
        """The checks that were put to learning and that a rubric still has."""
        deck = self._decks.deck()
        found = (deck.ref(each.card) for each in self._table.all())
        return tuple(ref for ref in found if ref is not None and ref.kind is CardKind.CHECK)

    def _path_scripts(self) -> tuple[str, ...]:
        chosen = self._settings.study_path
        paths = self._context.content.paths
        return next((path.scripts for path in paths if path.id == chosen), ())

    def _queue(self, refs: Iterable[CardRef], memories: dict[str, Memory], more: int) -> Queue:
        now, day, limits = self._clock(), today(self._clock), self._limits(more)
        found = [memories.get(ref.id) or Memory(ref.id, now) for ref in refs]
        shown = [each for each in found if is_shown(each, day)]
        due = [each for each in shown if self._keeper.is_due(each)]
        steps = [each for each in due if each.phase in _STEPS]
        known = in_order((each for each in due if each.phase is Phase.REVIEW), now)
        new = [each for each in shown if each.phase is Phase.NEW]
        new.sort(key=lambda each: each.planned is None or each.planned > day)  # a talk comes first
        return Queue(steps, known[: limits.review_left], new[: limits.new_left])

    def _crammed(self, refs: Iterable[CardRef], memories: dict[str, Memory]) -> Queue:
        now = self._clock()
        found = (memories.get(ref.id) or Memory(ref.id, now) for ref in refs)
        return Queue((), crammed((each for each in found if not each.suspended), now), ())

    def learn(self, reactions: Iterable[str]) -> int:
        """Put the replies to reactions to learning, as not known yet; how many cards that are.

        What was put aside stays so; of what the library lacks there is no card.
        """
        return self._learn(self._decks.deck().replies(reactions))

    def learn_checks(self, sources: Iterable[str]) -> int:
        """Put checks that stick to learning, by `check_source`; else as `learn`."""
        return self._learn(self._decks.deck().of_checks(sources))

    def _learn(self, refs: Iterable[CardRef]) -> int:
        memories = {each.card: each for each in self._table.all()}
        unread, now, learnt = self._table.ids() - memories.keys(), self._clock(), 0
        with self._context.store.transaction():
            for ref in refs:
                memory = memories.get(ref.id) or Memory(ref.id, now)
                if ref.id in unread or memory.suspended or memory.gone:
                    continue
                learnt += not self._keeper.review(memory, Rating.AGAIN, 0.0).became_leech
        return learnt

    def unlearn(self, reactions: Iterable[str], since: datetime) -> int:
        """Take back what `learn` did since a moment; how many cards that are.

        A card that was answered after that stays as it is: the answer came to more since.
        """
        return self._unlearn(self._decks.deck().replies(reactions), since)

    def unlearn_checks(self, sources: Iterable[str], since: datetime) -> int:
        """Take back what `learn_checks` did since a moment; else as `unlearn`."""
        return self._unlearn(self._decks.deck().of_checks(sources), since)

    def _unlearn(self, refs: Iterable[CardRef], since: datetime) -> int:
        cards = {ref.id for ref in refs}
        since_then: dict[str, list[StudyEntry]] = {}
        for entry in self._table.entries((since - _DAY).date(), today(self._clock)):
            if entry.card in cards and entry.at >= since:
                since_then.setdefault(entry.card, []).append(entry)
        only = [found[0] for found in since_then.values() if len(found) == 1]
        mine = [each for each in only if each.rating is Rating.AGAIN and not each.seconds]
        with self._context.store.transaction():
            for entry in mine:
                self._keeper.take_back(entry)
        return len(mine)

    def card(self, card_id: str) -> Card:
        """The faces of a card.

        Raises:
            NotFound: The library has none of it.
        """
        deck = self._decks.deck()
        ref = deck.ref(card_id)
        if ref is None:
            raise NotFound(translate("Services", "This card is not in the library."))
        return deck.card(ref)

    def suspended(self) -> tuple[Card, ...]:
        """The cards that are left out until the user brings them back."""
        deck = self._decks.deck()
        found = (deck.ref(each.card) for each in self._table.all() if each.suspended)
        return tuple(deck.card(ref) for ref in found if ref is not None)

    def resume(self, card_id: str) -> None:
        """Bring back a card that was left out; `StudySession.undo` leaves it out again."""
        memory = self._table.get(card_id)
        if memory is None or not memory.suspended:
            return
        self._keeper.put(memory, replace(memory, suspended=False), StudyAction.RESUME)

    def _sync(self) -> None:
        """Set aside the cards whose source has gone, bring back those whose source has come.

        And give each card the day that the plan of a talk has for it.
        """
        deck = self._decks.deck()
        changed = [
            replace(each, gone=not each.gone)
            for each in self._table.all()
            if each.gone == (deck.ref(each.card) is not None)
        ]
        if changed:
            with self._context.store.in_passing():
                self._table.put_all(changed)
        self.ready.replan()

    # -- figures

    def figures(self, days: int = 30) -> Figures:
        """The figures of the last days (today among them), and of as many that come."""
        day = today(self._clock)
        memories = self._table.all()
        entries = self._table.entries(day - (days - 1) * _DAY, day)
        young, mature = retention(entries)
        hard = (self._hard(each) for each in hardest(memories, _MOST_HARD))
        return Figures(
            ahead=ahead(memories, day, days),
            spent=spent(entries, day, days),
            young=young,
            mature=mature,
            hard=tuple(each for each in hard if each is not None),
        )

    def _hard(self, memory: Memory) -> HardSpot | None:
        deck = self._decks.deck()
        ref = deck.ref(memory.card)
        if ref is None:
            return None
        card = deck.card(ref)
        return HardSpot(memory.card, card.title, card.front, memory.lapses, memory.suspended)

    # -- a clock that was set wrong

    def clock_warning(self) -> str:
        """A sentence where something was studied at a time that is still to come; else empty."""
        now, latest = self._clock(), self._table.latest()
        if latest is None or not is_ahead(now, latest):
            return ""
        return translate(
            "Services",
            "Something was studied here on {then}, and the clock of this computer says {now}. "
            "Nothing is lost: if the clock is right now, count those cards from today.",
        ).format(then=_spoken(latest), now=_spoken(now))

    def count_from_now(self) -> None:
        """Count cards that were answered at a time to come as answered now; their wait stays."""
        now = self._clock()
        moved = [brought_back(each, now) for each in self._table.all()]
        kept = {each.card: each for each in self._table.all()}
        self._table.put_all(each for each in moved if each != kept[each.card])


def _spoken(moment: datetime) -> str:
    return spoken(moment.astimezone().date())
