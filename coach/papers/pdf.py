"""Papers as PDF, and on a printer: one page where it must be one.

The one module outside `coach.ui` that uses Qt, and only inside its functions.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import count
from typing import TYPE_CHECKING

from msgspec import Struct

from coach.domain.papers.paper import PaperSize
from coach.errors import GoodTermsError
from coach.papers.fit import Fitted, fitted
from coach.papers.html import Look, margin, paper_html
from coach.translation import translate

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF, QSizeF
    from PySide6.QtGui import (
        QGuiApplication,
        QPagedPaintDevice,
        QPageLayout,
        QPainter,
        QPdfWriter,
        QTextDocument,
    )

    from coach.domain.papers.paper import Paper

    Device = QPagedPaintDevice  # a printer, or what writes a file

CREATOR = "Good Terms"
_DOTS = 300  # an inch
_INDENT = 16  # of lists, in pixels of a screen
_WORD = 0.88  # of the page's height: Word sets type a little wider or higher than Qt
_SHOWN_LETTERS = 5  # without a font, that are named
_DRAWN = frozenset({"Co", "Cn"})  # of the odd characters, those that are drawn: private, unknown
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


def unseen_letters(paper: Paper) -> tuple[str, ...]:
    """The letters of a paper that no font of this machine has, each once: they print as boxes.

    Raises:
        GoodTermsError: There is no font on this machine at all.
    """
    from PySide6.QtGui import QTextLayout

    from coach.papers.text import paper_text

    application = _application()
    _require_font()
    found = []
    for letter in sorted(set(paper_text(paper))):
        if unicodedata.category(letter)[0] in "CZ" and unicodedata.category(letter) not in _DRAWN:
            continue
        layout = QTextLayout(letter)
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        if any(0 in run.glyphIndexes() for run in layout.glyphRuns()):
            found.append(letter)
    del application
    return tuple(found)


def unseen_note(letters: tuple[str, ...], where: str = "") -> str:
    """What to tell about letters that no font here has, and what to do; empty for none.

    Args:
        letters: What no font of this machine has.
        where: Where they are boxes; in the PDF, when left out.
    """
    if not letters:
        return ""
    if len(letters) == 1:
        what = translate(
            "Papers", "One letter has no font on this computer and is a box {where}: {letters}."
        )
        todo = translate(
            "Papers",
            "Install a font that has it (the Noto fonts have nearly all), or take Word or HTML: "
            "they use the fonts of whoever opens them.",
        )
    else:
        what = (
            translate(
                "Papers",
                "{number} letters have no font on this computer and are boxes {where}: {letters}.",
            )
            if len(letters) <= _SHOWN_LETTERS
            else translate(
                "Papers",
                "{number} letters have no font on this computer and are boxes {where}, such as "
                "{letters}.",
            )
        )
        todo = translate(
            "Papers",
            "Install a font that has them (the Noto fonts have nearly all), or take Word or HTML: "
            "they use the fonts of whoever opens them.",
        )
    shown = ", ".join(f"{each} (U+{ord(each):04X})" for each in letters[:_SHOWN_LETTERS])
    where = where or translate("Papers", "in the PDF")
    return f"{what.format(number=len(letters), where=where, letters=shown)} {todo}"


class Sheets(Struct, frozen=True):
    """A paper as it is set on its pages: drawn the same in a file, by a printer, on a screen.

    All lengths are dots, 300 an inch; a page is `wide` and `high` with its margins.
    """

    size: PaperSize
    pages: int
    wide: int
    high: int
    note: str  # what was left out to fit; empty where nothing was
    _writer: QPdfWriter  # what the document measures with
    _document: QTextDocument
    _inner: QRectF  # within the margins, without the line for the number
    _shrunk: float

    def draw(self, page: int, painter: QPainter) -> None:
        """Draw a page, counted from 0; the painter's origin is the corner of the sheet."""
        from PySide6.QtCore import QRectF

        wide, high = self._inner.width(), self._inner.height()
        painter.save()
        painter.translate(self._inner.topLeft())
        painter.scale(self._shrunk, self._shrunk)
        if self.pages == 1:
            self._document.drawContents(painter)
        else:
            painter.translate(0, -page * high)
            self._document.drawContents(painter, QRectF(0, page * high, wide, high))
            painter.translate(0, page * high)
            _number(painter, QRectF(0, high, wide, _foot()), f"{page + 1} / {self.pages}")
        painter.restore()


