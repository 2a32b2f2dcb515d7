"""Sealed files: what of a case, a run or a round goes, and writing and opening them."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from msgspec import Struct

from coach.clock import today
from coach.domain.practice.sealed import (
    FORMAT,
    SUFFIX,
    Contents,
    SealChoice,
    SealedDocument,
    SealedItem,
    SealedKind,
)
from coach.engine.practice.redact import KnownName
from coach.engine.talk.facts import names_given
from coach.errors import GoodTermsError, NotFound, SealRefused
from coach.services.case.files import write_whole
from coach.services.sealed.case_lines import case_sections
from coach.services.sealed.everyday import everyday_words
from coach.services.sealed.format import decode, encode
from coach.services.sealed.passphrase import Advice, advice, as_typed, refuse_short, suggested
from coach.services.sealed.practice_lines import round_sections, run_sections
from coach.services.sealed.redacted import possible_names, redacted, text_of
from coach.store.tables.clients import ClientTable
from coach.store.tables.practice.people import PeopleTable
from coach.store.tables.vendors import VendorTable
from coach.translation import translate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from coach.domain.practice.comment import Comment
    from coach.domain.practice.sealed import SealedSection
    from coach.services.case.case_reader import CaseReader
    from coach.services.case.context import ServiceContext
    from coach.services.practice.comments import CommentService
    from coach.services.practice.practice import PracticeService
    from coach.services.practice.rounds import RoundService
    from coach.services.practice.run_view import RunView
    from coach.services.practice.runs import RunService
    from coach.services.settings.settings import SettingsService
    from coach.services.talk.talks import TalkService


class Around(Struct, frozen=True):
    """The services that what goes is read from."""

    case_reader: CaseReader
    talks: TalkService
    practice: PracticeService
    runs: RunService
    rounds: RoundService
    comments: CommentService
    settings: SettingsService


class SealOffer(Struct, frozen=True):
    """What there is to choose of something that may be sealed."""

    kind: SealedKind
    title: str
    has_verdict: bool  # of a case: without one there are answers alone
    comments: int  # that could go along


class Sealed(Struct, frozen=True):
    """What would go: the document, how it reads, and what in it may be a name."""

    document: SealedDocument
    text: str
    possible_names: tuple[str, ...]


class SealService:
    """Says what goes, seals it, and opens what others have sealed."""

    def __init__(self, context: ServiceContext, around: Around) -> None:
        self._context, self._around = context, around
        self._passphrases: dict[str, str] = {}  # by case, run or round; never kept in a file

    # -- what goes

    def offer(self, kind: SealedKind, about: str) -> SealOffer:
        """What there is to choose of a case, run or round.

        Raises:
            NotFound: It is not there any more.
        """
        has_verdict = False
        if kind is SealedKind.CASE:
            has_verdict = self._around.case_reader.open(about).for_talk is not None
        comments = len(self._around.comments.of(about))
        return SealOffer(kind, self._title(kind, about), has_verdict, comments)

    def sealed(
        self, kind: SealedKind, about: str, choice: SealChoice, left_out: Iterable[str] = ()
    ) -> Sealed:
        """What would go with a choice, and how it reads.

        Args:
            kind: What it is.
            about: The id of the case, run or round.
            choice: How much goes, and how names stand in it.
            left_out: Words that go in no case: what only the user knows to be a name.

        Raises:
            NotFound: It is not there any more.
            GoodTermsError: There is nothing in it yet.
        """
        sections = tuple(self._sections(kind, about, choice.contents))
        if not any(section.lines for section in sections):
            raise GoodTermsError(
                translate("Services", "There is nothing in it yet that could go."),
                todo=translate("Services", "Answer some questions first."),
            )
        item = SealedItem(about, kind, self._title(kind, about), choice, sections)
        comments = self._around.comments.all_of(about) if choice.comments else ()
        names = (*_left_out(left_out), *self._names(kind, about), *_authors(comments))
        item, comments, author = redacted(
            item, comments, self._around.settings.my_name, names, self._ordinary
        )
        document = SealedDocument(
            format=FORMAT,
            id=self._context.ids(),
            made_at=self._context.clock(),
            author=author,
            about=about,
            kind=kind,
            item=item,
            comments=comments,
        )
        return Sealed(document, text_of(document), possible_names(item, comments))

    def answer(self, kind: SealedKind, about: str) -> Sealed:
        """The comments on something that was received, to go back to whoever sent it.

        Raises:
            GoodTermsError: There are none.
        """
        comments = self._around.comments.all_of(about)
        if not any(not each.removed for each in comments):
            raise GoodTermsError(
                translate("Services", "There are no comments yet that could go back."),
                todo=translate("Services", "Write one beside a line first."),
            )
        document = SealedDocument(
            format=FORMAT,
            id=self._context.ids(),
            made_at=self._context.clock(),
            author=self._around.settings.my_name,
            about=about,
            kind=kind,
            comments=comments,
        )
        return Sealed(document, text_of(document), ())

    def suggested_name(self, kind: SealedKind) -> str:
        """A name for the file: its kind and the day, never a client's name."""
        return f"{kind.value}-{today(self._context.clock).isoformat()}{SUFFIX}"

    # -- the passphrase

    def refuse_passphrase(self, passphrase: str) -> None:
        """Refuse one that protects nothing.

        Raises:
            TextRefused: It is too short, or too long.
        """
        refuse_short(passphrase)

    def advice(self, passphrase: str, kind: SealedKind, about: str) -> Advice:
        """How good a passphrase is for a case, run or round: its names count for nothing."""
        return advice(passphrase, [each.name for each in self._near(kind, about)])

    def suggested_passphrase(self) -> str:
        """A passphrase of everyday words by chance."""
        return suggested(self._ordinary)

    def passphrase_of(self, about: str) -> str:
        """What something was sealed or opened with since the program was begun; else nothing."""
        return self._passphrases.get(about, "")

    # -- files

    def sealing(self, document: SealedDocument, passphrase: str, path: Path) -> Callable[[], None]:
        """What writes a document into a file; it takes a second, and touches no data.

        Raises:
            TextRefused: The passphrase is too short, or too long.
        """
        refuse_short(passphrase)
        self._passphrases[document.about] = passphrase
        return partial(_seal, document, passphrase, path)

    def opening(self, path: Path, passphrase: str) -> Callable[[], SealedDocument]:
        """What opens a file; it takes a second, and touches no data.

        What it does raises `WrongPassphrase` or `SealRefused`.
        """
        return partial(open_file, path, passphrase)

    def remember(self, document: SealedDocument, passphrase: str) -> None:
        """Keep in mind what a document was opened with, for the answer to it."""
        self._passphrases[document.about] = passphrase

    # -- what it is made of

    def _title(self, kind: SealedKind, about: str) -> str:
        around = self._around
        if kind is SealedKind.CASE:
            record = around.case_reader.record(about)
            return record.title or record.client_name
        if kind is SealedKind.RUN:
            return around.runs.view(about).play.title
        cards = around.rounds.round(about).cards
        return cards.rep.title if cards is not None else translate("Services", "A round for two")

    def _sections(
        self, kind: SealedKind, about: str, contents: Contents
    ) -> Iterator[SealedSection]:
        around = self._around
        if kind is SealedKind.CASE:
            case = around.case_reader.open(about)
            talk = around.talks.talk(about) if case.for_talk is not None else None
            return case_sections(case, talk, contents)
        if kind is SealedKind.RUN:
            return self._run_sections(around.runs.view(about))
        people = PeopleTable(self._context.store)
        named = {each.id: each.name for each in people.all()}
        return round_sections(around.rounds.round(about), lambda who: named.get(who, ""))

    def _run_sections(self, view: RunView) -> Iterator[SealedSection]:
        from coach.engine.practice.debrief import debrief

        practice = self._around.practice
        shown = None
        if view.ending is not None:
            rubric = practice.rubric(view.play.rubric)
            shown = debrief(view.play, view.persona, rubric, view.steps, practice.moves())
        people = {each.id: each.name for each in PeopleTable(self._context.store).all()}
        return run_sections(view, shown, people.get(view.run.person, ""))

    # -- names

    def case_of(self, kind: SealedKind, about: str) -> str:
        """The id of the case that it is about; empty for none, or where it is somebody else's."""
        if kind is SealedKind.CASE:
            return about
        try:
            if kind is SealedKind.RUN:
                return self._around.runs.view(about).run.case_id
            return self._around.rounds.round(about).case_id
        except NotFound:  # received: it never was in this data file
            return ""

    def _near(self, kind: SealedKind, about: str) -> Iterator[KnownName]:
        """The names of the case that it is about, the client's first."""
        client, contact, other = (
            translate("Services", "[client]"),
            translate("Services", "[contact]"),
            translate("Services", "[name]"),
        )
        case_id = self.case_of(kind, about)
        if case_id:
            try:
                record = self._around.case_reader.record(case_id)
            except NotFound:
                record = None
            if record is not None:
                yield KnownName(record.client_name, client, near=True)
                for each in ClientTable(self._context.store).contacts(record.client_id):
                    yield KnownName(each.name, contact, near=True)
                given = self._around.talks.given(case_id)
                for name in names_given(self._context.content.talk.facts, given):
                    yield KnownName(name, other, near=True)
        if mine := self._around.settings.my_name:
            yield KnownName(mine, other, near=True)
        for person in PeopleTable(self._context.store).all():
            yield KnownName(person.name, other, near=True)

    def _names(self, kind: SealedKind, about: str) -> Iterator[KnownName]:
        """Every name that the data file holds, those of the case first."""
        yield from self._near(kind, about)
        other = translate("Services", "[name]")
        for name in ClientTable(self._context.store).names():
            yield KnownName(name, other, near=False)
        vendors = VendorTable(self._context.store)
        for vendor in (*vendors.all(), *vendors.trashed()):
            yield KnownName(vendor.name, other, near=False)
            yield KnownName(vendor.contact, other, near=False)

    @cached_property
    def _ordinary(self) -> frozenset[str]:
        return everyday_words(self._context.content)


