# SPDX-License-Identifier: MIT
"""The few words in which stages, strengths, sizes, levels and numbers are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.domain.case import Stage
from coach.domain.referral import Level, Size, VendorKind
from coach.domain.rules.diagnosis import Confidence
from coach.domain.talk.script import ScriptStage

if TYPE_CHECKING:
    from collections.abc import Iterable

translate = QCoreApplication.translate
_MINUS = "\N{MINUS SIGN}"


def stage_text(stage: Stage) -> str:
    """Where a case stands: "understand", "talk" ..."""
    return {
        Stage.UNDERSTAND: translate("Words", "being understood"),
        Stage.VERDICT: translate("Words", "verdict reached"),
        Stage.TALK: translate("Words", "preparing the talk"),
        Stage.AFTER: translate("Words", "after the talk"),
        Stage.CLOSED: translate("Words", "closed"),
    }[stage]


def confidence_text(confidence: Confidence) -> str:
    """How sure a verdict is: "sure", "fairly sure" ..."""
    return {
        Confidence.SURE: translate("Words", "sure"),
        Confidence.FAIRLY_SURE: translate("Words", "fairly sure"),
        Confidence.UNSURE: translate("Words", "unsure"),
    }[confidence]


def next_step(stage: Stage) -> str:
    """What comes next at a stage, in a few words; empty for a closed case."""
    return {
        Stage.UNDERSTAND: translate("Words", "next: go on with the questions"),
        Stage.VERDICT: translate("Words", "next: read the verdict, prepare the talk"),
        Stage.TALK: translate("Words", "next: the talk"),
        Stage.AFTER: translate("Words", "next: what was promised"),
        Stage.CLOSED: "",
    }[stage]


def strength_text(strength: str) -> str:
    """How strong a source is: A "research", B "professional body" ..."""
    words = {
        "A": translate("Words", "research"),
        "B": translate("Words", "professional body"),
        "C": translate("Words", "practitioners"),
        "K": translate("Words", "common knowledge"),
        "P": translate("Words", "our own default"),
    }
    return words.get(strength, strength)


def script_stage_text(stage: ScriptStage) -> str:
    """The stage of the conversation that a script is for."""
    words = {
        ScriptStage.PREPARE: translate("Words", "to prepare"),
        ScriptStage.OPEN: translate("Words", "to open"),
        ScriptStage.NEWS: translate("Words", "the news"),
        ScriptStage.REASON: translate("Words", "the reason"),
        ScriptStage.OBJECTION: translate("Words", "an objection"),
        ScriptStage.BRIDGE: translate("Words", "the bridge"),
        ScriptStage.CLOSE: translate("Words", "to close"),
        ScriptStage.WRITTEN: translate("Words", "in writing"),
        ScriptStage.FOLLOW_UP: translate("Words", "afterwards"),
    }
    return words[stage]


def kind_text(kind: VendorKind) -> str:
    """Whether somebody is outside our firm or inside it."""
    return (
        translate("Words", "vendor")
        if kind is VendorKind.VENDOR
        else translate("Words", "colleague")
    )


def size_text(size: Size) -> str:
    """The size of clients, as a choice reads."""
    return {
        Size.ANY: translate("Words", "any size"),
        Size.SMALL: translate("Words", "small"),
        Size.MEDIUM: translate("Words", "medium"),
        Size.LARGE: translate("Words", "large"),
    }[size]


def intimacy_text(level: Level) -> str:
    """How personal a service is."""
    return {
        Level.ANY: translate("Words", "does not matter"),
        Level.LOW: translate("Words", "a team, whoever is free"),
        Level.MIDDLE: translate("Words", "a named person"),
        Level.HIGH: translate("Words", "close and personal"),
    }[level]


def price_text(level: Level) -> str:
    """The price band."""
    return {
        Level.ANY: translate("Words", "any price"),
        Level.LOW: translate("Words", "low"),
        Level.MIDDLE: translate("Words", "middle"),
        Level.HIGH: translate("Words", "high"),
    }[level]


def capacity_text(level: Level) -> str:
    """How much more work somebody can take on."""
    return {
        Level.ANY: translate("Words", "not known"),
        Level.LOW: translate("Words", "full"),
        Level.MIDDLE: translate("Words", "some room"),
        Level.HIGH: translate("Words", "plenty of room"),
    }[level]


def as_words(text: str) -> tuple[str, ...]:
    """Short words in lower case from a line with commas, each once."""
    words = (" ".join(word.split()).casefold() for word in text.replace(";", ",").split(","))
    return tuple(dict.fromkeys(word for word in words if word))


def as_names(words: Iterable[str]) -> str:
    """Places or languages as one line with commas, each with a capital letter."""
    return ", ".join(word.title() for word in words)


def as_line(words: Iterable[str]) -> str:
    """Words as one line with commas."""
    return ", ".join(words)


def signed(number: float | None) -> str:
    """A number with its sign, to the tenth, as "+1" or "0"; a dash where there is none."""
    if number is None:
        return "–"
    whole = round(number, 1)
    if whole == 0:
        return "0"
    return f"+{whole:g}" if whole > 0 else f"{_MINUS}{-whole:g}"


def first_capital(text: str) -> str:
    """A text as a sentence begins with it."""
    return text[:1].upper() + text[1:]
