"""The small content with something to practise on."""

from __future__ import annotations

import pytest

from tests.practice import small_practice


@pytest.fixture
def content(content):
    """The small content as the other tests have it, and what is practised with."""
    content.practice = small_practice()
    return content
