"""What is found, and why, in words, as agreed."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.domain.search import Document, Kind, SearchContent
from coach.services.library.find import FindService
from tests.services.conftest import SEARCH, SmallContent
from tests.services.referrals.test_referrals import VENDOR

MORE = (
    Document(Kind.REACTION, "why", "Why now?", "", ("they ask for a reason",)),
    Document(Kind.PART, "PART/news", "The news", "Part", ("say it is over",), "To say it."),
    Document(Kind.VERDICT, "PART", "Part ways", "", ("end the contract",), "Both go on alone."),
    Document(Kind.PAGE, "today", "Today", "", ("what is due",)),
    Document(Kind.SCRIPT, "late/call", "The call", "They pay late", (), "When nobody answers.",
             "Ring at nine."),
)  # fmt: skip


@pytest.fixture
def content():
    documents = (*SEARCH.documents, *MORE)
    return SmallContent(search=replace(SEARCH, documents=documents))


@pytest.fixture
def filled(services, client, case):
    """A client with a contact and two cases, and a vendor."""
    services.clients.add_contact(client.id, "Ana Lind", "Treasurer")
    services.cases.start(client.id)
    services.referrals.add(replace(VENDOR, name="Fjord Payroll", covers=("pensions",)))
    return services


QUERIES = (
    "halden", "haldne", "late again", "ana", "treasurer", "fjord", "pensions", "why now", "reason",
    "news", "over", "part ways", "contract", "alone", "today", "due", "call", "nobody answers",
    "nine", "dark", "asking", "answers", "answers halden", "review late", "answer zzz", "lden",
    "zzz", "", "they", "overdue", "pay late", "ana halden", "halden zzz",
)  # fmt: skip


def test_what_is_found_and_why(filled, golden):
    lines = []
    for query in QUERIES:
        lines.append(f"## {query}")
        lines.extend(
            f"{each.kind} “{each.title}” {each.why} ({each.detail})"
            for each in filled.find.find(query)
        )
    golden("found-and-why.txt", "\n".join(lines) + "\n")


def test_only_what_is_asked_for_and_no_more_than_that(filled):
    found = filled.find.find("late", {Kind.SCRIPT})
    assert {each.kind for each in found} == {Kind.SCRIPT}
    assert len(filled.find.find("late", limit=2)) == 2
    assert filled.find.find("x" * 200 + " late") == filled.find.find("x" * 200)


def test_what_was_opened_last_comes_first_and_once(filled, client, case):
    find = filled.find
    assert find.recent() == ()
    for kind, ref in (
        (Kind.CLIENT, client.id),
        (Kind.CASE, case.id),
        (Kind.SCRIPT, "ask"),
        (Kind.CLIENT, client.id),
        (Kind.PAGE, "today"),
        (Kind.CASE, "gone"),
    ):
        find.opened(kind, ref)
    assert [(each.kind, each.title, each.why) for each in find.recent()] == [
        (Kind.CLIENT, "Halden Tools", ""),
        (Kind.SCRIPT, "Asking for a date", ""),
        (Kind.CASE, "Late again", ""),
    ]
    for number in range(9):
        find.opened(Kind.CASE, f"gone-{number}")
    assert find.recent() == ()
    filled._context.store.rows("UPDATE setting SET value = '{' WHERE name = 'recent'")
    assert find.recent() == ()


def test_words_that_are_near_and_examples(filled):
    assert "asking" in filled.find.near("askign")
    assert filled.find.near("") == ()
    assert filled.find.examples() == ("they pay late",)


def test_without_a_data_file_the_content_alone_is_searched():
    find = FindService(SmallContent(search=SearchContent(MORE)), None)
    assert [each.title for each in find.find("why now")] == ["Why now?"]
    assert find.latest_case() == ""
    assert find.recent() == ()
    find.opened(Kind.CASE, "x")
