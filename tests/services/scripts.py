"""The scripts of a talk that is edited, and the same in a later version."""

from __future__ import annotations

from msgspec.structs import replace

from coach.domain.rules.condition import All, Given
from coach.domain.rules.verdict import Verdict
from coach.domain.talk.talk import PartRole, PartText, ReactionText, Tone, Variant
from coach.engine.rules.conditions import parse
from tests.services.conftest import FACTS, TALK, SmallContent


def variants(line: str, text: str, when: str = "always", *blanks: str) -> tuple[Variant, ...]:
    """A line in three tones; blanks are part of its condition, as the content reader makes it."""
    fits = All((parse(when), *(Given(blank) for blank in blanks)))
    return tuple(
        Variant(line, f"{text} ({tone.value})", fits, when, tone, "", ("our-default",))
        for tone in Tone
    )


OPEN = PartText(
    "open", "Opening", "", "", 10, "", "",
    (
        *variants("hello", "{{ contact }}, this is {{ client }}.", "always", "contact", "client"),
        *variants("hello", "Hello."),
        *variants("late", "You pay late.", "wrong is late"),
        *variants("late", "It went badly.", "wrong is bad"),
        *variants("told", "We spoke of it.", "told is yes"),
    ),
)  # fmt: skip
NEWS = PartText(
    "news", "The news", "", "", 30, "", "",
    (
        *variants("reason", "It is because {{ reason }}.", "always", "reason"),
        *variants("end", "We end on {{ last_day }}.", "always", "last_day"),
        *variants("say", "This is the news."),
    ),
    role=PartRole.NEWS,
)  # fmt: skip
END = PartText("end", "The end", "", "", 10, "", "", variants("bye", "Farewell."))
REACTION = ReactionText(
    "anger", "Why?", "", tuple((tone, f"I hear you ({tone.value}).") for tone in Tone), "",
    parse("not wrong is gone"), "not wrong is gone", 5,
)  # fmt: skip
PARTS = {Verdict.FIX: (OPEN, NEWS), Verdict.PART: (OPEN, NEWS, END), Verdict.PART_NOW: (NEWS,)}
CONTENT = replace(
    SmallContent(),
    info=replace(SmallContent().info, tones=tuple(Tone)),
    talk=replace(
        TALK,
        parts=tuple((verdict, PARTS.get(verdict, (OPEN,))) for verdict in Verdict),
        facts=FACTS,
        reactions=(REACTION,),
    ),
)
NEWER = replace(  # scripts of a later version: other words, a line gone, a part gone, one more line
    CONTENT,
    talk=replace(
        CONTENT.talk,
        parts=tuple(
            (
                verdict,
                tuple(
                    replace(
                        part,
                        variants=(
                            *(
                                replace(each, text=f"Now: {each.text}")
                                for each in part.variants
                                if each.line != "late"
                            ),
                            *variants("more", "There is more."),
                        ),
                    )
                    for part in parts
                    if part.id != "end"
                ),
            )
            for verdict, parts in CONTENT.talk.parts
        ),
    ),
)
