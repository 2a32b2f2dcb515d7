"""A case that was pinned by a released version opens in the program of today."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coach.content.library import ContentLibrary
from coach.content.pins import unpacked
from coach.domain.case import AnswerEntry, AnswerKind
from coach.paths import pack_folder, user_paths
from coach.store.file.opening import open_store
from coach.store.tables.cases import CaseRecord
from coach.store.tables.pins import PinTable
from tests.files.pins.make import talk_said, verdict_of
from tests.opened import build

RELEASED = sorted((Path(__file__).parents[1] / "files" / "pins").glob("*.pin"))


@pytest.fixture(scope="session")
def shipped(tmp_path_factory):
    """The content of today, read once."""
    return ContentLibrary(pack_folder(), tmp_path_factory.mktemp("cache"))


@pytest.fixture
def program(tmp_path, clock, shipped):
    """The program of today."""
    store = open_store(user_paths(tmp_path / "data"), clock, keyring=False)
    services = build(store, shipped, clock)
    yield services
    services.close()


@pytest.mark.parametrize("pin", RELEASED, ids=lambda pin: pin.stem)
def test_a_case_of_a_released_version_has_its_questions_verdict_and_talk(pin, program, clock):
    told = json.loads(pin.with_suffix(".json").read_text(encoding="utf-8"))
    definition = unpacked(pin.read_bytes())
    store = program.cases._context.store
    PinTable(store).add("released", definition.info.label, pin.read_bytes(), clock())
    client = program.clients.add("Halden Tools").id
    for name, case in told.items():
        _keep(program, name, client, case, clock())
        view = program.cases.view(name)
        heard = [definition.interview.question(each.question).text for each in view.answered]
        assert heard == case["asked"], name
        assert verdict_of(view.diagnosis) == case["found"], name
        _require_talk(talk_said(program.talks.talk(name)), case["talk"])
    assert store.unread.all() == ()


def _require_talk(now, then):
    """The talk of the case's own verdict; its words and its parts may be today's."""
    assert (now["title"], now["channel"]) == (then["title"], then["channel"])
    kept = [part for part in now["parts"] if part in then["parts"]]
    assert kept == [part for part in then["parts"] if part in now["parts"]]
    assert (now["parts"][0], now["parts"][-1]) == (then["parts"][0], then["parts"][-1])


def _keep(program, name, client, case, now):
    """Put a case into the data file as the program of then had it there."""
    table, journal = program.cases._case_reader.table, program.cases._case_reader.journal
    table.add(CaseRecord(name, client, "", "", "good-terms", now, now, pin="released"))
    for position, (question, option) in enumerate(case["answers"].items()):
        journal.add(name, AnswerEntry(position, question, option, AnswerKind.FIRST, now))
    for fact, value in case["facts"].items():
        table.set_fact(name, fact, value, now)
