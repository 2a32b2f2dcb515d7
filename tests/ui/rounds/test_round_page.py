"""A round by keys: every mark is kept at once, and nobody sees the client's secret unasked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QWidget,
)

from coach.domain.practice.rounds import Answer, Rater
from coach.engine.practice.glance import WORDS_A_MINUTE, client_glance, main_checks, words_in
from coach.services.practice.round_setup import RoundSetup
from coach.ui.kit.basic.buttons import PrimaryButton
from coach.ui.kit.basic.labels import Label
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.rounds.round_page import RoundPage
from coach.ui.rounds.views import RoundViews
from tests.ui.conftest import button, texts
from tests.ui.room import settle

K = Qt.Key
HEADINGS = 24  # words over the parts of a card, and of what is folded
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(shown, begun):
    """The page of a round, with the card for practising."""
    return shown(RoundPage, begun.id)


def view(page, name, keys):
    """Go to a view, and lift its cover where there is one."""
    button(page, f"tab:{name}").click()
    focused = QApplication.focusWidget()
    if focused is not None and focused.objectName() == "lift-cover":
        keys(K.Key_Return)


def time_of(page):
    return page.findChild(QLabel, "round-time").text()


def marks(services, begun):
    found = services.rounds.round(begun.id)
    return {mark.check: (mark.is_yes, mark.at) for mark in found.marks}


def test_the_card_for_practising_has_no_word_of_the_clients_secret(page, begun):
    card, seen = begun.cards.client, texts(page)
    assert begun.cards.rep.aim in seen
    for secret in (card.fact, card.secret, card.rule, card.walks_away, card.suspects):
        assert secret not in seen
    assert not any(each.says in seen for each in card.pushbacks)


@pytest.mark.parametrize("name", ["client", "sheet"])
def test_a_cover_lies_over_what_is_secret_until_it_is_lifted(page, begun, keys, name):
    button(page, f"tab:{name}").click()
    secret = begun.cards.client.fact if name == "client" else begun.cards.sheet.checks[0].says
    assert secret not in texts(page)
    assert "Kim" in texts(page)
    keys(K.Key_Return)
    assert secret in texts(page)


def test_whoever_plays_and_marks_goes_between_both_without_a_cover(page, begun, keys):
    view(page, "client", keys)
    button(page, "tab:sheet").click()
    assert begun.cards.sheet.checks[0].says in texts(page)
    button(page, "tab:rep").click()
    button(page, "tab:sheet").click()
    assert begun.cards.sheet.checks[0].says not in texts(page)


def test_whoever_looks_on_has_a_cover_of_their_own(shown, services, keys):
    three = ((Rater.REP, ""), (Rater.CLIENT, ""), (Rater.OBSERVER, "Lu"))
    begun = services.rounds.begin(RoundSetup(people=three))
    page = shown(RoundPage, begun.id)
    view(page, "client", keys)
    button(page, "tab:sheet").click()
    assert "Lu" in texts(page)
    keys(K.Key_Return)
    keys(K.Key_A)
    assert services.rounds.round(begun.id).marks[0].rater is Rater.OBSERVER


def test_the_clients_card_says_all_that_the_part_needs(page, begun, keys):
    view(page, "client", keys)
    button(page, "more-client").click()
    card, seen = begun.cards.client, texts(page)
    for text in (
        begun.cards.rep.scene, f"You play {card.name}", "Whoever practises is “they” here.",
        card.who, card.stake, card.suspects, card.voice, card.fact, card.rule, card.secret,
        card.walks_away, card.farewell, *card.calms,
        *(each.says for each in card.pushbacks), *(each.when for each in card.pushbacks),
        *(each.because for each in card.triggers),
    ):  # fmt: skip
        assert any(line in seen for line in (text, text.strip())), text
    glance = client_glance(card)
    assert glance.behaves in seen
    assert glance.more_behaves in seen


def test_what_is_folded_is_no_longer_than_it_was_and_a_letter_opens_it(page, services, begun, keys):
    view(page, "sheet", keys)
    fail = begun.cards.sheet.critical[0]
    assert fail.says not in texts(page)
    keys(K.Key_Z)
    assert fail.says in texts(page)
    assert list(marks(services, begun)) == [fail.id]


@pytest.mark.parametrize("name", ["rep", "client", "sheet"])
def test_a_card_of_each_scene_is_seen_at_once_and_read_in_a_minute(
    window, services, shipped, letters, name
):
    """At 1180 × 760, in whatever letters; of a sheet, what has not been read on a card."""
    letters(100, 100)
    window.resize(1180, 760)
    for play in shipped.practice.roleplays:
        begun = services.rounds.begin(RoundSetup(roleplay=play.id))
        window.show_page("round", begun.id)
        page = window.findChild(RoundPage)
        button(page, f"tab:{name}").click()
        if name != "rep":
            button(page, "lift-cover").click()
        settle()
        seen = {"rep": "rep-card", "client": "client-card", "sheet": "mark-sheet"}[name]
        card = next(each for each in page.findChildren(QWidget, seen) if each.isVisible())
        for bar in page.findChildren(QScrollBar):
            assert not bar.isVisible() or bar.maximum() == 0, (play.id, bar.maximum())
        said = [each.text() for each in card.findChildren(Label) if each.isVisible()]
        assert 40 < words_in(*said) <= WORDS_A_MINUTE + HEADINGS, play.id


def test_space_starts_and_stops_the_clock_and_marks_have_its_time(
    page, services, begun, keys, ticks
):
    view(page, "sheet", keys)
    keys(K.Key_Space)
    ticks.now += 61.5
    keys(K.Key_A)
    keys(K.Key_B, SHIFT)
    first, second = (check.id for check in begun.cards.sheet.checks[:2])
    assert marks(services, begun) == {first: (True, 61.5), second: (False, 61.5)}
    keys(K.Key_Space)
    ticks.now += 100
    assert services.rounds.round(begun.id).seconds == 61.5
    assert time_of(page) == "1:01"
    assert "1:01" in [each.text() for each in page.findChildren(QLabel, "marked-at")]


def test_the_same_key_again_takes_a_mark_away_and_the_other_changes_it(page, services, begun, keys):
    view(page, "sheet", keys)
    first = begun.cards.sheet.checks[0].id
    keys(K.Key_A)
    keys(K.Key_A)
    assert marks(services, begun) == {}
    keys(K.Key_A)
    keys(K.Key_A, SHIFT)
    assert marks(services, begun)[first][0] is False


def test_how_many_pushed_back_is_counted_once_the_clock_runs_and_the_end_is_said_in_short(
    page, begun, keys, ticks
):
    assert "of 3:00" in texts(page)
    assert "Push-backs: " not in texts(page)
    view(page, "client", keys)
    keys(K.Key_Space)
    keys(K.Key_1)
    ticks.now += 60
    page._board.ticked.emit()
    assert "of 3:00 · Push-backs: 1/3" in texts(page)
    ticks.now += 200
    page._board.ticked.emit()
    assert "3 minutes are over." in texts(page)


def test_what_did_not_come_up_has_a_key_and_a_button_of_its_own(page, services, begun, keys):
    view(page, "sheet", keys)
    check = begun.cards.sheet.checks[0].id
    keys(K.Key_A, ALT)
    (mark,) = services.rounds.round(begun.id).marks
    assert (mark.check, mark.answer) == (check, Answer.NOT_UP)
    pressed = button(page, f"mark-not-up:{check}")
    assert pressed.isChecked()
    assert "Did not come up" in pressed.accessibleName()
    keys(K.Key_A, ALT)
    assert services.rounds.round(begun.id).marks == ()
    keys(K.Key_A)
    pressed.click()
    assert services.rounds.round(begun.id).marks[0].answer is Answer.NOT_UP


def test_marks_are_taken_back_and_put_back_by_keys(page, services, begun, keys, heard):
    view(page, "sheet", keys)
    keys(K.Key_A)
    keys(K.Key_1)
    keys(K.Key_Z, CTRL)
    assert services.rounds.round(begun.id).pushbacks == ()
    keys(K.Key_Z, CTRL)
    assert marks(services, begun) == {}
    keys(K.Key_Z, CTRL | SHIFT)
    assert len(marks(services, begun)) == 1
    keys(K.Key_Z, CTRL)
    keys(K.Key_Z, CTRL)
    assert "no mark" in heard.notes[-1].text


def test_the_page_of_a_round_that_is_over_leaves_the_marks_of_its_debrief(
    page, services, begun, keys
):
    rounds, checks = services.rounds, begun.cards.sheet.checks
    rounds.mark(begun.id, Rater.CLIENT, checks[0].id, Answer.YES, at=5)
    rounds.end(begun.id, 60)
    rounds.mark(begun.id, Rater.CLIENT, checks[1].id, Answer.NO)
    page.show_page(begun.id)
    keys(K.Key_Z, CTRL)
    assert len(rounds.round(begun.id).marks) == 2
    rounds.undo(begun.id, Rater.CLIENT)  # as the debrief does
    page.show_page(begun.id)
    keys(K.Key_Z, CTRL | SHIFT)
    assert [mark.check for mark in rounds.round(begun.id).marks] == [checks[0].id]
    keys(K.Key_Z, CTRL)  # what was marked here goes
    assert rounds.round(begun.id).marks == ()


def test_in_a_low_window_the_sheet_has_the_room_of_what_can_wait(page, keys, shell):
    back = page.findChild(QPushButton, "back")
    page.resize(980, shell.theme.across(420) - 1)
    assert back.isVisible()  # beside the card for practising all is there
    view(page, "sheet", keys)
    assert not back.isVisible()
    page.resize(980, shell.theme.across(420))
    assert back.isVisible()
    page.resize(980, shell.theme.across(420) - 1)
    button(page, "tab:rep").click()
    assert back.isVisible()


def test_a_critical_fail_has_its_key_from_the_end_of_the_alphabet(page, services, begun, keys):
    view(page, "sheet", keys)
    keys(K.Key_Z)
    assert list(marks(services, begun)) == [begun.cards.sheet.critical[0].id]


def test_push_backs_are_ticked_on_the_card_by_their_numbers(page, services, begun, keys, ticks):
    view(page, "client", keys)
    keys(K.Key_Space)
    ticks.now += 30
    keys(K.Key_2)
    (made,) = services.rounds.round(begun.id).pushbacks
    assert (made.pushback, made.at) == (begun.cards.client.pushbacks[1].id, 30.0)
    keys(K.Key_9)  # there is none with this number
    assert len(services.rounds.round(begun.id).pushbacks) == 1
    keys(K.Key_2)
    assert services.rounds.round(begun.id).pushbacks == ()


def test_a_note_is_written_by_keys_and_has_its_time(page, services, begun, keys, ticks, qtbot):
    view(page, "sheet", keys)
    keys(K.Key_Space)
    ticks.now += 12
    keys(K.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "Looked at the door")
    keys(K.Key_Return)
    (note,) = services.rounds.round(begun.id).notes
    assert (note.text, note.at, note.rater) == ("Looked at the door", 12.0, Rater.CLIENT)
    qtbot.keyClicks(QApplication.focusWidget(), "and at her bag")  # which marks nothing
    assert marks(services, begun) == {}
    keys(K.Key_Return)
    assert [each.text for each in services.rounds.round(begun.id).notes][1:] == ["and at her bag"]
    keys(K.Key_Escape)
    keys(K.Key_A)  # the keys mark again
    assert len(marks(services, begun)) == 1
    assert not button(page, "undo-note").isEnabled()


def test_enter_on_a_card_that_is_read_does_not_take_the_space_that_starts_the_clock(page, keys):
    view(page, "client", keys)
    keys(K.Key_Return)
    keys(K.Key_Space)
    assert button(page, "round-main").text() == "End the round"
    note = page.findChild(QPlainTextEdit, "round-note")
    assert note.toPlainText() == ""
    assert not note.hasFocus()


def test_a_blank_in_the_note_does_not_stay_for_the_next_round(page, keys, qtbot):
    view(page, "sheet", keys)
    note = page.findChild(QPlainTextEdit, "round-note")
    note.setFocus()
    keys(K.Key_Space)
    page.finish()
    assert note.toPlainText() == ""


def test_a_note_is_taken_back_by_its_button(page, services, begun, keys, ticks, qtbot):
    view(page, "sheet", keys)
    keys(K.Key_Space)
    ticks.now += 12
    keys(K.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "Hm")
    keys(K.Key_Return)
    assert "Noted at 0:12" in page.findChild(QPlainTextEdit, "round-note").placeholderText()
    button(page, "undo-note").click()
    assert services.rounds.round(begun.id).notes == ()


def test_no_row_of_the_sheet_moves_as_the_clock_starts_and_things_are_marked_and_noted(
    page, keys, begun, ticks, qtbot
):
    view(page, "sheet", keys)
    sheet = begun.cards.sheet
    for fold in ("other-checks", "critical-fails"):
        button(page, fold).click()
    names = [f"mark-yes:{each.id}" for each in (*sheet.checks, *sheet.critical)]
    names += [f"pushback:{each.id}" for each in begun.cards.client.pushbacks]
    QApplication.processEvents()

    def places():
        QApplication.processEvents()
        return [button(page, name).mapTo(page, QPoint()) for name in names]

    before = places()
    keys(K.Key_Space)
    ticks.now += 5
    assert places() == before
    for key in (K.Key_A, K.Key_B, K.Key_1):
        keys(key)
    assert places() == before
    keys(K.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "Hm")
    keys(K.Key_Return)
    assert places() == before


def test_after_a_note_the_keys_take_the_note_back(page, services, begun, keys, qtbot):
    view(page, "sheet", keys)
    keys(K.Key_A)
    keys(K.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "Hm")
    keys(K.Key_Return)
    keys(K.Key_Z, CTRL)
    found = services.rounds.round(begun.id)
    assert (found.notes, len(found.marks)) == ((), 1)
    keys(K.Key_Z, CTRL)
    assert marks(services, begun) == {}


def test_esc_in_a_note_goes_back_to_the_sheet_and_leaves_what_was_typed(page, keys, qtbot, heard):
    view(page, "sheet", keys)
    keys(K.Key_Return)
    edit = QApplication.focusWidget()
    assert isinstance(edit, QPlainTextEdit)
    qtbot.keyClicks(edit, "half")
    keys(K.Key_Escape)
    assert heard.visits == []
    assert edit.toPlainText() == "half"
    keys(K.Key_Escape)
    assert heard.last == ("practice", None)


def test_a_round_that_is_killed_goes_on_with_its_clock_and_marks(
    shown, services, begun, keys, ticks, qtbot
):
    view(shown(RoundPage, begun.id), "sheet", keys)
    keys(K.Key_Space)
    keys(K.Key_A)
    ticks.now += 42
    qtbot.waitUntil(lambda: services.rounds.round(begun.id).seconds == 42.0)
    again = shown(RoundPage)  # another program, which knows the data file alone
    assert time_of(again) == "0:42"
    assert button(again, "turn-clock").text() == "Go on"
    view(again, "sheet", keys)
    first = begun.cards.sheet.checks[0].id
    assert button(again, f"mark-yes:{first}").isChecked()


def test_the_clock_stands_while_another_page_is_shown(page, services, begun, keys, ticks):
    view(page, "client", keys)
    keys(K.Key_Space)
    ticks.now += 10
    page.hide()
    ticks.now += 500
    assert services.rounds.round(begun.id).seconds == 10.0
    page.show()
    page.show_page(begun.id)
    assert time_of(page) == "0:10"


def test_the_first_button_leads_from_card_to_card_and_then_starts_the_clock(page, begun, keys):
    main = button(page, "round-main")
    assert main.text() == "The client’s card"
    main.click()
    assert begun.cards.client.fact not in texts(page)  # behind its cover
    keys(K.Key_Return)
    assert begun.cards.client.fact in texts(page)
    assert main.text() == "Start the clock"
    main.click()
    assert main.text() == "End the round"
    button(page, "tab:rep").click()
    assert main.text() == "End the round"


def test_a_second_press_does_not_start_the_clock_before_the_clients_card_was_seen(
    page, services, begun, keys
):
    main = button(page, "round-main")
    main.click()
    cover = button(page, "lift-cover")
    assert isinstance(cover, PrimaryButton)
    assert not main.isEnabled()
    assert "Show it" in main.toolTip()
    main.click()
    assert main.text() == "Start the clock"
    assert button(page, "turn-clock").isEnabled() is False
    cover.click()
    assert main.isEnabled()
    button(page, "tab:rep").click()
    assert main.text() == "Start the clock"  # the card was seen once
    button(page, "tab:client").click()
    assert not main.isEnabled()  # what lies over it has the button


def test_a_second_press_does_not_end_what_the_first_has_just_begun(
    page, services, begun, keys, ticks
):
    view(page, "client", keys)
    main = button(page, "round-main")
    main.click()
    ticks.now += 0.9
    main.click()
    assert services.rounds.round(begun.id).ended is None
    ticks.now += 0.2
    main.click()
    assert services.rounds.round(begun.id).ended is not None


def test_the_keys_are_on_the_main_button_and_space_starts_no_clock_unread(
    page, begun, keys, ticks, qtbot
):
    main = button(page, "round-main")
    assert main.hasFocus()
    qtbot.mouseClick(page.findChild(RoundViews), Qt.MouseButton.LeftButton)
    page.findChild(RoundViews).setFocus()
    keys(K.Key_Space)
    ticks.now += 5
    assert time_of(page) == "0:00"
    assert main.text() == "The client’s card"
    assert main.hasFocus()
    keys(K.Key_Return)
    keys(K.Key_Return)
    assert begun.cards.client.fact in texts(page)
    keys(K.Key_Space)
    assert main.text() == "End the round"


def test_tab_enters_the_row_of_views_on_the_one_that_is_shown(page, keys):
    view(page, "client", keys)
    page.findChild(QPushButton, "back").setFocus()
    keys(K.Key_Tab)
    assert QApplication.focusWidget() is button(page, "tab:client")


def test_the_end_is_kept_and_can_be_taken_back(page, services, begun, keys, ticks, heard):
    view(page, "client", keys)
    keys(K.Key_Space)
    ticks.now += 600
    button(page, "round-main").click()
    found = services.rounds.round(begun.id)
    assert (found.seconds, found.ended is not None) == (600.0, True)
    assert heard.last == ("round-debrief", begun.id)
    heard.notes[-1].undo()
    assert services.rounds.round(begun.id).ended is None
    assert heard.last == ("round", begun.id)


def test_without_a_round_the_page_says_how_to_begin_one(shown, heard, keys):
    shown(RoundPage)
    keys(K.Key_Return)
    assert heard.last == ("round-setup", None)


def test_in_discreet_mode_no_name_of_the_client_is_seen(shown, services, answer, case, keys):
    answer("marketing-agency")
    begun = services.rounds.begin(RoundSetup(case_id=case.id))
    services.settings.discreet = True
    page = shown(RoundPage, begun.id)
    assert "Halden" not in texts(page)
    assert "H. T." in texts(page)
    view(page, "client", keys)
    assert "Halden" not in texts(page)
    assert "you are the client of H. T." in texts(page)


# -- six of them are looked for; nothing runs away under the keys


def test_six_checks_are_looked_for_and_the_others_are_folded_with_their_letters(
    page, services, begun, keys
):
    view(page, "sheet", keys)
    main = main_checks(begun.cards.sheet)
    assert len(main) == 6
    for number, check in enumerate(begun.cards.sheet.checks):
        yes = page.findChild(QPushButton, f"mark-yes:{check.id}")
        if check not in main and not number:
            assert not yes.isVisible()
        keys(K.Key_A + number)
        assert check.id in marks(services, begun)
        assert button(page, f"mark-yes:{check.id}").isVisible()  # what is marked is seen


def test_an_arrow_on_the_tabs_keeps_the_keys_there(page, keys):
    tab = button(page, "tab:rep")
    tab.setFocus()
    keys(K.Key_Right)
    assert QApplication.focusWidget() is button(page, "tab:client")
    keys(K.Key_Right)
    assert QApplication.focusWidget() is button(page, "tab:sheet")


def test_from_the_cover_no_arrow_runs_away(page, keys):
    button(page, "tab:client").click()
    cover = button(page, "lift-cover")
    assert cover.hasFocus()
    for key in (K.Key_Left, K.Key_Up, K.Key_Right, K.Key_Down):
        keys(key)
        assert cover.hasFocus()


def test_the_wheel_over_the_note_scrolls_the_sheet(page, keys):
    view(page, "sheet", keys)
    for fold in ("other-checks", "critical-fails"):
        button(page, fold).click()
    page.resize(980, 420)
    settle()
    note = page.findChild(QPlainTextEdit, "round-note")
    bars = [each.verticalScrollBar() for each in page.findChildren(ScrollPage) if each.isVisible()]
    before = sum(bar.value() for bar in bars)
    at = QPointF(note.viewport().rect().center())
    event = QWheelEvent(
        at, note.viewport().mapToGlobal(at), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003
    )  # fmt: skip
    QApplication.sendEvent(note.viewport(), event)
    assert sum(bar.value() for bar in bars) > before


def test_what_the_client_hides_stands_before_what_is_pushed_in_a_narrow_window(page, begun, keys):
    page.resize(700, 760)
    view(page, "client", keys)
    QApplication.processEvents()
    seen = texts(page)
    assert seen.index(begun.cards.client.fact) < seen.index(begun.cards.client.pushbacks[0].says)
