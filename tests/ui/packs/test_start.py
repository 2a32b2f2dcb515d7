"""A start with packs: one that cannot be used is said once, and everything else is there."""

from __future__ import annotations

from coach.paths import user_paths
from coach.ui.window.main_window import MainWindow
from tests.files.broken.make import good
from tests.opened import open_services
from tests.ui.conftest import THURSDAY_NOON, texts


def test_a_pack_that_is_damaged_later_is_set_aside_and_the_program_starts(
    qtbot, programs, tmp_path
):
    paths = user_paths(tmp_path / "data")
    services = open_services(paths, lambda: THURSDAY_NOON, keyring=False)
    sent = tmp_path / "sent.zip"
    sent.write_bytes(good())
    services.packs.install(services.packs.reading(sent)())
    services.cases.start(services.clients.add("Halden Tools").id, "Late again")
    store = services._context.store
    store.execute("UPDATE kept_pack SET content = x'00', digest = ?", ("0" * 64,))
    services.close()
    said = "The pack “How we say it” cannot be used as it is, and was set aside."
    one = programs()
    one.start()
    assert isinstance(one.window, MainWindow)
    qtbot.waitUntil(lambda: said in texts(one.window), timeout=30_000)
    assert one.window.page_name == "today"
    one.window.show_page("cases")
    assert "Late again" in str(one.window.page("cases").findChild(object, "cases")._rows.row(0))
    one.close()
    again = programs()
    again.start()
    qtbot.waitUntil(lambda: again.window.page_name == "today", timeout=30_000)
    qtbot.waitUntil(again._days.isActive, timeout=30_000)  # what is said was said
    assert said not in texts(again.window)
