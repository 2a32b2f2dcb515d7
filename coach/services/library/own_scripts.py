"""The user's own words in the library: versions beside the original, and scripts of their own."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from coach.domain.talk.own_script import OwnScript, OwnText
from coach.engine.talk.own_script import (
    changed_texts,
    changed_under,
    filled_from,
    texts_of,
    with_own,
)
from coach.errors import GoodTermsError, NotFound
from coach.services.case.text import LONGEST_NOTE, optional, required
from coach.translation import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.domain.talk.script import Script, ScriptStage
    from coach.engine.wording.compared import Piece
    from coach.services.case.case_reader import CaseReader
    from coach.services.case.context import ServiceContext

_NAMES = {
    OwnText.TITLE: QT_TRANSLATE_NOOP("Services", "The title"),
    OwnText.USE_WHEN: QT_TRANSLATE_NOOP("Services", "When to use it"),
    OwnText.RULE: QT_TRANSLATE_NOOP("Services", "The rule"),
    OwnText.SHORT: QT_TRANSLATE_NOOP("Services", "The short version"),
    OwnText.LONG: QT_TRANSLATE_NOOP("Services", "The longer version"),
    OwnText.WRITTEN: QT_TRANSLATE_NOOP("Services", "What is written"),
}
_NEEDED = frozenset({OwnText.TITLE, OwnText.SHORT})
_MOST = {OwnText.TITLE: 200, OwnText.USE_WHEN: 2000, OwnText.RULE: 300}


class Whose(StrEnum):
    """Whose words a script is in."""

    LIBRARY = "library"
    VERSION = "version"  # the user's, for a script of the library
    CHANGED = "changed"  # the same, and the library has changed it since
    OWN = "own"  # a script of the user's own


class Difference(Struct, frozen=True):
    """What differs between two states of a text."""

    text: OwnText
    pieces: tuple[Piece, ...]


class OwnScriptService:
    """Keeps versions of the library's scripts, and scripts of the user's own."""

    def __init__(self, context: ServiceContext, case_reader: CaseReader) -> None:
        from coach.store.tables.own_scripts import OwnScriptTable

        self._context = context
        self._case_reader = case_reader
        self._table = OwnScriptTable(context.store)

    def version_of(self, base: str) -> OwnScript | None:
        """The user's version of a script of the library, or None."""
        return self._table.version_of(base)

    def get(self, script_id: str) -> OwnScript:
        """A script of the user's own, or a version, by its own id.

        Raises:
            NotFound: It is gone.
        """
        found = self._table.get(script_id)
        if found is None:
            raise NotFound(translate("Services", "This script is not in the library."))
        return found

    def whose(self, script_id: str) -> Whose:
        """Whose words a script is in."""
        if all(each.id != script_id for each in self._context.content.library.scripts):
            return Whose.OWN
        if self.version_of(script_id) is None:
            return Whose.LIBRARY
        return Whose.CHANGED if self.changed_under(script_id) else Whose.VERSION

    def original(self, base: str) -> Script:
        """A script as the library has it, whatever the user made of it.

        Raises:
            NotFound: The library has none of this id.
        """
        for script in self._context.content.library.scripts:
            if script.id == base:
                return script
        raise NotFound(translate("Services", "This script is not in the library."))

    def put_version(self, base: str, texts: Mapping[OwnText, str]) -> OwnScript | None:
        """Keep the user's words for a script of the library; None where they are the library's.

        Args:
            base: The id of the script.
            texts: All texts as they are now; those that say the same as the library are not kept.

        Raises:
            GoodTermsError: A text is too long, or one that is needed is empty.
            NotFound: The library has no such script.
        """
        script = self.original(base)
        own = changed_texts(script, _checked(texts))
        before = self._table.version_of(base)
        if not own:
            if before is not None:
                self.remove(before.id)
            return None
        now = texts_of(script)
        kept = before.original if before is not None else {}
        original = {each: kept.get(each, now[each]) for each in own}
        version = OwnScript(
            before.id if before is not None else self._context.ids(),
            base,
            script.situation,
            script.stage,
            own,
            original,
        )
        self._table.put(version, self._context.clock())
        return version

    def add(self, situation: str, stage: ScriptStage, texts: Mapping[OwnText, str]) -> OwnScript:
        """Keep a new script of the user's own.

        Raises:
            GoodTermsError: A text is too long, the title or the short version is empty, or there is
                no such situation.
        """
        return self._put(self._context.ids(), situation, stage, texts)

    def change(
        self, script_id: str, situation: str, stage: ScriptStage, texts: Mapping[OwnText, str]
    ) -> OwnScript:
        """Keep a script of the user's own as it is now; else as `add`.

        Raises:
            GoodTermsError: As `add`.
            NotFound: It is gone.
        """
        return self._put(self.get(script_id).id, situation, stage, texts)

    def _put(
        self, script_id: str, situation: str, stage: ScriptStage, texts: Mapping[OwnText, str]
    ) -> OwnScript:
        if all(situation != each.id for each in self._context.content.library.situations):
            raise GoodTermsError(
                translate("Services", "There is no such situation."),
                safe=translate("Services", "Nothing was changed."),
                todo=translate("Services", "Choose one from the list."),
            )
        kept = {each: said for each, said in _checked(texts).items() if said}
        script = OwnScript(script_id, "", situation, stage, kept, {})
        self._table.put(script, self._context.clock())
        return script

    def remove(self, script_id: str) -> None:
        """Put a version or a script of the user's own into the trash."""
        self._table.trash(script_id, self._context.clock())

    def bring_back(self, script_id: str) -> None:
        """Take one out of the trash again; where there is a newer version, that goes into it."""
        gone = self._table.get(script_id, trashed=True)
        if gone is None:
            raise NotFound(translate("Services", "This script is not in the trash any more."))
        with self._context.store.transaction():
            newer = self._table.version_of(gone.base) if gone.base else None
            if newer is not None:
                self.remove(newer.id)
            self._table.trash(script_id, self._context.clock(), trashed=False)

    def differences(self, base: str) -> tuple[Difference, ...]:
        """What the user put differently: the library's words of then beside the user's."""
        own = self._table.version_of(base)
        if own is None:
            return ()
        return _differences(
            {each: (own.original.get(each, ""), said) for each, said in own.texts.items()}
        )

    def changed_under(self, base: str) -> tuple[Difference, ...]:
        """What the library has changed since, in the texts that the user put differently."""
        own = self._table.version_of(base)
        return () if own is None else _differences(changed_under(self.original(base), own))

    def keep_mine(self, base: str) -> None:
        """The user has seen what the library changed, and stays with their own words."""
        own = self._table.version_of(base)
        if own is not None:
            now = texts_of(self.original(base))
            seen = OwnScript(
                own.id,
                own.base,
                own.situation,
                own.stage,
                own.texts,
                {each: now[each] for each in own.texts},
            )
            self._table.put(seen, self._context.clock())

    def take_theirs(self, base: str, text: OwnText) -> None:
        """Give up one's own words for one text; the others stay."""
        own = self._table.version_of(base)
        if own is not None:
            library = texts_of(self.original(base))
            self.put_version(base, library | own.texts | {text: library[text]})

    def filled(self, text: str, case_id: str) -> str:
        """A text of a script with the blanks filled that the case has a fact for."""
        from coach.engine.talk.context import context

        opened = self._case_reader.open(case_id)
        if opened.for_talk is None:
            return text
        content = self._context.content
        case = context(opened.for_talk, content.talk.facts, self._case_reader.facts(case_id))
        return filled_from(text, dict(content.library.blanks), case)


def merged(script: Script, own: OwnScript | None) -> Script:
    """A script of the library as the user says it."""
    return script if own is None else with_own(script, own)


def _checked(texts: Mapping[OwnText, str]) -> dict[OwnText, str]:
    return {
        each: (required if each in _NEEDED else optional)(
            said, translate("Services", _NAMES[each]), most=_MOST.get(each, LONGEST_NOTE)
        )
        for each, said in texts.items()
    }


def _differences(pairs: Mapping[OwnText, tuple[str, str]]) -> tuple[Difference, ...]:
    from coach.engine.wording.compared import compared

    return tuple(Difference(each, compared(*pairs[each])) for each in OwnText if each in pairs)
