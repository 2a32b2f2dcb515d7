# SPDX-License-Identifier: MIT
"""What the pages of practising may be asked to show."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coach.domain.practice.assignment import Task
from coach.ui.shell.shell import Route

if TYPE_CHECKING:
    from coach.domain.practice.assignment import Assignment


class RoundRoute(NamedTuple):
    """A round to be set up: what it is to be about, as far as that is known."""

    case_id: str = ""
    roleplay: str = ""
    persona: str = ""


class RolePlayRoute(NamedTuple):
    """A role-play to practise alone, or a run of one to go on with."""

    roleplay: str = ""  # its id; may be empty where a run is given
    case_id: str = ""  # the case that it is practised for
    run_id: str = ""  # the run to go on with; empty: a new one
    minute: bool = False  # one minute of it, to be laid beside the run that it left


class CompareRoute(NamedTuple):
    """Two runs to lay side by side; without the second, one to choose it for."""

    first: str
    second: str = ""


class EditRoute(NamedTuple):
    """A persona or rubric to be changed, or one to begin a new one from."""

    id: str
    copy: bool = False  # a new one is begun from it


class ProgressRoute(NamedTuple):
    """How practice goes, of one person."""

    person: str = ""  # id; empty: whoever sits here


def route_to(asked: Assignment) -> Route:
    """The page on which what is asked is done."""
    match asked.task:
        case Task.ROLEPLAY if asked.what:
            return Route("roleplay", RolePlayRoute(asked.what))
        case Task.ROLEPLAY:
            return Route("roleplays")
        case Task.ROUND:
            return Route("round-setup", RoundRoute(persona=asked.what))
        case Task.SCRIPT if asked.what:
            return Route("script", asked.what)
        case Task.SCRIPT:
            return Route("library")
        case Task.DRILL:
            return Route("reaction-drill", asked.what or None)
