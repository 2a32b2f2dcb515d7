"""What a Word template may hold: kinds of parts, ways to lead from one to another, and fields.

What is not named here is refused, whatever it is called: macros under another name, the source of a
mail merge, fields that write the user's name or the place of a file into every paper.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.errors import GoodTermsError
from coach.translation import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterable, Iterator

    from docx.document import Document
    from lxml.etree import _Element

LARGEST = 8_000_000  # bytes of the file
_UNPACKED = 60_000_000
_FILES = 2000
_XML = 4_000_000  # bytes of the text itself
MOST_PARAGRAPHS = 3000  # of all parts together; letter paper has a few dozen
MOST_ELEMENTS = 120_000  # opening and closing tags of all parts together

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_CONTENT = frozenset(
    f"{_WORD}{name}+xml"
    for name in ("document.main", "styles", "settings", "webSettings", "fontTable", "numbering",
                 "header", "footer", "footnotes", "endnotes")
) | {
    "application/vnd.openxmlformats-officedocument.theme+xml",
    "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "application/vnd.openxmlformats-package.core-properties+xml",
    "application/vnd.ms-word.stylesWithEffects+xml",
    "application/vnd.openxmlformats-officedocument.obfuscatedFont",
    "image/png", "image/jpeg", "image/gif", "image/bmp", "image/tiff", "image/svg+xml",
    "image/x-emf", "image/x-wmf",
}  # fmt: skip
_RELATIONS = frozenset(
    ["officeDocument", "styles", "settings", "webSettings", "fontTable", "numbering", "header",
     "footer", "footnotes", "endnotes", "theme", "extended-properties", "core-properties",
     "stylesWithEffects", "font", "image", "hyperlink"]
)  # fmt: skip
_FIELDS = frozenset(
    ["PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "PAGEREF", "REF", "NOTEREF", "STYLEREF", "SEQ",
     "TOC", "TC", "SYMBOL", "QUOTE", "EQ", "DATE", "TIME", "LISTNUM", "AUTONUM", "AUTONUMLGL",
     "AUTONUMOUT", "TITLE", "HYPERLINK", "="]
)  # fmt: skip
_FIELD = re.compile(r"\s*(=|[A-Za-z]+)?(.*)", re.DOTALL)
_SWITCH = re.compile(r'\\[lot]\s*("[^"]*"|\S+)|\\[mn](?!\w)', re.IGNORECASE)  # of a HYPERLINK
_WORD_OF = re.compile(r'"([^"]*)"?|(\S+)')
_FETCHING = re.compile(r"@import|url\(\s*[\"']?(?!\s*[\"']?(?:#|data:))", re.IGNORECASE)
_FROM_ELSEWHERE = QT_TRANSLATE_NOOP(
    "Papers", "It fetches a picture or a text from elsewhere. Put it in instead."
)
_NOT_ALLOWED = {
    "comment": QT_TRANSLATE_NOOP("Papers", "It has comments. Remove them first."),
    "ins": QT_TRANSLATE_NOOP("Papers", "It has tracked changes. Accept them first."),
    "del": QT_TRANSLATE_NOOP("Papers", "It has tracked changes. Accept them first."),
    "moveFrom": QT_TRANSLATE_NOOP("Papers", "It has tracked changes. Accept them first."),
    "vanish": QT_TRANSLATE_NOOP("Papers", "It has hidden text. Remove it first."),
    "altChunk": QT_TRANSLATE_NOOP(
        "Papers", "Another document is embedded in it. Remove that first."
    ),
    "object": QT_TRANSLATE_NOOP("Papers", "Another document is embedded in it. Remove that first."),
    "mailMerge": QT_TRANSLATE_NOOP(
        "Papers", "It is set up for a mail merge. Make a normal Word document of it first."
    ),
}


def refuse(why: str) -> GoodTermsError:
    """What to raise for a template that cannot be used."""
    return GoodTermsError(
        translate("Papers", "This Word template cannot be used. {why}").format(why=why),
        safe=translate("Papers", "The template you had is unchanged."),
        todo=translate("Papers", "Mend it in Word and choose it again."),
    )


def check_package(package: zipfile.ZipFile) -> None:
    """Refuse a file that unpacks to too much, and one that holds macros under their own name.

    Raises:
        GoodTermsError: The sentence says why.
    """
    found = package.infolist()
    if len(found) > _FILES or sum(each.file_size for each in found) > _UNPACKED:
        raise refuse(translate("Papers", "It is too large."))
    if any("vbaproject" in each.filename.lower() for each in found):
        raise refuse(translate("Papers", "It holds macros."))
    paragraphs = elements = 0
    for content in _texts(package):
        if len(content) > _XML:
            raise refuse(translate("Papers", "It is too large."))
        paragraphs += len(re.findall(rb"<\w*:?p[\s/>]", content))
        elements += content.count(b"<")
    if paragraphs > MOST_PARAGRAPHS:
        raise refuse(
            translate("Papers", "It has more than {most_paragraphs:,} paragraphs.").format(
                most_paragraphs=MOST_PARAGRAPHS
            )
        )
    if elements > MOST_ELEMENTS:
        raise refuse(translate("Papers", "It is too large."))


def _texts(package: zipfile.ZipFile) -> Iterator[bytes]:
    """What is in the parts that are XML, by their name or by what they hold."""
    for each in package.infolist():
        content = package.read(each)
        if each.filename.endswith((".xml", ".rels")) or _is_text(content):
            yield content


def _is_text(content: bytes) -> bool:
    """Whether a part is XML, whatever its name says; also in two bytes a character."""
    return content[:16].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").startswith(b"<")


def check_parts(document: Document, roots: Iterable[_Element]) -> None:
    """Refuse a template with anything in it that is not named here.

    Args:
        document: The template; what is dropped from every template is gone already.
        roots: The root of every part that Word shows.

    Raises:
        GoodTermsError: The sentence says what it is.
    """
    for root in (*roots, document.settings.element):
        for name, why in _NOT_ALLOWED.items():
            if next(root.iter(_w(name)), None) is not None:
                raise refuse(translate("Papers", why))
        for field in _fields(root):
            _check_field(field)
        _check_addresses(root)
    for part in document.part.package.iter_parts():
        if part.content_type.endswith("comments+xml"):
            raise refuse(translate("Papers", _NOT_ALLOWED["comment"]))
        if part.content_type not in _CONTENT:
            raise refuse(
                translate("Papers", "It holds a part that a paper has no use for: {kind}.").format(
                    kind=part.partname[:60]
                )
            )
    _check_relations(document)


def _check_relations(document: Document) -> None:
    """Only links that somebody has to click may lead out of the file."""
    package = document.part.package
    for part in (package, *package.iter_parts()):
        for relation in part.rels.values():
            kind = relation.reltype.rpartition("/")[2]
            if relation.is_external:
                if not _is_public(relation.target_ref):
                    raise refuse(
                        translate(
                            "Papers", "It links to a file on a machine. Remove the link first."
                        )
                    )
                if kind != "hyperlink":
                    raise refuse(translate("Papers", _FROM_ELSEWHERE))
            if kind not in _RELATIONS:
                raise refuse(
                    translate(
                        "Papers", "It uses something that a paper has no use for: {kind}."
                    ).format(kind=kind[:40])
                )


def _check_field(code: str) -> None:
    """Refuse a field that reads a file, a name or the network, or starts a program."""
    found = _FIELD.fullmatch(code)
    name = (found[1] or "").upper() if found is not None else ""
    if not code.strip():
        return
    if name not in _FIELDS:
        shown = " ".join(code.split())[:40]
        raise refuse(
            translate("Papers", "It has a field that is not allowed: “{shown}”. Remove it.").format(
                shown=shown
            )
        )
    if name == "HYPERLINK" and found is not None and not _leads_outside(found[2]):
        raise refuse(translate("Papers", "It links to a file on a machine. Remove the link first."))


def _leads_outside(link: str) -> bool:
    """Whether a HYPERLINK leads to the public network or inside the paper, and nowhere else."""
    words = (quoted or plain for quoted, plain in _WORD_OF.findall(_SWITCH.sub(" ", link)))
    return all(_is_public(word.strip()) for word in words)


def _check_addresses(root: _Element) -> None:
    """Refuse what a drawing fetches: its address stands in the drawing itself."""
    drawn = _plain(root.tag) == "svg"
    for element in root.iter():
        for name, value in element.attrib.items():
            inside = str(value).startswith(("#", "data:"))
            if _plain(name) in {"src", "href"} and not inside:
                raise refuse(translate("Papers", _FROM_ELSEWHERE))
        if drawn and (_plain(element.tag) == "script" or _FETCHING.search(_said(element))):
            raise refuse(translate("Papers", _FROM_ELSEWHERE))


def _plain(name: object) -> str:
    """A name without its namespace."""
    return str(name).rpartition("}")[2].lower()


def _said(element: _Element) -> str:
    """What stands in one element: its own text and the values of its attributes."""
    return "\n".join([element.text or "", *map(str, element.attrib.values())])


def _fields(root: _Element) -> Iterator[str]:
    """What the fields of a part do; Word may cut a field into runs, and set one inside another."""
    for simple in root.iter(_w("fldSimple")):
        yield simple.get(_w("instr")) or ""
    yield from _cut_fields(root)


def _cut_fields(root: _Element) -> Iterator[str]:
    """Those that are cut into runs; also text of fields that no field holds."""
    open_fields: list[str] = []
    loose = ""
    for each in root.iter(_w("fldChar"), _w("instrText")):
        if each.tag == _w("instrText"):
            if open_fields:
                open_fields[-1] += each.text or ""
            else:
                loose += each.text or ""
        elif each.get(_w("fldCharType")) == "begin":
            open_fields.append("")
        elif each.get(_w("fldCharType")) == "end" and open_fields:
            yield open_fields.pop()
    yield from (*open_fields, loose)


def _is_public(target: str) -> bool:
    return target.lower().startswith(("https://", "http://", "mailto:", "#"))


def _w(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}"
