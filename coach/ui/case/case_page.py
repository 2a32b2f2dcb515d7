# SPDX-License-Identifier: MIT
"""A page about a case: its header, and a content that is drawn anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.ui.case.case_header import CaseHeader
from coach.ui.case.verdict_words import show_header
from coach.ui.kit.basic.labels import Rule
from coach.ui.kit.layout.scroll_page import MARGIN, ScrollPage
from coach.ui.kit.layout.stacked import column_of
from coach.ui.shell.page import Page
from coach.ui.shell.parts import say_once
from coach.ui.shell.stage_route import page_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.domain.case import Case, Stage
    from coach.services.cases.steps import Step
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell

_COLUMN = 640  # pixels, at 100 % text: a good width to read and to choose in


class CasePage(Page):
    """A page that takes a case id; Esc goes to where the case stands."""

    def __init__(self, services: Services, shell: Shell, name: str) -> None:
        super().__init__(services, shell, name)
        self._case_id = ""
        self._header = CaseHeader(shell, self)
        self._page = ScrollPage(self)
        self._content: QWidget | None = None
        self._beside = QHBoxLayout()  # gives the column its width before its height is asked for
        self._beside.addStretch(0)
        self._page.body.addWidget(self._header)
        self._page.body.addSpacing(20)
        self._page.body.addLayout(self._beside)
        self._page.body.addStretch(1)
        layout = column_of(self)
        layout.addWidget(self._page, 1)
        layout.addWidget(self._make_foot())

    def _make_foot(self) -> QWidget:
        """What stays in sight below the page, where a content has something for it."""
        self._foot = QWidget(self)
        self._foot.hide()
        self._on_foot: QWidget | None = None
        row = self._foot_row = QHBoxLayout()
        row.setContentsMargins(MARGIN, 12, MARGIN, 16)
        row.addStretch(0)
        column = column_of(self._foot, gap=0)
        column.addWidget(Rule(self._foot))
        column.addLayout(row)
        return self._foot

    def case_state(self, arg: object, here: Stage | Step) -> Case:
        """Take the case that the page is about, and show its header."""
        self._case_id = self._case_id if arg is None else str(arg)
        case = self._services.cases.case(self._case_id)
        show_header(self._services, self._shell, self._header, case, here)
        return case

    def show_content(self, draw: Callable[[], object]) -> bool:
        """Whether `draw` could show a content; where it could not, its place says why."""
        place = QWidget()
        column = column_of(place)
        if self._shell.part(column, draw):
            place.deleteLater()
            return True
        self.fill(place)
        return False

    def fill(
        self, content: QWidget, *, foot: QWidget | None = None, keep_place: bool = False
    ) -> None:
        """Show a content in place of the one before, from its top unless the place is kept.

        Args:
            content: What scrolls.
            foot: What stays in sight below it: the buttons by which one decides or goes on.
            keep_place: Whether the page stays scrolled to where it is.
        """
        if self._content is not None:
            self._shell.set_aside.emit(self._content)
            self._content.hide()
            self._beside.removeWidget(self._content)
            self._content.deleteLater()
        self._content = content
        content.setMaximumWidth(self._shell.theme.across(_COLUMN))
        self._beside.insertWidget(0, content, 1)
        content.show()
        if self._on_foot is not None:
            self._on_foot.hide()
            self._foot_row.removeWidget(self._on_foot)
            self._on_foot.deleteLater()
        self._on_foot = foot
        if foot is not None:
            foot.setMaximumWidth(self._shell.theme.px(_COLUMN))
            self._foot_row.insertWidget(0, foot, 1)
            foot.show()
        self._foot.setVisible(foot is not None)
        say_once(self)
        if not keep_place:
            self._page.to_top()

    def leave(self) -> None:
        """Go to the page where the case stands."""
        case = self._shell.guard(lambda: self._services.cases.case(self._case_id))
        self._shell.go(page_of(case.stage) if case is not None else "cases", self._case_id)

    @property
    def stands_at(self) -> str:
        """The page of the verdict once there is one, else that of the questions."""
        done = self._services.cases.case(self._case_id).verdict is not None
        return "verdict" if done else "interview"
