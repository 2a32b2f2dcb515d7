"""The talk of a case: its facts, its lines, and the brief to take along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from coach.clock import today
from coach.domain.case import FIRST_ASKED
from coach.domain.talk.talk import FactKind, FactRole
from coach.engine.dates.dates import with_weekday
from coach.engine.talk.aloud import called, in_words
from coach.engine.talk.apply_edits import edited
from coach.engine.talk.compose import asked_facts, blanks_of, compose
from coach.engine.talk.context import context
from coach.engine.talk.edit_log import replay
from coach.engine.talk.facts import LONGEST, by_role, fits, names_given, parts_of_name, spoken_to
from coach.engine.wording.plain_text import cleaned
from coach.errors import GoodTermsError, NotFound
from coach.store.tables.clients import ClientTable
from coach.store.tables.lines import LineTable
from coach.translation import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from coach.domain.rules.diagnosis import Diagnosis
    from coach.domain.talk.edit import Edits
    from coach.domain.talk.talk import Fact, Talk, Tone
    from coach.services.case.case_reader import CaseReader
    from coach.services.case.context import ServiceContext
    from coach.services.case.schedule import Schedule
    from coach.services.settings.settings import SettingsService


class FactValue(Struct, frozen=True):
    """A fact that the talk can use, with what the user gave; dates as ISO text."""

    fact: Fact
    value: str
    suggestions: tuple[str, ...] = ()  # words to begin from, that fit the case


class TalkService:
    """Composes talks from the answers and facts of a case."""

    def __init__(
        self,
        context: ServiceContext,
        case_reader: CaseReader,
        schedule: Schedule,
        settings: SettingsService,
    ) -> None:
        self._context = context
        self._case_reader = case_reader
        self._schedule = schedule
        self._settings = settings
        self._clients = ClientTable(context.store)
        self._lines = LineTable(context.store)

    def facts(self, case_id: str) -> tuple[FactValue, ...]:
        """The facts that this case's talk can use, in order; none before there is a verdict."""
        given = self.given(case_id)
        diagnosis = self._case_reader.open(case_id).for_talk
        if diagnosis is None:
            return ()
        talk = self._context.content.talk
        case = context(diagnosis, talk.facts, given)
        return tuple(
            FactValue(
                fact,
                given.get(fact.id, ""),
                tuple(each.text for each in fact.suggestions if case.allows(each.when)),
            )
            for fact in asked_facts(talk, diagnosis, given)
        )

    def first_facts(self, case_id: str) -> tuple[FactValue, ...]:
        """What is asked in one sitting before a talk is first shown; none once that is behind.

        It is behind where it was finished or skipped, and where the talk has been worked on.
        """
        record = self._case_reader.record(case_id)
        if record.talk_on is not None or FIRST_ASKED in self._case_reader.table.ticks(case_id):
            return ()
        opened = self._case_reader.open(case_id)
        if opened.for_talk is None or self._lines.of_case(case_id):
            return ()
        wanted = opened.definition.verdict(opened.for_talk.verdict).asks_first
        known = {each.fact.id: each for each in self.facts(case_id)}
        return tuple(known[name] for name in wanted if name in known)

    def finish_first(self, case_id: str) -> None:
        """Note that the first facts were asked, whatever was said of them."""
        with self._context.store.transaction():
            self._case_reader.table.tick(case_id, FIRST_ASKED, self._context.clock())

    def compile_ahead(self) -> Iterator[object]:
        """Make ready, in small steps, what the talks of each verdict are composed of."""
        from coach.domain.rules.verdict import Verdict
        from coach.engine.talk.talk_index import ready

        content = self._context.content.talk
        return (ready(content).of(verdict) for verdict in Verdict)

    def set_fact(self, case_id: str, fact_id: str, value: str) -> None:
        """Keep a fact; an empty one clears it.

        Raises:
            NotFound: There is no such fact, or no such case.
            GoodTermsError: A date, number or choice that cannot be one; a password or a key.
        """
        self._case_reader.record(case_id)
        text = cleaned(value)
        _check(self._fact(fact_id), text)
        table, now = self._case_reader.table, self._context.clock()
        with self._context.store.transaction():
            if text or fact_id in self._defaults(case_id):
                table.set_fact(case_id, fact_id, text, now)
                table.set_prepared(case_id, now)
            else:
                table.clear_fact(case_id, fact_id)
                table.touch(case_id, now)
            # steps of the plan may hang on a date or a choice
            self._schedule.sync(self._case_reader.open(case_id))

    def talk(self, case_id: str, tone: Tone | None = None) -> Talk:
        """The talk for a case as the user made it, in a tone or in the one of the case.

        Raises:
            GoodTermsError: The interview is not finished.
        """
        return self._talk(case_id, self.diagnosis(case_id), tone)

    def talk_of(self, case_id: str, diagnosis: Diagnosis) -> Talk:
        """The talk that a case would have under a diagnosis, with what the user made of it."""
        return self._talk(case_id, diagnosis, None)

    def diagnosis(self, case_id: str) -> Diagnosis:
        """What a case's talk follows from.

        Raises:
            GoodTermsError: The interview is not finished.
        """
        diagnosis = self._case_reader.open(case_id).for_talk
        if diagnosis is None:
            raise GoodTermsError(
                translate("Services", "There is no verdict yet, so there is nothing to say yet."),
                safe=translate("Services", "All your answers are saved."),
                todo=translate("Services", "Answer the open question first."),
            )
        return diagnosis

    def edits(self, case_id: str) -> Edits:
        """What the user did to the lines of a case's talk."""
        return replay(self._lines.of_case(case_id), self._context.content.info.tones[0])

    def tone(self, case_id: str) -> Tone:
        """The tone of a case's talk: the chosen one, else the first that the pack has."""
        return self._tone(self.edits(case_id))

    def private_names(self, case_id: str) -> tuple[str, ...]:
        """The names that discreet mode hides: the client, its people, whom the blanks name."""
        record, given = self._case_reader.record(case_id), self.given(case_id)
        contacts = self._clients.contacts(record.client_id)
        people = [part for contact in contacts for part in parts_of_name(contact.name)]
        named = names_given(self._context.content.talk.facts, given)
        return tuple(dict.fromkeys(filter(None, (record.client_name, *people, *named))))

    def meets(self, case_id: str) -> tuple[str, str]:
        """Whom the talk of a case is held with, and where; empty where that is not known."""
        diagnosis = self._case_reader.open(case_id).for_talk
        if diagnosis is None:
            return "", ""
        given, facts = self.given(case_id), self._context.content.talk.facts
        other = spoken_to(facts, context(diagnosis, facts, given))
        whom = given.get(other.id, "") if other is not None else ""
        return whom, by_role(facts, given).get(FactRole.PLACE, "")

    def _talk(self, case_id: str, diagnosis: Diagnosis, tone: Tone | None) -> Talk:
        content, edits = self._context.content, self.edits(case_id)
        facts = in_words(content.talk.facts, self.given(case_id), today(self._context.clock))
        text = self._case_reader.open(case_id).definition.verdict(diagnosis.verdict)

        def said(in_tone: Tone) -> Talk:
            label = content.info.label
            return compose(content.talk, text, diagnosis, facts, tone=in_tone, pack=label)

        wanted = tone or self._tone(edits)
        others = [each for each in content.info.tones if each in edits.tones and each != wanted]
        blanks = blanks_of(content.talk, diagnosis, facts)
        return edited(said(wanted), edits, map(said, others), blanks)

    def _tone(self, edits: Edits) -> Tone:
        tones = self._context.content.info.tones
        return edits.tone if edits.tone in tones else tones[0]

    def given(self, case_id: str) -> dict[str, str]:
        """The facts in force: what the program knows already, then what the user gave."""
        facts = {**self._defaults(case_id), **self._case_reader.facts(case_id)}
        return {name: value for name, value in facts.items() if value}

    def _defaults(self, case_id: str) -> dict[str, str]:
        """Names that are on record; a contact's only where there is just one."""
        record = self._case_reader.record(case_id)
        contacts = self._clients.contacts(record.client_id)
        names = {FactRole.CLIENT: record.client_name, FactRole.USER: self._settings.my_name}
        if len(contacts) == 1:
            names[FactRole.CONTACT] = called(contacts[0].name.strip())
        facts = self._context.content.talk.facts
        return {fact.id: names[fact.role] for fact in facts if fact.role in names}

    def _fact(self, fact_id: str) -> Fact:
        for fact in self._context.content.talk.facts:
            if fact.id == fact_id:
                return fact
        raise NotFound(
            translate("Services", "The talk has no such blank."),
            safe=translate("Services", "Nothing was changed."),
        )


