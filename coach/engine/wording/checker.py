"""The ear: marks words that may hurt or mislead, says why and what to say instead.

It listens to sentences as plain words (`engine/wording/tokens.py`) with the patterns of the content
(`engine/wording/word_patterns.py`). Where the content has a model
(`engine/wording/wording_model.py`) as well, that decides in doubt: what a pattern has found stays
unless the model speaks clearly against it, and a sentence without a pattern is marked where the
model speaks clearly for it.

It never rewrites, and it is generous: other people's words in quotation marks, what somebody is
reported to have said, and what one says one does not mean are innocent (methods 3.4, 4).
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from msgspec import Struct

from coach.domain.talk.talk import PartRole
from coach.domain.wording import (
    OF_WHOLE_TALKS,
    Category,
    Entry,
    LineMarks,
    Mark,
    MarkSource,
    TalkMarks,
    UntilNews,
)
from coach.engine.wording.spelled import Span, Spelled
from coach.engine.wording.tokens import Heard, Sentence, Token, heard
from coach.engine.wording.word_patterns import PatternIndex, WordPattern, numbers, read_sets
from coach.engine.wording.wording_model import QUOTED, SecondOpinion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from coach.domain.rules.verdict import Verdict
    from coach.domain.talk.talk import Line, Talk
    from coach.domain.wording import Wordings

WORDS_A_SECOND = 2.4  # said calmly
FEWEST_SENTENCES = 2  # of a plain text that is heard as a whole talk
LATELY = 600  # sentences: as one types, only the one that changes is heard anew
_OFTEN = 100  # sentences, after which is told how much has been heard
_BESIDE = 9  # words beside a quotation that may say whose it is


def hear(
    text: str, wordings: Wordings, *, verdict: Verdict | None = None, part: str = ""
) -> tuple[Mark, ...]:
    """The marks of a text, as a line of a talk or by itself; in the order of the text.

    Args:
        text: What is to be said or written.
        wordings: What to listen for.
        verdict: The verdict of the talk that it belongs to; None: of none.
        part: The id of the part of that talk.
    """
    ear, listened = _ear(wordings), _line(text)
    return ear.marks(listened, Counter(), "" if verdict is None else verdict.value, part)


def hear_text(
    text: str, wordings: Wordings, done: Callable[[float], None] | None = None
) -> tuple[Mark, ...]:
    """The marks of a text that stands alone, and what it lacks if it is a whole talk.

    It counts as a whole talk with two sentences or more: one that announces an ending must name a
    day, one that is about something to be mended must ask for something. What it lacks is marked
    at the sentence that made it so. The time it takes grows as the text does, whatever the text.

    Args:
        text: What is to be said or written.
        wordings: What to listen for.
        done: Is told now and then how much has been heard: a fraction, 0..1.
    """
    ear, listened = _ear(wordings), heard(text)
    spelled = []
    for number, sentence in enumerate(listened.sentences):
        spelled.append(ear.spelled(sentence.words))
        if done is not None and number % _OFTEN == 0:
            done(number / len(listened.sentences))
    marks = [*ear.marks(listened, Counter(), "", "", spelled), *ear.lacking(listened, spelled)]
    return tuple(sorted(marks, key=_place))


def compile_ahead(wordings: Wordings) -> Iterator[object]:
    """Compile what there is to listen for in small steps; then a first text waits for nothing."""
    sets = read_sets(wordings.sets)
    for entry in wordings.entries:
        for texts in entry.all_patterns:
            list(map(partial(WordPattern, sets=sets), texts))  # their elements are remembered
        yield None
    for pattern in _ear(wordings).index.patterns:
        yield pattern.regex


def weighed(listened: Heard, wordings: Wordings) -> Iterator[tuple[str, ...]]:
    """The words of each sentence as the model weighs them: without what somebody else said."""
    ear = _ear(wordings)
    for sentence in listened.sentences:
        own = ear.own(sentence, listened)
        yield tuple(token.word for token in own) if own else sentence.words


def hear_talk(talk: Talk, wordings: Wordings) -> TalkMarks:
    """The marks of every spoken line, and what the talk as a whole lacks."""
    ear, seen = _ear(wordings), Counter[str]()
    lines, spoken = [], []
    for part, line in _lines(talk):
        listened = _line(line.text)
        spoken.append(listened)
        marks = ear.marks(listened, seen, talk.verdict, part)
        if marks:
            lines.append(LineMarks(line.id, marks))
    return TalkMarks(tuple(lines), ear.lacking_in_talk(spoken, talk.verdict))


def until_news(talk: Talk) -> UntilNews | None:
    """What is said before the news, or that it is left out; None for a talk without news."""
    if any(
        part.role is PartRole.NEWS and all(line.cue or line.off for line in part.lines)
        for part in talk.parts
    ):
        return UntilNews(0, 0, left_out=True)
    before = 0
    for part in talk.with_client:
        if part.role is PartRole.NEWS:
            return UntilNews(before, seconds_of(before))
        before += sum(len(line.text.split()) for line in part.lines if not line.cue)
    return None


def seconds_of(words: int) -> int:
    """How long so many words take, said calmly; 1 or more."""
    return max(1, round(words / WORDS_A_SECOND))


def _lines(talk: Talk) -> Iterator[tuple[str, Line]]:
    for part in talk.spoken:
        yield from ((part.id, line) for line in part.lines if not line.cue)


def _place(mark: Mark) -> tuple[int, int, str]:
    return mark.start, mark.end, mark.category


class _Known(Struct, frozen=True):
    """An entry, and the sets of its patterns."""

    entry: Entry
    patterns: int
    needs: int
    unless: int
    without: int
    lacks: int

    @property
    def in_context(self) -> bool:
        """Whether it hangs on more than a sentence, of which alone the model knows."""
        entry = self.entry
        return bool(entry.verdicts or entry.parts or entry.most)

    def listens(self, verdict: str, part: str) -> bool:
        entry = self.entry
        in_talk = not entry.verdicts or verdict in entry.verdicts
        return in_talk and (not entry.parts or part in entry.parts)


class _Spelled(Spelled):
    """A sentence, and what of the content is met in it and not innocent there."""

    found: tuple[tuple[_Known, Span], ...] = ()


class _Checker:
    """The compiled content: what to listen for, found by the words that are there."""

    def __init__(self, wordings: Wordings) -> None:
        sets, patterns = read_sets(wordings.sets), list[WordPattern]()

        def read(texts: Iterable[str]) -> int:
            first = len(patterns)
            patterns.extend(WordPattern(text, sets) for text in texts)
            return (1 << len(patterns)) - (1 << first)

        known = [_Known(each, *map(read, each.all_patterns)) for each in wordings.entries]
        self._whole = [each for each in known if each.entry.category in OF_WHOLE_TALKS]
        in_lines = [each for each in known if each.entry.category not in OF_WHOLE_TALKS]
        self._owner = {number: each for each in in_lines for number in numbers(each.patterns)}
        self._in_lines = sum(each.patterns for each in in_lines)
        self._guards = _by_category(
            (guard.categories, read(guard.patterns)) for guard in wordings.guards
        )
        self._quoted = read(wordings.quoted)
        self._second = SecondOpinion(wordings.model)
        self._advice = {each.category: each for each in wordings.advice}
        self._most = {each.entry.id: each.entry.most for each in known}
        self.index = PatternIndex(patterns)
        self._lately: dict[tuple[str, ...], _Spelled] = {}

    def spelled(self, words: tuple[str, ...]) -> _Spelled:
        """A sentence with what is found in it; one that was heard lately is not heard again."""
        known = self._lately.get(words)
        if known is None:
            known = _Spelled(words, self.index)
            known.found = tuple(self._found(known))
            if len(self._lately) >= LATELY:
                self._lately.clear()
            self._lately[words] = known
        return known

    def marks(
        self,
        listened: Heard,
        seen: Counter[str],
        verdict: str,
        part: str,
        spelled: Sequence[_Spelled] = (),
    ) -> tuple[Mark, ...]:
        """The marks of a text; `seen` counts what is innocent as long as it is rare."""
        found: list[Mark] = []
        spelled = spelled or [self.spelled(each.words) for each in listened.sentences]
        for sentence, each in zip(listened.sentences, spelled, strict=True):
            marks = self._of_sentence(sentence, each, listened, verdict, part)
            for mark in sorted(marks, key=_place):
                seen[mark.entry] += 1
                if seen[mark.entry] > self._most.get(mark.entry, 0):
                    found.append(mark)
        return tuple(sorted(_apart(found), key=_place))

    def _of_sentence(
        self, sentence: Sentence, spelled: _Spelled, listened: Heard, verdict: str, part: str
    ) -> Iterator[Mark]:
        own = self.own(sentence, listened)
        weighed = tuple(token.word for token in own) if own else sentence.words
        marked = False
        for known, span in spelled.found:
            place = _characters(sentence, span)
            if (
                known.listens(verdict, part)
                and not self._quoted_there(place, listened)
                and self._stays(known, weighed)
            ):
                marked = True
                yield _marked(known, *place)
        category = None if marked else self._second.marks(weighed)
        if category is not None:
            yield self._by_model(category, own or sentence.tokens, weighed)

    def _stays(self, known: _Known, weighed: tuple[str, ...]) -> bool:
        """Whether the model has nothing clear to say against an entry in a sentence."""
        return known.in_context or self._second.keeps(known.entry.category, weighed)

    def own(self, sentence: Sentence, listened: Heard) -> tuple[Token, ...]:
        """A sentence with one sign for what is somebody else's in it; nothing where it is whole."""
        if not listened.quotes:
            return ()
        start, end = sentence.places[0][0], sentence.places[-1][1]
        if not listened.nested.begins_or_ends(start, end):  # then all of it is in the same ones
            if not self._quoted_there(sentence.places[-1], listened):
                return ()
            return (Token(QUOTED, start, end),)
        own = list[Token]()
        for token in sentence.tokens:
            if not self._quoted_there(token[1:], listened):
                own.append(token)
            elif not own or own[-1].word != QUOTED:
                own.append(token._replace(word=QUOTED))
        return tuple(own)

    def _by_model(self, category: Category, own: tuple[Token, ...], words: tuple[str, ...]) -> Mark:
        """The mark of a whole sentence, with the places of what weighs most in it."""
        heavy = self._second.heavy(words, category)
        places = tuple(_written(own, span) for span in heavy)
        start, end, said = own[0].start, max(token.end for token in own), self._advice[category]
        return Mark(category, start, end, said.why, said.instead, "", MarkSource.MODEL, places)

    def _found(self, spelled: _Spelled) -> Iterator[tuple[_Known, Span]]:
        """What is met in a sentence and not innocent there."""
        for number in numbers(self._in_lines & spelled.may):
            known = self._owner[number]
            if known.needs and not known.needs & spelled.may:
                continue
            for span in spelled.spans(1 << number):
                if not self._innocent(span, known, spelled):
                    yield known, span

    def _innocent(self, span: Span, known: _Known, spelled: _Spelled) -> bool:
        return (
            bool(known.needs and not spelled.says(known.needs))
            or spelled.says(known.without)
            or spelled.meets(span, known.unless)
            or spelled.guarded(span, self._guards[known.entry.category])
        )

    def _quoted_there(self, place: Span, listened: Heard) -> bool:
        """Whether these characters end in somebody else's words in quotation marks."""
        if not listened.quotes:
            return False
        return listened.nested.any_around(place[1], partial(self._theirs, listened))

    def _theirs(self, listened: Heard, quote: Span) -> bool:
        for words in listened.beside(quote, _BESIDE):
            if _Spelled(words, self.index).says(self._quoted):
                return True
        return False

    def lacking(self, listened: Heard, spelled: Sequence[_Spelled]) -> Iterator[Mark]:
        """What a plain text lacks, if it is a whole talk."""
        if len(listened.sentences) < FEWEST_SENTENCES:
            return
        ends = False  # what ends is not to be mended any more
        for known in self._whole:
            if ends and known.entry.category is Category.MISSING_ASK:
                continue
            made = _first_made(spelled, known)
            if made is None:
                continue
            ends = ends or known.entry.category is Category.MISSING_DATE
            if not any(each.says(known.lacks) for each in spelled):
                sentence = listened.sentences[made]
                yield _marked(known, *_characters(sentence, (0, len(sentence.words))))

    def lacking_in_talk(self, spoken: list[Heard], verdict: str) -> tuple[Mark, ...]:
        """What a talk lacks; talks of other verdicts need neither day nor request."""
        spelled = [self.spelled(each.words) for text in spoken for each in text.sentences]
        return tuple(
            _marked(known, 0, 0)
            for known in self._whole
            if verdict in known.entry.verdicts
            and not any(each.says(known.lacks) for each in spelled)
        )


