"""The mirror, the second take, and a case whose content has changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from coach.content.library import ContentLibrary
from coach.domain.rules.heat import Heat
from coach.paths import user_paths
from coach.store.file.opening import open_store
from coach.ui.interview.content_change_page import ContentChangePage
from coach.ui.interview.interview_page import InterviewPage
from coach.ui.interview.mirror_page import MirrorPage
from coach.ui.interview.second_take_page import SecondTakePage
from coach.ui.kit.fields.choice_list import ChoiceCard
from tests.opened import build
from tests.ui.conftest import button, texts, worked_case
from tests.ui.steps import opened

PACKS = Path(__file__).parents[2] / "files" / "packs"
OLD_ANSWERS = {
    "conduct": "fine",
    "motive": "behaviour",
    "leaving": "stay",
    "trouble": "size",
    "tried": "refused",
}


@dataclass
class Clock:
    """A clock that moves when it is told to."""

    now: datetime = datetime(2026, 11, 26, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The moment it is held at."""
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def program(tmp_path, clock, content_cache):
    """Starts the program, as it were, with some content."""
    running = []

    def start(content):
        for services in running:
            services.close()
        store = open_store(user_paths(tmp_path / "other"), clock, keyring=False)
        running.append(build(store, content, clock))
        return running[-1]

    yield start
    for services in running:
        services.close()


def press(qtbot, page, key):
    qtbot.keyClick(page.focusWidget() or page, key)


def choose(qtbot, page, option):
    qtbot.mouseClick(button(page, f"choice:{option}"), Qt.MouseButton.LeftButton)
    press(qtbot, page, Qt.Key.Key_Return)


# -- the mirror


@pytest.fixture
def mirror(qtbot, services, shell, heard, case, answer):
    answer("marketing-agency")
    return opened(qtbot, MirrorPage(services, shell), case.id, 900, 700)


def through_the_mirror(qtbot, services, case, page, other):
    """Answers as the client: as the user did, but for `other` questions."""
    for each in services.mirror.questions(case.id):
        mine = each.mine.option
        options = [option.id for option in each.question.options if option.id != mine]
        choose(qtbot, page, options[0] if other else mine)


def test_the_mirror_asks_as_the_client_would_answer(qtbot, services, case, mirror):
    asked = services.mirror.questions(case.id)
    assert asked[0].question.mirror in texts(mirror)
    assert f"1 of {len(asked)}" in texts(mirror)
    assert asked[0].mine.sentence not in texts(mirror)
    press(qtbot, mirror, Qt.Key.Key_1)
    assert services.mirror.questions(case.id)[0].theirs == asked[0].question.options[0].id


def test_gaps_are_shown_with_what_to_ask(qtbot, services, case, mirror, heard):
    through_the_mirror(qtbot, services, case, mirror, other=True)
    gaps = services.mirror.gaps(case.id)
    assert gaps
    shown = texts(mirror)
    assert all(gap.opening in shown for gap in gaps)
    button(mirror, "to-verdict").click()
    assert heard.last == ("verdict", case.id)


def test_no_gap_is_said_too(qtbot, services, case, mirror):
    through_the_mirror(qtbot, services, case, mirror, other=False)
    assert "They would say the same" in texts(mirror)


def test_backspace_returns_in_the_mirror(qtbot, services, case, mirror):
    first = services.mirror.questions(case.id)[0]
    choose(qtbot, mirror, first.question.options[0].id)
    press(qtbot, mirror, Qt.Key.Key_Backspace)
    assert first.question.mirror in texts(mirror)
    assert button(mirror, f"choice:{first.question.options[0].id}").isChecked()


def test_there_is_no_mirror_before_the_verdict(qtbot, services, shell, heard, case):
    page = opened(qtbot, MirrorPage(services, shell), case.id)
    assert "nothing here to see" in texts(page)
    button(page, "mirror-back").click()
    assert heard.last == ("interview", case.id)


# -- the second take


