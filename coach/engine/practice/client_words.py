"""What the client says at a place in a run, and with what they come back to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.engine.wording.tokens import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.practice.run import Step

FEWEST_WORDS = 4  # of what the client leads back with: "Aren't they?" alone asks nothing
_SENTENCE = re.compile(r"(?<=[.!?…])[’”]?\s+")
_SPOKEN = re.compile(r"(?P<before>[^“”]*“)(?P<words>[^”]+)”")


def led_back(line: str) -> str:
    """With what the client comes back to a line of theirs: its last question, else last sentence.

    A question presses on, whatever they tell behind it. One that is too short to stand by itself
    takes the one before it along.
    """
    spoken = next(reversed([*_SPOKEN.finditer(line)]), None)
    if spoken is None:
        return line
    sentences = _SENTENCE.split(spoken["words"])
    asks = [at for at, each in enumerate(sentences) if each.endswith("?")]
    if asks:
        sentences = sentences[: asks[-1] + 1]
    found = last = sentences.pop()
    while sentences and len(words_of(last)) < FEWEST_WORDS:
        last = sentences.pop()
        found = f"{last} {found}"
    return f"{spoken['before'].lstrip()}{found}”"


def client_words(steps: Sequence[Step], at: int, line: str) -> str:
    """What the client says at a place in a run, a sentence a line.

    It begins with their answer to what was said before and what they let out with it. Where they
    answered a line of one's own, they lead back to their turn and do not say its line again.

    Args:
        steps: The run.
        at: Before what was said in which step, from 0; how many there are: what they say now.
        line: Their line in the turn of that place.
    """
    before = steps[at - 1] if at else None
    if before is None:
        return line
    back, earlier = before.back, steps[at - 2] if at > 1 else None
    if earlier is not None and before.answer and back and earlier.back == back:
        return "\n".join(filter(None, (before.answer, before.revealed)))  # nobody insists twice
    return "\n".join(filter(None, (before.answer, before.revealed, back or line)))
