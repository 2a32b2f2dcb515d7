# SPDX-License-Identifier: MIT
"""Words above a list: as high as they need, up to a limit; beyond it they scroll."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from coach.ui.kit.layout.stacked import column_of

_NARROW = 240  # pixels


class ToldArea(QScrollArea):
    """Labels one below the other; Qt asks for its height by its width, so nothing feeds back."""

    def __init__(self, name: str, title: str, *labels: QWidget) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._limit = 10_000
        self._inner = QWidget()
        column_of(self._inner, *labels, gap=8).addStretch(1)
        self.setWidget(self._inner)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_limit(self, height: int) -> None:
        """Be no higher than this, in pixels."""
        if height != self._limit:
            self._limit = height
            self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """What the words need beside a scroll bar, up to the limit."""
        room = max(1, width - self.verticalScrollBar().sizeHint().width())
        layout = self._inner.layout()
        needed = layout.totalHeightForWidth(room) if layout is not None else 0
        return min(max(needed, 0), self._limit)

    def sizeHint(self) -> QSize:
        """A few lines; the true height follows from the width that is given."""
        return QSize(_NARROW, self.heightForWidth(_NARROW))

    def minimumSizeHint(self) -> QSize:
        """Nothing: the words scroll."""
        return QSize(0, 0)
