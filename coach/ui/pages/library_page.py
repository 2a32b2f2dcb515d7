# SPDX-License-Identifier: MIT
"""The library: situations, and the scripts for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.models.rows import Row
from coach.ui.widgets.labels import Body
from coach.ui.widgets.list_page import SearchField
from coach.ui.widgets.page import Page
from coach.ui.widgets.page_head import PageHead
from coach.ui.widgets.row_table import RowTable
from coach.ui.widgets.scroll_page import MARGIN, WIDEST
from coach.ui.words import script_stage_text

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from coach.domain.script import Script, Situation
    from coach.services.bundle import Services
    from coach.ui.shell import Shell

_ALL = "all"
_SIDE = 260


class LibraryPage(Page):
    """Situations on the left, scripts on the right; a search goes through all of them."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "library-page")
        self._situation = _ALL
        self._titles: dict[str, str] = {}
        self._search = SearchField("scripts-search", self.tr("Find a script"), shell)
        self._situations = RowTable("situations", self.tr("Situations"), shell, plain=True)
        self._scripts = RowTable("scripts", self.tr("Scripts"), shell)
        self._summary = Body("")
        self._summary.set_tone("quiet")
        self._lay_out()
        self._search.textChanged.connect(self._draw_scripts)
        self._search.left.connect(self._on_search_left)
        self._situations.chosen.connect(self._on_situation_chosen)
        self._situations.opened.connect(self._on_situation_opened)
        self._scripts.opened.connect(self._on_script_opened)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._summary)
        right.addWidget(self._scripts, 1)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addWidget(self._situations)
        columns.addLayout(right, 1)
        inner = QWidget(self)
        inner.setMaximumWidth(WIDEST)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(PageHead(self._shell.theme, self.tr("Library")))
        column.addWidget(self._search)
        column.addLayout(columns, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MARGIN, 28, MARGIN, 16)
        layout.addWidget(inner, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the situations their share."""
        super().resizeEvent(event)
        wanted = min(self._shell.theme.px(_SIDE), self.width() * 2 // 5)
        self._situations.setFixedWidth(wanted)

    def show_page(self, arg: object = None) -> None:
        """Show the library; `arg` may name a situation."""
        situations = self._services.library.situations()
        self._titles = {situation.id: situation.title for situation in situations}
        self._situations.show_items((_ALL, *situations), self._situation_row)
        if arg is not None or not self._situations.current_id():
            self._situations.choose(str(arg) if arg else _ALL)
        self._draw_scripts()
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _situation_row(self, item: object) -> Row:
        library = self._services.library
        if item == _ALL:
            return Row(_ALL, self.tr("All situations"), self._count(len(library.scripts())))
        situation = cast("Situation", item)
        return Row(situation.id, situation.title, self._count(len(library.scripts(situation.id))))

    def _count(self, count: int) -> str:
        return self.tr("1 script") if count == 1 else self.tr("{count} scripts").format(count=count)

    def _draw_scripts(self) -> None:
        text = self._search.text()
        chosen = None if self._situation == _ALL or text.strip() else self._situation
        scripts = self._services.library.scripts(chosen, text)
        self._scripts.show_items(scripts, self._script_row)
        self._summary.setText(self._say(len(scripts)))

    def _say(self, found: int) -> str:
        if self._search.text().strip():
            if not found:
                return self.tr("No script has all of these words.")
            return self.tr("{count} found in all situations.").format(count=self._count(found))
        for situation in self._services.library.situations():
            if situation.id == self._situation:
                return situation.summary
        return self.tr("Pieces to read and say, each for one moment of the conversation.")

    def _script_row(self, item: object) -> Row:
        script = cast("Script", item)
        detail = script.use_when
        if self._situation == _ALL or self._search.text().strip():
            detail = f"{self._titles.get(script.situation, '')} · {script.use_when}"
        return Row(script.id, script.title, detail, script_stage_text(script.stage))

    def _on_situation_chosen(self, situation_id: str) -> None:
        self._situation = situation_id
        self._draw_scripts()

    def _on_situation_opened(self, situation_id: str) -> None:
        self._on_situation_chosen(situation_id)
        if self._search.text():
            self._search.clear()

    def _on_search_left(self) -> None:
        if self._scripts.count():
            self._scripts.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_script_opened(self, script_id: str) -> None:
        self._shell.go("script", script_id)
