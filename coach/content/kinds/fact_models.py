"""What `talk/facts.yaml` holds, and the facts that it becomes."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from coach.content.kinds.fields import (
    ALWAYS,
    FactId,
    FieldError,
    Id,
    Model,
    Template,
    Text,
    When,
    WhenWithFacts,
)
from coach.domain.talk.talk import (
    SAID_AS,
    Fact,
    FactKind,
    FactRole,
    Named,
    Reveals,
    Suggestion,
    Tone,
    Variant,
)

NEEDED_ROLES = (FactRole.CLIENT, FactRole.CONTACT)  # a case has both from the first day
_NAMES = {
    FactRole.CLIENT: (Named.FIRM, Named.PERSON),
    FactRole.CONTACT: (Named.PERSON,),
    FactRole.SUPERIOR: (Named.PERSON,),
    FactRole.USER: (Named.PERSON,),
    FactRole.OFFENDER: (Named.PERSON,),
    FactRole.SUCCESSOR: (Named.PERSON,),
    FactRole.CONTACTS: (Named.PEOPLE,),
}
_REVEALS = {
    FactRole.CLIENT: Reveals.CLIENT,
    FactRole.CONTACT: Reveals.CLIENT,
    FactRole.SUPERIOR: Reveals.CLIENT,
    FactRole.OFFENDER: Reveals.CLIENT,
    FactRole.USER: Reveals.NOTHING,
}


class SuggestionModel(Model):
    """Words to begin from, of a fact."""

    text: Text
    when: WhenWithFacts = ALWAYS

    def domain(self) -> Suggestion:
        """The suggestion."""
        return Suggestion(self.text, self.when.tree)


class SaidModel(Model):
    """How a fact is said where no line of a talk has it, in the tones of the pack."""

    when: WhenWithFacts = ALWAYS
    because: Text
    text: Template  # in the first tone
    warm: Template = ""
    plain: Template = ""
    formal: Template = ""
    place: Literal["", "facts", "open-list", "last-but-one"] = ""

    def domain(self, line: str, number: int, tones: tuple[Tone, ...]) -> tuple[Variant, ...]:
        """A variant for each tone of the pack."""
        own = {Tone.WARM: self.warm, Tone.PLAIN: self.plain, Tone.FORMAL: self.formal}
        return tuple(
            Variant(
                line=line,
                text=(tone is not tones[0] and own[tone]) or self.text,
                when=self.when.tree,
                when_text=self.when.text,
                tone=tone,
                because=self.because,
                sources=(),
                number=number,
                place=self.place,
            )
            for tone in tones
        )


class FactModel(Model):
    """A fact of `talk/facts.yaml`."""

    id: FactId
    label: Text
    help: Text
    example: Text
    kind: FactKind = FactKind.TEXT
    when: When = ALWAYS
    choices: dict[Id, Text] = Field(default_factory=dict)
    role: FactRole | None = None
    names: Named
    reveals: Reveals
    suggestions: tuple[SuggestionModel, ...] = ()
    said: tuple[SaidModel, ...] = ()

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Self:
        if self.suggestions and self.kind is not FactKind.TEXT:
            mend = "Take them out: a day, a number and a choice have a field of their own."
            raise FieldError("'suggestions' can be taken only for a text.", mend)
        if self.said and self.role not in SAID_AS:
            roles = ", ".join(f"'role: {each}'" for each in SAID_AS)
            mend = f"Give it one of {roles}, or take them out."
            raise FieldError("'said' is for what is always said.", mend)
        if self.kind is FactKind.CHOICE and len(self.choices) < 2:
            raise FieldError(
                "A choice needs two 'choices' or more.", "Write them as 'id: text' lines."
            )
        if self.kind is not FactKind.CHOICE and self.choices:
            raise FieldError("'choices' say nothing here.", "Set 'kind: choice', or take them out.")
        return self

    @model_validator(mode="after")
    def _says_whose_name(self) -> Self:
        """What stands in a fact is a name or not; a role may leave no choice."""
        if self.names is not Named.NOBODY and self.kind is not FactKind.TEXT:
            raise FieldError(
                "No name can stand in a day, a number or a choice.", "Write 'names: nobody'."
            )
        if self.role is None:
            return self
        names, reveals = _NAMES.get(self.role), _REVEALS.get(self.role)
        if names is not None and self.names not in names:
            what = f"The role '{self.role}' is that of a name, and 'names' says otherwise."
            raise FieldError(what, f"Write 'names: {names[0]}'.")
        if reveals is not None and self.reveals is not reveals:
            what = f"The role '{self.role}' does not go with 'reveals: {self.reveals}'."
            raise FieldError(what, f"Write 'reveals: {reveals}'.")
        return self

    def domain(self, tones: tuple[Tone, ...]) -> Fact:
        """The fact, with how it is said in the tones of the pack."""
        line = SAID_AS.get(self.role, "") if self.role is not None else ""
        return Fact(
            id=self.id,
            label=self.label,
            help=self.help,
            example=self.example,
            kind=self.kind,
            when=self.when.tree,
            when_text=self.when.text,
            choices=tuple(self.choices.items()),
            role=self.role,
            suggestions=tuple(each.domain() for each in self.suggestions),
            led_in=tuple(
                variant
                for number, each in enumerate(self.said, start=1)
                for variant in each.domain(line, number, tones)
            ),
            names=self.names,
            reveals=self.reveals,
        )
