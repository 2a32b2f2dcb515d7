# SPDX-License-Identifier: MIT
"""The rail at the left: the program's name, its pages, and below them Find and Settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coach.ui.kit.basic.buttons import Button
from coach.ui.kit.basic.icon_mark import IconMark
from coach.ui.kit.basic.labels import KeyCap
from coach.ui.kit.basic.theme import restyle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QIcon, QKeyEvent, QPaintEvent, QResizeEvent

    from coach.ui.kit.basic.icons import Icons
    from coach.ui.kit.basic.theme import Theme

_STEPS: dict[int, int] = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
}
WIDTH = 208
COMPACT = 60
_AIR, _LOW_AIR = 18, 6  # pixels above and below an icon together
_ICON, _BRAND = 20, 24  # pixels at 100 % text
_NUMBER, _SMALL = 12, 9  # pixels at 100 % text, of the number that is due
_SPACING, _MARGIN, _UNDER_BRAND = 2, 20, 20


class RailItem(NamedTuple):
    """One entry of the rail."""

    name: str
    title: str
    icon: str
    below: bool = False  # at the lower end
    key: str = ""  # the keys that do the same
    page: bool = True  # stays marked while its page is shown


class Badge(QWidget):
    """A small number, in a shape that is round at its ends whatever its size.

    A style sheet would draw it square where its corners are rounder than half of its height.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._small, self._text = theme, False, ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def text(self) -> str:
        """The number."""
        return self._text

    def set_number(self, number: int) -> None:
        """Show a number; none for 0."""
        self._text = str(number)
        self.setAccessibleName(self._text)
        self.updateGeometry()
        self.update()
        self.setVisible(number > 0)

    def set_small(self, small: bool) -> None:
        """Leave the icon room that it stands over: lower, and one letter or two."""
        self._small = small
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as its number, and never higher than wide."""
        font = self._font()
        height = font.pixelSize() * 9 // 8 if self._small else font.pixelSize() * 3 // 2
        wide = QFontMetrics(font).horizontalAdvance(self._shown())
        return QSize(max(height, wide + height // (3 if self._small else 1)), height)

    def minimumSizeHint(self) -> QSize:
        """It is not cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the number on its ground."""
        tokens, painter = self._theme.tokens, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent))
        painter.drawRoundedRect(self.rect(), self.height() / 2, self.height() / 2)
        painter.setFont(self._font())
        painter.setPen(QColor(tokens.on_accent))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._shown())
        painter.end()

    def _shown(self) -> str:
        return "9+" if self._small and len(self._text) > 1 else self._text

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._theme.px(_SMALL if self._small else _NUMBER))
        font.setWeight(QFont.Weight.DemiBold)
        return font


class Brand(QLabel):
    """The program's name."""


class RailButton(Button):
    """One entry: icon and word; in a compact rail the icon alone. The arrow keys go on."""

    moved = Signal(object)  # how many entries the keys go up or down

    def __init__(self, item: RailItem, icon: QIcon, parent: QWidget) -> None:
        super().__init__(item.title, f"rail:{item.name}", icon, parent)
        self.item = item
        self._compact = False
        self._air = _AIR
        self.setCheckable(item.page)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.end = QHBoxLayout(self)
        self.end.setContentsMargins(0, 0, 10, 0)
        self.end.addStretch(1)

    def set_compact(self, compact: bool) -> None:
        """Show the icon alone, or the word too."""
        self._compact = compact
        self.setText("" if compact else f" {self.item.title}")
        self._say_tip()

    def say_name(self, name: str) -> None:
        """Be called otherwise than by its title, for those who hear it or see no word."""
        self.setAccessibleName(name)
        self._say_tip()

    def _say_tip(self) -> None:
        said = self.accessibleName() or self.item.title
        parts = (said if self._compact else "", self.item.key.replace(" ", "+"))
        self.setToolTip("  ".join(part for part in parts if part))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End go to the other entries."""
        ends = {Qt.Key.Key_Home: -99, Qt.Key.Key_End: 99}
        steps = _STEPS.get(event.key()) or ends.get(Qt.Key(event.key()))
        if steps is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(steps)

    def set_low(self, low: bool) -> None:
        """Be as low as can be, for windows that are low for their text."""
        if bool(self.property("low")) != low:
            self.setProperty("low", low)
            self._air = _LOW_AIR if low else _AIR
            restyle(self)
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As its style asks for, whatever lies upon it."""
        hint = super().sizeHint()
        return QSize(hint.width(), max(hint.height(), self.iconSize().height() + self._air))


