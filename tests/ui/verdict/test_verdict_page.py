"""The verdict page, for each kind of verdict."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from coach.domain.rules.verdict import Verdict
from coach.engine.talk.offers import read_for
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.labels import Label, Quiet
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.verdict.bars import EvidenceBars
from coach.ui.verdict.triangle import Triangle
from coach.ui.verdict.verdict_page import VERDICT_ICONS, VerdictPage
from tests.ui.conftest import button, out_of, texts

EVERY_CASE = [
    "bookkeeping",
    "cleaning-chemicals",
    "dental-supplies",
    "electrical-wholesale",
    "fasteners",
    "in-house",
    "insufficient",
    "laboratory",
    "logistics",
    "marketing-agency",
    "payroll",
    "property-leasing",
]


@pytest.fixture
def show(qtbot, services, shell, heard, case, answer):
    """Shows the verdict of a worked case."""
    pages = []

    def show(name, width=1180):
        answer(name)
        page = VerdictPage(services, shell)
        qtbot.addWidget(page)
        pages.append(page)
        page.resize(width, 760)
        page.show()
        page.show_page(case.id)
        page.grab()  # lays everything out
        return page

    return show


@pytest.mark.parametrize("name", EVERY_CASE)
def test_everything_the_diagnosis_says_is_shown(services, show, case, name):
    page = show(name)
    diagnosis = services.cases.diagnosis(case.id)
    if (more := page.findChild(object, "more-reasons")) is not None and not more.isHidden():
        more.click()
    if (rest := page.findChild(object, "before-more")) is not None and not rest.isHidden():
        rest.click()
    shown = texts(page)
    text = read_for(diagnosis, services.content.verdict(diagnosis.verdict))
    assert text.name in shown
    assert text.meaning in shown
    assert text.mode_text(diagnosis.mode) in shown
    assert diagnosis.confidence_because in shown
    before = services.prepare.before(case.id)
    known = {tick for item in before for tick in item.ticks}
    assert {check.id for check in text.before} <= known
    for group in (diagnosis.safeguards, diagnosis.constraints, before):
        assert all(each.text in shown for each in group)
    assert all(missing.fact in shown for missing in diagnosis.missing)
    assert all(barred.sentence in shown for barred in diagnosis.barred)


def test_a_reason_opens_to_its_rule_answers_and_source(services, show, case):
    page = show("marketing-agency")
    reason = services.cases.diagnosis(case.id).reasons[0]
    row = button(page, f"reason:{reason.rule}")
    row.click()
    shown = texts(page)
    assert reason.sentence in shown
    for said in reason.answers:
        assert services.content.interview.question(said.question).text in shown
    assert all(source.title in shown for source in services.library.sources(reason.sources))
    row.click()
    assert texts(page) != shown


def bottom(page, widget):
    return widget.mapTo(page, widget.rect().bottomLeft()).y()


def test_what_opens_low_on_the_page_is_scrolled_into_sight(qtbot, show):
    page = show("bookkeeping")
    page.resize(page.width(), 400)
    row = button(page, "losing:choice-first")
    bar = page.findChild(ScrollPage).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > bottom(page, row) - page.height())
    bar.setValue(bottom(page, row) + bar.value() - page.height() + 8)
    with qtbot.waitSignal(bar.valueChanged):
        qtbot.keyClick(row, Qt.Key.Key_Return)
    words = row.parentWidget().findChildren(Quiet)[-1]
    assert words.text().startswith("Rule")
    assert bottom(page, row) < bottom(page, words) <= page.height()


def test_a_reason_that_opens_low_on_the_page_is_scrolled_into_sight(qtbot, services, show, case):
    page = show("marketing-agency")
    row = button(page, f"reason:{services.cases.diagnosis(case.id).reasons[-1].rule}")
    page.resize(page.width(), 300)
    qtbot.keyClick(row, Qt.Key.Key_Space)
    words = button(row.parentWidget(), row.objectName().replace("reason", "details"))
    qtbot.waitUntil(lambda: 0 < bottom(page, words) <= page.height())


def test_the_same_verdict_for_another_reason_is_called_so(services, show, case):
    page = show("bookkeeping")
    found = services.cases.diagnosis(case.id)
    shown = {loser.verdict: button(page, f"losing:{loser.rule}") for loser in found.losing}
    name = services.content.verdict(found.by_answers).name
    assert shown[found.by_answers].accessibleName() == f"{name}, for another reason"
    unclear = services.content.verdict(Verdict.GATHER).name
    assert shown[Verdict.GATHER].accessibleName() == unclear


def test_safety_comes_first_when_it_must_end_now(show):
    page = show("cleaning-chemicals")
    card = page.findChild(Card, "safeguards")
    assert card.property("tone") == "safety"
    first_reason = next(b for b in page.findChildren(object) if b.objectName()[:7] == "reason:")
    above = card.mapTo(page, card.rect().topLeft()).y()
    assert above < first_reason.mapTo(page, first_reason.rect().topLeft()).y()


def test_no_alarm_where_nobody_is_in_danger(show):
    card = show("bookkeeping").findChild(Card, "safeguards")
    assert card.property("tone") is None


def test_the_talk_is_one_button_away(show, case, heard):
    button(show("marketing-agency"), "prepare").click()
    assert heard.last == ("talk", case.id)


def test_missing_facts_are_planned_first(show, case, heard):
    page = show("insufficient")
    button(page, "prepare").click()
    assert heard.last == ("after", case.id)


def test_an_answer_can_be_changed(show, case, heard):
    button(show("marketing-agency"), "change-answer").click()
    assert heard.last == ("interview", case.id)


def test_ticks_are_kept(services, show, case):
    page = show("marketing-agency")
    diagnosis = services.cases.diagnosis(case.id)
    check = read_for(diagnosis, services.content.verdict(diagnosis.verdict)).before[0]
    button(page, f"check:{check.id}").click()
    (step,) = (each for each in services.prepare.steps(case.id) if each.done)
    assert check.id in step.ticks
    page.show_page(case.id)
    assert button(page, f"check:{check.id}").isChecked()


def test_pictures_say_their_numbers(services, show, case):
    page = show("marketing-agency")
    points = {share.cause.value: share.points for share in services.cases.diagnosis(case.id).causes}
    for picture in (page.findChild(Triangle), page.findChild(EvidenceBars)):
        assert f"personal {points['personal']}" in picture.accessibleName()
        assert f"fixable {points['fixable']}" in picture.accessibleName()


def test_columns_stack_where_the_window_is_narrow(qtbot, show):
    page = show("marketing-agency")
    name, bars = page.findChild(object, "verdict-name"), page.findChild(EvidenceBars)

    def left(widget):
        return widget.mapTo(page, widget.rect().topLeft()).x()

    qtbot.waitUntil(lambda: left(bars) > left(name))
    page.resize(690, 600)
    qtbot.waitUntil(lambda: left(bars) == left(name))


@pytest.mark.parametrize("name", EVERY_CASE)
@pytest.mark.parametrize("width", [600, 690, 972])
def test_nothing_runs_out_of_the_page(show, name, width):
    page = show(name, width)
    column = page.findChild(object, "column")
    assert column.width() <= width
    assert not out_of(column)


def test_an_unfinished_case_goes_on_with_its_questions(qtbot, services, shell, heard, case):
    page = VerdictPage(services, shell)
    qtbot.addWidget(page)
    page.show_page(case.id)
    assert heard.last == ("interview", case.id)


def test_every_verdict_has_a_sign(shell):
    assert set(VERDICT_ICONS) == set(Verdict)
    assert all(shell.icons.has(name) for name in VERDICT_ICONS.values())


def test_every_gate_of_the_content_has_a_sign(services, shell):
    assert all(shell.icons.has(gate.icon) for gate in services.content.interview.gates)


@pytest.mark.parametrize("name", EVERY_CASE)
def test_the_sentence_that_decided_is_in_sight_under_the_name_of_the_verdict(
    services, show, case, name
):
    page = show(name)
    diagnosis = services.cases.diagnosis(case.id)
    meaning = read_for(diagnosis, services.content.verdict(diagnosis.verdict)).meaning
    said = [("verdict-name", ""), ("headline", diagnosis.because), ("meaning", meaning)]
    labels = [page.findChild(Label, each) for each, _ in said]
    for label, (_, words) in zip(labels, said, strict=True):
        assert label.isVisible()
        assert words in label.text()
    tops = [label.mapTo(page, QPoint(0, 0)).y() for label in labels]
    assert tops == sorted(tops)
    assert tops[-1] + labels[-1].height() < page.height(), "without scrolling"


def test_no_reason_says_the_headline_once_more(services, show, case):
    page = show("laboratory")
    assert texts(page).count(services.cases.diagnosis(case.id).because) == 1
