"""The one road to a paper, for the window and the command line: what fits a case is made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from coach.domain.papers.letters import LetterKind
from coach.domain.papers.paper import LETTERS, REFERRALS, PaperKind
from coach.engine.papers.letters import letter
from coach.engine.papers.papers import heads, misfit
from coach.engine.papers.secrets import refuse_secrets
from coach.engine.referral.referral_words import letter_blanks
from coach.engine.talk.context import context
from coach.engine.talk.facts import by_role, without_what_reveals
from coach.engine.talk.offers import hands_over, referral
from coach.engine.verdict.overrule import text_of
from coach.errors import GoodTermsError
from coach.papers.brief import make_brief
from coach.papers.cue_card import make_cue_card
from coach.papers.hand_over import make_hand_over
from coach.papers.letter import make_letter
from coach.papers.library_script import make_library_card, make_library_script
from coach.papers.mail import address_in
from coach.papers.script import make_script
from coach.translation import translate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from coach.domain.pack import TalkContent
    from coach.domain.papers.letters import LetterText
    from coach.domain.papers.paper import Paper
    from coach.domain.plan import DatedStep, PlanStep
    from coach.domain.referral import ReferralNeed, Vendor
    from coach.domain.rules.diagnosis import Diagnosis
    from coach.domain.rules.verdict import VerdictText
    from coach.domain.talk.talk import Talk, Tone
    from coach.engine.talk.context import Context
    from coach.papers.library_script import LibraryScript


class PaperCase(Struct, frozen=True):
    """All that the papers of one case are made of; dates in `facts` are ISO text."""

    content: TalkContent
    pack: str  # name and version of the content, for the foot of a page
    diagnosis: Diagnosis
    verdict: VerdictText  # as the case was judged
    offers: VerdictText  # what the verdict offers now: a referral, a handover
    facts: Mapping[str, str]
    tone: Tone
    talk: Callable[[], Talk]  # composed where a paper needs it
    steps: Callable[[], Sequence[DatedStep | PlanStep]]
    on: str = ""  # when the talk is, as one says it; empty where that is not set
    meeting: str = ""  # the same as a letter names it, while it is to come
    notice: str = ""  # what the contract asks for
    vendor: Vendor | None = None  # whom a letter about a referral names or asks
    need: ReferralNeed | None = None


def refusal(kind: PaperKind, case: PaperCase) -> str:
    """Why a paper does not fit a case, as a sentence; empty where it does."""
    allowed = referral(case.diagnosis, case.offers)
    return misfit(
        kind, case.diagnosis, allowed, handed_over=hands_over(case.diagnosis, case.offers)
    )


def letter_text(kind: PaperKind, case: PaperCase) -> LetterText | None:
    """The letter of a kind that the content has for a case like this; None for other papers."""
    fitting = _context(case)
    letters = (each for each in case.content.letters if each.kind.value == kind.value)
    return next((each for each in letters if fitting.allows(each.when)), None)


def belongs(kind: PaperKind, case: PaperCase) -> bool:
    """Whether a paper belongs to a case like this; it may be refused for now all the same."""
    has_words = kind not in LETTERS or letter_text(kind, case) is not None
    return has_words and not refusal(kind, case)


def make_paper(kind: PaperKind, case: PaperCase) -> Paper:
    """What stands in a paper of a case.

    Raises:
        GoodTermsError: It does not fit the case, there is nobody to name, or a secret stands in it.
    """
    if why := refusal(kind, case):
        raise GoodTermsError(why, safe=translate("Papers", "Nothing was written."))
    return _letter(kind, case) if kind in LETTERS else _MAKERS[kind](case)


def make_script_paper(kind: PaperKind, of: LibraryScript) -> Paper:
    """What stands in a paper of a script of the library: the script itself, or its cue card.

    Raises:
        GoodTermsError: There is no such paper of a script.
    """
    if kind not in SCRIPT_PAPERS:
        raise GoodTermsError(
            translate("Papers", "There is no such paper of a script."),
            safe=translate("Papers", "Nothing was written."),
        )
    return SCRIPT_PAPERS[kind](of)


def _brief(case: PaperCase) -> Paper:
    text, about = text_of(case.diagnosis, case.verdict), _about(case)
    steps = () if case.diagnosis.finds_out else case.steps()  # the facts stand in place of a plan
    return make_brief(case.talk(), case.diagnosis, text, case.facts, steps=steps, about=about)


def _cue_card(case: PaperCase) -> Paper:
    return make_cue_card(case.talk(), by_role(case.content.facts, case.facts))


def _script(case: PaperCase) -> Paper:
    return make_script(case.talk(), about=_about(case))


def _hand_over(case: PaperCase) -> Paper:
    """The hand-over pack, of the facts that fit the case."""
    facts, known = case.content.facts, _context(case)
    fitting = {fact.id for fact in facts if known.allows(fact.when)}
    said = {name: text for name, text in known.blanks.items() if name in fitting}
    labels = {fact.role: fact.label for fact in facts if fact.role is not None}
    return make_hand_over(by_role(facts, said), labels, pack=case.pack)


def _letter(kind: PaperKind, case: PaperCase) -> Paper:
    vendor, asks = case.vendor, kind is PaperKind.REFERRAL_PROVIDER
    if kind in REFERRALS and vendor is None:
        raise _nobody(asks=asks)
    facts, extra = case.facts, {"talk_day": case.meeting, "notice_term": case.notice}
    if asks:  # before the client is named
        facts = without_what_reveals(case.content.facts, facts)
    if vendor is not None and case.need is not None:
        extra = letter_blanks(vendor, case.need, to_vendor=asks)
    written = letter(
        case.content, LetterKind(kind.value), case.diagnosis, facts, tone=case.tone, extra=extra
    )
    if written is None or not written.paragraphs:
        raise GoodTermsError(translate("Papers", "There is no such letter for this case."))
    for line in written.paragraphs:
        refuse_secrets(line.text, written.title)
    return make_letter(written, to=address_in(vendor.contact) if vendor is not None else "")


def _nobody(*, asks: bool) -> GoodTermsError:
    """What to say where no vendor can be named, or asked."""
    what = translate("Papers", "Nobody in your directory fits this client.")
    return GoodTermsError(
        what
        if asks
        else translate("Papers", "Nobody who fits has agreed to be named to this client."),
        safe=translate("Papers", "Nothing was written."),
        todo=translate("Papers", "Add them to the directory, or ask them first."),
    )


def _context(case: PaperCase) -> Context:
    return context(case.diagnosis, case.content.facts, case.facts)


def _about(case: PaperCase) -> tuple[str, ...]:
    return heads(case.content.facts, case.diagnosis, case.facts, case.on)


_MAKERS = {
    PaperKind.BRIEF: _brief,
    PaperKind.CUE_CARD: _cue_card,
    PaperKind.SCRIPT: _script,
    PaperKind.HAND_OVER: _hand_over,
}
SCRIPT_PAPERS = {
    PaperKind.SCRIPT: make_library_script,
    PaperKind.CUE_CARD: make_library_card,
}
