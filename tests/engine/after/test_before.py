"""What comes before: one list of checks, steps of preparation and steps of a plan."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coach.domain.plan import PlanStep
from coach.domain.rules.verdict import Check
from coach.domain.talk.coaching import PrepareStage, PrepareStep
from coach.engine.after.before import STAGES, done, what_comes_before

IDS = st.sampled_from("abcdefgh")


def check(name: str) -> Check:
    return Check(name, f"Check {name}.", ("s",))


def general(name: str, *unless: str, stage: PrepareStage = PrepareStage.BEFORE) -> PrepareStep:
    return PrepareStep(name, f"Prepare {name}.", stage, unless=unless)


def planned(name: str, *same: str, day: int = -3) -> PlanStep:
    return PlanStep(name, day, f"Plan {name}", f"In detail {name}.", same=same)


def test_what_is_the_same_thing_stands_once_with_the_words_and_the_day_of_the_plan():
    items = what_comes_before(
        [check("contract"), check("story")],
        [general("terms", "contract"), general("room", stage=PrepareStage.SETTING)],
        [planned("read", "contract"), planned("ring", day=0)],
    )
    assert [(item.id, item.text, item.detail) for item in items] == [
        ("contract", "Plan read", "In detail read."),
        ("story", "Check story.", ""),
        ("prepare/room", "Prepare room.", ""),
    ]
    assert items[0].ticks == {"contract", "prepare/terms", "plan/read"}
    assert (items[0].step, items[0].day, items[0].sources) == ("read", -3, ("s",))


def test_a_step_of_the_plan_may_be_a_step_of_preparation_or_nothing_else():
    items = what_comes_before([], [general("aloud")], [planned("say", "aloud"), planned("own")])
    assert [item.id for item in items] == ["prepare/aloud", "plan/own"]
    assert items[0].ticks == {"prepare/aloud", "plan/say"}


def test_a_step_that_is_two_things_joins_both():
    items = what_comes_before([check("a"), check("b")], [], [planned("p", "b", "a")])
    assert [item.id for item in items] == ["a"]
    assert items[0].ticks == {"a", "b", "plan/p"}


def test_it_is_done_under_any_of_its_ids():
    (item,) = what_comes_before([check("a")], [general("g", "a")], [planned("p", "a")])
    for tick in ("a", "prepare/g", "plan/p"):
        assert done(item, frozenset({tick, "other"}))
    assert not done(item, frozenset({"g", "p", "other"}))


@given(
    st.lists(IDS, unique=True),
    st.lists(st.tuples(IDS, st.lists(IDS, max_size=2), st.sampled_from(PrepareStage)), max_size=6),
    st.lists(st.tuples(IDS, st.lists(IDS, max_size=3), st.integers(-9, 9)), max_size=6),
)
def test_nothing_is_lost_and_nothing_stands_twice(checks, steps, plan):
    steps = {name: (unless, stage) for name, unless, stage in steps}
    plan = {name: (same, day) for name, same, day in plan}
    items = what_comes_before(
        map(check, checks),
        [general(name, *unless, stage=stage) for name, (unless, stage) in steps.items()],
        [planned(name, *same, day=day) for name, (same, day) in plan.items()],
    )
    ticks = [tick for item in items for tick in item.ticks]
    before = [name for name, (_same, day) in plan.items() if day < 0]
    wanted = {*checks, *(f"prepare/{name}" for name in steps), *(f"plan/{n}" for n in before)}
    assert len(ticks) == len(set(ticks))
    assert set(ticks) == wanted
    assert len({item.id for item in items}) == len(items)
    assert all(item.id in item.ticks for item in items)
    stages = [STAGES.index(item.stage) for item in items]
    assert stages == sorted(stages)
