"""The ear: marks words that may hurt or mislead, says why and what to say instead.

It listens to sentences as plain words (`engine/tokens.py`) with the patterns of the content
(`engine/word_patterns.py`). It never rewrites, and it is generous: other people's words in
quotation marks, what somebody is reported to have said, and what one says one does not mean are
innocent (methods 3.4, 4).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from coach.domain.wording import (
    OF_WHOLE_TALKS,
    Category,
    Entry,
    LineMarks,
    Mark,
    TalkMarks,
    UntilNews,
)
from coach.engine.tokens import Heard, Token, heard
from coach.engine.word_patterns import PatternIndex, WordPattern, read_sets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.domain.talk import Line, Talk
    from coach.domain.verdict import Verdict
    from coach.domain.wording import Wordings

WORDS_A_SECOND = 2.4  # said calmly
FEWEST_SENTENCES = 2  # of a plain text that is heard as a whole talk
_NEWS = "news"
_BEFORE = "recommend"  # said to whoever decides on our side, on another day
_BESIDE = 9  # words beside a quotation that may say whose it is
_TURNS = frozenset({",", ";", "but", "yet", "although", "though"})
_GOES_ON = frozenset({"you", "your", "i", "we", "they"})


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
    ear, listened = _ear(wordings), heard(text)
    return ear.marks(listened, Counter(), "" if verdict is None else verdict.value, part)


def hear_text(text: str, wordings: Wordings) -> tuple[Mark, ...]:
    """The marks of a text that stands alone, and what it lacks if it is a whole talk.

    It counts as a whole talk with two sentences or more: one that announces an ending must name a
    day, one that is about something to be mended must ask for something. What it lacks is marked
    at the sentence that made it so.
    """
    ear, listened = _ear(wordings), heard(text)
    marks = [*ear.marks(listened, Counter(), "", ""), *ear.lacking(listened)]
    return tuple(sorted(marks, key=_place))


def hear_talk(talk: Talk, wordings: Wordings) -> TalkMarks:
    """The marks of every spoken line, and what the talk as a whole lacks."""
    ear, seen = _ear(wordings), Counter[str]()
    lines, spoken = [], []
    for part, line in _lines(talk):
        listened = heard(line.text)
        spoken.append(listened)
        marks = ear.marks(listened, seen, talk.verdict, part)
        if marks:
            lines.append(LineMarks(line.id, marks))
    return TalkMarks(tuple(lines), ear.lacking_in_talk(spoken, talk.verdict))


def until_news(talk: Talk) -> UntilNews | None:
    """What is said before the news; None for a talk without news."""
    before = 0
    for part in talk.spoken:
        if part.id == _NEWS:
            return UntilNews(before, seconds_of(before))
        if part.id != _BEFORE:
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


class _Spelled:
    """A sentence as patterns are tried on it: a row of words, each with a space behind it."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.tokens = tokens
        self.words = [token.word for token in tokens]
        self.vocabulary = frozenset(self.words)

    @cached_property
    def text(self) -> str:
        return " ^ " + " ".join(self.words) + " "

    @cached_property
    def _starts(self) -> list[int]:
        starts, place = [], 3
        for word in self.words:
            starts.append(place)
            place += len(word) + 1
        return starts

    def spans(self, pattern: WordPattern) -> Iterator[tuple[int, int]]:
        """Where a pattern is met: from token to token, the last not included."""
        for match in pattern.regex.finditer(self.text):
            first = max(0, bisect_right(self._starts, match.start()) - 1)
            last = bisect_right(self._starts, match.end() - 1) - 1
            if last >= first:
                yield first, last + 1

    def says(self, patterns: Iterable[WordPattern]) -> bool:
        return any(pattern.regex.search(self.text) for pattern in patterns)

    def clause_end(self, start: int) -> int:
        """Where the clause that goes on at a token ends."""
        for number in range(start, len(self.words)):
            word, after = self.words[number], self.words[number + 1 : number + 2]
            if word in _TURNS or (word == "and" and after and after[0] in _GOES_ON):
                return number
        return len(self.words)


@dataclass(frozen=True, slots=True)
class _Known:
    """An entry with its patterns compiled."""

    entry: Entry
    needs: tuple[WordPattern, ...]
    unless: tuple[WordPattern, ...]
    without: tuple[WordPattern, ...]

    def listens(self, verdict: str, part: str) -> bool:
        entry = self.entry
        in_talk = not entry.verdicts or verdict in entry.verdicts
        return in_talk and (not entry.parts or part in entry.parts)


