"""The talk: content of its parts and lines, and the talk composed for one case."""

from __future__ import annotations

from enum import StrEnum

from msgspec.structs import replace

from coach.domain.record import Record
from coach.domain.rules.condition import Always, Condition

# Begins the name of a line that asks what the mirror found; no line of the content is called so.
OPENING = "mirror:"


class Tone(StrEnum):
    """How the lines sound."""

    WARM = "warm"
    PLAIN = "plain"
    FORMAL = "formal"


class PartRole(StrEnum):
    """What the program does with a part of a talk beside showing it in its place."""

    BEFOREHAND = "beforehand"  # said before the talk, to people of one's own firm
    OPEN = "open"  # how the talk begins
    NEWS = "news"  # tells the client what is over: a talk is measured up to it
    TERMS = "terms"  # what is new, and from when
    CORE = "core"  # what must be said whatever happens, in a talk without news
    HOLD = "hold"  # where one stands when they press
    BRIDGE = "bridge"  # what they are offered
    LISTEN = "listen"  # one says little or nothing
    CLOSE = "close"
    MIDDLE = "middle"  # whatever else comes between


class FactRole(StrEnum):
    """What the program does with a fact beside putting it into lines."""

    FEARED = "feared"  # the sentence of theirs that the user fears most: it gets a reply
    OWN_PART = "own-part"  # what one did badly oneself: said where no line of the talk has it
    ALSO = "also"  # whatever else the client should hear: it is said as it stands
    ALSO_TWO = "also-two"
    ALSO_THREE = "also-three"
    NOT_ENDED = "not-ended"  # what of the work is no part of the news: it is said beside it
    IF_NOT = "if-not"  # what follows if nothing comes
    WAY = "way"  # what one would offer or ask for: said where the talk comes to the choice
    OTHER_WAY = "other-way"
    THIRD_WAY = "third-way"
    OCCASION = "occasion"  # how the talk is held, where that is settled already
    DECIDING = "deciding"  # what decides it, in the user's words: it stands with the advice
    AGENDA = "agenda"  # what else is on that day
    TIME = "time"  # how long there is for it
    KEPT_BACK = "kept-back"  # what the user knows and does not say: the talk is read for its names
    OWN_SIDE = "own-side"  # who on the user's side wants it another way: for the user alone
    FEARED_REPLY = "feared-reply"  # what the user would truly answer: it is that reply
    CLIENT = "client"  # what the client is called: the case knows it
    CONTACT = "contact"  # whom the talk is held with
    SUPERIOR = "superior"  # whom it is held with instead, where the case does not ask for a contact
    USER = "user"  # what the user is called: the settings know it, and it signs letters
    DECIDER = "decider"  # who decides on the user's side
    OFFENDER = "offender"  # who did harm: never called by the first name
    PLACE = "place"  # where the talk is held
    LAST_DAY = "last-day"  # of the work: a contract may set it
    BY_WHEN = "by-when"  # the day by which something is to be done
    REVIEW_DAY = "review-day"  # the day on which both look again
    OPEN_WORK = "open-work"  # this and what follows: a row of the hand-over pack
    HELP_UNTIL = "help-until"
    DATES_TO_KEEP = "dates-to-keep"
    THEY_OWE = "they-owe"
    OVERDUE = "overdue"  # all that they owe as one sum, where no list of it is given
    WE_OWE = "we-owe"
    FILES = "files"
    ACCESS = "access"
    CONTACTS = "contacts"
    SUCCESSOR = "successor"  # the colleague who takes over
    TO_KNOW = "to-know"


# Facts of the hand-over pack that hold several things, one to a line.
_LISTS = frozenset(
    {
        FactRole.DATES_TO_KEEP,
        FactRole.THEY_OWE,
        FactRole.WE_OWE,
        FactRole.FILES,
        FactRole.ACCESS,
        FactRole.CONTACTS,
        FactRole.TO_KNOW,
    }
)


class Named(StrEnum):
    """Whose name stands in a fact; who does not want to be seen is shown by initials."""

    PERSON = "person"  # it is the name of somebody, who is called by the first name later on
    FIRM = "firm"  # it is the name of a firm, or of somebody who is called as firms are
    PEOPLE = "people"  # a text or a list in which some may be named
    NOBODY = "nobody"


class Reveals(StrEnum):
    """What somebody learns from a fact who is not to know yet who the client is."""

    CLIENT = "client"  # who they are, or what only they may tell
    NOTHING = "nothing"


class FactKind(StrEnum):
    """How a fact is typed in and shown."""

    TEXT = "text"
    DATE = "date"
    NUMBER = "number"
    CHOICE = "choice"


