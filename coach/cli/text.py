# SPDX-License-Identifier: MIT
"""What the command line shows people: questions, diagnosis, talk and plan, as plain text."""

from __future__ import annotations

import shutil
import textwrap
from functools import lru_cache
from typing import TYPE_CHECKING

from coach.domain.talk.talk import FactRole
from coach.papers.aside import for_oneself
from coach.papers.brief import days, meaning, step_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.cli.case import TerminalCase
    from coach.content.library import ContentLibrary
    from coach.domain.pack import Pack
    from coach.domain.rules.diagnosis import Reason
    from coach.domain.rules.interview import Question
    from coach.domain.rules.verdict import Verdict
    from coach.domain.talk.talk import Fact, TalkPart

_WIDEST = 88
_TOLD_FIRST = (FactRole.CONTACT, FactRole.LAST_DAY)
_RULES_OF_ANSWERS = (
    "Below 'answers:' there is a line 'question: option' for each answer, both by their ids.",
    "'good-terms questions' lists them. Each question also takes dont-know or skip.",
    "Below 'client:' there are facts for the talk and its papers. All of them may be left out.",
    "Each line begins with two spaces (never a tab), and has a space after its colon.",
    "A fact that lists words takes one of them, by the word before the colon.",
    "A day is written like 2026-06-30.",
    "Text with ': ' or ' #' in it needs quotation marks: \"No: never\".",
    "What stands after a # is for you alone.",
)


def wrapped(text: str, first: str = "", rest: str | None = None) -> str:
    """A text broken to the width of the terminal, behind `first`, further lines behind `rest`."""
    width = max(40, min(_WIDEST, shutil.get_terminal_size((80, 24)).columns))
    return _filled(text, first, " " * len(first) if rest is None else rest, width)


@lru_cache(maxsize=2000)
def _filled(text: str, first: str, rest: str, width: int) -> str:
    return textwrap.fill(
        text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
    )


def questions_text(content: ContentLibrary) -> str:
    """Every question by gate, with its options and when it is asked."""
    lines: list[str] = []
    for gate in content.interview.gates:
        lines += [*_heading(gate.title)]
        for question in content.interview.questions_of(gate.id):
            lines += [*_question(question), ""]
    return "\n".join(lines).rstrip()


def answers_help(content: ContentLibrary) -> str:
    """The page about answers files: what they hold, with an example and every fact."""
    example = content.interview.questions[:2]
    told = [fact for fact in content.talk.facts if fact.role in _TOLD_FIRST]
    lines = [
        *_heading("Answers files"),
        wrapped(
            "An answers file is plain text in UTF-8. 'good-terms interview --save FILE' writes "
            "one; this is what one looks like:"
        ),
        "",
        "    answers:",
        *(f"      {question.id}: {question.options[0].id}" for question in example),
        "      # whatever is not answered counts as not known",
        "    client:",
        *(f"      {fact.id}: {fact.example}" for fact in told),
        "",
        *_bullets(_RULES_OF_ANSWERS),
        "",
        *_heading("Facts below 'client:'"),
        *(line for fact in content.talk.facts for line in _one_fact(fact)),
    ]  # fmt: skip
    return "\n".join(lines)


def _one_fact(fact: Fact) -> Iterator[str]:
    """A fact with its example; one that is chosen with its values and what they mean."""
    if not fact.choices:
        yield wrapped(f"{fact.label}, such as {fact.example}", f"  {fact.id}: ", "      ")
        return
    yield wrapped(f"{fact.label}, one of these", f"  {fact.id}: ", "      ")
    for value, means in fact.choices:
        yield wrapped(means, f"      {value}: ", "          ")


def diagnosis_text(case: TerminalCase) -> str:
    """The verdict, why, how sure, and what stands open."""
    return "\n".join(_diagnosis(case)).rstrip()


def talk_text(case: TerminalCase) -> str:
    """The talk part by part, and the steps of the plan."""
    return "\n".join([*_talk(case), *_plan(case)]).rstrip()


def counts_text(pack: Pack) -> str:
    """One line on what a sound pack holds."""
    interview, talk = pack.interview, pack.talk
    parts = [part for _, each in talk.parts for part in each]
    counts = {
        "gates": interview.gates,
        "questions": interview.questions,
        "rules": interview.rules,
        "verdicts": pack.verdicts,
        "parts of talks": parts,
        "lines": [line for part in parts for line in part.line_ids],
        "reactions": talk.reactions,
        "plans": pack.plans,
        "scripts": pack.library.scripts,
        "stories": pack.stories,
        "personas": pack.practice.personas,
        "role-plays": pack.practice.roleplays,
        "rubrics": pack.practice.rubrics,
        "sources": pack.sources,
    }
    listed = ", ".join(f"{len(items)} {name}" for name, items in counts.items())
    return f"{pack.info.label}: no faults in {listed}."


