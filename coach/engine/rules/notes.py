"""What to know of a verdict: the sentence that decided, whose it is, and who decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.rules.verdict import PROTECTIVE, Mode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.domain.rules.diagnosis import Diagnosis, Overruled
    from coach.domain.rules.verdict import VerdictText


def headline(diagnosis: Diagnosis) -> str:
    """The sentence that decided, which window, command line and papers show with the verdict.

    It is that of the rule that decided, or of the rule that put another verdict in its place. Where
    the user chose the verdict themselves no rule decided it, and it says that.
    """
    own = diagnosis.overruled
    if own is None:
        return diagnosis.because
    return f"You chose this yourself. Your answers come to “{own.name}”."


def notes(diagnosis: Diagnosis, text: VerdictText, *, on_paper: bool = False) -> tuple[str, ...]:
    """The sentences that talk and brief show with the verdict, in order; each once.

    On paper the headline stands above them, and says already whose verdict it is.

    What the mode changes, that somebody else decides, and what an overruling set aside. Why the
    user set it aside, and who looked at it with them, is for their own eyes: no paper holds it.
    """
    said = [text.mode_text(diagnosis.mode)]
    if diagnosis.recommendation:
        said.append(text.mode_text(Mode.RECOMMENDATION))
    if diagnosis.overruled is not None:
        said += _overruled(diagnosis.overruled, text, on_paper=on_paper)
    return tuple(dict.fromkeys(filter(None, said)))


def _overruled(own: Overruled, text: VerdictText, *, on_paper: bool) -> Iterator[str]:
    if not on_paper:
        yield f"“{text.name}” is your own verdict. Your answers come to “{own.name}”."
        yield f"Your reason: {own.reason}"
    if own.second and not on_paper:
        yield f"Looked at with you: {own.second}."
    if own.verdict in PROTECTIVE:
        yield "Whatever you do, the safeguards stay."
