"""What the ear listens for, and the marks it makes."""

from __future__ import annotations

from enum import StrEnum

from coach.domain.record import Record


class Category(StrEnum):
    """What a mark is about; each is also the first part of the ids of its entries."""

    LABEL = "label"
    ABSOLUTE = "absolute"
    MIND_READING = "mind-reading"
    HEDGE = "hedge"
    APOLOGY = "apology"
    OPEN_PROMISE = "open-promise"
    BLAME = "blame"
    COMPARISON = "comparison"
    JARGON = "jargon"
    FALSE_COMFORT = "false-comfort"
    THREAT = "threat"
    STACKED = "stacked"
    MISSING_DATE = "missing-date"  # of whole talks
    MISSING_ASK = "missing-ask"  # of whole talks


OF_WHOLE_TALKS = frozenset({Category.MISSING_DATE, Category.MISSING_ASK})


class MarkSource(StrEnum):
    """What made a mark: a pattern, which knows the words, or the model, which weighs them all."""

    PATTERN = "pattern"
    MODEL = "model"


class Mark(Record):
    """Words that may hurt or mislead; `start` and `end` are character offsets into the text.

    The model marks whole sentences; `heavy` are the offsets of the words that made it do so.
    """

    category: Category
    start: int
    end: int
    why: str
    instead: str
    entry: str  # id in wording/<language>.yaml; empty: the model's
    source: MarkSource = MarkSource.PATTERN
    heavy: tuple[tuple[int, int], ...] = ()  # of the model: what weighs most, heaviest first


class LineMarks(Record):
    """The marks of one line of a talk; offsets are into that line's text."""

    line: str  # id of the line
    marks: tuple[Mark, ...]


class TalkMarks(Record):
    """What the ear heard in a whole talk."""

    lines: tuple[LineMarks, ...]  # only lines that have marks, in order
    whole: tuple[Mark, ...]  # what the talk lacks; their offsets are 0

    def of_line(self, line: str) -> tuple[Mark, ...]:
        """The marks of a line; none where it has none."""
        return next((each.marks for each in self.lines if each.line == line), ())


class UntilNews(Record):
    """What is said before the news."""

    words: int
    seconds: int
    left_out: bool = False  # the news itself is not said: each of its lines is off


class Entry(Record):
    """What the ear listens for, in the language of `engine/wording/word_patterns.py`."""

    id: str
    category: Category
    patterns: tuple[str, ...]
    why: str
    instead: str
    needs: tuple[str, ...] = ()  # one of them is said in the same sentence
    unless: tuple[str, ...] = ()  # innocent where one of them meets the same words
    without: tuple[str, ...] = ()  # innocent where one of them is said in the same sentence
    verdicts: tuple[str, ...] = ()  # only in these talks; empty: in every talk and text
    parts: tuple[str, ...] = ()  # only in these parts; empty: in all
    lacks: tuple[str, ...] = ()  # of whole texts and talks: none of these is said anywhere
    most: int = 0  # so often in one text or talk it is innocent

    @property
    def all_patterns(self) -> tuple[tuple[str, ...], ...]:
        """Its patterns, those of each purpose together."""
        return self.patterns, self.needs, self.unless, self.without, self.lacks


class Guard(Record):
    """Contexts in which words are innocent, up to the end of the clause."""

    id: str
    categories: tuple[Category, ...]
    patterns: tuple[str, ...]


class CategoryModel(Record):
    """What the model has learned of one category; its sums are natural logarithms of odds.

    A pattern's mark stays where the sum is `low` or more; a sentence without one is marked where it
    is `high` or more. The steps say what one step of a weight is worth.
    """

    category: Category
    bias: float
    word_step: float
    letter_step: float
    low: float
    high: float


class LinearModel(Record):
    """Weights over words and letters, as `engine/wording/wording_model.py` reads them.

    Each line of a table is a row of signs, one for each category and one for how telling the
    feature is, and then the feature itself.
    """

    categories: tuple[CategoryModel, ...]
    words: str
    letters: str


class CategoryAdvice(Record):
    """What is said of a sentence that the model marks."""

    category: Category
    why: str
    instead: str


class Wordings(Record):
    """All that the ear knows of a language."""

    entries: tuple[Entry, ...] = ()
    sets: tuple[tuple[str, tuple[str, ...]], ...] = ()  # names for lists of words
    guards: tuple[Guard, ...] = ()
    quoted: tuple[str, ...] = ()  # beside quotation marks: these are somebody else's words
    model: LinearModel | None = None  # a pack may do without
    advice: tuple[CategoryAdvice, ...] = ()  # one for each category of the model
