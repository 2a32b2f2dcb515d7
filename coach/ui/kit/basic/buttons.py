# SPDX-License-Identifier: MIT
"""Buttons: one primary for each page, and the quieter ones; Enter presses the focused one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QScrollArea, QSizePolicy, QWidget

from coach.ui.kit.basic.theme import restyle

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon, QKeyEvent

_PRESSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Select)
_AROUND = 24  # pixels that are seen above and below what comes into sight


def bring_into_sight(widget: QWidget) -> bool:
    """Scroll a widget into sight; whether that was needed. A decision is never taken unseen."""
    hidden, above = False, widget.parentWidget()
    while above is not None and widget.isVisible():
        if isinstance(above, QScrollArea) and not _is_seen(widget, above):
            above.ensureWidgetVisible(widget, 0, _AROUND)
            hidden = True
        above = above.parentWidget()
    return hidden


def _is_seen(widget: QWidget, area: QScrollArea) -> bool:
    """Whether more than half of a widget, or of what there is room for, is in the viewport."""
    view = area.viewport()
    box = widget.rect().translated(widget.mapTo(view, widget.rect().topLeft()))
    return box.intersected(view.rect()).height() * 2 > min(box.height(), view.height())


class Button(QPushButton):
    """A push button that Enter presses too.

    Args:
        text: What is written on it.
        name: Its object name, as a test would call it.
        icon: Before the text, or after it where `trailing`.
    """

    def __init__(
        self,
        text: str = "",
        name: str = "",
        icon: QIcon | None = None,
        parent: QWidget | None = None,
        *,
        trailing: bool = False,
    ) -> None:
        super().__init__(parent)
        self._trailing = trailing
        self._apart = icon is not None  # a little air between icon and words
        self.setText(text)
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if icon is not None:
            self.setIcon(icon)
        if trailing:
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    def setText(self, text: str) -> None:
        """Write the words on it."""
        if self._apart and text:
            text = f"{text} " if self._trailing else f" {text}"
        super().setText(text)

    def text(self) -> str:
        """The words on it."""
        return super().text().strip()

    def set_text(self, text: str) -> None:
        """Write another text on it, for eyes and for ears."""
        self.setText(text)
        self.setAccessibleName(text)

    def set_closed(self, why: str) -> None:
        """Close it, and say why to eyes and ears; "" opens it."""
        self.setEnabled(not why)
        self.setAccessibleDescription(why)
        self.setToolTip(why)

    def width_for(self, text: str) -> int:
        """How wide it would like to be with another text on it, in pixels."""
        advance = self.fontMetrics().horizontalAdvance
        return self.sizeHint().width() - advance(self.text()) + advance(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as Space does; what is out of sight comes into sight first."""
        if event.key() in _PRESSES and bring_into_sight(self):
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class ChosenButton(Button):
    """A button whose words stand heavier while it is chosen, with room for that at all times."""

    def sizeHint(self) -> QSize:
        """As wide as its words in their widest form."""
        hint = super().sizeHint()
        return QSize(hint.width() + extra_weight(self.font(), self.text()), hint.height())

    def minimumSizeHint(self) -> QSize:
        """As `sizeHint`."""
        return self.sizeHint()


def extra_weight(font: QFont, text: str) -> int:
    """By how many pixels a text is wider in the weight of what is chosen than in this font."""
    heavy = QFont(font)
    heavy.setWeight(QFont.Weight.DemiBold)
    widths = (QFontMetrics(each).horizontalAdvance(text) for each in (heavy, font))
    return max(next(widths) - next(widths), 0)


class PrimaryButton(Button):
    """What the page is for. One a page."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring of the focus inside, where it is seen on the colour of the button."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().highlightedText().color(), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4, 4, -4, -4), 6.5, 6.5)
            painter.end()


class SecondaryButton(Button):
    """Another thing to do here."""


class QuietButton(Button):
    """Looks like a word until it is reached."""

    def set_strong(self, strong: bool) -> None:
        """Show the word in text colour, or quietly."""
        self.setProperty("strong", strong)
        restyle(self)


class IconButton(Button):
    """An icon alone; `title` names it for ears and in its tooltip."""

    def __init__(self, icon: QIcon, title: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", name, icon, parent)
        self.setAccessibleName(title)
        self.setToolTip(title)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
