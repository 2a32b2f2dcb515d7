# SPDX-License-Identifier: MIT
"""`good-terms seal` and `good-terms open`: sealed files, as in the window."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from coach.cli.parser import file_name
from coach.cli.passphrase import given_passphrase, new_passphrase, passphrase_argument
from coach.cli.streams import is_stream, write_result
from coach.errors import GoodTermsError, visible

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from coach.cli.parser import Parser
    from coach.domain.practice.sealed import SealedDocument, SealedKind
    from coach.services.container import Services
    from coach.services.sealed.received import Taken

LEFT = 1  # the exit status where nothing was sealed because nobody said yes
_MOST_LISTED = 20


def seal_arguments(parser: Parser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "what", nargs="*", metavar="CASE", help="an id, or words of client or title"
    )
    levels, parts = ("initials", "full", "none"), ("all", "talk", "answers")
    parser.add_argument(
        "--names", choices=levels, default=levels[0], help="how names stand in it; else initials"
    )
    parser.add_argument("--figures", action="store_true", help="leave sums and figures in it")
    parser.add_argument(
        "--contents", choices=parts, default=parts[0], help="how much of a case goes; else all"
    )
    parser.add_argument("--no-comments", action="store_true", help="leave the comments out")
    said = "a nickname, a place, anything that is left out as well; may be said several times"
    parser.add_argument("--leave-out", action="append", default=[], metavar="WORDS", help=said)
    parser.add_argument("--preview", action="store_true", help="only show what would go")
    parser.add_argument("--yes", action="store_true", help="seal it without being asked first")
    said = "the file to write; else it has the name of the kind and the day"
    parser.add_argument("-o", "--output", type=file_name, metavar="FILE", help=said)
    passphrase_argument(parser)


def open_arguments(parser: Parser) -> None:
    """Add what the command takes."""
    said = "the sealed file; it ends in .goodterms"
    parser.add_argument("file", type=file_name, metavar="FILE", help=said)
    said = "only show what lies in it, and take nothing in"
    parser.add_argument("--preview", action="store_true", help=said)
    passphrase_argument(parser)


def run_seal(options: argparse.Namespace) -> int:
    """Show what goes, and seal it once somebody says yes; 0, or 1 where nobody does.

    Raises:
        GoodTermsError: It is refused; no file was written.
    """
    with _services(options) as services:
        found = _found(services, " ".join(options.what).strip())
        if len(found) != 1 or not options.what:
            return _list(found, asked=bool(options.what))
        return _seal(options, services, found[0])


class _Item(NamedTuple):
    """Something that can be sealed."""

    kind: SealedKind
    id: str
    title: str


def _seal(options: argparse.Namespace, services: Services, item: _Item) -> int:
    from coach.domain.practice.sealed import Contents, NameLevel, SealChoice
    from coach.services.sealed.words import what_it_proves

    choice = SealChoice(
        Contents(options.contents),
        NameLevel(options.names),
        figures=options.figures,
        comments=not options.no_comments,
    )
    sealed = services.seals.sealed(item.kind, item.id, choice, options.leave_out)
    _write(sealed.text.rstrip("\n"))
    if sealed.possible_names:
        names = ", ".join(sealed.possible_names)
        _tell(
            f"These may be names that the program does not know, and stay as typed: {names}. "
            "--leave-out WORDS leaves one out."
        )
    if options.preview:
        _tell("This would go, word for word. Nothing was sealed.")
        return 0
    path = _target(options, services.seals.suggested_name(item.kind))
    if not options.yes and not _agreed():
        _tell("Nothing was sealed.")
        return LEFT
    passphrase = new_passphrase(options.passphrase_file, services.seals.refuse_passphrase)
    services.seals.sealing(sealed.document, passphrase, path)()
    _tell(f"Sealed as {path}. Tell the passphrase by another way than the file goes.")
    _tell(what_it_proves())
    return 0


def _target(options: argparse.Namespace, suggested: str) -> Path:
    """Where the file goes; one that nobody named takes no other's place."""
    if options.output is None:
        path = Path(suggested)
        if path.exists():
            raise GoodTermsError(
                f"There is a file {path} already.",
                safe="No file was written.",
                todo="Name another one: -o FILE.",
            )
        return path
    if is_stream(options.output):
        raise GoodTermsError("A sealed file is not written to '-'.", todo="Name a file: -o FILE.")
    return Path(options.output)


