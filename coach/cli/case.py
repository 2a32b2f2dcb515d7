# SPDX-License-Identifier: MIT
"""A case as the command line has it: an answers file, its diagnosis, its talk and its brief."""

from __future__ import annotations

import sys
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from coach.cli.streams import STREAM, TYPED, is_stream, read_given, save, write_result
from coach.clock import system_clock, today
from coach.domain.papers.paper import PaperFormat
from coach.engine.after.plan import needed
from coach.engine.rules.diagnosis import diagnose
from coach.engine.rules.flips import flips
from coach.engine.talk.aloud import in_words
from coach.engine.talk.compose import compose
from coach.engine.talk.offers import read_for
from coach.errors import GoodTermsError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from coach.content.library import ContentLibrary
    from coach.domain.papers.paper import Paper, PaperKind, PaperSize
    from coach.domain.plan import PlanStep
    from coach.domain.rules.diagnosis import Diagnosis
    from coach.domain.rules.flips import Flip
    from coach.domain.rules.verdict import VerdictText
    from coach.domain.talk.talk import Talk, Tone
    from coach.papers.make import PaperCase


class TerminalCase(Struct, frozen=True, dict=True):
    """Answers and facts, and all that follows from them."""

    content: ContentLibrary
    answers: Mapping[str, str]
    facts: Mapping[str, str]
    tone: Tone | None = None  # None: the pack's first
    on: date | None = None  # from where its days are said; None: each with its year

    @cached_property
    def diagnosis(self) -> Diagnosis:
        """The diagnosis; what was not answered counts as don't know."""
        return diagnose(self.content.interview, self.answers)

    @cached_property
    def flips(self) -> tuple[Flip, ...]:
        """The smallest sets of changed answers that give another verdict."""
        return flips(self.content.interview, self.answers)

    @property
    def ignored(self) -> tuple[str, ...]:
        """Questions that were answered but are not asked in this case."""
        return tuple(name for name in self.answers if name not in self.diagnosis.answers)

    @cached_property
    def text(self) -> VerdictText:
        """What the verdict says of itself."""
        return read_for(self.diagnosis, self.content.verdict(self.diagnosis.verdict))

    @cached_property
    def talk(self) -> Talk:
        """The talk."""
        info = self.content.info
        return compose(
            self.content.talk,
            self.text,
            self.diagnosis,
            in_words(self.content.talk.facts, self.facts, self.on),
            tone=self.tone or info.tones[0],
            pack=info.label,
        )

    @property
    def steps(self) -> tuple[PlanStep, ...]:
        """The steps of the plan, in days from the talk."""
        plan = self.content.plan(self.text.plan)
        return needed(plan, self.diagnosis, self.content.talk.facts, self.facts, self.on)

    @property
    def for_papers(self) -> PaperCase:
        """What its papers are made of: the same as in the window, without a day and a vendor."""
        from coach.papers.make import PaperCase

        content = self.content
        verdict = content.verdict(self.diagnosis.verdict)
        return PaperCase(
            content=content.talk,
            pack=content.info.label,
            diagnosis=self.diagnosis,
            verdict=verdict,
            offers=verdict,
            facts=self.facts,
            tone=self.tone or content.info.tones[0],
            talk=lambda: self.talk,
            steps=lambda: self.steps,
        )


def read_case(content: ContentLibrary, name: str | Path, tone: str = "") -> TerminalCase:
    """The case in an answers file (`-`: as it is typed).

    Its talk is in a tone of the pack, else in the first.

    Raises:
        AnswersError: The file cannot be read or used; every fault is named.
        GoodTermsError: The pack has no such tone.
    """
    from coach.content.answers.answers import read_answers

    given = read_given(str(name), "The answers file")
    shown = TYPED if given.name == STREAM else given.name
    found = read_answers(given.raw, content.interview, content.talk.facts, shown)
    print(*found.asked_again(), sep="\n", end="\n" if found.again else "", file=sys.stderr)
    chosen = next((each for each in content.info.tones if each.value == tone), None)
    if tone and chosen is None:
        raise GoodTermsError(
            f"This content has no tone '{tone}'.",
            todo=f"Choose one of: {', '.join(content.info.tones)}.",
        )
    return TerminalCase(content, found.answers, found.client, chosen, today(system_clock))


def write_paper(
    case: TerminalCase, kind: PaperKind, form: PaperFormat, size: PaperSize, output: str | None
) -> None:
    """Write a paper to a file (whole or not at all), or to the terminal.

    Raises:
        GoodTermsError: It does not fit the case, cannot be written, or cannot be made here.
    """
    shown = output is None or is_stream(output)
    binary = form in {PaperFormat.PDF, PaperFormat.WORD}
    if shown and binary and sys.stdout.isatty():
        name = "PDF" if form is PaperFormat.PDF else "Word file"
        raise GoodTermsError(
            f"A {name} cannot be shown in a terminal.", todo="Name a file with -o."
        )
    content = _written(case, kind, form, size)
    if output is None:
        write_result(content)
    else:
        save(output, content)


def _written(case: TerminalCase, kind: PaperKind, form: PaperFormat, size: PaperSize) -> bytes:
    from coach.papers.formats import write
    from coach.papers.make import make_paper

    paper = make_paper(kind, case.for_papers)
    if form is PaperFormat.PDF or (form is PaperFormat.WORD and paper.one_page):
        _require_drawing()
    written = write(paper, form, size)
    if form is PaperFormat.PDF:
        _tell_unseen(paper)
    return written


def _tell_unseen(paper: Paper) -> None:
    """Say on the error output which letters no font of this machine has."""
    from coach.papers.pdf import unseen_letters, unseen_note

    note = unseen_note(unseen_letters(paper))
    if note:
        print(f"good-terms: {note}", file=sys.stderr)


def _require_drawing() -> None:
    from coach.startup import drawing_fault

    fault = drawing_fault()
    if fault:
        raise GoodTermsError(fault)
