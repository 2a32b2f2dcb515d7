"""The wheel changes no field, on any page and in any dialog: it scrolls the page."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

import coach.ui
from coach.ui.kit.fields import growing_edit
from coach.ui.kit.fields.fields import ChoiceField, NoWheel, NumberField
from coach.ui.kit.fields.growing_edit import GrowingEdit
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.window.page_list import PAGES

FIELDS = (
    QComboBox,
    QAbstractSpinBox,
    QAbstractSlider,
    QAbstractButton,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QCalendarWidget,
)
BY_WHEEL = ("QComboBox", "QSpinBox", "QDoubleSpinBox", "QDateEdit", "QTimeEdit", "QDateTimeEdit")


def wheel(widget: QWidget, notches: int) -> bool:
    """Turn the wheel over a widget; whether the widget took it."""
    place = QPointF(widget.rect().center())
    event = QWheelEvent(
        place,
        QPointF(widget.mapToGlobal(place.toPoint())),
        QPoint(0, 0),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's own signature
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def value(field: QWidget) -> object:
    """What a field says."""
    match field:
        case QComboBox() | QTabBar():
            return field.currentIndex()
        case QAbstractSpinBox() | QLineEdit():
            return field.text()
        case QPlainTextEdit():
            return field.toPlainText()
        case QAbstractButton():
            return field.isChecked()
        case QAbstractSlider():
            return field.value()
        case QCalendarWidget():
            return field.selectedDate()
    raise AssertionError(field)


def fields(widget: QWidget) -> list[QWidget]:
    """All that has a value on a page, whether it is shown just now or not."""
    all_ = [each for kind in FIELDS for each in widget.findChildren(kind)]
    return [each for each in all_ if not isinstance(each, QScrollBar)]


def wheel_over_all(widget: QWidget) -> list[str]:
    """The fields of a widget that the wheel has changed, with the keys or without."""
    changed = []
    for each in fields(widget):
        for keys in (False, True):
            if keys:
                each.setFocus()
            before = value(each)
            for notches in (-1, 1, 1):  # down, and up beyond where it was
                wheel(each, notches)
                if value(each) != before:
                    changed.append(f"{type(each).__name__} {each.objectName()}")
                    break
    return changed


@pytest.mark.parametrize("name", [entry.name for entry in PAGES])
def test_the_wheel_changes_no_field_of_a_page(window, show, name):
    show(name)
    before = window.page_name
    assert wheel_over_all(window.page(name)) == []
    assert window.page_name == before


def test_the_wheel_changes_no_field_of_a_dialog(qtbot, dialogs):
    for name, make in dialogs.items():
        dialog = make()
        dialog.open()
        qtbot.waitExposed(dialog)
        assert wheel_over_all(dialog) == [], name
        dialog.close()


def test_every_dialog_is_looked_at(dialogs):
    folder = Path(coach.ui.__file__).parent
    made = {
        node.name
        for file in folder.rglob("*_dialog.py")
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and node.name.endswith("Dialog")
    }
    assert made - {"FormDialog"} <= set(dialogs)  # FormDialog is what the others are made of


@pytest.mark.parametrize(
    ("name", "field"),
    [("dates", "term:notice_to"), ("dates", "term:cure-unit"), ("settings", "text-size")],
)
@pytest.mark.parametrize("keys", [False, True])
def test_the_wheel_over_a_field_scrolls_the_page(qtbot, window, answer, name, field, keys):
    window.resize(640, 480)
    window.show_page(name, answer("electrical-wholesale").id)
    found = next(each for each in fields(window.page(name)) if each.objectName() == field)
    above = found.parentWidget()
    while not isinstance(above, ScrollPage):
        above = above.parentWidget()
    bar = above.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    if keys:
        found.setFocus()
    above.ensureWidgetVisible(found)
    bar.setValue(bar.value() - 1)  # there is some way to go, down and up
    before = bar.value()
    top = found.window()
    notch = QPoint(0, -120 if before < bar.maximum() // 2 else 120)
    QTest.wheelEvent(top.windowHandle(), found.mapTo(top, found.rect().center()), notch)
    assert bar.value() != before
    assert found.hasFocus() is keys


@pytest.mark.parametrize("kind", [ChoiceField, NumberField])
def test_a_field_takes_no_keys_by_the_wheel(qtbot, kind):
    field = kind("one")
    qtbot.addWidget(field)
    assert isinstance(field, NoWheel)
    assert field.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_no_field_of_qt_stands_in_the_window_as_it_is():
    """Whatever the wheel would change is made from the one class that lets it scroll."""
    raw = []
    for file in Path(coach.ui.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id=made)) if made in BY_WHEEL:
                    raw.append(f"{file.name}: {made}()")
                case ast.ClassDef(name=made, bases=bases):
                    names = [ast.unparse(base).split("[")[0] for base in bases]
                    if set(names) & set(BY_WHEEL) and names[0] != "NoWheel":
                        raw.append(f"{file.name}: {made}")
    assert raw == []


def test_an_example_in_an_empty_field_is_seen_whole(qtbot):
    edit = GrowingEdit("field")
    qtbot.addWidget(edit)
    edit.resize(160, 30)
    edit.show()
    qtbot.waitExposed(edit)
    one = edit.height()
    edit.setPlaceholderText("e.g. you told us to our face when our work was late, and you waited")
    assert edit.height() >= one + 2 * edit.fontMetrics().lineSpacing()
    edit.setText("late")
    assert edit.height() == one


@pytest.mark.parametrize("size", range(11, 31))
def test_what_is_typed_in_a_growing_field_is_all_in_sight(qtbot, size):
    form = QWidget()
    edit = GrowingEdit("field", form)
    edit.setStyleSheet(f"font-size: {size}px; padding: 6px")
    layout = QVBoxLayout(form)
    layout.addWidget(edit)
    layout.addStretch(1)
    qtbot.addWidget(form)
    form.resize(400, 600)
    form.show()
    qtbot.waitExposed(form)
    edit.setFocus()
    bars = (edit.verticalScrollBar(), edit.horizontalScrollBar())
    for word in ("I", "have", "known", "it", "since", "May", "and", "never", "said", "so") * 2:
        qtbot.keyClicks(edit, word + " ")
        qtbot.waitUntil(lambda: [bar.maximum() for bar in bars] == [0, 0], timeout=500)
        assert [bar.value() for bar in bars] == [0, 0]
    assert edit.document().lineCount() > 1


def test_a_pasted_book_is_counted_no_further_than_the_field_grows(qtbot):
    field = GrowingEdit("place")
    qtbot.addWidget(field)
    field.resize(600, 40)
    field.show()
    heights = []
    for count in (20_000, 100_000):
        field.setText("x" * count)
        heights.append(field.height())
    assert heights[0] == heights[1]
    assert growing_edit._lines_of("x" * 10**6, field.font(), 600, 8) == 9
    assert growing_edit._lines_of("x", field.font(), 600, 8) == 1


@pytest.mark.parametrize("percent", [100, 200])
def test_a_number_stands_off_the_edge_and_all_of_it_is_seen(qtbot, qapp, letters, percent):
    letters(100, percent)
    field = NumberField("times")
    qtbot.addWidget(field)
    field.setRange(1, 99)
    field.setSuffix(" times or more")
    field.setValue(99)
    field.show()
    line = field.lineEdit()
    begins = line.textMargins().left()
    assert begins >= 8 * percent // 100
    words = line.fontMetrics().horizontalAdvance(field.text())
    assert begins + words <= line.width()
