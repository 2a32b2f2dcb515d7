# SPDX-License-Identifier: MIT
"""Ctrl+K: find anything by words as one would say them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from coach.domain.search import Kind
from coach.ui.kit.basic.labels import Quiet
from coach.ui.kit.fields.typed import let_pass
from coach.ui.shell.discreet import NameMask
from coach.ui.shell.found_route import of_case, route_of
from coach.ui.window.find_rows import LINE_ROLE, Line, LineDelegate, line_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from coach.domain.search import Found
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell

_TO_LIST = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
_WIDTH, _HEIGHT = 600, 460
_AROUND = 48  # pixels of the window that stay in sight


class FindDialog(QDialog):
    """A field and what it finds; Enter opens, the arrows choose, Esc closes.

    Args:
        services: Find things, and know where a case stands.
        shell: The window.
        parent: The window.
        case_id: The case that is shown in the window; its pages are those that are found.
    """

    chosen = Signal(object)  # Route

    def __init__(
        self, services: Services, shell: Shell, parent: QWidget | None = None, case_id: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Find"))
        self.setObjectName("find-dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._services, self._shell, self._case_id = services, shell, case_id
        self._names = NameMask(services)
        self._lines: list[Line] = []
        self._field = QLineEdit(self)
        self._list = QListWidget(self)
        self._hint = Quiet("", self)
        self._set_up()
        for part in (self._field, self._list):
            part.installEventFilter(self)
        self._field.textChanged.connect(self._on_text_changed)
        self._field.returnPressed.connect(self._open_current)
        self._list.itemClicked.connect(self._open_current)
        self._on_text_changed("")

    def _set_up(self) -> None:
        self._field.setObjectName("find-field")
        let_pass(self._field)
        self._field.setAccessibleName(self.tr("Find anything, in your own words"))
        self._field.setPlaceholderText(self.tr("What is it about? Say it in your own words"))
        self._field.addAction(
            self._shell.icons.icon("search", "quiet"), QLineEdit.ActionPosition.LeadingPosition
        )
        self._list.setObjectName("find-results")
        self._list.setAccessibleName(self.tr("What was found"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.setItemDelegate(LineDelegate(self._shell, self._list))
        self._hint.setObjectName("find-hint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        for part in (self._field, self._list, self._hint):
            layout.addWidget(part)
        wanted = QSize(self._shell.theme.px(_WIDTH), self._shell.theme.px(_HEIGHT))
        window = self.parentWidget()
        room = wanted if window is None else window.size() - QSize(_AROUND, _AROUND)
        self.resize(wanted.boundedTo(room))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys of the field move in the list, and Enter in the list open.

        Where one click activates, the list would say it twice, as clicked and as activated.
        """
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            done = self._move(event) if watched is self._field else self._opens(event)
            return done or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _opens(self, event: QKeyEvent) -> bool:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter:
            self._open_current()
        return enter

    def _move(self, event: QKeyEvent) -> bool:
        moves = event.key() in _TO_LIST
        if moves:
            self._list.keyPressEvent(event)
        return moves

    def _on_text_changed(self, text: str) -> None:
        hint = self.tr("Enter opens, the arrows choose, Esc closes.")
        if not text.strip():
            lines = self._shell.guard(lambda: list(self._at_first()))
        else:
            lines = self._shell.guard(lambda: list(self._found(text)))
            if not lines:
                hint = self.tr("Nothing was found. Try other words, or fewer.")
                lines = self._shell.guard(lambda: list(self._near(text)))
                if lines:
                    hint = self.tr("Nothing was found for this. Did you mean one of these?")
        self._show(lines or [])
        self._hint.setText(hint)

    def _found(self, text: str) -> Iterable[Line]:
        answers = self.tr("All answers")
        for found in self._in_case_first(self._services.find.find(text)):
            yield line_of(found, self._names, answers)

    def _in_case_first(self, found: Iterable[Found]) -> list[Found]:
        """What was found; of the pages, in a case, those of the case before the others."""
        listed = list(found)
        if self._case_id:
            places = [number for number, each in enumerate(listed) if each.kind is Kind.PAGE]
            pages = sorted(
                (listed[number] for number in places), key=lambda each: not of_case(each)
            )
            for number, page in zip(places, pages, strict=True):
                listed[number] = page
        return listed

    def _at_first(self) -> Iterable[Line]:
        """What was opened last, and examples of what can be typed."""
        answers = self.tr("All answers")
        for found in self._services.find.recent():
            line = line_of(found, self._names, answers)
            yield line._replace(quiet="  ·  ".join((line.quiet, self.tr("opened lately"))))
        quiet = self.tr("an example of what can be typed")
        for example in self._services.find.examples():
            yield Line("search", self.tr("“{words}”").format(words=example), quiet, fill=example)

    def _near(self, text: str) -> Iterable[Line]:
        quiet = self.tr("look for this word")
        for word in self._services.find.near(text):
            yield Line("search", self.tr("“{words}”").format(words=word), quiet, fill=word)

    def _show(self, lines: list[Line]) -> None:
        self._lines = lines
        self._list.setUpdatesEnabled(False)
        self._list.clear()
        for line in lines:
            item = QListWidgetItem(line.text)
            item.setData(LINE_ROLE, line)
            self._list.addItem(item)
        if lines:
            self._list.setCurrentRow(0)
        self._list.setUpdatesEnabled(True)

    def _open_current(self) -> None:
        row = self._list.currentRow()
        if not 0 <= row < len(self._lines):
            return
        line = self._lines[row]
        if line.found is None:
            self._field.setText(line.fill)
            self._field.setFocus()
            return
        route = route_of(line.found, self._services, self._shell, self._case_id)
        self.accept()
        self.chosen.emit(route)
