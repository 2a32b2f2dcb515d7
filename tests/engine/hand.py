"""A small world whose lines come, go and change, and a hand that does actions to its talk."""

from __future__ import annotations

from datetime import UTC, datetime

from msgspec import Struct, field
from msgspec.structs import replace

from coach.domain.rules.condition import Always
from coach.domain.talk.edit import Choice, EditAction, EditEntry, Edits, Side
from coach.domain.talk.talk import Line, Reaction, Talk, TalkPart, Tone, Variant
from coach.engine.talk.apply_edits import GONE, edited, part_of
from coach.engine.talk.edit_log import redo_target, replay, undo_target

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
PARTS = {"open": ("hello", "why"), "news": ("say", "when", "friend", "cue"), "end": ("bye",)}
LINES = tuple(f"{part}/{line}" for part, lines in PARTS.items() for line in lines)
REACTIONS = ("anger", "tears")


class World(Struct, frozen=True):
    """What the case is: which lines fit, in which of two wordings, and the tone looked at."""

    fits: frozenset[str] = frozenset(LINES)
    other: frozenset[str] = frozenset()  # lines in their second wording
    tone: Tone = Tone.WARM
    reactions: tuple[str, ...] = REACTIONS

    def says(self, line_id: str, tone: Tone | None = None) -> str:
        """What the coach says in a line."""
        return f"{line_id} {(tone or self.tone).value} {int(line_id in self.other)}"

    def talk(self, tone: Tone | None = None) -> Talk:
        """The talk as the coach composes it."""
        tone = tone or self.tone
        parts = (self._part(part, tone) for part in PARTS)
        return Talk(
            title="",
            verdict="FIX",
            channel="",
            tone=tone,
            parts=tuple(part for part in parts if part.lines),
            reactions=tuple(
                Reaction(each, each, "", f"Reply {tone.value}.", "", f"Reply {tone.value}.")
                for each in self.reactions
            ),
            avoid=(),
            open_facts=(),
            pack="small 1.0",
        )

    def _part(self, part: str, tone: Tone) -> TalkPart:
        ids = [f"{part}/{line}" for line in PARTS[part]]
        lines = tuple(self._line(line_id, tone) for line_id in ids if line_id in self.fits)
        outline = tuple(_variant(line_id) for line_id in ids)
        return TalkPart(part, part, "", "", 0, "", "", lines, outline)

    def _line(self, line_id: str, tone: Tone) -> Line:
        text, cue = self.says(line_id, tone), line_id == "news/cue"
        return Line(line_id, text, cue, "", "always", "t", ("our-default",), generated=text)


def _variant(line_id: str) -> Variant:
    name = line_id.partition("/")[2]
    return Variant(name, "", Always(), "always", None, "", ("our-default",), cue=name == "cue")


class Hand(Struct):
    """Does actions as the service does them, and keeps the entries."""

    world: World = field(default_factory=World)
    entries: list[EditEntry] = field(default_factory=list)

    @property
    def edits(self) -> Edits:
        """What the entries come to."""
        return replay(self.entries)

    @property
    def talk(self) -> Talk:
        """The talk with the actions, in the tone of the world."""
        edits = self.edits
        world = self.world
        others = [world.talk(tone) for tone in edits.tones - {world.tone}]
        return edited(world.talk(), edits, others)

    @property
    def lines(self) -> dict[str, Line]:
        """Every line that is shown or kept, by id."""
        talk = self.talk
        shown = [line for part in talk.parts for line in part.lines]
        return {line.id: line for line in (*shown, *talk.kept)}

    def texts(self, part: str) -> list[str]:
        """The ids of the lines of a part, in order."""
        return [line.id for each in self.talk.parts if each.id == part for line in each.lines]

    def change(self, **changes) -> None:
        """Change an answer or a fact, as it were; or the tone, which is an action too."""
        self.world = replace(self.world, **changes)
        if "tone" in changes:
            self.do(EditAction.TONE, value=changes["tone"].value)

    def gone(self, *lines: str) -> None:
        """Let only these lines not fit."""
        self.change(fits=frozenset(LINES) - set(lines))

    def reworded(self, *lines: str) -> None:
        """Let only these lines have their second wording."""
        self.change(other=frozenset(lines))

    def do(
        self, action: EditAction, line: str = "", value: str = "", base: str = "", of=None
    ) -> None:
        """Add an entry."""
        self.entries.append(EditEntry(len(self.entries), action, line, value, base, NOON, of))

    def rewrite(self, line: str, text: str) -> None:
        """Put the user's words in place of a line's."""
        self.do(EditAction.REWRITE, line, text, self.lines[line].generated)

    def restore(self, line: str) -> None:
        """Take the coach's words again."""
        self.do(EditAction.RESTORE, line, "", self.lines[line].generated)

    def lock(self, line: str) -> None:
        """Lock a line as it is shown."""
        self.do(EditAction.LOCK, line, self.lines[line].text, self.lines[line].generated)

    def settle(self, line: str, *, keep: bool) -> None:
        """Settle a conflict."""
        shown = self.lines[line]
        kept = Choice.OWN if shown.conflict == GONE else Choice.KEEP
        self.do(EditAction.SETTLE, line, kept if keep else Choice.DROP, shown.generated)

    def move(self, line: str, steps: int) -> None:
        """Move a line within its part."""
        ids = self.texts(part_of(line))
        index = ids.index(line)
        target = min(max(index + steps, 0), len(ids) - 1)
        if target != index:
            self.do(
                EditAction.MOVE, line, Side.BEFORE if target < index else Side.AFTER, ids[target]
            )

    def add(self, part: str, text: str, after: str = "") -> str:
        """A new line; its id."""
        line = f"{part}/own:{len(self.entries)}"
        self.do(EditAction.ADD, line, text, after)
        return line

    def undo(self) -> bool:
        """Take the last action back; False when there is none."""
        return self._point_at(undo_target(self.entries), EditAction.UNDONE)

    def redo(self) -> bool:
        """Bring it again; False when there is none."""
        return self._point_at(redo_target(self.entries), EditAction.REDONE)

    def _point_at(self, target: EditEntry | None, action: EditAction) -> bool:
        if target is None:
            return False
        self.do(action, target.line, target.value, target.base, target.position)
        if target.action is EditAction.TONE:
            self.world = replace(self.world, tone=self.edits.tone or Tone.WARM)
        return True
