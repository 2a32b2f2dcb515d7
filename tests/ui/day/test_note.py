"""The page of the day: the note after the talk."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QComboBox, QWidget

from coach.domain.talk.talk import FEARED, FactRole
from coach.domain.talk.talk_log import TalkNote
from coach.ui.kit.layout.scroll_page import ScrollPage
from tests.ui.conftest import button, texts
from tests.ui.day.conftest import TODAY, K, asks, focused
from tests.ui.steps import field, type_in

# -- how it went


def test_on_the_day_it_is_asked_below_the_steps(make):
    shown = texts(make(TODAY, "15:00")).splitlines()
    assert shown.index("On the day") < shown.index("Did it take place?")


def test_after_the_talk_it_is_asked_first_and_the_steps_step_back(services, case, make):
    page = make(TODAY, "09:00")
    step = services.prepare.steps(case.id)[0].text
    assert asks(page)
    assert step not in texts(page)
    button(page, "show-steps").click()
    assert step in texts(page)


def test_a_talk_is_noted_by_numbers_alone(services, case, make, keys, heard):
    page = make(TODAY, "09:00")
    on = K.Key_Return
    keys(page, K.Key_1, on, K.Key_3, on, K.Key_2, on, K.Key_1, on)
    assert focused(page) == "log-next"
    button(page, "log-save").click()
    (log,) = services.after.logs(case.id)
    after = services.after.choices(case.id)
    assert log.note == TalkNote(
        TODAY,
        held=True,
        reaction=services.talks.talk(case.id).reactions[2].id,
        surprised=after.surprises[1].id,
        outcome=after.outcomes[0].id,
    )
    assert heard.last == ("after", case.id)
    assert heard.notes[-1].text == "Your note is kept."


def test_a_number_chooses_and_only_enter_goes_on(services, case, make, keys):
    page = make(TODAY, "09:00")
    keys(page, K.Key_1, K.Key_Return, K.Key_3, K.Key_2)  # another reaction, after a second look
    keys(page, K.Key_Return, K.Key_Return)  # no answer yet: there is nothing to go on from
    keys(page, K.Key_1, K.Key_1, K.Key_1)  # typed fast
    button(page, "log-save").click()
    (log,) = services.after.logs(case.id)
    assert log.note.reaction == services.talks.talk(case.id).reactions[1].id
    assert log.note.surprised == services.after.choices(case.id).surprises[0].id
    assert log.note.outcome == ""
    assert log.note.next_step == ""


def test_the_next_step_becomes_a_reminder(qtbot, services, case, make, keys, heard):
    page = make(TODAY, "09:00")
    keys(page, K.Key_1)
    type_in(qtbot, page, "log-next", "Send the list of dates")
    type_in(qtbot, page, "log-next-day", "1 December 2026")
    type_in(qtbot, page, "log-reflection", "I spoke too fast.")
    button(page, "log-save").click()
    (log,) = services.after.logs(case.id)
    assert log.note.next_step == "Send the list of dates"
    assert log.note.next_on == date(2026, 12, 1)
    assert log.note.reflection == "I spoke too fast."
    due = {each.title: each.due for each in services.reminders.of_case(case.id)}
    assert due["Send the list of dates"] == date(2026, 12, 1)
    heard.notes[-1].undo()
    assert services.after.logs(case.id) == ()


def test_a_reaction_that_was_not_likely_is_chosen_from_the_others(services, case, make, keys):
    page = make(TODAY, "09:00")
    likely = services.talks.talk(case.id).reactions
    keys(page, K.Key_1, K.Key_Return)
    keys(page, K.Key_0 + len(likely) + 1, K.Key_Return)
    assert focused(page) == "log-other"
    box = page.findChild(QComboBox, "log-other")
    others = [each.id for each in services.talks.talk(case.id).further]
    assert [box.itemData(number) for number in range(box.count())] == ["", *others]
    keys(page, K.Key_Down, K.Key_Down)
    button(page, "log-save").click()
    assert services.after.logs(case.id)[0].note.reaction == others[1]


def test_the_sentence_that_was_feared_can_be_what_they_said_first(services, case, make, keys):
    (fact,) = (each for each in services.content.talk.facts if each.role is FactRole.FEARED)
    services.talks.set_fact(case.id, fact.id, "So you leave us before Halden’s audit?")
    page = make(TODAY, "09:00")
    keys(page, K.Key_1, K.Key_Return, K.Key_1, K.Key_Return)
    button(page, "log-save").click()
    assert [log.note.reaction for log in services.after.logs(case.id)] == [FEARED]
    page.show_page(case.id)
    assert "First reaction: “So you leave us before Halden’s audit?”" in texts(page)
    services.talks.set_fact(case.id, fact.id, "")  # what was noted stays readable
    page.show_page(case.id)
    assert "First reaction: what you feared most" in texts(page)


def test_a_talk_that_was_not_held_asks_why_and_offers_a_smaller_step(
    services, case, make, keys, heard
):
    page = make(TODAY, "09:00")
    keys(page, K.Key_2)
    causes = services.after.choices(case.id).causes
    assert len(causes) == 6
    assert "How did they take it at first?" not in texts(page)
    keys(page, K.Key_Return, K.Key_4)
    assert field(page, "log-next").toPlainText() == causes[3].smaller
    button(page, "log-save").click()
    (log,) = services.after.logs(case.id)
    assert (log.note.held, log.note.cause) == (False, causes[3].id)
    assert log.note.next_step == causes[3].smaller
    assert log.note.next_on == TODAY + timedelta(days=causes[3].days)
    assert "you will be reminded of the next step" in heard.notes[-1].text


def test_another_cause_brings_its_own_step_but_never_over_mine(qtbot, services, case, make, keys):
    page = make(TODAY, "09:00")
    causes = services.after.choices(case.id).causes
    keys(page, K.Key_2, K.Key_Return, K.Key_1)
    button(page, f"choice:{causes[1].id}").click()
    assert field(page, "log-next").toPlainText() == causes[1].smaller
    type_in(qtbot, page, "log-next", "Ring Joe")
    button(page, f"choice:{causes[2].id}").click()
    assert field(page, "log-next").toPlainText() == "Ring Joe"


def test_a_step_offered_for_a_talk_missed_is_not_kept_for_one_that_was_held(
    services, case, make, keys
):
    page = make(TODAY, "09:00")
    keys(page, K.Key_2, K.Key_Return, K.Key_1)
    button(page, "choice:yes").click()
    button(page, "log-save").click()
    assert services.after.logs(case.id)[0].note.next_step == ""


def test_a_step_without_a_day_is_refused_where_it_stands(qtbot, services, case, make, keys):
    page = make(TODAY, "09:00")
    keys(page, K.Key_1)
    type_in(qtbot, page, "log-next", "Ring Joe")
    type_in(qtbot, page, "log-next-day", "")
    button(page, "log-save").click()
    assert "Set a day for the next step." in texts(page)
    assert focused(page) == "log-next-day"
    assert services.after.logs(case.id) == ()


@pytest.mark.parametrize(
    "fault", [("27/11/2026", "That day is still to come."), ("", "Set the day of the talk.")]
)
def test_a_day_that_cannot_be_is_refused_where_it_stands(qtbot, services, case, make, keys, fault):
    page, (day, says) = make(TODAY, "09:00"), fault
    keys(page, K.Key_1)
    type_in(qtbot, page, "log-day", day)
    button(page, "log-save").click()
    assert says in texts(page)
    assert services.after.logs(case.id) == ()


def test_digits_typed_in_a_field_stay_in_the_field(qtbot, make, keys):
    page = make(TODAY, "09:00")
    keys(page, K.Key_1)
    type_in(qtbot, page, "log-reflection", "2 of 3 things")
    assert field(page, "log-reflection").toPlainText() == "2 of 3 things"


def test_tab_goes_through_the_note_as_it_reads(qtbot, make, keys):
    page = make(TODAY, "09:00")
    keys(page, K.Key_2, K.Key_Return, K.Key_1)
    field(page, "log-next").setFocus()
    reached = []
    for _ in range(4):
        qtbot.keyClick(page.focusWidget(), K.Key_Tab)
        reached.append(focused(page))
    assert reached == ["log-next-day", "log-reflection", "log-save", "log-back"]


def test_esc_goes_back_to_the_page_and_keeps_what_was_written(
    qtbot, services, case, make, keys, heard
):
    page = make(TODAY, "09:00")
    keys(page, K.Key_1)
    assert "Open the prompter" not in [
        each.text()
        for each in page.findChildren(type(button(page, "log-save")))
        if each.isVisibleTo(page)
    ]
    type_in(qtbot, page, "log-reflection", "Half a thought")
    keys(page, K.Key_Escape)
    assert not heard.visits
    assert button(page, "open-prompter").isVisibleTo(page)
    keys(page, K.Key_1)
    assert field(page, "log-reflection").toPlainText() == "Half a thought"
    keys(page, K.Key_Escape, K.Key_Escape)
    assert heard.last == ("cases", case.id)


def test_another_case_begins_with_an_empty_note(qtbot, services, case, make, keys):
    page = make(TODAY, "09:00")
    other = services.cases.start(services.clients.add("Dover Freight").id)
    for question, option in services.cases.diagnosis(case.id).answers.items():
        services.cases.answer(other.id, question, option)
    keys(page, K.Key_1)
    type_in(qtbot, page, "log-reflection", "Only for the first")
    page.show_page(other.id)
    button(page, "log-now").click()
    keys(page, K.Key_1)
    assert field(page, "log-reflection").toPlainText() == ""


@pytest.mark.parametrize("percent", [100, 200])
def test_the_answers_of_the_next_question_come_into_sight(qtbot, qapp, make, keys, percent):
    page = make(TODAY, "09:00")
    qapp.set_look("light", percent)
    page.resize(900, 560)
    for pressed, name in ((K.Key_1, "log-reaction"), (K.Key_1, "log-surprised")):
        keys(page, pressed, K.Key_Return)
        question = page.findChild(QWidget, name).parentWidget()
        view = page.findChild(ScrollPage).viewport()

        def seen(question=question, view=view):
            top = question.mapTo(view, question.rect().topLeft()).y()
            bottom = top + question.height()
            return top == 0 or (top > 0 and bottom <= view.height())

        qtbot.waitUntil(seen)
    qapp.set_look("light", 100)
