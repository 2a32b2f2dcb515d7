# SPDX-License-Identifier: MIT
"""What could not be read: a quiet line above the page, and a page in place of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.kit.basic.buttons import PrimaryButton, QuietButton, SecondaryButton
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.icon_mark import IconMark
from coach.ui.kit.basic.labels import Body, Quiet, Title
from coach.ui.kit.fields.dates import full_day
from coach.ui.kit.layout.flow_layout import FlowLayout
from coach.ui.kit.layout.scroll_page import MARGIN, ScrollPage
from coach.ui.kit.layout.stacked import column_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Protocol

    from coach.errors import GoodTermsError
    from coach.ui.shell.shell import Shell

    class Unread(Protocol):
        """A row that could not be read, or a text of which only the beginning was."""

        @property
        def table(self) -> str: ...  # noqa: D102
        @property
        def id(self) -> str: ...  # noqa: D102
        @property
        def column(self) -> str: ...  # noqa: D102
        @property
        def written(self) -> datetime | None: ...  # noqa: D102
        @property
        def length(self) -> int: ...  # noqa: D102


MOST_SHOWN = 8  # rows by name; more help nobody, and push the page out of sight
_LONGEST_NAME = 60  # characters; ids of ours have 36
_MARK = 18


class _Thing(NamedTuple):
    one: object  # as QT_TRANSLATE_NOOP gives it
    sentence: object


_THINGS = {
    "case_file": _Thing(
        QT_TRANSLATE_NOOP("Unread", "A case"),
        QT_TRANSLATE_NOOP("Unread", "One case cannot be read. The rest is here."),
    ),
    "answer": _Thing(
        QT_TRANSLATE_NOOP("Unread", "An answer in a case"),
        QT_TRANSLATE_NOOP("Unread", "The answers of one case cannot be read. The rest is here."),
    ),
    "client": _Thing(
        QT_TRANSLATE_NOOP("Unread", "A client"),
        QT_TRANSLATE_NOOP("Unread", "One client cannot be read. The rest is here."),
    ),
    "contact": _Thing(
        QT_TRANSLATE_NOOP("Unread", "A contact"),
        QT_TRANSLATE_NOOP("Unread", "One contact cannot be read. The rest is here."),
    ),
    "reminder": _Thing(
        QT_TRANSLATE_NOOP("Unread", "A reminder"),
        QT_TRANSLATE_NOOP("Unread", "One reminder cannot be read. The rest is here."),
    ),
    "vendor": _Thing(
        QT_TRANSLATE_NOOP("Unread", "A vendor or colleague"),
        QT_TRANSLATE_NOOP("Unread", "One vendor or colleague cannot be read. The rest is here."),
    ),
    "referral_need": _Thing(
        QT_TRANSLATE_NOOP("Unread", "What a client needs"),
        QT_TRANSLATE_NOOP("Unread", "What this client needs cannot be read. The rest is here."),
    ),
    "setting": _Thing(
        QT_TRANSLATE_NOOP("Unread", "A setting"),
        QT_TRANSLATE_NOOP("Unread", "One setting cannot be read; what it is at first counts."),
    ),
    "pin": _Thing(
        QT_TRANSLATE_NOOP("Unread", "The questions that a case began with"),
        QT_TRANSLATE_NOOP(
            "Unread", "The questions that this case began with cannot be read; today’s count."
        ),
    ),
    "overrule": _Thing(
        QT_TRANSLATE_NOOP("Unread", "A verdict of your own"),
        QT_TRANSLATE_NOOP("Unread", "A verdict of your own cannot be read. The rest is here."),
    ),
    "position": _Thing(
        QT_TRANSLATE_NOOP("Unread", "An earlier day of the causes"),
        QT_TRANSLATE_NOOP("Unread", "One earlier day cannot be read. The rest is here."),
    ),
    "line_edit": _Thing(
        QT_TRANSLATE_NOOP("Unread", "A change in a talk"),
        QT_TRANSLATE_NOOP(
            "Unread", "One of your changes in this talk cannot be read. The rest is here."
        ),
    ),
    "rehearsal": _Thing(
        QT_TRANSLATE_NOOP("Unread", "A rehearsal"),
        QT_TRANSLATE_NOOP("Unread", "One rehearsal cannot be read. The rest is here."),
    ),
    "rehearsal_part": _Thing(
        QT_TRANSLATE_NOOP("Unread", "A part of a rehearsal"),
        QT_TRANSLATE_NOOP("Unread", "One part of a rehearsal cannot be read. The rest is here."),
    ),
    "talk_log": _Thing(
        QT_TRANSLATE_NOOP("Unread", "A note of a talk"),
        QT_TRANSLATE_NOOP("Unread", "One note of a talk cannot be read. The rest is here."),
    ),
    "fact": _Thing(
        QT_TRANSLATE_NOOP("Unread", "A fact for the talk"),
        QT_TRANSLATE_NOOP("Unread", "One fact for the talk cannot be read. The rest is here."),
    ),
    "study_card": _Thing(
        QT_TRANSLATE_NOOP("Unread", "A card that you study"),
        QT_TRANSLATE_NOOP("Unread", "One card that you study cannot be read. The rest is here."),
    ),
    "own_practice": _Thing(
        QT_TRANSLATE_NOOP("Unread", "A persona or rubric of yours"),
        QT_TRANSLATE_NOOP(
            "Unread", "One persona or rubric of yours cannot be read. The rest is here."
        ),
    ),
    "assignment": _Thing(
        QT_TRANSLATE_NOOP("Unread", "Something that was asked"),
        QT_TRANSLATE_NOOP("Unread", "One thing that was asked cannot be read. The rest is here."),
    ),
    "study_log": _Thing(
        QT_TRANSLATE_NOOP("Unread", "An answer to a card"),
        QT_TRANSLATE_NOOP("Unread", "One answer to a card cannot be read. The rest is here."),
    ),
}
_OTHER = _Thing(
    QT_TRANSLATE_NOOP("Unread", "An entry"),
    QT_TRANSLATE_NOOP("Unread", "One entry cannot be read. The rest is here."),
)


def _said(text: object) -> str:
    return QCoreApplication.translate("Unread", str(text))


class UnreadNotice(QWidget):
    """One quiet line: what of this page cannot be read; a button shows which, and what to do."""

    asked_backup = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("unread-notice")
        self._text = Body("", self)
        self._which = QuietButton("", "unread-which", parent=self)
        self._which.set_strong(True)
        self._which.clicked.connect(self._on_which_clicked)
        mark = IconMark(shell.theme, shell.icons.icon("info", "quiet"), _MARK, self)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._text, 1)
        line.addWidget(self._which, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(0)  # takes what the words may not, so that the mark stays at the left
        self._list = Quiet("", self)
        self._list.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._todo = Body("", self)
        self._backup = SecondaryButton(self.tr("Put a backup back …"), "unread-backup", parent=self)
        self._backup.clicked.connect(self.asked_backup)
        self._export = SecondaryButton(self.tr("Export the data …"), "unread-export", parent=self)
        self._export.clicked.connect(shell.asked_export)
        self._buttons = QWidget(self)
        buttons = FlowLayout(self._buttons, gap=12)
        for button in (self._backup, self._export):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 12, MARGIN, 4)
        layout.setSpacing(8)
        layout.addLayout(line)
        for part in (self._list, self._todo):
            layout.addWidget(part)
        layout.addWidget(self._buttons)
        self._rows: frozenset[Unread] = frozenset()
        self._open(shown=False)

    def show_rows(self, rows: Sequence[Unread]) -> None:
        """Say what could not be read, or not whole; nothing at all where all could."""
        self.setVisible(bool(rows))
        before, self._rows = self._rows, frozenset(rows)
        if not rows or not before <= self._rows:  # it is of another page
            self._open(shown=False)
        if not rows:
            return
        self._say([row for row in rows if not row.length], [row for row in rows if row.length])
        named = [self._named(row) for row in rows[:MOST_SHOWN]]
        if (more := len(rows) - len(named)) > 0:
            named.append(self.tr("… and {count} more").format(count=more))
        self._list.setText("\n".join(named))

    def _say(self, broken: Sequence[Unread], long: Sequence[Unread]) -> None:
        words = []
        if len(broken) == 1:
            words.append(_said(_THINGS.get(broken[0].table, _OTHER).sentence))
        elif broken:
            several = self.tr("{count} entries cannot be read. The rest is here.")
            words.append(several.format(count=len(broken)))
        if len(long) == 1:
            words.append(self.tr("One text is too long to be shown whole; all of it is kept."))
        elif long:
            several = self.tr("{count} texts are too long to be shown whole; all of them are kept.")
            words.append(several.format(count=len(long)))
        self._text.setText(" ".join(words))
        todo = []
        if broken:
            todo.append(
                self.tr(
                    "Nothing here was changed. You can leave it as it is and go on, or put back a "
                    "backup from a day on which it could be read."
                )
            )
        if long:
            todo.append(
                self.tr(
                    "A long text ends with … where it is cut. Leave that sign there, and the rest "
                    "stays behind it whatever you change. The export has every text whole."
                )
            )
        self._todo.setText(" ".join(todo))
        self._backup.setVisible(bool(broken))

    def _named(self, row: Unread) -> str:
        """The kind of a row, when it was made, and where it is: nothing of what is in it."""
        what = _said(_THINGS.get(row.table, _OTHER).one)
        if row.written is not None:
            day = full_day(row.written.astimezone().date())
            what = self.tr("{what}, made on {day}").format(what=what, day=day)
        if row.length:
            what = self.tr("{what}: {count:,} characters").format(what=what, count=row.length)
        return f"{what} ({row.table}, {_short(row.id)}, {row.column})"

    def _open(self, *, shown: bool) -> None:
        for part in (self._list, self._todo, self._buttons):
            part.setVisible(shown)
        self._which.set_text(self.tr("Hide") if shown else self.tr("Show which"))

    def _on_which_clicked(self) -> None:
        self._open(shown=self._list.isHidden())


class UnreadPage(QWidget):
    """In place of a page that cannot be shown: what happened, what is safe, and the way back."""

    retried = Signal()
    left = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("unread-page")
        self._title = Title(self.tr("This page cannot be shown"), self)
        self._what, self._safe, self._todo = (Body("", self) for _ in range(3))
        self._back = PrimaryButton(self.tr("Go back"), "unread-back", parent=self)
        self._back.clicked.connect(self.left)
        self._again = SecondaryButton(self.tr("Try again"), "unread-retry", parent=self)
        self._again.clicked.connect(self.retried)
        export = QuietButton(self.tr("Export the data …"), "unread-page-export", parent=self)
        export.clicked.connect(shell.asked_export)
        card = Card(self)
        for words in (self._safe, self._todo):
            card.body.addWidget(words)
        buttons = QWidget(self)
        row = FlowLayout(buttons, gap=12)
        for button in (self._back, self._again, export):
            row.addWidget(button)
        page = ScrollPage(self)
        mark = IconMark(shell.theme, shell.icons.icon("life-buoy", "accent"), 32, self)
        page.body.addSpacing(24)
        for part in (mark, self._title, self._what, card):
            page.body.addWidget(part)
        page.body.addSpacing(8)
        page.body.addWidget(buttons)
        page.body.addStretch(1)
        column_of(self, page)

    def show_error(self, error: GoodTermsError, *, back: bool) -> None:
        """Show why; `back` says whether there is a page to go back to."""
        self._what.setText(error.what)
        self._safe.setText(error.safe or self.tr("Nothing was changed."))
        self._todo.setText(error.todo or self.tr("Try again."))
        self._back.setVisible(back)
        (self._back if back else self._again).setFocus()


def _short(name: str) -> str:
    """What a row is called by; a damaged one may call itself by a megabyte."""
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
