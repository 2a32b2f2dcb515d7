"""Matching a need to vendors and colleagues."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.domain.referral import Level, ReferralNeed, Size, Vendor, VendorKind
from coach.domain.rules.verdict import ReferralPolicy
from coach.engine.referral.referral import match

BUREAU = Vendor(
    id="1",
    name="Alder Payroll",
    kind=VendorKind.VENDOR,
    contact="",
    covers=("payroll", "local filings"),
    size=Size.LARGE,
    intimacy=Level.MIDDLE,
    places=("germany", "france"),
    languages=("german",),
    sectors=(),
    price=Level.HIGH,
    capacity=Level.HIGH,
    tie="",
    consent=True,
    outcome="",
    outcome_good=None,
    note="",
)
NEED = ReferralNeed(needs=("Payroll", "local filings"), size=Size.LARGE, places=("France",))


def test_a_full_match_says_why():
    (found,) = match(NEED, [BUREAU], ReferralPolicy.VENDORS)
    assert found.score == 1.0
    assert [point.sentence for point in found.points] == [
        "They cover what is needed: local filings, payroll.",
        "The client would be typical for them.",
        "They work there: france.",
        "They have room now.",
    ]


def test_the_better_fit_comes_first():
    small = replace(BUREAU, id="2", name="Aspen", size=Size.SMALL, places=("spain",))
    assert [found.vendor.id for found in match(NEED, [small, BUREAU], ReferralPolicy.VENDORS)] == [
        "1",
        "2",
    ]


def test_whoever_covers_nothing_is_no_match():
    other = replace(BUREAU, covers=("catering",))
    assert match(NEED, [other], ReferralPolicy.VENDORS) == ()


def test_colleagues_are_for_handing_over_and_vendors_for_referring():
    colleague = replace(BUREAU, id="3", kind=VendorKind.COLLEAGUE)
    both = [BUREAU, colleague]
    assert [found.vendor.id for found in match(NEED, both, ReferralPolicy.COLLEAGUES)] == ["3"]
    assert [found.vendor.id for found in match(NEED, both, ReferralPolicy.VENDORS)] == ["1"]
    assert match(NEED, both, ReferralPolicy.NONE) == ()


def test_consent_ties_and_room_are_asked_about():
    tied = replace(BUREAU, consent=False, tie="They pay us a fee.", capacity=Level.LOW)
    (found,) = match(NEED, [tied], ReferralPolicy.VENDORS)
    assert found.cautions == (
        "Ask Alder Payroll first, in private, and leave them free to say no.",
        "Tell the client about your tie to them: They pay us a fee.",
        "Ask whether they have room before you name them.",
    )


@given(
    st.builds(
        ReferralNeed,
        needs=st.lists(st.sampled_from(["payroll", "audit"]), max_size=2).map(tuple),
        size=st.sampled_from(Size),
        intimacy=st.sampled_from(Level),
        places=st.lists(st.sampled_from(["france", "spain"]), max_size=2).map(tuple),
        price=st.sampled_from(Level),
    )
)
def test_a_score_is_a_fraction(need):
    for found in match(need, [BUREAU], ReferralPolicy.VENDORS):
        assert 0.0 <= found.score <= 1.0
