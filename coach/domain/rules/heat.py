"""Heat: how angry the user is, asked once, so that nothing is done in anger."""

from __future__ import annotations

from enum import StrEnum

from coach.domain.record import Record


class Heat(StrEnum):
    """How angry the user says they are."""

    COOL = "cool"
    WARM = "warm"
    HOT = "hot"  # the case is parked overnight
    UNSAID = "unsaid"  # asked, and not answered


class HeatOption(Record):
    """One answer to the question about anger; `read_back` is how it is told back."""

    heat: Heat
    text: str
    read_back: str


class HeatQuestion(Record):
    """The question about anger, and what is said where it changes something.

    It is asked once the gate `after` is passed. It never changes a verdict.
    """

    after: str
    text: str
    help: str
    why: str
    options: tuple[HeatOption, ...]
    parked: str  # said while the case waits for the morning
    again: str  # invites to go through the answers again
