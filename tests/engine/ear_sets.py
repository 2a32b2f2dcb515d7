"""Sets of texts with the categories that the ear should hear in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from coach.domain.pack import Pack
from coach.domain.wording import Wordings
from coach.engine.wording.checker import hear_text

FILES = Path(__file__).parents[1] / "files" / "ear"
UNSEEN = ("w10",)  # writers of whom nothing is learned
FACTS = {"last_day": "30 June", "by_when": "30 June", "review_on": "30 June", "client": "Halden"}


@dataclass(frozen=True)
class Heard:
    """What the ear made of a set, over pairs of text and category."""

    right: Counter[str]
    wrong: tuple[tuple[str, str], ...]  # category and text that it marks in vain
    missed: tuple[tuple[str, str], ...]
    at_all: tuple[float, float]  # precision and recall: is a text marked

    @property
    def precision(self) -> float:
        """How many of the marks are right."""
        return self.right.total() / max(1, self.right.total() + len(self.wrong))

    @property
    def recall(self) -> float:
        """How much of what is there was heard."""
        return self.right.total() / max(1, self.right.total() + len(self.missed))

    def totals(self) -> str:
        """Precision, recall, and both by category; no sentence."""
        missed = Counter(category for category, _ in self.missed)
        wrong = Counter(category for category, _ in self.wrong)
        rows = [f"precision {self.precision:.3f}, recall {self.recall:.3f}"]
        rows.append("at all: precision {:.3f}, recall {:.3f}".format(*self.at_all))
        for category in sorted({*self.right, *missed, *wrong}):
            right = self.right[category]
            there = right + missed[category]
            rows.append(f"  {category}: {right} of {there} heard, {wrong[category]} in vain")
        return "\n".join(rows)

    def report(self) -> str:
        """The totals, with every mistake."""
        rows = [self.totals()]
        rows += [f"  MISSED {category}: {text}" for category, text in self.missed]
        rows += [f"  WRONG {category}: {text}" for category, text in self.wrong]
        return "\n".join(rows)


def entries(name: str) -> list[tuple[str, frozenset[str]]]:
    """The texts of a set with their categories."""
    data = yaml.safe_load((FILES / name).read_text(encoding="utf-8"))
    return [(each["text"], frozenset(each["marks"])) for each in data]


def writers() -> list[str]:
    """The sets of writers who knew no pattern."""
    return sorted((file.stem for file in FILES.glob("w*.yaml")), key=lambda name: int(name[1:]))


def filled(text: str) -> str:
    """A template with every blank filled."""
    return re.sub(r"\{\{ ?(\w+) ?\}\}", lambda match: FACTS.get(match[1], "30 June"), text)


def good_lines(pack: Pack) -> Iterator[str]:
    """What the coach itself says and writes: talks, replies, letters, and all of the scripts."""
    for _, parts in pack.talk.parts:
        for part in parts:
            yield from (filled(each.text) for each in part.variants if not each.cue)
    for reaction in pack.talk.reactions:
        yield from (filled(reply) for _, reply in reaction.replies)
    for letter in pack.talk.letters:
        yield from (filled(each.text) for each in letter.variants)
    for script in pack.library.scripts:
        for spoken in (script.short, script.long, script.written):
            yield re.sub(r"\*[^*]+\*", "", spoken)  # without stage directions


def listen(name: str, ear: Wordings) -> Heard:
    """What the ear hears in a set."""
    right: Counter[str] = Counter()
    wrong: list[tuple[str, str]] = []
    missed: list[tuple[str, str]] = []
    marked, there, both = 0, 0, 0
    for text, expected in entries(name):
        found = {mark.category.value for mark in hear_text(text, ear)}
        marked, there = marked + bool(found), there + bool(expected)
        both += bool(found) and bool(expected)
        right.update(found & expected)
        wrong += [(category, text) for category in sorted(found - expected)]
        missed += [(category, text) for category in sorted(expected - found)]
    at_all = both / max(1, marked), both / max(1, there)
    return Heard(right, tuple(wrong), tuple(missed), at_all)
