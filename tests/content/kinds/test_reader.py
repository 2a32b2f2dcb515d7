"""What a YAML file is refused for, and that nothing makes the reader fall over."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.content.checks.check import read_pack
from coach.content.kinds.locations import Faults
from coach.content.kinds.markdown import line_block, read_markdown, sections
from coach.content.kinds.reader import read_yaml
from coach.errors import ContentError

SMALL = Path(__file__).parents[2] / "files" / "packs" / "small"
FILES = [
    "pack.yaml",
    "interview/questions.yaml",
    "interview/rules.yaml",
    "talk/part/news.md",
    "scripts/too-small/first-sentence.md",
    "reactions/why-now.md",
]


YAML = [
    ("pack.yaml", "id: small", "id: small\nid: large", "id: large", "stands here twice"),
    ("pack.yaml", "id: small", "id: &here small", "id: &here", "Anchors (&here)"),
    ("pack.yaml", "licence: MIT", "licence: *here", "*here", "Aliases"),
    ("pack.yaml", "id: small", "id: !!str small", "!!str", "Tags"),
    ("pack.yaml", "title: A small", "title: Sad: a small", "Sad:", "This cannot be read"),
    ("pack.yaml", "tones: [warm]", "tones: [warm]\n---\na: b", "---", "second document"),
    ("pack.yaml", "id: small", "[a, b]: small", "[a, b]", "cannot be a key"),
    ("pack.yaml", "tones: [warm]", f"tones: {'[' * 20}", "tones:", "nested more than"),
    ("pack.yaml", "MIT", "M\x07T", "M\x07T", "not text (U+0007)"),
    ("pack.yaml", "id: small", "%TAG ! x:\n---\nid: small", "%TAG", "Directives"),
]


@pytest.mark.parametrize("edit", YAML, ids=lambda edit: edit[-1])
def test_yaml_beyond_plain_text_is_refused(refused, edit):
    refused(*edit)


@pytest.mark.parametrize(
    "text",
    ["yes", "no", "12:30:45", "0123", "1e3", "null", "~", "2026-06-30", "=", "<<", "0x1F", "1_000"],
)
def test_every_value_stays_the_text_that_was_written(text):
    faults = Faults()
    document = read_yaml(f"a: {text}\nb: '{text}'\n", "a.yaml", faults)
    assert document is not None
    assert document.data == {"a": text, "b": text}


def test_every_value_knows_its_line():
    text = "a:\n  - b: 1\n    c: |\n      long\n      text\n  - d:\n      - 2\n"
    document = read_yaml(text, "a.yaml", Faults(), first_line=11)
    assert document is not None
    lines = {path: document.place(*path).line for path in document.lines}
    assert lines == {
        (): 11,
        ("a",): 11,
        ("a", 0): 12,
        ("a", 0, "b"): 12,
        ("a", 0, "c"): 13,
        ("a", 1): 16,
        ("a", 1, "d"): 16,
        ("a", 1, "d", 0): 17,
    }
    assert document.place("a", 1, "missing", "more").line == 16


def test_a_text_of_brackets_is_refused_at_once():
    faults = Faults()
    assert read_yaml("[" * 1_000_000, "a.yaml", faults) is None
    assert "nested more than" in faults.all()[0].what


def test_an_empty_file_is_read_as_empty_text():
    assert read_yaml("", "a.yaml", Faults()) is not None
    document = read_yaml("# only a comment\n", "a.yaml", Faults())
    assert document is not None
    assert document.data == ""


@pytest.mark.parametrize(
    "text", ["שלום: مرحبا 👩🏽‍🚀", "a: Zażółć\u200d \u200f\u202e x", "ключ: 值"]
)
def test_any_language_is_kept(text):
    document = read_yaml(text, "a.yaml", Faults())
    assert document is not None
    key, _, value = text.partition(": ")
    assert document.data == {key: value}


_SIGNS = st.sampled_from([*"ab:-[]{}\"'&*!|>#%@`,?\n \t\\.~=", "---\n", "a: ", "\n- ", "\n  "])
_TEXTS = st.one_of(st.text(), st.lists(_SIGNS, max_size=40).map("".join))


@given(text=_TEXTS)
def test_no_text_makes_the_reader_fall_over(text):
    faults = Faults()
    document = read_yaml(text, "a.yaml", faults)
    assert (document is None) == bool(len(faults))
    assert all(1 <= fault.line <= text.count("\n") + 2 for fault in faults.all())


@pytest.mark.parametrize("text", [r'a: "\ud800"', r'a: "\U99999999"', "a: \ud800", "a: \x00"])
def test_what_is_no_character_is_refused(text):
    faults = Faults()
    assert read_yaml(text, "a.yaml", faults) is None
    assert len(faults) == 1


@given(text=_TEXTS)
def test_both_parsers_of_yaml_agree(text):
    try:
        expected = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - text only
    except (yaml.YAMLError, TypeError):
        return
    document = read_yaml(text, "a.yaml", Faults())
    assert document is None or document.data == ("" if expected is None else expected)


@given(text=_TEXTS, body=_TEXTS)
def test_no_text_makes_the_markdown_reader_fall_over(text, body):
    faults = Faults()
    page = read_markdown(f"---\n{text}\n---\n{body}", "a.md", faults)
    if page is not None:
        for section in sections(page, faults):
            line_block("a.md", section, faults)


@given(file=st.sampled_from(FILES), text=_TEXTS, at=st.floats(0, 1))
@settings(max_examples=60)
def test_no_file_of_a_pack_makes_the_check_raise_anything_but_a_content_error(file, text, at):
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "small"
        shutil.copytree(SMALL, copy)
        whole = (copy / file).read_text(encoding="utf-8")
        cut = int(len(whole) * at)
        raw = (whole[:cut] + text + whole[cut:]).encode("utf-8", "surrogatepass")
        (copy / file).write_bytes(raw)
        with contextlib.suppress(ContentError):
            read_pack(copy)