def _agreed() -> bool:
    """Whether somebody at the terminal says that this may go.

    Raises:
        GoodTermsError: There is nobody to ask.
    """
    if not sys.stdin.isatty():
        raise GoodTermsError(
            "There is no terminal to ask whether this may go.",
            safe="Nothing was sealed.",
            todo="Look through it with --preview, then add --yes.",
        )
    print("Seal this? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in {"y", "yes"}


def _found(services: Services, words: str) -> list[_Item]:
    """What has this id, else the cases in which all words stand; all there is for no words."""
    from coach.domain.practice.sealed import SealedKind

    items = [*_items(services)]
    if not words:
        return items
    if named := [each for each in items if each.id == words]:
        return named
    wanted = words.casefold().split()
    cases = (each for each in items if each.kind is SealedKind.CASE)
    return [each for each in cases if all(word in each.title.casefold() for word in wanted)]


def _items(services: Services) -> Iterator[_Item]:
    """All that could be sealed: cases, runs in which something was said, rounds."""
    from coach.domain.practice.sealed import SealedKind

    for case in services.cases.cases():
        title = " · ".join(filter(None, (case.client_name, case.title)))
        yield _Item(SealedKind.CASE, case.id, title)
    for row in services.runs.all():
        if row.said and row.play is not None:
            yield _Item(SealedKind.RUN, row.run.id, row.play.title)
    for each in services.rounds.all():
        title = services.seals.offer(SealedKind.ROUND, each.id).title
        yield _Item(SealedKind.ROUND, each.id, title)


def _list(found: list[_Item], *, asked: bool) -> int:
    """List what there is to seal.

    Raises:
        GoodTermsError: It was asked for one, and none or several fit.
    """
    lines = [f"{each.kind.value:<6} {each.id}  {each.title}" for each in found]
    if not asked:
        _write("\n".join(lines) or "There is nothing yet that could be sealed.")
        return 0
    if not found:
        raise GoodTermsError(
            "There is no such case.",
            safe="No file was written.",
            todo="'good-terms seal' lists what there is.",
        )
    more = [f"and {len(lines) - _MOST_LISTED} more"] if len(lines) > _MOST_LISTED else []
    listed = "\n".join((*lines[:_MOST_LISTED], *more))
    raise GoodTermsError(
        f"{len(found)} cases fit.",
        safe="No file was written.",
        todo=f"Name one by its id:\n{listed}",
    )


def run_open(options: argparse.Namespace) -> int:
    """Show what lies in a sealed file, and take it in; 0.

    Raises:
        GoodTermsError: It cannot be opened; nothing was changed.
    """
    from coach.services.sealed.redacted import text_of
    from coach.services.sealed.sealing import open_file, refuse_unsealed
    from coach.services.sealed.words import said_of, what_it_proves

    if is_stream(options.file):
        raise GoodTermsError("A sealed file is not read from '-'.", todo="Name the file.")
    path = Path(options.file)
    refuse_unsealed(path)
    document = open_file(path, given_passphrase(options.passphrase_file))
    _write(text_of(document).rstrip("\n"))
    _tell(what_it_proves())
    if options.preview:
        _tell("Nothing was taken in.")
        return 0
    with _services(options) as services:
        taken = services.received.take(document)
        _tell(said_of(taken, _lost(services, document, taken)))
    return 0


def _lost(services: Services, document: SealedDocument, taken: Taken) -> int:
    from coach.services.sealed.received import Came

    if taken.came is not Came.LATER:
        return 0
    return len(services.received.lost(services.received.received(document.about)))


@contextmanager
def _services(options: argparse.Namespace) -> Iterator[Services]:
    from coach.clock import system_clock
    from coach.paths import user_paths
    from coach.services.container import services_over

    services = services_over(user_paths(options.data), system_clock)
    services.open()
    try:
        yield services
    finally:
        services.close()


def _write(text: str) -> None:
    """What was asked for, to the output."""
    write_result(f"{visible(text, lines=True)}\n".encode())


def _tell(text: str) -> None:
    """What is said about it, to the error output: a pipe holds the text alone."""
    print(visible(text, lines=True), file=sys.stderr)
