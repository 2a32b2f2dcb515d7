# SPDX-License-Identifier: MIT
"""The parts of the interview page: gate and question, the buttons, and the foot of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.case.verdict_words import stands_words
from coach.ui.interview.gate_chip import GateChip
from coach.ui.kit.basic.buttons import PrimaryButton, QuietButton
from coach.ui.kit.basic.icon_mark import IconMark
from coach.ui.kit.basic.labels import Body, KeyCap, Quiet, Rule, Title
from coach.ui.kit.layout.arranged import Arranged
from coach.ui.kit.layout.flow_layout import FlowRow
from coach.ui.kit.layout.page_head import HeadRow
from coach.ui.kit.layout.scroll_page import MARGIN, WIDEST, BoundedColumn
from coach.ui.kit.layout.stacked import column_of, row_of

if TYPE_CHECKING:
    from collections.abc import Hashable
    from datetime import date

    from coach.domain.rules.heat import HeatQuestion
    from coach.domain.rules.progress import Progress
    from coach.services.interview.heat import HeatTold
    from coach.services.interview.interview_view import InterviewView
    from coach.ui.shell.shell import Shell

translate = QCoreApplication.translate


_COLUMN = 600  # pixels, at 100 % text: a good width to read and to choose in
_FOOT_GAP = 12


class QuestionRoute(Struct, frozen=True):
    """Asks the interview page to show one answered question of a case again."""

    case_id: str
    question: str


class Opening(QWidget):
    """Where we are in the interview, the question, and a word of help."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.gates = GateChip(shell.icons, self)
        self._gate = Quiet("", self)
        self._gate.setObjectName("progress")
        self._question = Title("", self)
        self._question.setObjectName("question")
        self._help = Body("", self, tone="quiet")
        where = QHBoxLayout()
        where.setSpacing(12)
        where.addWidget(self.gates)
        where.addWidget(self._gate, 1)
        where.addStretch(0)  # takes what the words, of a width to be read, leave over
        layout = column_of(self, gap=8)
        layout.addLayout(where)
        layout.addWidget(self._question)
        layout.addWidget(self._help)

    def show_view(self, view: InterviewView, progress: Progress) -> None:
        """Show the question of a view and how many are left, or that all is said."""
        gate = view.gate if view.question is not None else None
        title = gate.title if gate is not None else self.tr("All parts")
        self.gates.show_gate(title, gate.icon if gate is not None else "list-checks")
        left = _left(progress)
        if gate is not None:
            where = self.tr("Part {number} of {count}").format(
                number=view.gate_number, count=view.gate_count
            )
            left = f"{where}  ·  {left}"
        self._gate.setText(left)
        if view.question is not None:
            self._say(view.question.text, view.question.help)
        else:
            self._say(
                self.tr("We have heard enough"),
                self.tr("The verdict needs no other answer. You can still change any of these."),
            )

    def show_heat(
        self, heat: HeatQuestion, told: HeatTold | None, day: date, progress: Progress
    ) -> None:
        """Show the question about anger in place of the other; it belongs to no part.

        Args:
            heat: The question.
            told: What was said to it, where it is asked again; that it stands is said with it.
            day: Today.
            progress: How many questions are left.
        """
        help_ = heat.help
        if told is not None and told.fixed_until is not None:
            help_ = stands_words(told.fixed_until, day)
        self.gates.show_gate(self.tr("How you feel"), "user")
        self._gate.setText(_left(progress))
        self._say(heat.text, help_)

    def _say(self, question: str, help_: str) -> None:
        self._question.setText(question)
        self._help.setText(help_)
        self._help.setVisible(bool(help_))


def _left(progress: Progress) -> str:
    """How many questions are left, in words."""
    least, most = progress.least, progress.most
    if most == 0:
        return translate("Progress", "no question left")
    if least == most == 1:
        return translate("Progress", "1 question left")
    if least == most:
        return translate("Progress", "{count} questions left").format(count=most)
    # the least may rise, where an answer closes a short way: only the most goes down alone
    return translate("Progress", "at most {count} questions left").format(count=most)


