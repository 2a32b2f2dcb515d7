"""Matching a client's need to vendors and colleagues.

Criteria and points (0 to 2 each) are our own proposal (`our-default` in
`scripts_library/sources.yaml`). A criterion the need says nothing about does not count. Whoever
covers none of the needs is no match at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.referral import Level, Match, MatchPoint, Size, VendorKind
from coach.domain.rules.verdict import ReferralPolicy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.domain.referral import ReferralNeed, Vendor

MOST_POINTS = 2
_SIZES: tuple[Size | Level, ...] = (Size.SMALL, Size.MEDIUM, Size.LARGE)
_LEVELS: tuple[Size | Level, ...] = (Level.LOW, Level.MIDDLE, Level.HIGH)
_SIZE = (
    "The client would be an odd size for them.",
    "The client is a little off their usual size.",
    "The client would be typical for them.",
)
_CLOSENESS = (
    "They look after clients quite differently from what is wanted.",
    "They look after clients nearly as closely as is wanted.",
    "They look after clients as closely as is wanted.",
)
_PRICE = (
    "Their prices are far from what the client pays.",
    "Their prices are near what the client pays.",
    "Their prices suit the client.",
)
_KINDS = {
    ReferralPolicy.VENDORS: VendorKind.VENDOR,
    ReferralPolicy.COLLEAGUES: VendorKind.COLLEAGUE,
}


def match(
    need: ReferralNeed, vendors: Iterable[Vendor], policy: ReferralPolicy
) -> tuple[Match, ...]:
    """Those who fit, best first, by name where they fit alike; none where none are allowed."""
    kind = _KINDS.get(policy)
    matches = [
        _match(need, vendor)
        for vendor in vendors
        if vendor.kind is kind and _covers(need, vendor) is not False
    ]
    return tuple(sorted(matches, key=lambda match: (-match.score, match.vendor.name.casefold())))


def _match(need: ReferralNeed, vendor: Vendor) -> Match:
    points = tuple(
        point
        for point in (
            _need(need, vendor),
            _nearness("size", need.size, vendor.size, _SIZE),
            _nearness("closeness", need.intimacy, vendor.intimacy, _CLOSENESS),
            _words("place", need.places, vendor.places, "They work there"),
            _words("language", need.languages, vendor.languages, "They speak"),
            _words("sector", need.sectors, vendor.sectors, "They know the sector"),
            _nearness("price", need.price, vendor.price, _PRICE),
            _capacity(vendor),
            _outcome(vendor),
        )
        if point is not None
    )
    most = MOST_POINTS * len(points)
    score = sum(point.points for point in points) / most if most else 0.0
    return Match(vendor, score, points, _cautions(vendor))


def _folded(words: Iterable[str]) -> set[str]:
    return {word.strip().casefold() for word in words if word.strip()}


def _covers(need: ReferralNeed, vendor: Vendor) -> bool | None:
    """Whether any of the needs is covered; None when the need names nothing."""
    wanted = _folded(need.needs)
    return bool(wanted & _folded(vendor.covers)) if wanted else None


def _need(need: ReferralNeed, vendor: Vendor) -> MatchPoint | None:
    wanted = _folded(need.needs)
    if not wanted:
        return None
    covered = wanted & _folded(vendor.covers)
    names = ", ".join(sorted(covered))
    if covered == wanted:
        return MatchPoint("need", 2, f"They cover what is needed: {names}.")
    left = ", ".join(sorted(wanted - covered))
    return MatchPoint("need", 1, f"They cover {names}, but not {left}.")


def _nearness(
    criterion: str, wanted: Size | Level, offered: Size | Level, sentences: tuple[str, str, str]
) -> MatchPoint | None:
    """Two points for the same, one for a step apart; `sentences` go by the points."""
    steps = _SIZES if isinstance(wanted, Size) else _LEVELS
    if wanted not in steps or offered not in steps:
        return None
    points = MOST_POINTS - abs(steps.index(wanted) - steps.index(offered))
    return MatchPoint(criterion, points, sentences[points])


def _words(
    criterion: str, wanted: tuple[str, ...], offered: tuple[str, ...], sentence: str
) -> MatchPoint | None:
    want, have = _folded(wanted), _folded(offered)
    if not want or not have:
        return None
    both = want & have
    if both == want:
        return MatchPoint(criterion, 2, f"{sentence}: {', '.join(sorted(both))}.")
    if both:
        left = ", ".join(sorted(want - both))
        return MatchPoint(criterion, 1, f"{sentence} in part; not {left}.")
    return MatchPoint(criterion, 0, f"The {criterion} does not fit: {', '.join(sorted(want))}.")


def _capacity(vendor: Vendor) -> MatchPoint | None:
    if vendor.capacity is Level.ANY:
        return None
    points = _LEVELS.index(vendor.capacity)
    sentences = ("They are full now.", "They have a little room.", "They have room now.")
    return MatchPoint("capacity", points, sentences[points])


def _outcome(vendor: Vendor) -> MatchPoint | None:
    if vendor.outcome_good is None:
        return None
    if vendor.outcome_good:
        return MatchPoint("experience", 2, "An earlier referral to them went well.")
    return MatchPoint("experience", 0, "An earlier referral to them did not go well.")


def _cautions(vendor: Vendor) -> tuple[str, ...]:
    """What to ask or disclose before naming them: both sides say yes first (`double-opt-in`)."""
    cautions = []
    if not vendor.consent:
        cautions.append(f"Ask {vendor.name} first, in private, and leave them free to say no.")
    if vendor.tie.strip():
        cautions.append(f"Tell the client about your tie to them: {vendor.tie.strip()}")
    if vendor.capacity is Level.LOW:
        cautions.append("Ask whether they have room before you name them.")
    return tuple(cautions)
