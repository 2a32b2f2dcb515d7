"""Personas and rubrics of one's own: laid over the pack's, refused with what to mend, undone."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.domain.practice.moves import Move
from coach.domain.practice.persona import Level
from coach.domain.rules.verdict import Verdict
from coach.errors import ContentError, NotFound
from coach.services.library.own_scripts import Whose

MO, ENDING = "mo-field", "ending"


@pytest.fixture
def own(services):
    return services.own_practice


def fields(faults):
    return {each.field for each in faults}


def changed(rubric, place, **what):
    checks = list(rubric.checks)
    checks[place] = replace(checks[place], **what)
    return replace(rubric, checks=tuple(checks))


def test_a_version_takes_the_place_of_the_packs_and_can_be_taken_back(services, own):
    before = services.practice.persona(MO)
    own.put_persona(replace(before, voice="Slowly."), MO)
    assert services.practice.persona(MO).voice == "Slowly."
    assert own.whose_persona(MO) is Whose.VERSION
    removed = own.remove_persona(MO)
    assert services.practice.persona(MO) == before
    assert own.whose_persona(MO) is Whose.LIBRARY
    own.bring_back(removed.key)
    assert services.practice.persona(MO).voice == "Slowly."


def test_a_copy_becomes_one_of_ones_own_beside_the_packs(services, own):
    kept = own.put_persona(own.copy_of_persona(MO), MO)
    assert [each.id for each in services.practice.personas()] == [MO, kept.id]
    assert own.whose_persona(kept.id) is Whose.OWN
    assert own.whose_persona(MO) is Whose.LIBRARY
    again = own.put_persona(replace(kept, name="Nora Field"), MO)
    assert services.practice.persona(kept.id) == again
    own.remove_persona(kept.id)
    with pytest.raises(NotFound):
        services.practice.persona(kept.id)


def test_a_rubric_of_ones_own_goes_before_the_packs_in_its_talks(services, own):
    kept = own.put_rubric(own.copy_of_rubric(ENDING), ENDING)
    assert services.practice.rubric_for(Verdict.PART) == kept
    own.remove_rubric(kept.id)
    assert services.practice.rubric_for(Verdict.PART).id == ENDING


def test_what_is_the_librarys_cannot_be_removed(own):
    with pytest.raises(NotFound):
        own.remove_rubric(ENDING)


@pytest.mark.parametrize("says", ["Shows empathy", "Is professional", "Listens well"])
def test_a_vague_check_is_refused_with_a_better_form(services, own, says):
    rubric = changed(own.copy_of_rubric(ENDING), 2, says=says)
    (fault,) = own.faults_of_rubric(rubric)
    assert fault.field == "check:2:says"
    assert fault.mend
    with pytest.raises(ContentError) as raised:
        own.put_rubric(rubric, ENDING)
    assert raised.value.faults[0].mend == fault.mend
    assert len(services.practice.rubrics()) == 1


@pytest.mark.parametrize(("number", "refused"), [(7, True), (8, False), (14, False), (15, True)])
def test_a_rubric_has_eight_to_fourteen_checks(own, number, refused):
    rubric = own.copy_of_rubric(ENDING)
    more = tuple(
        replace(rubric.checks[0], id="", says=f"Says it again, time {n}.") for n in range(20)
    )
    rubric = replace(rubric, checks=(*rubric.checks, *more)[:number])
    assert ("checks" in fields(own.faults_of_rubric(rubric))) is refused


def test_new_checks_get_ids_of_their_own(own):
    rubric = own.copy_of_rubric(ENDING)
    new = [replace(rubric.checks[0], id="", says=f"Says it in sentence {n}.") for n in (1, 2)]
    kept = own.put_rubric(replace(rubric, checks=(*rubric.checks[:8], *new)), ENDING)
    ids = [each.id for each in (*kept.checks, *kept.critical)]
    assert len(set(ids)) == len(ids)
    assert all(ids)


def test_everything_that_is_missing_is_said_at_once(own):
    rubric = changed(own.copy_of_rubric(ENDING), 0, says=" ", no="")
    rubric = replace(rubric, title="", verdicts=(), critical=())
    assert fields(own.faults_of_rubric(rubric)) == {
        "title",
        "verdicts",
        "check:0:says",
        "check:0:no",
        "critical",
    }


def test_the_same_check_twice_is_said(own):
    rubric = own.copy_of_rubric(ENDING)
    twice = changed(rubric, 3, says=rubric.checks[1].says.upper())
    assert fields(own.faults_of_rubric(twice)) == {"check:3:says"}


def test_a_persona_of_the_pack_has_no_faults(services, own):
    assert own.faults_of_persona(services.practice.persona(MO)) == ()


def test_a_text_about_them_that_says_you_is_named_and_one_in_quotes_is_not(services, own):
    persona = services.practice.personas()[0]
    said = replace(persona, stake="You lose him.", voice="Says “you know” a lot.")
    assert fields(own.faults_of_persona(said)) == {"stake"}


def test_a_move_that_nothing_is_said_of_is_named(services, own):
    persona = services.practice.persona(MO)
    effects = tuple(each for each in persona.effects if each.move is not Move.VALIDATE)
    answers = tuple(each for each in persona.answers if each[0] is not Move.HOLD)
    found = own.faults_of_persona(replace(persona, effects=effects, answers=answers))
    assert fields(found) == {"move:validate", "answer:hold"}
    assert (
        fields(own.faults_of_persona(own.moved_as(replace(persona, effects=effects), MO))) == set()
    )


def test_each_level_has_its_push_backs(services, own):
    persona = services.practice.persona(MO)
    asked = {each.level: each.pushbacks for each in services.practice.levels()}
    only = tuple(replace(each, levels=(Level.HURT,)) for each in persona.pushbacks)
    enough = replace(persona, level=Level.HURT, pushbacks=only[: asked[Level.HURT]])
    assert fields(own.faults_of_persona(enough)) == set()
    fewer = replace(enough, pushbacks=enough.pushbacks[:-1])
    assert fields(own.faults_of_persona(fewer)) == {"pushbacks"}


def test_what_is_no_text_does_not_get_in(own):
    kept = own.put_persona(replace(own.copy_of_persona(MO), name="Nora\x00 Field"), MO)
    assert "\x00" not in kept.name
