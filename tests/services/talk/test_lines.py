"""The user's own hand in a talk, by the service, over a real data file."""

from __future__ import annotations

import pytest
from hypothesis import settings
from msgspec.structs import replace

from coach.domain.case import Stage
from coach.domain.talk.talk import Tone
from coach.errors import GoodTermsError, NotFound
from coach.services.case.text import LONGEST
from coach.services.talk.lines import MOST_OWN
from tests.services.editing import Editing
from tests.services.scripts import CONTENT


@pytest.fixture
def content():
    """A talk in three tones, whose parts and lines hang on the answers."""
    return CONTENT


@pytest.fixture
def lines(services, say):
    """The service of a case that comes to FIX."""
    say(harm="no", wrong="late", told="no")
    return services.lines


def shown(services, case):
    return {line.id: line for line in services.lines.rows(case.id)}


def test_a_rewritten_line_is_kept_when_the_program_starts_again(lines, case, again):
    lines.rewrite(case.id, "news/say", "  It is\n over. ")
    line = shown(again(), case)["news/say"]
    assert (line.text, line.is_rewritten) == ("It is over.", True)
    assert line.generated == "This is the news. (warm)"


def test_a_case_whose_lines_are_worked_on_is_at_its_talk(services, lines, case):
    assert services.cases.case(case.id).stage is Stage.VERDICT
    lines.switch(case.id, "news/say", on=False)
    assert services.cases.case(case.id).stage is Stage.TALK


def test_undo_and_redo_name_the_line_and_survive_a_new_start(lines, case, again):
    lines.rewrite(case.id, "news/say", "It is over.")
    lines.set_tone(case.id, Tone.PLAIN)
    assert (lines.undo(case.id), lines.undo(case.id), lines.undo(case.id)) == ("", "news/say", "")
    lines = again().lines
    assert (lines.can_undo(case.id), lines.can_redo(case.id)) == (False, True)
    assert lines.redo(case.id) == "news/say"
    assert lines.tone(case.id) is Tone.WARM
    lines.switch(case.id, "news/say", on=False)
    assert not lines.can_redo(case.id)


def test_what_changes_nothing_is_no_action(lines, case):
    lines.rewrite(case.id, "news/say", "This is the news. (warm)")
    lines.restore(case.id, "news/say")
    lines.switch(case.id, "news/say", on=True)
    lines.lock(case.id, "news/say", locked=False)
    lines.move(case.id, "open/hello", -1)
    lines.settle(case.id, "news/say", keep=True)
    lines.set_tone(case.id, Tone.WARM)
    lines.reply(case.id, "anger", "I hear you (warm).")
    assert not lines.can_undo(case.id)


def test_the_coachs_own_words_restore_a_line(lines, case):
    lines.rewrite(case.id, "news/say", "It is over.")
    lines.rewrite(case.id, "news/say", "This is the news. (warm)")
    assert not shown_line(lines, case, "news/say").is_rewritten


def shown_line(lines, case, line_id):
    return next(line for line in lines.rows(case.id) if line.id == line_id)


def test_a_new_last_day_asks_about_words_that_may_carry_the_old_one(services, lines, case):
    services.talks.set_fact(case.id, "last_day", "2026-12-31")
    lines.rewrite(case.id, "news/end", "We stop on New Year's Eve.")
    lines.set_tone(case.id, Tone.FORMAL)
    assert shown_line(lines, case, "news/end").conflict == ""
    services.talks.set_fact(case.id, "last_day", "2027-01-31")
    line = shown_line(lines, case, "news/end")
    assert (line.text, line.conflict) == ("We stop on New Year's Eve.", "changed")
    assert line.generated == "We end on the thirty-first of January. (formal)"
    lines.settle(case.id, "news/end", keep=False)
    assert (
        shown_line(lines, case, "news/end").text
        == "We end on the thirty-first of January. (formal)"
    )


