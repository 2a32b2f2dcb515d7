# SPDX-License-Identifier: MIT
"""Beside one's own words: how they read, what one changed, and what the library changed since."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.talk.own_script import OwnText
from coach.ui.kit.basic.buttons import QuietButton, SecondaryButton
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.labels import Body, Heading, Quiet
from coach.ui.kit.basic.section import Section
from coach.ui.kit.fields.fields import ChoiceField
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.stacked import column_of
from coach.ui.library.compared_text import ComparedText
from coach.ui.library.script_table import case_words
from coach.ui.library.script_text import ScriptText

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coach.services.container import Services
    from coach.services.library.own_scripts import Difference
    from coach.ui.shell.shell import Shell

translate = QCoreApplication.translate


class OwnSide(QWidget):
    """A live preview, and below it what differs; `kept` and `taken` say what is to be done."""

    kept = Signal()  # one's own words, though the library has changed
    taken = Signal(object)  # OwnText: the library's words for this text

    def __init__(self, services: Services, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._shell = services, shell
        self._texts: Mapping[OwnText, str] = {}
        self._picker = ChoiceField("own-case", self, shortest=14)
        self._picker.setAccessibleName(self.tr("Fill the examples from a case"))
        self._preview = ScriptText(shell.theme, "own-preview", self.tr("How it reads"), self)
        self._since = Section(self.tr("The library has changed this since"))
        self._own = Section(self.tr("What you put differently"))
        self._since_rows, self._own_rows = QVBoxLayout(), QVBoxLayout()
        self._keep = SecondaryButton(self.tr("Stay with my words"), "keep-mine", parent=self)
        self._lay_out()
        self._picker.activated.connect(self._draw_preview)
        self._keep.clicked.connect(self.kept)

    def _lay_out(self) -> None:
        card = Card(self)
        card.body.addWidget(Heading(self.tr("How it reads")))
        row = QHBoxLayout()
        row.setSpacing(10)
        label = Quiet(self.tr("Filled from"), card)
        label.prefer_line()
        row.addWidget(label)
        row.addWidget(self._picker, 1)
        card.body.addLayout(row)
        card.body.addWidget(self._preview)
        self._since.body.addLayout(self._since_rows)
        self._since.body.addWidget(self._keep)
        self._own.body.addLayout(self._own_rows)
        layout = column_of(self, card, self._since, self._own, gap=8)
        layout.addStretch(1)

    def show_cases(self) -> None:
        """Offer the open cases whose facts can stand in for the examples; the chosen one stays."""
        chosen = self._picker.currentData()
        self._picker.clear()
        self._picker.addItem(self.tr("No case: examples stay"), "")
        for each in self._services.shelf.cases():
            self._picker.addItem(case_words(self._services, each), each.id)
        self._picker.setCurrentIndex(max(self._picker.findData(chosen), 0))

    def show_texts(self, texts: Mapping[OwnText, str]) -> None:
        """Show how these read now."""
        self._texts = texts
        self._draw_preview()

    def _draw_preview(self) -> None:
        texts = self._texts
        parts = (
            f"**{texts[OwnText.RULE]}**" if texts.get(OwnText.RULE) else "",
            texts.get(OwnText.SHORT, ""),
            self._under(self.tr("Longer"), texts.get(OwnText.LONG, "")),
            self._under(self.tr("In writing, afterwards"), texts.get(OwnText.WRITTEN, "")),
        )
        whole = "\n\n".join(filter(None, parts))
        case_id = str(self._picker.currentData() or "")
        if case_id and whole:
            fill_in = partial(self._services.own_scripts.filled, whole, case_id)
            whole = self._shell.guard(fill_in) or whole
        self._preview.show_markdown(whole or self.tr("*What you write is shown here.*"))

    def _under(self, title: str, text: str) -> str:
        return f"**{title}**\n\n{text}" if text else ""

    def show_differences(self, own: Sequence[Difference], since: Sequence[Difference]) -> None:
        """Show what the user put differently, and what the library changed since."""
        self._own.setVisible(bool(own))
        self._since.setVisible(bool(since))
        fill(self._own_rows, [self._difference(each, since=False) for each in own])
        fill(self._since_rows, [self._difference(each, since=True) for each in since])

    def _difference(self, difference: Difference, *, since: bool) -> QWidget:
        box, name = QWidget(self), own_text_words()[difference.text]
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.setSpacing(4)
        head = Body(name, box)
        head.set_strong(True)
        kind = "since" if since else "own"
        text = ComparedText(self._shell.theme, f"differs:{kind}:{difference.text}", name, box)
        text.show_pieces(difference.pieces)
        layout.addWidget(head)
        layout.addWidget(text)
        words = self.tr("Take the library’s words") if since else self.tr("Back to the library’s")
        take = QuietButton(words, f"take:{kind}:{difference.text}", parent=box)
        take.clicked.connect(partial(self.taken.emit, difference.text))
        layout.addWidget(take)
        return box


def own_text_words() -> dict[OwnText, str]:
    """How each text of a script is called."""
    return {
        OwnText.TITLE: translate("OwnWords", "Title"),
        OwnText.USE_WHEN: translate("OwnWords", "Use it when"),
        OwnText.RULE: translate("OwnWords", "One rule to remember"),
        OwnText.SHORT: translate("OwnWords", "Short: what is said"),
        OwnText.LONG: translate("OwnWords", "Longer"),
        OwnText.WRITTEN: translate("OwnWords", "In writing, afterwards"),
    }
