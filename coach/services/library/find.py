"""One search for all that there is: the user's own data, the library, pages, settings, commands."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.domain.search import OF_USER, Document, Field, Found, Hit, Kind
from coach.engine.search.search_names import fit, name_words, respelled
from coach.engine.search.search_words import is_spaceless
from coach.translation import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from coach.content.library import ContentLibrary
    from coach.engine.search.search_names import NameWord
    from coach.services.library.find_own import OwnScriptFinder
    from coach.store.file.connection import Store
    from coach.store.tables.content_index import ContentIndex
    from coach.store.tables.name_index import Findable

MOST = 20  # that are shown
LONGEST = 200  # characters that are looked at: nobody types more
_RECENT = 8
_OF_ANSWERS = frozenset({"answer", "answers", "review"})
_WITH_ANSWERS = 3  # cases whose answers come right after them
_MOST_OF_CONTENT = 1.8  # what the library's scores stay below: a name with all words comes first
_SETTING = "recent"
_OPENED = frozenset({Kind.CLIENT, Kind.CASE, Kind.SCRIPT})


class FindService:
    """Finds by words as people type them, best first, and says why.

    Args:
        content: What the coach says and asks.
        store: The data file; None searches the content alone.
    """

    def __init__(self, content: ContentLibrary, store: Store | None) -> None:
        from coach.store.tables.name_index import FindableTable
        from coach.store.tables.settings import SettingTable

        self._content, self._store = content, store
        self._names = FindableTable(store) if store is not None else None
        self._settings = SettingTable(store) if store is not None else None

    def find(
        self, text: str, kinds: Collection[Kind] = frozenset(Kind), limit: int = MOST
    ) -> tuple[Found, ...]:
        """What fits a text, best first; nothing for an empty one.

        Args:
            text: Words in any order; the last may be half typed.
            kinds: What to look for.
            limit: How many at most.
        """
        text = text[:LONGEST]
        found = [*self._of_user(text), *self._of_content(text), *self._of_own(text)]
        wanted = [each for each in found if each.kind in kinds]
        order = {kind: number for number, kind in enumerate(Kind)}
        wanted.sort(key=lambda each: (-round(each.score, 3), order[each.kind]))
        return tuple(_with_answers(_apart(wanted), asked=Kind.ANSWERS in kinds))[:limit]

    def near(self, text: str) -> tuple[str, ...]:
        """Words a little like those of a text, to offer where nothing was found."""
        return self._index.near(text[:LONGEST])

    def examples(self) -> tuple[str, ...]:
        """What can be typed, as the pack says."""
        return self._content.search.examples

    def recent(self) -> tuple[Found, ...]:
        """Clients, cases and scripts that were opened last, the latest first; none that is gone."""
        found = (self._shown(kind, ref) for kind, ref in self._opened())
        return tuple(each for each in found if each is not None)

    def latest_case(self) -> str:
        """The id of the case that was changed last; empty where there is none."""
        found = self._names.latest_cases() if self._names is not None else ()
        return found[0].id if found else ""

    def opened(self, kind: str, ref: str) -> None:
        """Remember that something was opened: a client, a case, or a script by its own id."""
        before = self._opened()
        now = (Kind(kind), ref)
        if self._settings is None or now[0] not in _OPENED or before[:1] == [now]:
            return
        listed = [now, *(each for each in before if each != now)][:_RECENT]
        self._settings.note(_SETTING, json.dumps([[each.value, name] for each, name in listed]))

    @cached_property
    def _index(self) -> ContentIndex:
        from coach.store.tables.content_index import ContentIndex

        return ContentIndex(self._content.search)

    def _opened(self) -> list[tuple[Kind, str]]:
        kept = self._settings.get(_SETTING) if self._settings is not None else ""
        try:
            return [(Kind(kind), str(ref)) for kind, ref in json.loads(kept)]
        except (ValueError, TypeError):
            return []  # of a later version, or not ours: as if nothing had been opened

    def _shown(self, kind: Kind, ref: str) -> Found | None:
        if kind is Kind.SCRIPT:
            of_library = self._script_of_library(ref)
            return of_library if of_library is not None or self._own is None else self._own.get(ref)
        findable = self._names.get(kind, ref) if self._names is not None else None
        return None if findable is None else replace(_of_findable(findable, 0.0, ""), why="")

    def _script_of_library(self, ref: str) -> Found | None:
        documents = self._content.search.documents
        found = (each for each in documents if each.kind is Kind.SCRIPT and _stem(each.id) == ref)
        return next((_of_document(each, "") for each in found), None)

    # -- the library

    def _of_content(self, text: str) -> Iterable[Found]:
        for hit in self._index.find(text):
            found = _of_document(hit.document, _why(hit))
            yield replace(found, score=_scaled(hit.score))

    # -- the data file

    def _of_own(self, text: str) -> Iterable[Found]:
        """Scripts in the user's own words; those of the library that they are versions of."""
        for each in self._own.find(text) if self._own is not None else ():
            yield replace(each, score=_scaled(each.score))

    @cached_property
    def _own(self) -> OwnScriptFinder | None:
        from coach.services.library.find_own import OwnScriptFinder

        if self._store is None:
            return None
        return OwnScriptFinder(self._store, self._index.meanings, self._script_of_library)

    def _of_user(self, text: str) -> Iterable[Found]:
        words = name_words(text)
        if self._names is None or not words:
            return
        named = tuple(word for word in words if word.typed not in _OF_ANSWERS)
        asked = len(named) < len(words)
        for findable, used in self._findables(named) if named else ():
            yield _fitting(findable, used, asked=asked)
        if asked and not named:
            for case in self._names.latest_cases():
                yield replace(_of_findable(case, 3.0, ""), kind=Kind.ANSWERS)

    def _findables(
        self, words: Sequence[NameWord]
    ) -> Iterable[tuple[Findable, Sequence[NameWord]]]:
        """What has all words, else by spelling, else by a piece, else some of them."""
        assert self._names is not None
        table = self._names
        found, used = table.by_words(_forms(words)), list(words)
        if not found:
            used = respelled(words, table.terms)
            found = table.by_words(_forms(used))
        if not found:
            used = list(words)
            found = table.by_pieces([_piece(word) for word in words])
        if not found and len(words) > 1:
            used = [word for word in words if not self._index.is_ignored(word.typed)]
            found = table.by_words(_forms(used), any_of=True)
        return [(each, used) for each in found]