def _left_out(words: Iterable[str]) -> Iterator[KnownName]:
    instead = translate("Services", "[left out]")
    for each in words:
        yield KnownName(each, instead, near=True, always=True)


def _authors(comments: Iterable[Comment]) -> Iterator[KnownName]:
    """The names of those who have commented: others may call them by it."""
    other = translate("Services", "[name]")
    for name in dict.fromkeys(each.author for each in comments):
        yield KnownName(name, other, near=True)


def open_file(path: Path, passphrase: str) -> SealedDocument:
    """What lies in a sealed file.

    Raises:
        WrongPassphrase: It was sealed with another one.
        SealRefused: It cannot be opened.
    """
    from coach.services.sealed.cipher import unlock

    return decode(unlock(refuse_unsealed(path), as_typed(passphrase)))


def refuse_unsealed(path: Path) -> bytes:
    """The bytes of a sealed file; what can be told to be none needs no passphrase for that.

    Raises:
        SealRefused: It is none.
    """
    from coach.services.sealed.cipher import MOST_BYTES, refuse_header

    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise _cannot_read(path, error) from error
    refuse_header(content)
    return content


def _cannot_read(path: Path, error: OSError) -> GoodTermsError:
    from coach.file_faults import cannot_read

    return cannot_read(path.name, error)


def _seal(document: SealedDocument, passphrase: str, path: Path) -> None:
    from coach.services.sealed.cipher import lock

    content = encode(document)
    try:
        decode(content)
    except SealRefused as error:  # nobody could open it
        raise SealRefused(
            translate("Services", "This is too much for one sealed file."),
            translate("Services", "Choose less of it."),
        ) from error
    write_whole(path, lock(content, as_typed(passphrase)))
