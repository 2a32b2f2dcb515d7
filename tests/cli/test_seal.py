# ruff: noqa: F811 - fixtures
"""`good-terms seal` and `good-terms open`: what leaves is shown, and each fault is one sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from coach.clock import system_clock
from coach.paths import user_paths
from coach.services.container import services_over
from coach.services.sealed.format import encode
from tests.cli.test_main import Run, data, run  # noqa: F401 - fixtures

if TYPE_CHECKING:
    from pathlib import Path

PASSPHRASE = "kettle harbour pencil moss"  # noqa: S105 - of the tests alone


@pytest.fixture
def case(data: Path) -> str:
    """The id of a case with an answer, in the data file of the command."""
    services = services_over(user_paths(data), system_clock)
    services.open()
    try:
        for known in services.cases.cases():
            services.cases.trash(known.id)
        client = services.clients.add("Vexley Foundry").id
        services.clients.add_contact(client, "Odalys Brandt", "Owner")
        case = services.cases.start(client, "Vexley pays late").id
        view = services.cases.view(case)
        assert view.question is not None
        services.cases.answer(case, view.question.id, "dont-know")
        return case
    finally:
        services.close()


@pytest.fixture
def secret(tmp_path: Path) -> str:
    """A file that holds the passphrase."""
    path = tmp_path / "secret.txt"
    path.write_text(f"{PASSPHRASE}\r\nwhat comes after it\n", encoding="utf-8")
    return str(path)


@pytest.fixture
def sealed(run: Run, case: str, secret: str, tmp_path: Path) -> Path:
    """A sealed file of that case."""
    path = tmp_path / "case.goodterms"
    ran = run("seal", case, "-o", str(path), "--passphrase-file", secret, "--yes")
    assert ran.status == 0
    return path


def test_what_there_is_is_listed_and_found_by_words(run: Run, case: str) -> None:
    assert f"case   {case}  Vexley Foundry · Vexley pays late" in run("seal").out
    shown = run("seal", "LATE", "vexley", "--preview")
    assert (shown.status, "V. pays late" in shown.out) == (0, True)
    assert "Vexley" not in shown.out
    assert "Nothing was sealed." in shown.err
    missed = run("seal", "nobody")
    assert (missed.status, missed.out) == (2, "")
    assert "There is no such case. No file was written." in missed.err


def test_of_several_one_has_to_be_named(run: Run, case: str, data: Path) -> None:
    services = services_over(user_paths(data), system_clock)
    services.open()
    services.cases.start(services.cases.case(case).client_id, "Vexley again")
    services.close()
    ran = run("seal", "vexley", "--preview")
    assert (ran.status, ran.out) == (2, "")
    assert "2 cases fit." in ran.err
    assert case in ran.err


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ((), "V. pays late"),
        (("--names", "full"), "Vexley pays late"),
        (("--names", "none"), "[client] pays late"),
        (("--names", "full", "--leave-out", "pays"), "Vexley [left out] late"),
    ],
)
def test_what_leaves_is_shown_before(run: Run, case: str, options, shown: str) -> None:
    assert shown in run("seal", case, "--preview", *options).out


def test_it_is_sealed_opened_and_opened_twice(run: Run, sealed: Path, secret: str) -> None:
    assert b"Vexley" not in sealed.read_bytes()
    looked = run("open", str(sealed), "--passphrase-file", secret, "--preview")
    assert (looked.status, "V. pays late" in looked.out) == (0, True)
    assert "Nothing was taken in." in looked.err
    assert "It does not prove who that was." in looked.err
    for _ in range(2):  # of one's own nothing comes
        opened = run("open", str(sealed), "--passphrase-file", secret)
        assert opened.status == 0
        assert "This is your own case." in opened.err


def test_a_passphrase_comes_by_the_standard_input_too(run: Run, sealed: Path) -> None:
    typed = f"{PASSPHRASE}\n"
    opened = run("open", str(sealed), "--preview", "--passphrase-file", "-", typed=typed)
    assert opened.status == 0
    assert PASSPHRASE not in opened.out + opened.err


@pytest.mark.parametrize(
    ("spoil", "passphrase", "said"),
    [
        (lambda content: content, "another one altogether", "This passphrase does not open"),
        (lambda content: content[:-1], PASSPHRASE, "it was cut or changed"),
        (lambda content: content[:-20] + b"x" + content[-19:], PASSPHRASE, "cut or changed"),
        (lambda content: content[:0], PASSPHRASE, "This file is empty."),
        (lambda content: b"%PDF" + content, PASSPHRASE, "This is no sealed file."),
        (lambda content: content, " ", "The passphrase is empty."),
    ],
)
def test_each_fault_is_one_sentence_and_status_2(
    run: Run,
    sealed: Path,
    tmp_path: Path,
    spoil,
    passphrase: str,
    said: str,
) -> None:
    sealed.write_bytes(spoil(sealed.read_bytes()))
    (tmp_path / "p.txt").write_text(passphrase, encoding="utf-8")
    ran = run("open", str(sealed), "--passphrase-file", str(tmp_path / "p.txt"))
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_file_of_a_newer_version_is_refused(run: Run, tmp_path: Path, secret: str) -> None:
    from coach.services.sealed.cipher import lock

    path = tmp_path / "newer.goodterms"
    path.write_bytes(lock(b'{"@":"SealedDocument","format":99}', PASSPHRASE))
    ran = run("open", str(path), "--passphrase-file", secret)
    assert ran.status == 2
    assert "A newer version of the program sealed this file." in ran.err


def test_what_came_from_somebody_else_is_taken_in(run: Run, tmp_path: Path, secret: str) -> None:
    from coach.services.sealed.cipher import lock
    from tests.ui.sealed.documents import document

    class Somebody:
        clock = staticmethod(system_clock)

    path = tmp_path / "theirs.goodterms"
    path.write_bytes(lock(encode(document(Somebody())), PASSPHRASE))
    first = run("open", str(path), "--passphrase-file", secret)
    assert "A case was received." in first.err
    assert "H. T., late again" in first.out
    assert "You have this file already." in run("open", str(path), "--passphrase-file", secret).err


def test_nothing_is_sealed_unless_somebody_says_so(
    run: Run,
    case: str,
    secret: str,
    tmp_path: Path,
) -> None:
    path = tmp_path / "out.goodterms"
    asked = run("seal", case, "-o", str(path), "--passphrase-file", secret)
    assert asked.status == 2
    assert "add --yes" in asked.err
    unasked = run("seal", case, "-o", str(path), "--yes")
    assert unasked.status == 2
    assert "--passphrase-file FILE" in unasked.err
    (tmp_path / "short.txt").write_text("short", encoding="utf-8")
    short = run(
        "seal", case, "-o", str(path), "--yes", "--passphrase-file", str(tmp_path / "short.txt")
    )
    assert short.status == 2
    assert "at least 8 characters" in short.err
    assert run("seal", case, "-o", "-", "--yes", "--passphrase-file", secret).status == 2
    assert not path.exists()


def test_a_file_that_nobody_named_takes_no_others_place(
    run: Run,
    case: str,
    secret: str,
    tmp_path: Path,
    monkeypatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    again = ("seal", case, "--yes", "--passphrase-file", secret)
    assert run(*again).status == 0
    (made,) = tmp_path.glob("case-*.goodterms")
    before = made.read_bytes()
    ran = run(*again)
    assert ran.status == 2
    assert "already" in ran.err
    assert made.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of Unix")
def test_at_a_terminal_it_is_asked_for_unseen_and_twice(
    data: Path, case: str, tmp_path: Path
) -> None:
    import pty

    path = tmp_path / "typed.goodterms"
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "coach", "--data", str(data), "seal", case, "-o", str(path)]
    running = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    )
    os.close(theirs)
    said = b""
    for wanted, typed in (
        (b"[y/N] ", b"y\n"),
        (b"for the file: ", PASSPHRASE.encode() + b"\n"),
        (b"once more: ", PASSPHRASE.encode() + b"\n"),
    ):
        while wanted not in said:
            said += os.read(ours, 4096)
        os.write(ours, typed)
        shown, said = said, b""
        assert PASSPHRASE.encode() not in shown
    try:
        while chunk := os.read(ours, 4096):
            said += chunk
    except OSError:  # the other end is closed
        pass
    os.close(ours)
    assert running.wait(timeout=60) == 0
    assert PASSPHRASE.encode() not in said
    assert b"Sealed as" in said
    assert path.exists()
