"""The user's hand in a talk: what the entries come to, and the talk as the user made it.

Entries are only ever added; an undo or redo is an entry of its own that names the one it takes
back or brings again, and a new action after an undo ends the chance to redo. The coach's lines are
composed anew each time, and the user's actions laid over them, so that an answer changes only the
lines that hang on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.domain.talk.edit import Choice, EditAction, Edits, LineEdit, Place, Side
from coach.domain.talk.talk import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from coach.domain.talk.edit import EditEntry

    Step = Callable[[LineEdit, EditEntry, Tone], LineEdit]


def replay(entries: Iterable[EditEntry], first: Tone = Tone.WARM) -> Edits:
    """What all entries come to.

    Args:
        entries: In order of their positions.
        first: The tone of the coach while none is chosen.
    """
    done, taken_back = _stacks(entries)
    lines: dict[str, LineEdit] = {}
    replies: dict[str, str] = {}
    tone: Tone | None = None
    for entry in done:
        if entry.action is EditAction.TONE:
            tone = Tone(entry.value)
        elif entry.action is EditAction.REPLY:
            replies[entry.line] = entry.value
        elif entry.action in _STEPS:
            before = lines.get(entry.line, LineEdit())
            lines[entry.line] = _STEPS[entry.action](before, entry, tone or first)
    return Edits(
        lines={line: edit for line, edit in lines.items() if edit != LineEdit()},
        places=tuple(filter(None, map(_place, done))),
        replies={reaction: text for reaction, text in replies.items() if text},
        tone=tone,
        can_undo=bool(done),
        can_redo=bool(taken_back),
    )


def in_force(entries: Iterable[EditEntry]) -> tuple[EditEntry, ...]:
    """The actions that were not taken back, in order."""
    return tuple(_stacks(entries)[0])


def undo_target(entries: Iterable[EditEntry]) -> EditEntry | None:
    """The action that an undo would take back, or None."""
    done, _ = _stacks(entries)
    return done[-1] if done else None


def redo_target(entries: Iterable[EditEntry]) -> EditEntry | None:
    """The action that a redo would bring again, or None."""
    _, taken_back = _stacks(entries)
    return taken_back[-1] if taken_back else None


def _stacks(entries: Iterable[EditEntry]) -> tuple[list[EditEntry], list[EditEntry]]:
    """The actions in force, and those taken back that can come again; the latest last."""
    done: list[EditEntry] = []
    taken_back: list[EditEntry] = []
    for entry in entries:
        if entry.action is EditAction.UNDONE:
            _shift(entry.of, done, taken_back)
        elif entry.action is EditAction.REDONE:
            _shift(entry.of, taken_back, done)
        else:
            done.append(entry)
            taken_back.clear()
    return done, taken_back


def _shift(position: int | None, source: list[EditEntry], target: list[EditEntry]) -> None:
    """Move the last action of one list to the other, if it is the one at this position."""
    if source and source[-1].position == position:
        target.append(source.pop())


def _rewritten(line: LineEdit, entry: EditEntry, tone: Tone) -> LineEdit:
    held = entry.value if line.held else ""
    return _based(replace(line, words=entry.value, held=held), entry, tone)


def _based(line: LineEdit, entry: EditEntry, tone: Tone) -> LineEdit:
    """The line with what the coach says now as its base; where nothing is said, the old one."""
    return replace(line, base=entry.base, tone=tone) if entry.base else line


def _restored(line: LineEdit, entry: EditEntry, tone: Tone) -> LineEdit:
    """The coach's words; a locked line now holds those, and lets go where there are none."""
    if line.is_added:
        return line
    held = entry.base if line.held else ""
    return _cleared(_based(replace(line, words="", held=held, adopted=False), entry, tone))


def _cleared(line: LineEdit) -> LineEdit:
    """The line without a base that nothing rests on any more."""
    if line.words or line.held:
        return line
    return replace(line, base="", tone=LineEdit().tone, adopted=False)


def _locked(line: LineEdit, entry: EditEntry, tone: Tone) -> LineEdit:
    held = replace(line, held=entry.value)
    return held if line.words else _based(held, entry, tone)


def _unlocked(line: LineEdit, _entry: EditEntry, _tone: Tone) -> LineEdit:
    return _cleared(replace(line, held=""))


def _settled(line: LineEdit, entry: EditEntry, tone: Tone) -> LineEdit:
    match Choice(entry.value):
        case Choice.KEEP:
            return _based(line, entry, tone)
        case Choice.OWN:
            return replace(line, words=line.words or line.held, adopted=True)
        case Choice.DROP:
            return _cleared(replace(line, words="", held=""))


def _removed(line: LineEdit, _entry: EditEntry, _tone: Tone) -> LineEdit:
    return LineEdit() if line.is_added else _cleared(replace(line, words="", held=""))


_STEPS: dict[EditAction, Step] = {
    EditAction.REWRITE: _rewritten,
    EditAction.RESTORE: _restored,
    EditAction.OFF: lambda line, _entry, _tone: replace(line, off=True),
    EditAction.ON: lambda line, _entry, _tone: replace(line, off=False),
    EditAction.LOCK: _locked,
    EditAction.UNLOCK: _unlocked,
    EditAction.ADD: lambda _line, entry, _tone: LineEdit(words=entry.value, is_added=True),
    EditAction.REMOVE: _removed,
    EditAction.SETTLE: _settled,
}


def _place(entry: EditEntry) -> Place | None:
    if entry.action is EditAction.ADD:
        return Place(entry.line, Side.AFTER, entry.base)
    if entry.action is EditAction.MOVE:
        return Place(entry.line, Side(entry.value), entry.base)
    return None
