"""The user's own scripts as a pack to pass on: names of clients are not let out with them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from msgspec import to_builtins
from msgspec.structs import replace

from coach.content.packs.practice_files import persona_file, rubric_file
from coach.content.packs.writing import pack_of_scripts
from coach.domain.practice.own import OwnPersona, OwnRubric
from coach.domain.practice.persona import Persona
from coach.domain.talk.own_script import OwnText
from coach.engine.practice.name_patterns import words_of
from coach.engine.practice.names_in_texts import first_names, names_in
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


class Known(NamedTuple):
    """The names that no pack of one's own lets out."""

    clients: tuple[str, ...]  # and contacts
    colleagues: tuple[str, ...]  # whoever practises, asks, marks or comments, but the user
    invented: frozenset[str] = frozenset()  # words of the built-in clients' names, folded


def refuse_names(
    kept: Iterable[OwnScript], known: Known, more: Iterable[tuple[str, str]] = ()
) -> None:
    """Refuse scripts that say the name of a client, a contact or a colleague, wherever it stands.

    The first name of a colleague counts by itself, but for one that an invented client has, too.

    Args:
        kept: The scripts.
        known: Whose names.
        more: Other texts that go with them, each with what it stands in.

    Raises:
        ContentError: Some do; all of them, by title.
    """
    firsts = first_names(known.colleagues) - known.invented
    meant = tuple(
        each for each in known.colleagues if not known.invented.issuperset(words_of(each))
    )
    texts = [
        (own.texts.get(OwnText.TITLE, own.base), text)
        for own in kept
        for text in own.texts.values()
    ]
    said: dict[tuple[str, str], Fault] = {}
    for title, text in (*texts, *more):
        for name in names_in(text, known.clients):
            said.setdefault((title, name), _of_client(title, name))
        for name in names_in(text, meant, firsts):
            said.setdefault((title, name), _of_colleague(title, name))
    if said:
        raise ContentError(
            translate("Services", "Your scripts cannot be passed on as they are."),
            tuple(said.values()),
            safe=translate("Services", "They are unchanged, and no file was written."),
        )


def _of_client(title: str, name: str) -> Fault:
    return Fault(
        title,
        1,
        translate("Services", "“{name}” is a client or contact of yours.").format(name=name),
        translate("Services", "Put [first name] or [client] in its place."),
    )


def _of_colleague(title: str, name: str) -> Fault:
    return Fault(
        title,
        1,
        translate("Services", "“{name}” is the name of somebody you practise with.").format(
            name=name
        ),
        translate("Services", "Put [colleague] in its place, or write what they do."),
    )


def practised_texts(own: Iterable[OwnPersona | OwnRubric]) -> tuple[tuple[str, str], ...]:
    """All that the user's personas and rubrics say, each text with what it stands in."""
    found: list[tuple[str, str]] = []
    for each in own:
        item = each.persona if isinstance(each, OwnPersona) else each.rubric
        title = item.name if isinstance(item, Persona) else item.title
        found += [(title, text) for text in _texts_in(to_builtins(item))]
    return tuple(found)


def _texts_in(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts_in(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts_in(each)


def practised_files(
    own: Iterable[OwnPersona | OwnRubric], built_in: ContentLibrary
) -> dict[str, tuple[str, str]]:
    """The files of the user's personas and rubrics, by their names: a title, and the text.

    Each talk has one rubric, so one of the user's own takes the place of the one that it was begun
    from, with its talks; of several the one that was made last.
    """
    rubrics = {each.id: each for each in built_in.practice.rubrics}
    files: dict[str, tuple[str, str]] = {}
    for each in own:
        if isinstance(each, OwnPersona):
            files[f"personas/{each.persona.id}.yaml"] = (
                each.persona.name,
                persona_file(each.persona),
            )
            continue
        base, rubric = rubrics.get(each.base), each.rubric
        if base is not None:
            rubric = replace(rubric, id=base.id, verdicts=base.verdicts)
        files[f"rubrics/{rubric.id}.yaml"] = rubric.title, rubric_file(rubric)
    return files


def pack_of_own(
    kept: Iterable[OwnScript],
    practised: Iterable[OwnPersona | OwnRubric],
    info: PackInfo,
    built_in: ContentLibrary,
) -> bytes:
    """The zip.

    Raises:
        ContentError: Something is of one case alone, or no pack may hold it; by title.
        GoodTermsError: There is nothing to write.
    """
    known = {script.id: script for script in built_in.library.scripts}
    scripts = [script for own in kept if (script := _script(own, known)) is not None]
    files = practised_files(practised, built_in)
    if not scripts and not files:
        raise GoodTermsError(
            translate("Services", "There are no scripts of your own yet."),
            todo=translate("Services", "Write one in the library first."),
        )
    try:
        more = [(name, text) for name, (_title, text) in files.items()]
        return pack_of_scripts(scripts, info, built_in.folder, more)
    except ContentError as error:
        titles = {f"scripts/{each.situation}/{each.id}.md": each.title for each in scripts}
        titles |= {name: title for name, (title, _text) in files.items()}
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
