"""The verdict questioned: flips, what-if, overruling, parking, second take, mirror, the path."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from coach.content.library import ContentLibrary
from coach.domain.heat import Heat
from coach.domain.interview import Changeable
from coach.domain.verdict import Verdict
from coach.paths import pack_folder, user_paths
from coach.services.bundle import build
from coach.store.opening import open_store
from coach.ui.dialogs.overrule_dialog import OverruleDialog
from coach.ui.pages.cases_page import CasesPage
from coach.ui.pages.talk_page import TalkPage
from coach.ui.pages.verdict_page import VerdictPage
from coach.ui.pages.what_if_page import WhatIfPage
from coach.ui.pictures.triangle import Triangle
from coach.ui.supposing import Supposing
from tests.ui.conftest import button, out_of, texts
from tests.ui.steps import opened, table, type_in

WIDTHS = [600, 690, 972, 1180]


@dataclass
class MovingClock:
    """A clock that moves only when it is told to."""

    now: datetime = datetime(2026, 11, 26, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The moment it is held at."""
        return self.now


@pytest.fixture
def clock():
    return MovingClock()


@pytest.fixture
def services(tmp_path, content_cache, clock):
    """Every service, over a clock that can be moved."""
    store = open_store(user_paths(tmp_path / "data"), clock, keyring=False)
    services = build(store, ContentLibrary(pack_folder(), content_cache), clock)
    yield services
    services.close()


@pytest.fixture
def verdict_page(qtbot, services, shell, heard, case, answer):
    """The verdict of the marketing agency: reset the relationship."""
    answer("marketing-agency")
    return opened(qtbot, VerdictPage(services, shell), case.id, 1180)


@pytest.fixture
def what_if(qtbot, services, shell, heard, case, answer):
    """Opens the what-if page with changes."""
    answer("marketing-agency")

    def open_it(*changes, width=1180):
        return opened(qtbot, WhatIfPage(services, shell), Supposing(case.id, changes), width)

    return open_it


def suppose(qtbot, page, question, option):
    """Choose an answer in the copy by keys."""
    box = page.findChild(QComboBox, f"suppose:{question}")
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.findData(option)):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.currentData() == option


def overrule(qtbot, page, verdict, reason="I know them longer", second=None):
    """Set a verdict in the dialog, as a user does."""
    button(page, "overrule").click()
    dialog = page.findChild(OverruleDialog)
    box = dialog.findChild(QComboBox, "own-verdict-choice")
    box.setCurrentIndex(box.findData(verdict.value))
    if reason:
        type_in(qtbot, dialog, "own-reason", reason)
    if second:
        type_in(qtbot, dialog, "own-second", second)
    button(dialog, "ok").click()
    return dialog


def short(services, verdict):
    return services.content.verdict(verdict).short


# -- what would change this


def test_flips_say_which_answers_and_what_they_lead_to(services, verdict_page, case):
    flips = services.cases.flips(case.id)
    if (more := button(verdict_page, "more-flips")) is not None:
        more.click()
    shown = texts(verdict_page)
    assert flips
    for number, flip in enumerate(flips):
        row = button(verdict_page, f"flip:{number}")
        assert all(change.sentence[1:] in row.accessibleName() for change in flip.changes)
        if flip.verdict is not None:
            assert short(services, flip.verdict) in row.accessibleName()
        else:
            assert "could" in row.accessibleName()
            assert "New questions would open" in row.accessibleDescription()
        assert row.text_label.text() in shown


def test_what_the_user_can_change_comes_first(services, verdict_page, case):
    flips = services.cases.flips(case.id)
    assert flips[0].changeable is Changeable.MINE
    shown = texts(verdict_page)
    order = ("What you could change", "What lies with them", "What neither of you can change")
    assert sorted(order, key=shown.index) == list(order)


def test_a_flip_leads_to_the_what_if_page(qtbot, services, verdict_page, case, heard):
    flip = services.cases.flips(case.id)[0]
    row = button(verdict_page, "flip:0")
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    changes = tuple((change.question, change.option) for change in flip.changes)
    assert heard.last == ("what-if", Supposing(case.id, changes))


def test_rules_that_lost_say_to_what(qtbot, services, shell, heard, case, answer):
    answer("bookkeeping")
    page = opened(qtbot, VerdictPage(services, shell), case.id, 1180)
    losing = services.cases.diagnosis(case.id).losing
    assert losing
    for lost in losing:
        button(page, f"losing:{lost.rule}").click()
        assert lost.sentence in texts(page)
        assert f"lost to rule “{lost.to}”" in texts(page)


def test_how_sure_opens_to_what_it_means(verdict_page):
    assert "Weights never decide" not in texts(verdict_page)
    button(verdict_page, "how-sure").click()
    assert "Weights never decide" in texts(verdict_page)


# -- what if


