# SPDX-License-Identifier: MIT
"""The library: situations, and the scripts for each."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coach.domain.search import Kind
from coach.services.library.shelf import Shelf
from coach.ui.kit.basic.buttons import QuietButton
from coach.ui.kit.basic.labels import Body, Heading
from coach.ui.kit.layout.arranged import Arranged
from coach.ui.kit.layout.page_head import PageHead
from coach.ui.kit.layout.scroll_page import MARGIN, WIDEST
from coach.ui.kit.layout.stacked import column_of, row_of
from coach.ui.kit.list_page import SearchField
from coach.ui.kit.rows.row_model import Row
from coach.ui.kit.rows.row_table import RowTable
from coach.ui.library.empty_shelf import EmptyShelf
from coach.ui.library.script_table import FAVOURITE, ListedScript, ScriptTable, case_words
from coach.ui.library.shelf_bar import ShelfBar
from coach.ui.library.told_area import ToldArea
from coach.ui.library.topic_words import topic_line
from coach.ui.shell.found_route import LibraryBack, LibraryRoute, OwnWordsRoute, ScriptRoute
from coach.ui.shell.page import Page

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from PySide6.QtGui import QResizeEvent

    from coach.domain.talk.script import Situation
    from coach.services.container import Services
    from coach.services.library.library import Topic
    from coach.services.library.shelf import Shelved
    from coach.ui.kit.basic.theme import Theme
    from coach.ui.kit.rows.row_table import RowAction
    from coach.ui.shell.shell import Shell

_ALL = "all"
_SIDE = 260
_LOWEST = 20  # pixels of a list where there is little room
_LOW = 380  # pixels, at 100 % text: a lower page is for its scripts first
_NARROWEST = 60  # pixels of the search field
_NEAREST = 3  # scripts that are listed for a case


class _Shelves(Arranged):
    """The situations, and what is added beside them."""

    def __init__(self, theme: Theme, situations: QWidget) -> None:
        super().__init__(theme)
        self._situations = situations
        self.beside = row_of(self, situations, gap=24)

    def fitting(self, width: int) -> int:
        """How wide the situations are."""
        return min(self._theme.across(_SIDE), width * 2 // 5)

    def arrange(self, arrangement: Hashable) -> None:
        """Give the situations their share."""
        self._situations.setFixedWidth(cast("int", arrangement))


class LibraryPage(Page):
    """Situations on the left, scripts on the right; a search goes through all of them."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "library-page")
        self._situation = _ALL
        self._counts: Counter[str] = Counter()  # of what is listed, by situation
        self._on_shelf: tuple[Shelved, ...] = ()
        self._shelved: dict[str, Shelved] = {}  # every script
        self._topic: Topic | None = None  # a verdict, part or reaction that was asked for
        self._visit: LibraryRoute | None = None  # what asked for it
        icon = shell.icons.icon("arrow-left", "quiet")
        self._back = QuietButton(self.tr("Back to the case"), "back-to-case", icon, self)
        self._back.hide()
        self._mine = QuietButton(
            self.tr("New script"), "new-own", shell.icons.icon("plus", "quiet")
        )
        icon = shell.icons.icon("layers", "quiet")
        self._packs = QuietButton(self.tr("Packs"), "show-packs", icon)
        self._search = SearchField(
            "scripts-search", self.tr("Find a script: say what it is about"), shell
        )
        self._bar = ShelfBar(self)
        self._situations = RowTable("situations", self.tr("Situations"), shell, plain=True)
        self._scripts = ScriptTable("scripts", self.tr("Scripts"), shell)
        for each in (self._situations, self._scripts):
            each.setMinimumHeight(_LOWEST)
        self._empty = EmptyShelf(self)
        self._heading = Heading("")
        self._heading.setObjectName("library-topic")
        self._summary = Body("")
        self._summary.set_tone("quiet")
        self._told = ToldArea(
            "library-told", self.tr("What is shown"), self._heading, self._summary
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._told)
        right.addWidget(self._scripts, 1)
        right.addWidget(self._empty, 1)
        columns = _Shelves(self._shell.theme, self._situations)
        columns.beside.addLayout(right, 1)
        inner = QWidget(self)
        inner.setMaximumWidth(WIDEST)
        column = column_of(inner, gap=8)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(PageHead(self._shell.theme, self.tr("Library")))
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self._search, 1)
        self._search.setMinimumWidth(_NARROWEST)  # before the words of the buttons give way
        for button in (self._mine, self._packs):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            bar.addWidget(button)
        column.addLayout(bar)
        column.addWidget(self._bar)
        column.addWidget(columns, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MARGIN, 28, MARGIN, 8)
        layout.addWidget(inner, 1)
        layout.addStretch(0)

    def _connect(self) -> None:
        self._back.clicked.connect(self._on_back_clicked)
        self._mine.clicked.connect(self._on_mine_clicked)
        self._packs.clicked.connect(partial(self._shell.go, "packs"))
        self._search.textChanged.connect(self._on_searched)
        self._search.left.connect(self._on_search_left)
        self._bar.changed.connect(self._on_shelf_changed)
        self._situations.chosen.connect(self._on_situation_chosen)
        self._situations.opened.connect(self._on_situation_opened)
        self._scripts.opened.connect(self._on_script_opened)
        self._scripts.acted.connect(self._on_acted)
        self._empty.asked.connect(self._on_empty_asked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let what is told have its share of the height that the window gives."""
        super().resizeEvent(event)
        low = self.height() < self._shell.theme.px(_LOW)
        two_lines = 2 * self._summary.fontMetrics().lineSpacing()
        self._told.set_limit(two_lines if low else self.height() * 2 // 5)

    def show_page(self, arg: object = None) -> None:
        """Show the library: as it was left, a situation by its id, or what a route asks for."""
        if isinstance(arg, LibraryBack):
            self._come_back(arg)
            return
        if arg is not None:
            self._search.clear()
            self._bar.mark(Shelf.ALL)
            self._situation = arg if isinstance(arg, str) else _ALL
        self._topic = None
        self._visit = arg if isinstance(arg, LibraryRoute) else None
        self._show_back()
        if isinstance(arg, LibraryRoute):
            self._topic = self._services.library.topic(arg.kind, arg.id, arg.case_id)
        self._refresh()
        if self._topic is None or not self._scripts.count():
            self._search.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._scripts.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_back(self) -> None:
        """Offer the way back to what asked for it."""
        visit = self._visit
        self._back.setVisible(visit is not None and bool(visit.case_id or visit.back))
        studying = visit is not None and bool(visit.back)
        words = self.tr("Back to studying"), self.tr("Back to the case")
        self._back.set_text(words[0] if studying else words[1])

    def _come_back(self, back: LibraryBack) -> None:
        """Show what was listed when a script was opened from it, at the same place."""
        if back.script not in self._scripts.ids:
            self._search.clear()
            self._bar.mark(Shelf.ALL)
            self._situation, self._topic, self._visit = back.situation, None, None
            self._back.hide()
        bar = self._scripts.verticalScrollBar()
        place = bar.value()
        self._refresh()
        bar.setValue(place)
        self._scripts.choose(back.script)
        (self._scripts if self._scripts.count() else self._search).setFocus()

    # -- what is drawn

    def _refresh(self) -> None:
        self._shell.part(self._scripts, self._draw)

    def _draw(self) -> None:
        shelf = self._services.shelf
        every = shelf.listed()
        self._shelved = {each.script.id: each for each in every}
        self._bar.show_counts(shelf.counts())
        self._draw_cases()
        chosen = self._bar.shelf
        all_of_them = chosen is Shelf.ALL
        self._on_shelf = every if all_of_them else shelf.listed(chosen, case_id=self._bar.case_id)
        text = self._search.text()
        self._draw_situations()
        shown = self._topic is not None and not text.strip()
        self._heading.setText(self._topic.title if self._topic is not None else "")
        self._heading.setVisible(shown)
        if text.strip():
            self._draw_found(text)
        elif self._topic is not None:
            self._draw_topic(self._topic)
        else:
            self._draw_shelf()

    def _draw_cases(self) -> None:
        """Offer the open cases, where one is asked for."""
        asked = self._bar.shelf is Shelf.CASE
        cases = self._services.shelf.cases() if asked else ()
        self._bar.show_cases([(each.id, case_words(self._services, each)) for each in cases])

    def _draw_situations(self) -> None:
        self._counts = Counter(each.script.situation for each in self._on_shelf)
        situations = self._services.library.situations()
        with QSignalBlocker(self._situations):  # to draw them anew is no choice
            every = self._bar.shelf is Shelf.ALL
            listed = [
                each
                for each in situations
                if every or self._counts[each.id] or each.id == self._situation
            ]
            self._situations.show_items((_ALL, *listed), self._situation_row)
            self._situations.choose(self._situation)

    def _situation_row(self, item: object) -> Row:
        if item == _ALL:
            return Row(_ALL, self.tr("All situations"), self._count(self._counts.total()))
        situation = cast("Situation", item)
        return Row(situation.id, situation.title, self._count(self._counts[situation.id]))

    def _count(self, count: int) -> str:
        return self.tr("1 script") if count == 1 else self.tr("{count} scripts").format(count=count)

    def _draw_shelf(self) -> None:
        every = self._situation == _ALL
        listed = [
            each for each in self._on_shelf if every or each.script.situation == self._situation
        ]
        self._show(listed, named=every)
        self._tell("" if not listed and self._bar.shelf is not Shelf.ALL else self._say())
        self._show_empty(self._bar.shelf if not listed else Shelf.ALL)

    def _draw_topic(self, topic: Topic) -> None:
        near = _NEAREST if self._visit is not None and self._visit.case_id else None
        self._show([self._shelved[each.id] for each in topic.scripts[:near]], named=True)
        self._tell("\n".join(topic_line(*said) for said in topic.says))

    def _draw_found(self, text: str) -> None:
        """The scripts that are found, the best first, each with why."""
        found = self._services.find.find(text, {Kind.SCRIPT}, limit=len(self._shelved))
        here = {each.script.id for each in self._on_shelf}
        hits = {hit.id.rpartition("/")[2]: hit.why for hit in found}
        every = self._bar.shelf is Shelf.ALL  # there may be more than a shelf lists
        wanted = [name for name in hits if every or name in here]
        listed = [
            ListedScript(each, hits[each.script.id]) for each in self._services.shelf.found(wanted)
        ]
        self._scripts.show_scripts(listed, self._titles())
        self._show_empty(Shelf.ALL)
        if listed:
            all_of_them = self.tr("{count} found in all situations, the best match first.")
            on_shelf = self.tr("{count} found on this shelf, the best match first.")
            said = all_of_them if every else on_shelf
            self._tell(said.format(count=self._count(len(listed))))
        elif hits:
            self._tell(self.tr("Nothing on this shelf; “All” has what was found."))
        else:
            self._tell(self._nothing_found(text))

    def _nothing_found(self, text: str) -> str:
        near = ", ".join(f"“{word}”" for word in self._services.find.near(text))
        if near:
            return self.tr("No script was found. Did you mean {words}?").format(words=near)
        return self.tr("No script was found. Try other words.")

    def _show(self, listed: Iterable[Shelved], *, named: bool) -> None:
        titles = self._titles() if named else {}
        self._scripts.show_scripts([ListedScript(each) for each in listed], titles)
        self._show_empty(Shelf.ALL)

    def _titles(self) -> dict[str, str]:
        return {each.id: each.title for each in self._services.library.situations()}

    def _show_empty(self, shelf: Shelf) -> None:
        """Teach in place of the list what a shelf is for; none needs it that has something."""
        self._empty.show_shelf(shelf, every=self._situation == _ALL)
        self._scripts.setHidden(not self._empty.isHidden())
        self._told.setHidden(not self._empty.isHidden())

    def _tell(self, text: str) -> None:
        self._summary.setText(text)
        self._told.verticalScrollBar().setValue(0)
        self._told.updateGeometry()

    def _say(self) -> str:
        if self._bar.shelf is Shelf.CASE:
            return self.tr(
                "What fits this case, the best first: by its verdict, its situation, and what "
                "they are likely to say."
            )
        if self._bar.shelf is Shelf.RECENT:
            return self.tr("What you opened last, the latest first.")
        for situation in self._services.library.situations():
            if situation.id == self._situation:
                return situation.summary
        return self.tr(
            "Pieces to read and say, each for one moment of the conversation, in the order in "
            "which the talks come. What you have not read yet stands out in bold; a star is a "
            "favourite."
        )

    # -- what is done

    def _on_searched(self) -> None:
        self._refresh()

    def _on_shelf_changed(self) -> None:
        self._topic = None
        self._refresh()

    def _on_situation_chosen(self, situation_id: str) -> None:
        if situation_id == self._situation and self._topic is None:
            return
        self._situation, self._topic = situation_id, None
        self._refresh()

    def _on_situation_opened(self, situation_id: str) -> None:
        self._situation, self._topic = situation_id, None
        if self._search.text():
            self._search.clear()
        else:
            self._refresh()

    def _on_search_left(self) -> None:
        if self._scripts.count():
            self._scripts.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_script_opened(self, script_id: str) -> None:
        topic_case = self._visit.case_id if self._visit and self._topic is not None else ""
        case_id = self._bar.case_id or topic_case
        self._shell.go("script", ScriptRoute(script_id, self._scripts.ids, case_id))

    def _on_acted(self, action: RowAction) -> None:
        shelved, shelf = self._scripts.listed(action.row), self._services.shelf
        if shelved is None:
            return
        mark, script = shelved.mark, action.row
        if action.act == FAVOURITE:
            put = partial(shelf.set_favourite, script, favourite=not mark.favourite)
        else:
            put = partial(shelf.set_read, script, read=not mark.read)
        if self._shell.attempt(put):
            self._refresh()

    def _on_mine_clicked(self) -> None:
        situation = "" if self._situation == _ALL else self._situation
        self._shell.go("own-words", OwnWordsRoute(None, situation))

    def _on_empty_asked(self) -> None:
        self._bar.mark(Shelf.ALL)
        self._situation = _ALL
        self._refresh()
        self._bar.focus()

    def leave(self) -> None:
        """Go back to studying where one came from there; else as every page."""
        if self._visit is not None and self._visit.back:
            self._shell.go(self._visit.back)
        else:
            super().leave()

    def _on_back_clicked(self) -> None:
        """To the talk of the case, or to its verdict."""
        if self._visit is not None and self._visit.back:
            self._shell.go(self._visit.back)
        elif self._visit is not None:
            page = "verdict" if self._visit.kind is Kind.VERDICT else "talk"
            self._shell.go(page, self._visit.case_id)
