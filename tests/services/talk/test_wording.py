"""The ear over a case."""

from __future__ import annotations

import pytest

from coach.errors import NotFound


def test_a_text_without_a_case_is_heard(services):
    assert services.ear.line("Good morning.") == ()


def test_a_case_that_is_not_there_is_refused(services):
    with pytest.raises(NotFound):
        services.ear.line("Good morning.", "nobody")


def test_without_a_verdict_lines_are_heard(services, case):
    assert services.ear.line("Good morning.", case.id, "news") == ()


def test_the_talk_is_heard_as_it_is_to_be_said(services, case, say):
    say(harm="no", wrong="late", told="no")
    assert services.ear.composed(services.talks.talk(case.id)).lines == ()
    assert len(services.ear.line("You are odd.", case.id, "news")) == 1
    assert services.ear.line("You are odd.") == ()
