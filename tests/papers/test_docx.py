"""Word files: what stands in them, what never does, and templates of the firm's own."""

from __future__ import annotations

import contextlib
import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.shared import Mm
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.papers.paper import Block, BlockKind, Paper, PaperKind, PaperSize, Point
from coach.domain.talk.talk import FactRole
from coach.errors import GoodTermsError
from coach.papers.brief import make_brief
from coach.papers.docx import paper_docx, rendered
from coach.papers.docx_allowed import MOST_PARAGRAPHS
from coach.papers.docx_template import shipped_template
from coach.papers.hand_over import make_hand_over
from coach.papers.letter import make_letter
from tests.files.templates.make import made
from tests.papers.test_cards_and_scripts import FACTS, NAMES, letter

ODD = "a\x00b\x0b\x1f\ufffe\ud800 {_{ client }_} {{ client }} {% if %} <w:p> & \u202e"


def shown(data: bytes) -> str:
    """All the text of a Word file, a paragraph on each line."""
    body = Document(BytesIO(data)).element.body
    paragraphs = ([each.text or "" for each in p.iter(f"{W}t")] for p in body.iter(f"{W}p"))
    return "\n".join(map("".join, paragraphs))


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def own(tmp_path: Path, *paragraphs: str) -> Path:
    """A template as a firm would make it in Word."""
    document = Document()
    document.core_properties.author = "Kim of Halden"
    document.core_properties.last_modified_by = "kim"
    document.sections[0].header.paragraphs[0].text = "Halden Tools Ltd · {{ title }}"
    document.sections[0].left_margin = Mm(40)
    for text in paragraphs:
        document.add_paragraph(text)
    path = tmp_path / "own.docx"
    document.save(path)
    return path


def test_the_shipped_template_is_what_its_maker_makes() -> None:
    assert shipped_template().read_bytes() == made()


@pytest.mark.parametrize("size", [PaperSize.A4, PaperSize.LETTER])
def test_a_brief_in_word_is_set_in_two_columns_on_its_sheet(qapp, case, size: PaperSize) -> None:
    paper = make_brief(case.talk, case.diagnosis, case.text, case.facts, about=case.about())
    data = paper_docx(paper, size)
    document = Document(BytesIO(data))
    wide = {PaperSize.A4: 210, PaperSize.LETTER: 215.9}[size]
    assert document.sections[0].page_width.mm == pytest.approx(wide, abs=0.1)
    (left, right) = document.tables[0].rows[0].cells
    assert "We will end our work with you on 30 June 2026." in left.text
    assert "Answer 1." in right.text
    assert [p.style.name for p in document.paragraphs[:2]] == ["Title", "Subtitle"]
    assert left.paragraphs[0].style.name == "Heading 1"
    assert left.paragraphs[2].style.name == "List Bullet"
    for words in ("Äpfel & Söhne <b> · Ana", "not legal advice"):
        assert words in shown(data)


def test_a_long_brief_in_word_is_shortened_as_its_pdf_is(qapp, case) -> None:
    points = tuple(Point(f"{'word ' * 40}{number}") for number in range(60))
    paper = make_brief(case.talk, case.diagnosis, case.text, case.facts, about=case.about())
    paper = Paper(
        paper.kind,
        paper.title,
        paper.heading,
        (*paper.blocks, Block(BlockKind.POINTS, points=points)),
        one_page=True,
    )
    text = shown(paper_docx(paper, PaperSize.A4))
    assert len(text.split()) < 700
    assert "Long texts were cut to fit the page." in text


def test_nothing_of_machine_or_user_is_in_a_word_file(case, tmp_path) -> None:
    paper = make_letter(letter("Dear Ana,", "We stop."))
    for template in (None, own(tmp_path, "{{ body }}")):
        data = paper_docx(paper, PaperSize.A4, template)
        found = Document(BytesIO(data)).core_properties
        assert (found.author, found.last_modified_by, found.title) == ("", "", "Letter")
        assert {found.created.year, found.modified.year} == {2000}
        everything = b"".join(parts(data).values())
        for private in (
            b"/home/",
            b"/tmp/",
            b"Users",
            b"Kim of Halden",
            b"python-docx",
            b"w:rsid=",
        ):
            assert private not in everything
        assert not [name for name in parts(data) if "thumbnail" in name or "custom" in name]
        with zipfile.ZipFile(BytesIO(data)) as package:
            assert {info.date_time[0] for info in package.infolist()} == {1980}
    assert paper_docx(paper, PaperSize.A4) == paper_docx(paper, PaperSize.A4)


