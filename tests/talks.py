"""Whole talks for tests: cases of every verdict with their facts, and the words of a talk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from coach.content.answers.answers import read_answers
from coach.domain.pack import Pack
from coach.domain.rules.diagnosis import Diagnosis
from coach.domain.talk.talk import Talk, Tone
from coach.engine.rules.diagnosis import diagnose
from coach.engine.talk.aloud import in_words
from coach.engine.talk.compose import compose

FILES = Path(__file__).parent / "files" / "talks"
TODAY = date(2026, 11, 26)
Case = tuple[Diagnosis, Mapping[str, str]]


def talk_case(pack: Pack, name: str) -> Case:
    """The case of a verdict's answers file, and all that its client facts say."""
    found = read_answers(FILES / f"{name}.yaml", pack.interview, pack.talk.facts)
    return diagnose(pack.interview, found.answers), found.client


def talk_of(pack: Pack, diagnosis: Diagnosis, facts: Mapping[str, str], tone: Tone) -> Talk:
    """The talk of a case in a tone."""
    text = next(each for each in pack.verdicts if each.verdict is diagnosis.verdict)
    label = pack.info.label
    given = in_words(pack.talk.facts, facts, TODAY)
    return compose(pack.talk, text, diagnosis, given, tone=tone, pack=label)


def said(talk: Talk) -> Iterator[str]:
    """Each line that is spoken or done, in order."""
    return (line.text for part in talk.parts for line in part.lines)


def every_text(talk: Talk) -> Iterator[str]:
    """Each line, and each reply that is at hand."""
    yield from said(talk)
    yield from (reaction.reply for reaction in (*talk.reactions, *talk.further))
