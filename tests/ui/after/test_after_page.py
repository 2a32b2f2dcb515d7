"""After the talk: plan, referral, end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox

from coach.domain.case import Stage
from coach.domain.plan import ReminderState
from coach.domain.referral import Level, ReferralNeed, Size, Vendor, VendorKind
from coach.domain.talk.talk_log import TalkNote
from coach.ui.after.after_page import AfterPage
from coach.ui.after.referral_section import ReferralSection
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.shell.date_dialog import DateDialog
from tests.ui.conftest import button, texts
from tests.ui.steps import field, opened, pick, type_in


def vendor(name: str, **other: object) -> Vendor:
    base = {
        "id": "",
        "name": name,
        "kind": VendorKind.VENDOR,
        "contact": "",
        "covers": ("payroll",),
        "size": Size.ANY,
        "intimacy": Level.ANY,
        "places": (),
        "languages": (),
        "sectors": (),
        "price": Level.ANY,
        "capacity": Level.ANY,
        "tie": "",
        "consent": False,
        "outcome": "",
        "outcome_good": None,
        "note": "",
    }
    return Vendor(**(base | other))


@pytest.fixture
def page(qtbot, services, shell, heard, case, answer):
    answer("payroll")
    return opened(qtbot, AfterPage(services, shell), case.id)


@pytest.fixture
def dated(services, page, case):
    """The page, with the talk on a Monday."""
    services.cases.set_talk(case.id, date(2026, 11, 30), "10:00")
    page.show_page(case.id)
    return page


def test_a_case_is_shown_from_its_top(qtbot, services, shell, case, answer):
    answer("payroll")
    services.cases.set_talk(case.id, date(2026, 11, 30), "10:00")
    page = opened(qtbot, AfterPage(services, shell), case.id, width=640, height=420)
    scrolled = page.findChild(ScrollPage).verticalScrollBar()
    assert scrolled.maximum() > 0
    assert scrolled.value() == 0


def test_coming_back_to_a_case_it_is_shown_from_its_top(qtbot, services, window, case, answer):
    answer("payroll")
    services.cases.set_talk(case.id, date(2026, 11, 30), "10:00")
    window.resize(900, 420)
    window.show_page("after", case.id)
    scrolled = window.page("after").findChild(ScrollPage).verticalScrollBar()
    qtbot.waitUntil(lambda: scrolled.maximum() > 0)
    scrolled.setValue(scrolled.maximum())
    window.show_page("today")
    window.shell.go("after", case.id)
    assert scrolled.value() == 0
    scrolled.setValue(scrolled.maximum())
    window.show_page("after", case.id)  # drawn anew, it stays
    assert scrolled.value() > 0


def test_without_a_verdict_it_leads_to_the_questions(qtbot, services, shell, heard, case):
    page = opened(qtbot, AfterPage(services, shell), case.id)
    button(page, "to-interview").click()
    assert heard.last == ("interview", case.id)


def test_a_step_that_hangs_on_a_date_shows_it_before_the_talk_has_a_day(services, page, case):
    services.talks.set_fact(case.id, "last_day", "2027-03-31")
    page.show_page(case.id)
    assert "Wed 31 March 2027" in texts(page)


def test_before_the_day_is_set_the_plan_is_shown_in_days(services, page, case):
    for step in services.reminders.plan(case.id):
        assert step.title in texts(page)
    assert "on the day" in texts(page)
    assert "Set the day of the talk" in texts(page)
    assert services.reminders.of_case(case.id) == ()


def test_the_day_makes_reminders_of_the_plan(qtbot, services, page, case):
    type_in(qtbot, page, "talk-day", "30 November 2026", Qt.Key.Key_Return)
    reminders = services.reminders.of_case(case.id)
    assert reminders
    boxes = [box for box in page.findChildren(QCheckBox) if box.isVisibleTo(page)]
    assert len([box for box in boxes if box.objectName().startswith("done:")]) == len(reminders)


def test_a_step_is_done_and_stands_behind(qtbot, services, dated, case, heard):
    first = services.reminders.of_case(case.id)[0]
    box = dated.findChild(QCheckBox, f"done:{first.id}")
    qtbot.keyClick(box, Qt.Key.Key_Space)
    states = {each.id: each.state for each in services.reminders.of_case(case.id)}
    assert states[first.id] is ReminderState.DONE
    assert "Done" in texts(dated)
    heard.notes[-1].undo()
    assert "Done" not in texts(dated)


def test_a_step_is_put_off(qtbot, services, dated, case):
    first = services.reminders.of_case(case.id)[0]
    button(dated, f"more:{first.id}").click()
    pick(qtbot, "snooze-7")
    moved = {each.id: each for each in services.reminders.of_case(case.id)}[first.id]
    assert (moved.due, moved.moved) == (first.due, False)
    assert moved.shown_on == first.due + timedelta(days=7)
    assert "reminds you again on" in texts(dated)


def test_a_step_after_the_talk_is_not_moved_before_it(qtbot, services, dated, case, heard):
    talk_on = services.cases.case(case.id).talk_on
    steps = services.reminders.of_case(case.id)
    after = next(each for each in steps if each.due > talk_on)
    button(dated, f"more:{after.id}").click()
    pick(qtbot, "move")
    dialog = dated.findChild(DateDialog)
    type_in(qtbot, dialog, "new-day", "27 November 2026", Qt.Key.Key_Return)
    assert dialog.isVisible()
    later = talk_on + timedelta(days=3)
    type_in(qtbot, dialog, "new-day", later.isoformat(), Qt.Key.Key_Return)
    assert heard.notes[-1].text.endswith("If the talk moves, this will move with it.")
    services.cases.set_talk(case.id, talk_on + timedelta(days=42))
    kept = {each.id: each for each in services.reminders.of_case(case.id)}[after.id]
    assert kept.due == talk_on + timedelta(days=45)


def test_a_reminder_of_ones_own_is_added_by_keys(qtbot, services, dated, case, heard):
    type_in(qtbot, dated, "own-day", "4 December 2026", Qt.Key.Key_Return)
    type_in(qtbot, dated, "own-title", "Ring Maria", Qt.Key.Key_Return)
    own = [each for each in services.reminders.of_case(case.id) if not each.step]
    assert [(each.title, each.due) for each in own] == [("Ring Maria", date(2026, 12, 4))]
    assert "Ring Maria" in texts(dated)
    heard.notes[-1].undo()
    dropped = [each for each in services.reminders.of_case(case.id) if not each.step]
    assert dropped[0].state is ReminderState.DROPPED


def test_a_blank_reminder_is_refused_in_words(services, dated, case, heard):
    button(dated, "add-reminder").click()
    assert heard.errors
    assert all(each.step for each in services.reminders.of_case(case.id))


@pytest.mark.parametrize(
    ("text", "says"),
    [("some day", "“some day” names no day"), ("1 January 1999", "That day is past.")],
)
def test_a_reminder_with_a_bad_day_says_what_is_wrong(qtbot, services, dated, case, text, says):
    type_in(qtbot, dated, "own-title", "Ring Maria")
    type_in(qtbot, dated, "own-day", text, Qt.Key.Key_Return)
    button(dated, "add-reminder").click()
    assert says in texts(dated)
    assert field(dated, "own-day").property("wrong")
    assert all(each.step for each in services.reminders.of_case(case.id))
    type_in(qtbot, dated, "own-day", "4 December 2026", Qt.Key.Key_Return)
    assert says not in texts(dated)


def test_short_time_is_said(dated):
    assert "The talk is in 4 days, so whatever the plan wants done before it is due now." in texts(
        dated
    )


def test_an_empty_directory_says_so(page):
    assert "The directory is empty" in texts(page)


def test_matches_come_with_reasons_cautions_and_consent(qtbot, services, page, case):
    services.referrals.add(vendor("Hartley Books", consent=True, size=Size.SMALL))
    services.referrals.add(vendor("Quay Accounts", tie="My brother works there."))
    services.referrals.add(vendor("Others", covers=("cleaning",)))
    type_in(qtbot, page, "need-needs", "Payroll", Qt.Key.Key_Return)
    shown = texts(page)
    assert "They cover what is needed: payroll." in shown
    assert "They have agreed to be named." in shown
    assert "My brother works there." in shown
    assert "Ask Quay Accounts first" in shown
    assert "as far as you told us" in shown
    assert "%" not in shown
    assert "Others" not in shown
    assert services.referrals.advice(case.id).need.needs == ("payroll",)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, "fits well"),
        ({"places": ("york",)}, "fits in part"),
        ({"places": ("york",), "size": Size.LARGE, "covers": ("payroll",)}, "hardly fits"),
    ],
)
def test_how_well_somebody_fits_is_said_in_words(services, page, case, given, says):
    services.referrals.add(
        vendor("Hartley", **({"places": ("leeds",), "size": Size.SMALL} | given))
    )
    need = ReferralNeed(("payroll", "audit")[: 1 + (says == "hardly fits")], Size.SMALL)
    services.referrals.set_need(case.id, replace(need, places=("leeds",)))
    page.show_page(case.id)
    assert says in texts(page).splitlines()


def test_a_need_is_kept_when_it_is_chosen(qtbot, services, page, case):
    button(page, "need-more").click()
    box = page.findChild(QComboBox, "need-size")
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert services.referrals.advice(case.id).need.size is Size.SMALL


def test_where_no_referral_is_right_only_the_reason_stands(qtbot, services, shell, case, answer):
    answer("cleaning-chemicals")
    services.referrals.add(vendor("Hartley Books"))
    page = opened(qtbot, AfterPage(services, shell), case.id)
    assert services.referrals.advice(case.id).why in texts(page)
    assert "Hartley" not in texts(page)
    assert not field(page, "need-needs").isVisibleTo(page)


def test_the_directory_is_one_button_away(page, heard):
    button(page, "to-referrals").click()
    assert heard.last == ("referrals", None)


def test_a_case_is_closed_with_how_it_went_and_opened_again(qtbot, services, dated, case, heard):
    type_in(qtbot, dated, "outcome", "Calm. They thanked us.")
    button(dated, "close-case").click()
    assert services.cases.case(case.id).stage is Stage.CLOSED
    assert services.cases.outcome(case.id) == "Calm. They thanked us."
    assert "Calm. They thanked us." in texts(dated)
    button(dated, "reopen-case").click()
    assert services.cases.case(case.id).stage is Stage.TALK


def test_closing_can_be_undone(services, dated, case, heard):
    button(dated, "close-case").click()
    heard.notes[-1].undo()
    assert services.cases.case(case.id).stage is Stage.TALK


def test_facts_to_find_out_are_dated_at_once(qtbot, services, shell, case, answer):
    answer("insufficient")
    page = opened(qtbot, AfterPage(services, shell), case.id)
    found = services.reminders.of_case(case.id)
    assert found
    assert "What to find out first" in texts(page)
    assert all(each.title in texts(page) for each in found)


def test_esc_leaves(qtbot, page, case, heard):
    qtbot.keyClick(page.focusWidget() or page, Qt.Key.Key_Escape)
    assert heard.last == ("cases", case.id)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("payroll", "A better home for them"),
        ("dental-supplies", "Who could take over"),
        ("cleaning-chemicals", "No referral"),
        ("in-house", ""),
        ("fasteners", ""),
        ("logistics", ""),
    ],
)
def test_whom_to_name_is_there_only_where_somebody_may_be_named_or_must_not(
    qtbot, services, shell, answer, name, title
):
    case = answer(name)
    page = opened(qtbot, AfterPage(services, shell), case.id)
    section = page.findChild(ReferralSection)
    assert section.isVisible() is bool(title)
    titles = ("A better home for them", "Who could take over", "No referral")
    assert [each for each in titles if each in texts(page)] == [each for each in (title,) if each]


def test_where_facts_are_to_be_found_no_talk_is_asked_for_a_day(qtbot, services, shell, answer):
    case = answer("insufficient")  # GATHER
    page = opened(qtbot, AfterPage(services, shell), case.id)
    shown = texts(page)
    assert "What to find out" in shown.splitlines()
    assert "What to find out first, each with a day." in shown
    assert not field(page, "talk-day").isVisible()
    services.cases.set_talk(case.id, date(2026, 12, 1))
    page.show_page(case.id)
    assert "These days follow the day of the talk" not in texts(page)


def test_what_was_left_out_before_a_held_talk_is_told(services, shell, qtbot, case, answer):
    answer("payroll")
    services.cases.set_talk(case.id, date(2026, 11, 26), "09:30")
    services.after.log(case.id, TalkNote(date(2026, 11, 26), held=True))
    page = opened(qtbot, AfterPage(services, shell), case.id)
    assert "the rest was left out" in texts(page)


def test_what_was_done_before_a_held_talk_counts_also_where_it_had_a_day(
    services, shell, qtbot, case, answer
):
    answer("payroll")
    services.cases.set_talk(case.id, date(2026, 12, 10), "09:30")
    steps = services.prepare.before(case.id)
    dated = next(each for each in steps if each.due is not None)
    services.cases.tick(case.id, dated.id, True)  # noqa: FBT003
    services.after.log(case.id, TalkNote(date(2026, 11, 26), held=True))
    page = opened(qtbot, AfterPage(services, shell), case.id)
    assert f"1 of {len(steps)} done, the rest was left out" in texts(page)
