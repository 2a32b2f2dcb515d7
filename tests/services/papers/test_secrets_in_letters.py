"""A letter that would carry a password is not made, wherever the password was typed."""

from __future__ import annotations

import pytest

from coach.domain.papers.paper import PaperKind
from coach.domain.referral import ReferralNeed
from coach.errors import GoodTermsError
from tests.services.papers.test_papers import content, parting, vendor

__all__ = ["content", "parting", "vendor"]  # fixtures


def test_what_somebody_needs_may_hold_no_password(services, case, vendor):
    kind = PaperKind.REFERRAL_PROVIDER
    assert "thread" in services.papers.text(case.id, kind)
    services.referrals.set_need(case.id, ReferralNeed(("thread", "password: hunter22")))
    with pytest.raises(GoodTermsError, match="password"):
        services.papers.text(case.id, kind)
