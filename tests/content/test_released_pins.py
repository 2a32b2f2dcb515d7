"""Content that cases are pinned to is read for ever, under whatever names it was kept."""

from __future__ import annotations

import json
import shutil
import zlib
from pathlib import Path

import pytest

from coach.content import pins
from coach.content.pins import PackedDefinition, unpacked
from coach.content.renamed import KIND, OLD_NAMES, OldNames, under_names_of_today
from coach.domain.rules.verdict import Verdict
from coach.engine.rules.diagnosis import diagnose
from coach.engine.rules.interview import walk
from coach.paths import user_paths
from coach.store.file.opening import open_store
from coach.store.tables.pins import PinTable
from tests.files.databases.make import NOON, frozen
from tests.files.pins.make import verdict_of

FILES = Path(__file__).parents[1] / "files"
RELEASED = sorted((FILES / "pins").glob("*.pin"))
CASES = [
    (pin, name) for pin in RELEASED for name in json.loads(pin.with_suffix(".json").read_text())
]
PINNED = sorted(FILES.glob("databases/v*.db"))[1:]  # the first version had no pins


@pytest.mark.parametrize(("pin", "name"), CASES, ids=lambda each: getattr(each, "stem", each))
def test_a_case_with_released_content_has_its_own_questions_and_verdict(pin, name):
    told = json.loads(pin.with_suffix(".json").read_text(encoding="utf-8"))[name]
    definition = unpacked(pin.read_bytes())
    assert definition.is_whole
    path = walk(definition.interview, told["answers"])
    asked = [definition.interview.question(question).text for question in path.asked]
    assert asked == told["asked"]
    assert verdict_of(diagnose(definition.interview, told["answers"])) == told["found"]


@pytest.mark.parametrize("pin", RELEASED, ids=lambda pin: pin.stem)
def test_the_cases_of_released_content_come_to_every_verdict(pin):
    told = json.loads(pin.with_suffix(".json").read_text(encoding="utf-8"))
    assert {each["found"]["verdict"] for each in told.values()} == set(Verdict)


@pytest.mark.parametrize("pin", RELEASED, ids=lambda pin: pin.stem)
def test_all_of_released_content_is_read_and_nothing_of_it_is_left_out(pin):
    kept = json.loads(zlib.decompress(pin.read_bytes()))
    again = json.loads(zlib.decompress(PackedDefinition(unpacked(pin.read_bytes())).content()))
    assert _without_what_came_later(under_names_of_today(kept, OLD_NAMES), again) == again


def _without_what_came_later(kept, again):
    """What was kept, with the fields that it had not yet as they are when they are left out."""
    if isinstance(kept, list):
        return [_without_what_came_later(*each) for each in zip(kept, again, strict=True)]
    if isinstance(kept, dict):
        found = {name: _without_what_came_later(kept[name], again[name]) for name in kept}
        return {**again, **found} if KIND in kept else found
    return kept


@pytest.mark.parametrize("file", PINNED, ids=lambda file: file.stem)
def test_the_pin_of_every_released_data_file_is_read(file, tmp_path):
    paths = user_paths(tmp_path / "data")
    paths.data.mkdir()
    shutil.copyfile(file, paths.database)
    shutil.copyfile(file.with_suffix(".key"), paths.data / "key")
    store = open_store(paths, lambda: NOON, keyring=False)
    ((pin,),) = store.rows("SELECT id FROM pin")
    definition = unpacked(PinTable(store).content(pin))
    store.close()
    assert definition == frozen()
    assert walk(definition.interview, {}).next.text == "Why?"
    assert diagnose(definition.interview, {"motive": "trait"}).verdict is Verdict.FIX


RENAMED = OldNames(
    classes={"Ask": "Question", "Both": "All"},
    fields={"Question": {"words": "text", "colour": ""}},
    values={("Question", "changes"): {"me": "mine"}, ("Rule", "evidence"): {"people": "personal"}},
)


def test_old_names_give_way_to_those_of_today():
    old = {
        KIND: "Ask",
        "words": "Me?",
        "colour": "red",
        "changes": "me",
        "when": {KIND: "Both", "parts": [{KIND: "Always"}, {KIND: "Ask", "colour": "blue"}]},
        "renamed": {"words": "colour"},
    }
    assert under_names_of_today(old, RENAMED) == {
        KIND: "Question",
        "text": "Me?",
        "changes": "mine",
        "when": {KIND: "All", "parts": [{KIND: "Always"}, {KIND: "Question"}]},
        "renamed": {"words": "colour"},
    }
    rule = {KIND: "Rule", "id": "people", "evidence": [["people", 2], ["fixable", 1]]}
    assert under_names_of_today(rule, RENAMED)["evidence"] == [["personal", 2], ["fixable", 1]]
    assert under_names_of_today(rule, RENAMED)["id"] == "people"


def test_a_pin_under_old_names_is_the_same_definition(monkeypatch):
    data = json.loads(zlib.decompress(PackedDefinition(frozen()).content()))
    (question,) = data["interview"]["questions"]
    question |= {KIND: "Ask", "words": question.pop("text"), "colour": "red", "changes": "me"}
    kept = zlib.compress(json.dumps(data).encode())
    assert unpacked(kept) is None
    monkeypatch.setattr(pins, "OLD_NAMES", RENAMED)
    found = unpacked(kept)
    assert found.interview.question("motive").text == "Why?"
    assert found.interview.question("motive").changes.value == "mine"


def test_every_old_name_leads_to_one_of_today():
    today = _names_of_today()
    assert set(OLD_NAMES.classes.values()) <= today.keys()
    for kind, fields in OLD_NAMES.fields.items():
        assert set(fields.values()) - {""} <= today[kind]
    for kind, field in OLD_NAMES.values:
        assert field in today[kind]


def _names_of_today():
    """The fields of each class that stands in shipped content, with all that it may hold."""
    found = {}

    def look(data):
        if isinstance(data, list):
            for each in data:
                look(each)
        elif isinstance(data, dict):
            if KIND in data:
                found.setdefault(data[KIND], set()).update(data)
            for each in data.values():
                look(each)

    for pin in RELEASED:
        definition = unpacked(pin.read_bytes())
        look(json.loads(zlib.decompress(PackedDefinition(definition).content())))
    return found
