"""Checks of claims: each says when it is true, is used, and whatever is said names its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.content.kinds.locations import did_you_mean
from coach.content.kinds.names import check_condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.content.kinds.draft import RawPack
    from coach.content.kinds.locations import Faults, SourceLocation
    from coach.content.kinds.pack_names import PackNames

    _Named = tuple[SourceLocation, tuple[str, ...] | None]

YES_NO = ("yes", "no")


def check_claims(draft: RawPack, pack_names: PackNames, faults: Faults) -> None:
    """Note claims that are unknown, unused or wrong, and texts that say nothing of theirs.

    A pack without `claims.yaml` has none, and its texts need not name any. One that says
    `complete: yes` there owes them with every text, and has no claim that nothing names; else only
    passages always name theirs.
    """
    complete = _is_complete(draft, faults)
    words = pack_names.in_talk()
    for item in draft.claims:
        check_condition(item.model.when, item.place.at("when"), words, faults)
    entries = draft.claims_file.items("claims") if draft.claims_file is not None else []
    known = [place.text("id") for place in entries]
    texts = [*_said(draft), *_written(draft), *_around(draft)]
    for place, names in texts:
        _unknown(place, names or (), known, faults)
    if complete:
        _owed(texts, draft, faults)


def _owed(texts: list[_Named], draft: RawPack, faults: Faults) -> None:
    """Note texts that say nothing of their claims, and claims of this pack that no text names."""
    for place, names in texts:
        if names is None:
            what = "'claims' is missing: it must say what it takes for granted."
            faults.add(place, what, "Add 'claims: []', or the ids of what it takes for granted.")
    used = {name for _, names in texts for name in names or ()}
    for item in draft.claims:
        if item.model.id not in used and draft.is_own(item.place):
            what = f"Nothing names the claim '{item.model.id}'."
            faults.add(item.place.at("id"), what, "Take it out, or name it where it is meant.")


def _is_complete(draft: RawPack, faults: Faults) -> bool:
    if draft.claims_file is None:
        return False
    place = draft.claims_file.place("complete")
    data = draft.claims_file.data
    said = data.get("complete", "no") if isinstance(data, dict) else "no"
    if said not in YES_NO:
        faults.add(
            place, "'complete' is neither yes nor no.", "Write 'complete: yes', or take it out."
        )
    return bool(said == "yes")


def _unknown(
    place: SourceLocation, names: tuple[str, ...], known: list[str], faults: Faults
) -> None:
    for name in names:
        if name not in known:
            mend = did_you_mean(name, known) or "Write it in claims.yaml."
            faults.add(place.at("claims"), f"Unknown claim '{name}'.", mend)


def _said(draft: RawPack) -> Iterator[_Named]:
    """What is said in a talk, with the claims that it names."""
    for part in draft.parts:
        yield from ((line.place, line.model.claims) for line in part.lines)
        for passage in part.passages:
            yield passage.head.place, passage.head.model.claims
            yield from ((line.place, line.model.claims) for line in passage.lines)
    for reaction in filter(None, draft.reactions.values()):
        yield reaction.place, reaction.model.claims


def _written(draft: RawPack) -> Iterator[_Named]:
    """Letters and plans; what a letter names in front holds for each of its lines."""
    for letter in draft.letters:
        over = letter.head.model.claims if letter.head is not None else None
        if letter.head is not None and over is not None:
            yield letter.head.place, over
        for line in letter.lines:
            yield line.place, line.model.claims if over is None else line.model.claims or ()
    for plan in filter(None, draft.plans.values()):
        for number, step in enumerate(plan.model.steps):
            yield plan.place.at("steps", number), step.claims


def _around(draft: RawPack) -> Iterator[_Named]:
    """What stands before and after a talk."""
    yield from ((item.place, item.model.claims) for item in draft.prepare)
    yield from ((item.place, item.model.claims) for item in draft.calm)
    if draft.after is not None:
        model, place = draft.after.model, draft.after.place
        lists = (
            ("questions", [each.claims for each in model.questions]),
            ("outcomes", [each.claims for each in model.outcomes]),
            ("causes", [each.claims for each in model.causes]),
        )
        for key, named in lists:
            for number, names in enumerate(named):
                yield place.at(key, number), names
