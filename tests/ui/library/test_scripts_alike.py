"""From a verdict, and from each part of a talk, to the scripts that fit, and back to the case."""

from __future__ import annotations

import pytest

from tests.ui.conftest import button
from tests.ui.steps import rows, table


def test_a_part_leads_to_scripts_and_they_lead_back(window, case, answer, services):
    answer("payroll")
    window.show_page("talk", case.id)
    talk = window.page("talk")
    with pytest.raises(AssertionError):
        button(talk, "scripts:news")
    button(talk, "how:news").click()
    button(talk, "scripts:news").click()
    library = window.page("library")
    assert library.isVisible()
    listed = rows(library, "scripts")
    assert 1 <= len(listed) <= 3
    script = next(each for each in services.library.scripts() if each.title == listed[0])
    verdict = services.cases.diagnosis(case.id).verdict.value
    assert verdict in script.verdicts
    table(library, "scripts").opened.emit(script.id)
    page = window.page("script")
    assert page.isVisible()
    assert services.find.recent()[0].id.endswith(script.id)
    button(page, "back").click()
    assert library.isVisible()
    assert rows(library, "scripts") == listed
    button(library, "back-to-case").click()
    assert talk.isVisible()


def test_a_verdict_leads_to_scripts_and_they_lead_back(window, case, answer):
    answer("payroll")
    window.show_page("verdict", case.id)
    verdict = window.page("verdict")
    button(verdict, "to-library").click()
    library = window.page("library")
    assert 1 <= len(rows(library, "scripts")) <= 3
    button(library, "back-to-case").click()
    assert verdict.isVisible()


def test_the_library_by_itself_leads_back_to_no_case(window):
    window.show_page("library")
    with pytest.raises(AssertionError):
        button(window.page("library"), "back-to-case")
