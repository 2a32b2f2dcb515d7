"""What the coach itself says is free of marks: lines, replies, and what the scripts say."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from coach.domain.rules.verdict import Verdict
from coach.domain.talk.talk import Line, PartRole, Talk, TalkPart, Tone
from coach.domain.wording import Category, MarkSource, UntilNews
from coach.engine.wording.checker import hear, hear_talk, until_news
from coach.engine.wording.tokens import heard
from tests.engine.ear_sets import entries, filled, good_lines

SUSPECTED = 0.01  # of the coach's own sentences may be marked by the model, which is never sure


def test_no_line_of_any_talk_is_marked(pack):
    found = [
        (verdict.value, part.id, variant.line, text[mark.start : mark.end])
        for verdict, parts in pack.talk.parts
        for part in parts
        for variant in part.variants
        if not variant.cue
        for text in [filled(variant.text)]
        for mark in hear(text, pack.ear, verdict=verdict, part=part.id)
        if mark.source is MarkSource.PATTERN
    ]
    assert found == []


def test_no_reply_is_marked(pack):
    found = [
        (reaction.id, text[mark.start : mark.end])
        for reaction in pack.talk.reactions
        for _, reply in reaction.replies
        for text in [filled(reply)]
        for mark in hear(text, pack.ear)
        if mark.source is MarkSource.PATTERN
    ]
    assert found == []


def test_nothing_that_a_script_says_is_marked(pack):
    found = [
        (script.id, text[mark.start : mark.end])
        for script in pack.library.scripts
        for spoken in (script.short, script.written)
        for text in [re.sub(r"\*[^*]+\*", "", spoken)]  # without stage directions
        for mark in hear(text, pack.ear)
        if mark.source is MarkSource.PATTERN
    ]
    assert found == []


def test_next_to_nothing_of_what_the_coach_says_is_suspected(pack):
    lines = [*good_lines(pack)]
    many = sum(len(heard(line).sentences) for line in lines)
    found = [line[mark.start : mark.end] for line in lines for mark in hear(line, pack.ear)]
    assert len(found) / many <= SUSPECTED, found


def test_most_of_what_goes_wrong_in_the_scripts_is_heard(pack):
    marked = [bool(hear(script.contrast, pack.ear)) for script in pack.library.scripts]
    assert sum(marked) / len(marked) >= 0.85


def test_what_scripts_say_to_leave_out_is_heard_where_it_belongs_to_a_category(pack):
    """Some of it does not: "As a returning customer you get twenty per cent off."."""
    known = {text for text, _ in entries("library.yaml")}
    avoided = [text for script in pack.library.scripts for text in script.avoid if text in known]
    marked = [bool(hear(text, pack.ear)) for text in avoided]
    assert sum(marked) / len(marked) >= 0.85


def test_the_words_that_the_brief_leaves_out_are_known_to_the_ear(pack):
    known = {entry.id for entry in pack.ear.entries if entry.patterns}
    assert {word.id for word in pack.talk.wording} - known == {
        "blame-but",
        "false-comfort-honestly",
    }


ROLES = {"news": PartRole.NEWS, **dict.fromkeys(("recommend", "ready"), PartRole.BEFOREHAND)}


def talk(*parts: tuple[str, str], verdict: Verdict = Verdict.PART) -> Talk:
    """A talk whose parts have one line each."""
    lines = [
        Line(f"{part}/line", text, False, "", "", "", ())  # noqa: FBT003
        for part, text in parts
    ]
    made = [
        TalkPart(part, "", "", "", 0, "", "", (line,), role=ROLES.get(part, PartRole.MIDDLE))
        for (part, _), line in zip(parts, lines, strict=True)
    ]
    return Talk("", verdict.value, "", Tone.WARM, tuple(made), (), (), (), "")


NEWS = ("news", "We have decided to end our work together.")


@pytest.mark.parametrize("day", ["on 30 June.", "on Friday.", "at the end of the month."])
def test_a_talk_without_a_day_is_told_so(pack, day):
    missing = hear_talk(talk(("open", "Thank you."), NEWS), pack.ear).whole
    assert [mark.category for mark in missing] == [Category.MISSING_DATE]
    assert not hear_talk(talk(NEWS, ("close", f"It ends {day}")), pack.ear).whole


def test_a_talk_about_mending_without_a_request_is_told_so(pack):
    facts = ("facts", "Three invoices since 3 May were paid late.")
    missing = hear_talk(talk(facts, verdict=Verdict.FIX), pack.ear).whole
    assert [mark.category for mark in missing] == [Category.MISSING_ASK]
    asked = talk(facts, ("ask", "I ask you to pay the next on the day."), verdict=Verdict.FIX)
    assert not hear_talk(asked, pack.ear).whole


def test_apologies_are_counted_over_the_whole_talk(pack):
    parts = [(name, "I am sorry for the late report.") for name in ("open", "own", "close")]
    marks = hear_talk(talk(*parts, verdict=Verdict.SAVE), pack.ear)
    assert [each.line for each in marks.lines] == ["close/line"]
    assert marks.of_line("close/line")[0].category is Category.APOLOGY
    assert marks.of_line("open/line") == ()


def test_what_is_not_said_is_not_heard(pack):
    whole = talk(("open", "You are toxic."), NEWS)
    line = replace(whole.parts[0].lines[0], off=True)
    quiet = replace(whole, parts=(replace(whole.parts[0], lines=(line,)), whole.parts[1]))
    assert hear_talk(whole, pack.ear).lines
    assert not hear_talk(quiet, pack.ear).lines


def test_words_until_the_news_are_counted():
    found = until_news(talk(("recommend", "not counted"), ("open", "one two three"), NEWS))
    assert found == UntilNews(3, 1)
    assert until_news(talk(("open", "one"))) is None


def test_what_is_said_to_ones_own_side_before_is_not_counted():
    asked = talk(("recommend", "one two"), ("ready", "one"), ("open", "one two three"), NEWS)
    assert until_news(asked) == UntilNews(3, 1)


def test_news_that_is_left_out_is_told_apart_from_a_talk_without():
    whole = talk(("open", "one two"), NEWS)
    line = replace(whole.parts[1].lines[0], off=True)
    silent = replace(whole, parts=(whole.parts[0], replace(whole.parts[1], lines=(line,))))
    assert until_news(silent) == UntilNews(0, 0, left_out=True)
    cue = replace(line, id="news/breathe", off=False, cue=True)
    only_cue = replace(silent, parts=(whole.parts[0], replace(whole.parts[1], lines=(line, cue))))
    assert until_news(only_cue) == UntilNews(0, 0, left_out=True)


def test_the_news_of_an_ending_at_once_is_the_decision(pack):
    (news,) = (
        part.id for part in pack.talk.parts_of(Verdict.PART_NOW) if part.role is ROLES["news"]
    )
    assert news == "decision"
    found = until_news(talk(("open", "one two"), ("conduct", "three four five"), ("news", "x")))
    assert found == UntilNews(5, 2)


def test_development_sentences_are_each_there_once():
    texts = [text for text, _ in entries("development.yaml")]
    assert len(texts) >= 250
