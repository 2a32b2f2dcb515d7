# SPDX-License-Identifier: MIT
"""How much of a case, a run or a round goes, and how names stand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from coach.domain.practice.sealed import Contents, NameLevel, SealChoice, SealedKind
from coach.ui.kit.basic.labels import Quiet
from coach.ui.kit.fields.check_row import CheckRow
from coach.ui.kit.fields.choice_box import ChoiceBox
from coach.ui.kit.fields.fields import LineField
from coach.ui.kit.fields.form_row import FormRow
from coach.ui.kit.fields.typed import let_pass
from coach.ui.kit.layout.stacked import column_of

if TYPE_CHECKING:
    from coach.services.sealed.sealing import SealOffer

_MOST = 400  # characters of what is left out as well


class SealChoices(QWidget):
    """The choices; `changed` says that another was taken."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contents = ChoiceBox("seal-contents", Contents, self._contents_word)
        self._names = ChoiceBox("seal-names", NameLevel, self._names_word)
        self._figures = CheckRow("figures", self.tr("Sums and other figures go along"))
        self._comments = CheckRow("comments", self.tr("The comments so far go along"))
        self._left_out = LineField("leave-out", self)
        self._left_out.setMaxLength(_MOST)
        let_pass(self._left_out)
        self._contents_row = FormRow(self.tr("What goes"), self._contents)
        self._never = Quiet("")
        layout = column_of(self, gap=12)
        names = FormRow(
            self.tr("Names"),
            self._names,
            self.tr("Also their parts, and addresses and numbers, in your own lines too."),
        )
        left_out = FormRow(
            self.tr("Leave out as well"),
            self._left_out,
            self.tr("Nicknames, places, anything that tells who it is; a comma between each."),
        )
        for part in (
            self._contents_row,
            names,
            left_out,
            self._figures,
            self._comments,
            self._never,
        ):
            layout.addWidget(part)
        for box in (self._contents, self._names):
            box.currentIndexChanged.connect(self._on_changed)
        self._left_out.textChanged.connect(self._on_changed)
        for row in (self._figures, self._comments):
            row.ticked.connect(self._on_changed)

    def show_offer(self, offer: SealOffer) -> None:
        """Show what there is to choose, as it is proposed."""
        usual = SealChoice()
        with QSignalBlocker(self):
            self._contents.choose(usual.contents if offer.has_verdict else Contents.ANSWERS)
            self._names.choose(usual.names)
            self._figures.box.setChecked(usual.figures)
            self._comments.box.setChecked(usual.comments)
            self._left_out.clear()
        self._never.setText(self._never_words(offer.kind))
        self._contents_row.setVisible(offer.kind is SealedKind.CASE and offer.has_verdict)
        self._comments.setVisible(offer.comments > 0)

    def first(self) -> QWidget:
        """The first field that is shown."""
        return self._names if self._contents_row.isHidden() else self._contents

    def choice(self) -> SealChoice:
        """What is chosen now."""
        return SealChoice(
            self._contents.chosen(),
            self._names.chosen(),
            self._figures.box.isChecked(),
            self._comments.box.isChecked(),
        )

    def left_out(self) -> tuple[str, ...]:
        """The words that were typed to be left out as well."""
        return tuple(filter(None, map(str.strip, self._left_out.text().split(","))))

    def _on_changed(self, *_ignored: object) -> None:
        self.changed.emit()

    def _never_words(self, kind: SealedKind) -> str:
        if kind is SealedKind.CASE:
            return self.tr(
                "Never in it: what you wrote about yourself afterwards, how angry you were, the "
                "sentence that you fear, why you overruled a verdict, and notes on the client."
            )
        return self.tr(
            "Never in it: what was written in looking back, the words for it, and what you want to "
            "do next."
        )

    def _contents_word(self, contents: Contents) -> str:
        return {
            Contents.ALL: self.tr("Verdict, answers and talk"),
            Contents.TALK: self.tr("The talk alone"),
            Contents.ANSWERS: self.tr("Verdict and answers"),
        }[contents]

    def _names_word(self, level: NameLevel) -> str:
        return {
            NameLevel.FULL: self.tr("As they are"),
            NameLevel.INITIALS: self.tr("Initials"),
            NameLevel.NONE: self.tr("None"),
        }[level]
