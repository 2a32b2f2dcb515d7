"""Where the key is kept."""

from __future__ import annotations

import subprocess
import sys

import pytest

from coach.errors import KeyMissing, KeyUnreadable
from coach.store.file.keys import FileKeeper, KeyPlace, KeyringKeeper

KEY = "0123456789abcdef" * 4


class ShelfKeeper:
    """A keyring in memory."""

    name = "keyring"

    def __init__(self, *, works=True):
        self.kept = {}
        self.works = works

    def get(self, account):
        """The key, or None."""
        return self.kept.get(account)

    def put(self, account, key):
        """Keep the key, if this shelf works."""
        if self.works:
            self.kept[account] = key
        return self.works


def test_the_first_keeper_that_can_has_the_key(tmp_path):
    shelf = ShelfKeeper()
    place = KeyPlace(tmp_path, (shelf, FileKeeper(tmp_path)))
    key = place.find_or_make("one")
    assert shelf.kept == {"one": key}
    assert place.find() == key
    assert not (tmp_path / "key").exists()


def test_without_a_keyring_the_key_lies_in_a_file(tmp_path):
    place = KeyPlace(tmp_path, (ShelfKeeper(works=False), FileKeeper(tmp_path)))
    key = place.find_or_make("one")
    assert (tmp_path / "key").read_text().strip() == key
    assert place.find() == key


def test_a_key_is_made_once(tmp_path):
    place = KeyPlace(tmp_path, (ShelfKeeper(), FileKeeper(tmp_path)))
    assert place.find_or_make("one") == place.find_or_make("two")


def test_two_keys_are_never_the_same(tmp_path):
    shelf = ShelfKeeper()
    for name in ("a", "b"):
        folder = tmp_path / name
        folder.mkdir()
        KeyPlace(folder, (shelf,)).find_or_make(name)
    assert len(set(shelf.kept.values())) == 2


def test_of_two_programs_at_once_the_first_to_note_its_key_wins(tmp_path):
    """The second makes a key while the first writes the note, and then uses the first's."""

    class Slow(ShelfKeeper):
        def put(self, account, key):
            if account == "second":
                KeyPlace(tmp_path, (shelf,)).find_or_make("first")
            return super().put(account, key)

    shelf = ShelfKeeper()
    slow = Slow()
    slow.kept = shelf.kept
    assert KeyPlace(tmp_path, (slow,)).find_or_make("second") == shelf.kept["first"]


def test_a_lost_key_is_said_and_what_pointed_to_it_is_kept(tmp_path):
    shelf = ShelfKeeper()
    place = KeyPlace(tmp_path, (shelf,))
    place.find_or_make("one")
    shelf.kept.clear()
    with pytest.raises(KeyMissing, match="keyring"):
        place.find()
    place.find_or_make("two")
    assert (tmp_path / "key-place.old").read_text().strip() == "keyring one"


NO_KEYS = ["", "short", KEY[:-1] + "g", KEY + "00", "\x00" * 64]


@pytest.mark.parametrize("content", [*(text.encode() for text in NO_KEYS), b"\xff\xfe\x00"])
def test_a_key_file_without_a_key_in_it_is_said_to_be_there_and_is_not_to_be_overwritten(
    tmp_path, content
):
    (tmp_path / "key").write_bytes(content)
    with pytest.raises(KeyUnreadable, match="is there, but holds no key") as error:
        KeyPlace(tmp_path, (FileKeeper(tmp_path),)).find()
    assert "give the one that is there another name" in error.value.todo
    assert "back" not in error.value.todo


def test_a_key_file_that_is_gone_is_said_to_be_gone(tmp_path):
    with pytest.raises(KeyMissing, match="is gone") as error:
        KeyPlace(tmp_path, (FileKeeper(tmp_path),)).find()
    assert not isinstance(error.value, KeyUnreadable)


def test_a_key_file_is_found_without_its_note(tmp_path):
    (tmp_path / "key").write_text(KEY + "\n")
    assert KeyPlace(tmp_path, (FileKeeper(tmp_path),)).find() == KEY


def test_a_key_file_is_never_overwritten(tmp_path):
    (tmp_path / "key").write_text(KEY)
    FileKeeper(tmp_path).put("any", "f" * 64)
    assert FileKeeper(tmp_path).get("any") == KEY


@pytest.mark.parametrize("backend", ["keyring.backends.fail", "keyring.backends.null"])
def test_a_keyring_that_keeps_nothing_is_not_trusted(monkeypatch, backend):
    """In a process of its own: keyring chooses its backend once."""
    code = "from coach.store.file.keys import KeyringKeeper as K; print(K().put('a', 'f' * 64))"
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", f"{backend}.Keyring")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_broken_keyring_is_no_keyring(monkeypatch):
    code = (
        "from coach.store.file.keys import KeyringKeeper as K\n"
        "print(K().put('a', 'f' * 64), K().get('a'))"
    )
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "no.such.Backend")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False None"


