"""How a run goes on: the same words come to the same state, and the client leaves in time."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.content.checks.check import read_pack
from coach.domain.practice.condition import Meter, MeterIs
from coach.domain.practice.moves import Move
from coach.domain.practice.persona import Level
from coach.domain.practice.roleplay import ENDED_HERE, Result, RolePlay
from coach.domain.practice.run import RunEntry, RunState, Step
from coach.engine.practice.client_words import client_words, led_back, times_lost
from coach.engine.practice.condition import holds
from coach.engine.practice.goodbye import is_decided, is_goodbye
from coach.engine.practice.run import (
    again,
    begin,
    choices,
    choose,
    end_here,
    ending_of,
    heard,
    move_effects,
    nearest_first,
    replay,
    say,
)
from coach.paths import pack_folder
from tests.practice import level, small_practice

PLAY, MO = small_practice().roleplays[0], small_practice().personas[0]
OWN = ["It is just business, Mo.", "I hear you.", "What would help you?", ""]


def _entry(data: st.DataObject, state: RunState) -> Step:
    """Some step that is possible in a state: a choice, or a line of one's own."""
    offered = choices(PLAY, state)
    picked = data.draw(st.one_of(st.sampled_from(offered), st.none()))
    if picked is not None:
        return choose(PLAY, MO, state, picked.id, data.draw(st.sampled_from(["", OWN[0]])))
    moves = data.draw(st.lists(st.sampled_from(Move), max_size=2, unique=True))
    return say(PLAY, MO, state, data.draw(st.sampled_from(OWN)), moves)


@given(st.data(), st.sampled_from(Level))
def test_a_run_is_what_was_said_in_it(data: st.DataObject, at: Level) -> None:
    state, steps = begin(PLAY, MO, level(at)), list[Step]()
    for _ in range(data.draw(st.integers(0, 8))):
        if state.ended:
            break
        steps.append(_entry(data, state))
        state = steps[-1].after
    entries = [step.entry for step in steps]
    assert replay(PLAY, MO, level(at), entries) == tuple(steps)
    assert replay(PLAY, MO, level(at), entries[:-1]) == tuple(steps[:-1])  # taking one back
    for step in steps:
        assert 0 <= step.after.trust <= 10
        assert 0 <= step.after.tension <= 10
        assert {*step.before.told} <= {*step.after.told}
        left = step.after.ended and step.after.turn == "end-broken"
        assert left or step.after.ended or not holds(MO.leaves, step.after)


@pytest.mark.parametrize(("tension", "leaves"), [(8, False), (9, True)])
def test_the_client_leaves_at_the_bound_and_not_one_beside_it(
    tension: int, *, leaves: bool
) -> None:
    before = RunState("his-turn", 5, tension - 1)
    step = say(PLAY, MO, before, "And how is the dog?", [Move.CHAT])  # tension +1
    assert step.after.ended is leaves
    assert (step.after.turn == "end-broken") is leaves
    assert (step.answer == MO.farewell) is leaves


def test_meters_stop_at_their_ends() -> None:
    low = choose(PLAY, MO, RunState("after-the-news", 9, 1), "after-the-news/2")
    assert (low.after.trust, low.after.tension) == (10, 0)  # 9 + 1, 1 - 2
    begun = begin(PLAY, replace(MO, trust=1, tension=9), level("L5"))
    assert (begun.trust, begun.tension) == (0, 10)  # 1 - 2, 9 + 3


def test_a_level_changes_the_start() -> None:
    assert begin(PLAY, MO, level("L3")) == RunState("the-shed", 5, 4)
    assert begin(PLAY, MO, level("L1")) == RunState("the-shed", 7, 2)


@pytest.mark.parametrize(("tension", "says"), [(6, "Mind the hose"), (7, "You’re late")])
def test_the_first_line_that_holds_is_said(tension: int, says: str) -> None:
    assert says in heard(PLAY, RunState("the-shed", 5, tension)).text


@pytest.mark.parametrize(("trust", "offered"), [(6, "his-turn/2"), (5, "his-turn/3")])
def test_a_choice_is_offered_where_its_condition_holds(trust: int, offered: str) -> None:
    found = [each.id for each in choices(PLAY, RunState("his-turn", trust, 4))]
    assert offered in found
    assert len({"his-turn/2", "his-turn/3"} & {*found}) == 1


