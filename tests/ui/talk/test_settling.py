"""Lines that ask for a choice are told where the parts are listed, wherever one reads."""

from __future__ import annotations

import pytest

from coach.ui.talk.part_nav import PartNav
from coach.ui.talk.talk_page import TalkPage
from tests.ui.conftest import button, texts
from tests.ui.steps import opened


@pytest.fixture
def page(qtbot, services, shell, case, answer):
    answer("payroll")
    services.talks.set_fact(case.id, "contact", "Joe")
    for line in services.lines.rows(case.id):
        if "Joe" in line.text:
            services.lines.rewrite(case.id, line.id, "Mine.")
            break
    services.talks.set_fact(case.id, "contact", "Annika")
    return opened(qtbot, TalkPage(services, shell), case.id, width=1180)


def test_the_list_of_parts_counts_what_is_to_settle(services, page, case):
    (asking,) = (line.id for line in services.lines.rows(case.id) if line.conflict)
    assert "· 1 to settle" in texts(page.findChild(PartNav))
    button(page, f"keep:{asking}").click()
    assert "to settle" not in texts(page)
