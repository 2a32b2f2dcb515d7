# SPDX-License-Identifier: MIT
"""A case as the command line has it: an answers file, its diagnosis, its talk and its brief."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from coach.engine.compose import compose
from coach.engine.diagnosis import diagnose
from coach.engine.flips import flips
from coach.engine.plan import needed
from coach.errors import GoodTermsError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from coach.content.library import ContentLibrary
    from coach.domain.diagnosis import Diagnosis
    from coach.domain.flips import Flip
    from coach.domain.plan import PlanStep
    from coach.domain.talk import Talk
    from coach.domain.verdict import VerdictText


@dataclass(frozen=True)
class TerminalCase:
    """Answers and facts, and all that follows from them."""

    content: ContentLibrary
    answers: Mapping[str, str]
    facts: Mapping[str, str]

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
        return self.content.verdict(self.diagnosis.verdict).in_mode(self.diagnosis.mode)

    @cached_property
    def talk(self) -> Talk:
        """The talk, in the pack's first tone."""
        info = self.content.info
        return compose(
            self.content.talk,
            self.text,
            self.diagnosis,
            self.facts,
            tone=info.tones[0],
            pack=info.label,
        )

    @property
    def steps(self) -> tuple[PlanStep, ...]:
        """The steps of the plan, in days from the talk."""
        plan = self.content.plan(self.text.plan)
        return needed(plan, self.diagnosis, self.content.talk.facts, self.facts)


def read_case(content: ContentLibrary, path: Path) -> TerminalCase:
    """The case in an answers file.

    Raises:
        AnswersError: The file cannot be read or used; every fault is named.
    """
    from coach.content.answers import read_answers

    found = read_answers(path, content.interview, content.talk.facts)
    return TerminalCase(content, found.answers, found.client)


def write_brief(case: TerminalCase, form: str, output: Path | None) -> None:
    """Write the brief to a file (whole or not at all), or to the terminal.

    Raises:
        GoodTermsError: It cannot be written, or no PDF can be made here.
    """
    shown = output is None or str(output) == "-"
    if shown and form == "pdf" and sys.stdout.isatty():
        raise GoodTermsError("A PDF cannot be shown in a terminal.", todo="Name a file with -o.")
    brief = _brief(case, form)
    if output is not None and not shown:
        _save(output, brief)
    elif form == "pdf":
        sys.stdout.buffer.write(brief)
    else:
        print(brief.decode(), end="")


def _brief(case: TerminalCase, form: str) -> bytes:
    from coach.documents.brief import make_brief
    from coach.documents.forms import write
    from coach.domain.paper import PaperForm

    if form == PaperForm.PDF:
        _require_drawing()
    paper = make_brief(case.talk, case.diagnosis, case.text, case.facts, steps=case.steps)
    return write(paper, PaperForm(form))


def _require_drawing() -> None:
    from coach.startup import drawing_fault

    fault = drawing_fault()
    if fault:
        raise GoodTermsError(fault)


def _save(path: Path, content: bytes) -> None:
    from coach.services.files import write_whole

    if path.is_dir():
        raise GoodTermsError(f"'{path}' is a folder.", todo="Name a file in it.")
    if not path.parent.is_dir():
        what = f"There is no folder '{path.parent}'."
        raise GoodTermsError(what, safe="Nothing was written.", todo="Make it, or name another.")
    write_whole(path, content)
