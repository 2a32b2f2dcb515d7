"""The talk as the user made it: their actions laid over what the coach says now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.domain.talk.edit import Side
from coach.domain.talk.talk import Line
from coach.engine.talk.aloud import without_years
from coach.engine.talk.blanks import Blanks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coach.domain.talk.edit import Edits, LineEdit, Place
    from coach.domain.talk.talk import Reaction, Talk, TalkPart, Tone, Variant

    Said = Mapping[Tone, Mapping[str, Line]]

CHANGED, GONE = "changed", "gone"
REPLY = "reaction:"  # begins the id of a reply that is kept; no part can be called so


def edited(
    talk: Talk, edits: Edits, others: Iterable[Talk] = (), blanks: Blanks | None = None
) -> Talk:
    """The talk with the user's actions.

    A line that the user wrote is in conflict when the coach no longer says what stood there when
    they wrote it. Both are compared in the tone of that moment, so that another tone asks nothing.

    Args:
        talk: As composed for the case, in the tone that is wanted.
        edits: What the user did.
        others: The same talk in the other tones of `edits.tones`; one left out is compared in the
            tone of `talk`.
        blanks: What is given of the facts; in the user's words too it takes the place of a blank.
    """
    if not (edits.lines or edits.places or edits.replies):
        return talk
    said = {each.tone: _by_id(each) for each in (*others, talk)}
    hand = _Hand(talk, edits, said, blanks or Blanks())
    return replace(
        talk,
        parts=tuple(hand.part(part) for part in talk.parts),
        reactions=tuple(_reaction(each, edits.replies) for each in talk.reactions),
        further=tuple(_reaction(each, edits.replies) for each in talk.further),
        kept=hand.kept(),
    )


def part_of(line_id: str) -> str:
    """The part that a line belongs to."""
    return line_id.partition("/")[0]


class _Hand:
    """The user's hand in one talk."""

    def __init__(self, talk: Talk, edits: Edits, said: Said, blanks: Blanks) -> None:
        self._talk = talk
        self._blanks = blanks
        self._edits = edits
        self._said = said
        self._touched = {part_of(each) for each in edits.lines}
        self._touched |= {part_of(place.line) for place in edits.places}

    def part(self, part: TalkPart) -> TalkPart:
        """A part with its lines as they stand now."""
        if part.id not in self._touched:
            return part
        known = {f"{part.id}/{each.line}": _unsaid(part.id, each) for each in part.outline}
        present = {line.id: line for line in part.lines}
        lines = (
            self._line(present.get(line_id), known.get(line_id) or _bare(line_id))
            for line_id in self._order(part.id, (*known, *present))
        )
        return replace(part, lines=tuple(line for line in lines if line is not None))

    def kept(self) -> tuple[Line, ...]:
        """The user's words, and locked lines, that this talk has no part for, or no reaction."""
        parts = {part.id for part in self._talk.parts}
        lines = (
            self._line(None, _bare(line_id))
            for line_id in self._edits.lines
            if part_of(line_id) not in parts
        )
        reactions = {each.id for each in (*self._talk.reactions, *self._talk.further)}
        replies = (
            replace(_bare(f"{REPLY}{each}"), text=text, is_rewritten=True, conflict=GONE)
            for each, text in self._edits.replies.items()
            if each not in reactions
        )
        return (*(line for line in lines if line is not None), *replies)

    def _order(self, part_id: str, known: Iterable[str]) -> list[str]:
        """Every line that can stand in a part, in the order that the user gave them.

        Lines that do not fit now are in it too, so that an order outlives their coming and going.
        """
        order = list(dict.fromkeys(known))
        order += [
            line_id
            for line_id, edit in self._edits.lines.items()
            if part_of(line_id) == part_id and not edit.is_added and line_id not in order
        ]
        for place in self._edits.places:
            if part_of(place.line) == part_id:
                _put(order, place)
        return order

    def _line(self, line: Line | None, unsaid: Line) -> Line | None:
        """A line as it stands now; None where there is nothing to say.

        Args:
            line: What the coach says now; None where the line does not fit.
            unsaid: The line without words, for when it does not fit.
        """
        edit = self._edits.lines.get(unsaid.id)
        if edit is None:
            return line
        edit = self._filled(edit)
        text = edit.held or edit.words
        then = self._said.get(edit.tone, self._said[self._talk.tone]).get(unsaid.id)
        if line is None and text:
            line = then  # it fits, but has no words in the tone of this talk
        if line is not None:
            return self._blanks.seen_in(_over(line, edit, then))
        if not text:
            return None
        is_added = edit.is_added or edit.adopted
        kept = replace(
            unsaid,
            text=text,
            is_rewritten=bool(edit.words),
            is_added=is_added,
            off=edit.off,
            locked=bool(edit.held),
            conflict="" if is_added else GONE,
        )
        return self._blanks.seen_in(kept)

    def _filled(self, edit: LineEdit) -> LineEdit:
        """What the user wrote, with what is given now in place of its blanks."""
        fill = self._blanks.fill
        return replace(edit, words=fill(edit.words), held=fill(edit.held), base=fill(edit.base))


def _over(line: Line, edit: LineEdit, then: Line | None) -> Line:
    """A line of the coach with the user's actions; `then` is what the coach says in their tone."""
    asked = bool(edit.words) and not edit.held
    # a year that is said no more, as the day comes near, is no other text
    changed = asked and (then is None or without_years(then.text) != without_years(edit.base))
    return replace(
        line,
        text=edit.held or edit.words or line.text,
        generated=line.text,
        is_rewritten=bool(edit.words),
        off=edit.off,
        locked=bool(edit.held),
        conflict=CHANGED if changed else "",
    )


def _put(order: list[str], place: Place) -> None:
    """Put a line beside another; one whose neighbour is not there stays, or goes to the end."""
    if place.other in order:
        if place.line in order:
            order.remove(place.line)
        order.insert(order.index(place.other) + (place.side is Side.AFTER), place.line)
    elif place.line not in order:
        order.append(place.line)


def _reaction(reaction: Reaction, replies: Mapping[str, str]) -> Reaction:
    reply = replies.get(reaction.id)
    if reply is None:
        return reaction
    return replace(reaction, reply=reply, generated=reaction.reply, is_rewritten=True)


def _by_id(talk: Talk) -> dict[str, Line]:
    return {line.id: line for part in talk.parts for line in part.lines}


def _unsaid(part_id: str, variant: Variant) -> Line:
    """A line that does not fit, without words."""
    return Line(
        id=f"{part_id}/{variant.line}",
        text="",
        cue=variant.cue,
        because=variant.because,
        when_text=variant.when_text,
        template="",
        sources=variant.sources,
    )


def _bare(line_id: str) -> Line:
    """A line that no content is known of."""
    return Line(line_id, "", False, "", "always", "", ())  # noqa: FBT003 - nothing but its id
