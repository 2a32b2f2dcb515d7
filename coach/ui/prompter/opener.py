# SPDX-License-Identifier: MIT
"""Opens the prompter over the window, and keeps a rehearsal when it is left."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from coach.clock import as_clock
from coach.domain.talk.rehearsal import RehearsalPart
from coach.services.case.cooling_off import Act, waits_until
from coach.ui.kit.basic.screens import screen_beside
from coach.ui.prompter.scenes import deck_of, deck_of_script
from coach.ui.prompter.stopwatch import SHORTEST
from coach.ui.prompter.window import Going, Prompter
from coach.ui.shell.awake import Awake

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from coach.domain.talk.rehearsal import Rehearsal
    from coach.services.container import Services
    from coach.ui.prompter.scenes import Deck
    from coach.ui.shell.shell import Prompting, Shell


class PrompterOpener(QObject):
    """There is one prompter at a time; `left` says that it was closed."""

    left = Signal()

    def __init__(self, services: Services, shell: Shell, window: QWidget) -> None:
        super().__init__(window)
        self._services, self._shell, self._window = services, shell, window
        self._awake = Awake(shell.outside)  # of the prompter that is open
        self._prompter: Prompter | None = None
        self._about: Prompting | None = None
        self._began: datetime | None = None
        self._going = Going()  # size and light are as they were left

    def open(self, about: Prompting) -> None:
        """Show the talk of a case; where one is shown already it comes to the front.

        A case that waits for the morning can be rehearsed, and no more than that.
        """
        if self._prompter is not None:
            self._prompter.raise_()
            self._prompter.activateWindow()
            return
        if about.script_id:
            deck = self._shell.guard(partial(deck_of_script, self._services, about.script_id))
        else:
            about, deck = self._of_case(about)
        if deck is not None:
            self._show(about, deck)

    def _of_case(self, about: Prompting) -> tuple[Prompting, Deck | None]:
        """What to show of a case, to be rehearsed where it waits; None where it is refused."""
        case = self._shell.guard(partial(self._services.cases.case, about.case_id))
        make = partial(deck_of, self._services, about.case_id, inside=about.inside)
        deck = None if case is None else self._shell.guard(make)
        if case is None or deck is None:
            return about, None
        waits = waits_until(case, Act.HOLD) is not None
        return about._replace(rehearsal=about.rehearsal or waits), deck

    def _show(self, about: Prompting, deck: Deck) -> None:
        self._about, self._began = about, self._services.clock()
        percent = self._shell.theme.percent
        going = replace(self._going, rehearsal=about.rehearsal, percent=percent)
        self._prompter = Prompter(deck, going, self._shell.ticks, self._window)
        self._prompter.closed.connect(self._on_closed)
        self._awake = Awake(self._shell.outside)
        self._prompter.destroyed.connect(partial(self._on_gone, self._awake))
        self._prompter.stand_on(screen_beside(QGuiApplication.screens(), self._window.screen()))
        self._awake.hold()

    def close(self) -> None:
        """Close it with the window below it."""
        if self._prompter is not None:
            self._prompter.close()

    def _on_gone(self, awake: Awake, _prompter: object = None) -> None:
        """Let the screen sleep where a prompter went without being closed."""
        awake.release()
        if awake is self._awake:
            self._prompter = None

    def _on_closed(self) -> None:
        self._awake.release()
        prompter, about = self._prompter, self._about
        self._prompter = None
        if prompter is None or about is None:
            return
        self._going = Going(step=prompter.step, light=prompter.light)
        kept = self._keep(prompter, about) if about.rehearsal else None
        prompter.deleteLater()
        self._window.activateWindow()
        self.left.emit()
        if kept is not None:
            text = self.tr("Rehearsal kept: {time} in all.").format(time=as_clock(kept.seconds))
            self._shell.toast(text, partial(self._take_away, kept))

    def _keep(self, prompter: Prompter, about: Prompting) -> Rehearsal | None:
        watch = prompter.watch
        if watch.in_all < SHORTEST or self._began is None:
            return None
        parts = [
            RehearsalPart(scene.part, scene.title, seconds)
            for scene, seconds in zip(prompter.deck.scenes, watch.whole_seconds(), strict=True)
            if seconds > 0
        ]
        news = None if watch.to_news is None else int(watch.to_news)
        keep = partial(self._services.rehearsals.keep, about.case_id, self._began, parts, news)
        return self._shell.guard(keep)

    def _take_away(self, rehearsal: Rehearsal) -> None:
        self._shell.attempt(partial(self._services.rehearsals.remove, rehearsal))
        self.left.emit()
