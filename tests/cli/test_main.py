"""The command line, by its commands."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from coach.cli import main as cli
from coach.cli.commands import library

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "files" / "cases"
SMALL = ROOT / "tests" / "files" / "packs" / "small"
BASH = shutil.which("bash") or "/bin/sh"
BOOKKEEPING = str(CASES / "bookkeeping.yaml")


class Ran(NamedTuple):
    """What a command did."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One data folder for all, so that the content is compiled once."""
    return tmp_path_factory.mktemp("cli") / "data"


@pytest.fixture
def run(data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command with what is typed."""

    def command(*arguments: str, typed: str = "") -> Ran:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        status = cli.run(cli.parse(["--data", str(data), *arguments]))
        return Ran(status, *capsys.readouterr())

    return command


def documented(heading: str) -> set[str]:
    """The keys that the README documents under a heading."""
    text = (ROOT / "README.md").read_text(encoding="utf-8").split(f"### `{heading}`")[1]
    rows = re.findall(r"^\| (`.*?) \|", text.split("\n#")[0], flags=re.MULTILINE)
    return {key for row in rows for key in re.findall(r"`(\w+)`", row)}


def test_every_key_of_a_diagnosis_is_documented(run: Run) -> None:
    ran = run("diagnose", BOOKKEEPING, "--json")
    found = json.loads(ran.out)
    assert set(found) == documented("diagnose --json")
    assert found["verdict"] == "REPRICE"
    assert all(0 <= share <= 1 for share in found["causes"].values())
    assert set(found["causes"]) == set(found["cause_answers"])
    assert found["reasons"][0]["decides"]
    assert found["pack"]["id"] == "good-terms"


def test_flips_and_losing_rules_are_told(run: Run) -> None:
    found = json.loads(run("diagnose", BOOKKEEPING, "--json").out)
    first = found["flips"][0]
    assert set(first) == {"changes", "verdict", "opens", "could", "changeable"}
    assert first["changeable"] == "mine"
    assert {len(flip["changes"]) for flip in found["flips"]} == {1, 2}
    assert all((flip["verdict"] is None) is flip["opens"] for flip in found["flips"])
    lost = next(each for each in found["losing"] if each["rule"] == "worth-unclear")
    assert (lost["verdict"], lost["defeat"], lost["to"]) == (
        "GATHER",
        "order",
        found["reasons"][0]["rule"],
    )


def test_every_key_of_a_question_is_documented(run: Run) -> None:
    questions = json.loads(run("questions", "--json").out)["questions"]
    assert all(set(question) == documented("questions --json") for question in questions)
    assert all(question["options"] for question in questions)


def test_questions_can_be_read(run: Run) -> None:
    out = run("questions").out
    assert "way-in" in out
    assert "asked when" in out


def test_a_diagnosis_can_be_read(run: Run) -> None:
    out = run("diagnose", BOOKKEEPING).out
    assert out.startswith("REPRICE: ")
    assert "Because you told us" in out
    assert "%" not in out
    assert re.search(r"  - \w+: \d points", out)


def test_the_sentence_that_decided_comes_first_and_is_the_same_everywhere(run: Run) -> None:
    because = json.loads(run("diagnose", BOOKKEEPING, "--json").out)["because"]
    text = " ".join(run("diagnose", BOOKKEEPING).out.split())
    assert re.match(r"REPRICE: [^=-]+[=-]+ " + re.escape(because), text)
    brief = run("brief", BOOKKEEPING, "--format", "md").out
    assert brief.index(because) < brief.index("## ")


def test_verdicts_are_named_in_lists_and_days_are_counted_well(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text("answers: {conduct: dont-know}\n", encoding="utf-8")
    out = " ".join(run("diagnose", str(file)).out.split())
    assert " (HANDOVER): " in out
    assert "- HANDOVER" not in out
    assert "1 days" not in out
    assert "answer the question about the worst that was done again" in out


@pytest.mark.parametrize(
    "case",
    sorted(set(CASES.glob("*.yaml")) - {CASES / "expected.yaml"}),
    ids=lambda case: case.stem,
)
def test_no_sentence_ends_twice(interview_text: Callable[[Path], str], case: Path) -> None:
    assert "?." not in interview_text(case)
    assert ".." not in interview_text(case)


@pytest.fixture
def interview_text(data: Path) -> Callable[[Path], str]:
    """The talk and the plan of an answers file, as the terminal shows them."""
    from coach.cli.case import read_case
    from coach.cli.text import talk_text

    content = library(cli.parse(["--data", str(data)]))
    return lambda path: talk_text(read_case(content, path))


def test_answers_that_were_not_needed_are_named(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text("answers: {conduct: severe, last-touch: recent}\n", encoding="utf-8")
    assert json.loads(run("diagnose", str(file), "--json").out)["ignored"] == ["last-touch"]


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (
            b"answers: {conductt: fine}\n",
            "answers.yaml:1: Unknown question 'conductt'. Did you mean 'conduct'",
        ),
        (b"answers: {conduct: rud}\n", "Did you mean 'rude'"),
        (b"answers:\n  conduct: fine\n  conduct: rude\n", "answers.yaml:3:"),
        (b"client: {last_day: soon}\nanswers: {}\n", "is not a date"),
        (b"\xff\xfe\n", "not UTF-8"),
        (b"- a\n", "not an answers file"),
        (b"", "not an answers file"),
    ],
)
def test_faulty_answers_are_refused_in_one_message(
    run: Run, tmp_path: Path, raw: bytes, says: str
) -> None:
    file = tmp_path / "answers.yaml"
    file.write_bytes(raw)
    for command in (["diagnose"], ["brief", "--format", "md"]):
        ran = run(*command, str(file))
        assert (ran.status, ran.out) == (2, "")
        assert says in ran.err


@pytest.mark.parametrize("name", ["missing.yaml", "."])
def test_a_file_that_cannot_be_read_is_named(run: Run, tmp_path: Path, name: str) -> None:
    ran = run("diagnose", str(tmp_path / name))
    assert ran.status == 2
    assert "cannot be read" in ran.err


@pytest.mark.parametrize("form", ["md", "html", "pdf"])
def test_a_brief_is_written_to_a_file(qapp, run: Run, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"brief.{form}"
    ran = run("brief", BOOKKEEPING, "--format", form, "-o", str(file))
    assert ran == (0, "", "")
    assert len(file.read_bytes()) > 1000
    assert list(tmp_path.iterdir()) == [file]


def test_a_brief_is_written_to_the_terminal(run: Run) -> None:
    assert run("brief", BOOKKEEPING, "--format", "md").out.startswith("# ")


@pytest.mark.parametrize("place", ["", "missing/brief.md", "/dev/full"])
def test_a_brief_that_cannot_be_written_is_refused(run: Run, tmp_path: Path, place: str) -> None:
    if place == "/dev/full" and not Path(place).exists():
        pytest.skip("no such device here")
    ran = run("brief", BOOKKEEPING, "--format", "md", "-o", str(tmp_path / place))
    assert ran.status == 2
    assert len(ran.err.splitlines()) == 1
    assert not list(tmp_path.iterdir())


def test_a_file_without_end_is_refused(run: Run) -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("no such device here")
    assert "larger than 1 MiB" in run("diagnose", "/dev/zero").err


def in_shell(line: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    """What a line does in a shell, where `gt` is the program."""
    return subprocess.run(
        [BASH, "-c", f'gt() {{ "$PYTHON" -m coach "$@"; }}; {line}'],
        env={**os.environ, "PYTHON": sys.executable, **more},
        cwd=ROOT,
        capture_output=True,
        check=False,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell")
@pytest.mark.parametrize(
    ("line", "status", "says"),
    [
        ("printf '\\377\\n' | gt interview", 1, b"Please type a number"),
        ("gt interview <&-", 1, b"not finished"),
        ("gt questions >&-", 2, b"standard output is closed"),
    ],
)
def test_odd_streams_are_no_reason_to_fail(line: str, status: int, says: bytes) -> None:
    ran = in_shell(line)
    assert ran.returncode == status, ran.stderr
    assert says in ran.stdout + ran.stderr


def test_a_device_stays_a_device(run: Run) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no such device here")
    ran = run("brief", BOOKKEEPING, "--format", "md", "-o", "/dev/full")
    assert "full" in ran.err
    assert Path("/dev/full").is_char_device()


def test_the_built_in_content_has_no_faults(run: Run) -> None:
    ran = run("check")
    assert ran.status == 0, ran.out
    assert "12 gates" in ran.out


def test_every_fault_is_named_with_its_line(run: Run, tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path / "mine")
    assert run("check", str(tmp_path / "mine")).status == 0
    (tmp_path / "mine" / "pack.yaml").write_text("id: mine\nnonsense: 1\n", encoding="utf-8")
    ran = run("check", str(tmp_path / "mine"))
    assert ran.status == 1
    assert "pack.yaml:2:" in ran.err
    assert ran.out == ""


def test_a_pack_that_is_not_there_is_bad_input(run: Run, tmp_path: Path) -> None:
    assert run("check", str(tmp_path / "none")).status == 2
    assert run("check", BOOKKEEPING).status == 2


@pytest.mark.parametrize(
    "arguments", [["dance"], ["brief", "x"], ["brief", "x", "--format", "rtf"]]
)
def test_a_command_that_is_not_clear_exits_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.parse(arguments)
    assert left.value.code == 2


def test_a_cache_that_cannot_be_written_does_no_harm(run: Run, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "blocked-cache").write_text("a file where the folder would be")
    ran = run("--data", str(tmp_path / "blocked"), "diagnose", BOOKKEEPING, "--json")
    assert json.loads(ran.out)["verdict"] == "REPRICE"


PAPERS = ("brief", "cue-card", "script", "notice", "hand-over")
PARTING = str(Path(__file__).parents[1] / "files" / "cases" / "payroll.yaml")


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("form", ["md", "txt", "html", "docx", "pdf"])
def test_every_paper_is_written_in_every_form(
    qapp, run: Run, tmp_path: Path, paper: str, form: str
) -> None:
    file = tmp_path / f"paper.{form}"
    command = ["brief", PARTING, "--format", form, "--paper", paper, "--size", "letter"]
    ran = run(*command, "--tone", "formal", "-o", str(file))
    assert (ran.status, ran.err) == (0, "")
    begins = {"pdf": b"%PDF-", "docx": b"PK", "html": b"<!DOCTYPE"}.get(form, b"")
    content = file.read_bytes()
    assert content.startswith(begins)
    assert str(tmp_path).encode() not in content


def test_a_tone_changes_the_words(run: Run) -> None:
    said = {
        tone: run("brief", PARTING, "--format", "txt", "--paper", "script", "--tone", tone).out
        for tone in ("warm", "plain", "formal")
    }
    assert len(set(said.values())) == 3
    assert run("brief", PARTING, "--format", "txt", "--paper", "script").out == said["warm"]


def test_a_paper_that_does_not_fit_the_case_says_why(run: Run) -> None:
    ran = run("brief", BOOKKEEPING, "--format", "md", "--paper", "hand-over")
    assert ran.status == 2
    assert "the work stays where it is" in ran.err


def test_a_hand_over_pack_with_a_password_is_refused(run: Run, tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    text = Path(PARTING).read_text("utf-8")
    client = "  access: 'Portal, password: hunter2'\n"
    answers.write_text(text + (client if "client:" in text else f"client:\n{client}"), "utf-8")
    ran = run("brief", str(answers), "--format", "md", "--paper", "hand-over")
    assert ran.status == 2
    assert "“Access” holds what looks like a password" in ran.err
    assert "hunter2" not in ran.err
