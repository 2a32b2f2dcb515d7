"""The user's own hand in the lines of a talk: each action is kept at once, and can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.talk.edit import Choice, EditAction, EditEntry, Side
from coach.engine.talk.apply_edits import GONE, REPLY, part_of
from coach.engine.talk.edit_log import redo_target, undo_target
from coach.engine.wording.plain_text import is_empty
from coach.errors import GoodTermsError, NotFound
from coach.services.case.text import paragraph
from coach.store.tables.lines import LineTable
from coach.translation import translate

if TYPE_CHECKING:
    from coach.domain.talk.talk import Line, Talk, TalkPart, Tone
    from coach.services.case.case_reader import CaseReader
    from coach.services.case.context import ServiceContext
    from coach.services.talk.talks import TalkService

MOST_OWN = 100  # lines of the user's own in one talk; nobody says more beside the coach's


class LineService:
    """Rewrites, orders, locks and adds lines; what changes nothing is not kept.

    Every method that names a line refuses one that the talk has not (`NotFound`), and a case
    without a verdict (`GoodTermsError`). A reply that is kept, since its reaction is none of this
    talk's, can be restored, settled and removed as a line; the words then go.
    """

    def __init__(
        self, context: ServiceContext, case_reader: CaseReader, talks: TalkService
    ) -> None:
        self._context = context
        self._case_reader = case_reader
        self._talks = talks
        self._table = LineTable(context.store)

    def rows(self, case_id: str) -> tuple[Line, ...]:
        """Every line of the talk in order, also those that are off; then those that are kept."""
        talk = self._talks.talk(case_id)
        return (*(line for part in talk.parts for line in part.lines), *talk.kept)

    def rewrite(self, case_id: str, line_id: str, text: str) -> None:
        """Put the user's words in place of a line's; the coach's own words restore it.

        Raises:
            GoodTermsError: There is nothing in the text, or it is too long.
        """
        words, line = paragraph(text, translate("Services", "A line")), self._line(case_id, line_id)
        if words == line.text:
            return
        if words == line.generated:
            self.restore(case_id, line_id)
        else:
            self._do(case_id, EditAction.REWRITE, line_id, words, line.generated)

    def restore(self, case_id: str, line_id: str) -> None:
        """Take the coach's words again; one that fits no more goes. Own lines stay."""
        if line_id.startswith(REPLY):
            self.reply(case_id, line_id.removeprefix(REPLY), "")
            return
        line = self._line(case_id, line_id)
        if not line.is_added and (line.is_rewritten or line.text != line.generated):
            self._do(case_id, EditAction.RESTORE, line_id, base=line.generated)

    def switch(self, case_id: str, line_id: str, on: bool) -> None:  # noqa: FBT001 - a check box
        """Say a line, or leave it out."""
        if self._line(case_id, line_id).off is on:
            self._do(case_id, EditAction.ON if on else EditAction.OFF, line_id)

    def lock(self, case_id: str, line_id: str, locked: bool) -> None:  # noqa: FBT001 - a check box
        """Keep a line's text whatever changes, or let it go with the answers again."""
        line = self._line(case_id, line_id)
        if line.locked is locked:
            return
        if locked:
            self._do(case_id, EditAction.LOCK, line_id, line.text, line.generated)
        else:
            self._do(case_id, EditAction.UNLOCK, line_id)

    def move(self, case_id: str, line_id: str, steps: int) -> bool:
        """Move a line within its part; -1 is up. False at the end that it would go beyond."""
        lines = [line.id for line in self._part(case_id, part_of(line_id)).lines]
        if line_id not in lines:
            raise _no_line()
        index = lines.index(line_id)
        target = min(max(index + steps, 0), len(lines) - 1)
        if target != index:
            side = Side.BEFORE if target < index else Side.AFTER
            self._do(case_id, EditAction.MOVE, line_id, side.value, lines[target])
        return target != index

    def add(self, case_id: str, part_id: str, text: str, after: str = "") -> str:
        """A line of the user's own, after another or at the end of a part; its id.

        Raises:
            NotFound: There is no such part, or in it no such line.
            GoodTermsError: There is nothing in the text, it is too long, or there are `MOST_OWN`.
        """
        words = paragraph(text, translate("Services", "A line"))
        part = self._part(case_id, part_id)
        if after and after not in {line.id for line in part.lines}:
            raise _no_line()
        if sum(line.is_added for line in self.rows(case_id)) >= MOST_OWN:
            raise GoodTermsError(
                translate(
                    "Services", "A talk can have {most_own} lines of your own at most."
                ).format(most_own=MOST_OWN),
                safe=translate("Services", "Your lines are all there, and so is what you typed."),
                todo=translate("Services", "Take one of them out, or say this in one of them."),
            )
        line_id = f"{part_id}/own:{self._table.next_position(case_id)}"
        self._do(case_id, EditAction.ADD, line_id, words, after or part.lines[-1].id)
        return line_id

    def remove(self, case_id: str, line_id: str) -> None:
        """Take a line of the user's own away.

        Raises:
            GoodTermsError: It is not one.
        """
        if line_id.startswith(REPLY):
            self.restore(case_id, line_id)
            return
        if not self._line(case_id, line_id).is_added:
            raise GoodTermsError(
                translate("Services", "This line is not one of your own, so it cannot be removed."),
                safe=translate("Services", "Nothing was changed."),
                todo=translate("Services", "Turn it off instead."),
            )
        self._do(case_id, EditAction.REMOVE, line_id)

    def settle(self, case_id: str, line_id: str, keep: bool) -> None:  # noqa: FBT001 - a choice
        """Settle a conflict; a line without one stays as it is.

        Args:
            case_id: The case.
            line_id: The line.
            keep: Keep the text: as it is, or, where the line fits no more, as a line of one's own.
                Else take what the coach says now; a line that fits no more goes.
        """
        if line_id.startswith(REPLY):
            if not keep:
                self.restore(case_id, line_id)
            return
        line = self._line(case_id, line_id)
        if line.conflict:
            kept = Choice.OWN if line.conflict == GONE else Choice.KEEP
            choice = kept if keep else Choice.DROP
            self._do(case_id, EditAction.SETTLE, line_id, choice.value, line.generated)

    def reply(self, case_id: str, reaction_id: str, text: str) -> None:
        """Put the user's reply to a reaction in place of the coach's; an empty text restores it.

        Raises:
            NotFound: There is no such reaction in this talk.
            GoodTermsError: The text is too long.
        """
        words = "" if is_empty(text) else paragraph(text, translate("Services", "A reply"))
        talk = self._talks.talk(case_id)
        coach = {each.id: each for each in (*talk.reactions, *talk.further)}
        mine = self._talks.edits(case_id).replies.get(reaction_id, "")
        if reaction_id not in coach and not mine:
            raise NotFound(
                translate("Services", "The talk has no such reaction."),
                safe=translate("Services", "Nothing was changed."),
            )
        said = coach.get(reaction_id)
        base = (said.generated or said.reply) if said else ""
        if words == base:
            words = ""
        if words != mine:
            self._do(case_id, EditAction.REPLY, reaction_id, words, base)

    def tone(self, case_id: str) -> Tone:
        """The tone of the talk."""
        self._case_reader.record(case_id)
        return self._talks.tone(case_id)

    def set_tone(self, case_id: str, tone: Tone) -> None:
        """Choose how the coach's lines sound; the user's own words stay as they are.

        Raises:
            NotFound: The pack does not have this tone.
        """
        if tone not in self._context.content.info.tones:
            raise NotFound(
                translate("Services", "The scripts have no such tone."),
                safe=translate("Services", "Nothing was changed."),
            )
        if tone is not self.tone(case_id):
            self._do(case_id, EditAction.TONE, value=tone.value)

    def can_undo(self, case_id: str) -> bool:
        """Whether there is an action to take back."""
        return self._talks.edits(case_id).can_undo

    def can_redo(self, case_id: str) -> bool:
        """Whether an action that was taken back can come again."""
        return self._talks.edits(case_id).can_redo

    def undo(self, case_id: str) -> str:
        """Take the last action back; its line or reaction; empty for a tone, or without one."""
        return self._point_at(case_id, undo_target(self._entries(case_id)), EditAction.UNDONE)

    def redo(self, case_id: str) -> str:
        """Bring the action taken back last again; its line or reaction, as `undo` says it."""
        return self._point_at(case_id, redo_target(self._entries(case_id)), EditAction.REDONE)

    def _point_at(self, case_id: str, target: EditEntry | None, action: EditAction) -> str:
        if target is None:
            return ""
        self._do(case_id, action, target.line, target.value, target.base, of=target.position)
        return target.line

    def _entries(self, case_id: str) -> tuple[EditEntry, ...]:
        self._case_reader.record(case_id)
        return self._table.of_case(case_id)

    def _do(
        self,
        case_id: str,
        action: EditAction,
        line: str = "",
        value: str = "",
        base: str = "",
        *,
        of: int | None = None,
    ) -> None:
        """Keep an action at the end of the case's journal."""
        now = self._context.clock()
        self._case_reader.record(case_id)
        entry = EditEntry(self._table.next_position(case_id), action, line, value, base, now, of)
        with self._context.store.transaction():
            self._table.add(case_id, entry)
            self._case_reader.table.set_prepared(case_id, now)

    def _line(self, case_id: str, line_id: str) -> Line:
        for line in self.rows(case_id):
            if line.id == line_id and not line_id.startswith(REPLY):
                return line
        raise _no_line()

    def _part(self, case_id: str, part_id: str) -> TalkPart:
        talk: Talk = self._talks.talk(case_id)
        for part in talk.parts:
            if part.id == part_id:
                return part
        raise NotFound(
            translate("Services", "The talk has no such part."),
            safe=translate("Services", "Nothing was changed."),
        )


def _no_line() -> NotFound:
    return NotFound(
        translate("Services", "The talk has no such line."),
        safe=translate("Services", "Nothing was changed."),
    )
