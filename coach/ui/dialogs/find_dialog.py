# SPDX-License-Identifier: MIT
"""Ctrl+K: find any client, case or script by a piece of its name, and the answers of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from coach.ui.discreet import Names
from coach.ui.shell import Visit
from coach.ui.widgets.labels import Quiet
from coach.ui.words import page_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.services.bundle import Services
    from coach.services.find import Found
    from coach.ui.shell import Shell

_ICONS = {"client": "building-2", "case": "notebook-pen", "script": "library"}
_TO_LIST = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
_OF_ANSWERS = frozenset({"answer", "answers", "review"})
_MOST = 20


class _Entry(NamedTuple):
    """A line that can be opened; an empty page is that where the case stands."""

    icon: str
    line: str
    page: str
    id: str


class FindDialog(QDialog):
    """A field and what it finds; Enter opens, the arrows choose, Esc closes."""

    chosen = Signal(object)  # Visit

    def __init__(self, services: Services, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Find"))
        self.setObjectName("find-dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._services, self._shell = services, shell
        self._names = Names(services.settings)
        self._entries: list[_Entry] = []
        self._field = QLineEdit(self)
        self._field.setObjectName("find-field")
        self._field.setAccessibleName(self.tr("Find a client, a case, a script, or answers"))
        self._field.setPlaceholderText(self.tr("A client, a case, a script, or: answers"))
        self._list = QListWidget(self)
        self._list.setObjectName("find-results")
        self._list.setAccessibleName(self.tr("What was found"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._hint = Quiet(self.tr("Type a piece of a name. Enter opens, Esc closes."), self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        for part in (self._field, self._list, self._hint):
            layout.addWidget(part)
        self.resize(shell.theme.px(520), shell.theme.px(380))
        self._field.installEventFilter(self)
        self._field.textChanged.connect(self._on_text_changed)
        self._field.returnPressed.connect(self._open_current)
        self._list.itemActivated.connect(self._open_current)
        self._list.itemClicked.connect(self._open_current)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys of the field move in the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._move(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _move(self, event: QKeyEvent) -> bool:
        moves = event.key() in _TO_LIST
        if moves:
            self._list.keyPressEvent(event)
        return moves

    def _on_text_changed(self, text: str) -> None:
        self._entries = self._entries_for(text)
        self._list.clear()
        for entry in self._entries:
            item = QListWidgetItem(self._shell.icons.icon(entry.icon, "quiet"), entry.line)
            item.setSizeHint(QSize(1, self._shell.theme.px(36)))  # narrow: long lines end in dots
            self._list.addItem(item)
        if self._entries:
            self._list.setCurrentRow(0)
        nothing = bool(text.strip()) and not self._entries
        self._hint.setText(
            self.tr("Nothing has this in its name.")
            if nothing
            else self.tr("Type a piece of a name. Enter opens, Esc closes.")
        )

    def _entries_for(self, text: str) -> list[_Entry]:
        """What was found; after "answers" the answers of cases, of all where nothing else is said.

        Otherwise the answers of a case come right after it.
        """
        words = text.split()
        names = [word for word in words if word.casefold() not in _OF_ANSWERS]
        found = self._shell.guard(lambda: self._services.find.find(" ".join(names))) or ()
        cases = [each for each in found if each.kind == "case"]
        if len(names) < len(words):
            answers = [self._answers(each.id, self._line(each)) for each in cases]
            return answers if names else self._all_answers()
        entries = []
        for each in found:
            page = "" if each.kind == "case" else each.kind
            entries.append(_Entry(_ICONS[each.kind], self._line(each), page, each.id))
            if each.kind == "case":
                entries.append(self._answers(each.id, self._line(each)))
        return entries

    def _all_answers(self) -> list[_Entry]:
        cases = self._shell.guard(self._services.cases.cases) or ()
        lines = (
            (case.id, (case.title, self._names.name(case.client_name))) for case in cases[:_MOST]
        )
        return [
            self._answers(case_id, "  ·  ".join(part for part in parts if part))
            for case_id, parts in lines
        ]

    def _answers(self, case_id: str, line: str) -> _Entry:
        words = self.tr("All answers  ·  {case}").format(case=line)
        return _Entry("list-checks", words, "review", case_id)

    def _line(self, found: Found) -> str:
        title, detail = found.title, found.detail
        if found.kind == "client":
            title, detail = self._names.name(title), self._names.text(detail, [title])
        elif found.kind == "case":
            title, detail = self._names.text(title, [detail]), self._names.name(detail)
        kinds = {
            "client": self.tr("client"),
            "case": self.tr("case"),
            "script": self.tr("script"),
        }
        if found.kind == "case" and found.title == found.detail:
            title = ""  # a case without a title is shown by its client
        return "  ·  ".join(part for part in (title, kinds[found.kind], detail) if part)

    def _open_current(self) -> None:
        row = self._list.currentRow()
        if not 0 <= row < len(self._entries):
            return
        entry = self._entries[row]
        page = entry.page
        if not page:
            case = self._shell.guard(lambda: self._services.cases.case(entry.id))
            page = page_of(case.stage) if case is not None else "cases"
        self.accept()
        self.chosen.emit(Visit(page, entry.id))
