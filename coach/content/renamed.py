"""What records, their fields and the values of enums were called in content that is kept.

A case is pinned to its content as JSON under the names that the program of then had
(`coach.content.pins`). Whoever renames a class that stands in a `Definition`, a field of it or a
value of an enum adds the old name here, and the old pins go on being read. A name that was given up
is never used for anything else, and no line is ever taken out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

KIND = "@"  # the key under which an object says its class


class OldNames(Struct, frozen=True):
    """Old names, each with that of today.

    Attributes:
        classes: Of classes.
        fields: Of fields, by the class as it is called today; a field that is no more leads to "".
        values: Of an enum, by the class and field that hold it, as both are called today.
    """

    classes: Mapping[str, str]
    fields: Mapping[str, Mapping[str, str]]
    values: Mapping[tuple[str, str], Mapping[str, str]]


OLD_NAMES = OldNames(
    classes={"Every": "All", "Some": "Any"},
    fields={"Option": {"said": "read_back"}, "HeatOption": {"said": "read_back"}},
    values={},
)


def under_names_of_today(data: object, old: OldNames) -> object:
    """Decoded JSON of any age with the names of today; what has no name is left as it is."""
    if isinstance(data, list):
        return [under_names_of_today(each, old) for each in data]
    if not isinstance(data, dict):
        return data
    kind = data.get(KIND)
    if not isinstance(kind, str):
        return {key: under_names_of_today(each, old) for key, each in data.items()}
    kind = old.classes.get(kind, kind)
    fields = old.fields.get(kind, {})
    found: dict[str, object] = {KIND: kind}
    for name, value in data.items():
        field = fields.get(name, name)
        if field and name != KIND:
            renamed = _value(value, old.values.get((kind, field), {}))
            found[field] = under_names_of_today(renamed, old)
    return found


def _value(value: object, renamed: Mapping[str, str]) -> object:
    """The value of a field, which may be a row of values, or rows of rows."""
    if isinstance(value, str):
        return renamed.get(value, value)
    if isinstance(value, list) and renamed:
        return [_value(each, renamed) for each in value]
    return value
