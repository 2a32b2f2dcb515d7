"""Reading a pack: either all of it is sound, or every fault is named with file and line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from coach.content.checks.claims import check_claims
from coach.content.checks.interview import check_all_asked_for, check_interview
from coach.content.checks.letters import check_letters
from coach.content.checks.library import check_library
from coach.content.checks.practice.check import check_practice
from coach.content.checks.reserved import check_reserved
from coach.content.checks.study import check_study, check_verdicts
from coach.content.checks.talk import check_talk
from coach.content.kinds.draft import RawPack, read_draft
from coach.content.kinds.locations import Faults
from coach.content.kinds.pack_names import PackNames
from coach.content.kinds.prose import all_variants, taking_also
from coach.content.kinds.search import check_search, search_content
from coach.content.kinds.study import learning_paths
from coach.content.kinds.wording.wording import check_wording, wordings
from coach.domain.pack import Library, Pack, TalkContent
from coach.domain.rules.interview import Interview
from coach.domain.rules.verdict import Verdict, VerdictText
from coach.domain.talk.coaching import AfterText
from coach.errors import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.content.kinds.draft import DraftLetter, DraftPart
    from coach.content.kinds.folder import Source
    from coach.domain.papers.letters import LetterText
    from coach.domain.talk.talk import PartText, ReactionText, Tone


def read_pack(
    source: Source, name: str = "", base: Path | None = None, between: Sequence[Source] = ()
) -> Pack:
    """The pack in a folder or in memory, with what it adds to.

    Args:
        source: The pack.
        name: What messages call it; else by its own name.
        base: The pack that it may add to.
        between: Packs that add to the base already, from the lowest up; it comes above them.

    Raises:
        ContentError: The pack is faulty; the error holds every fault.
    """
    faults = Faults()
    draft = _checked(source, faults, () if base is None else (base, *between))
    if draft is None or len(faults):
        found = faults.all()
        count = "One fault" if len(found) == 1 else f"{len(found)} faults"
        what = f"The pack '{name or source.name}' cannot be used: {count}."
        raise ContentError(what, found, safe="Nothing of it was loaded.")
    return _domain(draft)


def _checked(source: Source, faults: Faults, stack: Sequence[Source]) -> RawPack | None:
    if isinstance(source, Path) and not source.is_dir():
        faults.add_line(source.name, 1, "There is no such folder.", "Check the path.")
        return None
    draft = read_draft(source, faults, stack)
    if draft is None:
        return None
    pack_names = PackNames(draft)
    check_interview(draft, pack_names, faults)
    check_talk(draft, pack_names, faults)
    check_reserved(draft, faults)
    check_letters(draft, pack_names, faults)
    check_claims(draft, pack_names, faults)
    check_library(draft, pack_names, faults)
    check_study(draft, pack_names, faults)
    check_practice(draft, pack_names, faults)
    check_search(draft, faults)
    check_wording(draft.ears, draft.wording, draft.ear_model, faults)
    check_all_asked_for(draft, pack_names, faults)
    if not len(faults):  # else nobody knows what a story comes to
        check_verdicts(draft, _interview(draft), faults)
    return draft


def _domain(draft: RawPack) -> Pack:
    assert draft.info is not None
    verdicts, talk = _verdicts(draft), _talk(draft, draft.info.model.tones)
    library, practice = _library(draft), draft.practice.domain()
    return Pack(
        info=draft.info.model.domain(),
        interview=_interview(draft),
        verdicts=verdicts,
        talk=talk,
        plans=tuple(item.model.domain(name) for name, item in draft.plans.items() if item),
        library=library,
        sources=tuple(item.model.domain() for item in draft.sources),
        ear=wordings(draft.ears, draft.wording, draft.ear_model),
        search=search_content(draft, library, verdicts, talk, practice),
        claims=tuple(item.model.domain() for item in draft.claims),
        stories=tuple(item.model.domain(name) for name, item in draft.stories.items() if item),
        paths=learning_paths(draft.paths),
        samples=tuple(item.model.domain(name) for name, item in draft.samples.items() if item),
        practice=practice,
    )


def _library(draft: RawPack) -> Library:
    """The scripts situation by situation, each in its order; what that leaves out comes behind."""
    places = {item.model.id: at for at, item in enumerate(draft.situations)}
    order = {name: at for item in draft.situations for at, name in enumerate(item.model.order)}
    scripts = [
        item.model.domain(name, situation)
        for name, (situation, item) in draft.scripts.items()
        if item
    ]
    last = len(order)
    scripts.sort(key=lambda each: (places.get(each.situation, last), order.get(each.id, last)))
    return Library(
        tuple(item.model.domain() for item in draft.situations),
        tuple(scripts),
        () if draft.blanks is None else tuple(draft.blanks.model.blanks.items()),
    )


def _interview(draft: RawPack) -> Interview:
    gates = [item.model.id for item in draft.gates]
    return Interview(
        gates=tuple(item.model.domain() for item in draft.gates),
        questions=tuple(
            item.model.domain()
            for item in sorted(draft.questions, key=lambda item: gates.index(item.model.gate))
        ),
        rules=tuple(
            item.model.domain()
            for item in sorted(draft.rules, key=lambda item: gates.index(item.model.gate))
        ),
        renamed=_renamed(draft),
        promises=tuple(item.model.domain() for item in draft.promises),
        heat=draft.heat.model.domain() if draft.heat is not None else None,
    )


def _renamed(draft: RawPack) -> dict[str, str]:
    """Old ids with what they are called today; several are parted by spaces."""
    renamed = draft.questions_file.place("renamed").data if draft.questions_file else {}
    found = renamed.items() if isinstance(renamed, dict) else ()
    return {old: " ".join(map(str, new if isinstance(new, list) else [new])) for old, new in found}


def _verdicts(draft: RawPack) -> tuple[VerdictText, ...]:
    texts = {item.model.verdict: item.model.domain() for item in draft.verdicts.values() if item}
    return tuple(texts[verdict] for verdict in Verdict)


def _talk(draft: RawPack, tones: tuple[Tone, ...]) -> TalkContent:
    parts = {(part.verdict, part.id): _part(part, tones) for part in draft.parts}
    return TalkContent(
        parts=tuple(
            (each.verdict, tuple(parts[each.verdict.lower(), part] for part in each.parts))
            for each in _verdicts(draft)
        ),
        facts=tuple(item.model.domain(tones) for item in draft.facts),
        reactions=tuple(_reactions(draft, tones)),
        wording=tuple(filter(None, (item.model.listed() for item in draft.wording))),
        letters=tuple(_letter(each, tones) for each in draft.letters),
        prepare=tuple(item.model.domain() for item in draft.prepare),
        after=draft.after.model.domain() if draft.after is not None else AfterText(),
        calm=tuple(item.model.domain() for item in draft.calm),
    )


def _reactions(draft: RawPack, tones: tuple[Tone, ...]) -> Iterator[ReactionText]:
    for name, item in draft.reactions.items():
        if item is not None:
            yield item.model.domain(name, tones)


def _part(part: DraftPart, tones: tuple[Tone, ...]) -> PartText:
    assert part.head is not None
    lines = all_variants((line.model for line in part.lines), tones)
    passages = tuple(
        passage.head.model.domain((line.model for line in passage.lines), tones)
        for passage in part.passages
    )
    return part.head.model.domain(part.id, lines, passages)


def _letter(letter: DraftLetter, tones: tuple[Tone, ...]) -> LetterText:
    assert letter.head is not None
    variants = all_variants((line.model for line in letter.lines), tones)
    return letter.head.model.domain(letter.id, taking_also(letter.head.model.claims, variants))
