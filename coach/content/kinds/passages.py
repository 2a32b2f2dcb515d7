"""The passages of a talk's part: `## name`, settings, and paragraphs that each begin with `[line]`.

A passage with `silent: yes` has none: in that situation the part is left out.
A paragraph is a line. `[why if CONDITION]` is an alternative, `[thanks?]` is left out where a blank
is not filled, `[cue:wait]` is a stage direction, and `[why; claims: told-plainly]` takes more for
granted than its passage. The `### <tone>` blocks name the same lines again, in the same order.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from msgspec import Struct, field

from coach.content.kinds.fields import is_id
from coach.content.kinds.inherit import Heirs
from coach.content.kinds.locations import Document, did_you_mean
from coach.content.kinds.markdown import flow, sections
from coach.content.kinds.prose import PassageModel, SpokenModel
from coach.content.kinds.reader import read_yaml
from coach.content.kinds.validate import Item, validated
from coach.domain.talk.talk import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.content.kinds.locations import Data, Faults, Key
    from coach.content.kinds.markdown import Markdown, Section
    from coach.content.kinds.prose import LineModel

_TONE = re.compile(r"###\s+(?P<name>.+?)\s*$")
_PARAGRAPH = re.compile(r"\[(?P<head>[^\]]*)\]\s*(?P<text>.*)", re.DOTALL)
_HEAD = re.compile(
    r"\s*(?P<cue>cue:\s*)?(?P<name>[^\s?;:]+)(?P<optional>\?)?"
    r"(?:\s+if\s+(?P<when>[^;]+?))?\s*(?:;\s*claims:\s*(?P<claims>.*?))?\s*"
)
_FORMS = "'[why]', '[why if CONDITION]', '[why?]', '[cue:wait]' or '[why; claims: one, two]'"


class DraftPassage(Struct, frozen=True):
    """A passage as read: its settings, its lines, and the line of the file of each tone's block."""

    head: Item[PassageModel]
    lines: list[Item[LineModel]]
    blocks: dict[Tone, int]


class _Paragraph(Struct, frozen=True):
    """A paragraph and what its brackets say."""

    line: int
    name: str
    cue: bool
    optional: bool
    when: str
    claims: tuple[str, ...]
    text: str

    @property
    def said(self) -> str:
        """The brackets, as far as every tone repeats them."""
        return f"[{'cue:' * self.cue}{self.name}{f' if {self.when}' * bool(self.when)}]"


class _Body(Struct):
    """The paragraphs of a passage: in the first tone, and in each block."""

    first: list[_Paragraph]
    blocks: dict[Tone, tuple[int, list[_Paragraph]]] = field(default_factory=dict)

    def is_optional(self, name: str) -> bool:
        """Whether some paragraph of a name says that the line may be left out."""
        return any(each.optional for each in self.first if each.name == name)

    def in_tones(self, number: int) -> Iterator[tuple[Tone, _Paragraph]]:
        """A paragraph of the first tone in each block; a cue is in none."""
        if self.first[number].cue:
            return
        spoken = sum(not each.cue for each in self.first[:number])
        for tone, (_, block) in self.blocks.items():
            yield tone, [each for each in block if not each.cue][spoken]


def is_of_passages(page: Markdown) -> bool:
    """Whether the front matter says `passages: yes`."""
    return page.front.place().text("passages") == "yes"


def read_passages(page: Markdown, faults: Faults) -> tuple[list[DraftPassage], bool]:
    """The valid passages of a part in order, and whether these are all and whole."""
    file = page.front.file
    found = [_Passage(file, section, faults) for section in sections(page, faults)]
    if not found:
        mend = "Add '## <name>', its settings, and its lines."
        faults.add_line(file, page.line, "The part has no passages.", mend)
    above = Heirs(page.front, "passage", "purpose")
    settings = above.filled([each.settings() for each in found], faults)
    read = [each.read(own) for each, own in zip(found, settings, strict=True)]
    passages = [each for each in read if each is not None]
    return passages, bool(found) and len(passages) == len(read)


