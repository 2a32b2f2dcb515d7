"""The proof of the role-plays: what is claimed of every run, or the shortest run against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.practice.condition import MeterIs
from coach.domain.practice.moves import Move
from coach.domain.practice.proof import PlayClaim, PlayCount, PlayFault, PracticeProof
from coach.engine.practice.client_words import led_back
from coach.engine.practice.condition import atoms, written
from coach.engine.practice.proof import meters
from coach.engine.practice.proof.alone import PersonaReach
from coach.engine.practice.proof.any_line import AnyLineWalk
from coach.engine.practice.proof.repeats import repeats
from coach.engine.practice.proof.walk import PlayWalk
from coach.engine.practice.run import clamped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coach.domain.practice.condition import RunCondition
    from coach.domain.practice.content import PracticeContent
    from coach.domain.practice.persona import LevelText, MoveEffect, Persona
    from coach.domain.practice.roleplay import RolePlay
    from coach.engine.practice.proof.any_line import Here
    from coach.engine.practice.proof.reading import Spot

_SHOWN = 60  # characters of a line that is named


def prove_practice(practice: PracticeContent) -> PracticeProof:
    """What can be proved of every role-play and persona of a sound pack."""
    personas = {each.id: each for each in practice.personas}
    counts, faults, walks = list[PlayCount](), list[PlayFault](), dict[str, list[PlayWalk]]()
    for play in practice.roleplays:
        walk = PlayWalk(play, personas[play.persona], levels_of(practice, play))
        walks.setdefault(play.persona, []).append(walk)
        faults += faults_of_play(walk)
        counts.append(
            PlayCount(play.id, len(play.turns), len(play.endings), walk.states, walk.exchanges)
        )
    for persona in practice.personas:
        faults += faults_of_persona(persona, practice, walks.get(persona.id, ()))
    return PracticeProof(tuple(counts), len(practice.personas), tuple(faults))


def levels_of(practice: PracticeContent, play: RolePlay) -> list[LevelText]:
    """The levels at which a role-play may be played, in its own order."""
    known = {each.level: each for each in practice.levels}
    return [known[level] for level in play.levels]


def faults_of_play(walk: PlayWalk) -> list[PlayFault]:
    """What does not hold in a role-play."""
    typed = AnyLineWalk(walk.play)
    return [
        *_places(walk),
        *_lines(walk),
        *_choices(walk),
        *_silent(walk),
        *_stuck(walk, typed),
        *_bounds(walk),
        *_untrue(walk, typed),
        *_back(walk, typed),
        *_twice(walk),
    ]


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()}…"


def _places(walk: PlayWalk) -> Iterator[PlayFault]:
    """Turns and endings that no run comes to."""
    for turn in walk.play.turns:
        if not any(walk.at(turn.id)):
            what = f"No run comes to the turn '{turn.id}'."
            yield PlayFault(PlayClaim.TURNS, walk.play.id, what)
    for ending in walk.play.endings:
        if not any(walk.at(ending.id)):
            what = f"No run at any of its levels comes to the ending '{ending.id}'."
            yield PlayFault(PlayClaim.ENDINGS, walk.play.id, what)


def _lines(walk: PlayWalk) -> Iterator[PlayFault]:
    """Lines of the client that they never say, in turns that are reached."""
    for turn in walk.play.turns:
        left = list(walk.at(turn.id))
        for line in turn.lines if left else ():
            here = [(spot, states & walk.reader.where(line.when, spot)) for spot, states in left]
            if not any(states for _, states in here):
                what = f"In '{turn.id}' {_shown(line.text)} is never said."
                yield PlayFault(PlayClaim.LINES, walk.play.id, what)
            said = dict(here)
            left = [(spot, states & ~said[spot]) for spot, states in left]


def _choices(walk: PlayWalk) -> Iterator[PlayFault]:
    """Choices that are never offered, and conditions that keep nothing back."""
    for turn in walk.play.turns:
        here = list(walk.at(turn.id))
        for choice in turn.choices if here else ():
            offered = [states & walk.reader.where(choice.when, spot) for spot, states in here]
            if not any(offered):
                what = f"In '{turn.id}' {_shown(choice.text)} is never offered."
                yield PlayFault(PlayClaim.CHOICES, walk.play.id, what)
            elif choice.when is not None and offered == [states for _, states in here]:
                what = f"In '{turn.id}' {_shown(choice.text)} is always offered: 'if' says nothing."
                yield PlayFault(PlayClaim.CHOICES, walk.play.id, what)


def _silent(walk: PlayWalk) -> Iterator[PlayFault]:
    """Turns in which nothing can be said, with the run that comes there."""
    for turn in walk.play.turns:
        for spot, states in walk.at(turn.id):
            left = states
            for choice in turn.choices:
                left &= ~walk.reader.where(choice.when, spot)
            if left:
                what = f"In '{turn.id}' nothing can be said."
                yield _with_run(walk, PlayClaim.LEADS_ON, what, spot, left)
                break


def _stuck(walk: PlayWalk, typed: AnyLineWalk) -> Iterator[PlayFault]:
    """Turns from which nothing leads to an ending."""
    seen = set[str]()
    for here in typed.stuck():
        if here[0] not in seen:
            seen.add(here[0])
            what = f"From '{here[0]}' no choice leads to an ending for certain."
            yield PlayFault(PlayClaim.WAY_OUT, walk.play.id, what, typed.said(here))


def _bounds(walk: PlayWalk) -> Iterator[PlayFault]:
    """Numbers in conditions that come out alike wherever they are read."""
    for turn in walk.play.turns:
        here = list(walk.at(turn.id))
        owners = [(line.when, line.text) for line in turn.lines]
        owners += [(choice.when, choice.text) for choice in turn.choices]
        for condition, text in owners if here else ():
            for atom in _never_apart(condition, [states for _, states in here]):
                what = f"'{written(atom)}' makes no difference in '{turn.id}' at {_shown(text)}"
                yield PlayFault(PlayClaim.READ, walk.play.id, what)


def _never_apart(condition: RunCondition | None, reached: Iterable[int]) -> Iterator[MeterIs]:
    """The bounds of a condition that hold in all of these meters, or in none."""
    every = meters.NONE
    for states in reached:
        every |= states
    for atom in atoms(condition):
        if isinstance(atom, MeterIs):
            holds = meters.where(atom)
            if not every & holds or not every & ~holds:
                yield atom


def _untrue(walk: PlayWalk, typed: AnyLineWalk) -> Iterator[PlayFault]:
    """Lines that take for granted what was not told."""
    seen = set[tuple[str, str]]()
    for here in typed:
        for text, takes in _spoken(walk.play, typed, here):
            for fact in typed.untold(takes, here):
                if (text, fact) in seen:
                    continue
                seen.add((text, fact))
                said, level = typed.said(here), walk.level_of(typed.way(here))
                what = f"In '{here[0]}' {_shown(text)} takes '{fact}' for granted, untold."
                yield PlayFault(PlayClaim.CARRIED, walk.play.id, what, said, level)


def _back(walk: PlayWalk, typed: AnyLineWalk) -> Iterator[PlayFault]:
    """Lines with which the client does not come back, after one's own, to what they had said."""
    seen = set[str]()
    for here in typed:
        for line in typed.lines(here):
            back = led_back(line.text)
            quotes = back.count("“"), back.count("”")
            if line.text not in seen and (quotes[0] != quotes[1] or back.strip("“”") == ""):
                what = f"In '{here[0]}' nobody can come back to {_shown(line.text)}"
                yield PlayFault(PlayClaim.ANSWERED, walk.play.id, what, typed.said(here))
            seen.add(line.text)


