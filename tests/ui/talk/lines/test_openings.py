"""What the mirror found opens the talk: lines as any other, in Words, papers and prompter."""

from __future__ import annotations

import pytest

from coach.domain.papers.paper import PaperKind
from coach.domain.rules.verdict import Verdict
from coach.domain.talk.talk import PartRole, Tone
from coach.ui.prompter.scenes import deck_of
from coach.ui.talk.talk_page import TalkPage
from tests.ui.conftest import texts
from tests.ui.steps import opened
from tests.ui.talk.lines.conftest import CTRL, KEY, block, line, press, rewrite


def differ(services, case) -> None:
    """Answer every question of the mirror otherwise than the user did."""
    for asked in services.mirror.questions(case.id):
        options = (option.id for option in asked.question.options)
        other = next(option for option in options if option != asked.mine.option)
        services.mirror.answer(case.id, asked.question.id, other)


def agree(services, case) -> None:
    """Answer every question of the mirror as the user did."""
    for asked in services.mirror.questions(case.id):
        services.mirror.answer(case.id, asked.question.id, asked.mine.option)


def openings(services, case):
    return [each for each in services.lines.rows(case.id) if each.is_opening]


@pytest.fixture
def page(qtbot, services, shell, heard, case, answer):
    answer("bookkeeping")
    differ(services, case)
    page = opened(qtbot, TalkPage(services, shell), case.id, width=1180)
    qtbot.waitActive(page)
    return page


@pytest.mark.parametrize(
    ("name", "within"),
    [
        ("bookkeeping", "open"),
        ("in-house", "thank"),
        ("payroll", "open"),
        ("dental-supplies", "open"),
    ],
)
def test_each_gap_opens_the_talk_with_the_client(services, case, answer, name, within):
    answer(name)
    differ(services, case)
    gaps, talk = services.mirror.gaps(case.id), services.talks.talk(case.id)
    assert gaps
    holding = [part for part in talk.parts if any(line.is_opening for line in part.lines)]
    assert [part.id for part in holding] == [within]
    assert holding[0].role is not PartRole.BEFOREHAND
    said = [each for each in holding[0].lines if not each.cue]
    assert [each.text for each in said[1 : 1 + len(gaps)]] == [gap.opening for gap in gaps]
    assert not said[0].is_opening  # a greeting comes first
    assert talk.openings == tuple(gap.opening for gap in gaps)


@pytest.mark.parametrize("tone", list(Tone))
def test_they_open_it_in_each_tone(services, case, answer, tone):
    answer("bookkeeping")
    differ(services, case)
    talk = services.talks.talk(case.id, tone)
    assert len(talk.openings) == len(services.mirror.gaps(case.id))


def test_a_talk_that_protects_somebody_is_opened_by_none(services, case, answer):
    answer("cleaning-chemicals")
    assert services.talks.talk(case.id).verdict == Verdict.PART_NOW.value
    assert services.mirror.questions(case.id) == ()
    assert not openings(services, case)


def test_they_say_where_they_come_from(qtbot, services, page, case):
    gap, first = services.mirror.gaps(case.id)[0], openings(services, case)[0]
    shown = block(page, first.id)
    assert gap.opening in shown.accessibleName()
    assert "they may see it otherwise: ask, and wait" in texts(shown)
    press(qtbot, page, first.id, KEY.Key_W)
    assert gap.mine.sentence.rstrip(".") in texts(shown)
    assert gap.theirs.sentence.rstrip(".") in texts(shown)


def test_they_are_left_out_locked_moved_and_rewritten_as_any_line(qtbot, services, page, case):
    first, second = openings(services, case)[:2]
    press(qtbot, page, first.id, KEY.Key_H)
    assert line(services, case, first.id).off
    assert first.text not in services.talks.talk(case.id).openings
    press(qtbot, page, first.id, KEY.Key_H)
    press(qtbot, page, second.id, KEY.Key_L)
    assert line(services, case, second.id).locked
    rewrite(qtbot, page, first.id, "What goes wrong, as you see it?")
    assert line(services, case, first.id).is_rewritten
    ids = [each.id for each in openings(services, case)]
    services.lines.move(case.id, ids[1], -1)
    assert [each.id for each in openings(services, case)][:2] == [ids[1], ids[0]]
    for _ in range(5):
        qtbot.keyClick(page, KEY.Key_Z, CTRL)
    assert [each.text for each in openings(services, case)][:2] == [first.text, second.text]


def test_another_line_that_is_edited_leaves_them_in_their_place(services, page, case):
    before = [each.id for each in services.lines.rows(case.id)]
    greeting = before[0]
    services.lines.rewrite(case.id, greeting, "Thanks for coming.")
    assert [each.id for each in services.lines.rows(case.id)] == before


def test_they_go_with_the_mirror_and_the_users_words_stay(qtbot, services, page, case):
    first = openings(services, case)[0]
    rewrite(qtbot, page, first.id, "What goes wrong, as you see it?")
    agree(services, case)
    page.show_page(case.id)
    left = openings(services, case)
    assert [(each.text, each.conflict) for each in left] == [
        ("What goes wrong, as you see it?", "gone")
    ]
    differ(services, case)
    page.show_page(case.id)
    again = line(services, case, first.id)
    assert (again.text, again.conflict) == ("What goes wrong, as you see it?", "")
    services.lines.restore(case.id, first.id)
    agree(services, case)
    assert not openings(services, case)


@pytest.mark.parametrize("kind", [PaperKind.BRIEF, PaperKind.SCRIPT])
def test_they_stand_in_the_papers(services, page, case, kind):
    text = " ".join(services.papers.text(case.id, kind).split())
    for gap in services.mirror.gaps(case.id):
        assert text.count(gap.opening) == 1


def test_the_cue_card_has_the_first(services, page, case):
    text = " ".join(services.papers.text(case.id, PaperKind.CUE_CARD).split())
    assert "Ask" in text
    assert " ".join(services.mirror.gaps(case.id)[0].opening.split()[:6]) in text


def test_they_stand_in_the_prompter(services, page, case):
    scene = deck_of(services, case.id).scenes[0]
    shown = [words.text for words in scene.lines]
    assert [gap.opening for gap in services.mirror.gaps(case.id)] == shown[1:4]
