"""From plain data to models: pydantic's complaints become faults with file, line and a mend."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Generic, TypeVar, get_args, get_origin

from msgspec import Struct
from pydantic import BaseModel, ValidationError

from coach.content.kinds.fields import FieldError
from coach.content.kinds.locations import Faults, SourceLocation, did_you_mean
from coach.domain.rules.verdict import Verdict
from coach.domain.talk.talk import PartRole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pydantic_core import ErrorDetails

M = TypeVar("M", bound=BaseModel)


class Item(Struct, Generic[M], frozen=True):
    """A valid piece of content and where it stands."""

    model: M
    place: SourceLocation


def validated(model: type[M], place: SourceLocation, faults: Faults) -> Item[M] | None:
    """The item at a place; None, with every fault noted, when it is not valid."""
    try:
        return Item(model.model_validate(place.data), place)
    except ValidationError as error:
        for found in error.errors(include_url=False):
            path = tuple(found["loc"])
            faults.add(place.at(*path), *_sentences(found, model))
    return None


def validated_list(
    model: type[M], places: list[SourceLocation], faults: Faults, *, key: str = "id"
) -> list[Item[M]]:
    """The valid items of a list; an id that occurs twice is a fault."""
    first: dict[str, SourceLocation] = {}
    for place in places:
        name, file = place.text(key), place.file
        other = first.setdefault(name, place)
        if name and other is not place:
            there = f"in {other.file} " * (other.file != file)
            what = f"The id '{name}' stands here twice, first {there}on line {other.at(key).line}."
            faults.add(place.at(key), what, "Give one of them another id.")
    found = (validated(model, place, faults) for place in places)
    return [item for item in found if item is not None]


def only_keys(place: SourceLocation, known: tuple[str, ...], faults: Faults) -> bool:
    """Whether the mapping at a place has just these keys; what is missing or unknown is a fault."""
    data = place.data
    if not isinstance(data, dict):
        mend = f"The file holds: {', '.join(f'{key}:' for key in known)}."
        faults.add(place, "This is not a mapping.", mend)
        return False
    for key in data:
        if key not in known:
            faults.add(place.at(key), f"Unknown key '{key}'.", did_you_mean(key, known))
    return True


def _sentences(found: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    """What is wrong, and how to mend it."""
    path = [key for key in found["loc"] if key != "[key]"]
    name = _called(path)
    error = found.get("ctx", {}).get("error")
    if isinstance(error, FieldError):
        return error.what, error.mend
    if found["type"] == "extra_forbidden":
        name = str(path[-1])
        return f"Unknown key '{name}'.", did_you_mean(name, _keys(model, path[:-1]), most=20)
    tell = _TELL.get(found["type"])
    return tell(name, found) if tell else (f"'{name}': {found['msg']}.", "")


def _called(path: list[str | int]) -> str:
    """What a message calls a place: an entry of a list by the list and its number from 1."""
    last = path[-1] if path else ""
    if isinstance(last, str):
        return last
    of = next((f"{key}, " for key in reversed(path) if isinstance(key, str)), "")
    return f"{of}entry {last + 1}"


def _keys(model: Any, path: list[str | int]) -> tuple[str, ...]:
    """The keys that a model takes at a path."""
    for key in path:
        if isinstance(key, int) or get_origin(model) is dict:
            model = next(_models_in(model), model)
            continue
        fields = getattr(model, "model_fields", {})
        chosen = next((f for n, f in fields.items() if key in (n, f.alias)), None)
        if chosen is None:
            return ()
        model = chosen.annotation
    model = next(_models_in(model), model)
    fields = getattr(model, "model_fields", {})
    names = (field.alias or name for name, field in fields.items())
    return tuple(name for name in names if not name.startswith("##"))


def _models_in(kind: Any) -> Iterator[type[BaseModel]]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
    for inner in get_args(kind):
        yield from _models_in(inner)


_MISSING = {
    "claims": (
        "what it takes for granted",
        "Add 'claims: []', or the ids of what it takes for granted.",
    ),
    "names": (
        "whose name stands in it",
        "Add 'names: nobody', or 'person', 'firm' or 'people' where some may be named in it.",
    ),
    "role": (
        "what it is for in its talk",
        f"Add 'role: middle', or what it is: {', '.join(PartRole)}.",
    ),
    "reveals": (
        "whether it tells who the client is",
        "Add 'reveals: client' where it tells that, or what only they may tell; else 'nothing'.",
    ),
}


def _missing(name: str, _: ErrorDetails) -> tuple[str, str]:
    if name.startswith("## "):
        return f"The section '{name}' is missing.", f"Add '{name}' and its text."
    if name == "text":
        return "The text is missing.", "Write it below, after an empty line."
    if name in _MISSING:
        must, mend = _MISSING[name]
        return f"'{name}' is missing: it must say {must}.", mend
    return f"'{name}' is missing.", f"Add a line '{name}: ...'."


def _choice(name: str, found: ErrorDetails) -> tuple[str, str]:
    allowed = re.findall(r"'([^']*)'", str(found.get("ctx", {}).get("expected", "")))
    word = found["input"] if isinstance(found["input"], str) else "this"
    verdicts = set(allowed) == {verdict.value for verdict in Verdict}
    what = f"'{word[:60]}' is not allowed for '{name.partition(', entry ')[0]}'"
    return f"{what}{': it is no verdict' * verdicts}.", did_you_mean(word, allowed)


def _list(name: str, _: ErrorDetails) -> tuple[str, str]:
    return f"'{name}' is not a list.", "Write it as [one, two], or one entry a line after '- '."


def _mapping(name: str, _: ErrorDetails) -> tuple[str, str]:
    what = f"'{name}' is not a mapping." if name else "This is not a mapping."
    return what, "Write it as 'name: value' lines."


def _string(name: str, _: ErrorDetails) -> tuple[str, str]:
    return f"'{name}' is not text.", "Quote text that begins with a bracket or holds ': '."


def _short(name: str, found: ErrorDetails) -> tuple[str, str]:
    least = found.get("ctx", {}).get("min_length", 1)
    return f"'{name}' has too few entries.", f"Give it {least} or more."


def _long(name: str, found: ErrorDetails) -> tuple[str, str]:
    most = found.get("ctx", {}).get("max_length", 1)
    return f"'{name}' has too many entries.", f"Leave {most} at most."


def _bounds(name: str, found: ErrorDetails) -> tuple[str, str]:
    limits = found.get("ctx", {})
    if "ge" in limits:
        return f"'{name}' is too small.", f"The least is {limits['ge']}."
    return f"'{name}' is too large.", f"The most is {limits.get('le')}."


_TELL: dict[str, Callable[[str, ErrorDetails], tuple[str, str]]] = {
    "missing": _missing,
    "enum": _choice,
    "literal_error": _choice,
    "list_type": _list,
    "tuple_type": _list,
    "dict_type": _mapping,
    "model_type": _mapping,
    "string_type": _string,
    "too_short": _short,
    "too_long": _long,
    "greater_than_equal": _bounds,
    "less_than_equal": _bounds,
}
