# SPDX-License-Identifier: MIT
"""The dates of a case: what the contract says, and the earliest clean last day."""

from __future__ import annotations

import re
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel

from coach.domain.exit_date import NoticeForm, NoticeTo
from coach.domain.rules.verdict import Verdict
from coach.services.contract.dates import Term
from coach.ui.case.prepare_row import PlaceTab
from coach.ui.contract.dates_page import DatesPage
from coach.ui.contract.exit_answer import ExitDay, ExitWay
from tests.ui.conftest import button, out_of, texts
from tests.ui.steps import field, opened, type_in

MONDAY = date(2026, 11, 30)


@pytest.fixture
def page(qtbot, services, shell, heard, case, answer):
    answer("electrical-wholesale")  # PART
    services.cases.set_talk(case.id, MONDAY, "10:00")
    return opened(qtbot, DatesPage(services, shell), case.id, width=1000)


def choose(qtbot, page, name: str, value: str) -> None:
    """Choose an entry of a box by keys."""
    box = page.findChild(QComboBox, name)
    for _ in range(box.count()):
        qtbot.keyClick(box, Qt.Key.Key_Up)
    for _ in range(box.findData(value)):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.currentData() == value
    box.activated.emit(box.currentIndex())


def kept(services, case, term: Term) -> str:
    return services.dates.value(case.id, term)


def last_day(services, case) -> str:
    return services.talks.given(case.id).get("last_day", "")


def test_without_a_verdict_it_leads_to_the_questions(qtbot, services, shell, heard, case):
    page = opened(qtbot, DatesPage(services, shell), case.id)
    button(page, "to-interview").click()
    assert heard.last == ("interview", case.id)


def test_where_nothing_ends_it_says_so_and_leads_back(qtbot, services, shell, heard, case, answer):
    answer("marketing-agency")  # RESET
    page = opened(qtbot, DatesPage(services, shell), case.id)
    assert "Nothing ends under this verdict, so there is no last day to work out." in texts(page)
    assert "Earliest clean last day" not in texts(page)
    button(page, "to-words").click()
    assert heard.last == ("talk", case.id)


def test_with_nothing_noted_it_shows_no_day(services, page, case):
    services.talks.set_fact(case.id, "last_day", "2027-06-30")
    page.show_page(case.id)
    assert "It will follow from what you note about the contract. Nothing is noted yet." in texts(
        page
    )
    below = texts(page.findChild(ExitDay)) + texts(page.findChild(ExitWay))
    assert not re.search(r"\b(20\d\d|January|June|November|December)\b", below)
    with pytest.raises(AssertionError):
        button(page, "use-day")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("thirty", "30 days"),
        ("2 weeks", "2 weeks"),
        ("three months", "3 months"),
        ("a calendar month", "1 months"),
        ("10 working days", "10 working-days"),
        ("a fortnight", "2 weeks"),
        ("one quarter", "3 months"),
        ("a year", "12 months"),
    ],
)
def test_a_period_is_typed_as_people_write_it(qtbot, services, page, case, text, value):
    type_in(qtbot, page, "term:notice", text, Qt.Key.Key_Return)
    assert kept(services, case, Term.NOTICE) == value
    shown = page.findChild(QComboBox, "term:notice-unit").currentData()
    assert f"{field(page, 'term:notice').text()} {shown}" == value


def test_a_term_without_more_sets_the_day(qtbot, page):
    type_in(qtbot, page, "term:notice", "30", Qt.Key.Key_Return)
    type_in(qtbot, page, "term:term_end", "31 March 2027", Qt.Key.Key_Return)
    assert "31 March 2027" in texts(page.findChild(ExitDay))
    assert "so it is taken to end with its term" in texts(page)


def test_a_term_that_does_not_count_is_named(qtbot, page):
    type_in(qtbot, page, "term:notice", "30", Qt.Key.Key_Return)
    type_in(qtbot, page, "term:term_end", "31 March 2027", Qt.Key.Key_Return)
    choose(qtbot, page, "term:notice_to", NoticeTo.ANY_DAY)
    assert "30 December 2026" in texts(page.findChild(ExitDay))
    kept_in_mind = texts(page.findChild(ExitWay))
    assert "The term ends on 31 March 2027. It does not count" in kept_in_mind
    assert "it may end on any day" in kept_in_mind


