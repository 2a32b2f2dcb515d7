"""A small case whose brief holds every kind of line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from coach.domain.plan import DatedStep
from coach.domain.rules.condition import Always
from coach.domain.rules.diagnosis import Confidence, Diagnosis, Measure, Missing
from coach.domain.rules.verdict import (
    Cause,
    Check,
    Mode,
    ReferralPolicy,
    Scope,
    Verdict,
    VerdictText,
)
from coach.domain.talk.talk import (
    Fact,
    FactRole,
    Line,
    PartRole,
    Reaction,
    Talk,
    TalkPart,
    Tone,
    Wording,
)
from coach.engine.papers.papers import heads
from coach.engine.rules.conditions import parse

BESIDE = "not (source is one-person and mode is boundary)"
HEADING = (
    Fact("client", "Client", "", "", role=FactRole.CLIENT),
    Fact("contact", "Contact", "", "", when=parse(BESIDE), role=FactRole.CONTACT),
    Fact("superior", "Superior", "", "", role=FactRole.SUPERIOR),
    Fact("talk_place", "Place", "", "", role=FactRole.PLACE),
)


@dataclass(frozen=True)
class Case:
    """What a brief is made of."""

    talk: Talk
    diagnosis: Diagnosis
    text: VerdictText
    facts: dict[str, str]

    def about(self, on: str = "", **facts: str) -> tuple[str, ...]:
        """What heads its papers, with other facts in place of its own."""
        return heads(HEADING, self.diagnosis, {**self.facts, **facts}, on)


def line(part: str, number: int, text: str, *, cue: bool = False) -> Line:
    return Line(f"{part}/{number}", text, cue, "You told us.", "always", "t", ("our-default",))


def part(name: str, title: str, *lines: str, cue: str = "") -> TalkPart:
    said = [line(name, number, text) for number, text in enumerate(lines)]
    if cue:
        said.append(line(name, len(said), cue, cue=True))
    role = PartRole(name) if name in set(PartRole) else PartRole.MIDDLE
    how = "Why it is there.", "30 s", 30, "Do.", "Don't."
    return TalkPart(name, title, *how, tuple(said), role=role)


def diagnosis() -> Diagnosis:
    return Diagnosis(
        verdict=Verdict.PART,
        mode=Mode.RECOMMENDATION,
        scope=Scope.ACCOUNT,
        recommendation=True,
        rule="gap-moved",
        because="We no longer do what they need.",
        causes=(),
        reasons=(),
        confidence=Confidence.SURE,
        confidence_because="Every question has an answer.",
        missing=(Missing("tie", "What the contract says about notice.", 1),),
        barred=(),
        safeguards=(Measure("agree", "r", "Get the agreement you need first."),),
        constraints=(Measure("term", "r", "The contract runs until 30 June."),),
        alternatives=(),
        no_referral=(),
        flags=frozenset(),
        answers={},
    )


def verdict_text() -> VerdictText:
    return VerdictText(
        verdict=Verdict.PART,
        name="Part on good terms",
        short="Part",
        meaning="You end it kindly, with a date and a better home.",
        cause=Cause.MISMATCH,
        channel="Face to face, in a quiet room.",
        parts=("warn", "news"),
        plan="part",
        referral=ReferralPolicy.VENDORS,
        before=(Check("contract", "Read the notice clause."),),
        modes=((Mode.RECOMMENDATION, "You recommend; somebody else decides."),),
    )


def talk() -> Talk:
    return Talk(
        title="Part on good terms",
        verdict="PART",
        channel="Face to face, in a quiet room.",
        tone=Tone.WARM,
        parts=(
            part("warn", "Warn", "Ana, I have something difficult to say.", cue="Stop. Breathe."),
            part("news", "The news", "We will end our work with you on 30 June 2026."),
        ),
        reactions=tuple(
            Reaction(
                f"r{number}", f"“Question {number}?”", "Hurt.", f"Answer {number}.", "Arguing."
            )
            for number in range(1, 6)
        ),
        avoid=(Wording("never", ("always", "never"), "Labels.", "Name the day.", Always()),),
        open_facts=(),
        pack="good-terms 1.0",
    )


@pytest.fixture
def case() -> Case:
    return Case(
        talk(), diagnosis(), verdict_text(), {"client": "Äpfel & Söhne <b>", "contact": "Ana"}
    )


@pytest.fixture
def steps() -> tuple[DatedStep, ...]:
    return (DatedStep("write", "Confirm it in writing", "The same day.", date(2026, 11, 26)),)
