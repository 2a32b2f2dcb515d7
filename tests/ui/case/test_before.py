"""What comes before acting: one list in three places, with one tick."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from coach.domain.plan import ReminderState
from coach.store.tables.cases import CaseTable
from tests.ui.conftest import button, texts

TODAY = date(2026, 11, 26)
TALK = date(2026, 12, 10)
TODAY_NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.fixture
def decided(services, case, answer):
    """A case that comes to PART."""
    answer("electrical-wholesale")
    return case


def joined(services, case):
    """Something that a check of the verdict and a step of the plan both ask for."""
    return next(i for i in services.prepare.before(case.id) if i.day is not None and i.detail)


def boxes(window, page, case):
    """What a page ticks, by its words."""
    window.show_page(page, case.id)
    shown = window.page(page)
    more = [b for b in shown.findChildren(object, "before-more") if b.isVisibleTo(shown)]
    for each in more:
        each.click()
    found = [box for box in shown.findChildren(QCheckBox) if box.isVisibleTo(shown)]
    return {box.accessibleName().removeprefix("Done: "): box for box in found}


PLACES = ("verdict", "day", "after")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("dated", [False, True])
def test_a_tick_in_one_place_is_a_tick_in_all(qtbot, services, decided, window, place, dated):
    if dated:
        services.cases.set_talk(decided.id, TALK)
    item = joined(services, decided)
    box = boxes(window, place, decided)[item.text]
    assert not box.isChecked()
    qtbot.waitActive(window)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    for each in PLACES:
        assert boxes(window, each, decided)[item.text].isChecked(), each
    assert not any(r.title == item.text for r in services.reminders.upcoming(30))
    again = boxes(window, place, decided)[item.text]
    again.setFocus()
    qtbot.keyClick(again, Qt.Key.Key_Space)
    for each in PLACES:
        assert not boxes(window, each, decided)[item.text].isChecked(), each
    assert any(r.title == item.text for r in services.reminders.upcoming(30)) is dated


@pytest.mark.parametrize("dated", [False, True])
def test_the_same_words_and_dates_stand_in_all_and_once(services, decided, window, dated):
    if dated:
        services.cases.set_talk(decided.id, TALK)
    items = services.prepare.before(decided.id)
    for place in PLACES:
        shown = boxes(window, place, decided)
        lines = texts(window.page(place)).splitlines()
        for item in items:
            assert item.text in shown, (place, item.text)
            assert lines.count(item.text) == 1, (place, item.text)
            if item.detail:
                assert lines.count(item.detail) == 1, (place, item.detail)
    item = joined(services, decided)
    if dated:
        assert item.due is not None
    else:
        assert item.due is None


def test_what_was_ticked_before_the_talk_has_a_day_is_not_asked_for_again(services, decided):
    item = joined(services, decided)
    services.cases.tick(decided.id, item.id, done=True)
    services.cases.set_talk(decided.id, TALK)
    (reminder,) = [r for r in services.reminders.of_case(decided.id) if r.title == item.text]
    assert reminder.state is ReminderState.DONE


def test_done_on_today_is_done_on_the_verdict(qtbot, services, decided, window, clock):
    services.cases.set_talk(decided.id, TALK)
    item = joined(services, decided)
    (reminder,) = [r for r in services.reminders.of_case(decided.id) if r.title == item.text]
    services.reminders.done(reminder.id)
    assert boxes(window, "verdict", decided)[item.text].isChecked()
    services.reminders.reopen(reminder.id)
    assert not boxes(window, "verdict", decided)[item.text].isChecked()


def test_ticks_of_an_old_file_count(services, decided, store):
    """Those of a general step count for the check that stands in its place."""
    item = next(
        i for i in services.prepare.before(decided.id) if "prepare/contract-terms" in i.ticks
    )
    store.tick(decided.id, "prepare/contract-terms", TODAY_NOON)
    after = next(i for i in services.prepare.before(decided.id) if i.id == item.id)
    assert after.done
    services.cases.tick(decided.id, item.id, done=False)
    after = next(i for i in services.prepare.before(decided.id) if i.id == item.id)
    assert not after.done


@pytest.fixture
def store(services):
    return CaseTable(services._context.store)


@pytest.fixture
def kept_apart(services, decided, store):
    """A file of before: a check ticked whose reminder is open, and a reminder done alone."""
    services.cases.set_talk(decided.id, TALK)
    first, second = [i for i in services.prepare.before(decided.id) if i.due is not None][:2]
    store.tick(decided.id, first.id, TODAY_NOON)
    (done,) = [r for r in services.reminders.of_case(decided.id) if r.title == second.text]
    services.reminders.done(done.id)
    for tick in second.ticks:
        store.untick(decided.id, tick)
    return first, second


def test_what_an_old_file_kept_apart_is_brought_together(services, decided, kept_apart):
    first, second = kept_apart
    services.settings.before_joined = False
    services.reminders.look_in()
    items = {item.id: item for item in services.prepare.before(decided.id)}
    assert items[first.id].done
    assert items[second.id].done
    states = {r.title: r.state for r in services.reminders.of_case(decided.id)}
    assert states[first.text] is states[second.text] is ReminderState.DONE
    assert services.settings.before_joined


def test_a_dropped_reminder_stays_dropped(services, decided):
    services.cases.set_talk(decided.id, TALK)
    item = joined(services, decided)
    (reminder,) = [r for r in services.reminders.of_case(decided.id) if r.title == item.text]
    services.reminders.drop(reminder.id)
    services.cases.tick(decided.id, item.id, done=True)
    services.cases.tick(decided.id, item.id, done=False)
    states = {r.id: r.state for r in services.reminders.of_case(decided.id)}
    assert states[reminder.id] is ReminderState.DROPPED


def test_the_card_of_the_next_talk_counts_the_list(services, decided, window):
    services.cases.set_talk(decided.id, TODAY + timedelta(days=1))
    items = services.prepare.before(decided.id)
    services.cases.tick(decided.id, items[0].id, done=True)
    window.show_page("today")
    assert f"1 of {len(items)} done before" in texts(window.page("today"))


def test_beyond_the_first_they_open_by_key(qtbot, services, decided, window):
    window.show_page("verdict", decided.id)
    qtbot.waitActive(window)
    page = window.page("verdict")
    items = services.prepare.before(decided.id)
    more = button(page, "before-more")
    at_first = max(6, sum(item.day is not None for item in items))
    assert more.text() == f"and {len(items) - at_first} more"
    more.setFocus()
    qtbot.keyClick(more, Qt.Key.Key_Return)
    assert page.focusWidget().objectName() == f"check:{items[at_first].id}"
