"""Where a second window stands on the only screen there is: never over the buttons of the first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from coach.ui.kit.basic.screens import room_beside

SIZE = QSize(760, 640)
SCREEN = QRect(0, 0, 1920, 1080)


def test_it_stands_at_the_right_where_there_is_just_room():
    assert room_beside(QRect(0, 40, 1160, 760), SCREEN, SIZE, 150) == QRect(1160, 40, 760, 640)


def test_else_at_the_left():
    assert room_beside(QRect(761, 40, 1159, 760), SCREEN, SIZE, 150) == QRect(1, 40, 760, 640)


def test_else_over_the_lower_end_below_the_head():
    main = QRect(100, 60, 1180, 760)
    found = room_beside(main, QRect(0, 0, 1400, 900), SIZE, 150)
    assert found == QRect(640, 260, 760, 640)
    low = room_beside(QRect(0, 0, 1400, 700), QRect(0, 0, 1400, 700), SIZE, 150)
    assert low == QRect(640, 150, 760, 550)


@given(st.integers(0, 900), st.integers(0, 300), st.integers(600, 1920), st.integers(500, 1080))
def test_it_is_on_the_screen_and_never_over_the_head(left, top, width, height):
    main = QRect(left, top, width, height)
    found = room_beside(main, SCREEN, SIZE, 150)
    assert SCREEN.contains(found)
    assert not found.intersects(QRect(main.left(), main.top(), main.width(), 150))
