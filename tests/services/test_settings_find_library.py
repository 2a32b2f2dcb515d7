"""Settings, finding things, and reading the library."""

from __future__ import annotations

import pytest

from coach.errors import GoodTermsError, NotFound
from coach.services.find import Found


def test_settings_begin_plain(services):
    chosen = services.settings
    assert (chosen.theme, chosen.text_size, chosen.my_name, chosen.discreet) == (
        "system",
        100,
        "",
        False,
    )


def test_a_setting_is_kept_at_once(services, again):
    services.settings.theme = "dark"
    services.settings.text_size = 150
    services.settings.my_name = " Kim 金 "
    services.settings.discreet = True
    kept = again().settings
    assert (kept.theme, kept.text_size, kept.my_name, kept.discreet) == (
        "dark",
        150,
        "Kim 金",
        True,
    )


@pytest.mark.parametrize(
    ("name", "value"), [("theme", "pink"), ("text_size", 99), ("text_size", 201)]
)
def test_a_setting_that_makes_no_sense_is_refused(services, name, value):
    before = getattr(services.settings, name)
    with pytest.raises(GoodTermsError):
        setattr(services.settings, name, value)
    assert getattr(services.settings, name) == before


@pytest.mark.parametrize("size", ["large", "", "-1", "9999"])
def test_a_kept_value_that_makes_no_sense_counts_as_none(services, again, size):
    services.settings._table.set("text-size", size)
    services.settings._table.set("theme", "pink")
    kept = again().settings
    assert kept.text_size in {100, 200}
    assert kept.theme == "system"


def test_find_looks_through_clients_cases_and_scripts(services, client, case):
    assert services.find.find("late") == (
        Found("case", case.id, "Late again", "Halden Tools"),
        Found("script", "open-late", "Opening when they pay late", "They pay late"),
        Found("script", "ask", "Asking for a date", "They pay late"),
    )
    assert services.find.find("HALDEN again")[0].id == case.id
    assert [found.kind for found in services.find.find("halden")] == ["client", "case"]
    assert len(services.find.find("late", limit=1)) == 1


@pytest.mark.parametrize(
    ("name", "text"), [("STRASSE", "straße"), ("Å", "A\u030a"), ("ÉCOLE", "école"), ("東京", "京")]
)
def test_find_knows_every_script(services, name, text):
    services.clients.add(name)
    assert [found.title for found in services.find.find(text)] == [name]


@pytest.mark.parametrize("text", ["", "   ", "%", "_", "xyz", "'"])
def test_find_finds_nothing_where_there_is_nothing(services, client, case, text):
    assert services.find.find(text) == ()


def test_the_trash_is_not_searched(services, client, case):
    services.clients.trash(client.id)
    assert services.find.find("halden") == ()


def test_the_library_is_read_by_situation_and_words(services):
    library = services.library
    assert [each.id for each in library.situations()] == ["late"]
    assert [each.id for each in library.scripts("late")] == ["open-late", "ask"]
    assert library.scripts("other") == ()
    assert [each.id for each in library.scripts(text="DATE asking")] == ["ask"]
    assert library.script("ask").title == "Asking for a date"
    with pytest.raises(NotFound):
        library.script("none")


def test_sources_come_in_the_order_asked(services):
    found = services.library.sources(["none", "our-default"])
    assert [source.id for source in found] == ["our-default"]