def test_a_choice_that_is_not_offered_is_refused() -> None:
    with pytest.raises(KeyError):
        choose(PLAY, MO, RunState("his-turn", 6, 4), "his-turn/3")


def test_the_first_row_that_holds_moves_the_client() -> None:
    early = move_effects(MO, RunState("his-turn", 5, 4, ("decision",)), [Move.DEFEND], "")
    asked = RunState("his-turn", 5, 4, ("decision",), ((Move.ASK, 1),))
    late = move_effects(MO, asked, [Move.DEFEND], "")
    assert [(each.trust, each.tension) for each in (*early, *late)] == [(-2, 2), (-1, 1)]
    assert early[0].because == "You explained before he could answer."


@pytest.mark.parametrize(
    ("said", "heard_badly"),
    [
        ("It’s just business, Mo.", True),
        ("JUST   business", True),
        ("It is just businesslike.", False),
        ("A business, just as yours.", False),
        ("just, business", True),
    ],
)
def test_a_trigger_is_heard_as_whole_words(said: str, *, heard_badly: bool) -> None:
    found = move_effects(MO, begin(PLAY, MO, level("L3")), [], said)
    assert [each.move for each in found] == ([None] if heard_badly else [])


def test_a_choice_holds_its_triggers_and_a_deed_has_none() -> None:
    state = RunState("the-news", 5, 4)
    said = choose(PLAY, MO, state, "the-news/2")  # “… It is just business.”
    assert [each.move for each in said.effects] == [Move.DECIDE, Move.DISMISS, None]
    assert (said.after.trust, said.after.tension) == (4, 6)  # +1-1-1, -1+1+2


def test_an_own_line_is_taken_as_the_choice_with_its_move() -> None:
    state = RunState("the-news", 5, 4)
    step = say(PLAY, MO, state, "We stop working for you on the last day of March.", [Move.DECIDE])
    assert step.after.turn == "after-the-news"
    assert step.after.told == ("decision", "last-day")
    assert step.said.startswith("We stop")
    assert step.entry.choice == "the-news/1"
    both = say(PLAY, MO, state, "We end it, it’s only books", [Move.DECIDE, Move.DISMISS])
    assert both.entry.choice == "the-news/2"  # it makes more of the moves


def test_the_kind_half_of_a_line_is_not_what_is_answered() -> None:
    state = RunState("after-the-news", 5, 4, ("decision",))
    kind = say(PLAY, MO, state, "You counted on us, and thank you.", [Move.VALIDATE, Move.THANK])
    assert kind.entry.choice == "after-the-news/2"
    unkind = say(PLAY, MO, state, "You counted on us, your fault.", [Move.VALIDATE, Move.BLAME])
    assert unkind.entry.choice == ""
    assert unkind.answer == "“That was blame, and I heard it.”"
    assert [each.move for each in unkind.effects] == [Move.VALIDATE, Move.BLAME]
    worse = say(PLAY, MO, state, "Only books, and you talk of it.", [Move.DISMISS, Move.CHAT])
    assert worse.entry.choice == "after-the-news/3"  # the talk beside it hurts less


def test_of_moves_that_help_the_one_that_helps_most_is_answered() -> None:
    state = RunState("the-news", 5, 4)
    step = say(PLAY, MO, state, "Thank you, you counted on us.", [Move.THANK, Move.VALIDATE])
    assert step.answer == "“That was validate, and I heard it.”"


def test_of_choices_with_one_move_the_words_decide() -> None:
    play = replace(
        PLAY,
        turns=(
            *PLAY.turns[:-1],
            replace(
                PLAY.turns[-1],
                choices=tuple(replace(each, when=None) for each in PLAY.turns[-1].choices),
            ),
        ),
    )
    state = RunState("his-turn", 5, 4)
    step = say(play, MO, state, "You get the files on the last day, and two names.", [Move.CLOSE])
    assert step.entry.choice == "his-turn/2"
    step = say(play, MO, state, "Two names by Friday.", [Move.CLOSE])
    assert step.entry.choice == "his-turn/3"


def test_a_line_that_leads_nowhere_is_answered_and_the_turn_stays() -> None:
    state = RunState("the-news", 5, 4)
    first = say(PLAY, MO, state, "Thank you for the cherries.", [Move.THANK])
    assert first.after.turn == "the-news"
    assert (first.answer, first.back) == ("“That was thank, and I heard it.”", "“Then say it.”")
    on = choose(PLAY, MO, first.after, "the-news/1")
    assert (on.after.turn, on.back) == ("after-the-news", "")


