"""What the files of the talk and of the library hold, and the domain they become."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated, Literal, Self

from msgspec.structs import replace
from pydantic import Field, model_validator

from coach.content.kinds.fields import (
    ALWAYS,
    AskedAs,
    Claims,
    Clause,
    FieldError,
    Id,
    Model,
    Sources,
    Template,
    Text,
    Weight,
    When,
    WhenWithFacts,
    Whole,
    YesNo,
    blanks,
)
from coach.domain.rules.condition import All, Always, Condition, Given
from coach.domain.talk.script import Source
from coach.domain.talk.talk import (
    LineClaim,
    PartRole,
    PartText,
    Passage,
    ReactionText,
    Tone,
    Variant,
)

if TYPE_CHECKING:
    from collections.abc import Iterable


class ClaimModel(Model):
    """An entry of `claims.yaml`: what a line may take for granted, and when it is so."""

    id: Id
    says: Text
    when: WhenWithFacts

    def domain(self) -> LineClaim:
        """The claim."""
        return LineClaim(self.id, self.says, self.when.tree, self.when.text)


class TonedModel(Model):
    """A text in the first tone of the pack, with `### <tone>` blocks below it for further ones."""

    warm: Template = Field(alias="### warm", default="")
    plain: Template = Field(alias="### plain", default="")
    formal: Template = Field(alias="### formal", default="")

    @property
    def blocks(self) -> dict[Tone, str]:
        """What the blocks say."""
        texts = {Tone.WARM: self.warm, Tone.PLAIN: self.plain, Tone.FORMAL: self.formal}
        return {tone: text for tone, text in texts.items() if text}

    def in_tones(self, first: str, tones: tuple[Tone, ...]) -> tuple[tuple[Tone, str], ...]:
        """The texts in the tones of a pack; `first` is the one above the blocks."""
        blocks = self.blocks
        further = ((tone, blocks[tone]) for tone in tones[1:] if tone in blocks)
        return ((tones[0], first), *further)


class LineModel(TonedModel):
    """A line block of `talk/<verdict>/<part>.md`."""

    line: Id
    when: When = ALWAYS
    tone: Tone | None = None
    cue: YesNo = False
    because: Text
    source: Sources
    claims: Claims | None = None
    text: Template

    @property
    def certain(self) -> bool:
        """Whether it can be used in every case: no condition, no blanks."""
        return isinstance(self.when.tree, Always) and not blanks(self.text)

    @model_validator(mode="after")
    def _tones_fit(self) -> Self:
        if self.cue and self.blocks:
            mend = "Nobody says it aloud: take the '###' blocks out."
            raise FieldError("A cue has one text for all tones.", mend)
        if self.tone is not None and self.blocks:
            mend = "Take 'tone' out; the text above the first '###' is in the pack's first tone."
            raise FieldError("'tone' and '###' blocks do not go together.", mend)
        return self

    @property
    def condition(self) -> Condition:
        """When it fits: its own condition, and that each of its blanks is given."""
        return _with_blanks(self.when, self.text)

    def domain(self, number: int, tones: tuple[Tone, ...]) -> tuple[Variant, ...]:
        """The variant, or one for each tone of the pack where it has them."""
        texts = self.in_tones(self.text, tones)
        return tuple(
            Variant(
                line=self.line,
                text=text,
                when=self.condition,
                when_text=self.when.text,
                tone=self.tone if len(texts) == 1 else tone,
                because=self.because,
                sources=self.source,
                cue=self.cue,
                number=number,
                claims=self.claims,
            )
            for tone, text in texts
        )


class SpokenModel(LineModel):
    """A paragraph of a passage: a line, or one of the alternatives of a line."""

    when: WhenWithFacts = ALWAYS
    optional: YesNo = False

    def domain(self, number: int, tones: tuple[Tone, ...]) -> tuple[Variant, ...]:
        """The variant, or one for each tone of the pack."""
        return tuple(
            replace(variant, own=self.when.tree, optional=self.optional)
            for variant in LineModel.domain(self, number, tones)
        )


def is_optional(line: LineModel) -> bool:
    """Whether a line is left out where a blank of it is not filled."""
    return isinstance(line, SpokenModel) and line.optional


class PassageModel(Model):
    """The settings of a passage: `## <id>` and what stands right under it."""

    passage: Id
    when: WhenWithFacts = ALWAYS
    claims: Claims
    silent: YesNo = False  # nothing of this part is said in this situation
    because: Text = ""
    source: Sources | None = None

    def domain(self, lines: Iterable[LineModel], tones: tuple[Tone, ...]) -> Passage:
        """The passage with its lines; what it takes for granted, each of them does."""
        variants = taking_also(self.claims, all_variants(lines, tones))
        return Passage(self.passage, self.when.tree, self.when.text, variants)


def taking_also(
    claims: tuple[str, ...] | None, variants: tuple[Variant, ...]
) -> tuple[Variant, ...]:
    """Wordings that take for granted what is said for all of them too; None: nothing is said."""
    if claims is None:
        return variants
    return tuple(
        replace(each, claims=tuple(dict.fromkeys((*claims, *(each.claims or ())))))
        for each in variants
    )


def all_variants(lines: Iterable[LineModel], tones: tuple[Tone, ...]) -> tuple[Variant, ...]:
    """The variants of all lines in order, numbered among those of the same line."""
    counts: Counter[str] = Counter()
    found: list[Variant] = []
    for line in lines:
        counts[line.line] += 1
        found += line.domain(counts[line.line], tones)
    return tuple(found)


def _with_blanks(when: Clause, text: str) -> Condition:
    given = tuple(Given(name) for name in blanks(text))
    own = () if isinstance(when.tree, Always) else (when.tree,)
    parts: tuple[Condition, ...] = (*own, *given)
    if len(parts) == 1:
        return parts[0]
    return All(parts) if parts else Always()


class PartModel(Model):
    """The front matter of `talk/<verdict>/<part>.md`."""

    title: Text
    role: PartRole
    purpose: Text
    time: Text
    seconds: Annotated[Whole, Field(ge=0, le=7200)]
    do: Text
    dont: Text
    when: When = ALWAYS
    opens: YesNo = False
    own_words: YesNo = Field(default=False, alias="own-words")
    also: Literal["", "first", "last", "facts", "open-list", "last-but-one"] = ""
    also_behind: Annotated[str, Field(alias="also-behind")] = ""
    ways: YesNo = False
    added_before: Annotated[str, Field(alias="added-before")] = ""
    passages: YesNo = False
    because: Text = ""  # of each line or passage that gives no reason of its own
    source: Sources

    def domain(
        self, part_id: str, variants: tuple[Variant, ...], passages: tuple[Passage, ...] = ()
    ) -> PartText:
        """The part with its lines, or its passages."""
        return PartText(
            id=part_id,
            title=self.title,
            purpose=self.purpose,
            time=self.time,
            seconds=self.seconds,
            do=self.do,
            dont=self.dont,
            variants=variants,
            opens=self.opens,
            own_words=self.own_words,
            also=self.also,
            also_behind=self.also_behind,
            ways=self.ways,
            added_before=self.added_before,
            when=self.when.tree,
            when_text=self.when.text,
            sources=self.source,
            passages=passages,
            role=self.role,
        )


class LikelierModel(Model):
    """More weight for a reaction where a condition holds."""

    when: When
    weight: Weight


class ReactionModel(TonedModel):
    """`reactions/<folder>/<id>.md`; the reply is its body."""

    says: Text
    beneath: Text
    trap: Text
    when: When = ALWAYS
    weight: Weight
    likelier: tuple[LikelierModel, ...] = ()
    asked_as: AskedAs = ()
    answers_any: YesNo = False
    source: Sources
    claims: Claims | None = None
    reply: Template

    def domain(self, reaction_id: str, tones: tuple[Tone, ...]) -> ReactionText:
        """The reaction."""
        return ReactionText(
            id=reaction_id,
            says=self.says,
            beneath=self.beneath,
            replies=self.in_tones(self.reply, tones),
            trap=self.trap,
            when=self.when.tree,
            when_text=self.when.text,
            weight=self.weight,
            likelier=tuple((more.when.tree, more.weight) for more in self.likelier),
            sources=self.source,
            asked_as=self.asked_as,
            answers_any=self.answers_any,
            claims=self.claims,
        )


class SourceModel(Model):
    """An entry of `sources.yaml`."""

    id: Id
    title: Text
    strength: Literal["A", "B", "C", "K", "P"]
    says: Text
    where: Text = ""

    def domain(self) -> Source:
        """The source."""
        return Source(self.id, self.title, self.strength, self.says, self.where)
