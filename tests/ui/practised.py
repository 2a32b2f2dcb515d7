"""What the pages of practice are about in tests that go through all pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.services.practice.round_setup import RoundSetup

if TYPE_CHECKING:
    from coach.services.container import Services


def about_practice(services: Services) -> dict[str, object]:
    """What each page of practice is to show, by its name; those that are not here take nothing."""
    persona = services.practice.personas()[0].id
    rubric = services.practice.rubrics()[0].id
    begun = next(iter(services.rounds.all()), None) or services.rounds.begin(RoundSetup())
    return {
        **dict.fromkeys(("persona", "persona-edit"), persona),
        **dict.fromkeys(("rubric", "rubric-edit"), rubric),
        **dict.fromkeys(("round", "round-debrief", "round-papers"), begun.id),
    }
