"""Which moves a typed line makes: by plain rules, by the wording checker, by likeness.

First the line is held against what is offered in its turn: who says nearly the same means the same,
and where the rules name nothing that is offered there, what is half alike is a guess.
Then the rules of the content and the marks of the wording checker name moves, each with the words
that tell it; of two that the same words would make, the content says which gives way. What is left
is two moves at most. It is sure where the lines of the role-plays (`likeness.py`) speak for it too;
where no rule says anything, what the line is clearly like is a guess, and else nothing is guessed.

What would harm is taken only where it is sure; what is doubtful of it is a question. What somebody
says of their own card, role-play or rubric is never taken for harm.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.practice.hearing import HeardMoves, Sayable
from coach.domain.practice.moves import Move
from coach.domain.wording import Category, MarkSource
from coach.engine.practice.hearing.heard_moves import (
    NONE,
    asked,
    done,
    held,
    is_offered,
    silence,
    taken_as,
)
from coach.engine.practice.hearing.likeness import Likeness
from coach.engine.practice.hearing.said_words import in_common, said_words
from coach.engine.practice.hearing.slips import Slips
from coach.engine.wording.checker import compile_ahead, hear
from coach.engine.wording.spelled import Spelled
from coach.engine.wording.tokens import heard, words_of
from coach.engine.wording.word_patterns import PatternIndex, WordPattern, read_sets

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from coach.domain.practice.hearing import MoveWords
    from coach.domain.practice.roleplay import TurnChoice
    from coach.domain.wording import Wordings
    from coach.engine.wording.tokens import Heard, Sentence

    _Ranked = Sequence[
        tuple[float, Move]
    ]  # moves with how much speaks for them, the likeliest first

MOST_MOVES = 2
ALIKE = 0.6  # of the words of both, from which a line is taken for a choice
NEARLY = 0.3  # of what they say, rare words weighing more: a guess, where no rule fits a choice
LIKELY = (1, 1, 1, 2, 4)  # moves that a line is most like, among which a sure one must be: by the
# number of words that tell it, the last for more of them
CLEAR, APART = 0.8, 0.35  # how like a line must be to be guessed, and how far before the next
FEWEST_WORDS = 4  # of a line that is guessed
MAY_SAY = 0.5  # of what a line and a card say, the shorter of the two: they say the same
SMALL = "small-words"  # the set of words of which a line that only agrees is made
REFUSES = "refusals"  # of which a line that only refuses is made
BIDS = "go-on-words"  # with which one bids the client go on
DENIALS = "denials"  # words that turn what is said into its opposite
MOST_SMALL = 6  # words of such a line
_BY_MARK = {
    Category.LABEL: Move.BLAME,
    Category.BLAME: Move.BLAME,
    Category.ABSOLUTE: Move.BLAME,
    Category.MIND_READING: Move.BLAME,
    Category.STACKED: Move.BLAME,
    Category.HEDGE: Move.HEDGE,
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
    """Hears moves in typed lines; the first line waits until all is compiled, unless it was ahead.

    Args:
        hearing: The words of each move.
        sets: Names for lists of words in them.
        wordings: What the wording checker listens for.
        lines: Lines with the moves that they make.
        harms: Moves that are not taken where they are doubtful.
        texts: What else is written in the same words: what stands there is no slip of the keys.
    """

    def __init__(
        self,
        hearing: Sequence[MoveWords],
        sets: Iterable[tuple[str, tuple[str, ...]]],
        wordings: Wordings,
        lines: Iterable[tuple[str, Sequence[Move]]],
        harms: Iterable[Move] = (),
        texts: Iterable[str] = (),
    ) -> None:
        self._wordings, self._harms = wordings, frozenset(harms)
        sets = tuple(sets)
        known = dict(sets)
        self._small = frozenset(word for each in known.get(SMALL, ()) for word in words_of(each))
        self._refuses = frozenset(" ".join(words_of(each)) for each in known.get(REFUSES, ()))
        self._bids = frozenset(" ".join(words_of(each)) for each in known.get(BIDS, ()))
        self._denies = frozenset(known.get(DENIALS, ()))
        self._over = {each.move: {*each.over} for each in hearing}
        self._likeness = Likeness()
        self._moves: list[tuple[MoveWords, int, int]] = []  # with bits of patterns and `unless`
        self._index = PatternIndex(())
        self._slips = Slips(self._small)
        self._steps = self._made_ready(hearing, read_sets(sets), lines, texts)

    def ahead(self) -> Iterator[object]:
        """Compile it in small steps; whoever hears meanwhile takes those that are left."""
        yield from self._steps

    def _made_ready(
        self,
        hearing: Iterable[MoveWords],
        sets: Mapping[str, tuple[str, ...]],
        lines: Iterable[tuple[str, Sequence[Move]]],
        texts: Iterable[str],
    ) -> Iterator[object]:
        patterns = list[WordPattern]()

        def bits(texts: Iterable[str]) -> int:
            first = len(patterns)
            patterns.extend(WordPattern(text, sets) for text in texts)
            return (1 << len(patterns)) - (1 << first)

        for each in hearing:
            self._moves.append((each, bits(each.patterns), bits(each.unless)))
            yield None
        self._index = PatternIndex(patterns)
        for pattern in patterns:
            yield pattern.regex
            self._slips.learn(
                part for each in pattern.elements for word in each.words for part in word.split()
            )
        for text, moves in lines:
            self._likeness.learn(text, moves)
            self._slips.learn(words_of(text))
            yield None
        for text in texts:
            self._slips.learn(words_of(text))
            yield None
        yield from compile_ahead(self._wordings)

    def hear(
        self,
        typed: str,
        offered: Iterable[TurnChoice] = (),
        sayable: Sequence[Sayable] = (),
    ) -> HeardMoves:
        """The moves of a line.

        Args:
            typed: As it was typed; what is done stands between asterisks or brackets.
            offered: The choices of the turn it was typed in.
            sayable: What may be said in its role-play, and is never taken for harm.
        """
        for _ in self._steps:
            pass
        if not _SPELLED_OUT.search(typed):
            return silence(typed.strip())
        return self._meant(self._slips.mended(typed), tuple(offered), sayable)

    def _meant(
        self, typed: str, offered: Collection[TurnChoice], sayable: Sequence[Sayable]
    ) -> HeardMoves:
        """What a line with words in it means where it was typed."""
        nearest = max(offered, key=lambda e: self._likeness.alike(typed, e.words), default=None)
        if nearest is not None and in_common(typed, nearest.words) >= ALIKE:
            return taken_as(nearest, sure=True)
        asked_for = self._asked_for(typed, offered)
        if asked_for is not None:
            return taken_as(asked_for, sure=False)
        if self._only_agrees(typed):
            return NONE
        found = self._where_it_can_be_held(typed, self._found(typed, sayable), offered)
        if nearest is not None and self._is_near(typed, nearest) and not is_offered(found, offered):
            return taken_as(nearest, sure=False)
        return found if found.moves or found.perhaps else done(typed)

    def _where_it_can_be_held(
        self, typed: str, found: HeardMoves, offered: Collection[TurnChoice]
    ) -> HeardMoves:
        """Who says the decision again holds it; where none can be held, that is not guessed."""
        moves = {move for each in offered for move in each.moves}
        if Move.HOLD in moves:
            return found if Move.DECIDE in moves else held(found)
        is_guess = bool(offered) and found.moves == (Move.HOLD,) and not found.like
        return NONE if is_guess and not any(self._by_rules(heard(typed))) else found

    def _is_near(self, typed: str, choice: TurnChoice) -> bool:
        return self._likeness.alike(typed, choice.words) >= NEARLY

    def _asked_for(self, typed: str, offered: Iterable[TurnChoice]) -> TurnChoice | None:
        """The choice that a bare "No." or "Please go on." means here; None for other lines."""
        words = words_of(typed)
        if len(words) > MOST_SMALL:
            return None
        bare = [each for each in words if each not in self._small]
        if " ".join(words) in self._refuses:
            wanted: tuple[Move, ...] = (Move.HOLD,)
        elif " ".join(bare) in self._bids:
            wanted = (Move.ASK, Move.WAIT)
        else:
            return None
        only = {each.moves[0]: each for each in offered if len(each.moves) == 1}
        return next((only[move] for move in wanted if move in only), None)

    def _only_agrees(self, typed: str) -> bool:
        """Whether a line has small words only, as "Yes, that is right" has."""
        words = words_of(typed)
        return len(words) <= MOST_SMALL and {*words} <= self._small

    def _found(self, typed: str, sayable: Sequence[Sayable]) -> HeardMoves:
        """What rules, marks and likeness tell, without what is no harm, or not for certain."""
        listened = heard(typed)
        told = [*self._by_rules(listened), *self._by_marks(typed, listened)]
        known = self._known(typed, sayable)
        ranked = self._likeness.ranked(typed)
        if known is not None:
            kind = [each for each in told if each.move not in self._harms]
            found = self._chosen(typed, self._left(listened, kind), ranked)
            is_kind = found.moves and not {*found.moves} & self._harms
            does = known.moves or (Move.INFORM,)  # what stands on a card is told, and no more
            return found if is_kind else HeardMoves(does, like=known.words)
        sure, doubtful = self._parted(told, ranked)
        open_ = {each.move for each in doubtful} - {each.move for each in sure}
        found = self._chosen(typed, self._left(listened, [*sure, *doubtful]), ranked, open_)
        if not any(each.is_rule for each in told):
            return asked(found, self._harms)
        return asked(found, open_)

    def _parted(self, told: Iterable[_Told], ranked: _Ranked) -> tuple[list[_Told], list[_Told]]:
        """What is sure, and what would harm and is not."""
        sure, doubtful = list[_Told](), list[_Told]()
        for each in told:
            is_sure = each.move not in self._harms or _is_likely(each, ranked)
            (sure if is_sure else doubtful).append(each)
        return sure, doubtful

    def _known(self, typed: str, sayable: Iterable[Sayable]) -> Sayable | None:
        """What may be said that a line says, the nearest of it; None where it says nothing such."""
        is_plain = self._denies.isdisjoint(said_words(typed))
        near = [
            (self._likeness.within(typed, each.words), each)
            for each in sayable
            if self._denies.isdisjoint(said_words(each.words)) is is_plain
        ]
        best, found = max(near, key=lambda each: (each[0], bool(each[1].moves)), default=(0, None))
        return found if best >= MAY_SAY else None

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

    def _left(self, listened: Heard, told: list[_Told]) -> Iterator[_Told]:
        """What is left once those that give way are out: in a sentence, the same words tell both.

        What another sentence does is done beside it: an apology before the facts is one, too.
        """
        ends = _ends(listened)
        rules = [(bisect_left(ends, each.end), each) for each in told if each.is_rule]
        for each in told:
            at = bisect_left(ends, each.end)
            others = [other.move for place, other in rules if place == at]
            if not each.is_rule or not self._gives_way(each.move, others):
                yield each

    def _by_marks(self, typed: str, listened: Heard) -> Iterator[_Told]:
        """What the wording checker marks, but where a rule of the move excuses the sentence."""
        ends = _ends(listened)
        for mark in hear(typed, self._wordings):
            move = _BY_MARK.get(mark.category)
            at = bisect_left(ends, mark.end)
            if move is None or (at < len(ends) and self._excuses(listened.sentences[at], move)):
                continue
            is_rule = mark.source is MarkSource.PATTERN
            count = len(words_of(typed[mark.start : mark.end])) if is_rule else 0
            yield _Told(move, count, mark.start, mark.end, is_rule)

    def _excuses(self, sentence: Sentence, move: Move) -> bool:
        spelled = Spelled(sentence.words, self._index)
        return any(spelled.says(unless) for words, _, unless in self._moves if words.move is move)

    def _chosen(
        self,
        typed: str,
        told: Iterable[_Told],
        ranked: _Ranked,
        asked: Collection[Move] = (),
    ) -> HeardMoves:
        """What is left of the moves once those that give way are out, the plainest first.

        What has to be asked comes behind what does not.
        """
        best = _plainest(told)
        if not any(each.is_rule for each in best.values()):
            return _guessed(typed, best, ranked)
        best = {move: each for move, each in best.items() if each.is_rule}
        left = sorted(best.values(), key=lambda each: (each.move in asked, -each.words, each.start))
        kept = left[:MOST_MOVES]
        likely = _is_likely(kept[0], ranked)
        plain = len(left) <= MOST_MOVES
        return HeardMoves(
            tuple(each.move for each in kept),
            tuple(typed[each.start : each.end] for each in kept),
            sure=plain and likely,
        )

    def _gives_way(self, move: Move, others: Iterable[Move]) -> bool:
        return any(
            move in self._over.get(other, ()) and other not in self._over.get(move, ())
            for other in others
        )


def _guessed(typed: str, marked: Mapping[Move, _Told], ranked: _Ranked) -> HeardMoves:
    """What a line is clearly like that no rule knows; nothing where that is not clear.

    Args:
        typed: The line.
        marked: What the wording checker's model marks in it, which hears no kind moves.
        ranked: The moves that it is most like, the likeliest first.
    """
    for _, move in ranked[: LIKELY[-2]]:
        if (told := marked.get(move)) is not None:
            return HeardMoves((move,), (typed[told.start : told.end],))
    (best, move), (second, _), *_ = ranked
    if len(words_of(typed)) < FEWEST_WORDS or best < CLEAR or best - second < APART:
        return NONE
    return HeardMoves((move,), (typed.strip(),))


def _is_likely(told: _Told, ranked: _Ranked) -> bool:
    """Whether the lines of the role-plays speak for what a rule tells."""
    likeliest = ranked[: LIKELY[min(told.words, len(LIKELY) - 1)]]
    return told.is_rule and any(move is told.move for _, move in likeliest)


def _plainest(told: Iterable[_Told]) -> dict[Move, _Told]:
    """Of each move what tells it best: a rule before a guess, then the more words."""
    best: dict[Move, _Told] = {}
    for each in told:
        known = best.get(each.move)
        if known is None or (each.is_rule, each.words) > (known.is_rule, known.words):
            best[each.move] = each
    return best


def _ends(listened: Heard) -> list[int]:
    """Where each sentence of a line ends."""
    return [sentence.places[-1][1] for sentence in listened.sentences if sentence.places]


def _characters(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    places = sentence.places[first:last]
    return places[0][0], max(end for _, end in places)
