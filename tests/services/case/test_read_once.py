"""A case is read once for as long as it is so; whatever is done, nothing stale is ever shown."""

from __future__ import annotations

import random
from contextlib import suppress
from datetime import timedelta

import pytest

from coach.clock import today
from coach.domain.papers.paper import PaperFormat, PaperKind
from coach.domain.plan import ReminderState
from coach.domain.rules.heat import Heat
from coach.domain.rules.verdict import Verdict
from coach.domain.talk.rehearsal import RehearsalPart
from coach.domain.talk.talk_log import TalkNote
from coach.errors import GoodTermsError
from coach.services.contract.dates import Term

ROUNDS = 80
WRITTEN = ("The news.", "One more line.", "Another.")
# What other versions and tools may leave: a column, and what makes no sense there.
BROKEN = (
    ("case_file", "verdict", "SHRUG"),
    ("answer", "kind", "guessed"),
    ("line_edit", "deed", "shout"),
    ("reminder", "due", "some day"),
    ("case_file", "pin", "lost-pin"),
    ("overrule", "verdict", "SHRUG"),
    ("overrule", "said_at", ""),
    ("talk_log", "day", "2026-02-31"),
)


def told(call, *given):
    """What is told, or the sentence that refuses it."""
    try:
        return call(*given)
    except GoodTermsError as error:
        return error.what


def seen(services, case_ids, client_ids):
    """All that pages show of these cases and clients, and what could not be read of them."""
    services.unread.clear()
    shown = [
        told(services.agenda.today),
        told(services.agenda.number),
        told(services.agenda.next_talk),
        told(services.cases.cases),
        services.cases.has_any(trashed=True),
        told(services.clients.clients),
        told(services.unfinished.unfinished, (), ()),
        services.settings.my_name,
    ]
    shown += [told(services.clients.contacts, each) for each in client_ids]
    for case_id in case_ids:
        shown += [told(ask, case_id) for ask in asked(services)]
        shown += [told(services.papers.paper, case_id, kind) for kind in PaperKind]
        moment = told(services.changes.moment, case_id)
        shown.append(moment)
    return shown, services.unread.all()


def asked(services):
    """What is asked of a case, but for its papers."""
    return (
        services.cases.case,
        services.cases.view,
        services.cases.progress,
        services.cases.diagnosis,
        services.cases.outcome,
        services.cases.path,
        services.steps.of_case,
        services.talks.facts,
        services.talks.given,
        services.talks.talk,
        services.talks.private_names,
        services.lines.rows,
        services.lines.can_undo,
        services.papers.kinds,
        services.reminders.of_case,
        services.reminders.is_short,
        services.prepare.steps,
        services.dates.exit,
        services.heat.second_take,
        services.overrules.of_case,
        services.referrals.advice,
        services.rehearsals.all,
        services.after.logs,
    )


class Hand:
    """Does one thing after another, as a user may, in two cases of one data file."""

    def __init__(self, services, clock, seed):
        self.services, self.clock, self.chance = services, clock, random.Random(seed)
        self.clients = [services.clients.add(name).id for name in ("Halden Tools", "Marsh")]
        self.cases = [services.cases.start(each).id for each in self.clients]
        self.mended = []  # what brings back what was broken

    def act(self):
        """Do one thing; what is refused has to leave nothing behind."""
        with suppress(GoodTermsError):
            self.pick(ACTIONS)(self, self.pick(self.cases))

    def pick(self, things):
        """One of them, by chance."""
        if not things:
            raise GoodTermsError("There is none.")
        return self.chance.choice(things)

    def day(self):
        """A day soon, before today or none."""
        return today(self.clock) + timedelta(days=self.chance.randint(-2, 9))


def _answer(hand, case):
    question = hand.pick(hand.services.content.interview.questions)
    option = hand.pick((*(each.id for each in question.options), "dont-know"))
    hand.services.cases.answer(case, question.id, option)


def _finish(hand, case):
    hand.services.cases.finish(case)


def _undo(hand, case):
    hand.services.cases.undo(case)


def _redo(hand, case):
    hand.services.cases.redo(case)


def _heat(hand, case):
    hand.services.heat.set(case, hand.pick(list(Heat)))


def _overrule(hand, case):
    hand.services.overrules.overrule(case, hand.pick(list(Verdict)), "I know them.")


def _withdraw(hand, case):
    hand.services.overrules.withdraw(case)


def _fact(hand, case):
    fact = hand.pick(hand.services.content.talk.facts)
    hand.services.talks.set_fact(case, fact.id, hand.pick(("", "Dana", "2026-12-24")))


def _term(hand, case):
    hand.services.dates.set_term(case, Term.NOTICE, hand.pick(("", "30 days")))


def _talk_day(hand, case):
    hand.services.cases.set_talk(case, hand.pick((None, hand.day())))


