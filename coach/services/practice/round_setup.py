"""What a round for two is about: proposed, so that one can begin; each part can be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from coach.clock import today
from coach.domain.case import Stage
from coach.domain.practice.persona import Level
from coach.domain.practice.rounds import Rater, RoundCards
from coach.domain.rules.verdict import Verdict
from coach.engine.practice.cards import (
    client_card,
    levels_of,
    observer_sheet,
    rep_card,
    rep_card_of_talk,
    usual_level,
)
from coach.errors import GoodTermsError, NotFound, Unreadable
from coach.translation import translate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from coach.domain.case import Case
    from coach.domain.practice.persona import LevelText, Persona
    from coach.domain.practice.roleplay import RolePlay
    from coach.domain.practice.rounds import RepCard, Round
    from coach.domain.practice.rubric import Rubric
    from coach.services.case.context import ServiceContext
    from coach.services.cases.cases import CaseService
    from coach.services.practice.practice import PracticeService
    from coach.services.talk.talks import TalkService

MOST_CASES = 50  # of one's own that are offered


class RoundSetup(NamedTuple):
    """What was chosen; what is left out is proposed."""

    case_id: str = ""
    roleplay: str = ""  # whose scene it is, where it is no case
    persona: str = ""
    level: Level | None = None
    people: tuple[tuple[Rater, str], ...] = ()  # names, "" for none; only those who take part

    @property
    def is_open(self) -> bool:
        """Whether nothing was chosen but who takes part."""
        return self._replace(people=()) == RoundSetup()


class Situation(NamedTuple):
    """Something that can be practised: one's own case, or the scene of a role-play."""

    title: str
    about: str  # the client's name, or the first sentence of the scene
    case_id: str = ""
    roleplay: str = ""
    practised: str = ""  # what is practised: the verdict's name; empty where there is none
    called: str = ""  # a scene by what it practises and its client, for a list; empty for a case


class Choices(NamedTuple):
    """What was chosen or proposed, and what else there is."""

    chosen: RoundSetup
    situations: tuple[Situation, ...]
    personas: tuple[Persona, ...]  # best first
    levels: tuple[LevelText, ...]
    persona: Persona
    level: LevelText
    situation: Situation


