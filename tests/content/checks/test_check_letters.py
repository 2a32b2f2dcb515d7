"""Letters, preparation, calm and after: what they come to, and what they are refused for."""

from __future__ import annotations

import pytest

from coach.content.checks.check import read_pack
from coach.domain.papers.letters import LetterKind
from coach.domain.rules.condition import All, Given
from coach.domain.rules.verdict import Verdict
from coach.domain.talk.coaching import AfterText, PrepareStage

ASK = "letters/ask.md"
PROVIDER = "letters/provider.md"
PREPARE = "talk/prepare.yaml"
CALM = "talk/calm.yaml"
AFTER = "talk/after.yaml"
PART = "verdicts/part.yaml"


def test_letters_are_read_with_their_own_blanks(small_folder):
    ask, provider = read_pack(small_folder).talk.letters
    assert (ask.id, ask.kind, ask.subject) == ("ask", LetterKind.MEETING, "Half an hour")
    assert ask.line_ids == ("greeting", "ask")
    assert ask.when_text == "verdict is PART/REFER"
    need = (Given("vendor"), Given("need_line"))
    assert provider.variants[0].when == All(need)
    assert [each.number for each in provider.variants] == [1, 2, 1]


def test_what_stands_around_a_talk_is_read(small_folder):
    talk = read_pack(small_folder).talk
    assert [(each.id, each.stage) for each in talk.prepare] == [
        ("one-sentence", PrepareStage.BEFORE),
        ("room", PrepareStage.SETTING),
    ]
    assert [each.id for each in talk.calm] == ["breathe", "feet", "slow", "friend"]
    assert [each.id for each in talk.after.outcomes_of(Verdict.PART)] == ["said", "else"]
    assert [each.id for each in talk.after.outcomes_of(Verdict.SAVE)] == ["else"]
    assert [each.id for each in talk.after.surprises] == ["yes", "no"]
    assert [each.days for each in talk.after.causes] == [1, 1, 3, 2, 2, 2]


def test_a_pack_may_do_without_all_of_them(small):
    for name in (ASK, PROVIDER, PREPARE, CALM, AFTER):
        small.file(name).unlink()
    talk = read_pack(small.folder).talk
    assert (talk.letters, talk.prepare, talk.calm) == ((), (), ())
    assert talk.after == AfterText()


