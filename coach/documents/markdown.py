"""The brief as Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.documents.brief import Block, Brief, Point, make_brief

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coach.domain.diagnosis import Diagnosis
    from coach.domain.plan import DatedStep, PlanStep
    from coach.domain.talk import Talk
    from coach.domain.verdict import VerdictText

_MARKUP = re.compile(r"([\\`*_\[\]<>|~#&])")
_START = re.compile(r"^(\d+)([.)])|^([-+=])")


def brief_markdown(
    talk: Talk,
    diagnosis: Diagnosis,
    text: VerdictText,
    facts: Mapping[str, str],
    *,
    steps: Sequence[DatedStep | PlanStep] = (),
    on: str = "",
) -> str:
    """The brief as Markdown; what users typed is escaped, so it stays plain text."""
    brief = make_brief(talk, diagnosis, text, facts, steps=steps, on=on)
    return "\n".join(_lines(brief)).rstrip() + "\n"


def _lines(brief: Brief) -> Iterator[str]:
    yield from (f"# {_plain(brief.title)}", "")
    if brief.about:
        yield from (" · ".join(_plain(each) for each in brief.about), "")
    for sentence in (*brief.meaning, brief.channel):
        yield from (_plain(sentence), "")
    for section in brief.sections:
        yield from (f"## {section.title}", "")
        for block in section.blocks:
            yield from _block(block)
    yield f"*{_plain(brief.footer)}*"


def _block(block: Block) -> Iterator[str]:
    if block.title:
        yield from (f"### {_plain(block.title)}", "")
    for point in block.points:
        yield f"- {_point(point)}"
    yield ""


def _point(point: Point) -> str:
    lead = f"**{_plain(point.lead)}** – " if point.lead else ""
    text = _plain(point.text)
    return lead + (f"*{text}*" if point.cue else text)


def _plain(text: str) -> str:
    """Text that Markdown shows as it is."""
    escaped = _MARKUP.sub(r"\\\1", " ".join(text.split()))
    return _START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", escaped)
