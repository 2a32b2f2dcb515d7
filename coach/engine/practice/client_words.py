"""What the client says at a place in a run, and with what they come back to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.domain.practice.moves import Move
from coach.engine.wording.tokens import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.practice.run import Step

HEARD = "“I heard you.”"  # to what they answered the moment before
NOT_FOLLOWED = "“I don’t follow you.”"  # to each second line of which nothing can be told
GO_ON = "“Go on.”"  # to the first, where they asked nothing, or have asked it just before
WELL = "“Well?”"  # to a silence after a silence
LOST = 2  # such lines one after the other, after which what is understood is shown
FEWEST_WORDS = 4  # of what the client leads back with: "Aren't they?" alone asks nothing
TOGETHER = 6  # words of it with the sentences before that it takes along
_ASKS = "?"
_SENTENCE = re.compile(r"(?<=[.!?…])[’”]?\s+")
_SPOKEN = re.compile(r"(?P<before>[^“”]*“)(?P<words>[^”]+)”")


def led_back(line: str) -> str:
    """With what the client comes back to a line of theirs: its last question, else last sentence.

    A question presses on, whatever they tell behind it. One that is too short to stand by itself
    takes the one before it along; where it begins the line, as in "Me? I'm fine.", it only takes up
    a word of what was said before.
    """
    spoken = next(reversed([*_SPOKEN.finditer(line)]), None)
    if spoken is None:
        return line
    sentences = _SENTENCE.split(spoken["words"])
    asks = [at for at, each in enumerate(sentences) if each.endswith(_ASKS)]
    if asks == [0] and len(sentences) > 1 and len(words_of(sentences[0])) < FEWEST_WORDS:
        asks = []
    if asks:
        sentences = sentences[: asks[-1] + 1]
    found = sentences.pop()
    fewest = FEWEST_WORDS
    while sentences and len(words_of(found)) < fewest:
        found, fewest = f"{sentences.pop()} {found}", TOGETHER
    return f"{spoken['before'].lstrip()}{found}”"


def client_words(steps: Sequence[Step], at: int, line: str) -> str:
    """What the client says at a place in a run, a sentence a line.

    It begins with their answer to what was said before and what they let out with it. Where they
    answered a line of one's own, they lead back to what they had asked, and do not say their line
    again; where they had asked nothing, the answer stands alone. They never say the same twice
    running: what they cannot answer otherwise they do not follow.

    Args:
        steps: The run.
        at: Before what was said in which step, from 0; how many there are: what they say now.
        line: Their line in the turn of that place.
    """
    if not at:
        return line
    before = steps[at - 1]
    if not before.back:
        return _joined(before.answer, before.revealed, line)
    said = client_words(steps, at - 1, before.heard).split("\n")
    answer = "" if before.answer in said else before.answer  # nobody gives it twice running
    return _joined(answer, before.revealed, _leads_back(steps[:at], said)) or GO_ON


def _leads_back(steps: Sequence[Step], said: Sequence[str]) -> str:
    """With what the client comes back after these steps; `said` is what they said before the last.

    Empty where their answer to the same place needs no more.
    """
    last = steps[-1]
    asked = last.back if _ASKS in last.back else ""
    anew = "" if asked in said else asked
    if lost := times_lost(steps):
        return NOT_FOLLOWED if lost % LOST == 0 else anew or GO_ON
    if last.answer in said:
        return anew or _once_more(last)
    return "" if last.answer and _came_back(steps) else asked


def _came_back(steps: Sequence[Step]) -> bool:
    """Whether the last two steps led back to the same place."""
    return len(steps) > 1 and steps[-2].back == steps[-1].back


def _once_more(step: Step) -> str:
    """What they say to a line that does what the one before did."""
    return WELL if step.moves == (Move.WAIT,) else HEARD


def _joined(*parts: str) -> str:
    """What is said, a sentence a line."""
    return "\n".join(filter(None, parts))


def times_lost(steps: Sequence[Step]) -> int:
    """How many lines of which nothing could be told were said last, one after the other."""
    found = 0
    for step in reversed(steps):
        if step.moves or step.answer or not step.back:
            break
        found += 1
    return found
