# SPDX-License-Identifier: MIT
"""The steps of a debrief that ask for words: react, two moments, lines, that minute again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.clock import as_clock
from coach.domain.practice.rounds import DebriefField, Rater, Went
from coach.engine.practice.gap import kept, missed, to_improve
from coach.engine.practice.moments import MomentKind, moments_of, pushback_at, worst_moment
from coach.ui.kit.basic.buttons import SecondaryButton
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.labels import Body, Heading, Quiet, Subtitle, Title
from coach.ui.kit.basic.section import Section
from coach.ui.kit.fields.fields import ChoiceField
from coach.ui.kit.fields.form_row import FormRow
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.flow_layout import FlowRow
from coach.ui.rounds.clock import RoundClock
from coach.ui.rounds.debrief_step import DebriefStep
from coach.ui.rounds.improvement import improvement_card
from coach.ui.rounds.key_row import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QHideEvent

    from coach.ui.rounds.debrief_step import Around, Debrief

_MINUTE = 60.0
_TICK = 200  # milliseconds


class ReactStep(DebriefStep):
    """One word, and what surprised."""

    def __init__(self, around: Around) -> None:
        super().__init__(
            around,
            self.tr("How was it?"),
            self.tr("Whoever practised speaks first. No judgement yet, on either side."),
        )
        self.body.addWidget(self.ask(DebriefField.WORD, self.tr("One word")))
        self.body.addWidget(self.ask(DebriefField.SURPRISED, self.tr("What surprised you?")))
        self.body.addStretch(1)


class _MomentFields(NamedTuple):
    at: DebriefField
    saw: DebriefField
    think: DebriefField
    ask: DebriefField


_MOMENTS = (
    _MomentFields(
        DebriefField.FIRST_AT,
        DebriefField.FIRST_SAW,
        DebriefField.FIRST_THINK,
        DebriefField.FIRST_ASK,
    ),
    _MomentFields(
        DebriefField.SECOND_AT,
        DebriefField.SECOND_SAW,
        DebriefField.SECOND_THINK,
        DebriefField.SECOND_ASK,
    ),
)


class MomentsStep(DebriefStep):
    """Two moments at most, each in three sentences."""

    def __init__(self, around: Around) -> None:
        super().__init__(
            around,
            self.tr("Two moments"),
            self.tr("Say what you saw before what you think of it, and then ask. Two are enough."),
        )
        self._choices: dict[DebriefField, ChoiceField] = {}
        for number, fields in enumerate(_MOMENTS):
            title = self.tr("One moment") if number == 0 else self.tr("Another, if you need it")
            section = Section(title, parent=self)
            choice = ChoiceField(f"debrief:{fields.at.value}", self)
            choice.activated.connect(partial(self._on_chosen, fields.at))
            self._choices[fields.at] = choice
            section.body.addWidget(FormRow(self.tr("When"), choice))
            section.body.addWidget(self.ask(fields.saw, self.tr("I saw …")))
            section.body.addWidget(self.ask(fields.think, self.tr("I think … because …")))
            section.body.addWidget(self.ask(fields.ask, self.tr("What was on your mind?")))
            self.body.addWidget(section)
        self.body.addStretch(1)

    def show_debrief(self, of: Debrief) -> None:
        """Offer the moments there were; the first thing to improve is proposed."""
        super().show_debrief(of)
        moments = [
            each for each in moments_of(of.round, of.cards) if each.kind is not MomentKind.YES
        ]
        improve = [each.id for each in to_improve(of.marks)]
        worst = worst_moment(moments, improve)
        answers = dict(of.round.answers)
        for fields in _MOMENTS:
            choice = self._choices[fields.at]
            choice.clear()
            choice.addItem(self.tr("no moment of the clock"), "")
            for each in moments:
                choice.addItem(f"{as_clock(each.at)}  {self.shown(each.text)}", each.anchor)
            proposed = worst.anchor if worst and fields.at is DebriefField.FIRST_AT else ""
            chosen = answers.get(fields.at, proposed)
            choice.setCurrentIndex(max(choice.findData(chosen), 0))

    def _on_chosen(self, field: DebriefField) -> None:
        self.keep(field, str(self._choices[field].currentData()))


class LinesStep(DebriefStep):
    """Two things to improve at most, a better and a worse line of each, and what to keep."""

    def __init__(self, around: Around) -> None:
        super().__init__(
            around,
            self.tr("A better line"),
            self.tr("Two things to improve, and no more. Find your own words for the first."),
        )
        self._items = QVBoxLayout()
        self._items.setSpacing(12)
        self.body.addLayout(self._items)
        own = self.ask(DebriefField.BETTER, self.tr("How would you say it now?"))
        self.body.addWidget(own)
        self.body.addStretch(1)

    def show_debrief(self, of: Debrief) -> None:
        """Show what to improve, the rule, and what went well."""
        super().show_debrief(of)
        improve = to_improve(of.marks)
        fill(self._items, [*(improvement_card(each, self) for each in improve), *self._rest(of)])

    def _rest(self, of: Debrief) -> Iterator[QWidget]:
        """What went well, or that nothing was missed."""
        if not to_improve(of.marks):
            yield Body(self.tr("Nothing was missed. Next time, take a harder client."), self)
        if more := len(missed(of.marks)) - len(to_improve(of.marks)):
            form = self.tr("And {count} more: they stand side by side, two steps before.")
            yield Body(form.format(count=more), self, tone="quiet")
        good = kept(of.marks)
        if good is not None:
            form = self.tr("Keep this: {what}")
            yield Body(form.format(what=good.says), self)


class AgainStep(DebriefStep):
    """The same push-back once more, and a minute for the answer."""

    def __init__(self, around: Around) -> None:
        super().__init__(
            around,
            self.tr("That minute again"),
            self.tr("The same push-back once more. One minute, then stop."),
        )
        self._clock = RoundClock(around.shell.ticks)
        self._timer = QTimer(self, interval=_TICK)
        self._timer.timeout.connect(self._show_time)
        self._card = Card(self, tone="soft")
        self._who, self._says, self._when = Quiet("", self), Subtitle("", self), Body("", self)
        for part in (self._who, self._says, self._when):
            self._card.body.addWidget(part)
        self._time = Title("1:00", self)
        self._time.setObjectName("minute")
        self._start = SecondaryButton("", "start-minute", parent=self)
        self._start.clicked.connect(self._on_start)
        self._went = FlowRow(gap=6)
        words = (self.tr("Better"), self.tr("Much the same"), self.tr("Worse"))
        self._buttons = {
            name: Mark(text, f"again:{name}", self) for name, text in zip(Went, words, strict=True)
        }
        for name, button in self._buttons.items():
            button.clicked.connect(partial(self._on_went, name))
            self._went.flow.addWidget(button)
        self.body.addWidget(self._card)
        self.body.addWidget(self._time)
        self.body.addWidget(self._start)
        self.body.addWidget(Heading(self.tr("How did it go this time?"), self))
        self.body.addWidget(self._went)
        self.body.addStretch(1)

    def show_debrief(self, of: Debrief) -> None:
        """Show the push-back to answer once more."""
        another = self._of is None or self._of.round.id != of.round.id
        super().show_debrief(of)
        if another:
            self._stop()
            self._clock = RoundClock(self._shell.ticks)
        moments = moments_of(of.round, of.cards)
        worst = worst_moment(moments, [each.id for each in to_improve(of.marks)])
        push = pushback_at(worst.at if worst else None, of.round, of.cards)
        self._card.setVisible(push is not None)
        if push is not None:
            form = self.tr("{name}, played by {who}, says")
            self._who.setText(form.format(name=of.cards.client.name, who=self.who(Rater.CLIENT)))
            self._says.setText(push.says)
            self._when.setText(push.when)
        went = dict(of.round.answers).get(DebriefField.AGAIN, "")
        for name, button in self._buttons.items():
            button.setChecked(name == went)
        self._show_time()

    def take_focus(self) -> None:
        """Bring the keys to the button that starts the minute."""
        self._start.setFocus()

    def _on_start(self) -> None:
        if self._clock.is_running:
            self._stop()
        else:
            if self._clock.seconds >= _MINUTE:
                self._clock = RoundClock(self._shell.ticks)
            self._clock.run()
            self._timer.start()
        self._show_time()

    def _stop(self) -> None:
        self._clock.pause()
        self._timer.stop()

    def _show_time(self) -> None:
        left = max(_MINUTE - self._clock.seconds, 0.0)
        if left == 0 and self._clock.is_running:
            self._stop()
        self._time.setText(as_clock(left + 0.999) if left else self.tr("Stop. That was a minute."))
        if self._clock.is_running:
            self._start.set_text(self.tr("Stop"))
        elif left and left < _MINUTE:
            self._start.set_text(self.tr("Go on"))
        else:
            self._start.set_text(self.tr("Start the minute"))

    def _on_went(self, name: Went) -> None:
        kept_now = dict(self._of.round.answers).get(DebriefField.AGAIN, "") if self._of else ""
        self.keep(DebriefField.AGAIN, "" if kept_now == name else name)

    def hideEvent(self, event: QHideEvent) -> None:
        """The minute stands while another step is shown."""
        super().hideEvent(event)
        self._stop()
