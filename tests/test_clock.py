"""Seconds as a clock shows them; the zone of the user, as it is kept with the time of a talk."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from coach.clock import as_clock

SAY = "from coach.clock import local_zone; print(local_zone())"


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0, "0:00"), (0.999, "0:00"), (9, "0:09"), (59.9, "0:59"), (60, "1:00"), (3725, "62:05")],
)
def test_a_clock_shows_the_whole_seconds_that_have_passed(seconds, shown):
    assert as_clock(seconds) == shown


@pytest.mark.parametrize("named", ["Europe/Dublin", ":Europe/Dublin", "America/Indiana/Knox"])
def test_the_zone_has_the_name_that_the_environment_gives_it(named):
    assert zone(TZ=named) == named.lstrip(":")


def test_what_is_no_name_of_a_zone_is_not_taken_for_one():
    assert "CET" not in zone(TZ="CET-1CEST")


def zone(**environ):
    """What a program of its own says, because the zone of a program is asked once."""
    ran = subprocess.run(
        [sys.executable, "-c", SAY],
        env={**os.environ, **environ},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stderr == ""
    return ran.stdout.strip()
