# SPDX-License-Identifier: MIT
"""The command line; it needs no screen and, but for the PDF, no Qt.

Exit status: 0 done, 1 the content has faults or the interview was left, 2 bad input, 130 Ctrl+C.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from coach.cli.commands import COMMANDS
from coach.cli.parser import build
from coach.cli.streams import complain, forgive_odd_streams, hush
from coach.errors import GoodTermsError
from coach.file_faults import FULL

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

BAD_INPUT, INTERRUPTED = 2, 130


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """What was asked for; `command` is None for the window. Exits with 2 where it is not clear."""
    parser, commands = build(COMMANDS)
    options, extra = parser.parse_known_args(arguments)
    if extra:
        commands.get(options.command, parser).too_many(extra)
    return options


def run(options: argparse.Namespace) -> int:
    """Carry out a command; its exit status. What goes wrong is said in one message."""
    forgive_odd_streams()
    if sys.stdout is None:
        return refuse("There is nowhere to write to: the standard output is closed.")
    try:
        status = COMMANDS[options.command].run(options)
        sys.stdout.flush()
    except GoodTermsError as error:
        return refuse(str(error))
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        hush()
        return 0
    except OSError as error:
        hush()
        return refuse(_not_written(error))
    return status


def refuse(message: str) -> int:
    """Say what is wrong; the exit status for it."""
    complain(f"good-terms: {message}")
    return BAD_INPUT


def _not_written(error: OSError) -> str:
    """What to tell when the output could not be written: files are told where they are named."""
    if error.errno in FULL:
        what = "the disk is full where the output goes"
    else:
        what = error.strerror or "something cannot be read or written"
    return f"The output could not be written: {what}. Write it to another place."
