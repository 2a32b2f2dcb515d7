"""Rounds for two: proposed, begun, marked and compared; what happened is kept at once."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.domain.practice.persona import Level
from coach.domain.practice.rounds import Answer, DebriefField, Rater
from coach.domain.practice.rubric import CriticalFail, Rubric, RubricCheck
from coach.domain.rules.verdict import Verdict
from coach.engine.practice.gap import Seen
from coach.errors import GoodTermsError, NotFound, TextRefused
from coach.services.practice.round_setup import RoundSetup
from tests.practice import small_practice

REP, CLIENT, OBSERVER = Rater
TWO = ((REP, "Ana"), (CLIENT, "Kim"))
SAFETY = Rubric(
    "safety", "Ending it", (),
    (RubricCheck("bounded", "Firmness", "Draws the line once.", "yes", "no"),),
    (CriticalFail("stays", "Stays and takes it.", "Nobody has to."),),
)  # fmt: skip


@pytest.fixture
def content(content):
    """The small content, with something to practise with."""
    practice = small_practice()
    content.practice = replace(practice, rubrics=(*practice.rubrics, SAFETY))
    return content


@pytest.fixture
def begun(services):
    """A round between Ana and Kim, with a client who is hurt."""
    return services.rounds.begin(RoundSetup(level=Level.HURT, people=TWO))


def marks(of):
    return {(mark.rater.value, mark.check): mark.is_yes for mark in of.marks}


# -- what is proposed


def test_from_nothing_a_scene_a_persona_and_a_level_that_fit_are_proposed(services):
    found = services.rounds.choices(RoundSetup())
    assert (found.chosen.roleplay, found.chosen.persona) == ("the-tree-nursery", "mo-field")
    assert found.level.level is Level.ACCEPTING  # the easiest that the scene is meant for
    assert [rater for rater, _name in found.chosen.people] == [REP, CLIENT]
    assert [level.level.value for level in found.levels] == ["L1", "L2", "L3", "L4", "L5", "X"]


def test_a_newcomer_meets_a_parting_first_with_the_easiest_client_that_it_is_meant_for(
    services, content
):
    (play,) = content.practice.roleplays
    keep = replace(play, id="aa-keep", verdict=Verdict.SAVE)
    content.practice = replace(content.practice, roleplays=(keep, play))
    found = services.rounds.choices(RoundSetup()).chosen
    assert (found.roleplay, found.level) == (play.id, Level.ACCEPTING)
    chosen = services.rounds.choices(RoundSetup(roleplay=keep.id)).chosen
    assert (chosen.roleplay, chosen.level) == (keep.id, Level.HURT)  # as the scene is first meant
    content.practice = replace(content.practice, roleplays=(keep,))  # a pack without a parting
    assert services.rounds.choices(RoundSetup()).chosen.roleplay == keep.id


def test_whoever_has_practised_before_is_proposed_no_easier_client(services, content):
    (play,) = content.practice.roleplays
    services.rounds.begin(RoundSetup(roleplay=play.id, level=Level.HURT))
    content.practice = replace(content.practice, roleplays=(replace(play, id="other"),))
    found = services.rounds.choices(RoundSetup()).chosen  # the last scene is not there any more
    assert (found.roleplay, found.level) == ("other", Level.HURT)


def test_what_was_practised_last_is_proposed_again_as_hard(services, content):
    (play,) = content.practice.roleplays
    other = replace(play, id="zz-other", title="ZZ")
    content.practice = replace(content.practice, roleplays=(play, other))
    assert services.rounds.choices(RoundSetup()).chosen.roleplay == play.id
    services.rounds.begin(RoundSetup(roleplay=other.id, level=Level.HOSTILE))
    found = services.rounds.choices(RoundSetup()).chosen
    assert (found.roleplay, found.level) == (other.id, Level.HOSTILE)
    again = RoundSetup(roleplay=other.id, persona=found.persona)  # as the first page asks for it
    assert services.rounds.choices(again).level.level is Level.HOSTILE
    content.practice = replace(content.practice, roleplays=(play,))  # it is not there any more
    assert services.rounds.choices(RoundSetup()).chosen.roleplay == play.id


def test_those_who_sat_there_last_time_are_proposed(services, begun):
    assert services.rounds.choices(RoundSetup()).chosen.people == TWO


def test_ones_own_case_whose_talk_comes_next_is_proposed(services, case, say):
    say(harm="no", wrong="bad", told="yes")
    services.cases.set_talk(case.id, date(2026, 12, 1), "")
    found = services.rounds.choices(RoundSetup())
    assert (found.chosen.case_id, found.chosen.roleplay) == (case.id, "")
    assert found.situation.about == "Halden Tools"


def test_a_case_whose_talk_cannot_be_read_is_not_proposed_unasked(services, case, say):
    say(harm="no", wrong="bad", told="yes")
    services.cases.set_talk(case.id, date(2026, 12, 1), "")
    for _ in range(3):
        services.cases.undo(case.id)  # the interview is open again
    assert services.rounds.choices(RoundSetup()).chosen.roleplay
    with pytest.raises(GoodTermsError, match="no verdict yet"):
        services.rounds.begin(RoundSetup(case_id=case.id))


def test_a_level_that_the_persona_has_no_push_backs_for_gives_way(services, content):
    (persona,) = content.practice.personas
    only = tuple(each for each in persona.pushbacks if each.id == "in-writing")
    content.practice = replace(content.practice, personas=(replace(persona, pushbacks=only),))
    assert services.rounds.choices(RoundSetup(level=Level.SAD)).level.level is Level.SAFETY


def test_without_anybody_to_practise_on_it_is_refused(services, content):
    content.practice = replace(content.practice, personas=(), roleplays=())
    with pytest.raises(GoodTermsError, match="nobody to practise on"):
        services.rounds.begin(RoundSetup())
    assert services.rounds.all() == ()


# -- the cards


def test_the_cards_have_the_push_backs_of_the_level_and_no_more_than_it_asks_for(begun):
    card = begun.cards.client
    assert [each.id for each in card.pushbacks] == ["after-six-years", "who-else"]
    assert (card.fact, card.secret) == (
        "He wants to stop in autumn.",
        "“I’d have stopped in autumn anyway.”",
    )
    assert begun.cards.rep.title == "The tree nursery"


def test_the_sheet_has_its_checks_in_order_with_the_rule_to_remember(begun):
    sheet = begun.cards.sheet
    assert [check.id for check in sheet.checks][:2] == ["warned", "decided"]
    pressed = [check.id for check in sheet.checks if check.is_pressed]
    assert pressed == ["same-line"]
    assert all(check.rule for check in sheet.checks)


def test_the_safety_drill_is_marked_by_its_own_sheet(services):
    begun = services.rounds.begin(RoundSetup(level=Level.SAFETY))
    assert (begun.rubric, begun.cards.sheet.title) == ("safety", "Ending it")


def test_of_ones_own_case_the_card_has_the_words_of_its_talk(services, case, say):
    say(harm="no", wrong="bad", told="yes")
    begun = services.rounds.begin(RoundSetup(case_id=case.id))
    assert begun.rubric == "ending"
    assert [part.lines for part in begun.cards.rep.words] == [("This is the news.",)]
    assert "Halden Tools" in begun.cards.rep.scene
    assert begun.cards.client.instead == "Halden Tools"
    assert services.rounds.begin(RoundSetup(roleplay="the-tree-nursery")).cards.client.instead == ""


def test_what_the_cards_said_stays_though_the_pack_says_something_else(services, content, begun):
    content.practice = replace(content.practice, personas=(), rubrics=(), roleplays=())
    found = services.rounds.round(begun.id)
    assert found.cards == begun.cards
    assert services.rounds.mark(begun.id, CLIENT, "warned", answer=Answer.YES).marks


def test_a_round_goes_with_its_case(services, case, say, client):
    say(harm="no", wrong="bad", told="yes")
    begun = services.rounds.begin(RoundSetup(case_id=case.id))
    services.cases.trash(case.id)
    assert services.rounds.all() == ()
    services.cases.restore(case.id)
    assert [each.id for each in services.rounds.all()] == [begun.id]


# -- who sits there


def test_names_are_kept_in_the_list_and_may_be_left_out(services):
    begun = services.rounds.begin(RoundSetup(people=((REP, "Ana"), (CLIENT, " "), (OBSERVER, ""))))
    assert [who for _rater, who in begun.people] == [services.people.all()[0].id, "", ""]
    assert [person.name for person in services.people.all()] == ["Ana"]


def test_a_name_is_given_afterwards_and_changed_where_it_was_wrong(services):
    begun = services.rounds.begin(RoundSetup(people=((Rater.REP, ""), (Rater.CLIENT, "Kim"))))
    rounds = services.rounds
    rounds.name(begun.id, Rater.REP, "  ")
    with pytest.raises(GoodTermsError, match="two chairs"):
        rounds.name(begun.id, Rater.REP, "kim")
    found = rounds.name(begun.id, Rater.REP, "Ana")
    rounds.name(begun.id, Rater.OBSERVER, "Lu")  # nobody looked on
    names = {each: services.people.name(who) for each, who in found.people}
    assert names == {Rater.REP: "Ana", Rater.CLIENT: "Kim"}
    ana, lu = services.people.called("Ana").id, services.people.called("Lu").id
    assert [each.id for each in rounds.of_person(ana)] == [begun.id]
    with pytest.raises(GoodTermsError, match="two chairs"):
        rounds.name(begun.id, Rater.REP, "Kim")
    rounds.name(begun.id, Rater.REP, "Lu")  # it was Lu all the while
    assert [each.id for each in rounds.of_person(lu)] == [begun.id]
    assert rounds.of_person(ana) == ()
    assert dict(rounds.name(begun.id, Rater.REP, " ").people)[Rater.REP] == ""


def test_nobody_sits_on_two_chairs(services):
    with pytest.raises(GoodTermsError, match="two chairs"):
        services.rounds.begin(RoundSetup(people=((REP, "Ana"), (CLIENT, " ANA "))))
    assert (services.rounds.all(), services.people.all()) == ((), ())


# -- while it runs


def test_a_mark_is_kept_at_once_with_its_time(services, begun, again):
    services.rounds.mark(begun.id, CLIENT, "warned", answer=Answer.YES, at=12.34)
    services.rounds.mark(begun.id, CLIENT, "decided", answer=Answer.NO, at=20)
    services = again()
    found = services.rounds.round(begun.id)
    assert marks(found) == {("client", "warned"): True, ("client", "decided"): False}
    assert found.marks[0].at == 12.3


def test_marks_are_taken_back_one_by_one_and_done_again(services, begun):
    rounds = services.rounds
    rounds.mark(begun.id, CLIENT, "warned", answer=Answer.YES, at=1)
    rounds.pushback(begun.id, CLIENT, "who-else", 2)
    rounds.mark(begun.id, CLIENT, "warned", answer=None, at=3)
    assert marks(rounds.round(begun.id)) == {}
    assert marks(rounds.undo(begun.id, CLIENT)) == {("client", "warned"): True}
    assert rounds.undo(begun.id, CLIENT).pushbacks == ()
    assert [each.pushback for each in rounds.redo(begun.id, CLIENT).pushbacks] == ["who-else"]
    for _ in range(3):
        found = rounds.undo(begun.id, CLIENT)
    assert (found.marks, found.undoable) == ((), ())


def test_what_did_not_come_up_is_kept_and_counts_neither_way(services, begun, again):
    rounds = services.rounds
    for rater, answer in ((REP, Answer.NOT_UP), (CLIENT, Answer.NO)):
        rounds.mark(begun.id, rater, "warned", answer)
        rounds.finish_marks(begun.id, rater)
    services = again()
    found = services.rounds.round(begun.id)
    assert [mark.answer for mark in found.marks] == [Answer.NOT_UP, Answer.NO]
    assert services.rounds.comparison(found).gap is None
    ana = services.people.called("Ana")
    assert services.rounds.gaps(ana.id) == ()


def test_what_is_not_on_the_sheet_cannot_be_marked(services, begun):
    for what in ("nonsense", "in-writing"):  # a push-back of another level
        with pytest.raises(NotFound):
            services.rounds.mark(begun.id, CLIENT, what, answer=Answer.YES)
        with pytest.raises(NotFound):
            services.rounds.pushback(begun.id, CLIENT, what, 1)
    with pytest.raises(NotFound):
        services.rounds.mark("gone", CLIENT, "warned", answer=Answer.YES)


def test_a_critical_fail_is_marked_as_a_check_is(services, begun):
    found = services.rounds.mark(begun.id, OBSERVER, "threat", answer=Answer.YES, at=9)
    assert marks(found) == {("observer", "threat"): True}


def test_notes_stand_by_the_clock_and_can_be_taken_away(services, begun):
    late = services.rounds.note(begun.id, CLIENT, "Looked at the table.", 60)
    services.rounds.note(begun.id, REP, "  Stopped.  ", 5)
    told = [(note.at, note.text) for note in services.rounds.round(begun.id).notes]
    assert told == [(5.0, "Stopped."), (60.0, "Looked at the table.")]
    services.rounds.remove_note(late.id)
    assert len(services.rounds.round(begun.id).notes) == 1
    services.rounds.put_note_back(late.id)
    assert len(services.rounds.round(begun.id).notes) == 2
    with pytest.raises(TextRefused):
        services.rounds.note(begun.id, REP, " ", 5)


def test_a_round_that_was_killed_goes_on_where_its_clock_stood(services, begun, again):
    services.rounds.keep_clock(begun.id, 95.27)
    services = again()
    assert services.rounds.unfinished().id == begun.id
    assert services.rounds.round(begun.id).seconds == 95.3
    services.rounds.end(begun.id, 120)
    assert services.rounds.unfinished() is None
    assert services.rounds.go_on(begun.id).seconds == 120
    assert services.rounds.unfinished().id == begun.id


def test_the_clock_of_the_round_is_no_change_that_a_user_would_miss(services, begun):
    store = services._context.store
    before = store.watermark().saved
    services.rounds.keep_clock(begun.id, 5)
    assert store.watermark().saved == before
    services.rounds.end(begun.id, 5)
    assert store.watermark().saved == before + 1


@pytest.mark.parametrize(("seconds", "kept"), [(-1, 0), (0.04, 0), (10**9, 6 * 3600)])
def test_a_clock_that_went_mad_is_kept_within_reason(services, begun, seconds, kept):
    assert services.rounds.end(begun.id, seconds).seconds == kept


# -- after it


def test_the_marks_are_compared_once_all_have_marked(services, begun):
    rounds = services.rounds
    for what in ("after-six-years", "who-else"):
        rounds.pushback(begun.id, CLIENT, what, 1)
    for check in ("warned", "same-line"):
        rounds.mark(begun.id, REP, check, answer=Answer.YES)
    rounds.mark(begun.id, CLIENT, "warned", answer=Answer.YES)
    rounds.mark(begun.id, CLIENT, "same-line", answer=Answer.NO)
    assert rounds.waiting_for(rounds.round(begun.id)) == (REP, CLIENT)
    ana = services.people.called("Ana")
    assert rounds.gaps(ana.id) == ()
    rounds.finish_marks(begun.id, REP)
    found = rounds.finish_marks(begun.id, CLIENT)
    assert rounds.waiting_for(found) == ()
    side = rounds.comparison(found)
    assert (side.gap, side.compared, side.made, side.compulsory) == (1.0, 2, 2, 2)
    (point,) = rounds.gaps(ana.id)
    assert (point.points, point.own, point.others) == (50.0, 1.0, 0.5)
    assert rounds.gaps(services.people.called("Kim").id) == ()


def test_with_a_soft_client_it_is_not_known_whether_the_line_was_held(services, begun):
    found = services.rounds.mark(begun.id, CLIENT, "same-line", answer=Answer.YES)
    checks = {each.check.id: dict(each.seen) for each in services.rounds.comparison(found).checks}
    assert checks["same-line"] == {CLIENT: Seen.UNTESTED}
    found = services.rounds.pushback(begun.id, CLIENT, "who-else", 1)
    checks = {each.check.id: dict(each.seen) for each in services.rounds.comparison(found).checks}
    assert checks["same-line"] == {CLIENT: Seen.YES}


def test_gaps_over_time_stand_the_oldest_first(services, clock):
    ana = services.people.called("Ana")
    for _ in range(2):
        begun = services.rounds.begin(RoundSetup(people=TWO))
        for rater in (REP, CLIENT):
            services.rounds.mark(
                begun.id, rater, "warned", answer=Answer.YES if rater is REP else Answer.NO
            )
            services.rounds.finish_marks(begun.id, rater)
        clock.pass_days(1)
    starts = [point.started for point in services.rounds.gaps(ana.id)]
    assert starts == sorted(starts)
    assert len(starts) == 2


def test_what_the_debrief_wrote_is_kept_and_cleared(services, begun, again):
    services.rounds.answer(begun.id, DebriefField.WORD, " Long ")
    services = again()
    assert services.rounds.round(begun.id).answers == ((DebriefField.WORD, "Long"),)
    services.rounds.answer(begun.id, DebriefField.WORD, "")
    assert services.rounds.round(begun.id).answers == ()


def test_a_round_in_the_trash_comes_back_whole(services, begun):
    services.rounds.mark(begun.id, CLIENT, "warned", answer=Answer.YES, at=1)
    services.rounds.remove(begun.id)
    assert services.rounds.all() == ()
    with pytest.raises(NotFound):
        services.rounds.round(begun.id)
    assert marks(services.rounds.put_back(begun.id)) == {("client", "warned"): True}


acts = st.lists(
    st.tuples(
        st.sampled_from(Rater),
        st.sampled_from(["warned", "decided", "undo", "redo"]),
        st.sampled_from([True, False, None]),
    ),
    max_size=12,
)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None
)
@given(acts)
def test_after_a_kill_at_any_moment_all_that_was_marked_is_there(services, again, done):
    """What the service says after each mark is what it says after a restart."""
    rounds = services.rounds
    found = begun = rounds.begin(RoundSetup())
    for rater, what, yes in done:
        if what in ("undo", "redo"):
            found = getattr(rounds, what)(begun.id, rater)
        else:
            found = rounds.mark(
                begun.id, rater, what, answer=Answer.YES if yes else Answer.NO, at=1.0
            )
    reread = type(rounds)(services._context, services.people, rounds._setup).round(begun.id)
    assert reread == (rounds.round(begun.id) if not done else found)


def test_without_a_rubric_for_its_talk_nothing_is_begun(services, case, say):
    say(harm="no", wrong="late", told="no")
    assert services.cases.case(case.id).verdict is Verdict.FIX
    with pytest.raises(NotFound):  # the small content has none for it
        services.rounds.begin(RoundSetup(case_id=case.id))
    assert services.rounds.all() == ()