def _forms(words: Iterable[NameWord]) -> list[Sequence[str]]:
    """What each of the words may stand for."""
    return [word.forms for word in words]


def _piece(word: NameWord) -> str:
    """A word as a piece of another: as it is where it has three letters or no blanks around it."""
    long = len(word.typed) > 2 or is_spaceless(word.typed)
    return word.typed if long else "\0"  # nothing holds it


def _apart(found: Iterable[Found]) -> Iterable[Found]:
    """What was found, of the library only what reads differently, the best of each.

    Several reactions are said in the same words, and a talk may have two parts of one name: nobody
    could tell them apart in a list. Two clients of one name are two.
    """
    seen = set()
    for each in found:
        looks = (each.kind, each.title, each.detail)
        if each.kind in OF_USER or each.kind is Kind.SCRIPT or looks not in seen:
            seen.add(looks)
            yield each


def _with_answers(found: Iterable[Found], *, asked: bool) -> Iterable[Found]:
    """What was found, with the answers of the first cases right after them."""
    seen, left = set(), _WITH_ANSWERS
    for each in found:
        if (each.kind, each.id) in seen:
            continue
        seen.add((each.kind, each.id))
        yield each
        if asked and each.kind is Kind.CASE and left and (Kind.ANSWERS, each.id) not in seen:
            seen.add((Kind.ANSWERS, each.id))
            left -= 1
            yield replace(
                each, kind=Kind.ANSWERS, why=translate("Services", "the answers of this case")
            )