class RoundSetupService:
    """Proposes what to practise, and makes the cards of it."""

    def __init__(
        self,
        context: ServiceContext,
        practice: PracticeService,
        cases: CaseService,
        talks: TalkService,
    ) -> None:
        self._content, self._clock = context.content, context.clock
        self._practice, self._cases, self._talks = practice, cases, talks

    def choices(self, wanted: RoundSetup, before: Sequence[Round] = ()) -> Choices:
        """What was wanted with the rest proposed; what does not fit gives way to what does.

        Args:
            wanted: What the user chose.
            before: The rounds that there were, the latest first: what was practised last is
                proposed again, on the same client, as hard.

        Raises:
            NotFound: There is no such case.
            GoodTermsError: The packs have nobody to practise on.
        """
        cases = self._own_cases(wanted.case_id)
        is_first = wanted.is_open and not before
        wanted = self._as_before(wanted, cases, before)
        case, play = self._situation(wanted, cases)
        now = self._of_case(case) if case is not None else self._of_play(play) if play else None
        if now is None:
            raise _nobody()
        personas = self._personas(case, play)
        persona = _proposed(personas, wanted.persona, play)
        levels = levels_of(persona, self._practice.levels())
        first = _easiest(play, persona, levels) if is_first else None
        level = _level(wanted.level or first or _first_level(play, persona), persona, levels)
        chosen = RoundSetup(
            case_id=now.case_id,
            roleplay=now.roleplay,
            persona=persona.id,
            level=level.level,
            people=wanted.people,
        )
        plays = self._practice.fit().roleplays
        situations = (*map(self._of_case, cases), *map(self._of_play, plays))
        return Choices(chosen, situations, personas, levels, persona, level, now)

    def cards(self, choices: Choices) -> tuple[RoundCards, Rubric]:
        """The three views of what was chosen, and the rubric of its sheet.

        Raises:
            NotFound: There is no rubric for this talk.
            GoodTermsError: The case has no verdict yet.
        """
        rep = self._rep_card(choices)
        rubric = self._rubric(choices)
        cards = RoundCards(
            rep=rep,
            client=replace(client_card(choices.persona, choices.level), instead=_instead(choices)),
            sheet=observer_sheet(rubric, self._practice.moves()),
        )
        return cards, rubric

    def practised_in(self, of: Round) -> str:
        """What a round practises: by its scene, where that is still there, else by its card."""
        plays = {each.id: each for each in self._practice.roleplays()}
        if (play := plays.get(of.roleplay)) is not None:
            return self._practice.practised(play.verdict)
        return "" if of.cards is None else of.cards.rep.title

    # -- what is proposed

    def _of_case(self, case: Case) -> Situation:
        practised = self._named(case.own_verdict or case.verdict)
        return Situation(case.title, case.client_name, case_id=case.id, practised=practised)

    def _of_play(self, play: RolePlay) -> Situation:
        return Situation(
            play.title,
            play.scene,
            roleplay=play.id,
            practised=self._practice.practised(play.verdict),
            called=self._practice.called(play),
        )

    def _named(self, verdict: Verdict | None) -> str:
        return "" if verdict is None else self._content.verdict(verdict).name

    def _own_cases(self, wanted: str) -> tuple[Case, ...]:
        """One's own cases that have a talk, those with the nearest talk first."""
        fitting = [case for case in self._cases.cases() if _has_verdict(case)]
        found = _nearest_first(fitting, today(self._clock))[:MOST_CASES]
        if wanted and all(case.id != wanted for case in found):
            found.append(self._cases.case(wanted))
        return tuple(found)

    def _as_before(
        self, wanted: RoundSetup, cases: Sequence[Case], before: Sequence[Round]
    ) -> RoundSetup:
        """What was wanted; what was practised last where nothing was, and as hard as it was then.

        Whoever chose nothing and has a talk ahead practises that one.
        """
        if wanted.is_open and self._next_talk(cases) is None:
            wanted = self._remembered(wanted, cases, before)
        last = next(iter(before), None)
        if last is None or wanted.level is not None:
            return wanted
        same = (last.case_id, last.roleplay, last.persona) == wanted[:3]
        return wanted._replace(level=last.level) if same else wanted

    def _remembered(
        self, wanted: RoundSetup, cases: Sequence[Case], before: Sequence[Round]
    ) -> RoundSetup:
        """What was practised last, where it is still there."""
        last = next(iter(before), None)
        there = {case.id for case in cases}, {play.id for play in self._practice.fit().roleplays}
        if last is None or (last.case_id or last.roleplay) not in there[0 if last.case_id else 1]:
            return wanted
        roleplay = "" if last.case_id else last.roleplay
        return RoundSetup(last.case_id, roleplay, last.persona, last.level, wanted.people)

    def _situation(
        self, wanted: RoundSetup, cases: Sequence[Case]
    ) -> tuple[Case | None, RolePlay | None]:
        """The case, or the scene: as wanted, or the talk that comes next, or a parting.

        Who has chosen nothing meets first what the program is for.
        """
        if wanted.case_id:
            return next(case for case in cases if case.id == wanted.case_id), None
        if wanted.roleplay:
            return None, self._practice.roleplay(wanted.roleplay)
        if not wanted.persona and (case := self._next_talk(cases)) is not None:
            return case, None
        plays = sorted(
            self._practice.fit().roleplays, key=lambda each: each.verdict is not Verdict.PART
        )
        of_persona = [each for each in plays if each.persona == wanted.persona]
        return None, next(iter(of_persona or plays), None)

    def _next_talk(self, cases: Sequence[Case]) -> Case | None:
        """One's own case whose talk comes next; None where none is ahead. Samples are no talk."""
        day = today(self._clock)
        ahead = (case for case in cases if _is_ahead(case, day) and not case.sample)
        return next((case for case in ahead if self._has_talk(case.id)), None)

    def _has_talk(self, case_id: str) -> bool:
        """Whether a case has a talk that can be read now: nobody is offered another one unasked."""
        try:
            return self._practice.fit(case_id).verdict is not None
        except (NotFound, Unreadable):
            return False

    def _personas(self, case: Case | None, play: RolePlay | None) -> tuple[Persona, ...]:
        """Whom it can be practised on, best first; everybody where nobody fits."""
        everybody = self._practice.fit().personas
        if case is not None:
            found = self._practice.fit(case.id).personas or everybody
        elif play is not None:
            own = [each for each in everybody if each.id == play.persona]
            verdict = play.verdict
            near = (each for each in everybody if verdict in each.verdicts and each not in own)
            found = (*own, *near) if verdict is not None else tuple(own)
        else:
            found = everybody
        rest = tuple(each for each in everybody if each not in found)
        return (*found, *rest)

    # -- the cards

    def _rubric(self, choices: Choices) -> Rubric:
        chosen = choices.chosen
        if chosen.level is Level.SAFETY:
            return self._practice.rubric_for(None)
        if chosen.case_id:
            return self._practice.rubric_for(self._verdict(chosen.case_id))
        return self._practice.rubric(self._practice.roleplay(chosen.roleplay).rubric)

    def _verdict(self, case_id: str) -> Verdict | None:
        return self._practice.fit(case_id).verdict

    def _rep_card(self, choices: Choices) -> RepCard:
        chosen = choices.chosen
        if not chosen.case_id:
            return rep_card(self._practice.roleplay(chosen.roleplay))
        verdict = self._verdict(chosen.case_id)
        if verdict is None:
            raise GoodTermsError(
                translate("Services", "This case has no verdict yet, so there is no talk."),
                safe=translate("Services", "Nothing was begun."),
                todo=translate("Services", "Answer its questions first, or choose a sample."),
            )
        text = self._content.verdict(verdict)
        scene = translate(
            "Services", "Your own case: {client}. Your client is played as {persona} would be."
        ).format(client=choices.situation.about, persona=choices.persona.name)
        talk = self._talks.talk(chosen.case_id)
        return rep_card_of_talk(text.name, scene, text.meaning, talk)


