"""The shipped talks with names that no template expects: nothing shows but what was typed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.content.answers.answers import read_answers
from coach.domain.talk.talk import FactKind, FactRole
from coach.engine.rules.diagnosis import diagnose
from coach.engine.talk.compose import compose

CASES = Path(__file__).parents[2] / "files" / "cases"
FILES = sorted(file for file in CASES.glob("*.yaml") if file.stem != "expected")
ODD = [
    "O’Neil “& Sons”",
    "'\"`",
    "👩‍👩‍👧 Ltd",
    "شركة النور",
    "é" * 300,
    "{{ client }}",
    "{% if x %}",
    "{#",
    "%",
    "Hale & Co.",
    "What next?",
]
names = st.sampled_from(ODD) | st.text(max_size=300).filter(str.strip)


@pytest.fixture(scope="module")
def cases(pack):
    """The diagnoses of the worked cases: each verdict once."""
    facts = pack.talk.facts
    answers = [read_answers(file, pack.interview, facts).answers for file in FILES]
    return [diagnose(pack.interview, each) for each in answers]


def texts(pack, case, facts, tone):
    """All that is said or shown of a talk's own words."""
    text = next(each for each in pack.verdicts if each.verdict is case.verdict)
    talk = compose(pack.talk, text, case, facts, tone=tone, pack="")
    lines = [line.text for part in talk.parts for line in part.lines]
    return [*lines, *(reaction.reply for reaction in talk.reactions)]


def ended(name):
    """A name as the last word of a sentence."""
    return name if re.search(r"""[.!?…][”’"')]*$""", name) else f"{name}."


@given(data=st.data())
def test_no_text_has_a_blank_or_a_brace_but_those_typed(pack, cases, data):
    case = data.draw(st.sampled_from(cases), label="case")
    tone = data.draw(st.sampled_from(pack.info.tones))
    name = data.draw(names)
    texts_ = (fact for fact in pack.talk.facts if fact.kind is FactKind.TEXT)
    typed = [fact.id for fact in texts_ if fact.role is not FactRole.FEARED]  # it chooses a reply
    given_names = data.draw(st.lists(st.sampled_from(typed), unique=True))
    with_mark = texts(pack, case, dict.fromkeys(given_names, "MARK"), tone)
    assert with_mark
    assert not any(set("{}%#") & set(text) for text in with_mark)
    assert all(with_mark)
    assert texts(pack, case, dict.fromkeys(given_names, name), tone) == [
        text.replace("MARK.", ended(name.strip())).replace("MARK", name.strip()).strip()
        for text in with_mark
    ]
