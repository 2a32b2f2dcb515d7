# SPDX-License-Identifier: MIT
"""Rehearsals of a talk: begin one, see how they went, throw one away."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from coach.domain.rules.heat import Heat
from coach.domain.talk.rehearsal import RehearsalPart
from coach.ui.prompter.rehearse_page import RehearsePage
from coach.ui.shell.shell import Prompting
from tests.ui.conftest import button, out_of, texts, worked_case
from tests.ui.steps import opened


@pytest.fixture
def page(qtbot, services, shell, heard, case, answer):
    answer("payroll")
    return opened(qtbot, RehearsePage(services, shell), case.id, width=1180)


@pytest.fixture
def keep(services, case, clock):
    """Keeps a rehearsal so many hours ago: seconds of the opening and of the news."""

    def keep(hours, opening, news, to_news=None):
        parts = [
            RehearsalPart("open", "Open and warn", opening),
            RehearsalPart("news", "The news", news),
        ]
        began = clock() - timedelta(hours=hours)
        return services.rehearsals.keep(case.id, began, parts, to_news)

    return keep


def shown(page) -> list[str]:
    return texts(page).splitlines()


def test_an_empty_page_teaches(page):
    assert "None yet." in texts(page)
    assert "Say it aloud twice, then once to somebody who makes it hard for you." in texts(page)


def test_the_button_begins_a_rehearsal(qtbot, shell, page, case):
    with qtbot.waitSignal(shell.open_prompter) as asked:
        qtbot.keyClick(button(page, "start-rehearsal"), Qt.Key.Key_Return)
    assert asked.args == [Prompting(case.id, rehearsal=True)]


def test_it_leads_to_a_round_for_two_about_the_case(page, case, heard):
    button(page, "practise-with-somebody").click()
    assert heard.last == ("round-setup", case.id)


def test_each_is_beside_the_one_before_of_the_same_talk(services, page, case, keep, clock):
    keep(5, 40, 20, 40)
    parts = [RehearsalPart("recommend", "First, recommend it", 70)]
    services.rehearsals.keep(case.id, clock() - timedelta(hours=3), parts, None)
    keep(2, 25, 23, 25)
    page.show_page(case.id)
    assert "Compared with the one before: 15 seconds quicker to the news" in texts(page)


def test_without_words_for_ones_own_side_only_the_talk_is_offered(services, page):
    mine = services.cases.start(services.clients.add("Halden Tools").id)
    for question, option in (worked_case("payroll") | {"decider": "me"}).items():
        services.cases.answer(mine.id, question, option)
    assert not button(page, "start-inside").isHidden()
    page.show_page(mine.id)
    assert page.findChild(QWidget, "start-inside").isHidden()
    assert not button(page, "start-rehearsal").isHidden()


def test_the_keys_are_on_the_button(qtbot, page):
    qtbot.waitActive(page)
    assert page.focusWidget().objectName() == "start-rehearsal"


def test_the_latest_stands_first_and_open_beside_the_one_before(page, case, keep):
    keep(50, 40, 20, 40)
    keep(2, 25, 23, 25)
    page.show_page(case.id)
    lines = shown(page)
    assert lines.index("Today, 10:00") < lines.index("24 Nov, 10:00")
    assert "0:48 in all · 0:25 to the news" in lines
    said = (
        "Compared with the one before: 15 seconds quicker to the news, 12 seconds shorter in all."
    )
    assert said in lines
    assert lines.count("Open and warn") == 1  # the older one is closed
    assert "0:25 of 0:30" in lines
    assert "0:23, 0:08 over 0:15" in lines


def test_an_older_one_opens_by_key(qtbot, page, case, keep):
    old = keep(50, 61, 20)
    keep(2, 25, 23)
    page.show_page(case.id)
    assert "1:01, 0:31 over 0:30" not in texts(page)
    qtbot.keyClick(button(page, f"rehearsal:{old.id}"), Qt.Key.Key_Return)
    assert "1:01, 0:31 over 0:30" in texts(page)


@pytest.mark.parametrize(
    ("before", "now", "says"),
    [
        ((60, 20, 60), (72, 20, 72), "12 seconds slower to the news, 12 seconds longer in all."),
        ((60, 20, 60), (60, 20, 60), "as quick to the news, as long in all."),
        (
            (60, 80, None),
            (60, 19, None),
            "Compared with the one before: 1 minute 1 second shorter in all.",
        ),
    ],
)
def test_the_difference_is_said_in_words(page, case, keep, before, now, says):
    keep(5, *before)
    keep(2, *now)
    page.show_page(case.id)
    assert says in texts(page)


def test_a_part_that_the_talk_has_no_more_shows_its_time_alone(services, page, case, clock):
    services.rehearsals.keep(case.id, clock(), [RehearsalPart("gone", "Gone", 62)], None)
    page.show_page(case.id)
    assert "1:02" in shown(page)


def test_what_is_to_do_follows_how_often_it_was_said(services, page, case, clock):
    whole = [RehearsalPart(part, part, 9) for part in ("open", "close")]
    for says in (
        "That was once.",
        "That was twice. Now say it to",
        "You have said it aloud 3 times.",
    ):
        services.rehearsals.keep(case.id, clock(), whole[:1], None)  # left before the end
        services.rehearsals.keep(case.id, clock(), whole, None)
        page.show_page(case.id)
        assert says in texts(page)


def test_one_that_was_left_early_is_not_called_shorter(services, page, case, keep, clock):
    keep(3, 40, 200, 40)
    parts = [RehearsalPart("open", "Open and warn", 30)]
    services.rehearsals.keep(case.id, clock(), parts, 30)
    page.show_page(case.id)
    assert "Compared with the one before: 10 seconds quicker to the news." in texts(page)
    assert "shorter" not in texts(page)


def test_one_is_deleted_and_brought_back(services, shell, heard, page, case, keep):
    kept = keep(2, 25, 23)
    page.show_page(case.id)
    button(page, f"delete-rehearsal:{kept.id}").click()
    assert services.rehearsals.all(case.id) == ()
    assert "None yet." in texts(page)
    heard.notes[-1].undo()
    assert services.rehearsals.all(case.id) == (kept,)
    assert "Today, 10:00" in texts(page)


def test_three_replies_are_at_hand(services, page, case):
    reactions = services.talks.talk(case.id).reactions
    for reaction in reactions[:3]:
        assert reaction.says in texts(page)
        assert reaction.reply in texts(page)
    assert reactions[3].reply not in texts(page)


def test_discreet_mode_hides_names(services, page, case):
    reaction = services.talks.talk(case.id).reactions[0]
    services.lines.reply(case.id, reaction.id, "Joe, Halden Tools stays dear to us.")
    services.talks.set_fact(case.id, "contact", "Joe")
    services.settings.discreet = True
    page.show_page(case.id)
    assert "J., H. T. stays dear to us." in texts(page)
    assert "Halden" not in texts(page)


def test_a_parked_case_may_be_rehearsed(services, page, case):
    services.heat.set(case.id, Heat.HOT)
    page.show_page(case.id)
    assert "Parked until" in texts(page)
    assert button(page, "start-rehearsal").isEnabled()


def test_where_nothing_is_said_to_them_it_says_so(qtbot, services, shell, answer, case):
    answer()
    page = opened(qtbot, RehearsePage(services, shell), case.id)
    assert services.cases.diagnosis(case.id).verdict.value == "GATHER"
    assert "There is little to rehearse here, but" in texts(page)


def test_without_a_verdict_it_leads_to_the_questions(qtbot, services, shell, heard, case):
    page = opened(qtbot, RehearsePage(services, shell), case.id)
    button(page, "to-interview").click()
    assert heard.last == ("interview", case.id)


def test_esc_leaves(qtbot, page, case, heard):
    qtbot.keyClick(button(page, "start-rehearsal"), Qt.Key.Key_Escape)
    assert heard.last == ("cases", case.id)


@pytest.mark.parametrize("look", [(640, 100), (900, 200)])
def test_nothing_reaches_beyond_the_page(qapp, page, case, keep, look):
    width, percent = look
    keep(2, 2500, 23, 2500)
    qapp.set_look("light", percent)
    page.resize(width, 600)
    page.show_page(case.id)
    assert not out_of(page.findChild(QWidget, "column"))
    qapp.set_look("light", 100)


def test_many_are_shown_a_few_at_a_time_and_more_by_key(qtbot, services, page, case, clock):
    parts = [RehearsalPart("open", "Open and warn", 9)]
    for minutes in range(33):
        at = clock() - timedelta(minutes=minutes)
        services.rehearsals.keep(case.id, at, parts, 9)
    page.show_page(case.id)
    assert len(rehearsal_rows(page)) == 10
    more = button(page, "rehearsals-more")
    assert more.text() == "Show 20 more"
    qtbot.keyClick(more, Qt.Key.Key_Space)
    assert len(rehearsal_rows(page)) == 30
    assert button(page, "rehearsals-more").text() == "Show 3 more"
    qtbot.keyClick(button(page, "rehearsals-more"), Qt.Key.Key_Space)
    assert len(rehearsal_rows(page)) == 33
    assert more.isHidden()


def rehearsal_rows(page) -> list[QAbstractButton]:
    """The rows of the rehearsals that are built."""
    found = page.findChildren(QAbstractButton)
    return [
        each for each in found if each.objectName().startswith("rehearsal:") and each.isVisible()
    ]
