"""Ctrl+K, by keys and clicks: what is shown, and where it leads."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QProxyStyle,
    QStyle,
)

from coach.domain.search import Kind, Place
from coach.ui.case.new_case_dialog import NewCaseDialog
from coach.ui.shell.found_route import ICONS, kind_word
from coach.ui.window.find_dialog import FindDialog
from tests.ui.conftest import texts
from tests.ui.steps import rows


@pytest.fixture
def finder(qtbot, window):
    """The dialog, opened by its key over the page of today."""
    window.show_page("today")
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.findChild(FindDialog) is not None)
    yield window.findChild(FindDialog)
    for left in window.findChildren(FindDialog):
        left.reject()


def lines(dialog):
    """The rows in words."""
    found = dialog.findChild(QListWidget)
    return [found.item(row).text() for row in range(found.count())]


def ask(qtbot, dialog, words, *keys):
    """Type words and press keys in the field."""
    field = dialog.findChild(QLineEdit)
    field.selectAll()
    qtbot.keyClicks(field, words)
    for key in keys:
        qtbot.keyClick(field, key)


@pytest.mark.parametrize("words", ["he pays late", "he pays lat", "late he pays", "he pasy late"])
def test_everyday_words_open_the_script(qtbot, window, finder, words):
    ask(qtbot, finder, words, Qt.Key.Key_Return)
    assert window.page_name == "script"
    assert "The first call, when you want to know why" in texts(window)


def test_a_row_says_what_it_is_and_why(qtbot, finder):
    ask(qtbot, finder, "he pays late")
    first, *others = lines(finder)[:5]
    assert "script" in first
    assert "also called “he pays late”" in first
    assert any(each.startswith("They pay late  ·  situation") for each in others)


def test_a_slip_says_what_it_was_taken_for(qtbot, finder):
    ask(qtbot, finder, "compalint")
    assert "spelled like “complaint”" in lines(finder)[0]


@pytest.mark.parametrize(
    ("words", "place", "focus"),
    [
        ("dark theme", Place.THEME, "theme:system"),
        ("larger text", Place.TEXT_SIZE, "text-size"),
        ("hide names", Place.DISCREET, "discreet"),
        ("my name", Place.MY_NAME, "my-name"),
        ("back up", Place.DATA, "data-folder"),
    ],
)
def test_a_setting_has_the_keys_when_it_opens(qtbot, window, finder, words, place, focus):
    ask(qtbot, finder, words, Qt.Key.Key_Return)
    assert window.page_name == "settings"
    qtbot.waitUntil(lambda: window.focusWidget().objectName() == focus)


def test_new_case_opens_its_dialog_once(qtbot, window, finder):
    ask(qtbot, finder, "new case", Qt.Key.Key_Return)
    dialog = window.findChild(NewCaseDialog)
    assert dialog.isVisible()
    dialog.reject()
    window._on_retried()  # as after something was put right: the page again, not the dialog
    assert not [each for each in window.findChildren(NewCaseDialog) if each.isVisible()]


@pytest.mark.parametrize(
    ("words", "page"), [("new client", "clients"), ("new vendor", "referrals")]
)
def test_other_commands_open_their_dialogs(qtbot, window, finder, words, page):
    ask(qtbot, finder, words, Qt.Key.Key_Return)
    assert window.page_name == page
    opened = QApplication.activeModalWidget()
    assert opened is not None
    opened.reject()


def test_a_verdict_opens_with_its_meaning_and_scripts(qtbot, window, finder, services):
    ask(qtbot, finder, "part in good order", Qt.Key.Key_Return)
    assert window.page_name == "library"
    library = window.page("library")
    assert "Part, in good order" in texts(library)
    assert "What it means: " in texts(library)
    wanted = [each.title for each in services.library.scripts() if "PART" in each.verdicts]
    assert rows(library, "scripts") == wanted


def test_a_reaction_opens_with_its_reply(qtbot, window, finder):
    ask(qtbot, finder, "you will hear from our lawyer", Qt.Key.Key_Return)
    shown = texts(window.page("library"))
    assert "What lies beneath: " in shown
    assert "You can say: “" in shown
    assert "{{" not in shown


def test_a_role_play_opens_with_its_scene(qtbot, window, finder, services):
    play = services.practice.roleplays()[0]
    ask(qtbot, finder, play.title, Qt.Key.Key_Return)
    assert window.page_name == "roleplay"
    assert play.title in texts(window.page("roleplay"))


def test_a_client_to_practise_on_opens_a_round_with_them(qtbot, window, finder, services):
    person = services.practice.personas()[0]
    ask(qtbot, finder, person.name)
    row = next(n for n, each in enumerate(lines(finder)) if "client to practise on" in each)
    for _ in range(row):
        qtbot.keyClick(finder.findChild(QLineEdit), Qt.Key.Key_Down)
    qtbot.keyClick(finder.findChild(QLineEdit), Qt.Key.Key_Return)
    assert window.page_name == "round-setup"
    who = window.page("round-setup").findChild(QComboBox, "round-persona")
    assert who.currentText().startswith(person.name)


def test_a_situation_is_chosen_in_the_library(qtbot, window, finder, services):
    ask(qtbot, finder, "win back clients", Qt.Key.Key_Return)
    library = window.page("library")
    wanted = [each.title for each in services.library.scripts("win-back")]
    assert rows(library, "scripts") == wanted


def test_a_contact_leads_to_the_client_and_a_vendor_to_its_row(qtbot, window, services, finder):
    client = services.clients.add("Vale Dental")
    services.clients.add_contact(client.id, "Álvaro Flø", "buyer")
    ask(qtbot, finder, "alvaro", Qt.Key.Key_Return)
    assert window.page_name == "client"
    assert "Vale Dental" in texts(window)


def test_a_page_of_a_case_is_that_of_the_case_that_is_shown(qtbot, window, services, case, answer):
    answer("marketing-agency")
    other = services.cases.start(services.clients.add("Vale Dental").id, "Later")
    window.show_page("verdict", case.id)
    window.open_find()
    dialog = window.findChild(FindDialog)
    ask(qtbot, dialog, "papers", Qt.Key.Key_Return)
    assert (window.page_name, window._wanted.arg) == ("papers", case.id)
    assert other.id != case.id


@pytest.mark.parametrize(
    ("words", "page"), [("what to say", "talk"), ("how did it go", "day"), ("light", "settings")]
)
def test_in_a_case_what_is_done_there_comes_first(qtbot, window, case, answer, words, page):
    answer("marketing-agency")
    window.show_page("verdict", case.id)
    window.open_find()
    ask(qtbot, window.findChild(FindDialog), words, Qt.Key.Key_Return)
    assert window.page_name == page


def test_empty_it_shows_what_was_opened_last_and_what_can_be_typed(qtbot, window, case):
    window.show_page("script", "final-notice")
    window.show_page("interview", case.id)
    window.show_page("today")
    window.open_find()
    dialog = window.findChild(FindDialog)
    shown = lines(dialog)
    assert shown[0].startswith("Late again  ·  case")
    assert shown[1].startswith("The last notice before you stop work  ·  script")
    assert all("opened lately" in each for each in shown[:2])
    assert "“he pays late”  ·  an example of what can be typed" in shown
    dialog.reject()


def test_an_example_is_typed_for_one(qtbot, finder):
    row = next(number for number, line in enumerate(lines(finder)) if "he pays late" in line)
    finder.findChild(QListWidget).setCurrentRow(row)
    qtbot.keyClick(finder.findChild(QLineEdit), Qt.Key.Key_Return)
    assert finder.findChild(QLineEdit).text() == "he pays late"
    assert finder.isVisible()
    assert lines(finder)[0].startswith("The first call")


def test_nothing_found_offers_what_is_near(qtbot, finder):
    ask(qtbot, finder, "invoizzz")
    assert "Nothing was found for this. Did you mean one of these?" in texts(finder)
    ask(qtbot, finder, "", Qt.Key.Key_Return)
    assert finder.findChild(QLineEdit).text() == "invoice"
    assert lines(finder)


def test_the_arrows_choose_and_escape_closes(qtbot, finder):
    ask(qtbot, finder, "late", Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert finder.findChild(QListWidget).currentRow() == 1
    qtbot.keyClick(finder.findChild(QLineEdit), Qt.Key.Key_Escape)
    assert not finder.isVisible()


def test_discreet_mode_hides_the_spelling_of_a_name_too(qtbot, window, services, case):
    services.settings.discreet = True
    services.find.opened("client", case.client_id)
    window.open_find()
    dialog = window.findChild(FindDialog)
    assert lines(dialog)[0].startswith("H. T.  ·  client")
    ask(qtbot, dialog, "haldne")
    assert lines(dialog)
    assert not any("halden" in line.casefold() for line in lines(dialog))
    dialog.reject()


def test_with_large_letters_it_stays_within_the_window(qapp, window):
    window.resize(900, 600)
    qapp.set_look("light", 200)
    window.open_find()
    dialog = window.findChild(FindDialog)
    assert dialog.width() < 900
    assert dialog.height() < 600
    dialog.reject()
    qapp.set_look("light", 100)


def test_every_kind_has_an_icon_and_a_word(window):
    for kind in Kind:
        assert window.shell.icons.has(ICONS[kind])
        assert kind_word(kind)


@pytest.mark.parametrize("place", list(Place))
def test_every_place_leads_somewhere(qtbot, window, services, case, answer, place):
    from coach.domain.search import Found, kind_of
    from coach.ui.shell.found_route import route_of

    answer("marketing-agency")
    found = Found(kind_of(place), place.value, "", "")
    visit = route_of(found, services, window.shell, "")
    window.show_page(visit.page, visit.arg)
    assert window.page_name == visit.page
    opened = QApplication.activeModalWidget()
    if opened is not None:
        opened.reject()


def test_the_library_finds_the_same_best_first_and_says_why(qtbot, window, services):
    window.show_page("library")
    library = window.page("library")
    qtbot.keyClicks(library.findChild(QLineEdit), "overdue invioce")
    hits = services.find.find("overdue invioce", {Kind.SCRIPT}, limit=64)
    titles = {f"{each.situation}/{each.id}": each.title for each in services.library.scripts()}
    assert rows(library, "scripts") == [titles[hit.id] for hit in hits]
    from coach.ui.kit.rows.row_table import RowTable

    detail = library.findChild(RowTable, "scripts").row(0).detail
    assert "spelled like “invoice”" in detail


class OneClick(QProxyStyle):
    """Lets one click activate, as some desktops do."""

    def styleHint(self, hint, *rest):  # noqa: N802
        """Qt's own, but for that."""
        once = hint == QStyle.StyleHint.SH_ItemView_ActivateItemOnSingleClick
        return 1 if once else super().styleHint(hint, *rest)


def test_one_click_opens_once_also_where_a_click_activates(qtbot, window, finder):
    found = finder.findChild(QListWidget)
    style = OneClick()
    found.setStyle(style)
    ask(qtbot, finder, "he pays late")
    first, opened = found.visualItemRect(found.item(0)).center(), []
    finder.chosen.connect(opened.append)
    qtbot.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=first)
    assert len(opened) == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_in_the_list_opens(qtbot, window, finder, key):
    ask(qtbot, finder, "he pays late")
    found = finder.findChild(QListWidget)
    found.setFocus()
    qtbot.keyClick(found, key)
    assert window.page_name == "script"
