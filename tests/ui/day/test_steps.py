"""The page of the day: the steps before the talk."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QAbstractButton, QCheckBox

from coach.domain.rules.heat import Heat
from coach.ui.day.day_page import DayPage
from coach.ui.shell.shell import Prompting
from tests.ui.conftest import button, texts
from tests.ui.day.conftest import K, asks, focused
from tests.ui.steps import opened, type_in

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
    assert services.prepare.steps(case.id)[-1].done
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
    with qtbot.waitSignal(shell.open_prompter) as asked:
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


def test_a_parked_case_can_be_rehearsed_from_here_and_no_more(services, case, make, shell):
    asked = []
    shell.open_prompter.connect(asked.append)
    page = make()
    services.heat.set(case.id, Heat.HOT)
    page.show_page(case.id)
    assert "Parked until" in texts(page)
    assert page.findChild(QAbstractButton, "open-prompter").isHidden()
    button(page, "rehearse-now").click()
    assert [each.rehearsal for each in asked] == [True]


def test_without_a_verdict_it_leads_to_the_questions(qtbot, services, shell, heard, case):
    page = opened(qtbot, DayPage(services, shell), case.id)
    button(page, "to-interview").click()
    assert heard.last == ("interview", case.id)
    assert not asks(page)
