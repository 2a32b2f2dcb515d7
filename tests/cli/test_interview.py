"""The interview in the terminal."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from coach.cli.interview import TerminalInterview
from coach.content.answers.answers import read_answers
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


def answered(saved: dict[str, str], *expected: tuple[str, str]) -> bool:
    """Whether these are the first answers."""
    return list(saved.items())[: len(expected)] == list(expected)


def test_back_keeps_the_answers_that_it_goes_back_over(
    interview: Interview, tmp_path: Path
) -> None:
    file = tmp_path / "answers.yaml"
    interview("1\n1\n1\n", file)
    before = interview.saved(file)
    _, out = interview("b\nb\nb\n", file)
    assert interview.saved(file) == before
    assert out.count("Enter keeps it and goes on.") == 3
    assert " *1  I am thinking of parting" in out


def test_enter_keeps_an_answer_and_goes_on_and_a_number_changes_it(
    interview: Interview, tmp_path: Path
) -> None:
    file = tmp_path / "answers.yaml"
    interview("1\n1\n1\nb\nb\nb\n\n3\n\n1\n", file)
    saved = interview.saved(file)
    said = ("way-in", "parting"), ("decider", "with-approval"), ("demand", "never")
    assert answered(saved, *said, ("conduct", "fine"))
    assert len(saved) == 4  # after what was kept, the open question was answered


def test_a_finished_file_can_be_gone_back_into(interview: Interview, tmp_path: Path) -> None:
    file = tmp_path / "answers.yaml"
    interview("d\n" * 40, file)
    before = interview.saved(file)
    status, out = interview("b\nb\n1\n\n\n", file)
    after = interview.saved(file)
    assert status == 0
    assert "Everything is answered." in out
    changed = [name for name in before if before[name] != after[name]]
    assert len(changed) == 1
    status, out = interview("", file)
    assert "Going on from" in out


@pytest.mark.parametrize("word", ["q", "quit", "exit", " Q "])
def test_a_word_leaves_and_nothing_said_is_lost(
    interview: Interview, tmp_path: Path, word: str
) -> None:
    file = tmp_path / "answers.yaml"
    status, out = interview(f"1\n1\n{word}\n1\n1\n", file)
    assert status == 1
    assert "q leaves at any time, and so does Ctrl+C" in " ".join(out.split())
    assert f"Your answers are in '{file}'." in out
    assert len(interview.saved(file)) == 2


def test_without_a_file_the_beginning_says_that_nothing_is_kept(interview: Interview) -> None:
    _, out = interview("q\n")
    assert "Ctrl+C: and nothing is kept" in " ".join(out.split())
    assert "'--save FILE' keeps the answers" in out


MINE = """\
# Halden, before Thursday
answers:   # what I know
  # the first thing
  way-in: parting  # for now

  decider: "me"
  # ask Bo about the rest
client:  # facts
  contact: Ana   # with one n
  # nothing more
"""


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_the_comments_of_the_user_stay_in_the_file(
    interview: Interview, tmp_path: Path, ending: str
) -> None:
    file = tmp_path / "answers.yaml"
    file.write_bytes(MINE.replace("\n", ending).encode())
    interview("1\n", file)  # the open question is the third
    text = file.read_bytes().decode()
    assert all(line in text.split(ending) for line in MINE.splitlines())
    assert list(interview.saved(file)) == ["way-in", "decider", "demand"]
    interview("b\nb\nb\n2\n", file)
    text = file.read_bytes().decode()
    assert "  way-in: leaving  # for now" in text
    assert "# ask Bo about the rest" in text
    assert "  contact: Ana   # with one n" in text


@pytest.mark.parametrize(
    "text",
    [
        "# mine\nanswers: {}\n# too\n",
        "# mine\n# too\nanswers: {way-in: parting}\nclient: {contact: Ana}\n",
        '# mine\n# too\n{"answers": {"way-in": "parting"}}\n',
        "client:\n  contact: Ana # mine\n# too\nanswers:\n  way-in: parting\n",
        "answers:\n# mine\n    way-in: 'parting'   # too",
    ],
)
def test_comments_stay_whatever_way_the_file_is_written(
    interview: Interview, tmp_path: Path, text: str
) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text(text, encoding="utf-8")
    interview("1\n1\n", file)
    written = file.read_text(encoding="utf-8")
    assert "# mine" in written
    assert "# too" in written
    assert len(interview.saved(file)) == 2 + ("parting" in text)
    assert ("Ana" in written) is ("Ana" in text)
