"""What goes wrong with the data file, in the words that a user reads."""

from __future__ import annotations

import errno
from collections import namedtuple
from pathlib import PurePosixPath
from types import SimpleNamespace

import pytest

from coach.errors import DataDamaged, DataLocked, DataUnreadable, DiskFull
from coach.store.file import faults
from coach.store.file.faults import from_os, from_sqlite

HERE = PurePosixPath("/home/kim/data")
KEY = HERE / "good-terms.key"


def said():
    """Each of them, by what has happened."""
    return {
        "locked": faults.locked(),
        "too new": faults.too_new(12, 9),
        "damaged": faults.damaged(),
        "another key": faults.of_another_key(HERE, in_keyring=False),
        "another key, and one in the keyring": faults.of_another_key(HERE, in_keyring=True),
        "the disk fails": faults.disk_fails(),
        "a damaged backup": faults.copy_damaged(),
        "no backup: full": faults.not_backed_up(HERE, faults.disk_full()),
        "no backup: damaged": faults.not_backed_up(HERE, faults.damaged()),
        "no backup: no rights": faults.not_backed_up(HERE, faults.unreadable()),
        "behind, with a journal": faults.behind(None, None, has_journal=True),
        "behind, without": faults.behind(None, None, has_journal=False),
        "apart: nobody knows": faults.apart(None, None, is_older=None),
        "apart: an older file": faults.apart(None, None, is_older=True),
        "apart: an older journal": faults.apart(None, None, is_older=False),
        "gone": faults.gone(),
        "no rights": faults.unreadable(),
        "full": faults.disk_full(),
        "no key in the keyring": faults.key_missing(None),
        "no key in its file": faults.key_missing(KEY),
        "a key that is none": faults.key_unreadable(KEY),
        "no room to set aside": faults.no_room(),
        "nothing to take back": faults.not_taken_back(HERE),
        "a journal without its file": faults.journal_without_file(),
    }


def test_each_says_what_happened_what_is_safe_and_what_to_do(golden):
    told = [
        f"## {name}\n\n{each.what}\n\nSafe: {each.safe}\n\nTo do: {each.todo}\n"
        for name, each in said().items()
    ]
    golden("faults.md", "\n".join(told))


class BrokenError(Exception):
    """As the driver raises it."""

    def __init__(self, code):
        super().__init__("broken")
        self.sqlite_errorcode = code


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        (3, DataUnreadable), (5, DataLocked), (6, DataLocked), (8, DataUnreadable),
        (10, DataUnreadable), (11, DataDamaged), (13, DiskFull), (14, DataUnreadable),
        (23, DataUnreadable), (26, DataDamaged), (517, DataLocked), (267, DataDamaged),
        (266, DataDamaged), (522, DataDamaged), (8202, DataDamaged), (8458, DataDamaged),
    ],
)  # fmt: skip
def test_each_code_of_sqlite_is_one_of_them(code, fault):
    assert type(from_sqlite(BrokenError(code))) is fault


@pytest.mark.parametrize("code", [266, 522, 8202, 8458])
def test_a_disk_that_cannot_be_read_is_said_to_fail(code):
    assert from_sqlite(BrokenError(code)).what == faults.disk_fails().what
    assert from_sqlite(BrokenError(11)).what == faults.damaged().what


@pytest.mark.parametrize("code", [1, 4, 7, 9, 12, 19, 20, 21, 25, None, "11"])
def test_what_no_file_can_cause_is_a_fault_of_the_program(code):
    error = BrokenError(code)
    assert from_sqlite(error) is error
    plain = ValueError("no code")
    assert from_sqlite(plain) is plain


@pytest.mark.parametrize(
    ("free", "fault"), [(64 * 1024 - 1, DiskFull), (64 * 1024, DataUnreadable)]
)
@pytest.mark.parametrize("code", [10, 14])
def test_a_fault_of_input_and_output_where_nothing_is_free_is_a_full_disk(
    monkeypatch, tmp_path, code, free, fault
):
    usage = namedtuple("usage", "free")
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage(free))
    assert type(from_sqlite(BrokenError(code), tmp_path)) is fault
    assert type(from_sqlite(BrokenError(code))) is DataUnreadable  # nobody says where it lies
    assert (
        type(from_sqlite(BrokenError(8), tmp_path)) is DataUnreadable
    )  # read-only is no full disk


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (errno.ENOSPC, DiskFull), (errno.EDQUOT, DiskFull), (errno.EFBIG, DiskFull),
        (errno.EACCES, DataUnreadable), (errno.EIO, DataUnreadable), (errno.EROFS, DataUnreadable),
    ],
)  # fmt: skip
def test_each_error_of_the_file_system_is_one_of_them(monkeypatch, tmp_path, number, fault):
    assert type(from_os(OSError(number, "no"))) is fault

    def refuse(**_):
        raise OSError(number, "no")

    monkeypatch.setattr("tempfile.TemporaryFile", refuse)  # as a quota does, with room on the disk
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=10**12))
    assert type(from_sqlite(BrokenError(10), tmp_path)) is fault


def test_a_folder_that_is_not_there_is_not_a_full_disk(tmp_path):
    assert type(from_sqlite(BrokenError(14), tmp_path / "nowhere")) is DataUnreadable
