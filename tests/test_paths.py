"""Where things lie, whatever folder is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.paths import user_paths


def test_cache_backups_and_log_lie_beside_the_data(tmp_path: Path) -> None:
    paths = user_paths(tmp_path / "data")
    assert (paths.cache, paths.backups) == (tmp_path / "data-cache", tmp_path / "data-backups")
    assert paths.logs == tmp_path / "data-logs"
    assert paths.database.parent == tmp_path / "data"


def test_a_folder_in_the_environment_is_used(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("GOOD_TERMS_DATA", str(tmp_path / "data"))
    assert user_paths() == user_paths(tmp_path / "data")


def test_a_folder_with_dots_is_the_folder_it_means(tmp_path: Path) -> None:
    assert user_paths(tmp_path / "data" / "deep" / "..") == user_paths(tmp_path / "data")


@pytest.mark.parametrize("name", ["/", "~", "~nobody-of-this-name/x", "data"])
def test_any_folder_has_its_places(name: str) -> None:
    paths = user_paths(Path(name))
    assert paths.data.is_absolute()
    assert len(set(paths)) == 4


def test_without_a_folder_they_lie_where_the_system_keeps_such_things(monkeypatch) -> None:
    monkeypatch.delenv("GOOD_TERMS_DATA")
    paths = user_paths()
    assert paths.backups not in (paths.data, *paths.data.parents)
    assert not paths.backups.is_relative_to(paths.data)
    assert "good-terms" in str(paths.logs)
    assert paths.logs not in (paths.data, paths.cache, paths.backups)
