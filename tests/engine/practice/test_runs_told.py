"""Runs of the small role-play from their first line to their debrief, read whole."""

from __future__ import annotations

import random

import msgspec

from coach.domain.practice.moves import Move
from coach.engine.practice.debrief import debrief
from coach.engine.practice.run import begin, choices, choose, end_here, heard, replay, say
from tests.practice import level, small_practice

PACK = small_practice()
PLAY, MO, RUBRIC = PACK.roleplays[0], PACK.personas[0], PACK.rubrics[0]
TYPED = (
    ("We’re ending the work on the last day of March.", (Move.DECIDE,)),
    ("It is just business, Mo.", (Move.DEFEND, Move.JARGON)),
    ("What would help you?", (Move.ASK,)),
    ("Perhaps we go on a little.", (Move.HEDGE, Move.PROMISE)),
    ("You never sent anything.", (Move.BLAME,)),
    ("Hm.", ()),
)


def one_run(seed: int):
    """A run that begins at one of its levels, with a line of one's own here and there."""
    chance = random.Random(seed)
    at = chance.choice(PLAY.levels)
    state, steps = begin(PLAY, MO, level(at)), []
    while not state.ended and len(steps) < 12:
        if chance.random() < seed % 4 / 10:
            typed, moves = chance.choice(TYPED)
            steps.append(say(PLAY, MO, state, typed, moves))
        elif chance.random() < 0.05:
            steps.append(end_here(PLAY, MO, state, "Goodbye, Mo.", (Move.END,)))
        else:
            choice = chance.choice(choices(PLAY, state))
            words = f"My way: {choice.text}" if chance.random() < 0.2 else ""
            steps.append(choose(PLAY, MO, state, choice.id, words, choice.moves if words else ()))
        state = steps[-1].after
    return at, steps


def shown(record) -> str:
    """A record as text, without what is empty."""
    built = msgspec.to_builtins(record)
    said = {key: value for key, value in built.items() if key != "@"}
    return " ".join(f"{key}={value}" for key, value in said.items() if value not in ("", None, []))


def told(seed: int) -> list[str]:
    at, steps = one_run(seed)
    assert [each.after for each in replay(PLAY, MO, level(at), [s.entry for s in steps])] == [
        each.after for each in steps
    ]
    lines = [f"== run {seed} at {at}"]
    for number, step in enumerate(steps):
        lines += [
            f"{number} [{step.turn}] {step.heard}",
            f"  > {step.said} ({', '.join(step.moves)})",
            *(f"  {shown(effect)}" for effect in step.effects),
            *(f"  {name}: {text}" for name in ("answer", "revealed", "back")
              if (text := getattr(step, name))),
            f"  {shown(step.after)}",
        ]  # fmt: skip
    lines.append(f"at last: {heard(PLAY, steps[-1].after).text}")
    found = debrief(PLAY, MO, RUBRIC, steps, PACK.moves, {0: {Move.BLAME, Move.DEFEND}})
    lines += [
        f"{each.check.id}: {each.state}, line {each.step}, due {each.due}" for each in found.checks
    ]
    lines += [f"critical {each.fail.id} at {each.step}" for each in found.critical]
    lines += [f"asked {each.fail.id} at {each.step}" for each in found.asked]
    for moment in found.moments:
        lines.append(
            f"moment {moment.step} in {moment.turn}, {moment.trust} {moment.tension}, rises "
            f"{moment.is_rise}: {moment.heard} > {moment.said} | {moment.rule}"
        )
        for name in ("better", "worse"):
            there = getattr(moment, name)
            lines.append(f"  {name}: {shown(there) if there else '-'}")
    lines += [f"improve: {each.id}" for each in found.improve]
    return [*lines, f"rule: {found.rule}"]


def test_runs_are_told_from_the_first_line_to_the_rule_to_remember(golden) -> None:
    golden("runs.txt", "\n".join(line for seed in range(24) for line in told(seed)) + "\n")
