"""What has too little room in a window: words that are cut, covered, or out of sight."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QBoxLayout,
    QComboBox,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
    QTextBrowser,
    QToolButton,
    QWidget,
)

from coach.paths import resources_folder
from coach.ui.case.case_header import StepButton
from coach.ui.kit.basic.labels import ElidedLabel
from coach.ui.kit.fields.fields import ChoiceField

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHEET = (resources_folder() / "theme" / "good-terms.qss").read_text(encoding="utf-8")
_HEAVY = frozenset(re.findall(r"(\w+):checked \{[^}]*font-weight", _SHEET))
_ACROSS = QBoxLayout.Direction.LeftToRight
_ICON = Qt.ToolButtonStyle.ToolButtonIconOnly
_LEAST_ROUNDS, _ROUNDS = 5, 60
_SLACK = 1  # pixels that rounding may cost


def settle() -> None:
    """Let all that waits to be laid out be laid out, and what that asks for again.

    Goes on until nothing moves any more: what a busy machine has not come to yet is no fault of
    the page. Something that never rests is left after `_ROUNDS`, and seen by whoever looks next.
    """
    before: list[tuple[int, int, int, int]] | None = None
    for turn in range(_ROUNDS):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        if turn < _LEAST_ROUNDS:
            continue
        now = [
            widget.geometry().getRect()
            for window in QApplication.topLevelWidgets()
            if window.isVisible()
            for widget in window.findChildren(QWidget)
        ]
        if now == before:
            return
        before = now


def cut(window: QWidget) -> list[str]:
    """What is not seen whole, in words to mend it by."""
    faults = [
        f"{_name(widget)}: {fault}"
        for widget in window.findChildren(QWidget)
        if widget.isVisibleTo(window)
        for fault in _faults(widget, window)
    ]
    return sorted({*faults, *_covered(window), *_adrift(window)})


def places(window: QWidget) -> dict[str, tuple[int, int, int, int]]:
    """Where everything lies that is seen, however far its page is scrolled; by its path.

    The tools of a line lie over the page, beside the line in hand and as far as it is in sight:
    they hang on where somebody scrolled to, and are left out.
    """
    found = {}
    for widget in window.findChildren(QWidget):
        floats = widget.objectName() == "line-tools"
        if widget.isVisibleTo(window) and not floats and not _is_viewport(widget.parentWidget()):
            found[_path(widget, window)] = widget.geometry().getRect()
    return found


def _path(widget: QWidget, window: QWidget) -> str:
    names = []
    at: QWidget | None = widget
    while at is not None and at is not window:
        names.append(f"{type(at).__name__}#{at.objectName()}")
        at = at.parentWidget()
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return " < ".join(names) + f" {text!r}"


def _faults(widget: QWidget, window: QWidget) -> Iterator[str]:
    if isinstance(widget, QAbstractScrollArea) and not isinstance(widget, QPlainTextEdit):
        beyond = widget.horizontalScrollBar().maximum()
        if beyond:
            yield f"scrolls sideways by {beyond}"
    if not _has_words(widget):
        return
    width, height = _needs(widget)
    if width > widget.width() + _SLACK:
        yield f"needs {width} across, has {widget.width()}"
    if height > widget.height() + _SLACK:
        yield f"needs {height} down, has {widget.height()}"
    if clipped := _clipped(widget, window):
        yield clipped


def _has_words(widget: QWidget) -> bool:
    if isinstance(widget, QToolButton) and widget.toolButtonStyle() is _ICON:
        return False  # an icon alone
    if isinstance(widget, QLabel | QAbstractButton):
        return bool(widget.text().strip())
    return isinstance(widget, QLineEdit | QComboBox | QTextBrowser)


def _needs(widget: QWidget) -> tuple[int, int]:
    """The room that the words of a widget need, in pixels across and down."""
    if isinstance(widget, ElidedLabel):
        return 0, widget.fontMetrics().height()
    if isinstance(widget, QLabel):
        least = widget.minimumSizeHint().width() if widget.wordWrap() else widget.sizeHint().width()
        high = widget.heightForWidth(widget.width()) if widget.wordWrap() else 0
        return least, max(high, widget.fontMetrics().height())
    if isinstance(widget, QPushButton) and not isinstance(widget, StepButton):
        hint = QPushButton.sizeHint(widget)  # not our own: it is what is looked at
        return hint.width() + _heavier(widget), hint.height()
    if isinstance(widget, QTextBrowser):
        return 0, int(widget.document().size().height())
    if isinstance(widget, QComboBox):
        return _box_width(widget), widget.minimumSizeHint().height()
    if isinstance(widget, QLineEdit):
        return 0, widget.minimumSizeHint().height()
    return widget.sizeHint().width(), widget.sizeHint().height()


def _heavier(button: QPushButton) -> int:
    """By how much the words are wider once it is chosen, where that makes them bold."""
    if type(button).__name__ not in _HEAVY:
        return 0
    bold = QFont(button.font())
    bold.setWeight(QFont.Weight.DemiBold)
    words = QPushButton.text(button)
    wider = QFontMetrics(bold).horizontalAdvance(words)
    return max(wider - button.fontMetrics().horizontalAdvance(words), 0)


def _box_width(box: QComboBox) -> int:
    """The width that a box to choose from needs for what it shows; 0 where a tooltip tells it."""
    if isinstance(box, ChoiceField):
        return 0
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    control, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(control, option, part, box).width()
    return box.width() - room + box.fontMetrics().horizontalAdvance(box.currentText())


def _clipped(widget: QWidget, window: QWidget) -> str:
    """How a widget reaches out of one that it lies in; "" where it does not."""
    rect, at = widget.rect(), widget
    while at is not window:
        around = at.parentWidget()
        rect = QRect(at.mapToParent(rect.topLeft()), rect.size())
        if rect.left() < 0 or rect.right() > around.width():
            return f"from {rect.left()} to {rect.right()} in {_name(around)} of {around.width()}"
        if _is_viewport(around):
            rect = around.rect()  # it scrolls
        elif rect.top() < 0 or rect.bottom() > around.height():
            down = f"from {rect.top()} down to {rect.bottom()}"
            return f"{down} in {_name(around)} of {around.height()}"
        at = around
    return ""


def _is_viewport(widget: QWidget | None) -> bool:
    around = widget.parentWidget() if widget is not None else None
    return isinstance(around, QAbstractScrollArea) and around.viewport() is widget


def _covered(window: QWidget) -> Iterator[str]:
    """Words that lie over other words."""
    lying = [
        (QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()), widget)
        for widget in window.findChildren(QWidget)
        if widget.isVisibleTo(window)
        and _has_words(widget)
        and not isinstance(widget, QTextBrowser)
        and widget.visibleRegion().boundingRect() == widget.rect()
    ]
    for number, (rect, widget) in enumerate(lying):
        for other_rect, other in lying[number + 1 :]:
            if (
                rect.intersects(other_rect)
                and not widget.isAncestorOf(other)
                and not other.isAncestorOf(widget)
            ):
                yield f"{_name(widget)} and {_name(other)} lie over each other"


def _adrift(window: QWidget) -> Iterator[str]:
    """Rows whose first thing does not stand at their beginning: their words cannot fill them."""
    for widget in (window, *window.findChildren(QWidget)):
        if not widget.isVisibleTo(window) or widget.layout() is None:
            continue
        for row in _rows(widget.layout()):
            first = row.itemAt(0)
            if row.direction() is not _ACROSS or first.isEmpty() or first.spacerItem():
                continue
            away = first.geometry().left() - row.contentsRect().left()
            if away > _SLACK:
                yield f"a row of {_name(widget)} begins {away} too far right"


def _rows(layout: QLayout) -> Iterator[QBoxLayout]:
    if isinstance(layout, QBoxLayout):
        yield layout
    for number in range(layout.count()):
        inner = layout.itemAt(number).layout()
        if inner is not None:
            yield from _rows(inner)


def _name(widget: QWidget) -> str:
    words = ""
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        words = f" {widget.text()[:40]!r}"
    return f"{type(widget).__name__} {widget.objectName()}{words}".strip()
