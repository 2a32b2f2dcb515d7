"""Passwords, keys and card numbers that were pasted where they do not belong.

A paper is printed, sent and left on desks, so such a thing is refused rather than kept. What it
looks for is plain: a value behind a label ("password: ..."), the shapes of well-known keys, card
numbers that pass their own check (Luhn), and long strings that only a machine makes up. Phone
numbers, dates, order numbers, links and names are left alone.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from coach.errors import GoodTermsError

if TYPE_CHECKING:
    from collections.abc import Iterator


class SecretKind(StrEnum):
    """What a secret looks like; the value is how a sentence calls it."""

    PASSWORD = "a password"  # noqa: S105 - the word, not one
    PRIVATE_KEY = "a private key"
    TOKEN = "an access key"  # noqa: S105 - the word, not one
    CARD = "a card number"
    RANDOM = "a password or a key"


class Secret(Struct, frozen=True):
    """Something in a text that should not be there; offsets in characters."""

    kind: SecretKind
    start: int
    end: int


_LABEL = (
    r"(?:pass(?:[ -]?(?:word|phrase|code)|wd)?|pwd?|kennwort|passwort|mot de passe"
    r"|contrase(?:ñ|n)a|senha|wachtwoord|adgangskode|l(?:ö|o)senord|has(?:ł|l)o"
    r"|(?:client[ _-]?)?secret(?:[ _-]?key)?|pin(?: code| number)?|puk"
    r"|(?:api|access|recovery|security|licen[cs]e|master|backup|2fa|wi-?fi|wlan|auth(?:entication)?)"
    r"[ _-]?(?:key|token|code|phrase)|token|cvv|cvc)"
)
_WHOSE = (
    r"(?: *\([^()\n]{1,40}\)| (?:for|of|to) [^\n:=→]{1,40}(?=:))?"  # "(admin)", "for the server"
)
_BEHIND = r" *((?:[:\uff1a=→]|[-–—]>?|\bis\b|\bwas\b|\blautet\b)+) *"
_LABELLED = re.compile(
    rf"(?<![\w-]){_LABEL}s?\b{_WHOSE}{_BEHIND}[\"'“‘„«]?([^\s;\"“”«»]{{3,}})", re.IGNORECASE
)
_PIN = re.compile(
    r"(?<![\w-])(?:pin(?: code| number)?|puk|cvv|cvc) +(\d{3,8})(?![\d.,:/-])", re.IGNORECASE
)
_CREDENTIALS = re.compile(r"\b[a-z][a-z0-9+.-]*://[^\s:/@]+:([^\s:/@]+)@", re.IGNORECASE)
_PRIVATE_KEY = re.compile(
    r"-----BEGIN [A-Z0-9 ]*PRIVATE KEY[A-Z ]*-----|PuTTY-User-Key-File-\d|AGE-SECRET-KEY-1\w+"
)
_TOKEN = re.compile(
    r"(?<![\w-])(?:"
    r"AKIA[0-9A-Z]{16}|ASIA[0-9A-Z]{16}"  # cloud keys
    r"|AIza[\w-]{30,}|ya29\.[\w-]{20,}"
    r"|gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|npm_\w{30,}|pypi-[\w-]{30,}"
    r"|xox[abeoprs]-[\w-]{10,}"
    r"|[srp]k_(?:live|test)_\w{10,}|sk-[\w-]{20,}"
    r"|SG\.[\w-]{16,}\.[\w-]{16,}|hf_\w{20,}|dop_v1_\w{20,}"
    r"|eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*"  # JSON web tokens
    r")|\bBearer +([\w.~+/-]{16,}=*)|[?&](?:token|key|sig|signature|secret|password)=([^\s&;]{8,})"
)
_DIGITS = re.compile(r"(?<![\w+])(?:\d[ -]?){12,18}\d(?![\w])")
_COUNTRY = re.compile(r"\+\d{0,3}[ -]*\Z")
_LINK = re.compile(
    r"\b(?:https?://|www\.)\S+|\b[\w.+-]+@[\w.-]+|\S+\.\w{2,4}\b(?=[\s,;]|$)", re.IGNORECASE
)
_STRING = re.compile(r"[^\s,;\"“”«»()<>\[\]]{8,}")
_RUNS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+|[^A-Za-z\d]+")
_DASHES = frozenset("-–—")
_DATE = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}\.?")
_HEX = re.compile(r"[0-9a-fA-F]{32,}")
_BASE64 = re.compile(r"[A-Za-z0-9+/_=-]{16,}")
_INNOCENT = frozenset(
    """
    all and any ask asked at both by changed date day deleted done due each empty expired false for
    forgotten from gone handed held here him her his how in into it kept known later locked lost
    missing mobile more new nobody no none not now null off old on one only open our own paper
    pending post private reset returned revoked safe same secret see sent separate separately
    shared still stored tbd that the their them there they this to today true unchanged unknown
    us vault what when where who with withdrawn wrong yes you your
    """.split()  # noqa: SIM905 - words read better than a list of them
)
_SIGNS = frozenset("!@#$%^*_=?~<>{}|\\")  # that make a password of what stands behind a label
_KEY_SIGNS = frozenset("!@#$%^&*_+=?~")  # of what is made up by a machine
_KINDS_OF_SIGN = (str.islower, str.isupper, str.isdigit)
_ISSUED = {  # what the first four digits of a card can be, by how many it has
    13: (),  # Visa gave these up; codes on goods have thirteen
    14: (range(3000, 3060), range(3600, 3700), range(3800, 4000)),  # Diners
    15: (range(3400, 3500), range(3700, 3800)),  # Amex
    16: (
        range(4000, 5000),  # Visa
        range(5100, 5600), range(2221, 2721),  # Mastercard
        range(6011, 6012), range(6500, 6600),  # Discover
        range(6200, 6300),  # UnionPay
        range(3528, 3590),  # JCB
    ),
}  # fmt: skip
_ISSUED_LONGER = (range(6200, 6300),)  # UnionPay
_PIECE, _OVERLAP = 3000, 300  # characters: the time for a text grows with its length alone
_MEAN_RUN = 2.6  # letters or digits in a row: words have more, random strings fewer
_LONG, _LONG_MEAN_RUN = 32, 3.5  # what is so long is no word


def secrets_in(text: str) -> tuple[Secret, ...]:
    """What looks like a secret in a text, in the order of the text; mostly nothing."""
    found = sorted(_everywhere(text), key=lambda secret: (secret.start, -secret.end))
    kept: list[Secret] = []
    for secret in found:
        if not kept or secret.start >= kept[-1].end:
            kept.append(secret)
    return tuple(kept)


def refuse_secrets(text: str, where: str) -> None:
    """Refuse a text with a secret in it.

    Args:
        text: What was typed or pasted.
        where: What it is, as a sentence names it: "Access list".

    Raises:
        GoodTermsError: There is one; the error never repeats it.
    """
    found = secrets_in(text)
    if found:
        raise GoodTermsError(
            f"“{where}” holds what looks like {found[0].kind.value}.",
            safe="It was not kept, and it goes into no paper.",
            todo="Write only what it opens and who holds it. Hand the thing itself over by word of"
            " mouth or in a password safe, and have it changed after the last day.",
        )


def _everywhere(text: str) -> Iterator[Secret]:
    """All that is found, piece by piece; the pieces overlap, so some is found twice."""
    for start in range(0, max(len(text) - _OVERLAP, 1), _PIECE - _OVERLAP):
        piece = text[start : start + _PIECE]
        for found in (*_keys(piece), *_labelled(piece), *_cards(piece), *_random(piece)):
            yield replace(found, start=found.start + start, end=found.end + start)


def _keys(text: str) -> Iterator[Secret]:
    for match in _PRIVATE_KEY.finditer(text):
        yield Secret(SecretKind.PRIVATE_KEY, *match.span())
    for match in _TOKEN.finditer(text):
        yield Secret(SecretKind.TOKEN, *match.span())
    for match in _CREDENTIALS.finditer(text):
        yield Secret(SecretKind.PASSWORD, *match.span(1))


def _labelled(text: str) -> Iterator[Secret]:
    for match in _LABELLED.finditer(text):
        last = not text[match.end() :].strip() or text[match.end()] in ";\n\r\"'”“»"
        # behind a dash stands who holds it: so the papers ask for it
        if _may_be_password(match[2].rstrip(".,:)"), last=last, word=match[1] not in _DASHES):
            yield Secret(SecretKind.PASSWORD, *match.span(2))
    for match in _PIN.finditer(text):
        yield Secret(SecretKind.PASSWORD, *match.span(1))


def _may_be_password(value: str, *, last: bool, word: bool) -> bool:
    """Whether a value behind a label is the thing itself, and not who has it or where it is.

    Args:
        value: What stands behind the label.
        last: Whether nothing follows it.
        word: Whether it may be a mere word.
    """
    if len(value) < 3 or _is_innocent(value):
        return False
    if any(map(str.isdigit, value)):
        return len(value) > 3 or (last and value.isdigit())
    if not _SIGNS.isdisjoint(value):
        return len(value) > 3
    return word and _may_be_word_of_password(value, last=last)


def _is_innocent(value: str) -> bool:
    """Whether it is a date, a link, or a word that says where the thing is."""
    dated = _DATE.fullmatch(value) or _LINK.fullmatch(value)
    return bool(dated) or value.lower() in _INNOCENT


def _may_be_word_of_password(value: str, *, last: bool) -> bool:
    """Whether mere letters may be a password: "hunTer" anywhere, "hunter" where nothing follows."""
    if any(map(str.isupper, value[1:])) and any(map(str.islower, value)):
        return True
    return last and value.islower() and value.isalpha() and len(value) >= 4


def _cards(text: str) -> Iterator[Secret]:
    for match in _DIGITS.finditer(text):
        if _COUNTRY.search(text, 0, match.start()):
            continue  # a telephone number
        digits = [int(sign) for sign in match[0] if sign.isdigit()]
        if _is_issued("".join(map(str, digits))) and _passes_luhn(digits):
            yield Secret(SecretKind.CARD, *match.span())


def _is_issued(digits: str) -> bool:
    """Whether cards of that length begin so: Visa, Mastercard, Amex, Discover, JCB, Diners ..."""
    first = int(digits[:4])
    return any(first in issued for issued in _ISSUED.get(len(digits), _ISSUED_LONGER))


def _passes_luhn(digits: list[int]) -> bool:
    doubled = (2 * digit - 9 * (digit > 4) for digit in digits[-2::-2])
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0 and len(set(digits)) > 1


def _random(text: str) -> Iterator[Secret]:
    links = [match.span() for match in _LINK.finditer(text)]
    for match in _STRING.finditer(text):
        inside = any(start <= match.start() < end for start, end in links)
        if not inside and _is_random(match[0].strip(".:'!?")):
            yield Secret(SecretKind.RANDOM, *match.span())


def _is_random(string: str) -> bool:
    """Whether only a machine would make up such a string."""
    if _HEX.fullmatch(string):
        return any(map(str.isdigit, string)) and any(map(str.isalpha, string))
    if not string.isascii() or _has_long_runs(string):
        return False
    mixed = all(any(map(is_kind, string)) for is_kind in _KINDS_OF_SIGN)
    return mixed and bool(_BASE64.fullmatch(string) or not _KEY_SIGNS.isdisjoint(string))


def _has_long_runs(string: str) -> bool:
    """Whether its letters and digits stand in rows as long as those of words."""
    most = _LONG_MEAN_RUN if len(string) >= _LONG else _MEAN_RUN
    return len(string) / max(len(_RUNS.findall(string)), 1) > most
