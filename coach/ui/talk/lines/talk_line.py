# SPDX-License-Identifier: MIT
"""One line of a talk: the words to say, and on demand why they stand there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.engine.talk.blanks import put_in, unfilled
from coach.ui.case.mark_card import MarkList
from coach.ui.kit.basic.focus import set_focus_order
from coach.ui.kit.basic.icon_mark import IconMark
from coach.ui.kit.basic.labels import Quiet
from coach.ui.kit.fields.typed import is_typed, saved
from coach.ui.kit.layout.scroll_page import show_opened
from coach.ui.talk.lines.conflict_card import ConflictCard
from coach.ui.talk.lines.line_blank import LineBlank
from coach.ui.talk.lines.line_editor import LineEditor
from coach.ui.talk.lines.line_keys import ACTS, ENTERS, MOVES, REWRITES, TRAVEL
from coach.ui.talk.lines.line_text import (
    LineAction,
    LineActionKind,
    LineContext,
    LineText,
    no_restore,
    no_why,
)
from coach.ui.talk.lines.spoken import Spoken
from coach.ui.talk.lines.why_card import WhyCard

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

_ALT = Qt.KeyboardModifier.AltModifier
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class TalkLineBlock(QWidget):
    """A line that takes the keys; stage directions have a sign, a word and a slope."""

    travelled = Signal(object)  # a key that goes to another line
    came = Signal(object)  # the id: the keys came to it, or to something in it
    pointed = Signal(object, object)  # the id, and whether the pointer came or went
    adding = Signal(object)  # the id: a line of one's own is wanted after it
    asking_how = Signal(object)  # the id: what its part is for is asked
    reshaped = Signal()  # what stands below it came or went
    typing = Signal(object, object)  # the id, and what stands in the editor; None when it is closed

    def __init__(self, line: LineText, context: LineContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"line:{line.id}")
        self._context, self._line = context, line
        self._shown: LineText | None = None
        self._editor: LineEditor | None = None
        self._why: WhyCard | None = None  # made when it is first asked for
        self._conflict: ConflictCard | None = None
        self._blanks: dict[str, LineBlank] = {}
        self._tags = Quiet("", self, tone="accent")
        self._spoken = Spoken(context.shell.theme, "", self)
        self._spoken.setProperty("cue", line.cue)
        self._marks = MarkList(self)
        self._stops = self._in_hand = False
        self._lay_out()
        self.show_line(line)

    def _lay_out(self) -> None:
        self._words = QVBoxLayout()
        self._words.setSpacing(2)
        self._words.addWidget(self._tags)
        self._words.addWidget(self._spoken)
        self._fields = QVBoxLayout()
        self._fields.setSpacing(2)
        self._words.addLayout(self._fields)
        row = QHBoxLayout()
        row.setSpacing(10)
        if self._line.cue:
            icon = self._context.shell.icons.icon("footprints", "quiet")
            mark = IconMark(self._context.shell.theme, icon, 18, self)
            mark.stand_beside(self._spoken)
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._words, 1)
        row.addStretch(0)  # takes what the words, of a width to be read, leave over
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(10, 3, 2, 3)
        self._layout.setSpacing(2)
        self._layout.addLayout(row)
        self._layout.addWidget(self._marks)

    def put_below(self, widget: QWidget) -> None:
        """Show something below its words."""
        self._layout.addWidget(widget)

    @property
    def line(self) -> LineText:
        """The line as it is shown."""
        return self._line

    def show_line(self, line: LineText) -> None:
        """Show the line as it reads now; what is being typed stays."""
        if line == self._shown:
            return
        self._line = self._shown = line
        tags = self._tag_words()
        self._tags.setText(tags)
        self._tags.setVisible(bool(tags))
        self._tags.set_tone(
            "quiet" if line.off else "accent" if line.is_rewritten or line.is_added else "quiet"
        )
        self._spoken.set_off(line.off)
        self._show_blanks()
        self._show_words()
        self.setAccessibleName(line.text)
        asks = self.tr("It has a blank; Enter goes there.") if line.blanks else ""
        self.setAccessibleDescription(" · ".join(filter(None, (tags, asks))))
        self._show_conflict()
        if self._why is not None:
            self._show_why()

    def _tag_words(self) -> str:
        line = self._line
        words = (
            (line.cue, self.tr("For you alone") if line.note else self.tr("What to do here")),
            (line.opening, self.tr("they may see it otherwise: ask, and wait")),
            (line.is_added, self.tr("your own line")),
            (line.is_rewritten and not line.is_added, self.tr("your words")),
            (line.locked, self.tr("locked")),
            (line.off, self.tr("off: not said")),
        )
        return " · ".join(word for holds, word in words if holds)

    def _show_words(self) -> None:
        """Show the sentence, with what is just typed for its blanks, and what is heard in it."""
        line, texts = self._line, {each: blank.text() for each, blank in self._blanks.items()}
        text, typed = line.text, [fact for fact in line.blanks if texts.get(fact.id)]
        for fact in typed:
            text = put_in(text, fact, texts[fact.id])
        marks = self._context.hear(text, line.part) if typed else line.marks
        self._spoken.setText(text)
        self._spoken.show_blanks([unfilled(f) for f in line.blanks if f not in typed])
        self._spoken.show_marks(marks)
        if self._editor is None:
            self._marks.show_marks(text, marks)
        if typed:
            self.typing.emit(line.id, text)

    def _show_blanks(self) -> None:
        """Have a field for each blank of the line; one that stays keeps what is typed in it."""
        wanted = {fact.id: fact for fact in self._line.blanks}
        for fact_id in set(self._blanks) - set(wanted):
            gone = self._blanks.pop(fact_id)
            self._fields.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for fact_id, fact in wanted.items():
            if fact_id not in self._blanks:
                blank = self._blanks[fact_id] = LineBlank(
                    fact, self._line.part, self._context, self
                )
                blank.given.connect(self._on_filled)
                blank.typed.connect(self._show_words)
                blank.gave_up.connect(self._take_focus)
                blank.set_stop(self._stops)
                self._fields.addWidget(blank)
                blank.show()
        if wanted:
            set_focus_order(self)

    def _on_filled(self, fact_id: str, text: str, by_keys: bool) -> None:
        """Keep what was typed for a blank; where it is refused the field stays, and its words."""
        blank = self._blanks.get(fact_id)
        if self._context.perform(
            LineAction(LineActionKind.FILL, self._line.id, text, fact=fact_id)
        ):
            if by_keys:
                self._take_focus()
        elif blank is not None:
            blank.refused()

    def _take_focus(self) -> None:
        """Bring the keys to the next blank, else to the line."""
        open_ones = (each.key_field() for each in self._blanks.values() if not each.text())
        there = next(open_ones, None)
        (self if there is None or there.hasFocus() else there).setFocus()

    def _show_conflict(self) -> None:
        if self._conflict is not None:
            self._conflict.hide()
            self._conflict.deleteLater()
            self._conflict = None
        if self._line.conflict:
            self._conflict = ConflictCard(self._line, self)
            self._conflict.settled.connect(self.act)
            self._layout.addWidget(self._conflict)
            self._conflict.show()
            set_focus_order(self)

    def set_stop(self, stop: bool) -> None:
        """Let Tab come to this line, or pass it by."""
        policy = Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(policy)
        self._stops = stop
        for blank in self._blanks.values():
            blank.set_stop(stop)

    @property
    def behind(self) -> tuple[QWidget, ...]:
        """What Tab comes to after the tools of the line."""
        return () if self._why is None else (self._why,)

    @property
    def is_asked(self) -> bool:
        """Whether it shows why it stands there."""
        return self._why is not None

    def set_in_hand(self, in_hand: bool) -> None:
        """Show that the tools are beside it."""
        self._in_hand = in_hand
        self.update()

    def edit(self) -> None:
        """Rewrite the line in its place; the name in it is the real one also in discreet mode."""
        if self._editor is None:
            line = self._line
            title = self.tr("Your words for this line")
            name = f"edit:{line.id}"
            editor = self._editor = LineEditor(
                name, title, line.words, line.part, self._context, self
            )
            editor.said.connect(self._on_said)
            editor.paused.connect(self._on_paused)
            editor.gave_up.connect(self._on_gave_up)
            editor.heard.connect(self._on_heard)
            self._words.addWidget(editor)
            self._spoken.hide()
            editor.show()
            self._on_heard(editor.marks)
            set_focus_order(self)
        self._editor.setFocus()

    def finish(self, *, close: bool = False) -> None:
        """Keep what is being typed; with `close` the editor goes too."""
        if self._editor is not None:
            self._on_paused(self._editor.text())
        for blank in list(self._blanks.values()):
            blank.finish()
        if close:
            self._on_gave_up()

    def ask_why(self) -> None:
        """Show why the line stands there, or hide it."""
        if self._why is not None:
            self._forget_why()
        elif not self._line.is_added:
            self._show_why()
            show_opened(self)
        else:
            self._context.shell.hint(no_why())
        self.reshaped.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the keys of a line do, also where one of its buttons has them."""
        self.came.emit(self._line.id)
        key = Qt.Key(event.key())
        if event.modifiers() == _ALT and key in MOVES:
            self.act(MOVES[key])
        elif event.modifiers() not in _PLAIN or not self._done_by(key):
            super().keyPressEvent(event)

    def _done_by(self, key: Qt.Key) -> bool:
        """Do what a key alone asks for; whether it asks for something."""
        if key in TRAVEL:
            self.travelled.emit(key)
        elif self._blanks and key in ENTERS:
            next(iter(self._blanks.values())).key_field().setFocus()
        elif key in REWRITES:
            self.edit()
        elif key in ACTS:
            self.act(ACTS[key])
        else:
            return self._asked_by(key)
        return True

    def _asked_by(self, key: Qt.Key) -> bool:
        """Show what a key alone asks to see or to add; whether it asks for something."""
        if key == Qt.Key.Key_W or (key == Qt.Key.Key_Escape and self._why is not None):
            self.ask_why()
        elif key == Qt.Key.Key_A:
            self.adding.emit(self._line.id)
        elif key == Qt.Key.Key_D:
            self.asking_how.emit(self._line.id)
        else:
            return False
        return True

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Rewrite."""
        self.edit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the keys are here."""
        super().focusInEvent(event)
        self.came.emit(self._line.id)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Draw the ring no more."""
        super().focusOutEvent(event)
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Say that the pointer came."""
        super().enterEvent(event)
        self.pointed.emit(self._line.id, True)  # noqa: FBT003 - a signal

    def leaveEvent(self, event: QEvent) -> None:
        """Say that the pointer went."""
        super().leaveEvent(event)
        self.pointed.emit(self._line.id, False)  # noqa: FBT003 - a signal

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring of the focus; else, where the tools are beside it, a quiet edge."""
        if not (self.hasFocus() or self._in_hand):
            return
        tokens = self._context.shell.theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, width = (tokens.accent, 2) if self.hasFocus() else (tokens.hairline, 1)
        painter.setPen(QPen(QColor(colour), width))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()

    def act(self, act: LineActionKind) -> None:
        """Do something with it."""
        if act is LineActionKind.RESTORE and not self._line.can_restore:
            self._context.shell.hint(no_restore(self._line))
        else:
            self._context.perform(LineAction(act, self._line.id))

    def _on_said(self, text: str) -> None:
        """Keep the words; where they are refused the editor stays, and nothing is lost."""
        if (editor := self._editor) is None:
            return
        by_keys, new = editor.by_keys, text not in ("", self._line.words)
        self._editor = None  # leaving it says it once
        if new and not self._rewrite(editor, text):
            self._editor = editor
            return
        self._close(editor, take_focus=by_keys)

    def _rewrite(self, editor: LineEditor, text: str) -> str:
        action = LineAction(LineActionKind.REWRITE, self._line.id, text)
        return saved(editor, partial(self._context.perform, action))

    def _on_paused(self, text: str) -> None:
        editor = self._editor
        if editor is not None and is_typed(editor) and text not in ("", self._line.words):
            self._rewrite(editor, text)

    def _on_gave_up(self) -> None:
        if (editor := self._editor) is not None:
            self._editor = None
            self._close(editor, take_focus=True)

    def _close(self, editor: LineEditor, *, take_focus: bool) -> None:
        self._spoken.show()
        if take_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.hide()
        self._words.removeWidget(editor)
        editor.deleteLater()
        self._marks.show_marks(self._line.text, self._line.marks)
        self.typing.emit(self._line.id, None)

    def _on_heard(self, _marks: object) -> None:
        if self._editor is not None:  # it has them
            text = self._editor.toPlainText()
            self._marks.show_marks(text, self._editor.marks)
            self.typing.emit(self._line.id, text)

    def _forget_why(self) -> None:
        if self._why is not None:
            self._why.hide()
            self._why.deleteLater()
            self._why = None

    def _show_why(self) -> None:
        self._forget_why()
        self._why = WhyCard(self._context.shell, self._line, self)
        self._layout.addWidget(self._why)
        self._why.show()
        set_focus_order(self)
