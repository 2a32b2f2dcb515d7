"""A script of the library on paper: the words to say with what belongs to them, and a cue card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from coach.domain.papers.paper import Block, BlockKind, Paper, PaperKind, Point
from coach.engine.talk.script_lines import lines_of, plain
from coach.papers.cue_card import MOST_WORDS, cue_section, reaction_points, short_words, words_of
from coach.papers.cue_card import TITLE as CARD_TITLE
from coach.papers.words import one_line
from coach.translation import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.domain.talk.script import Script
    from coach.domain.talk.talk import Reaction

TITLE = QT_TRANSLATE_NOOP("Papers", "Script")
_SAY_WORDS, _RULE_WORDS = 18, 16
_FEWEST = 6  # words of a line that says something


class LibraryScript(Struct, frozen=True):
    """All that the papers of one script are made of."""

    script: Script
    situation: str  # its title
    reactions: tuple[Reaction, ...]
    pack: str  # name and version of the content, for the foot of a page


def make_library_script(of: LibraryScript) -> Paper:
    """A script over as many pages as it takes: words to say, before, replies, in writing."""
    script = of.script
    blocks = (
        *_strong(script.rule),
        *_listed(translate("Papers", "Settle this first"), BlockKind.CHECKS, script.settled_first),
        *_said(translate("Papers", "Say"), script.short),
        *_replies(of.reactions),
        *_pairs(script),
        *_text(translate("Papers", "Longer"), script.long),
        *_text(translate("Papers", "By video or telephone"), script.by_video),
        *_text(translate("Papers", "Two people across the table"), script.for_two),
        *_text(translate("Papers", "When you work alone"), script.alone),
        *_text(translate("Papers", "In writing, afterwards"), script.written),
    )
    about = tuple(filter(None, (one_line(of.situation),)))
    return Paper(
        PaperKind.SCRIPT,
        translate("Papers", TITLE),
        one_line(script.title),
        blocks,
        about=about,
        footer=_footer(of),
    )


def make_library_card(of: LibraryScript) -> Paper:
    """The cue card of a script: sixty words at most, on a sheet of A6."""
    spoken = [line.text for line in lines_of(of.script.short) if not line.cue]
    remembered = of.script.rule or of.script.focus
    rule = [Point(short_words(remembered, _RULE_WORDS))] if remembered else []
    said = [Point(short_words(_telling(spoken), _SAY_WORDS))] if spoken else []
    used = words_of((*rule, *said))
    known = tuple(replace(each, reply=plain(each.reply)) for each in of.reactions)
    replies = reaction_points(known, MOST_WORDS - used)
    cues = (
        (translate("Papers", "Remember"), rule),
        (translate("Papers", "Say"), said),
        (translate("Papers", "If they say"), replies),
    )
    blocks = tuple(block for name, points in cues for block in cue_section(name, points))
    title = translate("Papers", CARD_TITLE)
    return Paper(PaperKind.CUE_CARD, title, title, blocks, one_page=True)


def _telling(spoken: list[str]) -> str:
    """The first words that say something: a greeting or a thank-you of a few words does not."""
    return next((text for text in spoken if len(text.split()) >= _FEWEST), spoken[0])


def _footer(of: LibraryScript) -> str:
    form = translate(
        "Papers", "Good Terms · {pack} · Words in brackets are examples. This is not legal advice."
    )
    return form.format(pack=of.pack)


def _strong(rule: str) -> Iterator[Block]:
    if rule:
        yield Block(BlockKind.STRONG, one_line(rule))


def _listed(title: str, kind: BlockKind, texts: tuple[str, ...]) -> Iterator[Block]:
    if texts:
        yield Block(BlockKind.HEADING, title)
        yield Block(kind, points=tuple(Point(one_line(text)) for text in texts))


def _said(title: str, markdown: str) -> Iterator[Block]:
    points = tuple(Point(one_line(line.text), cue=line.cue) for line in lines_of(markdown))
    if points:
        yield Block(BlockKind.HEADING, title)
        yield Block(BlockKind.POINTS, points=points)


def _replies(reactions: tuple[Reaction, ...]) -> Iterator[Block]:
    if reactions:
        yield Block(BlockKind.HEADING, translate("Papers", "If they say"))
    for reaction in reactions:
        yield Block(BlockKind.PART, one_line(reaction.says))
        yield Block(BlockKind.POINTS, points=(Point(plain(one_line(reaction.reply))),))


def _pairs(script: Script) -> Iterator[Block]:
    bad = {pair.bad for pair in script.pairs}
    alone = tuple(Point(one_line(text)) for text in script.avoid if text not in bad)
    if script.pairs:
        rows = tuple(
            (one_line(pair.bad), one_line(pair.good), one_line(pair.differs))
            for pair in script.pairs
        )
        yield Block(BlockKind.HEADING, translate("Papers", "Side by side"))
        columns = (
            translate("Papers", "Not like this"),
            translate("Papers", "But like this"),
            translate("Papers", "What differs"),
        )
        yield Block(BlockKind.TABLE, columns=columns, rows=rows)
    if alone:
        yield Block(BlockKind.HEADING, translate("Papers", "What not to say"))
        yield Block(BlockKind.POINTS, points=alone)


def _text(title: str, markdown: str) -> Iterator[Block]:
    if markdown:
        yield Block(BlockKind.HEADING, title)
        for line in lines_of(markdown):
            yield Block(BlockKind.QUIET if line.cue else BlockKind.TEXT, one_line(line.text))
