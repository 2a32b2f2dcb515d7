"""The user's hand in a talk: whatever changes, their words stay and the rest follows the coach."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.domain.talk.edit import EditAction, Edits
from coach.domain.talk.talk import Tone
from coach.engine.talk.apply_edits import edited, part_of
from coach.engine.talk.edit_log import redo_target, replay, undo_target
from tests.engine.hand import LINES, REACTIONS, Hand, World


@pytest.fixture
def hand():
    """A hand that has done nothing yet."""
    return Hand()


def test_without_actions_the_talk_is_the_coachs(hand):
    assert replay([]) == Edits()
    assert hand.talk == World().talk()
    assert (undo_target([]), redo_target([])) == (None, None)


def test_the_users_words_stand_in_place_of_the_coachs(hand):
    hand.rewrite("news/say", "It is over.")
    line = hand.lines["news/say"]
    assert (line.text, line.is_rewritten, line.conflict) == ("It is over.", True, "")
    assert line.generated == "news/say warm 0"


def test_when_the_coach_says_something_else_both_are_shown(hand):
    hand.rewrite("news/say", "It is over.")
    hand.reworded("news/say")
    line = hand.lines["news/say"]
    assert (line.text, line.generated) == ("It is over.", "news/say warm 1")
    assert line.conflict == "changed"
    hand.reworded()
    assert hand.lines["news/say"].conflict == ""


def test_words_that_are_kept_ask_no_more_until_the_coach_changes_again(hand):
    hand.rewrite("news/say", "It is over.")
    hand.reworded("news/say")
    hand.settle("news/say", keep=True)
    assert (hand.lines["news/say"].text, hand.lines["news/say"].conflict) == ("It is over.", "")
    hand.reworded()
    assert hand.lines["news/say"].conflict == "changed"


def test_words_that_are_let_go_give_way_to_the_coachs_new_ones(hand):
    hand.rewrite("news/say", "It is over.")
    hand.reworded("news/say")
    hand.settle("news/say", keep=False)
    assert hand.talk == hand.world.talk()


def test_another_tone_asks_nothing_of_words_that_are_the_users(hand):
    hand.rewrite("news/say", "It is over.")
    hand.change(tone=Tone.FORMAL)
    line = hand.lines["news/say"]
    assert (line.text, line.generated, line.conflict) == ("It is over.", "news/say formal 0", "")


def test_in_another_tone_a_changed_answer_is_still_seen(hand):
    hand.rewrite("news/say", "It is over.")
    hand.change(tone=Tone.FORMAL)
    hand.reworded("news/say")
    assert hand.lines["news/say"].conflict == "changed"
    hand.settle("news/say", keep=True)
    hand.change(tone=Tone.PLAIN)
    assert hand.lines["news/say"].conflict == ""


def test_the_coachs_words_come_back_when_they_are_restored(hand):
    hand.rewrite("news/say", "It is over.")
    hand.restore("news/say")
    assert hand.talk == hand.world.talk()


def test_a_locked_line_keeps_its_text_and_asks_nothing(hand):
    hand.lock("news/say")
    hand.reworded("news/say")
    line = hand.lines["news/say"]
    assert (line.text, line.generated) == ("news/say warm 0", "news/say warm 1")
    assert (line.locked, line.is_rewritten, line.conflict) == (True, False, "")
    hand.do(EditAction.UNLOCK, "news/say")
    assert hand.talk == hand.world.talk()


def test_a_locked_line_stays_in_its_tone(hand):
    hand.lock("news/say")
    hand.change(tone=Tone.FORMAL)
    assert hand.lines["news/say"].text == "news/say warm 0"


def test_a_locked_line_can_be_rewritten_and_restored(hand):
    hand.lock("news/say")
    hand.rewrite("news/say", "It is over.")
    assert hand.lines["news/say"].text == "It is over."
    hand.reworded("news/say")
    hand.restore("news/say")
    assert (hand.lines["news/say"].text, hand.lines["news/say"].locked) == ("news/say warm 1", True)


@pytest.mark.parametrize("lock", [True, False])
def test_words_whose_line_fits_no_more_are_still_said(hand, lock):
    hand.lock("news/when") if lock else hand.rewrite("news/when", "In May.")
    text = hand.lines["news/when"].text
    hand.gone("news/when")
    line = hand.lines["news/when"]
    assert (line.text, line.generated, line.conflict) == (text, "", "gone")
    assert hand.texts("news") == ["news/say", "news/when", "news/friend", "news/cue"]
    assert line in hand.talk.spoken[1].lines
    hand.gone()
    assert (hand.lines["news/when"].text, hand.lines["news/when"].conflict) == (text, "")


@pytest.mark.parametrize("lock", [True, False])
def test_a_line_that_is_gone_can_be_kept_as_ones_own(hand, lock):
    hand.lock("news/when") if lock else hand.rewrite("news/when", "In May.")
    text = hand.lines["news/when"].text
    hand.gone("news/when")
    hand.settle("news/when", keep=True)
    line = hand.lines["news/when"]
    assert (line.text, line.is_added, line.is_rewritten, line.conflict) == (text, True, True, "")
    hand.gone()
    line = hand.lines["news/when"]
    assert (line.text, line.is_added, line.is_rewritten, line.conflict) == (text, False, True, "")


def test_a_line_that_is_gone_can_be_dropped_and_comes_back_as_the_coachs(hand):
    hand.rewrite("news/when", "In May.")
    hand.gone("news/when")
    hand.settle("news/when", keep=False)
    assert "news/when" not in hand.lines
    hand.gone()
    assert hand.talk == hand.world.talk()


def test_words_written_while_the_line_was_gone_ask_nothing_when_it_is_as_before(hand):
    hand.rewrite("news/when", "In May.")
    hand.gone("news/when")
    hand.rewrite("news/when", "In June.")
    hand.gone()
    assert (hand.lines["news/when"].text, hand.lines["news/when"].conflict) == ("In June.", "")


def test_a_lock_puts_a_question_off_and_does_not_answer_it(hand):
    hand.rewrite("news/say", "It is over.")
    hand.reworded("news/say")
    hand.lock("news/say")
    assert hand.lines["news/say"].conflict == ""
    hand.do(EditAction.UNLOCK, "news/say")
    assert hand.lines["news/say"].conflict == "changed"


def test_a_line_kept_as_ones_own_and_removed_begins_anew(hand):
    hand.rewrite("news/when", "In May.")
    hand.gone("news/when")
    hand.settle("news/when", keep=True)
    hand.do(EditAction.REMOVE, "news/when")
    assert "news/when" not in hand.lines
    hand.gone()
    hand.rewrite("news/when", "In June.")
    hand.gone("news/when")
    assert (hand.lines["news/when"].is_added, hand.lines["news/when"].conflict) == (False, "gone")


def test_a_line_without_words_in_another_tone_is_not_gone(hand):
    hand.rewrite("news/when", "In May.")
    plain = World(fits=frozenset(LINES) - {"news/when"}, tone=Tone.PLAIN).talk()
    talk = edited(plain, hand.edits, [World().talk()])
    (line,) = (line for line in talk.parts[1].lines if line.id == "news/when")
    assert (line.text, line.is_rewritten, line.conflict) == ("In May.", True, "")


def test_words_of_a_line_that_newer_scripts_have_no_more_are_still_said(hand):
    hand.rewrite("news/when", "In May.")
    talk = hand.world.talk()
    news = talk.parts[1]
    newer = replace(news, lines=news.lines[:1], outline=news.outline[:1])
    talk = edited(replace(talk, parts=(newer,)), hand.edits)
    assert [(line.text, line.conflict) for line in talk.parts[0].lines] == [
        ("news/say warm 0", ""),
        ("In May.", "gone"),
    ]


def test_a_stage_direction_that_is_gone_is_still_one(hand):
    hand.lock("news/cue")
    hand.gone("news/cue")
    assert hand.lines["news/cue"].cue


def test_a_line_that_is_off_is_not_spoken_and_stays_off(hand):
    hand.do(EditAction.OFF, "end/bye")
    assert hand.lines["end/bye"].off
    assert [part.id for part in hand.talk.spoken] == ["open", "news"]
    hand.gone("end/bye")
    hand.gone()
    hand.reworded("end/bye")
    assert hand.lines["end/bye"].off
    hand.do(EditAction.ON, "end/bye")
    assert hand.talk == hand.world.talk()


def test_an_order_outlives_lines_that_come_and_go(hand):
    hand.move("news/friend", -2)
    assert hand.texts("news") == ["news/friend", "news/say", "news/when", "news/cue"]
    hand.gone("news/say", "news/friend")
    assert hand.texts("news") == ["news/when", "news/cue"]
    hand.move("news/cue", -1)
    hand.gone()
    assert hand.texts("news") == ["news/friend", "news/say", "news/cue", "news/when"]


def test_a_line_of_ones_own_stands_where_it_was_put(hand):
    mine = hand.add("news", "Look at me.", "news/say")
    assert hand.texts("news") == ["news/say", mine, "news/when", "news/friend", "news/cue"]
    line = hand.lines[mine]
    assert (line.text, line.is_added, line.is_rewritten, line.generated) == (
        "Look at me.",
        True,
        True,
        "",
    )
    hand.gone("news/say")
    assert hand.texts("news")[0] == mine
    hand.do(EditAction.REMOVE, mine)
    assert mine not in hand.lines


def test_there_are_no_words_of_the_coach_to_restore_in_a_line_of_ones_own(hand):
    own = hand.add("news", "One more.", "news/say")
    before = hand.talk
    hand.restore(own)
    assert hand.talk == before


def test_words_in_a_part_that_is_gone_are_kept_and_come_back_with_it(hand):
    mine = hand.add("end", "Good luck.")
    hand.rewrite("end/bye", "Farewell.")
    before = hand.talk
    hand.gone("end/bye")
    assert [part.id for part in hand.talk.parts] == ["open", "news"]
    assert {line.id: line.text for line in hand.talk.kept} == {
        mine: "Good luck.",
        "end/bye": "Farewell.",
    }
    hand.gone()
    assert hand.talk == before


def test_a_reply_of_ones_own_stands_beside_the_coachs(hand):
    hand.do(EditAction.REPLY, "anger", "I hear you.", "Reply warm.")
    anger, tears = hand.talk.reactions
    assert (anger.reply, anger.generated, anger.is_rewritten) == (
        "I hear you.",
        "Reply warm.",
        True,
    )
    assert (tears.reply, tears.is_rewritten) == ("Reply warm.", False)
    hand.change(reactions=("tears",))
    assert [line.text for line in hand.talk.kept] == ["I hear you."]
    hand.do(EditAction.REPLY, "anger", "", "")
    assert hand.talk == hand.world.talk()


def test_a_new_action_ends_the_chance_to_redo(hand):
    hand.rewrite("news/say", "It is over.")
    hand.undo()
    assert (hand.edits.can_undo, hand.edits.can_redo) == (False, True)
    hand.do(EditAction.OFF, "end/bye")
    assert (hand.edits.can_undo, hand.edits.can_redo) == (True, False)
    assert not hand.redo()


# -- whatever happens

texts = st.text(min_size=1, max_size=30) | st.sampled_from(["{{ x }}", "{% if %}", "ليس", "🙏"])
line_ids = st.sampled_from(LINES)
worlds = st.tuples(
    st.just("world"),
    st.frozensets(line_ids),
    st.frozensets(line_ids),
    st.permutations(REACTIONS).map(lambda some: tuple(some[:1])) | st.just(REACTIONS),
)
# actions name a line by chance, and take the shown line at that place, so that they always fit
actions = st.one_of(
    st.tuples(st.just("rewrite"), st.integers(0, 20), texts),
    st.tuples(st.just("add"), st.integers(0, 20), texts),
    st.tuples(st.just("move"), st.integers(0, 20), st.integers(-3, 3)),
    st.tuples(st.just("settle"), st.integers(0, 20), st.booleans()),
    st.tuples(st.sampled_from(["restore", "lock", "unlock", "off", "on"]), st.integers(0, 20)),
    st.tuples(st.just("reply"), st.sampled_from(REACTIONS), texts),
    st.tuples(st.just("tone"), st.sampled_from(Tone)),
    st.tuples(st.sampled_from(["undo", "redo"])),
)
stories = st.lists(worlds | actions, max_size=25)


def happen(hand, event, *args):
    """Let one thing of a story happen."""
    if event == "world":
        fits, other, reactions = args
        hand.change(fits=fits, other=other, reactions=reactions)
    elif event in {"undo", "redo"}:
        getattr(hand, event)()
    elif event == "tone":
        hand.change(tone=args[0])
    elif event == "reply":
        hand.do(EditAction.REPLY, *args)
    else:
        on_a_line(hand, event, *args)


def on_a_line(hand, event, number, *args):
    lines = [line for part in hand.talk.parts for line in part.lines]
    if not lines:
        return
    line = lines[number % len(lines)]
    if event == "add":
        hand.add(part_of(line.id), args[0], line.id)
    elif event == "move":
        hand.move(line.id, *args)
    elif event == "settle":
        if line.conflict:
            hand.settle(line.id, keep=args[0])
    elif event in {"rewrite", "restore", "lock"}:
        getattr(hand, event)(line.id, *args)
    else:
        hand.do(EditAction(event), line.id)


def told(story):
    hand = Hand()
    for event in story:
        happen(hand, *event)
    return hand


def words_of(hand):
    """All that is the user's, or locked, wherever the talk has it."""
    replies = {
        f"reaction:{each.id}": each.reply for each in hand.talk.reactions if each.is_rewritten
    }
    lines = {line.id: line.text for line in hand.lines.values() if line.is_rewritten or line.locked}
    return replies | lines


