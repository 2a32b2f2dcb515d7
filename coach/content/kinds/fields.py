"""Kinds of values in content files, checked by pydantic; imported only when content is compiled."""

from __future__ import annotations

import re
from typing import Annotated

from msgspec import Struct
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator

from coach.domain.rules.condition import Always, Condition
from coach.engine.rules.conditions import ConditionError, parse, with_facts
from coach.engine.search.search_words import words_of

_BLANK = re.compile(r"\{\{ ?([a-z][a-z0-9_]*) ?\}\}")
_GAP = re.compile(r"\S[^\S\n]{2,}\S")
_UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|TBD)\b|\?\?\?|lorem ipsum", re.IGNORECASE)
_KEBAB = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_SNAKE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_MOST_NESTED = 20
_MOST_TYPED = 12  # words of a phrase to find something by
_MOST_CONDITION = 2000


class FieldError(ValueError):
    """A value that is not as it should be, with how to mend it."""

    def __init__(self, what: str, mend: str = "") -> None:
        super().__init__(what)
        self.what, self.mend = what, mend


class Clause(Struct, frozen=True):
    """A condition: the author's words and the tree they come to."""

    text: str = "always"
    tree: Condition = Always()


def blanks(template: str) -> tuple[str, ...]:
    """The names of the blanks in a text, each once, in order."""
    return tuple(dict.fromkeys(_BLANK.findall(template)))


def _prose(text: str) -> str:
    text = text.strip()
    if not text:
        raise FieldError(
            "The text is empty.", "Write it, or take the line out if it may be left out."
        )
    gap = _GAP.search(text)
    if gap is not None:
        raise FieldError(f"Two spaces in a row near '{_near(text, gap.start())}'.", "Keep one.")
    unfinished = _UNFINISHED.search(text)
    if unfinished is not None:
        raise FieldError(f"'{unfinished[0]}' shows that the text is unfinished.", "Finish it.")
    return text


def _near(text: str, at: int) -> str:
    return " ".join(text[max(0, at - 15) : at + 20].split())


def _plain(text: str) -> str:
    text = _prose(text)
    found = re.search(r"[{}]", text)
    if found is not None:
        what = f"Blanks cannot stand here: '{_near(text, found.start())}'."
        raise FieldError(what, "Only lines and replies have blanks; say it without.")
    return text


def _template(text: str) -> str:
    text = _prose(text)
    rest = _BLANK.sub("", text)
    found = re.search(r"[{}]", rest)
    if found is not None:
        what = f"Only blanks like {{{{ name }}}} are allowed: '{_near(rest, found.start())}'."
        raise FieldError(
            what, "No filters, logic or comments: write a second variant with `when:`."
        )
    return text


def _typed(text: str) -> str:
    count = len(words_of(text))
    if not count:
        raise FieldError(f"'{text[:40]}' has no word in it.", "Write what somebody would type.")
    if count > _MOST_TYPED:
        mend = f"Nobody types so much: write at most {_MOST_TYPED} words."
        raise FieldError(f"'{text[:40]}…' has {count} words.", mend)
    return text


def is_id(text: str) -> bool:
    """Whether a text is small letters and digits with hyphens."""
    return _KEBAB.fullmatch(text) is not None


def _kebab(text: str) -> str:
    if not is_id(text):
        mend = "Ids are small letters and digits with hyphens: 'of-two-words'."
        raise FieldError(f"'{text[:60]}' is no id.", mend)
    return text


def _snake(text: str) -> str:
    if not _SNAKE.fullmatch(text):
        mend = "Ids of facts are small letters and digits with underscores: 'of_two_words'."
        raise FieldError(f"'{text[:60]}' is no id of a fact.", mend)
    return text


def _clause(text: object) -> Clause:
    if not isinstance(text, str) or not text.strip():
        raise FieldError("The condition is empty.", "Write 'always', or a condition.")
    text = " ".join(text.split())
    nested = text.count("(") + len(re.findall(r"\bnot\b", text))
    if len(text) > _MOST_CONDITION or nested > _MOST_NESTED:
        raise FieldError("The condition is too long.", "Split it into several rules or variants.")
    try:
        return Clause(text, parse(text))
    except ConditionError as error:
        mend = "Write it like: conduct is rude/abusive and not flag returned."
        raise FieldError(str(error), mend) from None


def _clause_with_facts(text: object) -> Clause:
    return _clause(with_facts(text) if isinstance(text, str) else text)


def _whole(value: object) -> int:
    if not isinstance(value, str) or not re.fullmatch(r"-?[0-9]{1,6}", value):
        raise FieldError(f"'{str(value)[:40]}' is not a whole number.", "Write digits only.")
    return int(value)


def _yes_no(value: object) -> bool:
    if value not in ("yes", "no"):
        raise FieldError(f"'{str(value)[:40]}' is neither yes nor no.", "Write 'yes' or 'no'.")
    return value == "yes"


def _one_or_more(value: object) -> object:
    return [value] if isinstance(value, str) and value else value


Text = Annotated[str, AfterValidator(_plain)]
Typed = Annotated[Text, AfterValidator(_typed)]
AskedAs = tuple[Typed, ...]
Template = Annotated[str, AfterValidator(_template)]
Id = Annotated[str, AfterValidator(_kebab)]
FactId = Annotated[str, AfterValidator(_snake)]
When = Annotated[Clause, PlainValidator(_clause)]
WhenWithFacts = Annotated[Clause, PlainValidator(_clause_with_facts)]  # a fact may stand alone
Whole = Annotated[int, BeforeValidator(_whole)]
Points = Annotated[Whole, Field(ge=1, le=3)]
Weight = Annotated[Whole, Field(ge=1, le=9)]
YesNo = Annotated[bool, BeforeValidator(_yes_no)]
Sources = Annotated[tuple[Id, ...], BeforeValidator(_one_or_more), Field(min_length=1)]
Claims = Annotated[tuple[Id, ...], BeforeValidator(_one_or_more)]
ALWAYS = Clause()


class Model(BaseModel):
    """A mapping in a content file; unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)
