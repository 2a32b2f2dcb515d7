"""Letters as drafts: nothing is sent, nobody is named who was not given."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.papers.letter import make_letter
from coach.papers.mail import address_in, paper_mail
from tests.papers.test_cards_and_scripts import NAMES, letter


def read(data: bytes):
    return message_from_bytes(data, policy=default)


def test_a_draft_has_no_sender_and_opens_unsent() -> None:
    message = read(paper_mail(make_letter(letter("Dear Ana,", "We stop."))))
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == "What I told you today"
    assert [message[name] for name in ("From", "To", "Date", "Message-ID")] == [None] * 4
    assert message.get_content().replace("\r\n", "\n") == "Dear Ana,\n\nWe stop.\n"


def test_a_draft_goes_only_to_an_address_that_was_given() -> None:
    paper = make_letter(letter("Dear Bo,"), to=address_in("Bo Lind, bo@fjord.example, mornings"))
    assert read(paper_mail(paper))["To"] == "bo@fjord.example"


@pytest.mark.parametrize(
    "text",
    ["", "Bo Lind", "0170 1234567", "bo@", "@fjord.example", "bo@fjord", "bö@fjord.example",
     "a..b@fjord.example", ".a@fjord.example", "x" * 65 + "@fjord.example"],
)  # fmt: skip
def test_what_is_no_address_is_none(text: str) -> None:
    assert address_in(text) == ""


def test_no_second_header_can_be_slipped_in() -> None:
    text = "Bo bo@fjord.example\r\nBcc: eve@example.com"
    paper = make_letter(letter("Dear,"), to=address_in(text))
    assert read(paper_mail(paper)).keys().count("Bcc") == 0


@pytest.mark.parametrize("name", NAMES)
def test_names_come_through_a_draft(name: str) -> None:
    paper = make_letter(letter(f"Dear {name},", "A & B = 100 %? #1"))
    assert read(paper_mail(paper)).get_content().startswith(f"Dear {name},")


@given(st.text(max_size=4000))
def test_whatever_a_letter_says_it_is_a_draft(text: str) -> None:
    message = read(paper_mail(make_letter(letter(text))))
    assert message["X-Unsent"] == "1"
    assert message.keys().count("To") == 0
