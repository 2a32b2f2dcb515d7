"""Where a sum stands in a text, in each currency, word and form; and what is none."""

from __future__ import annotations

import pytest

from coach.engine.practice.figures import amounts_in, bare_figures_in, known_figures

SIGNS = "€$£¥₣₹₽₺₩₴₪₫₱฿"
CODES = (
    *("EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "TRY", "JPY"),
    *("CNY", "INR", "AUD", "CAD", "NZD", "ZAR", "AED", "BRL", "MXN"),
)
COINS = (
    *("euro", "euros", "pound", "pounds", "dollar", "dollars", "franc", "francs", "crown"),
    *("crowns", "kroner", "kronor", "krona", "zloty", "rupee", "rupees", "yen", "pence", "cent"),
    *("cents", "quid", "grand", "bucks", "percent"),
)
MANY = ("k", "K", "m", "M", "bn", "Mio", "Tsd")
SCALES = ("thousand", "million", "billion", "hundred", "grand")
ONES = (
    *("a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
    "half",
)


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in amounts_in(text)]


@pytest.mark.parametrize(
    "amount",
    [
        *(f"{sign}12" for sign in SIGNS),
        *(f"12 {sign}" for sign in SIGNS),
        *(f"{code} 12" for code in CODES),
        *(f"12{code}" for code in CODES),
        *(f"12 {coin}" for coin in (*COINS, "per cent")),
        *(f"12-{coin}" for coin in COINS),
        *(f"£3{many}" for many in MANY),
        *(f"£3 {many}" for many in (*MANY, *SCALES)),
        *(f"3{many}" for many in ("k", "K", "bn", "Mio", "Tsd")),
        *(f"3 {many}" for many in SCALES),
        *(f"{one} pounds" for one in ONES),
        *(f"{one} thousand" for one in ONES),
        *(f"{scale} pounds" for scale in SCALES[:-1]),
        "two hundred and fifty euros", "nine hundred and fifty", "one hundred twenty-one thousand",
        "12%", "12 %", "3‰", "12 per cent", "1,234", "1.234", "1 234", "1'234", "1’234",
        "1\u00a0234\u202f567", "1,234.50", "1.234,50", "12.50", "12,50", "1234", "12345.6",
        "£1,234.50", "£1.2m", "1,234.50 euros", "thousands",
    ],
)  # fmt: skip
def test_a_sum_is_found_whole(amount: str) -> None:
    assert found(f"They owe {amount} since then.") == [amount]


@pytest.mark.parametrize(
    "text",
    [
        "On 3/12/2026.", "2026-11-26", "3.12.26", "at 10:30", "at 9.30 am", "at 9.30pm",
        "at 9.30 o’clock", "since 2019", "in 1999.", "three of us", "12 days", "No. 123", "day 95",
        "v2.5", "try 12", "eur", "one", "twenty",
    ],
)  # fmt: skip
def test_days_years_times_and_small_numbers_are_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "years"), [("1899", ["1899"]), ("1900", []), ("2099", []), ("2100", ["2100"])]
)
def test_from_1900_to_2099_it_is_a_year(text: str, years: list[str]) -> None:
    assert found(f"It was {text} then.") == years


@pytest.mark.parametrize(
    ("texts", "known"),
    [
        (("£12",), {"12"}),
        (("£7",), set()),  # one digit says nothing by itself
        (("12%", "12 per cent", "125 ‰"), {"125"}),
        (("£1,234.50", "1.234,50 EUR"), {"1234"}),
        (("nothing",), set()),
    ],
)
def test_which_digits_are_known_by_themselves(texts: tuple[str, ...], known: set[str]) -> None:
    assert known_figures(texts) == known


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("It was 1234.", ["1234"]),
        ("It was 1,234, or 1.234.50!", ["1,234", "1.234.50"]),
        ("It was 12345 or x1234.", []),
        ("1’234’", ["1’234"]),
    ],
)
def test_known_digits_are_found_by_themselves(text: str, bare: list[str]) -> None:
    known = frozenset({"1234"})
    assert [text[start:end] for start, end in bare_figures_in(text, known)] == bare
    assert list(bare_figures_in(text, frozenset())) == []
