"""Makes a data file of the present version, to be opened by every later one.

python -m tests.files.databases.make FOLDER    writes FOLDER/vN.db and FOLDER/vN.key

Run once for each released version; what is committed is never made anew. The key opens nothing but
this file: it holds no real names.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from coach.content.pins import PackedDefinition
from coach.domain.case import AnswerEntry, AnswerKind, Client, Contact
from coach.domain.definition import Definition, PackInfo
from coach.domain.packs import KeptPack
from coach.domain.plan import Reminder, ReminderState
from coach.domain.practice.assignment import Assignment, Task
from coach.domain.practice.comment import Comment, KeptComment
from coach.domain.practice.commitment import Commitment
from coach.domain.practice.drill import Drill, DrillAnswer, DrillMark
from coach.domain.practice.moves import Move
from coach.domain.practice.own import OwnRubric
from coach.domain.practice.persona import Level as LevelOf
from coach.domain.practice.rounds import (
    CardCheck,
    CardPushBack,
    CardWords,
    ClientCard,
    DebriefField,
    ObserverSheet,
    Person,
    Rater,
    RepCard,
    Round,
    RoundAct,
    RoundCards,
    RoundEvent,
    RoundNote,
)
from coach.domain.practice.run import Run, RunEntry
from coach.domain.practice.sealed import (
    FORMAT,
    Received,
    SealChoice,
    SealedDocument,
    SealedItem,
    SealedKind,
    SealedLine,
    SealedSection,
)
from coach.domain.referral import Level, ReferralNeed, Size, Vendor, VendorKind
from coach.domain.rules.condition import Always
from coach.domain.rules.interview import Gate, Interview, Option, Question, Rule
from coach.domain.rules.overrule import Overrule
from coach.domain.rules.position import Position, Take
from coach.domain.rules.verdict import Cause, Verdict
from coach.domain.study.card import Memory, Phase, Rating, StudyAction, StudyEntry
from coach.domain.talk.edit import EditAction, EditEntry
from coach.domain.talk.own_script import OwnScript, OwnText
from coach.domain.talk.rehearsal import Rehearsal, RehearsalPart
from coach.domain.talk.script import ScriptStage
from coach.domain.talk.talk_log import TalkLog, TalkNote
from coach.paths import user_paths
from coach.store.file.connection import Store
from coach.store.file.opening import open_store
from coach.store.file.schema import Schema
from coach.store.tables.cases import CaseRecord, CaseTable
from coach.store.tables.clients import ClientTable
from coach.store.tables.journal import JournalTable
from coach.store.tables.lines import LineTable
from coach.store.tables.marks import MarkTable
from coach.store.tables.overrules import OverruleTable
from coach.store.tables.own_scripts import OwnScriptTable
from coach.store.tables.packs import KeptPackTable, digest_of
from coach.store.tables.pins import PinTable
from coach.store.tables.positions import PositionTable
from coach.store.tables.practice.assignments import AssignmentTable
from coach.store.tables.practice.comments import CommentTable
from coach.store.tables.practice.commitments import CommitmentTable
from coach.store.tables.practice.drills import DrillTable
from coach.store.tables.practice.own_practice import OwnPracticeTable
from coach.store.tables.practice.people import PeopleTable
from coach.store.tables.practice.received import ReceivedTable
from coach.store.tables.practice.rounds import RoundTable
from coach.store.tables.practice.runs import RunTable
from coach.store.tables.rehearsals import RehearsalTable
from coach.store.tables.reminders import ReminderTable
from coach.store.tables.samples import SampleTable
from coach.store.tables.settings import SettingTable
from coach.store.tables.study import StudyTable
from coach.store.tables.talk_logs import TalkLogTable
from coach.store.tables.vendors import VendorTable
from tests.own_practice import own_persona, own_rubric

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
TALK = date(2026, 12, 3)
LATER = NOON + timedelta(days=8)


def fill(store: Store) -> None:
    """Put something into every table."""
    clients = ClientTable(store)
    clients.add(Client("client-1", "Brämer & Søn 株式会社 🧵", "Since 1998.\nمرحبا", NOON))  # noqa: RUF001
    clients.add(Client("client-2", "Thrown away", "", NOON))
    clients.set_trashed("client-2", NOON)
    clients.add_contact(Contact("contact-1", "client-1", "Ana Flø", "buyer"), NOON)
    _fill_case(store)
    vendors = VendorTable(store)
    vendors.add(VENDOR, NOON)
    vendors.set_need("case-1", ReferralNeed(("thread",), Size.SMALL, places=("bergen",)))
    SettingTable(store).set("theme", "dark")
    _fill_second_thoughts(store)
    _fill_the_talk(store)
    _fill_marks(store)
    _fill_study(store)
    _fill_own_scripts(store)
    _fill_packs(store)
    _fill_rounds(store)
    _fill_runs(store)
    _fill_received(store)
    _fill_assigned(store)


VENDOR = Vendor(
    id="vendor-1",
    name="Fjord Threads",
    kind=VendorKind.VENDOR,
    contact="hello@example.org",
    covers=("thread",),
    size=Size.SMALL,
    intimacy=Level.HIGH,
    places=("bergen",),
    languages=("no", "日本語"),
    sectors=(),
    price=Level.MIDDLE,
    capacity=Level.LOW,
    tie="a cousin",
    consent=True,
    outcome="",
    outcome_good=None,
    note="",
)


def _fill_case(store: Store) -> None:
    cases, journal, reminders = CaseTable(store), JournalTable(store), ReminderTable(store)
    cases.add(CaseRecord("case-1", "client-1", "", "Late again", "good-terms 1.0", NOON, NOON))
    cases.set_verdict("case-1", "FIX", NOON)
    cases.set_talk("case-1", TALK, "10:00", "Europe/Oslo", NOON)
    cases.set_reflection("case-1", "I was calmer than I feared.", NOON)
    cases.tick("case-1", "contract", NOON)
    cases.set_fact("case-1", "contact", "Ana", NOON)
    journal.add("case-1", AnswerEntry(0, "motive", "trait", AnswerKind.FIRST, NOON))
    journal.add("case-1", AnswerEntry(1, "motive", "behaviour", AnswerKind.CHANGED, NOON))
    journal.add("case-1", AnswerEntry(2, "motive", "behaviour", AnswerKind.UNDONE, NOON, 1))
    for number, state in enumerate(ReminderState):
        reminder = Reminder(
            f"reminder-{number}", "case-1", f"step-{number}", "Ring", "", TALK, state, moved=False
        )
        reminders.add(reminder, "fix", NOON)
        reminders.set_state(reminder.id, state, NOON if state is ReminderState.DONE else None)
        if state is ReminderState.OPEN:  # came with version 4
            again = TALK + timedelta(days=3)
            reminders.set_days(replace(reminder, moved=True, apart=0, again_on=again))


def _fill_second_thoughts(store: Store) -> None:
    """What came with version 2."""
    cases, journal = CaseTable(store), JournalTable(store)
    pins = PinTable(store)
    definition = PackedDefinition(frozen())
    pins.add(definition.id, "good-terms 1.0", definition.content(), NOON)
    cases.set_pin("case-1", "good-terms 1.0", (definition.id, ""), NOON)
    cases.set_heat("case-1", "hot", NOON)
    journal.add("case-1", AnswerEntry(3, "motive", "trait", AnswerKind.COOL, NOON))
    journal.add("case-1", AnswerEntry(4, "motive", "behaviour", AnswerKind.MIRROR, NOON))
    own = Overrule(Verdict.PART, Verdict.FIX, "We tried twice.", "Kim", NOON)
    OverruleTable(store).add("overrule-1", "case-1", own)
    points = {Cause.FIXABLE: 5, Cause.LEAVING: 1}
    PositionTable(store).put("case-1", Position(TALK, Take.COOL, Verdict.FIX, points))


def _fill_the_talk(store: Store) -> None:
    """What came with version 3."""
    lines = LineTable(store)
    said = ("news/decision", "It ends on 30 June. نعم", "The coach's words.")
    lines.add("case-1", EditEntry(0, EditAction.REWRITE, *said, NOON, None))
    lines.add("case-1", EditEntry(1, EditAction.OFF, "open/thanks", "", "", NOON, None))
    lines.add("case-1", EditEntry(2, EditAction.UNDONE, "open/thanks", "", "", NOON, 1))
    parts = (RehearsalPart("open", "Open and warn", 25), RehearsalPart("news", "The news", 8))
    RehearsalTable(store).add(Rehearsal("rehearsal-1", "case-1", NOON, 33, 25, parts))
    note = TalkNote(TALK, held=True, surprised="no", next_step="Ring", reflection="Calm.")
    TalkLogTable(store).add(TalkLog("log-1", "case-1", note, "reminder-0", NOON))


def _fill_marks(store: Store) -> None:
    """What came with version 10."""
    marks = MarkTable(store)
    marks.note_opened("first-call-about-payment", NOON)
    marks.set_favourite("first-call-about-payment", favourite=True)


def _fill_study(store: Store) -> None:
    """What came with version 11."""
    study = StudyTable(store)
    before = Memory("opening:first-call-about-payment", NOON)
    known = replace(
        before, phase=Phase.REVIEW, stability=8.3, difficulty=4.5, last=NOON, due=LATER, reviews=1
    )
    study.put(replace(known, planned=TALK))
    study.put(Memory("rule:first-call-about-payment", NOON, suspended=True))
    entry = StudyEntry(
        "entry-1", known.card, NOON, NOON.date(), StudyAction.REVIEW, Rating.EASY, 12.5, before
    )
    study.log(entry)
    study.log(replace(entry, id="entry-2", action=StudyAction.CRAM, before=known, undone=True))
    study.set_plan("case-1", NOON)


def _fill_own_scripts(store: Store) -> None:
    """What came with version 12."""
    own = OwnScriptTable(store)
    said, was = {OwnText.SHORT: "In my words, [first name]."}, {OwnText.SHORT: "In theirs."}
    own.put(OwnScript("own-1", "open-late", "late-payment", ScriptStage.OPEN, said, was), NOON)
    texts = {OwnText.TITLE: "Das große Gespräch", OwnText.SHORT: "مرحبا"}
    own.put(OwnScript("own-2", "", "late-payment", ScriptStage.NEWS, texts, {}), NOON)
    SampleTable(store).add("client-1", "late-payer")


def _fill_packs(store: Store) -> None:
    """What came with version 13: a pack in use, and an older copy of it."""
    packs = KeptPackTable(store)
    for number, version in enumerate(("1.0", "1.1")):
        content = f"the zip of {version}".encode()
        kept = KeptPack(f"pack-{number}", "my-firm", "How we say it", version, "ours", "", NOON)
        packs.add(replace(kept, digest=digest_of(content)), content)


def _fill_rounds(store: Store) -> None:
    """What came with version 14: three people, and a round of theirs."""
    people, rounds = PeopleTable(store), RoundTable(store)
    for person in (
        Person("person-1", "Åse"),
        Person("person-2", "Kim"),
        Person("p-3", "Lu", is_gone=True),
    ):
        people.add(person, NOON)
    sat = ((Rater.REP, "person-1"), (Rater.CLIENT, "person-2"), (Rater.OBSERVER, ""))
    new = Round("round-1", NOON, "ruth", LevelOf.HURT, "ending", "case-1", sat, roleplay="door")
    client = ClientCard("Ruth", pushbacks=(CardPushBack("years", "“After nine years?”", "Soon"),))
    rep = RepCard("The door", "“Komm rein” — مرحبا", words=(CardWords("News", ("It ends.",)),))
    sheet = ObserverSheet("An ending", (CardCheck("warned", "Says that something hard comes."),))
    rounds.add(new, RoundCards(rep, client, sheet))
    for act, what, at in (
        (RoundAct.YES, "warned", 12.5),
        (RoundAct.PUSHED, "years", 30.0),
        (RoundAct.UNDONE, "", None),
        (RoundAct.FINISHED, "", None),
    ):
        rounds.add_event("round-1", RoundEvent(0, Rater.OBSERVER, act, what, at), NOON)
    rounds.add_note("round-1", RoundNote("note-1", "Sah auf den Tisch.", 40.5, Rater.CLIENT), NOON)
    rounds.set_answer("round-1", DebriefField.WORD, "Lang", NOON)
    rounds.set_clock("round-1", 312.25, LATER)


def _fill_runs(store: Store) -> None:
    """What came with version 15: a run with an own line, its debrief, a commitment, a drill."""
    entries = (
        RunEntry("the-door/1", at=NOON),
        RunEntry("", "C’est fini. نعم", (Move.DECIDE,), NOON),
    )
    run = Run("run-1", "the-bakery", LevelOf.HURT, "kim", NOON, entries, case_id="case-1")
    runs = RunTable(store)
    runs.add(run)
    runs.add(Run("run-2", "the-bakery", LevelOf.SAD, "", NOON, parent="run-1"))
    runs.set_undone("run-1", 1, undone=True)
    runs.set_trashed("run-2", NOON)
    runs.set_words("run-1", "Shaky", "How fast it went.")
    runs.set_mark("run-1", "warned", is_yes=True)
    promised = CommitmentTable(store)
    promised.add(Commitment("commitment-1", "run-1", "Say the date", "At Mill Lane", TALK), NOON)
    promised.add(Commitment("commitment-2", "run-1", "Wait", "", TALK, reminder="reminder-0"), NOON)
    drills = DrillTable(store)
    drills.add(Drill("drill-1", "case-1", 7, 20, NOON))
    drills.answer("drill-1", DrillAnswer("after-all-these-years", DrillMark.STUCK, 8.5))


def _fill_received(store: Store) -> None:
    """What came with version 16: comments of two people, and a case of somebody else."""
    comments = CommentTable(store)
    theirs = Comment("comment-1", "case-1", "line:news/decision", "Mira", "Plus court. نعم", NOON)
    mine = Comment("comment-2", "run-1", "step:1", "Kim", "", NOON, revision=2, removed=True)
    comments.put(KeptComment(theirs, own=False, read_at=LATER))
    comments.put(KeptComment(mine, own=True))
    line = SealedLine("We end it.", "line:news/decision", "You", own=True)
    sections = (SealedSection("The news", (line,)),)
    item = SealedItem("case-of-kim", SealedKind.CASE, "H. T.", SealChoice(), sections)
    document = SealedDocument(FORMAT, "file-1", NOON, "Kim", item.id, item.kind, item, (theirs,))
    ReceivedTable(store).put(Received(document, LATER))


def _fill_assigned(store: Store) -> None:
    """What came with versions 17 and 18: own personas and rubrics; what is asked."""
    own = OwnPracticeTable(store)
    own.put("own-1", own_persona(), NOON)
    own.put("own-2", own_rubric("ending", "ending"), NOON)
    own.put("own-3", own_rubric(), NOON)
    own.bring_back(own.trash(OwnRubric, "own-ending", NOON), LATER)
    own.trash(OwnRubric, "own-ending", LATER)
    asked = AssignmentTable(store)
    for number, task in enumerate(Task):
        new = Assignment(f"assignment-{number}", "person-1", task, "", TALK, NOON)
        asked.add(replace(new, giver="person-2"))
    asked.set_done("assignment-3", LATER)


def frozen() -> Definition:
    """A definition of one question, as a pack of that time had it."""
    options = (
        Option("trait", "Who they are", "It is who they are"),
        Option("behaviour", "No", "No"),
    )
    question = Question("motive", "motive", "Why?", "", "", options, "The reason", 2)
    rule = Rule("fix", "motive", Always(), "always", "It can be mended.", (), decides=Verdict.FIX)
    interview = Interview((Gate("motive", "Why?", "scale", ""),), (question,), (rule,))
    return Definition(PackInfo("good-terms", "Good Terms", "1.0", "en", "MIT", ()), interview, ())


def main(folder: Path) -> None:
    """Write the file and its key into `folder`."""
    name = f"v{Schema().version}"
    with tempfile.TemporaryDirectory() as made:
        paths = user_paths(Path(made) / "data")
        store = open_store(paths, lambda: NOON, keyring=False)
        fill(store)
        store.close()
        shutil.copyfile(paths.database, folder / f"{name}.db")
        shutil.copyfile(paths.data / "key", folder / f"{name}.key")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
