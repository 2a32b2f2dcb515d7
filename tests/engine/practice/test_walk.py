"""The walk reaches just what runs reach, and each claim of the proof can fail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.domain.practice.moves import Move
from coach.domain.practice.proof import PlayClaim, PlayFault
from coach.engine.practice.condition import parse
from coach.engine.practice.proof.prove import faults_of_play, levels_of, prove_practice
from coach.engine.practice.proof.walk import PlayWalk
from coach.engine.practice.run import begin, choices, choose, heard, say
from tests.practice import level, small_practice

if TYPE_CHECKING:
    from coach.domain.practice.content import PracticeContent
    from coach.domain.practice.roleplay import RolePlay, Turn, TurnChoice
    from coach.domain.practice.run import RunState

PACK = small_practice()
PLAY, MO = PACK.roleplays[0], PACK.personas[0]


def _turn(play: RolePlay, turn_id: str, **changed: object) -> RolePlay:
    """A role-play with one turn changed."""
    turns = tuple(replace(t, **changed) if t.id == turn_id else t for t in play.turns)
    return replace(play, turns=turns)


def _choices(turn_id: str) -> tuple[TurnChoice, ...]:
    return _of(turn_id).choices


def _of(turn_id: str) -> Turn:
    return next(turn for turn in PLAY.turns if turn.id == turn_id)


def _faults(play: RolePlay, claim: PlayClaim) -> list[PlayFault]:
    walk = PlayWalk(play, MO, levels_of(PACK, play))
    return [fault for fault in faults_of_play(walk) if fault.claim is claim]


def _practice(**persona: object) -> PracticeContent:
    return replace(PACK, personas=(replace(MO, **persona),))


def test_a_run_begins_with_nothing_told_made_or_revealed() -> None:
    walk = PlayWalk(PLAY, MO, levels_of(PACK, PLAY))
    (first,) = walk.rounds[0]
    assert (first.place, first.told, first.revealed) == (PLAY.begins, 0, False)
    assert not any(first.made)


def _all_runs() -> set[RunState]:
    """Every state of every run by choices, one by one."""
    new = [begin(PLAY, MO, level(each)) for each in PLAY.levels]
    seen = set(new)
    while new:
        state = new.pop()
        for each in choices(PLAY, state):
            after = choose(PLAY, MO, state, each.id).after
            after = replace(after, made=tuple((m, min(n, 2)) for m, n in after.made))
            if after not in seen:
                seen.add(after)
                new.append(after)
    return seen


def test_the_walk_reaches_just_what_runs_reach() -> None:
    walk = PlayWalk(PLAY, MO, levels_of(PACK, PLAY))
    runs = {(each.turn, each.trust, each.tension, each.revealed) for each in _all_runs()}
    found = {
        (spot.place, bit // 11, bit % 11, spot.revealed)
        for spot, states in walk.reached.items()
        for bit in range(121)
        if states >> bit & 1
    }
    assert found == runs
    assert walk.states >= len(runs)


def test_the_shortest_run_to_a_state_is_a_run() -> None:
    walk = PlayWalk(PLAY, MO, levels_of(PACK, PLAY))
    for spot, states in walk.reached.items():
        at, said = walk.said(spot, states)
        state = begin(PLAY, MO, level(at))
        for text in said:
            (picked,) = [each for each in choices(PLAY, state) if each.text == text]
            state = choose(PLAY, MO, state, picked.id).after
        assert (state.turn, state.revealed) == (spot.place, spot.revealed)


def test_the_small_role_play_holds() -> None:
    proof = prove_practice(PACK)
    assert proof.faults == ()
    assert (proof.turns, proof.endings, proof.personas) == (6, 4, 1)
    assert 100 < proof.states < proof.exchanges


def test_a_turn_that_nothing_leads_to() -> None:
    lonely = replace(_of("small-talk"), id="lonely")
    (fault,) = _faults(replace(PLAY, turns=(*PLAY.turns, lonely)), PlayClaim.TURNS)
    assert "'lonely'" in fault.what


def test_an_ending_that_no_level_comes_to() -> None:
    harder = [
        replace(each, when=parse("trust >= 10 and tension >= 8"))
        if each.id == "his-turn/2"
        else each
        for each in _choices("his-turn")
    ]
    (fault,) = _faults(_turn(PLAY, "his-turn", choices=tuple(harder)), PlayClaim.ENDINGS)
    assert "'end-good'" in fault.what


def test_a_line_that_is_never_said() -> None:
    first, last = _of("the-shed").lines
    lines = (replace(first, when=parse("tension >= 9")), last)
    (fault,) = _faults(_turn(PLAY, "the-shed", lines=lines), PlayClaim.LINES)
    assert "You’re late" in fault.what
    behind = (replace(first, when=parse("tension >= 1")), replace(last, when=None))
    (fault,) = _faults(_turn(PLAY, "the-shed", lines=behind), PlayClaim.LINES)
    assert "Mind the hose" in fault.what


def test_a_choice_that_is_never_or_always_offered() -> None:
    for condition, says in (("made hold", "is never offered"), ("tension <= 9", "is always")):
        changed = (replace(_choices("the-shed")[0], when=parse(condition)),)
        play = _turn(PLAY, "the-shed", choices=(*changed, *_choices("the-shed")[1:]))
        found = [fault.what for fault in _faults(play, PlayClaim.CHOICES)]
        assert any("'the-shed'" in what and says in what for what in found), found


def test_a_turn_in_which_nothing_can_be_said() -> None:
    none = tuple(replace(each, when=parse("trust >= 6")) for each in _choices("after-the-news"))
    (fault,) = _faults(_turn(PLAY, "after-the-news", choices=none), PlayClaim.LEADS_ON)
    assert fault.said == ("“We’re ending the work on the last day of March.”",)
    assert fault.level in {"L3", "L5"}


def test_a_circle_without_a_way_out() -> None:
    round_it = tuple(replace(each, goes="the-shed") for each in _choices("his-turn"))
    found = _faults(_turn(PLAY, "his-turn", choices=round_it), PlayClaim.WAY_OUT)
    assert {fault.what.split("'")[1] for fault in found} == {turn.id for turn in PLAY.turns} - {
        "once-more"
    }


def test_a_way_out_that_only_some_meters_have() -> None:
    """By its choices alone trust is never 5 at the end; a line of one's own can bring it there."""
    some = [
        replace(each, when=parse("trust <= 4")) if each.id == "his-turn/3" else each
        for each in _choices("his-turn")
        if each.id not in {"his-turn/4", "his-turn/5"}
    ]
    found = _faults(_turn(PLAY, "his-turn", choices=tuple(some)), PlayClaim.WAY_OUT)
    assert any("'his-turn'" in fault.what for fault in found)
    both = [each for each in _choices("his-turn") if each.id not in {"his-turn/4", "his-turn/5"}]
    assert _faults(_turn(PLAY, "his-turn", choices=tuple(both)), PlayClaim.WAY_OUT) == []