def _instead(choices: Choices) -> str:
    """Whom one plays in the manner of the persona; empty where it is the persona themselves."""
    return choices.situation.about if choices.chosen.case_id else ""


def _proposed(personas: Sequence[Persona], wanted: str, play: RolePlay | None) -> Persona:
    """The one who is wanted; else who belongs to the scene, or whoever comes first."""
    by_id = {each.id: each for each in personas}
    of_play = by_id.get(play.persona) if play is not None else None
    found = by_id.get(wanted) or of_play or next(iter(personas), None)
    if found is None:
        raise _nobody()
    return found


def _level(wanted: Level, persona: Persona, levels: Sequence[LevelText]) -> LevelText:
    """The level that is wanted, where the persona plays at it; else the usual one."""
    usual = usual_level(persona, levels)
    if usual is None:
        raise _nobody()
    at = {each.level: each for each in levels}
    return at.get(wanted, at[usual])


def _first_level(play: RolePlay | None, persona: Persona) -> Level:
    """The level that a scene is meant for, where its own persona plays in it."""
    return play.levels[0] if play is not None and play.persona == persona.id else persona.level


def _easiest(play: RolePlay | None, persona: Persona, levels: Iterable[LevelText]) -> Level | None:
    """The easiest level that a scene is meant for, for a first time; None: it is no scene."""
    if play is None or play.persona != persona.id:
        return None
    return next((each.level for each in levels if each.level in play.levels), None)


def _nobody() -> GoodTermsError:
    return GoodTermsError(
        translate("Services", "There is nobody to practise on in the packs that are in use."),
        safe=translate("Services", "Nothing was begun."),
        todo=translate("Services", "Bring in a pack that has personas and role-plays."),
    )


def _has_verdict(case: Case) -> bool:
    """Whether a case that goes on has come to a verdict, and so to a talk."""
    return (case.own_verdict or case.verdict) is not None and case.stage is not Stage.CLOSED


def _nearest_first(cases: Iterable[Case], day: date) -> list[Case]:
    """Cases by the day of the talk that is ahead; then the rest, in the order that they have."""
    whole = list(cases)
    ahead = [case for case in whole if _is_ahead(case, day)]
    ahead.sort(key=lambda case: (case.talk_on or day, case.talk_at))
    return [*ahead, *(case for case in whole if case not in ahead)]


def _is_ahead(case: Case, day: date) -> bool:
    """Whether a case has a talk on this day or later."""
    return case.talk_on is not None and case.talk_on >= day
