"""The Word template: whether it can be used, filling its blanks, and leaving nothing private in it.

Only the four blanks are allowed, and no other Jinja: a template comes from somewhere else, and what
is not there cannot hang or read anything.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from msgspec import Struct

from coach.errors import GoodTermsError
from coach.papers.docx_allowed import LARGEST, check_package, check_parts, refuse
from coach.paths import resources_folder
from coach.translation import translate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, MutableMapping
    from pathlib import Path

    from docx.document import Document
    from docx.opc.part import Part
    from docxtpl import DocxTemplate
    from jinja2 import Template, nodes
    from lxml.etree import _Element

BLANKS = ("body", "title", "about", "footer")
_JINJA = re.compile(r"\{\{(.*?)\}\}|\{[%#{]|[%#}]\}", re.DOTALL)
_OPEN, _CLOSE = "\ue0b1", "\ue0b2"  # around the name of a blank; no keyboard has them
_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Good Terms</Application></Properties>"
).encode("ascii")
_PRIVATE = ("custom-properties", "thumbnail", "attachedTemplate", "customXml", "people",
            "printerSettings", "glossaryDocument", "keyMapCustomizations")  # fmt: skip
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError)  # also: locked by a password


def shipped_template() -> Path:
    """The template that ships with the program."""
    return resources_folder() / "templates" / "paper.docx"


class Filled(Struct, frozen=True):
    """A template whose blanks hold marks, ready to be replaced."""

    document: Document
    blanks: frozenset[str]

    def put_text(self, name: str, text: str) -> None:
        """Replace the marks of a blank by a text; a paragraph that comes out empty goes."""
        for element in list(_texts(self.document)):
            if _mark(name) not in (element.text or ""):
                continue
            element.text = (element.text or "").replace(_mark(name), text)
            element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            if not text:
                _drop_if_empty(element)

    def put_body(self, made: Iterable[object]) -> None:
        """Put what was made where the template has its blank for the body."""
        element = next(each for each in _texts(self.document) if _mark("body") in (each.text or ""))
        place = next(element.iterancestors(_w("p")))
        for each in made:
            place.addprevious(each)
        element.text = (element.text or "").replace(_mark("body"), "")
        last_of_cell = place.getnext() is None and place.getparent().tag == _w("tc")
        if not last_of_cell:
            _drop_if_empty(element)


def filled(path: Path) -> Filled:
    """The template with a mark in each blank.

    Raises:
        GoodTermsError: It is no Word file, or one that cannot be used; the sentence says why.
    """
    data = _bytes_of(path)
    from docx.opc.exceptions import PackageNotFoundError
    from docxtpl import DocxTemplate
    from jinja2 import TemplateError
    from lxml.etree import LxmlError

    try:
        template = DocxTemplate(BytesIO(data))
        template.init_docx()
        document: Document = template.get_docx()
        _clear_properties(document, "")
        blanks = _blanks(document)
        check_parts(document, (*_roots(document), *_other_roots(document)))
        marks = {name: _mark(name) for name in BLANKS}
        template.render(marks, _environment())
    except GoodTermsError:
        raise
    except (
        PackageNotFoundError, LxmlError, TemplateError, ValueError, LookupError, AttributeError,
        TypeError,
    ) as error:  # fmt: skip
        raise refuse(
            translate("Papers", "It is not a Word file (.docx), or a damaged one.")
        ) from error
    found = Filled(_reopened(template), blanks)
    _check_marks(found.document)
    if not any(_mark("body") in (each.text or "") for each in found.document.element.iter(_w("t"))):
        raise refuse(translate("Papers", "Its blank {{ body }} is not in the text itself."))
    return found


def _reopened(template: DocxTemplate) -> Document:
    """The rendered document, read anew: what docxtpl leaves are not python-docx's own elements."""
    from docx import Document

    buffer = BytesIO()
    template.docx.save(buffer)
    return Document(buffer)


def neutral(document: Document, title: str) -> bytes:
    """The finished file, with no author, date or machine in it; the same texts, the same bytes."""
    _clear_properties(document, title)
    buffer = BytesIO()
    document.save(buffer)
    result = BytesIO()
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name)  # dated 1980
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return result.getvalue()


def _bytes_of(path: Path) -> bytes:
    """The file, when it is small enough to be read and unpacked."""
    try:
        if path.stat().st_size > LARGEST:
            raise refuse(translate("Papers", "It is too large."))
        data = path.read_bytes()
        with zipfile.ZipFile(BytesIO(data)) as package:
            check_package(package)
            broken = package.testzip()  # reads no more of a part than its size says
    except (OSError, *_BROKEN) as error:
        raise refuse(
            translate("Papers", "It is not a Word file (.docx), or cannot be read.")
        ) from error
    if broken is not None:
        raise refuse(translate("Papers", "It is not a Word file (.docx), or a damaged one."))
    return data


