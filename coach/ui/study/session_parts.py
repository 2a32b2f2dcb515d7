# SPDX-License-Identifier: MIT
"""What stands around a card: where one is, what turns it, how well it was known, what else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.kit.basic.buttons import PrimaryButton, QuietButton
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.chip import Chip
from coach.ui.kit.basic.labels import Body, Heading, KeyCap, Lead, Quiet, Title
from coach.ui.kit.layout.flow_layout import FlowRow
from coach.ui.kit.layout.keyed_foot import KeyedFoot
from coach.ui.kit.layout.page_head import HeadRow
from coach.ui.kit.layout.scroll_page import MARGIN, WIDEST, BoundedColumn
from coach.ui.kit.layout.stacked import column_of
from coach.ui.study.mark_row import MarkRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.domain.study.figures import Left
    from coach.ui.shell.shell import Shell

_COLUMN = 680  # pixels, at 100 % text: a good width for type of this size


class SessionHead(QWidget):
    """The way back, how much is left, and that practice leaves the schedule alone."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        icon = shell.icons.icon
        self.back = QuietButton(self.tr("Study"), "back", icon("arrow-left", "quiet"), self)
        self.back.setToolTip("Esc")
        self._left = Quiet("", self)
        self._left.setObjectName("cards-left")
        self._left.prefer_line()
        words = self.tr("Practice: the schedule stays as it is")
        self._cram = Chip(shell.theme, words, icon("rotate-cw", "quiet"), self)
        self._cram.setObjectName("cram")
        row = FlowRow(self, gap=14, fills=True)
        for part in (self.back, self._left, self._cram):
            row.flow.addWidget(part)
        column_of(self, row)

    def show_left(self, left: Left | None, *, cram: bool) -> None:
        """Show how many cards are left (None: nothing is asked), and whether it is practice."""
        self._cram.setVisible(cram)
        self._left.setVisible(left is not None)
        if left is not None:
            counts = (
                (left.review, self.tr("{count} due")),
                (left.learning, self.tr("{count} once more today")),
                (left.new, self.tr("{count} new")),
            )
            parts = [form.format(count=count) for count, form in counts if count]
            self._left.setText(self.tr("Left: {cards}").format(cards="  ·  ".join(parts)))


class SessionNote(Card):
    """A word about what has just happened: a card that was put aside, a limit that is reached."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, tone="soft", margin=14)
        self.setObjectName("session-note")
        self._text = Body("", self)
        self.button = QuietButton("", "note-action", parent=self)
        self.button.set_strong(True)
        self.body.addWidget(self._text)
        self.body.addWidget(self.button)
        self.hide()

    def say(self, text: str, action: str = "") -> None:
        """Say something, with a button where there is something to do about it; "" says nothing."""
        self._text.setText(text)
        self.button.set_text(action)
        self.button.setVisible(bool(action))
        self.setVisible(bool(text))


class Turning(QWidget):
    """The one button that goes on, with its key; once the card is turned, the answers."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = shell.theme
        self.turn = PrimaryButton("", "turn", parent=self)
        self._cap = KeyCap(self.tr("Space"), self)
        self.marks = MarkRow(shell.theme, self)
        self._front = FlowRow(self, gap=10)
        self._front.flow.addWidget(self.turn)
        self._front.flow.addWidget(self._cap)
        self._below = (self._below_sign("more-of-front"), self._below_sign("more-below"))
        self._front.flow.addWidget(self._below[0])
        self._answers = HeadRow(shell.theme, self.marks, self._below[1], room=0)
        self._rows = BoundedColumn(self, widest=WIDEST)
        self._rows.setContentsMargins(MARGIN, 8, MARGIN, 16)
        self._rows.addWidget(self._front)
        self._rows.addWidget(self._answers)
        self.show_nothing()

    def _below_sign(self, name: str) -> Quiet:
        """What says that the card goes on below; its room is there always, so nothing moves."""
        sign = Quiet(self.tr("↓ more below"), self)
        sign.setObjectName(name)
        sign.setWordWrap(False)
        policy = sign.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        sign.setSizePolicy(policy)
        return sign

    def fit(self) -> int:
        """Be as wide as the card above; its width in pixels."""
        width = self._theme.across(_COLUMN)
        self._rows.set_widest(width)
        return width

    def show_turn(self, words: str, told: str) -> None:
        """Offer to go on; `told` is what somebody hears of the card with the button."""
        self.turn.set_text(words)
        self.turn.setAccessibleDescription(told)
        self._front.show()
        self._answers.hide()

    def show_marks(self) -> None:
        """Offer the answers."""
        self._front.hide()
        self._answers.show()

    def show_nothing(self) -> None:
        """Offer neither."""
        self._front.hide()
        self._answers.hide()

    def show_more_below(self, *, more: bool) -> None:
        """Say that the card goes on below what is seen, or say nothing."""
        for sign in self._below:
            sign.setVisible(more)


class SessionFoot(KeyedFoot):
    """What else can be done with a card: undo, tomorrow, put aside, its script; each has a key."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell.theme, parent)
        icon = shell.icons.icon
        self.undo = QuietButton(self.tr("Undo"), "undo", icon("undo-2", "quiet"), self)
        self.bury = QuietButton(self.tr("Not today"), "bury", icon("moon", "quiet"), self)
        self.suspend = QuietButton(self.tr("Put aside"), "suspend", icon("archive", "quiet"), self)
        self.script = QuietButton(self.tr("Read it"), "read", icon("book-open", "quiet"), self)
        self._of_card = (self.bury, self.suspend, self.script)
        self.put(self._with_keys())

    def _with_keys(self) -> Iterator[tuple[QuietButton, str, str]]:
        yield self.undo, "Ctrl+Z", self.tr("Take the last answer back")
        yield self.bury, "B", self.tr("It comes again tomorrow")
        yield self.suspend, "S", self.tr("It does not come again until you bring it back")
        yield self.script, "O", self.tr("What this card was made from")

    def show_state(self, *, card: bool, undo: bool) -> None:
        """Offer what can be done: with a card, or only taking back."""
        for button in self._of_card:
            button.setEnabled(card)
        self.undo.setEnabled(undo)


class Summary(QWidget):
    """What a session came to, and the one next step."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("summary")
        self._title = Title("", self)
        self._title.setObjectName("summary-title")
        self._told = Lead("", self)
        self._told.setObjectName("summary-told")
        self._next = Heading(self.tr("Next"), self)
        self._step = Body("", self)
        self._step.setObjectName("summary-next")
        self.go = PrimaryButton("", "next-step", shell.icons.icon("arrow-right", "on_accent"), self)
        self.back = QuietButton(self.tr("Back to Study"), "to-study", parent=self)
        row = FlowRow(self, gap=10)
        row.flow.addWidget(self.go)
        row.flow.addWidget(self.back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 0, 0)
        layout.setSpacing(10)
        for part in (self._title, self._told, self._next, self._step):
            layout.addWidget(part)
        layout.addSpacing(4)
        layout.addWidget(HeadRow(shell.theme, row, room=0))
        self.hide()

    def show_end(self, title: str, told: str, step: str, action: str) -> None:
        """Show what it came to, and what to do next."""
        self._title.setText(title)
        self._told.setText(told)
        self._told.setVisible(bool(told))
        self._step.setText(step)
        self.go.set_text(action)
        self.show()
