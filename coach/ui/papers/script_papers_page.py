# SPDX-License-Identifier: MIT
"""A script of the library on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.papers.paper import PaperKind
from coach.ui.papers.sheet_page import SheetPage
from coach.ui.shell.found_route import ScriptPaperRoute, ScriptRoute

if TYPE_CHECKING:
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell

_KINDS = (PaperKind.SCRIPT, PaperKind.CUE_CARD)


class ScriptPapersPage(SheetPage):
    """`show_page` takes a `ScriptPaperRoute`, or the id of a script."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "script-papers-page", services.script_papers, _KINDS)
        self._route = ScriptRoute("")
        self._back.set_text(self.tr("Script"))

    def leave(self) -> None:
        """Go back to the script."""
        self._shell.go("script", self._route)

    def show_page(self, arg: object = None) -> None:
        """Show a paper of a script."""
        if isinstance(arg, ScriptPaperRoute):
            self._route = arg.script
            self._kinds.mark(arg.kind.value)
        else:
            self._route = ScriptRoute(str(arg))
        self._show(self._route.id, self._services.library.script(self._route.id).title)
