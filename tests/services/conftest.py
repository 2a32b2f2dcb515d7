"""A clock that can be moved, a small content made by hand, and services over a real data file."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from msgspec import Struct

from coach.domain.definition import PackInfo
from coach.domain.pack import Library, TalkContent
from coach.domain.plan import Plan, PlanStep
from coach.domain.practice.content import PracticeContent
from coach.domain.rules.condition import Always
from coach.domain.rules.interview import Gate, Interview, Option, Question, Rule
from coach.domain.rules.verdict import Cause, Check, Mode, ReferralPolicy, Verdict, VerdictText
from coach.domain.search import Document, Kind, SearchContent
from coach.domain.talk.coaching import (
    TOOK_PLACE,
    AfterText,
    LogAsk,
    LogQuestion,
    MissedCause,
    Outcome,
    PrepareStage,
    PrepareStep,
    Surprise,
)
from coach.domain.talk.script import Script, ScriptStage, Situation, Source
from coach.domain.talk.talk import (
    Fact,
    FactKind,
    FactRole,
    Named,
    PartRole,
    PartText,
    Reveals,
    Tone,
    Variant,
)
from coach.domain.wording import Category, Entry, Wordings
from coach.engine.rules.conditions import parse
from coach.errors import GoodTermsError
from coach.paths import user_paths
from coach.store.file.opening import open_store
from tests.opened import build

THURSDAY_NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


class HeldClock(Struct):
    """A clock that moves only when it is told to."""

    now: datetime = THURSDAY_NOON

    def __call__(self) -> datetime:
        """The moment it is held at."""
        return self.now

    def pass_days(self, days: float) -> None:
        """Let time go by."""
        self.now += timedelta(days=days)


def question(question_id: str, gate: str, *options: str, when: str = "always") -> Question:
    """A question whose options read as their ids."""
    return Question(
        id=question_id,
        gate=gate,
        text=f"{question_id}?",
        help="",
        why="",
        options=tuple(Option(option, option, f"{question_id} was {option}") for option in options),
        fact=f"The truth about {question_id}.",
        within=2,
        when=parse(when),
        when_text=when,
        key=True,
    )


def rule(rule_id: str, gate: str, when: str, **effects: object) -> Rule:
    """A rule that says its own id."""
    said = f"Because of {rule_id}."
    return Rule(rule_id, gate, parse(when), when, said, ("our-default",), **effects)


INTERVIEW = Interview(
    gates=(Gate("safety", "Safe?", "shield", ""), Gate("trouble", "Wrong?", "user", "")),
    questions=(
        question("harm", "safety", "no", "yes"),
        question("wrong", "trouble", "nothing", "late", "bad", "gone"),
        question("told", "trouble", "yes", "no", when="wrong is late/bad"),
    ),
    rules=(
        rule(
            "stop", "safety", "harm is yes", decides=Verdict.PART_NOW, mode=Mode.SUSPEND,
            no_referral=True, evidence=((Cause.CONDUCT, 3),),
        ),
        rule("ask", "trouble", "harm is unknown or told is unknown", decides=Verdict.GATHER),
        rule("over", "trouble", "wrong is bad and told is yes", decides=Verdict.PART),
        rule("mend", "trouble", "wrong is late/bad", decides=Verdict.FIX),
        rule("gone", "trouble", "wrong is gone", decides=Verdict.HANDOVER),
        rule("well", "trouble", "always", decides=Verdict.INVEST),
    ),
    renamed={"damage": "harm", "wrong.tardy": "wrong.late"},
)  # fmt: skip

PLANS = (
    Plan(
        "fix",
        "Fix it",
        (
            PlanStep("read", -3, "Read the contract", "All of it."),
            PlanStep("note", 0, "Send the note", "", by_note=True),
            PlanStep("ring", 2, "Ring", ""),
            PlanStep("money", 30, "Ask for the money", "", parse("wrong is late"), "wrong is late"),
        ),
    ),
    Plan(
        "part",
        "Part",
        (
            PlanStep("note", 1, "Confirm in writing", ""),
            PlanStep("end", 60, "End", "", on="last_day"),
            PlanStep("lunch", 90, "Have lunch", "", parse("closeness is friend")),
        ),
    ),
    Plan("rest", "Tend", (PlanStep("look", 90, "Look again", ""),)),
)  # fmt: skip

POLICIES = {Verdict.PART: ReferralPolicy.VENDORS, Verdict.HANDOVER: ReferralPolicy.COLLEAGUES}
PLAN_OF = {Verdict.FIX: "fix", Verdict.PART: "part", Verdict.GATHER: "gather"}
FACTS = (
    Fact("client", "Client", "", "", role=FactRole.CLIENT, names=Named.FIRM),
    Fact("me", "My name", "", "", role=FactRole.USER, reveals=Reveals.NOTHING),
    Fact("contact", "First name", "", "", role=FactRole.CONTACT),
    Fact("reason", "Reason", "", "", names=Named.NOBODY),
    Fact("years", "Years", "", "", FactKind.NUMBER),
    Fact("last_day", "Last day", "", "", FactKind.DATE, role=FactRole.LAST_DAY),
    Fact("closeness", "How close", "", "", FactKind.CHOICE, choices=(("friend", "A friend"),)),
)


def verdict_text(verdict: Verdict) -> VerdictText:
    """What a verdict says here: its id."""
    return VerdictText(
        verdict=verdict,
        name=f"{verdict.value.title()} it",
        short=verdict.value.title(),
        meaning="It means this.",
        cause=None,
        channel="Face to face.",
        parts=("news",),
        plan=PLAN_OF.get(verdict, "rest"),
        referral=POLICIES.get(verdict, ReferralPolicy.NONE),
        before=(Check("terms", "Mark the terms.", ()),) if verdict is Verdict.PART else (),
        ends=Always() if verdict is Verdict.PART else None,
        hands_over=Always() if verdict in (Verdict.PART, Verdict.HANDOVER) else None,
    )


def variant(line: str, text: str, when: str = "always") -> Variant:
    """One wording of a line."""
    return Variant(line, text, parse(when), when, None, "It is kind.", ("our-default",))


NEWS = PartText(
    "news", "The news", "To say it.", "30 s", 30, "Stop.", "Do not explain.",
    (
        variant(
            "thanks", "{{ contact }}, thank you for {{ years }} years. {{ me }} of {{ client }}.",
            "fact contact and fact years and fact me and fact client",
        ),
        variant("reason", "It is because {{ reason }}.", "fact reason"),
        variant("end", "We end on {{ last_day }}.", "fact last_day"),
        variant("friend", "As a friend: it is over.", "closeness is friend"),
        variant("say", "This is the news."),
    ),
    role=PartRole.NEWS,
)  # fmt: skip


def script(script_id: str, title: str) -> Script:
    """A script of one situation."""
    return Script(
        script_id, "late", ScriptStage.OPEN, title, "Use it.", "", "Short", "Longer",
        (), (), "", "", "", "", (), ("our-default",),
    )  # fmt: skip


AFTER = AfterText(
    outcomes=(Outcome("agreed", "It is agreed."), Outcome("ended", "It is over.", (Verdict.PART,))),
    surprises=(Surprise("yes", "Yes"), Surprise("no", "No")),
    causes=(MissedCause("ill", "Somebody was ill.", "Ask for another day.", 3),),
    questions=(TOOK_PLACE, *(LogQuestion(asks, asks.value) for asks in list(LogAsk)[1:])),
)
PREPARE = (
    PrepareStep("aloud", "Say it aloud.", PrepareStage.DAY),
    PrepareStep("contract", "Read the contract.", PrepareStage.BEFORE),
    PrepareStep("room", "A quiet room.", PrepareStage.SETTING, parse("wrong is bad")),
    PrepareStep("read", "Read the contract once more.", PrepareStage.BEFORE, unless=("terms",)),
)
TALK = TalkContent(
    tuple((verdict, (NEWS,)) for verdict in Verdict),
    FACTS,
    (),
    (),
    prepare=PREPARE,
    after=AFTER,
)
LIBRARY = Library(
    (Situation("late", "They pay late", ""),),
    (script("open-late", "Opening when they pay late"), script("ask", "Asking for a date")),
)


SEARCH = SearchContent(
    (
        *(
            Document(Kind.SCRIPT, f"late/{each.id}", each.title, "They pay late")
            for each in LIBRARY.scripts
        ),
        Document(Kind.SETTING, "theme", "Colours", "", ("dark theme",)),
    ),
    synonyms=(("late", "overdue"),),
    ignored=("they", "when", "a", "for"),
    examples=("they pay late",),
)
EAR = Wordings(
    (Entry("label-odd", Category.LABEL, ("you are odd",), "why", "instead", verdicts=("FIX",)),)
)


class SmallContent(Struct):
    """Content with everything a service asks for; the shape of `ContentLibrary`."""

    interview: Interview = INTERVIEW
    info: PackInfo = PackInfo("small", "Small", "1.0", "en", "MIT", (Tone.WARM,))
    verdicts: tuple[VerdictText, ...] = tuple(verdict_text(verdict) for verdict in Verdict)
    talk: TalkContent = TALK
    plans: tuple[Plan, ...] = PLANS
    library: Library = LIBRARY
    sources: tuple[Source, ...] = (Source("our-default", "Our own", "P", "We say so."),)
    ear: Wordings = EAR
    search: SearchContent = SEARCH
    practice: PracticeContent = PracticeContent()

    def verdict(self, verdict: Verdict) -> VerdictText:
        """What a verdict says."""
        return next(text for text in self.verdicts if text.verdict is verdict)

    def plan(self, plan_id: str) -> Plan:
        """A plan."""
        return next(plan for plan in self.plans if plan.id == plan_id)

    def source(self, source_id: str) -> Source | None:
        """A source, or None."""
        return next((source for source in self.sources if source.id == source_id), None)


@pytest.fixture
def clock() -> HeldClock:
    """Thursday, 26 November 2026, noon."""
    return HeldClock()


@pytest.fixture
def content() -> SmallContent:
    """The small content; a test may change it."""
    return SmallContent()


@pytest.fixture
def again(tmp_path, clock, content):
    """Closes the program, as it were, and starts it again."""
    opened = []

    def start():
        for services in opened:
            services.close()
        store = open_store(user_paths(tmp_path / "data"), clock, keyring=False)
        opened.append(build(store, content, clock))
        return opened[-1]

    yield start
    for services in opened:
        services.close()


@pytest.fixture
def services(again):
    """The services over a new data file."""
    return again()


@pytest.fixture
def client(services):
    """A client."""
    return services.clients.add("Halden Tools")


@pytest.fixture
def case(services, client):
    """A case that has just been started."""
    return services.cases.start(client.id, "Late again")


@pytest.fixture
def say(services, case):
    """Answers questions of the case, named as arguments."""

    def answer(**answers):
        view = None
        for question_id, option in answers.items():
            view = services.cases.answer(case.id, question_id, option.replace("_", "-"))
        return view

    return answer


@pytest.fixture
def refusal():
    """The refusal of something as one line."""

    def told(act, *values, **named) -> str:
        with pytest.raises(GoodTermsError) as refused:
            act(*values, **named)
        error = refused.value
        return f"{type(error).__name__} | {error.what} | {error.safe} | {error.todo}"

    return told
