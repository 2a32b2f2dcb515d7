"""The window opens where it was closed, as far as that place is still on a screen."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect

from coach.app import Program
from coach.paths import user_paths
from coach.ui.window.window_place import SMALLEST, Place, mended, read_place
from tests.opened import open_services
from tests.ui.conftest import THURSDAY_NOON

ONE = [QRect(0, 0, 1920, 1040)]
TWO = [QRect(0, 0, 1920, 1040), QRect(1920, 0, 1280, 1024)]


@pytest.mark.parametrize(
    ("place", "screens", "becomes"),
    [
        (QRect(40, 60, 1180, 760), ONE, QRect(40, 60, 1180, 760)),
        (QRect(2000, 60, 1000, 760), TWO, QRect(2000, 60, 1000, 760)),
        (QRect(2000, 60, 1000, 760), ONE, QRect(460, 140, 1000, 760)),  # that screen is gone
        (QRect(-5000, -5000, 1000, 760), ONE, QRect(460, 140, 1000, 760)),
        (QRect(40, -80, 1000, 760), ONE, QRect(460, 140, 1000, 760)),  # no edge to take hold of
        (QRect(1800, 60, 1000, 760), ONE, QRect(1800, 60, 1000, 760)),  # 120 pixels of it are seen
        (QRect(1801, 60, 1000, 760), ONE, QRect(460, 140, 1000, 760)),
        (QRect(40, 60, 640, 480), ONE, QRect(40, 60, 900, 600)),
        (QRect(0, 0, 5000, 4000), ONE, QRect(0, 0, 1920, 1040)),
        (QRect(0, 0, 1180, 760), [QRect(0, 0, 800, 560)], QRect(0, 0, 800, 560)),
    ],
)
def test_a_place_is_kept_or_mended(place, screens, becomes):
    assert mended(place, screens) == becomes


RECTS = st.builds(
    QRect,
    st.integers(-9000, 9000),
    st.integers(-9000, 9000),
    st.integers(1, 6000),
    st.integers(1, 6000),
)
SCREENS = st.lists(
    st.builds(
        QRect,
        st.integers(-4000, 4000),
        st.integers(-4000, 4000),
        st.integers(640, 4000),
        st.integers(480, 3000),
    ),
    min_size=1,
    max_size=3,
)


@given(RECTS, SCREENS)
def test_wherever_it_was_its_edge_can_be_taken_hold_of(place, screens):
    put = mended(place, screens)
    edges = [screen & QRect(put.x(), put.y(), put.width(), 40) for screen in screens]
    on = [s for s, e in zip(screens, edges, strict=True) if e.width() >= 120 and e.height() >= 40]
    assert on
    fits = [s for s in screens if put.width() <= s.width() and put.height() <= s.height()]
    assert fits
    for screen in fits[:1]:
        assert put.width() >= min(SMALLEST.width(), *(s.width() for s in screens), screen.width())
    apart = not any(one.intersects(other) for one, other in combinations(screens, 2))
    if apart or len(set(map(QRect.getRect, screens))) == 1:  # else either may be meant
        assert mended(put, screens) == put


@given(st.text(max_size=40))
def test_any_text_is_a_place_or_none(text):
    place = read_place(text)
    assert place is None or read_place(str(place)) == place


@pytest.mark.parametrize("text", ["", "1 2 3", "a b c d e", "0 0 0 0 0", "1 2 3 4 5 6", "9" * 99])
def test_what_makes_no_sense_counts_as_none(text):
    assert read_place(text) is None


def test_a_place_reads_back():
    place = Place(-40, 60, 1180, 760, maximised=True)
    assert str(place) == "-40 60 1180 760 1"
    assert read_place(str(place)) == place


@pytest.fixture
def run(qtbot, qapp, tmp_path):
    """Starts the program over one data folder; `at` is done before it is closed."""
    paths = user_paths(tmp_path / "data")

    def run(at=None):
        program = Program(qapp, paths, lambda: THURSDAY_NOON)
        program.start()
        window = program.window
        qtbot.waitUntil(lambda: window.page_name == "today")
        if at is not None:
            at(window)
        found = window.geometry().getRect(), window.isMaximized()
        window.close()
        program.close()
        window.deleteLater()
        return found

    run.paths = paths
    return run


def test_size_and_place_come_back(run, qapp):
    room = qapp.primaryScreen().availableGeometry()
    wanted = (20, 45, room.width() - 60, room.height() - 80)
    run(lambda window: window.setGeometry(*wanted))
    assert run()[0][:2] == wanted[:2]


def test_that_it_filled_the_screen_comes_back(run):
    run(lambda window: window.showMaximized())
    assert run()[1]
    run(lambda window: window.showNormal())
    assert not run()[1]


def test_the_data_file_has_it_and_wins_over_the_cache(run):
    run(lambda window: window.setGeometry(20, 45, 700, 500))
    services = open_services(run.paths, lambda: THURSDAY_NOON, keyring=False)
    assert read_place(services.settings.window_place)[:2] == (20, 45)
    services.settings.window_place = str(Place(60, 70, 700, 500))
    services.close()
    assert run()[0][:2] == (60, 70)


def test_a_place_on_no_screen_is_mended(run, qapp):
    run()
    services = open_services(run.paths, lambda: THURSDAY_NOON, keyring=False)
    services.settings.window_place = str(Place(9000, 9000, 1000, 700))
    services.close()
    room = qapp.primaryScreen().availableGeometry()
    assert room.intersects(QRect(*run()[0]))


def test_a_place_that_makes_no_sense_counts_as_none(run, qapp):
    run()
    services = open_services(run.paths, lambda: THURSDAY_NOON, keyring=False)
    services.settings.window_place = "somewhere"
    services.close()
    room = qapp.primaryScreen().availableGeometry()
    assert room.contains(QRect(*run()[0]).topLeft())
