"""A role-play: what its file holds, and the domain it becomes."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from coach.content.kinds.fields import FieldError, Id, Model, Sources, Text, YesNo
from coach.content.kinds.locations import did_you_mean
from coach.content.kinds.practice.models import RunWhen, Spoken
from coach.domain.practice.moves import Move
from coach.domain.practice.persona import Level
from coach.domain.practice.roleplay import ClientLine, Ending, Result, RolePlay, Turn, TurnChoice
from coach.domain.rules.verdict import Verdict

SAFETY = "safety"  # in place of a verdict: the drill in which ending the call is right
MOST_MOVES = 2  # of a choice: what does more than two things is two choices
FEWEST_CHOICES, MOST_CHOICES = 3, 5
_BEGINS = ("“", "*", "‘")


def _verdict(value: object) -> Verdict | None:
    if value == SAFETY:
        return None
    if value not in set(Verdict):
        mend = did_you_mean(str(value)[:60], (*Verdict, SAFETY), most=0)
        raise FieldError(f"'{str(value)[:60]}' is no verdict.", mend)
    return Verdict(str(value))


def _quoted(text: str) -> str:
    if not text.startswith(_BEGINS) and not text[:1].isupper():
        what = f"'{text[:30]}' begins with a small letter."
        mend = "Put 'if' and 'takes:' on one line each; what is said begins with “."
        raise FieldError(what, mend)
    return text


def _said(text: str) -> str:
    is_done = text.startswith("*") and text.endswith("*") and len(text) > len("**")
    if not is_done and not (text.startswith("“") and text.endswith("”")):
        what = f"'{text[:30]}' is neither said nor done."
        raise FieldError(what, "Write “what is said”, or *what is done*.")
    return text


def _split(value: object) -> object:
    """Names with commas between them."""
    if not isinstance(value, str):
        return value
    return [name for part in value.split(",") if (name := part.strip())]


Names = Annotated[tuple[Id, ...], BeforeValidator(_split)]
Moves = Annotated[
    tuple[Move, ...], BeforeValidator(_split), Field(min_length=1, max_length=MOST_MOVES)
]


class ClientLineModel(Model):
    """What the client says."""

    when: RunWhen | None = Field(alias="if", default=None)
    takes: Names = ()
    text: Annotated[Spoken, AfterValidator(_quoted)]

    def domain(self) -> ClientLine:
        """The line."""
        return ClientLine(self.text, self.when, self.takes)


class ChoiceModel(Model):
    """What one can say."""

    text: Annotated[Spoken, AfterValidator(_said)]
    move: Moves
    goes: Id
    tells: Names = ()
    takes: Names = ()
    when: RunWhen | None = Field(alias="if", default=None)

    def domain(self, choice_id: str) -> TurnChoice:
        """The choice."""
        return TurnChoice(
            choice_id, self.text, self.move, self.goes, self.tells, self.takes, self.when
        )


class TurnModel(Model):
    """A turn of a role-play."""

    id: Id
    lines: Annotated[tuple[ClientLineModel, ...], Field(min_length=1)]
    choices: Annotated[
        tuple[ChoiceModel, ...], Field(min_length=FEWEST_CHOICES, max_length=MOST_CHOICES)
    ]

    def domain(self) -> Turn:
        """The turn; its choices are numbered from 1."""
        return Turn(
            self.id,
            tuple(line.domain() for line in self.lines),
            tuple(each.domain(f"{self.id}/{n}") for n, each in enumerate(self.choices, start=1)),
        )


class EndingModel(Model):
    """An ending of a role-play."""

    id: Id
    title: Text
    result: Result
    walks: YesNo = False
    takes: Names = ()
    text: Text

    def domain(self) -> Ending:
        """The ending."""
        return Ending(self.id, self.title, self.result, self.text, self.takes, self.walks)


class RolePlayModel(Model):
    """`roleplays/<id>.md`; turns and endings are the sections of its body."""

    title: Text
    verdict: Annotated[Verdict | None, BeforeValidator(_verdict)]
    persona: Id
    rubric: Id
    levels: Annotated[tuple[Level, ...], Field(min_length=1)]
    scene: Text
    aim: Text
    known: Annotated[tuple[Text, ...], Field(min_length=1)]
    brief: tuple[Text, ...] = ()
    facts: Annotated[dict[Id, Text], Field(min_length=1)]
    begins: Id
    source: Sources
    turns: Annotated[tuple[TurnModel, ...], Field(min_length=1)]
    endings: Annotated[tuple[EndingModel, ...], Field(min_length=1)]

    def domain(self, play_id: str) -> RolePlay:
        """The role-play."""
        return RolePlay(
            id=play_id,
            title=self.title,
            verdict=self.verdict,
            persona=self.persona,
            rubric=self.rubric,
            levels=self.levels,
            scene=self.scene,
            aim=self.aim,
            known=self.known,
            facts=tuple(self.facts.items()),
            begins=self.begins,
            turns=tuple(turn.domain() for turn in self.turns),
            endings=tuple(ending.domain() for ending in self.endings),
            source=self.source,
            brief=self.brief,
        )
