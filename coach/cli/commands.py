# SPDX-License-Identifier: MIT
"""The commands that there are: what each takes, and what carries it out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from coach.cli.find import find_arguments, run_find
from coach.cli.pack import pack_arguments, run_pack
from coach.cli.parser import Command, Parser, build, file_name
from coach.cli.seal import open_arguments, run_open, run_seal, seal_arguments
from coach.cli.streams import STREAM, complain, write_result
from coach.errors import GoodTermsError
from coach.file_faults import cannot_read, shown

if TYPE_CHECKING:
    import argparse

    from coach.content.library import ContentLibrary
    from coach.domain.pack import Pack

FAULTS = 1  # the exit status where the content has faults


def library(options: argparse.Namespace) -> ContentLibrary:
    """The content, or the pack that was named; compiled again where the cache cannot be used."""
    from coach.content.library import ContentLibrary
    from coach.paths import pack_folder, user_paths

    own = _named_pack(options) if getattr(options, "pack", None) is not None else None
    cache = user_paths(options.data).cache
    if own is None:
        return ContentLibrary(pack_folder(), cache)
    return ContentLibrary(own, cache, pack_folder())


def _interview_arguments(parser: Parser) -> None:
    _own_pack(parser)
    parser.add_argument(
        "--save",
        type=file_name,
        metavar="FILE",
        help="keep the answers in this file, after each one; an interview that is there goes on",
    )


def _json(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help="write JSON")


def _answers(parser: Parser) -> None:
    said = "the answers file; - reads it from the standard input ('good-terms help answers')"
    parser.add_argument("answers", type=file_name, metavar="ANSWERS.yaml", help=said)


def _own_pack(parser: Parser) -> None:
    said = "a folder that holds pack.yaml: your own content, or what you add to the built-in one"
    parser.add_argument("--pack", type=file_name, metavar="PACK", help=said)


def _diagnose_arguments(parser: Parser) -> None:
    _answers(parser)
    _own_pack(parser)
    _json(parser)


def _brief_arguments(parser: Parser) -> None:
    _answers(parser)
    _own_pack(parser)
    forms = ("md", "html", "pdf", "docx", "txt")
    parser.add_argument("--format", choices=forms, required=True, help="what it is written as")
    papers = ("brief", "cue-card", "script", "notice", "hand-over")
    parser.add_argument("--paper", choices=papers, default="brief", help="else the brief")
    parser.add_argument("--size", choices=("a4", "letter"), default="a4", help="else a4")
    tones = ("warm", "plain", "formal")
    parser.add_argument("--tone", choices=tones, default="", help="else the first of the content")
    where = "the file to write; else, and with -, the terminal or pipe"
    parser.add_argument("-o", "--output", type=file_name, metavar="FILE", help=where)


def _pack_argument(parser: Parser) -> None:
    said = "a folder that holds pack.yaml; else the built-in content"
    parser.add_argument("pack", type=file_name, nargs="?", metavar="PACK", help=said)


def _prove_arguments(parser: Parser) -> None:
    _pack_argument(parser)
    _json(parser)


def _ear_arguments(parser: Parser) -> None:
    parser.add_argument(
        "text", type=file_name, metavar="FILE", help="a text file; - for what is typed or piped in"
    )
    _json(parser)


def _help_arguments(parser: Parser) -> None:
    parser.add_argument(
        "topic",
        nargs="?",
        choices=("answers", *COMMANDS),
        metavar="TOPIC",
        help="a command, or 'answers' for answers files",
    )


def _interview(options: argparse.Namespace) -> int:
    from coach.cli.interview import TerminalInterview

    return TerminalInterview(library(options), options.save).run()


def _questions(options: argparse.Namespace) -> int:
    content = library(options)
    if options.json:
        from coach.cli.as_json import questions_json

        write_result(f"{questions_json(content)}\n".encode())
    else:
        from coach.cli.text import questions_text

        print(questions_text(content))
    return 0


def _diagnose(options: argparse.Namespace) -> int:
    from coach.cli.case import read_case

    case = read_case(library(options), options.answers)
    if options.json:
        from coach.cli.as_json import diagnosis_json

        write_result(f"{diagnosis_json(case)}\n".encode())
    else:
        from coach.cli.text import diagnosis_text

        print(diagnosis_text(case))
    return 0


def _brief(options: argparse.Namespace) -> int:
    from coach.cli.case import read_case, write_paper
    from coach.domain.papers.paper import PaperFormat, PaperKind, PaperSize

    case = read_case(library(options), options.answers, options.tone)
    form, size = PaperFormat(options.format), PaperSize(options.size)
    write_paper(case, PaperKind(options.paper), form, size, options.output)
    return 0


def _check(options: argparse.Namespace) -> int:
    from coach.errors import ContentError

    try:
        pack = _read_pack(options)
    except ContentError as error:
        complain(str(error))  # as everywhere: only what is asked for goes to the output
        return FAULTS
    from coach.cli.text import counts_text

    print(counts_text(pack))
    return 0


def _prove(options: argparse.Namespace) -> int:
    from coach.cli.prove import proved
    from coach.errors import ContentError

    try:
        pack = _read_pack(options)
    except ContentError as error:
        complain(str(error))
        return FAULTS
    told, holds = proved(pack, as_json=options.json)
    write_result(f"{told}\n".encode())
    return 0 if holds else FAULTS


def _ear(options: argparse.Namespace) -> int:
    from coach.cli.ear import ear_json, ear_text

    show = ear_json if options.json else ear_text
    write_result(f"{show(library(options), options.text)}\n".encode())
    return 0


def _find(options: argparse.Namespace) -> int:
    return run_find(options, library(options))


def _pack(options: argparse.Namespace) -> int:
    from coach.errors import ContentError

    try:
        return run_pack(options)
    except ContentError as error:
        complain(str(error))
        return FAULTS


def _help(options: argparse.Namespace) -> int:
    parser, commands = build(COMMANDS)
    if options.topic == "answers":
        from coach.cli.text import answers_help

        print(answers_help(library(options)))
    else:
        print(commands.get(options.topic, parser).format_help(), end="")
    return 0


def _read_pack(options: argparse.Namespace) -> Pack:
    """The pack in the folder that was named, else the built-in one."""
    from coach.content.checks.check import read_pack
    from coach.paths import pack_folder

    if options.pack is None:
        return read_pack(pack_folder())
    return read_pack(_named_pack(options), options.pack, pack_folder())


def _named_pack(options: argparse.Namespace) -> Path:
    """The folder that was named.

    Raises:
        GoodTermsError: It holds no pack.
    """
    if options.pack == STREAM:
        raise GoodTermsError("A pack is a folder, so it is not read from '-'.", todo=_NAME_A_PACK)
    folder = Path(options.pack)
    try:
        what = _no_pack(folder, f"'{shown(options.pack)}'")
    except (OSError, ValueError) as error:
        raise cannot_read(options.pack, error, "The folder") from None
    if what:
        raise GoodTermsError(what, todo=_NAME_A_PACK)
    return folder


def _no_pack(folder: Path, name: str) -> str:
    """Why a folder cannot be a pack; empty where it can.

    Raises:
        OSError: It cannot be read.
    """
    if not folder.is_dir():
        return f"{name} is not a folder." if folder.exists() else f"There is no {name}."
    if "pack.yaml" in {entry.name for entry in folder.iterdir()}:
        return ""
    return f"The folder {name} is no pack: there is no pack.yaml in it."


_NAME_A_PACK = "Name the folder of a pack: the one that holds pack.yaml."
COMMANDS = {
    "interview": Command(
        "answer the questions here in the terminal",
        "what you type, a number for each question; with --save what the file already says.",
        "verdict, talk and plan; with --save an answers file, written after each answer.",
        "interview --save answers.yaml",
        _interview_arguments,
        _interview,
    ),
    "questions": Command(
        "list every question with its options",
        "nothing.",
        "every question with its id, its options with theirs, and when it is asked.",
        "questions",
        _json,
        _questions,
    ),
    "diagnose": Command(
        "the verdict for an answers file",
        "an answers file.",
        "the verdict, why, how sure, what is missing, and what would change it.",
        "diagnose answers.yaml",
        _diagnose_arguments,
        _diagnose,
    ),
    "brief": Command(
        "the one-page brief, or another paper",
        "an answers file.",
        "a paper: in the terminal, or with -o as a file. Text in it is UTF-8.",
        "brief answers.yaml --format pdf -o brief.pdf",
        _brief_arguments,
        _brief,
    ),
    "check": Command(
        "check a folder of content, every fault by line",
        "a folder of content.",
        "a line with what it holds; or its faults, on the error output, each with file and line.",
        "check my-pack",
        _pack_argument,
        _check,
    ),
    "prove": Command(
        "prove that a folder of content leaves no case out",
        "a folder of content.",
        "what was proved, with counts; or an answers file that shows what does not hold. Faults "
        "of the content itself go to the error output.",
        "prove my-pack",
        _prove_arguments,
        _prove,
    ),
    "ear": Command(
        "mark words in a text that may hurt or mislead",
        "a text in UTF-8, 1 MB at most.",
        "each mark with its line, why it hurts, and what to say instead.",
        "ear letter.txt",
        _ear_arguments,
        _ear,
    ),
    "find": Command(
        "find a script, a situation, a client, a setting, by everyday words",
        "words, in any order, as you would say them. Clients and cases are searched where there "
        "is a data file.",
        "what fits, best first, each with the reason why.",
        "find he pays late --kind script",
        find_arguments,
        _find,
    ),
    "pack": Command(
        "bring in, list, remove or write packs of content",
        "import: a zip or a folder with a pack that adds to the built-in content. It is checked "
        "whole; a faulty one changes nothing.",
        "list: the packs there are. import: what it adds, and what it puts in the place of what "
        "was, old and new. export: a zip to pass on; the same pack always gives the same file.",
        "pack import my-firm.zip",
        pack_arguments,
        _pack,
    ),
    "seal": Command(
        "seal a case, a role-play or a round for somebody else",
        "a case by its id, or by words of its client and title; a role-play alone or a round by "
        "its id. Without one, what there is is listed. The passphrase is asked for unseen.",
        "all that goes, word for word; then, once you say yes, an encrypted file.",
        "seal halden -o case.goodterms",
        seal_arguments,
        run_seal,
    ),
    "open": Command(
        "open a sealed file, and take it in as the window does",
        "a file that ends in .goodterms. The passphrase is asked for unseen.",
        "what lies in it, and what became of it: received, comments that came, nothing new.",
        "open case.goodterms",
        open_arguments,
        run_open,
    ),
    "help": Command(
        "tell more of a command, or of answers files",
        "nothing.",
        "the page.",
        "help answers",
        _help_arguments,
        _help,
    ),
}
