"""Locks and unlocks by a passphrase, as a program of its own: it takes a second and much memory.

    python -P age_process.py lock|unlock

reads a passphrase (its length in bytes on a line of its own, then the passphrase, UTF-8) and the
content from the standard input, and writes what came of it to the standard output. Where it ends
with another status than 0, nothing of that counts.

The format is age's (https://age-encryption.org) with scrypt, by pyrage. The library keeps the
interpreter to itself while it works, so the window would stand still; and a machine without enough
memory ends the whole process.
"""

from __future__ import annotations

import sys

DONE, WRONG, DAMAGED, MISSING = 0, 3, 4, 5
_WRONG = "Decrypt"  # so begins what pyrage says of a passphrase, and of nothing else


def work(action: str, passphrase: str, content: bytes) -> tuple[int, bytes]:
    """How it ended, and what came of it.

    Args:
        action: `lock` or `unlock`.
        passphrase: By which.
        content: What is to be locked or unlocked.
    """
    try:
        import pyrage
        from pyrage import passphrase as age
    except ImportError:
        return MISSING, b""
    if action == "lock":
        return DONE, age.encrypt(content, passphrase)
    try:
        return DONE, age.decrypt(content, passphrase)
    except pyrage.DecryptError as error:
        return (WRONG if str(error).startswith(_WRONG) else DAMAGED), b""


def main() -> int:
    """Do what the command line asks; the exit status."""
    length = int(sys.stdin.buffer.readline())
    passphrase = sys.stdin.buffer.read(length).decode()
    status, result = work(sys.argv[1], passphrase, sys.stdin.buffer.read())
    sys.stdout.buffer.write(result)
    sys.stdout.buffer.flush()
    return status


if __name__ == "__main__":
    sys.exit(main())
