# SPDX-License-Identifier: MIT
"""A paper as discreet mode shows it."""

from __future__ import annotations

from coach.domain.papers.paper import Block, BlockKind, Paper, PaperKind, Point
from coach.ui.papers.discreet_paper import with_names_shown

NAME = "Halden Tools"
BLOCK = Block(
    next(iter(BlockKind)),
    text=f"{NAME} owes us nothing.",
    points=(Point(f"Call {NAME}.", lead=f"{NAME}:"),),
    rows=((f"Ask {NAME}", "Monday"), ("Friday", NAME)),
)
PAPER = Paper(
    next(iter(PaperKind)),
    "Brief",
    f"The talk with {NAME}",
    (BLOCK, BLOCK),
    about=(NAME, "Monday"),
    subject=f"Our work for {NAME}",
)


def test_every_text_of_a_paper_is_shown_as_it_may_be_seen():
    shown = with_names_shown(PAPER, lambda text: text.replace(NAME, "H. T."))
    assert NAME not in repr(shown)
    assert repr(shown) == repr(PAPER).replace(NAME, "H. T.")
