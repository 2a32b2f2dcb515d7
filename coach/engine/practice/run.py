"""How a run of a role-play goes on: by the persona's own table, never by dice.

The same words in the same order come to the same state, so a run is kept as what was said, and
worked out anew.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.domain.practice.condition import LEAST, MOST
from coach.domain.practice.moves import Move
from coach.domain.practice.roleplay import (
    ENDED_HERE,
    ClientLine,
    Ending,
    Result,
    RolePlay,
    Turn,
    TurnChoice,
)
from coach.domain.practice.run import Effect, RunEntry, RunState, Step
from coach.engine.practice.client_words import led_back
from coach.engine.practice.condition import holds
from coach.engine.practice.hearing.said_words import in_common, is_figure, said_words
from coach.engine.wording.tokens import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from coach.domain.practice.persona import LevelText, Persona

AHEAD = 2  # turns that news told early may pass over
CARRIES = 5  # letters from which a word tells what a line is of
TRUSTS, CALM = 7, 4  # trust from which, and tension up to which, nobody is left badly
SAYS_IT = 0.3  # of such words of a choice, from which a line says the same


def begin(play: RolePlay, persona: Persona, level: LevelText) -> RunState:
    """The state before anything is said."""
    trust, tension = persona.trust + level.trust, persona.tension + level.tension
    return RunState(play.begins, clamped(trust), clamped(tension))


def clamped(number: int) -> int:
    """A meter within its bounds, 0 to 10."""
    return min(max(number, LEAST), MOST)


def heard(play: RolePlay, state: RunState) -> ClientLine:
    """What the client says in this state; of an ending, what happens."""
    if state.ended:
        ending = ending_of(play, state)
        return ClientLine(ending.text, takes=ending.takes)
    lines = turn_of(play, state).lines
    return next(line for line in lines if holds(line.when, state))


def choices(play: RolePlay, state: RunState) -> tuple[TurnChoice, ...]:
    """What can be said in this state; nothing once it has ended."""
    if state.ended:
        return ()
    return tuple(each for each in turn_of(play, state).choices if holds(each.when, state))


def turn_of(play: RolePlay, state: RunState) -> Turn:
    """The turn in which a run stands that has not ended."""
    return next(turn for turn in play.turns if turn.id == state.turn)


def ending_of(play: RolePlay, state: RunState) -> Ending:
    """The ending at which a run stands that has ended."""
    return next(each for each in (*play.endings, ENDED_HERE) if each.id == state.turn)


def choose(
    play: RolePlay,
    persona: Persona,
    state: RunState,
    choice_id: str,
    typed: str = "",
    moves: Sequence[Move] = (),
) -> Step:
    """What one choice of this state comes to.

    Args:
        play: The role-play.
        persona: The client.
        state: Where the run stands.
        choice_id: One of `choices`.
        typed: One's own words for it; then these are what was said.
        moves: What the typed words do, where that is more than the choice does.

    Raises:
        KeyError: It is not offered in this state.
    """
    choice = next((each for each in choices(play, state) if each.id == choice_id), None)
    if choice is None:
        raise KeyError(choice_id)
    entry = RunEntry(choice_id, typed, tuple(moves) if typed else ())
    return _chosen(play, persona, state, choice, entry)


def _chosen(
    play: RolePlay, persona: Persona, state: RunState, choice: TurnChoice, entry: RunEntry
) -> Step:
    """What a choice comes to, in its own words or in those of the entry."""
    said = entry.typed or choice.text
    done = entry.moves or choice.moves
    words = "" if choice.is_deed and not entry.typed else said
    effects = move_effects(persona, state, done, words)
    told = tuple(sorted({*state.told, *choice.tells}))
    goes_on = any(turn.id == choice.goes for turn in play.turns)
    moved = _moved(replace(state, told=told), done, effects)
    after = replace(moved, turn=choice.goes, ended=not goes_on)
    step = _step(play, persona, state, after, (said, done, effects, entry))
    return _acknowledged(persona, choice, step)


def say(
    play: RolePlay, persona: Persona, state: RunState, typed: str, moves: Sequence[Move]
) -> Step:
    """What a line of one's own comes to in a state that has not ended.

    Where the turn offers a choice for its moves, it is taken as that one; the news, told before its
    turn, is taken as the choice that tells it. Else the client answers the move that weighs most,
    and leads back to what they were at: so what can be said next answers what was said last. What
    does nothing that could be named moves nobody: they only lead back.
    """
    taken = taken_as(play, persona, state, typed, moves)
    if taken is not None:
        return choose(play, persona, state, taken.id, typed, moves)
    early = told_early(play, persona, state, typed, moves)
    if early is not None:
        return _chosen(play, persona, state, early, RunEntry("", typed, tuple(moves)))
    effects = move_effects(persona, state, moves, typed)
    after = _moved(state, moves, effects)
    answers, weights = dict(persona.answers), _weights(persona, state, moves)
    answered = min(weights, key=lambda move: _heaviest(weights[move]), default=None)
    answer = "" if answered is None else answers.get(answered, "")
    parts = (typed, tuple(moves), effects, RunEntry("", typed, tuple(moves)))
    back = led_back(heard(play, after).text)
    return _step(play, persona, state, after, parts, (answer, back))


def end_here(
    play: RolePlay, persona: Persona, state: RunState, typed: str, moves: Sequence[Move]
) -> Step:
    """What a goodbye comes to: the talk is over by one's own will, whatever was said in it."""
    effects = move_effects(persona, state, moves, typed)
    after = replace(_moved(state, moves, effects), turn=ENDED_HERE.id, ended=True)
    entry = RunEntry(ENDED_HERE.id, typed, tuple(moves))
    return _step(play, persona, state, after, (typed, tuple(moves), effects, entry))


