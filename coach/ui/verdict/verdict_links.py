# SPDX-License-Identifier: MIT
"""Quiet ways from a verdict to what it came from, and to scripts that go with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.domain.search import Kind
from coach.ui.kit.basic.buttons import QuietButton
from coach.ui.kit.layout.flow_layout import FlowLayout
from coach.ui.shell.found_route import LibraryRoute

if TYPE_CHECKING:
    from coach.domain.rules.verdict import Verdict
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell

translate = QCoreApplication.translate


def links_of(services: Services, shell: Shell, case_id: str, verdict: Verdict) -> FlowLayout:
    """To the answers (change one, see them all, answer as they would), and to the library."""
    links = {
        "interview": translate("VerdictLinks", "Change an answer"),
        "review": translate("VerdictLinks", "All answers"),
    }
    if services.mirror.questions(case_id):
        links["mirror"] = translate("VerdictLinks", "What would they answer?")
    if services.updates.content_change(case_id) is not None:
        links["content-change"] = translate("VerdictLinks", "The questions have changed")
    route = LibraryRoute(Kind.VERDICT, verdict.value, case_id)
    if services.library.topic(route.kind, route.id, route.case_id).scripts:
        links["library"] = translate("VerdictLinks", "Scripts like this")
    row = FlowLayout(gap=4)
    for page, words in links.items():
        link = QuietButton(words, "change-answer" if page == "interview" else f"to-{page}")
        arg = route if page == "library" else case_id
        link.clicked.connect(partial(shell.go, page, arg))
        row.addWidget(link)
    return row
