"""From answers to a diagnosis: the verdict, why, how sure, and what is missing.

Pure: the same interview and answers give the same diagnosis. The rules and their sources are
content (`scripts_library/interview/rules.yaml`); what is fixed here is how they combine. Weights
never decide a verdict: gates do, in order; evidence explains it and says how sure it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.rules.condition import Always
from coach.domain.rules.diagnosis import (
    Barred,
    CauseShare,
    Confidence,
    Diagnosis,
    Measure,
    Missing,
    Reason,
)
from coach.domain.rules.interview import DONT_KNOW, UNKNOWN_ANSWERS
from coach.domain.rules.verdict import Cause, Verdict
from coach.engine.rules.alternatives import alternatives
from coach.engine.rules.compiled import bar_on, mode_of, scope_of
from coach.engine.rules.conditions import could_hold
from coach.engine.rules.interview import Walk, walk
from coach.engine.rules.losing import losing
from coach.engine.rules.progress import outlook
from coach.engine.rules.read_back import all_read_back, supporting_answers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.domain.rules.interview import Interview, Question, Rule

FULL_SHARE = 10  # points of evidence that fill a cause's bar; our own default
FACTS_TO_FETCH = 5  # GATHER names up to so many; our own default
_NEVER_ASKED = ""  # in place of an answer: none of its options, and nothing open


def diagnose(interview: Interview, answers: Mapping[str, str]) -> Diagnosis:
    """The diagnosis for these answers; a question still open counts as don't know.

    Raises:
        ValueError: The interview ends without a verdict, which the checks of a pack refuse.
    """
    path = walk(interview, answers, unanswered=DONT_KNOW)
    rule, leading, verdict = path.decided, path.leading, path.verdict
    if rule is None or leading is None or verdict is None:
        raise ValueError("The interview ends without a verdict.")
    reasons = tuple(_reason(interview, path, fired) for fired in _ranked(path, leading, rule))
    causes = tuple(_share(cause, interview, path) for cause in Cause)
    confidence, confidence_because = _confidence(interview, path, causes)
    return Diagnosis(
        verdict=verdict,
        mode=mode_of(leading, recommended=path.recommended),
        scope=scope_of(rule),
        recommendation=path.recommended,
        rule=rule.id,
        because=leading.because,
        causes=causes,
        reasons=reasons,
        confidence=confidence,
        confidence_because=confidence_because,
        missing=_missing(interview, path, verdict),
        barred=_barred(path),
        safeguards=_safeguards(path),
        constraints=_constraints(path),
        alternatives=alternatives(interview, path),
        no_referral=_no_referral(path),
        flags=path.flags,
        answers=path.answers,
        losing=losing(interview, path),
    )


def _constraints(path: Walk) -> tuple[Measure, ...]:
    """What holds the verdict back, by each rule that says so."""
    return tuple(
        Measure(fired.id, fired.id, fired.constrains) for fired in path.fired if fired.constrains
    )


def _no_referral(path: Walk) -> tuple[Measure, ...]:
    """Why nobody is passed on, by each rule that forbids it."""
    return tuple(
        Measure(fired.id, fired.id, fired.because) for fired in path.fired if fired.no_referral
    )


def _ranked(path: Walk, leading: Rule, decided: Rule) -> list[Rule]:
    """What decided, then what gave evidence: strongest first, else in order."""
    first = [decided] if leading is decided else [leading, decided]
    evidence = [rule for rule in path.fired if rule.evidence and rule not in first]
    strongest = sorted(evidence, key=lambda rule: -max(points for _, points in rule.evidence))
    return [*first, *strongest]


def _reason(interview: Interview, path: Walk, rule: Rule) -> Reason:
    cause, points = max(rule.evidence, key=lambda pair: pair[1], default=(None, 0))
    names = supporting_answers(rule.when, path.answers, path.flags, path.fired)
    return Reason(
        rule=rule.id,
        sentence=rule.because,
        answers=all_read_back(interview, names, path.answers),
        sources=rule.sources,
        cause=cause,
        points=points,
        decides=rule is path.decided,
    )


def _share(cause: Cause, interview: Interview, path: Walk) -> CauseShare:
    rules = [rule for rule in path.fired if dict(rule.evidence).get(cause)]
    points = sum(dict(rule.evidence)[cause] for rule in rules)
    reasons = tuple(_reason(interview, path, rule) for rule in rules)
    return CauseShare(cause, points, min(points, FULL_SHARE) / FULL_SHARE, reasons)


def _unknown(path: Walk) -> list[str]:
    return [name for name, answer in path.answers.items() if answer in UNKNOWN_ANSWERS]


def _missing(interview: Interview, path: Walk, verdict: Verdict) -> tuple[Missing, ...]:
    """Facts not known; for GATHER key facts first, also those not reached, up to five in all."""
    questions = [interview.question(name) for name in _unknown(path)]
    if verdict is Verdict.GATHER:
        unreached = [question for question in _still_to_come(interview, path) if question.key]
        questions = sorted([*questions, *unreached], key=lambda question: not question.key)
        questions = questions[:FACTS_TO_FETCH]
    return tuple(Missing(question.id, question.fact, question.within) for question in questions)


def _still_to_come(interview: Interview, path: Walk) -> list[Question]:
    """The questions that were not reached, and that some answer to an open one would lead to.

    One that no answer leads to any more opens no other either.
    """
    known = dict(path.answers)
    found: list[Question] = []
    for question in interview.questions:
        if question.id in path.answers:
            continue
        if could_hold(question.when, known, path.flags):
            found.append(question)
        else:
            known[question.id] = _NEVER_ASKED
    return found


def _confidence(
    interview: Interview, path: Walk, causes: tuple[CauseShare, ...]
) -> tuple[Confidence, str]:
    """How sure, in words, and why; thresholds are our own defaults.

    What cannot change the verdict does not make it less sure: so whoever finishes once it is
    settled is not told that it is shaky. But what only the last rule decides, which holds
    whatever was said, is never sure: something may not have been asked.
    """
    if path.verdict is Verdict.GATHER:
        return Confidence.UNSURE, "A fact that decides is not known yet."
    unknown = len(_unknown(path))
    if unknown and not _is_settled(interview, path):
        return _confidence_without(unknown)
    if path.decided is not None and isinstance(path.decided.when, Always):
        return Confidence.FAIRLY_SURE, "No answer led to it. It is what is left without one."
    first, second = sorted(causes, key=lambda share: -share.points)[:2]
    if second.points >= max(1, first.points - 1):
        return (
            Confidence.FAIRLY_SURE,
            f"The answers point to two causes almost alike: {first.cause} and {second.cause}.",
        )
    if unknown:
        return Confidence.SURE, "What is not known yet cannot change the verdict."
    return Confidence.SURE, "Every question has an answer, and they point the same way."


def _confidence_without(unknown: int) -> tuple[Confidence, str]:
    """How sure a verdict is that so many unknown answers may change."""
    if unknown >= 3:
        return Confidence.UNSURE, f"{unknown} answers are not known yet."
    what = "One answer is" if unknown == 1 else "Two answers are"
    return Confidence.FAIRLY_SURE, f"{what} not known yet."


def _is_settled(interview: Interview, path: Walk) -> bool:
    """Whether the answers that are known come to this verdict, whatever the others would be."""
    unknown = _unknown(path)
    known = {name: answer for name, answer in path.answers.items() if name not in unknown}
    return outlook(interview, known).verdicts == {path.verdict}


def _barred(path: Walk) -> tuple[Barred, ...]:
    barred = dict.fromkeys(verdict for rule in path.fired for verdict in rule.bars)
    rules = [(verdict, bar_on(verdict, path.fired)) for verdict in barred]
    return tuple(
        Barred(verdict, rule.id, rule.because, rule.instead) for verdict, rule in rules if rule
    )


def _safeguards(path: Walk) -> tuple[Measure, ...]:
    measures = {
        safeguard.id: Measure(safeguard.id, rule.id, safeguard.text)
        for rule in reversed(path.fired)
        for safeguard in reversed(rule.safeguards)
    }
    return tuple(reversed(measures.values()))
