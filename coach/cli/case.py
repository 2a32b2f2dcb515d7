# SPDX-License-Identifier: MIT
"""A case as the command line has it: an answers file, its diagnosis, its talk and its brief."""

from __future__ import annotations

import sys
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from coach.cli.streams import STREAM, TYPED, is_stream, read_given, save, write_result
from coach.domain.talk.paper import PaperFormat, PaperKind
from coach.engine.after.plan import needed
from coach.engine.rules.diagnosis import diagnose
from coach.engine.rules.flips import flips
from coach.engine.talk.compose import compose
from coach.engine.talk.offers import read_for
from coach.errors import GoodTermsError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from coach.content.library import ContentLibrary
    from coach.domain.plan import PlanStep
    from coach.domain.rules.diagnosis import Diagnosis
    from coach.domain.rules.flips import Flip
    from coach.domain.rules.verdict import VerdictText
    from coach.domain.talk.paper import Paper, PaperSize
    from coach.domain.talk.talk import Talk, Tone


class TerminalCase(Struct, frozen=True, dict=True):
    """Answers and facts, and all that follows from them."""

    content: ContentLibrary
    answers: Mapping[str, str]
    facts: Mapping[str, str]
    tone: Tone | None = None  # None: the pack's first

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
            self.facts,
            tone=self.tone or info.tones[0],
            pack=info.label,
        )

    @property
    def steps(self) -> tuple[PlanStep, ...]:
        """The steps of the plan, in days from the talk."""
        plan = self.content.plan(self.text.plan)
        return needed(plan, self.diagnosis, self.content.talk.facts, self.facts)


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
    return TerminalCase(content, found.answers, found.client, chosen)


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
    from coach.engine.papers.papers import misfit
    from coach.engine.talk.offers import hands_over, referral
    from coach.papers.formats import write

    diagnosis, text = case.diagnosis, case.text
    allowed, handed_over = referral(diagnosis, text), hands_over(diagnosis, text)
    why = misfit(kind, diagnosis, allowed, handed_over=handed_over)
    if why:
        raise GoodTermsError(why)
    paper = _paper(case, kind)
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


def _paper(case: TerminalCase, kind: PaperKind) -> Paper:
    """What stands in a paper of a case."""
    from coach.engine.talk.facts import by_role

    if kind is PaperKind.CUE_CARD:
        from coach.papers.cue_card import make_cue_card

        return make_cue_card(case.talk, by_role(case.content.talk.facts, case.facts))
    if kind is PaperKind.SCRIPT:
        from coach.papers.script import make_script

        return make_script(case.talk, about=_heads(case))
    if kind is PaperKind.NOTICE:
        return _notice(case)
    if kind is PaperKind.HAND_OVER:
        from coach.engine.talk.context import context
        from coach.papers.hand_over import make_hand_over

        facts = case.content.talk.facts
        said = context(case.diagnosis, facts, case.facts).blanks
        labels = {fact.role: fact.label for fact in facts if fact.role is not None}
        return make_hand_over(by_role(facts, said), labels, pack=case.content.info.label)
    from coach.papers.brief import make_brief

    return make_brief(
        case.talk, case.diagnosis, case.text, case.facts, steps=case.steps, about=_heads(case)
    )


def _heads(case: TerminalCase) -> tuple[str, ...]:
    from coach.engine.papers.papers import heads

    return heads(case.content.talk.facts, case.diagnosis, case.facts)


def _notice(case: TerminalCase) -> Paper:
    from coach.domain.talk.letters import LetterKind
    from coach.engine.papers.letters import letter
    from coach.papers.letter import make_letter

    tone, talk = case.talk.tone, case.content.talk
    notice = letter(talk, LetterKind.NOTICE, case.diagnosis, case.facts, tone=tone, extra={})
    if notice is None or not notice.paragraphs:
        raise GoodTermsError("There is no such letter for this case.")
    return make_letter(notice)


def _require_drawing() -> None:
    from coach.startup import drawing_fault

    fault = drawing_fault()
    if fault:
        raise GoodTermsError(fault)
