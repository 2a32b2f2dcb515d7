"""The user's own scripts as a pack to pass on: names of clients are not let out with them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.content.packs.writing import pack_of_scripts
from coach.domain.talk.own_script import OwnText
from coach.engine.talk.own_script import as_script, with_own
from coach.errors import ContentError, Fault, GoodTermsError
from coach.translation import translate

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from coach.content.library import ContentLibrary
    from coach.domain.definition import PackInfo
    from coach.domain.talk.own_script import OwnScript
    from coach.domain.talk.script import Script

_NO_LETTER = re.compile(r"[^a-z0-9]+")
_MARKS = re.compile(r"\*+")


def info_of_own(name: str, day: date, built_in: PackInfo) -> PackInfo:
    """What the pack says of itself, by the user's first name, where they have given one.

    Its version is the day, so that a later one takes the place of an earlier one.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = _NO_LETTER.sub("-", plain).strip("-")[:40]
    title = (
        translate("Services", "Scripts of {name}") if name else translate("Services", "My scripts")
    )
    return replace(
        built_in,
        id=f"scripts-of-{slug}" if slug else "my-scripts",
        title=" ".join(title.format(name=name).split()),
        version=f"{day.year}.{day.month}.{day.day}",
        licence=translate("Services", "For those to whom it is given"),
    )


def refuse_names(kept: Iterable[OwnScript], names: Iterable[str]) -> None:
    """Refuse scripts that say the name of a client or contact, wherever it stands.

    Args:
        kept: The scripts.
        names: Of the clients and contacts, as they are written.

    Raises:
        ContentError: Some do; by title.
    """
    known = {" ".join(each.split()) for each in names if each.strip()}
    if not known:
        return
    longest = sorted(known, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", re.IGNORECASE)
    faults = tuple(
        Fault(
            own.texts.get(OwnText.TITLE, own.base),
            1,
            translate("Services", "“{name}” is a client or contact of yours.").format(name=found),
            translate("Services", "Put [first name] or [client] in its place."),
        )
        for own in kept
        for found in dict.fromkeys(
            each[0]
            for text in own.texts.values()
            for each in pattern.finditer(" ".join(text.split()))
        )
    )
    if faults:
        raise ContentError(
            translate("Services", "Your scripts cannot be passed on as they are."),
            faults,
            safe=translate("Services", "They are unchanged, and no file was written."),
        )


def pack_of_own(kept: Iterable[OwnScript], info: PackInfo, built_in: ContentLibrary) -> bytes:
    """The zip.

    Raises:
        ContentError: Something is of one case alone, or no pack may hold it; by title.
        GoodTermsError: There is nothing to write.
    """
    known = {script.id: script for script in built_in.library.scripts}
    scripts = [script for own in kept if (script := _script(own, known)) is not None]
    if not scripts:
        raise GoodTermsError(
            translate("Services", "There are no scripts of your own yet."),
            todo=translate("Services", "Write one in the library first."),
        )
    try:
        return pack_of_scripts(scripts, info, built_in.folder)
    except ContentError as error:
        titles = {f"scripts/{each.situation}/{each.id}.md": each.title for each in scripts}
        raise ContentError(
            translate("Services", "Your scripts cannot be passed on as they are."),
            tuple(each._replace(file=titles.get(each.file, each.file)) for each in error.faults),
            safe=translate("Services", "They are unchanged, and no file was written."),
        ) from error


def _script(own: OwnScript, known: dict[str, Script]) -> Script | None:
    """A script to pass on; None for a version of one that the built-in pack has not."""
    if not own.base:
        return replace(as_script(own), id=f"own-{own.id}")
    base = known.get(own.base)
    if base is None:
        return None
    script = with_own(base, own)
    texts = (
        script.short,
        script.long,
        script.written,
        script.by_video,
        script.for_two,
        script.alone,
    )
    whole = _plain(" ".join(texts))
    pairs = tuple(pair for pair in script.pairs if _plain(pair.good) in whole)
    return replace(script, pairs=pairs)


def _plain(text: str) -> str:
    return " ".join(_MARKS.sub("", text).split()).casefold()
