"""The scripts to read, and the sources behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coach.domain.rules.verdict import Verdict
from coach.domain.search import Kind
from coach.domain.talk.talk import Reaction
from coach.engine.talk.blanks import with_unfilled
from coach.engine.talk.context import context
from coach.engine.talk.own_script import as_script
from coach.engine.talk.script_fit import ranked
from coach.errors import NotFound
from coach.services.library.own_scripts import merged
from coach.store.tables.own_scripts import OwnScriptTable
from coach.translation import translate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.domain.pack import Library
    from coach.domain.talk.script import Script, Situation, Source
    from coach.domain.talk.talk import ReactionText
    from coach.services.case.case_reader import CaseReader
    from coach.services.case.context import ServiceContext

MOST_OWN = 200  # scripts of their own in a situation that are listed; all are found
MOST_FITTING = 3  # scripts for a case: more than that nobody reads before a talk


class Topic(NamedTuple):
    """Something other than a situation that scripts go with: its title and what it says."""

    title: str
    says: tuple[tuple[str, str], ...]  # what each is ("meaning", "reply" ...), and its text
    scripts: tuple[Script, ...]


class _Known(NamedTuple):
    """The scripts as they were put together, and out of what."""

    library: Library
    version: int  # of what the data file holds
    scripts: tuple[Script, ...]


class LibraryService:
    """Reads the library of the pack."""

    def __init__(self, context: ServiceContext, case_reader: CaseReader) -> None:
        self._content = context.content
        self._case_reader = case_reader
        self._own, self._store = OwnScriptTable(context.store), context.store
        self._known: _Known | None = None  # the scripts as they were put together last

    def situations(self) -> tuple[Situation, ...]:
        """The groups of scripts, in the order of the pack."""
        return self._content.library.situations

    def scripts(self, situation_id: str | None = None) -> tuple[Script, ...]:
        """The scripts of a situation (None: of all), in the order of the pack.

        They are as the user says them: their own versions, and after each situation those of their
        own, of which there may be very many: at most `MOST_OWN`. They are put together once for as
        long as nothing changes: pages ask often.
        """
        every = self._every()
        return tuple(each for each in every if situation_id in {None, each.situation})

    def _every(self) -> tuple[Script, ...]:
        library, store = self._content.library, self._store
        known = self._known
        if known is not None and known.library is library and known.version == store.version:
            return known.scripts
        met = store.unread.met
        scripts = self._read_every()
        is_sound = store.unread.met == met  # else what makes no sense has to be noted again
        self._known = _Known(library, store.version, scripts) if is_sound else None
        return scripts

    def _read_every(self) -> tuple[Script, ...]:
        """All of the pack as the user says them, with the user's own behind each situation."""
        found = [*self._of_pack()]
        known = [each.id for each in self.situations()]
        wanted = dict.fromkeys((*known, *self._own.situations()))  # what is one's own never goes
        found += map(as_script, self._own.of_situations([*wanted], most=MOST_OWN))
        order = {each.id: place for place, each in enumerate(self.situations())}
        return tuple(sorted(found, key=lambda each: order.get(each.situation, len(order))))

    def _of_pack(self) -> tuple[Script, ...]:
        """The scripts of the pack in its order, as the user says them."""
        own = {each.base: each for each in self._own.versions()}
        return tuple(merged(each, own.get(each.id)) for each in self._content.library.scripts)

    def topic(self, kind: Kind, topic_id: str, case_id: str = "") -> Topic:
        """A verdict, a part of its talk or a reaction, by its `Found.id`, with what goes with it.

        For a case these are three scripts at most, those of its situations first.

        Raises:
            NotFound: The pack has none of this id.
        """
        find = {Kind.VERDICT: self._verdict, Kind.PART: self._part, Kind.REACTION: self._reaction}
        try:
            topic = find[kind](topic_id)
        except (KeyError, ValueError, StopIteration):
            raise NotFound(translate("Services", "This is not in the library.")) from None
        if not case_id or kind is Kind.REACTION:
            return topic
        return topic._replace(scripts=self._fitting(topic.scripts, case_id))

    def _fitting(self, scripts: tuple[Script, ...], case_id: str) -> tuple[Script, ...]:
        """Those that fit a case best, in the order of the pack where it tells nothing apart."""
        opened = self._case_reader.open(case_id)
        if opened.for_talk is None:
            return scripts[:MOST_FITTING]
        talk = self._content.talk
        case = context(opened.for_talk, talk.facts, self._case_reader.facts(case_id))
        by_id = {each.id: each for each in scripts}
        fits = ranked(scripts, self.situations(), case, talk.reactions)
        return tuple(by_id[each.script] for each in fits[:MOST_FITTING])

    def _verdict(self, verdict_id: str) -> Topic:
        text = self._content.verdict(Verdict(verdict_id))
        scripts = (each for each in self._of_pack() if verdict_id in each.verdicts)
        return Topic(
            text.name, (("meaning", text.meaning), ("channel", text.channel)), tuple(scripts)
        )

    def _part(self, part_id: str) -> Topic:
        verdict, _, name = part_id.partition("/")
        parts = self._content.talk.parts_of(Verdict(verdict))
        part = next(each for each in parts if each.id == name)
        scripts = self._verdict(verdict).scripts
        same = tuple(each for each in scripts if each.stage == name)
        title = f"{part.title} · {self._content.verdict(Verdict(verdict)).name}"
        says = (("purpose", part.purpose), ("do", part.do), ("dont", part.dont))
        return Topic(title, says, same or scripts)

    def _reaction(self, reaction_id: str) -> Topic:
        found = next(each for each in self._content.talk.reactions if each.id == reaction_id)
        scripts = (each for each in self._of_pack() if reaction_id in each.reactions)
        says = (("beneath", found.beneath), ("reply", self.reply(found)), ("trap", found.trap))
        return Topic(found.says, says, tuple(scripts))

    def reply(self, reaction: ReactionText) -> str:
        """The reply to a reaction; what a case would fill in stands there in brackets."""
        return with_unfilled(reaction.reply_in(), self._content.talk.facts)

    def reactions(self, script: Script) -> tuple[Reaction, ...]:
        """What is likely to be said to a script, each with its reply; none that the pack lacks."""
        known = {each.id: each for each in self._content.talk.reactions}
        found = (known[each] for each in script.reactions if each in known)
        return tuple(
            Reaction(each.id, each.says, each.beneath, self.reply(each), each.trap)
            for each in found
        )

    def script(self, script_id: str) -> Script:
        """One script, as the user says it.

        Raises:
            NotFound: Neither the pack nor the user has one of this id.
        """
        for script in self._content.library.scripts:
            if script.id == script_id:
                return merged(script, self._own.version_of(script_id))
        own = self.own(script_id)
        if own is None:
            raise NotFound(translate("Services", "This script is not in the library."))
        return own

    def own(self, script_id: str) -> Script | None:
        """A script of the user's own, or None."""
        own = self._own.get(script_id)
        return None if own is None or own.base else as_script(own)

    def sources(self, ids: Iterable[str]) -> tuple[Source, ...]:
        """The sources with these ids, in this order; ids that the pack lacks are left out."""
        found = (self._content.source(source_id) for source_id in ids)
        return tuple(source for source in found if source is not None)
