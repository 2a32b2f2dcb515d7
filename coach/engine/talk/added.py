"""What is added to the parts of a talk: what the mirror found, and what the user wants said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.talk.talk import SAID_AS, FactRole, PartRole
from coach.engine.talk.openings import with_openings
from coach.engine.talk.own_words import FURTHER_LINES, OwnWords, Place, taking, with_own_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coach.domain.rules.diagnosis import Diagnosis
    from coach.domain.talk.talk import TalkPart
    from coach.engine.talk.talk_index import ReadyPart


def with_added(
    parts: Iterable[TalkPart],
    fitting: Iterable[ReadyPart],
    diagnosis: Diagnosis,
    own_words: Iterable[OwnWords],
    apology: str,
) -> tuple[TalkPart, ...]:
    """The parts that have lines, with those that no part has of itself."""
    texts = [part.text for part in fitting]
    opens = {text.id for text in texts if text.opens}
    own = {text.id: Place() for text in texts if text.own_words}
    ways = {text.id: Place(before=text.added_before) for text in texts if text.ways}
    news = {text.id: Place() for text in texts if text.role is PartRole.NEWS}
    full = with_openings([part for part in parts if part.lines], opens, diagnosis)

    def within(line: str, place: str) -> Mapping[str, Place]:
        if line == SAID_AS[FactRole.OWN_PART]:
            return own
        if line == SAID_AS[FactRole.NOT_ENDED]:
            return news or own
        return taking(texts, place) or own if line in FURTHER_LINES else ways

    return with_own_words(
        full,
        (each._replace(within=within(each.variant.line, each.variant.place)) for each in own_words),
        apology,
    )
