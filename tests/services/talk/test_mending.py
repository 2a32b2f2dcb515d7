"""Lines of a talk that cannot be read: their words are offered, mended or given up, and undone."""

from __future__ import annotations

import pytest

from coach.errors import GoodTermsError, NotFound
from coach.store.file.reading import TEXT_MOST
from tests.services.scripts import CONTENT

LINE, OWN_PART = "news/say", "news"


@pytest.fixture
def content():
    """A talk in three tones, whose parts and lines hang on the answers."""
    return CONTENT


@pytest.fixture
def lines(services, say):
    """The service of a case that comes to FIX."""
    say(harm="no", wrong="late", told="no")
    return services.lines


@pytest.fixture
def store(services):
    store = services._context.store
    for (trigger,) in store.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        store.execute(f"DROP TRIGGER {trigger}")
    return store


def text_of(services, case, line_id):
    found = [each for each in services.lines.rows(case.id) if each.id == line_id]
    return (found[0].text, found[0].is_rewritten) if found else None


def named(services):
    return [(row.table, row.id, row.length) for row in services.unread.all()]


@pytest.fixture
def broken(services, lines, case, store):
    """A rewritten line whose entry makes no sense to this version."""
    lines.rewrite(case.id, LINE, "It is over.")
    store.execute("UPDATE line_edit SET deed = 'shout'")
    services.unread.clear()
    return services.mending.lines(case.id)[0]


def test_the_words_of_a_line_that_cannot_be_read_are_offered(services, case, broken):
    assert (broken.position, broken.words) == (0, "It is over.")
    assert broken.place == "The news"
    assert text_of(services, case, LINE) == ("This is the news. (warm)", False)
    assert named(services) == [("line_edit", f"{case.id}:0", 0)]


def test_mended_words_stand_in_the_line_and_nothing_waits_any_more(services, case, broken, store):
    before = store.rows("SELECT * FROM line_edit")
    services.mending.mend(case.id, broken.position, "  It is over\n now. ")
    services.unread.clear()
    assert text_of(services, case, LINE) == ("It is over now.", True)
    assert services.mending.lines(case.id) == ()
    assert named(services) == []
    assert store.rows("SELECT * FROM line_edit")[:1] == before  # what was kept stays as it was


def test_mending_is_undone_as_every_action(services, case, broken):
    services.mending.mend(case.id, broken.position, "It is over now.")
    assert services.lines.undo(case.id) == LINE
    assert services.mending.lines(case.id) == (broken,)
    assert services.lines.redo(case.id) == LINE
    assert services.mending.lines(case.id) == ()


def test_the_coachs_words_can_stand_again(services, case, broken):
    services.mending.put_back(case.id, broken.position)
    assert text_of(services, case, LINE) == ("This is the news. (warm)", False)
    assert services.mending.lines(case.id) == ()


@pytest.mark.parametrize("text", ["", " \u200b", "x" * 2001])
def test_words_that_cannot_be_kept_are_refused_and_the_offer_stays(services, case, broken, text):
    with pytest.raises(GoodTermsError):
        services.mending.mend(case.id, broken.position, text)
    assert services.mending.lines(case.id) == (broken,)


def test_what_does_not_wait_cannot_be_mended(services, lines, case):
    lines.rewrite(case.id, LINE, "It is over.")
    for call in (services.mending.put_back, lambda *it: services.mending.mend(*it, "x")):
        with pytest.raises(NotFound):
            call(case.id, 0)


def test_a_line_that_was_written_anew_since_is_settled(services, lines, case, broken):
    lines.rewrite(case.id, LINE, "Something else.")
    assert services.mending.lines(case.id) == ()


@pytest.mark.parametrize("column", ["deed", "said_at", "position"])
def test_a_line_of_ones_own_comes_back_into_its_part(services, lines, case, store, column):
    own = lines.add(case.id, OWN_PART, "By the way, thank you.")
    value = {"deed": "shout", "said_at": "noon", "position": -5}[column]
    store.execute(f'UPDATE line_edit SET "{column}" = ?', (value,))  # noqa: S608
    assert text_of(services, case, own) is None
    waiting = services.mending.lines(case.id)[0]
    assert services.mending.mend(case.id, waiting.position, waiting.words) == own
    assert text_of(services, case, own)[0] == "By the way, thank you."
    assert services.mending.lines(case.id) == ()


def test_words_of_a_line_that_nobody_knows_become_a_line_of_ones_own(services, lines, case, store):
    lines.rewrite(case.id, LINE, "It is over.")
    store.execute("UPDATE line_edit SET deed = 'shout', line = 'x'")
    new = services.mending.mend(case.id, 0, "It is over.")
    assert "/own:" in new
    assert text_of(services, case, new)[0] == "It is over."
    assert services.mending.lines(case.id) == ()


def test_a_reply_is_mended_as_a_reply(services, lines, case, store):
    talk = services.talks.talk(case.id)
    reaction = (*talk.reactions, *talk.further)[0]
    lines.reply(case.id, reaction.id, "I hear you.")
    store.execute("UPDATE line_edit SET said_at = 'noon'")
    waiting = services.mending.lines(case.id)[0]
    assert (waiting.place, waiting.words) == (reaction.says, "I hear you.")
    services.mending.mend(case.id, 0, "I do hear you.")
    assert services.talks.edits(case.id).replies == {reaction.id: "I do hear you."}
    lines.undo(case.id)
    services.mending.put_back(case.id, 0)
    assert services.talks.edits(case.id).replies == {}
    assert services.mending.lines(case.id) == ()


def test_an_action_without_words_can_only_be_let_go(services, lines, case, store):
    lines.switch(case.id, LINE, on=False)
    store.execute("UPDATE line_edit SET said_at = 'noon'")
    waiting = services.mending.lines(case.id)[0]
    assert waiting.words == ""
    services.mending.put_back(case.id, 0)
    assert services.mending.lines(case.id) == ()


@pytest.mark.parametrize("more", [0, 1])
def test_words_that_are_too_long_are_offered_in_part_until_they_are_mended(
    services, lines, case, store, more
):
    lines.rewrite(case.id, LINE, "It is over.")
    store.execute("UPDATE line_edit SET value = ?", ("x" * (TEXT_MOST + more),))
    waiting = services.mending.lines(case.id)
    assert [(each.length, len(each.words)) for each in waiting] == [
        (TEXT_MOST + 1, TEXT_MOST)
    ] * more
    if more:
        services.mending.mend(case.id, 0, "It is over.")
        assert services.mending.lines(case.id) == ()
