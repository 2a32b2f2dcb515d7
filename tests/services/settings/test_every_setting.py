"""Every setting comes back after a restart, and is something else before it is set."""

from __future__ import annotations

from datetime import date

import pytest


@pytest.mark.parametrize(
    ("name", "usual", "other"),
    [
        ("theme", "system", "dark"),
        ("text_size", 100, 150),
        ("my_name", "", "Kim"),
        ("discreet", False, True),
        ("last_open", None, date(2026, 11, 26)),
        ("before_joined", False, True),
        ("days_mended", False, True),
        ("window_place", "", "1 2 3 4 0"),
    ],
)
def test_a_setting_is_kept(services, again, name, usual, other):
    before = getattr(services.settings, name)
    if name not in {"before_joined", "days_mended"}:  # these are noted when a file is opened
        assert before == usual
    setattr(services.settings, name, usual if before == other else other)
    kept = again().settings
    assert getattr(kept, name) == (usual if before == other else other)
    if usual is not None:
        setattr(kept, name, usual)
        assert getattr(kept, name) == usual
        setattr(kept, name, other)
        assert getattr(kept, name) == other
