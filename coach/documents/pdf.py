"""The brief as PDF: exactly one A4 page.

The one module outside `coach.ui` that uses Qt, and only inside its functions.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.errors import GoodTermsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QGuiApplication, QPdfWriter, QTextDocument

TITLE = "Brief"  # neutral: viewers and printers show it
_SCALES = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.72)  # of the sizes in the style; 7 pt can be read
_SHORTEST = (1200, 600, 300, 150, 80)  # characters left of a long text, where nothing else helps
_NEVER_FITS = 5000  # characters of one text; laying out a million would take minutes
_MARGIN = 12  # mm
_INDENT = 16  # of lists, in pixels of a screen
_SIZE = re.compile(r"(\d+(?:\.\d+)?)(pt|px)\b")
_SPARE = re.compile(r"<!-- spare (\d): ([^>]*?) -->.*?<!-- end -->", re.DOTALL)
_CUE = re.compile(r'<li dir="auto"><i>[^<]*</i></li>\s*')
_EMPTY = re.compile(r"<h2>[^<]*</h2>\s*(?=<h2>|<div>|</td>)")
_HEADING, _HEADING_END = re.compile(r"<h([123])>"), re.compile(r"</h[123]>")
_WIDTH = re.compile(r'<td width="\d+%">')
_SHARES = (42, 47, 52, 57, 62)  # hundredths of the width for what to say
_FOOTER = '<p class="quiet">'


def brief_pdf(html: str) -> bytes:
    """One A4 page with the brief that `brief_html` made.

    The type is made smaller first; then blocks are left out, the most dispensable first, then long
    texts are cut, and a line says so.

    Raises:
        GoodTermsError: There is no font on this machine.
    """
    application = _application()
    _require_font()
    data = _print(html)
    del application
    return data


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


def _print(html: str) -> bytes:
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QPainter, QPdfWriter

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    _set_page(writer)
    document = _fitting(_shortened(html, _NEVER_FITS), writer)
    painter = QPainter(writer)
    document.drawContents(painter)
    painter.end()
    buffer.close()
    return bytes(buffer.data().data())


def _set_page(writer: QPdfWriter) -> None:
    from PySide6.QtCore import QMarginsF
    from PySide6.QtGui import QPageLayout, QPageSize

    writer.setTitle(TITLE)
    writer.setCreator("Good Terms")
    writer.setResolution(300)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN),
            QPageLayout.Unit.Millimeter,
        )
    )


def _fitting(html: str, writer: QPdfWriter) -> QTextDocument:
    """The first of ever shorter versions that fits on the page (else the last)."""

    def height(version: str) -> float:
        return _laid_out(version, writer).size().height()

    chosen = html
    for version in _versions(html, height):
        chosen = _balanced(version, height)
        if height(chosen) <= writer.height():
            break
    return _laid_out(chosen, writer)


def _balanced(html: str, height: Callable[[str], float]) -> str:
    """The same page with the width of its columns that makes it shortest."""
    widths = [_WIDTH.sub(f'<td width="{share}%">', html) for share in _SHARES]
    return min(widths, key=height)


def _laid_out(html: str, writer: QPdfWriter) -> QTextDocument:
    from PySide6.QtGui import QTextDocument

    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    document.setDocumentMargin(0)
    document.setIndentWidth(_INDENT)
    document.setHtml(_HEADING.sub(r'<p class="h\1">', _HEADING_END.sub("</p>", html)))
    document.setTextWidth(writer.width())
    return document


def _versions(html: str, height: Callable[[str], float]) -> Iterator[str]:
    """Ever shorter versions; a block is left out only where the page gets shorter by it."""
    for scale in _SCALES:
        yield _scaled(html, scale)
    smallest = _balanced(_scaled(html, _SCALES[-1]), height)
    left_out: list[str] = []
    for spare in _spare_blocks(html):
        shorter = _balanced(_without(smallest, spare), height)
        if height(shorter) < height(smallest):
            smallest = shorter
            left_out.append(spare[1])
            yield _noted(smallest, f"Left out to fit the page: {', '.join(left_out)}.")
    left_out.append("stage directions")
    smallest = _balanced(_CUE.sub("", smallest), height)
    yield _noted(smallest, f"Left out to fit the page: {', '.join(left_out)}.")
    for length in _SHORTEST:
        note = f"Long texts were cut to fit the page. Left out: {', '.join(left_out)}."
        yield _noted(_shortened(smallest, length), note)


def _scaled(html: str, scale: float) -> str:
    """The same page with every size in its style made smaller."""
    head, end, body = html.partition("</style>")
    return _SIZE.sub(lambda found: f"{float(found[1]) * scale:.2f}{found[2]}", head) + end + body


def _spare_blocks(html: str) -> list[tuple[str, str]]:
    """Rank and name of every block that may be left out, the most dispensable first."""
    return sorted(_SPARE.findall(html), reverse=True)


def _without(html: str, spare: tuple[str, str]) -> str:
    kept = _SPARE.sub(lambda found: "" if found.groups() == spare else found[0], html)
    return _EMPTY.sub("", kept)


def _noted(html: str, note: str) -> str:
    """The same page with a line above its footer."""
    before, mark, footer = html.rpartition(_FOOTER)
    return f"{before}{mark}{note}</p>\n{mark}{footer}"


def _shortened(html: str, length: int) -> str:
    """The same page with every text of the body cut after `length` characters."""
    head, start, body = html.partition("<body>")
    return head + start + re.sub(rf">([^<]{{{length}}})[^<]+", _cut, body)


def _cut(found: re.Match[str]) -> str:
    kept = re.sub(r"&[a-z]*$", "", found[1])  # never half an entity
    return f">{kept.rstrip()} …"