@pytest.mark.parametrize(
    ("line", "back"),
    [
        ("“Then say it.”", "“Then say it.”"),
        ("“Wet. You haven’t come for the cherries.”", "“You haven’t come for the cherries.”"),
        ("“They’re mine, though. The files. Aren’t they?”", None),
        ("“I rang. Nobody came. Why was that, Ruth?”", "“Why was that, Ruth?”"),
        ("“He said, ‘We’ll be there.’ I can still hear you.”", "“I can still hear you.”"),
        (
            "On the machine: “Pick up! I know you’re there.”",
            "On the machine: “I know you’re there.”",
        ),
        ("“No.” He stands up. “Not while I live here.”", "He stands up. “Not while I live here.”"),
        ("He says nothing.", None),
        ("“Come in. Sit. You look serious. Are you ill?”", "“You look serious. Are you ill?”"),
        ("“Me? I’m fine. I’m a rich man.”", "“I’m a rich man.”"),  # takes up a word, asks nothing
        ("“Is that a threat? Then say it slowly.”", "“Is that a threat?”"),
    ],
)
def test_they_come_back_with_the_end_of_their_line(line: str, back: str | None) -> None:
    assert led_back(line) == (back or line)


def test_what_is_said_next_answers_what_they_come_back_with() -> None:
    """Where one's own line changed their mood, they come back as they are now."""
    state = RunState("after-the-news", 5, 6, told=("decision",))
    assert heard(PLAY, state).text == "“Six years. And you tell me beside a hose.”"
    calmer = say(PLAY, MO, state, "Thank you for the cherries.", [Move.THANK])
    assert calmer.after.tension < 6
    assert calmer.back == heard(PLAY, calmer.after).text == "“So that’s it.”"


def _bare_small_talk() -> RolePlay:
    """The role-play, with a turn in which the news cannot be chosen."""
    shed, talk, *rest = PLAY.turns
    shed = replace(shed, choices=shed.choices[:2])
    talk = replace(talk, choices=(talk.choices[0], talk.choices[2]))
    return replace(PLAY, turns=(shed, talk, *rest))


@pytest.mark.parametrize(
    ("typed", "turn"),
    [
        ("We’re ending our work for you in March, Mo.", "after-the-news"),
        ("I must ask you for the keys.", "the-shed"),  # a decision, and not this one
    ],
)
def test_news_at_the_door_is_news(typed: str, turn: str) -> None:
    step = say(_bare_small_talk(), MO, RunState("the-shed", 5, 4), typed, [Move.DECIDE])
    assert step.after.turn == turn
    assert ("decision" in step.after.told) == (turn == "after-the-news")
    again = replay(_bare_small_talk(), MO, level("L3"), [step.entry])
    assert again[0].after.turn == turn


def test_news_is_not_told_twice_nor_before_what_it_takes() -> None:
    play, typed = _bare_small_talk(), "We’re ending the work on the last day of March."
    told = RunState("the-shed", 5, 4, told=("decision", "last-day"))
    assert say(play, MO, told, typed, [Move.DECIDE]).after.turn == "the-shed"
    news = replace(play.turns[2].choices[0], takes=("reason",))
    turn = replace(play.turns[2], choices=(news, play.turns[2].choices[2]))
    play = replace(play, turns=(*play.turns[:2], turn, *play.turns[3:]))
    assert say(play, MO, RunState("the-shed", 5, 4), typed, [Move.DECIDE]).after.turn == "the-shed"


def test_a_line_that_does_nothing_moves_nobody() -> None:
    state = RunState("the-news", 5, 4)
    step = say(PLAY, MO, state, "Hm.", [])
    assert (step.answer, step.back) == ("", "“Then say it.”")
    assert (step.after.trust, step.after.tension) == (5, 4)


def test_the_hidden_fact_comes_out_once_and_by_its_rule() -> None:
    state = RunState("his-turn", 6, 4)
    step = choose(PLAY, MO, state, "his-turn/1")  # asks: trust 7
    assert step.revealed == MO.hidden.says
    later = say(PLAY, MO, step.after, "Thank you.", [Move.THANK])
    assert later.revealed == ""
    beside = choose(PLAY, MO, RunState("his-turn", 5, 4), "his-turn/1")  # trust 6
    assert beside.revealed == ""


