"""The full script: every spoken line with its part, its time, and how it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.papers.paper import Block, BlockKind, Paper, PaperKind, Point
from coach.papers.brief import advised, chosen_words, footer, headed, part_title
from coach.papers.words import one_line
from coach.translation import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.domain.talk.talk import Reaction, Talk, TalkPart

TITLE = QT_TRANSLATE_NOOP("Papers", "Script")
_PARAGRAPH = 45  # words after which what is said goes on in a new paragraph


def make_script(talk: Talk, *, about: Sequence[str] = ()) -> Paper:
    """The script of a talk, over as many pages as it takes.

    Args:
        talk: The talk as the user made it.
        about: What heads it (`coach.engine.papers.papers.heads`).
    """
    blocks = (
        *advised(talk),
        Block(BlockKind.TEXT if talk.advice else BlockKind.STRONG, one_line(talk.channel)),
        *(block for number, part in enumerate(talk.spoken, 1) for block in _part(number, part)),
        *_reactions(talk.reactions),
        *_words(talk),
    )
    heads = headed(about)
    return Paper(
        PaperKind.SCRIPT,
        translate("Papers", TITLE),
        talk.title,
        blocks,
        about=heads,
        footer=footer(talk),
    )


def _part(number: int, part: TalkPart) -> Iterator[Block]:
    """A part as it is said: what to mind first, then the words in one piece."""
    yield Block(BlockKind.HEADING, f"{number} · {one_line(part_title(part))}")
    how = ((translate("Papers", "Do"), part.do), (translate("Papers", "Don’t"), part.dont))
    minded = " ".join(f"{lead}: {one_line(text)}" for lead, text in how if text)
    if minded:
        yield Block(BlockKind.QUIET, minded)
    yield from _speech(part)


def _speech(part: TalkPart) -> Iterator[Block]:
    """The lines of a part as one says them, in paragraphs; directions stand between.

    Who reads a list aloud stops after each point, and a person does not speak in points.
    """
    told: list[str] = []
    for line in part.lines:
        full = _count(told) > _PARAGRAPH and not line.told  # what they told goes on from before it
        if told and (line.cue or full):
            yield Block(BlockKind.TEXT, " ".join(told))
            told = []
        if line.cue:
            yield Block(BlockKind.QUIET, one_line(line.text))
        else:
            told.append(one_line(line.text))
    if told:
        yield Block(BlockKind.TEXT, " ".join(told))


def _count(told: Sequence[str]) -> int:
    return sum(len(text.split()) for text in told)


def _reactions(reactions: tuple[Reaction, ...]) -> Iterator[Block]:
    if reactions:
        yield Block(BlockKind.HEADING, translate("Papers", "If they say"))
    for reaction in reactions:
        yield Block(BlockKind.PART, one_line(reaction.says))
        yield Block(BlockKind.TEXT, one_line(reaction.reply))
        if reaction.trap:
            yield Block(
                BlockKind.QUIET,
                translate("Papers", "Trap: {trap}").format(trap=one_line(reaction.trap)),
            )


def _words(talk: Talk) -> Iterator[Block]:
    points = tuple(
        Point(one_line(word.instead), lead=", ".join(f"“{each}”" for each in word.words))
        for word in chosen_words(talk.avoid)
    )
    if points:
        yield Block(BlockKind.HEADING, translate("Papers", "Words to leave out"))
        yield Block(BlockKind.POINTS, points=points)
