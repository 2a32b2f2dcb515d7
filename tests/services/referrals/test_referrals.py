"""The directory, and whether to use it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.domain.referral import Level, ReferralNeed, Size, Vendor, VendorKind
from coach.domain.rules.verdict import ReferralPolicy
from coach.errors import GoodTermsError, NotFound, TextRefused
from tests.services.conftest import rule

VENDOR = Vendor(
    id="",
    name="Fjord Threads",
    kind=VendorKind.VENDOR,
    contact="",
    covers=("Thread", "thread ", "", "Needles"),
    size=Size.SMALL,
    intimacy=Level.HIGH,
    places=("Bergen",),
    languages=(),
    sectors=(),
    price=Level.ANY,
    capacity=Level.HIGH,
    tie="",
    consent=True,
    outcome="",
    outcome_good=None,
    note="",
)
LATE_PAY = rule("late-pay", "trouble", "wrong is bad")  # no evidence: it is among no reasons
COLLEAGUE = replace(VENDOR, name="Bo", kind=VendorKind.COLLEAGUE)


def test_an_entry_is_kept_tidy(services, again):
    kept = services.referrals.add(VENDOR)
    assert kept.id
    assert (kept.covers, kept.places) == (("thread", "needles"), ("bergen",))
    assert again().referrals.vendor(kept.id) == kept


def test_an_entry_can_be_edited_and_trashed_and_restored(services):
    kept = services.referrals.add(VENDOR)
    edited = services.referrals.edit(replace(kept, name="Fjord", outcome_good=False))
    assert services.referrals.vendors() == (edited,)
    services.referrals.trash(kept.id)
    assert services.referrals.vendors() == ()
    services.referrals.restore(kept.id)
    assert services.referrals.vendors() == (edited,)


def test_entries_are_listed_by_name(services):
    for name in ("b", "A", "a"):
        services.referrals.add(replace(VENDOR, name=name))
    assert [vendor.name for vendor in services.referrals.vendors()] == ["A", "a", "b"]


def test_a_blank_name_is_refused(services):
    with pytest.raises(GoodTermsError, match="cannot be empty"):
        services.referrals.add(replace(VENDOR, name=" "))


def test_what_is_not_there_is_said(services):
    for call in (services.referrals.vendor, services.referrals.trash, services.referrals.restore):
        with pytest.raises(NotFound):
            call("none")
    with pytest.raises(NotFound):
        services.referrals.edit(replace(VENDOR, id="none"))


def test_parting_names_vendors_that_fit(services, case, say):
    kept = services.referrals.add(VENDOR)
    services.referrals.add(COLLEAGUE)
    services.referrals.set_need(case.id, ReferralNeed((" Thread",), places=("Bergen",)))
    say(harm="no", wrong="bad", told="yes")
    advice = services.referrals.advice(case.id)
    assert (advice.allowed, advice.kind) == (True, ReferralPolicy.VENDORS)
    assert advice.need.needs == ("thread",)
    assert [match.vendor for match in advice.matches] == [kept]


def test_handing_over_names_colleagues(services, case, say):
    services.referrals.add(VENDOR)
    kept = services.referrals.add(COLLEAGUE)
    services.referrals.set_need(case.id, ReferralNeed(("thread",)))
    say(harm="no", wrong="gone")
    advice = services.referrals.advice(case.id)
    assert advice.kind is ReferralPolicy.COLLEAGUES
    assert [match.vendor for match in advice.matches] == [kept]


def test_abuse_is_never_passed_on(services, case, say):
    services.referrals.add(VENDOR)
    say(harm="yes")
    advice = services.referrals.advice(case.id)
    assert (advice.allowed, advice.kind, advice.matches) == (False, ReferralPolicy.NONE, ())
    assert advice.why == "Do not pass this client on. Because of stop."


def test_whatever_decides_the_rule_that_forbids_says_why(services, client, content):
    rules = tuple(
        replace(rule, no_referral=rule.id == "late-pay", decides=rule.decides)
        for rule in (*content.interview.rules, LATE_PAY)
    )
    content.interview = replace(content.interview, rules=(rules[-1], *rules[:-1]))
    case = services.cases.start(client.id, "Late again")
    for question, option in (("harm", "no"), ("wrong", "bad"), ("told", "yes")):
        services.cases.answer(case.id, question, option)
    advice = services.referrals.advice(case.id)
    assert advice.why == "Do not pass this client on. Because of late-pay."


def test_the_trash_can_be_looked_into(services):
    kept = services.referrals.add(VENDOR)
    assert services.referrals.trashed() == ()
    services.referrals.trash(kept.id)
    assert services.referrals.trashed() == (kept,)
    services.referrals.restore(kept.id)
    assert services.referrals.trashed() == ()


def test_a_repair_refers_to_nobody(services, case, say):
    say(harm="no", wrong="late", told="no")
    advice = services.referrals.advice(case.id)
    assert not advice.allowed
    assert "does not send" in advice.why


def test_before_the_verdict_there_is_no_advice_to_refer(services, case):
    advice = services.referrals.advice(case.id)
    assert (advice.allowed, advice.need) == (False, ReferralNeed(()))


@pytest.mark.parametrize(
    ("words", "says"),
    [([f"w{n}" for n in range(251)], "250 words at most"), (["x" * 501], "500 characters at most")],
)
def test_words_that_were_pasted_by_mistake_are_refused(services, case, words, says):
    kept = services.referrals.add(VENDOR)
    need = ReferralNeed(("thread",))
    services.referrals.set_need(case.id, need)
    for change in (
        lambda: services.referrals.add(replace(VENDOR, covers=tuple(words))),
        lambda: services.referrals.edit(replace(kept, places=tuple(words))),
        lambda: services.referrals.set_need(case.id, replace(need, sectors=tuple(words))),
    ):
        with pytest.raises(GoodTermsError, match=says):
            change()
    assert services.referrals.vendors() == (kept,)
    assert services.referrals.advice(case.id).need == need
    most = (*(f"w{n}" for n in range(249)), "x" * 500)
    assert services.referrals.edit(replace(kept, covers=most)).covers == most


@pytest.mark.parametrize(
    ("field", "most"),
    [("name", 2000), ("contact", 2000), ("tie", 2000), ("outcome", 20_000), ("note", 20_000)],
)
def test_each_text_of_an_entry_has_its_own_bound(services, field, most):
    kept = services.referrals.add(replace(VENDOR, **{field: "x" * most}))
    assert getattr(services.referrals.vendor(kept.id), field) == "x" * most
    with pytest.raises(TextRefused, match=f"{most:,} characters at most"):
        services.referrals.add(replace(VENDOR, **{field: "x" * (most + 1)}))


@pytest.mark.parametrize("field", ["covers", "places", "languages", "sectors"])
def test_the_words_of_an_entry_are_small_and_each_stands_once(services, field):
    words = (" Freight ", "freight", "", "Ä")
    kept = services.referrals.add(replace(VENDOR, **{field: words}))
    assert getattr(services.referrals.vendor(kept.id), field) == ("freight", "ä")
