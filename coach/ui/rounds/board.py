# SPDX-License-Identifier: MIT
"""A round as all its views share it: its clock, and what is marked, kept at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from coach.domain.practice.rounds import TALK_MINUTES, DebriefField, Rater
from coach.engine.practice.marking import pressed
from coach.engine.practice.short_debrief import longer, marker_of, talk_minutes
from coach.errors import GoodTermsError, NotFound
from coach.ui.rounds.clock import RoundClock

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.domain.practice.rounds import Answer, Round
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell

_A_PRESS = 1.0  # seconds in which somebody presses twice
_TICK = 200  # milliseconds between two looks at the clock
KEEP_EVERY = 5.0  # seconds: no more than this is lost of the clock of a round that is killed


class RoundBoard(QObject):
    """Holds a round while it runs; `changed` and `ticked` tell the views to look."""

    changed = Signal()  # something was marked, noted or begun
    ticked = Signal()  # the clock may show another second

    def __init__(self, services: Services, shell: Shell, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._shell = services, shell
        self.round: Round | None = None
        self.clock = RoundClock(shell.ticks)
        self.noted = ""  # the id of the note that was done last: it is taken back by itself
        self._kept = 0.0  # seconds of the clock that are in the data file
        self._timer = QTimer(self, interval=_TICK)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def rater(self) -> Rater:
        """Who marks while it runs: whoever looks on, or plays the client where nobody does."""
        return Rater.CLIENT if self.round is None else marker_of(self.round)

    def open(self, round_id: str) -> Round:
        """Take a round, as it is kept; one that is open already goes on as it is.

        Raises:
            NotFound: There is none with this id.
        """
        found = self._services.rounds.round(round_id)
        if self.round is None or self.round.id != round_id:
            self.pause()
            self.clock = RoundClock(self._shell.ticks, found.seconds)
            self._kept, self.noted = found.seconds, ""
        self.round = found
        self.changed.emit()
        return found

    # -- the clock

    @property
    def minutes(self) -> int:
        """How many minutes of talk were agreed."""
        return TALK_MINUTES if self.round is None else talk_minutes(self.round)

    @property
    def is_over_time(self) -> bool:
        """Whether these minutes are over; the clock runs on."""
        return self.clock.seconds >= 60 * self.minutes

    @property
    def has_just_begun(self) -> bool:
        """Whether a press that would end it belongs to the one that started the clock."""
        return self.clock.is_running and self.clock.seconds < _A_PRESS

    def extend(self) -> None:
        """Agree on two minutes more."""
        if self.round is not None:
            of, said = self.round, str(longer(self.round, self.clock.seconds))
            keep = partial(self._services.rounds.answer, of.id, DebriefField.TALK, said)
            if self._shell.attempt(keep):
                self._look_again()

    def run(self) -> None:
        """Let the clock run."""
        self.clock.run()
        self._timer.start()
        self.changed.emit()

    def pause(self) -> None:
        """Let the clock stand, and keep where."""
        if self.clock.is_running:
            self.clock.pause()
            self._timer.stop()
            self.keep()
            self.changed.emit()

    def turn(self) -> None:
        """Run, or stand."""
        if self.clock.is_running:
            self.pause()
        elif self.round is not None and self.round.ended is None:
            self.run()

    def _on_timeout(self) -> None:
        if self.clock.seconds - self._kept >= KEEP_EVERY:
            self.keep()
        self.ticked.emit()

    def keep(self) -> None:
        """Keep where the clock is; what fails is said with the next mark, not every few seconds.

        The clock of a round that was thrown away stands.
        """
        if self.round is not None and self.clock.seconds != self._kept:
            self._kept = self.clock.seconds
            try:
                self._services.rounds.keep_clock(self.round.id, self._kept)
            except NotFound:
                self.clock.pause()
                self._timer.stop()
                self.changed.emit()
            except GoodTermsError:
                return

    # -- what is marked

    def mark(self, check: str, answer: Answer) -> None:
        """Mark a check; a mark that is there already is taken away by itself."""
        if self.round is None:
            return
        wanted = pressed(self.round.marks, self.rater, check, answer)
        rounds, at = self._services.rounds, self.clock.seconds
        self._do(lambda of: rounds.mark(of, self.rater, check, wanted, at=at))

    def push(self, pushback: str) -> None:
        """Note that a push-back was made, or was not after all."""
        made = pushback in {each.pushback for each in self.round.pushbacks} if self.round else False
        rounds, at = self._services.rounds, self.clock.seconds
        self._do(lambda of: rounds.pushback(of, self.rater, pushback, at, made=not made))

    def undo(self) -> bool:
        """Take back what was marked last here; False where nothing was.

        What was marked in the debrief, which is not shown here, stays.
        """
        if self.noted:
            return self._take_note_away(self.noted)
        of = self.round
        if of is None or self.rater not in of.undoable or self.rater in of.undoable_after:
            return False
        return self._do(lambda of: self._services.rounds.undo(of, self.rater))

    def redo(self) -> bool:
        """Mark again what was taken back last here; False where nothing was."""
        of = self.round
        if of is None or self.rater not in of.redoable or self.rater in of.redoable_after:
            return False
        return self._do(lambda of: self._services.rounds.redo(of, self.rater))

    def note(self, text: str) -> bool:
        """Keep a note with the time of the clock; whether that went through."""
        if self.round is None:
            return False
        of, at = self.round.id, self.clock.seconds
        note = self._shell.guard(partial(self._services.rounds.note, of, self.rater, text, at))
        if note is None:
            return False
        self.noted = note.id
        self._look_again()
        return True

    def end(self) -> bool:
        """End the round; whether that could be kept."""
        self.clock.pause()
        self._timer.stop()
        seconds = self.clock.seconds
        return self._do(lambda of: self._services.rounds.end(of, seconds))

    def go_on(self) -> bool:
        """Take the end back."""
        return self._do(self._services.rounds.go_on)

    def _take_note_away(self, note_id: str) -> bool:
        gone = self._shell.attempt(partial(self._services.rounds.remove_note, note_id))
        if gone:
            self.noted = ""
            self._look_again()
        return gone

    def _look_again(self) -> None:
        if self.round is not None:
            self.round = self._services.rounds.round(self.round.id)
            self.changed.emit()

    def _do(self, act: Callable[[str], Round]) -> bool:
        """Do something with the round, and show what it is then; the user is told what fails."""
        if self.round is None:
            return False
        found = self._shell.guard(partial(act, self.round.id))
        if found is None:
            return False
        self.round, self.noted = found, ""
        self.changed.emit()
        return True
