# SPDX-License-Identifier: MIT
"""Those who practise, by name: who sits here, what each is asked, and the way to how it goes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coach.ui.kit.basic.buttons import IconButton, PrimaryButton, QuietButton
from coach.ui.kit.basic.empty_state import EmptyState
from coach.ui.kit.basic.focus import set_focus_order
from coach.ui.kit.basic.labels import Body
from coach.ui.kit.basic.section import Section
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.page_head import HeadRow, PageHead
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.layout.stacked import column_of, row_of
from coach.ui.kit.rows.row_button import RowButton
from coach.ui.practice.asked_actions import AskedActions
from coach.ui.shell.discreet import NameMask
from coach.ui.shell.form_dialog import FormDialog
from coach.ui.shell.page import Page
from coach.ui.shell.person_field import PersonField
from coach.ui.shell.practice_routes import ProgressRoute
from coach.ui.shell.shell import ADD

if TYPE_CHECKING:
    from coach.domain.practice.rounds import Person
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell


class PersonDialog(FormDialog):
    """A name; `person` is the one to rename, None to add one."""

    kept = Signal(object)  # the person as they are now

    def __init__(
        self, services: Services, shell: Shell, parent: QWidget, person: Person | None = None
    ) -> None:
        super().__init__(shell, parent)
        self.setObjectName("person-dialog")
        self._people, self._person = services.people, person
        names = NameMask(services)
        title = self.tr("Another name") if person else self.tr("Add somebody")
        self.set_words(title, self.tr("Save") if person else self.tr("Add"))
        self._name = PersonField("person-name", names, self)
        self._name.put(person.name if person else "")
        self.row(self.tr("Name"), self._name)
        if person is not None:
            self.offer_removal(self.tr("Offer them no more"))
        self._name.setFocus()

    def save(self) -> bool:
        """Keep the name; one that is somebody else's is refused in words."""
        name = self._name.named()
        if self._person is None:
            keep = partial(self._people.called, name)
        else:
            keep = partial(self._people.rename, self._person.id, name)
        kept = self.attempt(keep, self._name)
        if kept is not None:
            self.kept.emit(kept)
        return kept is not None