def _by_category(guards: Iterable[tuple[Iterable[Category], int]]) -> dict[Category, int]:
    """Of every category the patterns that guard it."""
    found = dict.fromkeys(Category, 0)
    for categories, patterns in guards:
        for category in categories:
            found[category] |= patterns
    return found


def _marked(known: _Known, start: int, end: int) -> Mark:
    entry = known.entry
    return Mark(entry.category, start, end, entry.why, entry.instead, entry.id)


def _first_made(spelled: Sequence[_Spelled], known: _Known) -> int | None:
    """The number of the first sentence that makes a text a whole talk of this kind."""
    return next((number for number, each in enumerate(spelled) if _makes(each, known)), None)


def _makes(spelled: _Spelled, known: _Known) -> bool:
    """Whether a sentence makes a text a whole talk of this kind."""
    return any(not spelled.meets(span, known.unless) for span in spelled.spans(known.patterns))


def _characters(sentence: Sentence, span: Span) -> Span:
    """The characters of the text that a row of words stands for."""
    places = sentence.places[span[0] : span[1]]
    return places[0][0], max(end for _, end in places)


def _written(own: tuple[Token, ...], span: Span) -> Span:
    """The characters of a row of words, the contractions in it whole: "I’ve", never "’ve"."""
    first, last = span[0], span[1] - 1
    while first and own[first - 1].word[0].isalpha() and own[first - 1].end >= own[first].start:
        first -= 1
    while own[last + 1 :] and own[last + 1].start <= own[last].end and _is_tail(own[last + 1]):
        last += 1
    return own[first].start, own[last].end


def _is_tail(token: Token) -> bool:
    return token.word[0].isalpha() or token.word[0] == "'"


def _apart(marks: list[Mark]) -> Iterator[Mark]:
    """Of marks of one category that overlap, the one that is first, or longer."""
    kept: dict[Category, int] = {}
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.start >= kept.get(mark.category, -1):
            kept[mark.category] = mark.end
            yield mark


@lru_cache(maxsize=100)
def _line(text: str) -> Heard:
    """A line of a talk; most of them are the same from one key to the next."""
    return heard(text)


@lru_cache(maxsize=4)
def _ear(wordings: Wordings) -> _Checker:
    return _Checker(wordings)
