# SPDX-License-Identifier: MIT
"""Markdown to read, which can neither read files nor leave the machine."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QResizeEvent, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

_LINE = 132  # per cent
_GAP = 0.5  # between paragraphs, in lines


class SafeText(QTextBrowser):
    """Shows Markdown in full height; loads nothing but `qrc:`, follows no link."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """The resource, when it is one of the program's own; nothing otherwise."""
        url = QUrl(name)
        return super().loadResource(kind, url) if url.scheme() == "qrc" else None

    def show_markdown(self, text: str) -> None:
        """Show a text; HTML in it stays text."""
        self.document().setMarkdown(
            text,
            QTextDocument.MarkdownFeature.MarkdownDialectCommonMark
            | QTextDocument.MarkdownFeature.MarkdownNoHTML,
        )
        self._space_out()
        self._fit()

    def sizeHint(self) -> QSize:
        """As wide as it may be, as high as its text."""
        return QSize(super().sizeHint().width(), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the new width asks for."""
        super().resizeEvent(event)
        self._fit()

    def _space_out(self) -> None:
        """Give lines and paragraphs some air."""
        block = self.document().begin()
        while block.isValid():
            form = block.blockFormat()
            form.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            form.setTopMargin(0)
            form.setBottomMargin(
                self.fontMetrics().height() * _GAP if block.next().isValid() else 0
            )
            QTextCursor(block).setBlockFormat(form)
            block = block.next()

    def _height(self) -> int:
        return int(self.document().size().height()) + 4

    def _fit(self) -> None:
        """Take the height of the text, which hangs on the width alone: there is no scroll bar."""
        self.setFixedHeight(self._height())
