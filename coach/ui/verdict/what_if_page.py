# SPDX-License-Identifier: MIT
"""What if: other answers tried on a copy, with the verdict and the causes drawn at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from coach.domain.case import Stage
from coach.engine.rules.notes import headline
from coach.ui.case.case_header import CaseHeader
from coach.ui.case.change_teller import change_words
from coach.ui.case.verdict_words import show_header
from coach.ui.kit.basic.buttons import PrimaryButton, SecondaryButton
from coach.ui.kit.basic.labels import Body, Quiet, Rule, Subtitle, Title
from coach.ui.kit.layout.columns import Columns
from coach.ui.kit.layout.flow_layout import FlowRow
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.layout.stacked import column_of
from coach.ui.shell.page import Page
from coach.ui.shell.words import confidence_text
from coach.ui.verdict.cause_parts import CausePictures, strengths
from coach.ui.verdict.triangle import Place
from coach.ui.verdict.what_if_parts import SupposedAnswers
from coach.ui.verdict.what_if_route import WhatIfRoute

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.domain.definition import Definition
    from coach.domain.rules.diagnosis import Diagnosis
    from coach.services.container import Services
    from coach.services.verdict.what_if import WhatIf
    from coach.ui.shell.shell import Shell


class Outcome(QFrame):
    """What the copy comes to; it stays in sight below the answers."""

    def __init__(self, definition: Definition, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("outcome")
        self._definition = definition
        self._case, self._now, self._why = Quiet("", self), Subtitle("", self), Body("", self)
        self._now.setObjectName("supposed-verdict")
        layout = column_of(self, gap=2)
        self._change = Quiet("", self)
        self._change.setObjectName("would-change")
        for part in (self._case, self._now, self._why, self._change):
            layout.addWidget(part)

    def show_outcome(self, what_if: WhatIf, found: Diagnosis, change: str) -> None:
        """Show the verdict of the case, that of the copy, and what else would be different."""
        self._change.setText(change)
        self._change.setVisible(bool(change))
        name = self._definition.verdict(found.by_answers).name
        now = what_if.diagnosis
        case = self.tr("In your case: {name}, {causes}")
        case = case.format(name=name, causes=_causes(found))
        if now is not None and what_if.changed:
            here = self.tr("Here: {causes}").format(causes=_causes(now))
            case = f"{case}  ·  {here}"
        self._case.setText(case)
        if now is None:
            self._now.setText(self.tr("Could change: a new question has opened"))
            question = what_if.question
            self._why.setText(question.text if question is not None else "")
        else:
            text = self._definition.verdict(now.verdict)
            same = now.verdict is found.by_answers and bool(what_if.changed)
            form = self.tr("Still: {name} · {sure}") if same else "{name} · {sure}"
            self._now.setText(form.format(name=text.name, sure=confidence_text(now.confidence)))
            self._why.setText(headline(now))
        self.setAccessibleName(f"{self._now.text()}. {self._why.text()} {self._case.text()}")


def _causes(diagnosis: Diagnosis) -> str:
    return strengths({share.cause: share.points for share in diagnosis.causes})


class WhatIfPage(Page):
    """Changes a copy of a case's answers. The case is never touched, and nothing is kept."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "what-if-page")
        self._case_id = ""
        self._header = CaseHeader(shell, self)
        self._page = ScrollPage(self)
        self._back = PrimaryButton(
            self.tr("Back to the verdict"), "back", shell.icons.icon("arrow-left", "on_accent")
        )
        self._reset = SecondaryButton(
            self.tr("My own answers"), "reset", shell.icons.icon("rotate-ccw")
        )
        self._content: QWidget | None = None
        self._outcome: Outcome | None = None
        self._foot = QFrame(self)
        self._foot.setObjectName("what-if-foot")
        self._foot_layout = QVBoxLayout(self._foot)
        self._foot_layout.setContentsMargins(40, 12, 40, 12)
        self._supposed = QWidget(self)  # what is drawn anew each time
        self._supposed_layout = column_of(self._supposed)
        self._lay_out()
        self._back.clicked.connect(self.leave)
        self._reset.clicked.connect(self._on_reset)
        self._page.verticalScrollBar().rangeChanged.connect(self._on_range_changed)

    def _lay_out(self) -> None:
        body = self._page.body
        body.addWidget(self._header)
        body.addSpacing(12)
        body.addWidget(Title(self.tr("What if…"), self))
        note = self.tr("This is a copy. Change any answer and see what happens; nothing is kept.")
        body.addWidget(Body(note, self, tone="quiet"))
        buttons = FlowRow(gap=12, fills=True)
        buttons.flow.addWidget(self._back)
        buttons.flow.addWidget(self._reset)
        body.addWidget(buttons)
        body.addWidget(self._supposed, 1)
        layout = column_of(self, gap=0)
        layout.addWidget(self._page, 1)
        layout.addWidget(Rule(self))
        layout.addWidget(self._foot)

    def leave(self) -> None:
        """Go back to the verdict; the copy is forgotten."""
        self._shell.go("verdict", self._case_id)

    def show_page(self, arg: object = None) -> None:
        """Show a copy of a case (`WhatIfRoute`, or the id of a case)."""
        wanted = arg if isinstance(arg, WhatIfRoute) else WhatIfRoute(str(arg or self._case_id))
        self._case_id = wanted.case_id
        case = self._services.cases.case(wanted.case_id)
        show_header(self._services, self._shell, self._header, case, Stage.VERDICT)
        if not self._shell.part(self._supposed, partial(self._suppose, wanted)):
            self._foot.hide()

    def _suppose(self, wanted: WhatIfRoute) -> None:
        services = self._services
        found = services.cases.by_answers(wanted.case_id)
        if found is None:
            self._shell.go("interview", wanted.case_id)
            return
        self._foot.show()
        self._found = found
        self._what_if = services.cases.what_if(wanted.case_id)
        self._before: Mapping[str, str] = dict(self._what_if.answers)
        for question, option in wanted.changes:
            self._shell.attempt(partial(self._what_if.answer, question, option))
        self._draw(services.cases.definition(wanted.case_id))
        self._page.to_top()
        self._focus(wanted)
        self._on_range_changed()

    def _draw(self, definition: Definition) -> None:
        columns = Columns(self._shell.theme, narrow=800, right_width=330)
        self._answers = SupposedAnswers(definition.interview, columns)
        self._answers.supposed.connect(self._on_supposed)
        self._pictures = CausePictures(self._shell, columns)
        columns.left.addWidget(self._answers)
        columns.left.addStretch(1)
        columns.right.addWidget(self._pictures)
        columns.right.addStretch(1)
        outcome = Outcome(definition, self._foot)
        _forget(self._supposed_layout, self._content)
        _forget(self._foot_layout, self._outcome)
        self._content, self._outcome = columns, outcome
        self._supposed_layout.addWidget(columns, 1)
        self._foot_layout.addWidget(outcome)
        columns.show()
        outcome.show()
        self._refresh()

    def _focus(self, wanted: WhatIfRoute) -> None:
        opened = self._what_if.question
        if opened is not None:
            self._answers.focus(opened.id)
        elif wanted.changes:
            self._answers.focus(wanted.changes[0][0])
        else:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_in_sight(self) -> None:
        """Scroll to what has the keys, once the page has its heights."""
        focused = self.focusWidget()
        if focused is not None and self._page.column.isAncestorOf(focused):
            self._page.ensureWidgetVisible(focused, 0, 24)

    def _refresh(self) -> None:
        """Draw the copy as it is now."""
        self._answers.show_answers(self._what_if, self._before)
        if self._outcome is not None:
            self._outcome.show_outcome(self._what_if, self._found, self._would_change())
        self._reset.setEnabled(bool(self._what_if.changed))
        now = self._what_if.diagnosis
        self._pictures.setVisible(now is not None)
        if now is not None:
            self._pictures.show_causes(now.causes, self._places())

    def _would_change(self) -> str:
        """What the answers of the copy would change in talk, plan and last day, in words."""
        now = self._what_if.diagnosis
        if now is None or not self._what_if.changed:
            return ""
        supposed = partial(self._services.changes.supposed, self._case_id, now)
        change = self._shell.guard(supposed)
        if change is None or not change.of_note:
            return ""
        words = change_words(change, lambda verdict: self._services.content.verdict(verdict).name)
        return " ".join(words[1:])  # the verdict stands above

    def _places(self) -> tuple[Place, ...]:
        """Where the case itself is, once the copy differs from it."""
        if not self._what_if.changed:
            return ()
        points = {share.cause: float(share.points) for share in self._found.causes}
        words = self.tr("{mark} · ring: your case as it is.")
        mark = self.tr("case")
        return (Place(points, words.format(mark=mark), mark),)

    def _on_range_changed(self) -> None:
        QTimer.singleShot(0, self, self._keep_in_sight)

    def _on_supposed(self, answer: tuple[str, str]) -> None:
        self._shell.attempt(partial(self._what_if.answer, *answer))
        self._refresh()

    def _on_reset(self) -> None:
        self._what_if.reset()
        self._refresh()
        self._back.setFocus()


def _forget(layout: QVBoxLayout, widget: QWidget | None) -> None:
    """Take a widget off the page."""
    if widget is not None:
        widget.hide()
        layout.removeWidget(widget)
        widget.deleteLater()
