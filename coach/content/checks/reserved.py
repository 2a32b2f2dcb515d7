"""Checks of names that the program gives something itself: none of the content may be called so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.content.checks.talk import checks_of
from coach.content.kinds.fields import blanks
from coach.domain.case import FIRST_ASKED
from coach.domain.talk.talk import FEARED, SAID_AS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.content.kinds.draft import RawPack
    from coach.content.kinds.locations import Faults
    from coach.content.kinds.prose import LineModel
    from coach.content.kinds.validate import Item


def check_reserved(draft: RawPack, faults: Faults) -> None:
    """Note a reaction, a check or a line that has the name of something of the program's own."""
    feared = draft.reactions.get(FEARED)
    if feared is not None:
        what = f"The id '{FEARED}' is reserved: it is the sentence that the user fears most."
        faults.add(feared.place, what, "Give the file another name.")
    _checks(draft, faults)
    _spoken(draft, faults)


def _checks(draft: RawPack, faults: Faults) -> None:
    """Note the checks before a talk that have the name of what the program ticks itself."""
    for verdict in filter(None, draft.verdicts.values()):
        for checks, place in checks_of(verdict):
            for number, check in enumerate(checks):
                if check.id == FIRST_ASKED:
                    what = f"The id '{FIRST_ASKED}' is reserved: it is ticked by the program."
                    faults.add(place.at(number, "id"), what, "Give the check another id.")


def _spoken(draft: RawPack, faults: Faults) -> None:
    """Note the lines that have the name of what the user wants said, and do not say it."""
    says = {
        SAID_AS[fact.model.role]: fact.model.id
        for fact in draft.facts
        if fact.model.role is not None and fact.model.role in SAID_AS
    }
    for line in _lines(draft):
        name = line.model.line
        if name in SAID_AS.values() and says.get(name) not in blanks(line.model.text):
            what = f"The line name '{name}' is reserved for what the user wants said."
            fact = says.get(name, "")
            mend = f"Say {{{{ {fact} }}}} in it, or g" if fact else "G"
            faults.add(line.place, what, f"{mend}ive the line another name.")


def _lines(draft: RawPack) -> Iterator[Item[LineModel]]:
    """Every line of every talk."""
    for part in draft.parts:
        yield from part.lines
        for passage in part.passages:
            yield from passage.lines
