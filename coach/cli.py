# SPDX-License-Identifier: MIT
"""The command line; it needs no screen and, but for the PDF, no Qt.

Exit status: 0 done, 1 the content has faults or the interview was left, 2 bad input, 130 Ctrl+C.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from coach import __version__
from coach.cli_find import add_find, run_find
from coach.errors import GoodTermsError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from coach.content.library import ContentLibrary
    from coach.domain.pack import Pack

FAULTS, BAD_INPUT, INTERRUPTED = 1, 2, 130


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """What was asked for; `command` is None for the window. Exits with 2 where it is not clear."""
    parser = argparse.ArgumentParser(
        prog="good-terms",
        description="Prepares the talk with a client you may have to part with. "
        "Without a command it opens the window.",
    )
    parser.add_argument("--data", type=_folder, metavar="DIR", help="keep the data in this folder")
    parser.add_argument("--version", action="version", version=f"good-terms {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_interview(commands)
    _add_questions(commands)
    _add_diagnose(commands)
    _add_brief(commands)
    _add_check(commands)
    _add_prove(commands)
    _add_ear(commands)
    add_find(commands)
    return parser.parse_args(arguments)


def run(options: argparse.Namespace) -> int:
    """Carry out a command; its exit status. What goes wrong is said in one message."""
    _forgive_odd_terminals()
    if sys.stdin is None:  # closed before the start, as the next may be
        sys.stdin = io.StringIO()
    if sys.stdout is None:
        return refuse("There is nowhere to write to: the standard output is closed.")
    commands: Mapping[str, Callable[[argparse.Namespace], int]] = {
        "interview": _interview,
        "questions": _questions,
        "diagnose": _diagnose,
        "brief": _brief,
        "check": _check,
        "prove": _prove,
        "ear": _ear,
        "find": lambda options: run_find(options, library(options)),
    }
    try:
        status = commands[options.command](options)
        sys.stdout.flush()
    except GoodTermsError as error:
        return refuse(str(error))
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        _hush()
        return 0
    except OSError as error:
        return refuse(f"{error.strerror or 'Something cannot be read or written'}.")
    return status


def refuse(message: str) -> int:
    """Say what is wrong; the exit status for it."""
    print(f"good-terms: {message}", file=sys.stderr)
    return BAD_INPUT


def library(options: argparse.Namespace) -> ContentLibrary:
    """The content; compiled again where the cache cannot be used."""
    from coach.content.library import ContentLibrary
    from coach.paths import pack_folder, user_paths

    return ContentLibrary(pack_folder(), user_paths(options.data).cache)


def _folder(text: str) -> Path:
    if not text:
        raise argparse.ArgumentTypeError("the name of the folder is empty")
    try:
        return Path(text).expanduser()
    except RuntimeError:
        raise argparse.ArgumentTypeError(f"there is no home folder for {text!r}") from None


def _forgive_odd_terminals() -> None:
    """Show what a terminal cannot write as '?', and take what is no text so; fail on neither."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _hush() -> None:
    """Keep the interpreter from complaining about a reader that has gone (as `| head` does)."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


Commands = argparse._SubParsersAction  # noqa: SLF001 - the type has no public name


def _add_interview(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("interview", help="answer the questions here in the terminal")
    parser.add_argument(
        "--save",
        type=Path,
        metavar="FILE",
        help="keep the answers in this file, after each one; an interview that is there goes on",
    )


def _add_questions(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("questions", help="list every question with its options")
    parser.add_argument("--json", action="store_true", help="write JSON")


def _add_diagnose(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("diagnose", help="the verdict for an answers file")
    parser.add_argument("answers", type=Path, metavar="ANSWERS.yaml")
    parser.add_argument("--json", action="store_true", help="write JSON")


def _add_brief(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("brief", help="the one-page brief, or another paper")
    parser.add_argument("answers", type=Path, metavar="ANSWERS.yaml")
    parser.add_argument("--format", choices=("md", "html", "pdf", "docx", "txt"), required=True)
    papers = ("brief", "cue-card", "script", "notice", "hand-over")
    parser.add_argument("--paper", choices=papers, default="brief", help="else the brief")
    parser.add_argument("--size", choices=("a4", "letter"), default="a4", help="else a4")
    tones = ("warm", "plain", "formal")
    parser.add_argument("--tone", choices=tones, default="", help="else the first of the content")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="instead of the terminal")


def _add_check(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("check", help="check a folder of content, every fault by line")
    parser.add_argument("pack", type=Path, nargs="?", metavar="PACK", help="else the built-in one")


def _add_prove(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("prove", help="prove that a folder of content leaves no case out")
    parser.add_argument("pack", type=Path, nargs="?", metavar="PACK", help="else the built-in one")
    parser.add_argument("--json", action="store_true", help="write JSON")


def _add_ear(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("ear", help="mark words in a text that may hurt or mislead")
    parser.add_argument("text", metavar="FILE", help="a text file; - for what is typed")
    parser.add_argument("--json", action="store_true", help="write JSON")


def _interview(options: argparse.Namespace) -> int:
    from coach.cli_interview import TerminalInterview

    return TerminalInterview(library(options), options.save).run()


def _questions(options: argparse.Namespace) -> int:
    content = library(options)
    if options.json:
        from coach.cli_json import questions_json

        print(questions_json(content))
    else:
        from coach.cli_text import questions_text

        print(questions_text(content))
    return 0


def _diagnose(options: argparse.Namespace) -> int:
    from coach.cli_case import read_case

    case = read_case(library(options), options.answers)
    if options.json:
        from coach.cli_json import diagnosis_json

        print(diagnosis_json(case))
    else:
        from coach.cli_text import diagnosis_text

        print(diagnosis_text(case))
    return 0


def _brief(options: argparse.Namespace) -> int:
    from coach.cli_case import read_case, write_paper
    from coach.domain.paper import PaperForm, PaperKind, PaperSize

    case = read_case(library(options), options.answers, options.tone)
    form, size = PaperForm(options.format), PaperSize(options.size)
    write_paper(case, PaperKind(options.paper), form, size, options.output)
    return 0


def _check(options: argparse.Namespace) -> int:
    from coach.errors import ContentError

    try:
        pack = _read_pack(options)
    except ContentError as error:
        print(error)
        return FAULTS
    from coach.cli_text import counts_text

    print(counts_text(pack))
    return 0


def _prove(options: argparse.Namespace) -> int:
    from coach.cli_prove import proof_json, proof_text
    from coach.engine.proof import prove
    from coach.errors import ContentError

    try:
        pack = _read_pack(options)
    except ContentError as error:
        print(error, file=sys.stderr)
        return FAULTS
    begun = perf_counter()
    proof = prove(pack)
    show = proof_json if options.json else proof_text
    print(show(pack, proof, perf_counter() - begun))
    return 0 if proof.holds else FAULTS


def _ear(options: argparse.Namespace) -> int:
    from coach.cli_ear import ear_json, ear_text

    show = ear_json if options.json else ear_text
    print(show(library(options), options.text))
    return 0


def _read_pack(options: argparse.Namespace) -> Pack:
    """The pack in the folder that was named, else the built-in one."""
    from coach.content.check import read_pack
    from coach.paths import pack_folder

    folder: Path = options.pack or pack_folder()
    if not folder.is_dir():
        what = f"'{folder}' is not a folder." if folder.exists() else f"There is no '{folder}'."
        raise GoodTermsError(what, todo="Name the folder of a pack: the one that holds pack.yaml.")
    return read_pack(folder)
