"""What a talk says of the papers that follow it: only what those papers hold."""

from __future__ import annotations

import re

import pytest

from coach.paths import pack_folder

TALKS = sorted((pack_folder() / "talk").glob("*/*.md"))
REPLIES = sorted((pack_folder() / "reactions").rglob("*.md"))
SAYS_DAY = re.compile(r"last day|the dates\b")
ON_PAPER_NOW = re.compile(
    r"\btoday\b|\bin the letter\b|\bletter (?:that|states)|with the last day in"
)
SOON = re.compile(r"as soon as it(?: is|’s) settled")


def unfounded(text: str) -> list[str]:
    """Sentences that place the last day in a paper of today, and do not have it."""
    text = re.sub(r"(?m)^(?:when|claims|source): .*$", "", text)  # nobody hears these
    paragraphs = (" ".join(each.split()) for each in text.split("\n\n"))
    sentences = (each for one in paragraphs for each in re.split(r"(?<=[.?!]) ", one))
    return [
        each
        for each in sentences
        if SAYS_DAY.search(each)
        and ON_PAPER_NOW.search(each)
        and "{{" not in each
        and not SOON.search(each)
    ]


@pytest.mark.parametrize(
    "promise",
    [
        "The last day stands in the letter that you get today.",
        "You have the dates in writing today.",
        "The letter that you will receive today states the last day.",
    ],
)
def test_the_promise_of_an_unset_day_would_be_found(promise):
    assert unfounded(f"## sum\n\n{promise}\n")


@pytest.mark.parametrize(
    "file", [*TALKS, *REPLIES], ids=lambda file: f"{file.parent.name}/{file.stem}"
)
def test_no_paper_of_today_is_said_to_hold_a_last_day_that_is_not_set(file):
    assert not unfounded(file.read_text(encoding="utf-8").partition("\n---\n")[2])
