"""The limits that other tests try by name, as numbers: whoever changes one is asked whether."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from coach.engine.dates import day_words
from coach.engine.rules import alternatives, flips
from coach.engine.talk import aloud, facts
from coach.engine.wording import checker, tokens, wording_model
from coach.papers import brief, cue_card, docx_allowed, mail, text
from coach.services.after import reminders
from coach.services.case import cooling_off
from coach.services.case import text as typed
from coach.services.clients import clients
from coach.services.library import find, library
from coach.services.settings import clock_check, unsaved
from coach.services.talk import lines
from coach.store.file import reading
from coach.store.tables import name_index


@pytest.mark.parametrize(
    ("limit", "agreed"),
    [
        (typed.LONGEST, 2000),
        (typed.LONGEST_NOTE, 20_000),
        (typed.FARTHEST, timedelta(days=3660)),
        (typed.LATE, timedelta(days=366)),
        (facts.LONGEST, 5000),
        (reading.NAME_MOST, 2000),
        (reading.TEXT_MOST, 20_000),
        (reading.WORDS_MOST, 250),
        (reading.WORD_MOST, 500),
        (reading.NUMBER_MOST, 10**9),
        ((reading.FIRST_DAY, reading.LAST_DAY), (date(1900, 1, 1), date(2999, 12, 31))),
        (clients.MOST_CONTACTS, 200),
        (reminders.MOST_OPEN, 500),
        (lines.MOST_OWN, 100),
        (library.MOST_OWN, 200),
        (find.LONGEST, 200),
        (unsaved.MOST, 100),
        (cooling_off.MORNING, time(7)),
        (cooling_off.SHORTEST_NIGHT, timedelta(hours=6)),
        (clock_check.LEEWAY, timedelta(hours=1)),
        (aloud.FAR, 335),
        (aloud.LATELY, 120),
        (tokens.MOST_WORDS, 120),
        (checker.LATELY, 600),
        (checker.WORDS_A_SECOND, 2.4),
        (cue_card.MOST_WORDS, 60),
        (docx_allowed.MOST_PARAGRAPHS, 3000),
        (text.WIDTH, 72),
        (brief.MOST, 500),
        (brief.MOST_WORDS, 6),
        (mail.LONGEST_ADDRESS, 254),
        (find.MOST, 20),
        (name_index.MOST, 60),
        (flips.MOST, 3),
        (alternatives.MOST, 3),
        (day_words.LONGEST, 80),
        (wording_model.LONGEST, 30),
    ],
)
def test_a_limit_is_the_one_that_was_agreed(limit, agreed):
    assert limit == agreed
