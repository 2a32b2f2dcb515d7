"""What the services refuse, word for word; the last value that goes, the first that does not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from coach.domain.papers.paper import PaperKind, PaperSize
from coach.domain.referral import ReferralNeed
from coach.domain.rules.heat import Heat
from coach.domain.rules.verdict import Verdict
from coach.domain.talk.talk import Tone
from coach.domain.talk.talk_log import TalkNote
from coach.errors import GoodTermsError
from coach.services.case.files import write_whole
from coach.services.case.text import coming, optional, paragraph, required, talk_day
from coach.services.contract.dates import Term
from tests.services.referrals.test_referrals import VENDOR

TODAY = date(2026, 11, 26)
ODD = {Term.HAND_OVER: "100", Term.NOTICE: "1000 days"}


def test_what_is_not_there_any_more(services, case, refusal, golden, say):
    say(harm="no", wrong="late", told="no")
    s, gone = services, "gone"
    acts = {
        "a client": lambda: s.clients.client(gone),
        "a case of a client": lambda: s.cases.start(gone),
        "a contact": lambda: s.clients.edit_contact(gone, "Ana", ""),
        "a case": lambda: s.cases.case(gone),
        "a case read once": lambda: s.cases.view(gone),
        "a case out of the trash": lambda: s.cases.restore(gone),
        "a reminder": lambda: s.reminders.done(gone),
        "a note of a talk": lambda: s.after.remove(gone),
        "a choice": lambda: s.after.smaller_step(case.id, gone),
        "an entry of the directory": lambda: s.referrals.vendor(gone),
        "a script": lambda: s.library.script(gone),
        "a line": lambda: s.lines.switch(case.id, "news/gone", on=False),
        "a line of no part": lambda: s.lines.move(case.id, "gone/say", 1),
        "a line to move": lambda: s.lines.move(case.id, "news/gone", 1),
        "a line to come after": lambda: s.lines.add(case.id, "news", "Well.", after="news/gone"),
        "a part": lambda: s.lines.add(case.id, gone, "Well."),
        "a reaction": lambda: s.lines.reply(case.id, gone, "Well."),
        "a line to mend": lambda: s.mending.mend(case.id, 99, "Well."),
        "a line to put back": lambda: s.mending.put_back(case.id, 99),
        "a tone": lambda: s.lines.set_tone(case.id, Tone.FORMAL),
        "a blank": lambda: s.talks.set_fact(case.id, gone, "x"),
        "an answer": lambda: s.cases.answer(case.id, "wrong", "odd"),
        "a question": lambda: s.cases.answer(case.id, gone, "yes"),
        "a mirrored question": lambda: s.mirror.answer(case.id, "harm", "no"),
        "a theme": lambda: setattr(s.settings, "theme", "pink"),
        "a size of text": lambda: setattr(s.settings, "text_size", 99),
        "a sheet": lambda: s.papers.set_size(PaperSize.A6),
        "what was carried over": lambda: s.updates.carry_back(case.id),
        "the backups": s.settings.show_backups,
    }
    golden("refusals-gone.txt", "".join(f"{name}: {refusal(act)}\n" for name, act in acts.items()))


def test_what_cannot_be_done_yet_or_here(services, case, clock, refusal, golden, say):
    s, told = services, {}

    def tell(name, act, *values, **named):
        told[name] = refusal(act, *values, **named)

    tell("a talk before there is a verdict", s.talks.talk, case.id)
    tell("an overruling before", s.overrules.overrule, case.id, Verdict.FIX, "I know")
    tell("a second take before", s.heat.answer, case.id, "harm", "no")
    tell("its answers", s.heat.adopt, case.id)
    say(harm="no", wrong="late", told="no")
    tell("an overruling by the same", s.overrules.overrule, case.id, Verdict.FIX, "I know")
    tell("an overruling without a reason", s.overrules.overrule, case.id, Verdict.PART, " ")
    tell("one's own line only", s.lines.remove, case.id, "news/say")
    tell("no letter", s.papers.draft, case.id, PaperKind.BRIEF)
    tell("no end", s.dates.use_as_last_day, case.id)
    tell("a time that is none", s.cases.set_talk, case.id, TODAY, "25:00")
    s.cases.set_talk(case.id, TODAY + timedelta(7))
    note = next(each for each in s.reminders.of_case(case.id) if each.step == "note")
    tell("a step before its talk", s.reminders.move, note.id, TODAY + timedelta(6))
    s.cases.set_talk(case.id, None)
    moment = s.changes.moment(case.id)
    say(wrong="nothing")
    changed = s.changes.since(moment)
    say(wrong="bad", told="yes")
    tell("more was answered since", s.changes.take_back, changed)
    tell("nothing of the contract", s.dates.use_as_last_day, case.id)
    say(harm="yes")
    tell("an overruling alone", s.overrules.overrule, case.id, Verdict.INVEST, "I know")
    tell("out of the question", s.overrules.overrule, case.id, Verdict.REFER, "I know", "Bo Lind")
    say(harm="no")
    s.heat.set(case.id, Heat.HOT)
    tell("a talk in the heat", s.cases.set_talk, case.id, TODAY)
    tell("a paper in the heat", s.papers.paper, case.id, PaperKind.BRIEF)
    tell("a second take in the night", s.heat.answer, case.id, "harm", "no")
    tell("the heat itself", s.heat.set, case.id, Heat.COOL)
    clock.pass_days(1)
    tell("a second take that is not finished", s.heat.adopt, case.id)
    golden("refusals-yet.txt", "".join(f"{name}: {line}\n" for name, line in told.items()))


def test_what_is_typed(services, case, refusal, golden, say):
    say(harm="no", wrong="bad", told="yes")
    s, note = services, TalkNote(TODAY, held=True)
    acts = {
        "nothing": lambda: required(" \n", "A name"),
        "one letter too many": lambda: required("x" * 11, "A name", most=10),
        "too many in what may be empty": lambda: optional("x" * (2001), "A role"),
        "too long for one line": lambda: paragraph("x" * (2001), "A line"),
        "a client without a name": lambda: s.clients.add(" "),
        "a note that is too long": lambda: s.clients.add("Ana", "x" * 20_001),
        "a reminder without a title": lambda: s.reminders.add(case.id, " ", TODAY),
        "a reminder of yesterday": lambda: s.reminders.add(case.id, "x", TODAY - timedelta(1)),
        "a reminder too far away": lambda: s.reminders.add(case.id, "x", date(2039, 1, 1)),
        "a note of tomorrow": lambda: s.after.log(case.id, replace(note, day=TODAY + timedelta(1))),
        "a step without a day": lambda: s.after.log(case.id, replace(note, next_step="Ring")),
        "a day without a step": lambda: s.after.log(case.id, replace(note, next_on=TODAY)),
        "a step of yesterday": lambda: s.after.log(
            case.id, replace(note, next_step="Ring", next_on=TODAY - timedelta(1))
        ),
        "a choice that is none": lambda: s.after.log(case.id, replace(note, outcome="odd")),
        "a day that is none": lambda: s.talks.set_fact(case.id, "last_day", "soon"),
        "a number that is none": lambda: s.talks.set_fact(case.id, "years", "many"),
        "a choice of the talk": lambda: s.talks.set_fact(case.id, "closeness", "odd"),
        "a fact that is too long": lambda: s.talks.set_fact(case.id, "reason", "x" * 5003),
        "too many words": lambda: s.referrals.add(
            replace(VENDOR, covers=tuple(f"word {number}" for number in range(251)))
        ),
        "a word that is too long": lambda: s.referrals.set_need(
            case.id, ReferralNeed(("x" * 501,))
        ),
        **{
            f"the contract: {term.value}": lambda term=term: s.dates.set_term(
                case.id, term, ODD.get(term, "soon")
            )
            for term in Term
        },
    }
    golden("refusals-typed.txt", "".join(f"{name}: {refusal(act)}\n" for name, act in acts.items()))


@pytest.mark.parametrize(
    ("check", "last", "beyond", "said"),
    [
        (coming, TODAY, TODAY - timedelta(1), "That day is past."),
        (coming, TODAY + timedelta(3660), TODAY + timedelta(3661), "That day is too far away."),
        (talk_day, TODAY - timedelta(366), TODAY - timedelta(367), "That day is past."),
        (talk_day, TODAY + timedelta(3660), TODAY + timedelta(3661), "That day is too far away."),
    ],
)
def test_the_first_and_the_last_day(check, last, beyond, said, refusal):
    assert check(last, TODAY) == last
    assert refusal(check, beyond, TODAY) == (
        f"GoodTermsError | {said} | Nothing was changed. | Check the year."
    )


def test_the_longest_text_goes_and_one_letter_more_does_not(services, case, say):
    assert required("x" * 10, "A name", most=10) == "x" * 10
    assert paragraph(f" {'x' * 999}\n {'y' * 1000} ", "A line") == f"{'x' * 999} {'y' * 1000}"
    assert optional("x" * 2000, "A role") == "x" * 2000
    assert services.clients.add("Ana", "x" * 20_000).note == "x" * 20_000
    say(harm="no", wrong="late", told="no")
    services.talks.set_fact(case.id, "reason", "x" * 5000)
    words = tuple(f"word {number}" for number in range(250))
    assert services.referrals.add(replace(VENDOR, covers=words)).covers == words
    note = TalkNote(TODAY - timedelta(366), held=True, reflection="x" * 20_000)
    assert services.after.log(case.id, note).note == note
    with pytest.raises(GoodTermsError):
        services.after.log(case.id, replace(note, day=TODAY - timedelta(367)))


MOST = {
    "A talk can have 100 lines of your own at most. Your lines are all there, and so is what you "
    "typed. Take one of them out, or say this in one of them.": (
        100,
        lambda services, case: services.lines.add(case.id, "news", "Well."),
    ),
    "A case can have 500 open reminders at most. They are all there, and nothing was added. Tick "
    "or drop one of them first.": (
        500,
        lambda services, case: services.reminders.add(case.id, "Ring", TODAY),
    ),
    "A client can have 200 people at most. Nothing was changed, and all of them are there. Take "
    "somebody out of the list who is not there any more.": (
        200,
        lambda services, case: services.clients.add_contact(case.client_id, "Ana"),
    ),
}


@pytest.mark.parametrize("what", MOST)
def test_so_many_and_no_more(services, case, say, what):
    most, add = MOST[what]
    say(harm="no", wrong="nothing")
    there = len(services.reminders.of_case(case.id)) if most == 500 else 0
    with services._context.store.transaction():
        for _ in range(most - there):
            add(services, case)
        with pytest.raises(GoodTermsError) as refused:
            add(services, case)
    assert str(refused.value) == what


def test_a_file_that_may_only_be_read_is_left_alone(tmp_path, refusal):
    path = tmp_path / "mine.txt"
    path.write_bytes(b"mine")
    path.chmod(0o444)
    assert refusal(write_whole, path, b"other", name="mine.txt") == (
        "GoodTermsError | 'mine.txt' can only be read, so it was not replaced. | It is unchanged. "
        "| Choose another name, or allow writing to it first."
    )
    assert path.read_bytes() == b"mine"
    assert [each.name for each in tmp_path.iterdir()] == ["mine.txt"]
