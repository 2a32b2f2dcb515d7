"""Finding the user's own data, beside the library, as names are typed."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.domain.search import Document, Kind


def found(services, text, *kinds):
    """Kind and title of what is found."""
    hits = services.find.find(text, frozenset(kinds or Kind))
    return [(hit.kind.value, hit.title) for hit in hits]


def test_cases_come_before_scripts_and_their_answers_right_after_them(services, client, case):
    assert found(services, "late") == [
        ("case", "Late again"),
        ("answers", "Late again"),
        ("script", "Opening when they pay late"),
        ("script", "Asking for a date"),
    ]
    assert [kind for kind, _ in found(services, "halden")] == ["client", "case", "answers"]
    assert services.find.find("HALDEN again")[0].id == case.id
    assert services.find.find("again halden")[0].id == case.id
    assert len(services.find.find("late", limit=1)) == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("STRASSE", "straße"),
        ("Weißbach", "weissbach"),
        ("Å", "A\u030a"),
        ("ÉCOLE", "école"),
        ("Álvaro Gómez", "alvaro"),
        ("Álvaro Gómez", "GOMEZ ALV"),
        ("Müller", "mueller"),
        ("Müller", "muller"),
        ("Mueller", "müller"),
        ("Mueller", "muller"),
        ("Søn & Datter", "soen"),
        ("Søn & Datter", "son"),
        ("Łódź Glass", "lodz"),
        ("O’Brien Dairy", "o'brien"),
        ("O'Brien Dairy", "o’brien"),
        ("O’Brien Dairy", "obrien"),
        ("O’Brien Dairy", "o brien"),
        ("OBrien Dairy", "o'brien"),
        ("McDonald", "donald"),
        ("東京", "京"),
        ("株式会社ハルデン", "ハルデン"),
        ("Quarrington", "quarington"),
        ("Quarrington", "qaurrington"),
        ("Quarrington", "quarri"),
        ("Quarrington", "quarirn"),
    ],
)
def test_a_name_is_found_however_it_is_typed(services, name, text):
    services.clients.add(name)
    assert found(services, text, Kind.CLIENT) == [("client", name)]


@pytest.mark.parametrize("text", ["", "   ", "%", "_", "xyz", "'", '"', "*", "NEAR(", "\0", "-"])
def test_find_finds_nothing_where_there_is_nothing(services, client, case, text):
    assert services.find.find(text) == ()


def test_a_text_of_a_thousand_words_is_no_trouble(services, client):
    assert services.find.find("halden " * 1000)[0].title == "Halden Tools"


def test_the_trash_is_not_searched_and_what_comes_back_is(services, client, case):
    services.clients.trash(client.id)
    assert services.find.find("halden") == ()
    services.clients.restore(client.id)
    assert found(services, "halden", Kind.CLIENT) == [("client", "Halden Tools")]
    services.cases.trash(case.id)
    assert found(services, "again", Kind.CASE) == []


def test_a_new_name_is_known_at_once_and_the_old_one_is_not(services, client, case):
    services.clients.edit(client.id, "Vale Dental", "")
    assert found(services, "halden") == []
    assert [kind for kind, _ in found(services, "vale")] == ["client", "case", "answers"]
    services.cases.rename(case.id, "Deposit")
    assert services.find.find("deposit vale")[0].id == case.id
    assert found(services, "again", Kind.CASE) == []


def test_contacts_are_found_by_name_and_role_and_lead_to_their_client(services, client):
    contact = services.clients.add_contact(client.id, "Ana Flø", "head buyer")
    for text in ("flo", "ana", "buyer ana"):
        hit = services.find.find(text, {Kind.CONTACT})[0]
        assert (hit.id, hit.owner, hit.detail) == (contact.id, client.id, "Halden Tools")


def test_answers_are_asked_for_by_that_word(services, client, case):
    for text in ("answers", "review", "late answers", "answers halden"):
        hit = services.find.find(text)[0]
        assert (hit.kind, hit.id) == (Kind.ANSWERS, case.id)


def test_why_says_how_a_name_was_taken(services, client):
    hit = services.find.find("haldne")[0]
    assert (hit.title, hit.why) == ("Halden Tools", "spelled like “halden”")


def test_several_words_may_fit_in_part(services, client, case):
    titles = [title for _, title in found(services, "they are late with quarterly figures")]
    assert "Late again" in titles


def test_what_was_opened_last_comes_first_and_is_kept(services, again, client, case):
    for kind, ref in (("script", "ask"), ("client", client.id), ("case", case.id)):
        services.find.opened(kind, ref)
    services.find.opened("script", "ask")
    titles = [each.title for each in again().find.recent()]
    assert titles == ["Asking for a date", "Late again", "Halden Tools"]


def test_what_is_gone_was_not_opened_lately(services, client, case):
    services.find.opened("case", case.id)
    services.find.opened("client", client.id)
    services.find.opened("script", "gone")
    services.clients.trash(client.id)
    assert services.find.recent() == ()


@pytest.mark.parametrize("kept", ["", "[", "{}", '[["page", 1]]', '[["nothing", "x"]]', "[3]"])
def test_a_kept_list_that_makes_no_sense_counts_as_none(services, again, kept):
    services.settings._table.set("recent", kept)
    assert again().find.recent() == ()


def test_what_reads_alike_in_the_library_is_listed_once(again, content):
    said = tuple(
        Document(Kind.REACTION, name, "“Why now?”", "", ("why now",)) for name in ("why-a", "why-b")
    )
    search = content.search
    content.search = replace(search, documents=(*search.documents, *said))
    services = again()
    assert found(services, "why now") == [("reaction", "“Why now?”")]
    services.clients.add("Vale Dental")
    services.clients.add("Vale Dental")
    assert len(found(services, "vale")) == 2


def test_no_words_of_the_built_in_library_list_anything_twice():
    from coach.content.library import ContentLibrary
    from coach.paths import pack_folder
    from coach.services.library.find import FindService

    content = ContentLibrary(pack_folder(), None)
    finder = FindService(content, None)
    for text in {each.title for each in content.search.documents}:
        hits = [(hit.kind, hit.title, hit.detail) for hit in finder.find(text)]
        assert len(hits) == len(set(hits)), text
