"""The window opens in the look of the last run."""

from __future__ import annotations

import pytest

from coach.ui.window.last_look import keep_look, last_look


def test_what_was_kept_is_what_the_next_start_takes(tmp_path) -> None:
    keep_look(tmp_path / "new", "dark", 125)
    assert last_look(tmp_path / "new") == ("dark", 125)


@pytest.mark.parametrize(
    "text", ["", "dark", "pink 100", "dark 9000", "dark big", "dark 100 x", "ä"]
)
def test_what_makes_no_sense_counts_as_not_kept(tmp_path, text) -> None:
    (tmp_path / "look").write_text(text, "utf-8")
    assert last_look(tmp_path) == ("system", 100)


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path) -> None:
    (tmp_path / "file").write_text("in the way")
    keep_look(tmp_path / "file", "dark", 125)
    assert last_look(tmp_path / "file") == ("system", 100)
