"""What the files of letters, preparation and afterthought hold, and the domain they become."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Self

from pydantic import Field, model_validator

from coach.content.kinds.fields import (
    ALWAYS,
    Claims,
    FieldError,
    Id,
    Model,
    Sources,
    Template,
    Text,
    When,
    Whole,
)
from coach.domain.papers.letters import LetterKind, LetterText
from coach.domain.rules.verdict import Verdict
from coach.domain.talk.coaching import (
    AfterText,
    CalmLine,
    LogAsk,
    LogQuestion,
    MissedCause,
    Outcome,
    PrepareRole,
    PrepareStage,
    PrepareStep,
    Surprise,
)

if TYPE_CHECKING:
    from coach.domain.talk.talk import Variant

FEWEST_CALM = 3  # calming lines that fit every case


class LetterModel(Model):
    """The front matter of `letters/<id>.md`."""

    title: Text
    subject: Text
    kind: LetterKind
    when: When = ALWAYS
    because: Text = ""  # of each paragraph that gives no reason of its own
    source: Sources
    claims: Claims | None = None

    def domain(self, letter_id: str, variants: tuple[Variant, ...]) -> LetterText:
        """The letter with its paragraphs."""
        return LetterText(
            id=letter_id,
            kind=self.kind,
            title=self.title,
            subject=self.subject,
            variants=variants,
            when=self.when.tree,
            when_text=self.when.text,
            sources=self.source,
        )


class PrepareModel(Model):
    """A step of `talk/prepare.yaml`."""

    id: Id
    text: Template
    stage: PrepareStage
    when: When = ALWAYS
    unless: tuple[Id, ...] = ()
    role: PrepareRole | None = None
    source: Sources
    claims: Claims | None = None

    def domain(self) -> PrepareStep:
        """The step."""
        return PrepareStep(
            id=self.id,
            text=self.text,
            stage=self.stage,
            when=self.when.tree,
            when_text=self.when.text,
            sources=self.source,
            unless=self.unless,
            claims=self.claims,
            role=self.role,
        )


class CalmModel(Model):
    """A line of `talk/calm.yaml`."""

    id: Id
    text: Text
    when: When = ALWAYS
    source: Sources
    claims: Claims | None = None

    def domain(self) -> CalmLine:
        """The calming line."""
        when = self.when
        return CalmLine(self.id, self.text, when.tree, when.text, self.source, self.claims)


class LogQuestionModel(Model):
    """A question of `talk/after.yaml`: what it asks, and where it is put like this."""

    asks: LogAsk
    text: Text
    yes: Text = ""
    no: Text = ""
    when: When = ALWAYS
    claims: Claims | None = None

    @model_validator(mode="after")
    def _answers_fit(self) -> Self:
        if self.asks is LogAsk.HELD and not (self.yes and self.no):
            raise FieldError("Whether it took place needs 'yes' and 'no'.", "Write both answers.")
        if self.asks is not LogAsk.HELD and (self.yes or self.no):
            raise FieldError("'yes' and 'no' say nothing here.", "Only 'asks: held' has them.")
        return self

    def domain(self) -> LogQuestion:
        """The question."""
        when = self.when
        return LogQuestion(
            self.asks, self.text, when.tree, when.text, self.yes, self.no, self.claims
        )


class OutcomeModel(Model):
    """What a talk came to."""

    id: Id
    text: Text
    verdicts: Annotated[tuple[Verdict, ...] | None, Field(min_length=1)] = None
    when: When = ALWAYS
    claims: Claims | None = None

    def domain(self) -> Outcome:
        """The outcome."""
        when = self.when
        return Outcome(self.id, self.text, self.verdicts or (), when.tree, when.text, self.claims)


class SurpriseModel(Model):
    """Whether they were surprised."""

    id: Id
    text: Text


class CauseModel(Model):
    """Why a talk did not happen."""

    id: Id
    text: Text
    smaller: Text
    days: Annotated[Whole, Field(ge=0, le=30)]
    when: When = ALWAYS
    claims: Claims | None = None

    def domain(self) -> MissedCause:
        """The cause."""
        return MissedCause(
            self.id,
            self.text,
            self.smaller,
            self.days,
            self.when.tree,
            self.when.text,
            self.claims,
        )


class AfterModel(Model):
    """`talk/after.yaml`."""

    questions: Annotated[tuple[LogQuestionModel, ...], Field(min_length=1)]
    outcomes: Annotated[tuple[OutcomeModel, ...], Field(min_length=1)]
    surprise: Annotated[tuple[SurpriseModel, ...], Field(min_length=1)]
    causes: Annotated[tuple[CauseModel, ...], Field(min_length=1)]

    def domain(self) -> AfterText:
        """What can be said of a talk afterwards."""
        return AfterText(
            tuple(each.domain() for each in self.outcomes),
            tuple(Surprise(each.id, each.text) for each in self.surprise),
            tuple(each.domain() for each in self.causes),
            tuple(each.domain() for each in self.questions),
        )
