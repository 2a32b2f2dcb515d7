"""Sample cases to practise and study on: added and removed whole, and known as samples."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from coach.clock import today
from coach.domain.rules.interview import SKIP
from coach.store.tables.samples import SampleTable

if TYPE_CHECKING:
    from coach.domain.case import Case
    from coach.domain.sample import Sample
    from coach.services.case.context import ServiceContext
    from coach.services.cases.cases import CaseService
    from coach.services.clients.clients import ClientService
    from coach.services.talk.talks import TalkService


class SampleService:
    """Puts the samples of the pack into the data file, and takes them out again."""

    def __init__(
        self,
        context: ServiceContext,
        clients: ClientService,
        cases: CaseService,
        talks: TalkService,
    ) -> None:
        self._context = context
        self._clients, self._cases, self._talks = clients, cases, talks
        self._table = SampleTable(context.store)

    def clients(self) -> frozenset[str]:
        """The ids of the clients that are samples."""
        return frozenset(self._table.all())

    def add(self) -> tuple[Case, ...]:
        """Add every sample of the pack that is not there; the cases that were added.

        All of them or none: the data file is as it was where one cannot be added.
        """
        there = frozenset(self._table.all().values())
        wanted = [each for each in self._context.content.samples if each.id not in there]
        with self._context.store.transaction():
            return tuple(map(self._add, wanted))

    def remove(self) -> None:
        """Delete the sample clients for good, with their cases, talks, notes and reminders."""
        with self._context.store.transaction():
            self._table.remove_clients()

    def _add(self, sample: Sample) -> Case:
        client = self._clients.add(sample.client, sample.told)
        self._table.add(client.id, sample.id)
        self._clients.add_contact(client.id, sample.contact, sample.role)
        case = self._cases.start(client.id, sample.title)
        while (asked := self._cases.view(case.id).question) is not None:
            known = sample.answers.get(asked.id, SKIP)  # a pack may ask more than its author knew
            self._cases.answer(case.id, asked.id, known)
        day = today(self._context.clock)
        for fact, value in sample.facts.items():
            self._talks.set_fact(case.id, fact, value)
        for fact, days in sample.days.items():
            self._talks.set_fact(case.id, fact, (day + timedelta(days)).isoformat())
        self._talks.finish_first(case.id)
        self._cases.set_talk(case.id, day + timedelta(sample.talk_in))
        return self._cases.case(case.id)
