# SPDX-License-Identifier: MIT
"""Seconds as people say them; as a clock shows them see `coach.clock`."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

_MINUTE = 60


def as_words(seconds: int) -> str:
    """A length of time as one says it: "1 second", "2 minutes", "2 minutes 5 seconds"."""
    minutes, rest = divmod(seconds, _MINUTE)
    parts = [_minutes(minutes)] if minutes else []
    if rest or not minutes:
        parts.append(_seconds(rest))
    return " ".join(parts)


def _minutes(count: int) -> str:
    form = (
        translate("Durations", "{count} minute")
        if count == 1
        else translate("Durations", "{count} minutes")
    )
    return form.format(count=count)


def _seconds(count: int) -> str:
    form = (
        translate("Durations", "{count} second")
        if count == 1
        else translate("Durations", "{count} seconds")
    )
    return form.format(count=count)
