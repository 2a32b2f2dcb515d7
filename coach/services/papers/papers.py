"""The papers for a talk: which fit a case, what stands in them, and files and drafts of them.

Nothing is ever sent: a letter is opened as a draft, copied or saved.
"""

from __future__ import annotations

from datetime import datetime, time
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.clock import today
from coach.domain.case import Stage
from coach.domain.papers.paper import (
    CASE_PAPERS,
    LETTERS,
    REFERRALS,
    SIZES,
    PaperFormat,
    PaperKind,
    PaperSize,
)
from coach.engine.papers.papers import waits
from coach.engine.talk.context import context
from coach.errors import GoodTermsError
from coach.services.case.cooling_off import refuse_cooling_off
from coach.services.case.files import write_whole
from coach.services.case.stage import stage_of
from coach.services.papers.drafts import put_draft
from coach.services.papers.offers import PaperOffer, title_of
from coach.services.talk.talks import FactValue, spoken_day
from coach.store.tables.settings import SettingTable
from coach.store.tables.talk_logs import TalkLogTable
from coach.translation import translate

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from coach.domain.papers.paper import Paper
    from coach.domain.referral import Vendor
    from coach.domain.rules.diagnosis import Diagnosis
    from coach.papers import pdf
    from coach.papers.make import PaperCase
    from coach.services.case.case_reader import CaseReader
    from coach.services.case.context import ServiceContext
    from coach.services.case.schedule import Schedule
    from coach.services.contract.dates import DatesService
    from coach.services.referrals.referrals import ReferralService
    from coach.services.talk.talks import TalkService

    Device = pdf.Device
    Sheets = pdf.Sheets  # for the window, which knows no writer of formats

TEMPLATE = "paper-template.docx"  # in the data folder
_SIZE, _MAIL = "paper-size", PaperFormat.MAIL
_PLAIN = (
    PaperFormat.PDF,
    PaperFormat.WORD,
    PaperFormat.MARKDOWN,
    PaperFormat.TEXT,
    PaperFormat.HTML,
)


class PaperService:
    """Makes papers and writes them."""

    def __init__(
        self,
        context: ServiceContext,
        case_reader: CaseReader,
        talks: TalkService,
        referrals: ReferralService,
        dates: DatesService,
        schedule: Schedule,
    ) -> None:
        self._dates, self._schedule = dates, schedule
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
        case = self._case(case_id)
        return tuple(self._offer(case_id, kind, case) for kind in CASE_PAPERS)

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
            CoolingOff: The case of somebody angry waits for the morning.
            GoodTermsError: It does not fit the case; there is no verdict; a secret stands in it.
        """
        from coach.papers.make import make_paper

        refuse_cooling_off(self._case_reader.record(case_id), self._context.clock)
        return make_paper(kind, self._named(case_id, kind, self._case(case_id), vendor_id))

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
            CoolingOff: The case of somebody angry waits for the morning.
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

    def sheets(self, paper: Paper) -> Sheets:
        """The pages of a paper as they will be printed, on the sheet that the user chose."""
        from coach.papers.pdf import sheets  # imports Qt

        return sheets(paper, self.size())

    def words(self, paper: Paper) -> str:
        """The words of a paper, as a screen reader says its pages."""
        from coach.papers.text import paper_text

        return paper_text(paper)

    def print_on(self, paper: Paper, size: PaperSize, printer: Device) -> None:
        """Print the pages of a paper."""
        from coach.papers.pdf import print_on

        print_on(paper, size, printer)

    def unseen(self, paper: Paper, where: str = "") -> str:
        """What to tell of letters that no font here has: `where` they are boxes; empty for none."""
        from coach.papers.pdf import unseen_letters, unseen_note

        return unseen_note(unseen_letters(paper), where)

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
            raise GoodTermsError(
                translate("Services", "This paper is no letter."),
                todo=translate("Services", "Save it as a file."),
            )
        paper = self.paper(case_id, kind, vendor_id)
        wait = self._waits(case_id, kind, self._talks.diagnosis(case_id))
        if wait:
            raise GoodTermsError(
                wait, todo=translate("Services", "You can read it, print it and save it already.")
            )
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
            raise GoodTermsError(
                translate("Services", "Choose A4 or Letter."),
                safe=translate("Services", "Nothing was changed."),
            )
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

    # -- the case that papers are made of

    def _case(self, case_id: str) -> PaperCase:
        """What the papers of a case are made of, read once for all of them.

        Raises:
            GoodTermsError: The interview is not finished.
        """
        from coach.engine.papers.letters import meeting_day, notice_asked
        from coach.papers.make import PaperCase

        content, opened = self._context.content, self._case_reader.open(case_id)
        diagnosis, record = self._talks.diagnosis(case_id), opened.record
        over = stage_of(record, self._local_now()) is Stage.AFTER
        on = None if over else record.talk_on
        return PaperCase(
            content=content.talk,
            pack=content.info.label,
            diagnosis=diagnosis,
            verdict=opened.definition.verdict(diagnosis.verdict),
            offers=content.verdict(diagnosis.verdict),
            facts=self._talks.given(case_id),
            tone=self._talks.tone(case_id),
            talk=partial(self._talks.talk, case_id),
            steps=partial(self._schedule.steps, case_id),
            on=spoken_day(record.talk_on, record.talk_at),
            meeting=meeting_day(on, record.talk_at, today(self._context.clock)),
            notice=notice_asked(self._dates.terms(case_id)),
        )

    def _named(self, case_id: str, kind: PaperKind, case: PaperCase, vendor_id: str) -> PaperCase:
        """The same with the vendor that a letter is about: the chosen one, else the best match."""
        if kind not in REFERRALS:
            return case
        found = self.vendors(case_id, kind)
        chosen = next((each for each in found if vendor_id in {"", each.id}), None)
        return replace(case, vendor=chosen, need=self._referrals.advice(case_id).need)

    def _offer(self, case_id: str, kind: PaperKind, case: PaperCase) -> PaperOffer:
        from coach.papers.make import belongs, letter_text

        title, says = title_of(kind)
        letter = letter_text(kind, case)
        if letter is not None and kind is PaperKind.NOTICE:
            title = letter.title  # "The terms in writing": nothing is given notice of there
        refused, wait = self._refused(case_id, kind, case), ""
        forms: tuple[PaperFormat, ...] = () if refused else _PLAIN
        if not refused and kind in LETTERS:
            wait = self._waits(case_id, kind, case.diagnosis)
            forms = forms if wait else (*forms, _MAIL)
        fits = belongs(kind, case)
        if kind is PaperKind.MEETING and self._case_reader.record(case_id).held:
            fits = False  # nobody is asked to a talk that they had
        return PaperOffer(kind, title, says, forms, refused, wait, fits)

    def _refused(self, case_id: str, kind: PaperKind, case: PaperCase) -> str:
        """Why a paper cannot be made now, as a sentence; empty where it can."""
        from coach.papers.make import make_paper, refusal

        try:
            refuse_cooling_off(self._case_reader.record(case_id), self._context.clock)
            why = refusal(kind, case)
            if not why and kind in LETTERS:
                make_paper(kind, self._named(case_id, kind, case, ""))
        except GoodTermsError as error:
            return error.what
        return why

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
