"""The debrief for two, step by step: each marks apart, at most two things, one commitment."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit

from coach.domain.plan import ReminderState
from coach.domain.practice.rounds import Answer, DebriefField, DebriefWay, Rater
from coach.domain.practice.sealed import SealedKind
from coach.services.practice.round_setup import RoundSetup
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.rounds.debrief_page import RoundDebriefPage
from coach.ui.rounds.marks_picture import MarksPicture
from coach.ui.shell.sealed_route import SealRoute
from tests.ui.conftest import button, texts
from tests.ui.rounds.conftest import TWO

K = Qt.Key
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
REACT, FACTS, MARKS, MOMENTS, LINES, AGAIN, COMMIT = range(7)


@pytest.fixture
def over(services, begun):
    """The round is over: the client marked the first check no, and made every push-back."""
    rounds, cards = services.rounds, begun.cards
    for number, each in enumerate(cards.client.pushbacks):
        rounds.pushback(begun.id, Rater.CLIENT, each.id, 20.0 + number)
    rounds.mark(begun.id, Rater.CLIENT, cards.sheet.checks[0].id, answer=Answer.NO, at=15)
    rounds.mark(begun.id, Rater.CLIENT, cards.sheet.checks[1].id, answer=Answer.YES, at=40)
    rounds.note(begun.id, Rater.CLIENT, "Looked at the door", 33)
    return rounds.end(begun.id, 600)


@pytest.fixture
def at(services, shown, over):
    """Shows a step of the debrief."""

    def show(step):
        services.rounds.answer(over.id, DebriefField.WAY, DebriefWay.WHOLE.value)
        services.rounds.answer(over.id, DebriefField.STEP, str(step))
        return shown(RoundDebriefPage, over.id)

    return show


def finish(services, over):
    """Let both sides finish: whoever practised marked the first check yes."""
    services.rounds.mark(over.id, Rater.REP, over.cards.sheet.checks[0].id, answer=Answer.YES)
    for rater in (Rater.REP, Rater.CLIENT):
        services.rounds.finish_marks(over.id, rater)


def answers(services, over):
    return dict(services.rounds.round(over.id).answers)


def title(page):
    return texts(page).splitlines()


def type_in(qtbot, page, name, text):
    edit = page.findChild(QPlainTextEdit, name)
    edit.setFocus()
    qtbot.keyClicks(edit, text)


def test_it_goes_through_seven_steps_and_back(at, services, over, heard):
    finish(services, over)
    page = at(REACT)
    seen = []
    for _ in range(7):
        seen.append(next(line for line in texts(page).splitlines() if "step" in line))
        last = button(page, "step-next").text() == "Done"
        button(page, "step-next").click()
    assert [line.split()[2] for line in seen] == list("1234567")
    assert last
    assert "step 7" in texts(page)  # nothing is planned: that is asked once
    button(page, "step-next").click()
    assert heard.last == ("rounds", None)
    button(page, "step-back").click()
    assert "step 6" in texts(page)


def test_what_is_written_is_kept_and_the_step_too(at, services, over, qtbot, shown):
    page = at(REACT)
    type_in(qtbot, page, "debrief:word", "Long")
    type_in(qtbot, page, "debrief:surprised", "That he said it")
    button(page, "step-next").click()
    kept = answers(services, over)
    assert (kept[DebriefField.WORD], kept[DebriefField.SURPRISED]) == ("Long", "That he said it")
    again = shown(RoundDebriefPage, over.id)
    assert "step 2" in texts(again)


def test_a_text_that_was_only_looked_at_stays_as_it_is(at, services, over):
    odd = "\u202e\u200b\u2029x"  # no field shows this as it is
    table = services.rounds._table
    table.set_answer(over.id, DebriefField.WORD, odd, services.clock())
    page = at(REACT)
    page.finish()
    assert answers(services, over)[DebriefField.WORD] == odd


# -- facts


def test_the_facts_stand_by_the_clock_without_a_mark_before_all_have_marked(at, services, over):
    page = at(FACTS)
    seen = texts(page)
    assert "0:33  Looked at the door" in seen
    assert f"0:20  {over.cards.client.pushbacks[0].says}" in seen
    assert over.cards.sheet.checks[0].says not in seen
    finish(services, over)
    page.show_page(over.id)
    assert f"0:15  {over.cards.sheet.checks[0].says}" in texts(page)


def test_something_is_said_to_a_moment_and_taken_away_again(at, services, over, qtbot, keys, heard):
    page = at(FACTS)
    note = f"note:{services.rounds.round(over.id).notes[0].id}"
    button(page, f"moment:{note}").click()
    qtbot.keyClicks(QApplication.focusWidget(), "Here you lost him")
    keys(K.Key_Return)
    (kept,) = services.comments.of(over.id)
    assert (kept.comment.text, kept.comment.anchor) == ("Here you lost him", note)
    assert kept.comment.author == "Kim"
    assert "Here you lost him" in texts(page)
    button(page, f"remove:{kept.comment.id}").click()
    assert services.comments.of(over.id) == ()
    assert "Here you lost him" not in texts(page)
    heard.notes[-1].undo()
    page.show_page(over.id)  # as the window does
    assert "Here you lost him" in texts(page)


def test_whoever_says_something_to_a_moment_is_chosen(at, services, over, qtbot, keys):
    page = at(FACTS)
    note = f"note:{services.rounds.round(over.id).notes[0].id}"
    speaker = page.findChild(QComboBox, "moment-speaker")
    button(page, f"moment:{note}").click()
    assert [speaker.itemText(at) for at in range(speaker.count())] == ["Ana", "Kim"]
    speaker.setCurrentText("Ana")
    qtbot.keyClicks(QApplication.focusWidget(), "I was lost there")
    keys(K.Key_Return)
    (kept,) = services.comments.of(over.id)
    assert kept.comment.author == "Ana"
    button(page, f"moment:{note}").click()
    assert speaker.currentText() == "Ana"  # who goes on speaking


def test_whoever_gave_no_name_speaks_as_what_they_did(shown, services, qtbot, keys, ticks):
    nobody = services.rounds.begin(RoundSetup(people=((Rater.REP, ""), (Rater.CLIENT, ""))))
    services.rounds.note(nobody.id, Rater.CLIENT, "Looked away", 3)
    services.rounds.end(nobody.id, 60)
    services.rounds.answer(nobody.id, DebriefField.STEP, str(FACTS))
    page = shown(RoundDebriefPage, nobody.id)
    button(page, f"moment:note:{services.rounds.round(nobody.id).notes[0].id}").click()
    qtbot.keyClicks(QApplication.focusWidget(), "Why?")
    keys(K.Key_Return)
    assert services.comments.of(nobody.id)[0].comment.author == "Whoever plays the client"


# -- marks


def test_each_marks_apart_behind_a_cover_and_sees_no_other_mark(at, services, over, keys):
    page = at(MARKS)
    first = over.cards.sheet.checks[0].id
    assert "Next: Ana" in texts(page)
    assert not button(page, "step-next").isEnabled()
    keys(K.Key_Return)
    assert not button(page, f"mark-no:{first}").isChecked()  # the client's is not seen
    keys(K.Key_A)
    found = services.rounds.round(over.id)
    (mark,) = [each for each in found.marks if each.rater is Rater.REP]
    assert (mark.check, mark.is_yes, mark.at) == (first, True, None)
    button(page, "marks-done").click()
    assert "Next: Kim" in texts(page)
    button(page, "lift-cover").click()
    assert button(page, f"mark-no:{first}").isChecked()
    button(page, "marks-done").click()
    assert button(page, "step-next").isEnabled()
    assert "What each of you saw" in texts(page)


def test_a_mark_is_taken_back_while_ones_sheet_is_open(at, services, over, keys, heard):
    page = at(MARKS)
    button(page, "lift-cover").click()
    keys(K.Key_A)
    keys(K.Key_Z, CTRL)
    assert not [m for m in services.rounds.round(over.id).marks if m.rater is Rater.REP]
    keys(K.Key_Z, CTRL | SHIFT)
    assert [m for m in services.rounds.round(over.id).marks if m.rater is Rater.REP]


def test_the_gap_stands_there_in_numbers_in_a_picture_and_in_a_table(at, services, over):
    finish(services, over)
    page = at(MARKS)
    seen = texts(page)
    assert page.findChild(QLabel, "gap-told").text() == (
        "You differ on 1 of 1 checks. In all, the own marks are 1 higher than the others’. Gap of "
        "the sums: +1."
    )
    count = len(over.cards.client.pushbacks)
    assert f"The client made {count} of {count} push-backs." in seen
    words = page.findChild(MarksPicture).accessibleDescription()
    assert "Ana: 1 of 1" in words
    assert f"A. {over.cards.sheet.checks[0].says} Ana yes, Kim no" in words
    assert {"Ana", "Kim", "Gap", "+1"} <= set(seen.splitlines())


def test_sheets_and_the_comparison_are_shown_from_their_top(at, over, keys):
    page = at(MARKS)
    page.resize(980, 420)
    bar = page.findChild(ScrollPage).verticalScrollBar()
    for _ in range(2):
        keys(K.Key_Return)  # lifts the cover
        QApplication.processEvents()
        assert (bar.maximum() > 0, bar.value()) == (True, 0)
        bar.setValue(bar.maximum())
        button(page, "marks-done").click()
        QApplication.processEvents()
    assert "What each of you saw" in texts(page)
    assert (bar.maximum() > 0, bar.value()) == (True, 0)
    assert QApplication.focusWidget().objectName() == "step-next"


def test_a_debrief_that_is_not_done_is_left_in_the_middle(at, services, over):
    left = services.practice_start.left()
    assert (left.round, left.debrief.id) == (None, over.id)
    finish(services, over)
    page = at(COMMIT)
    assert services.practice_start.left().debrief is not None
    for _ in range(2):  # at first it asks for one thing that will be done
        button(page, "step-next").click()
    assert not services.practice_start.left()
    page.show_page(over.id)
    assert "step 7 of 7" in texts(page)


def test_a_soft_client_is_named_and_does_not_flatter(shown, services, begun):
    pressed = next(check for check in begun.cards.sheet.checks if check.is_pressed)
    services.rounds.mark(begun.id, Rater.CLIENT, pressed.id, answer=Answer.YES, at=3)
    services.rounds.end(begun.id, 60)
    for rater in (Rater.REP, Rater.CLIENT):
        services.rounds.finish_marks(begun.id, rater)
    services.rounds.answer(begun.id, DebriefField.STEP, str(MARKS))
    page = shown(RoundDebriefPage, begun.id)
    assert "too few to know" in texts(page)
    assert "yes, not tested" in texts(page).splitlines()
    assert "Kim: 0 of 0" in page.findChild(MarksPicture).accessibleDescription()


def test_whoever_wants_to_marks_again(at, services, over):
    finish(services, over)
    page = at(MARKS)
    button(page, "mark-again:rep").click()
    assert services.rounds.waiting_for(services.rounds.round(over.id)) == (Rater.REP,)
    assert "Next: Ana" in texts(page)


# -- moments, lines, that minute again


def test_the_first_thing_to_improve_is_the_moment_that_is_proposed(at, services, over, qtbot):
    finish(services, over)
    page = at(MOMENTS)
    when = page.findChild(QComboBox, "debrief:first-at")
    assert when.currentText() == f"0:15  {over.cards.sheet.checks[0].says}"
    type_in(qtbot, page, "debrief:first-saw", "You looked away")
    button(page, "step-next").click()
    assert answers(services, over)[DebriefField.FIRST_SAW] == "You looked away"


def test_a_better_and_a_worse_line_stand_beside_the_rule(at, services, over):
    finish(services, over)
    page = at(LINES)
    check, seen = over.cards.sheet.checks[0], texts(page)
    for line in (check.says, check.yes, check.no, check.rule):
        assert line in seen
    assert f"Keep this: {over.cards.sheet.checks[1].says}" in seen


def test_no_more_than_two_things_are_to_be_improved(at, services, over):
    for check in over.cards.sheet.checks:
        services.rounds.mark(over.id, Rater.CLIENT, check.id, answer=Answer.NO)
    finish(services, over)
    seen = texts(at(LINES))
    assert sum(check.says in seen for check in over.cards.sheet.checks) == 2
    assert f"And {len(over.cards.sheet.checks) - 2} more" in seen


def test_that_minute_runs_by_its_own_clock_and_stops(at, services, over, ticks, qtbot):
    finish(services, over)
    page = at(AGAIN)
    assert over.cards.client.pushbacks[0].says in texts(page)
    minute = page.findChild(QLabel, "minute")
    button(page, "start-minute").click()
    ticks.now += 25
    qtbot.waitUntil(lambda: minute.text() == "0:35")
    ticks.now += 40
    qtbot.waitUntil(lambda: minute.text().startswith("Stop"))
    button(page, "again:better").click()
    assert answers(services, over)[DebriefField.AGAIN] == "better"
    assert button(page, "again:better").isChecked()
    button(page, "start-minute").click()
    assert minute.text() in ("1:00", "0:59")
    page.hide()


# -- the commitment


def commit(
    qtbot, page, text="say the day", day="1 Dec", place="Their office", by="keep-commitment"
):
    type_in(qtbot, page, "debrief:commitment", text)
    field = page.findChild(QLineEdit, "commitment-day")
    field.setFocus()
    qtbot.keyClicks(field, day)
    where = page.findChild(QLineEdit, "commitment-place")
    where.setFocus()
    qtbot.keyClicks(where, place)
    button(page, by).click()


def test_done_keeps_what_was_typed_and_a_second_press_keeps_no_second(
    at, services, over, qtbot, heard
):
    finish(services, over)
    page = at(COMMIT)
    commit(qtbot, page, by="step-next")
    (made,) = services.commitments.of(over.id)
    assert (made.text, made.due, made.place) == ("say the day", date(2026, 12, 1), "Their office")
    assert heard.last == ("rounds", None)
    assert heard.notes[-1].undo is not None
    assert heard.notes[-1].text == "You will be reminded on Tuesday, 1 December."
    page.show_page(over.id)
    assert not button(page, "keep-commitment").isEnabled()
    assert "you will be reminded" in texts(page)
    button(page, "step-next").click()
    assert services.commitments.of(over.id) == (made,)
    type_in(qtbot, page, "debrief:commitment", ", twice")
    assert button(page, "keep-commitment").isEnabled()


@pytest.mark.parametrize("day", ["", "some day"])
def test_done_says_once_why_a_commitment_is_not_kept(at, services, over, qtbot, heard, day):
    finish(services, over)
    page = at(COMMIT)
    commit(qtbot, page, day=day, by="step-next")
    assert heard.visits == []
    assert QApplication.focusWidget().objectName() == "commitment-day"
    button(page, "step-next").click()
    assert heard.last == ("rounds", None)
    assert services.commitments.of(over.id) == ()
    assert answers(services, over)[DebriefField.COMMITMENT] == "say the day"


def test_an_empty_field_looks_empty_and_what_to_write_stands_below_it(at, services, over):
    finish(services, over)
    page = at(COMMIT)
    field = page.findChild(QPlainTextEdit, "debrief:commitment")
    assert (field.toPlainText(), field.placeholderText()) == ("", "")
    assert "To remember: " in texts(page)


def test_a_commitment_without_a_case_is_reminded_of_on_its_day(
    at, services, over, qtbot, clock, heard
):
    finish(services, over)
    page = at(COMMIT)
    commit(qtbot, page)
    (made,) = services.commitments.of(over.id)
    assert (made.text, made.due, made.place) == ("say the day", date(2026, 12, 1), "Their office")
    assert "say the day" in texts(page)
    assert services.commitments.due() == ()
    clock.now = clock.now.replace(month=12, day=1)
    assert services.commitments.due() == (made,)
    button(page, f"remove-commitment:{made.id}").click()
    assert services.commitments.of(over.id) == ()
    heard.notes[-1].undo()
    assert len(services.commitments.of(over.id)) == 1


def test_of_a_case_it_stands_among_the_reminders_of_the_case(shown, services, answer, case, qtbot):
    answer("marketing-agency")
    begun = services.rounds.begin(RoundSetup(case_id=case.id, people=TWO))
    services.rounds.end(begun.id, 60)
    services.rounds.answer(begun.id, DebriefField.STEP, str(COMMIT))
    before = {each.id for each in services.reminders.of_case(case.id)}
    commit(qtbot, shown(RoundDebriefPage, begun.id))
    (made,) = [each for each in services.reminders.of_case(case.id) if each.id not in before]
    assert (made.title, made.due) == ("say the day", date(2026, 12, 1))
    assert made.state is ReminderState.OPEN
    assert "Their office" in made.detail


def test_without_a_day_nothing_is_kept_and_the_field_says_so(at, services, over, qtbot):
    finish(services, over)
    page = at(COMMIT)
    commit(qtbot, page, day="")
    assert services.commitments.of(over.id) == ()
    assert "Without a day it stays a wish" in texts(page)


def test_what_the_sheet_said_a_year_ago_is_still_there(at, services, over, shipped, monkeypatch):
    finish(services, over)
    check = over.cards.sheet.checks[0]
    empty = type(shipped.practice)()
    monkeypatch.setattr(shipped, "practice", empty)
    assert check.yes in texts(at(LINES))


def test_without_a_round_that_is_over_the_page_says_so(shown, heard, keys):
    shown(RoundDebriefPage)
    keys(K.Key_Return)
    assert heard.last == ("round-setup", None)


# -- to somebody else, and back


def test_what_was_said_to_no_moment_stands_above_and_the_round_goes_to_a_manager(
    at, services, over, heard
):
    services.comments.add(over.id, "", "Start later next time.", author="Dana")
    page = at(FACTS)
    assert "Start later next time." in texts(page)
    button(page, "send-sealed").click()
    assert heard.last == ("seal", SealRoute(SealedKind.ROUND, over.id))
