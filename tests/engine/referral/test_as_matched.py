"""Every point of a match, in words and in numbers, and the order of those who fit."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.domain.referral import Level, ReferralNeed, Size
from coach.domain.rules.verdict import ReferralPolicy
from coach.engine.referral.referral import match
from coach.engine.referral.referral_words import letter_blanks, listed
from tests.engine.referral.test_referral import BUREAU

WIDE = ReferralNeed(
    ("Payroll", "tax"), Size.MEDIUM, Level.MIDDLE, ("France", "Spain"), ("German", "Dutch"),
    ("Retail",), Level.MIDDLE,
)  # fmt: skip
SIZES = (Size.SMALL, Size.MEDIUM, Size.LARGE, Size.ANY)
LEVELS = (Level.LOW, Level.MIDDLE, Level.HIGH, Level.ANY)


def points(need=WIDE, **changed):
    (found,) = match(need, [replace(BUREAU, **changed)], ReferralPolicy.VENDORS)
    return found


def test_every_point_is_said_as_agreed(golden) -> None:
    lines = []
    for name, values in (
        ("size", SIZES), ("intimacy", LEVELS), ("price", LEVELS), ("capacity", LEVELS),
        ("outcome_good", (True, False, None)),
        ("covers", (("payroll",), ("payroll", "TAX"), ("tax ", "x"))),
        ("places", ((), ("france",), ("spain", "france"), ("italy",))),
        ("languages", ((), ("german",), ("dutch", "german"), ("danish",))),
        ("sectors", ((), ("retail",), ("banks",))),
    ):  # fmt: skip
        for value in values:
            found = points(**{name: value})
            lines.append(f"## {name} {value}: {found.score:.3f}")
            lines += [f"{each.criterion} {each.points}: {each.sentence}" for each in found.points]
    golden("matched.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize(("wanted", "offered"), [(a, b) for a in SIZES for b in SIZES])
def test_a_step_apart_is_a_point_less(wanted, offered) -> None:
    found = points(replace(WIDE, size=wanted), size=offered)
    scores = [each.points for each in found.points if each.criterion == "size"]
    if Size.ANY in (wanted, offered):
        assert scores == []
    else:
        assert scores == [2 - abs(SIZES.index(wanted) - SIZES.index(offered))]


def test_those_who_fit_alike_stand_by_name_whatever_their_letters() -> None:
    names = ("beech", "Alder", "Cedar")
    vendors = [replace(BUREAU, id=name, name=name) for name in names]
    found = match(WIDE, vendors, ReferralPolicy.VENDORS)
    assert [each.vendor.name for each in found] == ["Alder", "beech", "Cedar"]


def test_a_need_that_names_nothing_is_met_by_everybody() -> None:
    found = points(ReferralNeed(()), capacity=Level.ANY)
    assert (found.score, found.points) == (0.0, ())


def test_what_to_ask_and_disclose_first() -> None:
    found = points(consent=False, tie=" my sister ", capacity=Level.LOW)
    assert found.cautions == (
        "Ask Alder Payroll first, in private, and leave them free to say no.",
        "Tell the client about your tie to them: my sister",
        "Ask whether they have room before you name them.",
    )
    assert points(consent=True, tie=" ", capacity=Level.MIDDLE).cautions == ()


@pytest.mark.parametrize(
    ("words", "said"),
    [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")],
)
def test_words_are_listed_as_one_says_them(words, said: str) -> None:
    assert listed(words) == said


def test_what_a_letter_says_of_them() -> None:
    vendor = replace(BUREAU, contact="Bo", tie="my sister.", places=("france", "UK"))
    said = letter_blanks(vendor, WIDE)
    assert said == {
        "vendor": "Alder Payroll",
        "vendor_contact": "Bo",
        "need_line": "Payroll and tax in France and Spain, in German and Dutch",
        "fit_line": "They do Payroll, work in France and UK and speak German.",
        "disclosure": "There is a tie between Alder Payroll and us: my sister.",
    }
    to_them = letter_blanks(vendor, WIDE, to_vendor=True)
    assert to_them["fit_line"] == "You do Payroll, work in France and UK and speak German."
    assert to_them["disclosure"] == (
        "There is a tie between us, and I would tell them of it: my sister."
    )
    plain = letter_blanks(replace(vendor, tie="", covers=(), places=(), languages=()), WIDE)
    assert (plain["fit_line"], plain["disclosure"]) == ("", "")
    assert letter_blanks(vendor, ReferralNeed(()))["need_line"] == ""
    assert letter_blanks(vendor, ReferralNeed(("tax",)))["need_line"] == "tax"