class Rail(QFrame):
    """The pages to go to; `chosen` says the name of an entry."""

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, icons: Icons, items: Sequence[RailItem], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self._theme, self._items = theme, tuple(items)
        self._compact, self._stop = False, 0  # `_stop`: the entry that Tab comes to
        self._has_height = False
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._buttons = [self._button(number, icons) for number in range(len(self._items))]
        self._badge = Badge(theme, self)
        self._badge.hide()
        self._caps: list[KeyCap] = []
        self._brand = Brand(self.tr("Good Terms"), self)
        self._logo = IconMark(theme, icons.icon("handshake", "accent"), 24, self)
        self._lay_out()
        self._group.idClicked.connect(self._on_clicked)
        theme.changed.connect(self._fit)
        self._fit()

    def _button(self, number: int, icons: Icons) -> RailButton:
        item = self._items[number]
        button = RailButton(item, icons.icon(item.icon, "quiet", on="accent"), self)
        self._group.addButton(button, number)
        button.moved.connect(self._on_moved)
        return button

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, _MARGIN, 12, _MARGIN)
        layout.setSpacing(_SPACING)
        brand = QHBoxLayout()
        brand.setContentsMargins(10, 0, 0, 0)
        brand.setSpacing(10)
        brand.addWidget(self._logo)
        brand.addWidget(self._brand, 1)
        brand.addStretch(0)  # the mark stays over the icons where it stands alone
        layout.addLayout(brand)
        layout.addSpacing(_UNDER_BRAND)
        for button in self._buttons:
            if not button.item.below:
                layout.addWidget(button)
        layout.addStretch(1)
        for button in self._buttons:
            if button.item.below:
                layout.addWidget(button)
            if button.item.key and not button.item.page:
                cap = KeyCap(button.item.key, button)
                cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
                button.end.addWidget(cap)
                self._caps.append(cap)
        self._buttons[0].end.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignVCenter)

    def mark(self, name: str) -> None:
        """Mark the entry whose page is shown; an unknown name marks none."""
        for number, button in enumerate(self._buttons):
            button.setChecked(button.item.name == name)
            if button.isChecked():
                self._stop = number
        self._take_stop()

    def _take_stop(self) -> None:
        """Let Tab come to one entry only; the arrows go to the others."""
        for number, button in enumerate(self._buttons):
            here = number == self._stop
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)

    def _on_moved(self, steps: int) -> None:
        there = self._buttons.index(self.focusWidget()) + steps  # type: ignore[arg-type]
        self._stop = max(0, min(there, len(self._buttons) - 1))
        self._take_stop()
        self._buttons[self._stop].setFocus(Qt.FocusReason.TabFocusReason)

    def set_badge(self, number: int) -> None:
        """Show a number at the first entry; none when it is 0."""
        self._badge.set_number(number)
        first = self._buttons[0]
        text = self.tr("{title}, {number} due").format(title=first.item.title, number=number)
        first.say_name(text if number else first.item.title)

    def set_compact(self, compact: bool) -> None:
        """Show icons alone, for windows that are narrow for their text."""
        if compact != self._compact:
            self._compact = compact
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the entries be lower where there is little height."""
        super().resizeEvent(event)
        self._has_height = True
        self._fit_height()

    def _fit_height(self) -> None:
        """By what the entries would like, never by where they lie: a height has one shape.

        Before there is a height nothing is fitted: each entry would be styled twice at the start,
        and Qt's styles be loaded for it, a tenth of the way to the first paint.
        """
        if not self._has_height:
            return
        px = self._theme.px
        around = 2 * _MARGIN + px(_BRAND) + _UNDER_BRAND + 3 * _SPACING
        each = px(_ICON) + _AIR + _SPACING
        low = around + len(self._buttons) * each > self.height()
        for button in self._buttons:
            button.set_low(low)

    def _fit(self) -> None:
        px, across = self._theme.px, self._theme.across
        self.setFixedWidth(px(COMPACT - 24) + 24 if self._compact else across(WIDTH))
        for button in self._buttons:
            button.set_compact(self._compact)
        for part in (self._brand, *self._caps):
            part.setVisible(not self._compact)
        self._fit_badge()
        self._fit_height()

    def _fit_badge(self) -> None:
        """In the middle of the line, or small in the corner where the icon stands alone."""
        end, corner = self._buttons[0].end, Qt.AlignmentFlag.AlignTop
        end.setAlignment(self._badge, corner if self._compact else Qt.AlignmentFlag.AlignVCenter)
        end.setContentsMargins(0, 0, 0 if self._compact else 10, 0)
        self._badge.set_small(self._compact)

    def _on_clicked(self, number: int) -> None:
        button = self._buttons[number]
        if button.item.page:
            button.setChecked(True)
        self.chosen.emit(button.item.name)
