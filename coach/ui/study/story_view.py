# SPDX-License-Identifier: MIT
"""A story, the verdicts to choose from, and then the one it comes to, with its reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.kit.basic.buttons import QuietButton, bring_into_sight
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.labels import Body, Heading
from coach.ui.kit.fields.choice_list import Choice, ChoiceList
from coach.ui.kit.layout.filling import fill

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.domain.study.figures import Judged
    from coach.ui.kit.basic.theme import Theme


class StoryView(QWidget):
    """Asks for a verdict, and tells which it is; `chosen` carries the id of the verdict.

    The likely verdicts come first; all twelve are one key away.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._few: tuple[Choice, ...] = ()
        self._all: tuple[Choice, ...] = ()
        self._asking = False
        self._choices = ChoiceList(theme, "verdicts", self)
        self._choices.setAccessibleName(self.tr("Which verdict does it come to?"))
        self._more = QuietButton(self.tr("Show all twelve (A)"), "all-verdicts", parent=self)
        self._told = Card(self, tone="soft")
        self._told.setObjectName("judged")
        self._told.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._choices)
        layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._told)
        self._choices.chosen.connect(self._on_chosen)
        self._more.clicked.connect(self.show_all)

    @property
    def is_asking(self) -> bool:
        """Whether a verdict is still to be chosen."""
        return self._asking

    def ask(self, few: Sequence[Choice], every: Sequence[Choice]) -> None:
        """Offer some verdicts, and all of them where that is asked."""
        self._few, self._all, self._asking = tuple(few), tuple(every), True
        self._choices.set_choices(self._few)
        self._choices.show()
        self._more.setVisible(len(self._all) > len(self._few))
        self._told.hide()

    def show_all(self) -> None:
        """Offer every verdict."""
        if self._asking:
            self._choices.set_choices(self._all)
            self._more.hide()
            self._choices.take_focus()

    def take_focus(self) -> None:
        """Bring the keys to the verdicts, or to what was told."""
        if self._asking:
            self._choices.take_focus()
        else:
            self._told.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_number(self, number: int) -> bool:
        """Choose by number; False where there is none.

        A verdict that is out of sight comes into sight first, and the next key chooses it.
        """
        cards = self._choices.cards
        if not self._asking or not 1 <= number <= len(cards):
            return False
        return bring_into_sight(cards[number - 1]) or self._choices.choose_number(number)

    def tell(self, judged: Judged, chosen: str) -> None:
        """Tell what it comes to; `chosen` is the name of what was chosen."""
        self._asking = False
        self._choices.hide()
        self._more.hide()
        fill(self._told.body, self._labels(judged, chosen))
        said = (each.text() for each in self._told.findChildren(Body) if not each.isHidden())
        self._told.setAccessibleName(self._head(judged))
        self._told.setAccessibleDescription("\n".join(said))
        self._told.show()

    def _head(self, judged: Judged) -> str:
        form = self.tr("Yes: {name}.") if judged.is_right else self.tr("Here it comes to: {name}.")
        return form.format(name=judged.name)

    def _labels(self, judged: Judged, chosen: str) -> Iterator[QWidget]:
        yield Heading(self._head(judged), self._told)
        because = Body(judged.because, self._told)
        because.set_strong(True)
        yield because
        for reason in judged.reasons:
            yield Body(f"–  {reason}", self._told)
        if judged.is_right:
            return
        form = self.tr("You chose “{name}”. {why}")
        why = judged.why_not or self.tr("Nothing in the story points to it.")
        yield Body(form.format(name=chosen, why=why), self._told, tone="quiet")

    def _on_chosen(self, verdict: object) -> None:
        if self._asking:
            self.chosen.emit(verdict)
