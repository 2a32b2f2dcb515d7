"""Cases in their list, by words, and one that cannot be read."""

from __future__ import annotations

import pytest

from coach.domain.rules.verdict import Verdict
from coach.services.cases.steps import Done, Step


@pytest.fixture
def three(services, clock):
    """Three cases, made a minute after each other; the last is in the trash."""
    made = []
    for name, title in (("Halden Tools", "Late again"), ("Fjord Payroll", "Late"), ("Quay", "")):
        made.append(services.cases.start(services.clients.add(name).id, title))
        clock.pass_days(1 / 1440)
    services.cases.trash(made[2].id)
    return made


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [1, 0]), ("late", [1, 0]), ("LATE halden", [0]), ("again", [0]), ("lat fjo", [1]),
        ("halden fjord", []), ("quay", []),
    ],
)  # fmt: skip
def test_every_word_must_be_in_name_or_title_and_the_latest_is_first(services, three, text, found):
    assert [each.id for each in services.cases.listed(text)] == [three[n].id for n in found]


def test_the_trash_has_a_list_of_its_own(services, three):
    assert [each.id for each in services.cases.listed(trashed=True)] == [three[2].id]
    assert services.cases.has_any()
    assert services.cases.has_any(trashed=True)
    services.cases.restore(three[2].id)
    assert not services.cases.has_any(trashed=True)
    assert [each.id for each in services.cases.cases()] == [three[n].id for n in (2, 1, 0)]


def test_a_list_is_read_by_number_and_by_piece(services, three):
    listed = services.cases.listed()
    assert len(listed) == 2
    assert listed[0].id == three[1].id
    assert [each.id for each in listed[0:2]] == [three[1].id, three[0].id]
    assert [each.id for each in listed[1:]] == [three[0].id]


def test_one_that_is_not_there_or_not_readable_is_none(services, three):
    assert services.cases.find(three[0].id).title == "Late again"
    assert services.cases.find(three[2].id) is None
    assert services.cases.find("gone") is None
    store = services._context.store
    store.rows("UPDATE case_file SET heat = 'boiling' WHERE id = ?", (three[0].id,))
    assert services.cases.find(three[0].id) is None
    assert [(each.id, each.column) for each in services.unread.all()] == [(three[0].id, "heat")]


def test_what_was_changed_last_is_offered_first(services, three, clock):
    assert services.find.latest_case() == three[1].id
    clock.pass_days(1)
    services.cases.rename(three[0].id, "Late once more")
    assert services.find.latest_case() == three[0].id
    for each in three[:2]:
        services.cases.trash(each.id)
    assert services.find.latest_case() == ""


def states(services, case):
    return [state.done for state in services.steps.of_case(case.id)]


def test_each_step_says_how_far_it_was_done(services, case, say):
    not_, begun, done = Done.NOT, Done.BEGUN, Done.DONE
    assert [each.step for each in services.steps.of_case(case.id)] == list(Step)
    assert states(services, case) == [not_] * 6
    assert [each.open for each in services.steps.of_case(case.id)] == [True] + [False] * 5
    say(harm="no")
    assert states(services, case) == [begun] + [not_] * 5
    say(wrong="late", told="no")
    assert states(services, case) == [done, done, not_, not_, not_, not_]
    assert all(each.open for each in services.steps.of_case(case.id))
    services.talks.finish_first(case.id)  # to be asked is not to prepare
    assert states(services, case)[2] is not_
    services.cases.tick(case.id, "prepare:aloud", done=True)
    assert states(services, case)[2] is begun
    services.cases.close(case.id, "It was settled.")
    assert states(services, case)[5] is done


def test_what_is_left_in_the_middle_is_offered_the_latest_first(services, case, say, clock, client):
    (left,) = services.unfinished.unfinished()
    assert (left.case.id, left.verdict, left.answered, left.least, left.most) == (
        case.id, None, 0, 0, 0,
    )  # fmt: skip
    say(harm="no")
    (left,) = services.unfinished.unfinished()
    assert (left.answered, left.least, left.most) == (1, 2, 3)
    assert left.talked
    say(wrong="late", told="no")
    (left,) = services.unfinished.unfinished()
    assert (left.verdict, left.talked) == (Verdict.FIX, True)
    assert services.unfinished.unfinished(asked={case.id}) == ()
    assert services.unfinished.unfinished(planned={case.id}) == ()
    say(told="dont_know")
    (left,) = services.unfinished.unfinished()
    assert (left.verdict, left.talked) == (Verdict.GATHER, False)
    for _ in range(3):
        clock.pass_days(1)
        last = services.cases.start(client.id)
    found = services.unfinished.unfinished(planned={case.id})
    assert len(found) == 3
    assert found[0].case.id == last.id
