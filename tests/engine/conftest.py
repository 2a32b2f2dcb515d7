"""The shipped pack, and a small interview made by hand, for the tests of the engine."""

from __future__ import annotations

import pytest

from coach.content.checks.check import read_pack
from coach.domain.pack import Pack
from coach.domain.rules.interview import Gate, Interview, Option, Question, Rule
from coach.domain.rules.verdict import Cause, Mode, Verdict
from coach.engine.rules.conditions import parse
from coach.paths import pack_folder


@pytest.fixture(scope="session")
def pack() -> Pack:
    """The built-in pack, read once."""
    return read_pack(pack_folder())


def question(question_id: str, gate: str, *options: str, when: str = "always") -> Question:
    """A question whose options read as their ids."""
    return Question(
        id=question_id,
        gate=gate,
        text=f"{question_id}?",
        help="",
        why="",
        options=tuple(Option(option, option, f"{question_id} was {option}") for option in options),
        fact=f"The truth about {question_id}.",
        within=2,
        when=parse(when),
        when_text=when,
        key=True,
    )


def rule(rule_id: str, gate: str, when: str, **effects: object) -> Rule:
    """A rule that says its own id."""
    return Rule(
        id=rule_id,
        gate=gate,
        when=parse(when),
        when_text=when,
        because=f"Because of {rule_id}.",
        sources=("our-default",),
        **effects,  # type: ignore[arg-type]
    )


@pytest.fixture(scope="session")
def small() -> Interview:
    """Two gates: danger decides at once; after it, trouble is mended, ended or tended."""
    return Interview(
        gates=(Gate("safety", "Safe?", "shield", ""), Gate("trouble", "Wrong?", "user", "")),
        questions=(
            question("harm", "safety", "no", "yes"),
            question("who", "safety", "one", "all", when="harm is yes"),
            question("wrong", "trouble", "nothing", "late", "bad"),
            question("told", "trouble", "yes", "no", when="wrong is late/bad"),
        ),
        rules=(
            rule(
                "end",
                "safety",
                "harm is yes and who is all",
                decides=Verdict.PART_NOW,
                mode=Mode.END,
            ),
            rule("stop", "safety", "harm is yes", decides=Verdict.PART_NOW, mode=Mode.SUSPEND),
            rule("wary", "safety", "harm is unknown", bars=(Verdict.PART,), instead=Verdict.GATHER),
            rule(
                "warned",
                "trouble",
                "told is yes",
                flags=("warned",),
                evidence=((Cause.MISMATCH, 2),),
            ),
            rule("over", "trouble", "flag warned and wrong is bad", decides=Verdict.PART),
            rule(
                "mend",
                "trouble",
                "wrong is late/bad",
                decides=Verdict.FIX,
                evidence=((Cause.FIXABLE, 3),),
            ),
            rule("well", "trouble", "always", decides=Verdict.INVEST),
        ),
    )
