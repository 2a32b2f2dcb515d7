"""Scripts in the user's own words: beside the original, under a new pack, and for a case."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.domain.talk.own_script import OwnScript, OwnText
from coach.domain.talk.script import Script
from coach.engine.talk.aloud import first_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.engine.talk.context import Context

_BLANK = re.compile(r"\[([^\[\]\n]{1,60})\](?!\()")  # one before a bracket is a link
_FIRST_NAMES = "first name"


def texts_of(script: Script) -> dict[OwnText, str]:
    """The texts of a script that can be put into words of one's own."""
    return {each: getattr(script, each.value) for each in OwnText}


def with_own(script: Script, own: OwnScript) -> Script:
    """A script of the library with the texts that the user put differently."""
    return replace(script, **{each.value: said for each, said in own.texts.items()})


def as_script(own: OwnScript) -> Script:
    """A script of the user's own as those of the library are read."""
    texts = own.texts
    return Script(
        id=own.id,
        situation=own.situation,
        stage=own.stage,
        not_when="",
        avoid=(),
        reactions=(),
        focus="",
        contrast="",
        contrast_why="",
        verdicts=(),
        sources=(),
        title=texts.get(OwnText.TITLE, ""),
        use_when=texts.get(OwnText.USE_WHEN, ""),
        rule=texts.get(OwnText.RULE, ""),
        short=texts.get(OwnText.SHORT, ""),
        long=texts.get(OwnText.LONG, ""),
        written=texts.get(OwnText.WRITTEN, ""),
    )


def changed_texts(script: Script, texts: Mapping[OwnText, str]) -> dict[OwnText, str]:
    """Of the texts that were written those that say something else than the script."""
    before = texts_of(script)
    return {each: said for each, said in texts.items() if said.strip() != before[each].strip()}


def changed_under(script: Script, own: OwnScript) -> dict[OwnText, tuple[str, str]]:
    """The texts that the library has changed since the user put them differently: then and now."""
    now = texts_of(script)
    return {
        each: (before, now[each])
        for each, before in own.original.items()
        if each in own.texts and before != now[each]
    }


def filled_from(text: str, blanks: Mapping[str, str], case: Context) -> str:
    """A text with the blanks filled that the case has a fact for; the others stay as they are.

    Args:
        text: Of a script, with blanks in square brackets.
        blanks: The id of the fact for each blank, in small letters.
        case: The case.
    """

    def fill(found: re.Match[str]) -> str:
        name = found[1].lower()
        said = case.blanks.get(blanks.get(name, ""), "")
        if not said:
            return found[0]
        if _FIRST_NAMES in name:
            said = first_name(said)
        return said[0].upper() + said[1:] if found[1][0].isupper() else said

    return _BLANK.sub(fill, text)
