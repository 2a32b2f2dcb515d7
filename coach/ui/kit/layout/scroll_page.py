# SPDX-License-Identifier: MIT
"""A page that scrolls downwards and never sideways."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

MARGIN = 40
WIDEST = 1120
BAR = 12  # the width of a scroll bar, as the style sheet has it
_TOP = 28
_FOLLOWED = "focusFollowed"  # a property of the application


class BoundedColumn(QVBoxLayout):
    """Things one below the other, in the first so many pixels of what there is across."""

    def __init__(self, parent: QWidget, *, widest: int) -> None:
        super().__init__(parent)
        self._widest = widest

    def set_widest(self, widest: int) -> None:
        """Take another width, of what is inside the margins."""
        if widest != self._widest:
            self._widest = widest
            self.invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Leave what is wider than that at the end."""
        super().setGeometry(QRect(rect.topLeft(), QSize(self._within(rect.width()), rect.height())))

    def heightForWidth(self, width: int) -> int:
        """The height of all, where there is so much across."""
        return super().heightForWidth(self._within(width))

    def _within(self, width: int) -> int:
        margins = self.contentsMargins()
        return min(width, self._widest + margins.left() + margins.right())


class _Bar(QScrollBar):
    """A scroll bar that has its place always, and is seen where there is something to scroll.

    A bar that came and went would make the page narrower and wider: what stands on it would wrap
    or lie otherwise, be lower or higher for it, and let the bar go or call it again.
    """

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it where it is of use."""
        if self.maximum() > self.minimum():
            super().paintEvent(event)


class _Column(QWidget):
    """What scrolls; it never asks to be wider than the page, and keeps to the left."""

    def __init__(self, parent: QWidget, margin: int, widest: int, bottom: int) -> None:
        super().__init__(parent)
        self.body = BoundedColumn(self, widest=widest)
        right = max(margin - BAR, 0)  # the bar is part of the margin
        self.body.setContentsMargins(margin, min(margin, _TOP), right, bottom)
        self.body.setSpacing(8)

    def minimumSizeHint(self) -> QSize:
        """As high as its contents ask for, as narrow as need be."""
        return QSize(0, super().minimumSizeHint().height())


class ScrollPage(QScrollArea):
    """A scrolling column: add to `body`. What gets the focus is scrolled into sight."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        margin: int = MARGIN,
        widest: int = WIDEST,
        bottom: int | None = None,
    ) -> None:
        super().__init__(parent)
        view = QWidget(autoFillBackground=True)  # PySide looks through all classes for Qt's own
        self.setViewport(view)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollBar(_Bar(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.column = _Column(self, margin, widest, margin if bottom is None else bottom)
        self.column.setObjectName("column")
        self.body = self.column.body
        self._left: QWidget | None = None  # had the focus last, or when shown from the top
        self.setWidget(self.column)
        _follow_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the place where one types in sight, also where there is less room."""
        super().resizeEvent(event)
        now = self.window().focusWidget()
        if isinstance(now, QPlainTextEdit) and self.isAncestorOf(now):
            QTimer.singleShot(0, now, partial(show_cursor, now))

    def whole_height(self, width: int) -> int:
        """How high all that is on it is, where there is so much across."""
        wanted = self.body.totalHeightForWidth(width) if self.body.hasHeightForWidth() else 0
        return max(wanted, self.body.totalMinimumSize().height())

    def to_top(self) -> None:
        """Scroll back to the beginning, and stay there until the focus moves on."""
        self._left = self.window().focusWidget()
        self.verticalScrollBar().setValue(0)

    def show_focused(self, now: QWidget, *, moved: bool) -> None:
        """Scroll what has the focus into sight, where it came there by keys or by the program.

        The focus comes anew to where it was when the window becomes active again, as after a
        dialog or with a click into a window in the back. Nobody moved then, and what lies under
        the pointer has to stay there until it is clicked.
        """
        stays = now is self._left and not moved
        self._left = now
        if stays or QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        self.ensureWidgetVisible(now, 0, 24)
        row = now.parentWidget()
        if row is not None and getattr(row, "seen_whole", False):
            self.show_whole(row)  # with its name and its help

    def show_whole(self, widget: QWidget) -> None:
        """Scroll so that a widget is seen whole; one that is too high, from its top.

        One that has been taken off the page meanwhile is not looked for.
        """
        if not self.column.isAncestorOf(widget):
            return
        _lay_out_all()
        top = widget.mapTo(self.column, QPoint(0, 0)).y()
        bar, room = self.verticalScrollBar(), self.viewport().height()
        lowest = min(top, top + widget.height() + 8 - room)  # of the places that show it whole
        bar.setValue(max(lowest, min(bar.value(), top)))

    def show_top(self, widget: QWidget) -> None:
        """Scroll so that a widget begins at the top of what is seen."""
        if self.column.isAncestorOf(widget):
            _lay_out_all()
            self.verticalScrollBar().setValue(widget.mapTo(self.column, QPoint(0, 0)).y())

    def come_back(self, place: int) -> None:
        """Scroll to a place again, and no farther than what has the keys is in sight."""
        self.verticalScrollBar().setValue(place)
        now = self.window().focusWidget()
        if now is not None and self.column.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, 24)


def _lay_out_all() -> None:
    """Lay out what waits for it: before that a page is as high as it was, and scrolls no farther.

    What has just come upon a page tells that level by level, so once round the loop is too soon.
    """
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def stay(widget: QWidget) -> None:
    """Keep the page below a widget where it is, though rows of the widget are made anew.

    While they are, the keys go elsewhere for a moment, and the page would follow them there.
    """
    above = _page_of(widget)
    if above is not None:
        place = above.verticalScrollBar().value()
        QTimer.singleShot(0, widget, partial(above.come_back, place))


def show_opened(widget: QWidget) -> None:
    """Scroll what has just opened into sight, once it is laid out, on the page that it lies on."""
    above = _page_of(widget)
    if above is not None:
        QTimer.singleShot(0, widget, partial(above.show_whole, widget))


def show_cursor(edit: QPlainTextEdit) -> None:
    """Scroll every page that a text lies on so that the place where one types is seen.

    What stands below the text itself, of the field, is shown with its last line.
    """
    if not edit.hasFocus() or QApplication.mouseButtons() != Qt.MouseButton.NoButton:
        return
    spot, above = edit.cursorRect(), edit.parentWidget()
    below = edit.height() - edit.viewport().geometry().bottom()
    while above is not None:
        if isinstance(above, ScrollPage):
            at = edit.viewport().mapTo(above.column, spot.center())
            above.ensureVisible(at.x(), at.y(), 0, spot.height() // 2 + below)
        above = above.parentWidget()


def _page_of(widget: QWidget) -> ScrollPage | None:
    """The nearest scrolling page that a widget lies on."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, ScrollPage):
        above = above.parentWidget()
    return above


def scroll_to_end(page: QWidget, key: int) -> bool:
    """Scroll what is longest on a page to its beginning (Home) or end (End); whether it was."""
    bars = [each.verticalScrollBar() for each in page.findChildren(ScrollPage) if each.isVisible()]
    bar = max(bars, key=QScrollBar.maximum, default=None)
    if bar is None or key not in (Qt.Key.Key_Home, Qt.Key.Key_End):
        return False
    bar.setValue(bar.minimum() if key == Qt.Key.Key_Home else bar.maximum())
    return True


def bar_of(page: ScrollPage) -> QScrollBar:
    """The bar that scrolls what is on a page: of the page that it lies on, where it shows all."""
    bar, around = page.verticalScrollBar(), _page_of(page)
    return bar if bar.maximum() > bar.minimum() or around is None else bar_of(around)


def scroll_by(page: ScrollPage, key: int) -> bool:
    """Scroll a page by a line, by what is seen, or to an end; whether the key is one of these."""
    bar = bar_of(page)
    places = {
        Qt.Key.Key_Up: bar.value() - bar.singleStep(),
        Qt.Key.Key_Down: bar.value() + bar.singleStep(),
        Qt.Key.Key_PageUp: bar.value() - bar.pageStep(),
        Qt.Key.Key_PageDown: bar.value() + bar.pageStep(),
        Qt.Key.Key_Home: bar.minimum(),
        Qt.Key.Key_End: bar.maximum(),
    }
    place = places.get(Qt.Key(key))
    if place is None:
        return False
    bar.setValue(place)
    return True


class _FocusFollower(QObject):
    """Scrolls what gets the focus into sight, on every page; it lives as long as the application.

    A page that listened itself would still be told while it is torn down, when Python has already
    forgotten that it listened (the focus leaves what is deleted).
    """

    @Slot(QWidget, QWidget)
    def follow(self, before: QWidget | None, now: QWidget | None) -> None:
        """Show the widget on each scrolling page that it lies on."""
        if now is None or not now.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return  # a whole list of cards is not scrolled to
        moved = before is not None and before.window() is now.window()
        above = now.parentWidget()
        while above is not None:
            if isinstance(above, ScrollPage):
                above.show_focused(now, moved=moved)
            above = above.parentWidget()


def _follow_focus() -> None:
    """See to it that the focus is followed, once for the application.

    To look for the follower among the children of the application would load Qt's styles whole.
    """
    app = QApplication.instance()
    if isinstance(app, QApplication) and not app.property(_FOLLOWED):
        app.setProperty(_FOLLOWED, True)  # noqa: FBT003 - Qt's own signature
        app.focusChanged.connect(_FocusFollower(app).follow)


class FittingPage(ScrollPage):
    """A page that is no higher than what is on it, so that what follows stands close below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, bottom=16)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._wanted = 0

    def sizeHint(self) -> QSize:
        """As high as what is on it."""
        return QSize(super().sizeHint().width(), self._wanted or super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """It may be low: then it scrolls."""
        return QSize(0, 80)

    def more_below(self) -> bool:
        """Whether something lies below what is seen."""
        bar = self.verticalScrollBar()
        return bar.value() < bar.maximum() - self.body.contentsMargins().bottom()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may ask for another height."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what is on it."""
        done = super().eventFilter(watched, event)
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def _fit(self) -> None:
        wanted = self.whole_height(self.viewport().width())
        if wanted != self._wanted:
            self._wanted = wanted
            self.updateGeometry()
