"""The pack's lines and replies in all its tones: each there, each said otherwise."""

from __future__ import annotations

import pytest

from coach.content.kinds.draft import RawPack, read_draft
from coach.content.kinds.locations import Faults
from coach.domain.talk.talk import Tone
from coach.paths import pack_folder

FURTHER = {Tone.PLAIN, Tone.FORMAL}


@pytest.fixture(scope="module")
def draft() -> RawPack:
    """The pack that comes with the program, as it is written."""
    read = read_draft(pack_folder(), Faults())
    assert read is not None
    return read


def differ(*texts: str) -> bool:
    """Whether texts differ in more than marks and capitals."""
    bare = {"".join(filter(str.isalnum, text.lower())) for text in texts}
    return len(bare) == len(texts)


def test_every_line_that_is_said_has_three_tones_that_differ(draft):
    wrong = [
        f"talk/{part.verdict}/{part.id}.md:{item.place.line}"
        for part in draft.parts
        for item in part.lines
        if not item.model.cue
        and not (
            item.model.blocks.keys() == FURTHER
            and differ(item.model.text, *item.model.blocks.values())
        )
    ]
    assert not wrong, "\n".join(wrong)


def test_every_reply_has_three_tones_that_differ(draft):
    wrong = [
        f"reactions/{name}.md"
        for name, item in draft.reactions.items()
        if item is None
        or item.model.blocks.keys() != FURTHER
        or not differ(item.model.reply, *item.model.blocks.values())
    ]
    assert not wrong, "\n".join(wrong)


def test_the_pack_lists_the_tones_that_it_has(draft):
    assert draft.info is not None
    assert draft.info.model.tones == (Tone.WARM, Tone.PLAIN, Tone.FORMAL)
