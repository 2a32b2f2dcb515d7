"""One script to read."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCharFormat

from coach.domain.rules.verdict import Verdict
from coach.domain.search import Kind
from coach.domain.talk.script import ScriptPair, blanks_in
from coach.errors import NotFound
from coach.ui.kit.basic.safe_text import SafeText
from coach.ui.kit.rows.row_button import RowButton
from coach.ui.library.script_page import ScriptPage
from coach.ui.library.script_text import ScriptText
from coach.ui.shell.found_route import LibraryBack, LibraryRoute, ScriptPaperRoute, ScriptRoute
from coach.ui.shell.practice_routes import RolePlayRoute
from coach.ui.shell.words import strength_text
from tests.ui.conftest import button, texts
from tests.ui.steps import opened


@pytest.fixture
def script(services):
    """A script that has everything."""
    return next(each for each in services.library.scripts() if each.written and each.reactions)


@pytest.fixture
def page(qtbot, services, shell, heard, script):
    return opened(qtbot, ScriptPage(services, shell), script.id)


def read(page, name: str) -> str:
    text = page.findChild(SafeText, name)
    return text.toPlainText() if text.isVisibleTo(page) else ""


def test_everything_of_a_script_is_shown(services, page, script):
    shown = texts(page)
    for text in (script.title, script.use_when, script.not_when, script.focus):
        assert text in shown
    assert all(text in shown for text in (script.avoid or [pair.bad for pair in script.pairs]))
    assert script.contrast_why in shown
    for name in ("short", "long", "written", "bad"):
        assert read(page, f"script-{name}")


def test_sources_say_how_strong_they_are(services, page, script):
    for source in services.library.sources(script.sources):
        assert f"{source.title} · {strength_text(source.strength)}" in texts(page)
        assert source.says in texts(page)


@pytest.mark.parametrize(
    ("letter", "words"),
    [
        ("A", "research"),
        ("B", "professional body"),
        ("C", "practitioners"),
        ("K", "common knowledge"),
        ("P", "our own default"),
    ],
)
def test_the_strength_of_a_source_is_a_word(letter, words):
    assert strength_text(letter) == words


def test_a_reaction_opens_to_its_reply(qtbot, services, page, script):
    known = {each.id: each for each in services.content.talk.reactions}
    reaction = known[script.reactions[0]]
    row = page.findChild(RowButton, f"reaction:{reaction.id}")
    qtbot.keyClick(row, Qt.Key.Key_Space)
    assert reaction.reply_in().strip() in texts(page)


def test_what_a_script_lacks_is_left_out(services, page):
    without = [each for each in services.library.scripts() if not each.written]
    if without:
        page.show_page(without[0].id)
        assert read(page, "script-written") == ""


def test_a_script_that_is_not_there_is_refused(page):
    with pytest.raises(NotFound):
        page.show_page("no-such-script")


def test_back_leads_to_its_situation(page, script, heard):
    button(page, "back").click()
    assert heard.last == ("library", LibraryBack(script.id, script.situation))


def test_esc_leaves(qtbot, page, script, heard):
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    assert heard.last == ("library", LibraryBack(script.id, script.situation))


@pytest.fixture
def with_all(qtbot, shell, services, heard, monkeypatch):
    """The page of a script that has every field there can be."""

    def show(**fields):
        script = services.library.scripts()[0]
        whole = replace(
            script,
            short="[First name], it ends on [the ninth of June].\n\n*Pause.*",
            rule="Say the day in the first breath.",
            pairs=(ScriptPair("Some day.", "On Friday.", "A day can be held."),),
            avoid=("Some day.", "Never mind."),
            settled_first=("Who signs.",),
            by_video="Look into the lens.",
            for_two="Speak to both.",
            alone="Say I.",
            **fields,
        )
        library = services.content.library
        rest = (whole, *library.scripts[1:])
        monkeypatch.setattr(services.content, "library", replace(library, scripts=rest))
        return opened(qtbot, ScriptPage(services, shell), script.id)

    return show


def test_examples_are_seen_to_be_examples_and_a_legend_says_so(with_all):
    page = with_all()
    text = page.findChild(SafeText, "script-short")
    assert text.toPlainText().startswith("[First name], it ends on [the ninth of June].")

    def looks(word):
        cursor = text.document().find(word)
        return cursor.charFormat()

    example, said = looks("ninth"), looks("ends")
    dots = QTextCharFormat.UnderlineStyle.DotLine
    assert (example.underlineStyle(), said.underlineStyle() == dots) == (dots, False)
    assert example.background().style() != Qt.BrushStyle.NoBrush
    assert said.background().style() == Qt.BrushStyle.NoBrush
    legend = page.findChild(SafeText, "script-legend")
    assert legend.isVisibleTo(page)
    assert "are examples" in legend.toPlainText()


def test_examples_take_the_colours_of_the_other_look(qapp, with_all):
    page = with_all()
    text = page.findChild(SafeText, "script-short")
    ground = text.document().find("ninth").charFormat().background().color()
    qapp.set_look("dark", 100)
    assert text.document().find("ninth").charFormat().background().color() != ground
    qapp.set_look("light", 100)


def test_a_bracket_never_becomes_a_link(qtbot, shell):
    text = ScriptText(shell.theme, "text", "Text")
    qtbot.addWidget(text)
    text.show_markdown("[name](https://example.org) and\n\n[date]: https://example.org")
    assert "[name](https://example.org)" in text.toPlainText()
    assert "[date]: https://example.org" in text.toPlainText()
    assert not text.document().find("name").charFormat().isAnchor()


def test_a_script_without_examples_has_no_legend(page, services):
    script = next(
        (s for s in services.library.scripts() if not blanks_in(s.short + s.long + s.written)), None
    )
    if script is not None:
        page.show_page(script.id)
        assert read(page, "script-legend") == ""


def test_the_rule_what_comes_before_and_the_variants_are_shown(qtbot, with_all):
    page = with_all()
    shown = texts(page)
    for words in ("One rule to remember", "Say the day in the first breath.", "Who signs."):
        assert words in shown
    row = page.findChild(RowButton, "variant:by-video")
    assert read(page, "script-by-video") == ""
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert read(page, "script-by-video") == "Look into the lens."
    assert page.findChild(RowButton, "variant:alone").isVisibleTo(page)


def test_good_and_bad_stand_side_by_side_with_what_differs(with_all):
    shown = texts(with_all())
    for words in ("Not like this", "Some day.", "But like this", "On Friday."):
        assert words in shown
    assert "What differs: A day can be held." in shown
    assert shown.count("Some day.") == 1
    assert "Never mind." in shown


def test_where_nothing_is_written_it_says_why(with_all):
    page = with_all(written="", not_in_writing="It is said once, and in person.")
    assert read(page, "script-written") == ""
    assert "It is said once, and in person." in texts(page)


def test_chips_say_what_they_are(services, page, script):
    titles = {each.id: each.title for each in services.library.situations()}
    shown = texts(page)
    assert f"Situation: {titles[script.situation]}" in shown
    assert "Moment: " in shown
    assert "Verdicts: " in shown


def test_a_verdict_leads_to_what_it_means_and_its_scripts(page, script, heard):
    button(page, f"verdict:{script.verdicts[0]}").click()
    assert heard.last == ("library", LibraryRoute(Kind.VERDICT, script.verdicts[0]))


def test_a_reaction_leads_to_the_scripts_that_answer_it(qtbot, page, script, heard):
    name = script.reactions[0]
    qtbot.keyClick(page.findChild(RowButton, f"reaction:{name}"), Qt.Key.Key_Space)
    button(page, f"more:{name}").click()
    assert heard.last == ("library", LibraryRoute(Kind.REACTION, name))


def test_a_script_leads_to_an_open_case_that_could_use_it(page, services, case, answer, heard):
    assert "None of your open cases fits it now." in texts(page)
    answer("payroll")
    fitting = services.shelf.for_case(case.id)[0].script
    page.show_page(fitting.id)
    assert "Halden Tools · Late again" in texts(page)
    button(page, f"case:{case.id}").click()
    assert heard.last == ("verdict", case.id)


def test_read_for_a_case_it_says_why_it_fits(page, services, case, answer):
    answer("payroll")
    fitting = next(each for each in services.shelf.for_case(case.id) if each.fit.situation)
    page.show_page(ScriptRoute(fitting.script.id, (), case.id))
    assert "For Halden Tools · Late again: your situation" in texts(page)
    services.settings.discreet = True
    page.show_page(ScriptRoute(fitting.script.id, (), case.id))
    assert "Halden" not in texts(page)


def test_to_open_a_script_is_to_read_it_and_u_takes_that_back(qtbot, page, services, script):
    assert services.shelf.mark(script.id).read
    assert button(page, "unread").text() == "Mark as unread"
    qtbot.keyClick(page, Qt.Key.Key_U)
    assert not services.shelf.mark(script.id).read
    assert button(page, "unread").text() == "Mark as read"


def test_f_keeps_it_as_a_favourite(qtbot, page, services, script, heard):
    qtbot.keyClick(page, Qt.Key.Key_F)
    assert services.shelf.mark(script.id).favourite
    assert button(page, "favourite").text() == "Take out of favourites"
    button(page, "favourite").click()
    assert not services.shelf.mark(script.id).favourite
    assert heard.notes[-1].text == "It is no favourite any more."


def test_it_is_copied_as_plain_text(qtbot, page, script):
    QGuiApplication.clipboard().setText("")
    qtbot.keyClick(page, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(script.title)
    assert "**" not in copied


@pytest.mark.parametrize(("name", "kind"), [("papers", "script"), ("cue-card", "cue-card")])
def test_it_leads_to_its_papers(page, script, heard, name, kind):
    button(page, name).click()
    assert heard.last == ("script-papers", ScriptPaperRoute(ScriptRoute(script.id), kind))


def test_what_to_practise_has_the_checks_of_its_talk_and_the_ways(services, shell, page, heard):
    script = next(each for each in services.library.scripts() if "PART" in each.verdicts)
    page.show_page(script.id)
    rubric = services.practice.rubric_for(Verdict.PART)
    button(page, f"script-rubric:{rubric.id}").click()
    assert all(check.says in texts(page) for check in rubric.checks)
    play = services.practice.for_talks(["PART"]).roleplays[0]
    button(page, f"script-alone:{play.id}").click()
    assert heard.last == ("roleplay", RolePlayRoute(play.id))
    button(page, "script-for-two").click()
    assert heard.last[0] == "round-setup"


def test_a_script_of_no_verdict_has_no_ways_to_practise(services, page):
    assert services.practice.for_talks([]) == ((), ())
    assert services.practice.for_talks(["NO-SUCH"]) == ((), ())
