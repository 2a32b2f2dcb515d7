# SPDX-License-Identifier: MIT
"""What is done with the lines of a talk: actions, and what undoing them brings back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.ui.talk.lines.line_text import LineAction, LineActionKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.domain.talk.talk import Line, Reaction, Talk
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell

translate = QCoreApplication.translate

_LONGEST = 48  # characters of a line that a toast shows


class TalkActions:
    """Performs actions on the talk of a case.

    Args:
        services: The services.
        shell: Is told what was refused.
    """

    def __init__(self, services: Services, shell: Shell) -> None:
        self._lines, self._talks, self._shell = services.lines, services.talks, shell

    def asks_first(self, case_id: str) -> bool:
        """Whether something is asked before this talk is first shown; its page is shown then."""
        first = self._shell.guard(lambda: self._talks.first_facts(case_id))
        if first:
            self._shell.go("first-facts", case_id)
        return bool(first)

    def perform(self, case_id: str, action: LineAction) -> str:
        """Do it; the id of the line or reaction concerned, "" where it was refused."""
        return self._shell.guard(lambda: self._done(case_id, action)) or ""

    def said(self, act: LineActionKind) -> str:
        """What to say of an action after which the line itself does not show it; else empty."""
        return {
            LineActionKind.REMOVE: translate("TalkActions", "Your line is removed."),
            LineActionKind.RESTORE: translate("TalkActions", "The coach’s words are back."),
            LineActionKind.TAKE: translate("TalkActions", "Your words were dropped."),
            LineActionKind.PUT: translate("TalkActions", "Your words are in the talk."),
        }.get(act, "")

    def _done(self, case_id: str, action: LineAction) -> str:
        if action.act is LineActionKind.ADD:
            return self._lines.add(case_id, action.part, action.text, action.line)
        if action.act is LineActionKind.FILL:
            self._talks.set_fact(case_id, action.fact, action.text)
        elif action.act is LineActionKind.REPLY:
            self._lines.reply(case_id, action.line, action.text)
        elif action.act is LineActionKind.PUT:
            return self._put(case_id, action)
        elif action.act in (LineActionKind.SWITCH, LineActionKind.LOCK, LineActionKind.REMOVE):
            self._switched(case_id, action)
        else:
            self._do_plain(case_id, action)
        return action.line

    def _do_plain(self, case_id: str, action: LineAction) -> None:
        lines, line = self._lines, action.line
        match action.act:
            case LineActionKind.REWRITE:
                lines.rewrite(case_id, line, action.text)
            case LineActionKind.RESTORE:
                lines.restore(case_id, line)
            case LineActionKind.UP | LineActionKind.DOWN:
                self._move(case_id, line, up=action.act is LineActionKind.UP)
            case LineActionKind.KEEP | LineActionKind.TAKE:
                self._settle(case_id, line, keep=action.act is LineActionKind.KEEP)
            case _:
                raise ValueError(action.act)

    def _move(self, case_id: str, line: str, *, up: bool) -> None:
        if not self._lines.move(case_id, line, -1 if up else 1):
            first = translate("TalkActions", "This is the first line of its part already.")
            self._shell.hint(
                first
                if up
                else translate("TalkActions", "This is the last line of its part already.")
            )

    def _switched(self, case_id: str, action: LineAction) -> None:
        line = self._line(case_id, action.line)
        if line is None:
            return
        if action.act is LineActionKind.SWITCH:
            self._lines.switch(case_id, line.id, line.off)
        elif action.act is LineActionKind.LOCK:
            self._lines.lock(case_id, line.id, not line.locked)
        else:
            self._lines.remove(case_id, line.id)

    def _settle(self, case_id: str, line_id: str, *, keep: bool) -> None:
        """Settle; kept words that nothing asks about any more are taken away otherwise."""
        line = self._line(case_id, line_id)
        if line is not None and not line.conflict and not keep:
            (self._lines.remove if line.is_added else self._lines.restore)(case_id, line_id)
        else:
            self._lines.settle(case_id, line_id, keep)

    def _put(self, case_id: str, action: LineAction) -> str:
        """Put kept words into a part as a line of the user's own."""
        line = self._line(case_id, action.line)
        if line is None:
            return ""
        new = self._lines.add(case_id, action.part, line.text)
        self._settle(case_id, action.line, keep=False)
        return new

    def _line(self, case_id: str, line_id: str) -> Line | None:
        return next((each for each in self._lines.rows(case_id) if each.id == line_id), None)


def what_came_back(before: Talk, after: Talk, concerned: str, shown: Callable[[str], str]) -> str:
    """What an undo or redo has changed, in one sentence.

    Args:
        before: The talk as it was.
        after: The talk as it is now.
        concerned: The id of the line or reaction; "" for the tone.
        shown: A text as it may be seen.
    """
    was, now = _find(before, concerned), _find(after, concerned)

    def words(text: str) -> str:
        return _short(shown(text))

    if concerned == "":
        tones = {
            "warm": translate("TalkActions", "warm"),
            "plain": translate("TalkActions", "plain"),
            "formal": translate("TalkActions", "formal"),
        }
        return translate("TalkActions", "The lines sound {tone} again.").format(
            tone=tones[after.tone.value]
        )
    if was is None and now is None:
        return translate("TalkActions", "Your words are as they were.")
    if now is None and was is not None:
        return translate("TalkActions", "“{line}” is gone again.").format(line=words(was.text))
    if now is not None and was is None:
        return translate("TalkActions", "“{line}” is back.").format(line=words(now.text))
    assert was is not None
    assert now is not None
    return _changed(was, now).format(line=words(now.text))


def reply_came_back(reaction: Reaction, shown: Callable[[str], str]) -> str:
    """What an undo or redo has changed in a reply."""
    text = (
        translate("TalkActions", "Your reply again: “{reply}”")
        if reaction.is_rewritten
        else translate("TalkActions", "The coach’s reply is back.")
    )
    return text.format(reply=_short(shown(reaction.reply)))


def reaction_of(talk: Talk, reaction_id: str) -> Reaction | None:
    """A reaction of a talk by its id."""
    every = (*talk.reactions, *talk.further)
    return next((each for each in every if each.id == reaction_id), None)


def _short(text: str) -> str:
    """A text, or its first words."""
    if len(text) <= _LONGEST:
        return text
    begun = text[: _LONGEST + 1]
    return f"{(begun.rpartition(' ')[0] or begun).rstrip(' ,;:.')}…"


def _changed(was: Line, now: Line) -> str:
    """The sentence that says what is other in a line, with a place for the line."""
    if was.text != now.text or was.is_rewritten != now.is_rewritten:
        return translate("TalkActions", "The line reads again: “{line}”")
    if was.off != now.off:
        off, on = (
            translate("TalkActions", "Left out again: “{line}”"),
            translate("TalkActions", "Said again: “{line}”"),
        )
        return off if now.off else on
    if was.locked != now.locked:
        locked, free = (
            translate("TalkActions", "Locked again: “{line}”"),
            translate("TalkActions", "Unlocked again: “{line}”"),
        )
        return locked if now.locked else free
    if was.conflict != now.conflict:
        return (
            translate("TalkActions", "Asked again: “{line}”")
            if now.conflict
            else translate("TalkActions", "Settled again: “{line}”")
        )
    return translate("TalkActions", "Back in its place: “{line}”")


def _find(talk: Talk, line_id: str) -> Line | None:
    lines = (*(line for part in talk.parts for line in part.lines), *talk.kept)
    return next((line for line in lines if line.id == line_id), None)
