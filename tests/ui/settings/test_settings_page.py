"""The settings: each kept at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QSpinBox, QWidget

from coach.domain.search import Place
from coach.ui.settings.settings_page import SettingsPage
from tests.ui.conftest import button, texts
from tests.ui.steps import opened, type_in


@pytest.fixture
def page(qtbot, services, shell, heard):
    return opened(qtbot, SettingsPage(services, shell))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_theme_is_kept_and_shown(qtbot, services, shell, page, theme):
    with qtbot.waitSignal(shell.restyled):
        button(page, f"theme:{theme}").click()
    assert services.settings.theme == theme


def test_the_size_of_text_is_kept_and_shown(qtbot, services, shell, page):
    size = page.findChild(QSpinBox, "text-size")
    with qtbot.waitSignal(shell.restyled):
        qtbot.keyClick(size, Qt.Key.Key_Up)
    assert services.settings.text_size == 110


def test_my_name_is_kept_when_the_field_is_left(qtbot, services, page):
    type_in(qtbot, page, "my-name", "Ana", Qt.Key.Key_Return)
    assert services.settings.my_name == "Ana"


def test_discreet_mode_is_kept(qtbot, services, shell, page):
    box = page.findChild(QCheckBox, "discreet")
    with qtbot.waitSignal(shell.updated):
        qtbot.keyClick(box, Qt.Key.Key_Space)
    assert services.settings.discreet


def test_what_is_kept_is_shown(services, page):
    services.settings.my_name = "Ana"
    services.settings.text_size = 150
    services.settings.discreet = True
    services.settings.theme = "dark"
    page.show_page()
    assert page.findChild(QSpinBox, "text-size").value() == 150
    assert page.findChild(QCheckBox, "discreet").isChecked()
    assert button(page, "theme:dark").isChecked()


def test_it_says_where_the_data_lies_and_who_has_the_key(services, page, tmp_path):
    assert str(tmp_path / "data") in texts(page)
    assert "its key lies beside it" in texts(page)


def test_esc_leaves(qtbot, page, heard):
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    assert heard.last == ("today", None)


def test_it_says_what_runs(services, page):
    assert services.content.info.version in texts(page)
    assert "MIT" in texts(page)


@pytest.mark.parametrize("size", [(1180, 860), (800, 600)])
def test_no_field_is_cut_off_where_the_text_is_large(qtbot, qapp, page, size):
    qapp.set_look("light", 200)
    page.resize(*size)
    qtbot.waitActive(page)
    for name in ("theme:dark", "text-size", "my-name", "discreet"):
        field = page.findChild(QWidget, name)
        field.setFocus()
        qtbot.waitUntil(lambda field=field: field.visibleRegion().boundingRect() == field.rect())
        assert field.height() >= field.minimumSizeHint().height()


# -- how one studies


def test_two_answers_or_four_are_kept(services, page):
    assert button(page, "study-answers:two").isChecked()
    button(page, "study-answers:four").click()
    assert services.settings.study_four
    page.show_page()
    assert button(page, "study-answers:four").isChecked()
    button(page, "study-answers:two").click()
    assert not services.settings.study_four


@pytest.mark.parametrize("name", ["study_new", "study_reviews"])
def test_the_limits_of_a_day_are_kept(qtbot, services, page, name):
    field = page.findChild(QSpinBox, name.replace("_", "-"))
    before = getattr(services.settings, name)
    assert field.value() == before
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert getattr(services.settings, name) == before + 1
    field.setValue(0)
    assert getattr(services.settings, name) == 0
    page.show_page()
    assert field.value() == 0


def test_whoever_asks_for_the_limits_has_the_keys_on_them(qtbot, page):
    with qtbot.waitActive(page):
        page.activateWindow()
    page.show_page(Place.STUDY_LIMITS)
    assert page.findChild(QSpinBox, "study-new").hasFocus()


def test_a_limit_that_cannot_be_kept_is_shown_as_it_was(services, heard, page):
    field = page.findChild(QSpinBox, "study-new")
    before = field.value()
    services._context.store.connection.execute("PRAGMA query_only = ON")
    field.setValue(before + 5)
    services._context.store.connection.execute("PRAGMA query_only = OFF")
    assert heard.errors
    assert field.value() == before
