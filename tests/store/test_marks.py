"""What the user did with the scripts of the library."""

from __future__ import annotations

from datetime import UTC, datetime

from coach.domain.talk.shelf import ScriptMark
from coach.store.tables.marks import MarkTable

LATER = datetime(2026, 11, 27, 9, tzinfo=UTC)


def test_each_thing_is_kept_and_leaves_the_others_alone(store, clock):
    marks = MarkTable(store)
    marks.set_favourite("a", favourite=True)
    marks.note_opened("a", clock())
    assert marks.all() == {"a": ScriptMark("a", read=True, favourite=True, opened_at=clock())}
    marks.set_read("a", read=False)
    marks.note_opened("b", LATER)
    marks.set_favourite("a", favourite=False)
    assert marks.all() == {
        "a": ScriptMark("a", opened_at=clock()),
        "b": ScriptMark("b", read=True, opened_at=LATER),
    }


def test_to_open_a_script_is_no_change_of_the_user(store, clock):
    before = store.watermark().saved
    MarkTable(store).note_opened("a", clock())
    assert store.watermark().saved == before
    MarkTable(store).set_favourite("a", favourite=True)
    assert store.watermark().saved == before + 1
