"""Every setting comes back after a restart, and is something else before it is set."""

from __future__ import annotations

from datetime import date

import pytest

from coach.store.tables.settings import SettingTable


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
        ("drill_seconds", 20, 5),
        ("drill_seconds", 20, 120),
        ("study_new", 24, 0),
        ("study_reviews", 120, 999),
        ("study_four", False, True),
        ("study_path", "", "first-week"),
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


@pytest.mark.parametrize(("asked", "kept"), [(4, 5), (5, 5), (120, 120), (121, 120)])
def test_a_reaction_has_five_seconds_to_two_minutes(services, asked, kept):
    services.settings.drill_seconds = asked
    assert services.settings.drill_seconds == kept


@pytest.mark.parametrize(
    ("name", "kept", "read", "is_noted"),
    [
        ("theme", "pink", "system", True),
        ("theme", "light", "light", False),
        ("text_size", "100", 100, False),
        ("text_size", "200", 200, False),
        ("text_size", "odd", 100, True),
        ("text_size", "-5", 100, True),
        ("drill_seconds", "4", 5, False),
        ("drill_seconds", "999", 120, False),
        ("drill_seconds", "soon", 20, True),
        ("study_new", "0", 0, False),
        ("study_new", "999", 999, False),
        ("study_new", "1000", 24, True),
        ("study_reviews", "", 120, True),
        ("study_four", "no", False, False),
        ("last_open", "yesterday", None, False),
        ("my_name", "x" * 100, "x" * 100, False),
    ],
)
def test_what_was_kept_is_read_or_gives_way_to_what_is_usual(
    services, again, name, kept, read, is_noted
):
    key = name.replace("_", "-")
    SettingTable(services._context.store).set(key, kept)
    found = again()
    assert getattr(found.settings, name) == read
    noted = [(row.table, row.id, row.column) for row in found._context.store.unread.all()]
    assert (("setting", key, "value") in noted) is is_noted


def test_of_a_long_name_the_beginning_is_read_and_the_rest_stays(services, again):
    SettingTable(services._context.store).set("my-name", "x" * 101)
    found = again()
    assert len(found.settings.my_name) == 100
    assert [(row.id, row.length) for row in found._context.store.unread.all()] == [("my-name", 101)]
    found.settings.my_name = found.settings.my_name
    assert SettingTable(found._context.store).get("my-name") == "x" * 101
