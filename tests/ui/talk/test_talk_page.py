"""Preparing the talk."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from coach.domain.case import Stage
from coach.domain.papers.paper import PaperKind
from coach.domain.wording import UntilNews
from coach.engine.wording.checker import until_news
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.rows.row_button import RowButton
from coach.ui.shell.paper_route import PaperRoute
from coach.ui.talk.lines.spoken import Spoken
from coach.ui.talk.lines.talk_line import TalkLineBlock
from coach.ui.talk.lines.talk_lines import TalkLines
from coach.ui.talk.part_nav import PartNav
from coach.ui.talk.talk_page import TalkPage
from coach.ui.talk.until_news import UntilNewsMark
from tests.ui.conftest import button, texts
from tests.ui.steps import field, opened, type_in


@pytest.fixture
def page(qtbot, services, shell, heard, case, answer):
    answer("payroll")
    return opened(qtbot, TalkPage(services, shell), case.id, width=1180)


def spoken(page) -> str:
    lines = page.findChild(TalkLines)
    return "\n".join(label.text() for label in lines.findChildren(Spoken))


def lines(services, case) -> list[str]:
    return [line.text for part in services.talks.talk(case.id).parts for line in part.lines]


def test_without_a_verdict_it_leads_to_the_questions(qtbot, services, shell, heard, case):
    page = opened(qtbot, TalkPage(services, shell), case.id)
    button(page, "to-interview").click()
    assert heard.last == ("interview", case.id)


def test_every_line_is_shown_in_order(services, page, case):
    shown = spoken(page)
    places = [shown.index(text) for text in lines(services, case)]
    assert places == sorted(places)
    assert services.talks.talk(case.id).channel in texts(page)


def test_stage_directions_are_told_apart_by_a_word(services, page, case):
    cues = [
        line.id for part in services.talks.talk(case.id).parts for line in part.lines if line.cue
    ]
    assert cues
    for cue in cues:
        block = page.findChild(TalkLineBlock, f"line:{cue}")
        assert "What to do here" in texts(block)


def test_why_this_line_shows_reason_condition_source_and_template(qtbot, services, page, case):
    line = services.talks.talk(case.id).parts[1].lines[0]
    block = page.findChild(TalkLineBlock, f"line:{line.id}")
    qtbot.mouseClick(block, Qt.MouseButton.LeftButton)
    qtbot.keyClick(button(page, f"why:{line.id}"), Qt.Key.Key_Space)
    shown = "\n".join(label.text() for label in block.findChildren(QLabel))
    assert line.because in shown
    assert "Used when: " in shown
    assert services.library.sources(line.sources)[0].title in shown
    assert line.template in shown
    assert services.content.info.label in shown
    qtbot.keyClick(button(page, f"why:{line.id}"), Qt.Key.Key_Space)
    assert line.because not in texts(block)


def test_a_blank_is_kept_when_its_field_is_left_and_changes_the_lines(qtbot, services, page, case):
    button(page, "tab:facts").click()
    type_in(qtbot, page, "fact:last_day", "30 June 2027", Qt.Key.Key_Return)
    assert "the thirtieth of June" in spoken(page)
    kept = {each.fact.id: each.value for each in services.talks.facts(case.id)}
    assert kept["last_day"] == "2027-06-30"


def test_a_blank_is_kept_when_typing_pauses(qtbot, services, page, case):
    button(page, "tab:facts").click()
    type_in(qtbot, page, "fact:contact", "Annika")

    def kept() -> bool:
        return "Annika" in [each.value for each in services.talks.facts(case.id)]

    qtbot.waitUntil(kept)
    assert "Annika" in spoken(page)


def test_a_blank_is_kept_when_the_page_is_left(qtbot, services, page, case):
    button(page, "tab:facts").click()
    type_in(qtbot, page, "fact:work", "the payroll")
    page.hide()
    assert "the payroll" in [each.value for each in services.talks.facts(case.id)]


def test_what_is_filled_counts_up_also_where_it_brings_other_blanks(qtbot, services, page, case):
    """What was left rose from 33 to 34 as one was filled, which asks for two more."""

    def said() -> tuple[int, int]:
        facts = services.talks.facts(case.id)
        return sum(bool(each.value) for each in facts), len(facts)

    tab, (told, every) = button(page, "tab:facts"), said()
    assert tab.text() == f"Blanks · {told} of {every}"
    tab.click()
    type_in(qtbot, page, "fact:also", "the forms", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: said()[0] == told + 1)
    assert said()[1] > every + 1
    qtbot.waitUntil(lambda: tab.text() == f"Blanks · {said()[0]} of {said()[1]}")


def test_a_choice_is_kept_at_once(qtbot, services, page, case):
    button(page, "tab:facts").click()
    box = page.findChild(QComboBox, "fact:closeness")
    qtbot.keyClick(box, Qt.Key.Key_Down)
    box.activated.emit(box.currentIndex())
    kept = {each.fact.id: each.value for each in services.talks.facts(case.id)}
    assert kept["closeness"] == box.itemData(1)


def test_a_day_that_cannot_be_read_is_not_kept(qtbot, services, page, case):
    button(page, "tab:facts").click()
    type_in(qtbot, page, "fact:last_day", "soon", Qt.Key.Key_Return)
    assert "“soon” names no day" in texts(page)
    kept = {each.fact.id: each.value for each in services.talks.facts(case.id)}
    assert kept["last_day"] == ""


def test_a_number_that_is_none_says_so(qtbot, services, page, case):
    button(page, "tab:facts").click()
    type_in(qtbot, page, "fact:years", "many", Qt.Key.Key_Return)
    assert "Write a number." in texts(page)
    type_in(qtbot, page, "fact:years", "6", Qt.Key.Key_Return)
    assert "Write a number." not in texts(page)


def test_the_keys_stay_in_the_form_while_the_lines_change(qtbot, page):
    qtbot.waitActive(page)
    button(page, "tab:facts").click()
    type_in(qtbot, page, "fact:work", "the payroll", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: (page.focusWidget().objectName() or "").startswith("fact:"))
    assert page.focusWidget().objectName() != "fact:work"


def test_a_reaction_opens_to_its_reply_and_its_trap(qtbot, services, page, case):
    button(page, "tab:reactions").click()
    reactions = services.talks.talk(case.id).reactions
    assert 0 < len(reactions) <= 6
    first = reactions[0]
    assert first.reply not in texts(page)
    qtbot.keyClick(page.findChild(RowButton, f"reaction:{first.id}"), Qt.Key.Key_Return)
    for text in (first.says, first.reply, first.beneath, first.trap):
        assert text in texts(page)


def test_words_to_avoid_come_with_why_and_instead(services, page, case):
    button(page, "tab:words").click()
    first = services.talks.talk(case.id).avoid[0]
    assert first.why in texts(page)
    assert first.instead in texts(page)


def test_the_tabs_go_by_arrow_keys(qtbot, page):
    qtbot.waitActive(page)
    button(page, "tab:facts").setFocus()
    qtbot.keyClick(button(page, "tab:facts"), Qt.Key.Key_Right)
    assert button(page, "tab:words").isChecked()
    qtbot.keyClick(button(page, "tab:words"), Qt.Key.Key_Left)
    assert button(page, "tab:facts").isChecked()


def test_day_and_time_are_kept_and_the_plan_follows(qtbot, services, page, case, heard):
    type_in(qtbot, page, "talk-day", "30/11/2026", Qt.Key.Key_Return)
    type_in(qtbot, page, "talk-time", "9.30", Qt.Key.Key_Return)
    now = services.cases.case(case.id)
    assert (now.talk_on, now.talk_at) == (date(2026, 11, 30), "09:30")
    assert now.stage is Stage.TALK
    assert services.reminders.of_case(case.id)
    assert "Monday, 30 November, 09:30" in texts(page)
    assert heard.notes


def test_a_time_that_is_none_is_not_kept(qtbot, services, page, case):
    type_in(qtbot, page, "talk-day", "30/11/2026", Qt.Key.Key_Return)
    type_in(qtbot, page, "talk-time", "later", Qt.Key.Key_Return)
    assert "“later” names no time. Write it like 10:00" in texts(page)
    assert field(page, "talk-time").property("wrong")
    assert services.cases.case(case.id).talk_at == ""
    type_in(qtbot, page, "talk-time", "9", Qt.Key.Key_Return)
    assert not field(page, "talk-time").property("wrong")


@pytest.mark.parametrize(
    ("text", "says"),
    [("some day", "“some day” names no day"), ("1 January 1999", "That day is past.")],
)
def test_a_day_that_cannot_be_is_not_kept(qtbot, services, page, case, text, says):
    type_in(qtbot, page, "talk-day", text, Qt.Key.Key_Return)
    assert says in texts(page)
    assert field(page, "talk-day").property("wrong")
    assert services.cases.case(case.id).talk_on is None


def test_a_talk_of_last_week_may_be_entered(qtbot, services, page, case):
    type_in(qtbot, page, "talk-day", "19 November 2026", Qt.Key.Key_Return)
    assert services.cases.case(case.id).talk_on == date(2026, 11, 19)
    assert "What the plan wants" not in texts(page)


def test_a_talk_soon_says_that_time_is_short(qtbot, page):
    type_in(qtbot, page, "talk-day", "29 November 2026", Qt.Key.Key_Return)
    says = "The talk is in 3 days, so whatever the plan wants done before it is due now."
    assert says in texts(page)
    type_in(qtbot, page, "talk-day", "22 December 2026", Qt.Key.Key_Return)
    assert says not in texts(page)


def test_the_parts_lead_to_their_lines(qtbot, services, page, case):
    parts = services.talks.talk(case.id).parts
    nav = page.findChild(PartNav)
    shown = texts(nav)
    for number, part in enumerate(parts, start=1):
        assert f"{number}\u2002{part.title}\n{part.time}" in shown
    bar = page.findChild(ScrollPage, "talk-scroll").verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    button(page, f"part-row:{parts[3].id}").click()
    assert bar.value() > 0
    assert nav.here == parts[3].id
    qtbot.keyClick(button(page, f"part-row:{parts[3].id}"), Qt.Key.Key_Up)
    assert nav.here == parts[2].id


def test_words_to_the_news_are_counted(services, page, case):
    until = until_news(services.talks.talk(case.id))
    assert f"{until.words}\nwords to the news\nabout {until.seconds} seconds" in texts(page)


def test_the_channel_says_why_not_by_e_mail(page):
    assert "There is one exception" not in texts(page)
    button(page, "why-channel").click()
    assert "There is one exception" in texts(page)


def test_the_rehearsal_is_one_button_away_and_the_papers_one_key(qtbot, page, case, heard):
    button(page, "to-rehearse").click()
    assert heard.last == ("rehearse", case.id)
    qtbot.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert heard.last == ("papers", case.id)


def test_the_cue_card_is_one_button_away(page, case, heard):
    button(page, "to-cue-card").click()
    assert heard.last == ("papers", PaperRoute(case.id, PaperKind.CUE_CARD))


@pytest.mark.parametrize("goes", ["dates", "papers"])
def test_the_second_row_leads_to_dates_and_papers(qtbot, page, case, heard, goes):
    qtbot.waitActive(page)
    button(page, "prepare:talk").setFocus()
    qtbot.keyClick(button(page, "prepare:talk"), Qt.Key.Key_Right)
    assert not heard.visits  # the keys only go along
    button(page, f"prepare:{goes}").click()
    assert heard.last == (goes, case.id)


def test_the_steps_lead_to_their_pages(page, case, heard):
    for goes in ("interview", "verdict", "rehearse", "day", "after"):
        button(page, f"step:{goes}").click()
        assert heard.last == (goes, case.id)
    assert button(page, "step:talk").accessibleDescription() == "you are here"


def test_a_day_that_is_set_can_be_changed(qtbot, services, page, case):
    services.cases.set_talk(case.id, date(2026, 11, 30), "10:00")
    page.show_page(case.id)
    assert not field(page, "talk-day").isVisible()
    button(page, "change-day").click()
    assert field(page, "talk-day").isVisible()
    type_in(qtbot, page, "talk-day", "1/12/2026", Qt.Key.Key_Return)
    assert "Tuesday, 1 December, 10:00" in texts(page)


def test_a_narrow_window_has_the_lines_in_a_tab(qtbot, page):
    page.resize(560, 700)
    qtbot.waitUntil(lambda: button(page, "tab:talk").isVisible())
    assert page.findChildren(TalkLineBlock)[0].isVisible()
    button(page, "tab:facts").click()
    assert not page.findChildren(TalkLineBlock)[0].isVisible()
    page.resize(1180, 760)
    qtbot.waitUntil(page.findChildren(TalkLineBlock)[0].isVisible)


def test_discreet_mode_hides_names_in_the_lines(services, page, case):
    services.settings.discreet = True
    services.talks.set_fact(case.id, "contact", "Joe")
    page.show_page(case.id)
    assert "Halden" not in spoken(page)
    assert "Joe" not in spoken(page)
    assert "J." in spoken(page)


def test_another_case_brings_its_own_blanks(services, page, case):
    button(page, "tab:facts").click()
    services.talks.set_fact(case.id, "work", "the payroll")
    page.show_page(case.id)
    assert field(page, "fact:work").text() == "the payroll"
    other = services.cases.start(services.clients.add("Brightwater").id)
    while (question := services.cases.view(other.id).question) is not None:
        answers = {said.question: said.option for said in services.cases.view(case.id).answered}
        services.cases.answer(other.id, question.id, answers.get(question.id, "dont-know"))
    services.talks.finish_first(other.id)
    page.show_page(other.id)
    assert field(page, "fact:work").text() == ""


def test_esc_leaves(qtbot, page, case, heard):
    qtbot.keyClick(page.focusWidget() or page, Qt.Key.Key_Escape)
    assert heard.last == ("cases", case.id)


def test_what_is_typed_for_one_case_never_shows_in_another(qtbot, services, page, case):
    other = services.cases.start(services.clients.add("Dover Freight").id)
    services.cases.answer(other.id, "way-in", "wrong")
    for question, option in services.cases.diagnosis(case.id).answers.items():
        services.cases.answer(other.id, question, option)
    services.talks.finish_first(other.id)
    day = field(page, "talk-day")
    day.setFocus()
    qtbot.keyClicks(day, "11113")
    page.show_page(other.id)
    assert field(page, "talk-day").text() == ""


def test_what_is_wrong_with_a_day_is_said_until_the_day_is_changed(qtbot, page):
    type_in(qtbot, page, "talk-day", "1", Qt.Key.Key_Return)
    assert "A number alone is no day" in texts(page)
    qtbot.keyClicks(field(page, "talk-day"), " Dec")
    assert "A number alone is no day" not in texts(page)


def test_a_time_in_words_is_seen_whole(page):
    time = field(page, "talk-time")
    assert time.fontMetrics().horizontalAdvance("half past nine") < time.width() - 16


def test_the_rail_marks_the_part_of_the_line_that_has_the_keys(qtbot, page):
    nav, lines = page.findChild(PartNav), page.findChild(TalkLines)
    qtbot.waitActive(page)
    lines.blocks[0].setFocus(Qt.FocusReason.TabFocusReason)
    for _ in lines.blocks:
        block = next(each for each in lines.blocks if each.hasFocus())
        assert nav.here == block.line.part
        qtbot.keyClick(block, Qt.Key.Key_Down)


def test_at_the_end_of_the_talk_the_rail_marks_the_last_part(qtbot, page):
    nav, lines = page.findChild(PartNav), page.findChild(TalkLines)
    qtbot.waitActive(page)
    page.findChild(TalkLines).window().setFocus()
    parts = list(dict.fromkeys(block.line.part for block in lines.blocks))
    bar = lines.scroll_page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    assert nav.here == parts[-1]
    bar.setValue(bar.maximum() - 1)
    assert nav.here != ""
    bar.setValue(0)
    assert nav.here == parts[0]
    for part in parts:  # what is chosen is marked, also where it cannot come to the top
        nav.choose(part)
        lines.show_part(part)
        assert nav.here == part


@pytest.mark.parametrize("width", [160, 900])
def test_what_the_news_lack_is_told_within_the_edge(qtbot, qapp, width):
    mark = UntilNewsMark()
    qtbot.addWidget(mark)
    mark.show_until(UntilNews(0, 0, left_out=True))
    mark.resize(width, mark.heightForWidth(width))
    mark.show()
    qtbot.waitExposed(mark)
    for label in mark.findChildren(QLabel):
        if label.isVisible():
            assert label.geometry().right() < width
            assert label.height() >= label.heightForWidth(label.width())


def test_what_nobody_looked_at_is_drawn_once_it_is(services, page, case):
    assert page.findChild(QWidget, "fact:work") is None
    services.talks.set_fact(case.id, "work", "the payroll")
    page.show_page(case.id)
    button(page, "tab:facts").click()
    assert field(page, "fact:work").text() == "the payroll"
    button(page, "tab:reactions").click()
    services.talks.set_fact(case.id, "work", "the books")
    page.show_page(case.id)
    assert field(page, "fact:work").text() == "the books"  # once looked at, it follows
