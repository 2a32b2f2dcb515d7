"""Papers for a talk: what stands in one, and in which order, whatever it is written as."""

from __future__ import annotations

from enum import StrEnum

from coach.domain.record import Record

KEEP = 0  # how readily a block is left out where space is short: never


class PaperKind(StrEnum):
    """Every paper that can be made: for a case, or for a round of practice."""

    BRIEF = "brief"
    CUE_CARD = "cue-card"
    SCRIPT = "script"
    MEETING = "meeting"
    NOTICE = "notice"
    HAND_OVER = "hand-over"
    HAND_OVER_NOTE = "handover-note"
    REFERRAL_PROVIDER = "referral-provider"
    REFERRAL_CLIENT = "referral-client"
    REFERRAL_INTRO = "referral-intro"
    REFERRAL_CHECK = "referral-check"
    REP_CARD = "rep-card"  # of a round of practice, as the next two
    CLIENT_CARD = "client-card"
    OBSERVER_SHEET = "observer-sheet"


REFERRALS = frozenset(
    {
        PaperKind.REFERRAL_PROVIDER,
        PaperKind.REFERRAL_CLIENT,
        PaperKind.REFERRAL_INTRO,
        PaperKind.REFERRAL_CHECK,
    }
)
LETTERS = REFERRALS | {PaperKind.MEETING, PaperKind.NOTICE, PaperKind.HAND_OVER_NOTE}


ROUND_PAPERS = (PaperKind.REP_CARD, PaperKind.CLIENT_CARD, PaperKind.OBSERVER_SHEET)
CASE_PAPERS = tuple(kind for kind in PaperKind if kind not in ROUND_PAPERS)


class PaperFormat(StrEnum):
    """What a paper is written as; the value is the ending of its file."""

    PDF = "pdf"
    WORD = "docx"
    MARKDOWN = "md"
    TEXT = "txt"
    HTML = "html"
    MAIL = "eml"  # a draft to open in a mail program; only letters have it


class PaperSize(StrEnum):
    """The sheet that a paper is printed on."""

    A4 = "a4"
    LETTER = "letter"
    A6 = "a6"  # of the cue card, whatever is in the printer


SIZES = (PaperSize.A4, PaperSize.LETTER)  # what the user can choose


class BlockKind(StrEnum):
    """What a block of a paper is."""

    HEADING = "heading"  # of what follows, down to the next heading
    PART = "part"  # a heading one step smaller
    TEXT = "text"
    STRONG = "strong"  # a paragraph that must not be missed
    POINTS = "points"
    CHECKS = "checks"  # points with a box to tick
    TABLE = "table"
    QUIET = "quiet"  # a note in small type


HEADINGS = frozenset({BlockKind.HEADING, BlockKind.PART})


class Place(StrEnum):
    """Where a block stands on the sheet; forms without columns write one after the other."""

    WHOLE = "whole"
    LEFT = "left"
    RIGHT = "right"


class Point(Record):
    """One line of a block: a text, and what stands before it in bold."""

    text: str
    lead: str = ""
    cue: bool = False  # a stage direction, not to be said aloud


class Block(Record):
    """A piece of a paper.

    `spare` says how readily it is left out where space is short (0: never, 9: first); a note about
    what was left out calls it by `name`. Only the field that its kind needs is filled.
    """

    kind: BlockKind
    text: str = ""
    points: tuple[Point, ...] = ()
    columns: tuple[str, ...] = ()  # headings of a table
    rows: tuple[tuple[str, ...], ...] = ()
    widths: tuple[int, ...] = ()  # of the columns, in hundredths of the width; empty: all alike
    spare: int = KEEP
    name: str = ""
    place: Place = Place.WHOLE


class Paper(Record):
    """A paper in the order in which it is read; every writer reads this."""

    kind: PaperKind
    title: str  # neutral: viewers, printers and the file's own properties show it
    heading: str
    blocks: tuple[Block, ...]
    about: tuple[str, ...] = ()  # client, day, place
    footer: str = ""
    one_page: bool = False  # what does not fit is left out by `spare`, and said
    subject: str = ""  # of a letter sent as e-mail
    to: str = ""  # an address, only where the user gave one

    @property
    def is_letter(self) -> bool:
        """Whether it goes to somebody; a letter has no title of ours and no columns."""
        return self.kind in LETTERS

    def size(self, chosen: PaperSize) -> PaperSize:
        """The sheet it is printed on, where the user chose one."""
        return PaperSize.A6 if self.kind is PaperKind.CUE_CARD else chosen


def in_columns(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], ...]:
    """The blocks in runs: each goes over the whole width, or stands in the two columns."""
    runs: list[list[Block]] = []
    for block in blocks:
        if runs and (runs[-1][0].place is Place.WHOLE) == (block.place is Place.WHOLE):
            runs[-1].append(block)
        else:
            runs.append([block])
    return tuple(map(tuple, runs))
