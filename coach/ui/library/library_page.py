# SPDX-License-Identifier: MIT
"""The library: situations, and the scripts for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.search import Kind
from coach.ui.kit.basic.buttons import QuietButton
from coach.ui.kit.basic.labels import Body, Heading
from coach.ui.kit.layout.arranged import Arranged
from coach.ui.kit.layout.page_head import PageHead
from coach.ui.kit.layout.scroll_page import MARGIN, WIDEST
from coach.ui.kit.list_page import SearchField
from coach.ui.kit.rows.row_model import Row
from coach.ui.kit.rows.row_table import RowTable
from coach.ui.library.told_area import ToldArea
from coach.ui.shell.found_route import LibraryRoute, ScriptRoute
from coach.ui.shell.page import Page
from coach.ui.shell.words import script_stage_text

if TYPE_CHECKING:
    from collections.abc import Hashable

    from PySide6.QtGui import QResizeEvent

    from coach.domain.talk.script import Script, Situation
    from coach.services.container import Services
    from coach.services.library.library import Topic
    from coach.ui.kit.basic.theme import Theme
    from coach.ui.shell.shell import Shell

_ALL = "all"
_SIDE = 260


class _Shown(NamedTuple):
    """A script that is listed, and why it was found; empty where nothing was sought."""

    script: Script
    why: str = ""


class _Shelves(Arranged):
    """The situations, and what is added beside them."""

    def __init__(self, theme: Theme, situations: QWidget) -> None:
        super().__init__(theme)
        self._situations = situations
        self.beside = QHBoxLayout(self)
        self.beside.setContentsMargins(0, 0, 0, 0)
        self.beside.setSpacing(24)
        self.beside.addWidget(situations)

    def fitting(self, width: int) -> int:
        """How wide the situations are."""
        return min(self._theme.across(_SIDE), width * 2 // 5)

    def arrange(self, arrangement: Hashable) -> None:
        """Give the situations their share."""
        self._situations.setFixedWidth(cast("int", arrangement))


_NEAREST = 3  # scripts that are listed for a case


class LibraryPage(Page):
    """Situations on the left, scripts on the right; a search goes through all of them."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "library-page")
        self._situation = _ALL
        self._titles: dict[str, str] = {}
        self._topic: Topic | None = None  # a verdict, part or reaction that was asked for
        self._visit: LibraryRoute | None = None  # what asked for it
        icon = shell.icons.icon("arrow-left", "quiet")
        self._back = QuietButton(self.tr("Back to the case"), "back-to-case", icon, self)
        self._back.hide()
        self._search = SearchField(
            "scripts-search", self.tr("Find a script: say what it is about"), shell
        )
        self._situations = RowTable("situations", self.tr("Situations"), shell, plain=True)
        self._scripts = RowTable("scripts", self.tr("Scripts"), shell)
        self._heading = Heading("")
        self._heading.setObjectName("library-topic")
        self._summary = Body("")
        self._summary.set_tone("quiet")
        self._told = ToldArea(
            "library-told", self.tr("What is shown"), self._heading, self._summary
        )
        self._lay_out()
        self._back.clicked.connect(self._on_back_clicked)
        self._search.textChanged.connect(self._refresh)
        self._search.left.connect(self._on_search_left)
        self._situations.chosen.connect(self._on_situation_chosen)
        self._situations.opened.connect(self._on_situation_opened)
        self._scripts.opened.connect(self._on_script_opened)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._told)
        right.addWidget(self._scripts, 1)
        columns = _Shelves(self._shell.theme, self._situations)
        columns.beside.addLayout(right, 1)
        inner = QWidget(self)
        inner.setMaximumWidth(WIDEST)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(PageHead(self._shell.theme, self.tr("Library")))
        column.addWidget(self._search)
        column.addWidget(columns, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MARGIN, 28, MARGIN, 16)
        layout.addWidget(inner, 1)
        layout.addStretch(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let what is told have its share of the height that the window gives."""
        super().resizeEvent(event)
        self._told.set_limit(self.height() * 2 // 5)

    def show_page(self, arg: object = None) -> None:
        """Show the library; `arg` may name a situation, or be a `LibraryRoute`."""
        self._shell.part(self._situations, self._draw_situations)
        if arg is not None:
            self._search.clear()
        self._topic = None
        self._visit = arg if isinstance(arg, LibraryRoute) else None
        self._back.setVisible(self._visit is not None and bool(self._visit.case_id))
        if arg is not None or not self._situations.current_id():
            self._situations.choose(arg if isinstance(arg, str) else _ALL)
        if isinstance(arg, LibraryRoute):
            self._topic = self._services.library.topic(arg.kind, arg.id, arg.case_id)
        self._refresh()
        if self._topic is None or not self._scripts.count():
            self._search.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._scripts.setFocus(Qt.FocusReason.OtherFocusReason)

    def _draw_situations(self) -> None:
        situations = self._services.library.situations()
        self._titles = {situation.id: situation.title for situation in situations}
        self._situations.show_items((_ALL, *situations), self._situation_row)

    def _refresh(self) -> None:
        self._shell.part(self._scripts, self._draw_scripts)

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
        shown = self._topic is not None and not text.strip()
        self._heading.setText(self._topic.title if self._topic is not None else "")
        self._heading.setVisible(shown)
        if text.strip():
            self._draw_found(text)
        elif self._topic is not None:
            near = _NEAREST if self._visit is not None and self._visit.case_id else None
            self._show([_Shown(script) for script in self._topic.scripts[:near]])
            self._tell("\n".join(map(self._said, self._topic.says)))
        else:
            chosen = None if self._situation == _ALL else self._situation
            self._show([_Shown(script) for script in self._services.library.scripts(chosen)])
            self._tell(self._say())

    def _said(self, said: tuple[str, str]) -> str:
        """A sentence of a verdict, a part or a reaction, with what it is."""
        what, text = said
        words = {
            "meaning": self.tr("What it means: {text}"),
            "channel": self.tr("How it is said: {text}"),
            "purpose": self.tr("What it is for: {text}"),
            "do": self.tr("Do: {text}"),
            "dont": self.tr("Do not: {text}"),
            "beneath": self.tr("What lies beneath: {text}"),
            "reply": self.tr("You can say: “{text}”"),
            "trap": self.tr("The trap: {text}"),
        }
        return words[what].format(text=text)

    def _draw_found(self, text: str) -> None:
        """The scripts that are found, the best first, each with why."""
        scripts = {f"{each.situation}/{each.id}": each for each in self._services.library.scripts()}
        hits = self._services.find.find(text, {Kind.SCRIPT}, limit=len(scripts))
        self._show([_Shown(scripts[hit.id], hit.why) for hit in hits])
        if hits:
            found = self._count(len(hits))
            said = self.tr("{count} found in all situations, the best match first.")
            self._tell(said.format(count=found))
            return
        near = ", ".join(f"“{word}”" for word in self._services.find.near(text))
        said = self.tr("No script was found. Try other words.")
        if near:
            said = self.tr("No script was found. Did you mean {words}?").format(words=near)
        self._tell(said)

    def _tell(self, text: str) -> None:
        self._summary.setText(text)
        self._told.verticalScrollBar().setValue(0)
        self._told.updateGeometry()

    def _show(self, shown: list[_Shown]) -> None:
        self._scripts.show_items(shown, self._script_row)

    def _say(self) -> str:
        for situation in self._services.library.situations():
            if situation.id == self._situation:
                return situation.summary
        return self.tr("Pieces to read and say, each for one moment of the conversation.")

    def _script_row(self, item: object) -> Row:
        script, why = cast("_Shown", item)
        situation = self._titles.get(script.situation, "")
        parts = [why, situation] if why else [script.use_when]
        if not why and (self._situation == _ALL or self._topic is not None):
            parts.insert(0, situation)
        return Row(script.id, script.title, " · ".join(parts), script_stage_text(script.stage))

    def _on_situation_chosen(self, situation_id: str) -> None:
        self._situation, self._topic = situation_id, None
        self._refresh()

    def _on_situation_opened(self, situation_id: str) -> None:
        self._on_situation_chosen(situation_id)
        if self._search.text():
            self._search.clear()

    def _on_search_left(self) -> None:
        if self._scripts.count():
            self._scripts.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_script_opened(self, script_id: str) -> None:
        route = self._visit if self._topic is not None else None
        known = route is not None and route.case_id
        self._shell.go("script", ScriptRoute(script_id, route) if known and route else script_id)

    def _on_back_clicked(self) -> None:
        """To the talk of the case, or to its verdict."""
        if self._visit is not None:
            page = "verdict" if self._visit.kind is Kind.VERDICT else "talk"
            self._shell.go(page, self._visit.case_id)
