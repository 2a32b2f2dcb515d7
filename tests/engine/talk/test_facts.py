"""Whose names stand in what was told, and what tells who the client is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.talk.talk import Fact, FactKind, FactRole, Named, Reveals
from coach.engine.talk.facts import by_role, names_given, names_within, without_what_reveals

FACTS = (
    Fact("client", "", "", "", role=FactRole.CLIENT, names=Named.FIRM),
    Fact("gatekeeper", "", "", "", names=Named.PERSON, reveals=Reveals.NOTHING),
    Fact("me", "", "", "", role=FactRole.USER, reveals=Reveals.NOTHING),
    Fact("yard", "", "", "", role=FactRole.CONTACTS, names=Named.PEOPLE),
    Fact("story", "", "", "", names=Named.PEOPLE),
    Fact("work", "", "", "", names=Named.NOBODY, reveals=Reveals.NOTHING),
    Fact("tie", "", "", "", FactKind.CHOICE, choices=(("friend", "Friends"), ("none", "None"))),
)


def test_every_name_is_found_but_the_user_s_own():
    told = {
        "client": "Halden Tools",
        "gatekeeper": "Mrs Quokka",
        "me": "Ana Berg",
        "work": "The Wombat",
        "tie": "Friend",
    }
    assert names_given(FACTS, told) == (
        "Halden Tools", "Halden", "Tools", "Mrs Quokka", "Quokka",
    )  # fmt: skip


def test_a_fact_that_nobody_knows_any_more_counts_where_it_looks_like_a_name():
    told = {"old_boss": "Petra Quokka", "old_day": "2026-06-30", "old_note": "rang twice"}
    assert names_given(FACTS, told) == ("Petra Quokka", "Petra", "Quokka")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ask at the yard for Bo Lind.", ("Bo Lind", "Bo", "Lind")),
        ("On 12 May Mr Hale shouted at two fitters.", ("Mr Hale", "Hale")),
        ("Mr. Hale shouted. He left.", ("Mr Hale", "Hale")),
        ("They shouted at Joe.", ("Joe",)),
        ("Tax portal – Ruth Adler", ("Ruth Adler", "Ruth", "Adler")),
        ("We heard of it on Monday, in March.", ()),
        ("The VAT return is late. I wrote. Nothing came.", ()),
        ("Anne-Marie O’Neil knows.", ("Anne-Marie O’Neil", "O’Neil")),
        ("two invoices\nthe blue folder", ()),
        ("Yes, and I’ve not forgotten it. I’m sorry.", ()),
        ("They said “Never” and “No, Joe”, and that I’d know.", ("Joe",)),
        ("He and The Yard", ("Yard",)),
        ("", ()),
    ],
)
def test_names_are_found_in_a_text(text, names):
    assert names_within(text) == names


def test_a_line_of_a_list_of_people_begins_with_a_name():
    told = {"yard": "Bo – the yard, mornings\nRuth Adler: the keys", "story": "Bo – no name here"}
    assert names_given(FACTS, told) == ("Bo", "Ruth Adler", "Ruth", "Adler")


@given(st.text(max_size=80))
def test_what_is_found_stands_in_the_text(text):
    plain = " ".join(text.replace(".", " ").split())
    assert all(" ".join(name.replace(".", " ").split()) in plain for name in names_within(text))


def test_what_reveals_the_client_is_kept_from_others_and_so_is_what_nobody_knows():
    told = {"client": "Halden", "gatekeeper": "Quokka", "work": "the books", "old_boss": "Petra"}
    assert without_what_reveals(FACTS, told) == {"gatekeeper": "Quokka", "work": "the books"}


def test_what_is_given_is_found_by_its_role():
    assert by_role(FACTS, {"client": "Halden", "me": " ", "work": "the books"}) == {
        FactRole.CLIENT: "Halden"
    }
