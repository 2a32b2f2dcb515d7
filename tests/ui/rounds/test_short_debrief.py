"""The short debrief: a few checks each, one page, one commitment; by keys, and after a kill."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from coach.domain.practice.rounds import Answer, DebriefField, Rater
from coach.engine.practice.glance import main_checks, words_in
from coach.services.practice.round_setup import RoundSetup
from coach.ui.kit.fields.reading_panel import ReadingPanel
from coach.ui.rounds.debrief_page import RoundDebriefPage
from tests.ui.conftest import button, texts
from tests.ui.room import settle

K = Qt.Key
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def over(services, begun):
    """A talk of three minutes: the client marked the first two checks, and pushed back."""
    rounds, cards = services.rounds, begun.cards
    for number, each in enumerate(cards.client.pushbacks):
        rounds.pushback(begun.id, Rater.CLIENT, each.id, 20.0 + number)
    rounds.mark(begun.id, Rater.CLIENT, cards.sheet.checks[0].id, answer=Answer.NO, at=30)
    rounds.mark(begun.id, Rater.CLIENT, cards.sheet.checks[1].id, answer=Answer.YES, at=40)
    return rounds.end(begun.id, 240)


@pytest.fixture
def page(shown, over):
    """The debrief of that round, as it comes up."""
    return shown(RoundDebriefPage, over.id)


def answers(services, over):
    return dict(services.rounds.round(over.id).answers)


def marks_of(services, over, rater):
    found = services.rounds.round(over.id).marks
    return {mark.check: mark.is_yes for mark in found if mark.rater is rater}


def key_of(check, sheet):
    """The letter of a check on its sheet."""
    return K(K.Key_A.value + sheet.checks.index(check))


def to_the_page(keys):
    """Mark the first check yes, which the other saw missed, and go on to the page of both."""
    keys(K.Key_A)
    keys(K.Key_Return)
    settle()
    if "what did you see?" in texts(QApplication.activeWindow()):
        keys(K.Key_Return)
        settle()


def promise(qtbot, page, day="1 Dec"):
    edit = page.findChild(QPlainTextEdit, "debrief:commitment")
    edit.setFocus()
    qtbot.keyClicks(edit, "say the day")
    for name, text in (("commitment-day", day), ("commitment-place", "Their office")):
        field = page.findChild(QLineEdit, name)
        field.setFocus()
        qtbot.keyClicks(field, text)


def test_it_comes_by_itself_and_asks_whoever_practised_six_checks_unseen_by_the_other(
    page, services, over
):
    seen = texts(page)
    assert "about 4 minutes" in seen
    assert "Ana: what did you do?" in seen
    assert sum(check.says in seen for check in over.cards.sheet.checks) == 6
    assert "Send to my manager" not in seen  # what is not marked yet goes to nobody
    assert over.cards.sheet.checks[0].says in seen
    first = over.cards.sheet.checks[0].id
    assert not button(page, f"mark-no:{first}").isChecked()  # the other's mark is not seen


def test_the_words_of_a_check_begin_beside_its_marks(page, over):
    settle()
    check = over.cards.sheet.checks[0]
    last = button(page, f"mark-not-up:{check.id}")
    (says,) = [each for each in last.window().findChildren(QLabel) if each.text() == check.says]
    assert 0 < says.mapTo(page, QPoint()).x() - last.mapTo(page, last.rect().topRight()).x() < 16


def test_all_of_it_goes_by_keys(page, services, over, keys, qtbot, heard):
    sheet = over.cards.sheet
    first, second = (check.id for check in sheet.checks[:2])
    open_ = next(check for check in main_checks(sheet) if check not in sheet.checks[:2])
    third, key = open_.id, key_of(open_, sheet)
    keys(K.Key_A)
    keys(key, SHIFT)
    assert marks_of(services, over, Rater.REP) == {first: True, third: False}
    keys(K.Key_Return)
    settle()
    seen = texts(page)
    assert "Kim: what did you see?" in seen
    assert open_.says in seen
    assert over.cards.sheet.checks[0].says not in seen  # it was marked in the talk
    keys(K.Key_A)  # a letter of no check that is asked for: each keeps its own of the sheet
    assert marks_of(services, over, Rater.CLIENT) == {first: False, second: True}
    keys(key)
    assert marks_of(services, over, Rater.CLIENT) == {first: False, second: True, third: True}
    keys(K.Key_Return)
    settle()
    assert QApplication.focusWidget().objectName() == "debrief:commitment"
    assert "What you take with you" in texts(page)
    assert services.rounds.waiting_for(services.rounds.round(over.id)) == ()


def test_the_page_has_where_you_differ_one_moment_and_at_most_two_things(
    page, services, over, keys
):
    to_the_page(keys)
    seen, check = texts(page), over.cards.sheet.checks[0]
    assert "Ana: yes · Kim: no" in seen
    push = over.cards.client.pushbacks[-1].says
    assert f"At 0:30, after {push}" in seen
    for line in ("Missed", check.says, check.yes):
        assert line in seen
    assert f"Keep this: {over.cards.sheet.checks[1].says}" in seen
    assert not page.findChild(QPlainTextEdit, "debrief:first-saw").isVisible()


def test_a_note_of_the_talk_and_the_sum_stand_on_the_page(page, services, over, keys):
    services.rounds.note(over.id, Rater.CLIENT, "Looked at the door", 33)
    to_the_page(keys)
    seen = texts(page)
    assert "0:33  Looked at the door" in seen
    assert "1 of 1 · in sum +1" in seen
    assert "A  the one above" in seen
    assert seen.count(over.cards.sheet.checks[0].says) == 1  # no sentence stands there twice


def test_the_last_page_is_read_in_half_a_minute(page, keys):
    to_the_page(keys)
    assert words_in(texts(page)) <= 110


def test_what_is_open_is_counted_and_what_did_not_come_up_is_not_asked_for(page, over, keys):
    assert "Alt+A or –: did not come up" in texts(page)
    sheet = over.cards.sheet
    open_ = next(check for check in main_checks(sheet) if check not in sheet.checks[:2])
    for key in (K.Key_A, K.Key_B, key_of(open_, sheet)):
        keys(key)
    keys(K.Key_Return)
    settle()
    assert "Kept from the talk: push-backs 3 of 3, checks 2 of 3." in texts(page)


def test_what_did_not_come_up_is_said_by_both_and_counts_nowhere(page, services, over, keys):
    sheet = over.cards.sheet
    open_ = next(check for check in main_checks(sheet) if check not in sheet.checks[:2])
    keys(key_of(open_, sheet), ALT)
    keys(K.Key_Return)
    settle()
    assert open_.says in texts(page)
    keys(key_of(open_, sheet), ALT)
    found = [mark for mark in services.rounds.round(over.id).marks if mark.check == open_.id]
    assert [mark.answer for mark in found] == [Answer.NOT_UP, Answer.NOT_UP]
    keys(K.Key_Return)
    settle()
    assert "Only one side has marked." in texts(page)  # of the others nothing can be compared


def test_of_three_things_missed_two_are_said_and_the_third_is_counted(page, services, over, keys):
    checks = over.cards.sheet.checks
    services.rounds.mark(over.id, Rater.CLIENT, checks[1].id, answer=Answer.NO, at=41)
    to_the_page(keys)
    assert f"Missed, too: {checks[1].says}" in texts(page)
    assert "more." not in texts(page)
    services.rounds.mark(over.id, Rater.CLIENT, checks[2].id, answer=Answer.NO, at=42)
    page.show_page(over.id)
    assert f"Missed, too: {checks[1].says} And 1 more." in texts(page)


def test_nobody_goes_past_what_will_be_done_unseen_and_the_end_says_what_is_missing(
    page, over, keys, heard
):
    to_the_page(keys)
    button(page, "step-next").click()
    assert not heard.visits
    assert QApplication.focusWidget().objectName() == "debrief:commitment"
    assert "write one thing, or go on without" in texts(page)
    button(page, "step-next").click()
    assert heard.last == ("rounds", None)


def write_into(qtbot, page, name, text):
    field = page.findChild(QWidget, name)
    field.setFocus()
    qtbot.keyClicks(field, text)


@pytest.mark.parametrize("first", [("",), ("I will be silent",), ("I will be silent", "8")])
def test_what_is_written_after_it_was_asked_for_is_kept(page, services, keys, qtbot, heard, first):
    to_the_page(keys)
    names = ("debrief:commitment", "commitment-day")
    for name, text in zip(names, first, strict=False):
        write_into(qtbot, page, name, text)
    button(page, "step-next").click()
    assert not heard.visits
    if not first[0]:
        write_into(qtbot, page, names[0], "I will be silent")
        button(page, "step-next").click()
        assert not heard.visits  # now its day is asked for
        assert "Without a day it stays a wish" in texts(page)
    write_into(qtbot, page, names[1], " Dec" if len(first) > 1 else "8 Dec")
    button(page, "step-next").click()
    (made,) = services.commitments.of(services.rounds.all()[0].id)
    assert (made.text, made.due) == ("I will be silent", date(2026, 12, 8))
    assert heard.last == ("rounds", None)


def test_a_past_day_is_asked_about_and_whoever_goes_on_without_hears_that(
    page, services, over, keys, qtbot, heard
):
    to_the_page(keys)
    promise(qtbot, page, day="1 Jan 2020")
    button(page, "step-next").click()
    assert "That day is past." in texts(page)
    assert not heard.visits
    button(page, "step-next").click()
    assert services.commitments.of(over.id) == ()
    assert heard.last == ("rounds", None)
    assert "has no day, so nothing reminds you" in heard.notes[-1].text


def test_enter_behind_the_place_keeps_it(page, services, over, keys, qtbot):
    to_the_page(keys)
    promise(qtbot, page)
    keys(K.Key_Return)
    (made,) = services.commitments.of(over.id)
    assert made.place == "Their office"


def test_while_a_day_is_typed_the_place_stays_free(page, over, keys, qtbot):
    to_the_page(keys)
    day = page.findChild(QLineEdit, "commitment-day")
    place = page.findChild(QLineEdit, "commitment-place")
    day.setFocus()
    qtbot.keyClicks(day, "next Tuesday")
    panel = page.findChild(ReadingPanel)
    assert panel.isVisible()
    box = place.rect().translated(place.mapTo(panel.window(), QPoint()))
    assert not panel.geometry().intersects(box)


def test_with_nothing_open_it_goes_to_the_page_at_once(page, services, over, keys):
    keys(K.Key_A)
    keys(K.Key_B)
    keys(K.Key_Return)
    settle()
    assert "What you take with you" in texts(page)
    assert services.rounds.waiting_for(services.rounds.round(over.id)) == ()


def test_one_goes_back_to_mark_again(page, services, over, keys):
    to_the_page(keys)
    button(page, "step-back").click()
    assert "what did you do?" in texts(page)
    assert button(page, f"mark-yes:{over.cards.sheet.checks[0].id}").isChecked()


def test_done_keeps_what_will_be_done_and_the_round_is_looked_back_on(
    page, services, over, keys, qtbot, heard
):
    to_the_page(keys)
    promise(qtbot, page)
    button(page, "step-next").click()
    (made,) = services.commitments.of(over.id)
    assert (made.text, made.due, made.place) == ("say the day", date(2026, 12, 1), "Their office")
    assert heard.last == ("rounds", None)
    assert not services.practice_start.left()
    page.show_page(over.id)
    assert "What you take with you" in texts(page)


def test_after_a_kill_it_stands_where_it_stood_with_all_that_was_typed(
    page, services, over, keys, qtbot, shown
):
    keys(K.Key_A)
    again = shown(RoundDebriefPage, over.id)  # another program, which knows the data file alone
    assert button(again, f"mark-yes:{over.cards.sheet.checks[0].id}").isChecked()
    to_the_page(keys)
    promise(qtbot, again)
    again.findChild(QPlainTextEdit, "debrief:commitment").setFocus()
    third = shown(RoundDebriefPage, over.id)
    assert "What you take with you" in texts(third)
    assert third.findChild(QPlainTextEdit, "debrief:commitment").toPlainText() == "say the day"
    assert third.findChild(QLineEdit, "commitment-place").text() == "Their office"
    button(third, "keep-commitment").click()
    assert services.commitments.of(over.id)[0].due == date(2026, 12, 1)


def test_the_way_changes_at_any_time_and_nothing_is_lost(page, services, over, keys, qtbot):
    to_the_page(keys)
    promise(qtbot, page, day="some day")
    button(page, "debrief-way").click()
    assert "step 1 of 7" in texts(page)
    edit = page.findChild(QPlainTextEdit, "debrief:word")
    edit.setFocus()
    qtbot.keyClicks(edit, "Long")
    for _ in range(6):
        button(page, "step-next").click()
    assert page.findChild(QLineEdit, "commitment-place").text() == "Their office"
    assert page.findChild(QLineEdit, "commitment-day").text() == "some day"
    button(page, "debrief-way").click()
    assert "What you take with you" in texts(page)
    assert page.findChild(QPlainTextEdit, "debrief:commitment").toPlainText() == "say the day"
    kept = answers(services, over)
    assert (kept[DebriefField.WORD], kept[DebriefField.STEP]) == ("Long", "6")


def test_a_mark_is_taken_back_and_what_was_marked_in_the_talk_is_not(page, services, over, keys):
    keys(K.Key_A)
    keys(K.Key_Z, CTRL)
    assert marks_of(services, over, Rater.REP) == {}
    keys(K.Key_Z, CTRL | SHIFT)
    keys(K.Key_C)
    keys(K.Key_Return)
    settle()
    before = marks_of(services, over, Rater.CLIENT)
    keys(K.Key_Z, CTRL)
    assert marks_of(services, over, Rater.CLIENT) == before


def test_a_mark_that_was_taken_away_comes_back_too(page, services, over, keys):
    first = over.cards.sheet.checks[0].id
    keys(K.Key_A)
    keys(K.Key_A)
    assert marks_of(services, over, Rater.REP) == {}
    keys(K.Key_Z, CTRL)
    assert marks_of(services, over, Rater.REP) == {first: True}
    keys(K.Key_Z, CTRL | SHIFT)
    assert marks_of(services, over, Rater.REP) == {}


def test_what_was_taken_back_in_the_talk_is_not_put_back_unseen(page, services, over, keys):
    services.rounds.undo(over.id, Rater.CLIENT)
    keys(K.Key_C)
    keys(K.Key_Return)
    settle()
    before = marks_of(services, over, Rater.CLIENT)
    keys(K.Key_Z, CTRL | SHIFT)
    assert marks_of(services, over, Rater.CLIENT) == before


def test_what_two_who_looked_on_saw_differently_is_counted(shown, services, keys, ticks):
    three = ((Rater.REP, "Ana"), (Rater.CLIENT, "Kim"), (Rater.OBSERVER, "Lu"))
    begun = services.rounds.begin(RoundSetup(people=three))
    first = services.rounds.round(begun.id).cards.sheet.checks[0].id
    services.rounds.mark(begun.id, Rater.CLIENT, first, answer=Answer.YES, at=10)
    services.rounds.mark(begun.id, Rater.OBSERVER, first, answer=Answer.NO, at=10)
    for rater in Rater:
        services.rounds.finish_marks(begun.id, rater)
    services.rounds.end(begun.id, 200)
    seen = texts(shown(RoundDebriefPage, begun.id))
    assert "1 of 1" in seen
    assert "Kim: yes · Lu: no" in seen
    assert "Only one side" not in seen


def test_where_somebody_looked_on_they_are_asked_and_not_the_client(shown, services, keys, ticks):
    three = ((Rater.REP, "Ana"), (Rater.CLIENT, "Kim"), (Rater.OBSERVER, "Lu"))
    begun = services.rounds.begin(RoundSetup(people=three))
    services.rounds.end(begun.id, 200)
    page = shown(RoundDebriefPage, begun.id)
    keys(K.Key_A)
    keys(K.Key_Return)
    settle()
    assert "Lu: what did you see?" in texts(page)
    keys(K.Key_A, SHIFT)
    keys(K.Key_Return)
    settle()
    assert "Ana: yes · Lu: no" in texts(page)
    assert services.rounds.waiting_for(services.rounds.round(begun.id)) == ()


def test_a_long_round_is_looked_back_on_whole(shown, services, begun):
    services.rounds.end(begun.id, 601)
    assert "step 1 of 7" in texts(shown(RoundDebriefPage, begun.id))


def test_names_can_be_given_at_the_end(shown, services, keys, ticks, qtbot, heard):
    begun = services.rounds.begin(RoundSetup(people=((Rater.REP, ""), (Rater.CLIENT, "Kim"))))
    services.rounds.end(begun.id, 200)
    page = shown(RoundDebriefPage, begun.id)
    to_the_page(keys)
    button(page, "put-names").click()
    field = page.findChild(QLineEdit, "named:rep")
    field.setFocus()
    qtbot.keyClicks(field, "kim")
    keys(K.Key_Return)
    assert "two chairs" in str(heard.errors[-1])
    assert dict(services.rounds.round(begun.id).people)[Rater.REP] == ""
    field.setText("Ana")
    field.setFocus()
    keys(K.Key_Return)
    settle()
    people = {each: services.people.name(who) for each, who in services.rounds.all()[0].people}
    assert people == {Rater.REP: "Ana", Rater.CLIENT: "Kim"}
    assert "Put names to it" not in texts(page)
    assert "Names" in texts(page)
    assert len(services.rounds.of_person(services.people.called("Ana").id)) == 1


def test_a_name_that_was_wrong_is_mended_on_the_last_page(page, services, over, keys, qtbot, heard):
    to_the_page(keys)
    button(page, "put-names").click()
    field = page.findChild(QLineEdit, "named:rep")
    assert field.text() == "Ana"
    field.setFocus()
    keys(K.Key_Return)  # left as it is
    assert dict(services.rounds.round(over.id).people) == dict(over.people)
    field.setText("Lu")
    keys(K.Key_Return)
    settle()
    people = {each: services.people.name(who) for each, who in services.rounds.all()[0].people}
    assert people == {Rater.REP: "Lu", Rater.CLIENT: "Kim"}
    assert "Lu: yes · Kim: no" in texts(page)
