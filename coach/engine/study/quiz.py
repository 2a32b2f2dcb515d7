"""What is said of a story once somebody has chosen a verdict for it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from coach.domain.rules.verdict import Verdict
from coach.domain.study.figures import Judged
from coach.engine.rules.read_back import lower_first

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coach.domain.rules.diagnosis import Diagnosis


MOST_NEAR = 4  # verdicts that are offered beside the right one


def judged(found: Diagnosis, chosen: Verdict, name: Callable[[Verdict], str]) -> Judged:
    """The verdict of a story with its reasons, in the engine's own words.

    Args:
        found: What the answers of the story come to.
        chosen: The verdict that somebody chose.
        name: Says what a verdict is called.
    """
    is_right = chosen is found.verdict
    return Judged(
        is_right=is_right,
        verdict=found.verdict,
        name=name(found.verdict),
        because=found.because,
        reasons=reasons(found),
        why_not="" if is_right else next(_against(found, chosen), ""),
    )


def reasons(found: Diagnosis) -> tuple[str, ...]:
    """The sentences of the rules behind a verdict, but for the one that decided; each once."""
    said = (each.sentence for each in found.reasons if each.sentence != found.because)
    return tuple(dict.fromkeys(said))


def nearest(found: Diagnosis, seed: str) -> tuple[Verdict, ...]:
    """Verdicts that somebody might take for the right one, the nearest first; none is it.

    Those one answer away, those that lost and those that are barred; then others, by a seed.
    """
    near: dict[Verdict, None] = {}
    for rows in (found.alternatives, found.losing, found.barred):
        near.update(dict.fromkeys(each.verdict for each in rows))
    others = sorted(Verdict, key=lambda each: _hashed(f"{seed}/{each.value}"))
    near.update(dict.fromkeys(others))
    near.pop(found.verdict, None)
    return tuple(near)[:MOST_NEAR]


def _hashed(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def _against(found: Diagnosis, chosen: Verdict) -> Iterator[str]:
    """What speaks against a verdict, or would have to be otherwise for it; the strongest first."""
    yield from (each.sentence for each in found.barred if each.verdict is chosen)
    for each in found.alternatives:
        if each.verdict is chosen:
            yield f"It would fit another story: {lower_first(each.sentence).rstrip('.')}."
