"""Today with many cases: by case, the next thing first; as many as the rail says."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QWidget

from coach.domain.rules.heat import Heat
from coach.domain.talk.talk_log import TalkNote
from coach.ui.case.reminder_row import ReminderRow
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.today.today_page import TodayPage
from coach.ui.window.rail import Badge, Rail
from tests.ui.conftest import button, texts
from tests.ui.steps import opened

TODAY = date(2026, 11, 26)


@pytest.fixture
def book(services):
    """Begins cases, each with so many reminders from a day on."""

    def book(cases, each=1, day=TODAY):
        found = []
        for number in range(cases):
            case = services.cases.start(services.clients.add(f"Client {number:03}").id, "Late")
            found.append(case)
            for step in range(each):
                services.reminders.add(case.id, f"Do {number}-{step}", day)
        return found

    return book


def shown(page):
    boxes = page.findChildren(QCheckBox)
    return [b.accessibleName().removeprefix("Done: ") for b in boxes if b.isVisibleTo(page)]


@pytest.fixture
def today(qtbot, services, shell, heard):
    return lambda: opened(qtbot, TodayPage(services, shell))


def test_of_each_case_the_next_thing_and_the_rest_by_key(qtbot, services, book, today):
    first, second = book(2, each=4)
    page = today()
    qtbot.waitActive(page)
    assert shown(page) == ["Do 0-0", "Do 1-0"]
    more = button(page, f"unfold:{second.id}")
    assert more.text() == "and 3 more"
    assert more.accessibleName() == "and 3 more: Client 001 · Late"
    more.setFocus()
    qtbot.keyClick(more, Qt.Key.Key_Return)
    assert shown(page) == ["Do 0-0", "Do 1-0", "Do 1-1", "Do 1-2", "Do 1-3"]
    last = services.reminders.of_case(second.id)
    assert page.focusWidget().objectName() == f"done:{last[1].id}"
    assert button(page, f"unfold:{first.id}").text() == "and 3 more"
    fold = button(page, f"unfold:{second.id}")
    fold.setFocus()
    qtbot.keyClick(fold, Qt.Key.Key_Space)
    assert shown(page) == ["Do 0-0", "Do 1-0"]
    assert page.focusWidget().objectName() == f"unfold:{second.id}"


def test_few_things_are_not_folded(book, today):
    book(2, each=3)
    page = today()
    assert len(shown(page)) == 6
    assert "more" not in texts(page)


def test_one_thing_more_and_they_are_folded(services, book, today):
    case, _other = book(2, each=3)
    services.reminders.add(case.id, "One more", TODAY)
    page = today()
    assert len(shown(page)) == 2
    assert button(page, f"unfold:{case.id}").text() == "and 3 more"


def test_cases_stand_in_the_order_of_what_is_due_next(services, book, clock, today):
    clock.now -= timedelta(days=5)
    late = services.cases.start(services.clients.add("Late").id)
    services.reminders.add(late.id, "Oldest", TODAY - timedelta(days=5))
    clock.now += timedelta(days=5)
    book(7)
    assert shown(today())[0] == "Oldest"


def test_a_tick_in_an_opened_case_leaves_it_open(qtbot, services, book, today):
    case, _other = book(2, each=5)
    page = today()
    qtbot.waitActive(page)
    button(page, f"unfold:{case.id}").click()
    second = services.reminders.of_case(case.id)[1]
    box = page.findChild(QCheckBox, f"done:{second.id}")
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert shown(page)[:4] == ["Do 0-0", "Do 0-2", "Do 0-3", "Do 0-4"]
    third = services.reminders.of_case(case.id)[2]
    assert page.focusWidget().objectName() == f"done:{third.id}"


def test_with_two_hundred_cases_only_what_is_seen_is_built(qtbot, book, today):
    book(200, each=2)
    page = today()
    assert len(page.findChildren(ReminderRow)) <= 20
    assert shown(page) == [f"Do {number}-0" for number in range(10)]
    assert "To do" in texts(page)
    assert "400" in texts(page).splitlines()
    more = button(page, "due-more")
    assert more.text() == "Show 20 more cases"
    more.setFocus()
    qtbot.keyClick(more, Qt.Key.Key_Return)
    assert len(shown(page)) == 30
    assert page.focusWidget().accessibleName() == "Done: Do 10-0"


def test_the_page_stays_where_it_is_when_a_case_opens(qtbot, book, today):
    cases = book(30, each=3)
    page = today()
    qtbot.waitActive(page)
    bar = page.findChild(ScrollPage).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    more = button(page, f"unfold:{cases[5].id}")
    more.setFocus()
    before = bar.value()
    qtbot.keyClick(more, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Do 5-1" in shown(page))
    qtbot.waitUntil(lambda: page.focusWidget().accessibleName() == "Done: Do 5-1")
    assert abs(bar.value() - before) < 60
    box = page.focusWidget()
    assert box.accessibleName() == "Done: Do 5-1"
    assert 0 <= box.mapTo(page, QPoint(0, 0)).y() < page.height()


def test_the_weeks_ahead_are_by_case_too(services, book, today):
    book(9, each=3, day=TODAY + timedelta(days=2))
    page = today()
    assert shown(page) == [f"Do {number}-0" for number in range(9)]


def test_a_talk_that_was_held_and_noted_is_not_the_next(services, case, answer, today):
    answer("marketing-agency")
    services.cases.set_talk(case.id, TODAY, "18:00")
    assert "Next talk · today" in texts(today())
    log = services.after.log(case.id, TalkNote(TODAY, held=True))
    assert "Next talk" not in texts(today())
    services.after.remove(log.id)
    assert "Next talk" in texts(today())
    services.after.log(case.id, TalkNote(TODAY, held=False))
    assert "Next talk" not in texts(today())
    services.cases.set_talk(case.id, TODAY + timedelta(days=7))
    assert "Next talk · in 7 days" in texts(today())


def test_the_next_talk_is_another_once_the_first_was_held(services, case, answer, today):
    answer("marketing-agency")
    services.cases.set_talk(case.id, TODAY, "18:00")
    other = services.cases.start(services.clients.add("Ferrow Print").id)
    services.cases.set_talk(other.id, TODAY + timedelta(days=1))
    services.after.log(case.id, TalkNote(TODAY, held=True))
    page = today()
    assert "Ferrow Print" in texts(page)
    assert "Next talk · tomorrow" in texts(page)


@pytest.mark.parametrize("seed", range(8))
def test_the_rail_says_as_many_as_the_page_lists(qtbot, services, window, clock, seed):
    """Random books: cases asked of, hot, talked, closed, trashed; missed, done and due."""
    random, start = Random(seed), clock.now
    clock.now -= timedelta(days=20)
    services.reminders.look_in()
    cases = []
    for number in range(random.choice([0, 1, 5, 12])):
        case = services.cases.start(services.clients.add(f"Client {number}").id, "Late")
        cases.append(case)
        _live(services, random, case, clock)
    clock.now = start
    window.show_page("today")
    page, rail = window.page("today"), window.findChild(Rail)
    for _ in range(4):
        badge = rail.findChild(Badge)
        assert (0 if badge.isHidden() else int(badge.text())) == _listed(page)
        boxes = [box for box in page.findChildren(QCheckBox) if box.isVisibleTo(page)]
        if not boxes:
            break
        random.choice(boxes).click()
        window.show_page("today")


def _live(services, random, case, clock):
    """What may happen to a case in three weeks."""
    for _ in range(random.randrange(4)):
        day = clock.now.date() + timedelta(days=random.randrange(30))
        services.reminders.add(case.id, "Ring", day)
    if random.random() < 0.7:
        while (question := services.cases.view(case.id).question) is not None:
            services.cases.answer(case.id, question.id, random.choice(question.options).id)
        heat = random.choice([Heat.HOT, Heat.COOL])
        if heat is Heat.COOL and random.random() < 0.7:
            talk = clock.now.date() + timedelta(days=random.randrange(40))
            services.cases.set_talk(case.id, talk)
        services.heat.set(case.id, heat)
    end = random.random()
    if end < 0.15:
        services.cases.close(case.id, "")
    elif end < 0.3:
        services.cases.trash(case.id)


def _listed(page):
    """What the page lists as to be done: rows, what is folded, and what was missed."""
    for name in ("see-missed", "due-more", "missed-more"):
        for each in _seen(page, name):
            if each.text() != "Hide":
                each.click()
    rows = [_seen(page, name) for name in ("done:", "second-look:", "how-it-went:")]
    coming = page.findChild(QWidget, "upcoming")
    here = [row for found in rows for row in found if not coming.isAncestorOf(row)]
    folds = [each for each in _seen(page, "unfold:") if not coming.isAncestorOf(each)]
    return len(here) + sum(int(each.text().split()[1]) for each in folds)


def _seen(page, name):
    """The buttons in sight whose name begins so."""
    buttons = page.findChildren(QAbstractButton)
    return [b for b in buttons if b.objectName().startswith(name) and b.isVisibleTo(page)]
