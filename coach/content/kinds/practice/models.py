"""What the files of moves, levels, personas and rubrics hold, and the domain they become."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, PlainValidator

from coach.content.kinds.fields import FieldError, Id, Model, Sources, Text, Whole, YesNo
from coach.domain.practice.condition import LEAST, MOST, RunCondition
from coach.domain.practice.moves import Move, MoveText
from coach.domain.practice.persona import (
    Hidden,
    Level,
    LevelText,
    MoveEffect,
    Persona,
    PushBack,
    Trigger,
)
from coach.domain.practice.rubric import MOST_WITHIN, CriticalFail, Rubric, RubricCheck
from coach.domain.rules.verdict import Verdict
from coach.engine.practice.condition import RunConditionError, read
from coach.engine.wording.tokens import words_of

MOST_CHANGE = 5  # of a meter by one line: half of what there is
MOST_PUSHBACKS = 9
FEWEST_CHECKS, MOST_CHECKS = 8, 14  # what one person can mark while somebody speaks


def _condition(text: object) -> RunCondition:
    try:
        return read(text if isinstance(text, str) else "")
    except RunConditionError as error:
        raise FieldError(str(error), error.mend) from None


def _words(text: str) -> str:
    if not words_of(text):
        what = f"'{text[:40]}' has no word in it: nobody can say it."
        raise FieldError(what, "Write the words as they are said: nothing personal.")
    return text


RunWhen = Annotated[RunCondition, PlainValidator(_condition)]
Spoken = Annotated[Text, AfterValidator(_words)]
Meter = Annotated[Whole, Field(ge=LEAST, le=MOST)]
Change = Annotated[Whole, Field(ge=-MOST_CHANGE, le=MOST_CHANGE)]


class MoveTextModel(Model):
    """An entry of `personas/moves.yaml`."""

    id: Move
    name: Text
    what: Text
    rule: Text
    example: Spoken
    helps: YesNo

    def domain(self) -> MoveText:
        """The move as it is told."""
        return MoveText(self.id, self.name, self.what, self.rule, self.example, self.helps)


class LevelTextModel(Model):
    """An entry of `personas/levels.yaml`."""

    id: Level
    name: Text
    behaves: Text
    pushbacks: Annotated[Whole, Field(ge=0, le=MOST_PUSHBACKS)]
    trust: Change
    tension: Change

    def domain(self) -> LevelText:
        """The level as it is told."""
        return LevelText(self.id, self.name, self.behaves, self.pushbacks, self.trust, self.tension)


class HiddenModel(Model):
    """What a persona hides."""

    fact: Text
    rule: Text
    says: Spoken
    when: RunWhen

    def domain(self) -> Hidden:
        """The hidden fact."""
        return Hidden(self.fact, self.rule, self.says, self.when)


class TriggerModel(Model):
    """Words that a persona hears badly."""

    words: Annotated[tuple[Spoken, ...], Field(min_length=1)]
    trust: Change = 0
    tension: Change = 0
    because: Text

    def domain(self) -> Trigger:
        """The trigger."""
        words = tuple(word.lower() for word in self.words)
        return Trigger(words, self.because, self.trust, self.tension)


class MoveEffectModel(Model):
    """A row of what moves a persona."""

    move: Move
    when: RunWhen | None = Field(alias="if", default=None)
    trust: Change
    tension: Change
    because: Text

    def domain(self) -> MoveEffect:
        """The row."""
        return MoveEffect(self.move, self.trust, self.tension, self.because, self.when)


class PushBackModel(Model):
    """What whoever plays a persona must say."""

    id: Id
    says: Spoken
    when: Text
    levels: Annotated[tuple[Level, ...], Field(min_length=1)]

    def domain(self) -> PushBack:
        """The push-back."""
        return PushBack(self.id, self.says, self.when, self.levels)


class PersonaModel(Model):
    """`personas/<id>.yaml`."""

    name: Text
    role: Text
    verdicts: tuple[Verdict, ...]  # none: for the safety drill
    level: Level
    who: Text
    stake: Text
    suspects: Text
    voice: Text
    trust: Meter
    tension: Meter
    hidden: HiddenModel
    calms: Annotated[tuple[Text, ...], Field(min_length=1)]
    triggers: Annotated[tuple[TriggerModel, ...], Field(min_length=1)]
    walks_away: Text
    leaves: RunWhen
    farewell: Spoken
    moves: Annotated[tuple[MoveEffectModel, ...], Field(min_length=1)]
    answers: dict[Move, Spoken]
    pushbacks: Annotated[tuple[PushBackModel, ...], Field(min_length=1)]
    source: Sources

    def domain(self, persona_id: str) -> Persona:
        """The persona."""
        return Persona(
            id=persona_id,
            name=self.name,
            role=self.role,
            verdicts=self.verdicts,
            level=self.level,
            who=self.who,
            stake=self.stake,
            suspects=self.suspects,
            voice=self.voice,
            hidden=self.hidden.domain(),
            calms=self.calms,
            triggers=tuple(each.domain() for each in self.triggers),
            walks_away=self.walks_away,
            leaves=self.leaves,
            farewell=self.farewell,
            trust=self.trust,
            tension=self.tension,
            effects=tuple(each.domain() for each in self.moves),
            answers=tuple(self.answers.items()),
            pushbacks=tuple(each.domain() for each in self.pushbacks),
            source=self.source,
        )


class CheckModel(Model):
    """Something that was done or not."""

    id: Id
    dimension: Text
    says: Text
    yes: Text
    no: Text
    moves: Annotated[tuple[Move, ...], Field(default=())]
    avoids: Annotated[tuple[Move, ...], Field(default=())]
    hints: Annotated[tuple[Move, ...], Field(default=())]
    within: Annotated[Whole, Field(default=0, ge=1, le=MOST_WITHIN)]
    after: Annotated[tuple[Move, ...], Field(default=())]
    pressed: YesNo | None = None

    def domain(self) -> RubricCheck:
        """The check."""
        return RubricCheck(
            self.id,
            self.dimension,
            self.says,
            self.yes,
            self.no,
            self.moves,
            self.avoids,
            hints=self.hints,
            within=self.within,
            after=self.after,
            pressed=self.pressed,
        )


class CriticalFailModel(Model):
    """What caps the mark."""

    id: Id
    says: Text
    because: Text
    moves: Annotated[tuple[Move, ...], Field(default=())]

    def domain(self) -> CriticalFail:
        """The critical fail."""
        return CriticalFail(self.id, self.says, self.because, self.moves)


class RubricModel(Model):
    """`rubrics/<id>.yaml`."""

    title: Text
    verdicts: tuple[Verdict, ...]  # none: for the safety drill
    checks: Annotated[
        tuple[CheckModel, ...], Field(min_length=FEWEST_CHECKS, max_length=MOST_CHECKS)
    ]
    critical: Annotated[tuple[CriticalFailModel, ...], Field(min_length=1)]
    source: Sources

    def domain(self, rubric_id: str) -> Rubric:
        """The rubric."""
        return Rubric(
            rubric_id,
            self.title,
            self.verdicts,
            tuple(each.domain() for each in self.checks),
            tuple(each.domain() for each in self.critical),
            self.source,
        )
