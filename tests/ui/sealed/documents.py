"""What the pages of sealed files are shown about, made by hand: nothing has to be unlocked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.practice.comment import Comment
from coach.domain.practice.sealed import (
    FORMAT,
    SealChoice,
    SealedDocument,
    SealedItem,
    SealedKind,
    SealedLine,
    SealedSection,
)
from coach.ui.shell.sealed_route import SealRoute

if TYPE_CHECKING:
    from coach.services.container import Services

ABOUT = "01a217ba-1200-7001-aa5c-c23f504600aa"
SECTIONS = (
    SealedSection(
        "Verdict", (SealedLine("Reset the relationship", "verdict", "What the answers come to"),)
    ),
    SealedSection(
        "The news",
        (
            SealedLine("A., this is hard to say.", "line:news/warn", own=True),
            SealedLine("(Stop. Count to ten.)", "line:news/stop"),
        ),
    ),
)


def document(services: Services, number: int = 1, sections=SECTIONS, comments=()) -> SealedDocument:
    """A case of somebody else, in its version of this number."""
    item = SealedItem(ABOUT, SealedKind.CASE, "H. T., late again", SealChoice(), tuple(sections))
    return SealedDocument(
        format=FORMAT,
        id=f"01a217ba-1200-7001-aa5c-c23f50460{number:03x}",
        made_at=services.clock(),
        author="Mirela",
        about=ABOUT,
        kind=SealedKind.CASE,
        item=item,
        comments=tuple(comments),
    )


def comment(services: Services, about: str, anchor: str, text: str, number: int = 1) -> Comment:
    """A comment of somebody else."""
    return Comment(
        id=f"01a217ba-1200-7001-aa5c-c23f50461{number:03x}",
        item=about,
        anchor=anchor,
        author="Jonas",
        text=text,
        at=services.clock(),
        quote="So it was said.",
    )


def arguments(services: Services, case_id: str) -> dict[str, object]:
    """What the pages of sealed files are opened with; something was received by then."""
    services.received.take(document(services))
    return {"received": ABOUT, "seal": SealRoute(SealedKind.CASE, case_id)}
