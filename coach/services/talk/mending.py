"""Lines of a talk that cannot be read: their words can be mended, or the coach's stand again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coach.domain.talk.edit import EditAction, EditEntry
from coach.engine.talk.apply_edits import part_of
from coach.engine.wording.plain_text import cleaned
from coach.errors import NotFound
from coach.services.case.text import paragraph
from coach.store.tables.lines import LineTable
from coach.translation import translate

if TYPE_CHECKING:
    from coach.domain.talk.edit import BrokenEdit
    from coach.domain.talk.talk import Reaction, Talk, TalkPart
    from coach.services.case.case_reader import CaseReader
    from coach.services.case.context import ServiceContext
    from coach.services.talk.talks import TalkService


class MendableLine(NamedTuple):
    """A change in a talk that cannot be read as it is."""

    position: int  # of the entry
    place: str  # the name of its part, or what they say; empty where that is not known
    words: str  # what the user wrote, to be read; empty where only an action is lost
    length: int  # characters of the whole where `words` is only its beginning; else 0


class MendService:
    """Offers what the user did to a talk and this version cannot read.

    Nothing of it is changed: what is decided is added to the journal, and undone as every action.
    """

    def __init__(
        self, context: ServiceContext, case_reader: CaseReader, talks: TalkService
    ) -> None:
        self._context, self._case_reader, self._talks = context, case_reader, talks
        self._table = LineTable(context.store)

    def lines(self, case_id: str) -> tuple[MendableLine, ...]:
        """What waits to be mended, in the order in which it was written."""
        broken = self._table.broken(case_id)
        if not broken:
            return ()
        talk = self._talks.talk(case_id)
        return tuple(
            MendableLine(each.position, _place(talk, each.line), cleaned(each.words), each.length)
            for each in broken
        )

    def mend(self, case_id: str, position: int, text: str) -> str:
        """Let words stand in the talk in place of those that cannot be read; the line's id.

        They stand in their line or reply where that is known, else as a line of the user's own.

        Raises:
            NotFound: Nothing at this position waits to be mended.
            GoodTermsError: There is nothing in the text, or it is too long.
        """
        broken, words = (
            self._broken(case_id, position),
            paragraph(text, translate("Services", "A line")),
        )
        talk, line = self._talks.talk(case_id), broken.line
        known = {each.id: each for part in talk.parts for each in part.lines}
        if (said := _reaction(talk, line)) is not None:
            return self._add(
                case_id, EditAction.REPLY, line, words, said.generated or said.reply, broken
            )
        if line in known:
            return self._add(
                case_id, EditAction.REWRITE, line, words, known[line].generated, broken
            )
        part = _part(talk, line)
        if not line.startswith(f"{part.id}/own:"):
            line = f"{part.id}/own:{self._table.next_position(case_id)}"
        return self._add(case_id, EditAction.ADD, line, words, part.lines[-1].id, broken)

    def put_back(self, case_id: str, position: int) -> str:
        """Let the coach's own words stand, or nothing where there are none; the line's id.

        Raises:
            NotFound: Nothing at this position waits to be mended.
        """
        broken = self._broken(case_id, position)
        talk = self._talks.talk(case_id)
        if _reaction(talk, broken.line) is not None:
            return self._add(case_id, EditAction.REPLY, broken.line, "", "", broken)
        own = "/own:" in broken.line
        action = EditAction.REMOVE if own else EditAction.RESTORE
        return self._add(case_id, action, broken.line, "", "", broken)

    def _broken(self, case_id: str, position: int) -> BrokenEdit:
        self._case_reader.record(case_id)
        for each in self._table.broken(case_id):
            if each.position == position:
                return each
        raise NotFound(
            translate("Services", "This line is not there any more."),
            safe=translate("Services", "Nothing was changed."),
        )

    def _add(
        self, case_id: str, action: EditAction, line: str, value: str, base: str, broken: BrokenEdit
    ) -> str:
        now = self._context.clock()
        position = self._table.next_position(case_id)
        entry = EditEntry(position, action, line, value, base, now, of=broken.position)
        with self._context.store.transaction():
            self._table.add(case_id, entry)
            self._case_reader.table.set_prepared(case_id, now)
        return line


def _reaction(talk: Talk, line: str) -> Reaction | None:
    """What they may say, where a line is the whole reply to it; None for every other line."""
    reactions = {each.id: each for each in (*talk.reactions, *talk.further)}
    return None if "/" in line else reactions.get(line)


def _part(talk: Talk, line: str) -> TalkPart:
    """The part of a line, else the first that has lines."""
    parts = {part.id: part for part in talk.parts if part.lines}
    return parts.get(part_of(line)) or next(iter(parts.values()))


def _place(talk: Talk, line: str) -> str:
    titles = {part.id: part.title for part in talk.parts}
    says = {each.id: each.says for each in (*talk.reactions, *talk.further)}
    return titles.get(part_of(line)) or says.get(line, "")
