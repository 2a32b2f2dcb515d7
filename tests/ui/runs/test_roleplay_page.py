"""A role-play alone: the scene, one exchange at a time, one's own words, undo, and its end."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from coach.ui.kit.basic.icon_mark import IconMark
from coach.ui.kit.fields.check_row import CheckRow
from coach.ui.kit.fields.choice_list import ChoiceCard
from coach.ui.kit.fields.typed import typed_in
from coach.ui.shell.practice_routes import RolePlayRoute
from tests.ui.conftest import button, texts
from tests.ui.runs.conftest import PLAY, own_field

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
TO_THE_END = (K.Key_1, K.Key_1, K.Key_2, K.Key_1, K.Key_1)  # the fourth is not offered twice


def line(page):
    return page.findChild(QLabel, "client-line").text()


def cards(page):
    return [card.choice_id for card in page.findChildren(ChoiceCard) if card.isVisible()]


def runs(services):
    return [(row.run, row.said) for row in services.runs.all()]


def dialog():
    found = [w for w in QApplication.topLevelWidgets() if w.objectName() == "move-dialog"]
    return next(each for each in found if each.isVisible())


def test_the_scene_comes_first_and_enter_begins(page, press, services):
    assert "The tree nursery" in texts(page)
    assert "Mo knows the last day" in texts(page)
    assert runs(services) == []
    press(K.Key_Return)
    assert line(page) == "“Mind the hose. What is it?”"
    assert [said for _, said in runs(services)] == [0]


def test_a_number_says_a_line_and_it_is_kept_at_once(page, press, services):
    press(K.Key_Return, K.Key_1)
    assert line(page) == "“Then say it.”"
    assert [said for _, said in runs(services)] == [1]
    press(K.Key_1)
    assert "You: “We’re ending the work on the last day of March.”" in texts(page)


def test_a_number_without_a_line_says_so_and_nothing_is_said(page, press, services):
    press(K.Key_Return, K.Key_9)
    assert [said for _, said in runs(services)] == [0]


def test_a_line_that_says_why_nothing_was_done_has_no_tick(page, press, window):
    window.shell.toast("Done.")
    shown = window.findChild(QWidget, "toast").findChild(IconMark)
    tick = shown.grab().toImage()
    press(K.Key_Return, K.Key_9)
    assert window.findChild(QWidget, "toast").text() == "There is no line with this number."
    assert shown.grab().toImage() != tick


def test_what_is_done_stands_between_brackets_and_is_not_quoted(page, press):
    press(K.Key_Return, K.Key_1, K.Key_1, K.Key_1)
    assert "You: (Say nothing, and wait.)" in texts(page)
    assert "Mo: “Then say it.”" in texts(page)


def test_escape_closes_what_a_line_was_taken_for_before_it_leaves(page, press, type_, window):
    press(K.Key_Return)
    type_("qwertz")
    press(K.Key_Return)
    assert page.findChild(QWidget, "taken-as").isVisible()
    press(K.Key_Escape)
    assert not page.findChild(QWidget, "taken-as").isVisible()
    assert (window.page_name, own_field(page).text()) == ("roleplay", "qwertz")
    press(K.Key_Escape)
    assert window.page_name == "practice"


def test_arrows_and_enter_say_the_line_with_the_keys(page, press, services):
    press(K.Key_Return, K.Key_Down, K.Key_Down, K.Key_Return)
    (run, _) = runs(services)[0]
    assert [each.choice for each in services.runs.view(run.id).run.entries] == ["the-shed/2"]


def test_a_click_says_a_line(qtbot, page, press, services):
    press(K.Key_Return)
    qtbot.mouseClick(button(page, "choice:the-shed/3"), Qt.MouseButton.LeftButton)
    assert [said for _, said in runs(services)] == [1]


def test_no_meters_are_shown_while_it_runs(page, press):
    press(K.Key_Return, K.Key_1, K.Key_1)
    said = texts(page).casefold()
    assert "trust" not in said
    assert "tension" not in said


def test_undo_takes_one_line_back_and_redo_says_it_again(page, press):
    press(K.Key_Return, K.Key_1, K.Key_3)
    press(K.Key_Z, modifier=CTRL)
    assert line(page) == "“Then say it.”"
    assert "never sent a receipt" not in texts(page.findChild(QWidget, "exchanges"))
    press(K.Key_Y, modifier=CTRL)
    assert "never sent a receipt" in texts(page.findChild(QWidget, "exchanges"))


def test_undo_where_nothing_was_said_says_so(page, press, window):
    press(K.Key_Return)
    press(K.Key_Z, modifier=CTRL)
    assert line(page) == "“Mind the hose. What is it?”"


def test_letters_begin_a_line_of_ones_own_and_enter_says_what_it_is_taken_for(
    page, press, type_, services
):
    press(K.Key_Return, K.Key_1, K.Key_1, K.Key_1)
    type_("What would help you now?")
    assert own_field(page).toPlainText() == "What would help you now?"
    press(K.Key_Return)
    assert page.findChild(QLabel, "taken-move").text() == "Taken as: The move ask"
    (run, said) = runs(services)[0]
    assert said == 3  # it does not count yet
    press(K.Key_Return)
    assert services.runs.view(run.id).steps[-1].said == "What would help you now?"
    assert "Taken as: The move ask" in texts(page.findChild(QWidget, "exchanges"))


def test_ctrl_enter_in_the_field_does_the_same(qtbot, page, press, type_):
    press(K.Key_Return)
    type_("What would help you now?")
    press(K.Key_Return, modifier=CTRL)
    assert page.findChild(QLabel, "taken-move").text().startswith("Taken as: The move ask")


def test_where_no_move_can_be_named_it_says_so_and_one_is_chosen(
    qtbot, page, press, type_, services
):
    press(K.Key_Return)
    type_("Bread and butter")
    press(K.Key_Return)
    assert page.findChild(QLabel, "taken-move").text() == "I cannot tell what this line does."
    assert not page.findChild(QWidget, "meant-move").isVisible()  # there is nothing to ask
    button(page, "other-move").click()
    chooser = dialog()
    qtbot.keyClicks(chooser.focusWidget(), "move warn")
    assert len([row for row in chooser.findChildren(CheckRow) if row.isVisible()]) == 1
    with qtbot.waitSignal(chooser.finished):
        qtbot.keyClick(chooser.focusWidget(), K.Key_Return)
    qtbot.waitActive(page.window())
    assert page.findChild(QLabel, "taken-move").text() == "Taken as: The move warn"
    press(K.Key_Return)
    (run, _) = runs(services)[0]
    assert services.runs.view(run.id).state.turn == "the-news"


def test_a_line_that_nothing_can_be_told_of_is_said_as_it_is(page, press, type_, services):
    press(K.Key_Return)
    type_("Bread and butter")
    press(K.Key_Return, K.Key_Return)
    (run, said) = runs(services)[0]
    assert said == 1
    assert services.runs.view(run.id).steps[-1].moves == ()


def test_changed_words_are_heard_anew(page, press, type_):
    press(K.Key_Return)
    type_("What would help you now?")
    press(K.Key_Return)
    button(page, "change-words").click()
    press(K.Key_X)
    assert not page.findChild(QWidget, "taken-as").isVisible()


def test_afterwards_the_last_line_is_set_right_and_played_again(
    qtbot, page, press, type_, services
):
    press(K.Key_Return)
    type_("What would help you now?")
    press(K.Key_Return, K.Key_Return)
    (run, _) = runs(services)[0]
    assert services.runs.view(run.id).state.turn == "the-shed"
    button(page, "set-right:0").click()
    chooser = dialog()
    chooser.findChild(QWidget, "check:ask").click()
    chooser.findChild(QWidget, "check:warn").click()
    button(chooser, "ok").click()
    view = services.runs.view(run.id)
    assert (view.state.turn, len(view.steps)) == ("the-news", 1)
    assert "Taken as: The move warn" in texts(page)


def test_only_the_last_line_can_be_set_right(page, press, type_):
    press(K.Key_Return)
    type_("What would help you now?")
    press(K.Key_Return, K.Key_Return, K.Key_1)
    assert [b for b in page.findChildren(QWidget, "set-right:0") if b.isVisible()] == []


def test_in_a_low_window_enter_takes_a_line_and_enter_says_it(
    press, type_, services, window, letters, qtbot
):
    letters(100, 200)
    window.resize(900, 600)
    run = services.runs.begin(PLAY).run
    window.show_page("roleplay", RolePlayRoute(run_id=run.id))
    type_("What would help you now?")
    press(K.Key_Return)
    say = button(window.page("roleplay"), "say-line")
    qtbot.waitUntil(lambda: say.visibleRegion().boundingRect() == say.rect())
    press(K.Key_Return)
    assert len(services.runs.view(run.id).steps) == 1


def test_the_end_is_told_and_enter_looks_back(page, press, window):
    press(K.Key_Return, *TO_THE_END)
    assert page.findChild(QLabel, "ending").text() == "You part as people who greet each other"
    assert "He shows you the cherries" in texts(page)
    press(K.Key_Return)
    assert window.page_name == "run-debrief"


def test_the_client_who_has_had_enough_leaves_with_their_words(page, press, window, said):
    run_id = said("the-shed/1", *["the-news/3"] * 2)
    window.show_page("roleplay", RolePlayRoute(run_id=run_id))
    for _ in range(8):
        if not page.findChild(QLabel, "client-line").isVisible():
            break
        press(K.Key_3)
    assert page.findChild(QLabel, "ending").text() == "He ends it"
    assert "“I’ve got trees to see to.”" in texts(page)


def test_going_back_to_a_line_is_a_run_of_its_own(page, press, services):
    press(K.Key_Return, K.Key_1, K.Key_3, K.Key_1)
    (first, _) = runs(services)[0]
    button(page, "back-to:1").click()
    assert line(page) == "“Then say it.”"
    new = next(run for run, _ in runs(services) if run.id != first.id)
    assert (new.parent, {run.id: said for run, said in runs(services)}) == (
        first.id,
        {first.id: 3, new.id: 1},
    )


def test_a_run_that_was_left_is_offered_at_its_scene_and_goes_on(page, press, window, services):
    press(K.Key_Return, K.Key_1)
    press(K.Key_Escape)
    assert window.page_name == "practice"
    window.show_page("roleplay", RolePlayRoute(PLAY))
    assert "after one line" in texts(page)
    press(K.Key_Return)
    assert line(page) == "“Then say it.”"
    assert len(runs(services)) == 1


def test_begun_anew_the_one_before_stays(page, press, window, services):
    press(K.Key_Return, K.Key_1)
    window.show_page("roleplay", RolePlayRoute(PLAY))
    button(page, "begin-anew").click()
    assert line(page) == "“Mind the hose. What is it?”"
    assert sorted(said for _, said in runs(services)) == [0, 1]


def test_the_name_and_the_level_go_with_the_run(qtbot, page, press, window, services):
    level = page.findChild(QWidget, "level")
    level.setCurrentIndex(level.findText("Hostile"))
    qtbot.keyClicks(page.findChild(QWidget, "person"), "Kim")
    button(page, "begin-run").click()
    (run, _) = runs(services)[0]
    assert (run.level, services.people.name(run.person)) == ("L5", "Kim")
    window.show_page("roleplay", RolePlayRoute(PLAY))
    assert page.findChild(QWidget, "person").text() == "Kim"


def test_what_was_said_long_ago_is_shown_when_it_is_asked_for(page, window, said, services):
    run_id = said("the-shed/1", "the-news/1", "after-the-news/2", "his-turn/1")
    for _ in range(4):
        services.runs.say(run_id, "Hm.", ())
    window.show_page("roleplay", RolePlayRoute(run_id=run_id))
    exchanges = page.findChild(QWidget, "exchanges")
    assert "Mind the hose" not in texts(exchanges)
    button(page, "show-earlier").click()
    assert "Mind the hose" in texts(exchanges)
    assert texts(exchanges).count("You:") == 8


def test_a_killed_run_goes_on_at_its_place(page, press, window, services, said):
    run_id = said("the-shed/1", "the-news/1")
    window.show_page("roleplay", RolePlayRoute(run_id=run_id))
    assert line(page) == "“So that’s it.”"
    assert cards(page)[0] == "after-the-news/1"


def test_a_role_play_that_is_gone_says_so_in_its_place(window, services, page):
    window.show_page("roleplay", RolePlayRoute("nothing"))
    assert "not there any more" in texts(page)


@pytest.mark.parametrize("size", [(900, 600), (1180, 760)])
def test_the_exchange_of_now_is_seen_whole_after_each_line(qtbot, window, page, press, size):
    window.resize(*size)
    press(K.Key_Return)
    for key in (K.Key_1, K.Key_3, K.Key_3, K.Key_1):
        press(key)
        label = page.findChild(QLabel, "client-line")
        view = page._page.viewport()

        def seen(label=label, view=view):
            top = label.mapTo(view, label.rect().topLeft()).y()
            return top >= 0 and top + label.height() <= view.height()

        qtbot.waitUntil(seen)


def test_a_click_on_begin_is_not_lost_to_the_names_that_are_proposed(
    page, type_, services, window, qtbot
):
    services.people.called("Theodora")
    window.show_page("roleplay", RolePlayRoute(PLAY))
    page.findChild(QWidget, "person").setFocus()
    type_("Theo")
    proposed = QApplication.activePopupWidget()
    go = button(page, "begin-run")
    where = proposed.mapFromGlobal(go.mapToGlobal(go.rect().center()))
    qtbot.mouseClick(proposed, Qt.MouseButton.LeftButton, pos=where)
    qtbot.waitUntil(lambda: bool(runs(services)))
    (begun, _said), *others = runs(services)
    assert (services.people.name(begun.person), others) == ("Theo", [])


def test_a_name_that_was_put_in_is_replaced_by_typing(page, press, services, window, qtbot):
    services.runs.begin(PLAY, person=services.people.called("Theodora").id)
    window.show_page("roleplay", RolePlayRoute(PLAY))
    field = page.findChild(QLineEdit, "person")
    assert field.text() == "Theodora"
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: field.selectedText() == "Theodora")
    qtbot.keyClicks(field, "Jo")
    assert field.text() == "Jo"


@pytest.mark.parametrize(("first", "unsaid"), [(K.Key_1, True), (K.Key_3, False)])
def test_a_goodbye_says_that_it_ends_the_talk_before_it_does(
    page, press, type_, services, first, unsaid
):
    press(K.Key_Return, first)
    type_("Right, I must go now. Goodbye.")
    press(K.Key_Return)
    assert page.findChild(QLabel, "taken-move").text() == "End the talk here?"
    told = texts(page.findChild(QWidget, "taken-as"))
    assert "ends the talk" in told
    assert ("You have not said yet what you came to say." in told) is unsaid
    (run, said) = runs(services)[0]
    assert said == 1
    press(K.Key_Return)
    assert page.findChild(QLabel, "ending").text() == "You ended the talk here"
    assert "something is left open" not in texts(page)  # nothing is judged that was left
    press(K.Key_Z, modifier=CTRL)
    assert services.runs.view(run.id).ending is None


def test_the_line_that_ended_a_talk_is_not_held_for_one_that_was_not_said(
    window, page, press, type_
):
    """It stayed in its field, and was offered as typed and not saved the next time."""
    press(K.Key_Return, K.Key_1)
    type_("Right, I must go now. Goodbye.")
    press(K.Key_Return)
    assert list(typed_in(window))
    press(K.Key_Return)
    assert page.findChild(QLabel, "ending").isVisible()
    assert not list(typed_in(window))


def test_a_goodbye_that_is_not_sure_is_asked_until_it_is_chosen(qtbot, page, press, type_):
    press(K.Key_Return, K.Key_3)
    type_("Right, I must go now. Goodbye.")
    press(K.Key_Return)
    taken = page.findChild(QLabel, "taken-move")
    assert taken.text() == "End the talk here?"
    button(page, "other-move").click()
    button(dialog(), "ok").click()
    qtbot.waitActive(page.window())
    assert taken.text() == "Taken as: The move end"
    assert "ends the talk" in texts(page.findChild(QWidget, "taken-as"))


def test_from_the_third_lost_line_on_what_is_understood_is_shown(page, press, type_):
    press(K.Key_Return)
    told = page.findChild(QLabel, "understood-here")
    for _ in range(2):
        assert not told.isVisible()
        type_("Bread and cherries")
        press(K.Key_Return, K.Key_Return)
    assert told.isVisible()
    assert line(page) == "“I don’t follow you.”"
    press(K.Key_1)  # the nearest comes first
    assert line(page) == "“Wet. You haven’t come for the cherries.”"
    assert not told.isVisible()
