# SPDX-License-Identifier: MIT
"""The top of the talk page: when and how the talk is, its tone, and what to do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from coach.domain.rules.verdict import Verdict
from coach.ui.kit.basic.buttons import IconButton, PrimaryButton, QuietButton, SecondaryButton
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.labels import Body, Subtitle
from coach.ui.kit.layout.arranged import Arranged
from coach.ui.kit.layout.flow_layout import FlowRow
from coach.ui.kit.layout.stacked import column_of
from coach.ui.talk.tone_row import ToneRow

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from coach.domain.talk.talk import Talk, Tone
    from coach.ui.shell.shell import Shell

_GAP = 8
_ROOM = 840  # pixels, at 100 % text, from which the buttons stand beside the day
_NO_TALK = frozenset({Verdict.STOP.value, Verdict.GATHER.value})  # nothing is said to the client


class ChannelLine(QWidget):
    """What to do in this case; how the talk is held, and why not in writing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._advice = Body("", self)
        self._advice.hide()
        self._alone = Body("", self)
        self._alone.hide()
        self._channel = Body("", self, tone="quiet")
        self._ask = QuietButton("", "why-channel", parent=self)
        self._ask.setProperty("small", "true")
        self._ask.setCheckable(True)
        self._card = Card(self, tone="soft", margin=12)
        self._why = Body("", self._card)
        self._card.body.addWidget(self._why)
        self._card.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._channel, 1)
        row.addWidget(self._ask, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(0)  # takes what the words, of a width to be read, leave over
        layout = column_of(self, self._advice, self._alone, gap=6)
        layout.addLayout(row)
        layout.addWidget(self._card)
        self._ask.toggled.connect(self._card.setVisible)

    def show_talk(self, talk: Talk, shown: Callable[[str], str]) -> None:
        """Show what stands above a talk, with names as `shown` shows them."""
        self.show_channel(shown(talk.channel), talk.verdict, [*map(shown, talk.advice)])
        self.show_alone(shown(talk.own_side), shown(talk.kept_back))

    def show_alone(self, own_side: str, kept_back: str) -> None:
        """Show what is for the user alone: who on their side disagrees, what is not said."""
        said = (
            self.tr("On your own side first: {said}").format(said=own_side) if own_side else "",
            self.tr("Not to be said: {what}").format(what=kept_back) if kept_back else "",
        )
        self._alone.setText("\n".join(filter(None, said)))
        self._alone.setVisible(any(said))

    def show_channel(self, channel: str, verdict: str, advice: Sequence[str] = ()) -> None:
        """Show what is advised in the case, and how the talk of its verdict is held."""
        self._advice.setText(" ".join(advice))
        self._advice.setVisible(bool(advice))
        self._channel.setText(channel)
        self._ask.setVisible(verdict not in _NO_TALK)
        if verdict in _NO_TALK:
            self._ask.setChecked(False)
        if verdict == Verdict.PART_NOW.value:
            self._ask.set_text(self.tr("Why not face to face?"))
            text = self.tr(
                "This is the one exception. Where people need protection, nobody meets them alone: "
                "a leader speaks, by telephone or in a letter, with a witness."
            )
        else:
            self._ask.set_text(self.tr("Why not by e-mail?"))
            text = self.tr(
                "A message gives them no way to ask, and you no way to hear how it lands. Say it "
                "first; what was agreed goes out in writing the same day. There is one exception: "
                "where somebody is not safe, a leader telephones or writes."
            )
        self._why.setText(text)


class TalkHead(Arranged):
    """The day, the tones and the buttons; where there is little room the buttons go below."""

    day_asked = Signal()  # the day of the talk is to be changed

    def __init__(self, shell: Shell, tones: Sequence[Tone]) -> None:
        super().__init__(shell.theme)
        icon = shell.icons.icon
        self.closed = ""  # why nothing is taken along yet; "" where it may be
        self._when = Subtitle("", self)
        self._when.prefer_line()
        calendar = icon("calendar", "quiet")
        self._change = IconButton(calendar, self.tr("Change the day"), "change-day", self)
        self._change.clicked.connect(self.day_asked)
        self.tones = ToneRow(tones, self)
        self.cue_card = SecondaryButton(
            self.tr("Cue card"), "to-cue-card", icon("receipt-text"), parent=self
        )
        self.rehearse = PrimaryButton(
            self.tr("Rehearse"), "to-rehearse", icon("speech", "on_accent"), parent=self
        )
        self.channel = ChannelLine(self)
        self._lay_out()

    def _lay_out(self) -> None:
        when = QHBoxLayout()
        when.setSpacing(6)
        when.addWidget(self._when)
        when.addWidget(self._change, 0, Qt.AlignmentFlag.AlignVCenter)
        when.addStretch(1)
        self._acts = FlowRow(self, gap=_GAP)
        for part in (self.tones, self.cue_card, self.rehearse):
            self._acts.flow.addWidget(part)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(_GAP)
        self._box.addLayout(when, 1)
        self._box.addWidget(self._acts)
        layout = column_of(self, gap=2)
        layout.addLayout(self._box)
        layout.addWidget(self.channel)

    def show_when(self, when: str) -> None:
        """Show when the talk is; "" asks for it."""
        self._when.setText(when or self.tr("When will you talk?"))
        self._change.setVisible(bool(when))

    def focus_first(self) -> None:
        """Bring the keys to its beginning."""
        first = self._change if self._change.isVisible() else self.rehearse
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def set_cooling_off(self, wait: str) -> None:
        """Nothing is taken along while the case waits; `wait` says until when, "" where not."""
        self.closed = wait
        self.cue_card.set_closed(wait)

    def fitting(self, width: int) -> bool:
        """Whether the buttons stand beside the day."""
        when = self._when.sizeHint().width() + self._change.sizeHint().width() + 2 * _GAP
        return width >= max(self._theme.across(_ROOM), when + self._acts.sizeHint().width())

    def arrange(self, arrangement: Hashable) -> None:
        """Put the buttons where there is room."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(across if arrangement else down)