def test_a_notice_is_kept_and_drives_the_day(qtbot, services, page, case):
    type_in(qtbot, page, "term:notice", "30", Qt.Key.Key_Return)
    choose(qtbot, page, "term:notice_to", NoticeTo.MONTH_END)
    assert kept(services, case, Term.NOTICE) == "30 days"
    assert kept(services, case, Term.NOTICE_TO) == "month-end"
    assert "31 December 2026" in texts(page)
    assert "The notice takes 30 days, to the end of a month: 31 December 2026." in texts(page)
    assert "The notice can go out as late as Tue 1 December 2026." in texts(page)


def test_the_unit_of_a_period_can_be_changed(qtbot, services, page, case):
    type_in(qtbot, page, "term:notice", "3", Qt.Key.Key_Return)
    choose(qtbot, page, "term:notice-unit", "months")
    assert kept(services, case, Term.NOTICE) == "3 months"
    assert "28 February 2027" in texts(page)


def test_a_period_is_kept_when_typing_pauses(qtbot, services, page, case):
    type_in(qtbot, page, "term:cure", "14")
    qtbot.waitUntil(lambda: kept(services, case, Term.CURE) == "14 days")


def test_every_term_is_kept_by_its_field(qtbot, services, page, case):
    choose(qtbot, page, "term:form", NoticeForm.REGISTERED)
    type_in(qtbot, page, "term:term_end", "31/3/2027", Qt.Key.Key_Return)
    type_in(qtbot, page, "term:renews", "12", Qt.Key.Key_Return)
    choose(qtbot, page, "term:renews-unit", "months")
    type_in(qtbot, page, "term:paid_until", "15 January 2027", Qt.Key.Key_Return)
    type_in(qtbot, page, "term:open_work_until", "2027-01-20", Qt.Key.Key_Return)
    type_in(qtbot, page, "term:hand_over", "5", Qt.Key.Key_Return)
    terms = services.dates.terms(case.id)
    assert terms.form is NoticeForm.REGISTERED
    assert (terms.term_end, terms.paid_until) == (date(2027, 3, 31), date(2027, 1, 15))
    assert (terms.renews.length, terms.hand_over) == (12, 5)
    assert terms.open_work_until == date(2027, 1, 20)
    assert "27 January 2027" in texts(page)
    assert "They have paid until 15 January 2027." in texts(page)  # what else counts


@pytest.mark.parametrize(
    "field_error",
    [
        ("term:notice", "some", "Write a whole number from 1 to 999"),
        ("term:cure", "0", "Write a whole number from 1 to 999"),
        ("term:hand_over", "many", "Write how many working days"),
        ("term:term_end", "soon", "“soon” names no day"),
    ],
)
def test_what_cannot_be_is_said_in_place_and_not_kept(qtbot, services, page, case, field_error):
    name, typed, says = field_error
    type_in(qtbot, page, name, typed, Qt.Key.Key_Return)
    assert says in texts(page)
    assert field(page, name).property("wrong")
    assert kept(services, case, Term(name.removeprefix("term:"))) == ""
    type_in(qtbot, page, name, "", Qt.Key.Key_Return)
    assert says not in texts(page)
    assert not field(page, name).property("wrong")


def test_an_emptied_field_clears_the_term(qtbot, services, page, case):
    type_in(qtbot, page, "term:notice", "30", Qt.Key.Key_Return)
    type_in(qtbot, page, "term:notice", "", Qt.Key.Key_Return)
    assert kept(services, case, Term.NOTICE) == ""


def test_what_was_typed_is_kept_when_the_page_is_left(qtbot, services, page, case):
    type_in(qtbot, page, "term:notice", "6")
    page.hide()
    assert kept(services, case, Term.NOTICE) == "6 days"


def test_what_is_kept_is_shown_again_and_only_for_its_case(services, page, case):
    services.dates.set_term(case.id, Term.NOTICE, "6 weeks")
    services.dates.set_term(case.id, Term.PAID_UNTIL, "2027-01-15")
    page.show_page(case.id)
    assert field(page, "term:notice").text() == "6"
    assert page.findChild(QComboBox, "term:notice-unit").currentData() == "weeks"
    assert "15 January 2027" in field(page, "term:paid_until").text()
    other = services.cases.start(services.clients.add("Brightwater").id)
    for question, option in services.cases.diagnosis(case.id).answers.items():
        services.cases.answer(other.id, question, option)
    page.show_page(other.id)
    assert field(page, "term:notice").text() == ""
    assert field(page, "term:paid_until").text() == ""


