"""What the ear heard: what a pattern knows, and more quietly what the model only suspects."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCharFormat

from coach.domain.wording import Category, Mark, MarkSource
from coach.ui.case.mark_card import MarkCard, MarkList
from coach.ui.case.wording_marks import mark_format, mark_ranges
from tests.ui.conftest import texts

TEXT = "With respect 🎈, you are a difficult, spineless lot."
SURE = Mark(Category.LABEL, 16, 35, "It judges them.", "Say what was done.", "label-odd")
HEAVY = ((37, 46), (0, 12))
PERHAPS = Mark(
    Category.BLAME, 0, len(TEXT), "This makes it their fault.", "Say what happened.", "",
    MarkSource.MODEL, HEAVY,
)  # fmt: skip


@pytest.fixture
def marks(qtbot):
    found = MarkList()
    qtbot.addWidget(found)
    return found


def test_a_mark_of_the_model_says_perhaps_why_and_which_words_weigh(marks):
    marks.show_marks(TEXT, [PERHAPS, SURE])
    assert texts(marks).split("\n") == [
        "“you are a difficult” · It judges them.",
        "Say what was done.",
        "Perhaps · This makes it their fault.",
        "What weighs here: “spineless”, “With respect”. Say what happened.",
    ]


def test_without_a_word_that_weighs_it_only_says_why(marks):
    marks.show_marks(TEXT, [Mark(*_without_heavy())])
    assert texts(marks).split("\n") == [
        "Perhaps · This makes it their fault.",
        "Say what happened.",
    ]


def _without_heavy():
    mark = PERHAPS
    return mark.category, mark.start, mark.end, mark.why, mark.instead, "", MarkSource.MODEL


def test_the_list_is_drawn_anew_only_where_something_has_changed(marks):
    marks.show_marks(TEXT, [PERHAPS])
    (card,) = marks.findChildren(MarkCard)
    marks.show_marks(TEXT, [PERHAPS])
    assert marks.findChildren(MarkCard) == [card]
    marks.show_marks(TEXT, [])
    assert not marks.isVisible()


def test_what_is_sure_and_what_may_be_are_told_apart_without_colour(shell):
    tokens = shell.theme.tokens
    line = QTextCharFormat.UnderlineStyle
    assert mark_format(tokens).underlineStyle() == line.SingleUnderline
    perhaps = mark_format(tokens, MarkSource.MODEL)
    assert perhaps.underlineStyle() == line.DotLine
    assert not perhaps.background().isOpaque()


def test_the_words_of_a_pattern_are_drawn_over_the_sentence_of_the_model(shell):
    first, second = mark_ranges(TEXT, [SURE, PERHAPS], shell.theme.tokens)
    assert (first.start, second.start) == (0, 17)  # the balloon takes two units
    assert second.format.background().isOpaque()
