"""The ear: what in a line or a talk may hurt or mislead, while it is being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.talk.talk import FactRole, Named
from coach.engine.talk.kept_back import names_said
from coach.engine.wording.checker import compile_ahead, hear, hear_talk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.domain.rules.verdict import Verdict
    from coach.domain.talk.talk import Talk
    from coach.domain.wording import Mark, TalkMarks
    from coach.services.case.case_reader import CaseReader
    from coach.services.case.context import ServiceContext
    from coach.services.talk.talks import TalkService


class WordingService:
    """Listens; it never rewrites anything, and keeps nothing."""

    def __init__(
        self, context: ServiceContext, case_reader: CaseReader, talks: TalkService
    ) -> None:
        self._context = context
        self._case_reader = case_reader
        self._talks = talks

    def line(self, text: str, case_id: str = "", part: str = "") -> tuple[Mark, ...]:
        """The marks of a text, in its order; offsets are characters of the text.

        Args:
            text: What is to be said or written.
            case_id: The case whose talk it belongs to; empty: none.
            part: The id of the part of that talk.

        Raises:
            NotFound: There is no such case.
        """
        return hear(text, self._context.content.ear, verdict=self._verdict(case_id), part=part)

    def compile_ahead(self) -> Iterator[object]:
        """Compile what there is to listen for in small steps."""
        return compile_ahead(self._context.content.ear)

    def composed(self, talk: Talk) -> TalkMarks:
        """The marks of a talk as it is to be said, and what it lacks as a whole."""
        return hear_talk(talk, self._context.content.ear)

    def kept_back(self, case_id: str, talk: Talk) -> tuple[str, ...]:
        """The names that the user wants left out of a case's talk, and that are said in it.

        Raises:
            NotFound: There is no such case.
        """
        given = self._talks.given(case_id)
        told = [(fact, given.get(fact.id, "")) for fact in self._context.content.talk.facts]
        kept = next((words for fact, words in told if fact.role is FactRole.KEPT_BACK), "")
        named = (words for fact, words in told if fact.named in {Named.PERSON, Named.FIRM})
        return names_said(kept, talk, named) if kept else ()

    def _verdict(self, case_id: str) -> Verdict | None:
        if not case_id:
            return None
        diagnosis = self._case_reader.open(case_id).for_talk
        return None if diagnosis is None else diagnosis.verdict
