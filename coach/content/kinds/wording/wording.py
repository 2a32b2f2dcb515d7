"""Files of wording: words to leave out, what the ear listens for, and its examples."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Self

from msgspec.structs import replace
from pydantic import AfterValidator, Field, model_validator

from coach.content.kinds.fields import (
    ALWAYS,
    FieldError,
    Id,
    Model,
    Sources,
    Text,
    When,
    Whole,
    YesNo,
)
from coach.content.kinds.wording.wording_model import MODEL_MEND
from coach.domain.rules.verdict import Verdict
from coach.domain.talk.talk import Wording
from coach.domain.wording import (
    OF_WHOLE_TALKS,
    Category,
    CategoryAdvice,
    Entry,
    Guard,
    MarkSource,
    Wordings,
)
from coach.engine.wording.checker import hear, hear_text
from coach.engine.wording.tokens import words_of
from coach.engine.wording.word_patterns import PatternError, WordPattern, read_sets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.content.kinds.locations import Faults, SourceLocation
    from coach.content.kinds.validate import Item
    from coach.domain.wording import LinearModel, Mark


def _one_line(text: str) -> str:
    """A pattern on one line; in the file it may be broken at a space, or behind a `|`."""
    if not text.strip():
        raise FieldError("The pattern is empty.", "Write it, or take it out.")
    return re.sub(r"\| ", "|", " ".join(text.split()))


Pattern = Annotated[str, AfterValidator(_one_line)]
Patterns = tuple[Pattern, ...]
CATEGORIES = tuple(category.value for category in Category)


class ExamplesModel(Model):
    """Texts to be marked in the category of the entry, and texts not to be marked in it."""

    marked: tuple[Text, ...] = ()
    innocent: tuple[Text, ...] = ()


class WordingModel(Model):
    """An entry of `words`."""

    id: Id
    words: Annotated[tuple[Text, ...], Field(min_length=1)] = ()
    patterns: Patterns = ()
    needs: Patterns = ()
    unless: Patterns = ()
    without: Patterns = ()
    lacks: Patterns = ()
    verdicts: tuple[Verdict, ...] = ()
    parts: tuple[Id, ...] = ()
    heard: YesNo = True
    most: Annotated[Whole, Field(ge=0, le=9)] = 0
    why: Text
    instead: Text
    when: When = ALWAYS
    source: Sources
    examples: ExamplesModel = ExamplesModel()

    @model_validator(mode="after")
    def _whole(self) -> Self:
        ear = (
            self.patterns,
            self.needs,
            self.unless,
            self.without,
            self.lacks,
            self.examples.marked,
        )
        if self.category is None and any(ear):
            mend = f"Begin it with one of: {', '.join(CATEGORIES)}."
            raise FieldError(f"'{self.id}' does not begin with a category.", mend)
        if not self.words and not self.patterns:
            raise FieldError(
                "Neither 'words' nor 'patterns'.", "Give it words to show, or to listen for."
            )
        if (self.category in OF_WHOLE_TALKS) is not bool(self.lacks):
            mend = "Only entries missing-... have it, and they need it."
            raise FieldError("'lacks' says what a whole talk must hold.", mend)
        return self

    @property
    def category(self) -> Category | None:
        """The kind of the entry: what its id begins with; None: it is only shown."""
        for category in Category:
            if self.id == category or self.id.startswith(f"{category}-"):
                return category
        return None

    def listed(self) -> Wording | None:
        """The words to leave out; None where there are none to show."""
        if not self.words:
            return None
        return Wording(
            id=self.id,
            words=self.words,
            why=self.why,
            instead=self.instead,
            when=self.when.tree,
            when_text=self.when.text,
            sources=self.source,
            kind=self.category or self.id.partition("-")[0],
        )

    def _patterns(self) -> tuple[str, ...]:
        if self.patterns or not self.heard:
            return self.patterns
        return tuple(" ".join(words_of(word)) for word in self.words)

    def entry(self) -> Entry | None:
        """What the ear listens for: the patterns, or the words themselves where there are none."""
        if self.category is None:
            return None
        return Entry(
            id=self.id,
            category=self.category,
            patterns=self._patterns(),
            why=self.why,
            instead=self.instead,
            needs=self.needs,
            unless=self.unless,
            without=self.without,
            lacks=self.lacks,
            verdicts=tuple(verdict.value for verdict in self.verdicts),
            parts=self.parts,
            most=self.most,
        )


class GuardModel(Model):
    """Contexts in which words are innocent."""

    id: Id
    categories: tuple[Category, ...]
    patterns: Annotated[Patterns, Field(min_length=1)]


class AdviceModel(Model):
    """What is said of a sentence that the model marks in a category."""

    category: Category
    why: Text
    instead: Text


class LearnedModel(Model):
    """`ear`: what entries share, and what is said where only the model marks a sentence.

    A pack may have several, which come to one; `order` says in which order its files are read.
    """

    order: tuple[Id, ...] = ()
    perhaps: tuple[AdviceModel, ...] = ()
    sets: dict[Id, tuple[Pattern, ...]] = Field(default_factory=dict)
    guards: tuple[GuardModel, ...] = ()
    quoted: Patterns = ()


def wordings(
    ears: Sequence[Item[LearnedModel]], entries: list[Item[WordingModel]], model: LinearModel | None
) -> Wordings:
    """All that the ear of a pack knows."""
    found = tuple(filter(None, (item.model.entry() for item in entries)))
    shared = [ear.model for ear in ears]
    sets = chain.from_iterable(ear.sets.items() for ear in shared)
    guards = chain.from_iterable(ear.guards for ear in shared)
    advice = chain.from_iterable(ear.perhaps for ear in shared)
    return Wordings(
        found,
        tuple(sets),
        tuple(Guard(each.id, each.categories, each.patterns) for each in guards),
        tuple(chain.from_iterable(ear.quoted for ear in shared)),
        model=model if shared else None,
        advice=tuple(CategoryAdvice(each.category, each.why, each.instead) for each in advice),
    )


def check_wording(
    ears: Sequence[Item[LearnedModel]],
    entries: list[Item[WordingModel]],
    model: LinearModel | None,
    faults: Faults,
) -> None:
    """Note patterns that cannot be read, and examples that the ear hears otherwise."""
    before = len(faults)
    sets = _sets(ears, faults)
    if sets is None:
        return
    for ear in ears:
        for number, guard in enumerate(ear.model.guards):
            place = ear.place.at("guards", number, "patterns")
            _patterns(guard.patterns, place, sets, faults)
        _patterns(ear.model.quoted, ear.place.at("quoted"), sets, faults)
    if ears:
        _advice(ears, model, faults)
    for item in entries:
        for key in ("patterns", "needs", "unless", "without", "lacks"):
            _patterns(getattr(item.model, key), item.place.at(key), sets, faults)
    if len(faults) == before:
        _examples(wordings(ears, entries, model), entries, faults)


def _sets(ears: Sequence[Item[LearnedModel]], faults: Faults) -> dict[str, tuple[str, ...]] | None:
    """The sets of all files; None, with a fault, where one cannot be read. A name stands once."""
    named: dict[str, tuple[str, ...]] = {}
    read: dict[str, tuple[str, ...]] = {}
    for ear in ears:
        place = ear.place.at("sets")
        for name in ear.model.sets:
            if name in named:
                mend = "Give one of them another name, or join them."
                faults.add(place.at(name), f"The set '{name}' stands also in another file.", mend)
        named |= ear.model.sets
        try:
            read = read_sets(named.items())
        except PatternError as error:
            faults.add(place, str(error), HOW_PATTERNS)
            return None
    return read


def _advice(ears: Sequence[Item[LearnedModel]], model: LinearModel | None, faults: Faults) -> None:
    """Each category is there once, and each of the model's."""
    place = ears[0].place.at("perhaps")
    there = [each.category for ear in ears for each in ear.model.perhaps]
    for category in {each for each in there if there.count(each) > 1}:
        faults.add(place, f"The category '{category}' stands here twice.", "Keep one.")
    for each in () if model is None else model.categories:
        if each.category not in there:
            what = f"Nothing is said of sentences that the model marks as '{each.category}'."
            faults.add(place, what, "Write 'category', 'why' and 'instead' for it.")