@pytest.fixture
def hot(program, content_cache, services):
    """A case of somebody angry, answered to its verdict."""
    mine = program(services.content)
    case_id = mine.cases.start(mine.clients.add("Halden Tools").id).id
    answers = worked_case("marketing-agency")
    while (view := mine.cases.view(case_id)).question is not None:
        if view.heat is not None:
            mine.heat.set(case_id, Heat.HOT)
        question = view.question.id
        mine.cases.answer(case_id, question, answers.get(question, "dont-know"))
    return mine, case_id


def test_the_second_take_opens_in_the_morning(qtbot, shell, heard, hot):
    services, case_id = hot
    page = opened(qtbot, SecondTakePage(services, shell), case_id)
    assert "opens in the morning" in texts(page)


def test_the_first_take_is_hidden_until_the_second_is_done(qtbot, shell, heard, clock, hot):
    services, case_id = hot
    clock.now += timedelta(days=1)
    first = {said.question: said.option for said in services.cases.view(case_id).answered}
    page = opened(qtbot, SecondTakePage(services, shell), case_id)
    while (take := services.heat.second_take(case_id)).question is not None:
        cards = [card for card in page.findChildren(ChoiceCard) if card.isVisibleTo(page)]
        assert not any(card.isChecked() for card in cards)
        option = first.get(take.question.id, "dont-know")
        if take.question.id == "trouble":
            option = "nothing"
        choose(qtbot, page, option)
    shown = texts(page)
    assert "First take:" in shown
    assert "Second take:" in shown
    assert take.differences
    assert all(each.question.text in shown for each in take.differences)
    button(page, "adopt").click()
    assert heard.last == ("verdict", case_id)
    now = {said.question: said.option for said in services.cases.view(case_id).answered}
    assert now["trouble"] == "nothing"
    heard.notes[-1].undo()
    back = {said.question: said.option for said in services.cases.view(case_id).answered}
    assert back == {**back, **first}
    assert not services.heat.second_take(case_id).in_force


def test_the_interview_page_offers_the_second_take(qtbot, shell, heard, clock, hot):
    services, case_id = hot
    clock.now += timedelta(days=1)
    page = opened(qtbot, InterviewPage(services, shell), case_id)
    assert services.content.interview.heat.again in texts(page)
    button(page, "second-take").click()
    assert heard.last == ("second-take", case_id)


# -- content that has changed


@pytest.fixture
def old_case(program):
    """A case answered with a pack that has since changed."""
    services = program(ContentLibrary(PACKS / "frozen-1.0", None))
    case_id = services.cases.start(services.clients.add("Halden Tools").id).id
    for question, option in OLD_ANSWERS.items():
        services.cases.answer(case_id, question, option)
    return program(ContentLibrary(PACKS / "frozen-1.1", None)), case_id


def test_what_changed_is_shown_with_both_verdicts(qtbot, shell, heard, old_case):
    services, case_id = old_case
    change = services.updates.content_change(case_id)
    page = opened(qtbot, ContentChangePage(services, shell), case_id)
    shown = texts(page)
    assert change.pack_before in shown
    assert change.pack_now in shown
    assert "Verdict then:" in shown
    assert "Verdict now:" in shown
    for question in (*change.added, *change.removed):
        assert question.text in shown
    assert all(pair.now.text in shown for pair in (*change.renamed, *change.reworded))


def test_answers_are_carried_over_and_back(qtbot, shell, heard, old_case):
    services, case_id = old_case
    page = opened(qtbot, ContentChangePage(services, shell), case_id)
    press(qtbot, page, Qt.Key.Key_Return)
    assert services.updates.content_change(case_id) is None
    assert heard.last == ("interview", case_id)
    heard.notes[-1].undo()
    assert services.updates.content_change(case_id) is not None


def test_one_may_stay(qtbot, shell, heard, old_case):
    services, case_id = old_case
    page = opened(qtbot, ContentChangePage(services, shell), case_id)
    button(page, "stay").click()
    assert heard.last == ("verdict", case_id)
    assert services.updates.content_change(case_id) is not None


def test_the_interview_says_that_the_questions_have_changed(qtbot, shell, heard, old_case):
    services, case_id = old_case
    page = opened(qtbot, InterviewPage(services, shell), case_id)
    assert "The questions have changed since you began." in texts(page)
    button(page, "content-change").click()
    assert heard.last == ("content-change", case_id)
