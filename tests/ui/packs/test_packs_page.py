"""Packs in the window: looking at one, bringing it in, taking it out, passing it on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from coach.content.library import ContentLibrary
from coach.content.packs.archive import read_source
from coach.domain.packs import KeptPack
from coach.domain.talk.own_script import OwnText
from coach.domain.talk.script import ScriptStage
from coach.paths import user_paths
from coach.store.file.opening import open_store
from coach.ui.kit.disclosure import Disclosure
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.rows.row_button import RowButton
from coach.ui.kit.rows.row_table import RowTable
from tests.files.broken.make import BROKEN, GOOD, INFO, zipped
from tests.opened import build
from tests.packs import SMALL, small_base

NEWS = "talk/invest/news.md"


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """A small pack in the place of the built-in one, compiled once."""
    folder = tmp_path_factory.mktemp("packs")
    return ContentLibrary(small_base(folder), folder / "cache")


@pytest.fixture
def services(tmp_path, base, clock):
    store = open_store(user_paths(tmp_path / "data"), clock, keyring=False)
    services = build(store, base, clock)
    yield services
    services.close()


@pytest.fixture
def sent(tmp_path):
    """A pack that adds a script and replaces a part of a talk."""
    news = (SMALL / NEWS).read_text("utf-8").replace("The news", "Our news")
    path = tmp_path / "sent.zip"
    path.write_bytes(zipped({**GOOD, NEWS: news}))
    return path


@pytest.fixture
def packs(window):
    """The page, shown."""
    window.show_page("packs")
    return window.page("packs")


def choose(qtbot, window, button, name, path):
    """Press a button, and choose a file in the dialog that it opens."""
    qtbot.mouseClick(window.findChild(QPushButton, button), Qt.MouseButton.LeftButton)
    dialog = window.findChild(QFileDialog, name)
    assert dialog.isVisible()
    dialog.selectFile(str(path))
    dialog.fileSelected.emit(str(path))
    dialog.close()


def click(qtbot, page, name):
    button = page.findChild(QPushButton, name)
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def words(widget):
    return "\n".join(
        e.text().replace("\u200b", "") for e in widget.findChildren(QLabel) if e.isVisible()
    )


def rows(page):
    """The titles of the list with what stands at their ends."""
    table = page.findChild(RowTable, "packs")
    model = table._rows
    return [(model.row(n).title, model.row(n).trailing) for n in range(model.rowCount())]


def look_at(qtbot, window, path):
    """Import a pack as far as its preview."""
    choose(qtbot, window, "import-pack", "pack-import-dialog", path)
    qtbot.waitUntil(lambda: window.page_name == "pack", timeout=20_000)
    return window.page("pack")


def key(qtbot, window, *keys, modifier=Qt.KeyboardModifier.NoModifier):
    """Press keys where the keys of the window are."""
    for each in keys:
        qtbot.keyClick(window.focusWidget(), each, modifier)


def undo(qtbot, window):
    """Press Undo in the line at the bottom."""
    click(qtbot, window, "toast-undo")


def bring_in(qtbot, window, path):
    page = look_at(qtbot, window, path)
    click(qtbot, page, "install-pack")
    assert window.page_name == "packs"


def library(services):
    return {script.id for script in services.library.scripts()}


def test_a_pack_is_shown_before_anything_changes_old_beside_new(
    qtbot, window, packs, services, sent
):
    page = look_at(qtbot, window, sent)
    said = words(page)
    assert "It adds 1 script, and puts its own words in the place of 1 part of a talk." in said
    assert "not imported yet" in said
    (replaced, added) = page.findChildren(Disclosure)
    assert "The news" in words(replaced)
    assert "Our news" in words(replaced)
    assert not added.is_open()
    qtbot.mouseClick(added.findChild(RowButton), Qt.MouseButton.LeftButton)
    assert "Two reminders are out" in words(added)
    click(qtbot, page, "leave-pack")
    assert window.page_name == "packs"
    assert services.packs.in_use() == ()


def test_what_is_imported_is_there_at_once_and_undo_takes_it_out(
    qtbot, window, packs, services, sent
):
    bring_in(qtbot, window, sent)
    assert rows(packs)[1] == ("How we say it 1.0", "in use")
    assert "the-third-reminder" in library(services)
    undo(qtbot, window)
    assert rows(packs)[1] == ("How we say it 1.0", "removed")
    assert "the-third-reminder" not in library(services)


def test_the_library_shows_its_scripts(qtbot, window, packs, sent):
    bring_in(qtbot, window, sent)
    window.show_page("library")
    table = window.page("library").findChild(RowTable, "scripts")
    titles = [table._rows.row(number).title for number in range(table._rows.rowCount())]
    assert "The third reminder" in titles


def test_a_pack_is_removed_by_delete_and_put_back_by_enter(qtbot, window, packs, services, sent):
    bring_in(qtbot, window, sent)
    key(qtbot, window, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: rows(packs)[1][1] == "removed", timeout=20_000)
    assert "the-third-reminder" not in library(services)
    key(qtbot, window, Qt.Key.Key_End, Qt.Key.Key_Return)
    assert rows(packs)[1][1] == "in use"
    assert "the-third-reminder" in library(services)


def test_a_pack_in_use_says_what_it_changes_and_is_removed_from_its_page_with_undo(
    qtbot, window, packs, services, sent
):
    bring_in(qtbot, window, sent)
    key(qtbot, window, Qt.Key.Key_Return)
    page = window.page("pack")
    qtbot.waitUntil(lambda: "It adds 1 script" in words(page), timeout=20_000)
    assert "not imported yet" not in words(page)
    assert not page.findChild(QPushButton, "install-pack").isVisible()
    click(qtbot, page, "remove-pack")
    qtbot.waitUntil(lambda: window.page_name == "packs", timeout=20_000)
    undo(qtbot, window)
    assert rows(packs)[1][1] == "in use"


def test_a_dropped_zip_is_looked_at_and_two_at_once_are_not_taken(qtbot, window, packs, sent):
    def event(kind, *paths):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        at = QPointF(5, 5)
        place = at if kind is QDropEvent else at.toPoint()
        made = kind(place, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                    Qt.KeyboardModifier.NoModifier)  # fmt: skip
        made.kept = data
        made.setAccepted(False)
        return made

    two = event(QDragEnterEvent, sent, sent)
    packs.dragEnterEvent(two)
    assert not two.isAccepted()
    one = event(QDragEnterEvent, sent)
    packs.dragEnterEvent(one)
    assert one.isAccepted()
    packs.dropEvent(event(QDropEvent, sent))
    qtbot.waitUntil(lambda: window.page_name == "pack", timeout=20_000)


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_a_broken_pack_is_refused_on_the_page_with_its_sentence(
    qtbot, window, packs, services, tmp_path, name
):
    path = tmp_path / "sent.zip"
    path.write_bytes(BROKEN[name].make())
    packs.read(str(path))
    card = packs.findChild(object, "pack-refusal")
    qtbot.waitUntil(card.isVisible, timeout=20_000)
    assert BROKEN[name].says in words(card)
    assert window.page_name == "packs"
    assert services.packs.in_use() == ()
    assert card.isAncestorOf(window.focusWidget())
    click(qtbot, card, "close-refusal")
    assert not card.isVisible()


def test_one_that_others_need_is_not_removed_and_the_page_says_so(
    qtbot, window, packs, services, sent, tmp_path
):
    bring_in(qtbot, window, sent)
    branch = INFO.replace("id: my-firm", "id: branch").replace("good-terms", "my-firm")
    other = tmp_path / "branch.zip"
    other.write_bytes(zipped({"pack.yaml": branch.replace("How we", "How they")}))
    bring_in(qtbot, window, other)
    table = packs.findChild(RowTable, "packs")
    table.choose("my-firm")
    key(qtbot, window, Qt.Key.Key_Delete)
    card = packs.findChild(object, "pack-refusal")
    qtbot.waitUntil(card.isVisible, timeout=20_000)
    assert "“branch 1.0” needs this pack" in words(card)
    assert len(services.packs.in_use()) == 2


def test_packs_are_exported_from_their_rows(qtbot, window, packs, services, sent, tmp_path):
    bring_in(qtbot, window, sent)
    for number, name in enumerate(("built-in.zip", "ours.zip")):
        table = packs.findChild(RowTable, "packs")
        table.acted.emit(_export(table._rows.row(number).id))
        dialog = window.findChild(QFileDialog, "pack-export-dialog")
        dialog.fileSelected.emit(str(tmp_path / name))
        dialog.close()
        dialog.deleteLater()
        qtbot.waitUntil(lambda: window.findChild(QFileDialog, "pack-export-dialog") is None)
    assert read_source(tmp_path / "ours.zip").files == read_source(sent).files
    built_in = read_source(services._built_in.folder)
    assert read_source(tmp_path / "built-in.zip").files == built_in.files


def _export(row):
    from coach.ui.kit.rows.row_table import RowAction

    return RowAction("export", row)


def test_one_that_cannot_be_used_says_why_on_its_page(qtbot, window, packs, services, sent):
    bring_in(qtbot, window, sent)
    services._context.store.execute("UPDATE kept_pack SET content = x'00', digest = ?", ("0" * 64,))
    services.renew_content()
    window.show_page("packs")
    assert rows(packs)[1] == ("How we say it 1.0", "set aside")
    window.shell.go("pack", _route())
    page = window.page("pack")
    assert "It was set aside: nothing of it is used." in words(page)
    assert "is damaged where it is kept" in words(page)


def _route():
    from coach.ui.shell.pack_route import PackRoute

    return PackRoute("my-firm")


@pytest.mark.parametrize("page", ["settings", "library"])
def test_the_settings_and_the_library_lead_to_the_packs_and_esc_to_the_library(qtbot, window, page):
    window.show_page(page)
    click(qtbot, window.page(page), "show-packs")
    assert window.page_name == "packs"
    key(qtbot, window, Qt.Key.Key_Escape)
    assert window.page_name == "library"


def test_the_page_follows_the_keys_down_a_long_list(qtbot, window, packs, services, clock):
    for number in range(40):
        kept = KeptPack(f"{number}", f"p{number}", "Ours", "1.0", "ours", "0" * 64, clock())
        services.packs._table.add(kept, b"")
        services.packs._table.remove(kept.id, clock())
    window.show_page("packs")
    table = packs.findChild(RowTable, "packs")
    table.setFocus()
    bar = packs.findChild(ScrollPage).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > window.height())
    key(qtbot, window, Qt.Key.Key_End)
    row = table.visualRect(table.currentIndex())
    assert 0 < table.viewport().mapTo(window, row.center()).y() < window.height()
    key(qtbot, window, Qt.Key.Key_Home)
    assert 0 < table.mapTo(window, table.rect().topLeft()).y() < window.height()


def test_own_scripts_are_exported_as_a_pack_and_a_name_in_them_is_told(
    qtbot, window, packs, services, tmp_path
):
    texts = {OwnText.TITLE: "Our opening", OwnText.SHORT: "Please tell Halden about it."}
    own = services.own_scripts.add("late-payment", ScriptStage.OPEN, texts)
    window.show_page("packs")
    assert rows(packs)[1] == ("Your scripts", "not a pack yet")
    for done, said in ((False, "Please tell Halden."), (True, "Please tell [first name].")):
        now = {**texts, OwnText.SHORT: said}
        services.own_scripts.change(own.id, "late-payment", ScriptStage.OPEN, now)
        packs.findChild(RowTable, "packs").acted.emit(_export("own"))
        dialog = window.findChild(QFileDialog, "pack-export-dialog")
        dialog.fileSelected.emit(str(tmp_path / "mine.zip"))
        dialog.close()
        qtbot.waitUntil(lambda: window.findChild(QFileDialog, "pack-export-dialog") is None)
        assert (tmp_path / "mine.zip").exists() is done
        card = packs.findChild(object, "pack-refusal")
        assert card.isVisible() is not done
        assert done or "'Halden' is a name that nobody told" in words(card)
