"""The interview in the terminal."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from coach.cli_interview import TerminalInterview
from coach.content.answers import read_answers
from coach.content.library import ContentLibrary
from coach.paths import pack_folder


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> ContentLibrary:
    return ContentLibrary(pack_folder(), tmp_path_factory.mktemp("cache"))


class Interview:
    """A terminal in which something is typed."""

    def __init__(self, content, capsys, monkeypatch) -> None:
        self._content, self._capsys, self._monkeypatch = content, capsys, monkeypatch

    def __call__(self, typed: str, save: Path | None = None) -> tuple[int, str]:
        """The exit status, and what was shown."""
        self._monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        status = TerminalInterview(self._content, save).run()
        return status, self._capsys.readouterr().out

    def saved(self, file: Path) -> dict[str, str]:
        """The answers in a file."""
        return dict(read_answers(file, self._content.interview, self._content.talk.facts).answers)


@pytest.fixture
def interview(content, capsys, monkeypatch) -> Interview:
    return Interview(content, capsys, monkeypatch)


def test_answering_everything_ends_in_verdict_talk_and_plan(interview: Interview) -> None:
    status, out = interview("d\n" * 40)
    assert status == 0
    assert "GATHER: " in out
    assert "The talk: " in out
    assert "Not known yet" in out


def test_ids_of_options_and_numbers_answer(interview: Interview, tmp_path: Path) -> None:
    file = tmp_path / "answers.yaml"
    interview("parting\n1\ns\n", file)
    assert list(interview.saved(file).items())[:2] == [("way-in", "parting"), ("decider", "me")]
    assert "skip" in interview.saved(file).values()


def test_leaving_early_keeps_what_was_answered(interview: Interview, tmp_path: Path) -> None:
    file = tmp_path / "answers.yaml"
    status, out = interview("1\n", file)
    assert status == 1
    assert "not finished" in out
    assert interview.saved(file) == {"way-in": "parting"}


def test_an_interview_that_was_left_goes_on(interview: Interview, tmp_path: Path) -> None:
    file = tmp_path / "answers.yaml"
    interview("1\n", file)
    _, out = interview("1\n", file)
    assert "1 answer is there" in out
    assert len(interview.saved(file)) == 2


def test_back_asks_again(interview: Interview, tmp_path: Path) -> None:
    file = tmp_path / "answers.yaml"
    interview("1\nb\n2\n", file)
    assert interview.saved(file) == {"way-in": "leaving"}


def test_answers_off_the_path_stay_in_the_file(interview: Interview, tmp_path: Path) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text("answers: {way-in: parting, control: yes}\n", encoding="utf-8")
    interview("1\n", file)
    assert interview.saved(file)["control"] == "yes"


def test_back_at_the_first_question_and_nonsense_are_answered(interview: Interview) -> None:
    _, out = interview("b\n99\nwhat\n?\n")
    assert "This is the first question." in out
    assert out.count("Please type a number") == 2


def test_ctrl_c_says_what_was_kept(
    interview: Interview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def press(_: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.input", press)
    status, out = interview("", tmp_path / "answers.yaml")
    assert status == 130
    assert "Your answers are in" in out


def test_a_file_that_is_not_an_answers_file_is_left_alone(
    interview: Interview, tmp_path: Path
) -> None:
    from coach.errors import GoodTermsError

    file = tmp_path / "precious.txt"
    file.write_text("my novel", encoding="utf-8")
    with pytest.raises(GoodTermsError):
        interview("1\n", file)
    assert file.read_text(encoding="utf-8") == "my novel"
