"""Ever shorter versions of a paper that must fit on one page, and the first that does.

The type is made smaller first; then blocks are left out, the most dispensable first, then stage
directions, then long texts are cut, then whole lines, and a note says so.
"""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from coach.domain.papers.paper import HEADINGS, KEEP, Block, BlockKind
from coach.papers.html import Look
from coach.translation import translate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from coach.domain.papers.paper import Paper, PaperSize, Point

    Height = Callable[[Paper, Look], float]

_SCALES = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.72)  # of the sizes in the style; 7 pt can be read
_SHARES = (42, 47, 52, 57, 62)  # hundredths of the width for the left column
_SHORTEST = (1200, 600, 300, 150, 80)  # characters left of a long text, where nothing else helps
_FEWEST = (12, 8, 5, 3, 2, 1)  # points left of each block, in the end
NEVER_FITS = 5000  # characters of one text; laying out a million would take minutes


class Fitted(Struct, frozen=True):
    """A paper as it goes on the page."""

    paper: Paper
    look: Look


def fitted(paper: Paper, size: PaperSize, height: Height, most: float) -> Fitted:
    """The first version that is not higher than `most` (else the last), as `height` measures it."""
    height = cache(height)  # laying out is what takes time
    paper = shortened(paper, NEVER_FITS)
    largest = _balanced(paper, Look(size, _SCALES[0]), height)
    if height(paper, largest) <= most:
        return Fitted(paper, largest)  # as nearly every paper does
    least = _balanced(paper, Look(size, _SCALES[-1]), height)
    if height(paper, least) <= most:
        return Fitted(paper, _largest(paper, least, height, most))
    chosen = Fitted(paper, least)
    for version, scale in versions(paper, size, height):
        if version is paper:
            continue  # too long in the smallest type, as is known
        look = _balanced(version, Look(size, scale), height)
        chosen = Fitted(version, look)
        if height(version, look) <= most:
            break
    return chosen


def _largest(paper: Paper, least: Look, height: Height, most: float) -> Look:
    """The largest type in which a paper fits that fits in the smallest (`least`)."""
    found, first, last = least, 1, len(_SCALES) - 1
    while first < last:
        middle = (first + last) // 2
        look = _balanced(paper, replace(least, scale=_SCALES[middle]), height)
        if height(paper, look) <= most:
            found, last = look, middle
        else:
            first = middle + 1
    return found


def versions(paper: Paper, size: PaperSize, height: Height) -> Iterator[tuple[Paper, float]]:
    """Ever shorter versions; a block is left out only where the page gets shorter by it."""
    for scale in _SCALES:
        yield paper, scale
    scale = _SCALES[-1]

    def least(version: Paper) -> float:
        return height(version, _balanced(version, Look(size, scale), height))

    smallest, left_out = paper, list[str]()
    for spare in _spare_blocks(paper):
        shorter = _without(smallest, spare)
        if least(shorter) < least(smallest):
            smallest = shorter
            left_out.append(spare.name)
            yield _noted(smallest, _left_out(left_out)), scale
    for version in _cut_down(smallest, left_out):
        yield version, scale


def shortened(paper: Paper, length: int) -> Paper:
    """The same paper with every text cut after `length` characters."""

    def points(block: Block) -> tuple[Point, ...]:
        return tuple(
            replace(each, text=_cut(each.text, length), lead=_cut(each.lead, length))
            for each in block.points
        )

    def cell(text: str) -> str:
        return _cut(text, length)

    blocks = tuple(
        replace(
            block,
            text=_cut(block.text, length),
            points=points(block),
            rows=tuple(tuple(map(cell, row)) for row in block.rows),
        )
        for block in paper.blocks
    )
    about = tuple(map(cell, paper.about))
    return replace(paper, heading=_cut(paper.heading, length), about=about, blocks=blocks)


def _cut_down(paper: Paper, left_out: list[str]) -> Iterator[Paper]:
    """Versions without stage directions, then with shorter texts, then with fewer lines."""
    without_cues = _pruned(paper, _spoken)
    if without_cues != paper:
        left_out = [*left_out, translate("Papers", "stage directions")]
        paper = without_cues
        yield _noted(paper, _left_out(left_out))
    shorter = translate("Papers", "Long texts were cut to fit the page.")
    for length in _SHORTEST:
        note = f"{shorter} {_left_out(left_out)}".strip()
        cut = shortened(paper, length)
        yield _noted(cut, note)
    for most in _FEWEST:
        fewer = _pruned(cut, partial(_first, most))
        note = _left_out([*left_out, translate("Papers", "further lines")])
        yield _noted(fewer, f"{shorter} {note}")


def _first(most: int, block: Block) -> Block:
    return replace(block, points=block.points[:most])


def _left_out(names: list[str]) -> str:
    form = translate("Papers", "Left out to fit the page: {what}.")
    return form.format(what=", ".join(names)) if names else ""


def _balanced(paper: Paper, look: Look, height: Height) -> Look:
    """The width of the left column that makes the page shortest; of several the first."""
    if all(block.place == paper.blocks[0].place for block in paper.blocks):
        return look
    looks = (replace(look, share=share) for share in _SHARES)
    return min(looks, key=lambda each: height(paper, each))


def _spare_blocks(paper: Paper) -> list[Block]:
    """Every block that may be left out, the most dispensable first."""
    found = (block for block in paper.blocks if block.spare != KEEP)
    return sorted(found, key=lambda block: -block.spare)


def _without(paper: Paper, spare: Block) -> Paper:
    return replace(paper, blocks=_tidy(block for block in paper.blocks if block is not spare))


def _spoken(block: Block) -> Block:
    return replace(block, points=tuple(point for point in block.points if not point.cue))


def _pruned(paper: Paper, prune: Callable[[Block], Block]) -> Paper:
    """The same paper with each block pruned; a block of points that has none left goes."""
    pruned = ((block, prune(block)) for block in paper.blocks)
    kept = tuple(now for before, now in pruned if now.points or not before.points)
    return replace(paper, blocks=_tidy(kept))


def _tidy(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks without headings that have nothing under them."""
    kept: list[Block] = []
    for block in blocks:
        while kept and _is_bare(kept[-1], block):
            kept.pop()
        kept.append(block)
    while kept and kept[-1].kind in HEADINGS:
        kept.pop()
    return tuple(kept)


def _is_bare(heading: Block, then: Block) -> bool:
    """Whether nothing stands between a heading and what follows it."""
    if heading.kind not in HEADINGS:
        return False
    smaller = heading.kind is BlockKind.HEADING and then.kind is BlockKind.PART
    return then.place is not heading.place or (then.kind in HEADINGS and not smaller)


def _noted(paper: Paper, note: str) -> Paper:
    """The same paper with a note above its footer."""
    return replace(paper, blocks=(*paper.blocks, Block(BlockKind.QUIET, note))) if note else paper


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[:length].rstrip()} …"
