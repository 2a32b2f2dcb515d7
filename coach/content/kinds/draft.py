"""A pack as read: each piece of its files validated by itself, nothing checked across."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from coach.content.kinds.base_pack import INFO, is_of_today, read_below, with_tones
from coach.content.kinds.fact_models import FactModel
from coach.content.kinds.folder import PackFile, readable_files
from coach.content.kinds.inherit import Heirs
from coach.content.kinds.letters import AfterModel, CalmModel, LetterModel, PrepareModel
from coach.content.kinds.locations import Document, Faults, SourceLocation, did_you_mean
from coach.content.kinds.markdown import (
    Markdown,
    flow,
    line_block,
    sections,
    toned,
    with_keys,
)
from coach.content.kinds.models import (
    GateModel,
    HeatModel,
    PackModel,
    PlanModel,
    PromiseModel,
    QuestionModel,
    RuleModel,
)
from coach.content.kinds.pack_reader import PackReader
from coach.content.kinds.passages import DraftPassage, is_of_passages, read_passages
from coach.content.kinds.practice.files import RawPractice, read_practice
from coach.content.kinds.prose import (
    ClaimModel,
    LineModel,
    PartModel,
    ReactionModel,
    SourceModel,
)
from coach.content.kinds.samples import SampleModel
from coach.content.kinds.scripts import (
    SCRIPT_SECTIONS,
    AddedScriptModel,
    ScriptBlanksModel,
    ScriptModel,
    SituationModel,
)
from coach.content.kinds.search import SearchModel
from coach.content.kinds.study import PathModel, StoryModel
from coach.content.kinds.validate import Item, M, validated, validated_list
from coach.content.kinds.verdict_models import VerdictModel
from coach.content.kinds.wording.wording import LearnedModel, WordingModel
from coach.content.kinds.wording.wording_files import read_wording_files, words_in
from coach.content.kinds.wording.wording_model import read_model
from coach.domain.rules.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.content.kinds.folder import Source
    from coach.domain.wording import LinearModel


ANY = "any"  # the folder of the parts that every verdict's talk has


class DraftPart(Struct, frozen=True):
    """A file of a talk: whose it is, its front matter (None when faulty), its lines or passages."""

    verdict: str  # the folder: "part-now"
    id: str
    head: Item[PartModel] | None
    lines: list[Item[LineModel]]
    whole: bool  # every line is valid
    passages: list[DraftPassage] = field(default_factory=list)


class DraftLetter(Struct, frozen=True):
    """A file of a letter: its front matter (None when faulty) and its lines."""

    id: str
    head: Item[LetterModel] | None
    lines: list[Item[LineModel]]
    whole: bool  # every line is valid


class RawPack(Struct):
    """The valid pieces of a pack; documents are None where a file is missing or cannot be read."""

    info: Item[PackModel] | None = None
    questions_file: Document | None = None
    rules_file: Document | None = None
    heat: Item[HeatModel] | None = None
    facts_file: Document | None = None
    sources_file: Document | None = None
    claims_file: Document | None = None
    situations_file: Document | None = None
    gates: list[Item[GateModel]] = field(default_factory=list)
    questions: list[Item[QuestionModel]] = field(default_factory=list)
    rules: list[Item[RuleModel]] = field(default_factory=list)
    promises: list[Item[PromiseModel]] = field(default_factory=list)
    verdicts: dict[str, Item[VerdictModel] | None] = field(default_factory=dict)
    facts: list[Item[FactModel]] = field(default_factory=list)
    parts: list[DraftPart] = field(default_factory=list)
    reactions: dict[str, Item[ReactionModel] | None] = field(default_factory=dict)
    plans: dict[str, Item[PlanModel] | None] = field(default_factory=dict)
    letters: list[DraftLetter] = field(default_factory=list)
    prepare: list[Item[PrepareModel]] = field(default_factory=list)
    after: Item[AfterModel] | None = None
    calm: list[Item[CalmModel]] = field(default_factory=list)
    calm_whole: bool = True  # every calming line is valid
    wording: list[Item[WordingModel]] = field(default_factory=list)
    ears: list[Item[LearnedModel]] = field(default_factory=list)
    practice: RawPractice = field(default_factory=RawPractice)
    ear_model: LinearModel | None = None
    sources: list[Item[SourceModel]] = field(default_factory=list)
    claims: list[Item[ClaimModel]] = field(default_factory=list)
    situations: list[Item[SituationModel]] = field(default_factory=list)
    scripts: dict[str, tuple[str, Item[ScriptModel] | None]] = field(default_factory=dict)
    blanks: Item[ScriptBlanksModel] | None = None
    stories: dict[str, Item[StoryModel] | None] = field(default_factory=dict)
    paths: dict[str, Item[PathModel] | None] = field(default_factory=dict)
    samples: dict[str, Item[SampleModel] | None] = field(default_factory=dict)
    search: Item[SearchModel] | None = None
    below: tuple[str, ...] = ()  # what messages call the packs that this one adds to

    def is_own(self, place: SourceLocation) -> bool:
        """Whether the author of this pack has written what stands there."""
        return not any(place.file.startswith(f"{name}/") for name in self.below)


def read_draft(source: Source, faults: Faults, stack: Sequence[Source] = ()) -> RawPack | None:
    """Read every file of a pack; what cannot be read or is not valid is noted and left out.

    None when it is so large, of so new a form, or adds to nothing known, that nothing was read.

    Args:
        source: The pack.
        faults: Takes what is wrong.
        stack: The packs that this one may add to, from the lowest up.
    """
    files = readable_files(source, faults)
    if files is None:
        return None
    reader = PackReader(files, faults)
    draft = RawPack()
    if not is_of_today(reader):
        return None
    _read_info(draft, reader)
    if draft.info is not None and draft.info.model.adds_to:
        reader.below = read_below(draft.info, stack, faults)
        if reader.below is None:
            return None
        draft.below = tuple(each.name for each in stack)
        draft.info = with_tones(draft.info, reader.below)
    _read_interview(draft, reader)
    _read_talk(draft, reader)
    _read_texts(draft, reader)
    _read_library(draft, reader)
    draft.practice = read_practice(reader)
    reader.left_over()
    return draft


def _read_info(draft: RawPack, reader: PackReader) -> None:
    document = reader.own_document(INFO)
    if document is not None:
        draft.info = validated(PackModel, document.place(), reader.faults)


def _read_interview(draft: RawPack, reader: PackReader) -> None:
    faults = reader.faults
    document = reader.document("interview/questions.yaml", "gates", "questions", also=("renamed",))
    draft.questions_file = document
    if document is not None:
        draft.gates = validated_list(GateModel, document.items("gates"), faults)
        draft.questions = validated_list(QuestionModel, document.items("questions"), faults)
    document = draft.rules_file = reader.document("interview/rules.yaml", "rules")
    if document is not None:
        draft.rules = validated_list(RuleModel, document.items("rules"), faults)
    document = reader.optional("interview/promises.yaml", "promises")
    if document is not None:
        draft.promises = validated_list(PromiseModel, document.items("promises"), faults)
    draft.heat = _whole(HeatModel, reader.whole("interview/heat.yaml"), faults)


def _read_talk(draft: RawPack, reader: PackReader) -> None:
    document = draft.facts_file = reader.document("talk/facts.yaml", "facts")
    if document is not None:
        draft.facts = validated_list(FactModel, document.items("facts"), reader.faults)
    document = draft.claims_file = reader.optional("claims.yaml", "claims", also=("complete",))
    if document is not None:
        draft.claims = validated_list(ClaimModel, document.items("claims"), reader.faults)
    for file, page in reader.pages("talk", depth=2):
        part = _part(file, page, reader.faults)
        whose = [each.value.lower() for each in Verdict] if part.verdict == ANY else [part.verdict]
        draft.parts += [replace(part, verdict=each) for each in whose]
    _read_around(draft, reader)


def _read_around(draft: RawPack, reader: PackReader) -> None:
    """Letters, and what stands before and after a talk; a pack may do without."""
    faults = reader.faults
    for file, page in reader.pages("letters"):
        lines, whole = ([], False) if page is None else _lines(page, "letter", "", faults)
        head = None if page is None else validated(LetterModel, page.front.place(), faults)
        draft.letters.append(DraftLetter(file.stem, head, lines, whole))
    document = reader.optional("talk/prepare.yaml", "steps")
    if document is not None:
        draft.prepare = validated_list(PrepareModel, document.items("steps"), faults)
    document = reader.optional("talk/calm.yaml", "lines")
    if document is not None:
        places = document.items("lines")
        draft.calm = validated_list(CalmModel, places, faults)
        draft.calm_whole = len(draft.calm) == len(places)
    document = reader.whole("talk/after.yaml", "questions", "outcomes", "surprise", "causes")
    draft.after = _whole(AfterModel, document, faults)


def _part(file: PackFile, page: Markdown | None, faults: Faults) -> DraftPart:
    """One part with its lines; a faulty line does not hide the others."""
    verdict = file.parts[1]
    if page is None:
        return DraftPart(verdict, file.stem, None, [], whole=False)
    head = validated(PartModel, page.front.place(), faults)
    if is_of_passages(page):
        passages, whole = read_passages(page, faults)
        return DraftPart(verdict, file.stem, head, [], whole, passages)
    lines, whole = _lines(page, "part", "purpose", faults)
    return DraftPart(verdict, file.stem, head, lines, whole)


def _lines(
    page: Markdown, kind: str, reason: str, faults: Faults
) -> tuple[list[Item[LineModel]], bool]:
    """The valid line blocks of a page, and whether these are all.

    What gives no reason has the one that the front matter has as `because`, or under `reason`.
    """
    file, found = page.front.file, sections(page, faults)
    if not found:
        faults.add_line(file, page.line, f"The {kind} has no lines.", "Add '## <line-id>'.")
    read = [line_block(file, section, faults) for section in found]
    blocks = Heirs(page.front, "line", reason).filled(read, faults)
    lines = [
        item
        for block in blocks
        if block is not None and (item := validated(LineModel, block.place(), faults)) is not None
    ]
    return lines, len(lines) == len(found)


def _read_texts(draft: RawPack, reader: PackReader) -> None:
    """Verdicts and plans: one file each, named by its id."""
    for file, document in reader.documents("verdicts"):
        draft.verdicts[file.stem] = _whole(VerdictModel, document, reader.faults)
    for file, document in reader.documents("plans"):
        draft.plans[file.stem] = _whole(PlanModel, document, reader.faults)
    _read_reactions(draft, reader)


def _read_reactions(draft: RawPack, reader: PackReader) -> None:
    """One file each, named by its id, in whatever folder; by id, so that a move changes nothing."""
    found = [*reader.pages("reactions"), *reader.pages("reactions", depth=2)]
    files: dict[str, PackFile] = {}
    for file, page in sorted(found, key=lambda each: (each[0].path.name, each[0].name)):
        if files.setdefault(file.stem, file) is not file:
            what = f"The reaction '{file.stem}' stands also in {files[file.stem].shown}."
            reader.faults.add_line(file.shown, 1, what, "Give one of them another name.")
            continue
        document = None
        if page is not None:
            lines = page.body.split("\n")
            body = toned(file.shown, lines, page.line, "reply", reader.faults)
            document = with_keys(page.front, body, reader.faults)
        draft.reactions[file.stem] = _whole(ReactionModel, document, reader.faults)


def _whole(model: type[M], document: Document | None, faults: Faults) -> Item[M] | None:
    return None if document is None else validated(model, document.place(), faults)


def _read_library(draft: RawPack, reader: PackReader) -> None:
    faults = reader.faults
    _read_wording(draft, reader)
    document = draft.sources_file = reader.document("sources.yaml", "sources")
    if document is not None:
        draft.sources = validated_list(SourceModel, document.items("sources"), faults)
    document = draft.situations_file = reader.document("scripts/situations.yaml", "situations")
    if document is not None:
        draft.situations = validated_list(SituationModel, document.items("situations"), faults)
    found = reader.optional("scripts/blanks.yaml", also=("blanks",))
    draft.blanks = _whole(ScriptBlanksModel, found, faults)
    for file, page in sorted(reader.pages("scripts", depth=2), key=lambda each: each[0].name):
        _read_script(draft, file, page, faults)
    for file, found in reader.documents("stories"):
        draft.stories[file.stem] = _whole(StoryModel, found, faults)
    for file, found in reader.documents("samples"):
        draft.samples[file.stem] = _whole(SampleModel, found, faults)
    for file, found in reader.documents("paths"):
        draft.paths[file.stem] = _whole(PathModel, found, faults)


def _read_wording(draft: RawPack, reader: PackReader) -> None:
    """The words to avoid and the words to find by, in the language of the pack."""
    if draft.info is None:
        for folder, depth in (("wording", 1), ("wording", 2), ("search", 1)):
            list(reader.documents(folder, depth))
        return
    language = draft.info.model.language
    found = reader.optional(f"search/{language}.yaml")  # an adding pack joins its own to it
    draft.search = _whole(SearchModel, found, reader.faults)
    files = read_wording_files(language, reader)
    draft.wording = validated_list(WordingModel, words_in(files), reader.faults)
    shared = (document.place("ear") for document in files)
    ears = (validated(LearnedModel, place, reader.faults) for place in shared if place.data)
    draft.ears = [each for each in ears if each is not None]
    text = reader.text(name := f"wording/{language}.model")
    if text is not None:
        draft.ear_model = read_model(text, name, language, reader.faults)
        if files and not any(document.place("ear").data for document in files):
            what = "The pack has a model, and nothing to say of what it marks."
            reader.faults.add_line(files[0].file, 1, what, "Write 'ear:' with 'perhaps:'.")


def _read_script(draft: RawPack, file: PackFile, page: Markdown | None, faults: Faults) -> None:
    if file.stem in draft.scripts:
        other = draft.scripts[file.stem][0]
        what = f"The script '{file.stem}' stands also in scripts/{other}."
        faults.add_line(file.shown, 1, what, "Give one of them another name.")
        return
    document = None if page is None else _with_sections(page, faults)
    added = draft.below and file.pack != draft.below[0]
    model = AddedScriptModel if added else ScriptModel
    draft.scripts[file.stem] = (file.parts[1], _whole(model, document, faults))


def _with_sections(page: Markdown, faults: Faults) -> Document | None:
    """The front matter with a key for each section of the body."""
    more: dict[str, tuple[str, int]] = {}
    for section in sections(page, faults):
        name = f"## {section.name}"
        place = SourceLocation(Document(page.front.file, "", {(): section.line}))
        if section.name not in SCRIPT_SECTIONS:
            mend = did_you_mean(section.name, SCRIPT_SECTIONS)
            faults.add(place, f"Unknown section '{name}'.", mend)
        elif name in more:
            faults.add(place, f"The section '{name}' stands here twice.", "Join them.")
        else:
            more[name] = (flow(section.text.split("\n")), section.line)
    return with_keys(page.front, more, faults)
