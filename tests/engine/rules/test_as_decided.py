"""What a small interview with every kind of rule comes to, whole: what is said, and in which order.

Each case is told in a golden file as the window would tell it: verdict, reasons, what is missing,
barred and put in place, what lost, what would flip it, what is asked next and why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.rules.interview import (
    DONT_KNOW,
    Changeable,
    Gate,
    Interview,
    Option,
    Question,
    Rule,
    Safeguard,
)
from coach.domain.rules.verdict import Cause, Mode, Scope, Verdict
from coach.engine.rules.conditions import parse
from coach.engine.rules.diagnosis import diagnose
from coach.engine.rules.flips import flips
from coach.engine.rules.interview import walk
from coach.engine.rules.progress import progress
from coach.engine.verdict.mirror import mirror_questions, with_mirror
from coach.engine.verdict.overrule import choices, out_of_question
from coach.engine.verdict.why import why_asked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coach.domain.rules.diagnosis import Diagnosis


def question(question_id: str, gate: str, *options: str, when: str = "always", **more: object):
    """A question that says its id; its opening makes it one for the mirror."""
    return Question(
        question_id, gate, f"First this. {question_id.title()}?", "", f"Why {question_id}.",
        tuple(Option(each, each.title(), f"{question_id} was {each}") for each in options),
        f"The truth about {question_id}.", 2 + len(question_id), parse(when), when, **more,
    )  # fmt: skip


def rule(rule_id: str, gate: str, when: str, **effects: object) -> Rule:
    return Rule(rule_id, gate, parse(when), when, f"Because of {rule_id}.", ("s",), **effects)


def safe(*names: str) -> tuple[Safeguard, ...]:
    return tuple(Safeguard(each, f"Do {each}.") for each in names)


RICH = Interview(
    gates=tuple(Gate(each, f"{each.title()}?", "x", "") for each in ("safety", "money", "fit")),
    questions=(
        question("harm", "safety", "no", "words", "blows", key=True),
        question(
            "pay", "money", "well", "late", "never",
            key=True, changes=Changeable.THEIRS, mirror="Pay?", opening="How is it?",
        ),
        question("told", "money", "yes", "no", when="pay is late/never", changes=Changeable.MINE),
        question("size", "fit", "fits", "small", mirror="Size?", opening="And the size?"),
        question("warm", "fit", "yes", "no", when="size is small or pay is never"),
    ),
    rules=(
        rule("stop", "safety", "harm is blows", decides=Verdict.PART_NOW, mode=Mode.SUSPEND,
             no_referral=True, safeguards=safe("police", "notes"),
             evidence=((Cause.CONDUCT, 3),)),
        rule("wary", "safety", "harm is words/unknown", bars=(Verdict.INVEST, Verdict.REFER),
             instead=Verdict.RESET, safeguards=safe("notes", "two"), no_referral=True,
             evidence=((Cause.CONDUCT, 2),), flags=("wary",)),
        rule("ask", "money", "pay is unknown", decides=Verdict.GATHER),
        rule("warned", "money", "told is yes", flags=("warned",), evidence=((Cause.FIXABLE, 1),)),
        rule("mend", "money", "pay is late", decides=Verdict.FIX,
             evidence=((Cause.FIXABLE, 2),), constrains="Not in December."),
        rule("no-part", "fit", "warm is yes", bars=(Verdict.PART,), instead=Verdict.HANDOVER,
             evidence=((Cause.PERSONAL, 2),)),
        rule("over", "fit", "pay is never and flag warned", decides=Verdict.PART,
             scope=Scope.NEED, evidence=((Cause.MISMATCH, 3), (Cause.FIXABLE, 1)),
             constrains="Not before the notice is over."),
        rule("small", "fit", "size is small", decides=Verdict.REFER,
             evidence=((Cause.MISMATCH, 2),), constrains="Not in December."),
        rule("well", "fit", "always", decides=Verdict.INVEST),
    ),
)  # fmt: skip


def paths(interview: Interview) -> Iterator[dict[str, str]]:
    """All answers that lead to an end, what is not known among them."""
    open_ = [dict[str, str]()]
    while open_:
        answers = open_.pop()
        path = walk(interview, answers)
        if path.next is None:
            yield answers
        else:
            options = [*(each.id for each in path.next.options), DONT_KNOW]
            open_ += [{**answers, path.next.id: each} for each in reversed(options)]


def told(diagnosis: Diagnosis) -> Iterator[str]:
    """A diagnosis, a line for each thing in it."""
    recommended = " recommended" * diagnosis.recommendation
    yield f"{diagnosis.verdict} {diagnosis.mode} {diagnosis.scope}{recommended} by {diagnosis.rule}"
    yield f"because: {diagnosis.because}"
    yield f"{diagnosis.confidence}: {diagnosis.confidence_because}"
    shares = [(each.cause.value, each.points, round(each.share, 2)) for each in diagnosis.causes]
    yield f"causes: {shares}"
    for name in ("reasons", "missing", "barred", "safeguards", "constraints", "alternatives",
                 "no_referral", "losing", "gaps"):  # fmt: skip
        for each in getattr(diagnosis, name):
            yield f"{name}: {plain(each)}"
    yield f"flags: {sorted(diagnosis.flags)}"
    yield f"may be: {' '.join(choices(diagnosis))}; may not: {dict(out_of_question(diagnosis))}"


def plain(record: object) -> str:
    """A record without the names of its classes, its fields in order."""
    fields = getattr(record, "__struct_fields__", None)
    if fields is not None:
        return f"({', '.join(plain(getattr(record, name)) for name in fields)})"
    if isinstance(record, tuple | list):
        return f"[{', '.join(map(plain, record))}]"
    return str(record)


def case(answers: Mapping[str, str]) -> Iterator[str]:
    """All that is said of one case."""
    yield f"## {' '.join(f'{name}={value}' for name, value in answers.items())}"
    diagnosis = diagnose(RICH, answers)
    yield from told(diagnosis)
    for flip in flips(RICH, answers):
        yield f"flip: {plain(flip)}"
    for each in RICH.questions:
        why = why_asked(RICH, answers, each.id)
        behind = [said.sentence for said in why.answers]
        yield f"why {each.id}: {why.holds} {why.condition} {behind}"
    asked = [each.id for each in mirror_questions(RICH, diagnosis)]
    if asked:
        gap = with_mirror(RICH, diagnosis, {"pay": "well", "size": "small", "told": "no"})
        yield f"mirror: {asked} {gap.confidence} {gap.confidence_because} {plain(gap.gaps)}"


def test_each_case_is_decided_as_agreed(golden) -> None:
    every = list(paths(RICH))
    assert len(every) == 109
    lines = [line for answers in every[::2] for line in (*case(answers), "")]
    golden("decided.txt", "\n".join(lines))


def test_what_is_left_is_counted_as_agreed(golden) -> None:
    lines = []
    for answers in list(paths(RICH))[::2]:
        names = list(answers)
        for count in range(len(names) + 1):
            some = {name: answers[name] for name in names[:count]}
            left = progress(RICH, some)
            given = " ".join(f"{name}={value}" for name, value in some.items()) or "-"
            lines.append(f"{given}: {plain(left)}")
    golden("left.txt", "\n".join(dict.fromkeys(lines)) + "\n")
