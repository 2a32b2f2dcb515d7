"""The small content with something to practise on."""

from __future__ import annotations

import pytest

from coach.domain.practice.content import PracticeContent
from tests.practice import small_practice
from tests.services.conftest import SmallContent


class PractisedContent(SmallContent):
    """The small content with one persona, one rubric and one role-play."""

    practice: PracticeContent = small_practice()


@pytest.fixture
def content(content):
    """The small content as the other tests have it, and what is practised with."""
    fields = {name: getattr(content, name) for name in content.__struct_fields__}
    return PractisedContent(**fields)
