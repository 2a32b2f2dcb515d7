"""Cards out of the library: which there are, and the faces of each, made when it is shown."""

from __future__ import annotations

import hashlib
import re
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from coach.domain.rules.verdict import Mode, Verdict
from coach.domain.study.card import ID_PARTS, Card, CardKind, CardRef, Choice, Note
from coach.domain.talk.script import ScriptStage
from coach.domain.talk.talk import PartRole
from coach.engine.rules.diagnosis import diagnose
from coach.engine.study.quiz import nearest, reasons
from coach.engine.talk.blanks import with_unfilled
from coach.engine.talk.context import Context

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from coach.domain.pack import Library, TalkContent
    from coach.domain.practice.rubric import Rubric, RubricCheck
    from coach.domain.rules.diagnosis import Diagnosis
    from coach.domain.rules.interview import Interview
    from coach.domain.rules.verdict import VerdictText
    from coach.domain.study.lessons import Story
    from coach.domain.talk.script import Script
    from coach.domain.talk.talk import PartText

WORDS_A_MINUTE = 130  # as people speak who have to find their words
OF_SCRIPTS = tuple(CardKind)[:5]  # in the order in which they are learned
LEAST_SECONDS, MOST_SECONDS = 15, 180  # on the clock of a card
GAP = "_____"

T = TypeVar("T")
_FIRST_WORDS = 12  # a greeting alone is no beginning
_MOST_GAPS, _WORDS_A_GAP = 3, 5
_LEAST_LETTERS = 4  # a shorter word says little
_DIRECTION = re.compile(r"^\s*(\*{1,2})[^*]+\1\s*$")  # a line in italics or bold: "*Pause.*"
_SENTENCE = re.compile(r".+?[.!?:][”’\"']?(?=\s|$)|.+$", re.DOTALL)
_WORD = re.compile(r"[A-Za-z’'-]+")
_USUAL = {Verdict.PART_NOW: Mode.SUSPEND}  # the mode in which it is mostly meant
_TASKS = {
    CardKind.OPENING: "How do you begin? Say the first sentence.",
    CardKind.RULE: "Which words are missing?",
    CardKind.INSTEAD: "What would you say instead, and why?",
    CardKind.FAULT: "What is wrong with this?",
    CardKind.ALOUD: "Say it aloud, as you would across the table.",
    CardKind.REPLY: "They say this. What do you say?",
    CardKind.ORDER: "Put the parts of this talk in order.",
    CardKind.STORY: "What would you do, and why?",
    CardKind.CHECK: "This misses what is asked. What is asked, and what would you say?",
}


