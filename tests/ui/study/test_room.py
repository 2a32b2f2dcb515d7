"""Every card, front and turned, the quiz and a full page of Study: all words are seen, whole."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from coach.domain.study.card import CardKind, Rating, Scope
from coach.ui.study.study_route import StudyRoute
from tests.ui.conftest import button
from tests.ui.room import cut, settle

K = Qt.Key
SIZES = ((640, 480), (900, 600), (1400, 900))
LOOKS = ((100, 100), (125, 150), (100, 200))  # width of letters, size of text


@pytest.fixture
def faults(window, letters):
    """What is cut in the window as it is, in each look and size that there is room for."""

    def look():
        found = []
        for stretch, percent in LOOKS:
            letters(stretch, percent)
            for size in SIZES[percent == 200 :]:  # at 200 % from 900 x 600 on
                window.resize(*size)
                settle()
                found += [(stretch, percent, size, fault) for fault in cut(window)]
        return found

    return look


@pytest.mark.parametrize("four", [False, True])
@pytest.mark.parametrize("kind", list(CardKind))
def test_a_card_front_and_turned(window, services, press, faults, kind, four):
    services.settings.study_four = four
    window.show_page("study-session", StudyRoute(Scope(kinds=(kind,))))
    assert faults() == []
    press(
        *{CardKind.STORY: (K.Key_1,), CardKind.ALOUD: (K.Key_Space,) * 2}.get(kind, (K.Key_Space,))
    )
    assert faults() == []


def test_the_end_of_practice(window, services, press, faults):
    script = services.library.scripts()[0].id
    scope = Scope(scripts=(script,), kinds=(CardKind.RULE,))
    window.show_page("study-session", StudyRoute(scope, cram=True))
    press(K.Key_Space, K.Key_2)
    assert button(window, "next-step").isVisible()
    assert faults() == []


def test_all_twelve_verdicts_and_what_is_told(window, press, faults):
    window.show_page("quiz")
    press(K.Key_A)
    assert faults() == []
    press(K.Key_1)
    assert faults() == []


def test_study_with_something_in_all_its_parts(window, services, case, answer, clock, faults):
    answer("marketing-agency")
    services.cases.set_talk(case.id, date(2027, 3, 23), "10:00")
    services.study.ready.begin(case.id)
    for _ in range(5):
        session = services.study.begin()
        for number in range(12):
            session.answer(Rating.EASY if number % 4 else Rating.AGAIN, 20)
        session.suspend()
        clock.now += timedelta(days=12)
    window.show_page("study")
    page = window.page("study")
    for name in ("put-aside", "practise-situations", "path-days:first-week"):
        button(page, name).click()
    assert faults() == []