@pytest.mark.parametrize("name", [*NAMES, ODD])
def test_what_users_type_is_text_and_never_a_template(name: str, tmp_path) -> None:
    paper = make_hand_over(
        {**FACTS, FactRole.CLIENT: name, FactRole.CONTACTS: f"{name} – yard"}, {}, pack="p"
    )
    for template in (None, own(tmp_path, "{{ about }}", "{{ body }}", "{{ footer }}")):
        text = shown(paper_docx(paper, PaperSize.A4, template))
        plain = re.sub(r"[\x00-\x1f\ud800\ufffe\u202e\s?]", "", name)
        assert re.sub(r"[\s?]", "", text).count(plain) == 2


@given(st.text())
def test_every_text_gives_a_word_file_that_opens(text: str) -> None:
    paper = Paper(
        PaperKind.SCRIPT,
        "Script",
        text,
        (Block(BlockKind.POINTS, points=(Point(text, lead=text),)), Block(BlockKind.TEXT, text)),
        about=(text,),
    )
    letters = "".join(filter(str.isalnum, text))
    found = "".join(filter(str.isalnum, shown(paper_docx(paper, PaperSize.A4))))
    assert found == letters * 5  # heading, about, lead, point, text


def test_a_paragraph_from_right_to_left_is_set_so() -> None:
    data = paper_docx(make_letter(letter("ليس بعد الآن", "We stop.")), PaperSize.A4)
    turned = Document(BytesIO(data)).element.body.findall(f".//{W}bidi")
    assert len(turned) == 1


def test_a_firm_s_own_template_keeps_its_look(tmp_path) -> None:
    path = own(tmp_path, "Our letter", "{{ body }}", "Yours, the board")
    data = paper_docx(make_letter(letter("Dear Ana,", "We stop.")), PaperSize.A4, path)
    document = Document(BytesIO(data))
    assert document.sections[0].left_margin.mm == pytest.approx(40, abs=0.1)
    assert document.sections[0].header.paragraphs[0].text == (
        "Halden Tools Ltd · What I told you today"
    )
    assert [p.text for p in document.paragraphs] == [
        "Our letter", "Dear Ana,", "We stop.", "Yours, the board",
    ]  # fmt: skip
    assert rendered(path) == path.read_bytes()


def test_a_template_without_our_styles_shows_points_and_boxes_all_the_same(tmp_path) -> None:
    document = Document()
    for style in list(document.styles):
        if style.name == "List Bullet":
            style.delete()
    document.add_paragraph("{{ body }}")
    document.save(tmp_path / "bare.docx")
    paper = Paper(
        PaperKind.SCRIPT,
        "Script",
        "x",
        (
            Block(BlockKind.POINTS, points=(Point("one"),)),
            Block(BlockKind.CHECKS, points=(Point("two"),)),
        ),
    )
    text = shown(paper_docx(paper, PaperSize.A4, tmp_path / "bare.docx"))
    assert "• one\n☐ two" in text


def test_the_blank_of_the_body_may_stand_in_a_table(tmp_path) -> None:
    document = Document()
    document.add_table(1, 1).cell(0, 0).text = "{{ body }}"
    document.save(tmp_path / "cell.docx")
    assert rendered(tmp_path / "cell.docx")


def with_element(tmp_path: Path, name: str) -> Path:
    document = Document()
    run = document.add_paragraph("{{ body }}").add_run("x")
    if name == "vanish":
        run.font.hidden = True
    else:
        run._r.addprevious(OxmlElement(f"w:{name}"))
    document.save(tmp_path / "odd.docx")
    return tmp_path / "odd.docx"


@pytest.mark.parametrize(
    ("paragraphs", "why"),
    [
        (["no blank"], "no blank {{ body }}"),
        (["{{ body }}", "{{ client }}"], "“{{ client }}”"),
        (["{{ body }}", "{% for x in y %}"], "“{%”"),
        (["{{ body }}", "{{ title.__class__ }}"], "__class__"),
        (["{{ body }}", "{{ 'a' * 10**9 }}"], "only"),
        (["{{ body"], "“{{”"),
    ],
)
def test_a_template_with_other_blanks_is_refused(tmp_path, paragraphs, why) -> None:
    with pytest.raises(GoodTermsError, match="cannot be used") as refused:
        rendered(own(tmp_path, *paragraphs))
    assert why in refused.value.what
    assert "unchanged" in refused.value.safe


