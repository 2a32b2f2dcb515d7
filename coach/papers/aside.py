"""What stands above a talk in the papers for the user alone; no paper for others has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.engine.talk.filling import ended
from coach.papers.words import one_line
from coach.translation import translate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.domain.talk.talk import Talk


def for_oneself(talk: Talk) -> Iterator[str]:
    """What stands above a talk for the user alone, one sentence or more each."""
    if talk.own_side:
        form = translate("Papers", "On your own side first: {said}")
        yield form.format(said=one_line(talk.own_side))
    if talk.kept_back:
        form = translate("Papers", "Not to be said: {what}")
        yield form.format(what=ended(one_line(talk.kept_back)))
