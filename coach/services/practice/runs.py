"""Runs of role-plays: each line is kept as it is said; what happened is worked out from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from coach.domain.practice.run import Run
from coach.engine.practice.run import (
    begin,
    choices,
    choose,
    end_here,
    replay,
    say,
)
from coach.errors import GoodTermsError, NotFound
from coach.services.case.text import paragraph
from coach.services.practice.run_view import RunView
from coach.store.tables.practice.runs import RunTable
from coach.translation import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.practice.moves import Move
    from coach.domain.practice.persona import Level, LevelText
    from coach.domain.practice.roleplay import RolePlay
    from coach.domain.practice.run import Step
    from coach.services.case.case_reader import CaseReader
    from coach.services.case.context import ServiceContext
    from coach.services.practice.practice import PracticeService


class RunRow(Struct, frozen=True):
    """A run in a list; without a role-play where the library has it no more."""

    run: Run
    play: RolePlay | None
    said: int  # lines


class Comparison(Struct, frozen=True):
    """Two runs of one role-play side by side."""

    first: RunView
    second: RunView
    same: int  # how many steps they have in common; from there on they differ


class RunService:
    """Begins, continues, branches and lists runs."""

    def __init__(
        self, context: ServiceContext, practice: PracticeService, case_reader: CaseReader
    ) -> None:
        self._context, self._practice, self._case_reader = context, practice, case_reader
        self._table = RunTable(context.store)
        self._clock = context.clock
        self._kept: tuple[int, RunView] | None = None  # the last view, and of which file version

    # -- one run

    def begin(
        self, roleplay: str, level: Level | None = None, *, case_id: str = "", person: str = ""
    ) -> RunView:
        """Begin a run; at the first of the levels of its role-play where none is given.

        Raises:
            NotFound: There is no such role-play, or no such case.
        """
        play = self._practice.roleplay(roleplay)
        if case_id:
            self._case_reader.record(case_id)
        run = Run(
            self._context.ids(),
            roleplay,
            level if level in play.levels else play.levels[0],
            person,
            self._clock(),
            case_id=case_id,
            pack=self._pack(),
        )
        self._table.add(run)
        return self.view(run.id)

    def _pack(self) -> str:
        pack = self._context.content.info
        return f"{pack.id} {pack.version}"

    def view(self, run_id: str) -> RunView:
        """A run as it stands now.

        Raises:
            NotFound: There is no such run, or its role-play is not in the library any more.
            Unreadable: What was said in it makes no sense.
        """
        version, view = self._kept or (-1, None)
        if view is not None and view.run.id == run_id and version == self._context.store.version:
            return view
        run = replace(self._run(run_id), entries=self._table.entries(run_id))
        play = self._practice.roleplay(run.roleplay)
        persona, level = self._practice.persona(play.persona), self._level(run.level)
        steps = replay(play, persona, level, run.entries)
        is_cut = len(steps) < len(run.entries)
        return self._keep(
            RunView(
                run,
                play,
                persona,
                level,
                steps,
                steps[-1].after if steps else begin(play, persona, level),
                can_redo=not is_cut and bool(self._table.entries(run_id, undone=True)),
                is_cut=is_cut,
            )
        )

    def _keep(self, view: RunView) -> RunView:
        self._kept = self._context.store.version, view
        return view

    def _run(self, run_id: str) -> Run:
        run = self._table.get(run_id)
        if run is None:
            raise NotFound(translate("Services", "This run is not there any more."))
        return run

    def _level(self, level: Level) -> LevelText:
        found = (each for each in self._practice.levels() if each.level is level)
        if (text := next(found, None)) is None:
            raise NotFound(translate("Services", "This level is not in the library any more."))
        return text

    def choose(
        self, run_id: str, choice_id: str, typed: str = "", moves: Sequence[Move] = ()
    ) -> RunView:
        """Say one of the choices of now, perhaps in one's own words.

        Raises:
            GoodTermsError: It is not offered now; or the words are too long.
        """
        view, words = self.view(run_id), self._words(typed) if typed else ""
        if all(each.id != choice_id for each in view.choices):
            raise GoodTermsError(
                translate("Services", "This cannot be said at this point."),
                safe=translate("Services", "The run stays where it was."),
                todo=translate("Services", "Choose one of the lines that are shown."),
            )
        return self._said(
            view, choose(view.play, view.persona, view.state, choice_id, words, moves)
        )

    def say(self, run_id: str, typed: str, moves: Sequence[Move]) -> RunView:
        """Say a line of one's own, taken for these moves; for none, the client asks again.

        A goodbye that no choice of now ends the talk with ends it here.

        Raises:
            GoodTermsError: There is nothing in it, it is too long, or the run is over.
        """
        view, words = self.view(run_id), self._words(typed)
        if view.state.ended:
            raise GoodTermsError(
                translate("Services", "This run is over."),
                todo=translate("Services", "Go back to a turn, and say it there."),
            )
        step = end_here if view.ends_here(words, moves) else say
        return self._said(view, step(view.play, view.persona, view.state, words, moves))

    def _words(self, typed: str) -> str:
        return paragraph(typed, translate("Services", "A line"))

    def _said(self, view: RunView, step: Step) -> RunView:
        now, run = self._clock(), view.run
        entry = replace(step.entry, at=now)
        with self._context.store.transaction():
            self._table.say(run.id, len(view.steps), entry, now)
            if step.after.ended:
                self._table.set_ended(run.id, now)
        return self._keep(
            replace(
                view,
                run=replace(
                    run,
                    entries=(*run.entries[: len(view.steps)], entry),
                    ended=now if step.after.ended else None,
                ),
                steps=(*view.steps, replace(step, entry=entry)),
                state=step.after,
                can_redo=False,
                is_cut=False,
            )
        )

    def correct(self, run_id: str, moves: Sequence[Move]) -> RunView:
        """Take the last line, which was typed, for other moves: it is said again with them.

        Raises:
            GoodTermsError: The last line was not typed.
        """
        view = self.view(run_id)
        typed = view.steps[-1].entry.typed if view.steps else ""
        if not typed:
            raise GoodTermsError(
                translate(
                    "Services", "Only a line in your own words can be taken for another move."
                )
            )
        with self._context.store.transaction():
            self.undo(run_id)
            return self.say(run_id, typed, moves)

    def undo(self, run_id: str) -> RunView:
        """Take the last line back; where nothing was said, nothing happens."""
        view = self.view(run_id)
        if not view.steps:
            return view
        return self._count(view, len(view.steps) - 1, undone=True)

    def redo(self, run_id: str) -> RunView:
        """Say what was taken back last; where nothing was, nothing happens."""
        view = self.view(run_id)
        return self._count(view, len(view.steps), undone=False) if view.can_redo else view

    def _count(self, view: RunView, position: int, *, undone: bool) -> RunView:
        run_id = view.run.id
        with self._context.store.transaction():
            self._table.set_undone(run_id, position, undone=undone)
            after = self.view(run_id)
            ended = (after.run.ended or self._clock()) if after.state.ended else None
            self._table.set_ended(run_id, ended)
        return self.view(run_id)

    def branch(self, run_id: str, step: int) -> RunView:
        """A new run that is the same up to a step (from 0), to say something else there."""
        view = self.view(run_id)
        entries = tuple(each.entry for each in view.steps[:step])
        new = replace(
            view.run,
            id=self._context.ids(),
            started=self._clock(),
            entries=entries,
            ended=None,
            parent=run_id,
            pack=self._pack(),
        )
        self._table.add(new)
        return self.view(new.id)

    def doubtful(self, view: RunView) -> dict[int, frozenset[Move]]:
        """What the typed lines of a run do that harms and that nothing tells for certain.

        By the numbers of the lines, from 0.
        """
        harms = {each.move for each in self._practice.moves() if not each.helps}
        found: dict[int, frozenset[Move]] = {}
        for at, step in enumerate(view.steps):
            risky = harms & {*step.moves} if step.entry.typed else None
            if risky:
                offered = choices(view.play, step.before)
                told = self._practice.hear(step.entry.typed, offered, view.play).moves
                if left := risky - {*told}:
                    found[at] = frozenset(left)
        return found

    # -- all of them

    def all(self) -> tuple[RunRow, ...]:
        """Every run, the latest first."""
        plays = {play.id: play for play in self._practice.roleplays()}
        lengths = self._table.lengths()
        return tuple(
            RunRow(run, plays.get(run.roleplay), lengths.get(run.id, 0))
            for run in self._table.all()
        )

    def unfinished(self, roleplay: str, case_id: str = "") -> Run | None:
        """The latest run of a role-play in which something was said and that is not over."""
        lengths = self._table.lengths()
        found = (
            run
            for run in self._table.all()
            if run.roleplay == roleplay and run.ended is None and run.case_id == case_id
        )
        return next((run for run in found if lengths.get(run.id)), None)

    def latest(self) -> str:
        """The id of the latest run in which something was said; empty where there is none."""
        lengths = self._table.lengths()
        return next((run.id for run in self._table.all() if lengths.get(run.id)), "")

    def last_person(self) -> str:
        """The id of the person who practised last; empty for nobody."""
        return next((run.person for run in self._table.all()), "")

    def related(self, run_id: str) -> tuple[RunRow, ...]:
        """The other runs of the same role-play at the same level, those it came from first."""
        run = self._run(run_id)
        rows = [
            row
            for row in self.all()
            if row.run.roleplay == run.roleplay and row.run.level is run.level
        ]
        others = [row for row in rows if row.run.id != run_id and row.said]
        kin = {run.parent, *(row.run.id for row in others if row.run.parent == run_id)}
        return tuple(sorted(others, key=lambda row: row.run.id not in kin))

    def compare(self, first: str, second: str) -> Comparison:
        """Two runs of one role-play, and how many steps they share.

        Raises:
            NotFound: One of them is not there.
            GoodTermsError: They are of two role-plays.
        """
        one, other = self.view(first), self.view(second)
        if one.run.roleplay != other.run.roleplay:
            raise GoodTermsError(
                translate("Services", "These are runs of two different role-plays."),
                todo=translate("Services", "Choose two runs of the same one."),
            )
        same = 0
        for mine, theirs in zip(one.steps, other.steps, strict=False):
            if (mine.said, mine.before, mine.after) != (theirs.said, theirs.before, theirs.after):
                break
            same += 1
        return Comparison(one, other, same)

    def remove(self, run_id: str) -> None:
        """Put a run into the trash; `put_back` takes it out again."""
        self._run(run_id)
        self._table.set_trashed(run_id, self._clock())

    def put_back(self, run_id: str) -> None:
        """Take a run out of the trash.

        Raises:
            NotFound: It was deleted for good.
        """
        self._run(run_id)
        self._table.set_trashed(run_id, None)
