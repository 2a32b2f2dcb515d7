# SPDX-License-Identifier: MIT
"""Says what a changed answer changed, wherever one can be changed; with Undo."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication

from coach.ui.kit.fields.dates import full_day
from coach.ui.shell.shell import Data

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.domain.rules.changes import Change
    from coach.domain.rules.verdict import Verdict
    from coach.services.cases.changes import Changed, Moment
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell

translate = QCoreApplication.translate

T = TypeVar("T")
_NAMED = 3  # titles that are named; of more the rest is counted


class ChangeTeller:
    """One for a page: takes the moment before an action, and says what is different after it."""

    def __init__(
        self, services: Services, shell: Shell, redraw: Callable[[], object] | None = None
    ) -> None:
        """Say it for a page; `redraw` is called when a change was taken back."""
        self._services, self._shell, self._redraw = services, shell, redraw

    def carry_out(self, case_id: str, call: Callable[[], T], also: str = "") -> T | None:
        """What `call` returns; None when it refuses, after the user was told why.

        What has changed is told to all that shows it.
        """
        before = self.moment(case_id)
        done = self._shell.guard(call)
        if done is not None:
            self.tell(before, also)
            decided = before is None or self._services.changes.decided_since(before)
            self._shell.changed(Data.ANSWERS | Data.PLAN if decided else Data.ANSWERS)
        return done

    def moment(self, case_id: str) -> Moment | None:
        """The case as it is; for `tell`."""
        return self._shell.guard(partial(self._services.changes.moment, case_id))

    def tell(self, before: Moment | None, also: str = "") -> bool:
        """Say what is different since a moment, and whether there was anything.

        Args:
            before: The case before the action.
            also: What else to say of the action; it stands first.
        """
        changed = self._changed(before)
        if changed is not None:
            first, *more = filter(None, (also, *change_words(changed.change, self._name)))
            back = partial(self._take_back, changed)
            self._shell.toast(first, back, more=" ".join(more), stays=True)
        return changed is not None

    def words(self, before: Moment | None) -> str:
        """What is different since a moment, in words; empty where nothing is."""
        changed = self._changed(before)
        return " ".join(change_words(changed.change, self._name)) if changed is not None else ""

    def _changed(self, before: Moment | None) -> Changed | None:
        if before is None:
            return None
        return self._shell.guard(partial(self._services.changes.since, before))

    def _take_back(self, changed: Changed) -> None:
        self._shell.attempt(partial(self._services.changes.take_back, changed))
        self._shell.changed(Data.ANSWERS | Data.PLAN)
        if self._redraw is not None:
            self._redraw()

    def _name(self, verdict: Verdict) -> str:
        return self._services.content.verdict(verdict).name


def change_words(change: Change, name: Callable[[Verdict], str]) -> list[str]:
    """What a change is, in sentences: the verdict, the talk, the plan, the last day.

    Args:
        change: What is different.
        name: How a verdict is called.
    """
    if change.now is None:
        return [
            translate(
                "Changes", "A question is open again, so there is no verdict until it is answered."
            ),
            translate("Changes", "The plan stays as it is until then."),
        ]
    words = [_verdict_words(change, name)]
    if change.told:
        words.append(
            translate(
                "Changes",
                "You noted that the talk was held: the client has already been told the old"
                " decision. Undo brings back its plan.",
            )
        )
    whole = change.before is not change.now  # then talk and plan are others, and are only counted
    parts = translate("Changes", "{count} parts") if whole else ""
    steps = translate("Changes", "{count} steps") if whole else ""
    words += _named(translate("Changes", "New in the talk: {titles}."), change.parts_new, parts)
    words += _named(translate("Changes", "Gone from the talk: {titles}."), change.parts_gone, parts)
    if change.openings:
        words.append(translate("Changes", "The talk opens with other questions."))
    if change.lines_lost == 1:
        words.append(translate("Changes", "One line that you wrote no longer fits. It is kept."))
    elif change.lines_lost:
        lost = translate("Changes", "{count} lines that you wrote no longer fit. They are kept.")
        words.append(lost.format(count=change.lines_lost))
    words += _named(translate("Changes", "New in the plan: {titles}."), change.steps_new, steps)
    words += _named(translate("Changes", "Gone from the plan: {titles}."), change.steps_gone, steps)
    words += _named(translate("Changes", "Now on another day: {titles}."), change.steps_moved)
    words.append(_last_day_words(change))
    return [each for each in words if each]


def _verdict_words(change: Change, name: Callable[[Verdict], str]) -> str:
    if change.now is None or change.before is None:
        return ""
    if change.before is not change.now:
        form = translate("Changes", "The verdict is “{now}” now, no longer “{before}”.")
        return form.format(now=name(change.now), before=name(change.before))
    if change.manner:
        form = translate(
            "Changes",
            "The verdict is still “{now}”, but what it covers, or how it is meant, has changed.",
        )
        return form.format(now=name(change.now))
    return translate("Changes", "The verdict is the same.")


def _last_day_words(change: Change) -> str:
    if change.last_day is None:
        return ""
    before, now = change.last_day
    if now is None:
        return translate("Changes", "There is no last day to work out any more.")
    if before is None:
        return translate("Changes", "The earliest clean last day is {now}.").format(
            now=full_day(now)
        )
    form = translate("Changes", "The earliest clean last day is {now}, no longer {before}.")
    return form.format(now=full_day(now), before=full_day(before))


def _named(form: str, titles: tuple[str, ...], counted: str = "") -> list[str]:
    """A sentence that names a few titles and counts the rest, or only counts; none for nothing."""
    if not titles:
        return []
    if counted and len(titles) > 1:
        return [form.format(titles=counted.format(count=len(titles)))]
    named = [f"“{title}”" for title in titles[:_NAMED]]
    if (rest := len(titles) - _NAMED) > 0:
        named.append(translate("Changes", "{count} more").format(count=rest))
    return [form.format(titles=", ".join(named))]
