# SPDX-License-Identifier: MIT
"""A script in the user's own words: a version of the library's, or one that is wholly theirs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.domain.talk.own_script import OwnText
from coach.domain.talk.script import ScriptStage
from coach.services.library.own_scripts import Whose
from coach.ui.kit.basic.buttons import PrimaryButton, QuietButton
from coach.ui.kit.basic.labels import Body
from coach.ui.kit.fields.fields import ChoiceField
from coach.ui.kit.fields.form_row import FormRow
from coach.ui.kit.fields.typed import settle
from coach.ui.kit.layout.columns import Columns
from coach.ui.kit.layout.page_head import PageHead
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.layout.stacked import column_of, row_of
from coach.ui.library.own_fields import OwnField
from coach.ui.library.own_side import OwnSide, own_text_words
from coach.ui.shell.found_route import LibraryBack, OwnWordsRoute, ScriptRoute
from coach.ui.shell.page import Page
from coach.ui.shell.words import script_stage_text

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from coach.domain.talk.script import Script
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell

_LONGEST = {OwnText.TITLE: 200, OwnText.USE_WHEN: 2000, OwnText.RULE: 300}
_TEXT = 20_000
_SAID = (OwnText.RULE, OwnText.SHORT, OwnText.LONG, OwnText.WRITTEN)  # they are listened to


class OwnWordsPage(Page):
    """`show_page` takes an `OwnWordsRoute`, or the id of a script; None begins a new one."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "own-words-page")
        self._route = OwnWordsRoute()
        self._base = self._own_id = ""  # what it is a version of; or whose id it has
        self._before: dict[OwnText, str] = {}
        self._place_before = ("", "")
        self._unkept: dict[str, dict[OwnText, str]] = {}  # by script: what could not be kept
        icon = shell.icons.icon
        self._back = QuietButton(self.tr("Back"), "back", icon("arrow-left", "quiet"))
        self._head = PageHead(shell.theme)
        self._intro = Body("", tone="quiet")
        self._situation = ChoiceField("own-situation", self)
        self._stage = ChoiceField("own-stage", self)
        self._about = QWidget(self)
        hears = services.ear.line
        names, helps = own_text_words(), self._helps()
        self._fields = {
            each: OwnField(
                shell, f"own:{each}", (names[each], helps.get(each, "")),
                hears if each in _SAID else None, self,
            )
            for each in OwnText
        }  # fmt: skip
        self._side = OwnSide(services, shell, self)
        self._save = PrimaryButton(self.tr("Keep these words"), "keep-own")
        self._remove = QuietButton("", "remove-own", icon("trash-2", "quiet"))
        self._page = ScrollPage(self)
        self._lay_out()
        self._connect()

    def _helps(self) -> dict[OwnText, str]:
        return {
            OwnText.RULE: self.tr("One sentence that you would tell yourself at the door."),
            OwnText.SHORT: self.tr(
                "As you would say it. Put [words in brackets] where a name or a day comes, leave "
                "a line between paragraphs, and put *what you do in silence* between stars."
            ),
        }

    def _lay_out(self) -> None:
        about = row_of(self._about, gap=12)
        about.addWidget(FormRow(self.tr("Situation"), self._situation, "", self._about), 1)
        about.addWidget(FormRow(self.tr("Moment of the talk"), self._stage, "", self._about), 1)
        columns = Columns(self._shell.theme, shares=(1, 1), narrow=760)
        columns.left.setSpacing(14)
        columns.left.addWidget(self._about)
        for field in self._fields.values():
            columns.left.addWidget(field)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._save)
        buttons.addWidget(self._remove)
        buttons.addStretch(1)
        columns.left.addLayout(buttons)
        columns.left.addStretch(1)
        columns.right.addWidget(self._side)
        body = self._page.body
        for part in (self._back, self._head, self._intro):
            body.addWidget(part)
        body.addSpacing(8)
        body.addWidget(columns)
        body.addStretch(1)
        column_of(self, self._page)

    def _connect(self) -> None:
        self._back.clicked.connect(self.leave)
        self._save.clicked.connect(self._on_save_clicked)
        self._remove.clicked.connect(self._on_remove_clicked)
        self._side.kept.connect(self._on_kept)
        self._side.taken.connect(self._on_taken)
        for each, field in self._fields.items():
            field.edit.set_most(_LONGEST.get(each, _TEXT))
            field.changed.connect(self._on_changed)

    # -- what is shown

    def show_page(self, arg: object = None) -> None:
        """Show a script to be put into one's own words, or an empty one."""
        self.finish()
        if isinstance(arg, OwnWordsRoute):
            self._route = arg
        else:
            self._route = OwnWordsRoute(None if arg is None else ScriptRoute(str(arg)))
        script = None
        if self._route.script is not None:
            script = self._services.library.script(self._route.script.id)
        self._base = self._own_id = ""
        if script is not None:
            self._base, self._own_id = self._whose(script)
        self._shell.part(self._intro, partial(self._draw_words, script))
        self._shell.part(self._about, partial(self._draw_choices, script))
        self._about.setVisible(not self._base and not self._about.isHidden())
        self._show_texts(script)
        self._shell.part(self._side, self._draw_side)
        first = OwnText.SHORT if script is not None else OwnText.TITLE
        self._fields[first].edit.setFocus()
        self._page.to_top()

    def _whose(self, script: Script) -> tuple[str, str]:
        """The script of the library that it is a version of, or the id of the user's own."""
        mine = self._services.own_scripts.whose(script.id) is Whose.OWN
        return ("", script.id) if mine else (script.id, "")

    def _draw_words(self, script: Script | None) -> None:
        own = self._services.own_scripts
        version = self._base and own.version_of(self._base) is not None
        title = self.tr("In my words") if script is not None else self.tr("A script of mine")
        self._head.set_title(title)
        of_library = self.tr(
            "The library’s words stay as they are, beside yours. Wherever the script is shown, "
            "printed or prompted, it speaks with your words."
        )
        mine = self.tr("It stands in the library with the others, and is found like them.")
        self._intro.setText(of_library if self._base else mine)
        back = self.tr("Back to the library’s words")
        self._remove.set_text(back if self._base else self.tr("Move to the trash"))
        self._remove.setVisible(bool(version or self._own_id))

    def _draw_choices(self, script: Script | None) -> None:
        self._about.show()
        self._situation.clear()
        for each in self._services.library.situations():
            self._situation.addItem(each.title, each.id)
        self._stage.clear()
        for stage in ScriptStage:
            self._stage.addItem(script_stage_text(stage), stage.value)
        situation = script.situation if script is not None else self._route.situation
        self._situation.setCurrentIndex(max(self._situation.findData(situation), 0))
        stage_now = script.stage if script is not None else ScriptStage.NEWS
        self._stage.setCurrentIndex(max(self._stage.findData(stage_now.value), 0))
        self._place_before = self._place()

    def _show_texts(self, script: Script | None) -> None:
        self._before = {
            each: "" if script is None else str(getattr(script, each.value)) for each in OwnText
        }
        shown = self._unkept.get(self._script_id, self._before)
        for each, field in self._fields.items():
            field.show_text(shown[each])
        self._settle()
        self._side.show_texts(self._texts())

    def _draw_side(self) -> None:
        self._side.show_cases()
        self._draw_differences()

    def _draw_differences(self) -> None:
        own = self._services.own_scripts
        base = self._base
        self._side.show_differences(
            own.differences(base) if base else (), own.changed_under(base) if base else ()
        )

    def _texts(self) -> dict[OwnText, str]:
        return {each: field.edit.text() for each, field in self._fields.items()}

    def _settle(self) -> None:
        settle(*(field.edit for field in self._fields.values()))

    # -- what is kept

    @property
    def _script_id(self) -> str:
        return self._base or self._own_id

    def finish(self) -> None:
        """Keep what was typed, where it can be kept; what cannot stays here."""
        self._finished()

    def _finished(self) -> bool:
        """Keep what was typed; False where it cannot be kept, which is said once.

        It stays here, and stands in its fields again when one comes back to the script.
        """
        texts = self._texts()
        if not self._before or not self._is_changed(texts):
            self._unkept.pop(self._script_id, None)
            return True
        if self._unkept.get(self._script_id) == texts:
            return True
        if self._shell.attempt(partial(self._put, texts)):
            self._say_kept()
            return True
        self._unkept[self._script_id] = texts
        return False

    def _is_changed(self, texts: dict[OwnText, str]) -> bool:
        moved = bool(self._own_id) and self._place() != self._place_before
        return moved or any(
            texts[each].strip() != self._before.get(each, "").strip() for each in texts
        )

    def _place(self) -> tuple[str, str]:
        """The situation and the moment that are chosen."""
        return str(self._situation.currentData()), str(self._stage.currentData())

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was just typed when the page is left."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.finish()

    def leave(self) -> None:
        """Go back to the script, or to the library; what cannot be kept is told first."""
        if not self._finished():
            return
        script_id = self._base or self._own_id
        if script_id:
            route = self._route.script or ScriptRoute(script_id)
            self._shell.go("script", route._replace(id=script_id))
        else:
            situation = str(self._situation.currentData() or "")
            self._shell.go("library", LibraryBack("", situation))

    def _put(self, texts: dict[OwnText, str]) -> None:
        own, before = self._services.own_scripts, self._script_id
        situation, stage = self._place()
        if self._base:
            own.put_version(self._base, texts)
        else:
            where = situation, ScriptStage(stage)
            if self._own_id:
                own.change(self._own_id, *where, texts)
            else:
                self._own_id = own.add(*where, texts).id
        self._before, self._place_before = texts, (situation, stage)
        self._unkept.pop(before, None)
        self._settle()

    def _on_save_clicked(self) -> None:
        if self._shell.attempt(partial(self._put, self._texts())):
            self._say_kept()
            self.leave()

    def _say_kept(self) -> None:
        self._shell.toast(self.tr("Your words are kept."))

    def _on_remove_clicked(self) -> None:
        own = self._services.own_scripts
        version = own.version_of(self._base) if self._base else None
        gone = version.id if version is not None else self._own_id
        if gone and self._shell.attempt(partial(own.remove, gone)):
            self._before = {}
            self._unkept.pop(self._script_id, None)
            back = partial(self._shell.attempt, partial(own.bring_back, gone))
            self._shell.toast(self.tr("Your words are in the trash."), back)
            if not self._base:
                self._own_id = ""
            self.leave()

    def _on_kept(self) -> None:
        if self._shell.attempt(partial(self._services.own_scripts.keep_mine, self._base)):
            self._draw_differences()

    def _on_taken(self, text: OwnText) -> None:
        own = self._services.own_scripts
        if self._finished() and self._shell.attempt(partial(own.take_theirs, self._base, text)):
            script = self._services.library.script(self._base)
            self._show_texts(script)
            self._draw_words(script)
            self._draw_differences()

    def _on_changed(self) -> None:
        self._side.show_texts(self._texts())
