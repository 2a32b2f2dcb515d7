"""Discreet mode on every page: of nobody in the data file is a whole name seen or told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from coach.domain.practice.assignment import Task
from coach.domain.practice.comment import STEP, WHOLE
from coach.domain.practice.moves import Move
from coach.domain.practice.rounds import Answer, DebriefField, Rater
from coach.domain.practice.sealed import SealChoice, SealedLine, SealedSection
from coach.domain.talk.talk_log import TalkNote
from coach.services.practice.assignments import Wanted
from coach.services.practice.round_setup import RoundSetup
from coach.ui.kit.rows.row_table import RowTable
from coach.ui.practice.ask_dialog import AskDialog
from coach.ui.practice.people_page import PersonDialog
from coach.ui.shell.person_field import PersonField
from coach.ui.shell.practice_routes import CompareRoute, ProgressRoute, RolePlayRoute
from coach.ui.window.page_list import PAGES
from tests.ui.conftest import CASE_PAGES, SCRIPT_PAGES, button
from tests.ui.packs.previews import ROUTE as PACK_ROUTE
from tests.ui.practised import about_practice
from tests.ui.sealed.documents import arguments as sealed_pages
from tests.ui.sealed.documents import comment, document

if TYPE_CHECKING:
    from collections.abc import Iterator

ME, REP, OTHER = "Thaddeus Quimby", "Marisol Vanette", "Ottoline Krebs"
CLIENT, CONTACT = "Vexley Foundry", "Odalys Brandtner"
SENDER, THEIRS, THEIR_OWN = "Barnabas Fyfeson", "Wendelin Saltmarsh", "Ysolde"
COMMENTER = "Jorunn Strandvik"
NAMES = (ME, REP, OTHER, CLIENT, CONTACT, SENDER, THEIRS, THEIR_OWN, COMMENTER)
WORDS = [word.lower() for name in NAMES for word in name.split()]
TODAY, SOON = date(2026, 11, 26), date(2026, 12, 1)


@pytest.fixture
def named(services, case, answer):
    """Every name in every place where one may stand; what each page is shown about."""
    services.settings.my_name = ME
    answer("marketing-agency")
    services.clients.edit(case.client_id, CLIENT, f"{CLIENT}, met by {OTHER}")
    services.clients.add_contact(case.client_id, CONTACT, "Owner")
    services.cases.rename(case.id, f"{CLIENT} and what {REP} said")
    services.cases.set_talk(case.id, TODAY, "10:00")
    services.reminders.add(case.id, f"Ring {OTHER}", TODAY, f"{CONTACT} knows, {REP} too")
    services.overrules.overrule(
        case.id, services.overrules.choices(case.id)[0], f"{REP} says so.", OTHER
    )
    me, rep, other = (services.people.called(name).id for name in (ME, REP, OTHER))
    services.assignments.set_me(me)
    wanted = Wanted(rep, Task.ROUND, note=f"Ask {OTHER}.", giver=me)
    services.assignments.give(wanted, TODAY)
    services.assignments.give(Wanted(me, Task.DRILL, case.id, note=REP, giver=other), TODAY)
    services.people.put_away(services.people.called(f"{OTHER} Junior").id)
    arguments = _practised(services, case, rep)
    _received(services, case)
    services.after.log(
        case.id,
        TalkNote(TODAY, held=True, next_step=f"{OTHER} rings", next_on=SOON, reflection=REP),
    )
    arguments |= dict.fromkeys(CASE_PAGES, case.id)
    arguments |= {"client": case.client_id, "pack": PACK_ROUTE}
    arguments |= dict.fromkeys(SCRIPT_PAGES, services.library.scripts()[0].id)
    return arguments


def _practised(services, case, rep):
    sat = ((Rater.REP, REP), (Rater.CLIENT, ME), (Rater.OBSERVER, OTHER))
    begun = services.rounds.begin(RoundSetup(case_id=case.id, people=sat))
    services.rounds.note(begun.id, Rater.OBSERVER, f"{REP} looked at {OTHER}", 30)
    for rater, _name in sat:
        services.rounds.mark(
            begun.id, rater, begun.cards.sheet.checks[0].id, answer=Answer.YES, at=12
        )
    services.rounds.end(begun.id, 60)
    services.rounds.answer(begun.id, DebriefField.STEP, "1")
    services.rounds.begin(RoundSetup(people=sat))
    play = services.practice.roleplays()[0].id
    run = services.runs.begin(play, case_id=case.id, person=rep).run.id
    services.runs.say(run, f"{OTHER} told me about {REP} at {CLIENT}.", (Move.INFORM,))
    services.runs.choose(run, services.runs.view(run).choices[0].id)
    second = services.runs.branch(run, 1).run.id
    services.runs.say(second, f"Ask {ME}.", (Move.ASK,))
    view = services.runs.view(run)
    while not view.state.ended:
        view = services.runs.choose(run, view.choices[0].id)
    said = f"Slower, {REP}: {CLIENT} waits."
    services.comments.add(run, f"{STEP}0", said, author=OTHER, quote=f"{OTHER} told {CLIENT}")
    services.comments.add(run, WHOLE, f"{CONTACT} will ask.", author=OTHER)
    services.comments.add(begun.id, WHOLE, f"As {OTHER} does with {CLIENT}.", author=ME)
    services.commitments.add(run, f"Tell {OTHER} and {CONTACT} first", TODAY, f"at {ME}’s desk")
    services.commitments.add(run, f"Ask {CLIENT}", TODAY, f"at {CONTACT}’s", case.id)
    return {
        **about_practice(services),
        "round-debrief": begun.id,
        "run-debrief": run,
        "run-compare": CompareRoute(run, second),
        "roleplay": RolePlayRoute(run_id=second),
        "practice-progress": ProgressRoute(rep),
    }


def _received(services, case):
    first = next(part.lines[0] for part in services.talks.talk(case.id).parts if part.lines)
    said = comment(services, case.id, f"line:{first.id}", f"Not so, {REP}.")
    services.comments.merge((replace(said, author=COMMENTER),))
    lines = (
        SealedLine(f"{THEIR_OWN}, this is hard to say.", "line:news/warn", own=True),
        SealedLine(f"We end the work for {THEIRS}.", "line:news/end"),
    )
    made = document(services, sections=(SealedSection("The news", lines),))
    item = replace(made.item, title=f"{THEIRS}, late again", choice=SealChoice())
    about = comment(services, made.about, "line:news/end", f"{SENDER} asks {REP}", 2)
    services.received.take(replace(made, item=item, author=SENDER, comments=(about,)))


def told(window: QWidget) -> Iterator[str]:
    """All that a window shows or tells, but what stands in the fields that one writes in."""
    for widget in (window, *window.findChildren(QWidget)):
        if not widget.isVisibleTo(window) and widget is not window:
            continue
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        yield from (widget.windowTitle(), widget.statusTip(), widget.whatsThis())
        yield from _texts(widget)


def _texts(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(row) for row in range(widget.count()))
    elif isinstance(widget, PersonField):
        yield widget.text()
        if (completer := widget.completer()) is not None:
            model = completer.model()
            yield from (str(model.index(row, 0).data()) for row in range(model.rowCount()))
    elif isinstance(widget, QLineEdit):
        yield from (widget.placeholderText(), widget.text() if widget.isReadOnly() else "")
    elif isinstance(widget, QPlainTextEdit | QTextEdit):
        yield widget.toPlainText() if widget.isReadOnly() else ""
    elif isinstance(widget, RowTable):
        yield from (widget.row(number).spoken for number in range(widget.count()))


def leaks(window: QWidget) -> list[str]:
    """The texts of a window in which a name stands."""
    return [text for text in told(window) if any(word in text.lower() for word in WORDS)]


@pytest.mark.parametrize("name", [entry.name for entry in PAGES])
def test_no_page_shows_or_tells_a_name(window, services, named, name):
    argument = named.get(name)
    if name in {"received", "seal"}:
        argument = sealed_about(services, named)[name]
    window.show_page(name, argument)
    assert window.page_name == name
    services.settings.discreet = True
    window.show_page("settings")
    window.show_page(name, argument)
    assert window.page_name == name
    assert leaks(window) == []


def sealed_about(services, named):
    """What the two pages are shown about; that it came before changes nothing."""
    return sealed_pages(services, str(named["talk"]))


def test_without_it_they_are_shown(window, named):
    """That the walk sees what there is to see."""
    for name, expected in (
        ("people", REP), ("practice", OTHER), ("practice-progress", OTHER), ("rounds", REP),
        ("sealed", THEIRS), ("received", THEIR_OWN), ("roleplays", REP), ("round-setup", ME),
    ):  # fmt: skip
        window.show_page(
            name,
            named.get(name)
            or ("01a217ba-1200-7001-aa5c-c23f504600aa" if name == "received" else None),
        )
        assert expected in "\n".join(told(window)), name


def test_the_windows_of_people_and_asking_keep_names_to_themselves(qtbot, window, services, named):
    services.settings.discreet = True
    (rep,) = [each for each in services.people.all() if each.name == REP]
    window.show_page("people")
    button(window.page("people"), f"rename:{rep.id}").click()
    dialog = window.findChild(PersonDialog)
    assert leaks(dialog) == []
    dialog.keep()
    assert services.people.name(rep.id) == REP  # initials that were left are no new name
    button(window.page("people"), f"ask:{rep.id}").click()
    asking = window.findChild(AskDialog)
    assert leaks(asking) == []
    asking.findChild(QLineEdit, "ask-due").setText("tomorrow")
    asking.keep()
    assert {each.name for each in services.people.with_gone()} == {
        ME, REP, OTHER, f"{OTHER} Junior",
    }  # fmt: skip
    assert [each.giver for each in services.assignments.of_person(rep.id)] == [ME, ME]


def test_notes_at_the_bottom_and_the_log_name_nobody(window, services, named, caplog):
    services.settings.discreet = True
    (rep,) = [each for each in services.people.all() if each.name == REP]
    window.show_page("people")
    button(window.page("people"), f"me:{rep.id}").click()
    assert leaks(window) == []
    window.show_page("practice")
    for asked in services.assignments.all():
        box = window.page("practice").findChild(
            QAbstractButton, f"asked-done:{asked.assignment.id}"
        )
        if box is not None:
            box.click()
            assert leaks(window) == []
    assert not [word for word in WORDS if word in caplog.text.lower()]
    assert QApplication.activeModalWidget() is None
