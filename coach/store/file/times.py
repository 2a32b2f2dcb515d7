"""Moments and days as the file keeps them: UTC and ISO 8601, so that text sorts as time does."""

from __future__ import annotations

from datetime import UTC, datetime

EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)  # stands for a time that is not known


def stamp(moment: datetime) -> str:
    """A moment as text, in UTC and always of the same width."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def moment(text: str) -> datetime:
    """The moment of a stamp, in UTC."""
    return datetime.fromisoformat(text)