class Deck(Struct, frozen=True, dict=True):
    """All that cards are made from."""

    library: Library
    talk: TalkContent
    verdicts: tuple[VerdictText, ...]
    interview: Interview
    stories: tuple[Story, ...]
    quiet: frozenset[str] = frozenset()  # words that say nothing: never left out of a rule
    rubrics: tuple[Rubric, ...] = ()

    @cached_property
    def _scripts(self) -> Mapping[str, Script]:
        return {script.id: script for script in self.library.scripts}

    @cached_property
    def _situations(self) -> Mapping[str, str]:
        return {each.id: each.title for each in self.library.situations}

    @cached_property
    def _reactions(self) -> Mapping[str, int]:
        return {each.id: n for n, each in enumerate(self.talk.reactions)}

    @cached_property
    def _stories(self) -> Mapping[str, Story]:
        return {story.id: story for story in self.stories}

    @cached_property
    def _checks(self) -> Mapping[str, tuple[Rubric, RubricCheck]]:
        return {
            check_source(rubric.id, each.id): (rubric, each)
            for rubric in self.rubrics
            for each in rubric.checks
        }

    @cached_property
    def _found(self) -> dict[str, Diagnosis]:
        return {}

    def script(self, script_id: str) -> Script | None:
        """A script, or None."""
        return self._scripts.get(script_id)

    def of_script(self, script_id: str) -> tuple[CardRef, ...]:
        """The cards of one script, in the order in which they are learned."""
        script = self._scripts.get(script_id)
        if script is None:
            return ()
        has = {
            CardKind.OPENING: bool(first_words(script.short)),
            CardKind.RULE: bool(rule_of(script)),
            CardKind.INSTEAD: bool(script.pairs),
            CardKind.FAULT: bool(script.contrast and script.contrast_why),
            CardKind.ALOUD: bool(script.short) and script.stage is not ScriptStage.WRITTEN,
        }
        return tuple(CardRef(kind, script_id) for kind in OF_SCRIPTS if has[kind])

    def of_verdict(self, verdict: Verdict) -> tuple[CardRef, ...]:
        """The order of the parts of a verdict's talk; none where it has fewer than three."""
        enough = len(self._parts(verdict)) >= 3
        return (CardRef(CardKind.ORDER, verdict.value),) if enough else ()

    def lesson(self, script_ids: Iterable[str]) -> tuple[CardRef, ...]:
        """The cards of scripts, each with the replies to what it names, each once, in order."""
        found: dict[CardRef, None] = {}
        for script_id in script_ids:
            found.update(dict.fromkeys(self.of_script(script_id)))
            script = self._scripts.get(script_id)
            named = () if script is None else script.reactions
            found.update(dict.fromkeys(self.replies(named)))
        return tuple(found)

    def replies(self, reaction_ids: Iterable[str]) -> tuple[CardRef, ...]:
        """The cards of reactions; ids that the library lacks are left out."""
        known = (each for each in reaction_ids if each in self._reactions)
        return tuple(CardRef(CardKind.REPLY, each) for each in known)

    def of_checks(self, sources: Iterable[str]) -> tuple[CardRef, ...]:
        """The cards of checks, by `check_source`; those that no rubric has are left out."""
        return tuple(CardRef(CardKind.CHECK, each) for each in sources if each in self._checks)

    def all(self) -> tuple[CardRef, ...]:
        """Every card: by script with its replies, then the rest, in the order of the library.

        Those of checks are left out: one learns the few that stick.
        """
        found = dict.fromkeys(self.lesson(script.id for script in self.library.scripts))
        for verdict in Verdict:
            found.update(dict.fromkeys(self.of_verdict(verdict)))
        found.update({CardRef(CardKind.STORY, story.id): None for story in self.stories})
        found.update(dict.fromkeys(self.replies(self._reactions)))
        return tuple(found)

    def ref(self, card_id: str) -> CardRef | None:
        """The card with an id; None where the library has none of it (any more)."""
        kind, _, source = card_id.partition(ID_PARTS)
        try:
            ref = CardRef(CardKind(kind), source)
        except ValueError:
            return None
        return ref if self._has(ref) else None

    def _has(self, ref: CardRef) -> bool:
        match ref.kind:
            case CardKind.REPLY:
                return ref.source in self._reactions
            case CardKind.STORY:
                return ref.source in self._stories
            case CardKind.CHECK:
                return ref.source in self._checks
            case CardKind.ORDER:
                return any(ref in self.of_verdict(verdict) for verdict in Verdict)
            case _:
                return ref in self.of_script(ref.source)

    def card(self, ref: CardRef, turn: int = 0) -> Card:
        """The faces of a card that the library has.

        Args:
            ref: The card.
            turn: How often it was answered before: of several lines that hurt one is asked at a
                time, each in its turn.
        """
        if ref.kind is CardKind.INSTEAD:
            return self._instead(ref, turn)
        return _FACES[ref.kind](self, ref)

    def story(self, story_id: str) -> Story:
        """A story that the library has."""
        return self._stories[story_id]

    def _opening(self, ref: CardRef) -> Card:
        script = self._scripts[ref.source]
        notes = (Note("Not when", script.not_when),)
        return _card(ref, script.title, self._prompt(script), first_words(script.short), notes)

    def _rule(self, ref: CardRef) -> Card:
        script = self._scripts[ref.source]
        rule = rule_of(script)
        front = f"**{script.title}**\n\n{with_gaps(rule, self.quiet)}"
        return _card(ref, script.title, front, rule)

    def _instead(self, ref: CardRef, turn: int) -> Card:
        script = self._scripts[ref.source]
        asked = script.pairs[turn % len(script.pairs)]
        front = f"**{script.title}**\n\n“{asked.bad}”"
        back = f"“{asked.good}”\n\n{asked.differs}"
        others = (pair for pair in script.pairs if pair is not asked)
        notes = tuple(Note(f"“{pair.bad}”", f"“{pair.good}” {pair.differs}") for pair in others)
        return _card(ref, script.title, front, back, notes)

    def _fault(self, ref: CardRef) -> Card:
        script = self._scripts[ref.source]
        notes = tuple(Note("Never say", text) for text in script.avoid)
        return _card(ref, script.title, script.contrast, script.contrast_why, notes)

    def _aloud(self, ref: CardRef) -> Card:
        script = self._scripts[ref.source]
        said = spoken(script.short)
        return Card(
            ref=ref,
            title=script.title,
            task=_TASKS[ref.kind],
            front=self._prompt(script),
            back=script.short,
            checks=(
                f"You kept to the rule: {rule_of(script)}",
                *(f"You managed without: “{text}”" for text in script.avoid),
            ),
            seconds=min(max(seconds_aloud(said), LEAST_SECONDS), MOST_SECONDS),
        )

    def _check(self, ref: CardRef) -> Card:
        rubric, check = self._checks[ref.source]
        return _card(ref, rubric.title, check.no, f"{check.says}\n\n{check.yes}")

    def _reply(self, ref: CardRef) -> Card:
        found = self.talk.reactions[self._reactions[ref.source]]
        notes = (Note("Beneath it", found.beneath), Note("The trap", found.trap))
        return _card(
            ref, found.says, found.says, with_unfilled(found.reply_in(), self.talk.facts), notes
        )

    def _order(self, ref: CardRef) -> Card:
        verdict = Verdict(ref.source)
        name, parts = self.name(verdict), self._parts(verdict)
        titles = tuple(part.title for part in parts)
        notes = tuple(Note(part.title, part.purpose) for part in parts)
        return Card(
            ref=ref,
            title=name,
            task=_TASKS[ref.kind],
            front=name,
            back="\n".join(f"{n}. {title}" for n, title in enumerate(titles, 1)),
            notes=notes,
            items=titles,
            mixed=mixed(titles, ref.id),
        )

    def _story(self, ref: CardRef) -> Card:
        story = self._stories[ref.source]
        found = self.diagnosis(story)
        choices = tuple(Choice(text.verdict, text.name) for text in self.verdicts)
        near = {found.verdict, *nearest(found, ref.id)}
        return Card(
            ref=ref,
            title=story.title,
            task=_TASKS[ref.kind],
            front=f"**{story.title}**\n\n{story.told}",
            back=f"**{self.name(found.verdict)}**\n\n{found.because}",
            notes=tuple(Note("Also", sentence) for sentence in reasons(found)),
            choices=choices,
            likely=mixed([each for each in choices if each.verdict in near], ref.id),
        )

    def diagnosis(self, story: Story) -> Diagnosis:
        """What the answers of a story come to."""
        if story.id not in self._found:
            self._found[story.id] = diagnose(self.interview, story.answers)
        return self._found[story.id]

    def _prompt(self, script: Script) -> str:
        return f"**{script.title}**\n\n{script.use_when}"

    def name(self, verdict: Verdict) -> str:
        """What a verdict is called."""
        return next(text.name for text in self.verdicts if text.verdict is verdict)

    def _parts(self, verdict: Verdict) -> tuple[PartText, ...]:
        """The parts that are said to the client where nothing special is the case, in order."""
        mode = _USUAL.get(verdict, Mode.DECISION)
        plain = {"verdict": verdict.value, "mode": mode.value}
        case = Context(values=plain, flags=frozenset(), blanks={})
        return tuple(
            part
            for part in self.talk.parts_of(verdict)
            if part.role is not PartRole.BEFOREHAND and case.allows(part.when)
        )


