"""What a case is pinned to: the interview and the verdicts of one version of a pack."""

from __future__ import annotations

from coach.domain.record import Record
from coach.domain.rules.interview import Interview
from coach.domain.rules.verdict import Verdict, VerdictText
from coach.domain.talk.talk import Tone


class PackInfo(Record):
    """What a pack says of itself."""

    id: str
    title: str
    version: str
    language: str
    licence: str
    tones: tuple[Tone, ...]

    @property
    def label(self) -> str:
        """Id and version, as shown beside a line: "good-terms 1.0"."""
        return f"{self.id} {self.version}"


class Definition(Record):
    """What a case is pinned to: the interview and the verdicts of one version of a pack."""

    info: PackInfo
    interview: Interview
    verdicts: tuple[VerdictText, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every verdict has its words, and every question and rule its gate."""
        gates = {gate.id for gate in self.interview.gates}
        named = {question.gate for question in self.interview.questions}
        named |= {rule.gate for rule in self.interview.rules}
        return bool(gates) and named <= gates and {v.verdict for v in self.verdicts} == {*Verdict}

    def verdict(self, verdict: Verdict) -> VerdictText:
        """What a verdict says."""
        return next(text for text in self.verdicts if text.verdict is verdict)
