"""What lies inside a sealed file, as bytes: one JSON document; read strictly, or not at all."""

from __future__ import annotations

import re
from datetime import UTC
from typing import TYPE_CHECKING

import msgspec

from coach.domain.practice.sealed import FORMAT, SealedDocument
from coach.errors import SealRefused
from coach.store.file.reading import FIRST_DAY, LAST_DAY, NAME_MOST, NUMBER_MOST, TEXT_MOST
from coach.translation import translate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from coach.domain.practice.comment import Comment
    from coach.domain.practice.sealed import SealedLine, SealedSection

MOST_LINES, MOST_COMMENTS = 1000, 2000  # a long case has a tenth of it
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class _Head(msgspec.Struct, tag="SealedDocument", tag_field="@"):
    """What every version of the format begins with."""

    format: int


def encode(document: SealedDocument) -> bytes:
    """The document as it is sealed."""
    return msgspec.json.encode(document)


def decode(content: bytes) -> SealedDocument:
    """The document that was sealed.

    Raises:
        SealRefused: It is none of this program, of a newer version, or makes no sense.
    """
    try:
        head = msgspec.json.decode(content, type=_Head)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise SealRefused(
            translate("Services", "The passphrase fits, but Good Terms did not seal this file."),
            translate("Services", "Open it with the program that made it."),
        ) from error
    if head.format > FORMAT:
        raise SealRefused(
            translate("Services", "A newer version of the program sealed this file."),
            translate("Services", "Bring your program up to date, then open the file again."),
        )
    try:
        document = msgspec.json.decode(content, type=SealedDocument)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _nonsense() from error
    if not all(_checks(document)):
        raise _nonsense()
    return document


def _nonsense() -> SealRefused:
    return SealRefused(
        translate("Services", "What is in this file makes no sense to this program."),
        translate("Services", "Ask for the file once more."),
    )


def _checks(document: SealedDocument) -> Iterator[bool]:
    """Whether each thing is as this program writes it; a short one first."""
    yield document.format >= 1
    yield all(map(_UUID.fullmatch, (document.id, document.about)))
    yield _is_moment(document.made_at) and len(document.author) <= NAME_MOST
    yield len(document.comments) <= MOST_COMMENTS
    yield all(_is_comment(each, document.about) for each in document.comments)
    item = document.item
    if item is not None:
        yield (item.id, item.kind) == (document.about, document.kind)
        yield len(item.title) <= NAME_MOST
        yield sum(len(section.lines) for section in item.sections) <= MOST_LINES
        yield len(item.sections) <= MOST_LINES
        yield all(map(_is_section, item.sections))


def _is_section(section: SealedSection) -> bool:
    return len(section.title) <= NAME_MOST and all(map(_is_line, section.lines))


def _is_line(line: SealedLine) -> bool:
    return len(line.text) <= TEXT_MOST and max(len(line.lead), len(line.anchor)) <= NAME_MOST


def _is_comment(comment: Comment, about: str) -> bool:
    return (
        _UUID.fullmatch(comment.id) is not None
        and comment.item == about
        and max(map(len, (comment.anchor, comment.author))) <= NAME_MOST
        and max(map(len, (comment.text, comment.quote))) <= TEXT_MOST
        and 1 <= comment.revision <= NUMBER_MOST
        and _is_moment(comment.at)
    )


def _is_moment(at: datetime) -> bool:
    try:
        return at.tzinfo is not None and FIRST_DAY <= at.astimezone(UTC).date() <= LAST_DAY
    except OverflowError:  # beside the first or the last day that there is
        return False
