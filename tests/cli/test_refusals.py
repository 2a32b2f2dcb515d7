"""What the command line says where something is not right, and what it does with its streams."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

from coach.cli import main as cli
from coach.cli.streams import Bar
from coach.content.checks.check import read_pack
from coach.paths import pack_folder
from tests.cli.test_main import BOOKKEEPING, PARTING, SMALL, in_shell

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell and its devices")
NOBODY = 65534
LONG = "n" * 300 + ".yaml"


@pytest.fixture(scope="session")
def data(tmp_path_factory):
    """One data folder for all, so that the content is compiled once."""
    return tmp_path_factory.mktemp("kind") / "data"


@pytest.fixture
def run(data, capsys, monkeypatch):
    """Runs a command with what is typed; status, output and errors, also where it exits early."""

    def command(*arguments, typed=b""):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(typed)))
        try:
            status = cli.run(cli.parse([*arguments, "--data", str(data)]))
        except SystemExit as left:
            status = left.code
        return status, *capsys.readouterr()

    return command


# -- a command line that is not clear


@pytest.mark.parametrize(
    ("arguments", "usage", "says"),
    [
        (["diagnose", "x", "--jsn"], "diagnose", "no option '--jsn'. Did you mean '--json'?"),
        (["diagnose", "x", "--zzzzz"], "diagnose", "no option '--zzzzz'.\nThe options are:"),
        (["brief", "x", "--formt", "md"], "brief", "Did you mean '--format'?"),
        (["brief", "x"], "brief", "Something is missing: --format."),
        (["brief", "x", "--format", "rtf"], "brief", "It takes: md, html, pdf, docx, txt."),
        (["brief", "x", "--format"], "brief", "--format needs a value behind it."),
        (["diagnose"], "diagnose", "Something is missing: ANSWERS.yaml."),
        (["diagnose", "a", "b"], "diagnose", "does not take 'b'"),
        (["diagnose", ""], "diagnose", "the name of the file is empty."),
        (["ear", ""], "ear", "the name of the file is empty."),
        (["check", ""], "check", "the name of the file is empty."),
        (["interview", "--save", ""], "interview", "the name of the file is empty."),
        (["brief", "x", "--format", "md", "-o", ""], "brief", "the name of the file is empty."),
        (["diagnos", "x"], "", "no command 'diagnos'. Did you mean 'diagnose'?"),
        (["zzzzzzz"], "", "no command 'zzzzzzz'. It takes: interview, questions, diagnose"),
        (["--dta", "x", "questions"], "", "no option '--dta'. Did you mean '--data'?"),
    ],
)
def test_what_is_not_clear_is_told_with_the_usage_of_its_command(run, arguments, usage, says):
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert err.startswith(f"usage: good-terms {usage}".rstrip())
    assert says in err


def test_every_option_is_listed_with_its_text(run):
    err = run("brief", "x", "--format", "md", "--zzzzz")[2]
    assert re.search(r"--paper +else the brief", err)
    assert re.search(r"-o, --output +the file to write", err)


def test_the_data_folder_may_stand_on_either_side_of_the_command(tmp_path):
    before = cli.parse(["--data", str(tmp_path), "questions"])
    after = cli.parse(["questions", "--data", str(tmp_path)])
    assert before.data == after.data == tmp_path
    assert cli.parse(["questions"]).data is None


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_help_says_what_goes_in_what_comes_out_and_shows_an_example(run, command):
    for arguments in ([command, "--help"], ["help", command]):
        status, out, _ = run(*arguments)
        assert status == 0
        assert "Goes in: " in out
        assert "Comes out: " in out
        (example,) = re.findall(r"^example: good-terms (.+)$", out, flags=re.MULTILINE)
        assert cli.parse(example.split()).command == command


def test_a_page_tells_what_an_answers_file_holds_and_its_example_can_be_used(run, tmp_path):
    status, out, _ = run("help", "answers")
    assert status == 0
    assert "last_day: Last day, such as 2026-06-30" in out
    told = " ".join(out.split())
    assert "closeness: How close you are, one of these friend: We have become friends" in told
    for fact in read_pack(pack_folder()).talk.facts:
        for value, means in fact.choices:  # each with what it means, not the words alone
            assert f" {value}: {means} " in f"{told} "
    example = [line[4:] for line in out.splitlines() if line.startswith("    ")][:7]
    assert example[0] == "answers:"
    assert run("diagnose", "-", typed="\n".join(example).encode())[0] == 0


# -- files


def test_every_command_that_takes_a_file_reads_a_pipe(run):
    answers = Path(BOOKKEEPING).read_bytes()
    assert json.loads(run("diagnose", "-", "--json", typed=answers)[1])["verdict"] == "REPRICE"
    assert run("brief", "-", "--format", "md", typed=answers)[1].startswith("# ")
    assert "threat" in run("ear", "-", typed=b"Pay by Friday, or else.")[1]
    status, _, err = run("diagnose", "-", typed=b"answers:\nway-in: parting\n")
    assert status == 2
    assert "standard input:2: " in err


@pytest.mark.parametrize("command", [["check"], ["prove"]])
def test_what_takes_a_folder_says_so(run, command):
    status, _, err = run(*command, "-")
    assert status == 2
    assert "A pack is a folder" in err
    status, _, err = run("interview", "--save", "-")
    assert status == 2
    assert "kept in a file" in err


@pytest.mark.parametrize("command", [["diagnose"], ["brief", "--format", "md"], ["ear"]])
@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("./nobody.yaml", "'./nobody.yaml' cannot be read: there is no such file. Check"),
        ("./sub/", "'./sub/' cannot be read: it is a folder. Name a file in it."),
        (LONG, "is too long, 305 characters. Choose one of 255 at most."),
        ("a\0b", "no file can have this name"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_as_it_was_typed(
    run, tmp_path, monkeypatch, command, name, says
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub").mkdir()
    status, out, err = run(command[0], name, *command[1:])
    assert (status, out) == (2, "")
    assert says in err
    assert len(err.splitlines()) == 1


def test_faults_name_the_path_as_it_was_typed(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "mine.yaml").write_text("answers:\nway-in: parting\n", "utf-8")
    assert "\n./sub/mine.yaml:2: " in run("diagnose", "./sub/mine.yaml")[2]
    status, _, err = run("check", "./sub")
    assert status == 2
    assert "'./sub' is no pack: there is no pack.yaml in it." in err
    (tmp_path / "sub" / "pack.yaml").write_text("id: mine\n", "utf-8")
    assert "The pack './sub' cannot be used" in run("check", "./sub")[2]


@pytest.mark.parametrize("command", ["check", "prove"])
def test_faults_of_content_go_to_the_error_output_at_most_twenty(run, tmp_path, command):
    (tmp_path / "pack.yaml").write_text("id: mine\nnonsense: 1\n", "utf-8")
    status, out, err = run(command, str(tmp_path))
    assert (status, out) == (1, "")
    lines = err.splitlines()
    assert sum(re.match(r"[\w/.-]+:\d+: ", line) is not None for line in lines) <= 20


def test_a_bad_verdict_is_named_with_its_place(run, tmp_path):
    import shutil

    shutil.copytree(SMALL, tmp_path / "mine")
    rules = tmp_path / "mine" / "interview" / "rules.yaml"
    rules.write_text(rules.read_text("utf-8").replace("[PART]", "[HANDOVR]"), "utf-8")
    err = run("check", str(tmp_path / "mine"))[2]
    assert "'HANDOVR' is not allowed for 'bars': it is no verdict. Did you mean 'HANDOVER'?" in err


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("new/", "'new/' is a folder. Name a file in it."),
        ("sub", "'sub' is a folder."),
        ("./none/brief.md", "'./none/brief.md' could not be written: there is no such folder."),
        (LONG, "is too long, 305 characters"),
        ("protected.md", "'protected.md' can only be read, so it was not replaced."),
    ],
)
def test_a_paper_that_cannot_be_written_names_file_and_mend(run, tmp_path, monkeypatch, name, says):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub").mkdir()
    (tmp_path / "protected.md").write_text("mine")
    (tmp_path / "protected.md").chmod(0o444)
    status, out, err = run("brief", BOOKKEEPING, "--format", "md", "-o", name)
    assert (status, out) == (2, "")
    assert says in err
    assert len(err.splitlines()) == 1
    assert {each.name for each in tmp_path.iterdir()} == {"sub", "protected.md"}
    assert (tmp_path / "protected.md").read_text() == "mine"


@pytest.mark.parametrize("name", ["sub/", "./none/a.yaml", LONG])
def test_an_interview_that_cannot_be_kept_says_so_before_it_begins(
    run, tmp_path, monkeypatch, name
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub").mkdir()
    status, out, err = run("interview", "--save", name, typed=b"1\n")
    assert status == 2
    assert "What brings you here" not in out
    assert name[:20] in err


def test_a_protected_answers_file_is_left_alone(run, tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text("answers: {}\n")
    file.chmod(0o444)
    status, _, err = run("interview", "--save", str(file), typed=b"1\n")
    assert status == 2
    assert "can only be read" in err
    assert file.read_text() == "answers: {}\n"


@POSIX
def test_without_rights_the_file_is_named_and_the_mend(run, monkeypatch):
    """A guest may not be allowed to read this checkout: all is loaded before, the pack copied."""
    run("questions")
    run("brief", BOOKKEEPING, "--format", "md")
    run("check", str(SMALL))
    answers = Path(BOOKKEEPING).read_bytes()  # nor this folder
    with tempfile.TemporaryDirectory() as folder:
        locked = Path(folder) / "locked"
        locked.mkdir()
        (locked / "pack.yaml").write_text("id: x\n")
        Path(folder).chmod(0o755)
        shutil.copytree(pack_folder(), Path(folder) / "scripts_library")
        monkeypatch.setattr("coach.paths._PACKAGE", Path(folder) / "coach")  # it ships beside that
        locked.chmod(0o000)
        root = os.geteuid() == 0
        try:
            if root:
                os.seteuid(NOBODY)
            read = run("check", str(locked))
            place = f"{locked}/x.md"
            written = run("brief", "-", "--format", "md", "-o", place, typed=answers)
        finally:
            if root:
                os.seteuid(0)
            locked.chmod(0o755)
    assert read[0] == 2
    assert f"'{locked}' cannot be read: you have no right" in read[2]
    assert len(read[2].splitlines()) == 1
    assert written[0] == 2
    assert f"'{place}' could not be written: you have no right" in written[2]


# -- streams, in a real shell


SUBSTITUTED = (
    'gt brief "$FILE" --format html -o >(cat > "$OUT.part"); '
    'while ! grep -q "</html>" "$OUT.part" 2>/dev/null; do :; done; mv "$OUT.part" "$OUT"'
)


@POSIX
@pytest.mark.parametrize(
    "line",
    [
        'gt brief "$FILE" --format html -o /dev/stdout | cat > "$OUT"',
        'gt brief "$FILE" --format html -o /dev/stdout > "$OUT"',
        'echo first > "$OUT"; gt brief "$FILE" --format html -o /dev/stdout >> "$OUT"',
        SUBSTITUTED,
        'gt brief "$FILE" --format html -o - > "$OUT"',
        'gt brief "$FILE" --format html -o "$OUT"',
    ],
)
def test_a_paper_is_utf8_wherever_it_goes(tmp_path, line):
    if ">(" in line and not Path("/bin/bash").exists():
        line = line.replace('>(cat > "$OUT.part")', '"$OUT.part"')
    file, out = tmp_path / "Größe of answers.yaml", tmp_path / "out put.html"
    text = Path(PARTING).read_text("utf-8")
    file.write_text(text.replace("client:\n", "client:\n  me: Zoë\n", 1), "utf-8")
    ran = in_shell(
        line, FILE=str(file), OUT=str(out), PYTHONIOENCODING="cp1252",
        GOOD_TERMS_DATA=str(tmp_path / "data"),
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (0, b"")
    written = out.read_bytes()
    assert written.removeprefix(b"first\n").startswith(b"<!DOCTYPE")
    assert written.startswith(b"first\n") is ("first" in line)
    assert "Good Terms · good-terms" in written.decode()


@POSIX
def test_json_is_utf8_in_a_pipe(tmp_path):
    ran = in_shell(
        "gt questions --json | cat",
        PYTHONIOENCODING="cp1252",
        GOOD_TERMS_DATA=str(tmp_path / "data"),
    )
    assert json.loads(ran.stdout.decode("utf-8"))["questions"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
@pytest.mark.parametrize("command", ["questions", 'brief "$FILE" --format md'])
def test_a_full_disk_behind_the_output_is_one_sentence(tmp_path, command):
    ran = in_shell(
        f"gt {command} > /dev/full", FILE=BOOKKEEPING, GOOD_TERMS_DATA=str(tmp_path / "data")
    )
    assert ran.returncode == 2
    (line,) = ran.stderr.decode().splitlines()
    assert "the disk is full where the output goes" in line
    assert "another place" in line


# -- the ear


def test_a_byte_order_mark_is_no_character(run, tmp_path):
    text = "You are a difficult client."
    file = tmp_path / "text.txt"
    found = []
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        file.write_bytes(text.encode(encoding))
        found.append(json.loads(run("ear", str(file), "--json")[1]))
    assert found[0] == found[1] == found[2]
    assert text[found[0][0]["start"] : found[0][0]["end"]] == "You are a difficult"


def test_marks_are_told_on_their_lines_in_a_long_text(run, tmp_path):
    file = tmp_path / "text.txt"
    file.write_bytes(b"All is well.\n" * 2000 + b"You always do this.\n" * 2)
    out = run("ear", str(file))[1]
    assert re.findall(r"^line (\d+), absolute", out, flags=re.MULTILINE) == ["2001", "2002"]


class Screen(io.StringIO):
    """A terminal, or a file."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return self.terminal