def _line(hand, case):
    line = hand.pick(hand.services.lines.rows(case))
    hand.services.lines.rewrite(case, line.id, hand.pick(WRITTEN))


def _switch(hand, case):
    line = hand.pick(hand.services.lines.rows(case))
    hand.services.lines.switch(case, line.id, line.off)


def _undo_line(hand, case):
    hand.services.lines.undo(case)


def _tick(hand, case):
    step = hand.pick(hand.services.prepare.steps(case))
    hand.services.cases.tick(case, step.id, hand.chance.random() < 0.7)


def _reminder(hand, case):
    reminders, each = hand.services.reminders, _some_reminder(hand, case)
    if each.state is ReminderState.OPEN:
        hand.pick((reminders.done, reminders.drop))(each.id)
    else:
        reminders.reopen(each.id)


def _move(hand, case):
    hand.services.reminders.move(_some_reminder(hand, case).id, hand.day())


def _snooze(hand, case):
    hand.services.reminders.snooze(_some_reminder(hand, case).id, 2)


def _some_reminder(hand, case):
    found = hand.services.reminders.of_case(case)
    return hand.pick(found or [hand.services.reminders.add(case, "Call", hand.day())])


def _log(hand, case):
    hand.services.after.log(case, TalkNote(hand.day(), held=hand.chance.random() < 0.5))


def _remove_log(hand, case):
    for log in hand.services.after.logs(case)[:1]:
        hand.services.after.remove(log.id)


def _rehearse(hand, case):
    hand.services.rehearsals.keep(case, hand.clock(), [RehearsalPart("news", "News", 40)], 20)


def _close(hand, case):
    hand.services.cases.close(case, "It is done.")


def _reopen(hand, case):
    hand.services.cases.reopen(case)


def _trash(hand, case):
    hand.services.cases.trash(case)


def _restore(hand, case):
    hand.services.cases.restore(case)


def _client(hand, case):
    client = hand.clients[hand.cases.index(case)]
    hand.services.clients.edit(client, hand.pick(("Halden", "Marsh & Sons")), "")
    hand.services.clients.add_contact(client, hand.pick(("Dana Ek", "Sam Orr")))


def _name(hand, _case):
    hand.services.settings.my_name = hand.pick(("", "Alex"))


def _save_paper(hand, case):
    hand.services.papers.write(case, PaperKind.BRIEF, PaperFormat.MARKDOWN)


def _pass_a_day(hand, _case):
    hand.clock.pass_days(1)


def _break(hand, case):
    """A value that makes no sense; and back, later."""
    table, column, value = hand.pick(BROKEN)
    store, of_case = hand.services._context.store, "id" if table == "case_file" else "case_id"
    read = f"SELECT {column} FROM {table} WHERE {of_case} = ?"  # noqa: S608 - our own
    change = f"UPDATE {table} SET {column} = ? WHERE {of_case} = ? AND {column} = ?"  # noqa: S608
    for (before,) in store.rows(read, (case,))[:1]:
        store.execute(change, (value, case, before))
        hand.mended.append((change, (before, case, value)))


def _mend(hand, _case):
    while hand.mended:
        hand.services._context.store.execute(*hand.mended.pop())


def _fail(hand, case):
    """A change that is not kept: something goes wrong behind it."""
    with suppress(KeyError), hand.services._context.store.transaction():
        hand.services.talks.finish_first(case)
        _answer(hand, case)
        told(hand.services.cases.view, case)
        raise KeyError


# What a user may do; what is listed more than once is done more often.
ACTIONS = (
    *(_answer,) * 6,
    _finish,
    _undo,
    _redo,
    _heat,
    _overrule,
    _withdraw,
    _fact,
    _term,
    _talk_day,
    *(_line,) * 2,
    _switch,
    _undo_line,
    _tick,
    _reminder,
    _move,
    _snooze,
    _log,
    _remove_log,
    _rehearse,
    _close,
    _reopen,
    _trash,
    *(_restore,) * 3,
    _client,
    _name,
    _save_paper,
    _pass_a_day,
    _break,
    *(_mend,) * 3,
    _fail,
)


@pytest.mark.timeout(240)
@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_done_all_is_shown_as_it_would_be_read_anew(services, clock, seed):
    store = services._context.store
    for (trigger,) in store.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        store.execute(f"DROP TRIGGER {trigger}")  # they would refuse what is broken here
    store.execute("PRAGMA ignore_check_constraints = ON")
    store.execute("PRAGMA foreign_keys = OFF")
    hand = Hand(services, clock, seed)
    for _ in range(ROUNDS):
        hand.act()
        now = seen(services, hand.cases, hand.clients)
        again = seen(services, hand.cases, hand.clients)
        store._cache.clear()
        assert now == again == seen(services, hand.cases, hand.clients)
