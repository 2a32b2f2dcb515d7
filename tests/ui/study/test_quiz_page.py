"""The quiz: a story, a verdict, and why it is that one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coach.domain.study.card import CardKind
from coach.ui.kit.fields.choice_list import ChoiceCard
from coach.ui.study.card_view import StudyText
from coach.ui.study.mark_row import MarkButton
from coach.ui.study.quiz_page import QuizPage
from tests.ui.conftest import button, texts
from tests.ui.room import settle
from tests.ui.steps import opened
from tests.ui.study.conftest import shown

K = Qt.Key


@pytest.fixture
def page(qtbot, services, shell, heard, ticks):
    page = opened(qtbot, QuizPage(services, shell))
    with qtbot.waitActive(page):
        page.activateWindow()
    return page


def story(page):
    return page.findChild(StudyText, "story").toPlainText()


def offered(page):
    """The verdicts that can be chosen, by their ids."""
    return [each.choice_id for each in page.findChildren(ChoiceCard) if each.isVisibleTo(page)]


def told(page):
    """What was told of the verdict; empty before that."""
    card = page.findChild(QWidget, "judged")
    return texts(card) if card.isVisibleTo(page) else ""


def right_one(services, page):
    """The verdict that the engine finds for the story that is shown."""
    lessons = services.study.lessons
    (card,) = (each.card for each in lessons.quiz() if each.card.title in story(page))
    found = lessons.told(card.ref.source, card.choices[0].verdict)
    return found.verdict.value


def choose(page, keys, verdict):
    keys(page, Qt.Key(K.Key_1 + offered(page).index(verdict)))


def test_a_few_verdicts_are_offered_and_all_twelve_with_a_key(page, keys):
    few = offered(page)
    assert 3 <= len(few) <= 6
    keys(page, K.Key_A)
    assert len(offered(page)) == 12
    assert set(few) < set(offered(page))


def test_the_right_one_is_told_with_its_reasons(services, page, keys):
    verdict = right_one(services, page)
    choose(page, keys, verdict)
    assert told(page).startswith("Yes: ")
    assert len(told(page).splitlines()) >= 2
    assert offered(page) == []
    assert "1 judged so far, 1 of them as the coach does" in shown(page, "quiz-place")


def test_another_one_is_told_without_blame_and_with_why_not(services, page, keys):
    verdict = right_one(services, page)
    other = next(each for each in offered(page) if each != verdict)
    choose(page, keys, other)
    assert told(page).startswith("Here it comes to: ")
    assert "You chose “" in told(page)
    assert not {"wrong", "Wrong", "false", "mistake"} & set(told(page).split())


def test_whoever_listens_hears_the_verdict_and_its_reasons(services, page, keys):
    choose(page, keys, right_one(services, page))
    card = page.findChild(QWidget, "judged")
    assert card.hasFocus()
    assert card.accessibleName().startswith("Yes: ")
    assert card.accessibleDescription()


def test_an_answer_is_kept_at_once_and_answered_stories_come_last(services, shell, page, keys):
    first = story(page)
    choose(page, keys, right_one(services, page))
    (kept,) = (each for each in services.study.lessons.quiz() if each.was_right is not None)
    assert kept.card.title in first
    page.show_page()
    assert story(page) != first


def test_enter_goes_on_to_the_next_story_only_once_it_was_judged(services, page, keys):
    first = story(page)
    keys(page, K.Key_Return, K.Key_Space)
    assert story(page) == first
    choose(page, keys, right_one(services, page))
    assert button(page, "next-story").isVisible()
    keys(page, K.Key_Return)
    assert story(page) != first
    assert offered(page)
    assert not told(page)


def test_a_verdict_out_of_sight_comes_into_sight_before_a_key_chooses_it(page, keys):
    page.resize(640, 300)
    settle()
    bar = page._page.verticalScrollBar()
    bar.setValue(0)
    keys(page, K.Key_4)
    assert not told(page)
    assert bar.value() > 0
    keys(page, K.Key_4)
    assert told(page)


def test_one_choice_counts_once(services, page, keys):
    choose(page, keys, right_one(services, page))
    keys(page, K.Key_1, K.Key_2, K.Key_A)
    assert told(page).startswith("Yes: ")
    assert sum(each.was_right is not None for each in services.study.lessons.quiz()) == 1


def test_it_can_begin_with_a_story_that_is_asked_for(services, page):
    last = services.study.lessons.quiz()[-1].card
    page.show_page(last.ref.source)
    assert last.title in story(page)


def test_esc_leads_back_to_study(heard, page, keys):
    keys(page, K.Key_Escape)
    assert heard.last == ("study", None)


def test_a_library_without_stories_says_so_and_leads_back(qtbot, services, shell, heard):
    services.study.lessons.quiz = tuple
    page = opened(qtbot, QuizPage(services, shell))
    assert "no stories" in texts(page)
    button(page, "to-study").click()
    assert heard.last == ("study", None)


def test_in_a_session_a_story_is_judged_first_and_then_marked(services, begin, keys):
    page = begin(CardKind.STORY)
    card = page._shown.card
    verdict = services.study.lessons.told(card.ref.source, card.choices[0].verdict).verdict
    assert not any(each.isVisibleTo(page) for each in page.findChildren(MarkButton))
    choose(page, keys, verdict.value)
    assert told(page).startswith("Yes: ")
    assert any(each.isVisibleTo(page) for each in page.findChildren(MarkButton))
    assert all(each.was_right is None for each in services.study.lessons.quiz())
    keys(page, K.Key_2)
    assert page._shown.card != card
    assert sum(each.was_right is True for each in services.study.lessons.quiz()) == 1