@pytest.mark.parametrize(
    ("name", "why"), [("vanish", "hidden text"), ("ins", "tracked"), ("object", "embedded")]
)
def test_a_template_that_hides_something_is_refused(tmp_path, name: str, why: str) -> None:
    with pytest.raises(GoodTermsError, match=why):
        rendered(with_element(tmp_path, name))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip", b"Just text", b"%PDF-1.7"])
def test_what_is_no_word_file_is_refused(tmp_path, content: bytes) -> None:
    path = tmp_path / "own.docx"
    path.write_bytes(content)
    with pytest.raises(GoodTermsError, match="not a Word file"):
        rendered(path)


def test_a_zip_of_something_else_is_refused(tmp_path) -> None:
    path = tmp_path / "own.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("hello.txt", "hello")
    with pytest.raises(GoodTermsError, match="not a Word file"):
        rendered(path)


def test_a_template_that_unpacks_to_too_much_or_holds_macros_is_refused(tmp_path) -> None:
    for name, content, why in (
        ("word/document.xml", b" " * 5_000_000, "too large"),
        ("word/vbaProject.bin", b"x", "macros"),
    ):
        path = own(tmp_path, "{{ body }}")
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
            package.writestr(name.replace("document", "extra"), content)
        with pytest.raises(GoodTermsError, match=why):
            rendered(path)


LOOP = "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NOTE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def with_raw(tmp_path: Path, xml: str) -> Path:
    """A template with something put before its first paragraph, past what Word would write."""
    document = Document()
    document.add_paragraph("{{ body }}")
    space = W.strip("{}")
    document.element.body.insert(0, parse_xml(f'<w:p xmlns:w="{space}">{xml}</w:p>'))
    document.save(tmp_path / "odd.docx")
    return tmp_path / "odd.docx"


def with_note(tmp_path: Path, text: str, place: str = "/word/footnotes.xml") -> Path:
    document = Document()
    document.add_paragraph("{{ body }}")
    note = f"<w:footnote w:id='1'><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>"
    blob = f"<w:footnotes xmlns:w='{W.strip('{}')}'>{note}</w:footnotes>".encode()
    assert parse_xml(blob) is not None
    part = Part(PackURI(place), NOTE, blob, document.part.package)
    document.part.relate_to(part, f"{RELATED}/footnotes")
    document.save(tmp_path / "odd.docx")
    return tmp_path / "odd.docx"


@pytest.mark.parametrize(
    "xml",
    [
        f"<w:r><w:instrText>{LOOP}</w:instrText></w:r>",
        f"<w:r><w:rPr><w:rStyle w:val='{LOOP}'/></w:rPr></w:r>",
        "<w:r><w:rPr><w:rStyle w:val='{{ title }}'/></w:rPr></w:r>",
        "<!-- {{ body }} -->",
    ],
)
def test_what_a_template_hides_from_the_reader_is_no_blank(tmp_path, xml: str) -> None:
    with pytest.raises(GoodTermsError, match="cannot be used"):
        rendered(with_raw(tmp_path, xml))


@pytest.mark.parametrize("text", [LOOP, "{{ client }}", "{{ title }}"])
def test_a_footnote_holds_no_blank(tmp_path, text: str) -> None:
    assert rendered(with_note(tmp_path, "Registered in Oslo."))
    with pytest.raises(GoodTermsError, match="cannot be used"):
        rendered(with_note(tmp_path, text))


@pytest.mark.parametrize(
    "field",
    [
        'DDEAUTO cmd "/k calc"',
        ' INCLUDEPICTURE "https://example.com/a.png"',
        "import x",
        "FILENAME \\p",
        "USERNAME",
        "AUTHOR",
        "DOCPROPERTY Company",
        "MERGEFIELD name",
        "MACROBUTTON Run here",
        'HYPERLINK "file:///home/kim/a.docx"',
        'HYPERLINK "\\\\host\\share"',
        'HYPERLINK \\o "a tip" "file:///home/kim/a.docx"',
        'HYPERLINK \\n \\t "_blank" "C:\\kim\\a.docx"',
        'HYPERLINK "https://example.com" "file:///home/kim/a.docx"',
        "HYPERLINK \\m file:///home/kim/a.docx",
    ],
)
def test_a_template_with_a_field_that_is_not_known_as_harmless_is_refused(
    tmp_path, field: str
) -> None:
    ends = [f'<w:r><w:fldChar w:fldCharType="{end}"/></w:r>' for end in ("begin", "end")]
    cut = [f"<w:r><w:instrText>{each}</w:instrText></w:r>" for each in (field[:3], field[3:])]
    for xml in (
        "".join((ends[0], *cut, ends[1])),
        f"<w:fldSimple w:instr='{field}'><w:r><w:t>x</w:t></w:r></w:fldSimple>",
    ):
        with pytest.raises(GoodTermsError, match=r"not allowed|file on a machine"):
            rendered(with_raw(tmp_path, xml))


