"""Checks of texts that a pack has in several tones: complete, and with the same blanks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.content.kinds.fields import blanks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.content.kinds.locations import Faults, SourceLocation
    from coach.content.kinds.prose import TonedModel
    from coach.domain.talk.talk import Tone


def check_tones(
    model: TonedModel, place: SourceLocation, first: str, tones: Sequence[Tone], faults: Faults
) -> None:
    """Note what is wrong with the `### <tone>` blocks at a place; `first` is the text above them.

    A block in a tone that the pack does not list is checked, and not used.
    """
    found = model.blocks
    if not found:
        return
    for tone in found:
        if tone in tones[:1]:
            mend = "Write that text above the first '###', without this heading."
            faults.add(place.at(f"### {tone}"), f"'{tone}' is the first tone of the pack.", mend)
    for tone in tones[1:]:
        if tone not in found:
            mend = f"Add '### {tone}' and its text, or take out the other tones."
            faults.add(place, f"The tone '{tone}' is missing.", mend)
    for tone, text in found.items():
        _same_blanks(first, tone, text, place.at(f"### {tone}"), faults)


def _same_blanks(first: str, tone: Tone, text: str, place: SourceLocation, faults: Faults) -> None:
    above, own = set(blanks(first)), set(blanks(text))
    for name in sorted(above - own):
        what = f"The blank '{name}' is missing in the tone '{tone}'."
        faults.add(place, what, "Every tone of a line has the same blanks: add it.")
    for name in sorted(own - above):
        what = f"The blank '{name}' stands only in the tone '{tone}'."
        faults.add(place, what, "Every tone of a line has the same blanks: take it out.")
