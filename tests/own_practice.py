"""A persona and a rubric as somebody may have written them, from no pack."""

from __future__ import annotations

from coach.domain.practice.condition import AllOf, Made, Meter, MeterIs, NoneOf
from coach.domain.practice.moves import Move
from coach.domain.practice.own import OwnPersona, OwnRubric
from coach.domain.practice.persona import Hidden, Level, MoveEffect, Persona, PushBack, Trigger
from coach.domain.practice.rubric import CriticalFail, Rubric, RubricCheck
from coach.domain.rules.verdict import Verdict


def own_persona(id_: str = "own-ruth", base: str = "ruth-calder") -> OwnPersona:
    """A persona of one's own."""
    asked = AllOf((Made(Move.ASK, 2), NoneOf(Made(Move.BLAME)), MeterIs(Meter.TRUST, least=5)))
    persona = Persona(
        id=id_,
        name="Ruth Calder",
        role="Practice manager",
        verdicts=(Verdict.PART,),
        level=Level.HURT,
        who="She has run it for nine years.",
        stake="She must tell the partners.",
        suspects="That somebody offered more.",
        voice="Short sentences.",
        hidden=Hidden("They sell in spring.", "After two questions.", "“We may go, too.”", asked),
        calms=("Being told the last day.",),
        triggers=(Trigger(("just business",), "It is not, to her.", -1, 2),),
        walks_away="She stands up.",
        leaves=MeterIs(Meter.TENSION, least=9),
        farewell="“Send it to the office.”",
        trust=5,
        tension=3,
        effects=tuple(MoveEffect(move, 0, 1, "It moved her.") for move in Move),
        answers=tuple((move, "“I see.”") for move in Move),
        pushbacks=tuple(
            PushBack(f"push-{n}", "“After nine years?”", "As soon as it is out.", (*Level,))
            for n in range(6)
        ),
    )
    return OwnPersona(persona, base)


def own_rubric(id_: str = "own-ending", base: str = "ending") -> OwnRubric:
    """A rubric of one's own."""
    checks = tuple(
        RubricCheck(f"check-{n}", "Opening", f"Says it by sentence {n}.", "“It ends.”", "“Well …”")
        for n in range(1, 9)
    )
    critical = (CriticalFail("threat", "Threatens with something.", "It ends the talk."),)
    return OwnRubric(Rubric(id_, "Our ending", (Verdict.PART,), checks, critical), base)
