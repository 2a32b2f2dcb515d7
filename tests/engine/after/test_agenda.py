"""What today asks for, by case."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coach.domain.plan import Reminder, ReminderState
from coach.engine.after.agenda import Ask, Task, agenda, by_case, count

TODAY = date(2026, 11, 26)
CASES = st.sampled_from("abcdefg")


def reminder(number: int, case_id: str, days: int) -> Reminder:
    due = TODAY + timedelta(days=days)
    open_ = ReminderState.OPEN
    return Reminder(f"r{number}", case_id, "", f"Do {number}", "", due, open_, moved=False)


@st.composite
def books(draw):
    """Reminders of cases, and what cases ask."""
    drawn = draw(st.lists(st.tuples(CASES, st.integers(-40, 40)), max_size=30))
    reminders = [reminder(number, *each) for number, each in enumerate(drawn)]
    asks = draw(st.lists(st.tuples(CASES, st.sampled_from(Ask)), max_size=6, unique=True))
    return reminders, [Task(case_id, TODAY, ask) for case_id, ask in asks]


@given(books(), st.integers(0, 40))
def test_the_number_is_what_is_listed_once_each(book, away):
    reminders, asks = book
    due = [each for each in reminders if each.due <= TODAY]
    missed = [each for each in due if TODAY - timedelta(days=away) < each.due < TODAY]
    coming = [each for each in reminders if each.due > TODAY]
    found = agenda(asks, due, missed, coming)
    listed = [task for group in (*found.now, *found.missed) for task in group.tasks]
    assert found.number == len(listed) == len(due) + len(asks)
    assert len({task.reminder.id for task in listed if task.reminder}) == len(due)
    assert count(found.coming) == len(coming)
    assert agenda(asks, due, missed).number == found.number


@given(books())
def test_a_case_stands_once_and_the_earliest_first(book):
    reminders, asks = book
    groups = by_case([*asks, *(Task(r.case_id, r.due, reminder=r) for r in reminders)])
    assert len({group.case_id for group in groups}) == len(groups)
    assert [group.first.due for group in groups] == sorted(group.first.due for group in groups)
    for group in groups:
        assert {task.case_id for task in group.tasks} == {group.case_id}
        order = [(task.due, task.ask is None) for task in group.tasks]
        assert order == sorted(order)


def test_of_a_day_the_order_given_stays():
    first, second = reminder(2, "a", 0), reminder(1, "a", 0)
    tasks = by_case(Task("a", each.due, reminder=each) for each in (first, second))[0].tasks
    assert [task.reminder for task in tasks] == [first, second]


def test_an_empty_day_asks_nothing():
    found = agenda((), (), ())
    assert (found.now, found.missed, found.coming, found.number) == ((), (), (), 0)
