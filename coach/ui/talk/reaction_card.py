# SPDX-License-Identifier: MIT
"""What they may say, and the reply as an if-then line that the user can make their own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.case.mark_card import MarkList
from coach.ui.kit.basic.buttons import QuietButton
from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.fields.typed import is_typed, saved
from coach.ui.kit.layout.flow_layout import FlowLayout
from coach.ui.kit.layout.stacked import column_of
from coach.ui.kit.rows.row_button import RowButton
from coach.ui.talk.lines.line_editor import LineEditor
from coach.ui.talk.lines.line_text import LineAction, LineActionKind
from coach.ui.talk.lines.spoken import Spoken

if TYPE_CHECKING:
    from coach.domain.wording import Mark
    from coach.ui.talk.lines.line_text import LineContext

REACTION_PART = "reaction"  # what the ear is told of where a reply is said


class ReactionText(Struct, frozen=True):
    """A reaction as it is shown."""

    id: str
    says: str
    beneath: str
    trap: str
    reply: str  # as it may be seen
    words: str  # the reply as it is
    is_rewritten: bool
    feared: bool = False  # the user fears it most, and wrote it
    marks: tuple[Mark, ...] = ()  # of `reply`


class ReactionCard(QWidget):
    """A row that opens to what lies beneath, the trap, and the reply."""

    reshaped = Signal()  # it opened, or something in it came or went

    def __init__(self, shown: ReactionText, context: LineContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._shown = context, shown
        self._drawn: ReactionText | None = None
        self._editor: LineEditor | None = None
        self._row = RowButton(context.shell.theme, f"reaction:{shown.id}", "", "", self)
        icon = context.shell.icons.icon("chevron-right", "quiet")
        self._chevron = self._row.add_mark(icon, 16, end=True)
        self._row.clicked.connect(self._on_row_clicked)
        self._inside = QWidget(self)
        self._inside.hide()
        column_of(self, self._row, self._inside, gap=0)
        self._fill()
        self.show_reaction(shown)

    def _fill(self) -> None:
        shown, inside = self._shown, self._inside
        self._beneath, self._trap = Body("", inside), Body("", inside)
        self._if, self._reply = Quiet("", inside), Spoken(self._context.shell.theme, "", inside)
        self._reply.setProperty("reply", "true")
        self._marks = MarkList(inside)
        mine = self.tr("Make it my own")
        self._edit = QuietButton(mine, f"rewrite-reply:{shown.id}", parent=inside)
        back = self.tr("Back to the coach’s words")
        self._restore = QuietButton(back, f"restore-reply:{shown.id}", parent=inside)
        self._buttons = QWidget(inside)
        flow = FlowLayout(self._buttons, gap=4)
        for button in (self._edit, self._restore):
            button.setProperty("small", "true")
            flow.addWidget(button)
        self._edit.clicked.connect(self.edit)
        self._restore.clicked.connect(self._on_restore_clicked)
        self._body = QVBoxLayout(inside)
        self._body.setContentsMargins(4, 4, 4, 12)
        self._body.setSpacing(4)
        self._body.addWidget(Quiet(self.tr("What lies beneath"), inside))
        self._body.addWidget(self._beneath)
        self._body.addWidget(Quiet(self.tr("The trap"), inside))
        self._body.addWidget(self._trap)
        self._body.addSpacing(4)
        for part in (self._if, self._reply, self._marks, self._buttons):
            self._body.addWidget(part)

    def show_reaction(self, shown: ReactionText) -> None:
        """Show the reaction as it reads now; what is being typed stays."""
        if shown == self._drawn:
            return
        self._shown = self._drawn = shown
        detail = self.tr("your own reply") if shown.is_rewritten else self.tr("a reply is ready")
        if shown.feared:
            detail = self.tr("what you fear most · {reply}").format(reply=detail)
        self._row.show_texts(shown.says, detail)
        self._beneath.setText(shown.beneath)
        self._trap.setText(shown.trap)
        said = shown.says.startswith("“")
        form = self.tr("If they say {says}, I say:") if said else self.tr("If it is {says}, I say:")
        words = shown.says if said else shown.says[:1].lower() + shown.says[1:]
        self._if.setText(form.format(says=words.rstrip(".")))
        self._reply.setText(shown.reply)
        self._reply.show_marks(shown.marks)
        self._restore.setVisible(shown.is_rewritten)
        self._buttons.updateGeometry()
        if self._editor is None:
            self._marks.show_marks(shown.reply, shown.marks)
        self._say_state()

    def is_open(self) -> bool:
        """Whether what is inside is shown."""
        return not self._inside.isHidden()

    def edit(self) -> None:
        """Write the reply in one's own words."""
        if self._editor is None:
            name, title = f"edit-reply:{self._shown.id}", self.tr("Your reply")
            words = self._shown.words
            editor = LineEditor(name, title, words, REACTION_PART, self._context, self._inside)
            self._editor = editor
            editor.setProperty("reply", "true")
            editor.said.connect(self._on_said)
            editor.gave_up.connect(self._on_gave_up)
            editor.heard.connect(self._on_heard)
            editor.paused.connect(self._on_paused)
            self._body.insertWidget(self._body.indexOf(self._reply), editor)
            self._reply.hide()
            editor.show()
            self._on_heard(())
            self.reshaped.emit()
        self._editor.setFocus()

    def finish(self, *, close: bool = False) -> None:
        """Keep what is being typed; with `close` the editor goes too."""
        if self._editor is not None:
            self._on_paused(self._editor.text())
        if close:
            self._on_gave_up()

    def _say_state(self) -> None:
        state = self.tr("open") if self.is_open() else self.tr("closed")
        detail = (
            self.tr("your own reply") if self._shown.is_rewritten else self.tr("a reply is ready")
        )
        self._row.setAccessibleDescription(f"{detail}, {state}")

    def _on_row_clicked(self) -> None:
        self._inside.setVisible(self._inside.isHidden())
        name = "chevron-down" if self.is_open() else "chevron-right"
        self._chevron.set_icon(self._context.shell.icons.icon(name, "quiet"))
        self._say_state()
        self.reshaped.emit()

    def _on_said(self, text: str) -> None:
        editor = self._editor
        if editor is None:
            return
        by_keys, new = editor.by_keys, text not in ("", self._shown.words)
        self._editor = None
        if new and not self._reply_with(editor, text):
            self._editor = editor
            return
        self._close(editor, take_focus=by_keys)

    def _reply_with(self, editor: LineEditor, text: str) -> str:
        action = LineAction(LineActionKind.REPLY, self._shown.id, text)
        return saved(editor, partial(self._context.perform, action))

    def _on_paused(self, text: str) -> None:
        editor = self._editor
        if editor is not None and is_typed(editor) and text not in ("", self._shown.words):
            self._reply_with(editor, text)

    def _on_gave_up(self) -> None:
        if (editor := self._editor) is not None:
            self._editor = None
            self._close(editor, take_focus=True)

    def _close(self, editor: LineEditor, *, take_focus: bool) -> None:
        self._reply.show()
        if take_focus:
            self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.hide()
        self._body.removeWidget(editor)
        editor.deleteLater()
        self._marks.show_marks(self._shown.reply, self._shown.marks)

    def _on_heard(self, marks: object) -> None:
        del marks  # the editor has them
        if self._editor is not None:
            self._marks.show_marks(self._editor.toPlainText(), self._editor.marks)

    def _on_restore_clicked(self) -> None:
        self._context.perform(LineAction(LineActionKind.REPLY, self._shown.id))
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
