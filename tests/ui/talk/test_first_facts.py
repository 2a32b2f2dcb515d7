"""What is asked in one sitting before a talk is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from coach.content.kinds.verdict_models import MOST_FIRST
from tests.ui.conftest import button
from tests.ui.room import settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from coach.domain.case import Case
    from coach.services.container import Services
    from coach.ui.window.main_window import MainWindow


@pytest.fixture
def fresh(answer: Callable[..., Case]) -> Case:
    """A case that has its verdict, and whose talk nobody has seen."""
    return answer("marketing-agency", first=False)


def fields(window: MainWindow) -> list[str]:
    """The facts that are asked for, from the top down."""
    page = window.page("first-facts")
    found = [each for each in page.findChildren(QWidget) if each.objectName().startswith("fact:")]
    return [each.objectName().removeprefix("fact:") for each in found if each.isVisible()]


def at_a_text(window: MainWindow) -> str:
    """The first fact of this case that is typed; its field has the keys."""
    field = window.page("first-facts").findChild(QWidget, "fact:our_part")
    field.setFocus()
    return "our_part"


def test_the_talk_is_shown_after_the_first_facts(window: MainWindow, fresh: Case) -> None:
    window.show_page("talk", fresh.id)
    assert window.page_name == "first-facts"
    button(window.page("first-facts"), "show-talk").click()
    assert window.page_name == "talk"
    window.show_page("verdict", fresh.id)
    button(window.page("verdict"), "prepare").click()
    assert window.page_name == "talk"


def test_what_is_asked_is_what_the_verdict_names(
    window: MainWindow, services: Services, fresh: Case
) -> None:
    window.show_page("talk", fresh.id)
    verdict = services.cases.definition(fresh.id).verdict(
        services.talks.diagnosis(fresh.id).verdict
    )
    asked = {each.fact.id for each in services.talks.facts(fresh.id)}
    assert fields(window) == [each for each in verdict.asks_first if each in asked]
    assert 1 <= len(fields(window)) <= MOST_FIRST


def test_what_is_typed_is_said_in_the_talk(
    qtbot: QtBot, window: MainWindow, services: Services, fresh: Case
) -> None:
    window.show_page("talk", fresh.id)
    first = QApplication.focusWidget()
    assert first is not None
    assert first.objectName() == f"fact:{fields(window)[0]}"
    at_a_text(window)
    qtbot.keyClicks(QApplication.focusWidget(), "In May nobody rang back for nine days.")
    button(window.page("first-facts"), "show-talk").click()
    said = [line.text for part in services.talks.talk(fresh.id).parts for line in part.lines]
    assert any("In May nobody rang back for nine days." in text for text in said)


def test_not_now_leads_to_the_talk_with_its_blanks(
    window: MainWindow, services: Services, fresh: Case
) -> None:
    window.show_page("talk", fresh.id)
    button(window.page("first-facts"), "skip-first-facts").click()
    assert window.page_name == "talk"
    assert not any(
        each.value for each in services.talks.facts(fresh.id) if each.fact.id != "client"
    )


def test_what_was_typed_is_kept_when_the_page_is_left(
    qtbot: QtBot, window: MainWindow, services: Services, fresh: Case
) -> None:
    window.show_page("talk", fresh.id)
    name = at_a_text(window)
    qtbot.keyClicks(QApplication.focusWidget(), "In May nobody rang back.")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert window.page_name == "verdict"
    given = {each.fact.id: each.value for each in services.talks.facts(fresh.id)}
    assert given[name] == "In May nobody rang back."
    window.show_page("talk", fresh.id)
    assert window.page_name == "first-facts"


def test_a_talk_that_was_worked_on_asks_nothing_first(
    window: MainWindow, services: Services, fresh: Case
) -> None:
    parts = services.talks.talk(fresh.id).parts
    line = next(line for part in parts for line in part.lines if not line.cue)
    services.lines.rewrite(fresh.id, line.id, "My own words.")
    window.show_page("talk", fresh.id)
    assert window.page_name == "talk"


def test_what_cannot_be_kept_stays_in_its_field(
    qtbot: QtBot, window: MainWindow, services: Services, fresh: Case
) -> None:
    window.show_page("talk", fresh.id)
    name = at_a_text(window)
    QApplication.clipboard().setText("x" * 5001)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    button(window.page("first-facts"), "show-talk").click()
    assert window.page_name == "first-facts"
    given = {each.fact.id: each.value for each in services.talks.facts(fresh.id)}
    assert not given[name]
    field = QApplication.focusWidget()
    assert field is not None
    assert field.objectName() == f"fact:{name}"


def test_that_it_was_asked_is_no_step_of_preparing(services: Services, fresh: Case) -> None:
    before = services.steps.of_case(fresh.id)
    services.talks.finish_first(fresh.id)
    assert services.steps.of_case(fresh.id) == before
    assert not any(step.done for step in services.prepare.steps(fresh.id))


def test_without_a_verdict_the_page_leads_on(
    window: MainWindow, services: Services, case: Case
) -> None:
    window.show_page("first-facts", case.id)
    assert button(window.page("first-facts"), "to-talk").isVisible()


def test_words_to_begin_from_are_taken_by_a_key_and_kept(
    qtbot: QtBot, window: MainWindow, services: Services, fresh: Case
) -> None:
    services.talks.finish_first(fresh.id)
    window.show_page("talk", fresh.id)
    page = window.page("talk")
    known = {each.fact.id: each for each in services.talks.facts(fresh.id)}
    name = next(each for each, fact in known.items() if fact.suggestions and not fact.value)
    text = known[name].suggestions[0]
    page.findChild(QAbstractButton, "tab:facts").click()
    head = page.findChild(QAbstractButton, f"suggestions:{name}")
    row = page.findChild(QAbstractButton, f"suggestion:{name}:1")
    assert not row.isVisibleTo(page)
    qtbot.keyClick(head, Qt.Key.Key_Space)
    assert row.isVisibleTo(page)
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert not row.isVisibleTo(page)
    field = QApplication.focusWidget()
    assert field.objectName() == f"fact:{name}"
    assert field.text() == text
    qtbot.waitUntil(lambda: services.talks.given(fresh.id).get(name) == text)
    qtbot.keyClick(head, Qt.Key.Key_Space)
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert field.text() == f"{text}, {text}"  # it is added: nothing that was typed goes
    field.undo()
    assert field.text() == text


def test_whoever_names_somebody_is_asked_for_the_words_in_the_same_sitting(
    qtbot: QtBot, window: MainWindow, services: Services, fresh: Case
) -> None:
    window.show_page("talk", fresh.id)
    assert "word_to" in fields(window)
    assert "word_said" not in fields(window)
    page = window.page("first-facts")
    field = page.findChild(QWidget, "fact:word_to")
    field.setFocus()
    qtbot.keyClicks(field, "our bookkeeper")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: "word_said" in fields(window))
    assert fields(window).index("word_said") == fields(window).index("word_to") + 1
    page.findChild(QWidget, "fact:word_said").setFocus()
    qtbot.keyClicks(page.findChild(QWidget, "fact:word_said"), "Nothing goes out before Monday.")
    button(page, "show-talk").click()
    parts = services.talks.talk(fresh.id).beforehand
    assert any("Nothing goes out" in line.text for part in parts for line in part.lines)


def test_words_to_begin_from_open_below_their_field_and_not_in_its_place(
    qtbot: QtBot, window: MainWindow, services: Services, fresh: Case
) -> None:
    """There are more than a low window can show: the page went on to them, past the field."""
    services.talks.finish_first(fresh.id)
    window.resize(1180, 560)
    window.show_page("talk", fresh.id)
    page = window.page("talk")
    facts = services.talks.facts(fresh.id)
    name = max((each for each in facts if not each.value), key=lambda e: len(e.suggestions)).fact.id
    page.findChild(QAbstractButton, "tab:facts").click()
    head = page.findChild(QAbstractButton, f"suggestions:{name}")
    field = page.findChild(QWidget, f"fact:{name}")
    head.setFocus()
    qtbot.keyClick(head, Qt.Key.Key_Space)
    settle()
    assert field.visibleRegion().boundingRect() == field.rect()
