"""What the pages of practice are about in tests that go through all pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.services.practice.round_setup import RoundSetup
from coach.ui.shell.practice_routes import CompareRoute, RolePlayRoute

if TYPE_CHECKING:
    from coach.services.container import Services


def about_practice(services: Services) -> dict[str, object]:
    """What each page of practice is to show, by its name; those that are not here take nothing."""
    persona = services.practice.personas()[0].id
    rubric = services.practice.rubrics()[0].id
    begun = next(iter(services.rounds.all()), None) or services.rounds.begin(RoundSetup())
    first, second = runs_of(services)
    return {
        **dict.fromkeys(("persona", "persona-edit"), persona),
        **dict.fromkeys(("rubric", "rubric-edit"), rubric),
        **dict.fromkeys(("round", "round-debrief", "round-papers"), begun.id),
        "roleplay": RolePlayRoute(run_id=first),
        "run-debrief": first,
        "run-compare": CompareRoute(first, second),
    }


def runs_of(services: Services) -> tuple[str, str]:
    """Two runs of one role-play, the second left the first after its first line."""
    runs = services.runs
    if len(known := [row.run.id for row in runs.all() if row.said]) > 1:
        return known[1], known[0]
    view = runs.begin(services.practice.roleplays()[0].id)
    first = view.run.id
    for _ in range(3):
        if view.choices:
            view = runs.choose(first, view.choices[0].id)
    second = runs.branch(first, 1).run.id
    runs.choose(second, runs.view(second).choices[-1].id)
    return first, second