def test_what_if_changes_the_verdict_at_once_and_never_the_case(qtbot, services, what_if, case):
    page = what_if()
    before = services.cases.view(case.id)
    flip = next(f for f in services.cases.flips(case.id) if f.verdict and len(f.changes) == 1)
    change = flip.changes[0]
    assert services.content.verdict(Verdict.RESET).name in texts(page)
    suppose(qtbot, page, change.question, change.option)
    shown = page.findChild(object, "supposed-verdict").text()
    assert services.content.verdict(flip.verdict).name in shown
    assert "your case as it is" in texts(page)
    assert services.cases.view(case.id) == before
    button(page, "reset").click()
    assert services.content.verdict(Verdict.RESET).name in (
        page.findChild(object, "supposed-verdict").text()
    )


def test_a_new_question_is_marked_and_has_the_keys(qtbot, services, what_if, case):
    flip = next(f for f in services.cases.flips(case.id) if f.opens)
    page = what_if(*((change.question, change.option) for change in flip.changes))
    assert "New question" in texts(page)
    assert "Could change" in page.findChild(object, "supposed-verdict").text()
    box = page.focusWidget()
    assert isinstance(box, QComboBox)
    assert box.currentIndex() == -1


def test_what_is_other_than_in_the_case_says_so(services, what_if, case):
    flip = next(f for f in services.cases.flips(case.id) if f.verdict and len(f.changes) == 1)
    change = flip.changes[0]
    page = what_if((change.question, change.option))
    question = services.content.interview.question(change.question)
    before = question.option(services.cases.found(case.id).answers[change.question])
    assert f"In your case: {before.text}" in texts(page)


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, None])
def test_what_if_leads_back_to_the_verdict(qtbot, what_if, case, heard, key):
    page = what_if()
    if key is None:
        button(page, "back").click()
    else:
        qtbot.keyClick(page, key)
    assert heard.last == ("verdict", case.id)


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_runs_out_of_the_what_if_page(services, what_if, case, width):
    flip = services.cases.flips(case.id)[0]
    page = what_if(*((change.question, change.option) for change in flip.changes), width=width)
    page.grab()
    assert not out_of(page.findChild(object, "column"))


# -- I see it differently


def test_an_overruling_shows_both_verdicts_everywhere(
    qtbot, services, shell, verdict_page, case, heard
):
    overrule(qtbot, verdict_page, Verdict.PART)
    assert services.cases.diagnosis(case.id).verdict is Verdict.PART
    own, found = services.content.verdict(Verdict.PART), services.content.verdict(Verdict.RESET)
    assert verdict_page.findChildren(object, "verdict-name")[-1].text() == own.name
    assert found.name in texts(verdict_page)
    assert "I know them longer" in texts(verdict_page)
    talk = opened(qtbot, TalkPage(services, shell), case.id)
    for page in (verdict_page, talk):
        header = page.findChild(object, "both-verdicts")
        assert header.isVisibleTo(page)
        assert own.short in header.text()
        assert found.short in header.text()
    cases = opened(qtbot, CasesPage(services, shell))
    row = table(cases, "cases").row(0)
    assert own.short in row.detail
    assert f"found: {found.short}" in row.detail


def test_going_by_the_answers_again_takes_the_overruling_away(qtbot, services, verdict_page, case):
    overrule(qtbot, verdict_page, Verdict.PART)
    button(verdict_page, "withdraw").click()
    assert services.cases.diagnosis(case.id).verdict is Verdict.RESET
    assert verdict_page.findChild(object, "own-verdict") is None or not (
        verdict_page.findChild(object, "own-verdict").isVisibleTo(verdict_page)
    )
    assert not verdict_page.findChild(object, "both-verdicts").isVisibleTo(verdict_page)


def test_an_overruling_needs_a_reason(qtbot, services, verdict_page, case):
    dialog = overrule(qtbot, verdict_page, Verdict.PART, reason="")
    assert dialog.isVisible()
    assert services.overrules.of_case(case.id) is None
    dialog.reject()


def test_no_verdict_is_suggested_for_an_overruling(services, verdict_page, case):
    button(verdict_page, "overrule").click()
    dialog = verdict_page.findChild(OverruleDialog)
    assert dialog.findChild(QComboBox, "own-verdict-choice").currentIndex() == -1
    button(dialog, "ok").click()
    assert "Choose your verdict." in texts(dialog)
    assert services.overrules.of_case(case.id) is None
    dialog.reject()


def test_a_verdict_that_protects_is_not_set_aside_alone(
    qtbot, services, shell, heard, case, answer
):
    answer("cleaning-chemicals")
    page = opened(qtbot, VerdictPage(services, shell), case.id, 1180)
    choice = services.overrules.choices(case.id)[0]
    dialog = overrule(qtbot, page, choice)
    assert dialog.isVisible()
    assert services.overrules.of_case(case.id) is None
    type_in(qtbot, dialog, "own-second", "Ruth")
    button(dialog, "ok").click()
    assert services.overrules.of_case(case.id).overrule.second == "Ruth"
    assert "Ruth" in texts(page)
    safeguards = page.findChildren(object, "safeguards")[-1]
    assert safeguards.property("tone") == "safety"