def test_who_ends_the_talk_has_ended_it() -> None:
    step = choose(PLAY, MO, RunState("his-turn", 1, 8), "his-turn/4")
    assert step.after.turn == "end-poor"
    leaving = replace(MO, leaves=MeterIs(Meter.TRUST, most=9))
    assert choose(PLAY, leaving, RunState("his-turn", 1, 8), "his-turn/4").answer == ""


def test_an_entry_that_fits_no_more_ends_the_run_before_it() -> None:
    entries = [RunEntry("the-shed/1"), RunEntry("the-news/9"), RunEntry("after-the-news/1")]
    assert len(replay(PLAY, MO, level("L3"), entries)) == 1


def test_what_is_said_behind_an_ending_is_left_out() -> None:
    entries = [
        RunEntry("the-shed/3"),
        RunEntry("after-the-news/1"),
        RunEntry("his-turn/4"),
        RunEntry("x/1"),
    ]
    steps = replay(PLAY, MO, level("L3"), entries)
    assert len(steps) == 3
    assert steps[-1].after.ended
    assert choices(PLAY, steps[-1].after) == ()
    assert heard(PLAY, steps[-1].after).text == "He looks at the hose."


def test_a_goodbye_leaves_nobody_badly_who_trusts() -> None:
    """What ends a talk coldly is said coldly, not heard into a kind word that ends it, too."""
    pack = read_pack(pack_folder()).practice
    personas = {each.id: each for each in pack.personas}
    seen = 0
    for play in pack.roleplays:
        bad = {each.id for each in play.endings if each.result in (Result.POOR, Result.BROKEN)}
        for turn in play.turns:
            if any(each.goes in bad and Move.END in each.moves for each in turn.choices):
                told = tuple(sorted(fact for fact, _ in play.facts))
                state = RunState(turn.id, 9, 1, told)
                after = say(play, personas[play.persona], state, "Bye, then.", [Move.END]).after
                assert after.turn not in bad, (play.id, turn.id)
                seen += 1
    assert seen > 3


def test_thanks_for_something_else_than_the_choice_thanks_for_are_not_passed_over() -> None:
    pack = read_pack(pack_folder()).practice
    play = next(each for each in pack.roleplays if each.persona == "etta-marchetti")
    etta = next(each for each in pack.personas if each.id == play.persona)
    state = RunState("written", 7, 1, ("decision", "deposit", "last-day", "linen"))
    step = say(play, etta, state, "And thanks for digging the van out of the snow.", [Move.THANK])
    assert step.after.turn == "neighbours"
    assert step.answer == dict(etta.answers)[Move.THANK]
    own = choose(play, etta, state, step.entry.choice)
    assert own.answer == ""


def test_nobody_insists_twice_with_the_same_words() -> None:
    entries = [RunEntry("", "Thank you.", (Move.THANK,)) for _ in range(2)]
    steps = replay(PLAY, MO, level("L3"), entries)
    assert steps[0].back == steps[1].back
    assert client_words(steps, 1, "").endswith(steps[0].back)
    assert client_words(steps, 2, "") == "“I heard you.”"


def _words_after(*typed: tuple[str, tuple[Move, ...]]) -> list[str]:
    """What the client says in a run of lines of one's own, from their first line on."""
    steps = replay(PLAY, MO, level("L3"), [RunEntry("", words, moves) for words, moves in typed])
    return [client_words(steps, at, each.heard) for at, each in enumerate(steps)] + [
        client_words(steps, len(steps), heard(PLAY, steps[-1].after).text)
    ]


def test_a_line_of_which_nothing_is_told_gets_another_answer_each_time() -> None:
    line, lost = "“Mind the hose. What is it?”", "“I don’t follow you.”"
    said = _words_after(*[("Bread and butter.", ())] * 5)
    assert said == [line, "“Go on.”", lost, line, lost, line]
    chat = [RunEntry("the-shed/2"), *[RunEntry("", "Bread.")] * 3]
    steps = replay(PLAY, MO, level("L3"), chat)
    on = "“Go on.”"  # they had asked nothing: what they told is not told again
    assert [client_words(steps, at, "") for at in (2, 3, 4)] == [on, lost, on]


