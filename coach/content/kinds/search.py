"""`search/<language>.yaml`, and the documents that the content of a pack comes to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from coach.content.kinds.fields import AskedAs, Model, Text, Typed
from coach.domain.search import Document, Kind, Place, SearchContent, kind_of
from coach.engine.search.search_words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.content.kinds.draft import RawPack
    from coach.content.kinds.locations import Faults, SourceLocation
    from coach.content.kinds.validate import Item
    from coach.domain.pack import Library, TalkContent
    from coach.domain.practice.content import PracticeContent
    from coach.domain.rules.verdict import VerdictText
    from coach.domain.talk.script import Script

_BLANK = re.compile(r"\{\{ ?([a-z][a-z0-9_]*) ?\}\}|\[[^\]]*\]|[*_#>]+")


class PlaceModel(Model):
    """A page, a setting or a command: how it is called, and what people type for it."""

    id: Place
    title: Text
    summary: Text = ""
    asked_as: AskedAs = ()

    def domain(self) -> Document:
        """The document."""
        return Document(
            kind_of(self.id), self.id.value, self.title, "", self.asked_as, self.summary
        )


class SearchModel(Model):
    """`search/<language>.yaml`."""

    ignored: tuple[Typed, ...] = ()
    synonyms: tuple[Annotated[AskedAs, Field(min_length=2)], ...] = ()
    examples: AskedAs = ()
    places: tuple[PlaceModel, ...] = ()


def search_content(
    draft: RawPack,
    library: Library,
    verdicts: tuple[VerdictText, ...],
    talk: TalkContent,
    practice: PracticeContent,
) -> SearchContent:
    """All of a sound pack that can be found."""
    model = draft.search.model if draft.search is not None else SearchModel()
    documents = (
        *_scripts(draft, library),
        *_verdicts(draft, verdicts),
        *_reactions(draft, talk),
        *_parts(verdicts, talk),
        *_practised(practice, verdicts),
        *(place.domain() for place in model.places),
    )
    return SearchContent(documents, model.synonyms, model.ignored, model.examples)


def _scripts(draft: RawPack, library: Library) -> Iterator[Document]:
    titles = {each.id: each.title for each in library.situations}
    for script in library.scripts:
        item = draft.scripts[script.id][1]
        yield Document(
            Kind.SCRIPT,
            f"{script.situation}/{script.id}",
            script.title,
            titles.get(script.situation, ""),
            item.model.asked_as if item else (),
            script.use_when,
            _plain(" ".join(_said(script))),
        )
    for situation in draft.situations:
        each = situation.model
        yield Document(Kind.SITUATION, each.id, each.title, "", each.asked_as, each.summary)


def _said(script: Script) -> Iterator[str]:
    """All that a script says, and how it must not be said: people look for their own bad line."""
    yield from (script.rule, script.short, script.long, script.written, script.focus)
    yield from (script.by_video, script.for_two, script.alone)
    yield from (f"{pair.bad} {pair.differs}" for pair in script.pairs)
    yield from script.settled_first


def _verdicts(draft: RawPack, verdicts: tuple[VerdictText, ...]) -> Iterator[Document]:
    asked = {item.model.verdict: item.model.asked_as for item in draft.verdicts.values() if item}
    for text in verdicts:
        phrases = (text.short, text.verdict.value, *asked.get(text.verdict, ()))
        yield Document(
            Kind.VERDICT,
            text.verdict.value,
            text.name,
            "",
            tuple(dict.fromkeys(phrases)),
            text.meaning,
            text.channel,
        )


def _reactions(draft: RawPack, talk: TalkContent) -> Iterator[Document]:
    for reaction in talk.reactions:
        item = draft.reactions[reaction.id]
        yield Document(
            Kind.REACTION,
            reaction.id,
            reaction.says,
            "",
            item.model.asked_as if item else (),
            reaction.beneath,
            _plain(f"{reaction.reply_in()} {reaction.trap}"),
        )


def _parts(verdicts: tuple[VerdictText, ...], talk: TalkContent) -> Iterator[Document]:
    names = {text.verdict: text.name for text in verdicts}
    for verdict, parts in talk.parts:
        for part in parts:
            yield Document(
                Kind.PART,
                f"{verdict.value}/{part.id}",
                part.title,
                names[verdict],
                (part.id.replace("-", " "),),
                part.purpose,
                f"{part.do} {part.dont}",
            )


def _practised(practice: PracticeContent, verdicts: tuple[VerdictText, ...]) -> Iterator[Document]:
    """Role-plays by the talk that they are of, and personas by what they do."""
    names = {text.verdict: text.name for text in verdicts}
    people = {each.id: each for each in practice.personas}
    for play in practice.roleplays:
        group = "" if play.verdict is None else names[play.verdict]
        phrases = (people[play.persona].name, people[play.persona].role)
        yield Document(Kind.ROLEPLAY, play.id, play.title, group, phrases, play.aim)
    for person in practice.personas:
        yield Document(Kind.PERSONA, person.id, person.name, "", (person.role,))


def _plain(text: str) -> str:
    """The words as they are compared, without blanks and marks of Markdown."""
    return " ".join(words_of(_BLANK.sub(" ", text)))


def check_search(draft: RawPack, faults: Faults) -> None:
    """Note phrases that lead to two scripts, and places that are named twice or not at all."""
    first: dict[tuple[str, ...], str] = {}
    for name, (_, item) in sorted(draft.scripts.items()):
        if item is not None:
            _once(item.model.asked_as, item.place, name, first, faults)
    if draft.search is not None:
        _places(draft.search, faults)


def _once(
    phrases: Iterable[str],
    place: SourceLocation,
    name: str,
    first: dict[tuple[str, ...], str],
    faults: Faults,
) -> None:
    for number, phrase in enumerate(phrases):
        other = first.setdefault(words_of(phrase), name)
        if other != name or phrase in tuple(phrases)[:number]:
            what = f"'{phrase}' stands also in the script '{other}'."
            mend = "It can lead to one script first: take it out of the other."
            faults.add(place.at("asked_as", number), what, mend)


def _places(item: Item[SearchModel], faults: Faults) -> None:
    seen: set[Place] = set()
    for number, each in enumerate(item.model.places):
        if each.id in seen:
            what = f"The place '{each.id.value}' stands here twice."
            faults.add(item.place.at("places", number), what, "Join them.")
        seen.add(each.id)
    missing = [place.value for place in Place if place not in seen]
    if missing:
        what = f"Nothing leads to: {', '.join(missing)}."
        faults.add(item.place.at("places"), what, "Give each a title and what people type for it.")