def _heading(title: str) -> Iterator[str]:
    yield from (title, "-" * len(title))


def _bullets(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield wrapped(text, "  - ")


def _section(title: str, texts: Iterable[str]) -> Iterator[str]:
    """A heading with points; nothing when there are none."""
    points = list(_bullets(texts))
    if points:
        yield from ("", *_heading(title), *points)


def _question(question: Question) -> Iterator[str]:
    yield wrapped(question.text, f"{question.id}: ", "  ")
    if question.when_text != "always":
        yield wrapped(question.when_text, "  asked when ")
    for option in question.options:
        yield wrapped(option.text, f"    {option.id}: ", "      ")


def _diagnosis(case: TerminalCase) -> Iterator[str]:
    diagnosis, text = case.diagnosis, case.text
    yield from _heading(f"{diagnosis.verdict}: {text.name}")
    for sentence in meaning(text, diagnosis):
        yield wrapped(sentence)
    yield wrapped(f"How sure: {diagnosis.confidence}. {diagnosis.confidence_because}")
    yield from _section("First", (each.text for each in diagnosis.safeguards))
    yield from _section("What holds it back", (each.text for each in diagnosis.constraints))
    yield from _section("Because you told us", (_because(each) for each in diagnosis.reasons))
    yield from _section(
        "What points to which cause",
        (f"{each.cause}: {_points(each.points)}" for each in diagnosis.causes if each.points),
    )
    yield from _section(
        "Not known yet",
        (f"{each.fact} (within {days(each.within)})" for each in diagnosis.missing),
    )
    yield from _section(
        "Out of the question",
        (f"{_name(case, each.verdict)}: {each.sentence}" for each in diagnosis.barred),
    )
    yield from _section(
        "What would change it",
        (
            f"{_name(case, each.verdict)}, if instead: {each.sentence}"
            for each in diagnosis.alternatives
        ),
    )
    yield from _section("Not needed, and left aside", case.ignored)


def _name(case: TerminalCase, verdict: Verdict) -> str:
    """A verdict by its name, with its code as JSON and answers files know it."""
    return f"{case.content.verdict(verdict).name} ({verdict})"


def _points(number: int) -> str:
    return "1 point" if number == 1 else f"{number} points"


def _because(reason: Reason) -> str:
    told = "; ".join(f"“{said.sentence}”" for said in reason.answers)
    return f"{reason.sentence} [{told}]" if told else reason.sentence


def _talk(case: TerminalCase) -> Iterator[str]:
    talk = case.talk
    yield from _heading(f"The talk: {talk.title}")
    yield from map(wrapped, (*talk.advice, *for_oneself(talk)))
    yield wrapped(talk.channel)
    yield from _section("Before you act", (check.text for check in case.text.before))
    for part in talk.parts:
        yield from _part(part)
    yield from _section("If they say", (f"{each.says} – {each.reply}" for each in talk.reactions))
    yield from _section(
        "Words to leave out",
        (f"{', '.join(each.words)} – {each.instead}" for each in talk.avoid),
    )
    yield from _section(
        "To make it theirs, fill in under 'client:' in the answers file",
        (_fact(case, name) for name in talk.open_facts),
    )


def _fact(case: TerminalCase, name: str) -> str:
    fact = next(fact for fact in case.content.talk.facts if fact.id == name)
    return f"{name}: {fact.label}"


def _part(part: TalkPart) -> Iterator[str]:
    yield from ("", *_heading(f"{part.title} ({part.time})" if part.time else part.title))
    for line in part.lines:
        yield wrapped(f"({line.text})" if line.cue else line.text, "  ")


def _plan(case: TerminalCase) -> Iterator[str]:
    yield from _section(
        "The plan",
        (
            f"{step_day(step, case.facts)}: {_sentence(step.title)} {step.detail}"
            for step in case.steps
        ),
    )


def _sentence(title: str) -> str:
    """A title as a sentence: with a full stop, unless it ends one already."""
    return title if title.endswith((".", "?", "!")) else f"{title}."
