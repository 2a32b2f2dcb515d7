# SPDX-License-Identifier: MIT
"""Where that which was found leads, and how its kind is called."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from coach.domain.search import Kind, Place, kind_of
from coach.ui.shell.practice_routes import RolePlayRoute, RoundRoute
from coach.ui.shell.shell import ADD, Route
from coach.ui.shell.stage_route import page_of

if TYPE_CHECKING:
    from coach.domain.papers.paper import PaperKind
    from coach.domain.search import Found
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell

translate = QCoreApplication.translate

_ADDS = {Place.NEW_CASE: "cases", Place.NEW_CLIENT: "clients", Place.NEW_VENDOR: "referrals"}
_WITHOUT_CASE = frozenset(
    {
        Place.TODAY,
        Place.CLIENTS,
        Place.CASES,
        Place.LIBRARY,
        Place.PACKS,
        Place.STUDY,
        Place.QUIZ,
        Place.PRACTICE,
        Place.SEALED,
        Place.REFERRALS,
        Place.SETTINGS,
    }
)
_PAGES = {
    Kind.CLIENT: "client",
    Kind.ANSWERS: "review",
    Kind.VENDOR: "referrals",
    Kind.SITUATION: "library",
}
ICONS = {
    Kind.CLIENT: "building-2",
    Kind.CONTACT: "user-round",
    Kind.CASE: "notebook-pen",
    Kind.ANSWERS: "list-checks",
    Kind.VENDOR: "signpost",
    Kind.SCRIPT: "library",
    Kind.SITUATION: "folder-open",
    Kind.VERDICT: "scale",
    Kind.REACTION: "message-circle",
    Kind.PART: "text-quote",
    Kind.ROLEPLAY: "speech",
    Kind.PERSONA: "users",
    Kind.COMMAND: "plus",
    Kind.SETTING: "settings",
    Kind.PAGE: "list",
}


class LibraryRoute(NamedTuple):
    """A verdict, a part or a reaction that the library is to show, with its scripts."""

    kind: Kind
    id: str
    case_id: str = ""  # the case that it was asked from, to go back to
    back: str = ""  # the page that it was asked from, where that is of no case


class ScriptRoute(NamedTuple):
    """A script, and where it was listed: the scripts around it, and the case it is read for."""

    id: str
    among: tuple[str, ...] = ()  # ids of those that were listed with it; empty: the whole library
    case_id: str = ""
    back: str = ""  # the page that leaving it leads to, where that is not the library


class ScriptPaperRoute(NamedTuple):
    """A script as it was shown, and the paper of it to begin with."""

    script: ScriptRoute
    kind: PaperKind


class OwnWordsRoute(NamedTuple):
    """A script to be put into the user's own words, as it was shown; None: a new one of theirs."""

    script: ScriptRoute | None = None
    situation: str = ""  # of a new one


class LibraryBack(NamedTuple):
    """From a script back to the library as it was left: its search, its list, its place."""

    script: str
    situation: str  # what is shown where the script was not listed


def kind_word(kind: Kind) -> str:
    """How a kind is called: "client", "script" ..."""
    return {
        Kind.CLIENT: translate("Found", "client"),
        Kind.CONTACT: translate("Found", "contact"),
        Kind.CASE: translate("Found", "case"),
        Kind.ANSWERS: translate("Found", "answers"),
        Kind.VENDOR: translate("Found", "referral"),
        Kind.SCRIPT: translate("Found", "script"),
        Kind.SITUATION: translate("Found", "situation"),
        Kind.VERDICT: translate("Found", "verdict"),
        Kind.REACTION: translate("Found", "reaction"),
        Kind.PART: translate("Found", "part of a talk"),
        Kind.ROLEPLAY: translate("Found", "role-play"),
        Kind.PERSONA: translate("Found", "client to practise on"),
        Kind.COMMAND: translate("Found", "command"),
        Kind.SETTING: translate("Found", "setting"),
        Kind.PAGE: translate("Found", "page"),
    }[kind]


def of_case(found: Found) -> bool:
    """Whether a page that was found is one of a case."""
    return Place(found.id) not in _WITHOUT_CASE


def route_of(found: Found, services: Services, shell: Shell, case_id: str) -> Route:
    """The page that what was found leads to.

    Args:
        found: What was chosen.
        services: Know where a case stands.
        shell: Tells the user what is refused.
        case_id: The case that the pages of a case are about; empty: the one changed last.
    """
    match found.kind:
        case Kind.CLIENT | Kind.ANSWERS | Kind.VENDOR | Kind.SITUATION:
            return Route(_PAGES[found.kind], found.id)
        case Kind.CONTACT:
            return Route("client", found.owner)
        case Kind.CASE:
            case = shell.guard(lambda: services.cases.case(found.id))
            return Route("cases") if case is None else Route(page_of(case.stage), case.id)
        case Kind.SCRIPT:
            return Route("script", found.id.rpartition("/")[2])
        case Kind.VERDICT | Kind.REACTION | Kind.PART:
            return Route("library", LibraryRoute(found.kind, found.id))
        case Kind.ROLEPLAY:
            return Route("roleplay", RolePlayRoute(found.id))
        case Kind.PERSONA:
            return Route("round-setup", RoundRoute(persona=found.id))
        case _:
            return _of_place(Place(found.id), services, case_id)


def _of_place(place: Place, services: Services, case_id: str) -> Route:
    if place in _ADDS:
        return Route(_ADDS[place], ADD)
    if place in _WITHOUT_CASE:
        return Route(place.value)
    if kind_of(place) is Kind.SETTING:
        return Route("settings", place)
    case = case_id or services.find.latest_case()
    return Route(place.value, case) if case else Route("cases")
