"""`compose`: a full talk from answers and facts, templates warm, beside bare Jinja2; the slowest.

Each worked case, with every fact given so that every line has its fullest wording, in the pack's
last tone. The reference renders the very templates that the talk took with Jinja2 alone: no
choosing of lines, no reactions to weigh, no sandbox.
"""

from __future__ import annotations

import time
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import Environment, StrictUndefined

from coach.domain.talk.talk import FactKind
from coach.engine.rules.diagnosis import diagnose
from coach.engine.talk.compose import compose as composed
from coach.engine.talk.context import context
from tests.bench.cases import library, worked_cases
from tests.bench.row import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jinja2 import Template

    from coach.content.library import ContentLibrary
    from coach.domain.rules.diagnosis import Diagnosis
    from coach.domain.talk.talk import Talk

LIMIT = 10.0  # milliseconds
TIMES = 2.0  # the reference
ROUNDS = 40


class _Pair(NamedTuple):
    """A talk to compose, and its templates to render alone."""

    talk: Callable[[], object]
    bare: Callable[[], object]


def compose() -> Row:
    """Milliseconds of the slowest talk, and how all talks stand to bare Jinja2.

    Raises:
        AssertionError: The slowest takes longer than a talk may; the row's limit is the ratio's.
    """
    content = library()
    pairs = [_pair(content, answers) for answers in worked_cases(content)]
    talks = [_milliseconds(pair.talk) for pair in pairs]
    bare = [_milliseconds(pair.bare) for pair in pairs]
    slowest = round(max(talks), 2)
    assert slowest < LIMIT, f"the slowest talk takes {slowest} ms"
    return Row(value=slowest, unit="ms", ratio=round(sum(talks) / sum(bare), 2), limit=TIMES)


def _pair(content: ContentLibrary, answers: Mapping[str, str]) -> _Pair:
    diagnosis = diagnose(content.interview, answers)
    facts = {
        fact.id: fact.choices[0][0] if fact.kind is FactKind.CHOICE else fact.example
        for fact in content.talk.facts
    }
    text, tone = content.verdict(diagnosis.verdict), content.info.tones[-1]

    def talk() -> Talk:
        return composed(content.talk, text, diagnosis, facts, tone=tone, pack="")

    templates = _templates(content, diagnosis, talk())
    blanks = context(diagnosis, content.talk.facts, facts).blanks
    return _Pair(talk, lambda: [template.render(blanks) for template in templates])


def _templates(content: ContentLibrary, diagnosis: Diagnosis, talk: Talk) -> list[Template]:
    """The templates that a talk took, compiled by Jinja2 alone."""
    bare = Environment(undefined=StrictUndefined, autoescape=False)  # noqa: S701 - plain text
    verdict = talk.verdict.lower()
    texts = {
        "/".join(filter(None, (verdict, part.id, passage.id, f"{v.line}#{v.number}"))): v.text
        for part in content.talk.parts_of(diagnosis.verdict)
        for passage in part.all_passages
        for v in passage.variants
        if v.tone in (None, talk.tone)
    }
    replies = {each.id: each.reply_in(talk.tone) for each in content.talk.reactions}
    lines = [
        texts[line.template] for part in talk.parts for line in part.lines if line.template
    ]  # a line without one is the user's own
    lines += [replies[each.id] for each in talk.reactions if each.id in replies]
    return [bare.from_string(line) for line in lines]


def _milliseconds(what: Callable[[], object]) -> float:
    """The median of many runs, after one that warms up."""
    what()
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        what()
        times.append(time.perf_counter() - began)
    return median(times) * 1000
