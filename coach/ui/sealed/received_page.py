# SPDX-License-Identifier: MIT
"""A case, a role-play or a round of somebody else: read line by line, and commented on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from coach.domain.practice.comment import WHOLE
from coach.domain.practice.sealed import NameLevel
from coach.errors import NotFound
from coach.services.sealed.redacted import kind_name
from coach.services.sealed.words import what_it_proves
from coach.ui.kit.basic.buttons import PrimaryButton, QuietButton, SecondaryButton
from coach.ui.kit.basic.focus import has_keys, set_focus_order
from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.basic.section import Section
from coach.ui.kit.fields.dates import whole_day
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.flow_layout import FlowRow
from coach.ui.kit.layout.page_head import PageHead
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.layout.stacked import column_of
from coach.ui.sealed.received_line import ReceivedLine, title_of
from coach.ui.shell.comment_notes import CommentNotes, LooseComments
from coach.ui.shell.discreet import NameMask
from coach.ui.shell.page import Page
from coach.ui.shell.sealed_route import SealRoute

if TYPE_CHECKING:
    from coach.domain.practice.sealed import Received, SealedSection
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell


class ReceivedPage(Page):
    """`show_page` takes the id of what was received."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "received-page")
        self._names = NameMask(services)
        self._id = ""
        self._drawn: Received | None = None
        self._was_hidden = False
        self._private: tuple[str, ...] = ()
        self._lines: list[ReceivedLine] = []
        icon = shell.icons.icon
        self._back = QuietButton(self.tr("Sealed files"), "back", icon("arrow-left", "quiet"), self)
        self._head = PageHead(shell.theme)
        self._about = Quiet("")
        self._says = Body("")
        self._says.set_tone("quiet")
        self._proves = Quiet(what_it_proves())
        self._answer = PrimaryButton(
            self.tr("Send my comments back…"), "answer", icon("lock", "on_accent")
        )
        self._on_all = SecondaryButton(
            self.tr("Comment on all of it"), "comment-on-all", icon("message-square")
        )
        self._remove = SecondaryButton(self.tr("Remove"), "remove-received", icon("trash-2"))
        self._whole = CommentNotes(services, shell, self)
        self._sections = QVBoxLayout()
        self._lost = Section(self.tr("On lines that are not in it any more"))
        self._loose = LooseComments(services, shell)
        self._lost.body.addWidget(self._loose)
        self._page = ScrollPage(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        tools = FlowRow(fills=True)
        for button in (self._answer, self._on_all, self._remove):
            tools.flow.addWidget(button)
        body = self._page.body
        body.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (
            self._head,
            self._about,
            self._proves,
            self._says,
            tools,
            self._whole,
            self._lost,
        ):
            body.addWidget(part)
        self._sections.setSpacing(8)
        body.addLayout(self._sections)
        body.addStretch(1)
        column_of(self, self._page)

    def _connect(self) -> None:
        self._back.clicked.connect(self.leave)
        self._answer.clicked.connect(self._on_answer_clicked)
        self._on_all.clicked.connect(self._whole.write)
        self._remove.clicked.connect(self._on_remove_clicked)
        for notes in (self._whole, self._loose):
            notes.changed.connect(self._refresh)

    def leave(self) -> None:
        """Go back to the list."""
        self._shell.go("sealed", self._id)

    def show_page(self, arg: object = None) -> None:
        """Show what has the id `arg`; where it was removed meanwhile, the list."""
        came, self._id = self.arrived(), str(arg or self._id)
        try:
            received = self._services.received.received(self._id)
        except NotFound:
            self._shell.go("sealed")
            return
        self._draw_head(received)
        self._shell.part(self._says, self._draw_words)
        if received != self._drawn or self._names.hidden != self._was_hidden:
            self._draw_lines(received)
        self._refresh()
        set_focus_order(self)
        if came or not has_keys(self):
            self._on_all.setFocus(Qt.FocusReason.OtherFocusReason)
        if came:
            self._page.to_top()

    def _draw_head(self, received: Received) -> None:
        document, item = received.document, received.item
        self._head.set_title(title_of(received, self._names))
        names = {
            NameLevel.FULL: self.tr("names as they are"),
            NameLevel.INITIALS: self.tr("names as initials"),
            NameLevel.NONE: self.tr("without names"),
        }[item.choice.names]
        figures = "" if item.choice.figures else self.tr("without figures")
        author = self._names.name(document.author)
        day = whole_day(document.made_at.astimezone().date())
        sealed = self.tr("sealed on {day}").format(day=day)
        told = (kind_name(item.kind), author, sealed, names, figures)
        self._about.setText(" · ".join(filter(None, told)))

    def _draw_words(self) -> None:
        how = self.tr(
            "You only read it: nothing here changes what it came from. Comment on a line with the "
            "sign at its end; Up and Down go from line to line."
        )
        nameless = self.tr("Your comments carry no name: give yours in the settings first.")
        named = bool(self._services.settings.my_name)
        self._says.setText(how if named else f"{how} {nameless}")

    def _draw_lines(self, received: Received) -> None:
        self._drawn, self._lines = received, []
        self._was_hidden = self._names.hidden
        self._private = self._private_names(received)
        fill(self._sections, [self._section(each) for each in received.item.sections])
        buttons = [line.button for line in self._lines if line.button is not None]
        for number, button in enumerate(buttons):
            button.stepped.connect(partial(self._on_stepped, number))

    def _private_names(self, received: Received) -> tuple[str, ...]:
        if not self._names.hidden:
            return ()
        return self._services.received.private_names(received)

    def _section(self, section: SealedSection) -> Section:
        shown = Section(self._names.text(section.title, self._private))
        for each in section.lines:
            line = ReceivedLine(self._services, self._shell, each, self._private, shown)
            line.notes.changed.connect(self._refresh)
            self._lines.append(line)
            shown.body.addWidget(line)
        return shown

    def _refresh(self) -> None:
        self._shell.part(self._whole, self._draw_comments)

    def _draw_comments(self) -> None:
        comments = self._services.comments.of(self._id)
        for line in self._lines:
            line.show_comments(self._id, comments)
        self._whole.show_at(self._id, WHOLE, "", comments, self._private)
        lost = self._services.received.lost(self._services.received.received(self._id))
        self._loose.show_comments(lost, self._private)
        self._lost.setVisible(bool(lost))
        own = any(each.own for each in comments)
        self._answer.set_closed("" if own else self.tr("Write a comment first."))

    def _on_stepped(self, number: int, step: int) -> None:
        buttons = [line.button for line in self._lines if line.button is not None]
        there = buttons[max(0, min(number + step, len(buttons) - 1))]
        there.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_answer_clicked(self) -> None:
        if self._drawn is not None:
            self._shell.go("seal", SealRoute(self._drawn.item.kind, self._id, answer=True))

    def _on_remove_clicked(self) -> None:
        item = self._id
        if self._shell.attempt(partial(self._services.received.remove, item)):
            self._shell.go("sealed")
            self._shell.toast(
                self.tr("Removed, with your comments on it. It can be had back for a day."),
                partial(self._bring_back, item),
                undone=self.tr("Undone: it is back."),
            )

    def _bring_back(self, item: str) -> None:
        self._shell.attempt(partial(self._services.received.restore, item))
        self._shell.asked_again.emit()
