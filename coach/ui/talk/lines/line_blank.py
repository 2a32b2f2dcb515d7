# SPDX-License-Identifier: MIT
"""A blank of a line, asked for in its place: what is typed is spoken, and heard as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.talk.talk import FactKind
from coach.engine.talk.facts import LONGEST as FACT_LONGEST
from coach.ui.case.fact_fields import FactField
from coach.ui.kit.basic.labels import Quiet
from coach.ui.kit.fields.typed import settle, takes, unsettle
from coach.ui.talk.lines.line_editor import LineEditor

if TYPE_CHECKING:
    from coach.domain.talk.talk import Fact
    from coach.ui.case.fact_fields import Given
    from coach.ui.talk.lines.line_text import LineContext


class LineBlank(QWidget):
    """Asks for one fact: Enter or leaving it fills the sentence, Esc empties the field."""

    given = Signal(object, object, object)  # fact id, value, whether Enter did it
    typed = Signal()  # another text stands in it, or other marks
    gave_up = Signal()

    def __init__(self, fact: Fact, part: str, context: LineContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.fact = fact
        self._editor: LineEditor | None = None
        self._field: FactField | None = None
        self._done = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 6, 4)
        layout.setSpacing(2)
        name = f"blank:{fact.id}"
        if fact.kind in (FactKind.TEXT, FactKind.NUMBER):
            asks = f"{fact.label[:1].lower()}{fact.label[1:]}"
            label = Quiet(self.tr("I need {blank}:").format(blank=asks), self, tone="accent")
            layout.addWidget(label)
            layout.addWidget(self._written(name, part, context))
            layout.addWidget(Quiet(fact.help, self))
        else:
            self._field = FactField(fact, context.shell, self, name=name)
            self._field.given.connect(self._on_chosen)
            layout.addWidget(self._field)

    def _written(self, name: str, part: str, context: LineContext) -> LineEditor:
        editor = self._editor = LineEditor(name, self.fact.label, "", part, context, self)
        takes(editor, FACT_LONGEST)
        editor.setPlaceholderText(self.tr("e.g. {example}").format(example=self.fact.example))
        editor.setAccessibleDescription(self.fact.help)
        editor.setProperty("reply", "true")
        editor.said.connect(self._on_said)
        editor.paused.connect(self._on_said)
        editor.gave_up.connect(self._on_gave_up)
        editor.heard.connect(self._on_heard)
        return editor

    def text(self) -> str:
        """What stands in the field; "" for a day or a choice."""
        return "" if self._editor is None else self._editor.text()

    def key_field(self) -> QWidget:
        """What takes the keys."""
        return self._editor or (self._field.key_field() if self._field else self)

    def set_stop(self, stop: bool) -> None:
        """Let Tab come to it, or pass it by."""
        policy = Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus
        self.key_field().setFocusPolicy(policy)

    def finish(self) -> None:
        """Give what was typed and not given yet."""
        if self._editor is not None:
            self._on_said(self._editor.text())
        elif self._field is not None:
            self._field.finish()

    def refused(self) -> None:
        """What was given was not kept: the words stay, and can be given again."""
        self._done = False
        if self._editor is not None:
            unsettle(self._editor)

    def _on_said(self, text: str) -> None:
        if text and not self._done:
            self._done = True  # leaving it says it once
            settle(self.key_field())  # it goes while it is saved
            by_keys = self._editor is not None and self._editor.by_keys
            self.given.emit(self.fact.id, text, by_keys)

    def _on_chosen(self, given: Given) -> None:
        self.given.emit(self.fact.id, given.value, True)  # noqa: FBT003 - a signal

    def _on_gave_up(self) -> None:
        if self._editor is not None:
            self._editor.clear()
        self.gave_up.emit()

    def _on_heard(self, marks: object) -> None:
        del marks  # the editor has them
        self.typed.emit()
