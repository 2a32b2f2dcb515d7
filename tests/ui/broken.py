"""One data file with everything in it that there can be, whose rows tests break and mend again."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, date, datetime

from msgspec.structs import replace
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from coach.content.library import ContentLibrary
from coach.domain.packs import KeptPack
from coach.domain.practice.assignment import Task
from coach.domain.practice.drill import DrillMark
from coach.domain.practice.rounds import Answer, DebriefField, Rater
from coach.domain.referral import Level, ReferralNeed, Size, Vendor, VendorKind
from coach.domain.rules.heat import Heat
from coach.domain.study.card import Phase, Rating
from coach.domain.talk.rehearsal import Rehearsal, RehearsalPart
from coach.domain.talk.talk_log import TalkNote
from coach.paths import pack_folder, user_paths
from coach.services.practice.assignments import Wanted
from coach.services.practice.round_setup import RoundSetup
from coach.store.file.opening import open_store
from coach.store.tables.packs import KeptPackTable, digest_of
from coach.store.tables.rehearsals import RehearsalTable
from coach.store.tables.study import StudyTable
from coach.ui.shell.practice_routes import CompareRoute, RolePlayRoute
from tests.opened import build
from tests.ui.conftest import CASE_PAGES, SCRIPT_PAGES, worked_case
from tests.ui.packs.previews import ROUTE as PACK_ROUTE
from tests.ui.practised import about_practice
from tests.ui.sealed.documents import arguments as sealed_pages
from tests.ui.sealed.documents import comment

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
TALK = date(2026, 11, 26)
LONG = "x" * 1_000_000
ODD = "\u202e\u200b{{ 7 * 7 }} <b>&\ufffd\u0000 %s \u0645\u0631\u062d\u0628\u0627"


@contextmanager
def opened_world(folder, content_cache):
    """The world in a data file of its own, over the built-in content; closed at the end."""
    store = open_store(user_paths(folder / "data"), lambda: NOW, keyring=False)
    services = build(store, ContentLibrary(pack_folder(), content_cache), lambda: NOW)
    yield World(services)
    services.close()


class World:
    """Everything that there can be in one case, and a second case beside it."""

    def __init__(self, services):
        self.services = services
        self.store = services._context.store
        self.client = services.clients.add("Halden Tools").id
        self.case = services.cases.start(self.client, "Late again").id
        self.other = services.cases.start(services.clients.add("Marsh Ltd").id, "Prices").id
        self._answer()
        self._fill()
        self.store.rows("PRAGMA foreign_keys = OFF")
        for (trigger,) in self.store.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            self.store.rows(f"DROP TRIGGER {trigger}")

    def _answer(self):
        answers, cases = worked_case("marketing-agency"), self.services.cases
        while (question := cases.view(self.case).question) is not None:
            cases.answer(self.case, question.id, answers.get(question.id, "dont-know"))
            if cases.view(self.case).heat is not None:
                self.services.heat.set(self.case, Heat.COOL)

    def _fill(self):
        services, case = self.services, self.case
        services.clients.add_contact(self.client, "Dana Reed", "Owner")
        services.cases.set_talk(case, TALK, "10:00")
        services.reminders.add(case, "Call Dana", date(2026, 11, 26))
        services.talks.set_fact(case, "work", "the campaigns")
        services.cases.tick(case, "some-check", True)  # noqa: FBT003
        line = services.lines.rows(case)[0].id
        services.lines.switch(case, line, False)  # noqa: FBT003
        vendor = Vendor(
            "", "Brook", VendorKind.VENDOR, "", ("hr",), Size.ANY, Level.ANY, (), (), (),
            Level.ANY, Level.ANY, "", consent=True, outcome="", outcome_good=None, note="",
        )  # fmt: skip
        services.referrals.add(vendor)
        services.referrals.add(replace(vendor, name="Ash"))
        services.referrals.set_need(case, ReferralNeed(("hr",)))
        for name in ("r1", "r2"):
            parts = (RehearsalPart("news", "The news", 5),)
            RehearsalTable(self.store).add(Rehearsal(name, case, NOW, 10, 3, parts))
        services.after.log(case, TalkNote(TALK, held=True))
        verdict = services.overrules.choices(case)[0]
        services.overrules.overrule(case, verdict, "I know them better.", "Sam")
        script = services.library.scripts()[0].id
        services.shelf.opened(script)
        services.shelf.set_favourite(script, favourite=True)
        for pack in ("ours", "theirs"):
            kept = KeptPack(pack, pack, "How we say it", "1.0", "ours", digest_of(b"a zip"), NOW)
            KeptPackTable(self.store).add(kept, b"a zip")
        KeptPackTable(self.store).remove("theirs", NOW)
        services.settings.theme = "light"
        self._seal()
        self._study()
        self._practise()

    def _practise(self):
        """A round that is over, with marks, a note and a word of its debrief."""
        rounds = self.services.rounds
        sat = ((Rater.REP, "Ana"), (Rater.CLIENT, "Kim"))
        begun = rounds.begin(RoundSetup(people=sat))
        checks = begun.cards.sheet.checks
        for rater, check in ((Rater.CLIENT, checks[0]), (Rater.REP, checks[0])):
            rounds.mark(
                begun.id,
                rater,
                check.id,
                answer=Answer.YES if rater is Rater.REP else Answer.NO,
                at=12,
            )
        rounds.pushback(begun.id, Rater.CLIENT, begun.cards.client.pushbacks[0].id, 20)
        rounds.note(begun.id, Rater.CLIENT, "Looked away", 30)
        rounds.answer(begun.id, DebriefField.WORD, "Long")
        rounds.end(begun.id, 60)
        self._ask()

    def _ask(self):
        """A persona and a rubric of one's own, and what somebody is asked to practise."""
        own, practice = self.services.own_practice, self.services.practice
        persona, rubric = practice.personas()[0].id, practice.rubrics()[0].id
        own.put_persona(own.copy_of_persona(persona), persona)
        own.put_rubric(own.copy_of_rubric(rubric), rubric)
        kim = self.services.people.all()[0].id
        asked = Wanted(kim, Task.SCRIPT, note="Aloud, please.")
        self.services.assignments.give(asked, TALK)
        self._practise_alone()

    def _practise_alone(self):
        """Two runs of a role-play with what was said of them, what was promised, and a drill."""
        services, runs = self.services, self.services.runs
        kim = services.people.called("Kim").id
        view = runs.begin(services.practice.roleplays()[0].id, case_id=self.case, person=kim)
        self.run = view.run.id
        for _ in range(2):
            view = runs.choose(self.run, view.choices[0].id)
        self.other_run = runs.branch(self.run, 1).run.id
        runs.choose(self.other_run, runs.view(self.other_run).choices[1].id)
        rubric = services.debriefs.of(self.run).rubric
        services.debriefs.say(self.run, "Shaky", "How fast it went.")
        for check in rubric.checks:
            services.debriefs.mark(self.run, check.id, is_yes=True)
        services.comments.add(self.run, "step:0", "Wait here.", author="Dana")
        services.commitments.add(self.run, "Wait ten seconds", date(2026, 11, 26), "At Mill Lane")
        services.commitments.add(self.run, "Say the day", date(2026, 11, 27), case_id=self.case)
        drill = services.drill.begin(self.case, 20)
        services.drill.mark(drill, DrillMark.STUCK, 4.0)

    def _seal(self):
        """Something of somebody else, and comments on it and on the case."""
        self.sealed = sealed_pages(self.services, self.case)
        about, comments = self.sealed["received"], self.services.comments
        comments.merge([comment(self.services, about, "verdict", "Hm.")])
        line = self.services.lines.rows(self.case)[0].id
        comments.merge([comment(self.services, self.case, f"line:{line}", "Good.", 2)])
        comments.merge([comment(self.services, self.case, "verdict", "Why?", 3)])

    def _study(self):
        """Cards that are known, learned, put off and put aside, and a plan for the talk."""
        table = StudyTable(self.store)
        table.set_plan(self.case, NOW)
        session = self.services.study.begin()
        for rating in (Rating.EASY, Rating.AGAIN):
            session.answer(rating, 12)
        session.bury()
        session.suspend()
        known, *_ = table.all()
        table.put(replace(known, due=NOW, lapses=3, stability=5.0, phase=Phase.REVIEW))

    def arg(self, page):
        """What a page is to be about."""
        return {
            **dict.fromkeys(CASE_PAGES, self.case),
            **dict.fromkeys(SCRIPT_PAGES, self.services.library.scripts()[0].id),
            "client": self.client,
            "pack": PACK_ROUTE,
            **self.sealed,
            **about_practice(self.services),
            "roleplay": RolePlayRoute(run_id=self.run),
            "run-debrief": self.run,
            "run-compare": CompareRoute(self.run, self.other_run),
            "reaction-drill": self.case,
        }.get(page)

    @contextmanager
    def broken(self, table, column, value, where):
        """While inside, a column of the rows that `where` finds holds a value."""
        before = self.store.rows(f"SELECT * FROM {table}")  # noqa: S608
        self.store.rows(f'UPDATE {table} SET "{column}" = ? WHERE {where}', (value,))  # noqa: S608
        try:
            yield
        finally:
            self.store.rows(f"DELETE FROM {table}")  # noqa: S608
            marks = ", ".join("?" for _ in before[0])
            for row in before:
                self.store.rows(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", row)  # noqa: S608


def words(widget):
    """What the labels of a widget say."""
    labels = [each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)]
    return "\n".join(text.replace("\u200b", "") for text in labels)


def says_missing(widget):
    """Whether anything says that it cannot be read or shown."""
    said = words(widget)
    return any(f"cannot be {how}" in said for how in ("read", "shown"))


def notice(window):
    """What the line above the page says, with the rows behind its button; empty without it."""
    found = window.findChild(object, "unread-notice")
    if found is None or found.isHidden():
        return ""
    return "\n".join(label.text() for label in found.findChildren(QLabel)).replace("\u200b", "")


def of_use(page):
    """What can still be pressed or typed in, beside what says that a part is missing."""
    found = [*page.findChildren(QAbstractButton), *page.findChildren(QLineEdit)]
    return [
        each
        for each in found
        if each.isVisibleTo(page)
        and each.isEnabled()
        and each.objectName() not in ("part-retry", "part-export")
    ]


def is_refused(window):
    """Whether a page was replaced by what says why it cannot be shown."""
    return window._stack.currentWidget().objectName() == "unread-page"
