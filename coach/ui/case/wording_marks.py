# SPDX-License-Identifier: MIT
"""How the ear's marks look in a text, and what is still to be filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextLayout
from PySide6.QtWidgets import QTextEdit

from coach.domain.wording import MarkSource

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QPlainTextEdit

    from coach.domain.wording import Mark
    from coach.ui.kit.basic.theme import Tokens

_TWO_UNITS = 0xFFFF  # characters beyond this take two


def units(text: str, characters: int) -> int:
    """The place after so many characters, as Qt counts it: a character such as 🎈 is two units."""
    return characters + sum(1 for letter in text[:characters] if ord(letter) > _TWO_UNITS)


def mark_format(tokens: Tokens, source: MarkSource = MarkSource.PATTERN) -> QTextCharFormat:
    """How marked words look; what only may be wrong has dots below and no ground."""
    look = QTextCharFormat()
    if source is MarkSource.MODEL:
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        look.setUnderlineColor(QColor(tokens.quiet))
        return look
    look.setBackground(QColor(tokens.mismatch_soft))
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    look.setUnderlineColor(QColor(tokens.mismatch))
    return look


def mark_ranges(text: str, marks: Iterable[Mark], tokens: Tokens) -> list[QTextLayout.FormatRange]:
    """The marks of a text as a text layout takes them."""
    ranges = []
    for mark in quiet_first(marks):
        marked = QTextLayout.FormatRange()
        marked.start = units(text, mark.start)
        marked.length = units(text, mark.end) - marked.start
        marked.format = mark_format(tokens, mark.source)
        ranges.append(marked)
    return ranges


def mark_words(edit: QPlainTextEdit, marks: Iterable[Mark], tokens: Tokens) -> None:
    """Draw marks in a field; their places are those of its `toPlainText`."""
    text, selections = edit.toPlainText(), []
    for mark in quiet_first(marks):
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(edit.document())
        cursor.setPosition(units(text, mark.start))
        cursor.setPosition(units(text, mark.end), QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format = mark_format(tokens, mark.source)
        selections.append(selection)
    edit.setExtraSelections(selections)


def quiet_first(marks: Iterable[Mark]) -> list[Mark]:
    """The marks so that what is sure is drawn over what only may be wrong."""
    return sorted(marks, key=lambda mark: mark.source is MarkSource.PATTERN)


def blank_ranges(text: str, blanks: Iterable[str], tokens: Tokens) -> list[QTextLayout.FormatRange]:
    """The blanks that stand in a text as a text layout takes them: a dashed line below."""
    look = QTextCharFormat()
    look.setForeground(QColor(tokens.accent))
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
    look.setUnderlineColor(QColor(tokens.accent))
    ranges = []
    for blank in blanks:
        if (at := text.find(blank)) >= 0:
            found = QTextLayout.FormatRange()
            found.start = units(text, at)
            found.length = units(text, at + len(blank)) - found.start
            found.format = look
            ranges.append(found)
    return ranges
