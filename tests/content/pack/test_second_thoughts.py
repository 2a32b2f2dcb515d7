"""Heat and mirror as content, and definitions that a case can be pinned to."""

from __future__ import annotations

import json
import zlib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.content.checks.check import read_pack
from coach.content.pins import MOST_BYTES, PackedDefinition, unpacked
from coach.domain.definition import Definition
from coach.domain.rules.heat import Heat
from coach.domain.rules.verdict import PROTECTIVE
from coach.paths import pack_folder

HEAT = """\
after: safety
text: How angry are you?
help: Go by the last hour.
why: Nothing is done in anger.
cool: {text: Not at all, said: You were calm}
warm: {text: A little, said: You were annoyed}
hot: {text: Very, said: You were angry}
parked: Wait for the morning.
again: Look once more.
"""


@pytest.fixture(scope="module")
def shipped():
    return read_pack(pack_folder())


@pytest.fixture(scope="module")
def definition(shipped):
    return Definition(shipped.info, shipped.interview, shipped.verdicts)


def test_a_pack_may_ask_for_the_heat(small):
    assert read_pack(small.folder).interview.heat is None
    small.file("interview/heat.yaml").write_text(HEAT, encoding="utf-8")
    heat = read_pack(small.folder).interview.heat
    assert [option.heat for option in heat.options] == [Heat.COOL, Heat.WARM, Heat.HOT]
    assert heat.after == "safety"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("after: safety", "after: saftey", "saftey"),
        ("hot: {text: Very, said: You were angry}\n", "", "'hot' is missing"),
        ("again:", "more: x\nagain:", "Unknown key 'more'"),
    ],
)
def test_faulty_heat_is_refused(small, old, new, says):
    small.file("interview/heat.yaml").write_text(HEAT.replace(old, new), encoding="utf-8")
    (fault,) = small.faults()
    assert fault.file == "interview/heat.yaml"
    assert says in str(fault)
    assert fault.mend


def test_a_mirror_needs_its_opening(refused):
    file = "interview/questions.yaml"
    mirror = "    mirror: Suppose we asked them?\n    fact: Whether they have given notice"
    refused(file, "    fact: Whether they have given notice", mirror, "leaving", "only one of")


def test_the_shipped_pack_asks_the_client_the_pivotal_questions(shipped):
    asked = [question for question in shipped.interview.questions if question.mirror]
    assert 6 <= len(asked) <= 9
    assert all(each.mirror.endswith("?") and each.opening.endswith("?") for each in asked)
    assert not [each for each in asked if each.gate in {"moving", "safety", "motive"}]


def test_the_shipped_pack_asks_for_heat_only_once_people_are_safe(shipped):
    gates = [gate.id for gate in shipped.interview.gates]
    assert gates.index(shipped.interview.heat.after) >= gates.index("safety")
    assert {rule.gate for rule in shipped.interview.rules if rule.decides in PROTECTIVE} >= {
        "safety",
        "motive",
    }


def test_a_definition_comes_back_as_it_was_kept(definition):
    kept = PackedDefinition(definition)
    assert unpacked(kept.content()) == definition
    assert kept.id == PackedDefinition(unpacked(kept.content())).id
    assert len(kept.content()) < 64 * 1024


def test_another_word_is_another_definition(definition):
    from msgspec.structs import replace

    other = replace(definition, info=replace(definition.info, title="Other"))
    assert PackedDefinition(other).id != PackedDefinition(definition).id


def test_what_an_older_program_kept_still_opens(definition):
    """As it was before there were mirrors and heat."""
    data = json.loads(msgspec.json.encode(definition))
    del data["interview"]["heat"]
    for question in data["interview"]["questions"]:
        del question["mirror"], question["opening"]
    found = unpacked(zlib.compress(json.dumps(data).encode()))
    assert found.interview.heat is None
    assert [each.text for each in found.interview.questions] == [
        each.text for each in definition.interview.questions
    ]


@given(st.binary() | st.binary().map(zlib.compress) | st.just(zlib.compress(b"[" * 10**6)))
def test_whatever_is_no_definition_is_none(content):
    assert unpacked(content) is None


def test_what_would_fill_the_memory_is_not_unpacked():
    assert unpacked(zlib.compress(b" " * (MOST_BYTES + 1))) is None
