"""The content library gives what the pages ask for."""

from __future__ import annotations

import pytest

from coach.content.library import ContentLibrary
from coach.domain.rules.verdict import Verdict
from coach.errors import NotFound


@pytest.fixture(scope="module")
def library(small_folder) -> ContentLibrary:
    """The small pack, without a cache."""
    return ContentLibrary(small_folder, None)


@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_verdict_has_its_text_its_talk_and_its_plan(library, verdict):
    text = library.verdict(verdict)
    assert text.verdict is verdict
    assert [part.id for part in library.talk.parts_of(verdict)] == list(text.parts)
    assert library.plan(text.plan).steps


def test_a_source_is_found_by_its_id(library):
    assert library.source("our-default").strength == "P"
    assert library.source("nobody") is None


def test_a_plan_that_is_not_there_is_named(library):
    with pytest.raises(NotFound, match="no plan 'nothing'"):
        library.plan("nothing")
