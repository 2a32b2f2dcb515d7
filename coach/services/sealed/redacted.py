"""What goes, with all masked that is not to go; and how it reads, before it goes."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.domain.practice.roleplay import transcribed
from coach.domain.practice.sealed import NameLevel, SealedItem, SealedKind
from coach.engine.practice.redact import KnownName, Places, Redactor, initials
from coach.engine.talk.facts import names_within
from coach.translation import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from coach.domain.practice.comment import Comment
    from coach.domain.practice.sealed import SealChoice, SealedDocument, SealedLine, SealedSection

_KINDS = {
    SealedKind.CASE: QT_TRANSLATE_NOOP("Services", "A case"),
    SealedKind.RUN: QT_TRANSLATE_NOOP("Services", "A role-play alone"),
    SealedKind.ROUND: QT_TRANSLATE_NOOP("Services", "A round for two"),
}
_WORD = re.compile(r"[^\W_]+")
_PLACE = re.compile(r"\[[^\[\]]*\]")


def redacted(
    item: SealedItem,
    comments: Iterable[Comment],
    author: str,
    names: Iterable[KnownName],
    ordinary: Collection[str],
) -> tuple[SealedItem, tuple[Comment, ...], str]:
    """An item, its comments and its author as they may go (`SealedItem.choice`)."""
    choice, said = item.choice, tuple(comments)
    texts = (
        item.title,
        *(part.title for part in item.sections),
        *(text for part in item.sections for line in part.lines for text in (line.text, line.lead)),
        *(text for each in said for text in (each.text, each.quote)),
    )
    places = Places(translate("Services", "[address]"), translate("Services", "[figure]"))
    masks = Redactor(
        texts, names, choice.names, figures=choice.figures, places=places, ordinary=ordinary
    )
    masked = replace(
        item,
        title=masks.text(item.title),
        sections=tuple(_section(section, masks) for section in item.sections),
    )
    return (
        masked,
        tuple(_comment(each, masks, choice) for each in said),
        _shown(author, masks, choice.names),
    )


def _section(section: SealedSection, masks: Redactor) -> SealedSection:
    lines = tuple(
        replace(line, text=masks.text(line.text), lead=masks.text(line.lead))
        for line in section.lines
    )
    return replace(section, title=masks.text(section.title), lines=lines)


def _comment(comment: Comment, masks: Redactor, choice: SealChoice) -> Comment:
    """A comment as it may go: one in which something is masked says so, and never counts more."""
    found = replace(
        comment,
        text=masks.text(comment.text),
        quote=masks.text(comment.quote),
        author=_shown(comment.author, masks, choice.names),
    )
    return comment if found == comment else replace(found, masked=True)


def _shown(name: str, masks: Redactor, level: NameLevel) -> str:
    """The name of somebody who sends or comments."""
    if level is NameLevel.NONE:
        return ""
    shown = masks.text(name)
    return initials(name) if level is NameLevel.INITIALS and shown == name else shown


def possible_names(item: SealedItem, comments: Iterable[Comment]) -> tuple[str, ...]:
    """What looks like a name in lines and comments that somebody typed, and is not known as one.

    In a role-play the client is somebody of the library's, and is no secret to whoever reads it.
    """
    typed = [line.text for line in _lines_in(item) if line.own] + [each.text for each in comments]
    found = [*_looks_like_names(typed)]
    parts = {part for name in found if " " in name for part in name.split()}
    told = _told_anyway(item)
    return tuple(dict.fromkeys(n for n in found if n not in parts and not {*n.split()} <= told))


def _looks_like_names(texts: Iterable[str]) -> Iterator[str]:
    """What is written as a name is, but for initials and places that were masked."""
    for text in texts:
        for name in names_within(_PLACE.sub(" ", text)):
            if not name.endswith(".") and len(name) > 1:
                yield name


def _lines_in(item: SealedItem) -> Iterator[SealedLine]:
    return (line for section in item.sections for line in section.lines)


def _told_anyway(item: SealedItem) -> set[str]:
    """The names of a role-play that stand in it for everybody; of all else there are none."""
    if item.kind is not SealedKind.RUN:
        return set()
    lines = [line for line in _lines_in(item) if not line.own]
    names = _looks_like_names(line.text for line in lines)
    return {
        word for text in (*names, *(line.lead for line in lines)) for word in _WORD.findall(text)
    }


def kind_name(kind: SealedKind) -> str:
    """What is in a file, as a heading names it."""
    return translate("Services", _KINDS[kind])


def text_of(document: SealedDocument) -> str:
    """Everything that lies in a document, as text, line by line."""
    return "\n".join(_lines(document)).strip() + "\n"


def _lines(document: SealedDocument) -> Iterator[str]:
    yield kind_name(document.kind)
    if document.author:
        yield translate("Services", "Sealed by: {author}").format(author=document.author)
    if document.item is not None:
        yield document.item.title
        for section in document.item.sections:
            yield ""
            yield section.title.upper()
            yield from map(line_text, section.lines)
    said = [each for each in document.comments if not each.removed]
    if said:
        yield ""
        yield translate("Services", "Comments").upper()
        for each in said:
            yield _comment_line(each)


def line_text(line: SealedLine) -> str:
    """A line with what it is, or who says it."""
    if not line.lead:
        return line.text
    ends = unicodedata.category(line.lead[-1])[0] == "P"  # "Who decides?", "“The problem is you.”"
    return f"{line.lead} {line.text}" if ends else f"{line.lead}: {line.text}"


def _comment_line(comment: Comment) -> str:
    who = comment.author or translate("Services", "Somebody")
    quoted = f" {transcribed(comment.quote)}" if comment.quote else ""
    return f"{who}{quoted}: {comment.text}"
