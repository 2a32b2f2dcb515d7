# SPDX-License-Identifier: MIT
"""The three causes as a triangle, with the case as a point in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.domain.rules.verdict import Cause
from coach.ui.verdict.cause_words import cause_word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QPaintEvent

    from coach.domain.rules.diagnosis import CauseShare
    from coach.ui.kit.basic.theme import Theme

CORNERS = (Cause.PERSONAL, Cause.FIXABLE, Cause.MISMATCH)


class Place(Struct, frozen=True):
    """A place of the case beside where it is now: an earlier day, or the second take.

    `words` say which, for ears; `mark` is written beside the point, in a character or two.
    """

    points: Mapping[Cause, float]
    words: str
    mark: str
    second: bool = False  # the second take: drawn as a square, earlier days as rings


class Triangle(QWidget):
    """Personal above, fixable and mismatch below: circle, square and triangle.

    A full ring is where the case is now. Where it stood before is marked with numbers and joined by
    a dashed line; a second take is a square with a dashed line of its own. The marks are explained
    below the picture, by whoever shows it.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._points: Mapping[Cause, float] = dict.fromkeys(CORNERS, 0.0)
        self._places: tuple[Place, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.setObjectName("triangle")
        theme.changed.connect(self._on_theme_changed)

    def show_causes(self, causes: Sequence[CauseShare], places: Sequence[Place] = ()) -> None:
        """Place the point by the evidence for the three causes; `places` are others, in order."""
        points = {share.cause: share.points for share in causes}
        self._points = {cause: points.get(cause, 0) for cause in CORNERS}
        self._places = tuple(place for place in places if _total(place.points))
        parts = ", ".join(f"{cause_word(cause)} {points.get(cause, 0)}" for cause in CORNERS)
        self.setAccessibleName(
            self.tr("Evidence for the three causes: {parts}").format(parts=parts)
        )
        self.setAccessibleDescription(" ".join(place.words for place in self._places))
        self.update()

    def sizeHint(self) -> QSize:
        """About as high as it is wide."""
        px = self._theme.px
        return QSize(px(330), px(250))

    def minimumSizeHint(self) -> QSize:
        """Still to be read at half the width."""
        return QSize(self._theme.px(160), self._theme.px(250))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the triangle, its corners, the path and the point."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        corners = self._corners()
        painter.setPen(QPen(QColor(self._theme.tokens.edge), 1.3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(QPolygonF(list(corners.values())))
        for cause, place in corners.items():
            self._draw_corner(painter, cause, place)
        if _total(self._points):
            here = inside(corners, self._points)
            self._draw_path(painter, corners, here)
            self._draw_case(painter, here)
        painter.end()

    def _corners(self) -> dict[Cause, QPointF]:
        px = self._theme.px
        half = min(self.width() * 0.33, px(110))
        middle, top, low = self.width() / 2, px(24), self.height() - px(46)
        return {
            Cause.PERSONAL: QPointF(middle, top),
            Cause.FIXABLE: QPointF(middle - half, low),
            Cause.MISMATCH: QPointF(middle + half, low),
        }

    def _draw_corner(self, painter: QPainter, cause: Cause, place: QPointF) -> None:
        px = self._theme.px
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.tokens.named(cause)))
        draw_shape(painter, cause, place, px(6))
        painter.setFont(self._font(13))
        painter.setPen(QColor(self._theme.tokens.named(cause)))
        if cause is Cause.PERSONAL:
            box = QRectF(place.x() + px(14), place.y() - px(10), self.width(), px(20))
            flag = Qt.AlignmentFlag.AlignLeft
        else:
            box = QRectF(place.x() - px(80), place.y() + px(12), px(160), px(20))
            flag = Qt.AlignmentFlag.AlignHCenter
        painter.drawText(box, int(flag | Qt.AlignmentFlag.AlignVCenter), cause_word(cause))

    def _draw_path(
        self, painter: QPainter, corners: Mapping[Cause, QPointF], here: QPointF
    ) -> None:
        """The dashed lines first, then the marks on them."""
        taken = [here]
        for place in self._places:
            taken.append(self._apart(inside(corners, place.points), taken))
        marks = list(zip(self._places, taken[1:], strict=True))
        earlier = [spot for place, spot in marks if not place.second]
        pen = QPen(QColor(self._theme.tokens.quiet), 1.3, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([*earlier, here]))
        for place, spot in marks:
            if place.second:
                painter.drawLine(here, spot)
        for place, spot in marks:
            self._draw_place(painter, place, spot)

    def _apart(self, spot: QPointF, taken: Sequence[QPointF]) -> QPointF:
        """The spot, a little to the right where another mark would hide it."""
        px = self._theme.px
        while any((spot - other).manhattanLength() < px(14) for other in taken):
            spot = spot + QPointF(px(16), 0)
        return spot

    def _draw_place(self, painter: QPainter, place: Place, spot: QPointF) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        painter.setPen(QPen(QColor(tokens.text if place.second else tokens.quiet), 1.6))
        painter.setBrush(QColor(tokens.surface))
        radius = px(5)
        if place.second:
            corner = QPointF(radius, radius)
            painter.drawRect(QRectF(spot - corner, spot + corner))
        else:
            painter.drawEllipse(spot, px(4), px(4))
        painter.setFont(self._font(12))
        painter.setPen(QColor(tokens.quiet))
        box = QRectF(spot.x() + px(9), spot.y() - px(9), px(40), px(18))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), place.mark)

    def _draw_case(self, painter: QPainter, place: QPointF) -> None:
        tokens, radius = self._theme.tokens, self._theme.px(6)
        painter.setPen(QPen(QColor(tokens.text), radius))
        painter.setBrush(QColor(tokens.surface))
        painter.drawEllipse(place, radius, radius)

    def _font(self, size: int) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._theme.px(size))
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


def _total(points: Mapping[Cause, float]) -> float:
    return sum(points.get(cause, 0) for cause in CORNERS)


def inside(corners: Mapping[Cause, QPointF], points: Mapping[Cause, float]) -> QPointF:
    """The point between the corners, weighed by their points; kept off the very corners."""
    total = _total(points)
    weights = {cause: 0.08 + 0.76 * points.get(cause, 0) / total for cause in corners}
    return QPointF(
        sum(weights[cause] * place.x() for cause, place in corners.items()),
        sum(weights[cause] * place.y() for cause, place in corners.items()),
    )


def draw_shape(painter: QPainter, cause: Cause, place: QPointF, radius: float) -> None:
    """The shape of a cause: circle, square, triangle, diamond (conduct), half circle (leaving)."""
    corner = QPointF(radius, radius)
    match cause:
        case Cause.PERSONAL:
            painter.drawEllipse(place, radius, radius)
        case Cause.FIXABLE:
            painter.drawRoundedRect(QRectF(place - corner, place + corner), 2, 2)
        case Cause.MISMATCH:
            _draw_polygon(painter, place, radius, ((0, -1.25), (1.3, 1), (-1.3, 1)))
        case Cause.CONDUCT:
            _draw_polygon(painter, place, radius * 1.3, ((0, -1), (1, 0), (0, 1), (-1, 0)))
        case Cause.LEAVING:
            painter.drawPie(QRectF(place - corner, place + corner), 90 * 16, 180 * 16)


def _draw_polygon(
    painter: QPainter, place: QPointF, radius: float, points: Sequence[tuple[float, float]]
) -> None:
    painter.drawPolygon(QPolygonF([place + QPointF(x, y) * radius for x, y in points]))
