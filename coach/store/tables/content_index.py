"""The full-text index of a pack's content, in memory: FTS5, built when something is first sought.

The content is the same for everybody and is compiled beside the pack, so that nothing of it lies in
the data file: building this takes less time than reading it from a disk would.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Any

from coach.engine.search.search import Vocabulary, is_concept, phrases_of
from coach.engine.search.search_ranking import Ranking
from coach.engine.search.search_words import plain, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.domain.search import Document, Hit, SearchContent

_TOKENS = "tokenize = 'porter unicode61 remove_diacritics 2'"
_TABLES = (
    f"CREATE VIRTUAL TABLE phrase USING fts5(words, {_TOKENS})",
    f'CREATE VIRTUAL TABLE document USING fts5(title, asked, "group", summary, text, {_TOKENS})',
    f"CREATE VIRTUAL TABLE word USING fts5(words, {_TOKENS})",
    "CREATE VIRTUAL TABLE phrase_stem USING fts5vocab(phrase, instance)",
    "CREATE VIRTUAL TABLE word_stem USING fts5vocab(word, instance)",
)
_WORD = re.compile(r"\w+")
_BEST = """
SELECT rowid, bm25(document, 6.0, 5.0, 2.0, 3.0, 1.0) FROM document WHERE document MATCH ?
ORDER BY 2 LIMIT 80
"""  # the numbers are the weights of the columns, in their order


def _texts(document: Document) -> tuple[str, ...]:
    """What of a document is indexed, in the order of the columns."""
    asked = " ".join(document.asked_as)
    parts = (document.title, asked, document.group, document.summary, document.text)
    return tuple(map(plain, parts))


class ContentIndex:
    """What can be found in a pack; not to be used from two threads."""

    def __init__(self, content: SearchContent) -> None:
        from sqlcipher3 import dbapi2  # type: ignore[import-untyped]

        self._db: Any = dbapi2.connect(":memory:", isolation_level=None)
        for statement in _TABLES:
            self._db.execute(statement)
        self._stems: dict[str, str] = {}  # also those of words that were only asked for
        self._standing: list[str] = []  # the words that stand in the content
        phrases = phrases_of(content)
        self._fill(content, phrases_text=[phrase.text for phrase in phrases])
        rows = self._instances(len(phrases))
        self._words = Vocabulary(
            {word: self._stems[word] for word in self._standing}, rows, self.stem, content
        )
        self._ranking = Ranking(content.documents, phrases, rows, self._words)

    def find(self, text: str) -> tuple[Hit, ...]:
        """What fits a text, best first; nothing where no word of it is known in any way."""
        words = self._words.divided(words_of(text))
        terms = self._words.terms(words)
        stems = dict.fromkeys(
            word for term in terms for stem in term.stems for word in self._words.words_for(stem)
        )
        if not stems:
            return ()
        return self._ranking.hits(words, terms, self._by_text(stems))

    def meanings(self, text: str) -> tuple[tuple[str, ...], ...]:
        """Of each word of a text that says something: itself, and the words that mean the same.

        A row of words with one meaning counts as one; its own words then stand first, in a row.
        """
        typed = words_of(text)
        found = []
        for term in self._words.terms(typed):
            meant = (
                word
                for stem in term.stems
                if is_concept(stem)
                for word in self._words.words_for(stem)
            )
            found.append(tuple(dict.fromkeys((term.typed, *meant))))
        return tuple(found)

    def is_ignored(self, word: str) -> bool:
        """Whether a word says nothing by itself."""
        return self._words.is_ignored(self.stem(word))

    def near(self, text: str) -> tuple[str, ...]:
        """Known words that are a little like those of a text, to offer where nothing was found."""
        from rapidfuzz import fuzz, process

        found: dict[str, None] = {}
        for word in words_of(text):
            near = process.extract(
                word, self._standing, scorer=fuzz.ratio, processor=None, score_cutoff=60, limit=3
            ) if len(word) > 2 else []  # fmt: skip
            found |= dict.fromkeys(str(each[0]) for each in near)
        return tuple(found)[:4]

    def stem(self, word: str) -> str:
        """The stem of a word, as the index has it."""
        if word not in self._stems:
            self._stems[word] = self._stemmed([word]).get(word, word)
        return self._stems[word]

    def _fill(self, content: SearchContent, phrases_text: list[str]) -> None:
        texts = [_texts(each) for each in content.documents]
        self._db.execute("BEGIN")
        self._db.executemany(
            "INSERT INTO phrase (rowid, words) VALUES (?, ?)",
            ((number, plain(text)) for number, text in enumerate(phrases_text)),
        )
        self._db.executemany(
            'INSERT INTO document (rowid, title, asked, "group", summary, text) '
            "VALUES (?, ?, ?, ?, ?, ?)",
            ((number, *parts) for number, parts in enumerate(texts)),
        )
        self._db.execute("COMMIT")
        words = set(_WORD.findall(" ".join(chain.from_iterable(texts))))
        meant = " ".join((*content.ignored, *chain.from_iterable(content.synonyms)))
        self._stems = self._stemmed(sorted(words))
        self._stems |= self._stemmed(set(words_of(meant)) - words)
        self._standing = sorted(words)

    def _stemmed(self, words: Iterable[str]) -> dict[str, str]:
        """The stem of each word, as the tokenizer of FTS5 gives it."""
        numbered = list(words)
        self._db.execute("BEGIN")
        self._db.executemany("INSERT INTO word (rowid, words) VALUES (?, ?)", enumerate(numbered))
        found = self._db.execute("SELECT doc, term FROM word_stem").fetchall()
        self._db.execute("ROLLBACK")
        return {numbered[number]: term for number, term in found}

    def _instances(self, count: int) -> list[tuple[str, ...]]:
        """The stems of each phrase, in their order."""
        rows: list[list[str]] = [[] for _ in range(count)]
        found = self._db.execute("SELECT term, doc FROM phrase_stem ORDER BY doc, offset")
        for term, row in found:
            rows[row].append(term)
        return [tuple(row) for row in rows]

    def _by_text(self, stems: Iterable[str]) -> dict[int, float]:
        """How well whole documents fit by bm25, the best 1."""
        wanted = " OR ".join(f'"{stem}"' for stem in stems)
        found = self._db.execute(_BEST, (wanted,)).fetchall()
        best = min((score for _, score in found), default=0.0)
        return {number: score / best for number, score in found if best < 0}