def test_where_they_had_asked_nothing_the_answer_stands_alone() -> None:
    told = RunState("after-the-news", 5, 4, told=("decision",))
    assert heard(PLAY, told).text == "“So that’s it.”"
    thanks = dict(MO.answers)[Move.THANK]
    steps = (say(PLAY, MO, told, "Thank you for the cherries.", [Move.THANK]),)
    assert client_words(steps, 1, "") == thanks


def test_a_silence_after_a_silence_is_not_heard() -> None:
    answer = dict(MO.answers)[Move.WAIT]
    first, then, third, last = _words_after(*[("…", (Move.WAIT,))] * 3)
    assert (first, then) == ("“Mind the hose. What is it?”", f"{answer}\n{first}")
    assert (third, last) == ("“Well?”", answer)


@given(st.lists(st.sampled_from([(), (Move.THANK,), (Move.WAIT,)]), min_size=1, max_size=9))
def test_they_never_say_the_same_twice_running(moves: list[tuple[Move, ...]]) -> None:
    said = [each.split("\n") for each in _words_after(*[("So.", each) for each in moves])]
    assert all(one != other for one, other in pairwise(said))
    assert all("".join(each) for each in said)


@pytest.mark.parametrize(
    ("moves", "lost"),
    [([()], 1), ([(), ()], 2), ([(), (Move.THANK,)], 0), ([(Move.THANK,), ()], 1)],
)
def test_lines_that_are_lost_are_counted_until_one_is_understood(
    moves: list[tuple[Move, ...]], lost: int
) -> None:
    entries = [RunEntry("", "So.", each) for each in moves]
    assert times_lost(replay(PLAY, MO, level("L3"), entries)) == lost


def test_the_lines_that_are_understood_come_with_the_nearest_first() -> None:
    offered = choices(PLAY, RunState("the-shed", 5, 4))
    nearest = nearest_first(offered, "And the cherries this year?")
    assert [each.id for each in nearest] == ["the-shed/2", "the-shed/1", "the-shed/3"]
    assert nearest_first(offered, "Xyz.") == offered


def test_a_goodbye_in_any_turn_ends_the_talk_there() -> None:
    """Where no choice ends it: with what was said till then, and again from what was kept."""
    pack = read_pack(pack_folder()).practice
    personas = {each.id: each for each in pack.personas}
    for play in (PLAY, *pack.roleplays):
        client = personas.get(play.persona, MO)
        for turn in play.turns:
            state = RunState(turn.id, 5, 5, ("decision",))
            if not is_goodbye(play, client, state, "Right, I’d better get going.", [Move.END]):
                continue
            step = end_here(play, client, state, "Right, I’d better get going.", [Move.END])
            assert step.after.ended
            assert (step.after.told, step.answer, step.back) == (state.told, "", "")
            assert ending_of(play, step.after) == ENDED_HERE
            assert choices(play, step.after) == ()
            assert again(play, client, state, step.entry) == step


def test_a_goodbye_that_was_kept_before_stays_what_it_was() -> None:
    steps = replay(PLAY, MO, level("L3"), [RunEntry("", "Bye.", (Move.END,))])
    assert not steps[0].after.ended


def test_no_goodbye_passes_over_a_choice_that_ends_it_or_over_the_news() -> None:
    ends = RunState("his-turn", 1, 8)
    assert not is_goodbye(PLAY, MO, ends, "I’m going now.", [Move.END])
    assert not is_goodbye(PLAY, MO, RunState("the-shed", 5, 4), "So.", [Move.CHAT])
    over = RunState(ENDED_HERE.id, 5, 4, ended=True)
    assert not is_goodbye(PLAY, MO, over, "Bye.", [Move.END])
    news = "We’re ending the work on the last day of March. Bye."
    at_door = RunState("the-shed", 5, 4)
    assert not is_goodbye(_bare_small_talk(), MO, at_door, news, [Move.DECIDE, Move.END])


@pytest.mark.parametrize(("told", "decided"), [((), False), (("decision",), True)])
def test_the_decision_of_a_talk_is_said_once_it_is_told(
    told: tuple[str, ...], *, decided: bool
) -> None:
    assert is_decided(PLAY, RunState("his-turn", 5, 4, told)) is decided


def test_a_talk_without_a_decision_has_none_left_unsaid() -> None:
    assert is_decided(replace(PLAY, turns=()), RunState("his-turn", 5, 4))
