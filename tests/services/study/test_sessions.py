"""Sessions: what comes, what an answer does, and what undo, bury, suspend and cram do."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.domain.pack import Library
from coach.domain.study.card import CardKind, Memory, Phase, Rating, Scope
from coach.engine.study.schedule import LEECH
from coach.errors import NotFound
from coach.store.tables.study import StudyTable
from tests.services.study.conftest import NAMES

GOOD, AGAIN = Rating.GOOD, Rating.AGAIN


def studied(session, clock, rating=GOOD, most=500):
    """Answers all that comes; the ids of the cards, in order."""
    found = []
    while (shown := session.current) is not None and len(found) < most:
        found.append(shown.card.id)
        session.answer(rating, 5.0)
        clock.now += timedelta(seconds=30)
    return found


def test_a_first_session_brings_new_cards_in_the_order_of_the_library(study):
    session = study.begin()
    first = session.current
    assert first.card.id == "opening:call"
    assert first.is_new
    assert [button.rating for button in first.buttons] == [AGAIN, GOOD]
    assert [button.wait for button in first.buttons] == ["in 1 minute", "in 10 minutes"]


def test_four_answers_for_those_who_want_them(study, services):
    services.settings.study_four = True
    assert [each.rating for each in study.begin().current.buttons] == list(Rating)


def test_a_path_says_which_scripts_come_first(study):
    study.lessons.choose("week")
    assert study.begin().current.card.ref.source == "own-it"
    study.lessons.choose("")
    assert study.begin().current.card.ref.source == "call"
    with pytest.raises(NotFound):
        study.lessons.choose("year")


def test_an_answer_is_kept_at_once_and_the_next_start_goes_on(study, again, clock):
    session = study.begin()
    session.answer(GOOD, 4.0)
    clock.now += timedelta(minutes=11)
    session = again().study.begin()
    assert session.current.card.id == "opening:call"  # the second step is due
    assert not session.current.is_new
    assert session.left.learning == 1


def test_the_limits_of_a_day_hold_and_more_can_be_asked_for(study, services, clock):
    services.settings.study_new = 3
    assert len(set(studied(study.begin(), clock))) == 3
    assert study.begin().current is None
    assert study.overview().new == 0
    assert study.overview().over_limit > 0
    assert len(set(studied(study.begin(more=2), clock))) == 2
    clock.pass_days(1)
    assert study.begin().left.new == 3


def test_known_cards_come_again_on_their_day_and_no_sooner(study, due, services, clock):
    services.settings.study_new = 1
    studied(study.begin(), clock)
    memory = StudyTable(services._context.store).get("opening:call")
    assert memory.phase is Phase.REVIEW
    services.settings.study_new = 0
    clock.now = memory.due - timedelta(days=1)
    assert study.begin().current is None
    assert due.today().cards == 0
    clock.now = memory.due.replace(hour=0, minute=0)  # it is that day
    assert study.begin().current.card.id == "opening:call"
    assert due.sentence() == "One card is due to study: about a minute."


def test_what_is_due_stands_in_one_sentence_with_its_minutes(study, due, services, clock):
    assert due.sentence() == ""
    services.settings.study_new = 12
    studied(study.begin(), clock)
    clock.pass_days(9)
    assert due.sentence() == "12 cards are due to study: about a minute."
    services.settings.study_reviews = 2
    assert due.today().cards == 2
    assert study.overview().due == 2
    services.settings.study_new = 0
    assert study.begin().left.review == 2
    assert len(set(studied(study.begin(), clock))) == 2
    assert study.begin().current is None
    assert study.begin(more=3).left.review == 3


def test_only_a_part_is_studied_where_only_that_is_asked_for(study):
    of_script = study.begin(Scope(scripts=("plan",)))
    assert of_script.left.new == 5
    assert of_script.current.card.ref.source == "plan"
    stories = study.begin(Scope(kinds=(CardKind.STORY,)))
    assert stories.left.new == 2
    assert study.begin(Scope(scripts=("call",))).left.new == 5  # with the reply that it names


# -- undo


def test_undo_takes_back_several_answers_also_after_a_new_start(study, again, cards, clock):
    before = cards()
    session = study.begin()
    assert not session.can_undo
    assert not session.undo()
    for rating in (GOOD, AGAIN, GOOD):
        session.answer(rating)
        clock.now += timedelta(seconds=20)
    study = again().study
    session = study.begin()
    while session.undo():
        pass
    assert session.current.card.id == "opening:call"
    assert session.current.is_new
    assert study.overview().met == 0
    assert before == []


def test_undo_reaches_back_to_this_morning_and_not_to_yesterday(study, clock):
    study.begin().answer(GOOD)
    clock.pass_days(1)
    session = study.begin()
    assert not session.can_undo
    assert not session.undo()


def test_undo_takes_back_what_was_done_last_also_where_the_clock_was_set_back(study, clock):
    session = study.begin()
    session.answer(GOOD)
    clock.now -= timedelta(hours=3)
    second = session.current.card.id
    session.answer(GOOD)
    session = study.begin()
    assert session.undo()
    assert session.current.card.id == second


def test_a_card_that_came_back_by_undo_is_asked_at_once(study):
    session = study.begin()
    first = session.current.card.id
    session.answer(GOOD)
    assert session.current.card.id != first
    assert session.undo()
    assert session.current.card.id == first
    assert session.left.all == study.begin().left.all


ACTIONS = st.lists(
    st.sampled_from(["again", "hard", "good", "easy", "bury", "suspend", "wait", "day"]),
    min_size=1,
    max_size=12,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(actions=ACTIONS)
def test_undo_puts_everything_back_exactly(study, services, clock, cards, actions):
    services.settings.study_four = True
    services.settings.study_new = 999
    clock.pass_days(1)
    for action in actions:
        session = study.begin()
        if session.current is None:
            break
        before = cards()
        if _done(session, clock, action):
            assert cards() != before
            assert session.undo()
            assert cards() == before
            _done(study.begin(), clock, action)  # and go on from there


def _done(session, clock, action):
    """Does one thing; whether there is something to undo."""
    match action:
        case "wait":
            clock.now += timedelta(minutes=7)
            return False
        case "day":
            clock.pass_days(1)
            return False
        case "bury" | "suspend":
            getattr(session, action)()
        case _:
            session.answer(Rating[action.upper()], 3.0)
    return True


# -- bury, suspend, leeches


def test_a_buried_card_comes_again_tomorrow(study, clock):
    session = study.begin()
    session.bury()
    assert session.current.card.id != "opening:call"
    assert study.begin().current.card.id != "opening:call"
    clock.pass_days(1)
    assert study.begin().current.card.id == "opening:call"


def test_a_suspended_card_comes_only_once_it_is_brought_back(study, clock):
    study.begin().suspend()
    clock.pass_days(30)
    assert "opening:call" not in studied(study.begin(), clock)
    assert [card.id for card in study.suspended()] == ["opening:call"]
    assert study.overview().suspended == 1
    study.resume("opening:call")
    assert study.suspended() == ()
    assert study.begin(more=99).current.card.id == "opening:call"
    study.resume("opening:call")  # nothing is left to do
    study.resume("opening:nobody")


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(luck=st.lists(st.sampled_from(Rating), min_size=1, max_size=25), every=st.integers(2, 5))
def test_what_is_suspended_is_never_shown(study, services, clock, luck, every):
    services.settings.study_new = 999
    clock.pass_days(2)
    for number, rating in enumerate(luck):
        session = study.begin(cram=number % 7 == 6)
        if session.current is None:
            continue
        out = {card.id for card in study.suspended()}
        assert session.current.card.id not in out
        if number % every == 0:
            session.suspend()
        else:
            session.answer(rating)
        clock.now += timedelta(minutes=1)


def known(card, now, lapses):
    return Memory(
        card, now, Phase.REVIEW, stability=5.0, difficulty=5.0, last=now - timedelta(days=5),
        reviews=9, lapses=lapses,
    )  # fmt: skip


@pytest.mark.parametrize(("lapses", "leech"), [(LEECH - 2, False), (LEECH - 1, True)])
def test_a_card_that_slips_too_often_is_set_aside_and_undo_brings_it_back(
    study, services, clock, lapses, leech
):
    services.settings.study_new = 0
    table = StudyTable(services._context.store)
    table.put(known("opening:call", clock.now, lapses))
    session = study.begin()
    done = session.answer(AGAIN)
    assert done.became_leech is leech
    assert bool(study.suspended()) is leech
    assert [spot.lapses for spot in study.figures().hard] == [lapses + 1]
    assert session.undo()
    assert table.get("opening:call") == known("opening:call", clock.now, lapses)
    assert session.current.card.id == "opening:call"


# -- cram


def test_cram_shows_all_and_changes_nothing_but_the_log(study, services, clock, cards):
    services.settings.study_new = 2
    studied(study.begin(), clock)
    before = cards()
    session = study.begin(Scope(scripts=NAMES[:2]), cram=True)
    seen = studied(session, clock)
    assert Counter(seen) == Counter(ref for ref in set(seen))
    assert len(seen) == 9 + 1  # nine cards of two scripts, and the reply
    assert cards() == before
    assert sum(each.cards for each in study.figures().spent) == 4 + 10


def test_what_was_not_known_in_cram_comes_again_at_the_end(study):
    session = study.begin(Scope(scripts=("stop",)), cram=True)
    first = session.current.card.id
    session.answer(AGAIN)
    order = [first]
    while session.current is not None:
        order.append(session.current.card.id)
        session.answer(GOOD)
    assert order[-1] == first
    assert len(order) == 6


def test_undo_of_an_answer_in_cram_brings_the_card_and_leaves_the_schedule(study, cards):
    study.begin().answer(GOOD)
    before = cards()
    session = study.begin(Scope(scripts=("stop",)), cram=True)
    first = session.current.card.id
    session.answer(GOOD)
    assert session.undo()
    assert session.current.card.id == first
    assert cards() == before


# -- the library changes


def test_a_card_whose_source_went_is_set_aside_and_comes_back_with_it(
    study, services, again, clock, content
):
    services.settings.study_new = 1
    studied(study.begin(), clock)
    kept = StudyTable(services._context.store).get("opening:call")
    clock.now = kept.due
    whole = content.library
    content.library = Library(whole.situations, whole.scripts[1:])
    services = again()
    services.settings.study_new = 0
    assert services.study.begin().current is None
    overview = services.study.overview()
    assert (overview.set_aside, overview.met) == (1, 0)
    assert services.study_due.today().cards == 0
    with pytest.raises(NotFound):
        services.study.card("opening:call")
    content.library = whole
    services = again()
    assert services.study.begin().current.memory == replace(kept, gone=False)
    assert services.study.overview().set_aside == 0


def test_a_script_that_says_something_else_keeps_its_history(services, again, clock, content):
    services.settings.study_new = 1
    studied(services.study.begin(), clock)
    first, *others = content.library.scripts
    changed = replace(first, short="Quite another beginning, which is long enough for a card.")
    content.library = Library(content.library.situations, (changed, *others))
    services = again()
    assert services.study.overview().met == 1
    assert "another beginning" in services.study.card("opening:call").back


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    luck=st.lists(st.sampled_from(Rating), min_size=5, max_size=60),
    new=st.integers(0, 4),
    review=st.integers(0, 4),
)
def test_the_limits_of_a_day_hold_whatever_happens(study, services, clock, luck, new, review):
    services.settings.study_new, services.settings.study_reviews = new, review
    for start in range(0, len(luck), 15):
        clock.pass_days(3)
        met, known = set(), set()
        session = study.begin()
        for number, rating in enumerate(luck[start : start + 15]):
            if number % 6 == 5:
                session = study.begin()  # to close and open again brings nothing more
            if (shown := session.current) is None:
                break
            phase = shown.memory.phase
            (met if phase is Phase.NEW else known if phase is Phase.REVIEW else set()).add(
                shown.card.id
            )
            session.answer(rating)
            clock.now += timedelta(seconds=40)
        assert len(met) <= new
        assert len(known) <= review