class _Passage:
    """One pass over one section."""

    def __init__(self, file: str, section: Section, faults: Faults) -> None:
        self._file = file
        self._section = section
        self._faults = faults
        self._rows = section.text.split("\n")
        ends = (n for n, row in enumerate(self._rows) if not row.strip() or row.startswith("["))
        self._end = next(ends, len(self._rows))  # of the settings

    def read(self, settings: Document | None) -> DraftPassage | None:
        """The passage with these settings; None, with every fault noted, where it is not valid."""
        body = self._body(self._rows[self._end :], self._section.line + 1 + self._end)
        head = None if settings is None else validated(PassageModel, settings.place(), self._faults)
        if settings is None or body is None or not self._says_what_it_should(head, body):
            return None
        same = self._same(body)
        if not same:  # what is wrong with its lines by themselves is told all the same
            body.blocks.clear()
        lines = self._lines(body, settings)
        if head is None or len(lines) < len(body.first) or not same:
            return None
        return DraftPassage(head, lines, {tone: at for tone, (at, _) in body.blocks.items()})

    def settings(self) -> Document | None:
        """What stands between the heading and the first empty line, with the heading's name."""
        at, lines = self._section.line, self._rows[: self._end]
        lines_of: dict[tuple[Key, ...], int] = {(): at, ("passage",): at}
        if not any(line.strip() for line in lines):
            return Document(self._file, {"passage": self._section.name}, lines_of)
        read = read_yaml("\n".join(lines), self._file, self._faults, first_line=at + 1)
        if read is None:
            return None
        if not isinstance(read.data, dict):
            mend = "Write 'when:' and 'claims:' right under the heading, then an empty line."
            what = f"The settings of '{self._section.name}' are not 'name: value' lines."
            self._faults.add_line(self._file, at + 1, what, mend)
            return None
        data: dict[str, Data] = {**read.data, "passage": self._section.name}
        return Document(self._file, data, {**read.lines, **lines_of})

    def _body(self, lines: list[str], first: int) -> _Body | None:
        """The paragraphs by tone; None where one of them cannot be read."""
        heads = [(n, found["name"]) for n, line in enumerate(lines) if (found := _TONE.match(line))]
        ends = [*(n for n, _ in heads), len(lines)]
        before = len(self._faults)
        body = _Body(list(self._paragraphs(lines[: ends[0]], first)))
        for (n, name), end in zip(heads, ends[1:], strict=True):
            if self._is_tone(name, first + n, body):
                block = list(self._paragraphs(lines[n + 1 : end], first + n + 1))
                body.blocks[Tone(name)] = (first + n, block)
        return body if len(self._faults) == before else None

    def _says_what_it_should(self, head: Item[PassageModel] | None, body: _Body) -> bool:
        """Whether it has lines, or is silent and has none; else it is noted."""
        silent = head is not None and head.model.silent
        if silent is not bool(body.first):
            return True
        what = f"The passage '{self._section.name}' has no lines."
        mend = "Write them below, each after its '[name]', or write 'silent: yes' above."
        if silent:
            what = f"The passage '{self._section.name}' is silent, and has lines."
            mend = "Take the lines out, or 'silent'."
        self._fault(self._section.line, what, mend)
        return False

    def _is_tone(self, name: str, line: int, body: _Body) -> bool:
        if name not in set(Tone):
            mend = did_you_mean(name, [tone.value for tone in Tone])
            self._fault(line, f"There is no tone '{name[:60]}'.", mend)
            return False
        if Tone(name) in body.blocks:
            self._fault(line, f"'### {name}' stands here twice.", "Keep one.")
            return False
        return True

    def _paragraphs(self, lines: list[str], first: int) -> Iterator[_Paragraph]:
        """Each paragraph that is not faulty; one that begins with '[' begins anew."""
        at, block = first, list[str]()
        for number, line in enumerate([*lines, ""], start=first):
            if block and (not line.strip() or line.lstrip().startswith("[")):
                paragraph = self._paragraph(block, at)
                yield from () if paragraph is None else (paragraph,)
                block = []
            if line.strip():
                at = at if block else number
                block.append(line)

    def _paragraph(self, lines: list[str], at: int) -> _Paragraph | None:
        found = _PARAGRAPH.fullmatch(flow(lines))
        if found is None:
            what = f"This paragraph has no name: '{lines[0].strip()[:40]}'."
            self._fault(at, what, "Begin it with the name of its line in brackets: '[news]'.")
            return None
        head = _HEAD.fullmatch(found["head"])
        if head is None or not is_id(head["name"]) or "[" in found["head"]:
            what = f"'[{found['head'][:60]}]' is no name of a line."
            self._fault(at, what, f"Write it like {_FORMS}.")
            return None
        claims = (each.strip() for each in (head["claims"] or "").split(","))
        return _Paragraph(
            line=at,
            name=head["name"],
            cue=bool(head["cue"]),
            optional=bool(head["optional"]),
            when=" ".join((head["when"] or "").split()),
            claims=tuple(each for each in claims if each),
            text=found["text"].strip(),
        )

    def _same(self, body: _Body) -> bool:
        """Whether names stand in rows, and every tone names the same lines; else it is noted."""
        rows = self._in_rows(body.first)
        found = [self._as_first(tone, at, block, body) for tone, (at, block) in body.blocks.items()]
        return rows and all(found)

    def _in_rows(self, paragraphs: list[_Paragraph]) -> bool:
        """Whether paragraphs of one name stand in a row, all lines or all cues."""
        whole, before = True, None
        seen: dict[str, bool] = {}
        for each in paragraphs:
            if each.name in seen and each.name != before:
                what = f"'[{each.name}]' stands here twice, with other lines between."
                mend = "Alternatives of a line stand in a row; give another line another name."
                self._fault(each.line, what, mend)
                whole = False
            elif seen.get(each.name, each.cue) is not each.cue:
                what = f"'{each.name}' is a line and a cue."
                self._fault(each.line, what, "Give the cue another name.")
                whole = False
            seen.setdefault(each.name, each.cue)
            before = each.name
        return whole

    def _as_first(self, tone: Tone, at: int, block: list[_Paragraph], body: _Body) -> bool:
        """Whether a block names the lines of the first tone; its cues may be left out."""
        alone = self._cues_alone(block)
        cues = {each.said for each in body.first if each.cue}
        wanted = [each for each in body.first if not each.cue]
        found = [each for each in block if not each.cue or each.said not in cues]
        for first, own in zip_longest(wanted, found):
            if first is None or own is None or first.said != own.said:
                self._other(tone, at, first, own, wanted)
                return False
        return alone

    def _cues_alone(self, block: list[_Paragraph]) -> bool:
        """Whether the cues of a block have no text of their own."""
        worded = [each for each in block if each.cue and each.text]
        for each in worded:
            mend = f"A cue is the same in all tones: leave '[cue:{each.name}]' alone here."
            self._fault(each.line, "A cue has its text above the first '###'.", mend)
        return not worded

    def _other(
        self,
        tone: Tone,
        at: int,
        first: _Paragraph | None,
        own: _Paragraph | None,
        wanted: list[_Paragraph],
    ) -> None:
        """Note the first line in which a tone is another than the first tone."""
        if own is None:
            what = f"'{first.said if first else ''}' is missing in the tone '{tone}'."
        elif first is None:
            what = f"'{own.said}' stands only in the tone '{tone}'."
        else:
            what = f"The tone '{tone}' has '{own.said}' where the first tone has '{first.said}'."
        names = " ".join(each.said for each in wanted)
        mend = f"Every tone has the same lines, conditions and order: {names}"
        self._fault(own.line if own else at, what, mend)

    def _lines(self, body: _Body, settings: Document) -> list[Item[LineModel]]:
        """The valid paragraphs of the first tone, each with the same of the other tones."""
        documents = (self._document(number, body, settings) for number in range(len(body.first)))
        items = (validated(SpokenModel, each.place(), self._faults) for each in documents)
        return [Item(item.model, item.place) for item in items if item is not None]

    def _document(self, number: int, body: _Body, settings: Document) -> Document:
        """A paragraph as a line of its own, with what it has from its passage."""
        first = body.first[number]
        data: dict[str, Data] = {
            "line": first.name,
            "text": first.text,
            "cue": "yes" if first.cue else "no",
            "optional": "yes" if body.is_optional(first.name) else "no",
            "claims": list(first.claims),
        }
        if first.when:
            data["when"] = first.when
        at: dict[tuple[Key, ...], int] = {(): first.line}
        for key in ("because", "source"):
            place = settings.place(key)
            data[key], at[key,] = place.data, place.line
        for tone, same in body.in_tones(number):
            data[f"### {tone}"], at[f"### {tone}",] = same.text, same.line
        return Document(self._file, data, at)

    def _fault(self, line: int, what: str, mend: str) -> None:
        self._faults.add_line(self._file, line, what, mend)
