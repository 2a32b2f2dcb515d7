"""`good-terms ear`, by its user's means."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from coach.cli import main as cli
from coach.content.library import ContentLibrary
from coach.domain.wording import MarkSource
from coach.engine.wording.checker import hear_text
from coach.paths import pack_folder
from tests.cli.test_main import documented
from tests.engine.ear_sets import entries

TEXT = "Maria, 😀 I’ll be plain.\r\nYou are a difficult client.\r\n"


@pytest.fixture(scope="session")
def data(tmp_path_factory):
    return tmp_path_factory.mktemp("ear") / "data"


@pytest.fixture
def run(data, capsys, monkeypatch):
    def command(*arguments, typed=""):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(typed.encode())))
        status = cli.run(cli.parse(["--data", str(data), "ear", *arguments]))
        return status, *capsys.readouterr()

    return command


@pytest.fixture
def file(tmp_path):
    path: Path = tmp_path / "text.txt"
    path.write_bytes(TEXT.encode())
    return path


@pytest.fixture
def suspected():
    """A sentence that no pattern knows and the model marks."""
    ear = ContentLibrary(pack_folder(), None).ear
    for text, _ in entries("library.yaml"):
        marks = hear_text(text, ear)
        if len(marks) == 1 and marks[0].source is MarkSource.MODEL:
            return text
    raise AssertionError


def test_json_has_the_documented_keys_and_offsets_into_the_text(run, file):
    status, out, _ = run(str(file), "--json")
    (mark,) = json.loads(out)
    assert status == 0
    assert set(mark) == documented("ear --json")
    assert mark["category"] == "label"
    assert TEXT[mark["start"] : mark["end"]] == "You are a difficult"


def test_what_only_the_model_marks_is_perhaps_and_names_what_weighs(run, suspected):
    _, out, _ = run("-", "--json", typed=suspected)
    (mark,) = json.loads(out)
    assert (mark["source"], suspected[mark["start"] : mark["end"]]) == ("model", suspected)
    heavy = [suspected[each["start"] : each["end"]] for each in mark["heavy"]]
    assert heavy
    shown = run("-", typed=suspected)[1]
    assert f"line 1, perhaps {mark['category']}:" in shown
    assert "what weighs here:" in shown
    assert all(f"“{words}”" in " ".join(shown.split()) for words in heavy)


def test_what_is_typed_is_heard(run):
    status, out, _ = run("-", typed="Pay by Friday, or else.")
    assert status == 0
    assert "line 1, threat:" in out
    assert "instead:" in out


def test_a_good_text_has_nothing_to_mark(run):
    assert run("-", typed="We have decided to end our work on 30 June.")[1] == "Nothing to mark.\n"
    assert run("-", "--json", typed="")[1] == "[]\n"


@pytest.mark.parametrize("name", ["nobody.txt", ".", "a\0b"])
def test_what_cannot_be_read_is_refused(run, name):
    status, out, err = run(name)
    assert (status, out) == (2, "")
    assert err.startswith("good-terms: ")


def test_what_is_not_text_is_refused_with_its_line(run, file):
    file.write_bytes(b"good\n\xff\xfe")
    status, _, err = run(str(file))
    assert status == 2
    assert "Line 2" in err


def test_a_text_that_is_too_large_is_refused(run, file):
    file.write_bytes(b"a " * 600_000)
    assert run(str(file))[0] == 2
