"""One row of the measurements."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """A measured value; `ratio` is to a reference of the same run (None: there is none).

    `limit` is the most allowed: of the ratio where there is one, else of the value.
    """

    value: float
    unit: str
    ratio: float | None
    limit: float

    @property
    def holds(self) -> bool:
        """Whether the limit is kept."""
        return (self.value if self.ratio is None else self.ratio) <= self.limit
