"""Files: sealed, opened, and refused whole where they are not what they were."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from coach.domain.practice.sealed import FORMAT, NameLevel, SealChoice, SealedKind
from coach.errors import GoodTermsError, SealRefused, TextRefused, WrongPassphrase
from coach.services.sealed import cipher
from coach.services.sealed.format import decode, encode
from tests.services.sealed.conftest import NAMES, NEVER, PASSPHRASE, answered

OTHER = "kettle harbour pencil mess"  # a letter is another one


@pytest.fixture(scope="module")
def locked():
    """Something that was locked once for all tests."""
    return cipher.lock(b"so it was", PASSPHRASE)


def test_a_sealed_case_opens_with_its_passphrase_and_holds_no_secret_outside(
    rep, full_case, boss, tmp_path
):
    choice = SealChoice(names=NameLevel.FULL, figures=True)
    document = rep.seals.sealed(SealedKind.CASE, full_case, choice).document
    path = tmp_path / rep.seals.suggested_name(SealedKind.CASE)
    rep.seals.sealing(document, PASSPHRASE, path)()
    content = path.read_bytes()
    assert content.startswith(b"age-encryption.org/v1\n-> scrypt ")
    plain = content.lower()
    secrets = [each for each in (*NAMES, *NEVER, PASSPHRASE, "verdict") if len(each) > 4]
    assert [each for each in secrets if each.encode() in plain] == []
    assert boss.seals.opening(path, PASSPHRASE)() == document


def test_any_program_for_age_files_opens_it(locked):
    pyrage = pytest.importorskip("pyrage")
    assert pyrage.passphrase.decrypt(locked, PASSPHRASE) == b"so it was"


def test_a_wrong_passphrase_costs_nothing(locked):
    for wrong in (OTHER, "", PASSPHRASE.upper(), PASSPHRASE + " "):
        with pytest.raises(WrongPassphrase) as refused:
            cipher.unlock(locked, wrong)
        assert str(refused.value) == (
            "This passphrase does not open the file. Nothing was opened, and you can try as often "
            "as you like. Type it again, as it was given to you: capitals and blanks count. If it "
            "is the right one, the file was changed on its way: ask for it once more."
        )
    assert cipher.unlock(locked, PASSPHRASE) == b"so it was"


def changed(content, place):
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content[:-1],
        lambda content: content[: len(content) // 2],
        lambda content: content[:30],
        lambda content: content + b"\0",
        lambda content: content + content,
        lambda content: changed(content, -3),  # what was locked
        lambda content: changed(content, 150),  # the header's own mark
        lambda content: content.replace(b"\n", b"\r\n"),  # as some mail programs do
    ],
)
def test_a_file_that_was_cut_or_changed_is_refused_whole(locked, spoil):
    with pytest.raises(SealRefused) as refused:
        cipher.unlock(spoil(locked), PASSPHRASE)
    assert refused.value.what
    assert refused.value.safe
    assert refused.value.todo


def test_a_changed_salt_cannot_be_told_from_a_wrong_passphrase_and_says_so(locked):
    letter = b"C" if locked[60:61] == b"B" else b"B"
    with pytest.raises(WrongPassphrase, match="the file was changed on its way"):
        cipher.unlock(locked[:60] + letter + locked[61:], PASSPHRASE)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "is empty"),
        (b"PK\x03\x04 a zip", "no sealed file"),
        ("ÿþ".encode("utf-16"), "no sealed file"),
        (b"age-encryption.org/v2\n-> scrypt x 18\n", "newer version"),
        (b"age-encryption.org/v1\n-> X25519 abc\n", "by a key"),
        (b"age-encryption.org/v1\n-> scrypt c2FsdA 18\n", "cut or changed"),
        (b"age-encryption.org/v1\n-> scrypt GTr5OTz/6dGlW5nGzTkEmQ 22\n", "more memory"),
        (b"age-encryption.org/v1" + b"\0" * cipher.MOST_BYTES, "too large"),
    ],
)
def test_what_is_no_sealed_file_is_refused_before_any_work(content, what):
    with pytest.raises(SealRefused, match=what) as refused:
        cipher.refuse_header(content)
    assert refused.value.todo


def test_what_cannot_be_read_is_told_by_its_name(boss, tmp_path):
    for path in (tmp_path / "nowhere.goodterms", tmp_path):
        with pytest.raises(GoodTermsError, match="cannot be read"):
            boss.seals.opening(path, PASSPHRASE)()


def test_a_huge_file_is_read_no_further_than_it_may_be(boss, tmp_path):
    path = tmp_path / "huge.goodterms"
    with path.open("wb") as file:
        file.truncate(10 * 1024**3)  # of holes
    with pytest.raises(SealRefused):
        boss.seals.opening(path, PASSPHRASE)()


# -- inside


@pytest.fixture
def document(rep):
    return rep.seals.sealed(SealedKind.CASE, answered(rep), SealChoice()).document


def test_of_a_newer_version_nothing_is_guessed(document):
    newer = msgspec.json.decode(encode(document))
    newer |= {"format": FORMAT + 1, "surprise": {"yes": 1}}
    with pytest.raises(SealRefused, match="A newer version"):
        decode(msgspec.json.encode(newer))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"so it was",
        b"[]",
        b"{}",
        b'{"@":"Comment"}',
        b"\xff",
        b"[" * 100_000,
        b'{"@":"SealedDocument","format":"1"}',
    ],
)
def test_what_another_program_locked_is_told_as_such(content):
    with pytest.raises(SealRefused, match="did not seal"):
        decode(content)


def spoilt(document):
    """The document with one thing in it that makes no sense, in many ways."""
    whole = msgspec.json.decode(encode(document))
    item, line = whole["item"], whole["item"]["sections"][0]["lines"][0]
    comment = {
        "@": "Comment", "id": "01a217ba-1200-7001-aa5c-c23f50466aec", "item": whole["about"],
        "anchor": "", "author": "M", "text": "Shorter.", "at": "2026-11-26T12:00:00Z",
    }  # fmt: skip
    yield {**whole, "surprise": 1}
    yield {**whole, "id": "../../etc"}
    yield {**whole, "about": "another"}
    yield {**whole, "format": 0}
    yield {**whole, "made_at": "2026-11-26T12:00:00"}  # without a zone
    yield {**whole, "made_at": "9999-11-26T12:00:00Z"}
    yield {**whole, "made_at": "9999-12-31T23:59:59-14:00"}  # no day that there is, elsewhere
    yield {**whole, "kind": "secret"}
    yield {**whole, "kind": "run"}  # and the item is a case
    yield {**whole, "item": {**item, "id": whole["id"]}}
    yield {**whole, "item": {**item, "title": "x" * 2001}}
    long = {**line, "text": "x" * 20_001}
    yield {**whole, "item": {**item, "sections": [{**item["sections"][0], "lines": [long]}]}}
    many = [{**item["sections"][0], "lines": [line] * 1001}]
    yield {**whole, "item": {**item, "sections": many}}
    yield {**whole, "item": {**item, "sections": [{**item["sections"][0], "lines": []}] * 1001}}
    for bad in (
        {"id": "c1"}, {"item": whole["id"]}, {"text": "x" * 20_001}, {"revision": 0},
        {"at": "0001-01-01T00:00:00Z"}, {"at": "0001-01-01T00:00:00+14:00"},
        {"anchor": "x" * 2001}, {"removed": 1},
    ):  # fmt: skip
        yield {**whole, "comments": [{**comment, **bad}]}
    yield {**whole, "comments": [comment] * 2001}


def test_what_makes_no_sense_is_refused_whole(document):
    for each in spoilt(document):
        with pytest.raises(SealRefused, match="makes no sense"):
            decode(msgspec.json.encode(each))


def test_what_is_at_its_bounds_is_let_in(document):
    item = replace(document.item, title="x" * 2000)
    assert decode(encode(replace(document, item=item))).item.title == "x" * 2000


def test_what_could_not_be_opened_is_not_sealed(rep, document, tmp_path):
    line = document.item.sections[0].lines[0]
    sections = (replace(document.item.sections[0], lines=(line,) * 1001),)
    large = replace(document, item=replace(document.item, sections=sections))
    with pytest.raises(SealRefused) as refused:
        rep.seals.sealing(large, PASSPHRASE, tmp_path / "case.goodterms")()
    assert refused.value.what == "This is too much for one sealed file."
    assert refused.value.todo == "Choose less of it."
    assert not (tmp_path / "case.goodterms").exists()


# -- the passphrase


@pytest.mark.parametrize(("passphrase", "fits"), [("1234567", False), ("12345678", True)])
def test_a_passphrase_has_eight_characters_or_more(rep, document, tmp_path, passphrase, fits):
    path = tmp_path / "case.goodterms"
    if fits:
        assert callable(rep.seals.sealing(document, passphrase, path))
    else:
        with pytest.raises(TextRefused, match="at least 8"):
            rep.seals.sealing(document, passphrase, path)
    assert not path.exists()


def test_a_blank_that_was_copied_along_and_another_way_to_write_an_accent_open_it_too(
    rep, boss, document, tmp_path
):
    path = tmp_path / "case.goodterms"
    rep.seals.sealing(document, "caf\u00e9 pencil moss", path)()
    assert boss.seals.opening(path, " cafe\u0301 pencil moss\n")() == document


@pytest.mark.parametrize("passphrase", ["        ", "  1234567  "])
def test_blanks_around_a_passphrase_do_not_count(rep, document, tmp_path, passphrase):
    with pytest.raises(TextRefused, match="at least 8"):
        rep.seals.sealing(document, passphrase, tmp_path / "a")


def test_a_passphrase_can_have_two_hundred_characters(rep, document, tmp_path):
    rep.seals.sealing(document, "é" * 200, tmp_path / "a")
    with pytest.raises(TextRefused, match="200"):
        rep.seals.sealing(document, "é" * 201, tmp_path / "a")


def test_a_passphrase_is_judged_and_the_names_of_the_case_help_little(rep, full_case):
    def strength(passphrase):
        return rep.seals.advice(passphrase, SealedKind.CASE, full_case).strength.value

    told = {each: strength(each) for each in ("", "short", "password1", PASSPHRASE, "x" * 100)}
    assert told == {
        "": "none", "short": "short", "password1": "weak", PASSPHRASE: "strong", "x" * 100: "weak"
    }  # fmt: skip
    assert strength("HaldenTools") == "weak"


def test_a_suggested_passphrase_is_strong_and_another_each_time(rep):
    one, other = rep.seals.suggested_passphrase(), rep.seals.suggested_passphrase()
    assert one != other
    assert re.fullmatch(r"[a-z]+( [a-z]+){4}", one)
    assert rep.seals.advice(one, SealedKind.CASE, answered(rep)).strength.value == "strong"


def test_the_passphrase_stands_in_no_data_file(rep, document, tmp_path):
    rep.seals.sealing(document, PASSPHRASE, tmp_path / "case.goodterms")
    assert rep.seals.passphrase_of(document.about) == PASSPHRASE
    rep.export.save(tmp_path / "all.json")
    assert PASSPHRASE not in (tmp_path / "all.json").read_text(encoding="utf-8")


# -- where it cannot be done


def test_without_the_part_that_seals_it_is_said_and_nothing_is_written(
    rep, document, tmp_path, monkeypatch
):
    blocked = tmp_path / "blocked"
    blocked.mkdir()
    (blocked / "pyrage.py").write_text("raise ImportError\n")
    monkeypatch.setenv("PYTHONPATH", str(blocked))
    path = tmp_path / "case.goodterms"
    with pytest.raises(SealRefused, match="cannot be sealed or opened on this computer"):
        rep.seals.sealing(document, PASSPHRASE, path)()
    assert not path.exists()


def test_where_no_other_process_can_be_started_it_is_done_in_this_one(locked, monkeypatch):
    monkeypatch.setattr(sys, "executable", str(Path(__file__).with_name("no-such-python")))
    assert cipher.unlock(locked, PASSPHRASE) == b"so it was"
