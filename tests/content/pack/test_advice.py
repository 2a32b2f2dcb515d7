"""What the ear advises fits every sentence that it marks."""

from __future__ import annotations

import re

import pytest

from coach.engine.wording.checker import hear_text
from coach.paths import pack_folder
from tests.ear_model.samples import wording_entries

# what a sentence may be about; advice may speak of it only where the mark itself is about it
TOPICS = {
    "money": r"\b(pric\w*|invoices?|pay\w*|paid|euros?|bills?|costs?|fees?|rates?|profit\w*)\b",
    "letter": r"\bletters?\b",
    "contract": r"\bcontracts?\b",
    "handover": r"\b(hand\w*|pass\w*)\b",
    "visit": r"\bvisits?\b",
    "ending": r"\b(end our|end the|last day|parting|leav\w+|drop|fire|sack|dump)\b",
}
ENTRIES = [
    entry
    for entry in wording_entries(pack_folder() / "wording" / "en")
    if entry.get("examples", {}).get("marked") and not entry.get("verdicts")
]


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_advice_presumes_nothing_that_a_marked_sentence_does_not_say(entry, topic):
    advice = f"{entry['why']} {entry['instead']}".lower().replace("leave it out", "")
    for words in ("leave the apology out", "leave it.", "leaves", "leave it"):
        advice = advice.replace(words, "")
    if re.search(TOPICS[topic], advice) is None:
        return
    for sentence in entry["examples"]["marked"]:
        assert re.search(TOPICS[topic], sentence.lower()), (advice, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "I’m sorry, but we have decided to end our contract.",
        "I am sorry to have to do this.",
        "We might perhaps raise the rate.",
        "If you do not send the list by Friday, you will see what happens.",
    ],
)
def test_a_sentence_without_a_price_gets_no_advice_on_prices(sentence, pack):
    marks = hear_text(sentence, pack.ear)
    assert marks
    assert not any("price" in f"{mark.why} {mark.instead}" for mark in marks)


@pytest.fixture(scope="module")
def pack():
    """The pack that ships."""
    from coach.content.checks.check import read_pack

    return read_pack(pack_folder())
