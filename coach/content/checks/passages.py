"""Checks of the passages of a talk's part: the last fits always, and each says something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.content.checks.lines import check_lines
from coach.content.kinds.names import check_condition
from coach.content.kinds.prose import is_optional
from coach.domain.rules.condition import Always

if TYPE_CHECKING:
    from coach.content.kinds.locations import Faults
    from coach.content.kinds.names import Vocabulary
    from coach.content.kinds.pack_names import PackNames
    from coach.content.kinds.passages import DraftPassage
    from coach.domain.talk.talk import Tone


def check_passages(
    passages: list[DraftPassage],
    pack_names: PackNames,
    words: Vocabulary,
    tones: tuple[Tone, ...],
    faults: Faults,
    *,
    whole: bool,
) -> None:
    """Note what is wrong with each passage of a part, and with their order.

    Args:
        passages: Those that could be read.
        pack_names: The names of the pack.
        words: What a condition may name.
        tones: Those of the pack.
        faults: Where to note it.
        whole: Whether these are all; else nothing is said of their order.
    """
    may_be_left_out = any(passage.head.model.silent for passage in passages)
    for passage in passages:
        head = passage.head
        check_condition(head.model.when, head.place.at("when"), words, faults)
        pack_names.check_sources(head.model.source or (), head.place.at("source"), faults)
        check_lines(passage.lines, pack_names, words, (), faults)
        _tones(passage, tones, faults)
        _claims(passage, faults)
        if not may_be_left_out:
            _says_something(passage, faults)
    _names(passages, faults)
    if whole:
        _order(passages, faults)


def _claims(passage: DraftPassage, faults: Faults) -> None:
    """Note what a line takes for granted though its passage does already."""
    for line in passage.lines:
        for name in line.model.claims or ():
            if name in (passage.head.model.claims or ()):
                what = f"'{name}' is taken for granted by the whole passage."
                faults.add(line.place, what, "Take it out here: it holds from there.")


def _tones(passage: DraftPassage, tones: tuple[Tone, ...], faults: Faults) -> None:
    place = passage.head.place
    for tone, line in passage.blocks.items():
        if tone in tones[:1]:
            mend = "Write that text above the first '###', without this heading."
            what = f"'{tone}' is the first tone of the pack."
            faults.add_line(place.file, line, what, mend)
    if all(line.model.cue for line in passage.lines):
        return
    for tone in tones[1:]:
        if tone not in passage.blocks:
            what = f"The passage '{passage.head.model.passage}' has no tone '{tone}'."
            faults.add(place, what, f"Add '### {tone}' and the same lines.")


def _says_something(passage: DraftPassage, faults: Faults) -> None:
    certain = (
        isinstance(line.model.when.tree, Always) and not is_optional(line.model)
        for line in passage.lines
    )
    if not any(certain):
        what = f"No line of the passage '{passage.head.model.passage}' is certain to be said."
        faults.add(passage.head.place, what, "Give it a line without 'if' and without '?'.")


def _names(passages: list[DraftPassage], faults: Faults) -> None:
    """Note names of passages that stand twice, and names that are a line here and a cue there."""
    seen: set[str] = set()
    cues: dict[str, bool] = {}
    for passage in passages:
        name = passage.head.model.passage
        if name in seen:
            what = f"The passage '{name}' stands here twice."
            faults.add(passage.head.place, what, "Give one of them another name.")
        seen.add(name)
        for line in passage.lines:
            if cues.setdefault(line.model.line, line.model.cue) is not line.model.cue:
                what = f"'{line.model.line}' is a line in one passage and a cue in another."
                faults.add(line.place, what, "Give the cue another name.")


def _order(passages: list[DraftPassage], faults: Faults) -> None:
    """Of all passages just the last fits always."""
    for passage in passages[:-1]:
        if isinstance(passage.head.model.when.tree, Always):
            what = f"The passage '{passage.head.model.passage}' fits always: "
            what += "those below it are never said."
            faults.add(passage.head.place, what, "Give it a 'when:', or put it last.")
    last = passages[-1:]
    for passage in last:
        if not isinstance(passage.head.model.when.tree, Always):
            what = "The last passage has a condition: in some cases this part is empty."
            mend = "Add a last one without 'when:'. It is neutral, and tells no story."
            faults.add(passage.head.place.at("when"), what, mend)