def sheets(paper: Paper, size: PaperSize) -> Sheets:
    """The paper as it is set on the sheets of a size; on one where the paper asks for that.

    Raises:
        GoodTermsError: There is no font on this machine.
    """
    from PySide6.QtCore import QRectF

    application = _application()
    _require_font()
    size = paper.size(size)
    writer = _writer(paper, size)
    layout = writer.pageLayout()
    inner, full = QRectF(layout.paintRectPixels(_DOTS)), layout.fullRectPixels(_DOTS)
    note, shrunk = "", 1.0
    if paper.one_page:
        found = _fitted(paper, size, writer, 1.0)
        document = _laid_out(found.paper, found.look, writer)
        note = _note(paper, found.paper)
        shrunk = min(1.0, inner.height() / max(document.size().height(), 1.0))
        pages = 1  # what is still too high is drawn smaller, so that nothing is ever lost
    else:
        inner.setHeight(inner.height() - _foot())
        document = _with_headings_kept(paper, size, writer, inner.size())
        pages = document.pageCount()
    del application
    return Sheets(size, pages, full.width(), full.height(), note, writer, document, inner, shrunk)


def print_on(paper: Paper, size: PaperSize, device: QPagedPaintDevice) -> None:
    """Draw the paper on a PDF writer or a printer, whose page is set first."""
    from PySide6.QtGui import QPageLayout, QPainter

    made = sheets(paper, size)
    layout = _layout(paper, made.size)
    layout.setMode(QPageLayout.Mode.FullPageMode)
    device.setPageLayout(layout)
    painter = QPainter(device)
    painter.scale(device.logicalDpiX() / _DOTS, device.logicalDpiY() / _DOTS)
    for page in range(made.pages):
        if page:
            device.newPage()
        made.draw(page, painter)
    painter.end()


def fitted_paper(paper: Paper, size: PaperSize, *, room: float = _WORD) -> Fitted:
    """The paper as it fits on one page, for forms that cannot measure; `room`: of the height."""
    size = paper.size(size)
    if not paper.one_page:
        return Fitted(paper, Look(size))
    application = _application()
    _require_font()
    found = _fitted(paper, size, _writer(paper, size), room)
    del application
    return found


def _writer(paper: Paper, size: PaperSize) -> QPdfWriter:
    """A writer to measure with; nothing is written."""
    from PySide6.QtCore import QBuffer
    from PySide6.QtGui import QPdfWriter

    nowhere = QBuffer()
    writer = QPdfWriter(nowhere)
    nowhere.setParent(writer)
    writer.setResolution(_DOTS)
    writer.setPageLayout(_layout(paper, size))
    return writer


def _note(paper: Paper, shown: Paper) -> str:
    """What a shortened paper says of what it leaves out."""
    last = shown.blocks[-1].text if shown.blocks else ""
    return "" if shown.blocks[-1:] == paper.blocks[-1:] else last


def _foot() -> float:
    """How high the line with the number of the page is, in dots."""
    return _FOOT / 25.4 * _DOTS


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
            translate("Papers", "There is no font on this machine, so a PDF would be empty."),
            todo=translate(
                "Papers",
                "Install one ('sudo apt-get install -y fonts-dejavu-core'), or take md or html.",
            ),
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
    if page is None:
        document.setTextWidth(device.width())
    else:
        document.setPageSize(page)
    document.setHtml(html)  # last, so that it is set once
    return document


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
    font.setPixelSize(round(8 / 72 * _DOTS))
    painter.save()
    painter.setFont(font)
    painter.setPen(QColor("#5B6270"))
    painter.drawText(where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, text)
    painter.restore()
