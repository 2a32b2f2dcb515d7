"""What practice refuses, and what is to be mended in one's own persona or rubric, word for word."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from coach.domain.papers.paper import PaperKind
from coach.domain.practice.assignment import Task
from coach.domain.practice.condition import AllOf, Made, Meter, MeterIs, Told
from coach.domain.practice.content import PracticeContent
from coach.domain.practice.moves import Move
from coach.domain.practice.persona import Level
from coach.domain.practice.rounds import Answer, DebriefField, Rater
from coach.domain.rules.verdict import Verdict
from coach.errors import ContentError, Fault
from coach.services.practice.assignments import Wanted
from coach.services.practice.round_setup import RoundSetup

TODAY = date(2026, 11, 26)
PLAY, MO, ENDING = "the-tree-nursery", "mo-field", "ending"
LONG, LONGER = "x" * 2000, "x" * 2001
REP, CLIENT, _OBSERVER = Rater


def lines(told) -> str:
    return "".join(f"{name}: {line}\n" for name, line in told.items())


def test_what_is_not_there_any_more(services, refusal, golden):
    s, gone = services, "gone"
    begun = s.rounds.begin(RoundSetup(people=((REP, "Ana"), (CLIENT, "Kim"))))
    acts = {
        "a client to practise on": lambda: s.practice.persona(gone),
        "a role-play": lambda: s.practice.roleplay(gone),
        "a rubric": lambda: s.practice.rubric(gone),
        "a rubric of a talk": lambda: s.practice.rubric_for(Verdict.INVEST),
        "a run": lambda: s.runs.view(gone),
        "a run to remove": lambda: s.runs.remove(gone),
        "a run out of the trash": lambda: s.runs.put_back(gone),
        "a run to compare": lambda: s.runs.compare(gone, gone),
        "a run's debrief": lambda: s.debriefs.of(gone),
        "a round": lambda: s.rounds.round(gone),
        "a round to remove": lambda: s.rounds.remove(gone),
        "a round out of the trash": lambda: s.rounds.put_back(gone),
        "a check of a round": lambda: s.rounds.mark(begun.id, REP, gone, Answer.YES),
        "a push-back of a round": lambda: s.rounds.pushback(begun.id, REP, gone, 1.0),
        "a person": lambda: s.people.person(gone),
        "a comment": lambda: s.comments.edit(gone, "Well."),
        "a commitment": lambda: s.commitments.remove(gone),
        "what somebody is asked to do": lambda: s.assignments.tick(gone),
        "it, out of the trash": lambda: s.assignments.bring_back(gone),
        "a persona of one's own": lambda: s.own_practice.remove_persona(MO),
        "a rubric of one's own": lambda: s.own_practice.remove_rubric(ENDING),
        "one's own, out of the trash": lambda: s.own_practice.bring_back(gone),
        "one that was never there": lambda: s.own_practice.bring_back(f"persona:{gone}"),
    }
    golden("refusals-practice-gone.txt", lines({name: refusal(act) for name, act in acts.items()}))


def test_what_cannot_be_done_yet_or_here(services, case, refusal, golden, say):
    s, told = services, {}

    def tell(name, act, *values, **named):
        told[name] = refusal(act, *values, **named)

    tell("a drill before there is a verdict", s.drill.begin, case.id, 20)
    tell("a round on a case without one", s.rounds.begin, RoundSetup(case_id=case.id))
    say(harm="no", wrong="bad", told="yes")
    tell("a drill of a talk without reactions", s.drill.begin, case.id, 20)
    run = s.runs.begin(PLAY).run.id
    tell("a line that is not shown", s.runs.choose, run, "his-turn/1")
    tell("another move for a line that was not typed", s.runs.correct, run, (Move.ASK,))
    tell("an empty line", s.runs.say, run, " ", (Move.ASK,))
    tell("a line too long", s.runs.say, run, LONGER, (Move.ASK,))
    for each in ("the-shed/1", "the-news/1", "after-the-news/2", "his-turn/1", "his-turn/2"):
        s.runs.choose(run, each)
    tell("a line after the end", s.runs.say, run, "One more thing.", (Move.INFORM,))
    tell("one person on two chairs", s.rounds.begin, RoundSetup(people=((REP, "A"), (CLIENT, "a"))))
    begun = s.rounds.begin(RoundSetup(people=((REP, "Ana"), (CLIENT, "Kim"))))
    empty = s.rounds.begin(RoundSetup(people=((REP, ""), (CLIENT, "Kim"))))
    tell("the name of the other chair", s.rounds.name, empty.id, REP, "KIM")
    tell("a long answer", s.rounds.answer, begun.id, DebriefField.WORD, "x" * 20_001)
    tell("a name that is none", s.people.called, " ")
    kim = s.people.called("Kim")
    tell("a name that is too long", s.people.rename, kim.id, LONGER)
    tell("a name of somebody else", s.people.rename, kim.id, "ana")
    tell("an empty comment", s.comments.add, run, "step:0", "\n")
    tell("a word that is too long", s.debriefs.say, run, "x" * 81, "")
    tell("a surprise that is too long", s.debriefs.say, run, "", LONGER)
    tell("nothing to do", s.commitments.add, run, " ", TODAY)
    tell("something to do yesterday", s.commitments.add, run, "Ask", TODAY - timedelta(1))
    asked = Wanted(kim.id, Task.SCRIPT, "ask")
    tell("a script by yesterday", s.assignments.give, asked, TODAY - timedelta(1))
    tell("by nobody", s.assignments.give, asked._replace(giver="gone"), TODAY)
    tell("a long note", s.assignments.give, asked._replace(note="x" * 20_001), TODAY)
    golden("refusals-practice-yet.txt", lines(told))


def test_what_the_packs_have_no_more(services, content, refusal, golden):
    s, told = services, {}

    def tell(name, act, *values):
        told[name] = refusal(act, *values)

    run = s.runs.begin(PLAY).run.id
    begun = s.rounds.begin(RoundSetup(people=((REP, "Ana"), (CLIENT, "Kim"))))
    other = replace(s.practice.roleplay(PLAY), id="other")
    content.practice = replace(content.practice, roleplays=(*content.practice.roleplays, other))
    tell("runs of two role-plays", s.runs.compare, run, s.runs.begin("other").run.id)
    content.practice = replace(content.practice, levels=())
    tell("a level that is gone", s.runs.begin, PLAY)
    content.practice = replace(content.practice, roleplays=())
    tell("a run of a role-play that is gone", s.runs.view, run)
    content.practice = PracticeContent()
    tell("a round with nobody to practise on", s.rounds.choices, RoundSetup())
    s._context.store.rows("UPDATE practice_round SET cards = ?", ("odd",))
    tell("cards that cannot be read", s.round_papers.paper, begun.id, PaperKind.REP_CARD)
    golden("refusals-practice-changed.txt", lines(told))


def with_check(rubric, **what):
    first, *others = rubric.checks
    return replace(rubric, checks=(replace(first, **what), *others))


def test_what_is_to_be_mended_in_a_rubric(services, golden):
    own = services.own_practice
    good = own.copy_of_rubric(ENDING)
    check, fail, ask = good.checks[0], good.critical[0], (Move.ASK,)
    more = tuple(replace(check, id="", says=f"Says it again, time {n}.") for n in range(20))
    plain = {"moves": (), "hints": (), "avoids": (), "within": 0, "after": ()}
    broken = {
        "nothing": good,
        "no title": replace(good, title=" "),
        "the longest title": replace(good, title=LONG),
        "a title too long": replace(good, title=LONGER),
        "no talk": replace(good, verdicts=()),
        "seven checks": replace(good, checks=good.checks[:7]),
        "fifteen checks": replace(good, checks=(*good.checks, *more)[:15]),
        "one check": replace(good, checks=good.checks[:1]),
        "no check": replace(good, checks=()),
        "a check of blanks": with_check(good, says="", yes=" ", no="\n", dimension=""),
        "a vague check": with_check(good, says="Shows empathy"),
        "a check twice": with_check(good, says=good.checks[4].says.upper()),
        "what earns it loses it": with_check(good, **plain | {"moves": ask, "avoids": ask}),
        "a hint loses it": with_check(good, **plain | {"hints": ask, "avoids": ask}),
        "a move and a hint": with_check(good, **plain | {"moves": ask, "hints": (Move.BLAME,)}),
        "first lines and after a move": with_check(
            good, **plain | {"moves": ask, "within": 2, "after": ask}
        ),
        "lines without a move": with_check(good, **plain | {"within": 2}),
        "after a move, without one": with_check(good, **plain | {"after": ask}),
        "lines with what loses it": with_check(good, **plain | {"within": 2, "avoids": ask}),
        "the same for yes and no": with_check(good, yes="“It ends.”", no=" “It  ends.” "),
        "nothing that ends the mark": replace(good, critical=()),
        "an end of blanks": replace(good, critical=(replace(fail, says="", because=" "),)),
        "a vague end": replace(good, critical=(replace(fail, says="Is unprofessional"),)),
    }
    told = {
        name: " / ".join(map(" | ".join, own.faults_of_rubric(each))) or "-"
        for name, each in broken.items()
    }
    golden("faults-rubric.txt", lines(told))


def test_what_is_to_be_mended_in_a_persona(services, golden):
    own = services.own_practice
    good = services.practice.persona(MO)
    trigger, push, effect = good.triggers[0], good.pushbacks[0], good.effects[0]
    told_of = Told("nobody-knows-it")
    tense = MeterIs(Meter.TENSION, least=0)

    def hidden(**what):
        return replace(good, hidden=replace(good.hidden, **what))

    def heard(**what):
        return replace(good, triggers=(replace(trigger, **what),))

    def pushed(**what):
        return replace(good, pushbacks=(replace(push, **what), *good.pushbacks[1:]))

    broken = {
        "nothing": good,
        **{f"no {name}": replace(good, **{name: " "}) for name in (
            "name", "role", "who", "stake", "suspects", "voice", "walks_away", "farewell",
        )},
        "a role too long": replace(good, role=LONGER),
        "a farewell without a word": replace(good, farewell="“…”"),
        "hidden blanks": hidden(fact="", rule=" ", says=""),
        "a hidden line without a word": hidden(says="—"),
        "a hidden fact that says you": hidden(fact="You never asked."),
        "nothing that calms": replace(good, calms=()),
        "a calm that says you": replace(good, calms=("Your voice.",)),
        "no bad words": replace(good, triggers=()),
        "bad words of none": heard(words=()),
        "bad words without a word": heard(words=("…",)),
        "bad words without a reason": heard(because=""),
        "bad words that say you": heard(because="You said so."),
        "bad words that change nothing": heard(trust=0, tension=0),
        "bad words that change trust": heard(trust=-1, tension=0),
        "bad words that change tension": heard(trust=0, tension=1),
        "a move without a row": replace(
            good, effects=tuple(each for each in good.effects if each.move is not Move.VALIDATE)
        ),
        "a row without a reason": replace(
            good, effects=(replace(effect, because=" "), *good.effects[1:])
        ),
        "a row twice": replace(good, effects=(*good.effects, *good.effects[-1:])),
        "a row about nothing known": replace(
            good, effects=(replace(effect, when=told_of), *good.effects)
        ),
        "a move without an answer": replace(
            good, answers=tuple(each for each in good.answers if each[0] is not Move.HOLD)
        ),
        "an answer without a word": replace(
            good,
            answers=tuple((move, "!" if move is Move.HOLD else it) for move, it in good.answers),
        ),
        "a hidden rule about nothing known": hidden(when=AllOf((Made(Move.ASK), told_of))),
        "a point that is passed at once": replace(good, leaves=tense),
        "a push-back of blanks": pushed(says=" ", when=""),
        "a push-back without a word": pushed(says="?!"),
        "a push-back of no level": pushed(levels=()),
        "too few push-backs": replace(good, pushbacks=good.pushbacks[:1]),
        "no push-backs": replace(good, pushbacks=()),
        "at another level": replace(good, level=Level.HOSTILE, pushbacks=good.pushbacks[:1]),
    }  # fmt: skip
    told = {
        name: " / ".join(map(" | ".join, own.faults_of_persona(each))) or "-"
        for name, each in broken.items()
    }
    golden("faults-persona.txt", lines(told))


def test_what_is_refused_whole_says_every_fault(services):
    own = services.own_practice
    with pytest.raises(ContentError) as refused:
        own.put_rubric(replace(own.copy_of_rubric(ENDING), title="", verdicts=()), ENDING)
    assert str(refused.value) == (
        "This cannot be kept as it is. What was kept before is unchanged.\n"
        ":1: This cannot be empty. Type at least one letter.\n"
        ":1: It is for no talk yet. Choose at least one."
    )
    persona = replace(own.copy_of_persona(MO), calms=())
    with pytest.raises(ContentError) as refused:
        own.put_persona(persona, MO)
    assert refused.value.faults == (
        Fault(
            persona.name,
            1,
            "Nothing calms them.",
            "Write one thing, so that whoever plays them knows it.",
        ),
    )
