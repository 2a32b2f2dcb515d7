"""What the kinds of content are called, and what a pack changes in one sentence."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from coach.translation import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.domain.packs import PackChange, PackPreview

KINDS = {  # by the folder, or the list, that they stand in: one of them, and several
    "scripts": (QT_TRANSLATE_NOOP("Services", "script"), QT_TRANSLATE_NOOP("Services", "scripts")),
    "situations": (
        QT_TRANSLATE_NOOP("Services", "situation"),
        QT_TRANSLATE_NOOP("Services", "situations"),
    ),
    "blanks": (
        QT_TRANSLATE_NOOP("Services", "list of blanks"),
        QT_TRANSLATE_NOOP("Services", "lists of blanks"),
    ),
    "reactions": (QT_TRANSLATE_NOOP("Services", "reply"), QT_TRANSLATE_NOOP("Services", "replies")),
    "talk": (
        QT_TRANSLATE_NOOP("Services", "part of a talk"),
        QT_TRANSLATE_NOOP("Services", "parts of talks"),
    ),
    "letters": (QT_TRANSLATE_NOOP("Services", "letter"), QT_TRANSLATE_NOOP("Services", "letters")),
    "plans": (QT_TRANSLATE_NOOP("Services", "plan"), QT_TRANSLATE_NOOP("Services", "plans")),
    "verdicts": (
        QT_TRANSLATE_NOOP("Services", "verdict"),
        QT_TRANSLATE_NOOP("Services", "verdicts"),
    ),
    "gates": (
        QT_TRANSLATE_NOOP("Services", "step of the interview"),
        QT_TRANSLATE_NOOP("Services", "steps of the interview"),
    ),
    "questions": (
        QT_TRANSLATE_NOOP("Services", "question"),
        QT_TRANSLATE_NOOP("Services", "questions"),
    ),
    "rules": (QT_TRANSLATE_NOOP("Services", "rule"), QT_TRANSLATE_NOOP("Services", "rules")),
    "promises": (
        QT_TRANSLATE_NOOP("Services", "promise of the rules"),
        QT_TRANSLATE_NOOP("Services", "promises of the rules"),
    ),
    "heat": (
        QT_TRANSLATE_NOOP("Services", "question about anger"),
        QT_TRANSLATE_NOOP("Services", "questions about anger"),
    ),
    "facts": (QT_TRANSLATE_NOOP("Services", "blank"), QT_TRANSLATE_NOOP("Services", "blanks")),
    "claims": (QT_TRANSLATE_NOOP("Services", "claim"), QT_TRANSLATE_NOOP("Services", "claims")),
    "sources": (QT_TRANSLATE_NOOP("Services", "source"), QT_TRANSLATE_NOOP("Services", "sources")),
    "steps": (
        QT_TRANSLATE_NOOP("Services", "step before a talk"),
        QT_TRANSLATE_NOOP("Services", "steps before a talk"),
    ),
    "lines": (
        QT_TRANSLATE_NOOP("Services", "line to steady oneself"),
        QT_TRANSLATE_NOOP("Services", "lines to steady oneself"),
    ),
    "after": (
        QT_TRANSLATE_NOOP("Services", "set of questions after a talk"),
        QT_TRANSLATE_NOOP("Services", "sets of questions after a talk"),
    ),
    "words": (
        QT_TRANSLATE_NOOP("Services", "word to leave out"),
        QT_TRANSLATE_NOOP("Services", "words to leave out"),
    ),
    "stories": (
        QT_TRANSLATE_NOOP("Services", "story to study on"),
        QT_TRANSLATE_NOOP("Services", "stories to study on"),
    ),
    "paths": (
        QT_TRANSLATE_NOOP("Services", "path of study"),
        QT_TRANSLATE_NOOP("Services", "paths of study"),
    ),
    "samples": (
        QT_TRANSLATE_NOOP("Services", "sample case"),
        QT_TRANSLATE_NOOP("Services", "sample cases"),
    ),
    "personas": (
        QT_TRANSLATE_NOOP("Services", "client to practise on"),
        QT_TRANSLATE_NOOP("Services", "clients to practise on"),
    ),
    "roleplays": (
        QT_TRANSLATE_NOOP("Services", "role-play"),
        QT_TRANSLATE_NOOP("Services", "role-plays"),
    ),
    "rubrics": (
        QT_TRANSLATE_NOOP("Services", "rubric"),
        QT_TRANSLATE_NOOP("Services", "rubrics"),
    ),
    "moves": (
        QT_TRANSLATE_NOOP("Services", "move of a line"),
        QT_TRANSLATE_NOOP("Services", "moves of lines"),
    ),
    "hearing": (
        QT_TRANSLATE_NOOP("Services", "list of words that make a move"),
        QT_TRANSLATE_NOOP("Services", "lists of words that make moves"),
    ),
    "levels": (
        QT_TRANSLATE_NOOP("Services", "level of practice"),
        QT_TRANSLATE_NOOP("Services", "levels of practice"),
    ),
}
JUDGES = frozenset({"gates", "questions", "rules", "promises", "heat", "verdicts"})


def kind_word(kind: str, count: int = 1) -> str:
    """What a kind is called, in the singular or the plural; an unknown one by its folder."""
    one, several = KINDS.get(kind, (kind, kind))
    return translate("Services", one if count == 1 else several)


def counted(changes: Iterable[PackChange]) -> str:
    """How many of each kind: "2 scripts and 1 reply"; empty for none."""
    counts = Counter(change.kind for change in changes)
    told = [f"{count} {kind_word(kind, count)}" for kind, count in counts.items()]
    if len(told) < 2:
        return "".join(told)
    return translate("Services", "{several} and {last}").format(
        several=", ".join(told[:-1]), last=told[-1]
    )


def said_of_changes(preview: PackPreview) -> str:
    """What a pack does, in a sentence or two."""
    added = counted(change for change in preview.changes if change.is_added)
    replaced = counted(change for change in preview.changes if not change.is_added)
    if added and replaced:
        told = translate(
            "Services", "It adds {added}, and puts its own words in the place of {replaced}."
        )
    elif added:
        told = translate("Services", "It adds {added}.")
    elif replaced:
        told = translate("Services", "It puts its own words in the place of {replaced}.")
    else:
        return translate("Services", "It changes nothing: all that is in it is here already.")
    said = told.format(added=added, replaced=replaced)
    if any(change.kind in JUDGES for change in preview.changes):
        said += " " + translate(
            "Services",
            "It changes how cases are judged. Cases that you have begun keep the questions that "
            "they began with.",
        )
    return said
