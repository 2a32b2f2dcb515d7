"""A script of the library on paper, read whole, and what papers refuse, word for word."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.domain.papers.paper import PaperKind
from coach.domain.talk.script import ScriptPair, ScriptStage
from coach.domain.talk.talk import Reaction
from coach.errors import GoodTermsError
from coach.papers.brief import from_talk
from coach.papers.library_script import LibraryScript
from coach.papers.make import make_script_paper
from coach.papers.round_cards import make_round_paper
from coach.papers.text import paper_text
from tests.papers.test_round_cards import CARDS
from tests.services.conftest import script

FULL = replace(
    script("open-late", "Opening when they pay late"),
    use_when="The invoice is **late**.",
    not_when="They are ill.",
    rule="Ask for one day.",
    focus="Wait.",
    settled_first=("Who signs.", "The sum."),
    short="Hello.\n\n*Pause.*\n\nI am ringing about the invoice, and I ask for a day.",
    long="Hello, [first name].\n\n## Then\n\nSay the day.",
    written="Dear [first name],\n\nas we said.",
    contrast="Hi, only me.",
    contrast_why="It hides.",
    pairs=(
        ScriptPair("Whenever.", "On Friday.", "A day."),
        ScriptPair("Soon?", "When?", "It asks."),
    ),
    avoid=("Sorry!", "Whenever."),
    by_video="Look into the **lens**.",
    for_two="Speak to both.",
    alone="Say I.",
    not_in_writing="It was in writing twice.",
)
REPLIES = (
    Reaction("why", "“Why now?”", "Fear.", "Because **it is** time.", "Talking."),
    Reaction("no", "“No.”", "", "*Wait.*", ""),
)


def of(told, reactions=()):
    return LibraryScript(told, "They pay late", tuple(reactions), "good-terms 1.0")


def test_a_script_and_its_cue_card_are_told_as_agreed(golden):
    written = replace(FULL, stage=ScriptStage.WRITTEN, short="", long="", not_in_writing="")
    scripts = {
        "all": of(FULL, REPLIES),
        "little": of(script("ask", "Asking")),
        "written": of(written),
        "greeting": of(replace(FULL, short="Good morning, Ana.\n\nThank you.\n\nSay it now.")),
    }
    found = [
        f"==== {name}: {kind.value}\n{paper_text(make_script_paper(kind, each))}"
        for name, each in scripts.items()
        for kind in (PaperKind.SCRIPT, PaperKind.CUE_CARD)
    ]
    golden("library-script.txt", "\n".join(found))


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (
            lambda: make_script_paper(PaperKind.BRIEF, of(FULL)),
            "There is no such paper of a script. Nothing was written.",
        ),
        (
            lambda: make_round_paper(PaperKind.BRIEF, CARDS),
            "There is no such paper of a round. Nothing was written.",
        ),
    ],
)
def test_a_paper_that_there_is_not_is_refused(make, says):
    with pytest.raises(GoodTermsError) as refused:
        make()
    assert str(refused.value) == says


def test_days_are_counted_from_the_talk():
    days = (-61, -60, -59, -2, -1, 0, 1, 2, 60)
    assert [from_talk(day) for day in days] == [
        "Today", "Today", "59 days before", "2 days before", "The day before", "On the day",
        "The day after", "2 days after", "60 days after",
    ]  # fmt: skip
