# SPDX-License-Identifier: MIT
"""Colours and sizes: the tokens of the light and the dark look, and how they reach Qt.

Fusion with a palette and one style sheet of our own, because asking Qt for a colour scheme does
nothing on some systems. Changing the sheet restyles every widget, so it happens on a change of
theme or size only.
"""

from __future__ import annotations

import re
from string import Template
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPalette

from coach.paths import resources_folder

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

BODY = 14
_NAMELESS = frozenset({"Sans Serif", "Sans", "DejaVu Sans", ""})  # what X11 says without a desktop
_SAMPLE = "The quick brown fox jumps over the lazy dog, and then says why"
_USUAL = 0.525  # of its size: how wide a letter is, spaces among them; Inter has 0.51, Verdana 0.57
_FRIENDLY = ("Inter", "Cantarell", "Noto Sans", "Open Sans")


class Tokens(NamedTuple):
    """The colours of one look; contrasts are checked by a test."""

    name: str
    ground: str
    surface: str
    text: str
    quiet: str
    hairline: str
    edge: str
    accent: str
    on_accent: str
    accent_hover: str
    accent_soft: str
    hover: str
    personal: str
    fixable: str
    mismatch: str
    conduct: str
    leaving: str
    conduct_soft: str
    mismatch_soft: str

    def named(self, name: str) -> str:
        """The colour of that name."""
        return str(getattr(self, name))


LIGHT = Tokens(
    name="light",
    ground="#FAF8F5",
    surface="#FFFFFF",
    text="#1F2430",
    quiet="#5B6270",
    hairline="#E4DFD7",
    edge="#867F73",
    accent="#1F6F78",
    on_accent="#FFFFFF",
    accent_hover="#185A62",
    accent_soft="#E6EFF1",
    hover="#F2EEE8",
    personal="#6B5BB0",
    fixable="#2B77AD",
    mismatch="#A9521C",
    conduct="#B3362F",
    leaving="#5F6B7A",
    conduct_soft="#FBEEEC",
    mismatch_soft="#FBF0E7",
)

DARK = Tokens(
    name="dark",
    ground="#16181D",
    surface="#1E2128",
    text="#E8E6E1",
    quiet="#A3A8B3",
    hairline="#2E323B",
    edge="#7A818E",
    accent="#63B7C1",
    on_accent="#16181D",
    accent_hover="#83C9D1",
    accent_soft="#1F2D32",
    hover="#23262E",
    personal="#A79BE0",
    fixable="#74B3E0",
    mismatch="#E39A66",
    conduct="#E5837D",
    leaving="#A0ABBA",
    conduct_soft="#2F2124",
    mismatch_soft="#2E261F",
)


class Theme(QObject):
    """The look in force; `changed` says that colours or sizes are others now."""

    changed = Signal()

    def __init__(
        self, tokens: Tokens = LIGHT, percent: int = 100, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._percent = percent
        self._letters = 1.0

    @property
    def tokens(self) -> Tokens:
        """The colours."""
        return self._tokens

    @property
    def percent(self) -> int:
        """The size of text in percent, 100..200."""
        return self._percent

    def px(self, size: float) -> int:
        """A size in pixels, scaled as text is."""
        return round(size * self._percent / 100)

    def across(self, size: float) -> int:
        """A width in pixels for words: scaled as text is, and more where letters are wide."""
        return round(size * self._percent / 100 * self._letters)

    def measure(self, font: QFont) -> None:
        """Take the width of letters from the font that is in force."""
        large = QFont(font)
        large.setPixelSize(100)
        letter = QFontMetricsF(large).horizontalAdvance(_SAMPLE) / len(_SAMPLE) / 100
        self._letters = max(1.0, letter / _USUAL)

    def set_look(self, tokens: Tokens, percent: int) -> None:
        """Take another look; says `changed` when it is another."""
        if (tokens, percent) != (self._tokens, self._percent):
            self._tokens, self._percent = tokens, percent
            self.changed.emit()


def apply_theme(app: QApplication, tokens: Tokens, percent: int) -> None:
    """Give the whole application these colours and sizes."""
    app.setStyleSheet("")  # without the old sheet the new one is in place ten times sooner
    app.setPalette(palette(tokens))
    app.setFont(_font(app.font(), percent))
    app.setStyleSheet(style_sheet(tokens, percent))


def restyle(widget: QWidget) -> None:
    """Give a widget what the style sheet says of its properties as they are now.

    One that was never shown gets it then: until there is a look, Qt's styles are not even loaded.
    """
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().polish(widget)


def palette(tokens: Tokens) -> QPalette:
    """The Qt palette of these tokens."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.ground,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.hover,
        role.Text: tokens.text,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.text,
        role.Light: tokens.surface,
        role.Midlight: tokens.hairline,
        role.Mid: tokens.edge,
        role.Dark: tokens.edge,
        role.Shadow: tokens.edge,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.PlaceholderText: tokens.quiet,
        role.ToolTipBase: tokens.surface,
        role.ToolTipText: tokens.text,
    }
    result = QPalette()
    for which, colour in colours.items():
        result.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.quiet))
    return result


def style_sheet(tokens: Tokens, percent: int) -> str:
    """The style sheet with `$token` and `@pixels` filled in; `@` sizes grow with the text."""
    folder = resources_folder() / "theme"
    values = tokens._asdict() | {"marks": (folder / tokens.name).as_posix()}
    template = (folder / "good-terms.qss").read_text(encoding="utf-8")
    sized = re.sub(r"@(\d+)", lambda found: f"{round(int(found[1]) * percent / 100)}px", template)
    return Template(sized).substitute(values)


def _font(font: QFont, percent: int) -> QFont:
    """The system's font in body size; a friendlier one where the system names none."""
    family = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    result = QFont(font)
    result.setFamilies([*_FRIENDLY, family] if family in _NAMELESS else [family])
    result.setPixelSize(round(BODY * percent / 100))
    return result
