# SPDX-License-Identifier: MIT
"""`good-terms find`: the same search as in the window, for the terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from coach.cli.streams import write_result
from coach.errors import DataLocked, GoodTermsError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Collection

    from coach.content.library import ContentLibrary
    from coach.domain.search import Found, Kind
    from coach.services.library.find import FindService
    from coach.store.file.connection import Store


KINDS = (  # all of `Kind`, named here so that a start loads no more
    "client", "contact", "case", "answers", "vendor", "script", "situation", "verdict", "reaction",
    "part", "roleplay", "persona", "command", "setting", "page",
)  # fmt: skip


def find_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("words", nargs="*", metavar="WORDS", help="in any order, as you would say")
    parser.add_argument(
        "--kind", choices=KINDS, metavar="KIND", help=f"only these; one of: {', '.join(KINDS)}"
    )
    parser.add_argument("--json", action="store_true", help="write a JSON list")


def run_find(options: argparse.Namespace, content: ContentLibrary) -> int:
    """Print what was found; 0 also where that is nothing.

    Raises:
        GoodTermsError: No words were given, or the data file cannot be used.
    """
    from coach.domain.search import Kind

    text = " ".join(options.words).strip()
    if not any(sign.isalnum() for sign in text):
        raise GoodTermsError(
            "There is no word to look for.", todo="Write it like: good-terms find he pays late"
        )
    kinds = frozenset({Kind(options.kind)} if options.kind else Kind)
    store = _store(options, kinds)
    try:
        write_result(f"{_answer(content, store, text, kinds, as_json=options.json)}\n".encode())
    finally:
        if store is not None:
            store.close()
    return 0


def _answer(
    content: ContentLibrary,
    store: Store | None,
    text: str,
    kinds: frozenset[Kind],
    *,
    as_json: bool,
) -> str:
    import json

    from coach.services.library.find import FindService

    if store is not None:
        from coach.services.packs.layers import layers_of

        content = content.over(layers_of(store))
    service = FindService(content, store)
    found = service.find(text, kinds)
    if as_json:
        return json.dumps([_record(each) for each in found], ensure_ascii=False, indent=2)
    return "\n\n".join(map(_shown, found)) if found else _nothing(service, text)


def _store(options: argparse.Namespace, kinds: Collection[Kind]) -> Store | None:
    """The data file, where there is one that may hold what is sought; None while it is in use."""
    from coach.domain.search import OF_USER
    from coach.paths import user_paths

    paths = user_paths(options.data)
    if not OF_USER & set(kinds) or not paths.database.exists():
        return None
    from coach.clock import system_clock
    from coach.store.file.opening import open_store

    try:
        return open_store(paths, system_clock)
    except DataLocked:
        print(
            "good-terms: Only the library was searched: your clients and cases are open in the "
            "window.",
            file=sys.stderr,
        )
        return None


def _record(found: Found) -> dict[str, str]:
    return {"kind": found.kind.value, "id": found.id, "title": found.title, "why": found.why}


def _shown(found: Found) -> str:
    from coach.cli.text import wrapped

    beside = f" ({found.detail})" if found.detail else ""
    lines = (
        wrapped(f"{found.title}{beside}", f"{found.kind.value}: ", "  "),
        f"  {found.id}",
        wrapped(found.why, "  why: "),
    )
    return "\n".join(lines)


def _nothing(service: FindService, text: str) -> str:
    from coach.cli.text import wrapped

    near = " or ".join(f"“{word}”" for word in service.near(text))
    offer = f" Did you mean {near}?" if near else ""
    tried = ", ".join(f"“{example}”" for example in service.examples())
    return wrapped(f"Nothing was found.{offer}" + (f" Try: {tried}." if tried else ""))
