"""Checks of the scripts: what they name, put in brackets, and put in writing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.content.kinds.locations import did_you_mean
from coach.content.kinds.pack_names import check_known
from coach.content.kinds.scripts import AddedScriptModel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.content.kinds.draft import RawPack
    from coach.content.kinds.locations import Faults, SourceLocation
    from coach.content.kinds.pack_names import PackNames
    from coach.content.kinds.scripts import ScriptModel
    from coach.content.kinds.validate import Item

_MONTHS = "January February March April June July August September October November December"
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_TEENS = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_FOUR_ON = f"four five six seven eight nine ten eleven twelve {_TEENS} {_TENS} hundred thousand"
_NTH = "fourth fifth sixth seventh eighth ninth tenth eleventh twelfth twentieth thirtieth"


def _any(words: str) -> str:
    return "(?:" + words.replace(" ", "|") + ")"


_EXAMPLE = {  # what is of one case alone: figures, days, months, counts above three
    "a figure": re.compile(r"[£$€]?\d[\d.,:%]*"),
    "a day": re.compile(rf"\b{_any(_DAYS)}s?\b"),
    "a month": re.compile(
        rf"\b{_any(_MONTHS)}\b|\b(?:in|of|by|since|until|from|last|next|early|late) May\b"
    ),
    "a date": re.compile(
        rf"\b(?:{_any(_NTH)}|{_any(_TEENS)}th|{_any(_TENS)}-\w+)\b", re.IGNORECASE
    ),
    "a count": re.compile(rf"\b(?:{_any(_FOUR_ON)}|dozen)\b(?!-)", re.IGNORECASE),
}
_NAME = re.compile(
    r"(?<=[\w,;’] )(?!I\b)(?!(?:Dear|Hi|Hello|Hey|Good|Thank|Thanks)\b)[A-Z](?=[\w’-]*[a-z])[\w’-]*"
)
_BRACKETS = re.compile(r"\[[^\[\]]+\]")
_STRAY = re.compile(r"[\[\]]")
_STAGE = re.compile(r"^\*[^*]+\*$", re.MULTILINE)
_QUOTED = re.compile(r"“[^”]*”")
_MARKS = re.compile(r"\*+")
_SAID = ("short", "written")  # every word of it is said or sent
_TOLD = ("long", "by_video", "for_two", "alone")  # said is what stands in quotation marks


def check_script(
    situation: str, item: Item[ScriptModel], draft: RawPack, pack_names: PackNames, faults: Faults
) -> None:
    """Note what does not fit together in a script."""
    place = item.place
    check_known([situation], place, pack_names.situations, "situation", faults)
    check_known(item.model.reactions, place.at("reactions"), draft.reactions, "reaction", faults)
    pack_names.check_sources(item.model.source, place.at("source"), faults)
    _writing(item, faults)
    _pairs(item, faults)
    for text, at in _texts(item):
        _brackets(text, at, faults)
    if draft.info is not None and draft.info.model.language == "en":
        for text, at in _spoken(item):
            _examples(text, at, faults)


def check_blanks(draft: RawPack, pack_names: PackNames, faults: Faults) -> None:
    """Note a blank that is to be filled by a fact which there is not."""
    if draft.blanks is None or draft.facts_file is None:
        return
    for name, fact in draft.blanks.model.blanks.items():
        if fact not in pack_names.facts:
            what = f"'{fact}' is no fact."
            mend = did_you_mean(fact, pack_names.facts, most=0)
            faults.add(draft.blanks.place.at("blanks", name), what, mend)


def _writing(item: Item[ScriptModel], faults: Faults) -> None:
    model = item.model
    if not model.written and not model.not_in_writing and not isinstance(model, AddedScriptModel):
        what = "Nothing is put in writing."
        mend = "Add '## In writing', or say why not under 'not_in_writing:'."
        faults.add(item.place, what, mend)
    if model.written and model.not_in_writing:
        what = "There is something in writing, and a reason why there is not."
        faults.add(item.place.at("not_in_writing"), what, "Keep one of them.")


def _pairs(item: Item[ScriptModel], faults: Faults) -> None:
    """Note a good line that the script does not say."""
    whole = _plain(" ".join(text for text, _ in _texts(item)))
    for number, pair in enumerate(item.model.pairs):
        _brackets(pair.good, item.place.at("pairs", number).at("good"), faults)
        if _plain(pair.good) not in whole:
            what = f"The script does not say '{pair.good[:40]}'."
            mend = "A good line stands word for word in the script: copy it from there."
            faults.add(item.place.at("pairs", number).at("good"), what, mend)


def _plain(text: str) -> str:
    return " ".join(_MARKS.sub("", text).split()).casefold()


def _texts(item: Item[ScriptModel]) -> Iterator[tuple[str, SourceLocation]]:
    """All that the script says, without what goes wrong, and where it stands."""
    for name in (*_SAID, *_TOLD):
        alias = type(item.model).model_fields[name].alias or name
        yield getattr(item.model, name), item.place.at(alias)


def _spoken(item: Item[ScriptModel]) -> Iterator[tuple[str, SourceLocation]]:
    """What is said or sent to somebody, without brackets."""
    for name, (text, at) in zip((*_SAID, *_TOLD), _texts(item), strict=True):
        said = [text] if name in _SAID else [found[1:-1] for found in _QUOTED.findall(text)]
        for each in said:
            yield _BRACKETS.sub("…", _MARKS.sub("", _STAGE.sub("", each))), at


def _brackets(text: str, at: SourceLocation, faults: Faults) -> None:
    rest = _BRACKETS.sub("", text)
    found = _STRAY.search(rest)
    if found is not None:
        near = " ".join(rest[max(0, found.start() - 15) : found.end() + 20].split())
        what = f"A square bracket stands alone near '{near}'."
        faults.add(at, what, "Blanks look like [date]: open and close each, none within another.")


def _examples(text: str, at: SourceLocation, faults: Faults) -> None:
    """Note what only an example can be, and stands outside of brackets."""
    for kind, pattern in (*_EXAMPLE.items(), ("a name", _NAME)):
        for found in pattern.finditer(text):
            near = " ".join(text[max(0, found.start() - 20) : found.end() + 20].split())
            what = f"'{found[0]}' is {kind} that nobody told, near '{near}'."
            faults.add(at, what, f"Put it in brackets as an example: [{found[0]}].")
