# SPDX-License-Identifier: MIT
"""The sheet that is marked: a key for each check, yes and no, and when it was."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from coach.domain.practice.rounds import Answer
from coach.ui.kit.basic.buttons import bring_into_sight
from coach.ui.kit.basic.labels import Body, Quiet, plain_tip
from coach.ui.kit.basic.section import Section
from coach.ui.kit.disclosure import Disclosure
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.stacked import column_of
from coach.ui.rounds.key_row import KeyRow, Mark
from coach.ui.rounds.marks_picture import LETTERS, letter_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from PySide6.QtGui import QKeyEvent

    from coach.domain.practice.rounds import CardCheck, CardFail, ObserverSheet, RoundMark
    from coach.ui.kit.basic.theme import Theme
    from coach.ui.shell.shell import Shell


_ANSWERS = {  # what is held with a letter
    Qt.KeyboardModifier.NoModifier: Answer.YES,
    Qt.KeyboardModifier.ShiftModifier: Answer.NO,
    Qt.KeyboardModifier.AltModifier: Answer.NOT_UP,
}
_ROW_GAP = 0  # pixels between two rows: the whole sheet is to be seen at once


class MarkRow(KeyRow):
    """A check with its three answers, or a critical fail with Seen; `marked` says which."""

    marked = Signal(object, object)  # the id, an `Answer`

    def __init__(
        self, theme: Theme, key: str, name: str, texts: tuple[str, str], parent: QWidget
    ) -> None:
        """Make a row.

        Args:
            theme: What the window looks like.
            key: The letter that marks it; empty for none.
            name: Its id.
            texts: What it says, and the quiet line below.
            parent: The sheet.
        """
        super().__init__(theme, key, parent)
        self.key, self.name, self._says = key, name, texts[0]
        self._buttons: dict[Answer, Mark] = {}
        self.say(Body(texts[0], self))
        if texts[1]:
            self.say(Quiet(texts[1], self))

    def add_button(self, text: str, answer: Answer, spoken: str = "") -> None:
        """Put a button before the words; `spoken` says whole what stands there in short."""
        button = Mark(text, f"mark-{answer.value}:{self.name}", self)
        button.setAccessibleName(f"{self._says} {spoken or text}")
        button.setToolTip(spoken)
        button.clicked.connect(partial(self.press, answer))
        self.mark_by(button)
        self._buttons[answer] = button

    def press(self, answer: Answer, *_: object) -> None:
        """Mark it, where there is such a button, and show that: the talk does not wait."""
        if answer in self._buttons:
            bring_into_sight(self)
            self.marked.emit(self.name, answer)

    def show_mark(self, mark: RoundMark | None) -> None:
        """Show how it is marked, and when that was."""
        for answer, button in self._buttons.items():
            button.setChecked(mark is not None and mark.answer is answer)
        self.show_time(None if mark is None else mark.at)


class MarkSheet(QWidget):
    """The checks in the order in which they happen, and below them what ends it all.

    A check has the letter of its place on the whole sheet, whichever of them are shown.
    """

    marked = Signal(object, object)  # the id of a check or critical fail, an `Answer`

    def __init__(
        self, shell: Shell, parent: QWidget | None = None, *, examples: bool = True
    ) -> None:
        """A sheet; without `examples`, while a talk goes on, they stand in the tooltips alone."""
        super().__init__(parent)
        self.setObjectName("mark-sheet")
        self._theme, self._examples = shell.theme, examples
        self._rows: dict[str, MarkRow] = {}
        self._shown: tuple[ObserverSheet, frozenset[str], bool] | None = None
        self._checks = Section("", parent=self)
        self._rest = Disclosure(
            shell,
            "other-checks",
            self.tr("The other checks"),
            self.tr("For when there is time; their letters work, too"),
            self,
            scrolls=False,
        )
        self.fails = Disclosure(
            shell,
            "critical-fails",
            self.tr("What must not happen"),
            self.tr("Press Seen if it did; its letter does that, too"),
            self,
            scrolls=False,
        )
        self.fails.set_open(examples)
        for rows in (self._checks.body, self._rest.body, self.fails.body):
            rows.setSpacing(_ROW_GAP)
        column_of(self, self._checks, self._rest, self.fails, gap=8)

    def show_sheet(
        self,
        sheet: ObserverSheet,
        marks: Iterable[RoundMark],
        asked: Collection[str] | None = None,
        *,
        others: bool = True,
    ) -> None:
        """Show a sheet as it is marked; one that is shown already keeps its rows.

        Args:
            sheet: The whole sheet.
            marks: What one rater has marked.
            asked: Ids of the checks that are looked for; None: all.
            others: Whether the other checks, and what must not happen, stand folded below.
        """
        ids = frozenset(check.id for check in sheet.checks)
        looked_for = ids if asked is None else frozenset(asked)
        if (sheet, looked_for, others) != self._shown:
            self._shown = sheet, looked_for, others
            self._fill(sheet, looked_for, others=others)
        found = {mark.check: mark for mark in marks}
        for name, row in self._rows.items():
            row.show_mark(found.get(name))
        done = len(looked_for & set(found))
        form = self.tr("{done} of {all}")
        self._checks.set_count(form.format(done=done, all=len(looked_for)))

    def _fill(self, sheet: ObserverSheet, looked_for: Collection[str], *, others: bool) -> None:
        self._checks.set_title(sheet.title)
        first, last = _keys(len(sheet.checks), len(sheet.critical))
        keyed = list(zip(first, sheet.checks, strict=True))
        checks = [self._check_row(*each) for each in keyed if each[1].id in looked_for]
        rest = [self._check_row(*each) for each in keyed if each[1].id not in looked_for and others]
        fails = list(map(self._fail_row, last, sheet.critical)) if others else []
        self._rows = {row.name: row for row in (*checks, *rest, *fails)}
        for row in self._rows.values():
            row.marked.connect(self.marked)
        keys = Quiet(self.tr("A: yes · Shift+A: no · Alt+A or –: did not come up"), self)
        for rows, part in ((rest, self._rest), (fails, self.fails)):
            fill(part.body, rows)
        keys.setContentsMargins(0, 0, 0, 6)
        fill(self._checks.body, [keys, *checks])
        self._rest.setVisible(bool(rest))
        self.fails.setVisible(bool(fails))

    def take_key(self, event: QKeyEvent) -> bool:
        """Whether a key marks something here: a letter yes, with Shift no, with Alt not come up."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held not in _ANSWERS:
            return False
        return self._press(QKeySequence(event.key()).toString(), _ANSWERS[held])

    def _press(self, letter: str, answer: Answer) -> bool:
        row = next((each for each in self._rows.values() if each.key and each.key == letter), None)
        if row is not None:
            for fold in (self._rest, self.fails):
                if fold.isAncestorOf(row):
                    fold.set_open(True)  # what was marked is seen
            row.press(answer)
        return row is not None

    def _check_row(self, key: str, check: CardCheck) -> MarkRow:
        anchors = self.tr("Yes: {yes}\nNo: {no}").format(yes=check.yes, no=check.no)
        anchors = anchors if check.yes or check.no else ""
        row = MarkRow(
            self._theme, key, check.id, (check.says, anchors if self._examples else ""), self
        )
        row.setToolTip(plain_tip(anchors))
        row.add_button(self.tr("Yes"), Answer.YES)
        row.add_button(self.tr("No"), Answer.NO)
        row.add_button("\N{EN DASH}", Answer.NOT_UP, self.tr("Did not come up"))
        return row

    def _fail_row(self, key: str, fail: CardFail) -> MarkRow:
        row = MarkRow(
            self._theme, key, fail.id, (fail.says, fail.because if self._examples else ""), self
        )
        row.setToolTip(plain_tip(fail.because))
        row.add_button(self.tr("Seen"), Answer.YES)
        return row


def _keys(checks: int, fails: int) -> tuple[list[str], list[str]]:
    """A letter for each check from A on and for each fail from Z back, "" where none is left."""
    first = [letter_of(number) if number < LETTERS else "" for number in range(checks)]
    free = range(LETTERS - 1, len(list(filter(None, first))) - 1, -1)
    last = [letter_of(number) for number in free][:fails]
    return first, last + [""] * (fails - len(last))