@pytest.mark.parametrize(
    "field",
    [
        " PAGE ",
        "numpages",
        "= 1+1",
        'HYPERLINK "https://example.com"',
        "HYPERLINK mailto:office@example.com",
        'HYPERLINK \\l "terms" \\o "Our terms"',
        'HYPERLINK "https://example.com" \\o "Our page" \\t "_blank"',
    ],
)
def test_a_field_that_writes_nothing_of_a_machine_may_stay(tmp_path, field: str) -> None:
    assert rendered(with_raw(tmp_path, f"<w:fldSimple w:instr='{field}'/>"))


def test_a_field_inside_another_is_looked_at_too(tmp_path) -> None:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{each}"/></w:r>' for each in ("begin", "end"))
    outer, inner = (
        f"<w:r><w:instrText>{each}</w:instrText></w:r>" for each in (" = 1 ", "USERNAME")
    )
    with pytest.raises(GoodTermsError, match="USERNAME"):
        rendered(with_raw(tmp_path, f"{begin}{outer}{begin}{inner}{end}{outer}{end}"))


def with_part(tmp_path: Path, name: str, content_type: str, kind: str) -> Path:
    """A template with one more part in it, led to in some way."""
    document = Document()
    document.add_paragraph("{{ body }}")
    part = Part(PackURI(f"/word/{name}"), content_type, b"<x/>", document.part.package)
    document.part.relate_to(part, kind)
    document.save(tmp_path / "odd.docx")
    return tmp_path / "odd.docx"


@pytest.mark.parametrize(
    ("name", "content_type", "kind"),
    [
        ("harmless.bin", "application/vnd.ms-office.vbaProject", f"{RELATED}/image"),
        ("data.bin", "application/octet-stream", f"{RELATED}/image"),
        (
            "a.docx",
            "application/vnd.openxmlformats-officedocument.oleObject",
            f"{RELATED}/oleObject",
        ),
        ("pic.png", "image/png", f"{RELATED}/control"),
        ("recipients.xml", "application/xml", f"{RELATED}/recipientData"),
    ],
)
def test_a_part_under_whatever_name_is_refused_unless_it_is_known(
    tmp_path, name, content_type, kind
) -> None:
    with pytest.raises(GoodTermsError, match="no use for"):
        rendered(with_part(tmp_path, name, content_type, kind))


def test_the_source_of_a_mail_merge_is_refused(tmp_path) -> None:
    document = Document()
    document.add_paragraph("{{ body }}")
    space = W.strip("{}")
    merge = f'<w:mailMerge xmlns:w="{space}"><w:query w:val="C:\\kim\\a.xlsx"/></w:mailMerge>'
    document.settings.element.append(parse_xml(merge))
    document.save(tmp_path / "odd.docx")
    with pytest.raises(GoodTermsError, match="mail merge"):
        rendered(tmp_path / "odd.docx")


def test_an_old_drawing_that_fetches_its_picture_is_refused(tmp_path) -> None:
    drawing = (
        '<w:r><w:pict><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" '
        'src="https://example.com/seen.png"/></w:pict></w:r>'
    )
    with pytest.raises(GoodTermsError, match="from elsewhere"):
        rendered(with_raw(tmp_path, drawing))


@pytest.mark.parametrize(
    "inside",
    [
        '<image href="https://example.com/seen.png"/>',
        '<image xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="seen.png"/>',
        "<style>@import 'https://example.com/seen.css';</style>",
        '<rect style="fill: URL( https://example.com/seen.svg#a )"/>',
        "<script>fetch('https://example.com')</script>",
        "<unfinished",
    ],
)
def test_a_drawing_that_fetches_something_is_refused(tmp_path, inside: str) -> None:
    with pytest.raises(GoodTermsError, match=r"from elsewhere|damaged"):
        rendered(with_drawing(tmp_path, inside))


def test_a_drawing_that_is_whole_in_itself_may_stay(tmp_path) -> None:
    inside = '<use href="#a"/><image href="data:image/png;base64,AA=="/><g fill="url(#a)"/>'
    assert rendered(with_drawing(tmp_path, inside))


