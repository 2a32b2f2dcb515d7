"""Which backups stay, by what they hold; no clock makes the newest go."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from coach.store.file.backups import DAYS, KEEP_LAST, MONTHS, WEEKS, Copy, to_thin
from tests.store.conftest import NOON


@given(
    made=st.lists(st.integers(-24 * 900, 24 * 900), max_size=90),
    jump=st.integers(-24 * 2000, 24 * 2000),
)
def test_thinning_goes_by_changes_and_no_clock_makes_it_lose_the_newest(made, jump):
    """`made` are the clocks of copies, in the order in which they were made."""
    copies = {
        f"{saved}": Copy(NOON + timedelta(hours=hours), "a", saved)
        for saved, hours in enumerate(made)
    }
    now = NOON + timedelta(hours=jump)
    gone = set(to_thin(copies, now))
    past = [name for name, copy in copies.items() if copy.made <= now]
    assert gone <= set(past[:-KEEP_LAST])  # neither the newest nor those of the future
    left = [name for name in past[:-KEEP_LAST] if name not in gone]
    assert len(left) <= DAYS + WEEKS + MONTHS
    if past[:-KEEP_LAST]:
        assert past[-KEEP_LAST - 1] in left


def test_the_last_twenty_stay_and_of_a_day_before_them_the_fullest() -> None:
    copies = {
        f"{saved}": Copy(NOON + timedelta(minutes=saved), "a", saved)
        for saved in range(KEEP_LAST + 2)
    }
    assert to_thin(copies, NOON + timedelta(hours=1)) == ("0",)
    del copies["0"]
    assert to_thin(copies, NOON + timedelta(hours=1)) == ()


def test_a_clock_that_jumped_thins_nothing_that_it_would_not_thin_today() -> None:
    copies = {
        f"{saved}": Copy(NOON + timedelta(minutes=saved), "a", saved) for saved in range(KEEP_LAST)
    }
    assert to_thin(copies, NOON + timedelta(days=1600)) == ()


def test_another_book_thins_none() -> None:
    copies = {f"{saved}": Copy(NOON, "a", saved) for saved in range(KEEP_LAST)}
    copies |= {f"b{saved}": Copy(NOON, "b", saved) for saved in range(KEEP_LAST)}
    assert to_thin(copies, NOON) == ()
