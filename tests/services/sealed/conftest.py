"""A case full of secrets over the built-in content, and files sealed once for all tests."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from coach.content.library import ContentLibrary
from coach.domain.practice.content import PracticeContent
from coach.domain.referral import Level, Size, Vendor, VendorKind
from coach.domain.rules.heat import Heat
from coach.domain.rules.verdict import Verdict
from coach.domain.talk.talk import FactKind
from coach.domain.talk.talk_log import TalkNote
from coach.paths import pack_folder, user_paths
from coach.store.file.opening import open_store
from tests.opened import build
from tests.practice import small_practice

CASES = Path(__file__).parents[2] / "files" / "cases"
PASSPHRASE = "kettle harbour pencil moss"  # noqa: S105 - of the tests alone
TOLD = (  # what one user typed about the people of one case, in many ways to write a name
    "I told Ana and WILL STONE that Halden owes £12,350; ana.kovac@halden-tools.com knows.",
    "halden tools never paid the 12350, and A. Kovač wrote to H.T. on 2026-03-02.",
    "Kovac’s people rang from +44 20 7946 0958: nine hundred and fifty pounds, said Stone.",
    "Ines at Brightwater Dental heard it from Corvane, who charge 18 per cent.",
)
NAMES = (
    *("halden", "kovac", "kovač", "brightwater", "corvane", "quist", "farrow", "petra", "vance"),
    *("ana", "stone", "ines", "mirela", "h.t.", "h. t."),
)
FIGURES = ("12,350", "12350", "nine hundred", "18 per cent", "7,700", "£", "4,410")
REACHES = ("7946", "@halden", "halden-tools")
NEVER = (  # whatever is chosen
    "zebra-note", "zebra-reflection", "zebra-feared", "zebra-answer", "zebra-reason",
    "zebra-reminder", "zebra-keep", "zebra-role", "zebra-log",
)  # fmt: skip


VENDOR = Vendor(
    id="", name="Corvane Logistics", kind=VendorKind.VENDOR, contact="Petra Vance",
    covers=("freight",), size=Size.ANY, intimacy=Level.ANY, places=(), languages=(), sectors=(),
    price=Level.ANY, capacity=Level.MIDDLE, tie="", consent=True, outcome="", outcome_good=None,
    note="",
)  # fmt: skip


class Practised(ContentLibrary):
    """The built-in content, and the small role-play of tests beside what it has to practise."""

    @property
    def practice(self) -> PracticeContent:  # type: ignore[override]
        """All of it, with one persona, one rubric and one role-play more."""
        own, small = super().practice, small_practice()
        return replace(
            own,
            personas=(*own.personas, *small.personas),
            rubrics=(*small.rubrics, *own.rubrics),
            roleplays=(*own.roleplays, *small.roleplays),
        )


@pytest.fixture(scope="session")
def shipped(tmp_path_factory):
    return Practised(pack_folder(), tmp_path_factory.mktemp("content"))


class Clock:
    """A clock that is set by hand."""

    def __init__(self):
        self.now = datetime(2026, 11, 26, 12, tzinfo=UTC)

    def __call__(self):
        """The moment that it is set to."""
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def data_file(tmp_path, shipped, clock):
    """Opens the data file of somebody, by name; all are closed at the end."""
    opened = []

    def of(name):
        store = open_store(user_paths(tmp_path / name), clock, keyring=False)
        opened.append(build(store, shipped, clock))
        opened[-1].settings.my_name = name
        return opened[-1]

    yield of
    for services in opened:
        services.close()


@pytest.fixture
def rep(data_file):
    return data_file("Mirela Quist")


@pytest.fixture
def boss(data_file):
    return data_file("Jonas")


def worked_case(name):
    """The answers of a worked case."""
    import yaml

    text = (CASES / f"{name}.yaml").read_text(encoding="utf-8")
    return dict(yaml.load(text, Loader=yaml.BaseLoader)["answers"])  # noqa: S506 - only texts


def answered(services, name="marketing-agency", client="Halden Tools Ltd", title=""):
    """The id of a case that was answered as a worked case."""
    case = services.cases.start(services.clients.add(client, "zebra-note").id, title)
    answers = worked_case(name)
    while (question := services.cases.view(case.id).question) is not None:
        services.cases.answer(case.id, question.id, answers.get(question.id, "dont-know"))
        if services.cases.view(case.id).heat is not None:
            services.heat.set(case.id, Heat.COOL)
    services.talks.finish_first(case.id)
    return case.id


def fill_facts(services, case_id):
    """Everything that a talk asks for, with names, sums and secrets in it."""
    secret = {
        "feared": "zebra-feared, Ana?",
        "feared_reply": "zebra-answer",
        "leave_out": "zebra-keep",
    }
    for number, each in enumerate(services.talks.facts(case_id)):
        fact = each.fact
        match fact.kind:
            case FactKind.TEXT:
                value = secret.get(fact.id, TOLD[number % len(TOLD)])
                given = {"contact": "Ana", "me": "Mirela", "client": "Halden Tools"}
                value = given.get(fact.id, value)
            case FactKind.DATE:
                value = "2027-03-31"
            case FactKind.NUMBER:
                value = "6"
            case FactKind.CHOICE:
                value = fact.choices[0][0]
        services.talks.set_fact(case_id, fact.id, value)


@pytest.fixture
def full_case(rep):
    """The id of a case in which every text holds a name, a sum, or what is for nobody else."""
    case_id = answered(rep, title="Halden late again, £7,700")
    client_id = rep.cases.case(case_id).client_id
    rep.clients.add_contact(client_id, "Ana Kovač", "zebra-role")
    rep.clients.add_contact(client_id, "Will Stone")
    other = rep.clients.add("Brightwater Dental")
    rep.clients.add_contact(other.id, "Ines Farrow")
    rep.referrals.add(VENDOR)
    rep.people.called("Mirela Quist")
    fill_facts(rep, case_id)
    rep.overrules.overrule(case_id, Verdict.FIX, "zebra-reason: I like Ana")
    rep.overrules.withdraw(case_id)
    talk = rep.talks.talk(case_id)
    said = [line.id for part in talk.spoken for line in part.lines if not line.cue]
    for number, text in enumerate(TOLD):
        rep.lines.rewrite(case_id, said[number], text)
    rep.lines.add(case_id, talk.parts[0].id, "Ask Petra Vance what Brightwater paid: 4,410.")
    rep.lines.reply(case_id, talk.reactions[1].id, "Ana, Halden has had £12,350 from us.")
    rep.reminders.add(case_id, "zebra-reminder for Ana", date(2027, 1, 5))
    note = TalkNote(date(2026, 11, 25), held=True, reflection="zebra-reflection, Ana was right")
    rep.after.log(case_id, note)
    anchor = f"line:{said[0]}"
    rep.comments.add(case_id, anchor, "Ana Kovač hates £12,350 here.", quote=TOLD[0])
    return case_id
