# SPDX-License-Identifier: MIT
"""The papers that a case has to offer, in groups; those that are refused say why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.papers.paper import REFERRALS, PaperKind
from coach.ui.kit.basic.labels import Quiet
from coach.ui.kit.rows.chosen_row import ChosenRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from coach.services.papers.offers import PaperOffer
    from coach.ui.kit.basic.theme import Theme
    from coach.ui.shell.shell import Shell

_OWN = frozenset({PaperKind.BRIEF, PaperKind.CUE_CARD, PaperKind.SCRIPT})
_CLIENT = frozenset({PaperKind.MEETING, PaperKind.NOTICE})


class PaperRow(ChosenRow):
    """One paper; arrow keys go to its neighbours."""

    moved = Signal(object)  # how many rows the keys go down

    def __init__(self, theme: Theme, offer: PaperOffer, parent: QWidget) -> None:
        self.kind = offer.kind
        words = offer.refused or offer.says
        super().__init__(theme, f"paper:{offer.kind.value}", offer.title, words, parent)
        if offer.refused:
            self.text_label.set_tone("quiet")
        for label in (self.text_label, self._detail):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._row.setContentsMargins(10, 7, 10, 7)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down choose the neighbour, Home and End the first and the last."""
        steps: dict[int, int] = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Home: -len(PaperKind),
            Qt.Key.Key_End: len(PaperKind),
        }
        if event.key() in steps:
            self.moved.emit(steps[event.key()])
        else:
            super().keyPressEvent(event)


class PaperList(QWidget):
    """The papers, one of which is chosen."""

    chosen = Signal(object)  # PaperKind

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paper-list")
        self._theme = shell.theme
        self._offers: tuple[PaperOffer, ...] = ()
        self._rows: list[PaperRow] = []
        self._parts: list[QWidget] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 4, 0)
        self._layout.setSpacing(2)

    def show_offers(self, offers: Sequence[PaperOffer]) -> None:
        """Show these papers; rows are made anew only where something is another."""
        if tuple(offers) == self._offers:
            return
        self._offers = tuple(offers)
        for part in self._parts:
            part.hide()
            self._layout.removeWidget(part)
            part.deleteLater()
        self._parts, self._rows = [], []
        for number, (heading, group) in enumerate(grouped(offers)):
            label = Quiet(heading, self, tone="strong")
            label.setContentsMargins(10, 14 if number else 0, 0, 4)
            self._add(label)
            for offer in group:
                self._add_row(offer)

    def kinds(self) -> tuple[PaperKind, ...]:
        """The papers in the order in which they are shown."""
        return tuple(row.kind for row in self._rows)

    def choose(self, kind: PaperKind) -> None:
        """Show one as the chosen one, without saying so."""
        for row in self._rows:
            row.show_chosen(chosen=row.kind is kind)

    def focus_chosen(self) -> None:
        """Bring the keys to the chosen one."""
        for row in self._rows:
            if row.isChecked():
                row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_row(self, offer: PaperOffer) -> None:
        row = PaperRow(self._theme, offer, self)
        row.clicked.connect(self._on_row_clicked)
        row.moved.connect(self._on_moved)
        self._rows.append(row)
        self._add(row)

    def _add(self, part: QWidget) -> None:
        self._layout.addWidget(part)
        part.show()  # at once, so that it can take the keys
        self._parts.append(part)

    def _on_row_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, PaperRow):
            self._take(row)

    def _on_moved(self, step: int) -> None:
        now = next((n for n, row in enumerate(self._rows) if row.isChecked()), 0)
        row = self._rows[max(0, min(now + step, len(self._rows) - 1))]
        self._take(row)
        row.setFocus(Qt.FocusReason.TabFocusReason)

    def _take(self, row: PaperRow) -> None:
        self.choose(row.kind)
        self.chosen.emit(row.kind)


def grouped(offers: Sequence[PaperOffer]) -> list[tuple[str, list[PaperOffer]]]:
    """The papers under headings: whom they are for; those that are refused at the end."""
    translate = QCoreApplication.translate

    groups: dict[str, list[PaperOffer]] = {}
    for offer in offers:
        if offer.refused:
            continue
        if offer.kind in _OWN:
            heading = translate("PaperList", "For you")
        elif offer.kind in _CLIENT:
            heading = translate("PaperList", "For the client")
        else:
            heading = (
                translate("PaperList", "Referral")
                if offer.kind in REFERRALS
                else translate("PaperList", "For whoever takes over")
            )
        groups.setdefault(heading, []).append(offer)
    refused = [offer for offer in offers if offer.refused]
    if refused:
        groups[translate("PaperList", "Not yet")] = refused
    return list(groups.items())
