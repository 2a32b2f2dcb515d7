# SPDX-License-Identifier: MIT
"""What a session came to, in words, and the one next step."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from coach.clock import today
from coach.domain.study.card import Rating
from coach.engine.study.next_step import NextStep, StudyAdvice, next_step
from coach.ui.kit.fields.dates import in_days
from coach.ui.shell.discreet import NameMask
from coach.ui.shell.shell import Route
from coach.ui.study.study_route import StudyRoute
from coach.ui.study.study_words import cards_text, minutes_text

if TYPE_CHECKING:
    from coach.domain.study.figures import Overview, TalkPlan
    from coach.services.container import Services

translate = QCoreApplication.translate


class Tally(Struct, frozen=True):
    """What was answered in a session: how well, and how long it took."""

    ratings: tuple[Rating, ...] = ()
    seconds: tuple[float, ...] = ()

    def with_answer(self, rating: Rating, seconds: float) -> Tally:
        """One answer more."""
        return Tally((*self.ratings, rating), (*self.seconds, seconds))

    def without_last(self) -> Tally:
        """One answer less, where there is one."""
        return Tally(self.ratings[:-1], self.seconds[:-1])

    @property
    def known(self) -> int:
        """How many answers said that it was known."""
        return sum(rating is not Rating.AGAIN for rating in self.ratings)


class End(NamedTuple):
    """What is shown when no card is left."""

    title: str
    told: str
    step: str  # what to do next, in one sentence
    action: str  # what stands on the button
    route: Route


def end_of(services: Services, route: StudyRoute, tally: Tally) -> End:
    """What a session came to: its answers, and the next step by what is due now."""
    overview, plans = services.study.overview(), services.study.ready.plans()
    day = today(services.clock)
    advice = next_step(overview, plans, day)
    plan = next((each for each in plans if each.case_id == advice.case_id), None)
    step, action, to = _step_words(services, advice, overview, plan)
    return End(_title(tally), _told(route, tally, overview), step, action, to)


def _title(tally: Tally) -> str:
    if tally.ratings:
        return translate("StudyEnd", "That is all for now")
    return translate("StudyEnd", "No card comes now")


def _told(route: StudyRoute, tally: Tally, overview: Overview) -> str:
    parts = []
    if tally.ratings:
        form = translate("StudyEnd", "{answers} in {time}; {known} of them known.")
        answers = translate("StudyEnd", "1 answer")
        if len(tally.ratings) > 1:
            answers = translate("StudyEnd", "{count} answers").format(count=len(tally.ratings))
        time = minutes_text(sum(tally.seconds))
        parts.append(form.format(answers=answers, time=time, known=tally.known))
    if route.cram:
        parts.append(translate("StudyEnd", "This was practice: the schedule is as it was."))
    elif overview.over_limit and not overview.due and not overview.new:
        parts.append(
            translate(
                "StudyEnd",
                "Your limit for today is reached. What is spread over days stays in mind longer; "
                "you can change the limit in the settings.",
            )
        )
    return " ".join(parts)


def _step_words(
    services: Services, advice: StudyAdvice, overview: Overview, plan: TalkPlan | None
) -> tuple[str, str, Route]:
    """The next step in a sentence, on a button, and where it leads."""
    match advice.step:
        case NextStep.REHEARSE | NextStep.PLAN if plan is not None:
            return _talk_words(services, advice.step, plan)
        case NextStep.GO_ON:
            count = overview.due or overview.new
            form = translate("StudyEnd", "{cards} can come today.")
            words = form.format(cards=cards_text(count))
            action = translate("StudyEnd", "Go on")
            return words, action, Route("study-session", StudyRoute())
        case _:
            return (
                translate("StudyEnd", "Read a story and say which verdict it comes to."),
                translate("StudyEnd", "To the quiz"),
                Route("quiz"),
            )


def _talk_words(services: Services, step: NextStep, plan: TalkPlan) -> tuple[str, str, Route]:
    name = NameMask(services).name(plan.client)
    when = in_days(plan.day, today(services.clock))
    if step is NextStep.PLAN:
        form = translate("StudyEnd", "The talk with {name} is {when}. Plan its cards for that day.")
        action = translate("StudyEnd", "Plan for the talk")
        return form.format(name=name, when=when), action, Route("study", plan.case_id)
    form = translate("StudyEnd", "The talk with {name} is {when}. Say it aloud once, with a clock.")
    action = translate("StudyEnd", "Rehearse the talk")
    return form.format(name=name, when=when), action, Route("rehearse", plan.case_id)
