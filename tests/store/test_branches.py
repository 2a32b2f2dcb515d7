"""What a recovery or a restore leaves behind is counted by branches, as it truly was."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.case import Client
from coach.domain.recovery import Way
from coach.errors import StoreError
from coach.paths import user_paths
from coach.store.file.backups import copy_at_rest
from coach.store.file.connection import Store
from coach.store.file.opening import open_store
from coach.store.file.recovery import Recovery
from coach.store.file.set_aside import last_choice
from coach.store.file.watermark import WatermarkFile
from coach.store.tables.clients import ClientTable

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


class Life:
    """A book in a folder, what is done to it, and beside it the truth: which saves are in what.

    Each save adds one client with a name that no other has, so that what a file holds can be read.
    """

    def __init__(self, folder: Path) -> None:
        self.paths = user_paths(folder / "data")
        self.now = NOON
        self.count = 0
        self.said: set[str] = set()  # what was acknowledged, in the book in use
        self.aside: dict[str, set[str]] = {}  # the same for each folder of files set aside
        self.known = True  # whether the count lies beside the file
        self.recovery = Recovery(self.paths, self.clock, keyring=False)
        self.open().close()

    def clock(self) -> datetime:
        """The moment of now."""
        return self.now

    def open(self) -> Store:
        """Open the book; the caller closes it."""
        store = open_store(self.paths, self.clock, keyring=False)
        if not self.known:  # nobody could know whether there was more
            self.said = {client.name for client in ClientTable(store).all()}
        self.known = True
        return store

    @property
    def key(self) -> str:
        """The key that opens it."""
        return (self.paths.data / "key").read_text().strip()

    @property
    def journal(self) -> Path:
        """Where its journal is, if there is one."""
        return self.paths.database.with_name("good-terms.db-wal")

    def _add(self, store: Store) -> None:
        self.count += 1
        self.now += timedelta(minutes=1)
        name = f"c{self.count}"
        ClientTable(store).add(Client(name, name, "", self.now))
        self.said.add(name)

    # what is done to it; the number says which, where there are several

    def save(self, number: int) -> None:
        """Save, and close; now and then with a backup, as the program makes it."""
        store = self.open()
        for _ in range(1 + number % 3):
            self._add(store)
        upkeep = store.upkeep
        store.close()
        if number >= 3:
            assert upkeep.at_closing() is None

    def kill(self, number: int) -> None:
        """Save, and be killed: what was saved last is in the journal."""
        store = self.open()
        for _ in range(1 + number % 3):
            self._add(store)
        files = [self.paths.database, self.journal, self.paths.watermark]
        kept = {path: path.read_bytes() for path in files}
        store.close()
        for path, content in kept.items():
            path.write_bytes(content)

    def back_up(self, _: int) -> None:
        """Copy the closed file."""
        self.open().close()
        copy_at_rest(self.paths.database, self.key, self.paths.backups, self.now)

    def damage(self, number: int) -> None:
        """Spoil the file or its journal in one of several ways."""
        if number % 3 == 0 and self.journal.exists():
            self.journal.unlink()
        elif number % 3 == 1 and self.journal.exists():
            content = bytearray(self.journal.read_bytes())
            content[-1] ^= 1
            self.journal.write_bytes(content)
        elif number >= 4 and self.paths.database.exists():
            content = self.paths.database.read_bytes()
            self.paths.database.write_bytes(content[: -4096 * number])

    def put_older(self, number: int) -> None:
        """Copy an old backup over the file by hand."""
        with suppress(StoreError):  # the page opens a restored one at once
            self.open().close()
        if backups := sorted(self.paths.backups.glob("*.db")):
            shutil.copyfile(backups[number % len(backups)], self.paths.database)
            self.journal.unlink(missing_ok=True)

    def put_older_and_forget(self, number: int) -> None:
        """The same, where the count beside it goes too: nobody can know that there was more.

        Of the branch in use, of which there is a fuller backup.
        """
        try:
            store = self.open()
        except StoreError:
            return
        branch = store.watermark().lineage[-1].id
        store.close()
        copies = [copy for copy in self.recovery.ways().backups if copy.held.branch == branch]
        copies = [copy for copy in copies if not copy.is_set_aside]
        older = sorted(copies, key=lambda copy: copy.held.saved)[:-1]
        if older:
            shutil.copyfile(older[number % len(older)].file, self.paths.database)
            self.paths.watermark.unlink()
            self.said = self.held(self.paths.database)
            self.known = False

    def forget(self, _: int) -> None:
        """The count beside the file is gone."""
        self.paths.watermark.unlink(missing_ok=True)
        self.known = False

    def go_on(self, _: int) -> None:
        """Go on with what can be read."""
        ways = self.recovery.ways()
        if ways.readable is None:
            return
        before = set(self.said)
        aside = self.recovery.go_on()
        if aside is not None:
            self.aside[aside.name] = before
        self._opened_with(ways.readable.saved)

    def put_back(self, number: int) -> None:
        """Restore a backup, or what was set aside."""
        backups = self.recovery.ways().backups
        if backups:
            chosen = backups[number % len(backups)].file
            held = self.held(chosen)
            self.aside[self.recovery.put_back(chosen).name] = self.said
            self.said, self.known = held, True

    def begin_anew(self, number: int) -> None:
        """Start with an empty book."""
        if number == 0:  # not too often
            self.aside[self.recovery.begin_anew().name] = self.said
            self.said, self.known = set(), True

    def take_back(self, number: int) -> None:
        """Take a choice back, whichever it was."""
        if self.aside:
            name = sorted(self.aside)[number % len(self.aside)]
            before = self.aside.pop(name)
            folder = self.paths.set_aside / name
            known = (folder / self.paths.watermark.name).exists()
            chosen = self.recovery.take_back(folder)
            self.aside[chosen.name], self.said, self.known = self.said, before, known

    def _opened_with(self, saved: int) -> None:
        store = self.open()
        self.said = {client.name for client in ClientTable(store).all()}
        assert len(self.said) == saved
        store.close()

    # what must hold

    def held(self, file: Path) -> set[str]:
        """The saves in a file."""
        with tempfile.TemporaryDirectory() as folder:
            copied = Path(folder) / file.name
            for ending in ("", "-wal"):
                if (part := file.with_name(file.name + ending)).exists():
                    shutil.copyfile(part, copied.with_name(copied.name + ending))
            store = Store(copied, self.key)
            try:
                return {row[0] for row in store.rows("SELECT name FROM client")}
            finally:
                store.close()

    def check(self) -> None:
        """What the page says of each way on is what is true."""
        ways = self.recovery.ways()
        for copy in ways.backups:
            held = self.held(copy.file)
            missing, beyond = ways.missing(copy.held), ways.beyond(copy.held)
            if missing is None:
                assert not self.known or ways.is_other(copy.held)
            else:
                assert missing == len(self.said - held)
                assert beyond == len(held - self.said)
                assert ways.is_in_line(copy.held) == (held <= self.said)
                assert held <= self.said or ways.parting(copy.held) is not None
        if ways.readable is not None and self.known:
            held = ways.readable.saved
            assert ways.missing(ways.readable) == max(0, len(self.said) - held) or (
                ways.beyond(ways.readable)
            )
        own = [copy for copy in ways.backups if not ways.is_other(copy.held)]
        if self.known and own:
            most = max(len(self.said & self.held(copy.file)) for copy in own)
            assert len(self.said & self.held(own[0].file)) == most


ACTIONS = (
    "save",
    "save",
    "kill",
    "back_up",
    "damage",
    "put_older",
    "put_older_and_forget",
    "forget",
    "go_on",
    "put_back",
    "put_back",
    "take_back",
    "begin_anew",
)


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from(ACTIONS), st.integers(0, 5)), max_size=12))
def test_what_is_said_to_be_missing_is_what_is_missing(actions):
    with tempfile.TemporaryDirectory() as folder:
        life = Life(Path(folder))
        for action, number in (*actions, ("save", 4), ("put_back", 1)):
            life.now += timedelta(minutes=1)
            with suppress(StoreError):  # it is refused, and the ways on are looked at
                getattr(life, action)(number)
            life.check()


@pytest.fixture
def life(tmp_path):
    """A book with three saves, the first of which is in a backup too."""
    life = Life(tmp_path)
    life.save(3)
    life.save(1)
    return life


def taken_back(life):
    """A damaged file that came back after a restore of all of it, and what was saved since."""
    life.back_up(0)
    content = life.paths.database.read_bytes()
    life.paths.database.write_bytes(content[:-4096] + bytes(4096))
    aside = life.recovery.put_back(life.recovery.ways().backups[0].file)
    life.save(3)  # one more, with a backup
    life.recovery.take_back(aside)
    return life.recovery.ways()


def test_of_copies_that_hold_all_of_the_book_in_use_the_one_that_holds_more_is_first(life):
    ways = taken_back(life)
    whole = [copy.held for copy in ways.backups if ways.missing(copy.held) == 0]
    assert [ways.beyond(held) for held in whole] == [1, 1, 0]  # of the first, one was set aside
    assert ways.backups[0].held == whole[0]
    assert ways.best is Way.PUT_BACK
    assert [ways.is_recommended(copy) for copy in ways.backups[:2]] == [True, False]


@pytest.mark.parametrize(("way", "first"), [("put_back", 1), ("put_older_and_forget", 3)])
def test_what_a_restore_let_go_is_not_recommended_and_what_was_lost_unasked_is(life, way, first):
    life.back_up(0)
    if way == "put_back":
        oldest = min(life.recovery.ways().backups, key=lambda copy: copy.held.saved)
        life.recovery.put_back(oldest.file)
    else:
        life.put_older_and_forget(0)
    life.open().close()
    life.paths.database.write_bytes(b"spoiled" * 2000)
    ways = life.recovery.ways()
    assert ways.backups[0].held.saved == first
    assert ways.missing(ways.backups[0].held) == 0


def test_a_whole_book_in_use_goes_before_a_copy_that_holds_more(life):
    life.back_up(0)
    aside = life.recovery.put_back(life.recovery.ways().backups[0].file)
    life.save(3)
    life.recovery.take_back(aside)
    life.open().close()
    ways = life.recovery.ways()
    assert ways.beyond(ways.backups[0].held) == 1
    assert ways.best is Way.GO_ON
    assert not ways.is_recommended(ways.backups[0])


def test_each_choice_begins_a_branch_that_says_what_was_chosen_and_where_the_rest_is(life):
    (backup,) = life.recovery.ways().backups
    restored = life.recovery.put_back(backup.file)
    store = life.open()
    assert [(b.way, b.left, b.aside) for b in store.watermark().lineage] == [
        (None, 0, ""),
        (Way.PUT_BACK, 1, restored.name),
    ]
    choice = last_choice(store, life.paths)
    assert (choice.aside, choice.missing, choice.key_in) == (restored, 2, "")
    store.close()
    taken = life.recovery.take_back(restored)
    store = life.open()
    lineage = store.watermark().lineage
    assert (lineage[-1].way, lineage[-1].left, len(lineage)) == (Way.TAKE_BACK, 3, 2)
    assert last_choice(store, life.paths).missing == 0
    shutil.rmtree(taken)
    assert last_choice(store, life.paths) is None
    store.close()


def test_of_copies_that_hold_the_same_one_is_offered_whatever_their_branch(life):
    life.back_up(0)
    life.recovery.put_back(life.recovery.ways().backups[0].file)
    life.back_up(0)  # of another branch, with nothing of its own
    assert len(list(life.paths.backups.glob("*.db"))) == 3
    copies = [copy for copy in life.recovery.ways().backups if not copy.is_set_aside]
    assert [copy.held.saved for copy in copies] == [3, 1]


def test_a_choice_that_was_killed_before_its_branch_was_noted_beside_begins_no_second(life):
    life.recovery.put_back(life.recovery.ways().backups[0].file)
    pending = life.paths.watermark.read_bytes()
    life.open().close()
    life.paths.watermark.write_bytes(pending)  # the file has it; what lies beside is of before
    store = life.open()
    assert [branch.way for branch in store.watermark().lineage] == [None, Way.PUT_BACK]
    store.close()


def test_an_empty_book_knows_the_book_that_it_was_begun_after(life):
    before = life.open()
    book = before.watermark().book
    before.close()
    life.recovery.begin_anew()
    store = life.open()
    mark = store.watermark()
    assert (mark.saved, mark.lineage[-1].way) == (0, Way.BEGIN_ANEW)
    assert mark.book not in {book, ""}
    life._add(store)
    store.close()
    ways = life.recovery.ways()
    old = next(copy.held for copy in ways.backups if copy.held.book == book)
    assert (ways.is_other(old), ways.missing(old)) == (True, 1)
    assert ways.parting(old)[0].way is Way.BEGIN_ANEW


def test_an_empty_book_after_a_restore_holds_nothing_of_what_was_restored(life):
    """Nor where what was restored had not been opened yet."""
    life.recovery.put_back(life.recovery.ways().backups[0].file)
    life.recovery.begin_anew()
    assert life.recovery.ways().missing(life.recovery.ways().backups[0].held) == 0
    life.save(0)
    ways = life.recovery.ways()
    assert {ways.shared(copy.held) for copy in ways.backups} == {0}
    assert {ways.missing(copy.held) for copy in ways.backups} == {1}


def test_after_an_empty_book_was_opened_its_file_that_is_gone_is_not_made_anew(life):
    life.recovery.begin_anew()
    life.open().close()
    life.paths.database.unlink()
    with pytest.raises(StoreError):
        life.open()
    assert not life.paths.database.exists()


def test_branches_that_are_not_whole_beside_the_file_say_nothing(life):
    """Then what is missing is not known; the count itself still asks for what was saved."""
    content = bytearray(life.paths.watermark.read_bytes())
    content[-20] ^= 1
    life.paths.watermark.write_bytes(content)
    assert WatermarkFile(life.paths.watermark).read().saved == 3
    (backup,) = life.recovery.ways().backups
    assert life.recovery.ways().missing(backup.held) is None
    life.open().close()  # the file knows them
    assert life.recovery.ways().missing(backup.held) == 2


def test_an_older_file_put_by_hand_without_its_count_is_noticed_by_its_backups(life):
    (backup,) = life.recovery.ways().backups
    life.back_up(0)
    shutil.copyfile(backup.file, life.paths.database)
    life.paths.watermark.unlink()
    store = life.open()
    assert store.behind_copies == 2
    assert [branch.way for branch in store.watermark().lineage] == [None, Way.BY_HAND]
    store.close()
    for _ in range(2):
        store = life.open()
        assert store.behind_copies == 2  # also after a restart, and whatever was saved since
        choice = last_choice(store, life.paths)
        assert (choice.branch.way, choice.aside, choice.missing) == (Way.BY_HAND, None, 2)
        life._add(store)
        store.close()
    for fuller in life.paths.backups.glob("*-3.db"):
        fuller.unlink()
    store = life.open()
    assert (store.behind_copies, last_choice(store, life.paths)) == (0, None)
    store.close()


def test_a_restore_whose_count_is_gone_before_it_was_opened_is_noticed_by_what_was_set_aside(life):
    life.recovery.put_back(life.recovery.ways().backups[0].file)
    life.forget(0)
    life.open().close()
    store = life.open()
    assert store.behind_copies == 2
    assert [branch.way for branch in store.watermark().lineage] == [None, Way.BY_HAND]
    life._add(store)
    life._add(store)
    store.close()
    ways = life.recovery.ways()
    (aside,) = [copy.held for copy in ways.backups if copy.is_set_aside]
    assert (ways.missing(aside), ways.beyond(aside)) == (2, 2)


def test_no_row_of_the_branches_stops_a_start(life):
    store = life.open()
    store.execute("UPDATE branch SET way = 'sold', begun_at = 'yesterday'")
    store.close()
    store = life.open()
    assert store.watermark().lineage[0].way is Way.CHOSEN
    store.close()


def test_copies_of_the_branch_in_use_are_listed_however_full_the_others_are(life):
    (oldest,) = life.recovery.ways().backups
    for _ in range(12):
        life.save(3)
    life.recovery.put_back(oldest.file)
    life.save(3)
    ways = life.recovery.ways()
    assert ways.missing(ways.backups[0].held) == 0
    assert ways.missing(ways.backups[1].held) == 1
    others = [copy for copy in ways.backups if not ways.is_in_line(copy.held)]
    assert len([copy for copy in others if not copy.is_set_aside]) == 10
