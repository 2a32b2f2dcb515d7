"""Days and times as people write them, in every field of the window, by keys."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from coach.services.contract.dates import Term
from coach.ui.kit.fields.date_field import DateField
from coach.ui.kit.fields.reading_panel import ReadingPanel
from coach.ui.kit.fields.time_field import TimeField
from coach.ui.shell.date_dialog import DateDialog
from tests.ui.conftest import button, texts
from tests.ui.steps import field, type_in

K = Qt.Key
TODAY = date(2026, 11, 26)  # a Thursday
WEDNESDAY = TODAY - timedelta(days=1)
TALK = {"talk-day": lambda services, case: services.cases.case(case.id).talk_on}


def term(name):
    """A term as it is kept, as a day."""
    return lambda services, case: _day(services.dates.value(case.id, Term(name)))


def fact(name):
    """A fact as it is kept, as a day."""
    return lambda services, case: _day(services.talks.given(case.id).get(name, ""))


def _day(text):
    return date.fromisoformat(text) if text else None


@pytest.fixture
def page(window, case, answer):
    """Shows a page of a case that ends, and gives it."""
    answer("electrical-wholesale")

    def page(name: str) -> QWidget:
        window.show_page(name, case.id)
        return window.page(name)

    return page


def said(window):
    """What stands in the panel beneath a field."""
    shown = [each for each in window.findChildren(ReadingPanel) if each.isVisible()]
    labels = [label for each in shown for label in each.findChildren(QLabel) if label.isVisible()]
    return " | ".join(label.text() for label in labels)


FIELDS = [
    ("talk", "talk-day", "in two weeks", "Thursday, 10 December 2026", TALK["talk-day"]),
    ("after", "talk-day", "tuesday", "Tuesday, 1 December 2026", TALK["talk-day"]),
    ("day", "talk-day", "3.12.", "Thursday, 3 December 2026", TALK["talk-day"]),
    ("talk", "fact:last_day", "end of March", "Wednesday, 31 March 2027", fact("last_day")),
    ("talk", "fact:by_when", "Dec 3", "Thursday, 3 December 2026", fact("by_when")),
    ("dates", "term:term_end", "31 Mar 28", "Friday, 31 March 2028", term("term_end")),
    ("dates", "term:paid_until", "yesterday", "Wednesday, 25 November 2026", term("paid_until")),
    (
        "dates",
        "term:open_work_until",
        "a week on friday",
        "Friday, 4 December 2026",
        term("open_work_until"),
    ),
]


@pytest.mark.parametrize("each", FIELDS, ids=lambda each: f"{each[0]}-{each[1]}")
def test_typed_shown_back_and_counted(qtbot, window, services, case, page, each):
    name, field_name, text, reading, kept = each
    shown = page(name)
    if field_name.startswith("fact:"):
        button(shown, "tab:facts").click()
    assert shown.findChild(DateField, field_name) is not None
    before = kept(services, case)
    type_in(qtbot, shown, field_name, text)
    assert said(window).startswith(reading)
    assert kept(services, case) == before
    into = field(shown, field_name)
    qtbot.keyClick(into, K.Key_Tab)
    wanted = kept(services, case)
    assert wanted is not None
    assert reading.endswith(f"{wanted.day} {wanted:%B} {wanted.year}")
    assert said(window) == ""


def test_day_and_time_of_a_talk_are_typed_in_one(qtbot, window, services, case, page):
    shown = page("talk")
    type_in(qtbot, shown, "talk-day", "monday 10am")
    assert said(window) == "Monday, 30 November 2026, 10:00, in the morning | in 4 days"
    qtbot.keyClick(field(shown, "talk-day"), K.Key_Tab)
    now = services.cases.case(case.id)
    assert (now.talk_on, now.talk_at) == (date(2026, 11, 30), "10:00")
    assert field(shown, "talk-time").text() == "10:00"


def test_an_open_time_of_a_talk_is_asked_and_the_day_counts(qtbot, window, services, case, page):
    shown = page("after")
    type_in(qtbot, shown, "talk-day", "monday at 7", K.Key_Return)
    now = services.cases.case(case.id)
    assert (now.talk_on, now.talk_at) == (date(2026, 11, 30), "")
    assert "Which time do you mean? 07:00, in the morning or 19:00" in texts(shown)
    time = shown.findChild(TimeField, "talk-time")
    time.setFocus()
    qtbot.keyClick(time, K.Key_Return)
    qtbot.keyClick(window.focusWidget(), K.Key_2)
    assert services.cases.case(case.id).talk_at == "19:00"
    assert "Which time" not in texts(shown)


def test_of_two_days_one_is_asked_in_place(qtbot, window, services, case, page):
    shown = page("dates")
    type_in(qtbot, shown, "term:paid_until", "31 Oct", K.Key_Return)
    assert services.dates.value(case.id, Term.PAID_UNTIL) == ""
    assert said(window).startswith("Which day do you mean?")
    qtbot.keyClick(window.focusWidget(), K.Key_1)
    assert services.dates.value(case.id, Term.PAID_UNTIL) == "2026-10-31"


def test_a_page_behind_does_not_hear_the_keys_of_a_question(qtbot, window, services, case, page):
    shown = page("talk")
    type_in(qtbot, shown, "talk-day", "3/12", K.Key_Return)
    qtbot.keyClick(window.focusWidget(), K.Key_E)
    qtbot.keyClick(window.focusWidget(), K.Key_Escape)
    assert window.page_name == "talk"
    assert field(shown, "talk-day").text() == "3/12"
    assert field(shown, "talk-day").hasFocus()


def test_what_is_clear_counts_when_the_page_is_left_by_a_key(qtbot, window, services, case, page):
    shown = page("talk")
    qtbot.waitActive(window)
    type_in(qtbot, shown, "talk-day", "tomorrow")
    qtbot.waitUntil(field(shown, "talk-day").hasFocus)
    window.show_page("today")
    assert services.cases.case(case.id).talk_on == TODAY + timedelta(days=1)


def test_what_was_typed_and_not_read_is_there_when_one_comes_back(qtbot, window, page):
    shown = page("dates")
    type_in(qtbot, shown, "term:term_end", "when they pay", K.Key_Return)
    assert "“when they pay” names no day." in texts(shown)
    type_in(qtbot, shown, "term:paid_until", "3 Dec", K.Key_Return)  # draws the page anew
    assert field(shown, "term:term_end").text() == "when they pay"
    assert "“when they pay” names no day." in texts(shown)


def test_a_reminder_of_ones_own(qtbot, window, services, case, page):
    shown = page("after")
    type_in(qtbot, shown, "own-title", "Ring Joe")
    type_in(qtbot, shown, "own-day", "next mon", K.Key_Tab)
    button(shown, "add-reminder").click()
    due = {each.title: each.due for each in services.reminders.of_case(case.id)}
    assert due["Ring Joe"] == date(2026, 11, 30)


def test_the_dialog_that_moves_a_reminder_makes_room_for_a_question(
    qtbot, window, services, case, page
):
    reminder = services.reminders.add(case.id, "Ring Joe", TODAY)
    page("today")
    dialog = DateDialog(window.shell, window, "Move to another day", reminder.due, first=TODAY)
    given = []
    dialog.given.connect(given.append)
    dialog.open()
    qtbot.waitExposed(dialog)
    type_in(qtbot, dialog, "new-day", "3/12", K.Key_Return)
    panel = dialog.findChild(ReadingPanel)
    assert dialog.rect().contains(panel.geometry())
    assert dialog.isVisible()
    qtbot.keyClick(dialog.focusWidget(), K.Key_1)
    assert dialog.isVisible()  # it is shown in full before it counts
    qtbot.keyClick(field(dialog, "new-day"), K.Key_Return)
    assert given == [date(2026, 12, 3)]


@pytest.fixture
def note(window, services, case, page):
    """The note after a talk of yesterday, begun."""
    services.cases.set_talk(case.id, WEDNESDAY, "09:00")
    shown = page("day")
    form = shown.findChild(QWidget, "log-held")
    QApplication.sendPostedEvents()
    button(shown, "choice:yes").click()
    assert form is not None
    return shown


def test_the_days_of_a_note_look_back_and_ahead(qtbot, window, services, case, note):
    type_in(qtbot, note, "log-day", "monday")
    assert said(window) == "Monday, 23 November 2026 | 3 days ago"
    qtbot.keyClick(field(note, "log-day"), K.Key_Tab)
    type_in(qtbot, note, "log-next", "Send the list")
    type_in(qtbot, note, "log-next-day", "monday", K.Key_Tab)
    button(note, "log-save").click()
    (log,) = services.after.logs(case.id)
    assert (log.note.day, log.note.next_on) == (date(2026, 11, 23), date(2026, 11, 30))


def test_a_day_of_a_note_that_cannot_be_is_said_when_it_is_left(qtbot, note):
    type_in(qtbot, note, "log-day", "31 Sep", K.Key_Tab)
    assert "September has 30 days. Write 30 September or 1 October." in texts(note)
    type_in(qtbot, note, "log-day", "tomorrow", K.Key_Tab)
    assert "That day is still to come." in texts(note)
    type_in(qtbot, note, "log-day", "yesterday", K.Key_Tab)
    assert "That day" not in texts(note)


def test_every_day_and_time_of_the_window_is_one_of_these_fields(window, page, note):
    """A line whose name speaks of a day or a time is one of the two classes."""
    del note
    for name in ("talk", "dates", "after", "day", "today"):
        shown = page(name)
        for line in shown.findChildren(QWidget):
            words = line.objectName().replace(":", "-").split("-")
            if line.inherits("QLineEdit") and {"day", "time", "until"} & set(words):
                assert isinstance(line, DateField | TimeField), line.objectName()
