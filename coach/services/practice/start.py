"""What the page of practice begins with: what was left in the middle, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from coach.domain.practice.rounds import DEBRIEF_STEPS, DebriefField
from coach.engine.practice.fit import next_play

if TYPE_CHECKING:
    from coach.domain.practice.persona import Level, LevelText, Persona
    from coach.domain.practice.roleplay import RolePlay
    from coach.domain.practice.rounds import Round
    from coach.domain.practice.run import Run
    from coach.services.library.find import FindService
    from coach.services.practice.practice import PracticeService
    from coach.services.practice.rounds import RoundService
    from coach.services.practice.runs import RunRow, RunService

MOST_LEFT = 4  # runs left in the middle that are shown; the others are in the list of runs


class Proposal(Struct, frozen=True):
    """A scene that fits, with its client and the level that is proposed."""

    play: RolePlay
    persona: Persona
    level: LevelText
    is_alone: bool = True  # else with somebody


class Left(Struct, frozen=True):
    """What was left in the middle, the latest first."""

    runs: tuple[RunRow, ...]
    round: Round | None
    debrief: Round | None  # the last round, where it is over and its debrief is not
    client: str  # whom the round is practised on; empty where its cards cannot be read any more

    def __bool__(self) -> bool:
        return bool(self.runs) or self.round is not None or self.debrief is not None


class StartService:
    """Says where to go on, and what to begin."""

    def __init__(
        self,
        practice: PracticeService,
        runs: RunService,
        rounds: RoundService,
        find: FindService,
    ) -> None:
        self._practice, self._runs, self._rounds, self._find = practice, runs, rounds, find

    def is_first(self) -> bool:
        """Whether nothing was practised yet."""
        return not self._rounds.all() and not any(row.said for row in self._runs.all())

    def left(self) -> Left:
        """What is not over: runs in which something was said, and the last round or its debrief."""
        runs = tuple(
            row
            for row in self._runs.all()
            if row.run.ended is None and row.said and row.play is not None
        )
        last = next(iter(self._rounds.all()), None)
        found = self._rounds.unfinished()
        debrief = last if last is not None and found is None and self._is_open(last) else None
        of = found or debrief
        client = self._rounds.client_of(of.id) if of is not None else ""
        return Left(runs[:MOST_LEFT], found, debrief, client)

    def _is_open(self, last: Round) -> bool:
        """Whether the debrief of a round that is over is not done."""
        step = dict(self._rounds.round(last.id).answers).get(DebriefField.STEP, "0")
        return not (step.isdecimal() and int(step) >= DEBRIEF_STEPS)

    def proposal(self) -> Proposal | None:
        """What comes next: with somebody what was practised so last; alone, what fits a case.

        Alone it is the least practised for the talk of the last case, and without one the
        role-play that was practised last. None where there is none at all, or where the last
        round was on a case: that one is proposed where rounds are set up.
        """
        last, run = next(iter(self._rounds.all()), None), self._last_run()
        if last is not None and (run is None or run.started < last.started):
            return self._again(last)
        return self._alone(run)

    def _last_run(self) -> Run | None:
        return next((row.run for row in self._runs.all() if row.said and row.play), None)

    def _again(self, last: Round) -> Proposal | None:
        """The scene of a round, with its client, as hard."""
        plays = {each.id: each for each in self._practice.fit().roleplays}
        personas = {each.id: each for each in self._practice.personas()}
        level = self._levels().get(last.level)
        if last.roleplay not in plays or last.persona not in personas or level is None:
            return None
        return Proposal(plays[last.roleplay], personas[last.persona], level, is_alone=False)

    def alone(self) -> Proposal | None:
        """The role-play that is proposed to somebody who sits there alone; None: there is none."""
        return self._alone(self._last_run())

    def _alone(self, run: Run | None) -> Proposal | None:
        fit = self._practice.fit(self._find.latest_case())
        done = [row.run.roleplay for row in self._runs.all() if row.said]
        plays = fit.roleplays or self._practice.fit().roleplays
        exact = tuple(play for play in plays if fit.verdict and play.verdict is fit.verdict)
        last = "" if run is None else run.roleplay
        again = next((each for each in plays if each.id == last), None)
        play = next_play(exact, done) if exact else again or next_play(plays, done)
        if play is None:
            return None
        level = self._levels()[play.levels[0]]
        return Proposal(play, self._practice.persona(play.persona), level)

    def _levels(self) -> dict[Level, LevelText]:
        return {each.level: each for each in self._practice.levels()}