HOW_PATTERNS = (
    "A pattern is a row of words: 'you|they are ..3 <rude>'; see engine/wording/word_patterns.py."
)


def _patterns(
    patterns: Patterns, place: SourceLocation, sets: dict[str, tuple[str, ...]], faults: Faults
) -> None:
    for number, pattern in enumerate(patterns):
        try:
            WordPattern(pattern, sets).refuse_many_ways()
        except PatternError as error:
            faults.add(place.at(number), str(error), error.mend or HOW_PATTERNS)


def _examples(known: Wordings, entries: list[Item[WordingModel]], faults: Faults) -> None:
    for item in entries:
        if item.model.category is not None:
            place, examples = item.place.at("examples"), item.model.examples
            for number, text in enumerate(examples.marked):
                _marked(text, item.model, known, place.at("marked", number), faults)
            for number, text in enumerate(examples.innocent):
                _innocent(text, item.model, known, place.at("innocent", number), faults)


def _marked(
    text: str, model: WordingModel, known: Wordings, place: SourceLocation, faults: Faults
) -> None:
    if _in_category(text, model, known) is not None:
        return
    if _in_category(text, model, replace(known, model=None)) is not None:
        what = f"The model speaks against '{model.category}' in this example."
        faults.add(place, what, MODEL_MEND)
    else:
        what = f"The ear hears no '{model.category}' in this example."
        faults.add(place, what, "Mend the example or the patterns.")


def _innocent(
    text: str, model: WordingModel, known: Wordings, place: SourceLocation, faults: Faults
) -> None:
    found = _in_category(text, model, known)
    if found is None:
        return
    if found.source is MarkSource.MODEL:
        faults.add(place, f"The model marks this example as '{found.category}'.", MODEL_MEND)
    else:
        what = f"The ear marks '{text[found.start : found.end]}' by '{found.entry}'."
        faults.add(place, what, f"Give '{found.entry}' an 'unless'.")


def _in_category(text: str, model: WordingModel, known: Wordings) -> Mark | None:
    """The first mark of a text in the category of an entry."""
    marks = _heard(text, model, known)
    return next((mark for mark in marks if mark.category is model.category), None)


def _heard(text: str, model: WordingModel, known: Wordings) -> tuple[Mark, ...]:
    if model.category in OF_WHOLE_TALKS:
        return hear_text(text, known)
    verdict = model.verdicts[0] if model.verdicts else None
    return hear(text, known, verdict=verdict, part=model.parts[0] if model.parts else "")
