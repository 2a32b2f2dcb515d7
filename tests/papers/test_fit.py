"""How a paper is made to fit its page, with a height that can be worked out by hand."""

from __future__ import annotations

import pytest

from coach.domain.papers.paper import Block, BlockKind, Paper, PaperKind, PaperSize, Place, Point
from coach.errors import GoodTermsError
from coach.papers.brief import make_brief
from coach.papers.fit import fitted, shortened
from coach.papers.html import Look
from coach.papers.pdf import paper_pdf, unseen_note

LINE = "Something that is said to them. " * 3
SPARE = Paper(
    PaperKind.BRIEF,
    "Brief",
    "Halden Tools",
    (
        Block(BlockKind.HEADING, "Say", place=Place.LEFT),
        Block(
            BlockKind.POINTS,
            points=(*(Point(f"{number} {LINE}") for number in range(4)), Point("Wait.", cue=True)),
            place=Place.LEFT,
        ),
        Block(BlockKind.HEADING, "Know", place=Place.RIGHT, spare=2, name="what to know"),
        Block(BlockKind.TEXT, LINE * 4, place=Place.RIGHT, spare=2, name="why"),
        Block(BlockKind.PART, "More", place=Place.RIGHT),
        Block(BlockKind.TEXT, LINE * 2, place=Place.RIGHT, spare=9, name="more"),
        Block(BlockKind.TEXT, LINE * 30),
    ),
    one_page=True,
)


def height(paper: Paper, look: Look) -> float:
    """Each column by its letters and its width, the higher one counts; both by the scale."""
    high = dict.fromkeys(Place, 0.0)
    for block in paper.blocks:
        text = block.text + "".join(each.lead + each.text for each in block.points)
        high[block.place] += 20 + len(text)
    columns = max(high[Place.LEFT] / look.share, high[Place.RIGHT] / (100 - look.share))
    return (high[Place.WHOLE] / 100 + columns) * look.scale


def test_a_paper_fits_as_agreed_on_ever_less_room(golden) -> None:
    lines = []
    for room in (
        50,
        42,
        *range(40, 30, -2),
        *(each / 2 for each in range(60, 48, -1)),
        20,
        14,
        10,
        8,
        6,
        4,
    ):
        found = fitted(SPARE, PaperSize.A4, height, room)
        blocks = [f"{each.kind}:{len(each.text)}/{len(each.points)}" for each in found.paper.blocks]
        note = found.paper.blocks[-1].text if found.paper.blocks[-1].kind == "quiet" else ""
        lines.append(
            f"{room}: {found.look.scale} {found.look.share} {height(found.paper, found.look):.1f} "
            f"{' '.join(blocks)} {note}"
        )
    golden("fitted.txt", "\n".join(lines) + "\n")


def test_what_fits_exactly_fits() -> None:
    whole = fitted(SPARE, PaperSize.A4, height, 1000)
    exact = height(whole.paper, whole.look)
    assert fitted(SPARE, PaperSize.A4, height, exact).look == whole.look
    assert fitted(SPARE, PaperSize.A4, height, exact - 0.001).look.scale == 0.95


@pytest.mark.parametrize("room", range(4, 61))
def test_a_paper_with_just_the_room_that_it_takes_is_the_same(room: int) -> None:
    """At every step on the way: a larger type, another share, a version with less in it."""
    found = fitted(SPARE, PaperSize.A4, height, room)
    exact = height(found.paper, found.look)
    if exact <= room:
        assert fitted(SPARE, PaperSize.A4, height, exact) == found


@pytest.mark.parametrize(("length", "cut"), [(5, "abcde"), (4, "abcd …"), (3, "abc …")])
def test_every_text_is_cut_after_so_many_letters(length: int, cut: str) -> None:
    block = Block(BlockKind.TEXT, "abcde", (Point("abcde", lead="abcde"),), (), (("abcde",),))
    short = shortened(Paper(PaperKind.BRIEF, "t", "abcde", (block,), about=("abcde",)), length)
    (found,) = short.blocks
    texts = (short.heading, *short.about, found.text, *found.rows[0])
    assert {*texts, found.points[0].text, found.points[0].lead} == {cut}


def test_a_cut_leaves_no_blank_before_its_sign() -> None:
    assert shortened(Paper(PaperKind.BRIEF, "t", "abc def", ()), 4).heading == "abc …"


def test_letters_without_a_font_are_told_with_what_to_do(golden) -> None:
    letters = tuple("アイウエオカキクケコサシ")
    told = [unseen_note(letters[:count], "on paper") for count in (1, 2, 5, 6)]
    golden("unseen-letters.txt", "\n".join([unseen_note(letters[:1]), *told]) + "\n")
    assert unseen_note(()) == ""


def test_without_any_font_no_pdf_is_made(qapp, monkeypatch) -> None:
    monkeypatch.setattr("PySide6.QtGui.QFontDatabase.families", lambda *_: [])
    with pytest.raises(GoodTermsError) as refused:
        paper_pdf(SPARE, PaperSize.A4)
    assert str(refused.value) == (
        "There is no font on this machine, so a PDF would be empty. Install one ('sudo apt-get "
        "install -y fonts-dejavu-core'), or take md or html."
    )


def test_what_may_be_left_out_of_a_brief_is_named_and_in_this_order(case, steps) -> None:
    brief = make_brief(case.talk, case.diagnosis, case.text, case.facts, steps=steps)
    spare = {(block.spare, block.name) for block in brief.blocks if block.spare}
    told = "\n".join(f"{readily} {name}" for readily, name in sorted(spare, reverse=True))
    assert told == "9 words to leave out\n5 steps of the plan\n2 checks\n1 facts to find out"
