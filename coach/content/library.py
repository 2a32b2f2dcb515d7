"""The content of a pack as the program uses it: each section read when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from coach.errors import NotFound

if TYPE_CHECKING:
    from pathlib import Path

    from coach.content.cache import CompiledPack
    from coach.content.stack import PackLayer
    from coach.domain.definition import PackInfo
    from coach.domain.pack import Library, Pack, TalkContent
    from coach.domain.plan import Plan
    from coach.domain.practice.content import PracticeContent
    from coach.domain.rules.interview import Interview
    from coach.domain.rules.verdict import Verdict, VerdictText
    from coach.domain.sample import Sample
    from coach.domain.search import SearchContent
    from coach.domain.study.lessons import LearningPath, Story
    from coach.domain.talk.script import Source
    from coach.domain.wording import Wordings


class ContentLibrary:
    """A pack's content. Every property may raise `ContentError` when the pack is faulty.

    Args:
        folder: The pack.
        cache: Where to keep it compiled; None: nowhere.
        base: The pack that it may add to.
        layers: Packs that lie above it, from the lowest up.
    """

    def __init__(
        self,
        folder: Path,
        cache: Path | None,
        base: Path | None = None,
        layers: tuple[PackLayer, ...] = (),
    ) -> None:
        self._folder, self._cache, self._base = folder, cache, base
        self._layers = layers

    def over(self, layers: tuple[PackLayer, ...]) -> ContentLibrary:
        """The same pack with these above it."""
        return ContentLibrary(self._folder, self._cache, self._base, layers) if layers else self

    @property
    def folder(self) -> Path:
        """The folder of the lowest pack."""
        return self._folder

    @cached_property
    def aside(self) -> dict[str, tuple[str, ...]]:
        """What is wrong with the packs above that could not be used, by their ids."""
        from coach.content.stack import CompiledStack

        return self._compiled.aside if isinstance(self._compiled, CompiledStack) else {}

    def take(self, pack: Pack) -> None:
        """Take what the packs come to from whoever has just checked them, instead of reading it."""
        from coach.content.stack import CompiledStack

        if isinstance(self._compiled, CompiledStack):
            self._compiled.take(pack)

    @cached_property
    def _compiled(self) -> CompiledPack:
        if self._layers:
            from coach.content.stack import CompiledStack  # only where there are any

            return CompiledStack(self._folder, self._cache, self._layers)
        from coach.content.cache import CompiledPack  # brings the whole domain

        return CompiledPack(self._folder, self._cache, self._base)

    @cached_property
    def info(self) -> PackInfo:
        """What the pack says of itself."""
        found: PackInfo = self._compiled.section("info")
        return found

    @cached_property
    def interview(self) -> Interview:
        """Gates, questions and rules."""
        found: Interview = self._compiled.section("interview")
        return found

    @cached_property
    def verdicts(self) -> tuple[VerdictText, ...]:
        """What each of the twelve verdicts says, in their order."""
        found: tuple[VerdictText, ...] = self._compiled.section("verdicts")
        return found

    @cached_property
    def talk(self) -> TalkContent:
        """Everything that a talk is composed of."""
        found: TalkContent = self._compiled.section("talk")
        return found

    @cached_property
    def ear(self) -> Wordings:
        """What the ear listens for."""
        found: Wordings = self._compiled.section("ear")
        return found

    @cached_property
    def plans(self) -> tuple[Plan, ...]:
        """The plans."""
        found: tuple[Plan, ...] = self._compiled.section("plans")
        return found

    @cached_property
    def library(self) -> Library:
        """The scripts to read."""
        found: Library = self._compiled.section("library")
        return found

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Where advice comes from."""
        found: tuple[Source, ...] = self._compiled.section("sources")
        return found

    @cached_property
    def search(self) -> SearchContent:
        """What of it can be found, and by which words."""
        found: SearchContent = self._compiled.section("search")
        return found

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        """The stories to judge."""
        found: tuple[Story, ...] = self._compiled.section("stories")
        return found

    @cached_property
    def paths(self) -> tuple[LearningPath, ...]:
        """The orders in which the scripts are learned."""
        found: tuple[LearningPath, ...] = self._compiled.section("paths")
        return found

    @cached_property
    def samples(self) -> tuple[Sample, ...]:
        """The cases to practise and study on."""
        found: tuple[Sample, ...] = self._compiled.section("samples")
        return found

    @cached_property
    def practice(self) -> PracticeContent:
        """What there is to practise with."""
        found: PracticeContent = self._compiled.section("practice")
        return found

    def verdict(self, verdict: Verdict) -> VerdictText:
        """What a verdict says."""
        return next(text for text in self.verdicts if text.verdict is verdict)

    def plan(self, plan_id: str) -> Plan:
        """A plan.

        Raises:
            NotFound: There is none with this id.
        """
        for plan in self.plans:
            if plan.id == plan_id:
                return plan
        raise NotFound(f"There is no plan '{plan_id}'.")

    def source(self, source_id: str) -> Source | None:
        """A source, or None."""
        return next((source for source in self.sources if source.id == source_id), None)
