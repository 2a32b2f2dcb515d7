"""A session by keys: each answer is kept before the next card comes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QFrame, QWidget

from coach.domain.study.card import CardKind, Phase, Scope
from coach.ui.study.mark_row import MarkButton
from coach.ui.study.session_page import SessionPage
from coach.ui.study.study_route import StudyRoute
from tests.ui.conftest import button, texts
from tests.ui.room import settle
from tests.ui.study.conftest import back, front, shown

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def marks(page):
    """The answers that are offered."""
    return [each.offer.text for each in page.findChildren(MarkButton) if each.isVisibleTo(page)]


def table(services):
    from coach.store.tables.study import StudyTable

    return StudyTable(services._context.store)


def known(services):
    """What is remembered of each card, as it is stored."""
    return {each.card: each for each in table(services).all()}


def test_fifteen_cards_by_space_and_numbers_are_each_kept_at_once(services, begin, keys):
    page = begin(CardKind.OPENING)
    seen = []
    for number in range(1, 16):
        asked = front(page)
        assert asked
        assert not back(page)
        keys(page, K.Key_Space)
        assert front(page) == asked
        assert back(page)
        keys(page, K.Key_2)
        seen.append(asked)
        assert sum(each.reviews for each in known(services).values()) == number
    assert len(set(seen)) == 15


def test_the_answer_is_what_the_keys_are_on_and_enter_shows_it_too(begin, keys):
    page = begin(CardKind.RULE)
    keys(page, K.Key_Return)
    focused = page.window().focusWidget()
    assert focused.objectName() == "card-back"
    assert back(page) in focused.accessibleName()


def test_whoever_listens_hears_the_front_with_the_button_that_turns_it(begin):
    page = begin(CardKind.REPLY)
    turn = button(page, "turn")
    assert turn.hasFocus()
    assert front(page) in turn.accessibleDescription()


def test_a_number_before_the_answer_was_seen_marks_nothing(services, heard, begin, keys):
    page = begin(CardKind.RULE)
    asked = front(page)
    keys(page, K.Key_2)
    assert front(page) == asked
    assert known(services) == {}
    assert "Space shows it" in heard.notes[-1].text


def test_space_once_more_says_what_is_asked(services, heard, begin, keys):
    page = begin(CardKind.RULE)
    keys(page, K.Key_Space, K.Key_Space)
    assert known(services) == {}
    assert "1: Not yet" in heard.notes[-1].text
    assert "2: I knew it" in heard.notes[-1].text


def test_beginners_have_two_answers_and_others_four(services, begin, keys):
    page = begin(CardKind.RULE)
    keys(page, K.Key_Space)
    assert marks(page) == ["Not yet", "I knew it"]
    services.settings.study_four = True
    page.show_page(StudyRoute(Scope(kinds=(CardKind.RULE,))))
    keys(page, K.Key_Space)
    assert marks(page) == ["Not yet", "With effort", "I knew it", "At once"]
    keys(page, K.Key_5)
    assert marks(page)
    keys(page, K.Key_4)
    assert [each.phase for each in known(services).values()] == [Phase.REVIEW]


def test_each_answer_says_when_the_card_comes_again(begin, keys):
    page = begin(CardKind.RULE)
    keys(page, K.Key_Space)
    said = [each.accessibleDescription() for each in page.findChildren(MarkButton)]
    assert said
    assert all(each.startswith("again in ") for each in said)


def test_an_answer_by_a_click(qtbot, services, begin):
    page = begin(CardKind.RULE)
    asked = front(page)
    qtbot.mouseClick(button(page, "turn"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(page, "mark:good"), Qt.MouseButton.LeftButton)
    assert front(page) != asked
    assert len(known(services)) == 1


def test_undo_brings_the_card_back_as_it_was_step_by_step(services, begin, keys):
    page = begin(CardKind.RULE)
    first = front(page)
    assert not button(page, "undo").isEnabled()
    keys(page, K.Key_Space, K.Key_2)
    second = front(page)
    keys(page, K.Key_Space, K.Key_1)
    keys(page, K.Key_Z, modifier=CTRL)
    assert front(page) == second
    keys(page, K.Key_Z, modifier=CTRL)
    assert front(page) == first
    assert known(services) == {}
    assert not button(page, "undo").isEnabled()


def test_undo_with_nothing_to_take_back_says_so(heard, begin, keys):
    page = begin(CardKind.RULE)
    keys(page, K.Key_Z, modifier=CTRL)
    assert "nothing of today" in heard.notes[-1].text


def test_not_today_leaves_the_card_for_tomorrow(services, begin, keys, clock):
    page = begin(CardKind.RULE)
    asked = front(page)
    keys(page, K.Key_B)
    assert front(page) != asked
    assert "tomorrow" in texts(page)
    again = {front(begin(CardKind.RULE))}
    assert asked not in again
    clock.now += timedelta(days=1)
    page.show_page(StudyRoute(Scope(kinds=(CardKind.RULE,))))
    assert front(page) == asked


def test_put_aside_keeps_it_out_until_it_is_brought_back(services, begin, keys):
    page = begin(CardKind.RULE)
    asked = front(page)
    keys(page, K.Key_S)
    assert front(page) != asked
    (card,) = services.study.suspended()
    assert asked.endswith(card.front.rpartition("\n")[2])
    keys(page, K.Key_Z, modifier=CTRL)
    assert front(page) == asked
    assert services.study.suspended() == ()


def test_the_script_of_a_card_is_one_key_away_and_the_session_goes_on(heard, begin, keys):
    page = begin(CardKind.RULE)
    keys(page, K.Key_Space, K.Key_2)
    asked = front(page)
    keys(page, K.Key_O)
    name, route = heard.last
    assert (name, route.back) == ("script", "study-session")
    page.show_page()
    assert front(page) == asked


@pytest.mark.parametrize(
    ("kind", "leads"),
    [(CardKind.REPLY, "library"), (CardKind.ORDER, "library"), (CardKind.ALOUD, "script")],
)
def test_each_kind_leads_to_what_it_was_made_from(heard, begin, keys, kind, leads):
    page = begin(kind)
    keys(page, K.Key_O)
    assert heard.last[0] == leads


def test_esc_leaves_and_everything_is_kept(services, heard, begin, keys):
    page = begin(CardKind.RULE)
    keys(page, K.Key_Space, K.Key_2, K.Key_Space, K.Key_Escape)
    assert heard.last == ("study", None)
    assert len(known(services)) == 1


# -- what a session comes to


def test_the_end_says_what_it_came_to_and_one_next_step(services, heard, ticks, begin, keys):
    script = services.library.scripts()[0].id
    page = begin(CardKind.RULE, scripts=(script,))
    while front(page):
        keys(page, K.Key_Space)
        ticks.now += 30
        keys(page, K.Key_2)
    assert shown(page, "summary-title") == "That is all for now"
    assert "2 answers in about 1 minute; 2 of them known." in shown(page, "summary-told")
    assert shown(page, "summary-next")
    assert button(page, "next-step").hasFocus()
    keys(page, K.Key_Return)
    assert heard.last[0] == "study-session"


def test_where_no_card_comes_it_says_so(services, begin):
    services.settings.study_new = 0
    page = begin()
    assert shown(page, "summary-title") == "No card comes now"
    assert "Your limit for today is reached" in shown(page, "summary-told")
    assert not button(page, "suspend").isEnabled()


def test_the_limit_of_the_day_ends_a_session_with_its_reason(services, begin, keys):
    services.settings.study_new = 1
    page = begin(CardKind.RULE)
    while front(page):
        keys(page, K.Key_Space, K.Key_2)
    assert "Your limit for today is reached" in shown(page, "summary-told")
    assert len(known(services)) == 1


def test_undo_from_the_end_goes_back_into_the_session(services, begin, keys):
    services.settings.study_new = 1
    page = begin(CardKind.RULE)
    asked = front(page)
    while front(page):
        keys(page, K.Key_Space, K.Key_2)
    keys(page, K.Key_Z, modifier=CTRL)
    assert front(page) == asked
    assert not shown(page, "summary-title")


def test_a_card_that_keeps_slipping_is_put_aside_with_a_word(services, heard, clock, begin, keys):
    services.settings.study_new = 1
    page = begin(CardKind.RULE)
    while front(page):
        keys(page, K.Key_Space, K.Key_2)
    (card,) = known(services)
    note = page.findChild(QFrame, "session-note")
    for _ in range(200):
        memory = known(services)[card]
        if memory.suspended:
            break
        clock.now = max(clock.now, memory.due) + timedelta(minutes=1)
        page.show_page(StudyRoute(Scope(kinds=(CardKind.RULE,))))
        slips = memory.phase is Phase.REVIEW
        keys(page, K.Key_Space, K.Key_1 if slips else K.Key_2)
    assert known(services)[card].suspended
    assert note.isVisibleTo(page)
    assert "keeps slipping" in texts(note)
    button(page, "note-action").click()
    assert heard.last[1].id == card.partition(":")[2]
    keys(page, K.Key_Z, modifier=CTRL)
    assert not known(services)[card].suspended
    assert not note.isVisibleTo(page)


# -- practice


def test_practice_is_called_that_and_leaves_the_schedule_alone(services, begin, keys):
    script = services.library.scripts()[0].id
    normal = begin(CardKind.RULE, scripts=(script,))
    assert not normal.findChild(QWidget, "cram").isVisibleTo(normal)
    keys(normal, K.Key_Space, K.Key_2)
    before = known(services)
    page = begin(scripts=(script,), cram=True)
    assert "the schedule stays as it is" in texts(page.findChild(QWidget, "cram"))
    answers = 0
    while front(page):
        keys(page, K.Key_Space)
        while back(page) and not marks(page):
            keys(page, K.Key_Space)
        assert all(not each.accessibleDescription() for each in page.findChildren(MarkButton))
        keys(page, K.Key_2)
        answers += 1
        assert answers < 50
    assert answers > 1
    assert known(services) == before
    assert "This was practice" in shown(page, "summary-told")


# -- cards of their own kind


def test_what_is_said_aloud_has_a_clock_then_its_words_and_checks(ticks, begin, keys):
    page = begin(CardKind.ALOUD)
    assert shown(page, "card-clock").startswith("0:00 of about ")
    keys(page, K.Key_Space)
    assert not back(page)
    timer = page.findChild(QTimer)
    assert timer.isActive()
    ticks.now += 41.5
    timer.timeout.emit()
    assert shown(page, "card-clock").startswith("0:41 of about ")
    keys(page, K.Key_Space)
    assert not timer.isActive()
    assert back(page)
    assert shown(page, "card-clock").startswith("You took 0:41.")
    assert marks(page) == ["Not yet", "I knew it"]


def test_the_checks_are_answered_by_keys_one_after_the_other(qtbot, begin, keys):
    page = begin(CardKind.ALOUD)
    page.resize(980, 1600)
    keys(page, K.Key_Space, K.Key_Space)
    checks = page.findChild(QWidget, "checks")
    settle()
    lines = len(page._shown.card.checks)
    assert lines >= 2

    def answers():
        found = checks.findChildren(QAbstractButton)
        return [each.accessibleName().rpartition(" ")[2] for each in found if each.isChecked()]

    keys(page, K.Key_Y, K.Key_N)
    assert answers() == ["Yes", "No"]
    keys(page, K.Key_Backspace)
    assert answers() == ["Yes"]
    keys(page, K.Key_Y)
    assert answers() == ["Yes", "Yes"]


def test_a_check_out_of_sight_comes_into_sight_before_a_key_answers_it(qtbot, begin, keys):
    page = begin(CardKind.ALOUD)
    page.resize(640, 420)
    keys(page, K.Key_Space, K.Key_Space)
    settle()
    page._page.verticalScrollBar().setValue(0)
    assert page._page.verticalScrollBar().maximum() > 200
    checks = page.findChild(QWidget, "checks")
    keys(page, K.Key_Y)
    assert not any(each.isChecked() for each in checks.findChildren(QAbstractButton))
    keys(page, K.Key_Y)
    assert any(each.isChecked() for each in checks.findChildren(QAbstractButton))


def test_the_clock_stops_when_the_page_is_left(begin, keys):
    page = begin(CardKind.ALOUD)
    keys(page, K.Key_Space)
    page.hide()
    assert not page.findChild(QTimer).isActive()
    page.show()
    page.show_page()
    assert shown(page, "card-clock").startswith("0:00 of about ")
    assert not back(page)


def test_the_parts_of_a_talk_are_shown_mixed_and_then_in_order(begin, keys):
    page = begin(CardKind.ORDER)
    card = page._shown.card
    assert all(item in texts(page) for item in card.mixed)
    keys(page, K.Key_Space)
    places = [back(page).index(item) for item in card.items]
    assert places == sorted(places)


def test_a_long_answer_says_that_it_goes_on_and_space_goes_there(qtbot, begin, keys):
    page = begin(CardKind.ALOUD)
    page.resize(640, 420)
    keys(page, K.Key_Space, K.Key_Space)
    bar = page._page.verticalScrollBar()
    settle()
    assert bar.maximum() > 200
    page._page.to_top()
    below = page.findChild(QWidget, "more-below")
    qtbot.waitUntil(below.isVisible)
    keys(page, K.Key_Space)
    assert bar.value() > 0
    keys(page, K.Key_End)
    assert bar.value() == bar.maximum()
    qtbot.waitUntil(below.isHidden)


def test_nothing_is_left_to_scroll_where_a_card_has_room(qtbot, window, services):
    window.resize(900, 600)
    window.show_page("study-session", StudyRoute(Scope(kinds=(CardKind.OPENING,))))
    settle()
    qtbot.keyClick(window.focusWidget(), K.Key_Space)
    settle()
    area = window.page("study-session")._page
    assert area.column.height() == area.viewport().height()
    assert area.verticalScrollBar().maximum() == 0


def test_a_store_that_refuses_keeps_the_card_and_says_why(services, heard, begin, keys):
    page = begin(CardKind.RULE)
    asked = front(page)
    keys(page, K.Key_Space)
    services._context.store.connection.execute("PRAGMA query_only = ON")
    keys(page, K.Key_2)
    services._context.store.connection.execute("PRAGMA query_only = OFF")
    assert heard.errors
    assert front(page) == asked
    assert marks(page)
    keys(page, K.Key_2)
    assert front(page) != asked


def test_a_page_that_nothing_was_asked_of_begins_with_all_that_is_due(qtbot, services, shell):
    from tests.ui.steps import opened

    page = opened(qtbot, SessionPage(services, shell))
    assert front(page)


def test_what_is_left_is_counted_by_what_it_is(begin, keys):
    page = begin(CardKind.RULE)
    assert shown(page, "cards-left") == "Left: 24 new"
    keys(page, K.Key_Space, K.Key_1)
    assert shown(page, "cards-left") == "Left: 1 once more today  ·  23 new"


def test_from_the_script_esc_leads_back_to_the_card(qtbot, window, press):
    with qtbot.waitActive(window):
        window.activateWindow()
    window.show_page("study-session", StudyRoute(Scope(kinds=(CardKind.RULE,))))
    press(K.Key_Space, K.Key_2)
    asked = front(window.page("study-session"))
    press(K.Key_O)
    assert window.page_name == "script"
    assert button(window.page("script"), "back").text() == "Back to studying"
    press(K.Key_Escape)
    assert window.page_name == "study-session"
    assert front(window.page("study-session")) == asked


@pytest.mark.parametrize("kind", [CardKind.REPLY, CardKind.ORDER])
def test_from_the_library_too_one_comes_back_to_the_card(qtbot, window, press, kind):
    with qtbot.waitActive(window):
        window.activateWindow()
    window.show_page("study-session", StudyRoute(Scope(kinds=(kind,))))
    asked = front(window.page("study-session"))
    for way in ("esc", "button"):
        press(K.Key_O)
        assert window.page_name == "library"
        back = button(window.page("library"), "back-to-case")
        assert back.text() == "Back to studying"
        if way == "esc":
            press(K.Key_Escape)
        else:
            back.click()
        assert window.page_name == "study-session"
        assert front(window.page("study-session")) == asked