def _scaled(score: float) -> float:
    """A score of the library beside those of names: 1 stays 1, and no other comes to 2."""
    return _MOST_OF_CONTENT * score / (score + 0.8)


def _stem(script: str) -> str:
    """The id of a script without its situation."""
    return script.rpartition("/")[2]


def _of_document(document: Document, why: str) -> Found:
    return Found(document.kind, document.id, document.title, why, document.group)


def _of_findable(findable: Findable, score: float, why: str) -> Found:
    title = findable.title or findable.beside  # a case without a title is called by its client
    detail = findable.more if findable.kind is Kind.VENDOR else findable.beside
    return Found(findable.kind, findable.id, title, why, detail, findable.owner, score)


def _fitting(findable: Findable, words: Sequence[NameWord], *, asked: bool) -> Found:
    """What these words found; where answers are `asked` for, those of a case in its place."""
    fitting = fit(words, findable.words)
    why = _spelled(fitting.spelled) or _where(findable, words)
    if asked and findable.kind is Kind.CASE:
        return replace(_of_findable(findable, fitting.score + 1, why), kind=Kind.ANSWERS)
    return _of_findable(findable, fitting.score * (0.5 if asked else 1.0), why)


_NAME = QT_TRANSLATE_NOOP("Services", "in the name")
_IN = {  # what its title is, and what else of it was found
    Kind.CLIENT: (_NAME, _NAME),
    Kind.CONTACT: (_NAME, QT_TRANSLATE_NOOP("Services", "in the role")),
    Kind.CASE: (
        QT_TRANSLATE_NOOP("Services", "in the title"),
        QT_TRANSLATE_NOOP("Services", "in the name of its client"),
    ),
    Kind.VENDOR: (_NAME, QT_TRANSLATE_NOOP("Services", "in what the entry says")),
}


def _where(findable: Findable, words: Sequence[NameWord]) -> str:
    """In which of its words it was found."""
    inside = fit(words, findable.title).score > 0
    return translate("Services", _IN[findable.kind][0 if inside else 1])


_WHY = {
    Field.TITLE: QT_TRANSLATE_NOOP("Services", "in the title"),
    Field.ASKED_AS: QT_TRANSLATE_NOOP("Services", "also called “{phrase}”"),
    Field.GROUP: "{phrase}",
    Field.SUMMARY: QT_TRANSLATE_NOOP("Services", "in what it is"),
    Field.TEXT: QT_TRANSLATE_NOOP("Services", "in what is said"),
}
_WHY_OF = {
    (Field.TITLE, Kind.REACTION): QT_TRANSLATE_NOOP("Services", "what they say"),
    (Field.GROUP, Kind.SCRIPT): QT_TRANSLATE_NOOP("Services", "its situation: {phrase}"),
    (Field.GROUP, Kind.PART): QT_TRANSLATE_NOOP("Services", "part of the talk “{phrase}”"),
    (Field.GROUP, Kind.ROLEPLAY): QT_TRANSLATE_NOOP("Services", "for the talk “{phrase}”"),
    (Field.ASKED_AS, Kind.ROLEPLAY): QT_TRANSLATE_NOOP("Services", "with whom: {phrase}"),
    (Field.ASKED_AS, Kind.PERSONA): "{phrase}",
    (Field.SUMMARY, Kind.SCRIPT): QT_TRANSLATE_NOOP("Services", "in when to use it"),
}


def _why(hit: Hit) -> str:
    """Why a document was found, in words."""
    form = _WHY_OF.get((hit.field, hit.document.kind), _WHY[hit.field])
    why = translate("Services", form).format(phrase=hit.phrase)
    return f"{_spelled(hit.spelled[0])}, {why}" if hit.spelled else why


def _spelled(pair: tuple[str, str] | None) -> str:
    return translate("Services", "spelled like “{word}”").format(word=pair[1]) if pair else ""
