# SPDX-License-Identifier: MIT
"""One script to read, to take along, and to say."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut

from coach.domain.papers.paper import PaperKind
from coach.domain.search import Kind
from coach.services.library.own_scripts import Whose
from coach.ui.kit.basic.buttons import PrimaryButton, QuietButton, SecondaryButton
from coach.ui.kit.basic.chip import Chip
from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.flow_layout import FlowRow
from coach.ui.kit.layout.page_head import HeadRow, PageHead
from coach.ui.kit.layout.scroll_page import ScrollPage, scroll_by
from coach.ui.kit.layout.stacked import column_of
from coach.ui.library.script_body import ScriptBody
from coach.ui.library.script_links import verdict_name
from coach.ui.library.script_table import case_words, favourite_words, fit_words
from coach.ui.shell.found_route import (
    LibraryBack,
    LibraryRoute,
    OwnWordsRoute,
    ScriptPaperRoute,
    ScriptRoute,
)
from coach.ui.shell.page import Page
from coach.ui.shell.words import script_stage_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from coach.domain.talk.script import Script
    from coach.domain.talk.shelf import ScriptMark
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell

_TOP = 420  # pixels, at 100 % text, from which the way back and the ways along stand in one row


class ScriptPage(Page):
    """Shows all of a script; `show_page` takes its id, or a `ScriptRoute`."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "script-page")
        self._route = ScriptRoute("")
        self._situation = ""
        icon = shell.icons.icon
        self._back = QuietButton(self.tr("Library"), "back", icon("arrow-left", "quiet"))
        self._before = QuietButton(self.tr("Previous"), "previous", icon("chevron-left", "quiet"))
        self._after = QuietButton(
            self.tr("Next"), "next", icon("chevron-right", "quiet"), trailing=True
        )
        self._number = Quiet("")
        self._number.prefer_line()
        self._head = PageHead(shell.theme)
        self._chips = FlowRow(fills=True)
        self._prompter = PrimaryButton(self.tr("Prompter"), "prompt", icon("mic", "on_accent"))
        self._copy = SecondaryButton(self.tr("Copy"), "copy", icon("copy"))
        self._print = SecondaryButton(self.tr("Print or save"), "papers", icon("printer"))
        self._card = SecondaryButton(self.tr("Cue card"), "cue-card", icon("file-text"))
        self._favourite = QuietButton("", "favourite", icon("star", "quiet"))
        self._own = QuietButton("", "own-words", icon("pencil-line", "quiet"))
        self._read = QuietButton("", "unread", icon("eye", "quiet"))
        self._whose = Body("", tone="quiet")
        self._body = ScriptBody(services, shell)
        self._page = ScrollPage(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        along = (self._before, self._number, self._after)
        top = HeadRow(self._shell.theme, self._back, *along, room=_TOP)
        tools = FlowRow(fills=True)
        acts = (self._prompter, self._copy, self._print, self._card)
        for button in (*acts, self._own, self._favourite, self._read):
            tools.flow.addWidget(button)
        body = self._page.body
        body.addWidget(top)
        body.addWidget(self._head)
        body.addWidget(self._chips)
        body.addSpacing(4)
        body.addWidget(tools)
        body.addWidget(self._whose)
        body.addSpacing(8)
        body.addWidget(self._body)
        body.addStretch(1)
        column_of(self, self._page)

    def _connect(self) -> None:
        self._back.clicked.connect(self.leave)
        self._before.clicked.connect(partial(self._go_by, -1))
        self._after.clicked.connect(partial(self._go_by, 1))
        self._prompter.clicked.connect(self.prompt)
        self._copy.clicked.connect(self._on_copy_clicked)
        self._print.clicked.connect(partial(self._take_along, PaperKind.SCRIPT))
        self._card.clicked.connect(partial(self._take_along, PaperKind.CUE_CARD))
        self._favourite.clicked.connect(self._on_favourite_clicked)
        self._read.clicked.connect(self._on_read_clicked)
        self._own.clicked.connect(self._on_own_clicked)
        self._body.reaction_asked.connect(self._on_reaction_asked)
        for keys in ("Ctrl+S", "Ctrl+P"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._print.click)

    # -- where it leads

    def leave(self) -> None:
        """Go back to where one came from, else to the library as it was left."""
        if self._route.back:
            self._shell.go(self._route.back)
        else:
            self._shell.go("library", LibraryBack(self._route.id, self._situation))

    def prompt(self) -> None:
        """Show the script in the prompter."""
        self._shell.prompt_script(self._route.id)

    def _go_by(self, step: int) -> None:
        among = self._among()
        place = among.index(self._route.id) + step if self._route.id in among else -1
        if 0 <= place < len(among):
            self._shell.go("script", self._route._replace(id=among[place]))

    def _among(self) -> tuple[str, ...]:
        """The scripts around this one that are there still: those it was listed with, or all."""
        known = {each.id: None for each in self._services.library.scripts()}
        listed = tuple(each for each in self._route.among if each in known)
        if self._route.id in listed:
            return listed
        known.setdefault(self._route.id)  # one of very many of the user's own
        return tuple(known)

    def _take_along(self, kind: PaperKind) -> None:
        self._shell.go("script-papers", ScriptPaperRoute(self._route, kind))

    # -- what is shown

    def show_page(self, arg: object = None) -> None:
        """Show the script with the id `arg`, or that of a `ScriptRoute`."""
        route = arg if isinstance(arg, ScriptRoute) else ScriptRoute(str(arg))
        script = self._services.library.script(route.id)
        came = self.arrived()
        anew = came or route.id != self._route.id
        self._route, self._situation = route, script.situation
        self._back.set_text(self.tr("Back to studying") if route.back else self.tr("Library"))
        self._shell.attempt(partial(self._services.shelf.opened, script.id))
        self._head.set_title(script.title)
        self._shell.part(self._chips, partial(self._show_chips, script))
        self._body.show_script(script)
        self._shell.part(self._whose, partial(self._show_state, script.id))
        if anew:
            self._page.to_top()
        if came or not self.isAncestorOf(self.window().focusWidget() or self):
            self._back.setFocus()

    def _show_state(self, script_id: str) -> None:
        """Show whose words it has, how it is marked, and where it stands among the others."""
        self._show_whose(script_id)
        self._show_mark(self._services.shelf.mark(script_id))
        self._show_place()

    def _show_place(self) -> None:
        among = self._among()
        place = among.index(self._route.id)
        shown = len(among) > 1
        for part in (self._before, self._after, self._number):
            part.setVisible(shown)
        self._before.setEnabled(place > 0)
        self._after.setEnabled(place + 1 < len(among))
        text = self.tr("{number} of {count}").format(number=place + 1, count=len(among))
        self._number.setText(text)

    def _show_chips(self, script: Script) -> None:
        verdicts = filter(None, (verdict_name(self._services, each) for each in script.verdicts))
        names = ", ".join(verdicts)
        texts = [
            *self._situation_chip(script),
            self.tr("Moment: {stage}").format(stage=script_stage_text(script.stage)),
            self.tr("Verdicts: {names}").format(names=names) if names else "",
            *self._case_chip(script),
        ]
        fill(
            self._chips.flow, [Chip(self._shell.theme, text, parent=self) for text in texts if text]
        )

    def _situation_chip(self, script: Script) -> list[str]:
        """Its situation; none that went with a pack."""
        found = (
            each.title
            for each in self._services.library.situations()
            if each.id == script.situation
        )
        return [self.tr("Situation: {title}").format(title=each) for each in found]

    def _case_chip(self, script: Script) -> list[str]:
        """The case that the script is read for, and why it fits."""
        shelf, case_id = self._services.shelf, self._route.case_id
        case = next((each for each in shelf.cases() if each.id == case_id), None)
        if case is None:
            return []
        why = fit_words(shelf.fit(script.id, case_id))
        form = self.tr("For {case}: {why}") if why else self.tr("For {case}")
        return [form.format(case=case_words(self._services, case), why=why)]

    def _show_whose(self, script_id: str) -> None:
        """Say whose words these are, and whether the library's have changed under them."""
        whose = self._services.own_scripts.whose(script_id)
        says = {
            Whose.LIBRARY: "",
            Whose.VERSION: self.tr("These are your words. The library’s are kept beside them."),
            Whose.CHANGED: self.tr(
                "These are your words. The library has changed this script since you wrote them: "
                "“Change my words” shows what."
            ),
            Whose.OWN: self.tr("This script is yours."),
        }
        self._whose.setText(says[whose])
        self._whose.setVisible(bool(says[whose]))
        library = whose is Whose.LIBRARY
        put = self.tr("Put it into my words")
        self._own.set_text(put if library else self.tr("Change my words"))

    def _show_mark(self, mark: ScriptMark) -> None:
        self._favourite.set_text(favourite_words(favourite=mark.favourite))
        role = "accent" if mark.favourite else "quiet"
        self._favourite.setIcon(self._shell.icons.icon("star", role))
        self._read.set_text(self.tr("Mark as unread") if mark.read else self.tr("Mark as read"))

    # -- what is done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """N and P go along the scripts, F and U mark this one; the arrows scroll."""
        acts: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_N: partial(self._go_by, 1),
            Qt.Key.Key_P: partial(self._go_by, -1),
            Qt.Key.Key_F: self._on_favourite_clicked,
            Qt.Key.Key_U: self._on_read_clicked,
        }
        act = acts.get(Qt.Key(event.key()))
        if event.matches(QKeySequence.StandardKey.Copy):
            self._on_copy_clicked()
        elif act is not None and not event.modifiers():
            act()
        elif not scroll_by(self._page, event.key()):
            super().keyPressEvent(event)

    def _on_copy_clicked(self) -> None:
        words = partial(self._services.script_papers.text, self._route.id, PaperKind.SCRIPT)
        text = self._shell.guard(words)
        if text is not None:
            QGuiApplication.clipboard().setText(text)
            self._shell.toast(
                self.tr("Copied as plain text. Other programs can read what you copy.")
            )

    def _on_favourite_clicked(self) -> None:
        shelf, script = self._services.shelf, self._route.id
        favourite = not shelf.mark(script).favourite
        if self._shell.attempt(partial(shelf.set_favourite, script, favourite=favourite)):
            self._show_mark(shelf.mark(script))
            added = self.tr("It stands among your favourites.")
            self._shell.toast(added if favourite else self.tr("It is no favourite any more."))

    def _on_read_clicked(self) -> None:
        shelf, script = self._services.shelf, self._route.id
        read = not shelf.mark(script).read
        if self._shell.attempt(partial(shelf.set_read, script, read=read)):
            self._show_mark(shelf.mark(script))
            unread = self.tr("It counts as unread.")
            self._shell.toast(self.tr("It counts as read.") if read else unread)

    def _on_own_clicked(self) -> None:
        self._shell.go("own-words", OwnWordsRoute(self._route))

    def _on_reaction_asked(self, reaction: str) -> None:
        self._shell.go("library", LibraryRoute(Kind.REACTION, reaction))
