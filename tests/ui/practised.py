"""What the pages of practice are about in tests that go through all pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.services.container import Services


def about_practice(services: Services) -> dict[str, object]:
    """What each page of practice is to show, by its name; those that are not here take nothing."""
    persona = services.practice.personas()[0].id
    rubric = services.practice.rubrics()[0].id
    return {"persona": persona, "persona-edit": persona, "rubric": rubric, "rubric-edit": rubric}
