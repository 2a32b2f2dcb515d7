"""Checks of the lines of a talk's part, or of a letter: each by itself, and beside the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.content.checks.exhaustive import leave_no_case_out
from coach.content.checks.tones import check_tones
from coach.content.kinds.fields import blanks
from coach.content.kinds.locations import did_you_mean
from coach.content.kinds.names import check_condition

if TYPE_CHECKING:
    from coach.content.kinds.locations import Faults
    from coach.content.kinds.names import Vocabulary
    from coach.content.kinds.pack_names import PackNames
    from coach.content.kinds.prose import LineModel
    from coach.content.kinds.validate import Item
    from coach.domain.rules.condition import Condition
    from coach.domain.talk.talk import Tone


def check_lines(
    lines: list[Item[LineModel]],
    pack_names: PackNames,
    words: Vocabulary,
    tones: tuple[Tone, ...],
    faults: Faults,
) -> None:
    """Note what is wrong with each line by itself, and lines that others make useless."""
    for line in lines:
        check_condition(line.model.when, line.place.at("when"), words, faults)
        pack_names.check_sources(line.model.source, line.place.at("source"), faults)
        _blanks(line, words, faults)
        check_tones(line.model, line.place, line.model.text, tones, faults)
    for number, line in enumerate(lines):
        _never_used(line, lines[:number], faults)


def certain_line(
    lines: list[Item[LineModel]],
    tone: Tone,
    fixed: dict[str, str],
    within: Condition,
    faults: Faults,
) -> None:
    """Note lines that may all be missing in a tone, in some case or with few facts given."""
    fitting = [line.model for line in lines if line.model.tone in (None, tone)]
    if leave_no_case_out([line.condition for line in fitting], fixed, within):
        return
    what = f"No line of this part is certain to appear in the tone '{tone}'."
    mend = "Give it a line, or a last variant, without 'when' and without blanks."
    faults.add(lines[0].place, what, mend)


def _blanks(line: Item[LineModel], words: Vocabulary, faults: Faults) -> None:
    for name in blanks(line.model.text):
        if words.facts is not None and name not in words.facts and not words.gaps:
            what = f"Nobody can fill the blank '{name}'."
            faults.add(line.place.at("text"), what, did_you_mean(name, words.facts, most=0))


def _never_used(line: Item[LineModel], before: list[Item[LineModel]], faults: Faults) -> None:
    """Note a variant that stands behind one which always fits first."""
    for other in before:
        same_tone = other.model.tone in (None, line.model.tone)
        if other.model.line == line.model.line and other.model.certain and same_tone:
            what = (
                f"This variant of '{line.model.line}' is never used: line {other.place.line} fits."
            )
            mend = "Put the variants with 'when' or blanks first."
            faults.add(line.place, what, mend)
            return
