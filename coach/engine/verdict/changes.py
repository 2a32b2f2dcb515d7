"""Comparing where a case stood with where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.rules.changes import Change

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from coach.domain.rules.changes import Standpoint


def compare(before: Standpoint, now: Standpoint) -> Change:
    """What is different now.

    While a question is open again, talk and plan wait as they are: then only that is said.
    """
    if now.verdict is None:
        return Change(before.verdict, None)
    same = before.verdict is now.verdict
    old, new = dict(before.parts), dict(now.parts)
    steps_before = {(each.step, each.title): each.due for each in before.steps}
    steps_now = {(each.step, each.title): each.due for each in now.steps}
    return Change(
        before.verdict,
        now.verdict,
        manner=same and before.manner != now.manner,
        parts_new=_titles(new.items(), old.items()),
        parts_gone=_titles(old.items(), new.items()),
        lines_lost=len(before.placed - now.placed),
        openings=before.openings != now.openings,
        steps_new=_titles(steps_now, steps_before),
        steps_gone=_titles(steps_before, steps_now),
        steps_moved=tuple(
            title
            for (step, title), due in steps_now.items()
            if (step, title) in steps_before and steps_before[step, title] != due
        ),
        last_day=(None if before.last_day == now.last_day else (before.last_day, now.last_day)),
    )


def _titles(of: Iterable[tuple[str, str]], but: Collection[tuple[str, str]]) -> tuple[str, ...]:
    """The titles of those that are not among the others; each once, in order."""
    known = {title for _, title in but}
    return tuple(dict.fromkeys(title for _, title in of if title not in known))
