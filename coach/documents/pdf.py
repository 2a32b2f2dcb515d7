"""Papers as PDF, and on a printer: one page where it must be one.

The one module outside `coach.ui` that uses Qt, and only inside its functions.
"""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

from coach.documents.fit import Fitted, fitted
from coach.documents.html import Look, margin, paper_html
from coach.domain.paper import PaperSize
from coach.errors import GoodTermsError

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF, QSizeF
    from PySide6.QtGui import (
        QGuiApplication,
        QPagedPaintDevice,
        QPageLayout,
        QPainter,
        QTextDocument,
    )

    from coach.domain.paper import Paper

CREATOR = "Good Terms"
_DOTS = 300  # an inch
_INDENT = 16  # of lists, in pixels of a screen
_WORD = 0.88  # of the page's height: Word sets type a little wider or higher than Qt
_FOOT = 6  # mm for the number of the page
_HEADING, _HEADING_END = re.compile(r"<h([123]) ([^>]*)>"), re.compile(r"</h[123]>")


def paper_pdf(paper: Paper, size: PaperSize) -> bytes:
    """The paper as PDF; one page where the paper asks for that.

    Raises:
        GoodTermsError: There is no font on this machine.
    """
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QPdfWriter

    application = _application()
    _require_font()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(paper.title)
    writer.setCreator(CREATOR)
    writer.setResolution(_DOTS)
    print_on(paper, size, writer)
    buffer.close()
    del application
    return bytes(buffer.data().data())


def print_on(paper: Paper, size: PaperSize, device: QPagedPaintDevice) -> None:
    """Draw the paper on a PDF writer or a printer, whose page is set first."""
    from PySide6.QtGui import QPainter

    size = paper.size(size)
    device.setPageLayout(_layout(paper, size))
    painter = QPainter(device)
    if paper.one_page:
        _draw_page(paper, size, device, painter)
    else:
        _draw_pages(paper, size, device, painter)
    painter.end()


def fitted_paper(paper: Paper, size: PaperSize, *, room: float = _WORD) -> Fitted:
    """The paper as it fits on one page, for forms that cannot measure; `room`: of the height."""
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QPdfWriter

    size = paper.size(size)
    if not paper.one_page:
        return Fitted(paper, Look(size))
    application = _application()
    _require_font()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS)
    writer.setPageLayout(_layout(paper, size))
    found = _fitted(paper, size, writer, room)
    del application
    return found


def _application() -> QGuiApplication:
    """The running application, or one that shows nothing."""
    from PySide6.QtGui import QGuiApplication

    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    return QGuiApplication(["good-terms", "-platform", "offscreen"])


def _require_font() -> None:
    from PySide6.QtGui import QFontDatabase

    if not QFontDatabase.families():
        raise GoodTermsError(
            "There is no font on this machine, so a PDF would be empty.",
            todo="Install one ('sudo apt-get install -y fonts-dejavu-core'), or take md or html.",
        )


def _layout(paper: Paper, size: PaperSize) -> QPageLayout:
    from PySide6.QtCore import QMarginsF
    from PySide6.QtGui import QPageLayout, QPageSize

    sheets = {
        PaperSize.A4: QPageSize.PageSizeId.A4,
        PaperSize.LETTER: QPageSize.PageSizeId.Letter,
        PaperSize.A6: QPageSize.PageSizeId.A6,
    }
    side = float(margin(paper, size))
    return QPageLayout(
        QPageSize(sheets[size]),
        QPageLayout.Orientation.Portrait,
        QMarginsF(side, side, side, side),
        QPageLayout.Unit.Millimeter,
    )


def _fitted(paper: Paper, size: PaperSize, device: QPagedPaintDevice, room: float) -> Fitted:
    def height(version: Paper, look: Look) -> float:
        return _laid_out(version, look, device).size().height()

    return fitted(paper, size, height, device.height() * room)


def _laid_out(
    paper: Paper,
    look: Look,
    device: QPagedPaintDevice,
    *,
    page: QSizeF | None = None,
    moved: frozenset[int] = frozenset(),
) -> QTextDocument:
    """The paper as it is set; `moved` holds the headings, by number, that begin a new page."""
    from PySide6.QtGui import QTextDocument

    numbers = count()

    def heading(found: re.Match[str]) -> str:
        number = next(numbers)
        style = f"-qt-user-state: {number}" + "; page-break-before: always" * (number in moved)
        return f'<p class="h{found[1]}" style="{style}" {found[2]}>'

    html = _HEADING.sub(heading, _HEADING_END.sub("</p>", paper_html(paper, look)))
    document = QTextDocument()
    document.documentLayout().setPaintDevice(device)
    document.setDocumentMargin(0)
    document.setIndentWidth(_INDENT)
    document.setHtml(html)
    if page is None:
        document.setTextWidth(device.width())
    else:
        document.setPageSize(page)
    return document


def _draw_page(paper: Paper, size: PaperSize, device: QPagedPaintDevice, painter: QPainter) -> None:
    """One page; what is still too high is drawn smaller, so that nothing is ever lost."""
    found = _fitted(paper, size, device, 1.0)
    document = _laid_out(found.paper, found.look, device)
    over = device.height() / max(document.size().height(), 1.0)
    if over < 1:
        painter.scale(over, over)
    document.drawContents(painter)


def _draw_pages(
    paper: Paper, size: PaperSize, device: QPagedPaintDevice, painter: QPainter
) -> None:
    """As many pages as it takes, each with its number where there are several."""
    from PySide6.QtCore import QRectF, QSizeF

    foot = _FOOT / 25.4 * device.logicalDpiY()
    wide, high = float(device.width()), device.height() - foot
    document = _with_headings_kept(paper, size, device, QSizeF(wide, high))
    pages = document.pageCount()
    for page in range(pages):
        if page:
            device.newPage()
        painter.save()
        painter.translate(0, -page * high)
        document.drawContents(painter, QRectF(0, page * high, wide, high))
        painter.restore()
        if pages > 1:
            _number(painter, QRectF(0, high, wide, foot), f"{page + 1} / {pages}")


def _with_headings_kept(
    paper: Paper, size: PaperSize, device: QPagedPaintDevice, page: QSizeF
) -> QTextDocument:
    """The paper over pages of which none ends with a heading.

    It is set anew for each heading that moves: Qt draws what was moved in place wrongly.
    """
    moved: frozenset[int] = frozenset()
    while True:
        document = _laid_out(paper, Look(size), device, page=page, moved=moved)
        parted = _parted(document, page.height(), moved)
        if parted is None:
            return document
        moved |= {parted}


def _parted(document: QTextDocument, high: float, moved: frozenset[int]) -> int | None:
    """The first heading that ends a page while its text begins the next one."""
    layout, block = document.documentLayout(), document.begin()
    first: int | None = None  # of the headings that stand right before the text
    top = 0.0
    while block.isValid():
        number = block.userState() if block.userState() >= 0 else None
        where = layout.blockBoundingRect(block)
        if number is None and first is not None:
            line = block.layout().lineAt(0).height() if block.layout().lineCount() else 0.0
            if top // high != (where.top() + line) // high and first not in moved:
                return first
        if number is None:
            first = None
        elif first is None:
            first, top = number, where.top()
        block = block.next()
    return None


def _number(painter: QPainter, where: QRectF, text: str) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QColor, QFont

    font = QFont("sans-serif")
    font.setPointSizeF(8)
    painter.save()
    painter.setFont(font)
    painter.setPen(QColor("#5B6270"))
    painter.drawText(where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, text)
    painter.restore()
