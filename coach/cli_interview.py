# SPDX-License-Identifier: MIT
"""The interview in a terminal, or fed from a pipe: one question at a time, a number answers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli_case import TerminalCase
from coach.cli_text import diagnosis_text, talk_text, wrapped
from coach.domain.interview import DONT_KNOW, SKIP
from coach.engine.interview import Walk, walk
from coach.errors import GoodTermsError

if TYPE_CHECKING:
    from pathlib import Path

    from coach.content.library import ContentLibrary
    from coach.domain.interview import Question

LEFT, INTERRUPTED = 1, 130
_KEYS = "d don't know, s skip, b back, ? why we ask"


class TerminalInterview:
    """Asks until a gate decides, then shows verdict, talk and plan.

    Args:
        content: What is asked and said.
        save: Where to keep the answers, after each one; None keeps nothing.
    """

    def __init__(self, content: ContentLibrary, save: Path | None) -> None:
        self._content = content
        self._save = save
        self._answers: dict[str, str] = {}
        self._facts: dict[str, str] = {}
        self._gate = ""

    def run(self) -> int:
        """Hold the interview; the exit status.

        Raises:
            GoodTermsError: The file to save to cannot be used.
        """
        self._go_on()
        try:
            while (question := self._walk().next) is not None:
                self._ask(question)
        except EOFError:
            return self._leave(LEFT)
        except KeyboardInterrupt:
            return self._leave(INTERRUPTED)
        case = TerminalCase(self._content, self._walk().answers, self._facts)
        print("", diagnosis_text(case), "", talk_text(case), "", sep="\n")
        print(self._kept())
        return 0

    def _walk(self) -> Walk:
        return walk(self._content.interview, self._answers)

    def _go_on(self) -> None:
        """Take up the interview that the file holds, or make sure that it can be written."""
        if self._save is None:
            return
        if self._save.exists():
            from coach.content.answers import read_answers

            found = read_answers(self._save, self._content.interview, self._content.talk.facts)
            self._answers, self._facts = dict(found.answers), dict(found.client)
            count = len(self._answers)
            there = "1 answer is there" if count == 1 else f"{count} answers are there"
            print(f"Going on from '{self._save}': {there}.")
        self._keep()

    def _ask(self, question: Question) -> None:
        self._show(question)
        while True:
            said = input("> ").strip().lower()
            if said in {"?", "h", "help"}:
                print(wrapped(question.why, "  "))
            elif said == "b":
                if self._back():
                    return
                print("  This is the first question.")
            elif (answer := _answer(question, said)) is not None:
                self._answers[question.id] = answer
                self._keep()
                return
            else:
                print(f"  Please type a number from 1 to {len(question.options)}, or {_KEYS}.")

    def _show(self, question: Question) -> None:
        if question.gate != self._gate:
            self._gate = question.gate
            print(f"\n== {self._content.interview.gate(question.gate).title} ==")
        print("", wrapped(question.text), wrapped(question.help, "  "), sep="\n")
        for number, option in enumerate(question.options, start=1):
            note = f" ({option.note})" if option.note else ""
            print(wrapped(option.text + note, f"  {number}  "))
        print(f"  ({_KEYS})")

    def _back(self) -> bool:
        """Forget the last answer, so that its question is asked again; False at the first."""
        asked = self._walk().asked
        if not asked:
            return False
        del self._answers[asked[-1]]
        self._keep()
        return True

    def _keep(self) -> None:
        if self._save is None:
            return
        from coach.content.answers import write_answers
        from coach.services.files import write_whole

        if not self._save.parent.is_dir():
            raise GoodTermsError(f"There is no folder '{self._save.parent}'.", todo="Make it.")
        text = write_answers(self._answers, self._facts, self._content.interview)
        write_whole(self._save, text.encode())

    def _leave(self, status: int) -> int:
        print(f"\n\nThe interview is not finished. {self._kept()}")
        return status

    def _kept(self) -> str:
        if self._save is None:
            return "Nothing was saved; '--save FILE' keeps the answers."
        return f"Your answers are in '{self._save}'."


def _answer(question: Question, said: str) -> str | None:
    """The option that was typed, by its number, its id or a key; None when it is none."""
    keys = {"d": DONT_KNOW, "s": SKIP, DONT_KNOW: DONT_KNOW, SKIP: SKIP}
    ids = {option.id: option.id for option in question.options}
    numbers = {str(number): each.id for number, each in enumerate(question.options, start=1)}
    return (keys | ids | numbers).get(said)
