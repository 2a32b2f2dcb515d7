# SPDX-License-Identifier: MIT
"""The comments on one moment, quietly below it: who said what and when; read, edit, remove."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.practice.roleplay import transcribed
from coach.ui.kit.basic.buttons import QuietButton
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.fields.dates import long_moment
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.flow_layout import FlowRow
from coach.ui.kit.layout.stacked import column_of
from coach.ui.shell.comment_dialog import CommentDialog
from coach.ui.shell.discreet import NameMask

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from coach.domain.practice.comment import KeptComment
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell

_WIDEST = 520  # pixels, at 100 % text


class CommentNotes(QWidget):
    """Hidden while there are none. `changed` says that one was written, changed, read or removed.

    Args:
        services: The services.
        shell: The way to the window.
        parent: The line that it lies below.
    """

    changed = Signal()

    def __init__(self, services: Services, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._shell = services, shell
        self._names = NameMask(services)
        self._private: tuple[str, ...] = ()
        self._item, self._anchor, self._quote = "", "", ""
        self._shown: tuple[KeptComment, ...] = ()
        self._was_hidden = self._names.hidden  # as it was drawn last
        self._column = column_of(self, gap=6)
        shell.theme.changed.connect(self._fit)
        self._fit()
        self.hide()

    def _fit(self) -> None:
        """Be no wider than a line that is read with ease."""
        self.setMaximumWidth(self._shell.theme.across(_WIDEST))

    def show_at(
        self,
        item: str,
        anchor: str,
        quote: str = "",
        comments: Sequence[KeptComment] | None = None,
        private: tuple[str, ...] = (),
    ) -> None:
        """Show what was said to a moment.

        Args:
            item: The id of the case, run or round.
            anchor: The moment (`coach.domain.practice.comment`).
            quote: Its words, as they may be seen.
            comments: All comments on the item, where the page has them; else they are read.
            private: Names that discreet mode hides.
        """
        every = self._services.comments.of(item) if comments is None else comments
        shown = tuple(each for each in every if each.comment.anchor == anchor)
        before = self._item, self._anchor, self._shown, self._private, self._was_hidden
        self._quote, self._was_hidden = quote, self._names.hidden
        self._item, self._anchor, self._shown, self._private = item, anchor, shown, private
        if before == (item, anchor, shown, private, self._was_hidden):
            return
        fill(self._column, [self._card(each) for each in shown])
        self.setVisible(bool(shown))

    def write(self) -> None:
        """Ask for a comment on this moment."""
        add = partial(self._services.comments.add, self._item, self._anchor)
        self._ask("", lambda text: add(text, quote=self._quote))

    def _card(self, kept: KeptComment) -> Card:
        comment = kept.comment
        card = Card(self, tone="soft", margin=10)
        card.setObjectName(f"comment:{comment.id}")
        card.body.setSpacing(4)
        who = self._names.name(comment.author) or (
            self.tr("You") if kept.own else self.tr("Somebody")
        )
        is_new = not kept.own and kept.read_at is None
        head = Quiet(" · ".join(filter(None, (who, moment_text(comment.at), self._state(kept)))))
        head.setProperty("strong", "true" if is_new else "false")
        said = Body(self._names.text(comment.text, self._private), card)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.body.addWidget(head)
        card.body.addWidget(said)
        tools = FlowRow()
        for button in self._tools(kept, is_new=is_new):
            button.setProperty("small", "true")
            tools.flow.addWidget(button)
        card.body.addWidget(tools)
        return card

    def _state(self, kept: KeptComment) -> str:
        if kept.own or kept.read_at is not None:
            return ""
        return self.tr("new")

    def _tools(self, kept: KeptComment, *, is_new: bool) -> list[QuietButton]:
        comment = kept.comment
        remove = QuietButton(self.tr("Remove"), f"remove:{comment.id}")
        remove.clicked.connect(partial(self._on_remove_clicked, comment.id))
        if kept.own:
            edit = QuietButton(self.tr("Edit"), f"edit:{comment.id}")
            edit.clicked.connect(partial(self._on_edit_clicked, comment.id, comment.text))
            return [edit, remove]
        answer = QuietButton(self.tr("Answer"), f"answer:{comment.id}")
        answer.clicked.connect(self.write)
        words = self.tr("Mark as read") if is_new else self.tr("Mark as new")
        read = QuietButton(words, f"read:{comment.id}")
        read.clicked.connect(partial(self._on_read_clicked, comment.id, is_new))
        return [read, answer, remove]

    def _ask(self, text: str, keep: Callable[[str], object]) -> None:
        dialog = CommentDialog(
            self._shell, self.window(), self._names.text(self._quote, self._private), text, keep
        )
        dialog.saved.connect(self._again)
        dialog.open()

    def _again(self) -> None:
        """Show what there is now, and say that it is other than before."""
        self.show_at(self._item, self._anchor, self._quote, private=self._private)
        self.changed.emit()

    def _on_edit_clicked(self, comment_id: str, text: str) -> None:
        self._ask(text, partial(self._services.comments.edit, comment_id))

    def _on_read_clicked(self, comment_id: str, read: bool) -> None:
        done = partial(self._services.comments.set_read, comment_id, read=read)
        if self._shell.attempt(done):
            self._again()

    def _on_remove_clicked(self, comment_id: str) -> None:
        kept = self._shell.guard(partial(self._services.comments.remove, comment_id))
        if kept is None:
            return
        self._shell.toast(
            self.tr("The comment is removed."),
            partial(self._bring_back, kept),
            undone=self.tr("Undone: the comment is back."),
        )
        self._again()

    def _bring_back(self, kept: KeptComment) -> None:
        self._shell.attempt(partial(self._services.comments.restore, kept))
        self._shell.asked_again.emit()  # from whatever page it was undone


class LooseComments(QWidget):
    """Comments whose moment is nowhere else on the page, each with the words that it is about.

    Hidden while there are none. `changed` says that one was read, answered or removed.

    Args:
        services: The services.
        shell: The way to the window.
        parent: The page.
    """

    changed = Signal()

    def __init__(self, services: Services, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._shell = services, shell
        self._names = NameMask(services)
        self._shown: tuple[KeptComment, ...] = ()
        self._was_hidden = self._names.hidden  # as it was drawn last
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 8)
        self._column.setSpacing(6)
        self.hide()

    def show_comments(self, comments: Sequence[KeptComment], private: tuple[str, ...] = ()) -> None:
        """Show these comments, whatever they are about; `private` are names not to be shown."""
        if (tuple(comments), self._names.hidden) == (self._shown, self._was_hidden):
            return
        self._shown, self._was_hidden = tuple(comments), self._names.hidden
        shown: list[QWidget] = []
        for each in comments:
            quote = each.comment.quote
            if quote:
                shown.append(Quiet(transcribed(self._names.text(quote, private)), self))
            notes = CommentNotes(self._services, self._shell, self)
            notes.show_at(each.comment.item, each.comment.anchor, quote, (each,), private)
            notes.changed.connect(self.changed)
            shown.append(notes)
        fill(self._column, shown)
        self.setVisible(bool(shown))


def moment_text(at: datetime) -> str:
    """A moment where the user sits: "Thursday, 26 November, 13:00"."""
    local = at.astimezone()
    return long_moment(local.date(), f"{local:%H:%M}")
