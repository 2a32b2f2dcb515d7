"""What stands in a sealed file, and all that is said around one: read whole, word for word."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import product

import msgspec
import pytest
from msgspec.structs import replace

from coach.domain.practice.comment import NOTE, Comment, KeptComment
from coach.domain.practice.moves import Move
from coach.domain.practice.rounds import Answer, DebriefField, Rater
from coach.domain.practice.sealed import (
    FORMAT,
    Contents,
    NameLevel,
    Received,
    SealChoice,
    SealedDocument,
    SealedItem,
    SealedKind,
)
from coach.services.practice.comments import Merged
from coach.services.practice.round_setup import RoundSetup
from coach.services.sealed import cipher
from coach.services.sealed.format import decode
from coach.services.sealed.passphrase import SHORTEST, advice, refuse_short
from coach.services.sealed.received import Came, Taken
from coach.services.sealed.words import said_of, what_it_proves
from tests.practice import small_practice

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
REP, CLIENT, OBSERVER = Rater
WHOLE = SealChoice(names=NameLevel.FULL, figures=True)
BARE = SealChoice(names=NameLevel.NONE, figures=False, comments=False)


@pytest.fixture
def content(content):
    content.practice = small_practice()
    return content


def document(kind, *, with_item=True):
    item = SealedItem("about", kind, "Title", SealChoice(), ()) if with_item else None
    return SealedDocument(FORMAT, "id", NOON, "Ana", "about", kind, item)


def merged(number, *, removed=False):
    comment = Comment("c", "about", "", "Jo", "Well.", NOON, removed=removed)
    return (Merged(None, KeptComment(comment, own=False)),) * number


def test_what_came_of_a_file(golden):
    told = [what_it_proves(), ""]
    for came, kind, number, lost in product(Came, SealedKind, range(3), range(3)):
        here = Received(document(kind), NOON + timedelta(1))
        taken = Taken(came, document(kind), here, merged(number))
        told.append(f"{came} {kind}, {number} new, {lost} lost: {said_of(taken, lost)}")
    for came in Came:
        gone = Taken(came, document(SealedKind.RUN), None, merged(2, removed=True))
        told.append(f"{came}, 2 taken back: {said_of(gone)} changed: {gone.changed}")
        none = Taken(came, document(SealedKind.RUN, with_item=False), None, ())
        told.append(f"{came}, an answer: {said_of(none)} changed: {none.changed}")
    golden("sealed-came.txt", "\n".join(told) + "\n")


def test_what_is_no_sealed_file(refusal, golden):
    salt = b"age-encryption.org/v1\n-> scrypt GTr5OTz/6dGlW5nGzTkEmQ "
    most = b"age-encryption.org/v1\n-> X25519 abc\n"
    contents = {
        "nothing": b"",
        "the largest": most + b"\0" * (cipher.MOST_BYTES - len(most)),
        "larger": most + b"\0" * (cipher.MOST_BYTES - len(most) + 1),
        "a zip": b"PK\x03\x04",
        "of a newer age": b"age-encryption.org/v2\n-> scrypt x 18\n",
        "of another program": b"age-encryption.org/w1\n",
        "locked by a key": most,
        "locked by nothing": b"age-encryption.org/v1\n",
        "with a short salt": b"age-encryption.org/v1\n-> scrypt c2FsdA 18\n",
        "with too much work": salt + b"22\n",
    }
    told = {name: refusal(cipher.refuse_header, each) for name, each in contents.items()}
    cipher.refuse_header(salt + b"21\n")  # the most that there may be
    insides = {
        "empty": b"",
        "no document": b'{"@":"Comment"}',
        "of a newer version": b'{"@":"SealedDocument","format":2}',
        "without anything": b'{"@":"SealedDocument","format":1}',
        "that is odd": msgspec.json.encode(document(SealedKind.CASE)),
    }
    told |= {f"inside {name}": refusal(decode, each) for name, each in insides.items()}
    told["a short passphrase"] = refusal(refuse_short, "x" * (SHORTEST - 1))
    told["a long passphrase"] = refusal(refuse_short, "x" * 201)
    golden("refusals-sealed.txt", "".join(f"{name}: {line}\n" for name, line in told.items()))


@pytest.mark.parametrize(
    ("passphrase", "says"),
    [
        ("  ", "Four or five words that have nothing to do with each other are good."),
        ("kettle!", "Too short: it needs at least 8 characters."),
        ("kettles!", "Weak: somebody who has the file could guess it. Add a word or two."),
        ("kettle harbour", "Fair: it holds for a while. One more word makes it strong."),
        ("kettle harbour pencil moss", "Strong."),
        ("halden tools ltd", "Weak: somebody who has the file could guess it. Add a word or two."),
    ],
)
def test_how_good_a_passphrase_is(passphrase, says):
    assert advice(passphrase, ("Halden Tools Ltd",)).sentence == says


def test_what_can_go_nowhere(services, case, refusal, golden):
    s = services
    told = {
        "a case without answers": refusal(s.seals.sealed, SealedKind.CASE, case.id, WHOLE),
        "comments on nothing": refusal(s.seals.answer, SealedKind.CASE, case.id),
        "what was received": refusal(s.received.received, "gone"),
        "comments on what is not here": refusal(
            s.received.take, document(SealedKind.RUN, with_item=False)
        ),
    }
    golden("refusals-to-go.txt", "".join(f"{name}: {line}\n" for name, line in told.items()))


def _moment(line):
    return "note" if line.anchor.startswith(NOTE) else line.anchor or "-"


def told_of(services, kind, about, **choices):
    """All that goes, as whoever sends it sees it: with everything, and with as little as can be."""
    found = []
    for name, choice in {"WHOLE": WHOLE, "BARE": BARE, **choices}.items():
        sealed = services.seals.sealed(kind, about, choice, ("Tester",))
        names = ", ".join(sealed.possible_names)
        found.append(f"== {name}; may be names: {names}\n{sealed.text}")
        item = sealed.document.item
        lines = (line for section in item.sections for line in section.lines)
        own = (f"{_moment(line)} {'own' if line.own else ''}".strip() for line in lines)
        found.append(f"-- moments: {'; '.join(own)}\n")
    return "\n".join(found)


def test_a_run_as_it_goes(services, golden):
    s, kim = services, services.people.called("Kim Tester")
    s.settings.my_name = "Mirela Quist"
    run = s.runs.begin("the-tree-nursery", person=kim.id).run.id
    begun = told_of(s, SealedKind.RUN, run)
    s.runs.choose(run, "the-shed/1")
    s.runs.say(run, "Nora Field told me that you owe us 4,000 pounds.", (Move.INFORM,))
    for each in ("the-news/1", "after-the-news/2", "his-turn/1", "his-turn/2"):
        s.runs.choose(run, each)
    s.comments.add(run, "step:1", "Kim, that was Nora’s 4,000.", quote="Nora Field told me")
    s.comments.add(run, "", "Well done.", author="Jo Lind")
    s.debriefs.say(run, "zebra", "zebra")
    whole = told_of(s, SealedKind.RUN, run, INITIALS=SealChoice())
    assert "zebra" not in whole
    golden("sealed-run.txt", f"{begun}\n\n{whole}\n")


def test_a_round_as_it_goes(services, golden):
    s = services
    of = s.rounds.begin(RoundSetup(people=((REP, "Ana Kovač"), (CLIENT, ""), (OBSERVER, "Bo"))))
    s.rounds.mark(of.id, OBSERVER, of.cards.sheet.checks[0].id, answer=Answer.YES, at=125.0)
    s.rounds.mark(of.id, REP, of.cards.sheet.checks[0].id, answer=Answer.NO)
    s.rounds.mark(of.id, OBSERVER, of.cards.sheet.critical[0].id, answer=Answer.YES, at=130.0)
    s.rounds.pushback(of.id, CLIENT, of.cards.client.pushbacks[0].id, 65.0)
    s.rounds.note(of.id, OBSERVER, "Ana looked at Bo, 12,350 times.", 59.9)
    s.rounds.answer(of.id, DebriefField.WORD, "zebra")
    s.rounds.end(of.id, 600.0)
    whole = told_of(s, SealedKind.ROUND, of.id)
    assert "zebra" not in whole
    golden("sealed-round.txt", whole + "\n")


def test_a_case_as_it_goes(services, case, say, golden):
    say(harm="no", wrong="bad", told="yes")
    services.talks.set_fact(case.id, "contact", "Ana Kovač")
    services.talks.set_fact(case.id, "reason", "Ana Kovač wants 4,000 pounds")
    services.comments.add(case.id, "line:news/say", "Shorter, Ana.", quote="This is the news.")
    told = told_of(
        services,
        SealedKind.CASE,
        case.id,
        TALK=replace(WHOLE, contents=Contents.TALK),
        ANSWERS=replace(WHOLE, contents=Contents.ANSWERS),
    )
    golden("sealed-case.txt", told + "\n")