def _spoken(
    play: RolePlay, typed: AnyLineWalk, here: Here
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What may be said in a turn, or happens at an ending; the client may leave from any turn."""
    endings = [each for each in play.endings if each.id == here[0]]
    if not endings:
        yield from ((line.text, line.takes) for line in typed.lines(here))
        yield from ((choice.text, choice.takes) for choice in typed.offered(here))
        endings = [each for each in play.endings if each.walks]
    yield from ((each.text, each.takes) for each in endings)


def _twice(walk: PlayWalk) -> Iterator[PlayFault]:
    """Lines that the client says a second time in one run."""
    for each in repeats(walk):
        what = (
            f"In '{each.turn}' {_shown(each.text)} is said a second time. Offer what leads back "
            "only once, lead it elsewhere, or write a line for it."
        )
        yield PlayFault(PlayClaim.TWICE, walk.play.id, what, each.said, each.level)


def _with_run(walk: PlayWalk, claim: PlayClaim, what: str, spot: Spot, states: int) -> PlayFault:
    level, said = walk.said(spot, states)
    return PlayFault(claim, walk.play.id, what, said, level)


# -- personas


def faults_of_persona(
    persona: Persona, practice: PracticeContent, walks: Sequence[PlayWalk]
) -> Iterator[PlayFault]:
    """What does not hold of a persona in all that may be said to them."""
    answered = {move for move, _ in persona.answers}
    told = {row.move for row in persona.effects if row.when is None}
    for move in Move:
        if move not in answered or move not in told:
            what = f"They have no row without 'if', or no answer, for '{move}'."
            yield PlayFault(PlayClaim.MOVES, persona.id, what)
    reach = PersonaReach(persona, _starts(persona, practice, walks))
    yield from _rows(reach)
    yield from _leaving(reach)
    yield from _hidden(reach, walks)


def _starts(
    persona: Persona, practice: PracticeContent, walks: Sequence[PlayWalk]
) -> list[tuple[int, int]]:
    """Trust and tension with which they begin, at each level at which they are met."""
    levels = {level for walk in walks for level in walk.play.levels} | {persona.level}
    return [
        (clamped(persona.trust + each.trust), clamped(persona.tension + each.tension))
        for each in practice.levels
        if each.level in levels
    ]


def _rows(reach: PersonaReach) -> Iterator[PlayFault]:
    """Rows of a persona that never count."""
    for move in Move:
        rows = [each for each in reach.persona.effects if each.move is move]
        yield from _rows_of(reach, rows)


def _rows_of(reach: PersonaReach, rows: Sequence[MoveEffect]) -> Iterator[PlayFault]:
    """Rows of one move that never count: of several the first that holds does."""
    spots = [*reach.spots(*(each.when for each in rows))]
    left = dict.fromkeys(spots, reach.staying)
    for row in rows:
        counts = [(at, left[at] & reach.reader.where(row.when, at)) for at in spots]
        if not any(states for _, states in counts):
            condition = "without 'if'" if row.when is None else f"if {written(row.when)}"
            yield _unread(reach, f"The row of '{row.move}' {condition} never counts.")
        left.update((at, left[at] & ~states) for at, states in counts)
        for atom in _never_apart(row.when, [reach.staying]):
            what = f"'{written(atom)}' makes no difference in a row of '{row.move}'."
            yield _unread(reach, what)


def _leaving(reach: PersonaReach) -> Iterator[PlayFault]:
    """Bounds at which they would leave, and that are never passed."""
    persona = reach.persona
    if not reach.leaving:
        yield _unread(reach, "They never leave.")
    for atom in _never_apart(persona.leaves, [reach.staying, reach.leaving]):
        yield _unread(reach, f"'{written(atom)}' makes no difference to when they leave.")
    for atom in _never_apart(persona.hidden.when, [reach.staying]):
        yield _unread(reach, f"'{written(atom)}' makes no difference to what they hide.")


def _hidden(reach: PersonaReach, walks: Sequence[PlayWalk]) -> Iterator[PlayFault]:
    """A hidden fact that comes out in no run of their role-plays, or in each."""
    ends = [spot for walk in walks for spot in walk.reached if spot.place not in walk.turns]
    if ends and not any(spot.revealed for walk in walks for spot in walk.reached):
        what = "What they hide comes out in no run of their role-plays."
        yield PlayFault(PlayClaim.HIDDEN, reach.persona.id, what)
    if ends and all(spot.revealed for spot in ends):
        what = "What they hide comes out in every run of their role-plays."
        yield PlayFault(PlayClaim.HIDDEN, reach.persona.id, what)


def _unread(reach: PersonaReach, what: str) -> PlayFault:
    return PlayFault(PlayClaim.READ, reach.persona.id, what)
