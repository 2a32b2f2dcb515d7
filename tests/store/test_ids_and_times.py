"""Ids sort by time; times are UTC."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from coach.store.file.ids import Ids, uuid7
from coach.store.file.times import moment, stamp

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


def test_an_id_is_a_uuid_of_version_seven():
    made = uuid.UUID(Ids(lambda: NOON)())
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert made.int >> 80 == int(NOON.timestamp() * 1000)


def test_ids_sort_in_the_order_they_were_made():
    times = [NOON, NOON, NOON - timedelta(hours=1), NOON + timedelta(hours=1)]
    ids = Ids(iter(times).__next__)
    made = [ids() for _ in times]
    assert made == sorted(made)


def test_five_thousand_ids_of_one_moment_are_all_different_and_in_order():
    ids = Ids(lambda: NOON)
    made = [ids() for _ in range(5000)]
    assert made == sorted(set(made))


@given(st.integers(0, 2**60 - 1), st.binary(min_size=8, max_size=8))
def test_any_bits_make_a_valid_id(count, random):
    made = uuid.UUID(uuid7(count, random))
    assert (made.version, made.variant) == (7, uuid.RFC_4122)


zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(st.datetimes(min_value=datetime(1, 1, 3), max_value=datetime(9999, 12, 29), timezones=zones))  # noqa: DTZ001
def test_a_moment_comes_back_in_utc(at):
    back = moment(stamp(at))
    assert back == at
    assert back.utcoffset() == timedelta(0)


@given(st.lists(st.datetimes(min_value=datetime(1, 1, 3), timezones=st.just(UTC))))  # noqa: DTZ001
def test_stamps_sort_as_moments_do(moments):
    assert sorted(map(stamp, moments)) == [stamp(at) for at in sorted(moments)]