def _acknowledged(persona: Persona, taken: TurnChoice, step: Step) -> Step:
    """The step with the client's own word for thanks that are not those of the choice.

    What they say next answers the choice; thanks for something else would be passed over.
    """
    thanks = (
        step.entry.typed and Move.THANK in step.moves and not step.answer and not step.after.ended
    )
    if not thanks or in_common(step.said, taken.text) >= SAYS_IT:
        return step
    return replace(step, answer=dict(persona.answers).get(Move.THANK, ""))


def taken_as(
    play: RolePlay, persona: Persona, state: RunState, typed: str, moves: Sequence[Move]
) -> TurnChoice | None:
    """The choice of this state that a line of one's own comes to; None where there is none.

    It makes no move that the line does not make, and what the line does beside it hurts no more
    than the choice does: a client does not answer the kind half of a line. Of several it is the one
    that makes most of the moves, then the one that is most alike in its words.
    """
    offered = (each for each in choices(play, state) if not _unearned(play, state, typed, each))
    return _fitting(offered, persona, state, typed, moves)


def _unearned(play: RolePlay, state: RunState, typed: str, choice: TurnChoice) -> bool:
    """Whether a choice would leave a client badly who trusts, by words that were not said.

    A goodbye is no cold one because the only choice that ends the talk is: what they say last
    follows from the run.
    """
    if state.trust < TRUSTS or state.tension > CALM:
        return False
    ends = next((each for each in play.endings if each.id == choice.goes), None)
    is_bad = ends is not None and ends.result in (Result.POOR, Result.BROKEN)
    return is_bad and in_common(typed, choice.text) < SAYS_IT


def told_early(
    play: RolePlay, persona: Persona, state: RunState, typed: str, moves: Sequence[Move]
) -> TurnChoice | None:
    """The choice of a turn close ahead that says the decision, where a line says it already.

    Whoever comes out with it at the door has said it: the client cannot ask on what it is about.
    It must be the same in its words, too, for the client answers these.
    """
    if Move.DECIDE not in moves:
        return None
    own = {*said_words(typed)}
    for ahead in choices_ahead(play, state.turn):
        offered = [each for each in ahead if _is_news(each, state) and _says_it(own, each)]
        found = _fitting(offered, persona, state, typed, moves)
        if found is not None:
            return found
    return None


def choices_ahead(play: RolePlay, turn: str) -> Iterator[list[TurnChoice]]:
    """What can be said in the turns to which nothing leads but small talk, the nearest first.

    No choice that tells something is passed over on the way there.
    """
    turns = {each.id: each for each in play.turns}
    here, seen = [turns[turn]], {turn}
    for _ in range(AHEAD):
        ways = [choice.goes for each in here for choice in each.choices if not choice.tells]
        here = [turns[name] for name in dict.fromkeys(ways) if name in turns and name not in seen]
        seen |= {each.id for each in here}
        yield [choice for each in here for choice in each.choices]


def _is_news(choice: TurnChoice, state: RunState) -> bool:
    """Whether it says the decision, with something that was not told, and takes nothing else so."""
    told = {*state.told}
    tells = bool({*choice.tells} - told) and {*choice.takes} <= told
    return tells and Move.DECIDE in choice.moves and holds(choice.when, state)


def _says_it(own: set[str], choice: TurnChoice) -> bool:
    """Whether a line has enough of the words that carry a choice: months, names, what it is of."""
    words = {each for each in said_words(choice.text) if len(each) >= CARRIES or is_figure(each)}
    return bool(words) and len(own & words) >= SAYS_IT * len(words)


def _fitting(
    offered: Iterable[TurnChoice],
    persona: Persona,
    state: RunState,
    typed: str,
    moves: Sequence[Move],
) -> TurnChoice | None:
    """The choice that a line comes to of those that are offered."""
    weights = _weights(persona, state, moves)
    fitting = [
        each
        for each in offered
        if {*each.moves} <= {*moves} and _hurts_no_more(weights, each.moves)
    ]
    return max(
        fitting,
        key=lambda each: (len({*each.moves}), in_common(typed, each.text)),
        default=None,
    )


