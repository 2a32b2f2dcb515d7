"""The papers for a talk: which fit a case, what stands in them, and files and drafts of them.

Nothing is ever sent: a letter is opened as a draft, copied or saved.
"""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from msgspec import Struct

from coach.clock import today
from coach.domain.case import Stage
from coach.domain.talk.paper import LETTERS, REFERRALS, SIZES, PaperFormat, PaperKind, PaperSize
from coach.engine.papers.papers import misfit, waits
from coach.engine.papers.secrets import refuse_secrets
from coach.engine.talk.context import context
from coach.engine.talk.facts import by_role, without_what_reveals
from coach.engine.talk.offers import hands_over, referral
from coach.errors import CoolingOff, GoodTermsError
from coach.services.case.cooling_off import refuse_cooling_off
from coach.services.case.files import write_whole
from coach.services.case.stage import stage_of
from coach.services.papers.drafts import put_draft
from coach.services.talk.talks import FactValue
from coach.store.tables.settings import SettingTable
from coach.store.tables.talk_logs import TalkLogTable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from pathlib import Path

    from coach.domain.referral import Vendor
    from coach.domain.rules.diagnosis import Diagnosis
    from coach.domain.talk.letters import Letter, LetterText
    from coach.domain.talk.paper import Paper
    from coach.services.case.case_reader import CaseReader
    from coach.services.case.context import ServiceContext
    from coach.services.contract.dates import DatesService
    from coach.services.referrals.referrals import ReferralService
    from coach.services.talk.talks import TalkService

TEMPLATE = "paper-template.docx"  # in the data folder
_SIZE, _MAIL = "paper-size", PaperFormat.MAIL
_PLAIN = (
    PaperFormat.PDF,
    PaperFormat.WORD,
    PaperFormat.MARKDOWN,
    PaperFormat.TEXT,
    PaperFormat.HTML,
)
_TITLES = {
    PaperKind.BRIEF: ("Brief", "For the last look before the door, on one page."),
    PaperKind.CUE_CARD: ("Cue card", "Sixty words at most, on a sheet the size of a hand."),
    PaperKind.SCRIPT: ("Full script", "Every line with its part, its time, and how to say it."),
    PaperKind.MEETING: ("Request for a meeting", "Asks for the talk, and says no more than that."),
    PaperKind.NOTICE: ("Written notice", "Goes out once you have talked, on the same day."),
    PaperKind.HAND_OVER: ("Hand-over pack", "Facts only: work, dates, money, files, access."),
    PaperKind.HAND_OVER_NOTE: (
        "Hand-over note",
        "For whoever takes over; what the client allowed.",
    ),
    PaperKind.REFERRAL_PROVIDER: (
        "Asking a provider",
        "Asks them first, without the client’s name.",
    ),
    PaperKind.REFERRAL_CLIENT: ("Names for the client", "Who else could help; the client chooses."),
    PaperKind.REFERRAL_INTRO: ("Introduction", "Brings both together, once both said yes."),
    PaperKind.REFERRAL_CHECK: ("Check after thirty days", "Asks how it goes, then steps back."),
}


class PaperOffer(Struct, frozen=True):
    """A paper that can be made for a case, or the sentence that says why not.

    A paper may be prepared before its time: `waits` says why there is no e-mail of it yet, and its
    forms then leave the draft out.
    """

    kind: PaperKind
    title: str
    says: str
    forms: tuple[PaperFormat, ...]
    refused: str  # empty: it can be made
    waits: str = ""  # empty: an e-mail of it could go out today
    fits: bool = True  # False: it does not belong to a case like this


