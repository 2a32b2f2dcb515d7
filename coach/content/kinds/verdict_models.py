"""What a verdict's file holds, and the domain it becomes; for compiling only."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from coach.content.kinds.fields import (
    ALWAYS,
    AskedAs,
    FactId,
    FieldError,
    Id,
    Model,
    Sources,
    Template,
    Text,
    When,
    WhenWithFacts,
    blanks,
)
from coach.content.kinds.models import fitting_mode
from coach.domain.rules.condition import All, Given
from coach.domain.rules.verdict import (
    Advice,
    CaseText,
    Cause,
    Check,
    Mode,
    ModeText,
    ReferralPolicy,
    Verdict,
    VerdictText,
)

MOST_FIRST = 30  # facts that are asked in one sitting before a talk is shown


class CheckModel(Model):
    """A thing to check before acting on a verdict."""

    id: Id
    text: Text
    when: When = ALWAYS
    source: Sources

    def domain(self) -> Check:
        """The check."""
        return Check(self.id, self.text, self.source, self.when.tree)


class CaseTextModel(Model):
    """What a verdict says in some cases in place of its usual text."""

    when: When
    meaning: Text = ""
    channel: Text = ""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.meaning and not self.channel:
            raise FieldError("This says nothing.", "Write 'meaning', 'channel', or both.")
        return self

    def domain(self) -> CaseText:
        """The text."""
        return CaseText(self.when.tree, self.meaning, self.channel)


class AdviceModel(Model):
    """What a verdict advises in a case, and what not to do there."""

    when: WhenWithFacts = ALWAYS
    do: Template
    leave: Template = ""

    def domain(self) -> Advice:
        """The advice, for cases in which each of its blanks is filled."""
        given = (Given(name) for name in dict.fromkeys((*blanks(self.do), *blanks(self.leave))))
        return Advice(All((self.when.tree, *given)), self.do, self.leave)


class ModeModel(Model):
    """What a verdict says in one mode in place of its usual text."""

    meaning: Text
    channel: Text = ""
    before: tuple[CheckModel, ...] = ()

    def domain(self, mode: Mode) -> ModeText:
        """The text of that mode."""
        checks = tuple(check.domain() for check in self.before)
        return ModeText(mode, self.meaning, self.channel, checks)


class VerdictModel(Model):
    """`verdicts/<id>.yaml`."""

    verdict: Verdict
    name: Text
    short: Text
    meaning: Text
    chosen: Text = ""
    cause: Cause | None = None
    channel: Text
    parts: Annotated[tuple[Id, ...], Field(min_length=1)]
    plan: Id
    referral: ReferralPolicy
    referral_when: When = Field(alias="referral-when", default=ALWAYS)
    ends: When | None = None
    hands_over: When | None = Field(alias="hands-over", default=None)
    before: Annotated[tuple[CheckModel, ...], Field(min_length=1)]
    asked_as: AskedAs = ()
    modes: dict[Mode, Text] = Field(default_factory=dict)
    in_modes: dict[Mode, ModeModel] = Field(default_factory=dict, alias="in-modes")
    asks_first: Annotated[tuple[FactId, ...], Field(max_length=MOST_FIRST)] = Field(
        alias="asks-first", default=()
    )
    otherwise: tuple[CaseTextModel, ...] = ()
    advice: tuple[AdviceModel, ...] = ()
    source: Sources

    @model_validator(mode="after")
    def _referral_fits(self) -> Self:
        if self.referral is ReferralPolicy.NONE and self.referral_when != ALWAYS:
            mend = "Name 'vendors' or 'colleagues' in 'referral', or take it out."
            raise FieldError("'referral-when' says nothing where nobody is named.", mend)
        return self

    @model_validator(mode="after")
    def _modes_fit(self) -> Self:
        for mode in (*self.modes, *self.in_modes):
            fitting_mode(mode, self.verdict)
        return self

    def domain(self) -> VerdictText:
        """What the verdict says."""
        return VerdictText(
            verdict=self.verdict,
            name=self.name,
            short=self.short,
            meaning=self.meaning,
            cause=self.cause,
            channel=self.channel,
            parts=self.parts,
            plan=self.plan,
            referral=self.referral,
            before=tuple(check.domain() for check in self.before),
            modes=tuple(self.modes.items()),
            sources=self.source,
            in_modes=tuple(text.domain(mode) for mode, text in self.in_modes.items()),
            chosen=self.chosen,
            referral_when=self.referral_when.tree,
            ends=self.ends.tree if self.ends is not None else None,
            hands_over=self.hands_over.tree if self.hands_over is not None else None,
            asks_first=self.asks_first,
            otherwise=tuple(each.domain() for each in self.otherwise),
            advice=tuple(each.domain() for each in self.advice),
        )
