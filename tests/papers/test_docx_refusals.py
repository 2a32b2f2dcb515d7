"""Why a firm's own Word template is refused, word for word, and where each limit lies."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from coach.domain.papers.paper import Block, BlockKind, Paper, PaperKind, PaperSize
from coach.errors import GoodTermsError
from coach.papers.docx import paper_docx, rendered
from coach.papers.docx_allowed import _CONTENT, _FIELDS, _RELATIONS, check_package, refuse
from coach.papers.docx_template import shipped_template
from tests.papers.test_docx import (
    RELATED,
    Document,
    W,
    own,
    with_drawing,
    with_element,
    with_note,
    with_part,
    with_raw,
)

if TYPE_CHECKING:
    from pathlib import Path


def why(path: Path) -> str:
    """The sentence with which a template is refused."""
    with pytest.raises(GoodTermsError) as refused:
        rendered(path)
    told = refused.value
    assert (told.safe, told.todo) == (refuse("").safe, refuse("").todo)
    return told.what.removeprefix("This Word template cannot be used. ")


def added(folder: Path, name: str, content: bytes = b"x") -> Path:
    """A template with one more file in its zip."""
    path = own(folder, "{{ body }}")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, content)
    return path


def linked(folder: Path, kind: str, target: str) -> Path:
    """A template that leads out of itself."""
    document = Document()
    document.add_paragraph("{{ body }}")
    document.part.relate_to(target, f"{RELATED}/{kind}", is_external=True)
    document.save(folder / "odd.docx")
    return folder / "odd.docx"


def no_word(folder: Path) -> Path:
    path = folder / "own.docx"
    path.write_bytes(b"Just text")
    return path


def field(code: str):
    return lambda folder: with_raw(folder, f"<w:fldSimple w:instr='{code}'/>")


REFUSED = {
    "no file": lambda folder: folder / "nowhere.docx",
    "no Word file": no_word,
    "no blank": lambda folder: own(folder, "no blank"),
    "another blank": lambda folder: own(folder, "{{ body }}", "{{ client }}"),
    "the blank in a footnote too": lambda folder: with_note(folder, "{{ title }}"),
    "macros": lambda folder: added(folder, "word/vbaProject.bin"),
    **{
        f"w:{name}": lambda folder, name=name: with_element(folder, name)
        for name in (
            *("ins", "del", "moveFrom", "vanish", "altChunk", "object"),
            *("comment", "mailMerge"),
        )
    },
    "a field": field('INCLUDEPICTURE "https://example.com/a.png"'),
    "a field with a link to a file": field('HYPERLINK "file:///home/kim/a.docx"'),
    "a link to a file": lambda folder: linked(folder, "hyperlink", "file:///home/kim/a.docx"),
    "a picture from elsewhere": lambda folder: linked(folder, "image", "https://example.com/a.png"),
    "a drawing that fetches": lambda folder: with_drawing(folder, "<script>x</script>"),
    "another part": lambda folder: with_part(folder, "x.bin", "text/x", f"{RELATED}/image"),
    "another use": lambda folder: with_part(folder, "x.png", "image/png", f"{RELATED}/control"),
}


def test_each_refusal_says_why(tmp_path, golden) -> None:
    told = [f"{name}: {why(make(tmp_path))}" for name, make in REFUSED.items()]
    golden("template-refusals.txt", "\n".join(told) + "\n")
    assert str(refuse("It is odd.")) == (
        "This Word template cannot be used. It is odd. The template you had is unchanged. "
        "Mend it in Word and choose it again."
    )


class Counted:
    """A zip of so many files, which unpack to so much; none of them is looked into."""

    def __init__(self, files: int = 1, size: int = 1, content: bytes = b"") -> None:
        self._found = [zipfile.ZipInfo(f"{number}.png") for number in range(files)]
        self._found[0].file_size = size
        self._content = content

    def infolist(self) -> list[zipfile.ZipInfo]:
        """What is in it."""
        return self._found

    def read(self, each: zipfile.ZipInfo) -> bytes:
        """What is in one of them."""
        return self._content if each is self._found[0] else b""


def text(paragraphs: int = 0, elements: int = 0, size: int = 0) -> bytes:
    """XML with so many paragraphs, of so many tags in all, of so many bytes."""
    tags = b"<w:p/>" * paragraphs + b"<w:r>" * (elements - paragraphs)
    return tags + b"x" * (size - len(tags)) if tags else b"<".ljust(size, b"x")


@pytest.mark.parametrize(
    ("most", "more", "said"),
    [
        (Counted(2000), Counted(2001), "It is too large."),
        (Counted(size=60_000_000), Counted(size=60_000_001), "It is too large."),
        (
            Counted(content=text(size=4_000_000)),
            Counted(content=text(size=4_000_001)),
            "It is too large.",
        ),
        (
            Counted(content=text(paragraphs=3000, elements=3000)),
            Counted(content=text(paragraphs=3001, elements=3001)),
            "It has more than 3,000 paragraphs.",
        ),
        (
            Counted(content=text(elements=120_000)),
            Counted(content=text(elements=120_001)),
            "It is too large.",
        ),
    ],
)
def test_the_last_that_goes_and_the_first_that_does_not(most, more, said: str) -> None:
    check_package(most)
    with pytest.raises(GoodTermsError) as refused:
        check_package(more)
    assert refused.value.what == f"This Word template cannot be used. {said}"


def test_a_file_may_have_so_many_bytes_and_no_more(tmp_path) -> None:
    path = own(tmp_path, "{{ body }}")
    room = 8_000_000 - path.stat().st_size - 1000
    with zipfile.ZipFile(path, "a", zipfile.ZIP_STORED) as package:
        package.writestr("word/media/a.png", b"x" * room)
        package.comment = b""
    left = 8_000_000 - path.stat().st_size
    with zipfile.ZipFile(path, "a") as package:
        package.comment = b"x" * left
    assert path.stat().st_size == 8_000_000
    assert rendered(path)
    with zipfile.ZipFile(path, "a") as package:
        package.comment = b"x" * (left + 1)
    assert why(path) == "It is too large."


@pytest.mark.parametrize("name", ["", *sorted(_FIELDS)])
def test_every_field_that_writes_nothing_of_a_machine_may_stay(tmp_path, name: str) -> None:
    assert rendered(with_raw(tmp_path, f"<w:fldSimple w:instr=' {name.lower()} '/>"))


def test_the_harmless_fields_are_these() -> None:
    assert " ".join(sorted(_FIELDS)) == (
        "= AUTONUM AUTONUMLGL AUTONUMOUT DATE EQ HYPERLINK LISTNUM NOTEREF NUMPAGES PAGE PAGEREF "
        "QUOTE REF SECTION SECTIONPAGES SEQ STYLEREF SYMBOL TC TIME TITLE TOC"
    )


@pytest.mark.parametrize(
    "target", ["https://example.com", "HTTP://example.com", "mailto:a@example.com", "#terms"]
)
def test_a_link_to_click_may_lead_to_the_public_network_or_inside(tmp_path, target: str) -> None:
    assert rendered(linked(tmp_path, "hyperlink", target))


def test_the_template_of_ours_passes() -> None:
    assert rendered(shipped_template()) == shipped_template().read_bytes()


def test_a_long_field_is_named_by_its_first_forty_letters(tmp_path) -> None:
    code = "MACROBUTTON  " + "x" * 60
    shown = f"MACROBUTTON {'x' * 28}"
    assert why(field(code)(tmp_path)) == (
        f"It has a field that is not allowed: “{shown}”. Remove it."
    )


def test_text_of_a_field_that_nothing_closes_is_looked_at_too(tmp_path) -> None:
    space = W.strip("{}")
    assert space.startswith("http")
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    said = "<w:r><w:instrText>USERNAME</w:instrText></w:r>"
    refused = "It has a field that is not allowed: “USERNAME”. Remove it."
    assert why(with_raw(tmp_path, begin + said)) == refused
    assert why(with_raw(tmp_path, said)) == refused


PRIVATE = (
    "author", "last_modified_by", "comments", "keywords", "subject", "category", "content_status",
    "identifier", "language", "version",
)  # fmt: skip


def test_what_a_template_says_of_its_maker_is_in_no_paper(tmp_path) -> None:
    document = Document()
    document.add_paragraph("{{ body }}")
    for name in PRIVATE:
        setattr(document.core_properties, name, f"Kim of {name}")
    document.core_properties.revision = 7
    document.save(tmp_path / "own.docx")
    paper = Paper(PaperKind.SCRIPT, "Letter", "Hello", (Block(BlockKind.TEXT, "Well."),))
    found = Document(BytesIO(paper_docx(paper, PaperSize.A4, tmp_path / "own.docx")))
    assert {name: getattr(found.core_properties, name) for name in PRIVATE} == dict.fromkeys(
        PRIVATE, ""
    )
    assert found.core_properties.title == "Letter"


def test_the_parts_and_the_ways_between_them_that_a_paper_has_a_use_for_are_these() -> None:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    short = (each.replace(word, "W:").replace("application/vnd.", "") for each in _CONTENT)
    assert " ".join(sorted(short)) == (
        "W:document.main+xml W:endnotes+xml W:fontTable+xml W:footer+xml W:footnotes+xml "
        "W:header+xml W:numbering+xml W:settings+xml W:styles+xml W:webSettings+xml image/bmp "
        "image/gif image/jpeg image/png image/svg+xml image/tiff image/x-emf image/x-wmf "
        "ms-word.stylesWithEffects+xml openxmlformats-officedocument.extended-properties+xml "
        "openxmlformats-officedocument.obfuscatedFont openxmlformats-officedocument.theme+xml "
        "openxmlformats-package.core-properties+xml"
    )
    assert " ".join(sorted(_RELATIONS)) == (
        "core-properties endnotes extended-properties font fontTable footer footnotes header "
        "hyperlink image numbering officeDocument settings styles stylesWithEffects theme "
        "webSettings"
    )
