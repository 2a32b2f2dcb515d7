"""The rules that lost: what else would have been decided, on which answers, and why it was not."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.domain.rules.diagnosis import Defeat
from coach.domain.rules.verdict import Verdict
from coach.engine.rules.conditions import holds
from coach.engine.rules.diagnosis import diagnose
from tests.engine.conftest import rule
from tests.engine.rules.test_interview import any_walk


def lost(diagnosis) -> list[tuple[str, Defeat, str]]:
    return [(each.rule, each.defeat, each.to) for each in diagnosis.losing]


def test_a_rule_below_the_one_that_decides_has_lost_to_it(small):
    diagnosis = diagnose(small, {"harm": "no", "wrong": "bad", "told": "yes"})
    assert diagnosis.rule == "over"
    assert lost(diagnosis) == [("mend", Defeat.ORDER, "over"), ("well", Defeat.ORDER, "over")]
    assert diagnosis.losing[0].verdict is Verdict.FIX
    assert [said.sentence for said in diagnosis.losing[0].answers] == ["wrong was bad"]


def test_a_later_gate_loses_where_it_rests_on_something_said(small):
    late = rule("late", "trouble", "harm is yes", decides=Verdict.STOP)
    interview = replace(small, rules=(*small.rules, late))
    diagnosis = diagnose(interview, {"harm": "yes", "who": "all"})
    assert lost(diagnosis) == [("stop", Defeat.ORDER, "end"), ("late", Defeat.GATE, "end")]


def test_a_flag_of_a_later_gate_holds_for_the_rules_after_it(small):
    seen = rule("seen", "trouble", "harm is yes", flags=("seen",))
    late = rule("late", "trouble", "flag seen and not flag warned", decides=Verdict.STOP)
    interview = replace(small, rules=(*small.rules, seen, late))
    diagnosis = diagnose(interview, {"harm": "yes", "who": "all"})
    assert lost(diagnosis) == [("stop", Defeat.ORDER, "end"), ("late", Defeat.GATE, "end")]
    assert [said.sentence for said in diagnosis.losing[1].answers] == ["harm was yes"]


def test_a_barred_rule_has_lost_to_the_bar(small):
    never = rule("never", "safety", "harm is no", bars=(Verdict.PART,))
    interview = replace(small, rules=(never, *small.rules))
    diagnosis = diagnose(interview, {"harm": "no", "wrong": "bad", "told": "yes"})
    assert (diagnosis.verdict, diagnosis.rule) == (Verdict.FIX, "mend")
    assert lost(diagnosis)[0] == ("over", Defeat.BARRED, "never")


@settings(max_examples=100)
@given(seed=st.integers(min_value=0, max_value=2**32))
def test_whatever_lost_would_have_held_and_did_not_decide(pack, seed):
    diagnosis = diagnose(pack.interview, any_walk(pack.interview, seed))
    rules = {each.id: each for each in pack.interview.rules}
    flags = {flag for each in pack.interview.rules for flag in each.flags}
    for each in diagnosis.losing:
        loser = rules[each.rule]
        assert each.rule != diagnosis.rule
        assert each.verdict is loser.decides
        with_flags = [holds(loser.when, diagnosis.answers, some) for some in (flags, set())]
        assert any([*with_flags, holds(loser.when, diagnosis.answers, diagnosis.flags)])