def spoken_day(on: date | None, at: str) -> str:
    """When the talk is, as one says it; empty without a day."""
    if on is None:
        return ""
    return f"{with_weekday(on)}, {at}" if at else with_weekday(on)


def _check(fact: Fact, text: str) -> None:
    """Refuse what is not a date, number or choice where it must be one, and what is a secret."""
    if fact.kind is FactKind.TEXT:
        from coach.engine.papers.secrets import refuse_secrets

        refuse_secrets(text, fact.label)
    if text and not fits(fact, text):
        raise GoodTermsError(
            translate("Services", "“{label}” cannot be kept as it is written.").format(
                label=fact.label
            ),
            safe=translate("Services", "What was there before is unchanged."),
            todo=translate("Services", _MEND[fact.kind]).format(
                most=LONGEST, count=len(text), over=len(text) - LONGEST
            ),
        )


_MEND = {
    FactKind.DATE: QT_TRANSLATE_NOOP(
        "Services", "Write the day as year, month and day: 2026-06-30."
    ),
    FactKind.NUMBER: QT_TRANSLATE_NOOP("Services", "Write a number."),
    FactKind.CHOICE: QT_TRANSLATE_NOOP("Services", "Choose one of the list."),
    FactKind.TEXT: QT_TRANSLATE_NOOP(
        "Services",
        "Shorten it: it can have {most:,} characters at most, and has {count:,}, {over:,} too "
        "many.",
    ),
}
