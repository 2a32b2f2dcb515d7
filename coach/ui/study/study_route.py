# SPDX-License-Identifier: MIT
"""What a session is about, and where a card leads to."""

from __future__ import annotations

from typing import NamedTuple

from coach.domain.rules.verdict import Verdict
from coach.domain.search import Kind
from coach.domain.study.card import CardKind, CardRef, Scope
from coach.ui.shell.found_route import LibraryRoute, ScriptRoute
from coach.ui.shell.shell import Route


class StudyRoute(NamedTuple):
    """What to study: all that is due, or a part; in practice the schedule stays as it is."""

    scope: Scope = Scope()
    cram: bool = False
    more: int = 0  # cards beyond the limits of the day


def route_of_card(ref: CardRef, back: str) -> Route:
    """The page that shows what a card was made from; `back` is the page that one comes from."""
    match ref.kind:
        case CardKind.REPLY:
            return Route("library", LibraryRoute(Kind.REACTION, ref.source, back=back))
        case CardKind.ORDER:
            verdict = Verdict(ref.source).value
            return Route("library", LibraryRoute(Kind.VERDICT, verdict, back=back))
        case CardKind.STORY:
            return Route("quiz", ref.source)
        case CardKind.CHECK:
            return Route("rubric", ref.source.partition("/")[0])
        case _:
            return Route("script", ScriptRoute(ref.source, back=back))
