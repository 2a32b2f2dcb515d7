"""`and`, `or`, `not` and brackets around whatever a language of conditions asks.

condition := all ("or" all)*
all       := one ("and" one)*
one       := "not" one | "(" condition ")" | what the language asks
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

T = TypeVar("T")  # a condition


class BooleanReader(ABC, Generic[T]):
    """One pass over one text, a method for each line of the grammar.

    Args:
        text: The condition as its author wrote it.
        token: One word, number or sign, with the blanks before it.
        error: What is raised where the text does not follow the grammar.
    """

    def __init__(self, text: str, token: re.Pattern[str], error: type[ValueError]) -> None:
        self._text, self._token, self._refusal = text, token, error
        self._tokens = list(self._split(text))
        self._at = 0

    def whole(self) -> T:
        """Read the whole text as one condition."""
        condition = self._condition()
        if self._peek():
            raise self._error("the end, 'and' or 'or'")
        return condition

    @abstractmethod
    def _all_of(self, parts: tuple[T, ...]) -> T: ...

    @abstractmethod
    def _any_of(self, parts: tuple[T, ...]) -> T: ...

    @abstractmethod
    def _none_of(self, inner: T) -> T: ...

    @abstractmethod
    def _asked(self) -> T:
        """What is neither `not` nor in brackets; the next token is its first."""

    def _split(self, text: str) -> Iterator[str]:
        at = 0
        while text[at:].strip():
            found = self._token.match(text, at)
            if found is None:
                raise self._refusal(f"Cannot read {text[at:].strip()[:20]!r} in {text!r}.")
            yield found[0].strip()
            at = found.end()

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _take(self) -> str:
        token = self._peek()
        self._at += 1
        return token

    def _error(self, expected: str) -> ValueError:
        found = repr(self._peek()) if self._peek() else "the end"
        return self._refusal(f"Expected {expected}, found {found} in {self._text!r}.")

    def _condition(self) -> T:
        parts = self._chain("or", self._all)
        return parts[0] if len(parts) == 1 else self._any_of(parts)

    def _all(self) -> T:
        parts = self._chain("and", self._one)
        return parts[0] if len(parts) == 1 else self._all_of(parts)

    def _chain(self, word: str, read: Callable[[], T]) -> tuple[T, ...]:
        parts = [read()]
        while self._peek() == word:
            self._take()
            parts.append(read())
        return tuple(parts)

    def _one(self) -> T:
        match self._peek():
            case "not":
                self._take()
                return self._none_of(self._one())
            case "(":
                return self._in_brackets()
        return self._asked()

    def _in_brackets(self) -> T:
        self._take()
        condition = self._condition()
        if self._peek() != ")":
            raise self._error("')'")
        self._take()
        return condition
