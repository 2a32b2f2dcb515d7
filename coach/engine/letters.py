"""Writing a letter for one case: the first of its kind that fits, filled in like a talk."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.letters import LETTER_BLANKS, Letter
from coach.engine.compose import line_of
from coach.engine.context import context

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.domain.diagnosis import Diagnosis
    from coach.domain.letters import LetterKind
    from coach.domain.pack import TalkContent
    from coach.domain.talk import Tone

FOLDER = "letters"  # of the templates


def letter(
    content: TalkContent,
    kind: LetterKind,
    diagnosis: Diagnosis,
    facts: Mapping[str, str],
    *,
    tone: Tone,
    extra: Mapping[str, str],
) -> Letter | None:
    """The letter of a kind for one case; None where the content has none that fits.

    Args:
        content: The texts.
        kind: What the letter is for.
        diagnosis: The case.
        facts: What the user gave, dates as ISO text.
        tone: How it sounds, where the letter has several tones.
        extra: Values of `LETTER_BLANKS`; what is empty counts as not given, others are ignored.
    """
    case = context(diagnosis, content.facts, facts)
    own = {name: extra.get(name, "").strip() for name in LETTER_BLANKS}
    given = {name: value for name, value in own.items() if value}
    case = replace(case, blanks={**case.blanks, **given})
    fitting = (each for each in content.letters if each.kind is kind and case.allows(each.when))
    text = next(fitting, None)
    if text is None:
        return None
    lines = (
        line_of([each for each in text.variants if each.line == name], case, tone, FOLDER, text.id)
        for name in text.line_ids
    )
    paragraphs = tuple(line for line in lines if line is not None)
    return Letter(kind, text.title, text.subject, paragraphs)
