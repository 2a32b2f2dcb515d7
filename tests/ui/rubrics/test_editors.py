"""Personas and rubrics made one's own, by keys: vague checks, keeping, undo, the library's back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QSpinBox

from coach.domain.practice.moves import Move
from coach.domain.rules.verdict import Verdict
from coach.services.library.own_scripts import Whose
from coach.ui.shell.practice_routes import EditRoute
from tests.ui.conftest import button, texts
from tests.ui.steps import field

K = Qt.Key


@pytest.fixture
def rubric(services):
    return services.practice.rubric_for(Verdict.PART)


@pytest.fixture
def persona(services):
    return services.practice.personas()[0]


def type_over(qtbot, window, name, text):
    """Type a text in place of what stands in a field."""
    edit = field(window, name)
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, text)
    return edit


def mend(page):
    """What the page says there is to mend; empty for nothing."""
    label = page.findChild(QLabel, "to-mend")
    return label.text() if label.isVisible() else ""


def undo(press):
    press(K.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)


def test_a_vague_check_gets_a_better_form_as_one_types(qtbot, window, rubric):
    window.show_page("rubric-edit", EditRoute(rubric.id))
    page, check = window.page("rubric-edit"), rubric.checks[0]
    assert mend(page) == ""
    type_over(qtbot, page, f"check-says:{check.id}", "Shows empathy")
    qtbot.waitUntil(lambda: mend(page) != "")
    assert "in the eye of whoever marks" in texts(page)
    assert "puts no “but” behind it" in texts(page)
    type_over(qtbot, page, f"check-says:{check.id}", "Names the last day.")
    qtbot.waitUntil(lambda: mend(page) == "")


def test_what_is_to_be_mended_is_not_kept_and_waits(qtbot, window, press, services, rubric):
    window.show_page("rubric-edit", EditRoute(rubric.id))
    page = window.page("rubric-edit")
    name = f"check-says:{rubric.checks[0].id}"
    type_over(qtbot, page, name, "Is professional")
    press(K.Key_Escape)
    assert window.page_name == "rubric"
    assert services.practice.rubric(rubric.id) == rubric
    window.show_page("rubric-edit", EditRoute(rubric.id))
    assert field(page, name).text() == "Is professional"
    assert mend(page)


def test_what_can_be_kept_is_kept_when_one_leaves(qtbot, window, press, services, rubric):
    window.show_page("rubric-edit", EditRoute(rubric.id))
    type_over(qtbot, window, "title", "Our ending")
    press(K.Key_Escape)
    assert services.practice.rubric(rubric.id).title == "Our ending"
    assert "Changed by you" in texts(window.page("rubric"))


def test_looking_keeps_nothing(window, press, services, rubric, persona):
    for page, item in (("rubric", rubric.id), ("persona", persona.id)):
        window.show_page(f"{page}-edit", EditRoute(item))
        press(K.Key_Escape)
        window.show_page(f"{page}-edit", EditRoute(item, copy=True))
        press(K.Key_Escape)
    assert services.own_practice.whose_rubric(rubric.id) is Whose.LIBRARY
    assert services.own_practice.whose_persona(persona.id) is Whose.LIBRARY


def test_a_copy_is_kept_by_its_button_and_marks_its_talks(qtbot, window, press, services, rubric):
    window.show_page("rubric", rubric.id)
    button(window.page("rubric"), "copy-rubric").setFocus()
    press(K.Key_Return)
    type_over(qtbot, window, "title", "Our ending")
    button(window.page("rubric-edit"), "keep-rubric").setFocus()
    press(K.Key_Return)
    kept = services.practice.rubric_for(Verdict.PART)
    assert (kept.title, kept.id == rubric.id) == ("Our ending", False)
    assert "Your own." in texts(window.page("rubric"))


def test_back_to_the_librarys_and_undo(qtbot, window, press, services, rubric):
    services.own_practice.put_rubric(_titled(rubric, "Our ending"), rubric.id)
    window.show_page("rubric", rubric.id)
    page = window.page("rubric")
    button(page, "remove-rubric").click()
    assert services.practice.rubric(rubric.id) == rubric
    undo(press)
    assert services.practice.rubric(rubric.id).title == "Our ending"
    assert "Our ending" in texts(window.page("rubric"))


def _titled(rubric, title):
    from msgspec.structs import replace

    return replace(rubric, title=title)


def test_checks_are_moved_taken_out_put_back_and_added(qtbot, window, press, services, rubric):
    window.show_page("rubric-edit", EditRoute(rubric.id))
    page, ids = window.page("rubric-edit"), [each.id for each in rubric.checks]
    button(page, f"check:{ids[1]}:up").click()
    assert [each.id for each in page.record().checks][:2] == [ids[1], ids[0]]
    button(page, f"check:{ids[0]}:out").click()
    assert ids[0] not in [each.id for each in page.record().checks]
    undo(press)
    assert [each.id for each in page.record().checks][:2] == [ids[1], ids[0]]
    if len(ids) == 14:
        button(page, f"check:{ids[2]}:out").click()
    button(page, "add-check").setFocus()
    press(K.Key_Return)
    for text in ("Says it in sentence two.", "It ends.", "Well, so.", "Clarity"):
        qtbot.keyClicks(QApplication.focusWidget(), text)
        press(K.Key_Tab)
    assert services.own_practice.faults_of_rubric(page.record()) == ()
    button(page, "keep-rubric").click()
    kept = services.practice.rubric(rubric.id).checks
    assert [each.id for each in kept][:2] == [ids[1], ids[0]]
    assert (kept[-1].says, kept[-1].dimension) == ("Says it in sentence two.", "Clarity")
    assert kept[-1].id


def test_the_moves_that_earn_a_check_are_chosen_from_a_list(window, services, rubric):
    window.show_page("rubric-edit", EditRoute(rubric.id))
    page, check = window.page("rubric-edit"), rubric.checks[0]
    menu = page.findChild(QMenu, f"check-earned:{check.id}:menu")
    wanted = next(action for action in menu.actions() if action.data() == Move.HOLD.value)
    wanted.trigger()
    assert set(page.record().checks[0].moves) == {*check.moves, Move.HOLD}


def test_a_persona_of_ones_own_begins_from_another(qtbot, window, press, services, persona):
    window.show_page("persona", persona.id)
    button(window.page("persona"), "copy-persona").setFocus()
    press(K.Key_Return)
    type_over(qtbot, window, "name", "Nora Field")
    button(window.page("persona-edit"), "keep-persona").click()
    kept = services.practice.personas()[-1]
    assert (kept.name, kept.effects) == ("Nora Field", persona.effects)
    window.show_page("practice-content")
    assert "Nora Field" in texts(window.page("practice-content"))
    assert "your own" in texts(window.page("practice-content"))


def test_a_temperament_takes_all_rows_of_another_and_can_be_taken_back(
    window, press, services, persona
):
    other = services.practice.personas()[1]
    window.show_page("persona-edit", EditRoute(persona.id))
    page = window.page("persona-edit")
    before = page.record()
    choice = page.findChild(type(page._like), "temperament")
    choice.setCurrentIndex(choice.findData(other.id))
    choice.activated.emit(choice.currentIndex())
    assert page.record().effects == other.effects
    assert page.record().name == persona.name
    undo(press)
    assert page.record() == before


def test_each_row_stands_there_as_a_sentence_and_can_be_changed(window, services, persona):
    window.show_page("persona-edit", EditRoute(persona.id))
    page = window.page("persona-edit")
    button(page, "table-rows").click()
    names = {each.move: each.name for each in services.practice.moves()}
    shown = texts(page)
    assert all(names[effect.move] in shown for effect in persona.effects)
    number = page.findChild(QSpinBox, "effect:0:trust")
    number.setValue(number.value() - 1)
    assert page.record().effects[0].trust == persona.effects[0].trust - 1


def test_a_persona_is_read_as_a_card(window, services, persona):
    window.show_page("persona", persona.id)
    shown = texts(window.page("persona"))
    for said in (persona.who, persona.hidden.says, persona.farewell, persona.pushbacks[0].says):
        assert said in shown
