# SPDX-License-Identifier: MIT
"""What the prompter shows of a case: the parts to say, what they may say, and what steadies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from coach.domain.talk.talk import PartRole
from coach.engine.talk.script_lines import lines_of, seconds_of
from coach.ui.shell.discreet import NameMask

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.domain.talk.talk import TalkPart
    from coach.services.container import Services


class Words(Struct, frozen=True):
    """A line to say, or (a cue) something to do in silence."""

    text: str
    cue: bool = False
    note: bool = False  # to know before anything is said, and for the user alone


class Scene(Struct, frozen=True):
    """One part of the talk; `seconds` are those planned for it."""

    part: str
    title: str
    seconds: int
    do: str
    dont: str
    lines: tuple[Words, ...]
    role: PartRole = PartRole.MIDDLE


class Answer(Struct, frozen=True):
    """What they may say, what to reply, and what to keep from."""

    says: str
    reply: str
    trap: str


class Deck(Struct, frozen=True):
    """All that the prompter shows of one case, with names as they may be seen."""

    scenes: tuple[Scene, ...]
    answers: tuple[Answer, ...]
    calm: tuple[str, ...]
    inside: bool = False  # said to people of one's own firm, before the talk
    script: bool = False  # a script of the library, to be practised: nothing of it is kept

    @property
    def news(self) -> int | None:
        """The number of the scene with the news, from 0; None for a talk without."""
        return next((n for n, scene in enumerate(self.scenes) if scene.role is PartRole.NEWS), None)

    @property
    def seconds(self) -> int:
        """How long all scenes are planned to be."""
        return sum(scene.seconds for scene in self.scenes)


def deck_of(services: Services, case_id: str, *, inside: bool = False) -> Deck:
    """What to show of a case; `inside`: of what is said to one's own people before the talk.

    Raises:
        GoodTermsError: There is no such case, or it has no verdict yet.
    """
    talk = services.talks.talk(case_id)
    names, private = NameMask(services), services.talks.private_names(case_id)

    def shown(text: str) -> str:
        return names.text(text, private)

    parts = talk.beforehand if inside else talk.with_client
    answers = (Answer(shown(r.says), shown(r.reply), shown(r.trap)) for r in talk.reactions)
    calm = services.prepare.calm(case_id)
    return Deck(tuple(_scene(p, shown) for p in parts), tuple(answers), calm, inside)


def deck_of_script(services: Services, script_id: str) -> Deck:
    """What to show of a script of the library: its words in one part, as they are to be said.

    Raises:
        GoodTermsError: There is no such script.
    """
    script = services.library.script(script_id)
    lines = tuple(Words(line.text, line.cue) for line in lines_of(script.short))
    scene = Scene(script.id, script.title, seconds_of(script.short), script.rule, "", lines)
    answers = tuple(
        Answer(each.says, each.reply, each.trap) for each in services.library.reactions(script)
    )
    return Deck((scene,), answers, services.prepare.calm_always(), script=True)


def _scene(part: TalkPart, shown: Callable[[str], str]) -> Scene:
    lines = tuple(
        Words(shown(line.text), line.cue, note=line.cue and part.is_note) for line in part.lines
    )
    how = shown(part.do), shown(part.dont)
    return Scene(part.id, part.title, part.seconds, *how, lines, part.role)