class _Ear:
    """The compiled content: what to listen for, found by the words that are there."""

    def __init__(self, wordings: Wordings) -> None:
        sets = read_sets(wordings.sets)

        def read(texts: Iterable[str]) -> tuple[WordPattern, ...]:
            return tuple(WordPattern(text, sets) for text in texts)

        self._known = [
            _Known(entry, read(entry.needs), read(entry.unless), read(entry.without))
            for entry in wordings.entries
        ]
        in_lines = [each for each in self._known if each.entry.category not in OF_WHOLE_TALKS]
        self._whole = [
            (each, PatternIndex(read(each.entry.patterns)), read(each.entry.lacks))
            for each in self._known
            if each.entry.category in OF_WHOLE_TALKS
        ]
        self._owners = [each for each in in_lines for _ in each.entry.patterns]
        self._index = PatternIndex(p for each in in_lines for p in read(each.entry.patterns))
        self._guarded = [guard.categories for guard in wordings.guards for _ in guard.patterns]
        self._guards = PatternIndex(p for guard in wordings.guards for p in read(guard.patterns))
        self._quoted = read(wordings.quoted)

    def marks(
        self, listened: Heard, seen: Counter[str], verdict: str, part: str
    ) -> tuple[Mark, ...]:
        """The marks of a text; `seen` counts what is innocent as long as it is rare."""
        found: list[Mark] = []
        for sentence in listened.sentences:
            spelled = _Spelled(sentence.tokens)
            for mark in sorted(self._of_sentence(spelled, listened, verdict, part), key=_place):
                seen[mark.entry] += 1
                if seen[mark.entry] > self._most[mark.entry]:
                    found.append(mark)
        return tuple(sorted(_apart(found), key=_place))

    @cached_property
    def _most(self) -> dict[str, int]:
        return {each.entry.id: each.entry.most for each in self._known}

    def _of_sentence(
        self, spelled: _Spelled, listened: Heard, verdict: str, part: str
    ) -> Iterator[Mark]:
        for number in sorted(self._index.candidates(spelled.vocabulary)):
            known = self._owners[number]
            if not known.listens(verdict, part):
                continue
            pattern = self._index.patterns[number]
            if not pattern.may_be_in(spelled.vocabulary):
                continue
            for span in spelled.spans(pattern):
                if self._innocent(span, known, spelled, listened):
                    continue
                entry = known.entry
                start, end = _characters(spelled.tokens, span)
                yield Mark(entry.category, start, end, entry.why, entry.instead, entry.id)

    def _innocent(
        self, span: tuple[int, int], known: _Known, spelled: _Spelled, listened: Heard
    ) -> bool:
        if (known.needs and not spelled.says(known.needs)) or spelled.says(known.without):
            return True
        for pattern in known.unless:
            if any(_meet(span, other) for other in spelled.spans(pattern)):
                return True
        return self._guarded_there(span, known.entry.category, spelled) or self._quoted_there(
            _characters(spelled.tokens, span), listened
        )

    def _guarded_there(self, span: tuple[int, int], category: Category, spelled: _Spelled) -> bool:
        for number in self._guards.candidates(spelled.words):
            if category in self._guarded[number]:
                for _, end in spelled.spans(self._guards.patterns[number]):
                    if _meet(span, (end - 1, spelled.clause_end(end))):
                        return True
        return False

    def _quoted_there(self, place: tuple[int, int], listened: Heard) -> bool:
        """Whether these characters are somebody else's words in quotation marks."""
        around = [quote for quote in listened.quotes if quote[0] < place[0] and place[1] < quote[1]]
        return any(self._theirs(quote, listened) for quote in around)

    def _theirs(self, quote: tuple[int, int], listened: Heard) -> bool:
        tokens = [token for sentence in listened.sentences for token in sentence.tokens]
        before = [token for token in tokens if token.end <= quote[0]][-_BESIDE:]
        after = [token for token in tokens if token.start >= quote[1]][:_BESIDE]
        return any(_Spelled(_near(side)).says(self._quoted) for side in (before[::-1], after))

    def lacking(self, listened: Heard) -> Iterator[Mark]:
        """What a plain text lacks, if it is a whole talk."""
        if len(listened.sentences) < FEWEST_SENTENCES:
            return
        spelled = [_Spelled(sentence.tokens) for sentence in listened.sentences]
        ends = False  # what ends is not to be mended any more
        for known, index, lacks in self._whole:
            if ends and known.entry.category is Category.MISSING_ASK:
                continue
            made = next((each for each in spelled if self._makes(each, known, index)), None)
            ends = ends or (made is not None and known.entry.category is Category.MISSING_DATE)
            if made is not None and not any(each.says(lacks) for each in spelled):
                entry, span = known.entry, (0, len(made.tokens))
                start, end = _characters(made.tokens, span)
                yield Mark(entry.category, start, end, entry.why, entry.instead, entry.id)

    def _makes(self, spelled: _Spelled, known: _Known, index: PatternIndex) -> bool:
        """Whether a sentence makes a text a whole talk of this kind."""
        for number in index.candidates(spelled.words):
            for span in spelled.spans(index.patterns[number]):
                others = (other for p in known.unless for other in spelled.spans(p))
                if not any(_meet(span, other) for other in others):
                    return True
        return False

    def lacking_in_talk(self, spoken: list[Heard], verdict: str) -> tuple[Mark, ...]:
        """What a talk lacks; talks of other verdicts need neither day nor request."""
        spelled = [_Spelled(each.tokens) for text in spoken for each in text.sentences]
        return tuple(
            Mark(known.entry.category, 0, 0, known.entry.why, known.entry.instead, known.entry.id)
            for known, _, lacks in self._whole
            if verdict in known.entry.verdicts and not any(each.says(lacks) for each in spelled)
        )


def _near(side: list[Token]) -> tuple[Token, ...]:
    """The words on one side of a quotation, up to the end of that sentence, in reading order."""
    found: list[Token] = []
    for number, token in enumerate(side):
        if token.word in {".", "?", "!"} and number:
            break
        found.append(token)
    return tuple(sorted(found, key=lambda token: token.start))


def _characters(tokens: tuple[Token, ...], span: tuple[int, int]) -> tuple[int, int]:
    """The characters of the text that a row of tokens stands for."""
    return tokens[span[0]].start, max(token.end for token in tokens[span[0] : span[1]])


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _apart(marks: list[Mark]) -> Iterator[Mark]:
    """Of marks of one category that overlap, the one that is first, or longer."""
    kept: dict[Category, int] = {}
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.start >= kept.get(mark.category, -1):
            kept[mark.category] = mark.end
            yield mark


@lru_cache(maxsize=4)
def _ear(wordings: Wordings) -> _Ear:
    return _Ear(wordings)
