# SPDX-License-Identifier: MIT
"""What was typed and cannot be saved is told before it goes, kept as it is, and offered again."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from coach.errors import GoodTermsError, TextRefused
from coach.ui.window.page_list import PAGES, TypedPage
from coach.ui.window.typed_keeper import TypedKeeper

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from coach.errors import StoreError
    from coach.services.container import Services
    from coach.services.settings.unsaved import Unsaved
    from coach.ui.shell.shell import Shell
    from coach.ui.window.unsaved_bar import UnsavedBar

translate = QCoreApplication.translate

_WORTH = 20  # characters of a dialog from which a slip of the Esc key is worth a word
_ABOUT = frozenset({entry.name for entry in PAGES if entry.rail == "cases"} | {"client"})


class Leaving(QObject):
    """Whether a window may close, and what becomes of what its fields hold and nobody saved.

    Args:
        services: Keep it.
        shell: Knows whether changes are kept.
        pages: The pages that were made, by name; more come.
        put_above: Puts a bar above every page.
        window: Whose fields they are.
    """

    def __init__(
        self,
        services: Services,
        shell: Shell,
        pages: Mapping[str, QWidget],
        put_above: Callable[[QWidget], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._services, self._shell, self._pages = services, shell, pages
        self._put_above, self._window = put_above, window
        self._about: dict[str, str] = {}  # what each page shows: the id of a case or client
        self._offered: tuple[Unsaved, ...] = ()  # of an earlier run, or of a field that is gone
        self._bar: UnsavedBar | None = None
        self._is_begun, self._has_kept = False, False  # here, or by an earlier run
        self._is_told, self._is_over = False, False
        self._keeper = TypedKeeper(window, self._keep_waiting)
        shell.saving.connect(self._on_saving)
        shell.set_aside.connect(self._on_set_aside)
        shell.left_dialog.connect(self._on_left_dialog)

    # -- while the window is there

    def begin(self) -> None:
        """Offer what was typed and not saved when the program ended last."""
        if self._shell.attempt(self._look) and self._offered:
            self._offer(self._offered)

    def _look(self) -> None:
        """Know what an earlier run has kept, once, before anything takes its place.

        Raises:
            StoreError: It cannot be read.
        """
        if not self._is_begun:
            self._offered = (*self._services.unsaved.kept(), *self._offered)
            self._is_begun = True

    def goes_to(self, name: str, arg: object) -> None:
        """A page is going to show something: what is typed in it about something else is kept."""
        about = _about(name, arg)
        before = self._about.get(name, about)
        if about != before and isinstance(page := self._pages[name], TypedPage):
            page.finish()
            self._on_set_aside(page)
        self._about[name] = about

    def _on_set_aside(self, going: QWidget) -> None:
        """Fields go, or show something else: what was typed in them and not saved is offered."""
        from coach.ui.kit.fields.typed import chosen_in, settle, typed_in  # noqa: PLC0415 - not at the start

        texts = self._typed(going)
        if texts and not self._is_over:
            self._offer((*self._offered, *texts))
            settle(*typed_in(going))
            for choices in chosen_in(going):
                choices.settle()

    def _on_left_dialog(self, dialog: QDialog) -> None:
        """A dialog was left without saving: what was typed can be had back."""
        texts = () if self._is_over else self._typed(dialog)
        if sum(len(each.text) for each in texts) >= _WORTH:
            self._shell.hint(
                translate("Leaving", "You left without saving what you typed."),
                partial(self._bring_back, texts),
                undone=translate("Leaving", "What you typed is offered above."),
            )

    def _bring_back(self, texts: Sequence[Unsaved]) -> None:
        self._offer((*self._offered, *texts))

    def _offer(self, texts: tuple[Unsaved, ...]) -> None:
        """Keep these, and offer them above the pages."""
        self._offered, self._has_kept = texts, True
        self._shell.attempt(self._keep_offered)
        if self._bar is None and self._offered:
            from coach.ui.window.unsaved_bar import UnsavedBar  # noqa: PLC0415 - hardly ever needed

            self._bar = UnsavedBar(self._services, self._shell, self._window)
            self._bar.dropped.connect(self._on_dropped)
            self._put_above(self._bar)
        if self._bar is not None:
            self._bar.show_texts(self._offered)

    def _keep_offered(self) -> None:
        self._look()
        self._services.unsaved.keep(self._offered)

    def _on_dropped(self, text: Unsaved) -> None:
        before = self._offered
        self._offer(tuple(each for each in before if each != text))
        gone = translate("Leaving", "The text is gone.")
        self._shell.toast(
            gone, partial(self._offer, before), undone=translate("Leaving", "The text is back.")
        )

    # -- when it closes

    def ask_nothing(self) -> None:
        """Close whatever cannot be saved: it is not the user who closes. It is kept first."""
        if not self._is_over:
            self._leave_field()
            self._finish()
            self._keep(self._typed(self._window))
            self._end()

    def refusal(self) -> GoodTermsError | None:
        """Why the window stays open for now; None where it may close."""
        if self._is_over:
            return None
        before, refused = self._shell.unsaved, list[GoodTermsError]()
        self._shell.refused.connect(refused.append)
        field = self._leave_field()
        self._finish()
        self._shell.refused.disconnect(refused.append)
        texts = self._typed(self._window)
        kept = self._keep(texts)
        why: GoodTermsError | None = self._shell.unsaved
        if (why is None or why is before) and kept:
            why = self._said_of(texts, refused)
        if why is None or self._is_told:
            self._end()
            return None
        self._is_told = True
        if field is not None and isValid(field) and field.isVisible():
            field.setFocus()
        return _refusal(why, is_kept=kept)

    def _end(self) -> None:
        self._is_over = True
        self._keeper.end()

    def _said_of(
        self, texts: Sequence[Unsaved], refused: Sequence[GoodTermsError]
    ) -> GoodTermsError | None:
        """Why something was refused; None where all that is left was only begun."""
        over = next((each for each in texts if each.over), None)
        if over is not None:
            form = translate("Leaving", "“{what}” has {count:,} characters, {over:,} too many.")
            count = len(over.text)
            said = form.format(what=over.what, count=count, over=over.over)
            return TextRefused(said, about=over.what, todo="")
        if refused:
            return refused[0]
        from coach.ui.kit.fields.typed import typed_in  # noqa: PLC0415 - not at the start

        wrong = [each for each in typed_in(self._window) if each.property("wrong")]
        if not wrong:
            return None
        form = translate("Leaving", "“{what}” cannot be saved as it stands.")
        return GoodTermsError(form.format(what=self._unsaved(wrong[0]).what))

    def _finish(self) -> None:
        """Save what is being typed, on every page."""
        for page in tuple(self._pages.values()):
            if isinstance(page, TypedPage):
                page.finish()

    def _leave_field(self) -> QWidget | None:
        """Leave the field that has the keys, which saves it where leaving does; the field."""
        field = QApplication.focusWidget()
        if field is None or not self._window.isAncestorOf(field):
            return None
        field.clearFocus()
        return field

    def _keep(self, texts: Sequence[Unsaved]) -> bool:
        """Whether these, and those that are offered already, could be kept for the next start."""
        if not texts and not self._has_kept:
            return True
        with suppress(GoodTermsError):
            self._look()
            self._services.unsaved.keep((*self._offered, *texts))
            self._has_kept = True
            return True
        return False

    def _keep_waiting(self) -> bool:
        """Keep what is being typed for whoever loses the power; whether there is any."""
        from coach.ui.kit.fields.typed import waits_in  # noqa: PLC0415 - not at the start

        if self._is_over or self._shell.unsaved is not None:
            return False
        texts = tuple(self._unsaved(field) for field in waits_in(self._window))
        return self._keep(texts) and bool(texts)

    def _typed(self, root: QWidget) -> tuple[Unsaved, ...]:
        from coach.ui.kit.fields.typed import chosen_in, typed_in  # noqa: PLC0415 - not at the start

        chosen = translate("Leaving", "What you chose, to choose again")
        return (
            *(self._kept_of(each.form, chosen, each.unsaved()) for each in chosen_in(root)),
            *(self._unsaved(field) for field in typed_in(root)),
        )

    def _unsaved(self, field: QWidget) -> Unsaved:
        """What stands in a field."""
        from coach.ui.kit.fields.typed import text_of  # noqa: PLC0415 - not at the start

        return self._kept_of(field, field.accessibleName(), text_of(field))

    def _kept_of(self, field: QWidget, named: str, text: str) -> Unsaved:
        """A text with where it was written; `named` is what the field is called."""
        from coach.services.settings.unsaved import Unsaved  # noqa: PLC0415 - not at the start
        from coach.ui.kit.fields.typed import most_of  # noqa: PLC0415

        above = field.window()
        inside = field if above is self._window else above.parentWidget()
        page = next((name for name, page in self._pages.items() if _holds(page, inside)), "")
        where = (
            translate("Leaving", "{field}, in “{dialog}”")
            if above is not self._window
            else "{field}"
        )
        what = where.format(field=named, dialog=above.windowTitle())
        return Unsaved(
            what, page, self._about.get(page, ""), text, most_of(field), field.objectName()
        )

    def _on_saving(self, unsaved: StoreError | None) -> None:
        """Once changes are kept again, it is told anew."""
        self._is_told = self._is_told and unsaved is not None


def _holds(page: QWidget, inside: QWidget | None) -> bool:
    return inside is not None and (page is inside or page.isAncestorOf(inside))


def _about(name: str, arg: object) -> str:
    """The id of the case or client that a page shows; empty for one of neither."""
    return str(getattr(arg, "case_id", arg) or "") if name in _ABOUT else ""


def _refusal(why: GoodTermsError, *, is_kept: bool) -> GoodTermsError:
    """Why the window stays open, and what comes of it if it is closed all the same."""
    leaves = translate("Leaving", "If it cannot be mended, closing again leaves without it.")
    if is_kept:
        leaves = translate(
            "Leaving",
            "If you close as it is, the program keeps the whole text and offers it when it next "
            "starts.",
        )
    safe = translate(
        "Leaving", "What you typed last is still here, and everything before it is saved."
    )
    todo = " ".join((translate("Leaving", "Mend that and close again: then it is saved."), leaves))
    if isinstance(why, TextRefused):  # once the text is mended it is said no longer
        return TextRefused(why.what, about=why.about, safe=safe, todo=todo)
    return GoodTermsError(why.what, safe=safe, todo=todo)