@pytest.mark.parametrize(
    ("terminal", "seconds", "shown"),
    [(True, 0.6, True), (True, 0.4, False), (False, 60.0, False)],
)
def test_a_bar_is_shown_on_a_terminal_where_it_takes_long(terminal, seconds, shown):
    now, screen = [0.0], Screen(terminal=terminal)
    bar = Bar("Listening", lambda: now[0], screen)
    now[0] = seconds
    for percent in (25, 25, 50):
        bar(percent / 100)
    bar.close()
    assert ("25 %" in screen.getvalue()) is shown
    assert ("50 %" in screen.getvalue()) is shown
    assert screen.getvalue().count("25 %") == int(shown)
    assert screen.getvalue().endswith("\x1b[K") is shown


# -- letters that no font has

ODD = "".join(chr(0x10FAB0 + number) for number in range(7))  # for private use: in no font


def with_name(name: str) -> bytes:
    """The answers of a case whose client is called so."""
    text = Path(PARTING).read_text("utf-8")
    assert "\nclient:\n" in text
    return text.replace("\nclient:\n", f'\nclient:\n  client: "{name}"\n').encode()


@pytest.mark.parametrize(
    ("letters", "says"),
    [
        (ODD[:1], "One letter has no font on this computer and is a box in the PDF: "),
        (ODD[:5], "5 letters have no font on this computer and are boxes in the PDF: "),
        (ODD, "7 letters have no font on this computer and are boxes in the PDF, such as "),
    ],
)
def test_a_pdf_tells_which_letters_no_font_here_has(qapp, run, tmp_path, letters, says):
    file, answers = tmp_path / "script.pdf", with_name(f"Halden {letters}")
    command = ["brief", "-", "--paper", "script", "-o", str(file)]
    status, out, err = run(*command, "--format", "pdf", typed=answers)
    assert (status, out) == (0, "")
    assert file.read_bytes().startswith(b"%PDF-")
    assert f"{says}{letters[0]} (U+10FAB0)" in err
    assert "Install a font" in err
    assert "take Word or HTML" in err
    assert run(*command, "--format", "html", typed=answers) == (0, "", "")


def test_what_is_never_drawn_has_no_need_of_a_font(qapp, run, tmp_path):
    answers = with_name("Hal\u200dden\u00a0Tools \u2066x\u2069")
    file = str(tmp_path / "script.pdf")
    ran = run("brief", "-", "--paper", "script", "--format", "pdf", "-o", file, typed=answers)
    assert ran == (0, "", "")
