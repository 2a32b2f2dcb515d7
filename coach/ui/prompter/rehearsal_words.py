# SPDX-License-Identifier: MIT
"""A rehearsal in words: when it was, how long it took, and whether it went quicker than before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.clock import as_clock
from coach.ui.kit.basic.durations import as_words
from coach.ui.kit.fields.dates import short_day
from coach.ui.shell.words import first_capital

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.talk.rehearsal import Rehearsal

translate = QCoreApplication.translate


def when_words(rehearsal: Rehearsal, today: date) -> str:
    """When it began: "Today, 14:05", "Mon, 09:30"."""
    local = rehearsal.began_at.astimezone()
    day = short_day(local.date(), today)
    return f"{first_capital(day)}, {local:%H:%M}"


def length_words(rehearsal: Rehearsal) -> str:
    """How long it took, and with whom: "9:40 in all · 0:18 to the news"."""
    parts = [translate("Rehearsals", "{time} in all").format(time=as_clock(rehearsal.seconds))]
    if rehearsal.to_news is not None:
        parts.append(
            translate("Rehearsals", "{time} to the news").format(time=as_clock(rehearsal.to_news))
        )
    if rehearsal.inside:
        parts.insert(0, translate("Rehearsals", "With your own side"))
    return " · ".join(parts)


def compared_words(rehearsal: Rehearsal, before: Rehearsal | None) -> str:
    """How it went beside the one before; empty where there is none, or nothing to compare.

    Lengths are compared only where both went through the same parts.
    """
    if before is None:
        return ""
    parts = []
    if rehearsal.to_news is not None and before.to_news is not None:
        parts.append(_to_news(rehearsal.to_news - before.to_news))
    if [each.part for each in rehearsal.parts] == [each.part for each in before.parts]:
        parts.append(_in_all(rehearsal.seconds - before.seconds))
    if not parts:
        return ""
    form = translate("Rehearsals", "Compared with the one before: {parts}.")
    return form.format(parts=", ".join(parts))


def _to_news(more: int) -> str:
    if more == 0:
        return translate("Rehearsals", "as quick to the news")
    form = (
        translate("Rehearsals", "{time} slower to the news")
        if more > 0
        else translate("Rehearsals", "{time} quicker to the news")
    )
    return form.format(time=as_words(abs(more)))


def _in_all(more: int) -> str:
    if more == 0:
        return translate("Rehearsals", "as long in all")
    form = (
        translate("Rehearsals", "{time} longer in all")
        if more > 0
        else translate("Rehearsals", "{time} shorter in all")
    )
    return form.format(time=as_words(abs(more)))
