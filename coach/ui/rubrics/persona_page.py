# SPDX-License-Identifier: MIT
"""A persona to read: who they are, what they hide, what moves them, and what they must say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.basic.section import Section
from coach.ui.kit.disclosure import Disclosure
from coach.ui.rubrics.persona_words import change_text, condition_text, effect_text, names_of
from coach.ui.rubrics.read_page import ReadPage
from coach.ui.shell.practice_routes import RoundRoute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from coach.domain.practice.persona import Persona
    from coach.services.container import Services
    from coach.services.library.own_scripts import Whose
    from coach.services.practice.own import Removed
    from coach.ui.shell.shell import Shell


class PersonaPage(ReadPage):
    """One persona; whoever is to practise with them reads no further than their role."""

    kind = "persona"

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(
            services, shell, QCoreApplication.translate("PersonaPage", "Practise for two")
        )

    def start(self) -> None:
        """Set a round with them up."""
        self._shell.go("round-setup", RoundRoute(persona=self.item))

    def _persona(self) -> Persona:
        return self._services.practice.persona(self.item)

    def title(self) -> tuple[str, str]:
        """Their name, and their role."""
        persona = self._persona()
        return persona.name, persona.role

    def whose(self) -> Whose:
        """Whose they are."""
        return self._services.own_practice.whose_persona(self.item)

    def take_out(self) -> Removed:
        """Put what is the user's own of them into the trash."""
        return self._services.own_practice.remove_persona(self.item)

    def sections(self) -> Iterator[QWidget]:
        """All that whoever plays them knows."""
        persona = self._persona()
        yield self._who(persona)
        yield self._hidden(persona)
        yield self._sore(persona)
        yield self._pressing(persona)
        yield self._moved(persona)

    def _who(self, persona: Persona) -> Section:
        section = Section(self.tr("Who they are"))
        levels = {each.level: each for each in self._services.practice.levels()}
        level = levels.get(persona.level)
        told = "" if level is None else f"{level.name}. {level.behaves}"
        for label, text in (
            (self.tr("Level"), told),
            (self.tr("Themselves"), persona.who),
            (self.tr("At stake"), persona.stake),
            (self.tr("They suspect"), persona.suspects),
            (self.tr("How they speak"), persona.voice),
        ):
            if text:
                section.body.addWidget(self.paragraph(label, text))
        return section

    def _hidden(self, persona: Persona) -> Section:
        section, hidden = Section(self.tr("What they hide")), persona.hidden
        for label, text in (
            (self.tr("The fact"), hidden.fact),
            (self.tr("When they tell it"), hidden.rule),
            (self.tr("They say"), hidden.says),
        ):
            section.body.addWidget(self.paragraph(label, text))
        return section

    def _sore(self, persona: Persona) -> Section:
        section = Section(self.tr("What calms them, and what does not"))
        section.body.addWidget(self.paragraph(self.tr("Calms"), _points(persona.calms)))
        words = [
            "{words} ({change}): {because}".format(
                words=", ".join(f"“{word}”" for word in each.words),
                change=change_text(each.trust, each.tension),
                because=each.because,
            )
            for each in persona.triggers
        ]
        section.body.addWidget(self.paragraph(self.tr("Words they hear badly"), _points(words)))
        section.body.addWidget(self.paragraph(self.tr("They leave"), persona.walks_away))
        section.body.addWidget(self.paragraph(self.tr("Leaving, they say"), persona.farewell))
        return section

    def _pressing(self, persona: Persona) -> Section:
        section = Section(self.tr("What whoever plays them must say"))
        for push in persona.pushbacks:
            levels = ", ".join(level.value for level in push.levels)
            section.body.addWidget(Body(push.says, section))
            told = self.tr("{when} (level {levels})").format(when=push.when, levels=levels)
            section.body.addWidget(Quiet(told, section))
        return section

    def _moved(self, persona: Persona) -> Section:
        section = Section(self.tr("What moves them"))
        names = names_of(self._services.practice.moves())
        begins = self.tr(
            "They begin with trust {trust} and tension {tension}, of 10. They leave when {leaves}."
        ).format(
            trust=persona.trust,
            tension=persona.tension,
            leaves=condition_text(persona.leaves, names),
        )
        section.body.addWidget(Body(begins, section))
        rows = Disclosure(
            self._shell,
            "persona-table",
            self.tr("The whole table: {count} rows").format(count=len(persona.effects)),
            self.tr("Of several rows for one move the first that holds counts."),
        )
        for effect in persona.effects:
            rows.body.addWidget(Body(effect_text(effect, names), rows))
            rows.body.addWidget(Quiet(effect.because, rows))
        section.body.addWidget(rows)
        return section


def _points(texts: tuple[str, ...] | list[str]) -> str:
    return "\n".join(f"• {text}" for text in texts)
