"""What a pack has for studying beside its scripts: stories to judge, and the order to learn in."""

from __future__ import annotations

from collections.abc import Mapping

from coach.domain.record import Record
from coach.domain.talk.talk import Tone


class Story(Record):
    """What happened between somebody and a client; the answers say which verdict it comes to."""

    id: str
    title: str
    told: str  # three to six sentences, Markdown
    tone: Tone  # how it is told
    answers: Mapping[str, str]  # question id to option id: the engine finds the verdict
    sources: tuple[str, ...]


class PathDay(Record):
    """One day of a path: what it is about, and the scripts to learn, in order."""

    title: str
    scripts: tuple[str, ...]


class LearningPath(Record):
    """An order in which the scripts are learned; days are days of study, not of the calendar."""

    id: str
    title: str
    summary: str
    days: tuple[PathDay, ...]  # those of the path that it goes on from come first

    @property
    def scripts(self) -> tuple[str, ...]:
        """Ids of all its scripts, in learning order."""
        return tuple(script for day in self.days for script in day.scripts)
