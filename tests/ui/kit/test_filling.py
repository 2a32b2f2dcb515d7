"""What a layout holds is put in at once: however much it is, all around it is laid out once."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from coach.ui.kit.layout.filling import add, fill


class Counted(QVBoxLayout):
    """Counts how often it lays out what it holds."""

    times = 0

    def setGeometry(self, rect):  # noqa: N802 - Qt's own name
        """Count it, and lay out."""
        self.times += 1
        super().setGeometry(rect)


@pytest.fixture
def around(qtbot):
    """The layout of a widget in view."""
    widget = QWidget()
    widget.resize(300, 2000)
    layout = Counted(widget)
    layout.addWidget(QLabel("Before", widget))
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    yield layout
    widget.close()


@pytest.fixture
def inner(around):
    """The layout of a widget that lies in the other one."""
    widget = QWidget(around.parentWidget())
    layout = QVBoxLayout(widget)
    around.insertWidget(0, widget)
    widget.show()
    return layout


def labels(number, layout):
    return [QLabel(f"Line {n}", layout.parentWidget()) for n in range(number)]


def passes(around, inner, number):
    """How often all that is around is laid out while so many are put in."""
    before = around.times
    fill(inner, labels(number, inner))
    return around.times - before


def test_many_cost_what_is_around_them_no_more_than_one(around, inner):
    one = passes(around, inner, 1)
    assert one > 0
    assert passes(around, inner, 40) == one


def test_they_have_their_places_at_once(around, inner):
    parts = labels(5, inner)
    fill(inner, parts)
    tops = [part.y() for part in parts]
    assert tops == sorted(set(tops))
    assert all(part.isVisible() and part.height() > 0 for part in parts)
    below = around.itemAt(1).widget()
    assert inner.parentWidget().geometry().bottom() < below.y()


def test_what_is_put_in_later_is_laid_out_as_ever(around, inner):
    add(inner, labels(2, inner))
    before = around.times
    add(inner, labels(1, inner))
    assert around.times > before
    assert around.isEnabled()
    assert inner.isEnabled()


def test_a_layout_that_was_stopped_before_stays_so(around, inner):
    around.setEnabled(False)
    fill(inner, labels(3, inner))
    assert not around.isEnabled()


def test_nothing_may_be_put_in(inner):
    fill(inner, labels(3, inner))
    fill(inner, ())
    assert inner.count() == 0
