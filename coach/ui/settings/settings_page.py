# SPDX-License-Identifier: MIT
"""The settings; each is kept as soon as it is set."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from coach import __version__
from coach.domain.search import Place
from coach.ui.kit.basic.buttons import SecondaryButton
from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.basic.section import Section
from coach.ui.kit.fields.fields import NumberField, show_kept
from coach.ui.kit.fields.form_row import FormRow
from coach.ui.kit.fields.typed import settle
from coach.ui.kit.layout.flow_layout import FlowLayout
from coach.ui.kit.layout.page_head import PageHead
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.layout.stacked import column_of
from coach.ui.settings.sample_section import SampleSection
from coach.ui.settings.study_section import StudySection
from coach.ui.shell.page import Page
from coach.ui.shell.shell import Data

if TYPE_CHECKING:
    from coach.services.container import Services
    from coach.services.settings.settings import Theme
    from coach.ui.shell.shell import Shell

_THEMES: tuple[Theme, ...] = ("system", "light", "dark")
_STEP = 10
_NAME = 100  # characters that one types of a first name


class SettingsPage(Page):
    """Look, name, discretion, and where the data lies."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "settings-page")
        self._themes = QButtonGroup(self)
        self._size = NumberField("text-size")
        self._name = QLineEdit()
        self._discreet = QCheckBox(self.tr("Show initials instead of names"))
        self._study = StudySection(services, shell)
        self._samples = SampleSection(services, shell)
        self._folder = QLabel()
        self._key = Body("")
        self._pack = Body("")
        self._column = QWidget(self)
        self._lay_out()
        shell.theme.changed.connect(self._fit)
        self._fit()

    def _lay_out(self) -> None:
        column = column_of(self._column)
        sections = (self._look(), self._you(), self._study, self._samples)
        for section in (*sections, self._data(), self._about()):
            column.addWidget(section)
        beside = QHBoxLayout()  # gives the column its width before its height is asked for
        beside.addWidget(self._column, 1)
        beside.addStretch(0)
        page = self._page = ScrollPage(self)
        page.body.addWidget(PageHead(self._shell.theme, self.tr("Settings")))
        page.body.addLayout(beside)
        page.body.addStretch(1)
        column_of(self, page)

    def _fit(self) -> None:
        """Be as wide as lines of this size can be read."""
        for part, width in ((self._column, 720), (self._size, 160), (self._name, 420)):
            part.setMaximumWidth(self._shell.theme.px(width))

    def _look(self) -> Section:
        section = Section(self.tr("How it looks"))
        row = QWidget()
        buttons = FlowLayout(row)
        texts = (self.tr("As the system"), self.tr("Light"), self.tr("Dark"))
        for number, (theme, text) in enumerate(zip(_THEMES, texts, strict=True)):
            button = SecondaryButton(text, f"theme:{theme}")
            button.setCheckable(True)
            self._themes.addButton(button, number)
            buttons.addWidget(button)
        self._themes.idClicked.connect(self._on_theme_clicked)
        section.body.addWidget(FormRow(self.tr("Colours"), row))
        self._size.setRange(100, 200)
        self._size.setSingleStep(_STEP)
        self._size.setSuffix(self.tr(" %"))
        self._size.setKeyboardTracking(False)
        self._size.valueChanged.connect(self._on_size_changed)
        section.body.addWidget(FormRow(self.tr("Size of text"), self._size))
        return section

    def _you(self) -> Section:
        section = Section(self.tr("You"))
        self._name.setObjectName("my-name")
        self._name.editingFinished.connect(self._on_name_finished)
        section.body.addWidget(
            FormRow(
                self.tr("Your first name"), self._name, self.tr("As you would say it in a talk.")
            )
        )
        self._discreet.setObjectName("discreet")
        self._discreet.toggled.connect(self._on_discreet_toggled)
        section.body.addSpacing(4)
        section.body.addWidget(self._discreet)
        section.body.addWidget(
            Quiet(
                self.tr(
                    "For a screen that others can see: “H. T.” then stands for Halden Tools on "
                    "every page, in titles, notes and reminders too; so it does for whoever "
                    "practises with you. In a talk and its plan so it does for the client’s people "
                    "and for those whom the blanks name. Fields that you type in, the directory "
                    "and a saved brief keep the names."
                )
            )
        )
        return section

    def _data(self) -> Section:
        section = Section(self.tr("Your data"))
        section.body.addWidget(
            Body(
                self.tr(
                    "Everything you write stays on this computer. The program never goes online."
                )
            )
        )
        section.body.addWidget(self._key)
        self._folder.setObjectName("data-folder")
        self._folder.setTextFormat(Qt.TextFormat.PlainText)
        self._folder.setWordWrap(True)
        self._folder.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        section.body.addWidget(FormRow(self.tr("Folder of the data file"), self._folder))
        section.body.addSpacing(4)
        section.body.addWidget(
            Body(
                self.tr(
                    "A backup is made at the first start of a day, and when the program is closed "
                    "after you saved something."
                )
            )
        )
        backups = SecondaryButton(self.tr("Backups…"), "show-backups")
        backups.clicked.connect(self._on_backups_clicked)
        section.body.addWidget(backups)
        return section

    def _about(self) -> Section:
        section = Section(self.tr("About"))
        version = self.tr("Good Terms {version}, under the MIT licence.")
        section.body.addWidget(Body(version.format(version=__version__)))
        section.body.addWidget(self._pack)
        packs = SecondaryButton(self.tr("Packs…"), "show-packs")
        packs.clicked.connect(partial(self._shell.go, "packs"))
        section.body.addWidget(packs)
        section.body.addWidget(
            Quiet(
                self.tr(
                    "It coaches; it does not replace legal, medical or accounting advice. Where a "
                    "line rests on our own judgement alone, the line says so."
                )
            )
        )
        section.body.addWidget(Quiet(self.tr("Icons: Lucide, under the ISC licence.")))
        return section

    def show_page(self, arg: object = None) -> None:
        """Show the settings as they are kept, with the keys on the one that `arg` names."""
        self._show_kept()
        chosen = self._themes.button(_THEMES.index(self._services.settings.theme))
        fields: dict[object, QWidget] = {
            Place.TEXT_SIZE: self._size,
            Place.MY_NAME: self._name,
            Place.DISCREET: self._discreet,
            Place.DATA: self._folder,
            Place.STUDY_LIMITS: self._study.new,
            Place.SAMPLES: self._samples.first(),
        }
        asked: QWidget = fields.get(arg, chosen)
        asked.setFocus(Qt.FocusReason.OtherFocusReason)
        self._page.ensureWidgetVisible(asked)

    def _show_kept(self) -> None:
        settings = self._services.settings
        self._themes.button(_THEMES.index(settings.theme)).setChecked(True)
        with QSignalBlocker(self._size), QSignalBlocker(self._discreet):
            self._size.setValue(settings.text_size)
            self._discreet.setChecked(settings.discreet)
        show_kept(self._name, settings.my_name, _NAME)
        self._study.show_kept()
        self._shell.part(self._samples, self._samples.show_kept)
        self._folder.setText(str(settings.data_folder))
        self._key.setText(settings.key_sentence)
        info = self._services.content.info
        text = self.tr("Content: {title} {version}, {licence} licence.")
        self._pack.setText(
            text.format(title=info.title, version=info.version, licence=info.licence)
        )

    def _keep(self, name: str, value: object) -> bool:
        return self._shell.attempt(partial(setattr, self._services.settings, name, value))

    def _choose(self, name: str, value: object) -> bool:
        """Keep what was chosen; where that is refused, show what was chosen before."""
        kept = self._keep(name, value)
        if not kept:
            self._show_kept()
        return kept

    def _on_backups_clicked(self) -> None:
        self._shell.attempt(self._services.settings.show_backups)

    def _on_theme_clicked(self, number: int) -> None:
        if self._choose("theme", _THEMES[number]):
            self._shell.restyle()

    def _on_size_changed(self, percent: int) -> None:
        if self._choose("text_size", percent):
            self._shell.restyle()

    def _on_name_finished(self) -> None:
        same = self._name.text().strip() == self._services.settings.my_name
        if same or self._keep("my_name", self._name.text()):
            settle(self._name)

    def _on_discreet_toggled(self, discreet: bool) -> None:
        if self._choose("discreet", discreet):
            self._shell.changed(Data.SETTINGS)
