"""A text of the content with its blanks filled: sentences begin and end as they should."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from coach.engine.talk.aloud import begun, first_name
from coach.engine.talk.facts import NAMES

if TYPE_CHECKING:
    from jinja2 import Template
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    from coach.engine.talk.context import Context

BLANK = r"\{\{ (\w+(?:\|\w+)*) \}\}"  # with filters, once it has some
_BEGUN = re.compile(rf"(?:(?<=[.!?…] )|(?<=[.!?…][”’] )|^){BLANK}")  # a sentence begins with it
_STOPPED = re.compile(rf"{BLANK}\.")  # a blank before a full stop
_NAMED = rf"(?!{{{{ (?:{'|'.join(sorted(NAMES))})\b)"  # a name that stands alone is a signature
_ALONE = re.compile(  # a blank that is a whole sentence, also where two stand in a row
    rf"(?<=[.:!?] ){BLANK}(?=$| [A-Z]| {{{{)|(?<=}}}} ){BLANK}(?=$| [A-Z])"
    rf"|^{_NAMED}{BLANK}(?=$| [A-Z])"
)


def filled(text: str, case: Context) -> str:
    """A text with its blanks filled; one without any is not worth a template."""
    return _template(text).render(case.blanks).strip() if "{" in text else text.strip()


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    from jinja2 import StrictUndefined  # heavy, and not needed at start
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    # Lines are plain text; whatever becomes HTML is escaped where the HTML is written.
    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
    environment.filters["ended"] = ended
    environment.filters["begun"] = begun
    environment.filters["again"] = first_name
    return environment


@cache
def _template(text: str) -> Template:
    text = _BEGUN.sub(lambda found: f"{{{{ {found[1]}|begun }}}}", text)
    for blank in (_STOPPED, _ALONE):
        text = blank.sub(lambda found: f"{{{{ {found[found.lastindex or 0]}|ended }}}}", text)
    return _environment().from_string(text)


def ended(value: str) -> str:
    """What the user gave as the end of a sentence: with one full stop, typed or not."""
    return value if value.rstrip("”’\"')")[-1:] in {".", "!", "?", "…"} else f"{value}."
