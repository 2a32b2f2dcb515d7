"""Dataclasses to JSON and back, led by their type hints; standard library only.

A dataclass becomes an object with its class name under `@`, an enum its value, a tuple a list.
Decoding is strict: whatever does not fit its hint is a `ValueError`, never a half-made object. Only
a field that has a default may be left out: what an older program kept still opens.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

_KIND = "@"
Decoder = Callable[[Any], Any]


def encode(value: object) -> object:
    """What `json.dumps` takes for a value of the domain.

    Raises:
        TypeError: The value holds something that has no place in a pack.
    """
    if type(value) is str:  # most are
        return value
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return [encode(each) for each in value]
    if isinstance(value, Mapping):
        return {str(key): encode(each) for key, each in value.items()}
    return _encoded_fields(value)


def _encoded_fields(value: object) -> dict[str, object]:
    kind: type = type(value)
    found: dict[str, object] = {_KIND: kind.__name__}
    for name in _field_names(kind):
        found[name] = encode(getattr(value, name))
    return found


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    if not dataclasses.is_dataclass(kind):
        raise TypeError(f"No place in a pack for a {kind.__name__}.")
    return tuple(field.name for field in dataclasses.fields(kind))


@cache
def decoder(kind: Any) -> Decoder:
    """The function that turns decoded JSON into a value of this kind, or raises ValueError."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _union(get_args(kind))
    if origin is tuple:
        return _tuple(get_args(kind))
    if origin in (Mapping, dict):
        return _mapping(*get_args(kind))
    if _is_dataclass(kind):
        return _dataclass(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    return _plain(kind)


def _is_dataclass(kind: Any) -> bool:
    return isinstance(kind, type) and dataclasses.is_dataclass(kind)


def _plain(kind: type) -> Decoder:
    def decode(data: Any) -> Any:
        if type(data) is not kind:
            raise ValueError(f"Expected {kind.__name__}.")
        return data

    return decode


def _tuple(kinds: tuple[Any, ...]) -> Decoder:
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        each = decoder(kinds[0])
        return lambda data: tuple(map(each, _checked(data, list)))
    decoders = tuple(decoder(kind) for kind in kinds)

    def decode(data: Any) -> Any:
        items = _checked(data, list)
        return tuple(one(item) for one, item in zip(decoders, items, strict=True))

    return decode


def _mapping(key: Any, value: Any) -> Decoder:
    keys, values = decoder(key), decoder(value)
    return lambda data: {keys(k): values(v) for k, v in _checked(data, dict).items()}


def _union(kinds: tuple[Any, ...]) -> Decoder:
    named = {kind.__name__: kind for kind in kinds if _is_dataclass(kind)}
    rest = [kind for kind in kinds if kind is not types.NoneType and kind not in named.values()]
    optional = types.NoneType in kinds

    def decode(data: Any) -> Any:
        if data is None and optional:
            return None
        if isinstance(data, dict) and data.get(_KIND) in named:
            return decoder(named[data[_KIND]])(data)
        if len(rest) != 1:
            raise ValueError("Nothing that fits.")
        return decoder(rest[0])(data)

    return decode


def _dataclass(kind: type) -> Decoder:
    @cache
    def fields() -> dict[str, Decoder]:
        # only when first used: conditions hold conditions
        hints = get_type_hints(kind)
        return {field.name: decoder(hints[field.name]) for field in dataclasses.fields(kind)}

    needed = {field.name for field in dataclasses.fields(kind) if not _has_default(field)}

    def decode(data: Any) -> Any:
        known = fields()
        given = dict(_checked(data, dict))
        if given.pop(_KIND, None) != kind.__name__ or not needed <= given.keys() <= known.keys():
            raise ValueError(f"Not a {kind.__name__}.")
        return kind(**{name: known[name](value) for name, value in given.items()})

    return decode


def _has_default(field: dataclasses.Field[Any]) -> bool:
    return any(each is not dataclasses.MISSING for each in (field.default, field.default_factory))


def _checked(data: Any, kind: type) -> Any:
    if not isinstance(data, kind):
        raise ValueError(f"Expected {kind.__name__}.")  # noqa: TRY004 - one error for all
    return data
