"""Every head that a verdict page can have: its name, the sentence that decided, what it means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.content.checks.check import read_pack
from coach.domain.rules.interview import Rule
from coach.domain.rules.verdict import Mode, Verdict, VerdictText
from coach.paths import pack_folder

GOLDEN = Path(__file__).parents[2] / "files" / "golden" / "heads.md"
PACK = read_pack(pack_folder())
_CONNECTS = ("So ", "And ", "But ", "Then ", "Because ", "Or ")  # to a sentence that is not there
_MOST_WORDS = 30  # of a headline
_MOST_SENTENCES = 2


def leading() -> Iterator[tuple[VerdictText, Rule]]:
    """Each verdict as it reads with each rule whose sentence can head it."""
    for verdict in Verdict:
        text = next(each for each in PACK.verdicts if each.verdict is verdict)
        for rule in PACK.interview.rules:
            if verdict in (rule.decides, rule.instead):
                yield text.in_mode(rule.mode or Mode.DECISION), rule


HEADS = [pytest.param(*head, id=f"{head[0].verdict}-{head[1].id}") for head in leading()]


def sentences(text: str) -> list[str]:
    return re.findall(r"[^.?!]+[.?!]", text)


def test_the_heads_read_as_agreed(request):
    blocks = [f"## {text.name}\n\n{rule.because}\n\n{text.meaning}\n" for text, rule in leading()]
    whole = "\n".join(["# The heads of all verdicts\n", *blocks])
    if request.config.getoption("--update-golden"):
        GOLDEN.write_text(whole, encoding="utf-8")
    assert whole == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize(("text", "rule"), HEADS)
def test_the_sentence_that_decided_stands_by_itself_as_a_headline(text, rule):
    found = rule.because
    assert found.endswith("."), "a whole sentence"
    assert len(sentences(found)) <= _MOST_SENTENCES
    assert len(found.split()) <= _MOST_WORDS
    assert not any(each.strip().startswith(_CONNECTS) for each in sentences(found))


@pytest.mark.parametrize(("text", "rule"), HEADS)
def test_a_head_says_nothing_twice(text, rule):
    said = [each.strip() for each in sentences(f"{rule.because} {text.meaning}")]
    assert len(set(said)) == len(said)
    assert text.name.rstrip(".") not in said
