"""Every id that a pack defines, from the plain data, so that one faulty piece hides no name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.content.kinds.inherit import TOLD_ABOVE
from coach.content.kinds.locations import did_you_mean
from coach.content.kinds.names import OUTCOMES, Vocabulary
from coach.domain.talk.talk import FactKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from coach.content.kinds.draft import RawPack
    from coach.content.kinds.locations import Document, Faults, SourceLocation


class PackNames:
    """The names of one pack, and what may be named at each place of it."""

    def __init__(self, draft: RawPack) -> None:
        self._draft = draft
        self.seen: set[str] = set()  # every name that some condition compares
        self.gates = tuple(_ids(draft.questions_file, "gates"))
        self._questions = self.in_order(_places(draft.questions_file, "questions"))
        self._rules = self.in_order(_places(draft.rules_file, "rules"))
        self.questions = {place.text("id"): _options(place) for place in self._questions}
        self.flags = {flag: place for place in reversed(self._rules) for flag in _flags(place)}
        self.facts = {
            place.text("id"): _choices(place) for place in _places(draft.facts_file, "facts")
        }
        self.dates = tuple(
            place.text("id")
            for place in _places(draft.facts_file, "facts")
            if place.text("kind") == FactKind.DATE
        )
        self.sources = _known(draft.sources_file, "sources")
        self.situations = _known(draft.situations_file, "situations")

    @property
    def placed(self) -> list[SourceLocation]:
        """Every question and rule."""
        return [*self._questions, *self._rules]

    def in_order(self, places: Iterable[SourceLocation]) -> list[SourceLocation]:
        """Questions or rules by the order of their gates, else as they stand in the file."""
        return sorted(places, key=lambda place: self.gate_number(place.text("gate")))

    def gate_number(self, gate: str) -> int:
        """The position of a gate; after all others when it is unknown."""
        return self.gates.index(gate) if gate in self.gates else len(self.gates)

    def at_question(self, place: SourceLocation) -> Vocabulary:
        """What a question's condition may name: questions before it, flags of earlier gates."""
        index = self._questions.index(place)
        gate = self.gate_number(place.text("gate"))
        rules = [r for r in self._rules if self.gate_number(r.text("gate")) < gate]
        return self._interview([p.text("id") for p in self._questions[:index]], rules)

    def at_rule(self, place: SourceLocation) -> Vocabulary:
        """What a rule's condition may name: questions up to its gate, flags of rules above it."""
        gate = self.gate_number(place.text("gate"))
        asked = [p.text("id") for p in self._questions if self.gate_number(p.text("gate")) <= gate]
        return self._interview(asked, self._rules[: self._rules.index(place)])

    def at_the_end(self) -> Vocabulary:
        """What a promise may name: every question, and every flag; it asks for none by itself."""
        return Vocabulary(
            values=self.questions,
            questions=self.questions,
            flags=self.flags,
            gaps=self._draft.questions_file is None or self._draft.rules_file is None,
        )

    def in_talk(self) -> Vocabulary:
        """What conditions of talks, plans, facts, reactions and wording may name."""
        draft = self._draft
        choices = {name: values for name, values in self.facts.items() if values is not None}
        files = (draft.questions_file, draft.rules_file, draft.facts_file)
        return Vocabulary(
            values={**self.questions, **choices, **OUTCOMES},
            questions=self.questions,
            flags=self.flags,
            facts=self.facts,
            gaps=None in files,
            seen=self.seen,
        )

    def check_sources(self, ids: Iterable[str], place: SourceLocation, faults: Faults) -> None:
        """Note the sources that the pack does not have."""
        known = self.sources and (*self.sources, TOLD_ABOVE)
        check_known(ids, place, known, "source", faults)

    def _interview(self, asked: list[str], rules: list[SourceLocation]) -> Vocabulary:
        return Vocabulary(
            values={name: self.questions[name] for name in asked},
            questions=asked,
            flags={flag for rule in rules for flag in _flags(rule)},
            later=self.questions,
            later_flags=self.flags,
            gaps=self._draft.questions_file is None or self._draft.rules_file is None,
            seen=self.seen,
        )


def check_known(
    ids: Iterable[str],
    place: SourceLocation,
    known: Collection[str] | None,
    kind: str,
    faults: Faults,
) -> None:
    """Note the ids that are not known; None: what is known could not be read."""
    for number, name in enumerate(ids):
        if known is not None and name not in known:
            at = place.at(number) if isinstance(place.data, list) else place
            mend = did_you_mean(name, known, most=0) or "There is none yet: write it."
            faults.add(at, f"Unknown {kind} '{name}'.", mend)


def check_unique(ids: Iterable[str], place: SourceLocation, kind: str, faults: Faults) -> None:
    """Note the entries of the list at a place whose `id` stands there before."""
    seen: set[str] = set()
    for number, name in enumerate(ids):
        if name in seen:
            what = f"The {kind} '{name}' stands here twice."
            faults.add(place.at(number, "id"), what, "Give one of them another id.")
        seen.add(name)


def check_roles(places: Iterable[SourceLocation], faults: Faults) -> None:
    """Note the entries whose `role` another has before them."""
    seen: dict[str, str] = {}
    for place in places:
        role = place.text("role")
        if role and role in seen:
            what = f"The role '{role}' is that of '{seen[role]}' already."
            faults.add(place.at("role"), what, "Take it out of one of them.")
        seen.setdefault(role, place.text("id"))


def _places(document: Document | None, key: str) -> list[SourceLocation]:
    return [] if document is None else document.items(key)


def _ids(document: Document | None, key: str) -> list[str]:
    return [place.text("id") for place in _places(document, key)]


def _known(document: Document | None, key: str) -> tuple[str, ...] | None:
    return None if document is None else tuple(_ids(document, key))


def _options(question: SourceLocation) -> tuple[str, ...]:
    found = question.at("options").data
    places = (
        [question.at("options", n) for n in range(len(found))] if isinstance(found, list) else []
    )
    return tuple(place.text("id") for place in places)


def _flags(rule: SourceLocation) -> list[str]:
    found = rule.at("flags").data
    return [flag for flag in found if isinstance(flag, str)] if isinstance(found, list) else []


def _choices(fact: SourceLocation) -> tuple[str, ...] | None:
    found = fact.at("choices").data
    return tuple(found) if isinstance(found, dict) else None