def _weights(persona: Persona, state: RunState, moves: Iterable[Move]) -> dict[Move, int]:
    """How far each move brings the client closer; below 0 it drives them away."""
    found = {move: move_effects(persona, state, (move,), "") for move in dict.fromkeys(moves)}
    return {move: sum(e.trust - e.tension for e in rows) for move, rows in found.items()}


def _heaviest(weight: int) -> tuple[bool, int]:
    """What hurts comes before what helps, then what does more of it."""
    return weight >= 0, -abs(weight)


def _hurts_no_more(weights: Mapping[Move, int], moves: Sequence[Move]) -> bool:
    """Whether what is made beside these moves drives the client away no further than they do."""
    beside = [weight for move, weight in weights.items() if move not in moves]
    return min(beside, default=0) >= min(0, *(weights[move] for move in moves))


def nearest_first(offered: Iterable[TurnChoice], typed: str) -> tuple[TurnChoice, ...]:
    """Choices by how alike their words are to a line of one's own; else in their order."""
    return tuple(sorted(offered, key=lambda each: -in_common(typed, each.text)))


def replay(
    play: RolePlay, persona: Persona, level: LevelText, entries: Iterable[RunEntry]
) -> tuple[Step, ...]:
    """The run that was kept as what was said in it.

    It ends before the first entry that does not fit any more (a choice that a newer role-play does
    not offer there): then there are fewer steps than entries.
    """
    state, steps = begin(play, persona, level), list[Step]()
    for entry in entries:
        step = None if state.ended else again(play, persona, state, entry)
        if step is None:
            break
        steps.append(step)
        state = step.after
    return tuple(steps)


def again(play: RolePlay, persona: Persona, state: RunState, entry: RunEntry) -> Step | None:
    """The step that an entry comes to in a state; None where it does not fit there."""
    if entry.choice == ENDED_HERE.id:
        step = end_here(play, persona, state, entry.typed, entry.moves)
    elif not entry.choice:
        step = say(play, persona, state, entry.typed, entry.moves)
    elif any(each.id == entry.choice for each in choices(play, state)):
        step = choose(play, persona, state, entry.choice, entry.typed, entry.moves)
    else:
        return None
    return replace(step, entry=entry)


def move_effects(
    persona: Persona, state: RunState, moves: Sequence[Move], text: str
) -> tuple[Effect, ...]:
    """How a line moves the client, rule by rule, in the state before it.

    Of each move the first row that holds counts, and each trigger counts once.
    """
    found = list[Effect]()
    for move in dict.fromkeys(moves):
        rows = (each for each in persona.effects if each.move is move and holds(each.when, state))
        row = next(rows, None)
        if row is not None:
            found.append(Effect(row.because, row.trust, row.tension, move))
    words = words_of(text)
    found += (
        Effect(each.because, each.trust, each.tension)
        for each in persona.triggers
        if any(_stands_in(words_of(phrase), words) for phrase in each.words)
    )
    return tuple(found)


def _stands_in(phrase: list[str], words: list[str]) -> bool:
    """Whether a phrase stands in a line as whole words."""
    size = len(phrase)
    starts = range(len(words) - size + 1)
    return size > 0 and any(words[at : at + size] == phrase for at in starts)


def _moved(state: RunState, moves: Sequence[Move], effects: Iterable[Effect]) -> RunState:
    """A state after moves and what they do to the meters."""
    made = Counter(dict(state.made))
    made.update(moves)
    rows = tuple(effects)
    return replace(
        state,
        trust=clamped(state.trust + sum(each.trust for each in rows)),
        tension=clamped(state.tension + sum(each.tension for each in rows)),
        made=tuple(sorted(made.items())),
    )


def _step(
    play: RolePlay,
    persona: Persona,
    before: RunState,
    after: RunState,
    parts: tuple[str, tuple[Move, ...], tuple[Effect, ...], RunEntry],
    answers: tuple[str, str] = ("", ""),
) -> Step:
    """The step, with what the client does of their own accord: they leave, or tell what they hid.

    Neither happens once the line itself has ended the talk. `answers`: theirs to a line of one's
    own, and what leads back to the turn.
    """
    (answer, back), (said, moves, effects, entry) = answers, parts
    revealed = ""
    if not after.ended and holds(persona.leaves, after):
        walks = next(ending for ending in play.endings if ending.walks)
        after, answer, back = replace(after, turn=walks.id, ended=True), persona.farewell, ""
    elif not after.ended and not after.revealed and holds(persona.hidden.when, after):
        after, revealed = replace(after, revealed=True), persona.hidden.says
    return Step(
        turn=before.turn,
        heard=heard(play, before).text,
        said=said,
        moves=moves,
        before=before,
        after=after,
        effects=effects,
        answer=answer,
        revealed=revealed,
        back=back,
        entry=entry,
    )
