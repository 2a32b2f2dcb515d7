"""The pictures: what is drawn is what is said, and nothing by colour alone."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from coach.ui.kit.basic.pictures import Column, Columns, Ring

TITLE = "Cards that come, day by day"


@pytest.fixture
def columns(qtbot, shell):
    """Draws columns of these values; the picture, and how high each is in pixels."""

    def draw(*values, **more):
        made = Columns(shell.theme, "picture", TITLE)
        qtbot.addWidget(made, before_close_func=lambda _: made)
        made.resize(60 * len(values) or 60, 132)
        shown = [Column(each, str(each), "Mon", f"Monday: {each}") for each in values]
        made.show_columns(shown, **more)
        image = made.grab().toImage()
        accent = QColor(shell.theme.tokens.accent)

        def height(number):
            x = number * 60 + 30
            return sum(image.pixelColor(x, y) == accent for y in range(image.height()))

        return made, [height(number) for number in range(len(values))]

    return draw


def test_columns_are_as_high_as_their_values(columns):
    _, heights = columns(10, 5, 20, 0)
    assert heights[3] == 0
    assert heights[0] == pytest.approx(heights[2] / 2, abs=2)
    assert heights[1] == pytest.approx(heights[2] / 4, abs=2)


def test_the_smallest_that_is_not_nothing_is_seen(columns):
    _, heights = columns(1, 1000)
    assert heights[0] >= 1


def test_few_cards_do_not_fill_the_picture(columns):
    _, (few,) = columns(1, most=5)
    _, (full,) = columns(5, most=5)
    assert few == pytest.approx(full / 5, abs=2)


def test_nothing_at_all_is_drawn_as_nothing(columns):
    made, heights = columns(0, 0)
    assert heights == [0, 0]
    assert made.accessibleDescription() == "Monday: 0\nMonday: 0"
    empty, _ = columns()
    assert empty.accessibleDescription() == ""


def test_a_picture_says_what_it_shows(columns):
    made, _ = columns(3)
    assert made.accessibleName() == TITLE
    assert made.accessibleDescription() == "Monday: 3"


def test_a_marked_column_is_hatched_and_not_only_of_another_colour(qtbot, shell):
    made = Columns(shell.theme, "picture", TITLE)
    qtbot.addWidget(made)
    made.resize(60, 132)
    made.show_columns([Column(5, "5", "today", "today: 5", marked=True)])
    image = made.grab().toImage()
    bar = {image.pixelColor(x, 80).name() for x in range(22, 38)}
    assert len(bar) > 1


@pytest.mark.parametrize(("share", "left", "right"), [(0.0, 0, 0), (0.5, 0, 1), (1.0, 1, 1)])
def test_a_ring_is_filled_from_the_top_to_the_right(qtbot, shell, share, left, right):
    ring = Ring(shell.theme, "ring")
    qtbot.addWidget(ring)
    ring.resize(ring.sizeHint())
    ring.show_share(share, "x", "Ready: x")
    image = ring.grab().toImage()
    accent, middle = QColor(shell.theme.tokens.accent), image.height() // 2

    def filled(columns):
        return any(image.pixelColor(x, middle) == accent for x in columns)

    width = image.width()
    assert filled(range(8)) == bool(left)
    assert filled(range(width - 8, width)) == bool(right)
    assert ring.accessibleName() == "Ready: x"


def test_pictures_follow_the_theme_and_the_size_of_text(qtbot, qapp, shell):
    ring = Ring(shell.theme, "ring")
    qtbot.addWidget(ring)
    small = ring.sizeHint().width()
    qapp.set_look("dark", 200)
    assert ring.sizeHint().width() == 2 * small
    qapp.set_look("light", 100)
