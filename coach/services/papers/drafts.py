"""Letters on their way to the mail program: files for their owner alone, while the program runs."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from coach.file_faults import cannot_write
from coach.services.case.files import write_whole

if TYPE_CHECKING:
    from pathlib import Path

_FOLDER = "good-terms.drafts"  # a folder for data may hold other things, and drafts of others
_OURS = ("*.eml", ".*.part")  # whole, and what a kill has left half written


def put_draft(data: Path, name: str, content: bytes) -> Path:
    """Write a draft; the file.

    Args:
        data: The folder of the data file.
        name: Of the file; one with this name is replaced.
        content: All of it.

    Raises:
        GoodTermsError: It cannot be written.
    """
    folder = data / _FOLDER
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise cannot_write(name, error) from error
    write_whole(folder / name, content)
    return folder / name


def clear_drafts(data: Path) -> None:
    """Delete all drafts: the mail program has read them, and keeps its own."""
    folder = data / _FOLDER
    if not folder.is_dir() or folder.is_symlink():
        return
    for form in _OURS:
        for draft in folder.glob(form):
            with suppress(OSError):
                draft.unlink()
    with suppress(OSError):  # something of somebody else is in it
        folder.rmdir()