FEARED = "feared"  # id of the reaction that the user's own sentence is
FURTHER = (FactRole.ALSO, FactRole.ALSO_TWO, FactRole.ALSO_THREE)
_WAYS = (FactRole.WAY, FactRole.OTHER_WAY, FactRole.THIRD_WAY)
SAID_AS = {  # the lines they become, most by their own name
    FactRole.OWN_PART: "own-fault",
    **{role: role.value for role in (FactRole.NOT_ENDED, *FURTHER, *_WAYS)},
    FactRole.BY_WHEN: "settle-by",
    FactRole.IF_NOT: "what-follows",
}


class Suggestion(Record):
    """Words that somebody may begin from who does not know what to give for a fact."""

    text: str  # in the form that the fact's help asks for
    when: Condition = Always()


class Fact(Record):
    """A blank that the user can fill for a talk: name, contact, last day ..."""

    id: str  # snake_case: it is the name of the blank in templates
    label: str
    help: str
    example: str
    kind: FactKind = FactKind.TEXT
    when: Condition = Always()  # for which cases it is asked
    when_text: str = "always"
    choices: tuple[tuple[str, str], ...] = ()  # id and text; conditions may ask `<id> is <choice>`
    role: FactRole | None = None
    suggestions: tuple[Suggestion, ...] = ()  # said by nobody unless the user takes one
    led_in: tuple[Variant, ...] = ()  # how it is said where no line of a talk has it
    names: Named = Named.PERSON  # the strictest reading, where nothing says otherwise
    reveals: Reveals = Reveals.CLIENT

    @property
    def is_list(self) -> bool:
        """Whether it holds several things, one to a line."""
        return self.role in _LISTS

    @property
    def named(self) -> Named:
        """Whose name stands in it: in a day, a number or a choice stands nobody's."""
        return self.names if self.kind is FactKind.TEXT else Named.NOBODY


class LineClaim(Record):
    """Something that a line may take for granted, and the answers and facts that make it true."""

    id: str
    says: str  # "They pay late, or not at all."
    when: Condition
    when_text: str


class Variant(Record):
    """One wording of a line; the first whose tone, condition and blanks fit is used."""

    line: str
    text: str  # Jinja
    when: Condition
    when_text: str
    tone: Tone | None
    because: str
    sources: tuple[str, ...]
    cue: bool = False  # a stage direction ("Stop. Count to ten."), not to be said aloud
    number: int = 1  # of its section among those of the same line; tones share a section
    claims: tuple[str, ...] | None = None  # ids of what it takes for granted; None: not stated
    own: Condition | None = None  # in a passage: `when` without its blanks, which may be seen then
    optional: bool = False  # in a passage: left out where a blank of it is not filled
    place: str = ""  # of what is always said: what a part must be for to take it


class Passage(Record):
    """What is said in a part in one situation, written whole, with its lines in order."""

    id: str  # empty where a part has one that is its only one, and fits always
    when: Condition
    when_text: str
    variants: tuple[Variant, ...]

    @property
    def line_ids(self) -> tuple[str, ...]:
        """Ids of its lines in order, each once."""
        return tuple(dict.fromkeys(variant.line for variant in self.variants))


class PartText(Record):
    """One part of a verdict's talk: what it is for, and its passages, or else its lines in order.

    Of the passages the first that fits is said. A part of lines counts as one that always fits.
    """

    id: str
    title: str
    purpose: str
    time: str  # "30 s", "5-8 min"
    seconds: int
    do: str
    dont: str
    variants: tuple[Variant, ...]
    when: Condition = Always()
    when_text: str = "always"
    sources: tuple[str, ...] = ()
    opens: bool = False  # the talk with the client begins with it
    own_words: bool = False  # the user's own part is said at its end, where no line has it
    # What else they should hear is said in it "first" or "last"; or it is the place for "facts",
    # for the "open-list" of what is to be done, or for what is said "last-but-one".
    also: str = ""
    also_behind: str = ""  # the line behind which it is said, where the part has it
    ways: bool = False  # what the user would offer or ask for is said in it
    added_before: str = ""  # the line before which all that stands, where the part has it
    passages: tuple[Passage, ...] = ()  # where it has some, `variants` is empty
    role: PartRole = PartRole.MIDDLE

    @property
    def all_passages(self) -> tuple[Passage, ...]:
        """Its passages; lines that stand in none are one."""
        return self.passages or (Passage("", Always(), "always", self.variants),)

    @property
    def may_be_left_out(self) -> bool:
        """Whether there is a situation in which nothing of it is said."""
        return not all(passage.variants for passage in self.all_passages)

    @property
    def wordings(self) -> tuple[Variant, ...]:
        """Every wording of its lines, passage by passage."""
        return tuple(each for passage in self.all_passages for each in passage.variants)

    @property
    def line_ids(self) -> tuple[str, ...]:
        """Ids of the lines in order, each once."""
        return tuple(dict.fromkeys(variant.line for variant in self.wordings))