def test_a_number_that_makes_no_difference() -> None:
    first, last = _of("after-the-news").lines
    lines = (replace(first, when=parse("tension >= 6 or trust >= 10")), last)
    (fault,) = _faults(_turn(PLAY, "after-the-news", lines=lines), PlayClaim.READ)
    assert "'trust >= 10'" in fault.what


def test_a_line_that_says_more_than_has_happened() -> None:
    first, last = _of("the-news").lines[0], replace(_of("the-news").lines[0], takes=("last-day",))
    (fault,) = _faults(_turn(PLAY, "the-news", lines=(last,)), PlayClaim.CARRIED)
    assert "takes 'last-day' for granted" in fault.what
    assert fault.said == (
        "“I’ve something hard to tell you, Mo, and I’d rather say it before the tea.”",
    )
    assert fault.level == "L3"
    assert first.takes == ()


def test_a_line_that_says_too_much_only_once_somebody_types() -> None:
    """After 'made ask' by a line of one's own, nothing need have been told."""
    first = replace(_of("the-news").lines[0], takes=("decision",), when=parse("made ask"))
    play = _turn(PLAY, "the-news", lines=(first, _of("the-news").lines[0]))
    (fault,) = _faults(play, PlayClaim.CARRIED)
    assert "'decision'" in fault.what


def test_an_ending_that_says_too_much_when_the_client_leaves() -> None:
    endings = [replace(each, takes=("decision",)) if each.walks else each for each in PLAY.endings]
    (fault,) = _faults(replace(PLAY, endings=tuple(endings)), PlayClaim.CARRIED)
    assert "The door of the shed" in fault.what


def test_a_line_that_is_said_twice_is_shown_with_both_times() -> None:
    """Once to each reproach: after the second one nothing else is said but the first line."""
    lines = _of("the-news").lines[-1:]
    (fault,) = _faults(_turn(PLAY, "the-news", lines=lines), PlayClaim.TWICE)
    assert "“Then say it.” is said a second time" in fault.what
    assert fault.said == (
        "“I’ve something hard to tell you, Mo, and I’d rather say it before the tea.”",
        "“You never sent a receipt in time.”",
    )
    assert fault.level == "L3"


def test_a_line_of_two_turns_is_said_twice_where_one_leads_to_the_other() -> None:
    same = _of("the-news").lines[-1:]
    (fault,) = _faults(_turn(PLAY, "after-the-news", lines=same), PlayClaim.TWICE)
    assert fault.what.startswith("In 'after-the-news'")
    apart = tuple(replace(each, goes="end-fair") for each in _choices("the-news"))
    play = _turn(_turn(PLAY, "after-the-news", lines=same), "the-news", choices=apart)
    assert _faults(play, PlayClaim.TWICE) == []


