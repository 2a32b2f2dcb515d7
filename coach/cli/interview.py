# SPDX-License-Identifier: MIT
"""The interview in a terminal, or fed from a pipe: one question at a time, a number answers it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from coach.cli.case import TerminalCase
from coach.cli.streams import STREAM, read_given, save
from coach.cli.text import diagnosis_text, talk_text, wrapped
from coach.clock import system_clock, today
from coach.domain.rules.interview import DONT_KNOW, SKIP
from coach.engine.rules.interview import Walk, walk
from coach.errors import GoodTermsError
from coach.file_faults import shown

if TYPE_CHECKING:
    from coach.content.library import ContentLibrary
    from coach.domain.rules.interview import Question

LEFT, INTERRUPTED = 1, 130
_KEYS = "d don't know, s skip, b back, ? why we ask, q leave"
_LEAVE = frozenset({"q", "quit", "exit"})


class TerminalInterview:
    """Asks until a gate decides, then shows verdict, talk and plan.

    As in the window, who goes back keeps the answers that they go back over: Enter keeps an answer
    and goes on to the next.

    Args:
        content: What is asked and said.
        save: The file to keep the answers in, after each one, as it was typed; None keeps nothing.
    """

    def __init__(self, content: ContentLibrary, save: str | Path | None) -> None:
        self._content = content
        self._save = None if save is None else str(save)
        self._answers: dict[str, str] = {}
        self._facts: dict[str, str] = {}
        self._gate = ""
        self._at = ""  # the answered question that is looked at again; empty: the open one

    def run(self) -> int:
        """Hold the interview; the exit status.

        Raises:
            GoodTermsError: The file to save to cannot be used.
        """
        self._go_on()
        print(wrapped(f"A number answers a question; then press Enter. {self._leaving()}"))
        try:
            while (question := self._question()) is not None or self._goes_back():
                if question is not None and not self._ask(question):
                    return self._leave(LEFT)
        except EOFError:
            if self._walk().next is not None:
                return self._leave(LEFT)
        except KeyboardInterrupt:
            return self._leave(INTERRUPTED)
        case = TerminalCase(
            self._content, self._walk().answers, self._facts, on=today(system_clock)
        )
        print("", diagnosis_text(case), "", talk_text(case), "", sep="\n")
        print(self._kept())
        return 0

    def _leaving(self) -> str:
        kept = "your answers stay in the file" if self._save else "and nothing is kept"
        return f"q leaves at any time, and so does Ctrl+C: {kept}."

    def _walk(self) -> Walk:
        return walk(self._content.interview, self._answers)

    def _question(self) -> Question | None:
        """The question to show: the one that is looked at again, else the open one."""
        path = self._walk()
        if self._at in path.asked:
            return next(q for q in self._content.interview.questions if q.id == self._at)
        self._at = ""
        return path.next

    def _goes_back(self) -> bool:
        """Whether somebody who has answered everything looks at an answer once more."""
        print("\nEverything is answered. Enter shows the verdict, b goes back to the answers.")
        return input("> ").strip().lower() == "b" and self._back()

    def _go_on(self) -> None:
        """Take up the interview that the file holds, or make sure that it can be written."""
        if self._save is None:
            return
        if self._save == STREAM:
            todo = "Name a file: good-terms interview --save answers.yaml"
            raise GoodTermsError("Answers are kept in a file, not in '-'.", todo=todo)
        if os.path.lexists(Path(self._save).expanduser()):
            from coach.content.answers.answers import read_answers

            raw = read_given(self._save, "The answers file").raw
            known = self._content.talk.facts
            found = read_answers(raw, self._content.interview, known, self._save)
            self._answers, self._facts = dict(found.answers), dict(found.client)
            count = len(self._answers)
            there = "1 answer is there" if count == 1 else f"{count} answers are there"
            print(f"Going on from '{shown(self._save)}': {there}.")
            print(*found.asked_again(), sep="\n", end="\n" if found.again else "")
        self._keep()

    def _ask(self, question: Question) -> bool:
        """Ask until there is an answer or another question to look at; False to leave."""
        given = self._answers.get(question.id) if self._at else None
        self._show(question, given)
        while True:
            said = input("> ").strip().lower()
            if said in _LEAVE:
                return False
            if said in {"?", "h", "help"}:
                print(wrapped(question.why, "  "))
            elif said == "b":
                if self._back():
                    return True
                print("  This is the first question.")
            elif (answer := _answer(question, said) or (given if not said else None)) is not None:
                self._take(question, answer)
                return True
            else:
                print(f"  Please type a number from 1 to {len(question.options)}, or {_KEYS}.")

    def _take(self, question: Question, answer: str) -> None:
        """Keep an answer, and look at the next question that is asked."""
        if self._answers.get(question.id) != answer:
            self._answers[question.id] = answer
            self._keep()
        asked = self._walk().asked
        behind = asked[asked.index(question.id) + 1 :] if self._at and question.id in asked else ()
        self._at = behind[0] if behind else ""

    def _show(self, question: Question, given: str | None) -> None:
        if question.gate != self._gate:
            self._gate = question.gate
            print(f"\n== {self._content.interview.gate(question.gate).title} ==")
        print("", wrapped(question.text), wrapped(question.help, "  "), sep="\n")
        for number, option in enumerate(question.options, start=1):
            note = f" ({option.note})" if option.note else ""
            mark = "*" if option.id == given else " "
            print(wrapped(option.text + note, f" {mark}{number}  "))
        if given is not None:
            said = {DONT_KNOW: "that you don't know", SKIP: "nothing yet"}.get(
                given, "the one at *"
            )
            print(f"  You said {said}. Enter keeps it and goes on.")
        print(f"  ({_KEYS})")

    def _back(self) -> bool:
        """Look at the answer before; False at the first. No answer is taken back."""
        asked = self._walk().asked
        before = asked[: asked.index(self._at)] if self._at in asked else asked
        if not before:
            return False
        self._at = before[-1]
        return True

    def _keep(self) -> None:
        """Write the answers into the file, whose comments and facts stay as they are by now."""
        if self._save is None:
            return
        from coach.content.answers.edit import updated_answers

        there = ""
        if os.path.isfile(os.path.expanduser(self._save)):  # noqa: PTH111, PTH113 - no name is odd to it
            there = read_given(self._save, "The answers file").raw.decode("utf-8-sig", "replace")
        known = self._content.talk.facts
        text = updated_answers(there, self._answers, self._facts, self._content.interview, known)
        save(self._save, text.encode())

    def _leave(self, status: int) -> int:
        print(f"\n\nThe interview is not finished. {self._kept()}")
        return status

    def _kept(self) -> str:
        if self._save is None:
            return "Nothing was saved; '--save FILE' keeps the answers."
        return f"Your answers are in '{shown(self._save)}'."


def _answer(question: Question, said: str) -> str | None:
    """The option that was typed, by its number, its id or a key; None when it is none."""
    keys = {"d": DONT_KNOW, "s": SKIP, DONT_KNOW: DONT_KNOW, SKIP: SKIP}
    ids = {option.id: option.id for option in question.options}
    numbers = {str(number): each.id for number, each in enumerate(question.options, start=1)}
    return (keys | ids | numbers).get(said)
