"""A case as it goes to somebody else: its verdict, its answers and its talk, as texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.practice.comment import LINE, REPLY
from coach.domain.practice.sealed import Contents, SealedLine, SealedSection
from coach.translation import translate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.domain.rules.diagnosis import Diagnosis
    from coach.domain.talk.talk import Line, Reaction, Talk
    from coach.services.case.case_state import CaseState

ANSWER = "answer:"  # begins the anchor of an answer; its question's id follows


def case_sections(
    case: CaseState, talk: Talk | None, contents: Contents
) -> Iterator[SealedSection]:
    """What goes of a case.

    Never in it: what was written about oneself afterwards, how angry one was, the sentence that one
    fears, why one overruled, and notes on the client.

    Args:
        case: The case.
        talk: Its talk; None where there is none yet.
        contents: How much of it goes.
    """
    if contents is not Contents.TALK:
        found = case.by_answers
        if found is not None:
            yield SealedSection(translate("Services", "Verdict"), tuple(_verdict(case, found)))
        answers = tuple(_answers(case))
        if answers:
            yield SealedSection(translate("Services", "Answers"), answers)
    if contents is not Contents.ANSWERS and talk is not None:
        yield from _talk(talk)


def _verdict(case: CaseState, found: Diagnosis) -> Iterator[SealedLine]:
    text = case.definition.verdict(found.verdict)
    yield SealedLine(text.name, "verdict", translate("Services", "What the answers come to"))
    if case.overrule is not None and case.overrule_holds:
        own = case.definition.verdict(case.overrule.verdict)
        yield SealedLine(own.name, "own-verdict", translate("Services", "Own verdict in its place"))
    yield SealedLine(found.because, "because", translate("Services", "Because"))
    yield SealedLine(found.confidence_because, lead=translate("Services", "How sure"))
    seen = {found.because}
    for reason in found.reasons:
        if reason.sentence not in seen:
            seen.add(reason.sentence)
            yield SealedLine(reason.sentence, f"reason:{reason.rule}")


def _answers(case: CaseState) -> Iterator[SealedLine]:
    """The answers that count, in the order in which they were asked."""
    from coach.engine.rules.read_back import read_back  # not at a start

    for asked in case.path.asked:
        if asked in case.answers:
            question = case.interview.question(asked)
            told = read_back(case.interview, asked, case.answers[asked])
            yield SealedLine(told.sentence, f"{ANSWER}{asked}", question.text)


def _talk(talk: Talk) -> Iterator[SealedSection]:
    for part in talk.spoken:
        if not part.is_note:
            yield SealedSection(part.title, tuple(map(_line, part.lines)))
    replies = tuple(_reply(each) for each in talk.reactions if not each.feared)
    if replies:
        yield SealedSection(translate("Services", "If they say"), replies)


def _line(line: Line) -> SealedLine:
    own = line.is_rewritten or line.is_added or bool(line.told)
    text = f"({line.text})" if line.cue else line.text
    return SealedLine(text, f"{LINE}{line.id}", own=own)


def _reply(reaction: Reaction) -> SealedLine:
    says = reaction.says
    return SealedLine(reaction.reply, f"{REPLY}{reaction.id}", says, own=reaction.is_rewritten)
