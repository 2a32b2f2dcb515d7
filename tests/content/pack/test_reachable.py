"""No passage, line, reply or step stands in the content that no case could ever be told.

Letters are not asked: they have a variant for whoever overrules the verdict.
"""

from __future__ import annotations

import pytest

from coach.content.checks.check import read_pack
from coach.engine.proof.carried import CaseSearch
from coach.engine.proof.spoken import spoken
from coach.paths import pack_folder

LAST = "of the passage 'any'"  # the neutral last one, which a part has to have


@pytest.mark.timeout(180)
def test_every_text_can_be_said_in_some_case():
    pack = read_pack(pack_folder())
    texts = [text for text in spoken(pack) if not text.where.endswith(LAST)]
    texts = [text for text in texts if not text.where.startswith("letters/")]
    search = CaseSearch(pack, [condition for text in texts for condition in text.when])
    never = [
        text.where
        for text in texts
        if not any(search.may_be(text.when, verdict) for verdict in text.verdicts)
    ]
    assert not never, never
