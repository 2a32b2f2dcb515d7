# SPDX-License-Identifier: MIT
"""Where a case goes on: the page of its stage."""

from __future__ import annotations

from coach.domain.case import Stage


def page_of(stage: Stage) -> str:
    """The page on which a case at this stage goes on."""
    return {
        Stage.UNDERSTAND: "interview",
        Stage.VERDICT: "verdict",
        Stage.TALK: "talk",
        Stage.AFTER: "after",
        Stage.CLOSED: "after",
    }[stage]
