"""Settings, and reading the library."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.domain.pack import Library
from coach.domain.search import Kind
from coach.domain.talk.script import Situation
from coach.engine.rules.conditions import parse
from coach.errors import GoodTermsError, NotFound


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


@pytest.mark.parametrize(
    ("kept_size", "size"),
    [("large", 100), ("", 100), ("-1", 100), ("99", 100), ("201", 200), ("9999", 200)],
)
def test_a_kept_value_that_makes_no_sense_counts_as_the_nearest(services, again, kept_size, size):
    services.settings._table.set("text-size", kept_size)
    services.settings._table.set("theme", "pink")
    kept = again().settings
    assert kept.text_size == size
    assert kept.theme == "system"


def test_the_library_is_read_by_situation_and_words(services):
    library = services.library
    assert [each.id for each in library.situations()] == ["late"]
    assert [each.id for each in library.scripts("late")] == ["open-late", "ask"]
    assert library.scripts("other") == ()
    assert library.script("ask").title == "Asking for a date"
    with pytest.raises(NotFound):
        library.script("none")


def test_a_verdict_and_a_part_of_its_talk_are_read_with_their_scripts(services):
    topic = services.library.topic(Kind.VERDICT, "PART")
    assert (topic.title, topic.says) == (
        "Part it",
        (("meaning", "It means this."), ("channel", "Face to face.")),
    )
    topic = services.library.topic(Kind.PART, "PART/news")
    assert (topic.title, topic.says[0]) == ("The news · Part it", ("purpose", "To say it."))


def test_a_case_sees_the_scripts_of_its_situation_first_and_three_at_most(content, again):
    def script(name, situation):
        first = content.library.scripts[0]
        return replace(first, id=name, situation=situation, verdicts=("FIX", "RESET"))

    names = ("any-1", "bad-1", "bad-2", "bad-3", "bad-4", "late-1", "late-2")
    kinds = {"any": None, "bad": parse("wrong is bad"), "late": parse("wrong is late")}
    content.library = Library(
        tuple(Situation(kind, kind, "", when) for kind, when in kinds.items()),
        tuple(script(name, name.partition("-")[0]) for name in names),
    )
    services = again()
    case = services.cases.start(services.clients.add("Halden Tools").id, "Late again")

    def found(case_id=""):
        topic = services.library.topic(Kind.VERDICT, "FIX", case_id)
        return [each.id for each in topic.scripts]

    assert found() == list(names)
    assert found(case.id) == list(names[:3])  # no verdict yet
    for question, option in (("harm", "no"), ("wrong", "late"), ("told", "no")):
        services.cases.answer(case.id, question, option)
    assert found(case.id) == ["late-1", "late-2", "any-1"]
    services.cases.answer(case.id, "wrong", "bad")
    assert found(case.id) == ["bad-1", "bad-2", "bad-3"]


@pytest.mark.parametrize(
    ("kind", "topic_id"),
    [
        (Kind.VERDICT, "NONE"),
        (Kind.PART, "PART/none"),
        (Kind.PART, "news"),
        (Kind.REACTION, "none"),
        (Kind.CLIENT, "PART"),
    ],
)
def test_what_the_pack_has_not_is_not_found(services, kind, topic_id):
    with pytest.raises(NotFound):
        services.library.topic(kind, topic_id)


def test_sources_come_in_the_order_asked(services):
    found = services.library.sources(["none", "our-default"])
    assert [source.id for source in found] == ["our-default"]