class Actions(QWidget):
    """Back, Skip, Undo, Redo, and the one that goes on."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        icon = shell.icons.icon
        self.back = QuietButton(self.tr("Back"), "back", icon("arrow-left", "quiet"), self)
        self.skip = QuietButton(self.tr("Skip"), "skip", parent=self)
        self.undo = QuietButton(self.tr("Undo"), "undo", icon("undo-2", "quiet"), self)
        self.redo = QuietButton(self.tr("Redo"), "redo", icon("redo-2", "quiet"), self)
        self.go_on = PrimaryButton(
            self.tr("Continue"), "continue", icon("arrow-right", "on_accent"), self, trailing=True
        )
        for button, keys in (
            (self.back, "Backspace"),
            (self.undo, "Ctrl+Z"),
            (self.redo, "Ctrl+Shift+Z"),
            (self.go_on, "Enter"),
        ):
            button.setToolTip(keys)
        self._theme = shell.theme
        self._below = Quiet(self.tr("↓ more below"), self)
        self._below.setObjectName("more-below")
        self._below.setWordWrap(False)
        policy = self._below.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # its room is there always, so nothing else moves
        self._below.setSizePolicy(policy)
        back = FlowRow(fills=True)
        for button in (self.back, self.skip, self.undo, self.redo):
            back.flow.addWidget(button)
        self._rows = BoundedColumn(self, widest=WIDEST)
        self._rows.setContentsMargins(MARGIN, 0, MARGIN, 16)
        self._rows.addWidget(HeadRow(shell.theme, back, self._below, self.go_on, room=0))

    def show_more_below(self, *, more: bool) -> None:
        """Say that the page goes on below what is seen, or say nothing."""
        self._below.setVisible(more)

    def fit(self) -> int:
        """Be as wide as the column of the answers above; its width in pixels."""
        width = self._theme.across(_COLUMN)
        self._rows.set_widest(width)
        return width

    def show_view(self, view: InterviewView, *, asking: bool, back: bool, go_on: bool) -> None:
        """Offer what can be done now; `asking` while there is something to choose."""
        self.back.setEnabled(back)
        self.skip.setVisible(asking)
        self.undo.setEnabled(view.can_undo)
        self.redo.setEnabled(view.can_redo)
        self.go_on.setEnabled(go_on)
        self.go_on.set_text(self.tr("Continue") if asking else self.tr("See the verdict"))


class Footer(Arranged):
    """Why am I asked this; what we have heard so far; and that all of it is saved."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell.theme, parent)
        icon = shell.icons.icon
        self.why = QuietButton(
            self.tr("Why am I asked this?"), "why", icon("circle-question-mark"), self
        )
        self.heard = QuietButton("", "heard", icon("list"), self)
        self.review = QuietButton(self.tr("All answers"), "review", icon("list-checks"), self)
        self.review.setToolTip("Ctrl+R")
        for button in (self.why, self.heard, self.review):
            button.set_strong(True)
        self._shell, self._count = shell, 0
        self._cap = KeyCap("?", self)
        self._saved = QWidget(self)
        self._lay_out(shell)

    def _lay_out(self, shell: Shell) -> None:
        saved = row_of(self._saved, gap=6)
        self._saved.setObjectName("saved")
        self._mark = IconMark(shell.theme, shell.icons.icon("check", "quiet"), 16, self._saved)
        self._word = Body("", self._saved, tone="quiet")
        self._word.setWordWrap(False)
        saved.addWidget(self._mark)
        saved.addWidget(self._word)
        shell.saving.connect(self._on_saving)
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 12)
        row.setSpacing(4)
        asked = FlowRow(self, gap=_FOOT_GAP, fills=True)
        for part in (self.why, self._cap, self.heard, self.review):
            asked.flow.addWidget(part)
        row.addWidget(asked, 1)
        row.addWidget(self._saved, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(40, 0, 40, 0)
        layout.setSpacing(0)
        layout.addWidget(Rule(self))
        layout.addLayout(row)

    def show_view(self, view: InterviewView, *, asking: bool) -> None:
        """Show how much has been heard."""
        self._count = len(view.answered)
        self.why.setVisible(asking)
        self.heard.setEnabled(bool(view.answered))
        self._say_saved()
        self._write(wide=bool(self._arrangement))

    def _on_saving(self, unsaved: object) -> None:
        del unsaved  # the shell has it
        self._say_saved()

    def _say_saved(self) -> None:
        """Say whether all that was heard is saved: not while a change could not be kept."""
        kept = self._shell.unsaved is None
        icon = self._shell.icons.icon
        self._mark.set_icon(icon("check", "quiet") if kept else icon("circle-alert", "text"))
        self._word.setText(self.tr("Saved") if kept else self.tr("Not saved"))
        self._word.set_tone("quiet" if kept else "")
        self._saved.setVisible(bool(self._count) or not kept)

    def fitting(self, width: int) -> bool:
        """Whether all is said in full, in one line."""
        words = zip((self.why, self.heard, self.review), self._words(wide=True), strict=True)
        parts = [button.width_for(text) for button, text in words]
        parts += [part.sizeHint().width() for part in (self._cap, self._saved)]
        return width - 2 * MARGIN >= sum(parts) + len(parts) * _FOOT_GAP

    def arrange(self, arrangement: Hashable) -> None:
        """Say it in fewer words where there is little room."""
        self._write(wide=bool(arrangement))

    def _words(self, *, wide: bool) -> tuple[str, str, str]:
        """What stands on the buttons: in full, or short."""
        heard = (
            self.tr("What we have heard so far · {count}") if wide else self.tr("Heard · {count}")
        )
        return (
            self.tr("Why am I asked this?") if wide else self.tr("Why this?"),
            heard.format(count=self._count),
            self.tr("All answers") if wide else self.tr("All"),
        )

    def _write(self, *, wide: bool) -> None:
        self._cap.setVisible(wide and not self.why.isHidden())
        words = self._words(wide=wide)
        for button, text in zip((self.why, self.heard, self.review), words, strict=True):
            if text != button.text():
                button.set_text(text)
