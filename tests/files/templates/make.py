"""Makes resources/templates/paper.docx, from nothing: `python tests/files/templates/make.py`.

Written by hand, so that nothing stands in it that nobody put there: no author, no dates of a
machine, no path of a template, no thumbnail.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

FILE = Path(__file__).parents[3] / "resources" / "templates" / "paper.docx"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OPEN = "application/vnd.openxmlformats-officedocument"
_PACK = "http://schemas.openxmlformats.org/package/2006"
INK, TEAL, QUIET = "1F2430", "1F6F78", "5B6270"


def style(  # noqa: PLR0913 - what a style has
    name: str,
    *,
    size: int,
    before: int = 0,
    after: int = 0,
    color: str = INK,
    bold: bool = False,
    heading: int | None = None,
    number: int = 0,
    keep: bool = False,
) -> str:
    """A style of paragraphs; sizes in points, the space before and after in twentieths of one."""
    key = name.replace(" ", "")
    paragraph = "<w:keepNext/>" if keep else ""
    if number:
        paragraph += f'<w:numPr><w:numId w:val="{number}"/></w:numPr>'
    paragraph += f'<w:spacing w:before="{before}" w:after="{after}"/>'
    if heading is not None:
        paragraph += f'<w:outlineLvl w:val="{heading}"/>'
    letters = "<w:b/><w:bCs/>" if bold else ""
    letters += f'<w:color w:val="{color}"/><w:sz w:val="{2 * size}"/><w:szCs w:val="{2 * size}"/>'
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr>'
        f"<w:rPr>{letters}</w:rPr></w:style>"
    )


STYLES = (
    f"{_HEAD}<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="Arial"/>'
    '<w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/><w:qFormat/>'
    '<w:pPr><w:spacing w:before="0" w:after="80"/></w:pPr>'
    f'<w:rPr><w:color w:val="{INK}"/><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:tblPr><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr></w:style>"
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
    '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="C9CED6"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders></w:tblPr></w:style>"
    + style("Title", size=19, after=60, bold=True)
    + style("Subtitle", size=10, after=120, color=QUIET)
    + style("heading 1", size=12, before=160, after=40, color=TEAL, bold=True, heading=0, keep=True)
    + style("heading 2", size=10, before=80, after=20, bold=True, heading=1, keep=True)
    + style("Strong Line", size=10, after=80, bold=True)
    + style("List Bullet", size=10, after=20, number=1)
    + style("Check Box", size=10, after=40, number=2)
    + style("Quiet", size=8, before=60, after=0, color=QUIET)
    + "</w:styles>"
)


def bullet(number: int, sign: str) -> str:
    """A list whose points begin with a sign."""
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f'<w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="284" w:hanging="284"/></w:pPr></w:lvl></w:abstractNum>'
    )


NUMBERING = (
    f"{_HEAD}<w:numbering {_W}>{bullet(1, '•')}{bullet(2, '☐')}"
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
)


def paragraph(blank: str, name: str) -> str:
    """A paragraph that holds a blank."""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{{{{ {blank} }}}}</w:t></w:r></w:p>'
    )


DOCUMENT = (
    f"{_HEAD}<w:document {_W}><w:body>"
    + paragraph("title", "Title")
    + paragraph("about", "Subtitle")
    + paragraph("body", "Normal")
    + paragraph("footer", "Quiet")
    + '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="680" w:right="680" w:bottom="680" w:left="680" w:header="340" w:footer="340"'
    ' w:gutter="0"/></w:sectPr></w:body></w:document>'
)

TYPES = (
    f'{_HEAD}<Types xmlns="{_PACK}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    + "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_OPEN}.wordprocessingml.{kind}+xml"/>'
        for name, kind in (
            ("document", "document.main"),
            ("styles", "styles"),
            ("numbering", "numbering"),
            ("settings", "settings"),
        )
    )
    + '<Override PartName="/docProps/core.xml"'
    ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    f'<Override PartName="/docProps/app.xml" ContentType="{_OPEN}.extended-properties+xml"/>'
    "</Types>"
)
RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACK}/relationships">'
    f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACK}/relationships/metadata/core-properties"'
    ' Target="docProps/core.xml"/>'
    f'<Relationship Id="rId3" Type="{_R}/extended-properties" Target="docProps/app.xml"/>'
    "</Relationships>"
)
OF_DOCUMENT = (
    f'{_HEAD}<Relationships xmlns="{_PACK}/relationships">'
    + "".join(
        f'<Relationship Id="rId{number}" Type="{_R}/{name}" Target="{name}.xml"/>'
        for number, name in enumerate(("styles", "numbering", "settings"), start=1)
    )
    + "</Relationships>"
)
SETTINGS = (
    f'{_HEAD}<w:settings {_W}><w:defaultTabStop w:val="708"/><w:compat><w:compatSetting'
    ' w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    "</w:compat></w:settings>"
)
CORE = (
    f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACK}/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Paper</dc:title>'
    "<dc:creator></dc:creator></cp:coreProperties>"
)
APP = (
    f'{_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    'extended-properties"><Application>Good Terms</Application></Properties>'
)
PARTS = {
    "[Content_Types].xml": TYPES,
    "_rels/.rels": RELATIONS,
    "word/document.xml": DOCUMENT,
    "word/styles.xml": STYLES,
    "word/numbering.xml": NUMBERING,
    "word/settings.xml": SETTINGS,
    "word/_rels/document.xml.rels": OF_DOCUMENT,
    "docProps/core.xml": CORE,
    "docProps/app.xml": APP,
}


def made() -> bytes:
    """The template, the same on every machine."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in PARTS.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, content)
    return buffer.getvalue()


if __name__ == "__main__":
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_bytes(made())
