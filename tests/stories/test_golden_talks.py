"""Every verdict's talk in every tone, written out whole, to be read aloud and compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.content.checks.check import read_pack
from coach.domain.rules.verdict import Verdict
from coach.domain.talk.talk import Tone
from coach.engine.papers.papers import heads
from coach.engine.talk.compose import LIKELIEST, asked_facts
from coach.papers.markdown import paper_markdown
from coach.papers.script import make_script
from coach.paths import pack_folder
from tests.talks import FILES, talk_case, talk_of

GOLDEN = Path(__file__).parents[1] / "files" / "golden" / "talks"
NAMES = [verdict.value.lower() for verdict in Verdict]


@pytest.fixture(scope="module")
def pack():
    """The built-in pack, read once."""
    return read_pack(pack_folder())


def test_every_verdict_has_its_case_and_its_talks():
    assert {file.stem for file in FILES.glob("*.yaml")} == set(NAMES)
    wanted = {f"{name}-{tone.value}" for name in NAMES for tone in Tone}
    assert {file.stem for file in GOLDEN.glob("*.md")} == wanted


@pytest.mark.parametrize("name", NAMES)
def test_a_case_gives_its_verdict_and_every_fact_that_the_talk_asks_for(name, pack):
    diagnosis, facts = talk_case(pack, name)
    assert diagnosis.verdict.value.lower() == name
    asked = {fact.id for fact in asked_facts(pack.talk, diagnosis, facts)}
    assert asked <= facts.keys(), asked - facts.keys()
    assert not talk_of(pack, diagnosis, facts, Tone.WARM).open_facts


@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("name", NAMES)
def test_a_talk_reads_as_agreed(name, tone, pack, request):
    diagnosis, facts = talk_case(pack, name)
    talk = talk_of(pack, diagnosis, facts, tone)
    assert len(talk.reactions) == LIKELIEST
    text = paper_markdown(make_script(talk, about=heads(pack.talk.facts, diagnosis, facts)))
    file = GOLDEN / f"{name}-{tone.value}.md"
    if request.config.getoption("--update-golden"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")
