"""Where sums, prices and other figures stand in a text; days, years and times are none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SIGN = r"[€$£¥₣₹₽₺₩₴₪₫₱฿]"
_CODE = (
    r"(?-i:EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|HUF|RON|TRY|JPY|CNY|INR|AUD|CAD|NZD|ZAR|AED|BRL|MXN)"
)
_DIGITS = r"\d+(?:[.,'’ \u00a0\u202f]\d{3})*(?:[.,]\d+)?"
_MANY = r"(?:\s?(?:k|K|m|M|bn|Mio|Tsd)\b\.?|\s(?:thousand|million|billion|hundred|grand)\b)?"
_COINS = (
    r"(?:euros?|pounds?|dollars?|francs?|crowns?|kron(?:er|or|a)|zloty|rupees?|yen|pence|cents?"
    r"|quid|grand|bucks|per ?cent|percent)"
)
_ONES = (
    r"(?:a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty"
    r"|ninety|half)"
)
_SCALE = r"(?:hundred|thousand|million|billion)"
_SPELT = rf"(?:{_ONES}|{_SCALE})(?:[\s-]+(?:and\s+)?(?:{_ONES}|{_SCALE}))*"
_LARGE = rf"(?:{_ONES}[\s-]+(?:and\s+)?)*{_SCALE}s?(?:[\s-]+(?:and\s+)?(?:{_ONES}|{_SCALE}))*"
_DAY = (
    r"(?<!\d)\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?!\d)|(?<!\d)\d{1,2}:\d{2}"
    r"|(?<!\d)\d{1,2}\.\d{2}(?=\s?(?:am|pm|a\.m|p\.m|h\b|o.clock))"
)
_YEAR = r"(?<![\d.,])(?:19|20)\d{2}(?![\d]|[.,]\d)"
_AMOUNTS = re.compile(
    rf"(?P<not>{_DAY})"
    rf"|(?:{_SIGN}|\b{_CODE})\s?{_DIGITS}{_MANY}"
    rf"|{_DIGITS}{_MANY}[\s\u00a0-]?(?:{_SIGN}|%|‰|(?:{_CODE}|{_COINS})\b)"
    rf"|{_DIGITS}(?:\s?(?:k|K|bn|Mio|Tsd)\b\.?|\s(?:thousand|million|billion|hundred|grand)\b)"
    rf"|\b{_SPELT}[\s-]+{_COINS}\b|\b{_LARGE}\b(?:[\s-]+{_COINS}\b)?"
    rf"|(?P<year>{_YEAR})"
    rf"|(?<!\d)\d{{1,3}}(?:[.,'’ \u00a0\u202f]\d{{3}})+(?:[.,]\d+)?(?!\d)"
    rf"|(?<!\d)\d+[.,]\d{{2}}(?!\d)|(?<!\d)\d{{4,}}(?:[.,]\d+)?(?!\d)",
    re.IGNORECASE,
)
_CORE = re.compile(r"\d[\d.,'’ \u00a0\u202f]*")
_SHORTEST, _SHORTEST_SHARE = 2, 3  # digits of a sum, and of a share, that are known by themselves


def amounts_in(text: str) -> Iterator[tuple[int, int]]:
    """Where each sum or figure begins and ends."""
    for found in _AMOUNTS.finditer(text):
        if found["not"] is None and found["year"] is None:
            yield found.span()


def known_figures(texts: Iterable[str]) -> frozenset[str]:
    """The digits of the sums in some texts, so that they are known where they stand alone."""
    return frozenset(
        digits
        for text in texts
        for start, end in amounts_in(text)
        for digits in map(_digits, _CORE.findall(text[start:end]))
        if len(digits) >= (_SHORTEST_SHARE if _is_share(text[start:end]) else _SHORTEST)
    )


def _is_share(amount: str) -> bool:
    return amount.endswith(("%", "‰")) or "cent" in amount.lower()


def bare_figures_in(text: str, known: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where the digits of a known sum stand by themselves."""
    if not known:
        return
    for found in re.finditer(r"(?<!\w)\d[\d.,'’\u00a0\u202f]*", text):
        core = found[0].rstrip(".,'’")
        if _digits(core) in known:
            yield found.start(), found.start() + len(core)


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, re.sub(r"[.,]\d{2}\s*$", "", text.strip().rstrip(".,"))))
