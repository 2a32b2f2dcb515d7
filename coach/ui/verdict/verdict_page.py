# SPDX-License-Identifier: MIT
"""The verdict: what it is, why, what would change it, and what to do before acting on it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.clock import today
from coach.domain.case import Stage
from coach.domain.rules.interview import QuestionRole
from coach.domain.rules.verdict import Mode, Scope, Verdict
from coach.engine.rules.notes import headline
from coach.engine.verdict.overrule import text_of
from coach.services.case.cooling_off import Act
from coach.ui.case.case_header import CaseHeader
from coach.ui.case.change_teller import ChangeTeller
from coach.ui.case.cooling_off_card import CoolingOffCard
from coach.ui.case.prepare_steps import BeforeRows
from coach.ui.case.take_parts import SecondTakeInvitation, TakesCard, put_back
from coach.ui.case.verdict_words import closed_words, show_header
from coach.ui.kit.basic.buttons import PrimaryButton, QuietButton, SecondaryButton
from coach.ui.kit.basic.icon_mark import IconMark
from coach.ui.kit.basic.labels import Body, Heading, Lead, Quiet, Rule, Title
from coach.ui.kit.layout.columns import Columns
from coach.ui.kit.layout.flow_layout import FlowLayout
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.layout.stacked import column_of
from coach.ui.shell.discreet import NameMask, private_names
from coach.ui.shell.parts import say_once
from coach.ui.shell.shell import Data
from coach.ui.shell.words import confidence_text
from coach.ui.verdict.cause_parts import CausePictures, PathWords
from coach.ui.verdict.flip_parts import Flips
from coach.ui.verdict.overrule_dialog import OverruleDialog
from coach.ui.verdict.overrule_parts import OwnVerdictCard
from coach.ui.verdict.verdict_links import links_of
from coach.ui.verdict.verdict_parts import (
    BarredList,
    Measures,
    MissingFacts,
    Reasons,
    Safeguards,
    Words,
)
from coach.ui.verdict.what_if_route import WhatIfRoute
from coach.ui.verdict.why_parts import Gaps, HowSure, LosingRules

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from coach.domain.case import Case
    from coach.domain.rules.diagnosis import Diagnosis
    from coach.domain.rules.verdict import VerdictText
    from coach.services.cases.changes import Moment
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell

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
        self._case_id = ""
        self._header = CaseHeader(shell, self)
        self._page = ScrollPage(self)
        self._page.body.addWidget(self._header)
        self._page.body.addSpacing(12)
        self._cooling_off = CoolingOffCard(services, shell, self)
        self._wait = ""  # from when on the case can be acted on, in words
        self._page.body.addWidget(self._cooling_off)
        self._page.body.addSpacing(8)
        self._content: QWidget | None = None
        self._primary: PrimaryButton | None = None
        self._teller = ChangeTeller(services, shell, self._on_taken_back)
        self._before: Moment | None = None  # when the dialog of the own verdict was opened
        column_of(self, self._page)

    def show_page(self, arg: object = None) -> None:
        """Show the verdict of a case (its id); a case without one goes on with its questions."""
        self._case_id = self._case_id if arg is None else str(arg)
        case = self._services.cases.case(self._case_id)
        show_header(self._services, self._shell, self._header, case, Stage.VERDICT)
        self._cooling_off.show_case(case)
        self._wait = closed_words(self._services, case, Act.HOLD)
        columns = Columns(self._shell.theme, narrow=800, right_width=330)
        self._shell.part(columns.left, partial(self._draw, columns, case))
        if self._content is not None:
            self._content.hide()
            self._page.body.removeWidget(self._content)
            self._content.deleteLater()
        self._content = columns
        self._page.body.addWidget(columns, 1)
        columns.show()
        say_once(self)
        if self._primary is not None:
            self._primary.setFocus()
        self._page.to_top()

    def _draw(self, columns: Columns, case: Case) -> None:
        self._primary = None
        diagnosis = self._services.cases.diagnosis(self._case_id)
        if diagnosis is None:
            self._shell.go("interview", self._case_id)
            return
        self._definition = self._services.cases.definition(self._case_id)
        left, right, part = columns.left, columns.right, self._shell.part
        part(left, partial(self._draw_verdict, left, diagnosis))
        part(left, partial(self._draw_own_verdict, left, diagnosis))
        part(left, partial(self._draw_takes, left))
        self._draw_left(left, diagnosis)
        left.addStretch(1)
        part(right, partial(self._draw_pictures, right, case, diagnosis))
        right.addWidget(HowSure(self._shell, diagnosis))
        part(right, partial(self._draw_before, right))
        right.addStretch(1)

    def _draw_verdict(self, body: QVBoxLayout, diagnosis: Diagnosis) -> None:
        text = text_of(diagnosis, self._definition.verdict(diagnosis.verdict))
        safety = Verdict.PART_NOW in (diagnosis.verdict, diagnosis.by_answers)
        body.addLayout(self._kicker(diagnosis))
        name = Title(text.name, self)
        name.setObjectName("verdict-name")
        body.addWidget(name)
        decided = Lead(headline(diagnosis), self)
        decided.setObjectName("headline")
        body.addWidget(decided)
        body.addSpacing(4)
        meaning = Body(text.meaning, self)
        meaning.setObjectName("meaning")
        meaning.setVisible(bool(text.meaning))
        body.addWidget(meaning)
        for sentence in self._how_it_is_meant(diagnosis, text):
            body.addWidget(Body(sentence, self))
        if safety and diagnosis.safeguards:
            body.addSpacing(8)
            first = self.tr("First, before anything else")
            body.addWidget(Safeguards(self._shell, diagnosis.safeguards, first, safety=True))

    def _draw_own_verdict(self, body: QVBoxLayout, diagnosis: Diagnosis) -> None:
        """What the user set against the verdict found, and what was found."""
        self._own: OwnVerdictCard | None = None
        standing = self._services.overrules.of_case(self._case_id)
        if standing is None:
            return
        private = private_names(self._services, self._case_id)
        shown = NameMask(self._services).standing(standing, private)
        card = OwnVerdictCard(self._definition, self._shell, diagnosis, shown, self)
        card.withdrawn.connect(self._on_withdrawn)
        card.asked.connect(self._on_overrule)
        self._own = card
        body.addSpacing(8)
        body.addWidget(card)

    def _draw_takes(self, body: QVBoxLayout) -> None:
        """The second take beside the first; or the invitation to it."""
        take = self._services.heat.second_take(self._case_id)
        if take.second is not None:
            takes = TakesCard(self._definition, self._shell, take, self)
            takes.adopted.connect(self._on_adopted)
            body.addSpacing(8)
            body.addWidget(takes)
        elif take.offered:
            heat = self._services.content.interview.heat
            words = heat.again if heat is not None else ""
            invitation = SecondTakeInvitation(self._shell, take, words, self)
            invitation.asked.connect(self._on_second_take)
            body.addSpacing(8)
            body.addWidget(invitation)

    def _kicker(self, diagnosis: Diagnosis) -> QHBoxLayout:
        safety = Verdict.PART_NOW in (diagnosis.verdict, diagnosis.by_answers)
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
        words = f"{kicker}  ·  {confidence_text(diagnosis.confidence)}"
        if diagnosis.overruled is not None:
            words = self.tr("Your own verdict")
        row.addWidget(Body(words, self, tone="quiet"), 1)
        row.addStretch(0)  # takes what the words, of a width to be read, leave over
        return row

    def _how_it_is_meant(self, diagnosis: Diagnosis, text: VerdictText) -> list[str]:
        """One sentence each: the mode, who decides, and how much of the client it is about."""
        sentences = [text.mode_text(diagnosis.mode)]
        if diagnosis.recommendation:
            recommended = text.mode_text(Mode.RECOMMENDATION) or self._who_decides(diagnosis)
            if recommended not in sentences:
                sentences.append(recommended)
        if diagnosis.scope is Scope.NEED:
            sentences.append(
                self.tr("This is about the one need only. The rest of your work goes on.")
            )
        return [sentence for sentence in sentences if sentence]

    def _who_decides(self, diagnosis: Diagnosis) -> str:
        question = self._definition.interview.in_role(QuestionRole.DECIDER)
        answer = diagnosis.answers.get(question.id) if question is not None else None
        if question is None or answer is None:
            return ""
        option = question.option(answer)
        who = self.tr("{who}: take this there as your recommendation, before the client hears it.")
        return who.format(who=option.read_back) if option is not None else ""

    def _draw_left(self, body: QVBoxLayout, diagnosis: Diagnosis) -> None:
        gather = diagnosis.verdict is Verdict.GATHER
        if gather and diagnosis.missing:
            body.addWidget(MissingFacts(self._shell, self.tr("Find out first"), diagnosis.missing))
        title = self.tr("Because you told us")
        if diagnosis.overruled is not None:
            title = self.tr("Why your answers come to: {name}")
            title = title.format(name=diagnosis.overruled.name)
        words = Words(self._definition, self._services.library)
        reasons = partial(Reasons, words, self._shell, title, diagnosis.reasons)
        self._shell.part(body, lambda: body.addWidget(reasons()))
        services, case_id, verdict = self._services, self._case_id, diagnosis.verdict
        self._shell.part(
            body, lambda: body.addLayout(links_of(services, self._shell, case_id, verdict))
        )
        if diagnosis.gaps:
            body.addWidget(Gaps(self._definition, diagnosis.gaps))
        body.addSpacing(12)
        body.addLayout(self._buttons(diagnosis))
        if self._wait:
            open_ = self.tr("Until then you can prepare and rehearse the talk.")
            wait = Quiet(f"{self._wait} {open_}", self)
            wait.setObjectName("wait")
            body.addWidget(wait)
        body.addSpacing(12)
        self._shell.part(body, partial(self._draw_flips, body))
        self._draw_rest(body, diagnosis)

    def _draw_flips(self, body: QVBoxLayout) -> None:
        if flips := self._services.cases.flips(self._case_id):
            changes = Flips(self._definition, self._shell, flips)
            changes.chosen.connect(self._on_flip_chosen)
            body.addWidget(changes)

    def _draw_rest(self, body: QVBoxLayout, diagnosis: Diagnosis) -> None:
        """What to keep in mind: constraints, safeguards, missing facts, barred verdicts."""
        shell = self._shell
        if diagnosis.constraints:
            body.addWidget(Measures(shell, self.tr("When and how"), diagnosis.constraints))
        safety = Verdict.PART_NOW in (diagnosis.verdict, diagnosis.by_answers)
        if diagnosis.safeguards and not safety:
            title = self.tr("Whatever else you do")
            body.addSpacing(12)
            body.addWidget(Safeguards(shell, diagnosis.safeguards, title, safety=False))
        if diagnosis.missing and diagnosis.verdict is not Verdict.GATHER:
            body.addWidget(MissingFacts(shell, self.tr("Still to find out"), diagnosis.missing))
        if diagnosis.losing:
            body.addWidget(LosingRules(self._definition, shell, diagnosis))
        if diagnosis.barred:
            title = self.tr("Out of the question here")
            body.addWidget(BarredList(self._definition, shell, title, diagnosis))

    def _buttons(self, diagnosis: Diagnosis) -> FlowLayout:
        words, slot = self.tr("Prepare the talk"), self._on_prepare
        if diagnosis.verdict is Verdict.GATHER:
            words, slot = self.tr("Plan the fact-finding"), self._on_plan
        elif diagnosis.verdict is Verdict.STOP:
            words = self.tr("What to do now")
        icon = self._shell.icons.icon("arrow-right", "on_accent")
        self._primary = PrimaryButton(words, "prepare", icon, self, trailing=True)
        self._primary.setAccessibleDescription(self._wait)
        self._primary.clicked.connect(slot)
        icon = self._shell.icons.icon("git-compare")
        self._what_if = SecondaryButton(self.tr("What if…"), "what-if", icon, self)
        self._what_if.clicked.connect(self._on_what_if)
        differ = QuietButton(self.tr("I see it differently"), "overrule", parent=self)
        differ.clicked.connect(self._on_overrule)
        row = FlowLayout(gap=12)
        for each in (self._primary, self._what_if, differ):
            row.addWidget(each)
        return row

    def _draw_pictures(self, body: QVBoxLayout, case: Case, diagnosis: Diagnosis) -> None:
        path = PathWords(self._definition, today(self._services.clock), case.heat)
        places = path.places(self._services.cases.path(self._case_id))
        pictures = CausePictures(self._shell, self)
        pictures.show_causes(diagnosis.causes, places)
        body.addWidget(pictures)

    def _draw_before(self, body: QVBoxLayout) -> None:
        items = self._services.prepare.before(self._case_id)
        if not items:
            return
        body.addSpacing(8)
        body.addWidget(Rule(self))
        body.addSpacing(8)
        body.addWidget(Heading(self.tr("Before you act"), self))
        rows = BeforeRows(self._services, self._shell, "before", self)
        rows.show_items(self._case_id, items)
        body.addWidget(rows)

    # -- what the user does

    def _on_prepare(self) -> None:
        self._shell.go("talk", self._case_id)

    def _on_plan(self) -> None:
        self._shell.go("after", self._case_id)

    def _on_change(self) -> None:
        self._shell.go("interview", self._case_id)

    def _on_what_if(self) -> None:
        self._shell.go("what-if", WhatIfRoute(self._case_id))

    def _on_flip_chosen(self, changes: tuple[tuple[str, str], ...]) -> None:
        self._shell.go("what-if", WhatIfRoute(self._case_id, changes))

    def _on_second_take(self) -> None:
        self._shell.go("second-take", self._case_id)

    def _on_adopted(self) -> None:
        changes = self._services.heat.second_take(self._case_id).changes
        before = self._teller.moment(self._case_id)
        if self._shell.attempt(lambda: self._services.heat.adopt(self._case_id)):
            counts = self.tr("The second take counts now.")
            if not self._teller.tell(before, counts):
                back = partial(put_back, self._services, self._shell, self._case_id, changes)
                self._shell.toast(counts, back)
            self._tell()

    def _on_overrule(self) -> None:
        self._before = self._teller.moment(self._case_id)
        dialog = OverruleDialog(self._services, self._shell, self, self._case_id)
        dialog.saved.connect(self._on_overruled)
        dialog.open()

    def _on_overruled(self) -> None:
        self._tell()
        waits = self.tr("Your verdict is set. The case waits until the morning all the same.")
        follows = self.tr("Your verdict is set. The talk and the plan now follow it.")
        said = waits if self._wait else follows
        if not self._teller.tell(self._before, said):
            self._shell.toast(said)
        if self._own is not None:
            self._own.withdraw.setFocus()

    def _on_withdrawn(self) -> None:
        before = self._teller.moment(self._case_id)
        if self._shell.attempt(lambda: self._services.overrules.withdraw(self._case_id)):
            again = self.tr("You are going by your answers again.")
            if not self._teller.tell(before, again):
                self._shell.toast(again)
            self._tell()

    def _on_taken_back(self) -> None:
        if self.isVisible():
            self.show_page()

    def _tell(self) -> None:
        self._shell.changed(Data.PLAN)
        self.show_page()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Backspace goes back to the answers, Esc leaves."""
        if event.key() == Qt.Key.Key_Backspace:
            self._on_change()
        elif event.key() == Qt.Key.Key_Escape:
            self._shell.go("cases", self._case_id)
        else:
            super().keyPressEvent(event)