class ReactionText(Record):
    """What the client may say or do, what lies beneath, and how to answer."""

    id: str
    says: str  # "After all these years?"
    beneath: str
    replies: tuple[tuple[Tone, str], ...]  # Jinja; one or more, the pack's first tone first
    trap: str
    when: Condition
    when_text: str
    weight: int  # 1..9: how likely where `when` holds
    likelier: tuple[tuple[Condition, int], ...] = ()  # more weight where the condition holds
    sources: tuple[str, ...] = ()
    asked_as: tuple[str, ...] = ()  # other words in which they may say it
    answers_any: bool = False  # for what no other reaction answers; it is not listed by itself
    claims: tuple[str, ...] | None = None  # ids of what the reply takes for granted

    def reply_in(self, tone: Tone | None = None) -> str:
        """The reply in a tone; where it has none of its own, or for None, the first."""
        return next((text for own, text in self.replies if own is tone), self.replies[0][1])


class Wording(Record):
    """Words to avoid, why, and what to say instead."""

    id: str
    words: tuple[str, ...]
    why: str
    instead: str
    when: Condition
    when_text: str = "always"
    sources: tuple[str, ...] = ()
    kind: str = ""  # of a kind a paper names one


class Line(Record):
    """One sentence or point of a composed talk, which knows where it comes from."""

    id: str  # "<part>/<line>"
    text: str
    cue: bool
    because: str
    when_text: str
    template: str  # "<verdict>/<part>[/<passage>]/<line>#<variant number>"
    sources: tuple[str, ...]
    generated: str = ""  # what the coach would say now; empty for a line of the user's own
    is_rewritten: bool = False  # the text is the user's
    is_added: bool = False  # the line was added by the user
    off: bool = False  # not to be said
    locked: bool = False  # keeps its text, whatever changes
    conflict: str = ""  # "changed": the coach now says something else; "gone": it fits no more
    blanks: tuple[str, ...] = ()  # ids of facts that it lacks; the text shows each as a blank
    told: tuple[str, ...] = ()  # the user's own words in it: facts that are texts, but no names

    @property
    def is_opening(self) -> bool:
        """Whether it asks what the mirror found."""
        return self.id.partition("/")[2].startswith(OPENING)


class TalkPart(Record):
    """One stage of the conversation with its lines."""

    id: str
    title: str
    purpose: str
    time: str
    seconds: int
    do: str
    dont: str
    lines: tuple[Line, ...]
    outline: tuple[Variant, ...] = ()  # the first wording of each line that it can have, in order
    role: PartRole = PartRole.MIDDLE

    @property
    def is_note(self) -> bool:
        """Whether nothing in it is ever said: it is for the user alone, before anything is done."""
        return bool(self.outline) and all(variant.cue for variant in self.outline)


class Reaction(Record):
    """A likely reaction in this case, with its reply filled in."""

    id: str
    says: str
    beneath: str
    reply: str
    trap: str
    generated: str = ""  # the reply that the coach would give now
    is_rewritten: bool = False  # the reply is the user's
    feared: bool = False  # it is the sentence that the user fears most, in their words


class Talk(Record):
    """A talk composed for one case."""

    title: str
    verdict: str
    channel: str
    tone: Tone
    parts: tuple[TalkPart, ...]
    reactions: tuple[Reaction, ...]
    avoid: tuple[Wording, ...]
    open_facts: tuple[str, ...]  # ids of facts that would make a line better
    pack: str  # "good-terms 1.0"
    notes: tuple[str, ...] = ()  # what to know of the verdict before anything is said
    further: tuple[Reaction, ...] = ()  # that fit too, less likely than `reactions`
    kept: tuple[Line, ...] = ()  # the user's words in parts that this verdict's talk has not
    settled: bool = False  # the user settled how it is held: the channel says that
    advice: tuple[str, ...] = ()  # what to do in this case and why, and what not to do
    own_side: str = ""  # who on the user's side wants it another way; for the user alone
    kept_back: str = ""  # what must not be said; for the user alone

    @property
    def spoken(self) -> tuple[TalkPart, ...]:
        """The parts as they are said: without lines that are off, and without empty parts."""
        parts = (
            replace(part, lines=tuple(line for line in part.lines if not line.off))
            for part in self.parts
        )
        return tuple(part for part in parts if part.lines)

    @property
    def openings(self) -> tuple[str, ...]:
        """What is asked first, where the client would answer otherwise."""
        lines = (line for part in self.spoken for line in part.lines)
        return tuple(line.text for line in lines if line.is_opening)

    @property
    def with_client(self) -> tuple[TalkPart, ...]:
        """The parts of the talk itself; where all are said to others, those."""
        spoken = self.spoken
        return tuple(part for part in spoken if part.role is not PartRole.BEFOREHAND) or spoken

    @property
    def beforehand(self) -> tuple[TalkPart, ...]:
        """The parts that are said aloud to people of one's own firm before the talk."""
        return tuple(
            part
            for part in self.spoken
            if part.role is PartRole.BEFOREHAND and not all(line.cue for line in part.lines)
        )
