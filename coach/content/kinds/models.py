"""What interview, verdict and plan files hold, and the domain they become; for compiling only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from coach.content.kinds.fields import (
    ALWAYS,
    Claims,
    FactId,
    FieldError,
    Id,
    Model,
    Points,
    Sources,
    Text,
    When,
    Whole,
    YesNo,
)
from coach.domain.definition import PackInfo
from coach.domain.plan import Plan, PlanStep
from coach.domain.rules.heat import Heat, HeatOption, HeatQuestion
from coach.domain.rules.interview import (
    DONT_KNOW,
    SKIP,
    UNKNOWN,
    Changeable,
    Gate,
    Option,
    Promise,
    Question,
    QuestionRole,
    Rule,
    Safeguard,
)
from coach.domain.rules.verdict import (
    Cause,
    Mode,
    Scope,
    Verdict,
)
from coach.domain.talk.talk import Tone

if TYPE_CHECKING:
    from coach.content.kinds.locations import SourceLocation

RESERVED_OPTIONS = frozenset({DONT_KNOW, SKIP, UNKNOWN, "known"})
_ONLY_WITH = {
    Mode.SUSPEND: Verdict.PART_NOW,
    Mode.END: Verdict.PART_NOW,
    Mode.AT_RISK: Verdict.INVEST,
    Mode.BOUNDARY: Verdict.RESET,
}


def _version(text: str) -> str:
    parts = text.split(".")
    if not 2 <= len(parts) <= 3 or not all(part.isdecimal() and part.isascii() for part in parts):
        raise FieldError(f"'{text[:20]}' is no version.", "Write it like 1.0 or 1.0.2.")
    return text


def _not_reserved(option_id: str) -> str:
    if option_id in RESERVED_OPTIONS:
        mend = "Every question has it already; take it out."
        raise FieldError(f"The option id '{option_id}' is reserved.", mend)
    return option_id


def fitting_mode(mode: Mode | None, verdict: Verdict | None) -> None:
    """Refuse a mode that belongs to another verdict.

    Raises:
        FieldError: It does.
    """
    only = _ONLY_WITH.get(mode) if mode is not None else None
    if only is not None and verdict is not None and verdict is not only:
        raise FieldError(
            f"The mode '{mode}' goes only with {only}, not with {verdict}.", "Change it."
        )


FORMAT = 1  # of packs: one more where a pack of before would be read wrongly


def is_newer(place: SourceLocation) -> bool:
    """Whether the number of a format at a place is one that a later program writes."""
    found = place.data
    return isinstance(found, str) and found.isdecimal() and found.isascii() and int(found) > FORMAT


class PackModel(Model):
    """`pack.yaml`."""

    id: Id
    title: Text
    version: Annotated[str, AfterValidator(_version)]
    language: Id
    licence: Text
    tones: Annotated[tuple[Tone, ...], Field(min_length=1)] = ()
    adds_to: Id | None = Field(alias="adds-to", default=None)
    format: Annotated[Whole, Field(ge=1, le=FORMAT)] = FORMAT

    @model_validator(mode="after")
    def _tones_fit(self) -> Self:
        if self.adds_to is None and not self.tones:
            raise FieldError("'tones' is missing.", "Name the tones of its talks: [warm].")
        if self.adds_to is not None and self.tones:
            mend = "It has the tones of the pack that it adds to: take them out."
            raise FieldError("A pack that adds to another has no 'tones'.", mend)
        return self

    def domain(self) -> PackInfo:
        """What the pack says of itself."""
        return PackInfo(self.id, self.title, self.version, self.language, self.licence, self.tones)


class GateModel(Model):
    """A gate of `interview/questions.yaml`."""

    id: Id
    title: Text
    icon: Id
    why: Text

    def domain(self) -> Gate:
        """The gate."""
        return Gate(self.id, self.title, self.icon, self.why)


class OptionModel(Model):
    """An option of a question."""

    id: Annotated[Id, AfterValidator(_not_reserved)]
    text: Text
    said: Text
    note: Text = ""

    def domain(self) -> Option:
        """The option."""
        return Option(self.id, self.text, self.said, self.note)


class QuestionModel(Model):
    """A question of `interview/questions.yaml`."""

    id: Id
    gate: Id
    text: Text
    help: Text
    why: Text
    when: When = ALWAYS
    key: YesNo = False
    changes: Changeable = Changeable.FACT
    mirror: Text = ""
    opening: Text = ""
    role: QuestionRole | None = None
    fact: Text
    within: Annotated[Whole, Field(ge=1, le=90)]
    options: Annotated[tuple[OptionModel, ...], Field(min_length=2)]

    @model_validator(mode="after")
    def _mirror_and_opening(self) -> Self:
        if bool(self.mirror) != bool(self.opening):
            mend = "Write both: the question put to the client, and what to ask them in the talk."
            raise FieldError(f"'{self.id}' has only one of 'mirror' and 'opening'.", mend)
        return self

    def domain(self) -> Question:
        """The question."""
        return Question(
            id=self.id,
            gate=self.gate,
            text=self.text,
            help=self.help,
            why=self.why,
            options=tuple(option.domain() for option in self.options),
            fact=self.fact,
            within=self.within,
            when=self.when.tree,
            when_text=self.when.text,
            key=self.key,
            changes=self.changes,
            mirror=self.mirror,
            opening=self.opening,
            role=self.role,
        )


class HeatOptionModel(Model):
    """An answer to the question about anger."""

    text: Text
    said: Text


class HeatModel(Model):
    """`interview/heat.yaml`."""

    after: Id
    text: Text
    help: Text
    why: Text
    cool: HeatOptionModel
    warm: HeatOptionModel
    hot: HeatOptionModel
    parked: Text
    again: Text

    def domain(self) -> HeatQuestion:
        """The question about anger."""
        options = ((Heat.COOL, self.cool), (Heat.WARM, self.warm), (Heat.HOT, self.hot))
        return HeatQuestion(
            after=self.after,
            text=self.text,
            help=self.help,
            why=self.why,
            options=tuple(HeatOption(heat, each.text, each.said) for heat, each in options),
            parked=self.parked,
            again=self.again,
        )


class SafeguardModel(Model):
    """A safeguard of a rule."""

    id: Id
    text: Text


class RuleModel(Model):
    """A rule of `interview/rules.yaml`."""

    id: Id
    gate: Id
    when: When
    because: Text
    source: Sources
    decides: Verdict | None = None
    mode: Mode | None = None
    scope: Scope | None = None
    bars: tuple[Verdict, ...] = ()
    instead: Verdict | None = None
    evidence: dict[Cause, Points] = Field(default_factory=dict)
    safeguards: tuple[SafeguardModel, ...] = ()
    constrains: Text = ""
    flags: tuple[Id, ...] = ()
    no_referral: YesNo = Field(default=False, alias="no-referral")

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        effects = (self.decides, self.mode, self.bars, self.evidence, self.safeguards)
        if not (any(effects) or self.constrains or self.flags or self.no_referral):
            mend = "Give it evidence, a flag, a verdict, a bar or a safeguard, or take it out."
            raise FieldError(f"The rule '{self.id}' has no effect.", mend)
        if self.scope is not None and self.decides is None:
            raise FieldError("'scope' says nothing without 'decides'.", "Take it out.")
        fitting_mode(self.mode, self.decides)
        return self

    @model_validator(mode="after")
    def _instead_fits(self) -> Self:
        if self.instead is None:
            return self
        if not self.bars:
            mend = "Name what is barred in 'bars'."
            raise FieldError("'instead' says nothing without 'bars'.", mend)
        if self.instead in self.bars:
            what = f"'instead' names {self.instead}, which is barred here."
            raise FieldError(what, "Name another.")
        return self

    def domain(self) -> Rule:
        """The rule."""
        return Rule(
            id=self.id,
            gate=self.gate,
            when=self.when.tree,
            when_text=self.when.text,
            because=self.because,
            sources=self.source,
            decides=self.decides,
            mode=self.mode,
            scope=self.scope,
            bars=self.bars,
            instead=self.instead,
            evidence=tuple(self.evidence.items()),
            safeguards=tuple(Safeguard(each.id, each.text) for each in self.safeguards),
            constrains=self.constrains,
            flags=self.flags,
            no_referral=self.no_referral,
        )


class PromiseModel(Model):
    """A promise of `interview/promises.yaml`: verdicts that are `never`, or alone (`only`)."""

    id: Id
    when: When
    never: tuple[Verdict, ...] = ()
    only: tuple[Verdict, ...] = ()
    because: Text
    source: Sources

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if bool(self.never) == bool(self.only):
            mend = "Name the verdicts that are never given, or those that alone are."
            raise FieldError(f"The promise '{self.id}' needs 'never' or 'only'.", mend)
        return self

    def domain(self) -> Promise:
        """The promise."""
        others = tuple(verdict for verdict in Verdict if verdict not in self.only)
        return Promise(
            id=self.id,
            when=self.when.tree,
            when_text=self.when.text,
            never=self.never or others,
            because=self.because,
            sources=self.source,
        )


class StepModel(Model):
    """A step of a plan."""

    id: Id
    day: Annotated[Whole, Field(ge=-365, le=1100)]
    title: Text
    detail: Text
    when: When = ALWAYS
    exact: YesNo = False
    on: FactId | None = None
    same: tuple[Id, ...] = ()
    by_note: YesNo = False
    source: Sources
    claims: Claims | None = None

    def domain(self) -> PlanStep:
        """The step."""
        return PlanStep(
            id=self.id,
            day=self.day,
            title=self.title,
            detail=self.detail,
            when=self.when.tree,
            when_text=self.when.text,
            exact=self.exact,
            sources=self.source,
            on=self.on or "",
            same=self.same,
            by_note=self.by_note,
            claims=self.claims,
        )


class PlanModel(Model):
    """`plans/<id>.yaml`."""

    title: Text
    steps: Annotated[tuple[StepModel, ...], Field(min_length=1)]

    def domain(self, plan_id: str) -> Plan:
        """The plan."""
        return Plan(plan_id, self.title, tuple(step.domain() for step in self.steps))
