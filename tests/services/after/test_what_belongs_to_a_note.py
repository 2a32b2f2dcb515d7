"""Only what belongs to a talk that was held, or to one that was not, is kept of its note."""

from __future__ import annotations

from datetime import date

from coach.domain.talk.talk_log import TalkNote

TODAY = date(2026, 11, 26)


def test_a_talk_that_was_not_held_has_no_reaction_surprise_or_outcome(services, case, say):
    say(harm="no", wrong="late", told="no")
    note = TalkNote(
        TODAY, held=False, reaction="why", surprised="yes", outcome="agreed", cause="ill"
    )
    assert services.after.log(case.id, note).note == TalkNote(TODAY, held=False, cause="ill")


def test_a_talk_that_was_held_was_not_missed_for_a_cause(services, case, say):
    say(harm="no", wrong="late", told="no")
    note = TalkNote(TODAY, held=True, surprised="yes", outcome="agreed", cause="ill")
    kept = TalkNote(TODAY, held=True, surprised="yes", outcome="agreed")
    assert services.after.log(case.id, note).note == kept
