# SPDX-License-Identifier: MIT
"""The whole window by keys alone: the rail, Tab, Ctrl+Z, and where the keys are afterwards."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from coach.domain.plan import ReminderState
from coach.domain.rules.heat import Heat
from coach.ui.clients.client_dialog import ClientDialog
from coach.ui.kit.fields.choice_list import ChoiceCard
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.referrals.vendor_dialog import VendorDialog
from coach.ui.shell.discreet import initials
from coach.ui.talk.lines.line_tools import ToolButton
from coach.ui.talk.lines.talk_line import TalkLineBlock
from coach.ui.talk.part_nav import PartNav
from coach.ui.window.toast import Toast
from tests.ui.conftest import button, texts, worked_case
from tests.ui.steps import table, type_in

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def focused():
    """The name of what has the keys."""
    widget = QApplication.focusWidget()
    return widget.objectName() if widget is not None else None


def test_arrows_reach_every_entry_of_the_rail(window, press):
    window.show_page("today")
    button(window, "rail:today").setFocus()
    reached = [focused()]
    for _ in range(9):
        press(Qt.Key.Key_Down)
        reached.append(focused())
    pages = ("today", "clients", "cases", "library", "study", "practice", "referrals")
    assert reached == [f"rail:{name}" for name in (*pages, "find", "help", "settings")]
    press(Qt.Key.Key_Home)
    assert focused() == "rail:today"
    press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert window.page_name == "cases"
    assert window.page("cases").isAncestorOf(QApplication.focusWidget())


def test_tab_comes_to_the_rail_once(window, press):
    window.show_page("settings")
    names = []
    for _ in range(40):
        press(Qt.Key.Key_Tab)
        names.append(focused() or "")
    round_ = names[: names.index(names[0], 1)]
    assert [name for name in round_ if name.startswith("rail:")] == ["rail:settings"]


@pytest.mark.parametrize(
    ("digit", "name"),
    [
        (Qt.Key.Key_1, "today"),
        (Qt.Key.Key_2, "clients"),
        (Qt.Key.Key_3, "cases"),
        (Qt.Key.Key_4, "library"),
        (Qt.Key.Key_5, "study"),
        (Qt.Key.Key_6, "practice"),
        (Qt.Key.Key_7, "referrals"),
    ],
)
def test_ctrl_and_a_digit_go_to_a_page(window, press, digit, name):
    window.show_page("settings")
    press(digit, modifier=CTRL)
    assert window.page_name == name
    assert window.page(name).isAncestorOf(QApplication.focusWidget())


@pytest.fixture
def due(services, case, answer):
    """A reminder that is due."""
    answer("marketing-agency")
    return services.reminders.add(case.id, "Ring them", date(2026, 11, 26))


def test_ctrl_z_opens_a_reminder_again_when_its_line_has_gone(services, window, press, case, due):
    window.show_page("today")
    press(Qt.Key.Key_Space)
    states = {each.id: each.state for each in services.reminders.of_case(case.id)}
    assert states[due.id] is ReminderState.DONE
    window.findChild(Toast).hide()
    window.shell.go("cases")
    press(Qt.Key.Key_Z, modifier=CTRL)
    states = {each.id: each.state for each in services.reminders.of_case(case.id)}
    assert states[due.id] is ReminderState.DONE  # it was done elsewhere, and is named first
    assert "Done." in window.findChild(Toast).text()
    press(Qt.Key.Key_Z, modifier=CTRL)
    states = {each.id: each.state for each in services.reminders.of_case(case.id)}
    assert states[due.id] is ReminderState.OPEN
    assert window.findChild(Toast).text() == "Undone: Done."
    button(window, "toast-close").click()
    press(Qt.Key.Key_Z, modifier=CTRL)
    assert window.findChild(Toast).text() == "There is nothing to undo here."
    window.findChild(Toast).hide()


@pytest.mark.parametrize(("pages", "undone"), [(("cases",), True), (("cases", "library"), False)])
def test_ctrl_z_leaves_alone_what_was_done_two_pages_before(
    services, window, press, due, pages, undone
):
    window.show_page("today")
    press(Qt.Key.Key_Space)
    window.findChild(Toast).hide()
    for page in pages:
        window.shell.go(page)
    press(Qt.Key.Key_Z, Qt.Key.Key_Z, modifier=CTRL)
    states = {each.id: each.state for each in services.reminders.of_case(due.case_id)}
    assert (states[due.id] is ReminderState.OPEN) is undone


def test_ctrl_z_in_another_case_says_first_whose_action_it_would_undo(
    qtbot, services, window, press, case, due
):
    other = services.cases.start(services.clients.add("Vik Ltd").id)
    services.settings.discreet = True
    window.show_page("after", case.id)
    type_in(qtbot, window.page("after"), "own-title", "Send the list", Qt.Key.Key_Return)
    window.findChild(Toast).hide()
    window.show_page("after", other.id)
    press(Qt.Key.Key_Z, modifier=CTRL)
    said = window.findChild(Toast).text()
    assert initials(case.client_name) in said
    assert case.client_name not in said
    assert "Send the list" in [r.title for r in services.reminders.of_case(case.id)]


def test_ctrl_z_takes_a_new_reminder_away_from_the_field(qtbot, services, window, press, case, due):
    window.show_page("after", case.id)
    type_in(qtbot, window.page("after"), "own-title", "Send the list", Qt.Key.Key_Return)
    press(Qt.Key.Key_Z, modifier=CTRL)
    open_ = [r for r in services.reminders.of_case(case.id) if r.state is ReminderState.OPEN]
    assert [each.title for each in open_] == ["Ring them"]
    window.findChild(Toast).hide()


def test_what_is_done_can_be_seen_and_opened_again(services, window, case, due):
    services.reminders.done(due.id)
    window.show_page("after", case.id)
    assert "Done" in texts(window.page("after"))
    button(window.page("after"), f"done:{due.id}").click()
    states = {each.id: each.state for each in services.reminders.of_case(case.id)}
    assert states[due.id] is ReminderState.OPEN
    window.findChild(Toast).hide()


def test_a_line_at_the_bottom_makes_room_for_itself(qtbot, window):
    window.show_page("clients")
    height = window.page("clients").height()
    window.shell.toast("Done.")
    toast, page = window.findChild(Toast), window.page("clients")
    qtbot.waitUntil(lambda: page.height() < height)
    assert toast.y() >= page.mapTo(window.centralWidget(), page.rect().bottomLeft()).y()
    button(window, "toast-close").click()


def test_an_error_leaves_with_its_page(window):
    window.show_page("cases")
    window.show_page("client", "not-there")
    assert window.findChild(Toast).isVisible()
    window.shell.go("today")
    assert not window.findChild(Toast).isVisible()


def test_a_dialog_says_below_the_field_what_is_wrong(qtbot, services, window):
    dialog = ClientDialog(services, window.shell, window)
    dialog.open()
    type_in(qtbot, dialog, "client-name", "  ", Qt.Key.Key_Return)
    assert "cannot be empty" in texts(dialog)
    assert window.findChild(Toast) is None
    field = dialog.findChild(QLineEdit, "client-name")
    assert dialog.focusWidget() is field
    type_in(qtbot, dialog, "client-name", "Halden")
    assert "cannot be empty" not in texts(dialog)
    dialog.reject()


def test_esc_finds_the_case_again(services, window, press, case, answer):
    answer("marketing-agency")
    services.cases.start(services.clients.add("Corran Foods").id)
    for page in ("interview", "verdict", "talk", "after"):
        window.show_page("cases")
        window.shell.go(page, case.id)
        press(Qt.Key.Key_Escape)
        assert window.page_name == "cases"
        assert focused() == "cases"
        assert table(window, "cases").current_id() == case.id


def test_the_first_referral_has_the_keys(qtbot, window, press):
    window.show_page("referrals")
    press(Qt.Key.Key_Return)
    dialog = window.findChild(VendorDialog)
    type_in(qtbot, dialog, "vendor-name", "Quay Accounts", Qt.Key.Key_Return)
    assert focused() == "vendors"


def test_tab_in_the_interview_goes_down_the_page(window, press, case):
    window.show_page("interview", case.id)
    press(Qt.Key.Key_1)
    reached = []
    for _ in range(5):
        press(Qt.Key.Key_Tab)
        reached.append(focused())
    assert reached == ["skip", "undo", "continue", "why", "heard"]


def test_an_answer_taken_back_does_not_look_given(services, window, press, case):
    window.show_page("interview", case.id)
    press(Qt.Key.Key_2)
    taken = next(card for card in window.findChildren(ChoiceCard) if card.isChecked())
    name = taken.objectName()
    press(Qt.Key.Key_Z, modifier=CTRL)
    card = button(window, name)
    assert not card.isChecked()
    assert "You had chosen this." in card.accessibleDescription()
    assert not button(window, "continue").isEnabled()


def test_ten_answers_fit_the_window(qtbot, services, window, case):
    walk = worked_case("logistics")
    while len((question := services.cases.view(case.id).question).options) < 9:
        services.cases.answer(case.id, question.id, walk[question.id])
    services.heat.set(case.id, Heat.UNSAID)
    window.show_page("interview", case.id)
    page = window.page("interview")
    bar = page.findChild(ScrollPage).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    window.resize(900, 600)
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert "more below" in texts(page)
    go_on = button(page, "continue")
    bottom = go_on.mapTo(page, go_on.rect().bottomLeft()).y()
    assert bottom < button(page, "why").mapTo(page, go_on.rect().topLeft()).y()
    bar.setValue(bar.maximum())
    assert "more below" not in texts(page)


def test_the_lines_of_a_talk_are_one_stop(qtbot, window, press, case, answer):
    answer("marketing-agency")
    window.show_page("talk", case.id)
    window.findChild(PartNav).focus_here()
    press(Qt.Key.Key_Tab)
    first = focused()
    assert first.startswith("line:")
    press(Qt.Key.Key_Down)
    assert focused().startswith("line:")
    assert focused() != first
    bar = window.findChild(ScrollPage, "talk-scroll").verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    press(Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    press(Qt.Key.Key_PageUp)
    assert bar.value() < bar.maximum()
    press(Qt.Key.Key_Home)
    assert bar.value() == 0
    assert focused() == first
    reached = [first]
    while not reached[-1].startswith("tab:"):
        press(Qt.Key.Key_Tab)
        reached.append(focused())
    line = first.partition(":")[2]
    names = ("off", "lock", "rewrite", "up", "down", "add-after", "why")
    assert reached[1:8] == [f"{name}:{line}" for name in names]
    part = line.partition("/")[0]
    assert reached[8:-1] == [f"how:{part}", f"add:{part}"]


def test_reminders_come_before_how_it_ended(window, press, case, due):
    window.show_page("after", case.id)
    window.page("after").findChild(QLineEdit, "talk-time").setFocus()
    reached = []
    while "outcome" not in reached and len(reached) < 40:
        press(Qt.Key.Key_Tab)
        reached.append(focused())
    assert reached.index(f"done:{due.id}") < reached.index("own-title") < reached.index("outcome")


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_day_and_time_of_a_talk_are_seen_whole(qapp, services, window, case, answer, percent):
    answer("marketing-agency")
    services.cases.set_talk(case.id, date(2026, 12, 23), "14:30")
    window.show_page("talk", case.id)
    button(window.page("talk"), "change-day").click()
    qapp.set_look("light", percent)
    for name in ("talk-day", "talk-time"):
        field = window.page("talk").findChild(QLineEdit, name)
        assert field.width() > field.fontMetrics().horizontalAdvance(field.text()) + 20
    qapp.set_look("light", 100)


def test_what_engineers_ask_for_stands_behind_details(qtbot, window, case, answer):
    answer("marketing-agency")
    window.show_page("talk", case.id)
    page = window.page("talk")
    qtbot.mouseClick(page.findChildren(TalkLineBlock)[0], Qt.MouseButton.LeftButton)
    asking = next(b for b in page.findChildren(ToolButton) if b.objectName().startswith("why:"))
    asking.click()
    qtbot.waitUntil(lambda: "Used when" in texts(page))
    assert "Template" not in texts(page)
    shown = [label for label in page.findChildren(QLabel) if "Template" in label.text()]
    assert shown
    button(page, asking.objectName().replace("why:", "details:")).click()
    assert "Template" in texts(page)
