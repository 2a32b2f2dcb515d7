"""A run alone and a round for two as they go: with their moments, and without what is one's own."""

from __future__ import annotations

from itertools import product

import pytest

from coach.domain.practice.assignment import Task
from coach.domain.practice.rounds import Answer, DebriefField, Rater
from coach.domain.practice.sealed import NameLevel, SealChoice, SealedKind
from coach.engine.practice.name_patterns import folded
from coach.services.practice.assignments import Wanted
from coach.services.practice.round_setup import RoundSetup
from coach.services.sealed.format import encode
from coach.services.sealed.received import Came
from tests.services.sealed.conftest import answered

PLAY = "the-tree-nursery"
CHOICES = [
    SealChoice(names=level, figures=figures) for level, figures in product(NameLevel, (True, False))
]
NEVER = ("zebra-word", "zebra-surprise", "zebra-think", "zebra-better", "zebra-commitment")


@pytest.fixture
def case_id(rep):
    case_id = answered(rep, title="Halden late again")
    rep.clients.add_contact(rep.cases.case(case_id).client_id, "Ana Kovač")
    return case_id


@pytest.fixture
def run_id(rep, case_id):
    """A run with a line of one's own, looked back at."""
    person = rep.people.called("Mirela Quist").id
    run_id = rep.runs.begin(PLAY, case_id=case_id, person=person).run.id
    rep.runs.choose(run_id, "the-shed/1", "Ana, Halden owes us £12,350, as A. Kovač knows.")
    rep.runs.choose(run_id, "the-news/1")
    rep.debriefs.say(run_id, "zebra-word", "zebra-surprise")
    rep.commitments.add(run_id, "zebra-commitment", rep.clock().date(), "")
    return run_id


@pytest.fixture
def round_id(rep, case_id):
    """A round over a case, with marks, notes and its debrief."""
    people = ((Rater.REP, "Mirela Quist"), (Rater.CLIENT, "Petra Vance"))
    begun = rep.rounds.begin(RoundSetup(case_id=case_id, people=people))
    check = begun.cards.sheet.checks[0].id
    rep.rounds.mark(begun.id, Rater.CLIENT, check, answer=Answer.YES, at=65.0)
    other = begun.cards.sheet.checks[1].id
    rep.rounds.mark(begun.id, Rater.CLIENT, other, answer=Answer.NOT_UP, at=70.0)
    rep.rounds.pushback(begun.id, Rater.CLIENT, begun.cards.client.pushbacks[0].id, 80.0)
    rep.rounds.note(begun.id, Rater.CLIENT, "Said “Kovac owes 12,350 euros” to H.T.", 90.0)
    rep.rounds.answer(begun.id, DebriefField.WORD, "zebra-word")
    rep.rounds.answer(begun.id, DebriefField.FIRST_THINK, "zebra-think")
    rep.rounds.answer(begun.id, DebriefField.BETTER, "zebra-better")
    rep.rounds.end(begun.id, 125.0)
    return begun.id


@pytest.mark.parametrize("kind", [SealedKind.RUN, SealedKind.ROUND])
def test_nothing_of_ones_own_and_no_masked_name_goes(rep, run_id, round_id, kind):
    about = run_id if kind is SealedKind.RUN else round_id
    for choice in CHOICES:
        plain = encode(rep.seals.sealed(kind, about, choice).document).decode().lower()
        assert not [each for each in NEVER if each in plain], choice
        if choice.names is not NameLevel.FULL:
            names = ("halden", "kovač", "kovac", "quist", "mirela", "vance")
            assert not [each for each in names if each in plain], choice
        if not choice.figures:
            assert "12,350" not in plain, choice


def test_a_run_goes_with_every_line_as_a_moment_to_comment_on(rep, run_id):
    choice = SealChoice(names=NameLevel.FULL, figures=True)
    shown = rep.seals.sealed(SealedKind.RUN, run_id, choice)
    lines = [line for part in shown.document.item.sections for line in part.lines]
    said = {line.anchor: line for line in lines if line.anchor.startswith("step:")}
    assert list(said) == ["step:0", "step:1"]
    assert "Halden owes us £12,350" in said["step:0"].text
    assert (said["step:0"].own, said["step:1"].own) == (True, False)
    assert "Practised by: Mirela Quist" in shown.text
    assert "Mind the hose" in shown.text


def test_the_client_of_a_role_play_is_no_name_that_nobody_knows(rep):
    """Whoever called the client by name was asked whether that was to be left out."""
    view = rep.runs.begin(PLAY)
    first = view.persona.name.split()[0]
    rep.runs.choose(view.run.id, "the-shed/1", f"Look here {first}, I asked Ludmila Varga.")
    shown = rep.seals.sealed(SealedKind.RUN, view.run.id, SealChoice())
    assert first in shown.text
    assert shown.possible_names == ("Ludmila Varga",)


def test_a_round_goes_with_who_marked_what_and_when(rep, round_id):
    choice = SealChoice(names=NameLevel.FULL, figures=True)
    text = rep.seals.sealed(SealedKind.ROUND, round_id, choice).text
    assert "Client: yes, 1:05" in text
    assert "Client: did not come up, 1:10" in text
    assert "not marked" in text
    assert "made at 1:20" in text
    assert "1:30 · Client: Said “Kovac owes 12,350 euros” to H.T." in text
    assert "On the clock: 2:05" in text
    assert "Rep: Mirela Quist" in text