@given(stories)
def test_to_undo_all_is_the_coachs_talk_and_to_redo_all_is_ones_own(story):
    hand = told(story)
    while hand.redo():
        pass
    own, tone = hand.talk, hand.world.tone
    while hand.undo():
        pass
    assert hand.talk == hand.world.talk()
    assert hand.edits == Edits(can_redo=hand.edits.can_redo)
    while hand.redo():
        pass
    assert (hand.talk, hand.world.tone) == (own, tone)


@given(stories, actions)
def test_one_undo_takes_back_one_action(story, action):
    hand = told(story)
    before, talk, count = hand.edits, hand.talk, len(hand.entries)
    happen(hand, *action)
    if len(hand.entries) > count and action[0] not in {"undo", "redo"}:
        hand.undo()
        after = hand.edits
        assert hand.talk == talk
        assert (after.lines, after.places, after.replies, after.tone) == (
            before.lines,
            before.places,
            before.replies,
            before.tone,
        )


@given(stories, worlds)
def test_words_of_the_user_are_never_lost(story, world):
    hand = told(story)
    before = words_of(hand)
    happen(hand, *world)
    assert words_of(hand) == before


@given(stories, worlds)
def test_only_lines_that_hang_on_what_changed_change(story, world):
    hand = told(story)
    old, before = hand.world, hand.lines
    happen(hand, *world)
    new, after = hand.world, hand.lines
    for line_id, line in before.items():
        if line_id in old.fits & new.fits and old.says(line_id) == new.says(line_id):
            assert after[line_id] == line


