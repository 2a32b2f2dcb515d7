"""What a text of a pack may not hold: tags, scripts, pictures, and links that run or embed things.

Texts are drawn as they are written, and nothing here runs any of this. But packs are passed on, and
papers made of them are opened by other programs.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.content.kinds.locations import Document, Faults, Key

_ACTIVE = (
    "script|iframe|frame|object|embed|applet|svg|math|style|link|meta|base|form|input|button|img|"
    "image|picture|video|audio|source|template|html|body"
)
_RUNS = re.compile(rf"<\s{{0,9}}/?\s{{0,9}}(?P<name>{_ACTIVE})(?![\w-])", re.IGNORECASE)
_TAG = re.compile(r"<(?!(?:https?|mailto):)(?P<name>[/!?]?[A-Za-z!?\[-][^\s<>]{0,40})")
_SCRIPT = re.compile(r"(?:j\s*a\s*v\s*a|v\s*b)\s*s\s*c\s*r\s*i\s*p\s*t\s*:", re.IGNORECASE)
_LINK = re.compile(
    r"(?:\]\(\s{0,9}<?\s{0,9}|<|^\s{0,3}\[[^\]]{1,300}\]:\s{0,9}<?)(?P<scheme>[a-z][a-z0-9+.-]{0,40})\s{0,9}:",
    re.IGNORECASE,
)
_RUN = frozenset({"javascript", "vbscript", "data"})
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
_ALLOWED = frozenset({"http", "https", "mailto", "tel"})
_PICTURE = re.compile(r"!\[[^\]]{0,300}\]\s?[(\[]\s{0,9}<?(?P<where>[^\s)\]]{0,300})")
_SHORT_PICTURE = re.compile(r"!\[(?P<label>[^\]]{1,300})\]")
_FAR = re.compile(r"[a-z][a-z0-9+.-]*:|//|\\\\", re.IGNORECASE)

_PLAIN = "Write plain text; a blank is [in square brackets]."
_NO_PICTURES = "Take it out: packs hold texts alone, and the program never goes online."


def note_unsafe(document: Document, faults: Faults, *, tags: bool = True) -> None:
    """Note what no value of a document may hold; without `tags` those of a pattern are let be."""
    rest: list[tuple[tuple[Key, ...], object]] = [((), document.data)]
    while rest:
        path, value = rest.pop()
        if isinstance(value, dict):
            rest += [((*path, key), each) for key, each in value.items()]
        elif isinstance(value, list):
            rest += [((*path, number), each) for number, each in enumerate(value)]
        elif isinstance(value, str):
            for _, what, mend in unsafe(value, tags=tags):
                faults.add(document.place(*path), what, mend)


def unsafe(text: str, *, tags: bool = True) -> Iterator[tuple[int, str, str]]:
    """What a text may not hold: the line, counted from 0, what it is, and how to mend it.

    Args:
        text: Markdown, or the value of a key.
        tags: Whether every tag is meant; else those alone that could run or load something.
    """
    if not any(sign in text for sign in "<:!"):
        return
    labels = {
        found[1].casefold() for found in re.finditer(r"(?m)^ {0,3}\[([^\]\n]{1,300})\]:", text)
    }
    for number, line in enumerate(text.split("\n")):
        found = _tag(line, tags=tags) or _picture(line, labels) or _link(line)
        if found is not None:
            yield number, *found


def _tag(line: str, *, tags: bool) -> tuple[str, str] | None:
    if runs := _RUNS.search(line):
        name = runs["name"].lower()
        what = "A script" if name == "script" else "Something that other programs would load or run"
        return f"{what} stands here (<{name}>).", f"Take it out. {_PLAIN}"
    tag = _TAG.search(line) if tags else None
    return None if tag is None else (f"A tag of HTML stands here (<{tag['name'][:20]}>).", _PLAIN)


def _picture(line: str, labels: set[str]) -> tuple[str, str] | None:
    found = _PICTURE.search(line)
    if found is not None and not _FAR.match(found["where"]) and found["where"]:
        return "A picture stands here.", _NO_PICTURES
    short = any(each["label"].casefold() in labels for each in _SHORT_PICTURE.finditer(line))
    if found is None and not short:
        return None
    return "A picture from elsewhere stands here, as letters use to spy on readers.", _NO_PICTURES


def _link(line: str) -> tuple[str, str] | None:
    """What is wrong with a link, also where its scheme is written in a roundabout way."""
    if ":" not in line and "&" not in line:
        return None
    for _ in range(2):  # what is written twice over is read twice over
        line = html.unescape(line)
    plain = _UNSEEN.sub("", line)
    schemes = [found["scheme"].lower() for found in _LINK.finditer(plain)]
    if _SCRIPT.search(plain):
        schemes.insert(0, "javascript")
    for scheme in schemes:
        if scheme in _RUN:
            return f"A link that runs or embeds something stands here ({scheme}:).", _NO_LINK
        if scheme not in _ALLOWED:
            return f"A link of a kind that is not allowed stands here ({scheme}:).", _NO_LINK
    return None


_NO_LINK = "Take it out; a link may begin with https:, http: or mailto:."
