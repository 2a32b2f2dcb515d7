# SPDX-License-Identifier: MIT
"""The parts of the drill: how it begins, the reaction with its clock, and what it came to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.practice.drill import DrillMark
from coach.services.settings.settings import LONGEST_DRILL, SHORTEST_DRILL
from coach.ui.kit.basic.buttons import QuietButton
from coach.ui.kit.basic.durations import as_words
from coach.ui.kit.basic.labels import Body, Heading, Lead, Quiet, Rule, Subtitle, Title
from coach.ui.kit.fields.fields import ChoiceField, NumberField
from coach.ui.kit.fields.form_row import FormRow
from coach.ui.kit.fields.growing_edit import GrowingEdit
from coach.ui.kit.layout.columns import Columns
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.stacked import column_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coach.domain.talk.talk import Reaction
    from coach.services.practice.drill import DrillView
    from coach.ui.shell.shell import Shell

translate = QCoreApplication.translate
_LONGEST = 2000  # characters


class DrillStart(QWidget):
    """What a drill is, for which case, and how long each reaction has."""

    chosen = Signal(object)  # the id of another case

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drill-start")
        self._lead = Lead("", self)
        self.case = ChoiceField("drill-case", self, shortest=20)
        self.seconds = NumberField("drill-seconds", self)
        self.seconds.setRange(SHORTEST_DRILL, LONGEST_DRILL)
        self.seconds.setSingleStep(5)
        self.seconds.setSuffix(self.tr(" seconds"))
        self._before = Body("", self, tone="quiet")
        self._before.setObjectName("drill-before")
        fields = Columns(shell.theme, self, shares=(1, 1), narrow=480)
        fields.left.addWidget(FormRow(self.tr("For which case"), self.case))
        fields.right.addWidget(FormRow(self.tr("For each, on the clock"), self.seconds))
        for side in (fields.left, fields.right):
            side.addStretch(1)  # their names stand level, however high each field is
        layout = column_of(self, gap=14)
        layout.addWidget(Title(self.tr("Reaction drill"), self))
        for part in (self._lead, fields, self._before):
            layout.addWidget(part)
        self.case.activated.connect(self._on_chosen)

    def offer_cases(self, cases: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer cases, each with its id and its name as it may be shown."""
        self.case.clear()
        for case_id, words in cases:
            self.case.addItem(words, case_id)
        self.case.setCurrentIndex(max(self.case.findData(chosen), 0))

    def show_case(self, count: int, seconds: int, before: str) -> None:
        """Say how many reactions there are, and how it went before."""
        many = self.tr(
            "{count} things they are likely to say, in mixed order. Answer each aloud before the "
            "time is up; then your own line is shown, and you say how it went."
        )
        one = self.tr(
            "One thing they are likely to say. Answer it aloud before the time is up; then your "
            "own line is shown, and you say how it went."
        )
        self._lead.setText((one if count == 1 else many).format(count=count))
        self.seconds.setValue(seconds)
        self._before.setText(before)
        self._before.setVisible(bool(before))

    def _on_chosen(self) -> None:
        self.chosen.emit(self.case.currentData())


