# SPDX-License-Identifier: MIT
"""What the interview page says beside its question: that it is settled, and what was reopened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.rules.heat import Heat
from coach.ui.interview.heard_list import HeardList
from coach.ui.kit.basic.buttons import QuietButton, SecondaryButton
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.labels import Body, Heading, KeyCap, Quiet
from coach.ui.kit.layout.filling import empty, fill
from coach.ui.kit.layout.flow_layout import FlowRow
from coach.ui.kit.layout.stacked import column_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.case import Case
    from coach.domain.rules.diagnosis import ReadBack
    from coach.domain.rules.interview import Interview
    from coach.services.container import Services
    from coach.services.interview.interview_view import InterviewView
    from coach.ui.shell.shell import Shell


class Settled(Card):
    """No open answer can change the verdict: finish, or go on; then it says so in fewer words."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent, tone="soft", margin=16)
        self.setObjectName("settled")
        self._words = Body("", self)
        self.finish = SecondaryButton(self.tr("Finish"), "finish", shell.icons.icon("check"), self)
        self.go_on = QuietButton(self.tr("Go on"), "go-on-asking", parent=self)
        self._keys = (KeyCap("F", self), KeyCap("G", self))
        self.finish.setToolTip("F")
        self.go_on.setToolTip("G")
        row = FlowRow(self, fills=True)
        for part in (self.finish, self._keys[0], self.go_on, self._keys[1]):
            row.flow.addWidget(part)
        self.body.addWidget(self._words)
        self.body.addWidget(row)
        self.hide()

    def show_state(self, *, settled: bool, gone_on: bool) -> None:
        """Show whether it is settled, and whether the user has chosen to go on."""
        self.setVisible(settled)
        whole = self.tr(
            "No open answer can change the verdict. Finish, or go on for a better talk."
        )
        short = self.tr("The verdict is settled. What comes now makes the talk better.")
        self._words.setText(short if gone_on else whole)
        self.go_on.setVisible(not gone_on)
        self._keys[1].setVisible(not gone_on)

    def not_yet(self, *, asking: bool, settled: bool) -> str:
        """Why nothing can be chosen, where it is not shown.

        Args:
            asking: Whether a question is shown; else none is left.
            settled: Whether no open answer can change the verdict.
        """
        if not asking:
            return self.tr("No question is left. Enter goes on to the verdict.")
        if settled:
            return self.tr("No open answer can change the verdict. Enter goes on from here.")
        return self.tr("An open answer can still change the verdict: go on with the questions.")


class AllHeard(QWidget):
    """Under a finished interview stands the list of answers; before, nothing."""

    chosen = Signal(object)  # the id of a question to look at

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._layout = column_of(self)

    def show_heard(self, interview: Interview, heard: Sequence[ReadBack]) -> None:
        """Show these answers; without any nothing."""
        empty(self._layout)
        self.setVisible(bool(heard))
        if heard:
            list_ = HeardList(self._shell, interview, heard)
            list_.chosen.connect(self.chosen)
            fill(self._layout, [list_])


class Moved(QWidget):
    """After a changed answer: later answers that count again, and those that do not count now."""

    chosen = Signal(object)  # the id of a question to look at

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 12, 0, 0)
        self._card: QWidget | None = None
        self.hide()

    def clear(self) -> None:
        """Say nothing."""
        if self._card is not None:
            self._card.hide()
            self._layout.removeWidget(self._card)
            self._card.deleteLater()
            self._card = None
        self.hide()

    def show_view(self, view: InterviewView, interview: Interview) -> None:
        """Show what the answer behind a view has moved; nothing where it moved nothing."""
        self.clear()
        if not view.reopened and not view.set_aside:
            return
        card = Card(self, margin=16)
        card.setObjectName("moved")
        if view.reopened:
            card.body.addWidget(Heading(self.tr("These questions are asked again"), card))
            card.body.addWidget(
                Quiet(self.tr("Your old answers still count unless you change them."), card)
            )
            again = HeardList(self._shell, interview, view.reopened, card)
            again.chosen.connect(self.chosen)
            card.body.addWidget(again)
        if view.set_aside:
            card.body.addWidget(Heading(self.tr("These no longer count"), card))
            card.body.addWidget(Quiet(self.tr("They are kept in case they are asked again."), card))
            for said in view.set_aside:
                card.body.addWidget(Body(said.sentence, card, tone="quiet"))
        self._card = card
        self._layout.addWidget(card)
        self.show()
        card.show()


class Notices(QWidget):
    """Over the question: that the content has changed, that the case is parked, a second take."""

    def __init__(self, services: Services, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._shell = services, shell
        self._case_id = ""
        self._updated = _Notice(self.tr("See what changed"), "content-change", self)
        self._angry = _Notice(self.tr("Go through them again"), "second-take", self)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(12)
        for notice in (self._updated, self._angry):
            self._layout.addWidget(notice)
            notice.button.clicked.connect(self._on_clicked)

    def show_case(self, case: Case) -> None:
        """Show what is to be known of a case before going on."""
        self._case_id = case.id
        changed = self._services.updates.content_change(case.id) is not None
        self._updated.say(
            self.tr("The questions have changed since you began. Your answers were not touched.")
            if changed
            else ""
        )
        words, offered = self._of_heat(case)
        self._angry.say(words, button=offered)
        self._fit()

    def pass_on(self, question: str) -> None:
        """Say no longer that the case is parked, once it has stood over a question (its id)."""
        if question and self._angry.button.isHidden():
            self._angry.hide()
            self._fit()

    def _fit(self) -> None:
        shown = not (self._updated.isHidden() and self._angry.isHidden())
        self._layout.setContentsMargins(0, 0, 0, 20 if shown else 0)
        self.setVisible(shown)

    def _of_heat(self, case: Case) -> tuple[str, bool]:
        """What is said to somebody angry, and whether they can go through their answers now."""
        heat = self._services.content.interview.heat
        if heat is None or case.heat is not Heat.HOT:
            return "", False
        if case.parked_until is not None:
            return heat.parked, False
        return (
            (heat.again, True) if self._services.heat.second_take(case.id).offered else ("", False)
        )

    def _on_clicked(self) -> None:
        self._shell.go(self.sender().objectName(), self._case_id)


class _Notice(Card):
    """One calm sentence, perhaps with a button."""

    def __init__(self, button: str, name: str, parent: QWidget) -> None:
        super().__init__(parent, tone="soft", margin=16)
        self._words = Body("", self)
        self.button = SecondaryButton(button, name, parent=self)
        self.body.addWidget(self._words)
        self.body.addWidget(self.button)

    def say(self, words: str, *, button: bool = True) -> None:
        """Say something, with the button or without; nothing hides it."""
        self._words.setText(words)
        self.button.setVisible(button)
        self.setVisible(bool(words))
