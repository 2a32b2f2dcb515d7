"""A small library to study: eight scripts, three reactions, two stories, a path."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.domain.pack import Library
from coach.domain.rules.condition import Always
from coach.domain.study.lessons import LearningPath, PathDay, Story
from coach.domain.talk.script import ScriptPair, Situation
from coach.domain.talk.talk import ReactionText, Tone
from coach.engine.rules.conditions import parse
from tests.services.conftest import SmallContent, script

PAIRS = (ScriptPair("Whatever.", "By Friday.", "A day."),)
NAMES = ("call", "plan", "notice", "stop", "own-it", "mend", "thank", "close")


class StudiedContent(SmallContent):
    """The small content with what is studied."""

    stories: tuple[Story, ...] = (
        Story("late", "Late", "They pay late.", Tone.PLAIN, {"harm": "no", "wrong": "late",
              "told": "no"}, ("our-default",)),
        Story("gone", "Gone", "They are gone.", Tone.WARM, {"harm": "no", "wrong": "gone"},
              ("our-default",)),
    )  # fmt: skip
    paths: tuple[LearningPath, ...] = (
        LearningPath(
            "week", "A week", "All.", (PathDay("One", NAMES[4:7]), PathDay("Two", NAMES[:3]))
        ),
    )


def made(name, number):
    return replace(
        script(name, name.title()),
        short=f"This is what is said in number {number}, and it has enough words for a beginning.",
        rule="Ask one open question, and then wait for them.",
        contrast="Hi, only me.",
        contrast_why="It hides.",
        verdicts=("FIX",) if number < 2 else ("PART",),
        reactions=("hurt",) if number == 0 else (),
        pairs=PAIRS if number % 2 else (),
        avoid=("Sorry!",),
    )


def reaction(name):
    return ReactionText(
        name, f"“{name}”", "Pain.", ((Tone.WARM, f"Yes, {{{{ contact }}}}: {name}."),), "Talking.",
        Always(), "always", 5, (), ("our-default",),
    )  # fmt: skip


@pytest.fixture
def content(content):
    scripts = tuple(made(name, number) for number, name in enumerate(NAMES))
    situations = (Situation("late", "They pay late", "", parse("wrong is late")),)
    talk = replace(content.talk, reactions=tuple(map(reaction, ("hurt", "angry", "quiet"))))
    return StudiedContent(talk=talk, library=Library(situations, scripts))


@pytest.fixture
def study(services):
    return services.study


@pytest.fixture
def due(services):
    return services.study_due


@pytest.fixture
def cards(services):
    """Every row of what is remembered, as it stands in the data file."""
    return lambda: sorted(services._context.store.rows("SELECT * FROM study_card"))
