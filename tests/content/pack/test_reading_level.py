"""Everything that is said, sent or read just before and after a talk is plain: grade 8 or less."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from coach.content.kinds.draft import RawPack, read_draft
from coach.content.kinds.locations import Faults
from coach.domain.talk.talk import FactKind
from coach.engine.dates.dates import spoken
from coach.engine.talk.aloud import day_aloud
from coach.paths import pack_folder
from tests.reading import grade, syllables

MOST = 8.0
SHORT = 6  # words; the formula says nothing of fewer
HARD = 5  # syllables in one word
LETTERS = {
    "vendor": "Rowan and Page",
    "vendor_contact": "Mia Stone, 020 7946 0100",
    "need_line": "the books and the wages for forty people",
    "talk_day": "Thursday, 10 December, at 10:00",
    "notice_term": "three months to the end of a month",
    "fit_line": "They look after firms of your size.",
    "disclosure": "We own a tenth of that firm.",
}
_BLANK = re.compile(r"\{\{ (\w+) \}\}")
_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
_STAGE = re.compile(r"^\*[^*]+\*$", re.MULTILINE)  # "*Pause.*" in a script
_MARKS = re.compile(r"[*_#>]+|^\s*(?:-|\d+\.)\s", re.MULTILINE)


@pytest.fixture(scope="module")
def draft() -> RawPack:
    """The pack that comes with the program, with the tones that it does not list yet."""
    read = read_draft(pack_folder(), Faults())
    assert read is not None
    return read


def examples(draft: RawPack, day: Callable[[date], str]) -> dict[str, str]:
    """Every blank with its example, days as they are said or written."""
    facts = [item.model for item in draft.facts]
    dates = {f.id: day(date.fromisoformat(f.example)) for f in facts if f.kind is FactKind.DATE}
    choices = {f.id: f.choices[f.example] for f in facts if f.kind is FactKind.CHOICE}
    return {**{f.id: f.example for f in facts}, **dates, **choices, **LETTERS}


def hard(where: str, text: str) -> str:
    """Where and how a text is too hard; empty when it is not."""
    words = _WORD.findall(text)
    longest = max(words, key=syllables, default="")
    if len(words) < SHORT:
        long = syllables(longest) >= HARD
        return f"{where}: “{longest}” in “{text}”" if long else ""
    found = grade(text)
    return f"{where}: grade {found:.1f}: {text}" if found > MOST else ""


def aloud(day: date) -> str:
    """A day of this year or the next, as it is said across a table."""
    return day_aloud(day, day)


def offenders(
    texts: Iterator[tuple[str, str]], draft: RawPack, day: Callable[[date], str] = spoken
) -> str:
    """The texts that are too hard, one a line, with their blanks filled."""
    known = examples(draft, day)
    filled = ((where, _BLANK.sub(lambda m: known[m[1]], text)) for where, text in texts)
    return "\n".join(filter(None, (hard(where, text) for where, text in filled)))


def lines(draft: RawPack) -> Iterator[tuple[str, str]]:
    """Every wording of every line of a talk, in each tone; of passages as of lines alone."""
    for part in draft.parts:
        within = (item for passage in part.passages for item in passage.lines)
        for item in (*part.lines, *within):
            where = f"talk/{part.verdict}/{part.id}.md:{item.place.line}"
            yield where, item.model.text
            yield from ((f"{where} {tone}", text) for tone, text in item.model.blocks.items())


def replies(draft: RawPack) -> Iterator[tuple[str, str]]:
    """Every reply to a reaction, in each tone."""
    for name, item in draft.reactions.items():
        assert item is not None
        yield f"reactions/{name}.md", item.model.reply
        for tone, text in item.model.blocks.items():
            yield f"reactions/{name}.md {tone}", text


def letters(draft: RawPack) -> Iterator[tuple[str, str]]:
    """Every paragraph of every letter, in each tone."""
    for letter in draft.letters:
        for item in letter.lines:
            where = f"letters/{letter.id}.md:{item.place.line}"
            yield where, item.model.text
            yield from ((f"{where} {tone}", text) for tone, text in item.model.blocks.items())


def around(draft: RawPack) -> Iterator[tuple[str, str]]:
    """Steps of preparation, calming lines, and what is said of a talk afterwards."""
    assert draft.after is not None
    after = draft.after.model
    yield from ((f"prepare {item.model.id}", item.model.text) for item in draft.prepare)
    yield from ((f"calm {item.model.id}", item.model.text) for item in draft.calm)
    yield from ((f"outcome {each.id}", each.text) for each in after.outcomes)
    yield from ((f"surprise {each.id}", each.text) for each in after.surprise)
    for cause in after.causes:
        yield f"cause {cause.id}", cause.text
        yield f"cause {cause.id} smaller", cause.smaller


def scripts(draft: RawPack) -> Iterator[tuple[str, str]]:
    """What a script says aloud, and what it puts in writing."""
    for name, (situation, item) in draft.scripts.items():
        assert item is not None
        for kind in ("short", "long", "written"):
            text = _MARKS.sub("", _STAGE.sub("", getattr(item.model, kind)))
            yield f"scripts/{situation}/{name}.md {kind}", text


@pytest.mark.parametrize("texts", [lines, replies, letters, around, scripts])
def test_the_texts_can_be_read_and_said_with_ease(texts, draft):
    found = list(texts(draft))
    assert len(found) > 30
    day = aloud if texts in (lines, replies) else spoken  # the rest is written
    hard_ones = offenders(iter(found), draft, day)
    assert not hard_ones, f"\n{hard_ones}"


def test_hard_texts_are_noticed():
    assert hard("", "Notwithstanding aforementioned obligations, remuneration is discontinued.")
    assert "“responsibility”" in hard("", "Your responsibility now.")
    assert not hard("", "Impossible.")
    assert not hard("", "We end our work for you on the last day of June.")
