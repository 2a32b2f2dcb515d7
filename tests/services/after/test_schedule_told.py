"""What becomes of a plan through the life of a case, step by step, as agreed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from coach.domain.plan import ReminderState
from coach.domain.talk.talk_log import TalkNote
from coach.services.contract.dates import Term

TALK = date(2026, 12, 3)


class Told:
    """A diary of a case: after each action every reminder as it is then."""

    def __init__(self, services, case_id) -> None:
        self._services, self._case = services, case_id
        self.lines: list[str] = []

    def note(self, what: str) -> None:
        """Write down how things are after an action."""
        self.lines.append(f"## {what}")
        for each in self._services.reminders.of_case(self._case):
            marks = [
                each.state.value,
                f"moved {each.apart}" if each.moved else "",
                f"again {each.again_on}" if each.again_on else "",
                f"done {each.done_at:%d %H}" if each.done_at else "",
            ]
            self.lines.append(f"{each.due} {each.title}: {' '.join(filter(None, marks))}")
        agenda = self._services.agenda.today()
        for name in ("now", "missed", "coming"):
            tasks = [task for group in getattr(agenda, name) for task in group.tasks]
            said = [
                f"{task.due} {task.reminder.title if task.reminder else task.ask}" for task in tasks
            ]
            if said:
                self.lines.append(f"{name}: {'; '.join(said)}")
        left = [f"{each.text} {each.due or '-'} {each.done}" for each in
                self._services.prepare.steps(self._case)]  # fmt: skip
        self.lines.append(f"before: {'; '.join(left)}")


@pytest.fixture
def told(services, case):
    return Told(services, case.id)


def test_a_plan_follows_its_talk_and_keeps_what_the_user_did(
    services, case, say, clock, told, golden
):
    def named(title):
        found = services.reminders.of_case(case.id)
        return next(each.id for each in found if each.title == title)

    def held():
        note = TalkNote(TALK, held=True, next_step="Ring Bo", next_on=TALK)
        services.after.log(case.id, note)

    def later(days):
        clock.pass_days(days)
        services.reminders.look_in()

    cases, reminders = services.cases, services.reminders
    steps = {
        "a new case": lambda: None,
        "a verdict, no talk": lambda: say(harm="no", wrong="late", told="no"),
        "a talk": lambda: cases.set_talk(case.id, TALK),
        "a week later": lambda: cases.set_talk(case.id, TALK + timedelta(7), "10:00"),
        "Ring moved by hand": lambda: reminders.move(named("Ring"), TALK + timedelta(20)),
        "the talk moved back": lambda: cases.set_talk(case.id, TALK + timedelta(1)),
        "Ring put off": lambda: reminders.snooze(named("Ring"), 3),
        "one of one's own": lambda: reminders.add(case.id, "Own", TALK + timedelta(2), "A note"),
        "one done": lambda: reminders.done(named("Read the contract")),
        "another verdict": lambda: say(wrong="bad", told="yes"),
        "a last day": lambda: services.dates.set_last_day(case.id, date(2027, 3, 31)),
        "the first verdict again": lambda: say(wrong="late", told="no"),
        "no talk any more": lambda: cases.set_talk(case.id, None),
        "a talk again": lambda: cases.set_talk(case.id, TALK),
        "on the day": lambda: later(7),
        "it was held": held,
        "the note dropped": lambda: reminders.drop(named("Send the note")),
        "and opened again": lambda: reminders.reopen(named("Send the note")),
        "weeks later": lambda: later(40),
        "closed": lambda: cases.close(case.id, "It is settled."),
        "opened again": lambda: cases.reopen(case.id),
    }
    for what, action in steps.items():
        action()
        told.note(what)
    golden("schedule.txt", "\n".join(told.lines) + "\n")


def test_facts_to_find_out_become_reminders(services, case, say, clock, told, golden):
    say(harm="no", wrong="late", told="dont_know")
    told.note("one fact is missing")
    (first, *_) = services.reminders.of_case(case.id)
    services.reminders.done(first.id)
    told.note("it was found out")
    say(told="no")
    told.note("and said")
    say(told="dont_know")
    told.note("and not known again")
    assert {each.state for each in services.reminders.of_case(case.id)} <= set(ReminderState)
    golden("schedule-facts.txt", "\n".join(told.lines) + "\n")


def test_dates_of_a_contract_are_worked_out_as_agreed(services, case, say, golden):
    say(harm="no", wrong="bad", told="yes")
    lines = []

    def tell(what):
        found = services.dates.exit(case.id)
        plan = found.plan
        lines.append(f"## {what}")
        lines.append(f"{plan.earliest} {found.by} {found.set} {found.last_day} {found.too_early}")
        lines.extend(f"step {step.step} {step.due}" for step in plan.steps)
        lines.extend(f"clause {each}" for each in plan.clauses)
        lines.extend((f"driver {plan.driver}", f"latest notice {plan.latest_notice}", *plan.notes))

    tell("nothing")
    for term, value in (
        (Term.NOTICE, "30 days"), (Term.NOTICE_TO, "month-end"), (Term.NOTICE, "3 months"),
        (Term.NOTICE_TO, "quarter-end"), (Term.TERM_END, "2027-12-31"), (Term.RENEWS, "12 months"),
        (Term.CURE, "2 weeks"), (Term.PAID_UNTIL, "2027-06-30"),
        (Term.OPEN_WORK_UNTIL, "2027-07-15"), (Term.HAND_OVER, "10"), (Term.NOTICE_TO, "term-end"),
        (Term.GIVEN_ON, "2026-11-20"), (Term.NOTICE, ""),
    ):  # fmt: skip
        services.dates.set_term(case.id, term, value)
        tell(f"{term} {value}")
        assert services.dates.value(case.id, term) == value
    services.cases.set_talk(case.id, TALK)
    tell("a talk")
    for day in (date(2027, 1, 1), date(2029, 1, 1), None):
        services.dates.set_last_day(case.id, day)
        tell(f"last day {day}")
    assert services.dates.use_as_last_day(case.id) == services.dates.exit(case.id).plan.earliest
    tell("the earliest")
    golden("exit-dates.txt", "\n".join(lines) + "\n")
