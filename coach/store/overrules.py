"""Verdicts that users set against the one found: added and withdrawn, never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.overrule import Overrule
from coach.domain.verdict import Verdict
from coach.store.times import moment, stamp

if TYPE_CHECKING:
    from datetime import datetime

    from coach.store.connection import Store

_OVERRULE = "SELECT verdict, over, reason, second, said_at FROM overrule"


class OverruleTable:
    """Reads and writes overrulings; a case has at most one that is not withdrawn."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_case(self, case_id: str) -> Overrule | None:
        """The one that is not withdrawn, or None."""
        row = self._store.row(f"{_OVERRULE} WHERE case_id = ? AND withdrawn_at IS NULL", (case_id,))
        return _overrule(*row) if row else None

    def history(self, case_id: str) -> tuple[Overrule, ...]:
        """Every one that there ever was, the first said first."""
        rows = self._store.rows(f"{_OVERRULE} WHERE case_id = ? ORDER BY said_at, id", (case_id,))
        return tuple(_overrule(*row) for row in rows)

    def add(self, overrule_id: str, case_id: str, overrule: Overrule) -> None:
        """Keep a new one; one that is in force is withdrawn first."""
        self.withdraw(case_id, overrule.said_at)
        self._store.execute(
            "INSERT INTO overrule (id, case_id, verdict, over, reason, second, said_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                overrule_id,
                case_id,
                overrule.verdict.value,
                overrule.over.value,
                overrule.reason,
                overrule.second,
                stamp(overrule.said_at),
            ),
        )

    def withdraw(self, case_id: str, now: datetime) -> None:
        """Withdraw the one in force; without one nothing happens."""
        self._store.execute(
            "UPDATE overrule SET withdrawn_at = ? WHERE case_id = ? AND withdrawn_at IS NULL",
            (stamp(now), case_id),
        )

    def set_stands(self, case_id: str, stands: bool) -> None:  # noqa: FBT001 - what is kept
        """Note whether the one in force holds against what the answers come to."""
        self._store.execute(
            "UPDATE overrule SET stands = ? WHERE case_id = ? AND withdrawn_at IS NULL",
            (int(stands), case_id),
        )


def _overrule(verdict: str, over: str, reason: str, second: str, said_at: str) -> Overrule:
    return Overrule(Verdict(verdict), Verdict(over), reason, second, moment(said_at))
