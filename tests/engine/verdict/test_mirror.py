"""The mirror in the shipped interview: whom nobody is asked to see it as."""

from __future__ import annotations

from coach.domain.rules.verdict import Verdict
from coach.engine.rules.diagnosis import diagnose
from coach.engine.verdict.mirror import mirror_questions, with_mirror
from tests.engine.verdict.test_overrule import NORMAL

STOPPED = {
    **NORMAL,
    "motive": "behaviour",
    "tie": "barred",
    "notice": "none",
    "trouble": "money",
    "money": "late",
    "still": "going",
    "own-side": "fine",
    "our-part": "clean",
    "pay-reason": "stalling",
    "pay-tried": "broken-twice",
}


def test_a_verdict_that_protects_has_no_mirror_however_late_it_comes(pack):
    found = diagnose(pack.interview, STOPPED)
    assert found.verdict is Verdict.STOP
    mirrored = [each.id for each in pack.interview.questions if each.mirror]
    assert found.answers["pay-reason"] == "stalling"
    assert "pay-reason" in mirrored
    assert mirror_questions(pack.interview, found) == ()
    assert with_mirror(pack.interview, found, {"pay-reason": "dispute"}) == found
