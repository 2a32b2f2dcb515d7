# SPDX-License-Identifier: MIT
"""Sealing a case, a run or a round for somebody: what goes is chosen and seen before it goes."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit

from coach.domain.practice.sealed import SUFFIX, SealedKind
from coach.errors import TextRefused
from coach.services.sealed.words import what_it_proves
from coach.ui.kit.basic.at_work import AtWork
from coach.ui.kit.basic.background import Background
from coach.ui.kit.basic.buttons import PrimaryButton, QuietButton
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.file_dialogs import file_dialog
from coach.ui.kit.basic.focus import set_focus_order
from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.basic.section import Section
from coach.ui.kit.layout.columns import Columns
from coach.ui.kit.layout.page_head import PageHead
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.layout.stacked import column_of
from coach.ui.sealed.passphrase_field import PassphraseField
from coach.ui.sealed.seal_choices import SealChoices
from coach.ui.shell.discreet import NameMask, private_names
from coach.ui.shell.page import Page
from coach.ui.shell.refusal_card import RefusalCard
from coach.ui.shell.sealed_route import SealRoute

if TYPE_CHECKING:
    from coach.errors import GoodTermsError
    from coach.services.container import Services
    from coach.services.sealed.sealing import Sealed
    from coach.ui.shell.shell import Shell

_PREVIEW, _ROOM = 320, 760  # pixels, at 100 % text
_FROM = {SealedKind.CASE: "talk", SealedKind.RUN: "run-debrief", SealedKind.ROUND: "round-debrief"}


class SealPage(Page):
    """`show_page` takes a `SealRoute`."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "seal-page")
        self._route = SealRoute(SealedKind.CASE, "")
        self._sealed: Sealed | None = None
        icon = shell.icons.icon
        self._back = QuietButton(self.tr("Back"), "back", icon("arrow-left", "quiet"), self)
        self._head = PageHead(shell.theme)
        self._says = Body("")
        self._says.set_tone("quiet")
        self._choices = SealChoices()
        self._what = Section(self.tr("How much goes"))
        self._shown = Section(self.tr("This goes, word for word"))
        self._mask = NameMask(services)
        self._hidden = Quiet(
            self.tr("Initials are shown here only: the file has the names, as you choose them.")
        )
        self._preview = _Preview(shell)
        self._beside = Quiet(
            self.tr(
                "Beside these words only when it was sealed, and numbers by which comments find "
                "their lines."
            )
        )
        self._warning = Card(tone="soft", margin=12)
        self._names = Body("")
        self._names.setObjectName("possible-names")
        self._leave = QuietButton("", "leave-names-out")
        self._left: tuple[str, ...] = ()  # of the possible names, those that were left out
        self._lock = Section(self.tr("The passphrase"))
        self._passphrase = PassphraseField(shell, new=True)
        self._save = PrimaryButton(
            self.tr("Save sealed file…"), "save-sealed", icon("lock", "on_accent")
        )
        self._at_work = AtWork(self)
        self._refusal = RefusalCard(shell, "seal")
        self._work = Background(self)
        self._path = Path()
        self._page = ScrollPage(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._what.body.addWidget(self._choices)
        self._warning.body.addWidget(self._names)
        self._warning.body.addWidget(self._leave, 0, Qt.AlignmentFlag.AlignLeft)
        for shown in (self._warning, self._hidden, self._preview, self._beside):
            self._shown.body.addWidget(shown)
        self._lock.body.addWidget(
            Quiet(
                self.tr(
                    "Whoever has the passphrase reads the file, and nobody can without it. Tell it "
                    "by another way than the file goes: by telephone, or face to face."
                )
            )
        )
        self._lock.body.addWidget(Quiet(what_it_proves()))
        self._lock.body.addWidget(self._passphrase)
        self._lock.body.addWidget(self._save)
        sides = Columns(self._shell.theme, shares=(2, 3), narrow=_ROOM)
        for column, section in ((sides.left, self._what), (sides.right, self._shown)):
            column.addWidget(section)
            column.addStretch(1)
        body = self._page.body
        body.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._head, self._says, self._at_work, self._refusal, sides, self._lock):
            body.addWidget(part)
        body.addStretch(1)
        column_of(self, self._page)

    def _connect(self) -> None:
        self._back.clicked.connect(self.leave)
        self._choices.changed.connect(self._refresh)
        self._leave.clicked.connect(self._on_leave_clicked)
        self._passphrase.edited.connect(self._on_passphrase_edited)
        self._passphrase.entered.connect(self._on_save_clicked)
        self._passphrase.suggestion_asked.connect(self._on_suggestion_asked)
        self._save.clicked.connect(self._on_save_clicked)
        self._work.ended.connect(partial(self._at_work.tell, ""))
        self._work.done.connect(self._on_sealed)
        self._work.refused.connect(self._on_refused)

    def leave(self) -> None:
        """Go back to what is sealed."""
        route = self._route
        self._shell.go("received" if route.answer else _FROM[route.kind], route.about)

    def show_page(self, arg: object = None) -> None:
        """Show what would go of what a `SealRoute` names."""
        route = arg if isinstance(arg, SealRoute) else self._route
        another, self._route = route != self._route, route
        if another:
            self._passphrase.set_text(self._services.seals.passphrase_of(route.about))
        if self.arrived() or another:
            self._refusal.hide()
            self._left = ()
            if not route.answer:
                self._shell.part(self._choices, self._draw_choices)
            self._page.to_top()
        self._draw_words()
        self._refresh()
        self._on_passphrase_edited()
        set_focus_order(self)
        first = self._passphrase.field if route.answer else self._choices.first()
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _draw_words(self) -> None:
        answer = self._route.answer
        self._head.set_title(
            self.tr("Send my comments back") if answer else self.tr("Send to my manager")
        )
        self._says.setText(
            self.tr("Your comments become one encrypted file. Save it, then send it as you like.")
            if answer
            else self.tr(
                "What you choose becomes one encrypted file. Save it, then send it as you like. "
                "Comments come back in a file of the same kind, and find their lines."
            )
        )
        self._what.setVisible(not answer)

    def _draw_choices(self) -> None:
        offer = self._services.seals.offer(self._route.kind, self._route.about)
        self._choices.show_offer(offer)

    def _refresh(self) -> None:
        self._sealed = None
        self._shell.part(self._shown, self._draw_preview)
        self._save.setEnabled(self._sealed is not None)

    def _draw_preview(self) -> None:
        seals, route = self._services.seals, self._route
        if route.answer:
            sealed = seals.answer(route.kind, route.about)
        else:
            left_out = (*self._choices.left_out(), *self._left)
            sealed = seals.sealed(route.kind, route.about, self._choices.choice(), left_out)
        self._preview.setPlainText(self._as_shown(sealed))
        self._hidden.setVisible(self._mask.hidden)
        self._draw_names(sealed)
        self._sealed = sealed

    def _draw_names(self, sealed: Sealed) -> None:
        """What may be a name, and stays or was left out; with a button for the other."""
        open_ = sealed.possible_names
        says = (
            self.tr(
                "These may be names that the program does not know, and stay as you typed them: "
                "{names}. To leave out some of them alone, type these under “Leave out as well”."
            )
            if open_
            else self.tr("Left out as well: {names}.")
        )
        names = ", ".join(map(self._mask.name, open_ or self._left))
        self._names.setText(says.format(names=names))
        self._leave.setText(
            self.tr("Leave all of these out") if open_ else self.tr("Let them stay")
        )
        self._warning.setVisible(bool(names))

    def _on_leave_clicked(self) -> None:
        """Leave out what may be a name; where nothing more may be, let all of them stay."""
        shown = self._sealed.possible_names if self._sealed is not None else ()
        self._left = (*self._left, *shown) if shown else ()
        self._refresh()

    def _as_shown(self, sealed: Sealed) -> str:
        """All that goes, with initials while names are hidden."""
        case_id = self._services.seals.case_of(self._route.kind, self._route.about)
        private = (*private_names(self._services, case_id), *sealed.possible_names)
        return self._mask.text(sealed.text, private)

    def _on_passphrase_edited(self) -> None:
        seals, route = self._services.seals, self._route
        text = self._passphrase.text()
        if route.answer and not text:
            self._passphrase.say(
                self.tr("The one that the file came with is best: whoever sent it knows it.")
            )
            return
        self._shell.attempt(
            lambda: self._passphrase.say(seals.advice(text, route.kind, route.about).sentence)
        )

    def _on_suggestion_asked(self) -> None:
        self._passphrase.set_text(self._services.seals.suggested_passphrase(), clear=True)

    def _on_save_clicked(self) -> None:
        if self._sealed is None or self._work.is_running:
            return
        try:
            self._services.seals.refuse_passphrase(self._passphrase.text())
        except TextRefused as error:
            self._passphrase.row.refuse(f"{error.what} {error.todo}")
            return
        if self._passphrase.is_same():
            self._ask_where()

    def _ask_where(self) -> None:
        dialog = file_dialog(self, self.tr("Save sealed file"), "seal-dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilter(self.tr("Sealed files") + f" (*{SUFFIX})")
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.selectFile(self._services.seals.suggested_name(self._route.kind))
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.open()

    def _on_file_selected(self, name: str) -> None:
        if self._sealed is None:
            return
        self._path = Path(name)
        seal = partial(self._services.seals.sealing, self._sealed.document)
        work = self._shell.guard(partial(seal, self._passphrase.text(), self._path))
        if work is not None:
            self._refusal.hide()
            self._at_work.tell(self.tr("Sealing… It takes a second or two, on purpose."))
            self._work.start(work, changes=True)

    def _on_sealed(self) -> None:
        self._shell.saved(
            self.tr("Sealed as {file}.").format(file=self._path.name),
            self._path,
            self.tr("Tell the passphrase by another way than the file goes."),
        )
        if self.isVisible():
            self._save.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_refused(self, error: GoodTermsError) -> None:
        if self.isVisible():
            self._refusal.tell(self.tr("It was not sealed"), error)
        else:
            self._shell.refused.emit(error)


class _Preview(QPlainTextEdit):
    """What goes, to be read through and copied."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.setObjectName("seal-preview")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("All that goes, word for word"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._theme = shell.theme
        self._theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self._theme.px(_PREVIEW))
