"""What a sample case holds."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from coach.content.kinds.fields import FactId, Id, Model, Text, Whole
from coach.domain.rules.verdict import Verdict
from coach.domain.sample import Sample

MOST_DAYS = 365


class SampleModel(Model):
    """`samples/<id>.yaml`."""

    title: Text
    client: Text
    contact: Text
    role: Text
    told: Text
    verdict: Verdict  # what its author means it to come to; a check compares it with the engine
    talk_in: Annotated[Whole, Field(ge=1, le=MOST_DAYS)] = Field(alias="talk-in")
    answers: Annotated[dict[Id, Id], Field(min_length=1)]
    facts: dict[FactId, Text]
    days: dict[FactId, Annotated[Whole, Field(ge=1, le=MOST_DAYS)]] = Field(default_factory=dict)

    def domain(self, sample_id: str) -> Sample:
        """The sample."""
        return Sample(
            sample_id,
            self.title,
            self.client,
            self.contact,
            self.role,
            self.told,
            self.answers,
            self.facts,
            self.days,
            self.talk_in,
        )
