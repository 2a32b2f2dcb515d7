# SPDX-License-Identifier: MIT
"""Leaving a window in which something typed cannot be kept: it is told once, before it is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.errors import GoodTermsError

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.errors import StoreError
    from coach.ui.shell import Shell


class Leaving:
    """Whether a window may close.

    Args:
        shell: Knows whether changes are kept.
    """

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self.is_told = False  # that closing leaves without what was typed last
        shell.saving.connect(self._on_saving)

    def refusal(self, finish: Callable[[], object]) -> GoodTermsError | None:
        """Why the window stays open for now; None where it may close.

        Args:
            finish: Keeps what is being typed, as far as it can.
        """
        before = self._shell.unsaved
        refused: list[GoodTermsError] = []
        self._shell.refused.connect(refused.append)
        finish()
        self._shell.refused.disconnect(refused.append)
        why: GoodTermsError | None = self._shell.unsaved
        if why is None or why is before:
            why = next(iter(refused), None)  # too long, or empty: it stands where it was typed
        if why is None or self.is_told:
            return None
        self.is_told = True
        return GoodTermsError(
            why.what,
            safe=_tr("What you typed last is still here, and everything before it is saved."),
            todo=_tr(
                "Mend that and close again: then it is saved. "
                "If it cannot be mended, closing again leaves without it."
            ),
        )

    def _on_saving(self, unsaved: StoreError | None) -> None:
        """Once changes are kept again, it is told anew."""
        self.is_told = self.is_told and unsaved is not None


def _tr(text: str) -> str:
    return QCoreApplication.translate("Leaving", text)
