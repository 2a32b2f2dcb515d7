"""What the user told decides what is said: a figure once, the last day, a part that stays."""

from __future__ import annotations

import pytest

from coach.content.checks.check import read_pack
from coach.domain.papers.letters import LetterKind
from coach.domain.talk.talk import Tone
from coach.engine.papers.letters import letter
from coach.engine.rules.diagnosis import diagnose
from coach.engine.talk.short import figures_in
from coach.paths import pack_folder
from tests.situations import SITUATIONS
from tests.talks import every_text, said, talk_of

PACK = read_pack(pack_folder())
PRICED = {"way-in": "wrong", "decider": "me", "demand": "never", "conduct": "fine"}
PRICED |= {"motive": "behaviour", "tie": "free", "notice": "none", "own-side": "clear"}
PRICED |= {"trouble": "money", "money": "little", "channel": "no", "our-part": "clean"}
PRICED |= {"worth": "thin", "why-low": "priced", "offer": "none"}
NO_ROOM = "PART: we have no room, and know nobody"
COLLEAGUE = "HANDOVER: we have no room, and a colleague has"


def talk(answers, facts, tone: Tone = Tone.WARM) -> str:
    return " ".join(said(talk_of(PACK, diagnose(PACK.interview, answers), facts, tone)))


def notice(name: str, facts) -> str:
    case = diagnose(PACK.interview, SITUATIONS[name])
    found = letter(PACK.talk, LetterKind.NOTICE, case, facts, tone=Tone.WARM, extra={})
    assert found is not None
    return " ".join(" ".join(line.text.split()) for line in found.paragraphs)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("£46,200 on six invoices", {"46200", "six"}),
        ("a hundred and four days", {"hundred", "four"}),
        ("one of them", set()),
        ("1.5 hours, Twelve times", {"1.5", "twelve"}),
        ("", set()),
    ],
)
def test_figures_are_found_in_digits_and_in_words(text: str, figures: set[str]) -> None:
    assert figures_in(text) == figures


@pytest.mark.parametrize("tone", Tone)
def test_a_figure_that_the_story_names_is_not_said_again(tone: Tone) -> None:
    story = "In March it was 131 hours, and we quoted 62."
    whole = talk(PRICED, {"story": story, "figure": "131 hours in March"}, tone)
    assert whole.count("131 hours") == 1


@pytest.mark.parametrize("tone", Tone)
def test_a_new_figure_is_said_beside_the_story(tone: Tone) -> None:
    story = "In March it was 131 hours, and we quoted 62."
    whole = talk(PRICED, {"story": story, "figure": "69 hours that nobody pays for"}, tone)
    assert "69 hours that nobody pays for" in whole


def test_terms_are_said_whole_though_the_story_names_the_figure() -> None:
    whole = talk(PRICED, {"story": "You have paid 14 a head.", "new_terms": "14 a head from May"})
    assert "14 a head from May" in whole


@pytest.mark.parametrize("tone", Tone)
def test_a_colleague_takes_over_on_the_last_day_and_not_today(tone: Tone) -> None:
    told = {"contact": "Maud", "colleague": "Jo Whelan", "last_day": "2027-03-26"}
    whole = talk(SITUATIONS[COLLEAGUE], told, tone)
    assert "the twenty-sixth of March" in whole
    assert "from now on" not in whole.casefold()
    assert whole.count("Jo Whelan") == 1 or "Jo," in whole
    letter_text = notice(COLLEAGUE, {**told, "me": "Ana"})
    assert "26 March 2027" in letter_text
    assert "From now on" not in letter_text


@pytest.mark.parametrize("known", [{}, {"work": "the roof repairs"}, {"last_day": "2027-04-30"}])
def test_a_notice_that_ends_a_part_does_not_end_all(known) -> None:
    rest = "The chapel roof we’ll finish in May."
    whole = notice(NO_ROOM, {"contact": "Maud", "not_ended": rest, **known})
    assert rest in whole
    assert "stop working for you" not in whole


def test_nobody_says_not_even_half_where_a_part_stays() -> None:
    case = diagnose(PACK.interview, SITUATIONS[NO_ROOM])
    rest = {"not_ended": "The chapel roof we’ll finish in May."}
    assert "not even half" in " ".join(every_text(talk_of(PACK, case, {}, Tone.WARM)))
    assert "not even half" not in " ".join(every_text(talk_of(PACK, case, rest, Tone.WARM)))


@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("name", [name for name in SITUATIONS if name.startswith("PART: ")])
def test_news_that_ends_a_part_names_it(name: str, tone: Tone) -> None:
    if "broken" in name or "money" in name or "come back" in name:
        return  # nothing stays there
    told = {"work": "the roof repairs", "not_ended": "The chapel roof we’ll finish in May."}
    whole = talk(SITUATIONS[name], told, tone)
    assert "the roof repairs" in whole
    assert "stop working for you" not in whole


def test_whoever_has_ten_minutes_asks_for_ten() -> None:
    told = {"contact": "Maud", "party": "person", "known_for": "years", "occasion": "phone"}
    case = SITUATIONS[NO_ROOM]
    assert "half an hour, sitting" in talk(case, told)
    few = talk(case, told | {"time_for_it": "few-minutes"})
    assert "ten minutes, sitting" in few
    assert "half an hour" not in few
