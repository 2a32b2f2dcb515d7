"""A letter as a draft that a mail program opens; nothing is ever sent from here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.papers.text import letter_text
from coach.papers.words import one_line

if TYPE_CHECKING:
    from coach.domain.papers.paper import Paper

LONGEST_ADDRESS = 254  # RFC 5321
_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,63}(?![\w-])")


def paper_mail(paper: Paper) -> bytes:
    """The letter as an .eml draft: no sender, and an address only where the user gave one."""
    from email.message import EmailMessage  # not needed at the start
    from email.policy import SMTP

    message = EmailMessage(policy=SMTP)
    if paper.to:
        message["To"] = paper.to
    message["Subject"] = one_line(paper.subject)
    message["X-Unsent"] = "1"  # mail programs open it as a draft
    message.set_content(letter_text(paper), cte="quoted-printable")
    return message.as_bytes()


def address_in(text: str) -> str:
    """The first e-mail address in a text; empty where there is none that every program takes."""
    found = _ADDRESS.search(text)
    if found is None or not found[0].isascii() or len(found[0]) > LONGEST_ADDRESS:
        return ""
    name = found[0].partition("@")[0]
    plain = not (name.startswith(".") or name.endswith(".") or ".." in name)
    return found[0] if plain else ""