@given(st.data())
def test_no_run_by_choices_hears_a_line_twice(data: st.DataObject) -> None:
    """And where the proof finds one that does, its run hears it: by the run itself."""
    lines = tuple(replace(each, when=None) for each in _of("his-turn").lines[-1:])
    for play in (PLAY, _turn(PLAY, "his-turn", lines=lines)):
        found = _faults(play, PlayClaim.TWICE)
        at = data.draw(st.sampled_from(play.levels)) if not found else found[0].level
        state, texts = begin(play, MO, level(at)), list[str]()
        said = list(found[0].said) if found else None
        while not state.ended:
            texts.append(heard(play, state).text)
            if said == []:
                break
            picked = (
                data.draw(st.sampled_from(choices(play, state)))
                if said is None
                else next(each for each in choices(play, state) if each.text == said[0])
            )
            said = said[1:] if said else said
            state = choose(play, MO, state, picked.id).after
        assert (len(texts) == len({*texts})) is not bool(found)


def test_what_is_told_on_one_way_only_is_not_told() -> None:
    """The short form tells the decision, and no day."""
    line = replace(_of("after-the-news").lines[1], takes=("decision", "last-day"))
    play = _turn(PLAY, "after-the-news", lines=(_of("after-the-news").lines[0], line))
    (fault,) = _faults(play, PlayClaim.CARRIED)
    assert fault.said[-1] == "“We’re ending the work. It is just business.”"


@pytest.mark.parametrize(
    ("changed", "claim", "says"),
    [
        ({"answers": MO.answers[1:]}, PlayClaim.MOVES, "'warn'"),
        ({"effects": MO.effects[:-1]}, PlayClaim.MOVES, "'chat'"),
        ({"leaves": parse("tension >= 9 or trust <= 0 and trust >= 1")}, None, ""),
        (
            {"hidden": replace(MO.hidden, when=parse("made thank and trust >= 7"))},
            PlayClaim.HIDDEN,
            "no run",
        ),
        ({"hidden": replace(MO.hidden, when=parse("tension >= 1"))}, PlayClaim.HIDDEN, "every run"),
        ({"leaves": parse("revealed and not revealed")}, PlayClaim.READ, "They never leave."),
        (
            {
                "effects": (
                    replace(MO.effects[0], when=parse("made ask 2 and not made ask")),
                    *MO.effects[1:],
                )
            },
            PlayClaim.READ,
            "never counts",
        ),
        (
            {"effects": (replace(MO.effects[0], when=parse("trust <= 9")), *MO.effects[1:])},
            None,
            "",
        ),
        (
            {"effects": (replace(MO.effects[0], when=None), *MO.effects[1:])},
            PlayClaim.READ,
            "'defend' without 'if' never counts",
        ),
        (
            {"effects": tuple(replace(e, trust=0) for e in MO.effects), "triggers": ()},
            PlayClaim.READ,
            "'trust <= 0' makes no difference to when they leave",
        ),
    ],
)
def test_what_of_a_persona_never_counts(
    changed: dict[str, object], claim: PlayClaim | None, says: str
) -> None:
    found = prove_practice(_practice(**changed)).faults
    if claim is None:
        assert [fault.what for fault in found if fault.claim is PlayClaim.READ] == []
    else:
        assert any(fault.claim is claim and says in fault.what for fault in found), found


@given(st.data())
def test_whatever_is_typed_no_line_says_more_than_has_happened(data: st.DataObject) -> None:
    """The proof of it holds for runs with lines of one's own, and there is always a choice."""
    state = begin(PLAY, MO, level(data.draw(st.sampled_from(PLAY.levels))))
    for _ in range(data.draw(st.integers(1, 12))):
        if state.ended:
            break
        offered = choices(PLAY, state)
        assert len(offered) >= 2
        assert {*heard(PLAY, state).takes} <= {*state.told}
        if data.draw(st.booleans()):
            picked = data.draw(st.sampled_from(offered))
            assert {*picked.takes} <= {*state.told}
            state = choose(PLAY, MO, state, picked.id).after
        else:
            moves = data.draw(st.lists(st.sampled_from(Move), max_size=2, unique=True))
            state = say(
                PLAY, MO, state, data.draw(st.sampled_from(["", "Hm.", "nothing personal"])), moves
            ).after
    if state.ended:
        assert {*heard(PLAY, state).takes} <= {*state.told}


@pytest.mark.parametrize(
    ("text", "is_refused"), [("“Then say it.”", False), ("“Then “say it.”", True), ("“…”", False)]
)
def test_a_line_that_nobody_can_come_back_to_is_named(text: str, *, is_refused: bool) -> None:
    turns = tuple(
        replace(turn, lines=(replace(turn.lines[-1], text=text),))
        if turn.id == "the-news"
        else turn
        for turn in PLAY.turns
    )
    found = _faults(replace(PLAY, turns=turns), PlayClaim.ANSWERED)
    assert [fault.what for fault in found] == (
        [f"In 'the-news' nobody can come back to {text}"] if is_refused else []
    )
