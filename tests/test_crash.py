"""The last resort says what happened, and keeps what the user wrote to itself."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from coach.crash import LastResort
from coach.engine.rules import conditions

CLIENT = "Halden Tools"


def failed() -> BaseException:
    """An error with a client's name in it, from inside the program."""
    try:
        conditions.parse(f"{CLIENT} is")
    except ValueError as error:
        return error
    raise AssertionError


def test_a_report_holds_places_and_no_words(tmp_path: Path, capsys) -> None:
    error, told = failed(), []
    LastResort(tmp_path, told.append)(type(error), error, error.__traceback__)
    report = (tmp_path / "error-report.txt").read_text(encoding="utf-8")
    everything = report + capsys.readouterr().err + "".join(told)
    assert "ConditionError" in report
    assert "coach.engine.rules.conditions:" in report
    assert CLIENT not in everything
    assert str(Path(__file__).parents[1]) not in report
    assert "What was saved before is safe." in told[0]


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_a_report_is_for_its_owner_alone_also_in_place_of_one_that_was_not(tmp_path: Path) -> None:
    error, file = failed(), tmp_path / "error-report.txt"
    for _ in range(2):
        LastResort(tmp_path, [].append)(type(error), error, error.__traceback__)
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        file.chmod(0o644)


def test_where_no_report_can_be_kept_it_is_still_said(tmp_path: Path, capsys) -> None:
    error = failed()
    LastResort(tmp_path / "missing")(type(error), error, error.__traceback__)
    said = capsys.readouterr().err
    assert "Something went wrong" in said
    assert "error-report" not in said


def test_ctrl_c_is_no_error(capsys) -> None:
    LastResort(None)(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert capsys.readouterr().err == ""


def test_an_error_while_telling_does_not_go_round(tmp_path: Path, capsys) -> None:
    error = failed()

    def tell(_: str) -> None:
        resort(type(error), error, None)

    resort = LastResort(tmp_path, tell)
    resort(type(error), error, None)
    assert capsys.readouterr().err.count("Something went wrong") == 2


def test_the_command_line_never_shows_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    from coach.__main__ import main

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    with pytest.raises(SystemExit):
        main(["--version"])
    assert isinstance(sys.excepthook, LastResort)
