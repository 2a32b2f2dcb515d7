"""What the files for studying hold: stories to judge, and paths through the scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from coach.content.kinds.fields import Id, Model, Sources, Text, YesNo
from coach.domain.rules.verdict import Verdict
from coach.domain.study.lessons import LearningPath, PathDay, Story
from coach.domain.talk.talk import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.content.kinds.validate import Item

MOST_A_DAY = 3  # scripts


class StoryModel(Model):
    """`stories/<id>.yaml`."""

    title: Text
    verdict: Verdict  # what its author means it to come to; a check compares it with the engine
    tone: Tone
    told: Text
    answers: Annotated[dict[Id, Id], Field(min_length=1)]
    source: Sources

    def domain(self, story_id: str) -> Story:
        """The story; its verdict is what the engine finds, and is kept nowhere."""
        return Story(story_id, self.title, self.told, self.tone, self.answers, self.source)


class PathDayModel(Model):
    """A day of a path."""

    title: Text
    scripts: Annotated[tuple[Id, ...], Field(min_length=1, max_length=MOST_A_DAY)]

    def domain(self) -> PathDay:
        """The day."""
        return PathDay(self.title, self.scripts)


class PathModel(Model):
    """`paths/<id>.yaml`."""

    title: Text
    summary: Text
    after: Id | None = None  # the path whose days come first
    whole: YesNo = False  # it holds every script of its pack
    days: Annotated[tuple[PathDayModel, ...], Field(min_length=1)]


def before(paths: Mapping[str, Item[PathModel] | None], path_id: str) -> tuple[str, ...]:
    """Ids of a path and of those that it goes on from, the first of all first.

    One that is unknown or faulty ends the row, as does one that is in it already.
    """
    found: list[str] = []
    at: str | None = path_id
    while at is not None and at not in found and (item := paths.get(at)) is not None:
        found.insert(0, at)
        at = item.model.after
    return tuple(found)


def learning_paths(paths: Mapping[str, Item[PathModel] | None]) -> tuple[LearningPath, ...]:
    """The paths with all their days, those that others go on from first."""
    rows = {name: before(paths, name) for name in paths}
    return tuple(
        LearningPath(
            name,
            item.model.title,
            item.model.summary,
            tuple(
                day.domain()
                for each in rows[name]
                if (part := paths[each]) is not None
                for day in part.model.days
            ),
        )
        for name, item in sorted(paths.items(), key=lambda each: (len(rows[each[0]]), each[0]))
        if item is not None
    )
