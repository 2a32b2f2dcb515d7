"""The note after a talk asks what fits the verdict and what happened, and keeps what was said."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget

from coach.domain.rules.verdict import Verdict
from coach.domain.talk.talk_log import TalkLog, TalkNote
from coach.store.tables.talk_logs import TalkLogTable
from coach.ui.day.day_page import DayPage
from coach.ui.kit.fields.date_field import DateField
from tests.ui.conftest import button, texts
from tests.ui.day.conftest import TODAY, K, focused
from tests.ui.steps import field, opened

SURPRISED = "Were they surprised?"
DAY = "On which day?"


@pytest.fixture
def decided_as(services, shell, qtbot, case, answer):
    """Shows the day of a talk that was this morning, in a worked case."""

    def show(name):
        answer(name)
        services.cases.set_talk(case.id, TODAY, "09:00")
        return opened(qtbot, DayPage(services, shell), case.id, width=1180)

    return show


@pytest.mark.parametrize(
    ("name", "surprised"),
    [("payroll", True), ("fasteners", True), ("in-house", False), ("logistics", False)],
)
def test_whoever_was_left_is_not_asked_whether_they_were_surprised(
    services, case, decided_as, keys, name, surprised
):
    page = decided_as(name)
    keys(page, K.Key_1, K.Key_Return, K.Key_1, K.Key_Return)
    assert (SURPRISED in texts(page)) is surprised
    keys(page, K.Key_1, K.Key_Return)
    if surprised:
        keys(page, K.Key_1, K.Key_Return)
    assert focused(page) == "log-next", "no key is lost on what is not asked"
    button(page, "log-save").click()
    (log,) = services.after.logs(case.id)
    assert bool(log.note.surprised) is surprised
    assert log.note.outcome == services.after.choices(case.id).outcomes[0].id


def test_a_talk_that_did_not_take_place_has_no_day_to_be_asked(services, case, make, keys):
    page = make(TODAY - timedelta(days=3), "09:00")
    keys(page, K.Key_2, K.Key_Return)
    assert DAY not in texts(page)
    assert not page.findChild(DateField, "log-day").isVisible()
    assert SURPRISED not in texts(page)
    keys(page, K.Key_1)
    button(page, "log-save").click()
    (log,) = services.after.logs(case.id)
    assert (log.note.held, log.note.day) == (False, TODAY - timedelta(days=3))


def test_a_day_typed_before_is_no_day_of_a_talk_that_did_not_take_place(services, case, make, keys):
    page = make(TODAY, "09:00")
    keys(page, K.Key_1)
    field(page, "log-day").setText("yesterday, I think")
    button(page.findChild(QWidget, "log-held"), "choice:no").click()
    button(page, "log-save").click()
    assert services.after.logs(case.id)[0].note.day == TODAY


def test_the_question_is_put_as_it_fits(decided_as):
    shown = texts(decided_as("property-leasing"))  # STOP: nobody talks with the client
    assert "Has somebody else looked at it with you?" in shown
    assert "Did it take place?" not in shown


def test_an_answer_stays_in_sight_where_its_question_is_asked_no_more(services, case, make):
    page = make(TODAY, "09:00")
    after = services.after.choices(case.id)
    reaction = services.content.talk.reactions[0]
    note = TalkNote(
        TODAY,
        held=True,
        reaction=reaction.id,
        surprised=after.surprises[0].id,
        outcome=after.outcomes[0].id,
    )
    services.after.log(case.id, note)
    services.overrules.overrule(case.id, Verdict.INVEST, "We stay.")
    assert not services.after.choices(case.id).surprises
    page.show_page(case.id)
    shown = texts(page)
    for said in (reaction.says, after.surprises[0].text, after.outcomes[0].text):
        assert said in shown


def test_an_answer_whose_words_are_gone_from_the_content_is_read_by_its_id(services, case, make):
    page = make(TODAY, "09:00")
    note = TalkNote(TODAY, held=True, reaction="gone-away", surprised="half", outcome="a-draw")
    TalkLogTable(services.after._context.store).add(
        TalkLog("old", case.id, note, "", services.clock())
    )
    page.show_page(case.id)
    shown = texts(page)
    for words in ("Gone away", "Half", "A draw"):
        assert words in shown
