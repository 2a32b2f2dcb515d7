"""Parts made of passages: which is said, with which blanks, and what of the user's hand stays."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.domain.pack import TalkContent
from coach.domain.rules.condition import All, Always, Condition, Given
from coach.domain.rules.verdict import ReferralPolicy, Verdict, VerdictText
from coach.domain.talk.edit import EditAction, EditEntry, Side
from coach.domain.talk.talk import Fact, FactKind, Named, PartText, Passage, Tone, Variant
from coach.engine.rules.conditions import parse, with_facts
from coach.engine.rules.diagnosis import diagnose
from coach.engine.talk.apply_edits import CHANGED, GONE, edited
from coach.engine.talk.blanks import blanks_in
from coach.engine.talk.compose import asked_facts, compose
from coach.engine.talk.edit_log import replay

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
TEXT = VerdictText(
    verdict=Verdict.FIX,
    name="Fix it",
    short="Fix",
    meaning="",
    cause=None,
    channel="Face to face.",
    parts=("news",),
    plan="fix",
    referral=ReferralPolicy.NONE,
    before=(),
)
FACTS = (
    Fact("client", "Client", "", ""),
    Fact("sum", "The open sum", "", "", names=Named.NOBODY),
    Fact("day", "The day", "", "", names=Named.NOBODY),
    Fact("thanks", "Thanks", "", "", names=Named.NOBODY, when=parse("wrong is late")),
    Fact("friend", "", "", "", FactKind.CHOICE, choices=(("yes", "A friend"), ("no", "None"))),
)


def said(line, text, when="always", *, optional=False, cue=False, number=1):
    """A paragraph of a passage, as the reader makes it."""
    own = parse(with_facts(when))
    given_blanks = tuple(Given(name) for name in blanks_in(text))
    whole: Condition = All((own, *given_blanks)) if given_blanks else own
    return Variant(
        line,
        text,
        whole,
        with_facts(when),
        None,
        f"Because {line}.",
        ("our-default",),
        cue=cue,
        number=number,
        own=own,
        optional=optional,
    )


def passage(name, when, *variants):
    return Passage(name, parse(with_facts(when)), with_facts(when), variants)


LATE = passage(
    "late",
    "wrong is late or friend is yes",
    said("hello", "Thank you for coming."),
    said("ask", "There is {{ sum }} open since {{ day }}.", "sum or told is yes"),
    said("ask", "There is something open.", number=2),
    said("wait", "Count to ten.", cue=True),
    said("thanks", "I remember that {{ thanks }}.", optional=True),
    said("end", "By {{ day }}, please."),
)
BAD = passage(
    "bad",
    "wrong is bad",
    said("news", "It went wrong at {{ client }}."),
    said("story", "I saw it."),
    said("end", "Please stop."),
)
OTHER = passage("any", "always", said("hello", "Good that you came."), said("end", "That is all."))


def content(*passages, facts=FACTS):
    part = PartText("news", "", "", "", 0, "", "", (), passages=passages)
    return TalkContent(parts=((Verdict.FIX, (part,)),), facts=facts, reactions=(), wording=())


WHOLE = content(LATE, BAD, OTHER)


def case(small, wrong, told="no"):
    """A case with the verdict FIX, whatever its answers lead to."""
    diagnosis = diagnose(small, {"harm": "no", "wrong": "late", "told": "no"})
    answers = {**diagnosis.answers, "wrong": wrong, "told": told}
    return replace(diagnosis, answers=answers)


def talk(diagnosis, facts=None, tone=Tone.WARM, of=WHOLE):
    return compose(of, TEXT, diagnosis, facts or {}, tone=tone, pack="small 1.0")


def texts(composed):
    return [line.text for part in composed.parts for line in part.lines]


def test_the_first_passage_that_fits_is_said_whole_and_in_its_order(small):
    assert texts(talk(case(small, "bad"), {"client": "Hale"})) == [
        "It went wrong at Hale.",
        "I saw it.",
        "Please stop.",
    ]
    assert texts(talk(case(small, "nothing"))) == ["Good that you came.", "That is all."]


def test_a_fact_can_choose_the_passage(small):
    assert texts(talk(case(small, "bad"), {"friend": "yes"}))[0] == "Thank you for coming."


def test_of_alternatives_the_first_that_fits_is_said(small):
    late = case(small, "late")
    assert texts(talk(late, {"sum": "9 euros", "day": "Monday"}))[1] == (
        "There is 9 euros open since Monday."
    )
    assert texts(talk(late, {"sum": "9 euros"}))[1] == "There is something open."


def test_without_another_alternative_the_blank_is_seen_and_asked_for(small):
    composed = talk(case(small, "late"))
    line = composed.parts[0].lines[-1]
    assert (line.text, line.blanks, line.cue) == ("By [the day], please.", ("day",), False)
    assert "day" in composed.open_facts


def test_a_line_that_may_be_left_out_is_while_its_blank_is_not_filled(small):
    late = case(small, "late")
    assert [line.id for line in talk(late).parts[0].lines] == [
        "news/hello",
        "news/ask",
        "news/wait",
        "news/end",
    ]
    told = talk(late, {"thanks": "you rang"}).parts[0].lines[3]
    assert (told.id, told.text, told.told) == (
        "news/thanks",
        "I remember that you rang.",
        ("you rang",),
    )


def test_a_blank_that_nobody_is_asked_for_is_never_seen(small):
    of = content(passage("any", "always", said("hello", "So."), said("x", "For {{ thanks }}.")))
    assert texts(talk(case(small, "bad"), of=of)) == ["So."]
    assert texts(talk(case(small, "late"), of=of)) == ["So.", "For [thanks]."]


def test_a_line_tells_its_passage_and_both_conditions(small):
    line = talk(case(small, "late"), {"sum": "9", "day": "Monday"}).parts[0].lines[1]
    assert line.template == "fix/news/late/ask#1"
    assert line.when_text == ("(wrong is late or friend is yes) and (fact sum or told is yes)")
    other = talk(case(small, "bad")).parts[0].lines[1]
    assert (other.template, other.when_text) == ("fix/news/bad/story#1", "wrong is bad")
    assert talk(case(small, "nothing")).parts[0].lines[0].when_text == "always"


def test_asked_is_what_the_passage_reads_and_what_would_choose_another(small):
    def asked(wrong, facts=None, told="no"):
        return [fact.id for fact in asked_facts(WHOLE, case(small, wrong, told), facts or {})]

    assert asked("late") == ["sum", "day", "thanks", "friend"]
    assert asked("bad") == ["client", "friend"]  # a friend would be told another passage
    assert asked("bad", {"friend": "yes"}) == ["sum", "day", "friend"]
    assert asked("nothing") == ["friend"]


def test_a_fact_stays_asked_once_it_is_given(small):
    given_all = {"sum": "9", "day": "Monday", "thanks": "you rang", "friend": "no"}
    found = asked_facts(WHOLE, case(small, "late"), given_all)
    assert [fact.id for fact in found] == ["sum", "day", "thanks", "friend"]
    assert talk(case(small, "late"), given_all).open_facts == ()


def test_what_can_never_be_said_is_not_asked_for(small):
    of = content(
        passage("a", "wrong is bad and friend is yes", said("x", "For {{ client }}.")),
        passage("any", "always", said("hello", "So."), said("y", "At {{ sum }}.", "wrong is bad")),
    )
    assert [fact.id for fact in asked_facts(of, case(small, "late"), {})] == []
    assert [fact.id for fact in asked_facts(of, case(small, "bad"), {})] == ["sum", "friend"]


# --- the user's hand ---


def entry(number, action, line, value="", base=""):
    return EditEntry(number, action, line, value, base, NOON, None)


def shown(diagnosis, *entries):
    edits = replay(entries)
    composed = edited(talk(diagnosis), edits)
    return {line.id: line for part in composed.parts for line in part.lines}


def test_the_users_words_stay_in_a_line_that_another_passage_says_otherwise(small):
    mine = entry(0, EditAction.REWRITE, "news/end", "Until Monday.", "That is all.")
    same = shown(case(small, "nothing"), mine)["news/end"]
    assert (same.text, same.is_rewritten, same.conflict) == ("Until Monday.", True, "")
    other = shown(case(small, "bad"), mine)["news/end"]
    assert (other.text, other.generated) == ("Until Monday.", "Please stop.")
    assert other.conflict == CHANGED


def test_the_users_words_are_kept_where_another_passage_has_no_such_line(small):
    mine = entry(0, EditAction.REWRITE, "news/story", "I was there.", "I saw it.")
    lines = shown(case(small, "nothing"), mine)
    assert list(lines) == ["news/hello", "news/story", "news/end"]  # where it was: before the end
    kept = lines["news/story"]
    assert (kept.text, kept.is_rewritten, kept.conflict) == ("I was there.", True, GONE)
    assert kept.because == "Because story."
    assert shown(case(small, "bad"), mine)["news/story"].conflict == ""


def test_a_locked_line_and_one_that_is_off_survive_a_change_of_passage(small):
    locked = entry(0, EditAction.LOCK, "news/hello", "Good that you came.", "Good that you came.")
    off = entry(1, EditAction.OFF, "news/end")
    lines = shown(case(small, "late"), locked, off)
    assert (lines["news/hello"].text, lines["news/hello"].locked) == ("Good that you came.", True)
    assert lines["news/end"].off
    assert shown(case(small, "bad"), locked)["news/hello"].conflict == GONE


def test_the_users_order_survives_a_change_of_passage_and_back(small):
    moved = entry(0, EditAction.MOVE, "news/end", Side.BEFORE, "news/hello")
    assert list(shown(case(small, "nothing"), moved)) == ["news/end", "news/hello"]
    assert next(iter(shown(case(small, "late"), moved))) == "news/end"
    assert next(iter(shown(case(small, "bad"), moved))) == "news/news"


# --- whatever the passages are ---

NAMES = ("a", "b", "c")
CONDITIONS = ("always", "wrong is late", "wrong is bad", "told is yes", "sum", "not day",
              "friend is yes", "wrong is late and not friend is yes")  # fmt: skip
WORDS = ("Yes.", "At {{ sum }}.", "On {{ day }}.", "{{ sum }} on {{ day }}.", "For {{ thanks }}.")


@st.composite
def some_passages(draw):
    """One to four passages of rows of alternatives; the last fits always."""
    count = draw(st.integers(1, 4))
    found = []
    for number in range(count):
        when = draw(st.sampled_from(CONDITIONS)) if number < count - 1 else "always"
        variants = []
        for name in draw(st.permutations(NAMES))[: draw(st.integers(1, 3))]:
            optional = draw(st.booleans())
            variants += [
                said(name, f"{number}{name}{each} {draw(st.sampled_from(WORDS))}",
                     draw(st.sampled_from(CONDITIONS)), optional=optional, number=each)
                for each in range(1, draw(st.integers(1, 3)) + 1)
            ]  # fmt: skip
        found.append(passage(f"p{number}", when, *variants))
    return found


def expected(passages, values, facts, askable):
    """What should be said, worked out without the program's own means of composing."""
    from coach.engine.rules.conditions import holds

    def true(condition):
        return holds(condition, values, (), facts)

    def filled(text):
        for name in blanks_in(text):
            label = next(fact.label for fact in FACTS if fact.id == name)
            blank = f"[{label[0].lower()}{label[1:]}]"
            text = text.replace(f"{{{{ {name} }}}}", facts.get(name, blank))
        return text

    chosen = next(each for each in passages if true(each.when))
    lines = []
    for name in chosen.line_ids:
        row = [each for each in chosen.variants if each.line == name]
        able = [each for each in row if true(each.own)]
        fit = next((v for v in able if all(b in facts for b in blanks_in(v.text))), None)
        if fit is None and not row[0].optional:
            seen = [v for v in able if all(b in facts or b in askable for b in blanks_in(v.text))]
            fit = seen[-1] if seen else None
        if fit is not None:
            lines.append(filled(fit.text))
    return lines


