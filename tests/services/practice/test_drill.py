"""The drill: reactions in an order that a seed gives again, and what stuck is learnt."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from coach.domain.practice.assignment import Task
from coach.domain.practice.drill import DrillAnswer, DrillMark
from coach.domain.rules.condition import Always
from coach.domain.study.card import Phase, Rating
from coach.domain.talk.talk import ReactionText, Tone
from coach.errors import GoodTermsError, NotFound
from coach.services.practice.assignments import Wanted
from tests.services.conftest import SmallContent
from tests.services.study.conftest import StudiedContent

NAMES = ("hurt", "angry", "quiet", "lawyer")


def reaction(name):
    words = ((Tone.WARM, f"Yes: {name}."),)
    return ReactionText(
        name, f"“{name}”", "Pain.", words, "Talking.", Always(), "always", 5, (), ("our-default",)
    )


@pytest.fixture
def content():
    """The small content with four reactions, on cards too."""
    small = SmallContent()
    return StudiedContent(talk=replace(small.talk, reactions=tuple(map(reaction, NAMES))))


@pytest.fixture
def ready(services, case, say):
    """A case with a verdict, and so with likely reactions."""
    say(harm="no", wrong="late", told="yes")
    return case.id


def gone_through(services, view, *marks):
    for mark in marks:
        view = services.drill.mark(view, mark, 3.0)
    return view


def order(services, view):
    found = [view.current.id, *(each.id for each in view.left[1:])]
    assert sorted(found) == sorted(NAMES)
    return found


def test_every_reaction_comes_once_and_a_killed_drill_goes_on_in_the_same_order(
    services, again, ready
):
    view = services.drill.begin(ready, 20)
    expected = order(services, view)
    gone_through(services, view, DrillMark.SAID, DrillMark.STUCK)
    view = again().drill.begun(ready)
    assert [each.id for each in view.left] == expected[2:]
    assert [(each.id, answer.mark) for each, answer in view.met] == [
        (expected[0], DrillMark.SAID),
        (expected[1], DrillMark.STUCK),
    ]


def test_any_seed_can_be_read_again_and_another_drill_has_another_order(services, ready):
    orders = {tuple(order(services, services.drill.begin(ready, 20))) for _ in range(40)}
    assert len(orders) > 3


def test_what_stuck_is_put_to_learning_and_what_was_said_or_skipped_is_not(services, ready):
    view = services.drill.begin(ready, 20)
    stuck = view.current.id
    marks = (DrillMark.STUCK, DrillMark.SAID, DrillMark.SKIPPED, DrillMark.SAID)
    view = gone_through(services, view, *marks)
    assert (view.current, view.learnt) == (None, 1)
    (card,) = services.study._table.all()
    assert (card.card, card.phase) == (f"reply:{stuck}", Phase.LEARNING)
    assert services.drill.begun(ready) is None
    assert services.drill.last(ready).drill.answers == view.drill.answers


def test_a_card_that_was_put_aside_stays_aside(services, ready):
    view = services.drill.begin(ready, 20)
    stuck = view.current.id
    services.study.learn([stuck])
    session = services.study.begin(cram=False)
    while session.current.card.id != f"reply:{stuck}":
        session.bury()
    session.suspend()
    view = gone_through(services, view, DrillMark.STUCK, *(DrillMark.SAID,) * 3)
    assert view.learnt == 0
    assert [each.id for each in services.study.suspended()] == [f"reply:{stuck}"]


def test_the_last_mark_can_be_taken_back(services, ready):
    view = gone_through(services, services.drill.begin(ready, 20), *(DrillMark.SAID,) * 4)
    view = services.drill.undo(view)
    assert (len(view.left), view.drill.ended) == (1, None)
    assert services.drill.begun(ready) == view


def test_the_last_mark_taken_back_takes_its_cards_out_of_study(services, again, ready):
    view = gone_through(
        services, services.drill.begin(ready, 20), DrillMark.STUCK, *(DrillMark.SAID,) * 3
    )
    assert len(services.study._table.all()) == 1
    services = again()
    view = services.drill.last(ready)  # as a page shows it that was opened anew
    view = services.drill.undo(view)
    assert services.study._table.all() == ()
    assert services.study.figures().spent[-1].cards == 0
    assert services.drill.mark(view, DrillMark.SAID, 1.0).learnt == 1


def test_a_card_that_was_known_is_again_as_it_was(services, ready, clock):
    view = services.drill.begin(ready, 20)
    services.study.learn([view.current.id])
    before = services.study._table.all()
    clock.pass_days(1)
    view = gone_through(services, view, DrillMark.STUCK, *(DrillMark.SAID,) * 3)
    assert services.study._table.all() != before
    services.drill.undo(view)
    assert services.study._table.all() == before


def test_what_was_answered_in_study_since_then_stays(services, ready, clock):
    view = services.drill.begin(ready, 20)
    stuck = view.current.id
    view = gone_through(services, view, DrillMark.STUCK, *(DrillMark.SAID,) * 3)
    clock.pass_days(1)
    session = services.study.begin()
    assert session.current.card.id == f"reply:{stuck}"
    session.answer(Rating.GOOD, 4.0)
    kept = services.study._table.get(f"reply:{stuck}")
    services.drill.undo(view)
    assert services.study._table.get(f"reply:{stuck}") == kept


def test_a_drill_begun_anew_leaves_the_one_before(services, ready):
    first = services.drill.begin(ready, 20)
    second = services.drill.begin(ready, 20)
    assert services.drill.begun(ready).drill.id == second.drill.id != first.drill.id


@pytest.mark.parametrize(("asked", "kept"), [(4, 5), (5, 5), (60, 60), (120, 120), (121, 120)])
def test_the_seconds_are_kept_within_bounds(services, again, ready, asked, kept):
    assert services.drill.begin(ready, asked).drill.seconds == kept
    assert again().settings.drill_seconds == kept


def test_a_case_without_a_verdict_has_none(services, case):
    with pytest.raises(GoodTermsError):
        services.drill.begin(case.id, 20)
    with pytest.raises(NotFound):
        services.drill.begin("nobody", 20)


def test_the_last_mark_and_what_it_comes_to_are_kept_together(services, ready):
    """A fault while it is put to learning leaves the last reaction to be marked again."""
    view = gone_through(services, services.drill.begin(ready, 10), *[DrillMark.SAID] * 3)
    store = services._context.store
    store.execute(
        "CREATE TRIGGER full BEFORE UPDATE ON study_card BEGIN SELECT RAISE(ABORT, 'full'); END"
    )
    store.execute(
        "CREATE TRIGGER full_too BEFORE INSERT ON study_card BEGIN SELECT RAISE(ABORT, 'full'); END"
    )
    with pytest.raises(Exception, match="full"):
        services.drill.mark(view, DrillMark.STUCK, 1.0)
    assert services.drill.begun(ready).current == view.current
    store.execute("DROP TRIGGER full")
    store.execute("DROP TRIGGER full_too")
    assert services.drill.mark(services.drill.begun(ready), DrillMark.STUCK, 1.0).learnt == 1


def test_a_drill_in_which_nothing_is_left_to_say_is_not_in_the_middle(services, ready):
    """So it is where the last reaction has gone from the talk since."""
    view = gone_through(services, services.drill.begin(ready, 20), *[DrillMark.SAID] * 3)
    assert services.drill.begun(ready) is not None
    services.drill._table.answer(view.drill.id, DrillAnswer(view.current.id, DrillMark.SAID, 1.0))
    assert services.drill.begun(ready) is None


def test_a_drill_that_is_asked_for_is_of_one_case_and_called_by_its_client(services, case, ready):
    kim, asked = services.people.called("Kim").id, services.assignments
    asked.set_me(kim)
    other = services.cases.start(case.client_id, "Another").id
    due = date(2026, 11, 27)
    for what in (ready, other):
        asked.give(Wanted(kim, Task.DRILL, what), due)
    assert {each.title for each in asked.all()} == {f"A reaction drill: {case.client_name}"}
    gone_through(services, services.drill.begin(ready, 20), *[DrillMark.SAID] * 4)
    assert {each.case_id: bool(each.assignment.attempt) for each in asked.all()} == {
        ready: True,
        other: False,
    }
    services.cases.trash(other)
    assert {each.case_id: each.title for each in asked.all()}[other] == "A reaction drill"
