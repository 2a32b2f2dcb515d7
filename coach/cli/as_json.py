# SPDX-License-Identifier: MIT
"""What the command line writes as JSON; the README documents every key."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from coach.engine.rules.notes import headline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.cli.case import TerminalCase
    from coach.content.library import ContentLibrary
    from coach.domain.rules.diagnosis import (
        CauseShare,
        Diagnosis,
        Losing,
        Measure,
        ReadBack,
        Reason,
    )
    from coach.domain.rules.flips import Change, Flip
    from coach.domain.rules.interview import Question

Json = dict[str, object]


def diagnosis_json(case: TerminalCase) -> str:
    """The diagnosis of a case as one JSON object."""
    diagnosis = case.diagnosis
    return _dump(
        {
            "verdict": diagnosis.verdict,
            "mode": diagnosis.mode,
            "scope": diagnosis.scope,
            "recommendation": diagnosis.recommendation,
            "because": headline(diagnosis),
            **_causes(diagnosis.causes),
            "reasons": [_reason(reason) for reason in diagnosis.reasons],
            "losing": [_losing(each) for each in diagnosis.losing],
            "confidence": diagnosis.confidence,
            "confidence_because": diagnosis.confidence_because,
            **_open(diagnosis),
            "flips": [_flip(flip) for flip in case.flips],
            "safeguards": _measures(diagnosis.safeguards),
            "constraints": _measures(diagnosis.constraints),
            "pack": _pack(case.content),
            "ignored": list(case.ignored),
        }
    )


def questions_json(content: ContentLibrary) -> str:
    """Every question of the interview as one JSON object."""
    questions = [_question(question) for question in content.interview.questions]
    return _dump({"pack": _pack(content), "questions": questions})


def _dump(data: Json) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)


def _pack(content: ContentLibrary) -> Json:
    return {"id": content.info.id, "version": content.info.version}


def _causes(causes: tuple[CauseShare, ...]) -> Json:
    answers = {
        share.cause.value: _answers(dict.fromkeys(a for r in share.reasons for a in r.answers))
        for share in causes
    }
    return {
        "causes": {share.cause.value: share.share for share in causes},
        "cause_answers": answers,
    }


def _reason(reason: Reason) -> Json:
    return {
        "rule": reason.rule,
        "sentence": reason.sentence,
        "answers": _answers(reason.answers),
        "source": list(reason.sources),
        "cause": reason.cause,
        "points": reason.points,
        "decides": reason.decides,
    }


def _losing(losing: Losing) -> Json:
    return {
        "rule": losing.rule,
        "verdict": losing.verdict,
        "sentence": losing.sentence,
        "answers": _answers(losing.answers),
        "defeat": losing.defeat,
        "to": losing.to,
    }


def _flip(flip: Flip) -> Json:
    return {
        "changes": _answers(flip.changes),
        "verdict": flip.verdict,
        "opens": flip.opens,
        "could": list(flip.could),
        "changeable": flip.changeable,
    }


def _answers(answers: Iterable[ReadBack | Change]) -> list[Json]:
    return [
        {"question": said.question, "option": said.option, "sentence": said.sentence}
        for said in answers
    ]


def _open(diagnosis: Diagnosis) -> Json:
    return {
        "missing": [
            {"question": each.question, "fact": each.fact, "within_days": each.within}
            for each in diagnosis.missing
        ],
        "barred": [
            {
                "verdict": each.verdict,
                "rule": each.rule,
                "sentence": each.sentence,
                "instead": each.instead,
            }
            for each in diagnosis.barred
        ],
        "alternatives": [
            {
                "verdict": each.verdict,
                "question": each.question,
                "option": each.option,
                "sentence": each.sentence,
            }
            for each in diagnosis.alternatives
        ],
    }


def _measures(measures: tuple[Measure, ...]) -> list[Json]:
    return [{"id": each.id, "rule": each.rule, "text": each.text} for each in measures]


def _question(question: Question) -> Json:
    return {
        "id": question.id,
        "gate": question.gate,
        "text": question.text,
        "help": question.help,
        "why": question.why,
        "when": question.when_text,
        "key": question.key,
        "changes": question.changes,
        "fact": question.fact,
        "within_days": question.within,
        "options": [
            {"id": option.id, "text": option.text, "said": option.read_back, "note": option.note}
            for option in question.options
        ],
    }
