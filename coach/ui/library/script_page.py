# SPDX-License-Identifier: MIT
"""One script to read and say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.talk.talk import Reaction
from coach.ui.case.source_list import SourceList
from coach.ui.case.talk_side import ReactionList
from coach.ui.kit.basic.buttons import QuietButton
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.chip import Chip
from coach.ui.kit.basic.labels import Body, Heading
from coach.ui.kit.basic.safe_text import SafeText
from coach.ui.kit.basic.section import Section
from coach.ui.kit.layout.columns import Columns
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.flow_layout import FlowLayout
from coach.ui.kit.layout.page_head import PageHead
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.shell.found_route import LibraryRoute, ScriptRoute
from coach.ui.shell.page import Page
from coach.ui.shell.words import script_stage_text

if TYPE_CHECKING:
    from coach.domain.talk.script import Script
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell


class ScriptPage(Page):
    """Shows all of a script; `show_page` takes its id."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "script-page")
        self._situation = ""
        self._from: LibraryRoute | None = None  # where it was listed for a case
        icon = shell.icons.icon("arrow-left", "quiet")
        self._back = QuietButton(self.tr("Library"), "back", icon)
        self._head = PageHead(shell.theme)
        self._chips = FlowLayout()
        self._use_when, self._not_when = Body(""), Body("")
        self._short = SafeText("script-short", self.tr("Short"))
        self._long = SafeText("script-long", self.tr("Longer"))
        self._written = SafeText("script-written", self.tr("In writing, afterwards"))
        self._bad = SafeText("script-bad", self.tr("How it goes wrong"))
        self._bad_why, self._focus = Body(""), Body("")
        self._avoid = QVBoxLayout()
        self._reactions = ReactionList(shell)
        self._sources = SourceList()
        self._sections: dict[str, QWidget] = {}
        self._page = ScrollPage(self)
        self._columns = Columns(shell.theme, shares=(3, 2), narrow=760)
        self._lay_out()
        self._back.clicked.connect(self.leave)

    def _lay_out(self) -> None:
        short = Card(self)
        short.body.addWidget(Heading(self.tr("Short")))
        short.body.addWidget(self._short)
        self._columns.left.addWidget(short)
        self._add_left("long", self.tr("Longer"), self._long)
        self._add_left("written", self.tr("In writing, afterwards"), self._written)
        self._add_left("bad", self.tr("How it goes wrong"), self._bad, self._bad_why)
        self._columns.left.addStretch(1)
        self._add_right("use", self.tr("Use it when"), self._use_when)
        self._add_right("not", self.tr("Not when"), self._not_when)
        avoid = Section(self.tr("What not to say"))
        avoid.body.addLayout(self._avoid)
        self._sections["avoid"] = avoid
        self._columns.right.addWidget(avoid)
        self._add_right("reactions", self.tr("They may say"), self._reactions)
        self._add_right("focus", self.tr("What to practise"), self._focus)
        self._add_right("sources", self.tr("Where it comes from"), self._sources)
        self._columns.right.addStretch(1)
        self._page.body.addWidget(self._back)
        self._page.body.addWidget(self._head)
        self._page.body.addLayout(self._chips)
        self._page.body.addSpacing(8)
        self._page.body.addWidget(self._columns)
        self._page.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page)

    def _add_left(self, name: str, title: str, *parts: QWidget) -> None:
        self._columns.left.addWidget(self._section(name, title, parts))

    def _add_right(self, name: str, title: str, *parts: QWidget) -> None:
        self._columns.right.addWidget(self._section(name, title, parts))

    def _section(self, name: str, title: str, parts: tuple[QWidget, ...]) -> Section:
        section = Section(title)
        for part in parts:
            section.body.addWidget(part)
        self._sections[name] = section
        return section

    def leave(self) -> None:
        """Go back to the scripts that it was listed with, or to those of its situation."""
        self._shell.go("library", self._from or self._situation)

    def show_page(self, arg: object = None) -> None:
        """Show the script with the id `arg`, or that of a `ScriptRoute`."""
        route = arg if isinstance(arg, ScriptRoute) else None
        self._from = route.back if route is not None else None
        script = self._services.library.script(route.id if route is not None else str(arg))
        self._shell.attempt(lambda: self._services.find.opened("script", script.id))
        self._situation = script.situation
        self._head.set_title(script.title)
        self._show_texts(script)
        self._show_avoid(script.avoid)
        reactions = self._reactions_of(script)
        self._reactions.show_reactions(reactions)
        shown = {
            "long": script.long,
            "written": script.written,
            "bad": script.contrast,
            "use": script.use_when,
            "not": script.not_when,
            "avoid": script.avoid,
            "reactions": reactions,
            "focus": script.focus,
            "sources": script.sources,
        }
        for name, content in shown.items():
            self._sections[name].setVisible(bool(content))
        self._shell.part(self._head, lambda: self._show_chips(script))
        self._shell.part(self._sections["sources"], lambda: self._show_sources(script))
        self._page.to_top()
        self._back.setFocus()

    def _show_sources(self, script: Script) -> None:
        sources = self._services.library.sources(script.sources)
        self._sources.show_sources(sources)
        self._sections["sources"].setVisible(bool(sources))

    def _show_chips(self, script: Script) -> None:
        titles = {each.id: each.title for each in self._services.library.situations()}
        texts = [titles.get(script.situation, ""), script_stage_text(script.stage)]
        texts += [self._verdict(verdict) for verdict in script.verdicts]
        fill(self._chips, [Chip(self._shell.theme, text, parent=self) for text in texts if text])

    def _verdict(self, verdict: str) -> str:
        names = {each.verdict.value: each.short for each in self._services.content.verdicts}
        return names.get(verdict.upper(), "")

    def _show_texts(self, script: Script) -> None:
        self._short.show_markdown(script.short)
        self._long.show_markdown(script.long)
        self._written.show_markdown(script.written)
        self._bad.show_markdown(script.contrast)
        self._bad_why.setText(self.tr("Why: {why}").format(why=script.contrast_why))
        self._bad_why.setVisible(bool(script.contrast_why))
        self._use_when.setText(script.use_when)
        self._not_when.setText(script.not_when)
        self._focus.setText(script.focus)

    def _show_avoid(self, avoid: tuple[str, ...]) -> None:
        fill(self._avoid, [Body(f"✕  {text}", self) for text in avoid])

    def _reactions_of(self, script: Script) -> tuple[Reaction, ...]:
        known = {each.id: each for each in self._services.content.talk.reactions}
        found = [known[each] for each in script.reactions if each in known]
        return tuple(
            Reaction(each.id, each.says, each.beneath, each.reply_in(), each.trap) for each in found
        )