def test_the_day_becomes_the_last_day_of_the_talk_and_back(qtbot, services, page, case, heard):
    services.talks.set_fact(case.id, "last_day", "2027-06-30")
    type_in(qtbot, page, "term:notice", "30", Qt.Key.Key_Return)
    button(page, "use-day").click()
    assert last_day(services, case) == "2026-12-30"
    assert "The talk names this day." in texts(page)
    assert field(page, "term:notice").hasFocus()
    with pytest.raises(AssertionError):
        button(page, "use-day")
    heard.notes[-1].undo()
    assert last_day(services, case) == "2027-06-30"
    assert "The talk names Wed 30 June 2027. That is later, and clean." in texts(page)


def test_undo_leaves_no_day_where_there_was_none(qtbot, services, page, case, heard):
    type_in(qtbot, page, "term:notice", "30", Qt.Key.Key_Return)
    button(page, "use-day").click()
    heard.notes[-1].undo()
    assert last_day(services, case) == ""


def test_a_day_in_the_talk_that_is_too_early_is_a_warning(qtbot, services, page, case):
    services.talks.set_fact(case.id, "last_day", "2026-12-10")
    page.show_page(case.id)
    assert "earlier than the contract allows" not in texts(page)
    type_in(qtbot, page, "term:notice", "30", Qt.Key.Key_Return)
    assert "The talk names Thu 10 December 2026" in texts(page)
    assert "earlier than the contract allows" in texts(page)
    button(page, "use-day").click()
    assert "earlier than the contract allows" not in texts(page)


def test_the_steps_stand_in_order_of_their_days(qtbot, services, page, case):
    type_in(qtbot, page, "term:notice", "2", Qt.Key.Key_Return)
    choose(qtbot, page, "term:notice-unit", "months")
    steps = services.dates.exit(case.id).plan.steps
    shown = texts(page)
    places = [shown.index(step.title) for step in steps]
    assert len(steps) > 3
    assert places == sorted(places)


def test_notes_and_what_this_is_not_are_said(qtbot, services, page, case):
    type_in(qtbot, page, "term:paid_until", "2 January 2027", Qt.Key.Key_Return)  # a Saturday
    for note in services.dates.exit(case.id).plan.notes:
        assert note in texts(page)
    assert "is not a working day" in texts(page)
    assert "This is not legal advice." in texts(page)


def test_without_a_day_of_the_talk_it_counts_from_today(services, page, case, heard):
    services.cases.set_talk(case.id, None, "")
    services.dates.set_term(case.id, Term.NOTICE, "30 days")
    page.show_page(case.id)
    assert "The talk has no day yet, so this counts from today." in texts(page)
    assert "26 November 2026" in texts(page)
    button(page, "set-day").click()
    assert heard.last == ("talk", case.id)


def test_tab_goes_down_the_form_and_then_to_the_day(qtbot, page):
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    type_in(qtbot, page, "term:notice", "30", Qt.Key.Key_Return)
    field(page, "term:notice").setFocus()
    names = []
    for _ in range(13):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        names.append(page.focusWidget().objectName())
    assert names == [
        "term:notice-unit",
        "term:notice_to",
        "term:form",
        "term:cure",
        "term:cure-unit",
        "term:term_end",
        "term:renews",
        "term:renews-unit",
        "term:paid_until",
        "term:open_work_until",
        "term:hand_over",
        "use-day",
        names[-1],
    ]


@pytest.mark.parametrize(("percent", "width"), [(100, 692), (200, 692), (100, 1000)])
def test_nothing_reaches_out_of_the_page(qapp, services, page, case, percent, width):
    services.clients.edit(case.client_id, "مكتب النور للمحاسبة " * 12, "")
    for term, value in ((Term.NOTICE, "30 days"), (Term.CURE, "14 days"), (Term.HAND_OVER, "9")):
        services.dates.set_term(case.id, term, value)
    services.talks.set_fact(case.id, "last_day", "2026-12-10")
    qapp.set_look("light", percent)
    page.resize(width, 600)
    page.show_page(case.id)
    for _ in range(5):
        qapp.processEvents()
    assert out_of(page) == []
    qapp.set_look("light", 100)


