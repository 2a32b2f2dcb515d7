"""Looking back at a whole role-play: every word of its moments is seen, none is cut."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from coach.content.library import ContentLibrary
from coach.paths import pack_folder
from coach.ui.runs.moment_card import MomentCard
from tests.ui.conftest import button

WAYS = 4


@pytest.fixture
def content(content_cache):
    """The shipped content: long lines, and short ones beside them."""
    return ContentLibrary(pack_folder(), content_cache)


def finished(services, way):
    """A run to its end, one of several ways through it."""
    view = services.runs.begin("half-an-hour-on-the-quay")
    while view.ending is None:
        choices = view.choices
        chosen = choices[way * (1 + len(view.steps)) % len(choices)]
        view = services.runs.choose(view.run.id, chosen.id)
    return view.run.id


def cut(page):
    """The labels in the moments that are lower than their words."""
    labels = [
        label for card in page.findChildren(MomentCard) for label in card.findChildren(QLabel)
    ]
    seen = [label for label in labels if label.isVisible()]
    assert seen
    return [each.text() for each in seen if each.height() < each.heightForWidth(each.width())]


def test_no_word_of_a_moment_is_cut(window, services, qtbot):
    window.resize(1180, 760)
    for way in range(WAYS):
        window.show_page("run-debrief", finished(services, way))
        page = window.page("run-debrief")
        while not any(card.isVisible() for card in page.findChildren(MomentCard)):
            button(page, "next-step").click()
        qtbot.waitUntil(lambda page=page: not cut(page))
