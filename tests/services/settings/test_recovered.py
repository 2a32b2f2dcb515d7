"""After a backup was put back it is asked, once, whether that is to be taken back."""

from __future__ import annotations

import pytest

from coach.paths import user_paths
from coach.store.file.backups import copy_at_rest
from coach.store.file.branches import Way
from coach.store.file.opening import open_store
from coach.store.file.recovery import Recovery
from tests.opened import build


@pytest.fixture
def paths(tmp_path):
    return user_paths(tmp_path / "data")


def test_a_choice_is_told_until_it_is_kept(paths, clock, content):
    def opened():
        return build(open_store(paths, clock, keyring=False), content, clock)

    services = opened()
    services.clients.add("First")
    assert services.recovered.choice() is None
    services.close()
    key = (paths.data / "key").read_text("utf-8").strip()
    backup = copy_at_rest(paths.database, key, paths.backups, clock.now)
    clock.pass_days(1)
    services = opened()
    services.clients.add("Second")
    services.close()
    Recovery(paths, clock, keyring=False).put_back(backup)
    services = opened()
    choice = services.recovered.choice()
    assert (choice.branch.way, choice.missing) == (Way.PUT_BACK, 1)
    assert [each.name for each in services.clients.clients()] == ["First"]
    services.close()
    services = opened()
    assert services.recovered.choice() == choice
    services.recovered.keep(choice)
    assert services.recovered.choice() is None
    services.close()
    services = opened()
    assert services.recovered.choice() is None
    services.close()
