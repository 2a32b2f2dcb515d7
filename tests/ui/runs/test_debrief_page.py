"""Looking back step by step: mark first, then the run; that minute again; one commitment."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit, QWidget

from coach.ui.kit.basic.labels import Rule
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.runs.check_marks import CheckMark
from coach.ui.runs.meter_picture import MeterPicture
from coach.ui.shell.practice_routes import CompareRoute
from tests.faults.test_disk_full import room
from tests.ui.conftest import button, texts
from tests.ui.room import settle
from tests.ui.runs.conftest import HeldTicks
from tests.ui.sealed.documents import comment

K = Qt.Key
SAID = ("the-shed/1", "the-news/3", "the-news/1", "after-the-news/3", "his-turn/4")


@pytest.fixture
def run_id(said):
    return said(*SAID)


@pytest.fixture
def page(window, press, run_id):
    window.show_page("run-debrief", run_id)
    return window.page("run-debrief")


@pytest.fixture
def go_to(page):
    """Goes on to a step, by the button that is always in sight."""

    def go(step):
        while page._reached < step:
            button(page, "next-step").click()

    return go


def test_it_begins_with_one_word_which_is_kept(page, press, type_, services, run_id):
    assert QApplication.focusWidget().objectName() == "run-word"
    type_("shaky")
    press(K.Key_Tab)
    type_("That he laughed.")
    press(K.Key_Tab)
    answers = services.debriefs.of(run_id).answers
    assert (answers.word, answers.surprise) == ("shaky", "That he laughed.")


def test_enter_goes_on_from_the_word_to_what_surprised(page, press, type_):
    type_("shaky")
    press(K.Key_Return)
    assert QApplication.focusWidget().objectName() == "run-surprise"


@pytest.mark.parametrize("height", [500, 760])
def test_each_step_begins_at_the_top_or_is_seen_to_its_end(window, page, height):
    """It was scrolled to before the page was as high as it became, so it began anywhere."""
    window.resize(900, height)
    area = page.findChild(ScrollPage)
    for _ in range(5):
        button(page, "next-step").click()
        if page._reached == 2:
            for mark in page.findChildren(CheckMark):
                button(mark, f"mark-yes:{mark.check.id}").click()
        settle()
        bar = area.verticalScrollBar()
        begins = page._sections[page._reached].mapTo(area.viewport(), QPoint(0, 0)).y()
        assert begins >= 0
        assert begins == 0 or bar.value() == bar.maximum()


def test_a_word_that_could_not_be_kept_is_kept_once_there_is_room(
    page, press, type_, services, run_id
):
    with room(0):
        type_("shaky")
        press(K.Key_Tab)
        assert services.debriefs.of(run_id).answers.word == ""
    page.finish()
    assert services.debriefs.of(run_id).answers.word == "shaky"


def test_the_facts_are_the_lines_without_a_judgement(page, go_to):
    go_to(1)
    facts = page.findChild(QWidget, "facts")
    assert texts(facts).count("You:") == len(SAID)
    assert "You never sent a receipt in time" in texts(facts)
    assert "rust" not in texts(facts)


def test_comments_of_a_manager_stand_at_their_line(page, go_to, services, run_id):
    services.comments.add(run_id, "step:1", "Here you blamed him.", author="Dana")
    go_to(1)
    said = texts(page.findChild(QWidget, "facts"))
    assert (
        said.index("never sent") < said.index("Here you blamed him.") < said.index("We’re ending")
    )
    assert "Dana · Thursday, 26 November" in said


def test_an_answer_given_in_discreet_mode_keeps_the_line_as_it_was_said(
    qtbot, page, go_to, services, window, run_id
):
    services.people.called("Dana Receipt")
    services.comments.merge([comment(services, run_id, "step:1", "Here you blamed him.")])
    services.settings.discreet = True
    page.show_page(run_id)
    go_to(1)
    assert "never sent a R. in time" in texts(page)
    (answer,) = (each for each in page.findChildren(QAbstractButton) if each.text() == "Answer")
    answer.click()
    dialog = window.findChild(QWidget, "comment-dialog")
    qtbot.keyClicks(dialog.findChild(QPlainTextEdit), "I did.")
    dialog.keep()
    quotes = {each.comment.text: each.comment.quote for each in services.comments.of(run_id)}
    assert "never sent a receipt in time" in quotes["I did."]


def test_what_was_said_to_the_whole_run_stands_above_it(page, services, run_id):
    services.comments.add(run_id, "", "Well held.", author="Dana")
    services.comments.add(run_id, "ending", "A good end.", author="Dana", quote="He nods.")
    page.show_page(run_id)
    said = texts(page)
    assert "Well held." in said
    assert said.index("He nods.") < said.index("A good end.")


def test_a_run_goes_to_a_manager_and_back(window, page, press, run_id):
    button(page, "send-sealed").click()
    assert window.page_name == "seal"
    shown = window.page("seal").findChild(QPlainTextEdit, "seal-preview").toPlainText()
    assert "You never sent a receipt in time" in shown
    press(K.Key_Escape)
    assert window.page_name == "run-debrief"


def test_a_comment_is_written_at_a_line_and_can_be_taken_back(qtbot, page, go_to, services, run_id):
    go_to(1)
    button(page, "comment-on:2").click()
    dialog = page.findChild(QWidget, "text-dialog")
    qtbot.keyClicks(dialog.findChild(QWidget, "text"), "Plain, and dated.")
    button(dialog, "ok").click()
    assert [each.comment.anchor for each in services.comments.of(run_id)] == ["step:2"]
    assert "Plain, and dated." in texts(page)


def test_checks_are_marked_by_y_and_n_and_kept_at_once(page, go_to, press, services, run_id):
    go_to(2)
    checks = [each.id for each in services.debriefs.of(run_id).rubric.checks]
    press(K.Key_Y, K.Key_N)
    assert dict(services.debriefs.of(run_id).answers.marks) == {checks[0]: True, checks[1]: False}
    press(K.Key_Up, K.Key_Backspace)
    assert dict(services.debriefs.of(run_id).answers.marks) == {checks[0]: True}


def test_what_the_run_shows_is_not_seen_before_one_has_marked(page, go_to):
    go_to(2)
    assert not page.findChild(QWidget, "side-by-side").isVisible()
    button(page, "next-step").click()
    assert page.findChild(QLabel, "skip-marks").isVisible()
    assert not page.findChild(QWidget, "side-by-side").isVisible()
    button(page, "next-step").click()  # without them
    assert page.findChild(QWidget, "side-by-side").isVisible()


def test_afterwards_marks_stand_beside_the_run_with_the_gap_and_do_not_change(
    page, go_to, press, services, run_id
):
    go_to(2)
    checks = services.debriefs.of(run_id).rubric.checks
    press(*[K.Key_Y] * len(checks))
    button(page, "next-step").click()
    told = services.debriefs.of(run_id)
    assert f"you saw yourself {told.gap.gap} higher" in page.findChild(QLabel, "gap").text()
    assert "you differ" in texts(page.findChild(QWidget, "side-by-side"))
    assert [row for row in page.findChildren(CheckMark) if row.isVisible()] == []


def test_each_mark_shows_the_line_it_rests_on_or_when_it_was_due(page, go_to, services, run_id):
    go_to(2)
    button(page, "next-step").click()
    button(page, "next-step").click()
    told = services.debriefs.of(run_id)
    lines = {
        each.check.id: page.findChild(QLabel, f"shows:{each.check.id}")
        for each in told.facts.checks
    }
    words = {name: label.text() for name, label in lines.items() if label is not None}
    assert words["warned"].startswith("Line 1. You: “I’ve something hard to tell you")
    assert words["no-label"] == "Line 2. You: “You never sent a receipt in time.”"
    missed = [each for each in told.facts.checks if each.due is not None]
    assert missed
    for each in missed:
        heard = told.view.heard_at(each.due).replace("\n", " ")
        at = f"It was due at line {each.due + 1}, after {told.view.called} said: {heard}"
        assert words[each.check.id] == at
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in lines.values() if label)


def test_no_rule_lies_where_nothing_is_divided(page, go_to, services, run_id):
    go_to(2)
    button(page, "next-step").click()
    button(page, "next-step").click()
    beside = page.findChild(QWidget, "side-by-side")
    rules = [each for each in beside.findChildren(Rule) if each.isVisibleTo(beside)]
    assert len(rules) == len(services.debriefs.of(run_id).facts.checks) - 1


def test_two_moments_say_the_rule_with_its_numbers(page, go_to, services, run_id):
    go_to(4)
    moment = services.debriefs.of(run_id).facts.moments[0]
    effect = moment.effects[0]
    said = texts(page.findChild(QWidget, f"moment:{moment.step}"))
    assert f"rust \u2212{-effect.trust}" in said
    assert effect.because[1:] in said
    assert moment.better.text.strip("*") in said


def test_that_minute_again_goes_back_to_its_line_in_a_run_of_its_own(
    page, go_to, window, services, run_id
):
    go_to(4)
    button(page, "again:1").click()
    assert window.page_name == "roleplay"
    new = services.runs.view(services.runs.all()[0].run.id)
    assert (new.run.parent, len(new.steps), new.state.turn) == (run_id, 1, "the-news")


def test_that_minute_again_has_a_clock_an_end_and_both_side_by_side(
    page, go_to, press, window, run_id, qtbot
):
    window.shell.ticks = held = HeldTicks()
    go_to(4)
    button(page, "again:1").click()
    play = window.page("roleplay")
    left = play.findChild(QLabel, "minute-left")
    assert left.text() == "That minute again: 1:00 left"
    assert not button(play, "both-minutes").isEnabled()  # nothing was said anew
    held.now += 59
    qtbot.waitUntil(lambda: "0:01" in left.text())
    press(K.Key_1)
    held.now += 1
    qtbot.waitUntil(lambda: left.text().startswith("That minute is over."))
    button(play, "both-minutes").click()
    assert window.page_name == "run-compare"
    compared = window.page("run-compare")
    assert "They part at line 2." in texts(compared)
    assert compared._route.first == run_id


def test_the_picture_is_told_line_by_line_by_keys(page, go_to, press, services, run_id):
    go_to(4)
    picture = page.findChild(MeterPicture, "meters")
    steps = services.runs.view(run_id).steps
    assert picture.accessibleDescription().count("\n") == len(steps) - 1
    picture.setFocus()
    press(K.Key_Right, K.Key_Right)
    told = page.findChild(QLabel, "meters-told").text()
    assert told.startswith("Line 2")
    assert "You never sent a receipt in time" in told
    press(K.Key_End)
    assert page.findChild(QLabel, "meters-told").text().startswith(f"Line {len(steps)}")


def test_a_click_on_the_picture_shows_the_exchange_of_that_line(qtbot, page, go_to, run_id):
    go_to(4)
    picture = page.findChild(MeterPicture, "meters")
    box = picture._box()
    spot = picture._spot(box, 3, 5).toPoint()
    qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=spot)
    assert picture.at == 2
    assert page.findChild(QLabel, "meters-told").text().startswith("Line 3")


def test_the_same_as_a_table(page, go_to, services, run_id):
    go_to(4)
    button(page, "meters-table").click()
    last = services.runs.view(run_id).steps[-1]
    said = texts(page)
    assert f"{last.after.trust} (" in said
    assert "Tension" in said


def test_one_commitment_becomes_a_reminder_of_its_case(qtbot, window, press, services, said, case):
    run_id = said(*SAID, case_id=case.id)
    window.show_page("run-debrief", run_id)
    page = window.page("run-debrief")
    for _ in range(6):
        if page.findChild(QWidget, "commitment").isVisible():
            break
        button(page, "next-step").click()
    form = page.findChild(QWidget, "commitment")
    qtbot.keyClicks(form.findChild(QPlainTextEdit, "commitment-what"), "Say the day first")
    qtbot.keyClicks(form.findChild(QWidget, "commitment-when"), "3 Dec")
    qtbot.keyClicks(form.findChild(QWidget, "commitment-place"), "At the nursery")
    button(page, "keep-commitment").click()
    (reminder,) = services.reminders.of_case(case.id)
    assert (reminder.title, reminder.due) == ("Say the day first", date(2026, 12, 3))
    assert "Say the day first: " in texts(page)


def test_without_a_day_it_says_which_is_missing(qtbot, page, go_to, services, run_id):
    go_to(5)
    what = page.findChild(QPlainTextEdit, "commitment-what")
    qtbot.keyClicks(what, "Say the day first")
    button(page, "keep-commitment").click()
    assert "on which day" in texts(page)
    assert services.commitments.of(run_id) == ()


def test_done_keeps_what_was_typed(qtbot, page, go_to, services, run_id, window):
    go_to(5)
    qtbot.keyClicks(page.findChild(QPlainTextEdit, "commitment-what"), "Say the day first")
    qtbot.keyClicks(page.findChild(QWidget, "commitment-when"), "3 Dec")
    button(page, "next-step").click()
    (made,) = services.commitments.of(run_id)
    assert (made.text, made.due) == ("Say the day first", date(2026, 12, 3))
    assert window.page_name == "practice"


def test_done_says_once_which_day_is_missing(qtbot, page, go_to, services, run_id, window):
    go_to(5)
    qtbot.keyClicks(page.findChild(QPlainTextEdit, "commitment-what"), "Say the day first")
    button(page, "next-step").click()
    assert "on which day" in texts(page)
    assert window.page_name == "run-debrief"
    button(page, "next-step").click()
    assert window.page_name == "practice"


def test_a_day_that_is_written_after_it_was_asked_for_is_kept(
    qtbot, page, go_to, services, run_id, window
):
    go_to(5)
    qtbot.keyClicks(page.findChild(QPlainTextEdit, "commitment-what"), "Say the day first")
    button(page, "next-step").click()
    qtbot.keyClicks(page.findChild(QWidget, "commitment-when"), "3 Dec")
    button(page, "next-step").click()
    (made,) = services.commitments.of(run_id)
    assert (made.text, made.due) == ("Say the day first", date(2026, 12, 3))
    assert window.page_name == "practice"


def test_a_commitment_taken_away_comes_back(qtbot, page, go_to, services, run_id, window):
    go_to(5)
    made = services.commitments.add(run_id, "Wait", date(2026, 12, 3))
    window.show_page("run-debrief", run_id)
    button(page, f"remove-commitment:{made.id}").click()
    assert services.commitments.of(run_id) == ()
    qtbot.keyClick(window, K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert services.commitments.of(run_id) == (made,)


def test_it_opens_where_one_had_come_with_it(page, go_to, window, press, services, run_id):
    go_to(2)
    checks = services.debriefs.of(run_id).rubric.checks
    press(*[K.Key_N] * len(checks))
    window.show_page("practice")
    window.show_page("run-debrief", run_id)
    assert page.findChild(QWidget, "side-by-side").isVisible()


def test_one_can_stop_at_any_step(page, go_to, window):
    go_to(1)
    button(page, "enough").click()
    assert window.page_name == "practice"


def test_it_can_be_laid_beside_another(page, go_to, window, qtbot):
    go_to(4)
    with qtbot.waitSignal(window.shell.navigate) as went:
        button(page, "compare").click()
    assert isinstance(went.args[0].arg, CompareRoute)


def test_back_from_comparing_leads_to_the_step_that_one_came_from(page, go_to, window, run_id):
    go_to(4)
    window.show_page("run-compare", CompareRoute(run_id))
    window.page("run-compare").leave()
    assert window.page_name == "run-debrief"
    assert button(page, "compare").isVisible()


def test_before_the_first_run_the_page_teaches(window, services):
    window.show_page("run-debrief")
    page = window.page("run-debrief")
    assert "After a role-play" in texts(page)
    button(page, "to-roleplays").click()
    assert window.page_name == "roleplays"