def test_with_little_room_the_day_stands_above_the_form(qtbot, page):
    def day_is_above() -> bool:
        label = next(
            each for each in page.findChildren(QLabel) if each.text() == "30 November 2026"
        )
        top = label.mapTo(page, label.rect().topLeft()).y()
        notice = field(page, "term:notice")
        return top < notice.mapTo(page, notice.rect().topLeft()).y() - 60

    page.resize(600, 700)
    qtbot.waitUntil(day_is_above)


def test_esc_goes_back_to_the_words(qtbot, page, case, heard):
    qtbot.keyClick(field(page, "term:notice"), Qt.Key.Key_Escape)
    assert heard.last == ("talk", case.id)


def test_the_row_leads_to_words_and_papers(page, case, heard):
    button(page, "prepare:papers").click()
    assert heard.last == ("papers", case.id)
    button(page, "prepare:talk").click()
    assert heard.last == ("talk", case.id)


@pytest.mark.parametrize("name", ["payroll", "fasteners", "bookkeeping"])
def test_the_tab_is_there_only_where_work_ends(qtbot, window, answer, name):
    window.show_page("papers", answer(name).id)
    page = window.page("papers")
    tabs = [f"prepare:{each}" for each in ("talk", "dates", "papers")]
    shown = [each for each in tabs if page.findChild(PlaceTab, each).isVisible()]
    assert shown == (tabs if name == "payroll" else [tabs[0], tabs[2]])
    qtbot.waitActive(window)
    words = page.findChild(PlaceTab, tabs[0])
    words.setFocus()
    qtbot.keyClick(words, Qt.Key.Key_Right)
    assert window.focusWidget().objectName() == shown[1]


def test_a_day_that_no_talk_names_is_not_worked_out(services, case, answer):
    answer("electrical-wholesale")
    services.dates.set_term(case.id, Term.NOTICE, "30 days")
    assert services.dates.exit(case.id).named
    services.cases.answer(case.id, "pay-reason", "paperwork")
    assert services.cases.diagnosis(case.id).verdict is Verdict.FIX
    assert services.dates.exit(case.id) is None


@pytest.fixture
def left(qtbot, services, shell, heard, case, answer):
    """The page of a client who leaves us."""
    answer("in-house")  # EXIT
    services.cases.set_talk(case.id, MONDAY, "10:00")
    return opened(qtbot, DatesPage(services, shell), case.id, width=1000)


def test_where_they_leave_it_asks_for_their_notice_and_counts_it(qtbot, services, left, case):
    assert field(left, "term:given_on").isVisible()
    assert not field(left, "term:cure").isVisible()
    assert "How long before the end they must say so." in texts(left)
    type_in(qtbot, left, "term:notice", "30", Qt.Key.Key_Return)
    type_in(qtbot, left, "term:given_on", "2 November 2026", Qt.Key.Key_Return)
    assert kept(services, case, Term.GIVEN_ON) == "2026-11-02"
    shown = texts(left.findChild(ExitDay)) + texts(left.findChild(ExitWay))
    assert "The contract still runs until" in shown
    assert "2 December 2026" in shown
    assert "Their notice reached you" in shown
    assert "goes out" not in shown
    assert "go out" not in shown
    assert "The talk: face to face if they have the time, else by video or telephone" in shown


def test_where_we_leave_it_does_not_ask_for_their_notice(page):
    assert not field(page, "term:given_on").isVisible()
    assert field(page, "term:cure").isVisible()
    assert "Earliest clean last day" in texts(page)


def test_a_talk_that_must_not_be_face_to_face_is_not_called_so(qtbot, services, shell, heard, case):
    answers = {"way-in": "parting", "conduct": "severe", "source": "top", "told": "not-told"}
    while (question := services.cases.view(case.id).question) is not None:
        option = answers.get(question.id, "dont-know")
        services.cases.answer(case.id, question.id, option)
    assert services.cases.diagnosis(case.id).verdict is Verdict.PART_NOW
    page = opened(qtbot, DatesPage(services, shell), case.id, width=1000)
    type_in(qtbot, page, "term:notice", "30", Qt.Key.Key_Return)
    way = texts(page.findChild(ExitWay))
    assert "The talk: by telephone or letter" in way
    assert "face to face" not in way