class PaperService:
    """Makes papers and writes them."""

    def __init__(
        self,
        context: ServiceContext,
        case_reader: CaseReader,
        talks: TalkService,
        referrals: ReferralService,
        dates: DatesService,
    ) -> None:
        self._dates = dates
        self._context = context
        self._case_reader = case_reader
        self._talks = talks
        self._referrals = referrals
        self._settings = SettingTable(context.store)
        self._logs = TalkLogTable(context.store)

    def kinds(self, case_id: str) -> tuple[PaperOffer, ...]:
        """Every paper, in the order in which it is needed; none before there is a verdict."""
        if self._case_reader.open(case_id).for_talk is None:
            return ()
        return tuple(self._offer(case_id, kind) for kind in PaperKind)

    def facts(self, case_id: str, kind: PaperKind) -> tuple[FactValue, ...]:
        """The facts that only a paper uses, with what the user gave; talks ask for the others."""
        if kind is not PaperKind.HAND_OVER:
            return ()
        from coach.papers.hand_over import FACTS

        given = self._talks.given(case_id)
        case = context(self._talks.diagnosis(case_id), self._context.content.talk.facts, given)
        facts = self._context.content.talk.facts
        asked = {fact.role: fact for fact in facts if case.allows(fact.when)}
        found = (asked[each] for each in FACTS if each in asked)
        return tuple(FactValue(fact, given.get(fact.id, "")) for fact in found)

    def vendors(self, case_id: str, kind: PaperKind) -> tuple[Vendor, ...]:
        """Whom a letter about a referral can name or ask, best match first.

        Only those who agreed to be named; the letter that asks for this may go to the others.
        """
        advice = self._referrals.advice(case_id)
        asks = kind is PaperKind.REFERRAL_PROVIDER
        found = (match.vendor for match in advice.matches)
        return tuple(vendor for vendor in found if asks or vendor.consent)

    def paper(self, case_id: str, kind: PaperKind, vendor_id: str = "") -> Paper:
        """What stands in a paper.

        Raises:
            Parked: The case of somebody angry waits for the morning.
            GoodTermsError: It does not fit the case; there is no verdict; a secret stands in it.
        """
        refuse_cooling_off(self._case_reader.record(case_id), self._context.clock)
        diagnosis = self._talks.diagnosis(case_id)
        why = self._misfit(kind, diagnosis)
        if why:
            raise GoodTermsError(why, safe="Nothing was written.")
        if kind in LETTERS:
            return self._letter(case_id, kind, diagnosis, vendor_id)
        return self._own(case_id, kind, diagnosis)

    def write(
        self,
        case_id: str,
        kind: PaperKind,
        form: PaperFormat,
        size: PaperSize | None = None,
        vendor_id: str = "",
    ) -> bytes:
        """A paper as the content of a file; on the sheet that the user chose, unless one is named.

        Raises:
            Parked: The case of somebody angry waits for the morning.
            GoodTermsError: It does not fit the case, has no such form, or not yet.
        """
        from coach.papers.formats import write  # not at the start

        if form is _MAIL:
            return self.draft(case_id, kind, vendor_id)
        paper = self.paper(case_id, kind, vendor_id)
        return write(paper, form, size or self.size(), self.template())

    def save(
        self,
        case_id: str,
        kind: PaperKind,
        form: PaperFormat,
        path: Path,
        size: PaperSize | None = None,
        vendor_id: str = "",
    ) -> None:
        """Write a paper to a file, whole or not at all."""
        write_whole(path, self.write(case_id, kind, form, size, vendor_id))

    def text(self, case_id: str, kind: PaperKind, vendor_id: str = "") -> str:
        """A paper as plain text, to copy; of a letter only what its reader is to see."""
        from coach.papers.text import letter_text, paper_text

        paper = self.paper(case_id, kind, vendor_id)
        return letter_text(paper) if paper.is_letter else paper_text(paper)

    def draft(self, case_id: str, kind: PaperKind, vendor_id: str = "") -> bytes:
        """A letter as the content of an .eml file, to be opened as a draft; nothing is sent.

        Raises:
            GoodTermsError: It is no letter, or it waits for the talk.
        """
        from coach.papers.mail import paper_mail

        if kind not in LETTERS:
            raise GoodTermsError("This paper is no letter.", todo="Save it as a file.")
        paper = self.paper(case_id, kind, vendor_id)
        wait = self._waits(case_id, kind, self._talks.diagnosis(case_id))
        if wait:
            raise GoodTermsError(wait, todo="You can read it, print it and save it already.")
        return paper_mail(paper)

    def draft_file(self, case_id: str, kind: PaperKind, vendor_id: str = "") -> Path:
        """A letter as a file to hand to the mail program; it goes when the program is closed.

        A link would show the letter to every user of the machine, among the running programs.
        """
        content, name = self.draft(case_id, kind, vendor_id), self.suggested_name(kind, _MAIL)
        return put_draft(self._context.store.folder, name, content)

    def suggested_name(self, kind: PaperKind, form: PaperFormat) -> str:
        """A name for the file: the paper and the day, never a client's name."""
        return f"{kind.value}-{today(self._context.clock).isoformat()}.{form.value}"

    def size(self) -> PaperSize:
        """The sheet that the user prints on."""
        kept = self._settings.get(_SIZE)
        return PaperSize(kept) if kept in SIZES else PaperSize.A4

    def set_size(self, size: PaperSize) -> None:
        """Keep the sheet that the user prints on."""
        if size not in SIZES:
            raise GoodTermsError("Choose A4 or Letter.", safe="Nothing was changed.")
        self._settings.set(_SIZE, size.value)

    def template(self) -> Path | None:
        """The firm's own Word template; None where the program's own is used."""
        return self._template if self._template.is_file() else None

    def set_template(self, path: Path) -> None:
        """Keep a copy of the firm's own Word template.

        Raises:
            GoodTermsError: It cannot be used; the sentence says why, and nothing was changed.
        """
        from coach.papers.docx import rendered

        write_whole(self._template, rendered(path))

    def reset_template(self) -> None:
        """Go back to the program's own template."""
        self._template.unlink(missing_ok=True)

    def keep_template(self) -> Callable[[], None]:
        """What puts the template of now back, whatever is chosen later."""
        now = self.template()
        content = now.read_bytes() if now is not None else None

        def put_back() -> None:
            if content is None:
                self.reset_template()
            else:
                write_whole(self._template, content)

        return put_back

    def save_own_template(self, path: Path) -> None:
        """Write the program's own template to a file, to be changed into the firm's."""
        from coach.papers.docx_template import shipped_template

        write_whole(path, shipped_template().read_bytes())

    @property
    def _template(self) -> Path:
        return self._context.store.folder / TEMPLATE

    def _offer(self, case_id: str, kind: PaperKind) -> PaperOffer:
        title, says = _TITLES[kind]
        diagnosis = self._talks.diagnosis(case_id)
        letter = self._letter_text(case_id, kind, diagnosis)
        if letter is not None and kind is PaperKind.NOTICE:
            title = letter.title  # "The terms in writing": nothing is given notice of there
        refused, wait = self._refused(case_id, kind, diagnosis), ""
        forms: tuple[PaperFormat, ...] = () if refused else _PLAIN
        if not refused and kind in LETTERS:
            wait = self._waits(case_id, kind, diagnosis)
            forms = forms if wait else (*forms, _MAIL)
        fits = self._fits(case_id, kind, diagnosis)
        return PaperOffer(kind, title, says, forms, refused, wait, fits)

    def _fits(self, case_id: str, kind: PaperKind, diagnosis: Diagnosis) -> bool:
        """Whether a paper belongs to a case like this; it may be refused for now all the same."""
        if self._misfit(kind, diagnosis):
            return False
        if kind is PaperKind.MEETING and self._case_reader.record(case_id).held:
            return False  # nobody is asked to a talk that they had
        return kind not in LETTERS or self._letter_text(case_id, kind, diagnosis) is not None

    def _letter_text(
        self, case_id: str, kind: PaperKind, diagnosis: Diagnosis
    ) -> LetterText | None:
        """The letter of a kind that the content has for a case like this."""
        content = self._context.content.talk
        case = context(diagnosis, content.facts, self._talks.given(case_id))
        letters = (each for each in content.letters if each.kind.value == kind.value)
        return next((each for each in letters if case.allows(each.when)), None)

    def _refused(self, case_id: str, kind: PaperKind, diagnosis: Diagnosis) -> str:
        try:
            refuse_cooling_off(self._case_reader.record(case_id), self._context.clock)
        except CoolingOff as cooling_off:
            return cooling_off.what
        why = self._misfit(kind, diagnosis)
        if why or kind not in LETTERS:
            return why
        try:
            self._letter(case_id, kind, diagnosis, "")
        except GoodTermsError as error:
            return error.what
        return ""

    def _misfit(self, kind: PaperKind, diagnosis: Diagnosis) -> str:
        text = self._context.content.verdict(diagnosis.verdict)
        allowed, handed_over = referral(diagnosis, text), hands_over(diagnosis, text)
        return misfit(kind, diagnosis, allowed, handed_over=handed_over)

    def _waits(self, case_id: str, kind: PaperKind, diagnosis: Diagnosis) -> str:
        record = self._case_reader.record(case_id)
        talk = None
        if record.talk_on is not None:
            at = time.fromisoformat(record.talk_at) if record.talk_at else time.min
            talk = datetime.combine(record.talk_on, at)
        now = self._local_now()
        return waits(kind, diagnosis, talk, now, missed=self._missed(case_id, record.talk_on))

    def _local_now(self) -> datetime:
        return self._context.clock().astimezone().replace(tzinfo=None)

    def _missed(self, case_id: str, talk_on: date | None) -> bool:
        """Whether the last note of the talk of a day says that it did not happen."""
        last = next(iter(self._logs.of_case(case_id)), None)
        return (
            last is not None
            and talk_on is not None
            and not last.note.held
            and last.note.day >= talk_on
        )

    def _own(self, case_id: str, kind: PaperKind, diagnosis: Diagnosis) -> Paper:
        """A paper for the user, or the hand-over pack."""
        if kind is PaperKind.BRIEF:
            return self._talks.brief_paper(case_id)
        given, talk = self._talks.given(case_id), self._talks.talk(case_id)
        if kind is PaperKind.CUE_CARD:
            from coach.papers.cue_card import make_cue_card

            return make_cue_card(talk, by_role(self._context.content.talk.facts, given))
        if kind is PaperKind.SCRIPT:
            from coach.papers.script import make_script

            return make_script(talk, about=self._talks.heads(case_id))
        from coach.papers.hand_over import make_hand_over

        facts = self._context.content.talk.facts
        case = context(diagnosis, facts, given)
        fitting = {fact.id for fact in facts if case.allows(fact.when)}
        said = {name: text for name, text in case.blanks.items() if name in fitting}
        labels = {fact.role: fact.label for fact in facts if fact.role is not None}
        return make_hand_over(by_role(facts, said), labels, pack=self._context.content.info.label)

    def _letter(self, case_id: str, kind: PaperKind, diagnosis: Diagnosis, vendor_id: str) -> Paper:
        from coach.papers.letter import make_letter
        from coach.papers.mail import address_in

        vendor = self._vendor(case_id, kind, vendor_id) if kind in REFERRALS else None
        letter = self._composed(case_id, kind, diagnosis, vendor)
        if letter is None or not letter.paragraphs:
            raise GoodTermsError("There is no such letter for this case.")
        for line in letter.paragraphs:
            refuse_secrets(line.text, letter.title)
        return make_letter(letter, to=address_in(vendor.contact) if vendor is not None else "")

    def _composed(
        self, case_id: str, kind: PaperKind, diagnosis: Diagnosis, vendor: Vendor | None
    ) -> Letter | None:
        from coach.domain.talk.letters import LetterKind
        from coach.engine.papers.letters import letter, meeting_day, notice_asked
        from coach.engine.referral.referral_words import letter_blanks

        facts: Mapping[str, str] = self._talks.given(case_id)
        asks = kind is PaperKind.REFERRAL_PROVIDER
        if asks:
            # they are asked before the client is named
            facts = without_what_reveals(self._context.content.talk.facts, facts)
        record = self._case_reader.record(case_id)
        over = stage_of(record, self._local_now()) is Stage.AFTER
        on = None if over else record.talk_on
        day = meeting_day(on, record.talk_at, today(self._context.clock))
        asked = notice_asked(self._dates.terms(case_id))
        extra: Mapping[str, str] = {"talk_day": day, "notice_term": asked}
        if vendor is not None:
            need = self._referrals.advice(case_id).need
            extra = letter_blanks(vendor, need, to_vendor=asks)
        return letter(
            self._context.content.talk,
            LetterKind(kind.value),
            diagnosis,
            facts,
            tone=self._talks.tone(case_id),
            extra=extra,
        )

    def _vendor(self, case_id: str, kind: PaperKind, vendor_id: str) -> Vendor:
        """The vendor that was chosen, else the best match."""
        found = self.vendors(case_id, kind)
        chosen = next((each for each in found if vendor_id in {"", each.id}), None)
        if chosen is None:
            asks = kind is PaperKind.REFERRAL_PROVIDER
            nobody = "Nobody in your directory fits this client."
            raise GoodTermsError(
                nobody if asks else "Nobody who fits has agreed to be named to this client.",
                safe="Nothing was written.",
                todo="Add them to the directory, or ask them first.",
            )
        return chosen
