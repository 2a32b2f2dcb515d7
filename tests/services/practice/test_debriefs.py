"""Looking back: one's own marks are kept before the run is shown, comments lie at their lines."""

from __future__ import annotations

import pytest

from coach.domain.practice.debrief import CheckState
from coach.errors import NotFound, TextRefused

PLAY = "the-tree-nursery"


@pytest.fixture
def run_id(services):
    run_id = services.runs.begin(PLAY).run.id
    for choice in ("the-shed/1", "the-news/3", "the-news/1", "after-the-news/3", "his-turn/4"):
        services.runs.choose(run_id, choice)
    return run_id


def test_what_was_said_of_a_run_is_kept_at_once(services, again, run_id):
    told = services.debriefs.of(run_id)
    check = told.rubric.checks[0].id
    services.debriefs.say(run_id, "Shaky", "That he laughed.")
    services.debriefs.mark(run_id, check, is_yes=True)
    answers = again().debriefs.of(run_id).answers
    assert (answers.word, answers.surprise, answers.marks) == (
        "Shaky",
        "That he laughed.",
        ((check, True),),
    )


def test_the_gap_counts_what_one_marked_higher_than_the_run_shows(services, run_id):
    told = services.debriefs.of(run_id)
    missed = [each.check.id for each in told.facts.checks if each.state is CheckState.MISSED]
    assert missed
    for check in missed:
        services.debriefs.mark(run_id, check, is_yes=True)
    assert services.debriefs.of(run_id).gap.gap == len(missed)


def test_the_two_moments_name_the_rule_that_moved_the_client(services, run_id):
    facts = services.debriefs.of(run_id).facts
    worst = facts.moments[0]
    assert worst.said == "“You never sent a receipt in time.”"
    assert worst.effects[0].because
    assert len(facts.moments) <= 2
    assert len(facts.improve) <= 2


def test_comments_lie_at_their_lines_and_no_others_are_shown(services, run_id):
    services.comments.add(run_id, "step:1", "You blamed him here.", author="Dana")
    services.comments.add(run_id, "step:1", "And he heard it.", author="Dana")
    services.comments.add(run_id, "step:x", "Nowhere.", author="Dana")
    services.comments.add(run_id, "step:²", "Nowhere at all.", author="Dana")
    services.comments.add(run_id, "", "Of all of it.", author="Dana")
    found = services.debriefs.comments(run_id)
    assert {at: [each.comment.text for each in said] for at, said in found.items()} == {
        1: ["You blamed him here.", "And he heard it."]
    }


@pytest.mark.parametrize(("length", "fits"), [(60, True), (61, False)])
def test_a_word_has_room_for_a_word(services, run_id, length, fits):
    if fits:
        services.debriefs.say(run_id, "x" * length, "")
    else:
        with pytest.raises(TextRefused):
            services.debriefs.say(run_id, "x" * length, "")
    assert len(services.debriefs.of(run_id).answers.word) == (length if fits else 0)


def test_a_run_that_is_not_there_cannot_be_looked_back_at(services):
    with pytest.raises(NotFound):
        services.debriefs.of("nobody")