@given(
    passages=some_passages(),
    wrong=st.sampled_from(["late", "bad", "nothing"]),
    told=st.sampled_from(["yes", "no"]),
    facts=st.dictionaries(st.sampled_from(["sum", "day", "thanks"]), st.just("X")),
    friend=st.sampled_from(["", "yes", "no"]),
)
def test_any_passages_say_what_they_should(small, passages, wrong, told, facts, friend):
    whole = {**facts, **({"friend": friend} if friend else {})}
    diagnosis = case(small, wrong, told)
    composed = talk(diagnosis, whole, of=content(*passages))
    askable = {"sum", "day", *(["thanks"] if wrong == "late" else [])}
    values = {"wrong": wrong, "told": told, "friend": friend}
    assert texts(composed) == expected(passages, values, whole, askable)
    for line in (line for part in composed.parts for line in part.lines):
        assert "{" not in line.text
        assert set(line.blanks) <= set(composed.open_facts)


@given(passages=some_passages(), wrong=st.sampled_from(["late", "bad", "nothing"]))
def test_each_line_of_any_passage_has_its_place_in_the_outline(small, passages, wrong):
    composed = talk(case(small, wrong), of=content(*passages))
    for part in composed.parts:
        names = [variant.line for variant in part.outline]
        assert sorted(names) == sorted({v.line for each in passages for v in each.variants})
        own = [line.id.partition("/")[2] for line in part.lines]
        assert [name for name in names if name in own] == own


def test_a_part_of_lines_counts_as_one_passage_that_always_fits():
    part = PartText("news", "", "", "", 0, "", "", (replace(said("a", "Yes."), own=None),))
    (only,) = part.all_passages
    assert (only.id, only.when, only.variants) == ("", Always(), part.variants)
    assert part.line_ids == only.line_ids == ("a",)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("sum", "fact sum"),
        ("not sum and (x is a/b or day)", "not fact sum and (x is a/b or fact day)"),
        ("flag x and fact sum", "flag x and fact sum"),
        ("wrong is not late", "wrong is not late"),
        ("always", "always"),
    ],
)
def test_a_fact_may_be_named_alone(typed, meant):
    assert with_facts(typed) == meant
