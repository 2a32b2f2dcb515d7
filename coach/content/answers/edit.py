"""Answers put into a file that a person wrote: their comments, order and facts stay as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.content.answers.answers import quoted, read_answers, write_answers
from coach.errors import AnswersError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from coach.domain.rules.interview import Interview
    from coach.domain.talk.talk import Fact

_BEGIN = re.compile(r"answers:(?:[ ]*\{[ ]*\})?(?P<rest>[ ]*(?:[ ]#.*)?)")
_ENTRY = re.compile(
    r"(?P<indent> +)(?P<mark>[\"']?)(?P<name>[^\s:\"'#]+)(?P=mark)[ ]*:[ \t]+"
    r"(?P<value>\"[^\"]*\"|'[^']*'|[^\s#\"'][^#]*?)(?P<rest>[ \t]*(?:[ \t]#.*)?)"
)


def updated_answers(
    text: str,
    answers: Mapping[str, str],
    client: Mapping[str, str],
    interview: Interview,
    facts: Iterable[Fact],
) -> str:
    """The text with these answers; all else in it stays, but where it is not written in lines.

    Args:
        text: An answers file that can be used, or an empty text for a new one.
        answers: All answers, those in the text among them.
        client: The facts as the text has them.
        interview: Whose questions are answered; new answers get theirs as a comment.
        facts: What may be said about the client.
    """
    fresh = write_answers(answers, client, interview)
    if not text.strip():
        return fresh
    known = tuple(facts)
    edited = _edited(text, answers, interview)
    try:
        found = read_answers(edited, interview, known)
    except AnswersError:
        found = None
    if found is not None and (found.answers, found.client) == (dict(answers), dict(client)):
        return edited
    comments = [line for line in text.splitlines() if line.lstrip().startswith("#")]
    return "\n".join([*comments, fresh])


def _edited(text: str, answers: Mapping[str, str], interview: Interview) -> str:
    ending = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").removeprefix("\ufeff").rstrip("\n").split("\n")
    begun = next((number for number, line in enumerate(lines) if _BEGIN.fullmatch(line)), None)
    if begun is None:
        return text
    match = _BEGIN.fullmatch(lines[begun])
    assert match is not None
    lines[begun] = f"answers:{match['rest']}"
    last, indent, open_ones = begun, "  ", dict(answers)
    for number, entry in _entries(lines, begun + 1):
        last, indent = number, entry["indent"]
        before = entry["value"].strip("\"'")
        meant = interview.current(entry["name"], before)
        name = next((each for each in meant if each in open_ones), entry["name"])
        option = open_ones.pop(name, None)
        if option is not None and option != before:
            lines[number] = f"{indent}{quoted(name)}: {quoted(option)}{entry['rest']}"
    lines[last + 1 : last + 1] = _added(open_ones, indent, interview)
    return ending.join([*lines, ""])


def _entries(lines: list[str], begin: int) -> Iterator[tuple[int, re.Match[str]]]:
    """The entries of a part from its first line on, each with the number of its line."""
    for number, line in enumerate(lines[begin:], begin):
        if line.strip() and line[0] not in " #":
            return
        entry = _ENTRY.fullmatch(line)
        if entry is not None:
            yield number, entry


def _added(answers: Mapping[str, str], indent: str, interview: Interview) -> list[str]:
    """The lines of new answers, each below its question."""
    written = write_answers(answers, {}, interview).splitlines()[1:-1] if answers else []
    return [f"{indent}{line.lstrip()}" for line in written]
