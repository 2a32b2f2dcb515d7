"""A wrong clock locks nothing for longer than a night, and is said."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

import coach
from coach.domain.rules.heat import Heat, HeatOption, HeatQuestion
from coach.services.settings.clock_check import LEEWAY
from tests.services.conftest import INTERVIEW, SmallContent

HEAT = HeatQuestion(
    "safety", "How angry?", "", "", (HeatOption(Heat.HOT, "Hot", "You were hot"),), "Wait.", "Look."
)
IN_2031 = datetime(2031, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def content():
    return SmallContent(interview=replace(INTERVIEW, heat=HEAT))


@pytest.fixture
def hot(services, clock, case, say):
    """A case of somebody who said in 2031 to be hot; then the clock was put right."""
    right = clock.now
    clock.now = IN_2031
    say(harm="no")
    services.heat.set(case.id, Heat.HOT)
    say(wrong="late", told="no")
    clock.now = right
    return case.id


def test_no_case_waits_beyond_a_night_from_now(services, clock, hot):
    waits = services.cases.case(hot).parked_until
    assert clock.now < waits <= clock.now + timedelta(days=2)


def test_the_night_is_counted_from_now_and_then_is_over(services, clock, hot):
    said = services.clock_check.mend()
    assert "1 March 2031" in said
    assert (
        "The clock said 1 March 2031 when you said that you were angry in the case “Halden" in said
    )
    assert "It is open again on" in said
    clock.pass_days(2)
    assert services.cases.case(hot).parked_until is None
    assert services.heat.case(hot).heat is Heat.HOT


def test_a_night_that_was_over_is_not_counted_again(services, clock, hot):
    """Something was saved after it, by the same wrong clock; so by one that is behind now."""
    right = clock.now
    clock.now = IN_2031 + timedelta(days=1)
    services.clients.add("Brightwater")
    clock.now = right
    assert "angry" not in services.clock_check.mend()
    assert services.cases.case(hot).parked_until is None
    assert services.heat.case(hot).heat is Heat.HOT


def test_discreet_names_no_client(services, hot):
    services.settings.discreet = True
    said = services.clock_check.mend()
    assert "angry in one case" in said
    assert "Halden" not in said


def test_it_is_said_once(services, clock, hot):
    assert services.clock_check.mend()
    clock.pass_days(0.01)
    assert services.clock_check.mend() == ""


@pytest.mark.parametrize(("back", "said"), [(LEEWAY, False), (LEEWAY * 2, True)])
def test_clocks_that_nearly_agree_are_taken_to_agree(services, clock, back, said):
    services.clients.add("Halden Tools")
    clock.now -= back
    assert bool(services.clock_check.mend()) is said


def test_an_even_clock_is_nothing_to_speak_of(services, clock):
    services.clients.add("Halden Tools")
    assert services.clock_check.mend() == ""


def test_no_day_is_said_in_the_language_of_the_system():
    """Qt sets the locale of the process, and strftime then names months and weekdays by it."""
    by_locale = re.compile(r"%[AaBb]\b")
    files = Path(coach.__file__).parent.rglob("*.py")
    assert [file.name for file in files if by_locale.search(file.read_text("utf-8"))] == []