@given(stories, worlds)
def test_the_order_of_lines_outlives_any_change(story, world):
    hand = told(story)
    before = {part.id: hand.texts(part.id) for part in hand.talk.parts}
    happen(hand, *world)
    for part, ids in before.items():
        after = hand.texts(part)
        assert [each for each in after if each in ids] == [each for each in ids if each in after]


@given(stories, st.sampled_from(Tone))
def test_a_tone_alone_asks_nothing(story, tone):
    hand = told(story)
    before = {line.id: line.conflict for line in hand.lines.values()}
    hand.change(tone=tone)
    assert {line.id: line.conflict for line in hand.lines.values()} == before


@given(stories)
def test_each_line_stands_once_in_its_own_part(story):
    talk = told(story).talk
    ids = [line.id for part in talk.parts for line in part.lines]
    assert len(ids) == len(set(ids))
    assert all(part_of(line.id) == part.id for part in talk.parts for line in part.lines)
    assert not {part_of(line.id) for line in talk.kept} & {part.id for part in talk.parts}
    assert all(line.text for part in talk.parts for line in part.lines)


@given(stories)
def test_what_the_user_did_is_laid_over_the_coachs_words_anew_each_time(story):
    hand = told(story)
    assert edited(hand.world.talk(), Edits()) == hand.world.talk()
    off = {line_id for line_id, edit in hand.edits.lines.items() if edit.off}
    spoken = {line.id for part in hand.talk.spoken for line in part.lines}
    assert not off & spoken
