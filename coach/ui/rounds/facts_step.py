# SPDX-License-Identifier: MIT
"""What happened, by the clock; whoever watched says something to a moment."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.clock import as_clock
from coach.domain.practice.rounds import Rater
from coach.engine.practice.moments import MomentKind, moments_of
from coach.ui.kit.basic.labels import Body
from coach.ui.kit.fields.fields import ChoiceField
from coach.ui.kit.fields.form_row import FormRow
from coach.ui.kit.fields.growing_edit import GrowingEdit
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.rows.row_button import RowButton
from coach.ui.rounds.debrief_step import DebriefStep
from coach.ui.rounds.round_words import chair_text
from coach.ui.shell.comment_notes import CommentNotes
from coach.ui.shell.discreet import private_names
from coach.ui.shell.words import first_capital

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.domain.practice.comment import KeptComment
    from coach.engine.practice.moments import RoundMoment
    from coach.ui.rounds.debrief_step import Around, Debrief

_ICONS = {
    MomentKind.YES: "check",
    MomentKind.NO: "circle",
    MomentKind.FAIL: "circle-alert",
    MomentKind.PUSHBACK: "message-circle",
    MomentKind.NOTE: "pencil",
}

_NO_MARKS = frozenset({MomentKind.PUSHBACK, MomentKind.NOTE})


class FactsStep(DebriefStep):
    """The moments in order; pressing one opens a field for what is said to it."""

    def __init__(self, around: Around) -> None:
        super().__init__(
            around,
            self.tr("What happened"),
            self.tr(
                "Facts only, in the order of the clock. Press a moment to say something to it."
            ),
        )
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._none = Body(
            self.tr(
                "Nothing was marked or noted while the clock ran. Say in turn what you remember: "
                "who said what, and when."
            ),
            tone="quiet",
        )
        self._about: RoundMoment | None = None
        self._speaker = ChoiceField("moment-speaker", self)
        self._says = FormRow(self.tr("Who says it"), self._speaker)
        self._says.hide()
        self._edit = GrowingEdit("moment-comment", self, moves_on=False)
        self._field = FormRow(self.tr("To this moment"), self._edit, self.tr("Enter keeps it."))
        self._field.hide()
        self._edit.entered.connect(self._keep_comment)
        self.body.addLayout(self._rows)
        self.body.addWidget(self._none)
        self.body.addWidget(self._says)
        self.body.addWidget(self._field)
        self.body.addStretch(1)

    def show_debrief(self, of: Debrief) -> None:
        """Show the moments with what was said to them."""
        another = self._of is None or self._of.round.people != of.round.people
        super().show_debrief(of)
        if another:
            self._offer_speakers(of)
        moments = moments_of(of.round, of.cards)
        if self._services.rounds.waiting_for(of.round):  # nobody sees a mark before all have marked
            moments = tuple(each for each in moments if each.kind in _NO_MARKS)
        said: dict[str, list[KeptComment]] = {}
        for kept in self._services.comments.of(of.round.id):
            said.setdefault(kept.comment.anchor, []).append(kept)
        self._none.setVisible(not moments)
        fill(self._rows, self._parts(moments, said))

    def _offer_speakers(self, of: Debrief) -> None:
        """Offer all who sat there; whoever looked on or played the client is likelier to speak."""
        self._speaker.clear()
        for rater, _who in of.round.people:
            self._speaker.addItem(first_capital(self.who(rater)), rater.value)
        sat = dict(of.round.people)
        likely = Rater.OBSERVER if Rater.OBSERVER in sat else Rater.CLIENT
        self._speaker.setCurrentIndex(max(self._speaker.findData(likely.value), 0))

    def _parts(
        self, moments: tuple[RoundMoment, ...], said: dict[str, list[KeptComment]]
    ) -> Iterator[QWidget]:
        of = self._of
        for moment in moments:
            row = RowButton(
                self._shell.theme,
                f"moment:{moment.anchor}",
                f"{as_clock(moment.at)}  {self.shown(moment.text)}",
                self._kind_words(moment),
                self,
            )
            row.add_mark(self._shell.icons.icon(_ICONS[moment.kind], "quiet"), 16)
            row.clicked.connect(partial(self._on_moment, moment))
            yield row
            if of is not None and moment.anchor in said:
                notes = CommentNotes(self._services, self._shell, self)
                private = private_names(self._services, of.round.case_id)
                here = said[moment.anchor]
                notes.show_at(of.round.id, moment.anchor, moment.text, here, private)
                notes.changed.connect(self.changed)
                yield notes

    def _kind_words(self, moment: RoundMoment) -> str:
        who = "" if moment.rater is None else self.who(moment.rater)
        form = {
            MomentKind.YES: self.tr("Yes, marked by {who}"),
            MomentKind.NO: self.tr("No, marked by {who}"),
            MomentKind.FAIL: self.tr("No good moment makes up for it; marked by {who}"),
            MomentKind.PUSHBACK: self.tr("Push-back"),
            MomentKind.NOTE: self.tr("Note by {who}"),
        }[moment.kind]
        return form.format(who=who)

    # -- what the user does

    def _on_moment(self, moment: RoundMoment) -> None:
        self._keep_comment()
        self._about = moment
        form = self.tr("To {time}, “{text}”")
        self._field.set_label(
            form.format(time=as_clock(moment.at), text=self.shown(moment.text).strip("“”"))
        )
        self._says.show()
        self._field.show()
        self._edit.setFocus()

    def _keep_comment(self) -> None:
        of, about, text = self._of, self._about, self._edit.toPlainText()
        if of is None or about is None or not text.strip():
            return
        rater = Rater(str(self._speaker.currentData()))
        known = self._services.people.name(dict(of.round.people).get(rater, ""))
        author = known or first_capital(chair_text(rater))
        add = partial(
            self._services.comments.add,
            of.round.id, about.anchor, text, author=author, quote=about.text,
        )  # fmt: skip
        if self._shell.guard(add) is not None:
            self._edit.clear()
            self._field.hide()
            self._says.hide()
            self.changed.emit()

    def finish(self) -> None:
        """Keep what is being typed."""
        super().finish()
        self._keep_comment()
