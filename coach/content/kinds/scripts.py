"""What the files of the scripts hold, and the domain they become."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from coach.content.kinds.fields import (
    AskedAs,
    Claims,
    FactId,
    FieldError,
    Id,
    Model,
    Sources,
    Text,
    When,
)
from coach.domain.rules.verdict import Verdict
from coach.domain.talk.script import Script, ScriptPair, ScriptStage, Situation

SCRIPT_SECTIONS = (
    "Short",
    "Long",
    "In writing",
    "By video or telephone",
    "Two people across the table",
    "When you work alone",
    "How it goes wrong",
)
MOST_IN_RULE = 16  # words: what one can keep in one's head on the way in

_END = re.compile(r"[.?!][”’)]*")


def _rule(text: str) -> str:
    words = len(text.split())
    if words > MOST_IN_RULE:
        mend = f"Nobody remembers so much: write at most {MOST_IN_RULE}."
        raise FieldError(f"The rule has {words} words.", mend)
    if [found.end() for found in _END.finditer(text)] != [len(text)]:
        raise FieldError("The rule is not one sentence.", "Write one, with one full stop.")
    return text


def _blank(text: str) -> str:
    if re.search(r"[\[\]]", text) or text != text.lower():
        mend = "Write it in small letters, without brackets: first name."
        raise FieldError(f"'{text[:40]}' is not how a blank is named.", mend)
    return text


class SituationModel(Model):
    """An entry of `scripts/situations.yaml`."""

    id: Id
    title: Text
    summary: Text
    when: When | None = None
    order: tuple[Id, ...] = ()  # its scripts as the talks come; those of other packs follow
    asked_as: AskedAs = ()

    def domain(self) -> Situation:
        """The situation."""
        when = None if self.when is None else self.when.tree
        return Situation(self.id, self.title, self.summary, when)


class ScriptBlanksModel(Model):
    """`scripts/blanks.yaml`: words in brackets that a case can fill, each with its fact."""

    blanks: dict[Annotated[Text, AfterValidator(_blank)], FactId]


class PairModel(Model):
    """A bad line beside the good one; `good` stands word for word in the script."""

    bad: Text
    good: Text
    differs: Text

    def domain(self) -> ScriptPair:
        """The pair."""
        return ScriptPair(self.bad, self.good, self.differs)


class ScriptModel(Model):
    """`scripts/<situation>/<id>.md`; the last keys are the sections of its body."""

    title: Text
    stage: ScriptStage
    use_when: Text
    not_when: Text
    asked_as: AskedAs = ()
    rule: Annotated[Text, AfterValidator(_rule)]
    settled_first: Annotated[tuple[Text, ...], Field(min_length=1)]
    pairs: Annotated[tuple[PairModel, ...], Field(min_length=1)]
    reactions: tuple[Id, ...]
    focus: Text
    not_in_writing: Text = ""
    contrast_why: Text
    verdicts: Annotated[tuple[Verdict, ...], Field(min_length=1)]
    source: Sources
    short: Text = Field(alias="## Short")
    long: Text = Field(alias="## Long")
    written: Text = Field(alias="## In writing", default="")
    by_video: Text = Field(alias="## By video or telephone", default="")
    for_two: Text = Field(alias="## Two people across the table", default="")
    alone: Text = Field(alias="## When you work alone", default="")
    contrast: Text = Field(alias="## How it goes wrong")

    def domain(self, script_id: str, situation: str) -> Script:
        """The script."""
        return Script(
            id=script_id,
            situation=situation,
            stage=self.stage,
            title=self.title,
            use_when=self.use_when,
            not_when=self.not_when,
            short=self.short,
            long=self.long,
            avoid=tuple(pair.bad for pair in self.pairs),
            reactions=self.reactions,
            written=self.written,
            focus=self.focus,
            contrast=self.contrast,
            contrast_why=self.contrast_why,
            verdicts=tuple(verdict.value for verdict in self.verdicts),
            sources=self.source,
            rule=self.rule,
            pairs=tuple(pair.domain() for pair in self.pairs),
            settled_first=self.settled_first,
            not_in_writing=self.not_in_writing,
            by_video=self.by_video,
            for_two=self.for_two,
            alone=self.alone,
        )


class AddedScriptModel(ScriptModel):
    """A script of a pack that adds to another: whoever writes down what they say has no more."""

    use_when: Text = ""
    not_when: Text = ""
    rule: Annotated[Text, AfterValidator(_rule)] = ""
    settled_first: tuple[Text, ...] = ()
    pairs: tuple[PairModel, ...] = ()
    reactions: tuple[Id, ...] = ()
    focus: Text = ""
    contrast_why: Text = ""
    verdicts: tuple[Verdict, ...] = ()
    source: Claims = ()
    long: Text = Field(alias="## Long", default="")
    contrast: Text = Field(alias="## How it goes wrong", default="")
