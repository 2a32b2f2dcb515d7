# SPDX-License-Identifier: MIT
"""Line icons in the colours of the theme; an icon follows a change of theme by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from coach.paths import resources_folder

if TYPE_CHECKING:
    from pathlib import Path

    from coach.ui.kit.basic.theme import Theme


class Icons:
    """The icons of `resources/icons`, drawn in a colour of the theme."""

    def __init__(self, theme: Theme, folder: Path | None = None) -> None:
        self._theme = theme
        self._folder = folder or resources_folder() / "icons"
        self._sources: dict[str, str] = {}
        self._drawn: dict[tuple[str, str, int, int], QPixmap] = {}
        self._icons: dict[tuple[str, str, str], QIcon] = {}

    def icon(self, name: str, role: str = "text", on: str = "") -> QIcon:
        """An icon by its name, in the colour of the token `role`.

        Args:
            name: File name without ending; KeyError when there is none.
            role: A colour of `Tokens`: "text", "quiet", "accent", "on_accent", a cause ...
            on: The colour while checked, where it is another.
        """
        if (found := self._icons.get((name, role, on))) is None:
            self._source(name)
            found = self._icons[name, role, on] = QIcon(_Engine(self, name, role, on or role))
        return found

    def pixmap(self, name: str, role: str, size: QSize) -> QPixmap:
        """An icon drawn at a size in device pixels."""
        colour = str(getattr(self._theme.tokens, role))
        key = (name, colour, size.width(), size.height())
        if (found := self._drawn.get(key)) is None:
            found = self._drawn[key] = _draw(self._source(name), colour, size)
        return found

    def has(self, name: str) -> bool:
        """Whether there is an icon of this name."""
        return (self._folder / f"{name}.svg").is_file()

    def logo(self) -> QIcon:
        """The program's own icon, in its own colours."""
        return QIcon(str(self._folder / "good-terms.svg"))

    def _source(self, name: str) -> str:
        if (found := self._sources.get(name)) is None:
            path = self._folder / f"{name}.svg"
            if not path.is_file():
                raise KeyError(name)
            found = self._sources[name] = path.read_text(encoding="utf-8")
        return found


def _draw(source: str, colour: str, size: QSize) -> QPixmap:
    """Draw an SVG in one colour, with lines a little thinner than Lucide's own."""
    coloured = source.replace("currentColor", colour).replace(
        'stroke-width="2"', 'stroke-width="1.75"'
    )
    pixmap = QPixmap(size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    side = min(size.width(), size.height())
    box = QRectF((size.width() - side) / 2, (size.height() - side) / 2, side, side)
    QSvgRenderer(QByteArray(coloured.encode())).render(painter, box)
    painter.end()
    return pixmap


class _Engine(QIconEngine):
    """Asks for its colour when it is painted, so that a change of theme needs no new icon."""

    def __init__(self, icons: Icons, name: str, role: str, on: str) -> None:
        super().__init__()
        self._icons, self._name, self._role, self._on = icons, name, role, on

    def clone(self) -> QIconEngine:
        """Another engine like this one."""
        return _Engine(self._icons, self._name, self._role, self._on)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon at this size; paler while disabled."""
        role = self._on if state == QIcon.State.On else self._role
        drawn = self._icons.pixmap(self._name, role, size)
        return _faded(drawn) if mode == QIcon.Mode.Disabled else drawn

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the icon sharply, whatever the scale of the screen."""
        ratio = painter.device().devicePixelRatio()
        size = QSize(round(rect.width() * ratio), round(rect.height() * ratio))
        painter.drawPixmap(rect, self.pixmap(size, mode, state))


def _faded(pixmap: QPixmap) -> QPixmap:
    faded = QPixmap(pixmap.size())
    faded.fill(QColor(0, 0, 0, 0))
    painter = QPainter(faded)
    painter.setOpacity(0.45)
    painter.drawPixmap(QPoint(0, 0), pixmap)
    painter.end()
    return faded
