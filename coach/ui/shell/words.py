# SPDX-License-Identifier: MIT
"""The few words in which stages, strengths, sizes and levels are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.domain.case import Stage
from coach.domain.referral import Level, Size, VendorKind
from coach.domain.rules.diagnosis import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterable


def _tr(text: str) -> str:
    return QCoreApplication.translate("Words", text)


def stage_text(stage: Stage) -> str:
    """Where a case stands: "understand", "talk" ..."""
    return {
        Stage.UNDERSTAND: _tr("being understood"),
        Stage.VERDICT: _tr("verdict reached"),
        Stage.TALK: _tr("preparing the talk"),
        Stage.AFTER: _tr("after the talk"),
        Stage.CLOSED: _tr("closed"),
    }[stage]


def confidence_text(confidence: Confidence) -> str:
    """How sure a verdict is: "sure", "fairly sure" ..."""
    return {
        Confidence.SURE: _tr("sure"),
        Confidence.FAIRLY_SURE: _tr("fairly sure"),
        Confidence.UNSURE: _tr("unsure"),
    }[confidence]


def next_step(stage: Stage) -> str:
    """What comes next at a stage, in a few words; empty for a closed case."""
    return {
        Stage.UNDERSTAND: _tr("next: go on with the questions"),
        Stage.VERDICT: _tr("next: read the verdict, prepare the talk"),
        Stage.TALK: _tr("next: the talk"),
        Stage.AFTER: _tr("next: what was promised"),
        Stage.CLOSED: "",
    }[stage]


def page_of(stage: Stage) -> str:
    """The page on which a case at this stage goes on."""
    return {
        Stage.UNDERSTAND: "interview",
        Stage.VERDICT: "verdict",
        Stage.TALK: "talk",
        Stage.AFTER: "after",
        Stage.CLOSED: "after",
    }[stage]


def strength_text(strength: str) -> str:
    """How strong a source is: A "research", B "professional body" ..."""
    words = {
        "A": _tr("research"),
        "B": _tr("professional body"),
        "C": _tr("practitioners"),
        "K": _tr("common knowledge"),
        "P": _tr("our own default"),
    }
    return words.get(strength, strength)


def script_stage_text(stage: str) -> str:
    """The stage of the conversation that a script is for."""
    words = {
        "prepare": _tr("to prepare"),
        "open": _tr("to open"),
        "news": _tr("the news"),
        "reason": _tr("the reason"),
        "objection": _tr("an objection"),
        "bridge": _tr("the bridge"),
        "close": _tr("to close"),
        "written": _tr("in writing"),
        "follow-up": _tr("afterwards"),
    }
    return words.get(stage, stage)


def kind_text(kind: VendorKind) -> str:
    """Whether somebody is outside our firm or inside it."""
    return _tr("vendor") if kind is VendorKind.VENDOR else _tr("colleague")


def size_text(size: Size) -> str:
    """The size of clients, as a choice reads."""
    return {
        Size.ANY: _tr("any size"),
        Size.SMALL: _tr("small"),
        Size.MEDIUM: _tr("medium"),
        Size.LARGE: _tr("large"),
    }[size]


def intimacy_text(level: Level) -> str:
    """How personal a service is."""
    return {
        Level.ANY: _tr("does not matter"),
        Level.LOW: _tr("a team, whoever is free"),
        Level.MIDDLE: _tr("a named person"),
        Level.HIGH: _tr("close and personal"),
    }[level]


def price_text(level: Level) -> str:
    """The price band."""
    return {
        Level.ANY: _tr("any price"),
        Level.LOW: _tr("low"),
        Level.MIDDLE: _tr("middle"),
        Level.HIGH: _tr("high"),
    }[level]


def capacity_text(level: Level) -> str:
    """How much more work somebody can take on."""
    return {
        Level.ANY: _tr("not known"),
        Level.LOW: _tr("full"),
        Level.MIDDLE: _tr("some room"),
        Level.HIGH: _tr("plenty of room"),
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
