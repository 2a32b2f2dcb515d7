"""Cases: their list, stage, checks, talk day, end and trash."""

from __future__ import annotations

from datetime import date

import pytest

from coach.clock import local_zone
from coach.domain.case import Stage
from coach.errors import GoodTermsError, NotFound


def stage(services, case):
    return services.cases.case(case.id).stage


def ticked(services, case):
    return {item.id for item in services.prepare.steps(case.id) if item.done}


def test_a_case_belongs_to_its_client(services, client, case):
    other = services.clients.add("Another")
    mine = services.cases.start(other.id)
    assert (case.client_name, case.title, case.stage) == (
        "Halden Tools",
        "Late again",
        Stage.UNDERSTAND,
    )
    assert [each.id for each in services.cases.cases(other.id)] == [mine.id]


def test_the_case_changed_last_comes_first(services, client, case, clock):
    clock.pass_days(1)
    other = services.cases.start(client.id)
    assert [each.id for each in services.cases.cases()] == [other.id, case.id]
    clock.pass_days(1)
    services.cases.answer(case.id, "harm", "no")
    assert [each.id for each in services.cases.cases()] == [case.id, other.id]


def test_a_case_can_be_renamed_to_anything(services, case):
    assert services.cases.rename(case.id, " 遅い支払い ").title == "遅い支払い"
    assert services.cases.rename(case.id, "").title == ""


def test_a_new_name_of_the_client_shows_in_its_cases(services, client, case):
    services.clients.edit(client.id, "Halden AS", "")
    assert services.cases.case(case.id).client_name == "Halden AS"


def test_the_stage_follows_what_was_done(services, case, say, clock):
    assert stage(services, case) is Stage.UNDERSTAND
    say(harm="no", wrong="late", told="no")
    assert stage(services, case) is Stage.VERDICT
    services.talks.set_fact(case.id, "reason", "We cannot keep up.")
    assert stage(services, case) is Stage.TALK
    services.cases.set_talk(case.id, date(2026, 11, 27))
    clock.pass_days(1)
    assert stage(services, case) is Stage.TALK
    clock.pass_days(1)
    assert stage(services, case) is Stage.AFTER
    assert services.cases.close(case.id, "It went well.").stage is Stage.CLOSED
    assert services.cases.reopen(case.id).stage is Stage.AFTER
    assert services.cases.outcome(case.id) == "It went well."


def test_with_a_time_of_day_the_talk_is_over_after_it(services, case, say, clock):
    say(harm="no", wrong="late", told="no")
    local = clock().astimezone()
    at = local.replace(hour=local.hour, minute=0)
    services.cases.set_talk(case.id, at.date(), f"{at:%H:%M}")
    assert stage(services, case) is Stage.TALK
    clock.pass_days(1 / 24)
    assert stage(services, case) is Stage.AFTER


def test_an_undone_answer_takes_the_case_back_to_the_interview(services, case, say):
    say(harm="no", wrong="late", told="no")
    services.cases.undo(case.id)
    assert stage(services, case) is Stage.UNDERSTAND


def test_checks_are_ticked_and_unticked(services, case, say, again):
    say(harm="no", wrong="late", told="no")
    first, second = (item.id for item in services.prepare.steps(case.id)[:2])
    services.cases.tick(case.id, first, done=True)
    services.cases.tick(case.id, first, done=True)
    services.cases.tick(case.id, second, done=True)
    assert ticked(services, case) == {first, second}
    services.cases.tick(case.id, second, done=False)
    assert ticked(again(), case) == {first}


def test_the_talk_keeps_its_wall_time_and_zone(services, case):
    kept = services.cases.set_talk(case.id, date(2026, 12, 3), "10:00")
    assert (kept.talk_on, kept.talk_at, kept.talk_zone) == (
        date(2026, 12, 3),
        "10:00",
        local_zone(),
    )
    assert services.cases.set_talk(case.id, None).talk_on is None


@pytest.mark.parametrize("at", ["25:00", "10", "10:60", "ten", "10:00:00", " "])
def test_a_time_that_is_none_is_refused(services, case, at):
    with pytest.raises(GoodTermsError, match="time of day"):
        services.cases.set_talk(case.id, date(2026, 12, 3), at)
    assert services.cases.case(case.id).talk_on is None


@pytest.mark.parametrize("day", [date.max, date.min, date(1999, 1, 1), date(2037, 1, 1)])
def test_a_day_that_nobody_can_mean_is_refused(services, case, say, day):
    say(harm="no", wrong="late", told="no")
    with pytest.raises(GoodTermsError, match=r"is past\.|too far away\."):
        services.cases.set_talk(case.id, day)
    with pytest.raises(GoodTermsError, match=r"is past\.|too far away\."):
        services.reminders.add(case.id, "Ring them", day)
    assert services.cases.case(case.id).talk_on is None


def test_a_trashed_case_can_be_restored(services, case):
    services.cases.trash(case.id)
    assert services.cases.cases() == ()
    assert [each.id for each in services.cases.listed(trashed=True)] == [case.id]
    with pytest.raises(NotFound):
        services.cases.view(case.id)
    services.cases.restore(case.id)
    assert [each.id for each in services.cases.cases()] == [case.id]


def test_a_restored_case_brings_its_client_along(services, client, case):
    services.cases.trash(case.id)
    services.clients.trash(client.id)
    services.cases.restore(case.id)
    assert services.clients.clients() == (client,)
    assert len(services.cases.cases()) == 1


def test_what_is_not_there_is_said(services):
    calls = [
        lambda: services.cases.case("none"),
        lambda: services.cases.start("none"),
        lambda: services.cases.view("none"),
        lambda: services.cases.answer("none", "harm", "no"),
        lambda: services.cases.undo("none"),
        lambda: services.cases.redo("none"),
        lambda: services.cases.previous("none", None),
        lambda: services.cases.diagnosis("none"),
        lambda: services.cases.rename("none", ""),
        lambda: services.cases.tick("none", "a", done=True),
        lambda: services.cases.set_talk("none", None),
        lambda: services.cases.close("none", ""),
        lambda: services.cases.reopen("none"),
        lambda: services.cases.trash("none"),
        lambda: services.cases.restore("none"),
    ]
    for call in calls:
        with pytest.raises(NotFound):
            call()
