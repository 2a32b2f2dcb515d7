"""Verdicts that users set against the one found: added and withdrawn, never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.rules.overrule import Overrule
from coach.domain.rules.verdict import Verdict
from coach.store.file.reading import choice, moment, name, readable, text
from coach.store.file.times import stamp

if TYPE_CHECKING:
    from datetime import datetime

    from coach.store.file.connection import Row, Store

_OVERRULE = "SELECT id, verdict, over, reason, second, said_at FROM overrule"


class OverruleTable:
    """Reads and writes overrulings; a case has at most one that is not withdrawn."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_case(self, case_id: str) -> Overrule | None:
        """The one that is not withdrawn, or None."""
        rows = self._store.rows(
            f"{_OVERRULE} WHERE case_id = ? AND withdrawn_at IS NULL LIMIT 1", (case_id,)
        )
        return next(iter(readable(self._store, "overrule", rows, _overrule)), None)

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


def _overrule(row: Row) -> Overrule:
    _id, verdict, over, reason, second, said_at = row
    return Overrule(
        choice("verdict", Verdict, verdict),
        choice("over", Verdict, over),
        text("reason", reason),
        name("second", second),
        moment("said_at", said_at),
    )
