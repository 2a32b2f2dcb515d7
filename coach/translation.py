# SPDX-License-Identifier: MIT
"""How a sentence from below the window comes in the language of the window.

Qt translates, and beneath `coach.ui` there is no Qt: `coach.app` hands its translator in. Without
one, as in the terminal, a sentence stays as it is written. `pyside6-lupdate` finds sentences by the
names of these two functions, so they are called with texts as they are written, never with an
f-string: `translate("Services", "Waits until {day}.").format(day=day)`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Translator = Callable[[str, str], str]

_translators: list[Translator] = []  # none, or one


def translate(context: str, text: str) -> str:
    """A sentence in the language of the window.

    Args:
        context: Where it is said, for whoever translates: the layer.
        text: As it is written, or what `QT_TRANSLATE_NOOP` has marked.
    """
    return _translators[0](context, text) if _translators else text


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802, ARG001 - lupdate knows it so
    """The text as it is: marks what is said later by `translate`, where a module is loaded."""
    return text


def translate_by(translator: Translator | None) -> None:
    """From now on let this translate; None: nothing does."""
    _translators[:] = [] if translator is None else [translator]
