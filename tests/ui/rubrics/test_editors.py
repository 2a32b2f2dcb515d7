"""Personas and rubrics made one's own, by keys: vague checks, keeping, undo, the library's back."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QMenu, QSpinBox

from coach.domain.practice.condition import Revealed
from coach.domain.practice.moves import Move
from coach.domain.practice.own import PersonaDraft
from coach.domain.practice.persona import MoveEffect
from coach.domain.rules.verdict import Verdict
from coach.engine.practice.cards import observer_sheet
from coach.engine.practice.condition import parse, written
from coach.services.library.own_scripts import Whose
from coach.ui.shell.practice_routes import EditRoute
from coach.ui.window.main_window import MainWindow
from tests.ui.conftest import button, texts
from tests.ui.steps import field

K = Qt.Key


@pytest.fixture
def rubric(services):
    return services.practice.rubric_for(Verdict.PART)


@pytest.fixture
def persona(services):
    return services.practice.personas()[0]


@pytest.fixture
def killed(qtbot, qapp, services):
    """A window of the next start; the one before was never closed."""

    def start():
        window = MainWindow(services, qapp.theme, qapp.icons)
        qtbot.addWidget(window)
        window.show()
        return window

    return start


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


def rows_of(window, persona, move):
    """The editor of a persona with the rows of one move open."""
    window.show_page("persona-edit", EditRoute(persona.id))
    page = window.page("persona-edit")
    button(page, "table-rows").click()
    button(page, f"effect-{move}").click()
    return page


def test_each_move_stands_there_with_what_it_does_and_its_rows_can_be_changed(
    window, services, persona
):
    page = rows_of(window, persona, Move.VALIDATE)
    names = {each.move: each.name for each in services.practice.moves()}
    shown = texts(page)
    assert all(names[effect.move] in shown for effect in persona.effects)
    before = of_move(persona, Move.VALIDATE)
    number = page.findChild(QSpinBox, "effect-validate:0:trust")
    number.setValue(number.value() - 1)
    after = of_move(page.record(), Move.VALIDATE)
    assert after == (replace(before[0], trust=before[0].trust - 1), *before[1:])
    assert of_move(page.record(), Move.ASK) == of_move(persona, Move.ASK)


def of_move(persona, move):
    return tuple(each for each in persona.effects if each.move is move)


def test_looking_at_the_rows_changes_nothing(window, persona):
    page = rows_of(window, persona, Move.ASK)
    assert page.record().effects == persona.effects


def choose(page, name, data):
    """Choose an entry of a list as one does by hand."""
    box = page.findChild(QComboBox, name)
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def test_a_row_is_added_with_a_condition_from_plain_words(qtbot, window, press, services, persona):
    page = rows_of(window, persona, Move.WARN)
    before = of_move(persona, Move.WARN)
    button(page, "add-effect-warn").click()
    card = f"effect-warn:{len(before)}"
    button(page, f"{card}:if:choose").click()
    choose(page, f"{card}:if:0:asks", "trust-least")
    page.findChild(QSpinBox, f"{card}:if:0:number").setValue(7)
    button(page, f"{card}:if:add").click()
    choose(page, f"{card}:if:1:move", Move.ASK.value)
    page.findChild(QSpinBox, f"{card}:if:1:times").setValue(2)
    assert "trust is 7 or more and " in label(page, f"{card}:if:said")
    assert field(page, f"{card}:if").text() == "trust >= 7 and made ask 2"
    choose(page, f"{card}:if:joins", data=True)
    type_over(qtbot, page, f"{card}:because", "You warned them in time.")
    page.findChild(QSpinBox, f"{card}:trust").setValue(1)
    new = MoveEffect(Move.WARN, 1, 0, "You warned them in time.", parse("trust >= 7 or made ask 2"))
    always = next(place for place, each in enumerate(before) if each.when is None)
    expected = (*before[:always], new, *before[always:])
    assert of_move(page.record(), Move.WARN) == expected
    button(page, "keep-persona").click()
    assert of_move(services.practice.persona(persona.id), Move.WARN) == expected


def label(page, name):
    return page.findChild(QLabel, name).text()


def test_a_row_is_taken_out_and_put_back_and_a_move_without_any_is_named(window, press, persona):
    page = rows_of(window, persona, Move.CHAT)
    before = of_move(persona, Move.CHAT)
    always = next(place for place, each in enumerate(before) if each.when is None)
    button(page, f"effect-chat:{always}:out").click()
    assert of_move(page.record(), Move.CHAT) == before[:always]
    page.look()
    assert "Nothing says how" in texts(page)
    assert mend(page)
    undo(press)
    assert of_move(page.record(), Move.CHAT) == before


def test_a_row_below_one_that_always_counts_is_named_at_its_place(qtbot, window, persona):
    page = rows_of(window, persona, Move.WARN)
    button(page, "add-effect-warn").click()
    card = f"effect-warn:{len(of_move(persona, Move.WARN))}"
    button(page, f"{card}:if:choose").click()
    button(page, f"{card}:if:0:out").click()
    qtbot.waitUntil(lambda: "This row never counts" in texts(page))


def test_a_condition_can_be_typed_and_what_cannot_be_read_is_named(qtbot, window, press, persona):
    window.show_page("persona-edit", EditRoute(persona.id))
    page = window.page("persona-edit")
    button(page, "leaves:choose").click()
    type_over(qtbot, page, "leaves", "tension of 9")
    qtbot.waitUntil(lambda: mend(page) != "")
    assert "Expected '>=' or '<=' after 'tension'" in texts(page)
    assert "it cannot be read yet" in label(page, "leaves:said")
    type_over(qtbot, page, "leaves", "tension >= 9 or (trust <= 0 and tension >= 6)")
    qtbot.waitUntil(lambda: mend(page) == "")
    assert written(page.record().leaves) == "tension >= 9 or (trust <= 0 and tension >= 6)"
    qtbot.waitUntil(lambda: page.findChild(QSpinBox, "leaves:0:number") is not None)
    page.findChild(QSpinBox, "leaves:0:number").setValue(10)
    assert field(page, "leaves").text() == "tension >= 10 or (trust <= 0 and tension >= 6)"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("trust >= 0", "a number from 1 to 10"),
        ("trust <= 10", "a number from 0 to 9"),
        ("told nothing-of-the-kind", "Nobody can tell them"),
        ("trust <= 10 and", "a number from 0 to 9"),
        ("trust <= 9", "they would leave before anything is said"),
    ],
)
def test_a_bound_that_can_never_be_right_is_named(qtbot, window, persona, typed, said):
    window.show_page("persona-edit", EditRoute(persona.id))
    page = window.page("persona-edit")
    button(page, "leaves:choose").click()
    type_over(qtbot, page, "leaves", typed)
    qtbot.waitUntil(lambda: said in texts(page))


def test_when_the_secret_is_told_is_chosen_too(window, services, persona):
    window.show_page("persona-edit", EditRoute(persona.id))
    page = window.page("persona-edit")
    button(page, "hidden:when:choose").click()
    while page.findChild(QComboBox, "hidden:when:1:asks") is not None:
        button(page, "hidden:when:0:out").click()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    choose(page, "hidden:when:0:asks", "revealed")
    assert page.record().hidden.when == Revealed()


def test_where_it_comes_from_and_when_a_check_can_be_seen_are_chosen(window, services, rubric):
    window.show_page("rubric-edit", EditRoute(rubric.id))
    page, check = window.page("rubric-edit"), rubric.checks[0]
    choose(page, f"check-pressed:{check.id}", data=True)
    menu = page.findChild(QMenu, "sources:menu")
    next(each for each in menu.actions() if not each.isChecked()).trigger()
    button(page, "keep-rubric").click()
    kept = services.practice.rubric(rubric.id)
    assert kept.checks[0].pressed is True
    assert len(kept.source) == len(rubric.source) + 1
    assert observer_sheet(kept, ()).checks[0].is_pressed


# -- what is not kept yet


def test_what_is_not_kept_survives_a_kill_and_never_enters_practice(
    qtbot, window, services, persona, killed
):
    window.show_page("persona-edit", EditRoute(persona.id))
    page = window.page("persona-edit")
    button(page, "leaves:choose").click()
    type_over(qtbot, page, "name", "Nora Field")
    type_over(qtbot, page, "leaves", "when she has had enough")
    qtbot.waitUntil(lambda: bool(services.practice_drafts.all()))
    qtbot.waitUntil(lambda: services.practice_drafts.all()[0].typed != ())
    again = killed()
    assert services.practice.persona(persona.id) == persona
    again.show_page("practice-content")
    assert "Nora Field" in texts(again.page("practice-content"))
    button(again.page("practice-content"), f"draft:persona:{persona.id}").click()
    page = again.page("persona-edit")
    assert field(page, "name").text() == "Nora Field"
    assert field(page, "leaves").text() == "when she has had enough"
    assert "not kept yet" in label(page, "draft")
    assert mend(page)


def test_what_is_not_kept_is_discarded_by_choice_and_had_back(
    qtbot, window, press, services, rubric
):
    window.show_page("rubric-edit", EditRoute(rubric.id))
    type_over(qtbot, window, f"check-says:{rubric.checks[0].id}", "Is professional")
    qtbot.waitUntil(lambda: bool(services.practice_drafts.all()))
    button(window.page("rubric-edit"), "discard-rubric").click()
    assert window.page_name == "rubric"
    assert services.practice_drafts.all() == ()
    undo(press)
    assert window.page_name == "rubric-edit"
    assert len(services.practice_drafts.all()) == 1
    assert field(window, f"check-says:{rubric.checks[0].id}").text() == "Is professional"


def test_what_is_kept_leaves_no_draft_and_what_is_as_it_was_neither(
    qtbot, window, press, services, rubric
):
    window.show_page("rubric-edit", EditRoute(rubric.id))
    type_over(qtbot, window, "title", "Our ending")
    qtbot.waitUntil(lambda: bool(services.practice_drafts.all()))
    type_over(qtbot, window, "title", rubric.title)
    press(K.Key_Escape)
    assert services.practice_drafts.all() == ()
    window.show_page("rubric-edit", EditRoute(rubric.id))
    type_over(qtbot, window, "title", "Our ending")
    press(K.Key_Escape)
    assert services.practice_drafts.all() == ()
    assert services.practice.rubric(rubric.id).title == "Our ending"


def test_a_draft_of_what_is_gone_becomes_one_of_a_new_one(qtbot, window, services, persona):
    own = services.own_practice
    kept = own.put_persona(own.copy_of_persona(persona.id), persona.id)
    services.practice_drafts.keep(
        PersonaDraft(kept.id, is_copy=False, record=replace(kept, name="Nora Field"))
    )
    own.remove_persona(kept.id)
    window.show_page("practice-content")
    button(window.page("practice-content"), f"draft:persona:{kept.id}").click()
    assert field(window, "name").text() == "Nora Field"
    button(window.page("persona-edit"), "keep-persona").click()
    assert "Nora Field" in [each.name for each in services.practice.personas()]
    assert services.practice_drafts.all() == ()


def test_a_draft_of_what_is_gone_is_not_lost_by_a_look_at_it(
    qtbot, window, press, services, persona
):
    own = services.own_practice
    kept = own.put_persona(own.copy_of_persona(persona.id), persona.id)
    draft = PersonaDraft(kept.id, is_copy=False, record=replace(kept, name="Nora Field", role=""))
    services.practice_drafts.keep(draft)
    own.remove_persona(kept.id)
    window.show_page("persona-edit", EditRoute(kept.id))
    assert field(window, "name").text() == "Nora Field"
    press(K.Key_Escape)
    assert [each.record.name for each in services.practice_drafts.all()] == ["Nora Field"]


def test_a_persona_is_read_as_a_card(window, services, persona):
    window.show_page("persona", persona.id)
    shown = texts(window.page("persona"))
    for said in (persona.who, persona.hidden.says, persona.farewell, persona.pushbacks[0].says):
        assert said in shown
