"""The user's own words in the library: versions of its scripts, and scripts of their own."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from coach.domain.talk.script import ScriptStage


class OwnText(StrEnum):
    """The texts of a script that a user can put into words of their own, in reading order."""

    TITLE = "title"
    USE_WHEN = "use_when"
    RULE = "rule"
    SHORT = "short"
    LONG = "long"
    WRITTEN = "written"


class OwnScript(Struct, frozen=True):
    """A version of a script of the library, or a script of the user's own.

    A version has only the texts that were put differently; the others are the library's.
    """

    id: str
    base: str  # the id of the script that it is a version of; empty: a script of the user's own
    situation: str
    stage: ScriptStage
    texts: dict[OwnText, str]
    original: dict[OwnText, str]  # of a version: what the library said when it was written