_FACES: Mapping[CardKind, Callable[[Deck, CardRef], Card]] = {
    CardKind.OPENING: Deck._opening,  # noqa: SLF001 - of this module
    CardKind.RULE: Deck._rule,  # noqa: SLF001
    CardKind.FAULT: Deck._fault,  # noqa: SLF001
    CardKind.ALOUD: Deck._aloud,  # noqa: SLF001
    CardKind.REPLY: Deck._reply,  # noqa: SLF001
    CardKind.ORDER: Deck._order,  # noqa: SLF001
    CardKind.STORY: Deck._story,  # noqa: SLF001
    CardKind.CHECK: Deck._check,  # noqa: SLF001
}


def check_source(rubric: str, check: str) -> str:
    """What the card of a check is made from."""
    return f"{rubric}/{check}"


def _card(ref: CardRef, title: str, front: str, back: str, notes: tuple[Note, ...] = ()) -> Card:
    return Card(ref, title, _TASKS[ref.kind], front, back, notes)


def rule_of(script: Script) -> str:
    """The one rule to remember of a script."""
    return script.rule or script.focus


def spoken(markdown: str) -> str:
    """What is said of a text: without stage directions, in paragraphs."""
    lines = (line for line in markdown.split("\n") if not _DIRECTION.match(line))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def first_words(markdown: str) -> str:
    """The first sentence that is said; a greeting alone takes the next one with it."""
    found: list[str] = []
    for sentence in _sentences(spoken(markdown)):
        found.append(sentence)
        if sum(len(each.split()) for each in found) >= _FIRST_WORDS:
            break
    return " ".join(found)


