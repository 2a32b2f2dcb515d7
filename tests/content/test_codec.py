"""What is compiled comes back the same, and nothing half-made comes back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.content.checks.check import read_pack
from coach.content.codec import decoder, encode
from coach.domain.pack import Pack
from coach.domain.rules.condition import Always, Condition, Every, Flagged, Given, Is, Not, Some
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
        st.builds(Every, st.lists(inner, min_size=2, max_size=3).map(tuple)),
        st.builds(Some, st.lists(inner, min_size=2, max_size=3).map(tuple)),
    ),
    max_leaves=12,
)


def _through_json(kind: object, value: object) -> object:
    return decoder(kind)(json.loads(json.dumps(encode(value), ensure_ascii=False)))


@dataclass(frozen=True, slots=True)
class Thing:
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
        value = decoder(kind)(data)
    except (ValueError, TypeError, LookupError):
        return
    assert encode(value) == data


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
    data = encode(thing)
    change(data)
    with pytest.raises((ValueError, KeyError)):
        decoder(Thing)(data)


def test_what_has_no_place_in_a_pack_is_refused():
    with pytest.raises(TypeError):
        encode(object())
