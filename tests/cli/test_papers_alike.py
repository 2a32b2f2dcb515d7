"""The window and the command line take one road: of the same answers they make the same paper."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from coach.cli.case import read_case
from coach.content.library import ContentLibrary
from coach.domain.papers.paper import PaperFormat, PaperKind
from coach.domain.talk.talk import FactRole
from coach.errors import GoodTermsError
from coach.papers.formats import write
from coach.papers.make import make_paper
from coach.paths import pack_folder, user_paths
from coach.store.file.opening import open_store
from tests.opened import build

FILES = Path(__file__).parents[1] / "files" / "cases"
CASES = sorted(path for path in FILES.glob("*.yaml") if path.stem != "expected")
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
CLIENT = "Halden Tools"
OFFERED = ("brief", "cue-card", "script", "notice", "hand-over")


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    return ContentLibrary(pack_folder(), tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="module")
def services(tmp_path_factory, content):
    paths = user_paths(tmp_path_factory.mktemp("data"))
    services = build(open_store(paths, lambda: NOON, keyring=False), content, lambda: NOON)
    yield services
    services.close()


def entered(services, answers, facts):
    """The same case in the window: its answers, and what was told."""
    case = services.cases.start(services.clients.add(CLIENT).id)
    while (question := services.cases.view(case.id).question) is not None:
        services.cases.answer(case.id, question.id, answers.get(question.id, "dont-know"))
    for fact in services.content.talk.facts:
        if fact.role is not FactRole.CLIENT:
            services.talks.set_fact(case.id, fact.id, facts.get(fact.id, ""))
    return case


def named(content):
    """The client, as the window knows it without being told."""
    return {fact.id: CLIENT for fact in content.talk.facts if fact.role is FactRole.CLIENT}


def made(make, *given):
    """A paper as text, or the sentence that refuses it."""
    try:
        return make(*given)
    except GoodTermsError as error:
        return error.what


def typed_paper(kind, told):
    """A paper as the command line writes it."""
    return write(make_paper(kind, told.for_papers), PaperFormat.MARKDOWN)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_both_make_the_same_paper_of_the_same_answers(services, content, path):
    told = read_case(content, path)
    told = replace(told, facts={**told.facts, **named(content)}, on=NOON.date())
    case = entered(services, told.answers, told.facts)
    for name in OFFERED:
        kind = PaperKind(name)
        typed = made(typed_paper, kind, told)
        shown = made(services.papers.write, case.id, kind, PaperFormat.MARKDOWN)
        assert shown == typed, name
