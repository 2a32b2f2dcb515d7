# SPDX-License-Identifier: MIT
"""`good-terms pack`: packs are brought in, listed, taken out and written, as in the window."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from coach.cli.parser import file_name
from coach.cli.streams import is_stream, save, write_result
from coach.errors import GoodTermsError, visible

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from coach.cli.parser import Parser
    from coach.domain.packs import KeptPack, PackChange, PackPreview
    from coach.services.container import Services
    from coach.services.packs.packs import PackService

ACTIONS = ("list", "import", "export", "remove")
_LONGEST = 300  # characters of a text that are shown of what is replaced


def pack_arguments(parser: Parser) -> None:
    """Add what the command takes."""
    parser.add_argument("action", choices=ACTIONS, metavar="ACTION", help=", ".join(ACTIONS))
    said = "import: a zip, or the folder that holds pack.yaml; export and remove: the id of a pack"
    parser.add_argument("what", type=file_name, nargs="?", metavar="PACK", help=said)
    said = "export: the zip to write; else it has the name of the pack"
    parser.add_argument("-o", "--output", type=file_name, metavar="FILE", help=said)
    said = "import: only show what it would change"
    parser.add_argument("--preview", action="store_true", help=said)
    parser.add_argument("--json", action="store_true", help="list, import: write JSON")


def run_pack(options: argparse.Namespace) -> int:
    """Carry out the action; 0.

    Raises:
        GoodTermsError: It is refused; nothing was changed.
    """
    run = {"list": _list, "import": _import, "export": _export, "remove": _remove}[options.action]
    _refuse_odd(options)
    services = _services(options)
    try:
        run(options, services.packs)
    finally:
        services.close()
    return 0


def _refuse_odd(options: argparse.Namespace) -> None:
    """Refuse what the action needs and has not, and what it has and does not take."""
    needs = {
        "import": "good-terms pack import my-firm.zip",
        "remove": "good-terms pack remove my-firm",
    }
    if options.action in needs and options.what is None:
        what = f"'pack {options.action}' needs to know which pack."
        raise GoodTermsError(what, todo=f"Write it like: {needs[options.action]}")
    if options.action == "list" and options.what is not None:
        raise GoodTermsError("'pack list' takes no name: it lists them all.")
    for name, given, action in (
        ("--output", options.output is not None, ("export",)),
        ("--preview", options.preview, ("import",)),
        ("--json", options.json, ("import", "list")),
    ):
        if given and options.action not in action:
            raise GoodTermsError(f"'pack {options.action}' does not take {name}.")


def _services(options: argparse.Namespace) -> Services:
    from coach.clock import system_clock
    from coach.paths import user_paths
    from coach.services.container import services_over

    services = services_over(user_paths(options.data), system_clock)
    services.open()
    return services


def _list(options: argparse.Namespace, packs: PackService) -> None:
    kept, aside, built_in = packs.in_use(), packs.aside(), packs.built_in
    if options.json:
        first = {"id": built_in.id, "title": built_in.title, "version": built_in.version}
        listed = [{**first, "built_in": True, "faults": []}]
        listed += [
            {
                "id": each.id,
                "title": each.title,
                "version": each.version,
                "built_in": False,
                "faults": list(aside.get(each.id, ())),
            }
            for each in kept
        ]
        _write(json.dumps(listed, ensure_ascii=False, indent=2))
        return
    lines = [f"{built_in.id} {built_in.version}: {built_in.title} (built in)"]
    for each in kept:
        lines.append(f"{each.label}: {each.title}")
        if each.id in aside:
            lines.append("  set aside, it cannot be used as it is:")
            lines += [f"    {fault}" for fault in aside[each.id]]
    _write("\n".join(lines))


def _import(options: argparse.Namespace, packs: PackService) -> None:
    if is_stream(options.what):
        raise GoodTermsError("A pack is not read from '-'.", todo="Name its zip, or its folder.")
    preview = packs.reading(Path(options.what))()
    if not options.preview:
        packs.install(preview)
    if options.json:
        _write(json.dumps(_record(preview, done=not options.preview), ensure_ascii=False, indent=2))
        return
    _write("\n".join(_told(preview, done=not options.preview)))


def _record(preview: PackPreview, *, done: bool) -> dict[str, object]:
    return {
        "id": preview.id,
        "title": preview.title,
        "version": preview.version,
        "version_before": preview.version_before,
        "imported": done,
        "changes": [
            {
                "kind": change.kind,
                "id": change.id,
                "title": change.title,
                "replaces": change.replaces,
                "fields": [
                    {"name": field.name, "before": field.before, "after": field.after}
                    for field in change.fields
                    if field.is_changed
                ],
            }
            for change in preview.changes
        ],
    }


def _told(preview: PackPreview, *, done: bool) -> Iterator[str]:
    from coach.cli.text import wrapped
    from coach.services.packs.words import said_of_changes

    before = f" in place of {preview.version_before}" if preview.version_before else ""
    yield f"{preview.title} {preview.version} ({preview.id}){before}"
    yield wrapped(said_of_changes(preview))
    for change in preview.changes:
        yield from _shown(change)
    if done:
        yield wrapped(f"It was imported. 'good-terms pack remove {preview.id}' takes it out again.")
    else:
        yield "Nothing was changed."


def _shown(change: PackChange) -> Iterator[str]:
    """An entry; of one that is replaced, what was said and what is said now."""
    from coach.cli.text import wrapped
    from coach.services.packs.words import kind_word

    sign, of = ("+", "") if change.is_added else ("~", f" (of {change.replaces})")
    yield wrapped(f"{kind_word(change.kind)}: {change.title} [{change.id}]{of}", f"{sign} ", "  ")
    if change.is_added:
        return
    for field in change.fields:
        if field.is_changed:
            yield f"    {field.name}"
            yield wrapped(_shortened(field.before), "      before: ", "        ")
            yield wrapped(_shortened(field.after), "      now:    ", "        ")


def _shortened(text: str) -> str:
    plain = " ".join(text.split()) or "(nothing)"
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"


def _export(options: argparse.Namespace, packs: PackService) -> None:
    ref = _ref(options.what, packs)
    name = options.output or packs.suggested_name(ref)
    save(name, packs.zipped(ref))
    if not is_stream(name):
        _write(f"Written: {name}")


def _ref(pack: str | None, packs: PackService) -> str:
    """By what a pack is asked for; the built-in one where none was named."""
    from coach.services.packs.packs import BUILT_IN

    if pack is None or pack == packs.built_in.id:
        return BUILT_IN
    return _kept(pack, packs).ref


def _remove(options: argparse.Namespace, packs: PackService) -> None:
    kept = _kept(options.what, packs)
    packs.removing(kept.id)()
    packs.remove(kept.id)
    _write(f"Removed: {kept.title} {kept.version}. What you marked and studied of it is kept.")


def _kept(pack: str, packs: PackService) -> KeptPack:
    for each in packs.in_use():
        if each.id == pack:
            return each
    listed = ", ".join(each.id for each in packs.in_use())
    there = f"There are: {listed}." if listed else "None was imported yet."
    if pack == packs.built_in.id:
        raise GoodTermsError("The built-in pack cannot be removed.", safe="Nothing was changed.")
    raise GoodTermsError(
        f"There is no pack '{pack}' here.", safe="Nothing was changed.", todo=there
    )


def _write(text: str) -> None:
    write_result(f"{visible(text, lines=True)}\n".encode())