class DrillAsk(QWidget):
    """What they say, large, with the clock; once it is shown, one's own line to make one's own."""

    rewritten = Signal(object)  # str

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._where, self._says = Quiet("", self), Title("", self)
        self._says.setObjectName("reaction-says")
        self._clock = Subtitle("", self)
        self._clock.setObjectName("drill-clock")
        self._line = QWidget(self)
        self._if, self._reply = Quiet("", self._line), Subtitle("", self._line)
        self._reply.setObjectName("own-reply")
        self._edit = GrowingEdit("edit-reply", self._line, moves_on=False)
        self._edit.setAccessibleName(self.tr("Your reply"))
        self._edit.setAccessibleDescription(self.tr("Enter keeps it"))
        self._edit.set_most(_LONGEST)
        icon = shell.icons.icon("pencil", "quiet")
        own = self.tr("Make it my own")
        self.own = QuietButton(own, "make-my-own", icon, self._line)
        self._beneath, self._trap = Quiet("", self._line), Quiet("", self._line)
        self._lay_out()
        self._edit.entered.connect(self._on_entered)

    def _lay_out(self) -> None:
        line = QVBoxLayout(self._line)
        line.setContentsMargins(0, 8, 0, 0)
        line.setSpacing(6)
        parts = (Rule(self._line), self._if, self._reply, self._edit, self.own)
        for part in parts:
            line.addWidget(part)
        line.addSpacing(6)
        line.addWidget(self._beneath)
        line.addWidget(self._trap)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(10)
        for above in (self._where, self._says, self._clock, self._line):
            layout.addWidget(above)

    def show_reaction(self, view: DrillView, shown: Callable[[str], str]) -> None:
        """Show what they say now, with the reply behind it."""
        reaction = view.current
        if reaction is None:
            return
        number = len(view.met) + 1
        self._where.setText(
            self.tr("{number} of {count}. Answer aloud.").format(
                number=number, count=len(view.met) + len(view.left)
            )
        )
        self._says.setText(shown(reaction.says))
        self._line.hide()
        self._clock.show()
        self.show_line(reaction, shown)

    def show_line(self, reaction: Reaction, shown: Callable[[str], str]) -> None:
        """Show the reply as it reads now."""
        says = shown(reaction.says).rstrip(".")
        said = says.startswith("“")
        form = self.tr("If they say {says}, I say:") if said else self.tr("If it is {says}, I say:")
        self._if.setText(form.format(says=says if said else says[:1].lower() + says[1:]))
        self._reply.setText(shown(reaction.reply))
        self._reply.show()
        self._edit.setPlainText(reaction.reply)
        self._edit.hide()
        self.own.show()
        self._beneath.setText(self.tr("Beneath it: {words}").format(words=shown(reaction.beneath)))
        self._trap.setText(self.tr("The trap: {words}").format(words=shown(reaction.trap)))

    def show_time(self, left: float, *, paused: bool) -> None:
        """Show how many seconds are left."""
        seconds = max(round(left), 0)
        words = as_words(seconds) if seconds else self.tr("Time is up")
        if paused:
            words = self.tr("{time}, paused").format(time=words)
        self._clock.setText(words)

    def turn(self) -> None:
        """Show one's own line."""
        self._line.show()

    def is_turned(self) -> bool:
        """Whether one's own line is shown."""
        return not self._line.isHidden()

    def edit(self) -> None:
        """Write the line in one's own words."""
        if self.is_turned():
            self._reply.hide()
            self.own.hide()
            self._edit.show()
            self._edit.selectAll()
            self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_editing(self) -> bool:
        """Whether the line is being written."""
        return self._edit.isVisible()

    def finish(self) -> None:
        """Keep what is being written."""
        if self.is_editing() and self._edit.document().isModified():
            self._on_entered()

    def _on_entered(self) -> None:
        self.rewritten.emit(self._edit.text())


class DrillEnd(QWidget):
    """How each reaction went, and what is done about what stuck."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drill-end")
        self._title, self._told = Title("", self), Lead("", self)
        self._told.setObjectName("drill-told")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(12)
        for part in (self._title, self._told):
            layout.addWidget(part)
        layout.addLayout(self._rows)

    def show_end(self, view: DrillView, shown: Callable[[str], str]) -> None:
        """Show what a drill came to."""
        marks = [answer.mark for _, answer in view.met]
        said = marks.count(DrillMark.SAID)
        form = self.tr("You said {said} of {count}")
        self._title.setText(form.format(said=said, count=len(marks)))
        self._told.setText(self._study_words(view.learnt, marks.count(DrillMark.STUCK)))
        rows: list[QWidget] = []
        for reaction, answer in view.met:
            rows.append(Heading(f"{mark_words(answer.mark)}: {shown(reaction.says)}", self))
            rows.append(Body(shown(reaction.reply), self))
        fill(self._rows, rows)

    def _study_words(self, learnt: int, stuck: int) -> str:
        if not stuck:
            return self.tr("Nothing stuck. Say them once more tomorrow.")
        if learnt == 1:
            return self.tr("The one that stuck is among your cards in Study now, and comes today.")
        if learnt:
            many = self.tr("{count} that stuck are among your cards in Study now, and come today.")
            return many.format(count=learnt)
        return self.tr("For what stuck there is no card, or you have put it aside: say it again.")


def mark_words(mark: DrillMark) -> str:
    """How it went with one reaction: "Said it" ..."""
    return {
        DrillMark.SAID: translate("Runs", "Said it"),
        DrillMark.STUCK: translate("Runs", "Stuck"),
        DrillMark.SKIPPED: translate("Runs", "Skipped"),
    }[mark]