def test_words_follow_their_part_out_of_a_talk_and_back(services, lines, case, say):
    say(wrong="bad", told="yes")
    mine = lines.add(case.id, "end", "Good luck.", after="end/bye")
    lines.rewrite(case.id, "end/bye", "So long.")
    before = services.talks.talk(case.id)
    say(told="no")
    kept = {line.id: line.text for line in services.talks.talk(case.id).kept}
    assert kept == {mine: "Good luck.", "end/bye": "So long."}
    say(told="yes")
    assert services.talks.talk(case.id) == before


def test_a_line_of_ones_own_can_be_moved_rewritten_and_removed(lines, case):
    mine = lines.add(case.id, "open", "Look at me.")
    lines.move(case.id, mine, -9)
    lines.rewrite(case.id, mine, "Look here.")
    assert lines.rows(case.id)[0].id == mine
    assert shown_line(lines, case, mine).text == "Look here."
    lines.remove(case.id, mine)
    assert mine not in {line.id for line in lines.rows(case.id)}
    assert lines.undo(case.id) == mine
    assert shown_line(lines, case, mine).text == "Look here."


def test_a_line_of_the_coach_cannot_be_removed(lines, case):
    with pytest.raises(GoodTermsError, match="Turn it off"):
        lines.remove(case.id, "news/say")


def test_a_reply_is_the_users_until_it_is_emptied(services, lines, case):
    lines.reply(case.id, "anger", "I see that.")
    lines.set_tone(case.id, Tone.PLAIN)
    (reaction,) = services.talks.talk(case.id).reactions
    assert (reaction.reply, reaction.is_rewritten) == ("I see that.", True)
    assert reaction.generated == "I hear you (plain)."
    lines.reply(case.id, "anger", " ")
    (reaction,) = services.talks.talk(case.id).reactions
    assert (reaction.reply, reaction.is_rewritten) == ("I hear you (plain).", False)


@pytest.mark.parametrize("text", ["", " \n ", "\u200b", "x" * (LONGEST + 1)])
def test_an_empty_or_endless_line_is_refused(lines, case, text):
    for keep in (
        lambda: lines.rewrite(case.id, "news/say", text),
        lambda: lines.add(case.id, "news", text),
    ):
        with pytest.raises(GoodTermsError):
            keep()
    assert not lines.can_undo(case.id)


def test_what_is_not_there_is_refused(lines, case):
    for action in (
        lambda: lines.rewrite(case.id, "news/no", "x"),
        lambda: lines.move(case.id, "news/no", 1),
        lambda: lines.add(case.id, "no", "x"),
        lambda: lines.add(case.id, "news", "x", after="open/hello"),
        lambda: lines.reply(case.id, "no", "x"),
        lambda: lines.undo("no"),
    ):
        with pytest.raises(NotFound):
            action()


def test_a_tone_that_the_pack_has_not_is_refused(services, case, monkeypatch):
    info = replace(CONTENT.info, tones=(Tone.PLAIN,))
    monkeypatch.setattr(CONTENT, "info", info)
    assert services.lines.tone(case.id) is Tone.PLAIN
    with pytest.raises(NotFound):
        services.lines.set_tone(case.id, Tone.WARM)


def test_what_is_off_is_in_no_brief(services, lines, case):
    lines.rewrite(case.id, "news/say", "It is over.")
    lines.switch(case.id, "open/late", on=False)
    spoken = [line.text for part in services.talks.talk(case.id).spoken for line in part.lines]
    assert "It is over." in spoken
    assert not any("You pay late" in text for text in spoken)


Editing.TestCase.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)
TestEditing = Editing.TestCase


def test_a_talk_has_a_bounded_number_of_own_lines(services, lines, case):
    own = [lines.add(case.id, "news", f"Line {n}.") for n in range(MOST_OWN)]
    with pytest.raises(GoodTermsError, match="100 lines of your own") as refused:
        lines.add(case.id, "news", "One more.")
    assert refused.value.todo.startswith("Take one of them out")
    assert [line.id for line in services.lines.rows(case.id) if line.is_added] == own
    lines.remove(case.id, own[0])
    assert lines.add(case.id, "news", "One more.")
