# SPDX-License-Identifier: MIT
"""Reading a command line: each command has its own usage, and says what there is to choose."""

from __future__ import annotations

import argparse
import re
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from coach import __version__
from coach.errors import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class Command(NamedTuple):
    """A command: what it is for, what it takes, and what carries it out."""

    summary: str  # one line in the list of commands
    reads: str  # what goes in, as sentences
    writes: str  # what comes out, as sentences
    example: str  # what one types after "good-terms"
    arguments: Callable[[Parser], None]
    run: Callable[[argparse.Namespace], int]


class Parser(argparse.ArgumentParser):
    """A parser that says what there is where something is not there."""

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """What was asked for; an option that is not there is told before what else is missing."""
        for given in args or ():
            option = given.startswith("-") and given != "-"
            if given == "--" or (self._subparsers is not None and not option):
                break  # what is behind a command is the command's own
            if option and not self._takes(given):
                self._no_option(given.partition("=")[0])
        return super().parse_known_args(args, namespace)

    def _takes(self, given: str) -> bool:
        name = given.partition("=")[0]
        options = self._option_string_actions
        if name.startswith("--"):
            return any(option.startswith(name) for option in options)
        return given[:2] in options

    def _no_option(self, name: str) -> NoReturn:
        from coach.content.kinds.locations import nearest

        options = {option: action for action in self._actions for option in action.option_strings}
        near = nearest(name.lstrip("-"), [each.lstrip("-") for each in options])
        meant = next((option for option in options if near and option.lstrip("-") == near), "")
        lines = [
            f"There is no option '{visible(name)}'."
            + (f" Did you mean '{meant}'?" if meant else "")
        ]
        lines.append("The options are:")
        lines += (
            f"  {', '.join(action.option_strings):16} {action.help}"
            for action in self._actions
            if action.option_strings
        )
        self.refuse("\n".join(lines))

    def too_many(self, extra: Sequence[str]) -> NoReturn:
        """Refuse what is left over."""
        named = " ".join(f"'{visible(each)}'" for each in extra)
        self.refuse(f"This command does not take {named}. A name with spaces needs quotes.")

    def error(self, message: str) -> NoReturn:
        """Refuse, in a sentence of ours where there is one for it."""
        for pattern, tell in _TOLD:
            found = re.fullmatch(pattern, message, re.DOTALL)
            if found is not None:
                self.refuse(tell(found))
        self.refuse(f"{message[:1].upper()}{message[1:]}.")

    def refuse(self, message: str) -> NoReturn:
        """Show the usage of this command, then a message; exit with 2."""
        hint = f"Try '{self.prog} --help'."
        said = visible(f"good-terms: {message}\n{hint}\n", lines=True)
        self.exit(2, f"{self.format_usage()}{said}")


def _choice(found: re.Match[str]) -> str:
    from coach.content.kinds.locations import did_you_mean

    allowed = re.findall(r"'([^']*)'", found["all"]) or found["all"].split(", ")
    what = f"There is no command '{found['word']}'."
    if not found["name"].endswith("COMMAND"):
        what = f"'{found['word']}' cannot be used for {found['name']}."
    return f"{what} {did_you_mean(found['word'], allowed)}"


def _required(found: re.Match[str]) -> str:
    return f"Something is missing: {found['names']}."


def _value(found: re.Match[str]) -> str:
    return f"{found['name']} needs a value behind it."


def _own(found: re.Match[str]) -> str:
    return f"{found['name']}: {found['what']}"


_TOLD: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (
        r"argument (?P<name>.+?): invalid choice: '(?P<word>.*)' \(choose from (?P<all>.*)\)",
        _choice,
    ),
    (r"the following arguments are required: (?P<names>.*)", _required),
    (r"argument (?P<name>.+?): expected (?:one|at least one) argument", _value),
    (r"argument (?P<name>.+?): (?P<what>.*\.)", _own),
)


def file_name(text: str) -> str:
    """The name of a file as it was typed; an empty one is refused."""
    if not text:
        raise argparse.ArgumentTypeError("the name of the file is empty.")
    return text


def folder(text: str) -> Path:
    """A folder; an empty name, and a home folder that is not there, are refused."""
    if not text:
        raise argparse.ArgumentTypeError("the name of the folder is empty.")
    try:
        return Path(text).expanduser()
    except RuntimeError:
        raise argparse.ArgumentTypeError(f"there is no home folder for {text!r}.") from None


def build(commands: Mapping[str, Command]) -> tuple[Parser, dict[str, Parser]]:
    """The parser for all, and the one of each command by its name."""
    parser = Parser(
        prog="good-terms",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Prepares the talk with a client you may have to part with.\n"
        "Without a command it opens the window.",
        epilog="example: good-terms interview --save answers.yaml\n"
        "'good-terms help COMMAND' tells more of one, 'good-terms help answers' of answers files.",
    )
    parser.add_argument("--data", type=folder, metavar="DIR", help=_DATA)
    parser.add_argument("--version", action="version", version=f"good-terms {__version__}")
    added = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    own = {}
    for name, command in commands.items():
        own[name] = added.add_parser(
            name,
            help=command.summary,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            description=_filled(f"Goes in: {command.reads}", f"Comes out: {command.writes}"),
            epilog=f"example: good-terms {command.example}",
        )
        command.arguments(own[name])
        own[name].add_argument(
            "--data", type=folder, metavar="DIR", help=_DATA, default=argparse.SUPPRESS
        )
    return parser, own


_DATA = "keep the data in this folder"


def _filled(*paragraphs: str) -> str:
    return "\n".join(textwrap.fill(each, 78, subsequent_indent="  ") for each in paragraphs)
