"""Finds scripts of the user's own, and the library's by the words that the user put into them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from coach.domain.search import Found, Kind
from coach.domain.talk.own_script import OwnScript, OwnText
from coach.engine.search.search import BEGUN, EXACT, MEANT, near, near_beginnings
from coach.engine.search.search_words import words_of
from coach.translation import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from coach.store.file.connection import Store

_FIELDS = {OwnText.TITLE: 1.0, OwnText.USE_WHEN: 0.6, OwnText.RULE: 0.6}
_ELSEWHERE = 0.35  # of what a title is worth: in what is said
_WHY = {
    OwnText.TITLE: QT_TRANSLATE_NOOP("Services", "in the title"),
    OwnText.USE_WHEN: QT_TRANSLATE_NOOP("Services", "in when to use it"),
    OwnText.RULE: QT_TRANSLATE_NOOP("Services", "in its rule"),
}
_SAID = QT_TRANSLATE_NOOP("Services", "in your own words")
_MOST_RANKED = 10_000  # texts: where a word stands in more, an order by rank takes too long
_LONG = 4  # letters from which a word may be the beginning of another, wherever it stands


class OwnScriptFinder:
    """Finds by the full-text index of the user's own scripts.

    Args:
        store: The data file.
        meanings: Gives of each word of a text that says something the words that mean the same.
        title_of: Gives the id and the title by which a script of the library is found, by its own.
    """

    def __init__(
        self,
        store: Store,
        meanings: Callable[[str], Sequence[tuple[str, ...]]],
        title_of: Callable[[str], Found | None],
    ) -> None:
        from coach.store.tables.own_scripts import OwnScriptTable

        self._table = OwnScriptTable(store)
        self._meanings, self._title_of = meanings, title_of
        self._counts: dict[str, int] = {}  # in how many each stem stands
        self._terms: tuple[str, ...] = ()
        self._seen: tuple[bytes, ...] = ()  # the state of the index that they are of

    def find(self, text: str) -> Iterable[Found]:
        """What fits a text, best first; with a score from 0 to about 1.5."""
        if not self._known():
            return
        typed = words_of(text)
        last = typed[-1] if typed else ""
        words = [self._forms(meant, last=last) for meant in self._meanings(text)]
        if not words:
            return
        found = self._table.found(
            [list(map(_asked, forms)) for forms in words],
            ranked=min(map(self._count, words)) <= _MOST_RANKED,
        )
        for place, own in enumerate(found):
            score, why = _fit(own, words, 1 - place / (2 * len(found)))
            shown = self._shown(own)
            if shown is not None:
                yield Found(shown.kind, shown.id, shown.title, why, shown.detail, score=score)

    def get(self, script_id: str) -> Found | None:
        """A script of the user's own as it is shown; None where it is gone."""
        own = self._table.get(script_id)
        return self._shown(own) if own is not None else None

    def _shown(self, own: OwnScript) -> Found | None:
        if own.base:
            return self._title_of(own.base)
        return Found(Kind.SCRIPT, own.id, own.texts.get(OwnText.TITLE, ""), "", "")

    def _forms(self, meant: tuple[str, ...], *, last: str) -> dict[str, float]:
        """What one word may stand as, and how well each does; what may be begun has a star."""
        word = meant[0]
        forms = {word: EXACT} | dict.fromkeys(meant[1:], MEANT)
        begun = word == last or len(word) >= _LONG
        if begun:
            forms[f"{word}*"] = BEGUN
        if not self._begins(word[: max(3, len(word) - 2)]):
            close = near(word, self._terms) or near_beginnings(word, self._terms)
            forms |= {f"{other}*": quality * MEANT for other, quality in close}
        return forms

    def _known(self) -> tuple[str, ...]:
        state = self._table.state()
        if state != self._seen:
            self._counts = self._table.terms()
            self._terms, self._seen = tuple(self._counts), state
        return self._terms

    def _count(self, forms: Iterable[str]) -> int:
        """In how many texts the forms of a word stand, at most."""
        return sum(
            self._counts[term]
            for form in forms
            for term in self._begun(form[: max(3, len(form) - 2)] if form[-1] != "*" else form[:-1])
        )

    def _begun(self, stem: str) -> Iterable[str]:
        for place in range(bisect_left(self._terms, stem), len(self._terms)):
            if not self._terms[place].startswith(stem):
                return
            yield self._terms[place]

    def _begins(self, stem: str) -> bool:
        return next(iter(self._begun(stem)), None) is not None


def _asked(form: str) -> str:
    """A form as FTS5 asks for it."""
    return f'"{form[:-1]}"*' if form.endswith("*") else f'"{form}"'


def _fit(own: OwnScript, words: Sequence[dict[str, float]], place: float) -> tuple[float, str]:
    """How well a script fits, and where the best of it stands."""
    held = {each: words_of(own.texts.get(each, "")) for each in _FIELDS}
    score, best = 0.0, (0.0, _SAID)
    for forms in words:
        worth = _ELSEWHERE * place
        for each, weight in _FIELDS.items():
            quality = weight * max(
                (quality for form, quality in forms.items() if _stands(form, held[each])),
                default=0.0,
            )
            worth = max(worth, quality)
            best = max(best, (quality, _WHY[each]))
        score += worth
    return score / len(words), translate("Services", best[1])


def _stands(form: str, held: Sequence[str]) -> bool:
    """Whether a form stands among words: whole, begun, or with another ending."""
    bare = form.rstrip("*")
    return any(word == bare or (form.endswith("*") and word.startswith(bare)) for word in held)
