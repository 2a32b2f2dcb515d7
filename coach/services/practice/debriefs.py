"""Looking back at a run: what its speaker says of it first, then what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from coach.domain.practice.comment import STEP
from coach.engine.practice.debrief import debrief
from coach.engine.practice.self_marks import self_gap
from coach.services.case.text import optional
from coach.store.tables.practice.runs import RunTable
from coach.translation import translate

if TYPE_CHECKING:
    from coach.domain.practice.comment import KeptComment
    from coach.domain.practice.debrief import Debrief
    from coach.domain.practice.rubric import Rubric
    from coach.domain.practice.run import DebriefAnswers
    from coach.engine.practice.self_marks import SelfGap
    from coach.services.case.context import ServiceContext
    from coach.services.practice.comments import CommentService
    from coach.services.practice.practice import PracticeService
    from coach.services.practice.run_view import RunView
    from coach.services.practice.runs import RunService

LONGEST_WORD = 60  # characters


class RunDebrief(Struct, frozen=True):
    """A run, what it shows, and what its speaker said of it."""

    view: RunView
    rubric: Rubric
    facts: Debrief
    answers: DebriefAnswers
    gap: SelfGap


class Around(Struct, frozen=True):
    """The services that know of runs, of what is practised with, and of comments."""

    runs: RunService
    practice: PracticeService
    comments: CommentService


class DebriefService:
    """Works out what a run shows, and keeps what its speaker says of it at once."""

    def __init__(self, context: ServiceContext, around: Around) -> None:
        self._table = RunTable(context.store)
        self._runs, self._practice = around.runs, around.practice
        self._comments = around.comments

    def of(self, run_id: str) -> RunDebrief:
        """What a run shows, beside what was said of it.

        Raises:
            NotFound: The run, its role-play or its rubric is not there any more.
        """
        view = self._runs.view(run_id)
        rubric = self._practice.rubric(view.play.rubric)
        moves, doubtful = self._practice.moves(), self._runs.doubtful(view)
        facts = debrief(view.play, view.persona, rubric, view.steps, moves, doubtful)
        answers = self._table.debrief(run_id)
        gap = self_gap(facts, dict(answers.marks))
        return RunDebrief(view, rubric, facts, answers, gap)

    def comments(self, run_id: str) -> dict[int, tuple[KeptComment, ...]]:
        """What was said to the steps of a run, by the numbers of the steps, from 0."""
        found: dict[int, tuple[KeptComment, ...]] = {}
        for each in self._comments.of(run_id):
            number = each.comment.anchor.removeprefix(STEP)
            if each.comment.anchor.startswith(STEP) and number.isdecimal():
                found[int(number)] = (*found.get(int(number), ()), each)
        return found

    def say(self, run_id: str, word: str, surprise: str) -> None:
        """Keep the word for a run, and what surprised; either may be empty.

        Raises:
            GoodTermsError: One of them is too long.
        """
        short = optional(word, translate("Services", "The word for it"), most=LONGEST_WORD)
        long = optional(surprise, translate("Services", "What surprised you"))
        self._table.set_words(run_id, short, long)

    def mark(self, run_id: str, check: str, *, is_yes: bool | None) -> None:
        """Keep whether a check was met, as the speaker says; None: nothing is said of it."""
        self._table.set_mark(run_id, check, is_yes=is_yes)