@pytest.mark.parametrize("kind", [SealedKind.RUN, SealedKind.ROUND])
def test_comments_on_it_come_back_to_their_moment(rep, boss, run_id, round_id, kind):
    about = run_id if kind is SealedKind.RUN else round_id
    document = rep.seals.sealed(kind, about, SealChoice()).document
    assert boss.received.take(document).came is Came.NEW
    anchor = next(
        line.anchor
        for part in document.item.sections
        for line in part.lines
        if line.anchor.startswith(("step:", "note:"))
    )
    boss.comments.add(about, anchor, "Here you lost him.")
    taken = rep.received.take(boss.seals.answer(kind, about).document)
    assert (taken.came, taken.new_comments) == (Came.BACK, 1)
    assert [each.comment.anchor for each in rep.comments.of(about)] == [anchor]


@pytest.mark.parametrize("kind", [SealedKind.RUN, SealedKind.ROUND])
def test_a_passphrase_is_judged_for_what_was_never_in_this_data_file(
    rep, boss, run_id, round_id, kind
):
    about = run_id if kind is SealedKind.RUN else round_id
    assert boss.received.take(rep.seals.sealed(kind, about, SealChoice()).document).changed
    assert boss.seals.advice("kettle harbour pencil moss", kind, about).sentence


def test_what_is_done_stands_between_brackets_and_what_is_typed_between_quotation_marks(rep, boss):
    run_id = rep.runs.begin(PLAY).run.id
    rep.runs.choose(run_id, "the-shed/1")
    rep.runs.choose(run_id, "the-news/1")
    deed = next(each for each in rep.runs.view(run_id).choices if each.text.startswith("*"))
    rep.runs.choose(run_id, deed.id)
    rep.runs.say(run_id, "We are ending the work in March.", ())
    done = f"({deed.text.strip('*')})"
    document = rep.seals.sealed(SealedKind.RUN, run_id, SealChoice()).document
    lines = [line for part in document.item.sections for line in part.lines]
    said = [line.text for line in lines if line.anchor.startswith("step:")]
    assert said[2:] == [done, "“We are ending the work in March.”"]
    boss.received.take(document)
    boss.comments.add(run_id, "step:2", "Good.", quote=deed.text)
    assert f" {done}: Good." in boss.seals.answer(SealedKind.RUN, run_id).text


def test_a_run_that_ended_goes_with_its_end_and_what_it_shows(rep):
    run_id = rep.runs.begin(PLAY).run.id
    for choice in ("the-shed/1", "the-news/1", "after-the-news/2", "his-turn/1", "his-turn/2"):
        rep.runs.choose(run_id, choice)
    shown = rep.seals.sealed(SealedKind.RUN, run_id, SealChoice())
    anchors = {line.anchor for part in shown.document.item.sections for line in part.lines}
    assert "ending" in anchors
    assert any(each.startswith("mark:") for each in anchors)


def test_what_is_in_the_trash_still_takes_its_comments(rep, boss, run_id):
    boss.received.take(rep.seals.sealed(SealedKind.RUN, run_id, SealChoice()).document)
    boss.comments.add(run_id, "step:0", "Good.")
    rep.runs.remove(run_id)
    assert rep.received.take(boss.seals.answer(SealedKind.RUN, run_id).document).came is Came.BACK
    rep.runs.put_back(run_id)
    assert len(rep.comments.of(run_id)) == 1


@pytest.mark.parametrize("discreet", [False, True])
@pytest.mark.parametrize("kind", [*SealedKind])
def test_of_everybody_around_a_rep_nothing_goes_by_name(
    rep, case_id, run_id, round_id, kind, discreet
):
    """Who asks, who is asked, who comments and who is only spoken of; also in discreet mode."""
    rep.settings.discreet = discreet
    ottoline, thaddeus = (rep.people.called(name).id for name in ("Ottoline Krebs", "Thaddeus Ö."))
    wanted = Wanted(ottoline, Task.DRILL, case_id, note="zebra-note", giver=thaddeus)
    rep.assignments.give(wanted, rep.clock().date())
    about = {SealedKind.CASE: case_id, SealedKind.RUN: run_id, SealedKind.ROUND: round_id}[kind]
    said = "OTTOLINE’s way, Krebs-Kovac, “THADDEUS said: Kovač pays”, O. Krebs, ring 555-0199."
    rep.comments.add(about, "", said, author="Jorunn Strand", quote="Jorunn, ask Ottolíne")
    names = ("ottoline", "krebs", "thaddeus", "jorunn", "strand", "kovac", "0199", "zebra-note")
    for choice in CHOICES:
        content = encode(rep.seals.sealed(kind, about, choice).document).decode()
        plain = folded(content)
        assert "zebra-note" not in plain
        if choice.names is NameLevel.FULL:
            assert "ottoline" in plain
        else:
            assert not [each for each in names if each in plain], choice
