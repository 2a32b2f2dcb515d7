"""What a case is pinned to: older content has the roles that its questions have today."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.content.library import ContentLibrary
from coach.content.pins import PackedDefinition, unpacked
from coach.domain.definition import Definition
from coach.domain.rules.interview import QuestionRole
from coach.paths import pack_folder, user_paths
from coach.services.case.context import ServiceContext
from coach.services.case.pins import Pins
from coach.store.file.ids import Ids
from coach.store.file.opening import open_store
from coach.store.tables.pins import PinTable
from tests.content.test_released_pins import RELEASED

SHIPPED = ContentLibrary(pack_folder(), None)
TODAY = Definition(SHIPPED.info, SHIPPED.interview, SHIPPED.verdicts)


@pytest.fixture
def opened(tmp_path, clock):
    """Reads a pin as the program does, with the shipped content of today."""
    store = open_store(user_paths(tmp_path / "data"), clock, keyring=False)

    def read(definition: Definition) -> Definition:
        packed = PackedDefinition(definition)
        PinTable(store).add(packed.id, "good-terms 0.9", packed.content(), clock())
        return Pins(ServiceContext(store, SHIPPED, clock, Ids(clock))).of(packed.id)

    yield read
    store.close()


def roles(definition: Definition) -> dict[str, QuestionRole]:
    return {each.id: each.role for each in definition.interview.questions if each.role}


@pytest.mark.parametrize("pin", RELEASED, ids=lambda pin: pin.stem)
def test_released_content_says_no_roles_and_has_those_of_today(opened, pin):
    kept = unpacked(pin.read_bytes())
    assert roles(kept) == {}
    assert roles(opened(kept)) == {"decider": QuestionRole.DECIDER}


def test_a_question_that_was_renamed_since_has_its_role_too(opened):
    questions = tuple(
        replace(each, role=None, id="who-decides" if each.id == "decider" else each.id)
        for each in TODAY.interview.questions
    )
    kept = replace(TODAY, interview=replace(TODAY.interview, questions=questions))
    assert roles(opened(kept)) == {}  # nothing says that it is the same question


def test_roles_that_content_says_itself_stay(opened):
    questions = tuple(
        replace(each, role=QuestionRole.DECIDER if each.id == "tie" else None)
        for each in TODAY.interview.questions
    )
    kept = replace(TODAY, interview=replace(TODAY.interview, questions=questions))
    assert roles(opened(kept)) == {"tie": QuestionRole.DECIDER}
