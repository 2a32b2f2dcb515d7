"""How practice goes, of one person: runs and rounds together, with what others said to a moment."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.practice.debrief import CheckState
from coach.domain.practice.rounds import Rater
from coach.engine.practice.gap import Seen
from coach.engine.practice.progress import Attempt, Kind, check_lines, move_lines
from coach.errors import NotFound, Unreadable
from coach.store.tables.practice.runs import RunTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.domain.practice.comment import Comment
    from coach.domain.practice.moves import MoveText
    from coach.domain.practice.rounds import Round
    from coach.domain.practice.run import Run
    from coach.engine.practice.gap import Comparison
    from coach.engine.practice.progress import CheckLine, MoveLine
    from coach.services.case.context import ServiceContext
    from coach.services.practice.assignments import AssignmentService
    from coach.services.practice.comments import CommentService
    from coach.services.practice.people import PeopleService
    from coach.services.practice.practice import PracticeService
    from coach.services.practice.rounds import RoundService
    from coach.services.practice.runs import RunService

MOST_ATTEMPTS = 100  # that are looked at; the latest
_TOLD = {CheckState.EARNED: True, CheckState.MISSED: False}
_SEEN = {Seen.YES: True, Seen.NO: False}


class CheckProgress(NamedTuple):
    """A check over time, in words."""

    line: CheckLine
    says: str
    rubric: str  # its title


class MoveProgress(NamedTuple):
    """A move over time, and what is told of it."""

    line: MoveLine
    text: MoveText


class Remark(NamedTuple):
    """What somebody said to a moment of an attempt."""

    attempt: Attempt
    comment: Comment


class Progress(NamedTuple):
    """How practice goes."""

    attempts: tuple[Attempt, ...]  # the oldest first
    checks: tuple[CheckProgress, ...]
    moves: tuple[MoveProgress, ...]
    remarks: tuple[Remark, ...]  # the latest first


class Kept(NamedTuple):
    """The services that keep attempts, and what is said to them."""

    runs: RunService
    rounds: RoundService
    comments: CommentService


class ProgressService:
    """Reads what somebody has practised."""

    def __init__(
        self,
        context: ServiceContext,
        practice: PracticeService,
        kept: Kept,
        people: PeopleService,
        assignments: AssignmentService,
    ) -> None:
        self._table, self._practice = RunTable(context.store), practice
        self._runs, self._rounds, self._comments = kept
        self._people, self._assignments = people, assignments

    def of(self, person_id: str) -> Progress:
        """How it goes with one person; with nobody named, what was practised without a name.

        What was practised without a name is also that of the one who sits here.
        """
        names = {each.id: each.name for each in self._people.with_gone()}
        found = [*self._of_runs(person_id), *self._of_rounds(person_id, names)]
        found.sort(key=lambda each: (each.at, each.id))
        attempts = tuple(found[-MOST_ATTEMPTS:])
        texts = {each.move: each for each in self._practice.moves()}
        return Progress(
            attempts,
            tuple(self._checks(attempts)),
            tuple(
                MoveProgress(line, texts[line.move])
                for line in move_lines(attempts)
                if line.move in texts
            ),
            self._remarks(attempts),
        )

    def latest(self) -> str:
        """Id of whoever sits here; else of whoever practised last under a name, or nobody."""
        runs = [(row.run.ended, row.run.person) for row in self._runs.all()]
        rounds = [(each.ended, dict(each.people).get(Rater.REP, "")) for each in self._rounds.all()]
        named = [(at, who) for at, who in (*runs, *rounds) if at is not None and who]
        return self._assignments.me() or max(named, default=(None, ""))[1]

    def _is_theirs(self, who: str, person_id: str) -> bool:
        return who == person_id or (not who and person_id == self._assignments.me())

    # -- attempts

    def _of_runs(self, person_id: str) -> Iterator[Attempt]:
        rows = (row for row in self._runs.all() if row.run.ended is not None and row.play)
        theirs = [row.run for row in rows if self._is_theirs(row.run.person, person_id)]
        for run in theirs[:MOST_ATTEMPTS]:
            with suppress(NotFound, Unreadable):  # its role-play is gone, or a line cannot be read
                yield self._of_run(run)

    def _of_run(self, run: Run) -> Attempt:
        from coach.engine.practice.debrief import debrief

        view = self._runs.view(run.id)
        rubric = self._practice.rubric(view.play.rubric)
        doubtful = self._runs.doubtful(view)
        shown = debrief(view.play, view.persona, rubric, view.steps, (), doubtful)
        marks = tuple(
            (each.check.id, _TOLD[each.state]) for each in shown.checks if each.state in _TOLD
        )
        moves = Counter(move for step in view.steps for move in step.moves)
        return Attempt(
            run.id,
            Kind.RUN,
            run.ended or run.started,
            self._practice.called(view.play),
            rubric.id,
            marks,
            self._table.debrief(run.id).marks,
            tuple(moves.items()),
            failed=bool(shown.critical),
        )

    def _of_rounds(self, person_id: str, names: dict[str, str]) -> Iterator[Attempt]:
        personas = {each.id: each.name for each in self._practice.personas()}
        theirs = [
            each
            for each in self._rounds.all()
            if each.ended is not None
            and self._is_theirs(dict(each.people).get(Rater.REP, ""), person_id)
        ]
        for each in theirs[:MOST_ATTEMPTS]:
            whole = self._rounds.round(each.id)
            compared = self._rounds.comparison(whole)
            if compared is not None:
                title = personas.get(each.persona, "")
                if not title and whole.cards is not None:
                    title = whole.cards.client.name
                done = not self._rounds.waiting_for(whole)
                yield _of_round(whole, compared, title, names)._replace(
                    points=compared.points if done else None,  # nobody's marks are told before
                    both=compared.compared,
                    unlike=compared.differ,
                )

    # -- what it comes to

    def _checks(self, attempts: tuple[Attempt, ...]) -> Iterator[CheckProgress]:
        rubrics = {each.id: each for each in self._practice.rubrics()}
        for line in check_lines(attempts):
            rubric = rubrics.get(line.rubric)
            checks = () if rubric is None else rubric.checks
            says = next((each.says for each in checks if each.id == line.check), "")
            if rubric is not None and says:
                yield CheckProgress(line, says, rubric.title)

    def _remarks(self, attempts: tuple[Attempt, ...]) -> tuple[Remark, ...]:
        found = [
            Remark(attempt, each.comment)
            for attempt in attempts
            for each in self._comments.of(attempt.id)
        ]
        return tuple(sorted(found, key=lambda each: each.comment.at, reverse=True))


def _of_round(of: Round, compared: Comparison, title: str, names: dict[str, str]) -> Attempt:
    others = set(compared.raters) - {Rater.REP}
    saw = {rater for fail in compared.fails for rater in fail.raters}
    own = tuple(_marks_by({Rater.REP}, compared))
    return Attempt(
        of.id,
        Kind.ROUND,
        of.ended or of.started,
        title,
        of.rubric,
        tuple(_marks_by(others, compared)) or own,
        own,
        (),
        tuple(names[who] for rater, who in of.people if rater is not Rater.REP and who in names),
        failed=bool(saw & others if others else saw),
    )


def _marks_by(raters: set[Rater], compared: Comparison) -> Iterator[tuple[str, bool]]:
    """The checks that these marked; what they do not agree on does not count as done."""
    for check in compared.checks:
        told = [_SEEN[seen] for rater, seen in check.seen if rater in raters and seen in _SEEN]
        if told:
            yield check.check.id, all(told)
