"""All that the proof of the role-plays says of what is broken: claims, sentences, runs, levels."""

from __future__ import annotations

from msgspec.structs import replace

from coach.domain.practice.persona import Level
from coach.domain.practice.proof import PlayClaim
from coach.engine.practice.condition import parse
from coach.engine.practice.proof.prove import prove_practice
from tests.practice import small_practice

PACK = small_practice()
PLAY, MO = PACK.roleplays[0], PACK.personas[0]


def turn(turn_id: str, **changed):
    """The role-play with one turn changed."""
    turns = tuple(replace(t, **changed) if t.id == turn_id else t for t in PLAY.turns)
    return replace(PLAY, turns=turns)


def of(turn_id: str):
    return next(turn for turn in PLAY.turns if turn.id == turn_id)


def line(turn_id: str, at: int, **changed):
    """The role-play with one line of its client changed."""
    lines = list(of(turn_id).lines)
    lines[at] = replace(lines[at], **changed)
    return turn(turn_id, lines=tuple(lines))


def choice(turn_id: str, at: int, **changed):
    """The role-play with one choice changed."""
    choices = list(of(turn_id).choices)
    choices[at] = replace(choices[at], **changed)
    return turn(turn_id, choices=tuple(choices))


def rows(*first):
    """What moves the client, with other rows before the rest."""
    return {"effects": (*first, *MO.effects)}


ROW = MO.effects[0]
PLAYS = {
    "a turn that nothing leads to": replace(
        PLAY, turns=(*PLAY.turns, replace(of("small-talk"), id="lonely"))
    ),
    "an ending that nothing leads to": replace(
        PLAY, endings=(*PLAY.endings, replace(PLAY.endings[0], id="lonely", walks=False))
    ),
    "a line that is never said": line("the-shed", 0, when=parse("tension >= 9")),
    "a long line behind one that always is": line("the-shed", 0, when=None, text="“No!” " * 20),
    "a choice that is never offered": choice("the-shed", 0, when=parse("made hold")),
    "a choice that always is": choice("the-shed", 0, when=parse("tension <= 9")),
    "nothing to say": turn(
        "after-the-news",
        choices=tuple(
            replace(each, when=parse("trust >= 6")) for each in of("after-the-news").choices
        ),
    ),
    "a circle": turn(
        "his-turn",
        choices=tuple(replace(each, goes="the-shed") for each in of("his-turn").choices),
    ),
    "a number that says nothing": line(
        "after-the-news", 0, when=parse("tension >= 6 or trust >= 10")
    ),
    "a line that takes too much for granted": line("the-news", 0, takes=("last-day",)),
    "an ending that does": replace(
        PLAY, endings=tuple(replace(each, takes=("decision",)) for each in PLAY.endings)
    ),
    "a line that nobody comes back to": line("the-news", 0, text="“Go on."),
    "a line that is said twice": turn("the-news", lines=of("the-news").lines[-1:]),
}
PERSONAS = {
    "no answer to a move": {"answers": MO.answers[1:]},
    "no row for a move": {"effects": MO.effects[:-1]},
    "a row that never counts": rows(replace(ROW, when=parse("made ask 2 and not made ask"))),
    "a row that always does": rows(replace(ROW, when=None)),
    "a row whose number says nothing": rows(replace(ROW, when=parse("trust <= 9 or made ask"))),
    "they never leave": {"leaves": parse("revealed and not revealed")},
    "a bound that is never passed": {
        "effects": tuple(replace(each, trust=0) for each in MO.effects), "triggers": (),
    },
    "it never comes out": {"hidden": replace(MO.hidden, when=parse("made thank and trust >= 7"))},
    "it always comes out": {"hidden": replace(MO.hidden, when=parse("tension >= 1"))},
    "a hidden number that says nothing": {
        "hidden": replace(MO.hidden, when=parse("made ask and tension <= 9"))
    },
    "at another level": {"level": Level.ACCEPTING, "leaves": parse("trust <= 2")},
}  # fmt: skip


def told(practice) -> list[str]:
    proof = prove_practice(practice)
    return [
        f"{each.claim} | {each.play} | {each.what} | {each.level} | {' / '.join(each.said)}"
        for each in proof.faults
    ] + [
        f"{each.play}: {each.turns} turns, {each.endings} endings, {each.states} states, "
        f"{each.exchanges} exchanges"
        for each in proof.plays
    ]


def test_each_fault_says_where_it_is_and_shows_the_shortest_run(golden) -> None:
    found = ["== nothing", *told(PACK)]
    for name, play in PLAYS.items():
        found += [f"== {name}", *told(replace(PACK, roleplays=(play,)))]
    for name, changed in PERSONAS.items():
        found += [f"== {name}", *told(replace(PACK, personas=(replace(MO, **changed),)))]
    claims = {each for each in PlayClaim if any(row.startswith(f"{each} |") for row in found)}
    assert claims == set(PlayClaim)
    golden("faults-roleplay.txt", "\n".join(found) + "\n")
