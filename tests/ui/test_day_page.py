# SPDX-License-Identifier: MIT
"""The day of a talk: steps to tick, the prompter, and the note of how it went."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from coach.domain.heat import Heat
from coach.domain.talk_log import TalkNote
from coach.ui.pages.day_page import DayPage
from coach.ui.pages.today_page import TodayPage
from coach.ui.shell import Prompting
from coach.ui.widgets.scroll_page import ScrollPage
from tests.ui.conftest import button, out_of, texts
from tests.ui.steps import field, opened, type_in

TODAY = date(2026, 11, 26)
K = Qt.Key


@pytest.fixture
def decided(answer, case):
    """The case with its verdict."""
    return answer("payroll")


@pytest.fixture
def make(qtbot, services, shell, decided, case):
    """Shows the page, with the talk on a day or on none."""

    def make(on=None, at=""):
        if on is not None:
            services.cases.set_talk(case.id, on, at)
        return opened(qtbot, DayPage(services, shell), case.id, width=1180)

    return make


@pytest.fixture
def keys(qtbot):
    """Presses keys where the keys are."""

    def keys(page, *pressed):
        qtbot.waitActive(page)
        for key in pressed:
            qtbot.keyClick(page.focusWidget(), key)

    return keys


def asks(page) -> bool:
    return "Did it take place?" in texts(page)


def focused(page) -> str:
    return page.focusWidget().objectName()


# -- before the talk


def test_the_steps_stand_by_when_they_are_taken(services, case, make):
    shown = texts(make()).splitlines()
    heads = [shown.index(head) for head in ("Before", "The setting", "On the day")]
    assert heads == sorted(heads)
    for step in services.prepare.steps(case.id):
        place = shown.index(step.text)
        after = [head for head in heads if head < place]
        assert len(after) == ("before", "setting", "day").index(step.stage) + 1


def test_a_tick_is_kept_and_counted(qtbot, services, case, make):
    page = make()
    step = services.prepare.steps(case.id)[-1]
    count = len([each for each in services.prepare.steps(case.id) if each.stage == "day"])
    assert f"0 of {count} done" in texts(page)
    box = page.findChild(QCheckBox, f"check:{step.id}")
    qtbot.keyClick(box, K.Key_Space)
    assert f"1 of {count} done" in texts(page)
    assert step.id in services.cases.ticks(case.id)
    assert page.findChild(QCheckBox, f"check:{step.id}") is box  # the keys stay on it


def test_a_tick_of_the_verdict_page_is_ticked_here(services, case, make):
    verdict = services.cases.diagnosis(case.id)
    check = services.content.verdict(verdict.verdict).in_mode(verdict.mode).before[0]
    services.cases.tick(case.id, check.id, done=True)
    assert make().findChild(QCheckBox, f"check:{check.id}").isChecked()


def test_a_step_says_where_it_comes_from_when_it_is_asked(qtbot, services, case, make):
    page = make()
    step = services.prepare.steps(case.id)[0]
    source = services.library.sources(step.sources)[0].title
    assert source not in texts(page)
    qtbot.keyClick(button(page, f"source:{step.id}"), K.Key_Space)
    assert source in texts(page)
    qtbot.keyClick(button(page, f"source:{step.id}"), K.Key_Space)
    assert source not in texts(page)


def test_the_prompter_and_the_papers_are_one_button_away(qtbot, shell, heard, case, make):
    page = make()
    with qtbot.waitSignal(shell.prompted) as asked:
        button(page, "open-prompter").click()
    assert asked.args == [Prompting(case.id)]
    button(page, "to-papers").click()
    assert heard.last == ("papers", case.id)


def test_a_day_can_be_set_where_there_is_none(qtbot, services, case, make):
    page = make()
    assert "The talk has no day yet" in texts(page)
    type_in(qtbot, page, "talk-day", "30/11/2026", K.Key_Return)
    assert services.cases.case(case.id).talk_on == date(2026, 11, 30)
    assert "Monday, 30 November" in texts(page)
    assert "In 4 days" in texts(page)


def test_before_the_day_nothing_is_asked_but_the_note_can_be_written(make, keys, qtbot):
    page = make(date(2026, 11, 30))
    assert not asks(page)
    button(page, "log-now").click()
    assert asks(page)
    qtbot.waitActive(page)
    assert focused(page) == "choice:yes"


def test_a_parked_case_cannot_be_prompted_from_here(services, case, make):
    page = make()
    services.heat.set(case.id, Heat.HOT)
    page.show_page(case.id)
    assert "Parked until" in texts(page)
    assert not button(page, "open-prompter").isEnabled()


def test_without_a_verdict_it_leads_to_the_questions(qtbot, services, shell, heard, case):
    page = opened(qtbot, DayPage(services, shell), case.id)
    button(page, "to-interview").click()
    assert heard.last == ("interview", case.id)
    assert not asks(page)


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
    keys(page, K.Key_1, K.Key_3, K.Key_2, K.Key_1)
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
    keys(page, K.Key_1)
    keys(page, K.Key_0 + len(likely) + 1)
    assert focused(page) == "log-other"
    box = page.findChild(QComboBox, "log-other")
    known = {each.id for each in likely}
    others = [each.id for each in services.content.talk.reactions if each.id not in known]
    assert [box.itemData(number) for number in range(box.count())] == ["", *others]
    keys(page, K.Key_Down, K.Key_Down)
    button(page, "log-save").click()
    assert services.after.logs(case.id)[0].note.reaction == others[1]


def test_a_talk_that_was_not_held_asks_why_and_offers_a_smaller_step(
    services, case, make, keys, heard
):
    page = make(TODAY, "09:00")
    keys(page, K.Key_2)
    causes = services.after.choices(case.id).causes
    assert len(causes) == 6
    assert "How did they take it first?" not in texts(page)
    keys(page, K.Key_4)
    assert field(page, "log-next").toPlainText() == causes[3].smaller
    button(page, "log-save").click()
    (log,) = services.after.logs(case.id)
    assert (log.note.held, log.note.cause) == (False, causes[3].id)
    assert log.note.next_step == causes[3].smaller
    assert log.note.next_on == TODAY + timedelta(days=causes[3].days)
    assert "among your reminders" in heard.notes[-1].text


def test_another_cause_brings_its_own_step_but_never_over_mine(qtbot, services, case, make, keys):
    page = make(TODAY, "09:00")
    causes = services.after.choices(case.id).causes
    keys(page, K.Key_2, K.Key_1)
    button(page, f"choice:{causes[1].id}").click()
    assert field(page, "log-next").toPlainText() == causes[1].smaller
    type_in(qtbot, page, "log-next", "Ring Joe")
    button(page, f"choice:{causes[2].id}").click()
    assert field(page, "log-next").toPlainText() == "Ring Joe"


def test_a_step_offered_for_a_talk_missed_is_not_kept_for_one_that_was_held(
    services, case, make, keys
):
    page = make(TODAY, "09:00")
    keys(page, K.Key_2, K.Key_1)
    button(page, "choice:yes").click()
    button(page, "log-save").click()
    assert services.after.logs(case.id)[0].note.next_step == ""


def test_a_step_without_a_day_is_refused_where_it_stands(qtbot, services, case, make, keys):
    page = make(TODAY, "09:00")
    keys(page, K.Key_1)
    type_in(qtbot, page, "log-next", "Ring Joe")
    type_in(qtbot, page, "log-next-day", "")
    button(page, "log-save").click()
    assert "Give the next step a day." in texts(page)
    assert focused(page) == "log-next-day"
    assert services.after.logs(case.id) == ()


@pytest.mark.parametrize(
    "fault", [("27/11/2026", "That day is still to come."), ("", "Give the talk its day.")]
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
    keys(page, K.Key_2, K.Key_1)
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
        keys(page, pressed)
        question = page.findChild(QWidget, name).parentWidget()
        view = page.findChild(ScrollPage).viewport()

        def seen(question=question, view=view):
            top = question.mapTo(view, question.rect().topLeft()).y()
            bottom = top + question.height()
            return top == 0 or (top > 0 and bottom <= view.height())

        qtbot.waitUntil(seen)
    qapp.set_look("light", 100)


# -- what is kept


@pytest.fixture
def noted(services, case, decided):
    """A note of today's talk."""
    services.cases.set_talk(case.id, TODAY, "09:00")
    after = services.after.choices(case.id)
    return services.after.log(
        case.id,
        TalkNote(
            TODAY,
            held=True,
            reaction="anger",
            surprised=after.surprises[0].id,
            outcome=after.outcomes[0].id,
            next_step="Ring Joe of Halden Tools",
            next_on=TODAY + timedelta(days=1),
            reflection="Halden Tools were kind.",
        ),
    )


