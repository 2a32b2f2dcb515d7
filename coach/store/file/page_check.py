"""Whether a key is the one of a data file: one sound page is enough to tell.

Each page of a SQLCipher 4 file ends with a sum over it that only its key gives. So a file of which
no page at all has its sum is of another key, or not ours, or has lost the salt at its beginning;
the salts of backups, which are copies byte for byte, are tried for that.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_PAGE, _SALT, _SUM, _RESERVED = 4096, 16, 64, 80  # bytes
_FAST_ROUNDS, _MASK = 2, 0x3A  # of SQLCipher 4
_MOST = 64  # pages of a file that are tried, spread over it


def key_fits(file: Path, key: str, copies: Iterable[Path] = ()) -> bool | None:
    """Whether a page of a file was written with a key; None where it cannot be read.

    Args:
        file: The data file.
        key: 64 hexadecimal digits.
        copies: Its backups, for their salts.
    """
    salts = {_head(each) for each in (file, *copies)}
    sums = [_sum_key(key, salt) for salt in salts if len(salt) == _SALT]
    try:
        pages = file.stat().st_size // _PAGE
        with file.open("rb") as opened:
            for number in range(0, pages, max(1, pages // _MOST)):
                opened.seek(number * _PAGE)
                page = opened.read(_PAGE)
                if any(_has_sum(page, number + 1, sum_key) for sum_key in sums):
                    return True
    except OSError:
        return None
    return False


def _head(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(_SALT)
    except OSError:
        return b""


def _sum_key(key: str, salt: bytes) -> bytes:
    masked = bytes(byte ^ _MASK for byte in salt)
    return hashlib.pbkdf2_hmac("sha512", bytes.fromhex(key), masked, _FAST_ROUNDS, 32)


def _has_sum(page: bytes, number: int, sum_key: bytes) -> bool:
    start = _SALT if number == 1 else 0
    end = _PAGE - _RESERVED + _SALT  # the page and what its cipher began with
    told = hmac.new(sum_key, page[start:end] + number.to_bytes(4, "little"), hashlib.sha512)
    return hmac.compare_digest(told.digest(), page[end : end + _SUM])
