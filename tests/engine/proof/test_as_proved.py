"""Every fault that the proof can find, word for word, with the answers that show it."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from coach.content.checks.check import read_pack
from coach.domain.rules.condition import Always
from coach.domain.rules.interview import Promise
from coach.domain.rules.verdict import Verdict
from coach.domain.talk.talk import Passage, Tone
from coach.engine.proof.proof import prove, prove_interview
from coach.engine.proof.spoken import spoken
from coach.engine.rules.conditions import parse
from tests.engine.conftest import question, rule
from tests.engine.proof.conftest import with_rules

pytestmark = pytest.mark.timeout(300)

SMALL = Path(__file__).parents[2] / "files" / "packs" / "small"


def written(name: str, proof) -> str:
    """A proof as the command line counts it, with each fault."""
    told = [f"## {name}", f"{proof.states} states, {proof.runs} steps, {proof.answers} answers"]
    told.append(f"longest {proof.longest}; {dict(sorted(proof.verdicts.items()))}")
    told.append(f"carried {proof.carried}; holds {proof.holds}")
    for each in proof.faults:
        answers = " ".join(f"{asked}={given}" for asked, given in each.answers.items())
        told.append(f"{each.claim}: {each.what} [{answers}] {dict(each.facts)}")
    return "\n".join(told) + "\n"


def broken_interviews(small):
    more = (
        question("never", "trouble", "yes", "no", when="harm is yes"),
        question("early", "safety", "yes", "no", when="wrong is bad and flag warned"),
    )
    doubled = question("harm", "safety", "no", "yes", "maybe")
    late = rule("late", "trouble", "wrong is late and told is no", decides=Verdict.STOP)
    circle = (
        rule("there", "trouble", "wrong is bad", bars=(Verdict.PART,), instead=Verdict.FIX),
        rule("back", "trouble", "wrong is bad", bars=(Verdict.FIX,), instead=Verdict.PART),
    )
    undo = rule("undo", "trouble", "wrong is bad", bars=(Verdict.GATHER,), instead=Verdict.SAVE)
    refers = rule("refers", "trouble", "wrong is bad", decides=Verdict.REFER, no_referral=True)
    promise = Promise("kept", parse("wrong is late"), "wrong is late", (Verdict.FIX,), "So.", ())
    return {
        "sound": small,
        "no end": with_rules(small, without=("well",)),
        "never asked": replace(small, questions=(*small.questions, more[0])),
        "read too early": replace(small, questions=(*small.questions, more[1])),
        "a rule that reads too early": with_rules(small, rule("soon", "safety", "told is yes")),
        "options alike": replace(small, questions=(doubled, *small.questions[1:])),
        "never fires": with_rules(small, rule("dead", "trouble", "harm is yes", flags=("x",))),
        "never decides": replace(small, rules=(*small.rules, late)),
        "a circle": with_rules(small, *circle),
        "undone": with_rules(small, undo),
        "passed on": with_rules(small, refers),
        "a broken promise": replace(small, promises=(promise,)),
    }


def test_what_is_wrong_with_an_interview_is_told_as_agreed(small, golden) -> None:
    told = [written(name, prove_interview(each)) for name, each in broken_interviews(small).items()]
    golden("proved-interviews.txt", "\n".join(told))


def test_what_is_wrong_with_talks_is_told_as_agreed(golden) -> None:
    pack = read_pack(SMALL)
    one = replace(pack.talk.reactions[0], when=Always())
    whole = replace(pack, talk=replace(pack.talk, reactions=(one,) * 6))

    def cut(verdict, change):
        parts = tuple(
            (each, tuple(map(change, of)) if each is verdict else of)
            for each, of in whole.talk.parts
        )
        return replace(whole, talk=replace(whole.talk, parts=parts))

    def never(part):
        silent = tuple(replace(each, when=parse("trouble is size")) for each in part.variants)
        return replace(part, variants=silent)

    def warm(part):
        return replace(part, variants=tuple(replace(v, tone=Tone.WARM) for v in part.variants))

    def more(part):
        thanks = replace(part.variants[0], line="thanks", tone=Tone.WARM)
        return replace(part, variants=(*part.variants, thanks))

    two = replace(whole.info, tones=(Tone.WARM, Tone.FORMAL))
    rarely = tuple(
        replace(plan, steps=tuple(replace(step, when=parse("mode is end")) for step in plan.steps))
        for plan in pack.plans
    )
    packs = {
        "whole": whole,
        "too few reactions": pack,
        "no line": cut(Verdict.REPRICE, never),
        "no part": cut(Verdict.SAVE, lambda part: replace(part, when=parse("trouble is size"))),
        "no line in a tone": replace(cut(Verdict.SAVE, warm), info=two),
        "a line less in a tone": replace(cut(Verdict.REFER, more), info=two),
        "no step": replace(whole, plans=rarely),
    }
    golden(
        "proved-talks.txt", "\n".join(written(name, prove(each)) for name, each in packs.items())
    )


def test_every_text_that_can_claim_is_named_by_its_place(golden) -> None:
    pack = read_pack(SMALL)
    one = pack.talk.parts[0][1][0]
    passages = (Passage("late", parse("trouble is payment"), "trouble is payment", one.variants),)
    again = tuple(replace(each, number=2) for each in one.variants)
    parts = (
        (Verdict.FIX, (replace(one, variants=(*one.variants, *again)),)),
        (Verdict.PART, (replace(one, variants=(), passages=passages),)),
    )
    told = replace(pack, talk=replace(pack.talk, parts=parts))
    lines = [
        f"{each.where}: {' '.join(each.verdicts) if len(each.verdicts) < 12 else 'all'}"
        for each in spoken(told)
    ]
    golden("spoken-places.txt", "\n".join(lines) + "\n")