def _blanks(document: Document) -> frozenset[str]:
    """The blanks that a template has; anything else that Jinja would read is refused."""
    names = {name for text in _paragraphs(document) for name in _named(text)}
    if "body" not in names:
        raise refuse(
            translate("Papers", "It has no blank {{ body }}, so there is no place for the text.")
        )
    return frozenset(names)


def _named(text: str) -> Iterator[str]:
    """The blanks in a text; anything else that Jinja would read is refused."""
    for found in _JINJA.finditer(text):
        name = (found[1] or "").strip()
        if name not in BLANKS:
            shown = " ".join(found[0].split())[:40]
            raise refuse(
                translate("Papers", "It holds “{shown}”; only {blanks} are filled.").format(
                    shown=shown, blanks=_listed()
                )
            )
        yield name


def _listed() -> str:
    return ", ".join(f"{{{{ {name} }}}}" for name in BLANKS)


def _check_marks(document: Document) -> None:
    """Refuse a template whose blanks stand where no text is: in a footnote, or out of sight."""
    parts = document.part.package.iter_parts()
    marks = sum(part.blob.count(_OPEN.encode()) for part in parts)
    if marks != sum((each.text or "").count(_OPEN) for each in _texts(document)):
        raise refuse(translate("Papers", "One of its blanks stands where nothing can be put."))


def _clear_properties(document: Document, title: str) -> None:
    """Forget who made the template, when, where and with what."""
    from datetime import datetime

    _drop_private_parts(document)
    for name in ("attachedTemplate", "attachedSchema", "rsids", "documentProtection", "docVars"):
        for element in document.settings.element.findall(_w(name)):
            document.settings.element.remove(element)
    core = document.core_properties
    for name in ("author", "last_modified_by", "comments", "keywords", "subject", "category",
                 "content_status", "identifier", "language", "version"):  # fmt: skip
        setattr(core, name, "")
    core.title, core.revision = title, 1
    core.created = core.modified = core.last_printed = datetime(2000, 1, 1)  # noqa: DTZ001 - it takes no zone


def _drop_private_parts(document: Document) -> None:
    package = document.part.package
    for part in [package, *package.iter_parts()]:
        for key, relation in list(part.rels.items()):
            if relation.reltype.rpartition("/")[2] in _PRIVATE:
                del part.rels[key]
    for part in package.iter_parts():
        if part.content_type.endswith("extended-properties+xml"):
            _set_blob(part, _APP)


def _set_blob(part: Part, content: bytes) -> None:
    part._blob = content  # noqa: SLF001 - python-docx has no other way to replace a part


def _environment() -> object:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class OnlyBlanks(ImmutableSandboxedEnvironment):
        """Refuses, wherever it stands in a part, what is no blank: a loop would never end."""

        def from_string(
            self,
            source: str | nodes.Template,
            globals: MutableMapping[str, object] | None = None,  # noqa: A002 - Jinja's own name
            template_class: type[Template] | None = None,
        ) -> Template:
            """The template of a part, once all in it are blanks."""
            frozenset(_named(str(source)))
            return super().from_string(source, globals, template_class)

    return OnlyBlanks(undefined=StrictUndefined, autoescape=True)


def _mark(name: str) -> str:
    return f"{_OPEN}{name}{_CLOSE}"


def _w(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}"


def _roots(document: Document) -> Iterator[_Element]:
    """The root of every part that Word shows."""
    for part in document.part.package.iter_parts():
        root = getattr(part, "element", None)
        if root is not None:
            yield root


def _other_roots(document: Document) -> Iterator[_Element]:
    """The root of every part that Word shows and python-docx leaves alone: notes, for one."""
    from docx.oxml import parse_xml

    for part in document.part.package.iter_parts():
        known = getattr(part, "element", None) is not None
        if not known and part.content_type.endswith("+xml"):
            yield parse_xml(part.blob)


def _texts(document: Document) -> Iterator[_Element]:
    for root in _roots(document):
        yield from root.iter(_w("t"))


def _paragraphs(document: Document) -> Iterator[str]:
    """The text of every paragraph; Word may cut it into runs anywhere."""
    for root in _roots(document):
        for paragraph in root.iter(_w("p")):
            yield "".join(each.text or "" for each in paragraph.iter(_w("t")))


def _drop_if_empty(element: _Element) -> None:
    """Take out the paragraph of a text, when nothing is left in it."""
    paragraph = next(element.iterancestors(_w("p")))
    shown = "".join(each.text or "" for each in paragraph.iter(_w("t")))
    parent = paragraph.getparent()
    only = parent is not None and len(parent.findall(_w("p"))) == 1
    drawn = any(paragraph.iter(_w("drawing"), _w("sectPr")))
    if parent is not None and not shown.strip() and not only and not drawn:
        parent.remove(paragraph)
