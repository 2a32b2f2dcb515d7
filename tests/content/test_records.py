"""What is kept comes back the same, and nothing half-made comes back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import get_args, get_type_hints

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.content.checks.check import read_pack
from coach.domain.pack import Pack
from coach.domain.record import Record
from coach.domain.rules.condition import All, Always, Any, Condition, Flagged, Given, Is, Not
from coach.domain.rules.verdict import Cause

_NAMES = st.text(min_size=1, max_size=8)
CONDITIONS = st.recursive(
    st.one_of(
        st.just(Always()),
        st.builds(Is, _NAMES, st.lists(_NAMES, min_size=1).map(tuple)),
        st.builds(Flagged, _NAMES),
        st.builds(Given, _NAMES),
    ),
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(All, st.lists(inner, min_size=2, max_size=3).map(tuple)),
        st.builds(Any, st.lists(inner, min_size=2, max_size=3).map(tuple)),
    ),
    max_leaves=12,
)


def _through_json(kind: object, value: object) -> object:
    return msgspec.json.decode(msgspec.json.encode(value), type=kind)


class Thing(Record):
    """Something of every kind that a pack may hold."""

    text: str
    number: int
    yes: bool
    cause: Cause | None
    pairs: tuple[tuple[Cause, int], ...]
    names: Mapping[str, str]
    when: Condition


THINGS = st.builds(
    Thing,
    st.text(),
    st.integers(),
    st.booleans(),
    st.none() | st.sampled_from(Cause),
    st.lists(st.tuples(st.sampled_from(Cause), st.integers())).map(tuple),
    st.dictionaries(st.text().filter(lambda text: text.isprintable()), st.text()),
    CONDITIONS,
)


@given(thing=THINGS)
def test_everything_comes_back_the_same(thing):
    assert _through_json(Thing, thing) == thing


def test_the_whole_pack_comes_back_the_same(small_folder):
    pack = read_pack(small_folder)
    assert _through_json(Pack, pack) == pack


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["@", "name", "x"]), inner),
)


@given(data=_JSON, kind=st.sampled_from([Thing, Condition, tuple[str, ...], Cause | None, Pack]))
def test_what_does_not_fit_is_refused_and_never_half_made(data, kind):
    try:
        value = msgspec.json.decode(json.dumps(data), type=kind)
    except msgspec.ValidationError:
        return
    assert json.loads(msgspec.json.encode(value)) == data


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.pop("text"),
        lambda data: data.update(more="x"),
        lambda data: data.update(number="1"),
        lambda data: data.update(yes=1),
        lambda data: data.update(cause="love"),
        lambda data: data.update(pairs=[["personal"]]),
        lambda data: data.update(when={"@": "Never"}),
        lambda data: data.update({"@": "Other"}),
    ],
)
def test_a_changed_object_is_refused(change):
    thing = Thing("a", 1, True, Cause.PERSONAL, ((Cause.FIXABLE, 2),), {"a": "b"}, Always())  # noqa: FBT003
    data = json.loads(msgspec.json.encode(thing))
    assert msgspec.convert(data, Thing) == thing
    change(data)
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(data, Thing)


def test_a_record_stays_as_it_is_and_equals_what_holds_the_same():
    one, same = Is("demand", ("never",)), Is("demand", ("never",))
    assert (one, hash(one)) == (same, hash(same))
    assert one not in (Flagged("demand"), Is("demand", ()), ("demand", ("never",)))
    assert Flagged("demand") != Given("demand")
    with pytest.raises(AttributeError):
        one.name = "other"
    with pytest.raises(TypeError):
        msgspec.structs.replace(one, nmae="other")


def test_every_record_of_the_domain_can_be_told_by_its_name():
    """A union tells its records by the name under which they are kept."""
    names = [kind.__name__ for kind in Record.__subclasses__() if kind is not Thing]
    kept = {kind.__name__ for kind in _kept(Pack, set())}
    assert [name for name in kept if names.count(name) > 1] == []
    assert len(kept) > 40


def _kept(kind, found):
    """The records that a type may hold, itself among them."""
    if isinstance(kind, type) and issubclass(kind, Record) and kind not in found:
        found.add(kind)
        for each in get_type_hints(kind).values():
            _kept(each, found)
    for each in get_args(kind):
        _kept(each, found)
    return found


def test_what_has_no_place_in_a_pack_is_refused():
    with pytest.raises(TypeError):
        msgspec.json.encode(object())