class PeoplePage(Page):
    """The list of names; `show_page` takes `ADD`, or the id of the person to have the keys on."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "people-page")
        icon = shell.icons.icon
        self._names = NameMask(services)
        self._actions = AskedActions(services, shell, self)
        self._back = QuietButton(self.tr("Practice"), "back", icon("arrow-left", "quiet"))
        self._add = PrimaryButton(self.tr("Add somebody"), "add-person", icon("plus", "on_accent"))
        self._head = PageHead(shell.theme, self.tr("People"), self._add)
        self._told = Body(
            self.tr(
                "Each name stands here once, and whatever somebody practises is theirs. Nobody is "
                "ranked: open a name to see how it goes with that person alone."
            ),
            tone="quiet",
        )
        self._empty = EmptyState(
            self.tr(
                "Put in your own name and those of the people you practise with: then each attempt "
                "belongs to somebody, and you see what gets better."
            ),
            self.tr("Add the first name"),
            "first-person",
            example=self.tr("A first name is enough. Names stay in this data file."),
            primary=True,
        )
        self._here = Section(self.tr("They practise"))
        self._gone = Section(self.tr("Offered no more"))
        self._page = ScrollPage(self)
        parts = (self._back, self._head, self._told, self._empty, self._here, self._gone)
        for part in parts:
            self._page.body.addWidget(part)
        self._page.body.addStretch(1)
        column_of(self, self._page)
        self._back.clicked.connect(self.leave)
        self._add.clicked.connect(self._on_add)
        self._empty.asked.connect(self._on_add)
        self._actions.done.connect(self._refresh)

    def leave(self) -> None:
        """Go back to practice."""
        self._shell.go("practice")

    def show_page(self, arg: object = None) -> None:
        """Show the list, with the keys on a name, or on what adds one."""
        self._refresh()
        row = self.findChild(RowButton, f"person:{arg}") if arg is not None else None
        first: QWidget = self._add if self._empty.isHidden() else self._empty.button
        (row or first).setFocus()
        self._page.to_top()
        if arg == ADD:
            self._on_add()

    def _refresh(self) -> None:
        self._shell.draw(self._draw)

    def _draw(self) -> None:
        self._shell.part(self._here, self._draw_people)
        set_focus_order(self)

    def _draw_people(self) -> None:
        people = self._services.people.with_gone()
        open_: dict[str, int] = {}
        for each in self._services.assignments.all():
            if each.assignment.done is None:
                open_[each.assignment.person] = open_.get(each.assignment.person, 0) + 1
        me = self._services.assignments.me()
        here = [each for each in people if not each.is_gone]
        gone = [each for each in people if each.is_gone]
        fill(self._here.body, [self._row(each, me, open_.get(each.id, 0)) for each in here])
        fill(self._gone.body, [self._gone_row(each) for each in gone])
        self._here.setVisible(bool(here))
        self._gone.setVisible(bool(gone))
        self._told.setVisible(bool(people))
        self._empty.setVisible(not people)
        self._add.setVisible(bool(people))

    def _row(self, person: Person, me: str, asked: int) -> QWidget:
        holder = QWidget(self)
        parts = [self.tr("sits here")] if person.id == me else []
        if asked:
            form = self.tr("asked for one thing") if asked == 1 else self.tr("asked for {count}")
            parts.append(form.format(count=asked))
        theme, icon = self._shell.theme, self._shell.icons.icon
        name = self._names.name(person.name)
        row = RowButton(theme, f"person:{person.id}", name, " · ".join(parts), holder)
        row.lead_on(self._shell.icons, "user-round")
        row.clicked.connect(partial(self._shell.go, "practice-progress", ProgressRoute(person.id)))
        mine = QuietButton(self.tr("This is me"), f"me:{person.id}", parent=holder)
        mine.setAccessibleName(self.tr("This is me: {name}").format(name=name))
        mine.setVisible(person.id != me)
        mine.clicked.connect(partial(self._on_me, person))
        ask = IconButton(
            icon("calendar-plus", "quiet"),
            self.tr("Ask {name} to practise something").format(name=name),
            f"ask:{person.id}",
            holder,
        )
        ask.clicked.connect(partial(self._actions.ask, person.id))
        rename = IconButton(
            icon("pencil", "quiet"),
            self.tr("Another name for {name}").format(name=name),
            f"rename:{person.id}",
            holder,
        )
        rename.clicked.connect(partial(self._on_rename, person))
        layout = row_of(holder, gap=4)
        layout.addWidget(row, 1, Qt.AlignmentFlag.AlignVCenter)
        for part in (mine, ask, rename):
            layout.addWidget(part)
        return holder

    def _gone_row(self, person: Person) -> QWidget:
        back = QuietButton(self.tr("Offer again"), f"back:{person.id}")
        name = self._names.name(person.name)
        back.setAccessibleName(self.tr("Offer {name} again").format(name=name))
        back.clicked.connect(partial(self._on_offered, person))
        return HeadRow(self._shell.theme, Body(name), back)

    # -- what the user does

    def _on_add(self) -> None:
        dialog = PersonDialog(self._services, self._shell, self)
        dialog.kept.connect(self._on_kept)
        dialog.open()

    def _on_rename(self, person: Person) -> None:
        dialog = PersonDialog(self._services, self._shell, self, person)
        dialog.kept.connect(self._on_kept)
        dialog.removal_asked.connect(partial(self._on_put_away, person))
        dialog.open()

    def _on_kept(self, person: Person) -> None:
        if len(self._services.people.all()) == 1 and not self._services.assignments.me():
            self._shell.attempt(partial(self._services.assignments.set_me, person.id))
        self._refresh()
        row = self.findChild(RowButton, f"person:{person.id}")
        if row is not None:
            row.setFocus()

    def _on_me(self, person: Person) -> None:
        if self._shell.attempt(partial(self._services.assignments.set_me, person.id)):
            self._shell.toast(
                self.tr("What is practised here without a name is now {name}’s.").format(
                    name=self._names.name(person.name)
                )
            )
            self._refresh()

    def _on_put_away(self, person: Person) -> None:
        if self._shell.attempt(partial(self._services.people.put_away, person.id)):
            self._shell.toast(
                self.tr("{name} is offered no more; what they did stays.").format(
                    name=self._names.name(person.name)
                ),
                partial(self._on_offered, person),
            )
            self._refresh()

    def _on_offered(self, person: Person) -> None:
        self._shell.attempt(partial(self._services.people.bring_back, person.id))
        self._refresh()
