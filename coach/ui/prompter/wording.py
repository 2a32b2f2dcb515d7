# SPDX-License-Identifier: MIT
"""The prompter's own words: before the first part, after the last, and along the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.clock import as_clock
from coach.ui.prompter.fitted_text import Kind, Paragraph
from coach.ui.prompter.stopwatch import SHORTEST

if TYPE_CHECKING:
    from coach.ui.prompter.scenes import Deck, Scene
    from coach.ui.prompter.stopwatch import Stopwatch

translate = QCoreApplication.translate

_MINUTE = 60
_UNBROKEN = "\u00a0"


def lines_of(scene: Scene) -> list[Paragraph]:
    """The lines of a part; what is to be done in silence is told apart by a word."""
    do, know = translate("Prompter", "What to do here"), translate("Prompter", "For you alone")
    return [
        Paragraph(line.text, Kind.CUE, know if line.note else do)
        if line.cue
        else Paragraph(line.text)
        for line in scene.lines
    ]


def welcome(deck: Deck, *, rehearsal: bool) -> list[Paragraph]:
    """What stands there before the clock runs."""
    plan = _plan(deck)
    first = (
        translate("Prompter", "Stand up, and say every word aloud.")
        if rehearsal or deck.script
        else translate("Prompter", "Breathe out slowly.")
    )
    return [
        Paragraph(first),
        Paragraph(translate("Prompter", "Press Space to begin. The clock starts then, too.")),
        Paragraph(plan, Kind.QUIET),
    ]


def _plan(deck: Deck) -> str:
    minutes = max(1, round(deck.seconds / _MINUTE))
    if deck.script:
        plan = translate("Prompter", "A script to practise, about {seconds} seconds long.")
    elif deck.inside:
        plan = translate(
            "Prompter",
            "For your own side, before the talk: about {minutes} minutes with their answers.",
        )
    else:
        plan = translate(
            "Prompter", "{count} parts, planned for about {minutes} minutes with them in the room."
        )
    return plan.format(count=len(deck.scenes), minutes=minutes, seconds=deck.seconds)


def farewell(watch: Stopwatch, *, rehearsal: bool, script: bool = False) -> list[Paragraph]:
    """What stands there after the last part."""
    leave = Paragraph(
        translate("Prompter", "Press Space or Esc to leave, Left to go back."), Kind.QUIET
    )
    if script:
        said = translate("Prompter", "{time} in all.").format(time=as_clock(watch.in_all))
        again = translate("Prompter", "Once more, and it will sound like you.")
        return [Paragraph(said), Paragraph(again), leave]
    if not rehearsal:
        return [
            Paragraph(translate("Prompter", "Write down today what was said and agreed.")),
            leave,
        ]
    if watch.to_news is None:
        times = translate("Prompter", "{time} in all.").format(time=as_clock(watch.in_all))
    else:
        times = translate("Prompter", "{time} in all, {news} to the news.").format(
            time=as_clock(watch.in_all), news=as_clock(watch.to_news)
        )
    kept = translate("Prompter", "It will be kept with the case when you leave.")
    short = translate("Prompter", "That was only a look through, so it will not be kept.")
    return [Paragraph(times), Paragraph(short if watch.in_all < SHORTEST else kept), leave]


def what_is_next(deck: Deck, at: int) -> str:
    """What follows the part with this number; empty after the last."""
    if at + 1 < len(deck.scenes):
        return translate("Prompter", "Next: {title}").format(title=deck.scenes[at + 1].title)
    return translate("Prompter", "The last part") if at < len(deck.scenes) else ""


def key_hints(*, light: bool, screens: int) -> str:
    """The keys in one quiet line, which breaks only between them."""
    hints = [
        translate("Prompter", "Space next"),
        translate("Prompter", "Left back"),
        translate("Prompter", "R they say"),
        translate("Prompter", "C calm"),
        translate("Prompter", "D do and don’t"),
        translate("Prompter", "P pause clock"),
        translate("Prompter", "+ and - size"),
        translate("Prompter", "T dark") if light else translate("Prompter", "T light"),
        *([translate("Prompter", "S other screen")] if screens > 1 else []),
        translate("Prompter", "Esc leave"),
    ]
    return " · ".join(hint.replace(" ", _UNBROKEN) for hint in hints)
