# SPDX-License-Identifier: MIT
"""Whom to name to the client of a case, or why nobody."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coach.domain.rules.verdict import ReferralPolicy
from coach.ui.after.match_list import MatchList
from coach.ui.after.requirement_form import NeedForm
from coach.ui.kit.basic.buttons import QuietButton
from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.basic.section import Section
from coach.ui.kit.layout.stacked import column_of

if TYPE_CHECKING:
    from coach.domain.referral import ReferralNeed
    from coach.services.container import Services
    from coach.services.referrals.referrals import ReferralAdvice
    from coach.ui.shell.shell import Shell


class ReferralSection(QWidget):
    """The need, and who fits it with the reasons; where a referral is wrong, only why."""

    def __init__(self, services: Services, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._shell = services, shell
        self._case_id = ""
        self._section = Section("")
        self._why = Body("")
        self._why.setObjectName("referral-why")
        self._need = NeedForm(shell)
        self._none = Body("")
        self._none.set_tone("quiet")
        self._matches = MatchList(shell)
        self._rule = Quiet("")
        icon = shell.icons.icon("signpost", "quiet")
        self._directory = QuietButton(self.tr("Open the directory"), "to-referrals", icon)
        for part in (self._why, self._need, self._none, self._matches, self._rule, self._directory):
            self._section.body.addWidget(part)
        column_of(self, self._section)
        self._need.given.connect(self._on_need_given)
        self._directory.clicked.connect(self._on_directory_clicked)

    def show_case(self, case_id: str) -> None:
        """Show the advice for a case."""
        self._case_id = case_id
        advice = self._services.referrals.advice(case_id)
        self.setVisible(advice.shown)
        self._section.set_title(self._title(advice))
        self._rule.setText(self._order(advice))
        self._why.setText(advice.why)
        self._need.show_need(advice.need)
        for part in (self._need, self._rule, self._directory):
            part.setVisible(advice.allowed)
        self._matches.setVisible(advice.allowed and bool(advice.matches))
        self._matches.show_matches(advice.matches if advice.allowed else (), advice.need)
        self._none.setVisible(advice.allowed and not advice.matches)
        self._none.setText(self._say_none(advice))

    def _title(self, advice: ReferralAdvice) -> str:
        if not advice.allowed:
            return self.tr("No referral")
        if advice.kind is ReferralPolicy.COLLEAGUES:
            return self.tr("Who could take over")
        return self.tr("A better home for them")

    def _order(self, advice: ReferralAdvice) -> str:
        """Whom to ask first."""
        if advice.kind is ReferralPolicy.COLLEAGUES:
            return self.tr(
                "Ask the colleague first, in private, and take no for an answer. Then tell the "
                "client, and bring the two together."
            )
        return self.tr(
            "First ask the client what you may pass on. Then ask the firm, in private, and take "
            "no for an answer. Only then bring the two together, and step out."
        )

    def _say_none(self, advice: ReferralAdvice) -> str:
        if not self._services.referrals.vendors():
            return self.tr(
                "The directory is empty. Add the people you know, and they will be matched here."
            )
        if advice.need.needs:
            return self.tr("Nobody in the directory covers this.")
        return self.tr("Nobody in the directory fits.")

    def _on_need_given(self, need: ReferralNeed) -> None:
        save = partial(self._services.referrals.set_need, self._case_id, need)
        if self._shell.attempt(save):
            self._need.accept(need)
            self.show_case(self._case_id)

    def _on_directory_clicked(self) -> None:
        self._shell.go("referrals")
