"""Clients and contacts."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.errors import GoodTermsError, NotFound
from coach.services.clients.clients import MOST_CONTACTS

NAMES = [
    "Halden Tools",
    "株式会社ハルデン",
    "شركة هالدن",
    "🧵" * 20,
    "x" * 300,
    "<img src=x>",
    "O'Neill; --",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_any_script_is_kept_as_it_is(services, again, name):
    client_id = services.clients.add(name, name).id
    client = again().clients.client(client_id)
    assert (client.name, client.note) == (name, name)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.text().map("a{}".format))
def test_any_text_is_a_name(services, name):
    kept = services.clients.add(name)
    assert services.clients.client(kept.id) == kept


def test_half_a_character_is_marked_and_the_rest_kept(services):
    assert services.clients.add("Halden \ud83e Tools").name == "Halden ? Tools"


@pytest.mark.parametrize("name", ["", "   ", "\n\t", "\x00", "\u200b\u202e"])
def test_a_blank_name_is_refused(services, client, name):
    with pytest.raises(GoodTermsError, match="cannot be empty"):
        services.clients.add(name)
    with pytest.raises(GoodTermsError, match="cannot be empty"):
        services.clients.edit(client.id, name, "")
    assert services.clients.clients() == (client,)


def test_clients_are_listed_by_name_whatever_the_case(services):
    for name in ("beta", "Ärmel", "Alpha", "alpha"):
        services.clients.add(name)
    names = [client.name for client in services.clients.clients()]
    assert names == ["Alpha", "alpha", "beta", "Ärmel"]


def test_a_client_can_be_edited(services, client, again):
    services.clients.edit(client.id, " Halden Tools AS ", "pays late")
    edited = again().clients.client(client.id)
    assert (edited.name, edited.note, edited.created_at) == (
        "Halden Tools AS",
        "pays late",
        client.created_at,
    )


def test_contacts_are_kept_in_the_order_they_were_added(services, client):
    ana = services.clients.add_contact(client.id, "Ana Flø", "buyer")
    bo = services.clients.add_contact(client.id, "Bo")
    ana = services.clients.edit_contact(ana.id, "Ana Flø", "owner")
    assert services.clients.contacts(client.id) == (ana, bo)
    assert ana.role == "owner"


def test_a_removed_contact_can_be_brought_back(services, client):
    ana = services.clients.add_contact(client.id, "Ana")
    services.clients.remove_contact(ana.id)
    assert services.clients.contacts(client.id) == ()
    services.clients.restore_contact(ana.id)
    assert services.clients.contacts(client.id) == (ana,)


def test_a_trashed_client_takes_its_cases_and_reminders_with_it(services, client, case, clock):
    services.reminders.add(case.id, "Ring", clock().date())
    services.clients.trash(client.id)
    assert services.clients.clients() == ()
    assert services.clients.trashed() == (client,)
    assert services.cases.cases() == ()
    assert services.reminders.due() == ()
    services.clients.restore(client.id)
    assert services.clients.clients() == (client,)
    assert [each.id for each in services.cases.cases()] == [case.id]
    assert len(services.reminders.due()) == 1


def test_a_case_trashed_by_itself_stays_in_the_trash(services, client, case):
    services.cases.trash(case.id)
    services.clients.trash(client.id)
    services.clients.restore(client.id)
    assert services.cases.cases() == ()


def test_what_is_not_there_is_said(services, client):
    calls = [
        lambda: services.clients.client("nobody"),
        lambda: services.clients.edit("nobody", "A", ""),
        lambda: services.clients.trash("nobody"),
        lambda: services.clients.restore("nobody"),
        lambda: services.clients.add_contact("nobody", "Ana"),
        lambda: services.clients.edit_contact("nobody", "Ana", ""),
        lambda: services.clients.remove_contact("nobody"),
        lambda: services.clients.restore_contact("nobody"),
    ]
    for call in calls:
        with pytest.raises(NotFound):
            call()


def test_no_message_carries_a_clients_name(services, client):
    services.clients.trash(client.id)
    with pytest.raises(NotFound) as refused:
        services.clients.client(client.id)
    assert client.name not in str(refused.value)


@pytest.mark.parametrize("letters", [2_001, 100_000])
def test_a_name_that_was_pasted_by_mistake_is_refused(services, letters):
    client = services.clients.add("x" * 2_000)  # one letter fewer is kept
    for change in (
        lambda: services.clients.add("x" * letters),
        lambda: services.clients.edit(client.id, "x" * letters, ""),
        lambda: services.clients.add_contact(client.id, "x" * letters),
    ):
        with pytest.raises(GoodTermsError, match="2,000 characters at most") as refused:
            change()
        assert refused.value.todo == "Shorten it."
    assert services.clients.client(client.id) == client


def test_a_note_comes_back_whole_or_is_refused(services):
    """What would be cut when it is read again, and lost with the next change, is not kept."""
    note = "n" * 20_000
    client = services.clients.add("Vale Dental", note)
    assert services.clients.client(client.id).note == note
    contact = services.clients.add_contact(client.id, "Ana", "r" * 2_000)
    for change in (
        lambda: services.clients.add("Halden Tools", f"{note}n"),
        lambda: services.clients.edit(client.id, "Vale Dental", f"{note}n"),
    ):
        with pytest.raises(GoodTermsError, match="A note can have 20,000 characters at most"):
            change()
    with pytest.raises(GoodTermsError, match="A role can have 2,000 characters at most"):
        services.clients.edit_contact(contact.id, "Ana", "r" * 2_001)
    assert services.clients.client(client.id) == client
    assert services.clients.contacts(client.id) == (contact,)


def test_a_client_has_a_bounded_number_of_people(services, client):
    people = [services.clients.add_contact(client.id, f"Ana {n}") for n in range(MOST_CONTACTS)]
    with pytest.raises(GoodTermsError, match="200 people at most") as refused:
        services.clients.add_contact(client.id, "Ben")
    assert "all of them are there" in refused.value.safe
    assert services.clients.contacts(client.id) == tuple(people)
    services.clients.remove_contact(people[0].id)
    assert services.clients.add_contact(client.id, "Ben").name == "Ben"
