"""Referrals: the directory of vendors and colleagues, what a client needs, and how they match."""

from __future__ import annotations

from enum import StrEnum

from coach.domain.record import Record


class VendorKind(StrEnum):
    """Outside, or inside our own firm."""

    VENDOR = "vendor"
    COLLEAGUE = "colleague"


class Size(StrEnum):
    """Size of the clients a vendor usually serves, or of the client."""

    ANY = "any"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class Level(StrEnum):
    """Three steps, for closeness of service, price and capacity."""

    ANY = "any"
    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"


class Vendor(Record):
    """Somebody a client could be referred to.

    `covers`, `places`, `sectors` and `languages` are short words in lower case.
    `tie` says what we would have to disclose (a fee, family, ownership); empty when nothing.
    """

    id: str
    name: str
    kind: VendorKind
    contact: str
    covers: tuple[str, ...]
    size: Size
    intimacy: Level  # how personal the service is
    places: tuple[str, ...]
    languages: tuple[str, ...]
    sectors: tuple[str, ...]
    price: Level
    capacity: Level  # LOW means full
    tie: str
    consent: bool  # they agreed to be named
    outcome: str  # how earlier referrals went, free text
    outcome_good: bool | None  # None: no experience yet
    note: str


class ReferralNeed(Record):
    """What the client needs from whoever comes next."""

    needs: tuple[str, ...]
    size: Size = Size.ANY
    intimacy: Level = Level.ANY
    places: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    price: Level = Level.ANY

    @property
    def named(self) -> int:
        """How many criteria it names, of the seven there are."""
        words = (self.needs, self.places, self.languages, self.sectors)
        chosen = (self.size is not Size.ANY, self.intimacy is not Level.ANY)
        return sum(map(bool, (*words, *chosen, self.price is not Level.ANY)))


class MatchPoint(Record):
    """One criterion of a match: 0, 1 or 2 points, with a sentence."""

    criterion: str
    points: int
    sentence: str


class Match(Record):
    """A vendor matched to a need; `score` is points / most possible, 0..1."""

    vendor: Vendor
    score: float
    points: tuple[MatchPoint, ...]
    cautions: tuple[str, ...]  # what to disclose or ask first