def test_an_overruling_that_holds_no_more_says_so(qtbot, services, verdict_page, case):
    overrule(qtbot, verdict_page, Verdict.FIX)
    flip = next(f for f in services.cases.flips(case.id) if f.verdict is Verdict.FIX)
    services.cases.answer(case.id, flip.changes[0].question, flip.changes[0].option)
    verdict_page.show_page(case.id)
    assert "does not hold any more" in texts(verdict_page)
    button(verdict_page, "withdraw").click()
    assert "does not hold any more" not in texts(verdict_page)


# -- heat


@pytest.fixture
def hot_page(qtbot, services, shell, heard, case, answer):
    """The verdict of somebody angry, at noon."""
    answer("marketing-agency")
    services.heat.set(case.id, Heat.HOT)
    return opened(qtbot, VerdictPage(services, shell), case.id, 1180)


def test_a_hot_case_waits_and_says_from_when_it_can_be_acted_on(hot_page):
    assert "Parked until tomorrow, 07:00" in texts(hot_page)
    prepare = button(hot_page, "prepare")
    assert not prepare.isEnabled()
    assert "tomorrow, 07:00" in prepare.accessibleDescription()
    assert "You can act on it from tomorrow, 07:00 on." in texts(hot_page)


def test_the_talk_of_a_hot_case_can_be_read_but_not_taken_along(
    qtbot, services, shell, hot_page, case
):
    page = opened(qtbot, TalkPage(services, shell), case.id)
    assert "Parked until tomorrow, 07:00" in texts(page)
    assert not button(page, "save-brief").isEnabled()
    assert not page.findChild(object, "talk-day").isEnabled()


def test_the_list_of_cases_says_that_a_case_waits(qtbot, services, shell, hot_page):
    cases = opened(qtbot, CasesPage(services, shell))
    assert "parked until tomorrow, 07:00" in table(cases, "cases").row(0).detail


def test_a_safety_verdict_never_waits(qtbot, services, shell, heard, case, answer):
    answer("cleaning-chemicals")
    services.heat.set(case.id, Heat.HOT)
    page = opened(qtbot, VerdictPage(services, shell), case.id, 1180)
    assert "Parked" not in texts(page)
    assert button(page, "prepare").isEnabled()


def take_again(services, case, **other):
    """Answer the second take as the first, but for some."""
    while (question := services.heat.second_take(case.id).question) is not None:
        chosen = services.heat.second_take(case.id).chosen or "dont-know"
        services.heat.answer(case.id, question.id, other.get(question.id, chosen))


def test_the_next_day_a_second_take_is_offered_and_stands_beside_the_first(
    services, clock, hot_page, case, heard
):
    flip = next(f for f in services.cases.flips(case.id) if f.verdict is Verdict.FIX)
    clock.now += timedelta(days=1)
    hot_page.show_page(case.id)
    assert button(hot_page, "prepare").isEnabled()
    button(hot_page, "second-take").click()
    assert heard.last == ("second-take", case.id)
    take_again(services, case, **{flip.changes[0].question: flip.changes[0].option})
    hot_page.show_page(case.id)
    shown = texts(hot_page)
    assert "First take, angry" in shown
    assert "Second take, cooler" in shown
    assert flip.changes[0].sentence in shown
    path = hot_page.findChildren(Triangle)[-1].accessibleDescription()
    assert "second take" in path
    button(hot_page, "adopt-second-take").click()
    assert services.cases.diagnosis(case.id).verdict is Verdict.FIX


def test_the_path_says_where_the_case_stood_before(services, clock, verdict_page, case):
    assert not verdict_page.findChild(Triangle).accessibleDescription()
    flip = next(f for f in services.cases.flips(case.id) if f.verdict is Verdict.FIX)
    clock.now += timedelta(days=1)
    services.cases.answer(case.id, flip.changes[0].question, flip.changes[0].option)
    verdict_page.show_page(case.id)
    words = verdict_page.findChildren(Triangle)[-1].accessibleDescription()
    assert words.startswith("1 · ring")
    assert "yesterday" in words
    assert short(services, Verdict.RESET) in words
    assert words in texts(verdict_page)


# -- mirror


def test_gaps_are_shown_with_what_to_open_with(services, verdict_page, case):
    asked = services.mirror.questions(case.id)[0]
    other = next(o for o in asked.question.options if o.id != asked.mine.option)
    services.mirror.answer(case.id, asked.question.id, other.id)
    verdict_page.show_page(case.id)
    shown = texts(verdict_page)
    assert f"They would say: {other.said}" in shown
    assert asked.question.opening in shown


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_runs_out_of_the_verdict_with_all_its_doubts(
    services, clock, hot_page, case, width
):
    clock.now += timedelta(days=1)
    flip = next(f for f in services.cases.flips(case.id) if f.verdict is Verdict.FIX)
    take_again(services, case, **{flip.changes[0].question: flip.changes[0].option})
    services.overrules.overrule(case.id, Verdict.PART, "I know them longer than that")
    hot_page.resize(width, 760)
    hot_page.show_page(case.id)
    hot_page.grab()
    assert not out_of(hot_page.findChild(object, "column"))


@pytest.mark.parametrize("name", ["review", "mirror"])
def test_the_answers_are_one_quiet_button_away(verdict_page, case, heard, name):
    button(verdict_page, f"to-{name}").click()
    assert heard.last == (name, case.id)