def with_drawing(tmp_path: Path, inside: str) -> Path:
    document = Document()
    document.add_paragraph("{{ body }}")
    blob = f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'.encode()
    part = Part(PackURI("/word/media/a.svg"), "image/svg+xml", blob, document.part.package)
    document.part.relate_to(part, f"{RELATED}/image")
    document.save(tmp_path / "odd.docx")
    return tmp_path / "odd.docx"


@pytest.mark.parametrize("place", ["/word/footnotes.xml", "/elsewhere/footnotes.xml"])
def test_a_field_is_found_in_whatever_folder_its_part_lies(tmp_path, place: str) -> None:
    field = "</w:t><w:instrText>USERNAME</w:instrText><w:t>"
    with pytest.raises(GoodTermsError, match="USERNAME"):
        rendered(with_note(tmp_path, field, place))


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_a_template_holds_is_counted_under_whatever_name(tmp_path, coding: str) -> None:
    path = own(tmp_path, "{{ body }}")
    text = f"<w:x xmlns:w='{W.strip('{}')}'>{'<w:p/>' * 200_000}</w:x>"
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/picture.png", text.encode(coding))
    with pytest.raises(GoodTermsError, match=r"paragraphs|too large"):
        rendered(path)


@pytest.mark.parametrize(("more", "refused"), [(MOST_PARAGRAPHS - 50, False), (300_000, True)])
def test_a_template_has_so_many_paragraphs_and_no_more(tmp_path, more, refused) -> None:
    path = own(tmp_path, "{{ body }}")
    with zipfile.ZipFile(path) as package:
        kept = {name: package.read(name) for name in package.namelist()}
    text = kept["word/document.xml"]
    kept["word/document.xml"] = text.replace(b"<w:sectPr", b"<w:p/>" * more + b"<w:sectPr", 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in kept.items():
            package.writestr(name, content)
    if not refused:
        assert rendered(path)
        return
    with pytest.raises(GoodTermsError, match="paragraphs"):
        rendered(path)


@pytest.mark.parametrize(
    ("kind", "target", "why"),
    [
        ("image", "https://example.com/seen.png", "fetches a picture"),
        ("subDocument", "http://example.com/a.docx", "fetches a picture"),
        ("attachedToolbars", "https://example.com/a", "fetches a picture"),
        ("hyperlink", "file:///home/kim/a.docx", "file on a machine"),
        ("hyperlink", "https://example.com/", ""),
    ],
)
def test_only_links_to_click_lead_out_of_a_template(tmp_path, kind, target, why: str) -> None:
    document = Document()
    document.add_paragraph("{{ body }}")
    document.part.relate_to(target, f"{RELATED}/{kind}", is_external=True)
    document.save(tmp_path / "odd.docx")
    if not why:
        assert rendered(tmp_path / "odd.docx")
        return
    with pytest.raises(GoodTermsError, match=why):
        rendered(tmp_path / "odd.docx")


@given(st.data())
def test_a_damaged_template_is_refused_or_used_and_never_a_fault(tmp_path_factory, data) -> None:
    """Bytes of the file, or of the text in it, are other ones."""
    path = tmp_path_factory.mktemp("damaged") / "own.docx"
    whole = bytearray(shipped_template().read_bytes())
    texts = parts(bytes(whole))
    changed = whole
    inside = data.draw(st.booleans())
    if inside:
        changed = bytearray(texts["word/document.xml"])
    for _ in range(data.draw(st.integers(1, 3))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    if inside:
        with zipfile.ZipFile(path, "w") as package:
            for name, content in {**texts, "word/document.xml": bytes(changed)}.items():
                package.writestr(name, content)
    else:
        path.write_bytes(changed)
    with contextlib.suppress(GoodTermsError):
        rendered(path)


def test_a_template_of_too_many_parts_or_bytes_is_refused(tmp_path) -> None:
    for parts_more, size in ((2001, 1), (1, 8_000_001)):
        path = own(tmp_path, "{{ body }}")
        with zipfile.ZipFile(path, "a", zipfile.ZIP_STORED) as package:
            for number in range(parts_more):
                package.writestr(f"word/media/{number}.png", b"x" * size)
        with pytest.raises(GoodTermsError, match="too large"):
            rendered(path)


def test_a_template_that_is_not_there_is_refused(tmp_path) -> None:
    with pytest.raises(GoodTermsError, match="cannot be read"):
        rendered(tmp_path / "none.docx")
