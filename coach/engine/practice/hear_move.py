"""Which moves a typed line makes: by plain rules, by the wording checker, by likeness.

First the line is held against what is offered in its turn: who says nearly the same means the same.
Then the rules of the content and the marks of the wording checker name moves, each with the words
that tell it; of two that the same words would make, the content says which gives way. What is left
is two moves at most. It is sure where the lines of the role-plays (`likeness.py`) speak for it too;
where no rule says anything, what the line is clearly like is a guess, and else nothing is guessed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.practice.hearing import HeardMoves
from coach.domain.practice.moves import Move
from coach.domain.wording import Category, MarkSource
from coach.engine.practice.likeness import Likeness
from coach.engine.wording.checker import hear
from coach.engine.wording.spelled import Spelled
from coach.engine.wording.tokens import heard, words_of
from coach.engine.wording.word_patterns import PatternIndex, WordPattern, read_sets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coach.domain.practice.content import PracticeContent
    from coach.domain.practice.hearing import MoveWords
    from coach.domain.practice.roleplay import TurnChoice
    from coach.domain.wording import Wordings
    from coach.engine.wording.tokens import Heard, Sentence

MOST_MOVES = 2
ALIKE = 0.6  # of all words of both, from which a line is taken for a choice
LIKELY = (1, 1, 1, 2, 4)  # moves that a line is most like, among which a sure one must be: by the
# number of words that tell it, the last for more of them
CLEAR, APART = 0.8, 0.35  # how like a line must be to be guessed, and how far before the next
FEWEST_WORDS = 3  # of a line that is guessed
_BY_MARK = {
    Category.LABEL: Move.BLAME,
    Category.BLAME: Move.BLAME,
    Category.ABSOLUTE: Move.BLAME,
    Category.MIND_READING: Move.BLAME,
    Category.STACKED: Move.BLAME,
    Category.HEDGE: Move.HEDGE,
    Category.APOLOGY: Move.APOLOGISE,
    Category.OPEN_PROMISE: Move.PROMISE,
    Category.COMPARISON: Move.DISCLOSE,
    Category.JARGON: Move.JARGON,
    Category.FALSE_COMFORT: Move.COMFORT,
    Category.THREAT: Move.THREATEN,
}
_SPELLED_OUT = re.compile(r"\w")


class _Told(NamedTuple):
    """A move that something tells: where, and by how many words."""

    move: Move
    words: int  # how many words tell it
    start: int  # characters of the line
    end: int
    is_rule: bool = True


class MoveEar:
    """Hears moves in typed lines; making one compiles its patterns.

    Args:
        hearing: The words of each move.
        sets: Names for lists of words in them.
        wordings: What the wording checker listens for.
        lines: Lines with the moves that they make.
    """

    def __init__(
        self,
        hearing: Sequence[MoveWords],
        sets: Iterable[tuple[str, tuple[str, ...]]],
        wordings: Wordings,
        lines: Iterable[tuple[str, Sequence[Move]]],
    ) -> None:
        self._likeness = Likeness(lines)
        read, patterns = read_sets(sets), list[WordPattern]()

        def bits(texts: Iterable[str]) -> int:
            first = len(patterns)
            patterns.extend(WordPattern(text, read) for text in texts)
            return (1 << len(patterns)) - (1 << first)

        self._moves = [(each, bits(each.patterns), bits(each.unless)) for each in hearing]
        self._over = {each.move: {*each.over} for each in hearing}
        self._index = PatternIndex(patterns)
        self._wordings = wordings

    def hear(self, typed: str, offered: Iterable[TurnChoice] = ()) -> HeardMoves:
        """The moves of a line.

        Args:
            typed: As it was typed; what is done stands between asterisks or brackets.
            offered: The choices of the turn it was typed in.
        """
        if not _SPELLED_OUT.search(typed):  # "…": they say nothing
            return HeardMoves((Move.WAIT,), (typed.strip(),), sure=True) if typed.strip() else _NONE
        alike = _alike(typed, offered)
        if alike is not None:
            return HeardMoves(alike.moves, (alike.text,) * len(alike.moves), sure=True)
        told = [*self._by_rules(heard(typed)), *self._by_marks(typed)]
        return self._chosen(typed, told)

    def _by_rules(self, listened: Heard) -> Iterator[_Told]:
        for sentence in listened.sentences:
            spelled = Spelled(sentence.words, self._index)
            for words, patterns, unless in self._moves:
                if not patterns & spelled.may or spelled.says(unless):
                    continue
                spans = [*spelled.spans(patterns)]
                if spans:
                    first, last = max(spans, key=lambda span: (span[1] - span[0], -span[0]))
                    yield _Told(words.move, last - first, *_characters(sentence, first, last))

    def _by_marks(self, typed: str) -> Iterator[_Told]:
        for mark in hear(typed, self._wordings):
            move = _BY_MARK.get(mark.category)
            if move is not None:
                is_rule = mark.source is MarkSource.PATTERN
                count = len(words_of(typed[mark.start : mark.end])) if is_rule else 0
                yield _Told(move, count, mark.start, mark.end, is_rule)

    def _chosen(self, typed: str, told: list[_Told]) -> HeardMoves:
        """What is left of the moves once those that give way are out, the plainest first."""
        best: dict[Move, _Told] = {}
        for each in told:
            known = best.get(each.move)
            if known is None or (each.is_rule, each.words) > (known.is_rule, known.words):
                best[each.move] = each
        if any(each.is_rule for each in best.values()):
            best = {move: each for move, each in best.items() if each.is_rule}
        left = [each for each in best.values() if not self._gives_way(each.move, best)]
        left.sort(key=lambda each: (-each.words, each.start))
        if not left:
            return self._guessed(typed)
        kept = left[:MOST_MOVES]
        near = LIKELY[min(kept[0].words, len(LIKELY) - 1)]
        likely = {move for _, move in self._likeness.ranked(typed)[:near]}
        plain = len(left) <= MOST_MOVES and all(each.is_rule for each in kept)
        return HeardMoves(
            tuple(each.move for each in kept),
            tuple(typed[each.start : each.end] for each in kept),
            sure=plain and kept[0].move in likely,
        )

    def _guessed(self, typed: str) -> HeardMoves:
        """What a line is clearly like that no rule knows; nothing where that is not clear."""
        (best, move), (second, _), *_ = self._likeness.ranked(typed)
        if len(words_of(typed)) < FEWEST_WORDS or best < CLEAR or best - second < APART:
            return _NONE
        return HeardMoves((move,), (typed.strip(),))

    def _gives_way(self, move: Move, others: Iterable[Move]) -> bool:
        return any(
            move in self._over.get(other, ()) and other not in self._over.get(move, ())
            for other in others
        )


def ear_of(practice: PracticeContent, wordings: Wordings) -> MoveEar:
    """Hears moves by all that a pack says of them: rules, examples, the choices of role-plays."""
    lines: list[tuple[str, Sequence[Move]]] = [
        (each.example, (each.move,)) for each in practice.moves
    ]
    for play in practice.roleplays:
        lines += ((each.text, each.moves) for turn in play.turns for each in turn.choices)
    return MoveEar(practice.hearing, practice.sets, wordings, lines)


_NONE = HeardMoves()


def _alike(typed: str, offered: Iterable[TurnChoice]) -> TurnChoice | None:
    """The choice that a line says nearly word for word; None where there is none."""
    own = {*words_of(typed)}
    found = ((_likeness(own, {*words_of(each.text)}), each) for each in offered)
    close = [(likeness, each) for likeness, each in found if likeness >= ALIKE]
    return max(close, key=lambda each: each[0])[1] if close else None


def _likeness(own: set[str], other: set[str]) -> float:
    return len(own & other) / len(own | other) if own or other else 0.0


def _characters(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    places = sentence.places[first:last]
    return places[0][0], max(end for _, end in places)
