# SPDX-License-Identifier: MIT
"""The ways on from a data file that cannot be used: each says what it brings, and what it lacks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.recovery import Way
from coach.errors import BackupsWanted, GoodTermsError, KeyMissing
from coach.ui.kit.basic.at_work import AtWork
from coach.ui.kit.basic.background import Background
from coach.ui.kit.basic.buttons import Button, PrimaryButton, SecondaryButton
from coach.ui.kit.basic.labels import Body, Heading, Quiet
from coach.ui.kit.fields.fields import ChoiceField
from coach.ui.kit.layout.stacked import column_of
from coach.ui.recovery.kept_group import KeptGroup
from coach.ui.recovery.recovery_words import copy_label, held_words, missing_words, moment_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coach.domain.recovery import Backup, Held, Ways


class Rescue(Protocol):
    """What can be done; each gives the folder in which the files of before are kept."""

    @property
    def backup_folder(self) -> Path: ...  # noqa: D102
    def ways(self) -> Ways: ...  # noqa: D102
    def put_back(self, backup: Path) -> Path: ...  # noqa: D102
    def go_on(self) -> Path | None: ...  # noqa: D102
    def begin_anew(self) -> Path: ...  # noqa: D102
    def take_back(self, aside: Path) -> Path: ...  # noqa: D102


class Recovered(NamedTuple):
    """What was chosen: where the files of before are, and what there is now."""

    aside: Path | None  # None: nothing had to be changed
    says: str
    tells_what_lacks: bool  # `says` also tells what of before is missing


class RecoveryPanel(QWidget):
    """Go on with what is there, put a backup back, or begin anew; nothing is ever deleted.

    One way is recommended, for a reason that is said: the one that brings back most. It stands
    first, and its button alone is filled.
    """

    recovered = Signal(object)  # Recovered
    refused = Signal(object)  # GoodTermsError
    found = Signal()  # the ways on are shown
    worked = Signal(bool)  # whether it is at work, and nothing else may be done to the files

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rescue: Rescue | None = None
        self._ways: Ways | None = None
        self._first: Button | None = None
        self._copies: ChoiceField | None = None  # made with what there is to choose from
        self._copy_says: Body | None = None
        self._rated: list[
            tuple[QWidget, bool]
        ] = []  # seen where the chosen one is, or is not, best
        self._error = GoodTermsError("")
        self._says = ""  # what is said of what is being done, once it is done
        self._tells_what_lacks = False
        self._looking, self._doing = Background(self), Background(self)
        for work in (self._looking, self._doing):
            work.ended.connect(self._on_ended)
        self._looking.done.connect(self._on_found)
        self._looking.refused.connect(self._on_not_found)
        self._doing.done.connect(self._on_done)
        self._doing.refused.connect(self.refused)
        self._groups: list[QWidget] = []
        self._at_work = AtWork(self)
        self._layout = column_of(self, gap=0)

    def show_ways(self, error: GoodTermsError, rescue: Rescue) -> None:
        """Look for what there is to go on with, beside the window; `found` once it is shown."""
        self._rescue, self._error = rescue, error
        self.clear()
        self._tell(self.tr("Looking for backups, and at what can be read…"))
        self._looking.start(rescue.ways, changes=False)

    def clear(self) -> None:
        """Offer nothing."""
        self._first = self._ways = None
        self._put()

    @property
    def is_changing(self) -> bool:
        """Whether something is being done to the files."""
        return self._doing.is_running

    def do(
        self,
        way: Callable[[], Path | None],
        doing: str,
        done: str,
        *,
        tells_what_lacks: bool = True,
    ) -> None:
        """Do something to the files, beside the window; meanwhile nothing else can be pressed.

        Args:
            way: Gives the folder in which the files of before are kept.
            doing: What is said meanwhile.
            done: What is said of it above the pages.
            tells_what_lacks: Whether that tells what of before is missing.
        """
        self._says, self._tells_what_lacks = done, tells_what_lacks
        for group in self._groups:
            group.setEnabled(False)
        self._doing.start(way, changes=True)
        self._tell(doing)

    def _tell(self, doing: str) -> None:
        """Say what is being done, for eyes and ears; with nothing it is done."""
        self._at_work.tell(doing)
        self.worked.emit(bool(doing))

    def _on_ended(self) -> None:
        """Nothing is done any more: also after a fault that nobody foresaw, all can be pressed."""
        self._tell("")
        for group in self._groups:
            group.setEnabled(True)

    def _on_found(self, ways: Ways) -> None:
        self._ways = ways
        error, rescue = self._error, self._rescue
        assert rescue is not None
        wanted, no_key = isinstance(error, BackupsWanted), isinstance(error, KeyMissing)
        groups = []
        if not no_key:
            groups = [self._copies_group(ways, rescue, wanted=wanted)]
            if ways.readable is not None and not wanted:
                at = 0 if ways.best is Way.GO_ON else 1
                groups.insert(at, self._go_on_group(ways, ways.readable))
        groups.append(self._anew_group(no_key=no_key))
        if ways.unlisted:
            kept = KeptGroup(ways.unlisted, self)
            kept.asked.connect(self._on_take_back)
            groups.append(kept)
        self._put(*groups)
        self.found.emit()

    def _on_not_found(self, error: GoodTermsError) -> None:
        self.refused.emit(error)
        self.found.emit()

    def first_button(self) -> QWidget | None:
        """The button for what brings back most; None where there is nothing to go on with."""
        return self._first

    def _put(self, *groups: QWidget) -> None:
        self._groups = list(groups)
        self._layout.removeWidget(self._at_work)
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        for group in groups:
            self._layout.addWidget(group)
            group.show()
        self._layout.addWidget(self._at_work)

    def _group(self, *parts: QWidget) -> QWidget:
        group = QWidget(self)
        layout = QVBoxLayout(group)
        layout.setContentsMargins(0, 0, 0, 24)
        layout.setSpacing(8)
        for part in parts:
            layout.addWidget(part)
        return group

    def _button(self, text: str, name: str, *, best: bool) -> Button:
        button = (PrimaryButton if best else SecondaryButton)(text, name, parent=self)
        if best:
            self._first = button
        return button

    def _head(self, text: str, *, best: bool) -> Heading:
        form = self.tr("Recommended: {way}") if best else "{way}"
        return Heading(form.format(way=text[0].lower() + text[1:] if best else text), self)

    def _go_on_group(self, ways: Ways, readable: Held) -> QWidget:
        best = ways.best is Way.GO_ON
        head = self._head(self.tr("Go on with what is there now"), best=best)
        button = self._button(self.tr("Go on with it"), "go-on", best=best)
        button.clicked.connect(self._on_go_on)
        why = self.tr("It was tried on a copy, and opens.")
        says = " ".join((held_words(readable), missing_words(ways, readable), why))
        reason = self.tr("No backup holds more.") if best and ways.missing(readable) else ""
        return self._group(head, Body(" ".join(filter(None, (says, reason))), self), button)

    def _copies_group(self, ways: Ways, rescue: Rescue, *, wanted: bool) -> QWidget:
        self._copies = self._copy_says = None
        self._rated = []
        some, title = bool(ways.backups), self.tr("Restore a backup")
        form = (
            self.tr("Your backups are in {folder}.")
            if some
            else self.tr("No backup that can be opened was found in {folder}.")
        )
        folder = form.format(folder=rescue.backup_folder)
        where = Quiet(" ".join(filter(None, (folder, self._unopened(ways.unopened)))), self)
        if not some:
            return self._group(self._head(title, best=False), where)
        copies = self._copies = ChoiceField("backups", self)
        copies.setAccessibleName(self.tr("The backup to restore"))
        says = self._copy_says = Body("", self)
        for copy in ways.backups:
            copies.addItem(copy_label(ways, copy), copy)
        copies.currentIndexChanged.connect(self._show_copy)
        kinds = (True, False) if ways.best is Way.PUT_BACK and not wanted else (False,)
        heads = [self._head(title, best=best) for best in kinds]
        buttons = [self._button(self.tr("Restore it"), "put-back", best=best) for best in kinds]
        for button in buttons:
            button.clicked.connect(self._on_put_back)
        if len(kinds) > 1:
            self._rated = [*zip(heads, kinds, strict=True), *zip(buttons, kinds, strict=True)]
        group = self._group(*heads, copies, says, *buttons, where)
        self._show_copy()
        return group

    def _unopened(self, count: int) -> str:
        if not count:
            return ""
        form = self.tr("One that is there does not open: it is damaged, or its key is another one.")
        if count > 1:
            form = self.tr(
                "{count} that are there do not open: they are damaged, or their key is another one."
            )
        return form.format(count=count)

    def _chosen(self) -> Backup | None:
        chosen: Backup | None = None if self._copies is None else self._copies.currentData()
        return chosen

    def _anew_group(self, *, no_key: bool) -> QWidget:
        says = self.tr("The present file is set aside; nothing in it is deleted.")
        if no_key:
            says = self.tr(
                "If the key is lost for good, nobody can read your clients and cases again. The "
                "file is set aside as it is. If you find the key later, you can take this back: "
                "then the file opens with it."
            )
        head = Heading(self.tr("Or start with an empty book"), self)
        ask = SecondaryButton(self.tr("Set it aside and start empty…"), "begin-anew", parent=self)
        sure = self._question()
        ask.clicked.connect(partial(self._ask_anew, ask, sure))
        return self._group(head, Body(says, self), ask, sure)

    def _question(self) -> QWidget:
        """What is asked before an empty book is begun; No has the focus."""
        no = SecondaryButton(self.tr("No"), "begin-anew-no", parent=self)  # the keys go on to Yes
        yes = SecondaryButton(self.tr("Yes, start empty"), "begin-anew-yes", parent=self)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        for button in (no, yes):
            buttons.addWidget(button)
        buttons.addStretch(1)
        sure = QWidget(self)
        layout = column_of(sure)
        says = self.tr("Start empty? None of your clients and cases will be in the new book.")
        layout.addWidget(Body(says, sure))
        layout.addLayout(buttons)
        yes.clicked.connect(self._on_begin_anew)
        no.clicked.connect(partial(self._answer_no, sure))
        sure.hide()
        return sure

    def _ask_anew(self, ask: QWidget, sure: QWidget) -> None:
        sure.show()
        no = sure.findChild(Button, "begin-anew-no")
        if no is not None:
            no.setFocus()
        ask.hide()

    def _answer_no(self, sure: QWidget) -> None:
        ask = self.findChild(Button, "begin-anew")
        if ask is not None:
            ask.show()
            ask.setFocus()
        sure.hide()

    def _show_copy(self) -> None:
        copy, says = self._chosen(), self._copy_says
        if copy is None or says is None or self._ways is None:
            return
        made = ""
        if copy.is_set_aside:
            form = self.tr("It was set aside on {moment}, when something else took its place.")
            made = form.format(moment=moment_words(copy.made))
        parts = (made, held_words(copy.held), missing_words(self._ways, copy.held))
        says.setText(" ".join(filter(None, parts)))
        best = self._ways.is_recommended(copy)
        for part, of_best in self._rated:
            part.setVisible(of_best is best)

    def _on_go_on(self) -> None:
        rescue, ways = self._rescue, self._ways
        if rescue is not None and ways is not None and ways.readable is not None:
            says = self.tr("You go on with what was there.")
            done = " ".join((says, missing_words(ways, ways.readable)))
            self.do(rescue.go_on, self.tr("Setting the present files aside…"), done)

    def _on_put_back(self) -> None:
        copy, rescue, ways = self._chosen(), self._rescue, self._ways
        if rescue is not None and copy is not None and ways is not None:
            form = self.tr("The backup of {moment} is restored.")
            if copy.is_set_aside:
                form = self.tr("What was set aside on {moment} is restored.")
            made = form.format(moment=moment_words(copy.made))
            done = " ".join((made, missing_words(ways, copy.held)))
            doing = self.tr("Restoring it: it is copied, and read whole…")
            self.do(partial(rescue.put_back, copy.file), doing, done)

    def _on_begin_anew(self) -> None:
        if self._rescue is not None:
            doing = self.tr("Setting the present files aside…")
            done = self.tr("This is an empty book.")
            self.do(self._rescue.begin_anew, doing, done, tells_what_lacks=False)

    def _on_take_back(self, aside: Path) -> None:
        if self._rescue is not None:
            self.take_back(self._rescue, aside)

    def take_back(self, rescue: Rescue, aside: Path) -> None:
        """Put the files of before a choice back where they were."""
        doing = self.tr("Putting back what was there before…")
        done = self.tr("What was set aside is in use again.")
        self.do(partial(rescue.take_back, aside), doing, done, tells_what_lacks=False)

    def _on_done(self, aside: Path | None) -> None:
        self.recovered.emit(Recovered(aside, self._says, self._tells_what_lacks))
