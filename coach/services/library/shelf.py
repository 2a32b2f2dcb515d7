"""The shelf of the library: what was read, what is kept at hand, and what fits an open case."""

from __future__ import annotations

from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.talk.shelf import ScriptFit, ScriptMark
from coach.store.tables.marks import MarkTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coach.domain.talk.script import Script
    from coach.services.case.case_reader import CaseReader
    from coach.services.case.context import ServiceContext
    from coach.services.library.find import FindService
    from coach.services.library.library import LibraryService
    from coach.store.tables.cases import CaseRecord

MOST_CASES = 20  # open cases that are offered to choose from
RECENT = 20  # scripts
_FEW_CASES = 3  # that a script names
_LOOKED_AT = 12  # open cases of its verdicts of which these are found: each is worked out


class Shelf(StrEnum):
    """What of the library is listed."""

    ALL = "all"
    UNREAD = "unread"
    FAVOURITES = "favourites"
    RECENT = "recent"
    CASE = "case"  # what fits an open case


class Shelved(NamedTuple):
    """A script on the shelf."""

    script: Script
    mark: ScriptMark
    fit: ScriptFit | None = None  # how it fits the case that was asked for


class OpenCase(NamedTuple):
    """An open case that has a verdict."""

    id: str
    client: str
    title: str  # may be empty
    verdict: str


class ShelfService:
    """Keeps the marks of scripts, and knows which fit a case.

    Args:
        context: The content and the data file.
        case_reader: Reads the cases.
        library: Knows the scripts, the user's own among them.
        find: Remembers what was opened, for the finding.
    """

    def __init__(
        self,
        context: ServiceContext,
        case_reader: CaseReader,
        library: LibraryService,
        find: FindService,
    ) -> None:
        self._content, self._clock = context.content, context.clock
        self._store = context.store
        self._case_reader = case_reader
        self._library, self._find = library, find
        self._marks = MarkTable(context.store)

    # -- the marks

    def mark(self, script_id: str) -> ScriptMark:
        """What the user did with a script."""
        return self._marks.all().get(script_id) or ScriptMark(script_id)

    def opened(self, script_id: str) -> None:
        """Note that a script was opened: it counts as read from now on."""
        with self._store.transaction():
            self._marks.note_opened(script_id, self._clock())
            self._find.opened("script", script_id)

    def set_read(self, script_id: str, *, read: bool) -> None:
        """Keep whether a script counts as read."""
        with self._store.transaction():
            self._marks.set_read(script_id, read=read)

    def set_favourite(self, script_id: str, *, favourite: bool) -> None:
        """Keep a script among the favourites, or take it out."""
        with self._store.transaction():
            self._marks.set_favourite(script_id, favourite=favourite)

    # -- what is listed

    def listed(
        self, shelf: Shelf = Shelf.ALL, situation: str | None = None, case_id: str = ""
    ) -> tuple[Shelved, ...]:
        """The scripts of a shelf, in the order in which the talks come.

        Recent ones have the latest first, those for a case the best.

        Args:
            shelf: Which.
            situation: Of this situation alone; None: of all.
            case_id: The case that those of `Shelf.CASE` are for.

        Raises:
            NotFound: There is no such case.
        """
        if shelf is Shelf.CASE:
            found: Iterable[Shelved] = self.for_case(case_id) if case_id else ()
        else:
            found = self._on(shelf)
        return tuple(each for each in found if situation in {None, each.script.situation})

    def found(self, script_ids: Iterable[str]) -> tuple[Shelved, ...]:
        """Scripts by their ids, those among them that stand on no shelf: there may be very many.

        What is gone is left out.
        """
        marks, known = self._marks.all(), self._by_id()
        scripts = (known.get(each) or self._library.own(each) for each in script_ids)
        return tuple(
            Shelved(each, marks.get(each.id) or ScriptMark(each.id))
            for each in scripts
            if each is not None
        )

    def counts(self) -> Mapping[Shelf, int]:
        """How many scripts stand on the shelves that hang on no case."""
        every = self._on(Shelf.ALL)
        opened = sum(each.mark.opened_at is not None for each in every)
        return {
            Shelf.ALL: len(every),
            Shelf.UNREAD: sum(not each.mark.read for each in every),
            Shelf.FAVOURITES: sum(each.mark.favourite for each in every),
            Shelf.RECENT: min(opened, RECENT),
        }

    def for_case(self, case_id: str) -> tuple[Shelved, ...]:
        """The scripts that fit a case, the best first; none before it has a verdict.

        Raises:
            NotFound: There is no such case.
        """
        from coach.engine.talk.script_fit import fitting

        scripts, marks = self._by_id(), self._marks.all()
        return tuple(
            Shelved(scripts[fit.script], marks.get(fit.script) or ScriptMark(fit.script), fit)
            for fit in fitting(self._fits(case_id, scripts.values()))
        )

    # -- cases

    def cases(self) -> tuple[OpenCase, ...]:
        """The open cases that have a verdict, the latest change first."""
        return tuple(_open_case(each) for each in self._case_reader.table.judged(MOST_CASES))

    def cases_for(self, script_id: str) -> tuple[OpenCase, ...]:
        """A few open cases that could use a script, the latest change first.

        Raises:
            NotFound: There is no such script.
        """
        from coach.engine.talk.script_fit import fitting

        script = self._by_id().get(script_id)
        if script is None:
            return ()
        judged = self._case_reader.table.judged(_LOOKED_AT, frozenset(script.verdicts))
        scripts = tuple(self._by_id().values())
        found = (
            _open_case(case)
            for case in judged
            if any(each.script == script_id for each in fitting(self._fits(case.id, scripts)))
        )
        return tuple(islice(found, _FEW_CASES))

    def fit(self, script_id: str, case_id: str) -> ScriptFit:
        """How a script fits a case; nothing of it before there is a verdict.

        Raises:
            NotFound: There is no such case.
        """
        fits = self._fits(case_id, self._by_id().values())
        return next((each for each in fits if each.script == script_id), ScriptFit(script_id))

    # -- inside

    def _by_id(self) -> dict[str, Script]:
        return {each.id: each for each in self._library.scripts()}

    def _on(self, shelf: Shelf) -> tuple[Shelved, ...]:
        marks = self._marks.all()
        every = [
            Shelved(each, marks.get(each.id) or ScriptMark(each.id))
            for each in self._library.scripts()
        ]
        match shelf:
            case Shelf.UNREAD:
                return tuple(each for each in every if not each.mark.read)
            case Shelf.FAVOURITES:
                return tuple(each for each in every if each.mark.favourite)
            case Shelf.RECENT:
                return _latest(every)
            case _:
                return tuple(every)

    def _fits(self, case_id: str, scripts: Iterable[Script]) -> tuple[ScriptFit, ...]:
        from coach.engine.talk.context import context
        from coach.engine.talk.script_fit import ranked

        diagnosis = self._case_reader.open(case_id).for_talk
        if diagnosis is None:
            return ()
        talk = self._content.talk
        case = context(diagnosis, talk.facts, self._case_reader.facts(case_id))
        return ranked(scripts, self._library.situations(), case, talk.reactions)


def _latest(every: Iterable[Shelved]) -> tuple[Shelved, ...]:
    """Those that were opened, the latest first."""
    opened = [(each.mark.opened_at, each) for each in every if each.mark.opened_at is not None]
    opened.sort(key=lambda pair: pair[0], reverse=True)
    return tuple(each for _, each in opened[:RECENT])


def _open_case(case: CaseRecord) -> OpenCase:
    return OpenCase(case.id, case.client_name, case.title, case.own_verdict or case.verdict)
