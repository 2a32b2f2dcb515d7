"""Cases to practise and study on for somebody who has no client yet."""

from __future__ import annotations

from collections.abc import Mapping

from coach.domain.record import Record


class Sample(Record):
    """A client with a case that went through the interview and waits for its talk."""

    id: str
    title: str  # of the case
    client: str
    contact: str
    role: str  # of the contact
    told: str  # what happened, as the note of the client
    answers: Mapping[str, str]  # question id to option id
    facts: Mapping[str, str]  # fact id to what the user would have typed
    days: Mapping[str, int]  # fact id to a day: so many days from the one it is added on
    talk_in: int  # days until the talk
