"""From nothing to the cards in two presses; what is proposed can be changed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit

from coach.domain.practice.rounds import Rater
from coach.engine.practice.glance import words_in
from coach.ui.practice.practice_page import PracticePage
from coach.ui.rounds.setup_page import RoundSetupPage
from coach.ui.shell.practice_routes import RoundRoute
from tests.ui.conftest import button, texts

K = Qt.Key


def choose(qtbot, box, number):
    """Choose an entry of a closed list by keys, among those that are offered on demand."""
    if not box.isVisible():
        button(box.window(), "choose-another").click()
    box.setFocus()
    while box.currentIndex() != number:
        qtbot.keyClick(box, K.Key_Down if box.currentIndex() < number else K.Key_Up)
    box.activated.emit(number)


def box(page, name):
    return page.findChild(QComboBox, name)


def test_two_presses_lead_from_practice_to_the_cards(shown, services, heard, keys):
    practice = shown(PracticePage)
    button(practice, "to-round").setFocus()
    keys(K.Key_Return)
    assert heard.last == ("round-setup", None)
    practice.hide()
    shown(RoundSetupPage)
    keys(K.Key_Return)
    (begun,) = services.rounds.all()
    assert heard.last == ("round", begun.id)
    assert services.cases.cases() == ()  # no interview, and no case


def test_another_scene_brings_its_client_and_level(shown, services, qtbot):
    page = shown(RoundSetupPage)
    plays = services.practice.fit().roleplays
    scene = box(page, "round-scene")
    last = scene.count() - 1
    choose(qtbot, scene, last)
    play = next(each for each in plays if f"play:{each.id}" == scene.currentData())
    assert box(page, "round-persona").currentData() == play.persona
    assert box(page, "round-level").currentData() == play.levels[0].value
    button(page, "about-it").click()
    assert play.scene in texts(page)
    button(page, "start-round").click()
    assert services.rounds.all()[0].roleplay == play.id


def test_each_situation_says_what_is_practised(shown, services, answer, case, shipped):
    answer("marketing-agency")
    scene = box(shown(RoundSetupPage, RoundRoute(case.id)), "round-scene")
    offered = {scene.itemData(at): scene.itemText(at) for at in range(scene.count())}
    for play in services.practice.fit().roleplays:
        practised = "Safety drill"
        if play.verdict is not None:
            practised = shipped.verdict(play.verdict).name
        client = services.practice.persona(play.persona).name
        assert offered[f"play:{play.id}"] == f"{practised}: {client} · {play.title}"
    verdict = shipped.verdict(services.cases.case(case.id).verdict).name
    assert offered[f"case:{case.id}"].endswith(f" · {verdict}")


def test_what_is_proposed_stands_in_one_line_and_the_lists_come_on_demand(shown, qtbot):
    page = shown(RoundSetupPage)
    scene = box(page, "round-scene")
    assert not scene.isVisible()
    said = texts(page)
    assert "Part, in good order · The last van to the coast" in said
    assert "With Etta Marchetti, Owner of a guest house with nine rooms · Sad" in said
    assert box(page, "round-persona").currentText() in texts(page)
    assert box(page, "round-level").currentText() in texts(page)
    choose(qtbot, scene, (scene.currentIndex() + 1) % scene.count())
    assert scene.isVisible()
    practised, _, rest = scene.currentText().partition(": ")
    assert f"{practised} · {rest.partition(' · ')[2]}" in texts(page)
    assert box(page, "round-persona").currentText() in texts(page)


def test_a_level_that_was_chosen_is_played(shown, services, qtbot):
    page = shown(RoundSetupPage)
    levels = box(page, "round-level")
    wanted = (levels.currentIndex() + 1) % levels.count()
    choose(qtbot, levels, wanted)
    value = levels.currentData()
    button(page, "start-round").click()
    assert services.rounds.all()[0].level.value == value


def test_names_are_kept_and_proposed_next_time(shown, services, qtbot):
    page = shown(RoundSetupPage)
    button(page, "who-sits-where").click()
    qtbot.keyClicks(page.findChild(QLineEdit, "name:rep"), "Ana")
    page.findChild(QCheckBox, "third").click()
    qtbot.keyClicks(page.findChild(QLineEdit, "name:observer"), "Lu")
    button(page, "start-round").click()
    names = {each: services.people.name(who) for each, who in services.rounds.all()[0].people}
    assert names == {Rater.REP: "Ana", Rater.CLIENT: "", Rater.OBSERVER: "Lu"}
    again = shown(RoundSetupPage)
    assert again.findChild(QLineEdit, "name:rep").isVisible()
    assert again.findChild(QLineEdit, "name:rep").text() == "Ana"
    assert again.findChild(QCheckBox, "third").isChecked()


def test_a_choice_leaves_the_names_that_were_typed(shown, qtbot):
    page = shown(RoundSetupPage)
    button(page, "who-sits-where").click()
    qtbot.keyClicks(page.findChild(QLineEdit, "name:client"), "Kim")
    choose(qtbot, box(page, "round-scene"), 1)
    assert page.findChild(QLineEdit, "name:client").text() == "Kim"


def test_one_person_on_two_chairs_is_refused_and_nothing_begins(shown, services, qtbot, heard):
    page = shown(RoundSetupPage)
    button(page, "who-sits-where").click()
    for name in ("name:rep", "name:client"):
        qtbot.keyClicks(page.findChild(QLineEdit, name), "Ana")
    button(page, "start-round").click()
    assert "two chairs" in str(heard.errors[-1])
    assert services.rounds.all() == ()


def test_a_case_is_practised_when_one_comes_from_it(shown, services, answer, case):
    answer("marketing-agency")
    page = shown(RoundSetupPage, RoundRoute(case.id))
    assert box(page, "round-scene").currentData() == f"case:{case.id}"
    button(page, "start-round").click()
    begun = services.rounds.round(services.rounds.all()[0].id)
    assert begun.case_id == case.id
    assert begun.cards.rep.words


def test_in_discreet_mode_the_client_has_initials(shown, services, answer, case):
    answer("marketing-agency")
    services.settings.discreet = True
    page = shown(RoundSetupPage, RoundRoute(case.id))
    assert "Halden" not in texts(page) + box(page, "round-scene").currentText()


def test_a_round_that_was_left_is_offered_first(shown, services, begun, heard):
    services.rounds.keep_clock(begun.id, 75)
    page = shown(RoundSetupPage)
    assert "1:15" in texts(page)
    button(page, "go-on-round").click()
    assert heard.last[0] == "round"
    services.rounds.end(begun.id, 80)
    page.show_page()
    assert not button(page, "start-round").isHidden()
    assert "1:15" not in texts(page)


def test_it_says_how_long_it_takes_and_has_little_to_read(shown):
    page = shown(RoundSetupPage)
    seen = texts(page)
    assert "About 10 minutes: 2 to read, 3 to talk, 4 to look back." in seen
    assert words_in(seen) < 100  # half a minute
    assert not page.findChild(QLineEdit, "name:rep").isVisible()


def test_that_somebody_looks_on_leaves_the_keys_where_they_are(shown, keys):
    page = shown(RoundSetupPage)
    button(page, "who-sits-where").click()
    third = page.findChild(QCheckBox, "third")
    third.setFocus()
    keys(Qt.Key.Key_Space)
    assert third.isChecked()
    assert third.hasFocus()
    keys(Qt.Key.Key_Tab)
    assert QApplication.focusWidget().objectName() == "name:observer"
