"""What of a part of the talk stands in a brief: the lines that carry it, each as far as it must.

What must be said whatever happens stands whole; so does what the user told in sentences.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.papers.paper import Point
from coach.domain.talk.talk import PartRole
from coach.engine.talk.aloud import is_sentence, names_a_day
from coach.papers.words import (
    clipped,
    clipped_around,
    from_the_sentence_with,
    one_line,
    whole_sentences,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.domain.talk.talk import Line, TalkPart

_WHOLE = frozenset({PartRole.NEWS, PartRole.TERMS, PartRole.CORE})
_SEVERAL = frozenset({PartRole.BRIDGE, PartRole.MIDDLE})  # offers and reasons; of others one line
_TELLING = 4  # words that a line needs to say something
_WORD_TO_SOMEBODY = 30  # words of what somebody else hears, however little room there is
_LONGEST = 60  # words of what is said whole
_A_SENTENCE = 16  # words up to which a first sentence with a figure or a day is not broken off


def gist(part: TalkPart, *, words: int, most: int, own: bool) -> Iterator[Point]:
    """What carries a part, what the mirror found, and the user's own lines.

    Args:
        part: A part of the talk.
        words: Of a line, where it need not stand whole.
        most: Lines that carry what is offered, or a reason.
        own: Whether every line in the user's words is in it.
    """
    longest = _longest(part, words)
    for line in _kept(part, most, own=own):
        text = one_line(line.text) if line.is_opening else _said(line, longest)
        yield Point(text, cue=line.cue)


def _longest(part: TalkPart, words: int) -> int:
    """How many words a line of a part may have."""
    if part.role in _WHOLE or part.role is PartRole.HOLD:
        return _LONGEST
    return max(words, _WORD_TO_SOMEBODY) if _is_heard_by_somebody(part) else words


def _kept(part: TalkPart, most: int, *, own: bool) -> list[Line]:
    """The lines of a part that stand in a brief, in their order."""
    carry = _carries(part, most)
    kept = [line for line in part.lines if line in carry or _stays(part, line)]
    return kept if own else [line for line in kept if line in carry[:1] or not _is_own(line)]


def _stays(part: TalkPart, line: Line) -> bool:
    """Whether a line stands beside those that carry its part."""
    return line.is_opening or _is_own(line) or _names_listener(part, line)


def _carries(part: TalkPart, most: int) -> Sequence[Line]:
    """The lines that carry a part: of what is offered and of a reason those that are theirs."""
    spoken = [line for line in part.lines if not line.cue]
    telling = [line for line in spoken if len(line.text.split()) >= _TELLING] or spoken
    if part.role in _WHOLE:
        return telling
    if part.role is PartRole.OPEN:  # after the thanks comes what it is about
        return _fullest(telling)
    if _is_heard_by_somebody(part):
        return spoken
    if part.role is PartRole.HOLD:  # its first words are those to hold on to
        return telling[:1]
    return _theirs_first(telling)[: most if part.role in _SEVERAL else 1]


def _theirs_first(telling: list[Line]) -> list[Line]:
    """The lines that say what was told, or name a day, else one; the user's own beside them.

    A line that is the user's own is kept anyway, so it takes the place of no other.
    """
    theirs = [line for line in telling if line.told or names_a_day(line.text)]
    return [line for line in theirs if not _is_own(line)] or theirs or _most_telling(telling)


def _most_telling(lines: list[Line]) -> list[Line]:
    """What carries a part that has nothing of theirs: what is asked in it, else its longest line.

    Its first line may be no more than thanks.
    """
    asked = [line for line in lines if "?" in line.text]
    return asked[:1] or _fullest(lines)


def _fullest(lines: list[Line]) -> list[Line]:
    """The line with the most words, the first of them; none where there is none."""
    return sorted(lines, key=lambda line: -len(line.text.split()))[:1]


def _said(line: Line, most: int) -> str:
    """A line in so many words at most; where it is too long, from what was told on.

    What the user told in sentences is whole.
    """
    if line.is_added or line.is_rewritten:
        return one_line(line.text)
    told = [one_line(each) for each in line.told]
    if any(map(is_sentence, told)):
        return clipped_around(filter(is_sentence, told), line.text, most)
    found = _shortened(line, most)
    if not told or any(each in found for each in told):
        return found
    return clipped(from_the_sentence_with(told, line.text), most)


def _shortened(line: Line, most: int) -> str:
    """A line in so many words; what names a day or something told is not broken off for a few."""
    found = clipped(line.text, most)
    if not found.endswith("…") or not (line.told or names_a_day(line.text)):
        return found
    return whole_sentences(one_line(line.text), max(most, _A_SENTENCE)) or found


def _is_own(line: Line) -> bool:
    """Whether a line says what nobody else can say: it is never left out, nor cut."""
    return line.is_added or line.is_rewritten or any(map(is_sentence, line.told))


def _is_heard_by_somebody(part: TalkPart) -> bool:
    """Whether a part says what somebody else hears."""
    return any(_names_listener(part, line) for line in part.lines)


def _names_listener(part: TalkPart, line: Line) -> bool:
    """Whether it tells who else hears the line below it, and when."""
    return part.role is PartRole.BEFOREHAND and line.cue and bool(line.told)