def test_a_note_is_listed_whole_and_it_is_not_asked_again(services, case, noted, make):
    page, after = make(), services.after.choices(case.id)
    shown = texts(page)
    assert not asks(page)
    assert "Thu 26 November 2026 · it took place" in shown
    for text in (after.surprises[0].text, after.outcomes[0].text, "First reaction: "):
        assert text in shown
    assert "Next: Ring Joe of Halden Tools (Fri 27 November 2026)" in shown
    assert "Halden Tools were kind." in shown


def test_a_note_is_deleted_and_brought_back(services, case, noted, make, heard):
    page = make()
    button(page, f"delete-log:{noted.id}").click()
    assert services.after.logs(case.id) == ()
    assert asks(page)
    heard.notes[-1].undo()
    assert services.after.logs(case.id) == (noted,)
    assert "it took place" in texts(page)


def test_discreet_mode_hides_names_in_notes(services, noted, make):
    services.settings.discreet = True
    shown = texts(make())
    assert "Halden" not in shown
    assert "H. T. were kind." in shown


@pytest.mark.parametrize(("width", "percent"), [(640, 100), (900, 200)])
def test_nothing_reaches_beyond_the_page(qapp, make, keys, width, percent):
    page = make(TODAY, "09:00")
    qapp.set_look("light", percent)
    page.resize(width, 600)
    for pressed in (K.Key_1, K.Key_Escape, K.Key_2):
        keys(page, pressed)
        assert not out_of(page.findChild(QWidget, "column"))
    qapp.set_look("light", 100)


# -- from Today


def test_today_asks_how_it_went_until_there_is_a_note(qtbot, services, shell, heard, case, decided):
    services.cases.set_talk(case.id, TODAY, "09:00")
    page = opened(qtbot, TodayPage(services, shell))
    row = button(page, f"how-it-went:{case.id}")
    assert row.accessibleName() == "How did it go?"
    qtbot.keyClick(row, K.Key_Return)
    assert heard.last == ("day", case.id)
    services.after.log(case.id, TalkNote(TODAY, held=False))
    page.show_page()
    assert "How did it go?" not in texts(page)


def test_today_lets_an_old_talk_be(qtbot, services, shell, case, decided):
    services.cases.set_talk(case.id, TODAY - timedelta(days=31))
    assert "How did it go?" not in texts(opened(qtbot, TodayPage(services, shell)))


def test_the_card_of_the_next_talk_leads_to_its_day(qtbot, services, shell, heard, decided):
    page = opened(qtbot, TodayPage(services, shell))
    for on, leads in ((TODAY, "day"), (TODAY + timedelta(days=1), "talk")):
        services.cases.set_talk(decided.id, on, "15:00")
        page.show_page()
        button(page, "open-next-talk").click()
        assert heard.last == (leads, decided.id)
