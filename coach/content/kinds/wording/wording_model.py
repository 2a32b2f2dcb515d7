"""`wording/<language>.model`: what the ear has learned, fitted by a command and never by hand.

A text of at most a megabyte. It says what it is and for which language, then one line for each
category, then two tables, each with how many lines it has:

    good-terms ear 1
    language en
    category label bias=-2.5 word_step=0.03 letter_step=0.02 low=-1.9 high=0.4
    words 2
    !!O!^ you
    !6O!you are
    letters 1
    5!O!_you_

What the signs before a feature are worth says `engine/wording/wording_model.py`.
"""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import TYPE_CHECKING, NoReturn

from coach.domain.wording import OF_WHOLE_TALKS, Category, CategoryModel, LinearModel
from coach.engine.wording.wording_model import FIRST_SIGN, LAST_SIGN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.content.kinds.locations import Faults

MOST_BYTES = 1_000_000
TABLES = ("words", "letters")
NUMBERS = ("bias", "word_step", "letter_step", "low", "high")
_VERSION = "good-terms ear 1"
MODEL_MEND = "Fit it anew (CONTRIBUTING.md says how), or take the file out."
_LONGEST = 200  # signs of a feature


def read_model(text: str, file: str, language: str, faults: Faults) -> LinearModel | None:
    """The model that a text holds; None, with the first fault noted, when it cannot be used."""
    try:
        return _Lines(text).model(language)
    except _Refused as refused:
        faults.add_line(file, refused.line, refused.what, MODEL_MEND)
        return None


def written(model: LinearModel, language: str) -> str:
    """The text of a model, as it is read."""
    lines = [_VERSION, f"language {language}"]
    for each in model.categories:
        numbers = " ".join(f"{name}={getattr(each, name):.6g}" for name in NUMBERS)
        lines.append(f"category {each.category.value} {numbers}")
    for name in TABLES:
        table: str = getattr(model, name)
        rows = table.split("\n") if table else []
        lines += [f"{name} {len(rows)}", *rows]
    return "\n".join(lines) + "\n"


class _Refused(Exception):  # noqa: N818 - what is wrong, on its way to the faults
    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line, self.what = line, what


class _Lines:
    """The lines of a file, taken one after another."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = text.removesuffix("\n").split("\n")
        self._next = 0

    def model(self, language: str) -> LinearModel:
        """The model, whole; it is refused where it is none, or of another language."""
        if len(self._text.encode()) > MOST_BYTES:
            self._refuse(f"The model is larger than {MOST_BYTES:,} bytes.")
        if self._take() != _VERSION:
            self._refuse(f"The model does not begin with '{_VERSION}'.")
        if self._take() != f"language {language}":
            self._refuse(f"The model is not for the language of the pack, '{language}'.")
        categories = self._categories()
        words, letters = (self._table(name, len(categories) + 1) for name in TABLES)
        if self._next < len(self._lines):
            self._next += 1
            self._refuse("Something stands behind the last table.")
        return LinearModel(categories, words, letters)

    def _take(self) -> str:
        self._next += 1
        return self._lines[self._next - 1] if self._next <= len(self._lines) else ""

    def _refuse(self, what: str) -> NoReturn:
        raise _Refused(min(self._next, len(self._lines)) or 1, what)

    def _categories(self) -> tuple[CategoryModel, ...]:
        found: list[CategoryModel] = []
        while self._lines[self._next : self._next + 1] and self._is_category():
            each = self._category(self._take().split(" "))
            if each.category in {one.category for one in found}:
                self._refuse(f"The category '{each.category}' stands here twice.")
            found.append(each)
        if not found:
            self._refuse("The model has no categories.")
        return tuple(found)

    def _is_category(self) -> bool:
        return self._lines[self._next].startswith("category ")

    def _category(self, pieces: list[str]) -> CategoryModel:
        numbers = [self._number(piece, name) for piece, name in zip(pieces[2:], NUMBERS)]  # noqa: B905
        if len(pieces) != len(NUMBERS) + 2:
            self._refuse(f"A category has {len(NUMBERS)} numbers: {', '.join(NUMBERS)}.")
        known = [each for each in Category if each not in OF_WHOLE_TALKS and each == pieces[1]]
        if not known:
            self._refuse(f"'{pieces[1]}' is no category of a sentence.")
        found = CategoryModel(known[0], *numbers)
        if found.low > found.high:
            self._refuse("'low' is above 'high'.")
        return found

    def _number(self, piece: str, name: str) -> float:
        match = re.fullmatch(rf"{name}=(-?\d[\d.e+-]*)", piece)
        try:
            found = float(match[1]) if match else math.nan
        except ValueError:
            found = math.nan
        if not math.isfinite(found):
            self._refuse(f"'{piece}' should be '{name}=' and a number.")
        return found

    def _table(self, name: str, signs: int) -> str:
        head = re.fullmatch(rf"{name} (\d{{1,7}})", self._take())
        if head is None:
            self._refuse(f"Here should stand '{name}' and how many lines it has.")
        first, many = self._next, int(head[1])
        rows = self._lines[first : first + many]
        if len(rows) < many:
            self._next = len(self._lines)
            self._refuse(f"The table '{name}' has {len(rows):,} lines, and should have {many:,}.")
        self._check_rows(rows, signs)
        self._next = first + many
        return "\n".join(rows)

    def _check_rows(self, rows: list[str], signs: int) -> None:
        shape = re.compile(rf"[{re.escape(FIRST_SIGN)}-{LAST_SIGN}]{{{signs}}}.{{1,{_LONGEST}}}")
        first = self._next
        for number, row in enumerate(rows, start=first + 1):
            if shape.fullmatch(row) is None:
                self._next = number
                self._refuse(f"A line should be {signs} signs and a feature.")
        for number, (one, two) in enumerate(_features(rows, signs), start=first + 2):
            if one >= two:
                self._next = number
                self._refuse(f"The feature '{two}' is not in its order.")


def _features(rows: list[str], signs: int) -> Iterable[tuple[str, str]]:
    return pairwise([row[signs:] for row in rows])
