# SPDX-License-Identifier: MIT
"""What stands in a script: its words, what comes before, good and bad, and where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.talk.script import blanks_in
from coach.ui.case.source_list import SourceList
from coach.ui.case.talk_side import ReactionList
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.labels import Body, Heading, Quiet, Subtitle
from coach.ui.kit.basic.section import Section
from coach.ui.kit.disclosure import Disclosure
from coach.ui.kit.layout.columns import Columns
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.stacked import column_of
from coach.ui.library.pair_list import MarkedLine, PairList
from coach.ui.library.script_links import ScriptLinks
from coach.ui.library.script_practice import ScriptPractice
from coach.ui.library.script_text import ScriptText

if TYPE_CHECKING:
    from coach.domain.talk.script import Script
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell


class ScriptBody(QWidget):
    """All of a script; what it lacks is left out."""

    reaction_asked = Signal(object)  # the id of a reaction whose scripts are wanted

    def __init__(self, services: Services, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._shell = services, shell
        self._sections: dict[str, QWidget] = {}
        self._texts: dict[str, ScriptText] = {}
        self._labels: dict[str, Body] = {}
        self._rule = Subtitle("", self)
        self._rule.setObjectName("script-rule")
        self._variants: dict[str, Disclosure] = {}
        self._settled, self._avoid = QVBoxLayout(), QVBoxLayout()
        self._pairs = PairList(shell)
        more = self.tr("Scripts for this")
        self._reactions = ReactionList(shell, more=more)
        self._verdicts = ScriptLinks(services, shell, "script-verdicts")
        self._cases = ScriptLinks(services, shell, "script-cases")
        self._practice = ScriptPractice(shell)
        self._sources = SourceList()
        self._columns = Columns(shell.theme, shares=(3, 2), narrow=760)
        self._lay_out()
        self._reactions.more_asked.connect(self.reaction_asked)

    # -- what it is made of

    def _lay_out(self) -> None:
        self._fill_left()
        self._fill_right()
        layout = column_of(self, self._columns, gap=8)
        layout.addWidget(self._section("pairs", self.tr("Side by side"), self._pairs))
        layout.addWidget(self._section("bad", self.tr("How it goes wrong"), self._bad()))

    def _bad(self) -> QWidget:
        """A bad version, and beside it what is wrong with it."""
        columns = Columns(self._shell.theme, shares=(3, 2), narrow=760)
        columns.left.addWidget(self._text("bad", self.tr("How it goes wrong")))
        columns.left.addStretch(1)
        columns.right.addWidget(Quiet(self.tr("What is wrong with it"), self))
        columns.right.addWidget(self._label("bad-why"))
        columns.right.addStretch(1)
        return columns

    def _fill_left(self) -> None:
        left = self._columns.left
        rule = Card(self, tone="soft", margin=16)
        rule.body.addWidget(Quiet(self.tr("One rule to remember"), rule))
        rule.body.addWidget(self._rule)
        self._sections["rule"] = rule
        short = Card(self)
        short.body.addWidget(Heading(self.tr("Short")))
        self._legend = self._text("legend", self.tr("What the brackets mean"))
        self._legend.show_markdown(
            self.tr("[Words like these] are examples. Say your own in their place.")
        )
        short.body.addWidget(self._legend)
        short.body.addWidget(self._text("short", self.tr("Short")))
        left.addWidget(rule)
        left.addSpacing(4)
        left.addWidget(short)
        for name, title in (
            ("long", self.tr("Longer")),
            ("written", self.tr("In writing, afterwards")),
        ):
            left.addWidget(self._section(name, title, self._text(name, title)))
        unwritten = self._label("unwritten", quiet=True)
        left.addWidget(self._section("unwritten", self.tr("In writing, afterwards"), unwritten))
        left.addWidget(self._variant_section())
        left.addStretch(1)

    def _variant_section(self) -> Section:
        titles = {
            "by-video": self.tr("By video or telephone"),
            "for-two": self.tr("Two people across the table"),
            "alone": self.tr("When you work alone"),
        }
        for name, title in titles.items():
            row = Disclosure(self._shell, f"variant:{name}", title, parent=self)
            row.body.addWidget(self._text(name, title))
            self._variants[name] = row
        return self._section(
            "variants", self.tr("Where it is said otherwise"), *self._variants.values()
        )

    def _fill_right(self) -> None:
        right = self._columns.right
        right.addWidget(self._section("use", self.tr("Use it when"), self._label("use")))
        right.addWidget(self._section("not", self.tr("Not when"), self._label("not")))
        settled = Section(self.tr("Settle this first"))
        settled.body.addLayout(self._settled)
        avoid = Section(self.tr("What not to say"))
        avoid.body.addLayout(self._avoid)
        self._sections |= {"settled": settled, "avoid": avoid}
        right.addWidget(settled)
        right.addWidget(avoid)
        titles: tuple[tuple[str, str, QWidget], ...] = (
            ("reactions", self.tr("They may say"), self._reactions),
            ("verdicts", self.tr("It goes with these verdicts"), self._verdicts),
            ("cases", self.tr("Your open cases that could use it"), self._cases),
            ("sources", self.tr("Where it comes from"), self._sources),
        )
        for name, title, part in titles:
            right.addWidget(self._section(name, title, part))
            if name == "reactions":
                practise = self._label("focus"), self._practice
                right.addWidget(self._section("focus", self.tr("What to practise"), *practise))
        right.addStretch(1)

    def _section(self, name: str, title: str, *parts: QWidget) -> Section:
        section = Section(title)
        for part in parts:
            section.body.addWidget(part)
        self._sections[name] = section
        return section

    def _text(self, name: str, title: str) -> ScriptText:
        text = self._texts[name] = ScriptText(self._shell.theme, f"script-{name}", title, self)
        return text

    def _label(self, name: str, *, quiet: bool = False) -> Body:
        label = self._labels[name] = Body("", self, tone="quiet" if quiet else "")
        return label

    # -- what is shown

    def show_script(self, script: Script) -> None:
        """Show all of a script."""
        texts = {
            "short": script.short,
            "long": script.long,
            "written": script.written,
            "bad": script.contrast,
            "by-video": script.by_video,
            "for-two": script.for_two,
            "alone": script.alone,
        }
        for name, text in texts.items():
            self._texts[name].show_markdown(text)
        self._legend.setVisible(any(blanks_in(text) for text in texts.values()))
        self._rule.setText(script.rule)
        for name, text in (
            ("bad-why", script.contrast_why),
            ("unwritten", script.not_in_writing),
            ("use", script.use_when),
            ("not", script.not_when),
            ("focus", script.focus),
        ):
            self._labels[name].setText(text)
        for name, row in self._variants.items():
            row.setVisible(bool(texts[name]))
            row.set_open(False)
        self._show_lists(script)
        self._show_sections(script)

    def _show_lists(self, script: Script) -> None:
        settle, avoid = ("circle", "quiet"), ("x", "conduct")
        fill(self._settled, [self._line(settle, text) for text in script.settled_first])
        fill(self._avoid, [self._line(avoid, text) for text in self._avoided(script)])
        self._pairs.show_pairs(script.pairs)
        self._verdicts.show_verdicts(script)

    def _line(self, icon: tuple[str, str], text: str) -> MarkedLine:
        return MarkedLine(self._shell, icon, text, self)

    def _avoided(self, script: Script) -> tuple[str, ...]:
        """What is not to be said and stands in no pair."""
        paired = {pair.bad for pair in script.pairs}
        return tuple(text for text in script.avoid if text not in paired)

    def _show_sections(self, script: Script) -> None:
        shown = {
            "rule": script.rule,
            "long": script.long,
            "written": script.written,
            "unwritten": script.not_in_writing and not script.written,
            "variants": script.by_video or script.for_two or script.alone,
            "pairs": script.pairs,
            "bad": script.contrast,
            "use": script.use_when,
            "not": script.not_when,
            "settled": script.settled_first,
            "avoid": self._avoided(script),
            "verdicts": script.verdicts,
        }
        for name, content in shown.items():
            self._sections[name].setVisible(bool(content))
        self._shell.part(self._sections["reactions"], lambda: self._show_reactions(script))
        self._labels["focus"].setVisible(bool(script.focus))
        self._shell.part(self._practice, lambda: self._show_practice(script))
        self._shell.part(self._sections["cases"], lambda: self._show_cases(script))
        self._shell.part(self._sections["sources"], lambda: self._show_sources(script))

    def _show_reactions(self, script: Script) -> None:
        reactions = self._services.library.reactions(script)
        self._reactions.show_reactions(reactions)
        self._sections["reactions"].setVisible(bool(reactions))

    def _show_practice(self, script: Script) -> None:
        found = self._services.practice.for_talks(script.verdicts)
        self._practice.show_practice(found)
        shown = bool(found.rubrics or found.roleplays)
        self._practice.setVisible(shown)
        self._sections["focus"].setVisible(shown or bool(script.focus))

    def _show_cases(self, script: Script) -> None:
        self._cases.show_cases(self._services.shelf.cases_for(script.id))

    def _show_sources(self, script: Script) -> None:
        sources = self._services.library.sources(script.sources)
        self._sources.show_sources(sources)
        self._sections["sources"].setVisible(bool(sources))
