"""What the services say and refuse where no file of theirs asks word for word."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from coach.domain.practice.assignment import Task
from coach.domain.practice.rounds import Rater
from coach.domain.rules.verdict import Verdict
from coach.domain.search import Kind
from coach.domain.study.lessons import LearningPath, Story
from coach.domain.talk.own_script import OwnText
from coach.domain.talk.script import ScriptStage
from coach.services.practice.assignments import Wanted
from coach.services.practice.round_setup import RoundSetup
from coach.services.study.due import minutes_for
from tests.practice import small_practice
from tests.services.conftest import SmallContent

OPEN, TODAY = ScriptStage.OPEN, date(2026, 11, 26)
TEXTS = {OwnText.TITLE: "Mine", OwnText.SHORT: "Say it."}
LENGTHS = {
    OwnText.TITLE: 200, OwnText.USE_WHEN: 2000, OwnText.RULE: 300, OwnText.SHORT: 20_000,
    OwnText.LONG: 20_000, OwnText.WRITTEN: 20_000,
}  # fmt: skip


class Content(SmallContent):
    """The small content with something to practise on, and nothing to study."""

    paths: tuple[LearningPath, ...] = ()
    stories: tuple[Story, ...] = ()


@pytest.fixture
def content():
    return Content(practice=small_practice())


def test_what_is_not_there_or_cannot_be(services, case, refusal, golden, say):
    s, gone = services, "gone"
    acts = {
        "a topic": lambda: s.library.topic(Kind.VERDICT, gone),
        "a part": lambda: s.library.topic(Kind.PART, "PART/gone"),
        "a reaction": lambda: s.library.topic(Kind.REACTION, gone),
        "a topic of a kind without": lambda: s.library.topic(Kind.CLIENT, gone),
        "a version": lambda: s.own_scripts.bring_back(gone),
        "a situation": lambda: s.own_scripts.add(gone, OPEN, TEXTS),
        **{
            f"without {text.value}": lambda text=text: s.own_scripts.add(
                "late", OPEN, TEXTS | {text: " "}
            )
            for text in TEXTS
        },
        **{
            f"too much of {text.value}": lambda text=text, most=most: s.own_scripts.add(
                "late", OPEN, TEXTS | {text: "x" * (most + 1)}
            )
            for text, most in LENGTHS.items()
        },
        "a pack": lambda: s.packs.remove(gone),
        "a pack that was kept": lambda: s.packs.put_back(gone),
        "a path": lambda: s.study.lessons.choose(gone),
        "a story": lambda: s.study.lessons.told(gone, Verdict.FIX),
        "a card": lambda: s.study.card(gone),
        "a day to be ready for": lambda: s.study.ready.begin(case.id),
        "cards without number": lambda: setattr(s.settings, "study_new", 1000),
        "fewer than none": lambda: setattr(s.settings, "study_new", -1),
        "a long name": lambda: setattr(s.settings, "my_name", "x" * 101),
        "a long title": lambda: s.cases.rename(case.id, "x" * 2001),
        "a long title of a new case": lambda: s.cases.start(case.client_id, "x" * 2001),
    }
    golden("refusals-other.txt", "".join(f"{name}: {refusal(act)}\n" for name, act in acts.items()))


@pytest.mark.parametrize("text", OwnText)
def test_as_much_of_an_own_script_as_there_may_be(services, text):
    longest = "x" * LENGTHS[text]
    kept = services.own_scripts.add("late", OPEN, TEXTS | {text: longest})
    assert services.own_scripts.get(kept.id).texts[text] == longest


def test_what_every_paper_is_called_and_when_it_waits(services, case, golden, say):
    s, told = services, []

    def tell(name, offers):
        told.append(f"== {name}")
        for each in offers:
            forms = " ".join(form.value for form in each.forms)
            told.append(f"{each.kind.value}: {each.title} | {each.says} | {forms}")
            told.append(f"   refused: {each.refused} | waits: {each.waits} | fits: {each.fits}")

    tell("no verdict", s.papers.kinds(case.id))
    for name, wrong in {"to mend": "late", "to part": "bad", "to hand over": "gone"}.items():
        say(harm="no", wrong=wrong)
        if wrong != "gone":
            say(told="yes")
        tell(name, s.papers.kinds(case.id))
    tell("of a script", s.script_papers.offers())
    tell("of a round", s.round_papers.offers())
    golden("paper-offers.txt", "\n".join(told) + "\n")


@pytest.mark.parametrize(
    ("cards", "pace", "minutes"),
    [(0, None, 0), (0, 600.0, 0), (1, 1.0, 1), (1, 89.0, 1), (1, 91.0, 2), (60, 3.0, 3)],
)
def test_how_many_minutes_cards_take(cards, pace, minutes):
    assert minutes_for(cards, pace) == minutes


def test_what_is_due_is_said_in_a_sentence_each(services):
    s, due = services, services.study_due
    assert (due.sentence(), due.asked_sentence(), due.left_sentence()) == ("", "", "")
    kim = s.people.called("Kim")
    s.assignments.set_me(kim.id)
    s.assignments.give(Wanted(kim.id, Task.SCRIPT, "ask"), TODAY)
    assert due.asked_sentence() == "One thing to practise is due."
    s.assignments.give(Wanted(kim.id, Task.SCRIPT, "open-late"), TODAY)
    s.assignments.give(Wanted(kim.id, Task.SCRIPT, "open-late"), TODAY + timedelta(1))
    assert due.asked_sentence() == "2 things to practise are due."
    begun = s.rounds.begin(RoundSetup(people=((Rater.REP, "Ana"), (Rater.CLIENT, "Kim"))))
    s.rounds.keep_clock(begun.id, 65.4)
    assert due.left_sentence() == "A round for two is open, 1:05 on its clock."
    s.rounds.end(begun.id, 70)
    assert due.left_sentence() == ""
