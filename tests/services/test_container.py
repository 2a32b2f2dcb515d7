"""The services of one data file: made when they are asked for, or read ahead in small steps."""

from __future__ import annotations

READ_AHEAD = {"steps", "dates", "lines", "prepare", "referrals", "papers", "mending", "comments"}


def test_reading_ahead_makes_ready_what_the_first_case_needs(services):
    assert not READ_AHEAD & set(vars(services))
    steps = list(services.read_ahead())
    assert vars(services).keys() >= READ_AHEAD | {"talks", "ear"}
    assert len(steps) > len(READ_AHEAD)


def test_each_service_is_made_once_and_anew_after_closing(services, again):
    assert services.papers is services.papers
    assert services.settings is services.settings
    later = again()
    assert later.settings is not services.settings