BROKEN = [
    (ASK, "kind: meeting", "kind: meating", "kind:", "'meating' is not allowed for 'kind'"),
    (ASK, "subject: Half", "subjekt: Half", "subjekt", "Did you mean 'subject'?"),
    (ASK, "subject: Half an hour", "subject: '{{ client }}'", "subject", "Blanks cannot stand"),
    (ASK, "title: Asking for the talk\n", "", "subject", "'title' is missing"),
    (ASK, "PART/REFER", "PART/REFR", "REFR", "Did you mean 'REFER'?"),
    (ASK, "source: [our-default]\n---", "source: [our]\n---", "[our]", "Unknown source"),
    (ASK, "{{ contact }}", "{{ contcat }}", "contcat", "Did you mean 'contact'?"),
    (ASK, "because: It does not", "becuase: It does not", "becuase", "Did you mean 'because'?"),
    (ASK, "because: It does", "cue: yes\nbecause: It does", "cue:", "A letter has no cues."),
    (ASK, "half an hour with you.\n", "half an hour.\n\n### calm\nHi.\n", "### calm", "no tone"),
    (
        ASK,
        "half an hour with you.\n",
        "half an hour.\n\n### plain\n{{ me }} asks.\n",
        "### plain",
        "The blank 'me' stands only in the tone 'plain'.",
    ),
    (
        PROVIDER,
        "## need\n\nI have a question.",
        "## need\nwhen: fact client\n\nI have a question.",
        "## need",
        "No line of this part is certain to appear",
    ),
    (PROVIDER, "{{ need_line }}", "{{ client }}", "{{ client }}", "'client' reveals the client"),
    (PREPARE, "stage: before", "stage: before\n    role: reherse", "role:", "'rehearse'"),
    (PROVIDER, "fact disclosure", "fact disclosed", "disclosed", "Did you mean 'disclosure'?"),
    (PROVIDER, "{{ need_line }}", "{{ need_lines }}", "need_lines", "Did you mean 'need_line'?"),
    ("talk/part/news.md", "{{ contact }}", "{{ vendor }}", "vendor", "Nobody can fill the blank"),
    ("talk/facts.yaml", "  - id: years", "  - id: vendor", "vendor", "letters have by themselves"),
    (PREPARE, "stage: before", "stage: bevor", "bevor", "'bevor' is not allowed for 'stage'"),
    (PREPARE, "verdict is PART", "verdict is PRT", "PRT", "Did you mean 'PART'?"),
    (PREPARE, "source: [our-default]", "source: [ours]", "[ours]", "Unknown source"),
    (PREPARE, "[sleep-on-it]", "[sleep-on-its]", "on-its", "Did you mean 'sleep-on-it'?"),
    (PREPARE, "id: room", "id: one-sentence", "id: one-sentence", "stands here twice"),
    (PREPARE, "steps:", "step:", "step:", "Unknown key 'step'"),
    (PREPARE, "A quiet room.", "'{{ talk_place }}'", "text:", "which may be empty."),
    (PREPARE, "A quiet room.", "'{{ talk_plce }}'", "text:", "which may be empty."),
    (PREPARE, "A quiet room.", "'{% if me %}'", "text:", "Only blanks like {{ name }}"),
    (CALM, "closeness is friend", "closeness is frend", "frend", "Did you mean 'friend'?"),
    (
        CALM,
        "text: Speak slowly.\n",
        "text: Speak slowly.\n    when: verdict is PART\n",
        "id: breathe",
        "Only 2 of the calming lines fit every case.",
    ),
    (CALM, "id: feet", "id: breathe", "id: breathe", "stands here twice"),
    (AFTER, "verdicts: [PART, REFER]", "verdicts: []", "verdicts:", "too few"),
    (AFTER, "verdicts: [PART, REFER]", "verdicts: [PRT]", "verdicts:", "'PRT' is not allowed"),
    (
        AFTER,
        "text: Something else.\n",
        "text: Something else.\n    verdicts: [SAVE]\n",
        "outcomes:",
        "No outcome can be chosen after EXIT.",
    ),
    (
        AFTER,
        "{id: new, text: Something",
        "{id: they, text: Something",
        "they",
        "'they' stands above",
    ),
    (AFTER, "asks: day", "asks: hour", "asks: hour", "'hour' is not allowed"),
    (AFTER, "asks: day", "asks: reaction", "What did", "'reaction' stands above it without"),
    (AFTER, '"yes": It was., ', "", "asks: held", "needs 'yes' and 'no'"),
    (AFTER, "asks: day, ", 'asks: day, "no": Never., ', "asks: day", "say nothing here"),
    (AFTER, "verdict is PART/REFER}", "verdict is PRT}", "PRT", "'PRT' is no answer to 'verdict'."),
    (AFTER, "days: 1}", "days: 1, when: conduct is rood}", "rood", "'rood' is no answer"),
    (
        AFTER,
        "asks: outcome, ",
        "asks: outcome, when: verdict is PART, ",
        "questions:",
        "After EXIT",
    ),
    (
        PART,
        "referral: none",
        "referral: none\nreferral-when: way-in is parting",
        "verdict: PART",
        "says nothing where nobody is named",
    ),
    (PART, "referral: none", "referral: none\nends: fact last_day", "ends:", "Facts are not known"),
    (PART, "referral: none", "referral: none\nends: mod is end", "ends:", "Did you mean 'mode'?"),
    (AFTER, "id: else", "id: said", "id: said", "The outcome 'said' stands here twice."),
    (AFTER, 'id: "no"', 'id: "yes"', 'id: "yes"', "The answer 'yes' stands here twice."),
    (AFTER, "days: 3", "days: 90", "days: 90", "'days' is too large"),
    (AFTER, ", smaller: Ask somebody.", "", "id: sure", "'smaller' is missing"),
    (AFTER, "surprise:", "surprises:", "surprises:", "Unknown key 'surprises'"),
]


@pytest.mark.parametrize("edit", BROKEN, ids=lambda edit: f"{edit[0]} {edit[-1]}")
def test_what_does_not_fit_together_is_refused(refused, edit):
    refused(*edit)


def test_every_verdict_needs_a_cause_for_a_talk_that_did_not_happen(small):
    text = small.file(AFTER).read_text(encoding="utf-8")
    some = text.replace("days: 1}", "days: 1, when: verdict is PART}").partition("  - {id: sure")
    small.file(AFTER).write_text(some[0], encoding="utf-8")
    faults = small.faults()
    assert {(fault.file, fault.line) for fault in faults} == {(AFTER, small.line(AFTER, "causes:"))}
    assert len(faults) == len(Verdict) - 1
    assert "After EXIT there may be no 'cause'." in [fault.what for fault in faults]


def test_a_letter_without_paragraphs_is_refused(small):
    text = small.file(ASK).read_text(encoding="utf-8")
    small.file(ASK).write_text(text[: text.index("## greeting")], encoding="utf-8")
    (fault,) = small.faults()
    assert fault.what == "The letter has no lines."
