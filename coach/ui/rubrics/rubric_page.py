# SPDX-License-Identifier: MIT
"""A rubric to read: each check with what earns it and what does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.basic.section import Section
from coach.ui.rubrics.read_page import ReadPage
from coach.ui.shell.practice_routes import RoundRoute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from coach.domain.practice.rubric import CriticalFail, RubricCheck
    from coach.services.container import Services
    from coach.services.library.own_scripts import Whose
    from coach.services.practice.own import Removed
    from coach.ui.shell.shell import Shell


class RubricPage(ReadPage):
    """One rubric."""

    kind = "rubric"

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(
            services, shell, QCoreApplication.translate("RubricPage", "Practise for two")
        )

    def start(self) -> None:
        """Set a round up; the rubric follows from its talk."""
        rubric = self._services.practice.rubric(self.item)
        fits = (
            each
            for each in self._services.practice.roleplays()
            if (each.verdict in rubric.verdicts if each.verdict else not rubric.verdicts)
        )
        play = next(fits, None)
        self._shell.go("round-setup", RoundRoute(roleplay="" if play is None else play.id))

    def title(self) -> tuple[str, str]:
        """Its title, and for which talks it is."""
        rubric = self._services.practice.rubric(self.item)
        names = {each.verdict: each.short for each in self._services.content.verdicts}
        talks = ", ".join(names.get(each, each.value) for each in rubric.verdicts)
        talks = talks or self.tr("The safety drill")
        count = self.tr("{count} checks").format(count=len(rubric.checks))
        return rubric.title, f"{talks} · {count}"

    def whose(self) -> Whose:
        """Whose it is."""
        return self._services.own_practice.whose_rubric(self.item)

    def take_out(self) -> Removed:
        """Put what is the user's own of it into the trash."""
        return self._services.own_practice.remove_rubric(self.item)

    def sections(self) -> Iterator[QWidget]:
        """The checks in their order, then what ends the mark."""
        rubric = self._services.practice.rubric(self.item)
        checks = Section(self.tr("Checks, in the order in which they happen"))
        for number, check in enumerate(rubric.checks, start=1):
            checks.body.addWidget(self._check(number, check))
        yield checks
        fails = Section(self.tr("What ends the mark, whatever else was good"))
        for fail in rubric.critical:
            fails.body.addWidget(self._fail(fail))
        yield fails

    def _check(self, number: int, check: RubricCheck) -> QWidget:
        card = Card(self, margin=12)
        card.body.setSpacing(3)
        says = Body(f"{number}. {check.says}", card)
        says.set_strong(True)
        card.body.addWidget(says)
        card.body.addWidget(Quiet(check.dimension, card))
        card.body.addWidget(Body(self.tr("Yes: {line}").format(line=check.yes), card))
        card.body.addWidget(Body(self.tr("No: {line}").format(line=check.no), card, tone="quiet"))
        return card

    def _fail(self, fail: CriticalFail) -> QWidget:
        card = Card(self, margin=12)
        card.body.setSpacing(3)
        says = Body(fail.says, card)
        says.set_strong(True)
        card.body.addWidget(says)
        card.body.addWidget(Body(fail.because, card, tone="quiet"))
        return card