def test_the_keyring_keeper_keeps_what_a_real_backend_would(monkeypatch, tmp_path):
    """A small backend stands for the system's; the entry is found by service and account."""
    (tmp_path / "shelf_backend.py").write_text(
        "import keyring.backend\n"
        "class Keyring(keyring.backend.KeyringBackend):\n"
        "    priority = 1\n"
        "    kept = {}\n"
        "    def get_password(self, s, u): return self.kept.get((s, u))\n"
        "    def set_password(self, s, u, p): self.kept[s, u] = p\n"
        "    def delete_password(self, s, u): del self.kept[s, u]\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "shelf_backend.Keyring")
    code = (
        "from coach.store.file.keys import KeyringKeeper as K; import keyring\n"
        "print(K().put('me', 'f' * 64), K().get('me') == 'f' * 64)\n"
        "print(list(keyring.get_keyring().kept))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True True\n[('good-terms', 'me')]"


def test_the_two_keepers_have_names_of_their_own(tmp_path):
    assert FileKeeper(tmp_path).name != KeyringKeeper().name


def test_only_the_keyrings_of_this_system_are_looked_at(monkeypatch, tmp_path):
    """In a process of its own: what is imported stays."""
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
    code = (
        "import sys; from coach.store.file.keys import KeyringKeeper as K; K().get('a');"
        "print(*(name for name in sys.modules if name.startswith('keyring.backends.')))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=tmp_path
    )
    others = {"darwin": "Windows", "win32": "macOS"}.get(sys.platform, "macOS")
    assert others not in ran.stdout
    assert ran.stderr == ""


SHELF = """
import keyring.backend
class Keyring(keyring.backend.KeyringBackend):
    priority = {priority}
    kept = {{}}
    def get_password(self, service, account):
        if {locked}:
            raise RuntimeError("locked")
        return self.kept.get(account)
    def set_password(self, service, account, password):
        self.kept[account] = password
    def delete_password(self, service, account):
        del self.kept[account]
"""


@pytest.mark.parametrize("locked", [False, True])
def test_a_key_is_found_in_the_keyring_that_was_the_best_when_it_was_made(
    monkeypatch, tmp_path, locked
):
    """As where a desktop gets another keyring beside the one that it had."""
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.syspath_prepend(tmp_path)
    shelves = (("shelf_before", 1, False), ("shelf_since", 2, locked))
    for name, priority, shut in shelves:
        (tmp_path / f"{name}.py").write_text(SHELF.format(priority=priority, locked=shut))
    monkeypatch.setattr("coach.store.file.keys._KEYRINGS", {})
    monkeypatch.setattr("coach.store.file.keys._FREEDESKTOP", ("shelf_before.Keyring",))
    assert KeyringKeeper().put("one", KEY)
    both = ("shelf_before.Keyring", "shelf_since.Keyring")
    monkeypatch.setattr("coach.store.file.keys._FREEDESKTOP", both)
    assert KeyringKeeper().get("one") == KEY
    for name, _, _ in shelves:
        sys.modules.pop(name).Keyring.kept.clear()


def test_a_new_key_goes_into_the_best_keyring(monkeypatch, tmp_path):
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.syspath_prepend(tmp_path)
    for name, priority in (("shelf_better", 2), ("shelf_worse", 1)):
        (tmp_path / f"{name}.py").write_text(SHELF.format(priority=priority, locked=False))
    names = ("shelf_worse.Keyring", "shelf_better.Keyring")
    monkeypatch.setattr("coach.store.file.keys._KEYRINGS", {})
    monkeypatch.setattr("coach.store.file.keys._FREEDESKTOP", names)
    assert KeyringKeeper().put("one", KEY)
    kept = {name: sys.modules.pop(name).Keyring.kept for name in ("shelf_better", "shelf_worse")}
    assert kept == {"shelf_better": {"one": KEY}, "shelf_worse": {}}


ODD = """
import keyring.backend
class Keyring(keyring.backend.KeyringBackend):
    priority = 1
    def get_password(self, service, account): return {kept}
    def set_password(self, service, account, password): type(self).asked = True
    def delete_password(self, service, account): pass
"""


@pytest.mark.parametrize(
    ("folder", "kept", "asked"),
    [
        ("keyrings/alt", "'f' * 64", False),  # files that whoever finds them can read
        ("forgetful", "None", True),  # takes it, and has nothing afterwards
        ("muddled", "'0' * 64", True),  # gives another back
    ],
)
def test_a_keyring_that_cannot_be_trusted_is_given_no_key(
    monkeypatch, tmp_path, folder, kept, asked
):
    (tmp_path / folder).mkdir(parents=True)
    (tmp_path / folder / "shelf.py").write_text(ODD.format(kept=kept))
    backend = f"{folder.replace('/', '.')}.shelf"
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", f"{backend}.Keyring")
    code = (
        "from coach.store.file.keys import KeyringKeeper as K\n"
        "print(K().put('a', 'f' * 64))\n"
        f"import {backend} as shelf; print(hasattr(shelf.Keyring, 'asked'))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", str(asked)]


def test_nothing_that_pointed_to_a_key_is_written_over(tmp_path):
    """A backup from before may need it: a keyring can be locked for a day."""
    shelf = ShelfKeeper()
    place = KeyPlace(tmp_path, (shelf,))
    for account in ("one", "two", "three"):
        place.find_or_make(account)
        shelf.kept.clear()
    for text in ("broken", "broken, too"):
        (tmp_path / "key").write_text(text)
        FileKeeper(tmp_path).put("any", KEY)
        (tmp_path / "key").unlink()
    kept = {path.read_text().strip() for path in tmp_path.iterdir()}
    assert kept == {"keyring one", "keyring two", "keyring three", "broken", "broken, too"}
