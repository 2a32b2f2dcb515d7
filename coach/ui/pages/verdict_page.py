# SPDX-License-Identifier: MIT
"""The verdict: what it is, why, what would change it, and what to do before acting on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.case import Stage
from coach.domain.diagnosis import Confidence
from coach.domain.verdict import Mode, Scope, Verdict
from coach.ui.discreet import Names
from coach.ui.pages.interview_page import LookAgain
from coach.ui.pages.verdict_parts import (
    BarredList,
    Changes,
    Measures,
    MissingFacts,
    Reasons,
    Safeguards,
)
from coach.ui.pictures.bars import EvidenceBars
from coach.ui.pictures.triangle import CORNERS, Triangle
from coach.ui.widgets.buttons import PrimaryButton, SecondaryButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.case_header import CaseHeader
from coach.ui.widgets.check_row import CheckRow
from coach.ui.widgets.columns import Columns
from coach.ui.widgets.icon_mark import IconMark
from coach.ui.widgets.labels import Body, Heading, Lead, Quiet, Rule, Title
from coach.ui.widgets.scroll_page import ScrollPage

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from coach.domain.diagnosis import Diagnosis
    from coach.domain.verdict import VerdictText
    from coach.services.bundle import Services
    from coach.ui.shell import Shell

VERDICT_ICONS = {
    Verdict.INVEST: "sprout",
    Verdict.RESET: "refresh-ccw",
    Verdict.HANDOVER: "arrow-right-left",
    Verdict.FIX: "wrench",
    Verdict.REPRICE: "coins",
    Verdict.REFER: "signpost",
    Verdict.PART: "door-open",
    Verdict.PART_NOW: "shield-alert",
    Verdict.SAVE: "life-buoy",
    Verdict.EXIT: "log-out",
    Verdict.GATHER: "search-check",
    Verdict.STOP: "hand",
}


class VerdictPage(QWidget):
    """Shows the verdict of a case; all of it is drawn anew each time it is shown."""

    def __init__(self, services: Services, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._shell = services, shell
        self._names = Names(services.settings)
        self._case_id = ""
        self._header = CaseHeader(shell, self)
        self._page = ScrollPage(self)
        self._page.body.addWidget(self._header)
        self._page.body.addSpacing(20)
        self._content: QWidget | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page)

    def show_page(self, arg: object = None) -> None:
        """Show the verdict of a case (its id); a case without one goes on with its questions."""
        self._case_id = self._case_id if arg is None else str(arg)
        diagnosis = self._services.cases.diagnosis(self._case_id)
        if diagnosis is None:
            self._shell.go("interview", self._case_id)
            return
        case = self._services.cases.case(self._case_id)
        self._header.show_case(case, Stage.VERDICT, self._names)
        self._draw(diagnosis)
        self._page.to_top()

    # -- drawing

    def _draw(self, diagnosis: Diagnosis) -> None:
        text = self._services.content.verdict(diagnosis.verdict).in_mode(diagnosis.mode)
        columns = Columns(self._shell.theme, narrow=800, right_width=330)
        self._draw_verdict(columns.left, diagnosis, text)
        self._draw_left(columns.left, diagnosis)
        columns.left.addStretch(1)
        self._draw_right(columns.right, diagnosis, text)
        columns.right.addStretch(1)
        if self._content is not None:
            self._content.hide()
            self._page.body.removeWidget(self._content)
            self._content.deleteLater()
        self._content = columns
        self._page.body.addWidget(columns, 1)
        columns.show()
        self._primary.setFocus()

    def _draw_verdict(self, body: QVBoxLayout, diagnosis: Diagnosis, text: VerdictText) -> None:
        safety = diagnosis.verdict is Verdict.PART_NOW
        body.addLayout(self._kicker(diagnosis))
        name = Title(text.name, self)
        name.setObjectName("verdict-name")
        body.addWidget(name)
        body.addWidget(Lead(text.meaning, self))
        for sentence in self._how_it_is_meant(diagnosis, text):
            body.addWidget(Body(sentence, self))
        if safety and diagnosis.safeguards:
            body.addSpacing(8)
            first = self.tr("First, before anything else")
            body.addWidget(Safeguards(self._shell, diagnosis.safeguards, first, safety=True))

    def _kicker(self, diagnosis: Diagnosis) -> QHBoxLayout:
        safety = diagnosis.verdict is Verdict.PART_NOW
        icon = self._shell.icons.icon(
            VERDICT_ICONS[diagnosis.verdict], "conduct" if safety else "quiet"
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(IconMark(self._shell.theme, icon, 18, self))
        kicker = self.tr("Our verdict")
        if diagnosis.recommendation:
            kicker = self.tr("Our recommendation")
        if diagnosis.verdict is Verdict.GATHER:
            kicker = self.tr("Not yet a verdict")
        words = f"{kicker}  ·  {self._sure(diagnosis.confidence)}"
        row.addWidget(Body(words, self, tone="quiet"), 1)
        return row

    def _sure(self, confidence: Confidence) -> str:
        return {
            Confidence.SURE: self.tr("sure"),
            Confidence.FAIRLY_SURE: self.tr("fairly sure"),
            Confidence.UNSURE: self.tr("unsure"),
        }[confidence]

    def _how_it_is_meant(self, diagnosis: Diagnosis, text: VerdictText) -> list[str]:
        """One sentence each: the mode, who decides, and how much of the client it is about."""
        sentences = [text.mode_text(diagnosis.mode)]
        if diagnosis.recommendation:
            recommended = text.mode_text(Mode.RECOMMENDATION) or self._who_decides(diagnosis)
            if recommended not in sentences:
                sentences.append(recommended)
        if diagnosis.scope is Scope.NEED:
            sentences.append(self.tr("This is about the one need; the rest of your work stays."))
        return [sentence for sentence in sentences if sentence]

    def _who_decides(self, diagnosis: Diagnosis) -> str:
        answer = diagnosis.answers.get("decider")
        if answer is None:
            return ""
        option = self._services.content.interview.question("decider").option(answer)
        who = self.tr("{who}: take this there as your recommendation, before the client hears it.")
        return who.format(who=option.said) if option is not None else ""

    def _draw_left(self, body: QVBoxLayout, diagnosis: Diagnosis) -> None:
        gather = diagnosis.verdict is Verdict.GATHER
        if gather and diagnosis.missing:
            body.addWidget(MissingFacts(self._shell, self.tr("Find out first"), diagnosis.missing))
        title = self.tr("Because you told us")
        body.addWidget(Reasons(self._services, self._shell, title, diagnosis.reasons))
        if diagnosis.alternatives:
            changes = Changes(
                self._services,
                self._shell,
                diagnosis.alternatives,
                self.tr("What would change this"),
            )
            changes.chosen.connect(self._on_look_again)
            body.addWidget(changes)
        body.addSpacing(12)
        body.addLayout(self._buttons(diagnosis))
        self._draw_rest(body, diagnosis)

    def _draw_rest(self, body: QVBoxLayout, diagnosis: Diagnosis) -> None:
        """What to keep in mind: constraints, safeguards, missing facts, barred verdicts."""
        shell = self._shell
        if diagnosis.constraints:
            body.addWidget(Measures(shell, self.tr("When and how"), diagnosis.constraints))
        if diagnosis.safeguards and diagnosis.verdict is not Verdict.PART_NOW:
            title = self.tr("Whatever else you do")
            body.addSpacing(12)
            body.addWidget(Safeguards(shell, diagnosis.safeguards, title, safety=False))
        if diagnosis.missing and diagnosis.verdict is not Verdict.GATHER:
            body.addWidget(MissingFacts(shell, self.tr("Still to find out"), diagnosis.missing))
        if diagnosis.barred:
            title = self.tr("Out of the question here")
            body.addWidget(BarredList(self._services, shell, title, diagnosis))

    def _buttons(self, diagnosis: Diagnosis) -> QHBoxLayout:
        words, slot = self.tr("Prepare the talk"), self._on_prepare
        if diagnosis.verdict is Verdict.GATHER:
            words, slot = self.tr("Plan the fact-finding"), self._on_plan
        elif diagnosis.verdict is Verdict.STOP:
            words = self.tr("What to do now")
        icon = self._shell.icons.icon("arrow-right", "on_accent")
        self._primary = PrimaryButton(words, "prepare", icon, self, trailing=True)
        self._primary.clicked.connect(slot)
        change = SecondaryButton(self.tr("Change an answer"), "change-answer", parent=self)
        change.clicked.connect(self._on_change)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._primary)
        row.addWidget(change)
        row.addStretch(1)
        return row

    def _draw_right(self, body: QVBoxLayout, diagnosis: Diagnosis, text: VerdictText) -> None:
        if any(share.points for share in diagnosis.causes if share.cause in CORNERS):
            card = Card(self, margin=8)
            triangle = Triangle(self._shell.theme, card)
            triangle.show_causes(diagnosis.causes)
            card.body.addWidget(triangle)
            body.addWidget(card)
            body.addSpacing(8)
        bars = EvidenceBars(self._shell.theme, self)
        bars.show_causes(diagnosis.causes)
        body.addWidget(bars)
        sure = self.tr("How sure: {sure}. {because}").format(
            sure=self._sure(diagnosis.confidence), because=diagnosis.confidence_because
        )
        body.addWidget(Quiet(sure, self))
        if text.before:
            self._draw_checks(body, text)

    def _draw_checks(self, body: QVBoxLayout, text: VerdictText) -> None:
        body.addSpacing(8)
        body.addWidget(Rule(self))
        body.addSpacing(8)
        body.addWidget(Heading(self.tr("Before you act"), self))
        ticks = self._services.cases.ticks(self._case_id)
        for check in text.before:
            row = CheckRow(check.id, check.text, done=check.id in ticks, parent=self)
            row.ticked.connect(self._on_ticked)
            body.addWidget(row)

    # -- what the user does

    def _on_ticked(self, tick: tuple[str, bool]) -> None:
        check, done = tick
        self._shell.attempt(lambda: self._services.cases.tick(self._case_id, check, done))

    def _on_prepare(self) -> None:
        self._shell.go("talk", self._case_id)

    def _on_plan(self) -> None:
        self._shell.go("after", self._case_id)

    def _on_change(self) -> None:
        self._shell.go("interview", self._case_id)

    def _on_look_again(self, question: str) -> None:
        self._shell.go("interview", LookAgain(self._case_id, question))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Backspace goes back to the answers, Esc leaves."""
        if event.key() == Qt.Key.Key_Backspace:
            self._on_change()
        elif event.key() == Qt.Key.Key_Escape:
            self._shell.go("cases", self._case_id)
        else:
            super().keyPressEvent(event)