def _sentences(text: str) -> Iterator[str]:
    for paragraph in text.split("\n\n"):
        for found in _SENTENCE.finditer(" ".join(paragraph.split())):
            yield found[0].strip()


def seconds_aloud(text: str) -> int:
    """How long it takes to say a text."""
    return round(len(text.split()) * 60 / WORDS_A_MINUTE)


def with_gaps(sentence: str, quiet: Collection[str] = ()) -> str:
    """A sentence with gaps in place of its longest words, one for each five of its words.

    Args:
        sentence: The sentence.
        quiet: Small words that say nothing, and stay.
    """
    words = [*_WORD.finditer(sentence)]
    telling = [word for word in words if not _is_quiet(word[0].lower(), quiet)]
    long = [word for word in telling if len(word[0]) >= _LEAST_LETTERS] or words
    many = min(max(len(words) // _WORDS_A_GAP, 1), _MOST_GAPS)
    hidden = {word.start() for word in sorted(long, key=lambda w: (-len(w[0]), w.start()))[:many]}
    return _WORD.sub(lambda w: GAP if w.start() in hidden else w[0], sentence)


def _is_quiet(word: str, quiet: Collection[str]) -> bool:
    """Whether a word says nothing by itself: "without", "they’d"."""
    whole = word.replace("'", "’")
    return not {whole.replace("’", ""), whole.partition("’")[0]}.isdisjoint(quiet)


def mixed(items: Sequence[T], seed: str) -> tuple[T, ...]:
    """Items in another order, by a seed: always the same for the same, never the one given."""
    found = tuple(sorted(items, key=lambda item: hashed(f"{seed}/{item}")))
    return found if found != tuple(items) else (*found[1:], found[0])


def hashed(text: str) -> int:
    """A number for a text, the same on every machine."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
