# SPDX-License-Identifier: MIT
"""The clients to practise on and what is marked: the library's and the user's own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coach.domain.practice.persona import Persona
from coach.services.library.own_scripts import Whose
from coach.services.practice.own_drafts import kind_of
from coach.ui.kit.basic.buttons import QuietButton
from coach.ui.kit.basic.focus import focus_first, set_focus_order
from coach.ui.kit.basic.labels import Body
from coach.ui.kit.basic.section import Section
from coach.ui.kit.layout.columns import Columns
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.page_head import PageHead
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.layout.stacked import column_of
from coach.ui.kit.rows.row_button import RowButton
from coach.ui.shell.page import Page
from coach.ui.shell.practice_routes import EditRoute

if TYPE_CHECKING:
    from coach.domain.practice.own import PracticeDraft
    from coach.domain.practice.rubric import Rubric
    from coach.domain.rules.verdict import Verdict
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell


class PracticeContentPage(Page):
    """Two lists; `show_page` may take the id of the persona or rubric to have the keys on."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "practice-content-page")
        icon = shell.icons.icon
        self._back = QuietButton(self.tr("Practice"), "back", icon("arrow-left", "quiet"))
        self._head = PageHead(shell.theme, self.tr("Personas and rubrics"))
        self._told = Body(
            self.tr(
                "A persona is a client to practise on, with a secret, sore points, and a rule for "
                "what moves them. A rubric says what can be seen and heard in a talk. Open one to "
                "read it, to change it, or to begin one of your own from it."
            ),
            tone="quiet",
        )
        self._drafts = Section(self.tr("Not kept yet"))
        self._personas = Section(self.tr("Personas"))
        self._rubrics = Section(self.tr("Rubrics"))
        self._columns = Columns(shell.theme, shares=(1, 1), narrow=760)
        self._page = ScrollPage(self)
        self._columns.left.addWidget(self._personas)
        self._columns.left.addStretch(1)
        self._columns.right.addWidget(self._rubrics)
        self._columns.right.addStretch(1)
        for part in (self._back, self._head, self._told, self._drafts, self._columns):
            self._page.body.addWidget(part)
        self._page.body.addStretch(1)
        column_of(self, self._page)
        self._back.clicked.connect(self.leave)

    def leave(self) -> None:
        """Go back to practice."""
        self._shell.go("practice")

    def show_page(self, arg: object = None) -> None:
        """Show both lists, with the keys on one of them."""
        self._shell.draw(self._draw)
        self._page.to_top()
        for kind in ("persona", "rubric"):
            row = self.findChild(RowButton, f"{kind}:{arg}") if arg is not None else None
            if row is not None:
                row.setFocus()
                return
        focus_first(self._columns)
        if not self._columns.isAncestorOf(self.window().focusWidget() or self):
            self._back.setFocus()

    def _draw(self) -> None:
        self._shell.part(self._drafts, self._draw_drafts)
        self._shell.part(self._personas, self._draw_personas)
        self._shell.part(self._rubrics, self._draw_rubrics)
        set_focus_order(self)

    def _draw_drafts(self) -> None:
        """What was typed in an editor and waits to be mended or kept."""
        drafts = self._services.practice_drafts.all()
        fill(self._drafts.body, [self._draft_row(each) for each in reversed(drafts)])
        self._drafts.setVisible(bool(drafts))

    def _draft_row(self, draft: PracticeDraft) -> RowButton:
        kind, record = kind_of(draft), draft.record
        name = (record.name if isinstance(record, Persona) else record.title).strip()
        told = self.tr("a persona") if kind == "persona" else self.tr("a rubric")
        begun = self.tr("a new one") if draft.is_copy else self.tr("a change")
        detail = self.tr("{what}, {begun}: not practised with before you keep it").format(
            what=told, begun=begun
        )
        end = ":new" if draft.is_copy else ""
        title = name or self.tr("Without a name")
        row = RowButton(self._shell.theme, f"draft:{kind}:{draft.item}{end}", title, detail, self)
        row.lead_on(self._shell.icons, "pencil")
        route = EditRoute(draft.item, draft.is_copy)
        row.clicked.connect(partial(self._shell.go, f"{kind}-edit", route))
        return row

    def _draw_personas(self) -> None:
        rows = [self._persona_row(each) for each in self._services.practice.personas()]
        fill(self._personas.body, rows or [Body(self.tr("There is none in your packs."))])

    def _draw_rubrics(self) -> None:
        rows = [self._rubric_row(each) for each in self._services.practice.rubrics()]
        fill(self._rubrics.body, rows or [Body(self.tr("There is none in your packs."))])

    def _persona_row(self, persona: Persona) -> RowButton:
        whose = self._services.own_practice.whose_persona(persona.id)
        parts = (persona.role, self._whose(whose), self._talks(persona.verdicts))
        return self._row("persona", persona.id, persona.name, parts, "user-round")

    def _rubric_row(self, rubric: Rubric) -> RowButton:
        whose = self._services.own_practice.whose_rubric(rubric.id)
        count = self.tr("{count} checks").format(count=len(rubric.checks))
        parts = (count, self._whose(whose), self._talks(rubric.verdicts))
        return self._row("rubric", rubric.id, rubric.title, parts, "list-checks")

    def _row(self, page: str, key: str, title: str, parts: tuple[str, ...], icon: str) -> RowButton:
        detail = " · ".join(part for part in parts if part)
        row = RowButton(self._shell.theme, f"{page}:{key}", title, detail, self)
        row.lead_on(self._shell.icons, icon)
        row.clicked.connect(partial(self._shell.go, page, key))
        return row

    def _whose(self, whose: Whose) -> str:
        return {
            Whose.VERSION: self.tr("changed by you"),
            Whose.OWN: self.tr("your own"),
        }.get(whose, "")

    def _talks(self, verdicts: tuple[Verdict, ...]) -> str:
        names = {each.verdict: each.short for each in self._services.content.verdicts}
        found = [names[each] for each in verdicts if each in names]
        return ", ".join(found) if found else self.tr("the safety drill")
