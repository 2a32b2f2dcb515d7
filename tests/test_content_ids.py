"""The program knows its content by roles: no id of a question, a fact, a part ... is its own."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

import coach
from coach.content.checks.check import read_pack
from coach.domain.papers.paper import PaperKind
from coach.domain.talk.talk import Tone
from coach.domain.wording import Category
from coach.engine.papers.papers import heads
from coach.engine.rules.diagnosis import diagnose
from coach.engine.talk.context import context
from coach.engine.talk.facts import by_role, names_given, spoken_to, without_what_reveals
from coach.papers.brief import make_brief
from coach.papers.cue_card import make_cue_card
from coach.papers.hand_over import make_hand_over
from coach.papers.script import make_script
from coach.papers.text import paper_text
from coach.paths import pack_folder
from tests.content_ids import Renamed, ids_of
from tests.talks import FILES, talk_case, talk_of

PACK = read_pack(pack_folder())
CODE = Path(coach.__file__).parent
NAMES = sorted(file.stem for file in FILES.glob("*.yaml"))
# What these are called is the program's, not the content's: places to find, kinds of letters, what
# the ear hears, verdicts; and a line or a passage has its name only within its part, as has what
# stands in a role-play, a rubric or a persona.
WITHIN = frozenset({"Turn", "TurnChoice", "Ending", "RubricCheck", "CriticalFail", "PushBack"})
OF_THE_PROGRAM = WITHIN | {"Document", "Entry", "Variant", "Passage", "PackInfo"}
# Modules that hold words of English: what people type, fear, and say instead of numbers.
OF_LANGUAGE = frozenset(
    f"engine/{name}.py"
    for name in (
        *("talk/aloud", "talk/feared", "talk/filling", "wording/tokens", "wording/wording_model"),
        *("dates/dates", "dates/day_words", "dates/written_day", "rules/condition_words"),
    )
)
# Words of everyday English that mean something else where they stand, by room: the names of JSON
# keys and commands; of keys in files; of states; of columns; of pages, icons, tones and widgets.
ORDINARY = {
    "cli": "barred before cause changes check client constraints contact exit facts file letter "
    "none note notice open options part recommendation rule said source why yes",
    "content": "advice alone answer before cause check client facts goes letter little no none "
    "not-sure options part plan rule safety said same short source value within "
    "without yes",
    "domain": "done feared open",
    "engine": "before cause closeness done files handover none notice open price told year",
    "papers": "letter note people",
    "paths.py": "set-aside",
    "services": "answer channel check dates ending facts file letter no plan recent review rule "
    "source value yes",
    "store": "answer apart before cause check choice client contact file little new note over own "
    "owner part person piece plan price reason rule short stage suspended tie value",
    "ui": "again alone answer back before change channel check client colleague conduct contact "
    "dates done dropped ending facts figures file gap keep leaving log-reaction months moved new "
    "no nothing open over own pause people person personal quiet rehearse reset review rule "
    "safety save set-aside short small story time undo why wrong yes",
}


def _literals(file: Path) -> Iterator[tuple[str, int]]:
    """The texts that stand in a module, with their lines; without docstrings and enums."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    left_out: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            left_out.add(id(node.value))
        if isinstance(node, ast.ClassDef) and any("Enum" in ast.unparse(b) for b in node.bases):
            left_out |= {id(each.value) for each in node.body if isinstance(each, ast.Assign)}
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in left_out:
            yield node.value, node.lineno


def _found() -> dict[str, dict[str, list[str]]]:
    """The ids that stand in the code as they are, by room, with where that is."""
    ids = {name for name, kinds in ids_of(PACK).items() if kinds - OF_THE_PROGRAM}
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for file in sorted(CODE.rglob("*.py")):
        name = file.relative_to(CODE).as_posix()
        room = name.partition("/")[0]
        for text, line in () if name in OF_LANGUAGE else _literals(file):
            if text in ids:
                found[room][text].append(f"{name}:{line}")
    return found


def test_no_id_of_the_content_stands_in_the_code():
    strange = {
        f"{word} ({', '.join(places)})"
        for room, words in _found().items()
        for word, places in words.items()
        if word not in ORDINARY.get(room, "").split()
    }
    assert not strange, "give it a role in the content's own file"


def test_every_word_that_is_allowed_to_coincide_does():
    found = _found()
    assert not {
        f"{room}: {word}"
        for room, words in ORDINARY.items()
        for word in words.split()
        if word not in found[room]
    }


def test_no_longer_text_of_the_code_names_an_id_of_the_content():
    ids = {
        name for name, kinds in ids_of(PACK).items() if kinds - WITHIN - {"Document", "PackInfo"}
    }
    words = re.compile(r"(?<![\w-])[a-z]+(?:[-_][a-z]+)+(?![\w-])")  # no other word looks so
    assert not {
        f"{file.relative_to(CODE)}:{line}: {word}"
        for file in CODE.rglob("*.py")
        for text, line in _literals(file)
        if " " in text
        for word in words.findall(text)
        if word in ids and word not in set(Category) | set(PaperKind)
    }


@pytest.fixture(scope="module")
def other() -> Renamed:
    """The shipped content under other ids."""
    return Renamed(PACK)


@pytest.mark.parametrize("name", NAMES)
def test_under_other_ids_every_talk_and_paper_is_the_same(name, other):
    diagnosis, facts = talk_case(PACK, name)
    renamed = diagnose(other.pack.interview, other.answers(diagnosis.answers))
    given = other.given(facts, PACK.talk.facts)
    assert renamed.verdict is diagnosis.verdict
    for tone in Tone:
        assert _papers(PACK, diagnosis, facts, tone) == _papers(other.pack, renamed, given, tone)


@pytest.mark.parametrize("name", NAMES)
def test_under_other_ids_the_same_is_private(name, other):
    diagnosis, facts = talk_case(PACK, name)
    facts = {fact.id: f"Quinn Quokka {fact.id[0]}" for fact in PACK.talk.facts} | dict(facts)
    given = other.given(facts, PACK.talk.facts)
    known, same = PACK.talk.facts, other.pack.talk.facts
    assert names_given(known, facts) == names_given(same, given)
    kept, also = without_what_reveals(known, facts), without_what_reveals(same, given)
    assert other.given(kept, known) == also
    assert "Quinn Quokka" not in " ".join(
        kept[name] for name in ("client", "contact") if name in kept
    )
    renamed = diagnose(other.pack.interview, other.answers(diagnosis.answers))
    whom = spoken_to(known, context(diagnosis, known, facts))
    them = spoken_to(same, context(renamed, same, given))
    assert (whom and whom.role) == (them and them.role)


def _papers(pack, diagnosis, facts, tone) -> list[str]:
    """All that a case says, as plain text."""
    talk, known = talk_of(pack, diagnosis, facts, tone), pack.talk.facts
    text = next(each for each in pack.verdicts if each.verdict is diagnosis.verdict)
    plan = next(each for each in pack.plans if each.id == text.plan)
    about, told = heads(known, diagnosis, facts), by_role(known, facts)
    brief = make_brief(talk, diagnosis, text, facts, steps=plan.steps, about=about)
    papers = (brief, make_script(talk, about=about), make_cue_card(talk, told))
    return [*map(paper_text, papers), paper_text(make_hand_over(told, {}, pack="p"))]
