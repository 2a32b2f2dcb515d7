"""What the model of the ear learns from, and by whom it was written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml
from msgspec import Struct
from msgspec.structs import replace

from coach.domain.wording import OF_WHOLE_TALKS, Category
from coach.engine.wording.checker import hear, weighed
from coach.engine.wording.tokens import heard
from tests.engine.ear_sets import FILES, good_lines, writers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from coach.domain.pack import Pack

CATEGORIES = tuple(each for each in Category if each not in OF_WHOLE_TALKS)
OLDER = (
    "development",
    "golden",
    "held_out",
    "library",
    "extra",
    "hard",
)  # the patterns were written with these
EXAMPLES, LINES = "examples", "lines"
_WEIGHTS = {EXAMPLES: 2.0, LINES: 1.0}


class Sample(Struct, frozen=True):
    """A text with the categories that it is in, and those of which nobody has said anything."""

    text: str
    marks: frozenset[str]
    writer: str
    sentences: tuple[tuple[str, ...], ...]  # as the model weighs them
    by_patterns: frozenset[str]  # the categories that patterns mark, and the model may keep
    unknown: frozenset[str] = frozenset()
    weight: float = 1.0


def samples(pack: Pack, folder: Path) -> list[Sample]:
    """Everything that is learned from or measured on; sets first, then examples, then lines."""
    found = [
        _sample(pack, each["text"], each["marks"], name)
        for name in (*OLDER, *writers())
        for each in yaml.safe_load((FILES / f"{name}.yaml").read_text("utf-8"))
    ]
    found += _examples(pack, folder)
    sentences = dict.fromkeys(each for line in good_lines(pack) for each in _sentences(line))
    found += [_sample(pack, sentence, (), LINES) for sentence in sentences]
    return found


def _sentences(text: str) -> Iterator[str]:
    for sentence in heard(text).sentences:
        yield text[sentence.start : sentence.end]


def wording_entries(files: Path) -> list[dict[str, Any]]:
    """The entries of `wording/<language>.yaml` and of its folder, as they are written."""
    paths = [files.with_suffix(".yaml"), *sorted(files.glob("*.yaml"))]
    read = [yaml.load(path.read_text("utf-8"), yaml.CSafeLoader) for path in paths]
    return [entry for file in read for entry in file.get("words", ())]


def _examples(pack: Pack, folder: Path) -> Iterator[Sample]:
    """The examples of the wording: each says something of its own category alone."""
    everything = frozenset(each.value for each in CATEGORIES)
    for entry in wording_entries(folder / "wording" / pack.info.language):
        category = entry["id"]
        known = [each.value for each in Category if re.match(rf"{each}(-|$)", category)]
        if not known or known[0] not in everything:
            continue
        heard_anywhere = not entry.get("verdicts") and not entry.get("parts")
        marked = [("marked", known)] if heard_anywhere else []
        for kind, marks in (*marked, ("innocent", [])):
            for text in entry.get("examples", {}).get(kind, ()):
                sample = _sample(pack, text, marks, EXAMPLES)
                yield replace(sample, unknown=everything - {known[0]})


def _sample(pack: Pack, text: str, marks: tuple[str, ...] | list[str], writer: str) -> Sample:
    patterns = replace(pack.ear, model=None)
    listened = heard(text)
    return Sample(
        text,
        frozenset(marks) & {each.value for each in CATEGORIES},
        writer,
        tuple(weighed(listened, patterns)),
        frozenset(mark.category.value for mark in hear(text, patterns)),
        weight=_WEIGHTS.get(writer, 1.0),
    )
