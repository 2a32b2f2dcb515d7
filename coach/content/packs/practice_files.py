"""Personas and rubrics written as files of a pack, so that reading them gives the same ones."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from coach.engine.practice.condition import written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coach.domain.practice.moves import Move
    from coach.domain.practice.persona import Hidden, MoveEffect, Persona, PushBack, Trigger
    from coach.domain.practice.rubric import CriticalFail, Rubric, RubricCheck

    Value = str | int | Sequence["Value"] | Mapping[str, "Value"]

_PLAIN = ("who", "stake", "suspects", "voice", "walks_away", "farewell")


def persona_file(persona: Persona) -> str:
    """A persona as the text of its file."""
    return _document(
        {
            "name": persona.name,
            "role": persona.role,
            "verdicts": [each.value for each in persona.verdicts],
            "level": persona.level.value,
            "trust": persona.trust,
            "tension": persona.tension,
            **{name: getattr(persona, name) for name in _PLAIN},
            "leaves": written(persona.leaves),
            "hidden": _hidden(persona.hidden),
            "calms": persona.calms,
            "triggers": [_trigger(each) for each in persona.triggers],
            "moves": [_effect(each) for each in persona.effects],
            "answers": {move.value: said for move, said in persona.answers},
            "pushbacks": [_push(each) for each in persona.pushbacks],
            "source": persona.source,
        }
    )


def rubric_file(rubric: Rubric) -> str:
    """A rubric as the text of its file."""
    return _document(
        {
            "title": rubric.title,
            "verdicts": [each.value for each in rubric.verdicts],
            "checks": [_check(each) for each in rubric.checks],
            "critical": [_fail(each) for each in rubric.critical],
            "source": rubric.source,
        }
    )


def _hidden(hidden: Hidden) -> dict[str, Value]:
    said: dict[str, Value] = {"fact": hidden.fact, "rule": hidden.rule, "says": hidden.says}
    return {**said, "when": written(hidden.when)}


def _trigger(trigger: Trigger) -> dict[str, Value]:
    return {
        "words": trigger.words,
        "trust": trigger.trust,
        "tension": trigger.tension,
        "because": trigger.because,
    }


def _effect(effect: MoveEffect) -> dict[str, Value]:
    when: dict[str, Value] = {} if effect.when is None else {"if": written(effect.when)}
    changes: dict[str, Value] = {"trust": effect.trust, "tension": effect.tension}
    return {"move": effect.move.value, **when, **changes, "because": effect.because}


def _push(push: PushBack) -> dict[str, Value]:
    levels = [each.value for each in push.levels]
    return {"id": push.id, "says": push.says, "when": push.when, "levels": levels}


def _check(check: RubricCheck) -> dict[str, Value]:
    return {
        "id": check.id,
        "dimension": check.dimension,
        "says": check.says,
        "yes": check.yes,
        "no": check.no,
        **_moves("moves", check.moves),
        **_moves("avoids", check.avoids),
        **_moves("hints", check.hints),
        **({"within": check.within} if check.within else {}),
        **_moves("after", check.after),
        **({} if check.pressed is None else {"pressed": check.pressed}),
    }


def _fail(fail: CriticalFail) -> dict[str, Value]:
    said: dict[str, Value] = {"id": fail.id, "says": fail.says, "because": fail.because}
    return {**said, **_moves("moves", fail.moves)}


def _moves(key: str, moves: Sequence[Move]) -> dict[str, Value]:
    return {key: [each.value for each in moves]} if moves else {}


def _document(data: Mapping[str, Value]) -> str:
    return "".join(_setting(name, value, "") for name, value in data.items())


def _setting(name: str, value: Value, indent: str) -> str:
    """A key with its value: one line where that is short, else a block below it."""
    if isinstance(value, str | int):
        return f"{indent}{name}: {_scalar(value)}\n"
    if not isinstance(value, dict | list | tuple) or not value:
        return f"{indent}{name}: []\n"
    if isinstance(value, dict):
        inner = "".join(_setting(key, each, indent + "  ") for key, each in value.items())
        return f"{indent}{name}:\n{inner}"
    return f"{indent}{name}:\n" + "".join(_entry(each, indent + "  ") for each in value)


def _entry(value: Value, indent: str) -> str:
    """An entry of a list; one of several settings stands below itself."""
    if isinstance(value, dict):
        lines = "".join(_setting(key, each, indent + "  ") for key, each in value.items())
        return f"{indent}- {lines[len(indent) + 2 :]}"
    return f"{indent}- {_scalar(value)}\n"


def _scalar(value: object) -> str:
    """A number as it is; a text in quotation marks, so that nothing in it is something else."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if isinstance(value, int) else json.dumps(value, ensure_ascii=False)
