"""A text of the content with its blanks filled: sentences begin and end as they should."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from coach.engine.talk.aloud import bare, begun, first_name, reported

if TYPE_CHECKING:
    from jinja2 import Template
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    from coach.engine.talk.context import Context

BLANK = r"\{\{ (\w+(?:\|\w+)*) \}\}"  # with filters, once it has some
_BEGUN = re.compile(rf"(?:(?<=[.!?…] )|(?<=[.!?…][”’] )|^){BLANK}")  # a sentence begins with it
_ASKED = re.compile(rf"(?<=[Ww]ould you ){BLANK}")  # a request that is put as a question
_REPORTED = re.compile(rf"(?:(?<=ou told me that )|(?<=I know the reason: )){BLANK}(?=\.)")
_STOPPED = re.compile(rf"{BLANK}\.")  # a blank before a full stop


def filled(text: str, case: Context) -> str:
    """A text with its blanks filled; one without any is not worth a template."""
    if "{" not in text:
        return text.strip()
    return _template(text, case.names).render(case.blanks).strip()


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    from jinja2 import StrictUndefined  # heavy, and not needed at start
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    # Lines are plain text; whatever becomes HTML is escaped where the HTML is written.
    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
    environment.filters["ended"] = ended
    environment.filters["begun"] = begun
    environment.filters["bare"] = bare
    environment.filters["reported"] = reported
    environment.filters["again"] = first_name
    return environment


@cache
def _template(text: str, names: frozenset[str]) -> Template:
    text = _BEGUN.sub(lambda found: f"{{{{ {found[1]}|begun }}}}", text)
    text = _ASKED.sub(lambda found: f"{{{{ {found[1]}|bare }}}}", text)
    text = _REPORTED.sub(lambda found: f"{{{{ {found[1]}|reported }}}}", text)
    for blank in (_STOPPED, _alone(names)):
        text = blank.sub(lambda found: f"{{{{ {found[found.lastindex or 0]}|ended }}}}", text)
    return _environment().from_string(text)


@cache
def _alone(names: frozenset[str]) -> re.Pattern[str]:
    """A blank that is a whole sentence, also where two stand in a row.

    A name that stands alone is a signature.
    """
    signature = rf"(?!{{{{ (?:{'|'.join(sorted(names))})\b)" if names else ""
    return re.compile(
        rf"(?<=[.:!?] ){BLANK}(?=$| [A-Z]| {{{{)|(?<=}}}} ){BLANK}(?=$| [A-Z])"
        rf"|^{signature}{BLANK}(?=$| [A-Z])"
    )


def ended(value: str) -> str:
    """What the user gave as the end of a sentence: with one full stop, typed or not."""
    return value if value.rstrip("”’\"')")[-1:] in {".", "!", "?", "…"} else f"{value}."
