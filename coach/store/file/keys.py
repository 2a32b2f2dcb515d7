"""Where the key of the data file is kept: the system's keyring, or a file for the owner alone.

A new way to keep the key (a passphrase, a recovery key) is one more `KeyKeeper`. A small plain
file, `key-place`, remembers which keeper has it, so that the keyring is imported only if needed.
"""

from __future__ import annotations

import contextlib
import os
import re
import sys
from typing import TYPE_CHECKING, Protocol

from coach.errors import KeyMissing
from coach.store.file.atomic import write_new
from coach.store.file.faults import key_missing, key_unreadable

if TYPE_CHECKING:
    from pathlib import Path

    from keyring.backend import KeyringBackend

SERVICE = "good-terms"
KEY_BYTES = 32
_KEY = re.compile(r"[0-9a-f]{64}")
_KEYRINGS = {
    "darwin": ("keyring.backends.macOS.Keyring",),
    "win32": ("keyring.backends.Windows.WinVaultKeyring",),
}
_FREEDESKTOP = (
    "keyring.backends.SecretService.Keyring",
    "keyring.backends.libsecret.Keyring",
    "keyring.backends.kwallet.DBusKeyring",
)
_UNSAFE = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt")


class KeyKeeper(Protocol):
    """Keeps keys by account. A key is 64 hexadecimal digits."""

    name: str

    def get(self, account: str) -> str | None:
        """The key of an account; None when it is not there or cannot be fetched."""

    def put(self, account: str, key: str) -> bool:
        """Keep a key; False when this keeper cannot."""


class FileKeeper:
    """Keeps the one key in a file that only its owner can read."""

    name = "file"

    def __init__(self, folder: Path) -> None:
        self._path = folder / "key"

    def get(self, account: str) -> str | None:  # noqa: ARG002 - one file, one key
        """The key in the file; None when the file is missing or holds no key."""
        return _valid(_text(self._path))

    def put(self, account: str, key: str) -> bool:
        """Write the key, unless there is one: a key is never overwritten, nor is anything else."""
        if self._path.exists() and self.get(account) is None:
            _put_aside(self._path)
        write_new(self._path, key)
        return True


class KeyringKeeper:
    """Keeps keys in the keyring of the system (Windows, macOS, GNOME, KDE)."""

    name = "keyring"

    def get(self, account: str) -> str | None:
        """The key of an account; None when there is no keyring, or it is locked.

        All are asked: another may have been the best one when the key was made.
        """
        for keyring in _system_keyrings():
            with contextlib.suppress(Exception):  # backends raise whatever their system raises
                if (key := _valid(keyring.get_password(SERVICE, account))) is not None:
                    return key
        return None

    def put(self, account: str, key: str) -> bool:
        """Keep the key and read it back; False where no keyring that can be trusted does so."""
        try:
            keyring = next(iter(_system_keyrings()), None)
            if keyring is None or type(keyring).__module__.startswith(_UNSAFE):
                return False
            keyring.set_password(SERVICE, account, key)
        except Exception:  # noqa: BLE001
            return False
        return self.get(account) == key


def _system_keyrings() -> tuple[KeyringBackend, ...]:
    """The keyring that the user has chosen, else those of this system that work, the best first.

    Asking the library for it would import the backends of every system, one of which runs a
    compiler on Linux (`ctypes.util.find_library`) and costs 120 ms.
    """
    from keyring import core

    try:
        chosen = core.load_env() or core.load_config()
    except Exception:  # noqa: BLE001 - what is named may fail in whatever way; then there is none
        return ()
    if chosen is not None:
        return (chosen,)
    found: list[KeyringBackend] = []
    for name in _KEYRINGS.get(sys.platform, _FREEDESKTOP):
        with contextlib.suppress(Exception):  # it does not work here, in whatever way
            found.append(core.load_keyring(name))
    return tuple(sorted(found, key=lambda keyring: float(keyring.priority), reverse=True))


class KeyPlace:
    """Finds the key of a data folder, or makes one for a new data file."""

    def __init__(self, folder: Path, keepers: tuple[KeyKeeper, ...]) -> None:
        self._note = folder / "key-place"
        self._keepers = {keeper.name: keeper for keeper in keepers}

    def find(self) -> str:
        """The key.

        Raises:
            KeyMissing: It is not where it was kept; or what is there is none (KeyUnreadable).
        """
        name, _, account = (_text(self._note) or "file").partition(" ")
        keeper = self._keepers.get(name)
        key = keeper.get(account) if keeper is not None else None
        if key is None:
            raise self._missing(name)
        return key

    def _missing(self, keeper: str) -> KeyMissing:
        if keeper != FileKeeper.name:
            return key_missing(None)
        _, file = self.files
        return key_unreadable(file) if file.exists() else key_missing(file)

    def find_or_make(self, account: str) -> str:
        """The key, or a new random one kept by the first keeper that can.

        Two programs may get here at once: the first to write the note wins, for both.
        """
        if (key := self._existing()) is not None:
            return key
        key = os.urandom(KEY_BYTES).hex()
        for keeper in self._keepers.values():
            if keeper.put(account, key):
                write_new(self._note, f"{keeper.name} {account}")
                break
        return self.find()

    @property
    def files(self) -> tuple[Path, ...]:
        """What says where the key is, and the file that may hold it."""
        return key_files(self._note.parent)

    def _existing(self) -> str | None:
        """The key from before; where it is lost, what pointed to it is put aside, not deleted."""
        with contextlib.suppress(KeyMissing):
            return self.find()
        with contextlib.suppress(FileNotFoundError):
            _put_aside(self._note)
        return None


class KnownKey(KeyPlace):
    """A key that was found before; it is written nowhere.

    Args:
        key: 64 hexadecimal digits.
    """

    def __init__(self, key: str) -> None:
        self._key = key

    def find(self) -> str:
        """The key."""
        return self._key


def key_files(folder: Path) -> tuple[Path, Path]:
    """What says where the key of the files in a folder is, and the file that may hold it."""
    return folder / "key-place", folder / "key"


def keeper_of(folder: Path) -> str:
    """The name of the keeper that has the key of a data folder: "keyring" or "file"."""
    note, _ = key_files(folder)
    return (_text(note) or "file").partition(" ")[0]


def _put_aside(path: Path) -> None:
    """Give a file a name that no other has: what is in it may still be needed."""
    aside, number = path.with_suffix(".old"), 1
    while aside.exists():
        number += 1
        aside = path.with_suffix(f".old{number}")
    path.replace(aside)


def _valid(text: str | None) -> str | None:
    return text if text is not None and _KEY.fullmatch(text) else None


def _text(path: Path) -> str | None:
    """The text of a small file; None when there is none, or it is not text."""
    try:
        return path.read_text("utf-8").strip()
    except (FileNotFoundError, UnicodeDecodeError):
        return None
