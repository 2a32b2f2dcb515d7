"""The interview as a definition: gates, questions, options and rules."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import field

from coach.domain.record import Record
from coach.domain.rules.condition import Always, Condition
from coach.domain.rules.heat import HeatQuestion
from coach.domain.rules.verdict import Cause, Mode, Scope, Verdict

DONT_KNOW = "dont-know"
SKIP = "skip"
UNKNOWN = "unknown"  # in conditions: don't know or skip
UNKNOWN_ANSWERS = frozenset({DONT_KNOW, SKIP})


class Changeable(StrEnum):
    """With whom it lies that the answer to a question becomes another one; the easiest first."""

    MINE = "mine"  # I can do it: raise it, offer it, ask
    THEIRS = "theirs"  # it takes them
    FACT = "fact"  # neither of us can


class QuestionRole(StrEnum):
    """What the program must know a question for."""

    DECIDER = "decider"  # who decides on the user's side: a recommendation goes there


class Option(Record):
    """One answer to choose; `read_back` is how it is told in "because you told us"."""

    id: str
    text: str
    read_back: str
    note: str = ""


class Question(Record):
    """One question; it is asked when its gate is reached and `when` holds.

    Don't know and skip can always be answered; they are not among `options`.
    `fact` names what to find out when the answer is not known, `within` in how many days.
    """

    id: str
    gate: str
    text: str
    help: str
    why: str
    options: tuple[Option, ...]
    fact: str
    within: int
    when: Condition = Always()
    when_text: str = "always"
    key: bool = False  # one of the facts that GATHER asks for first
    changes: Changeable = Changeable.FACT
    mirror: str = ""  # the question put to the client; empty where they are not asked
    opening: str = ""  # what to ask them in the talk, where they see it otherwise
    role: QuestionRole | None = None

    def option(self, option_id: str) -> Option | None:
        """The option with this id, or None (also for don't know and skip)."""
        return next((option for option in self.options if option.id == option_id), None)


class Gate(Record):
    """An ordered group of questions and rules; no later gate overrides an earlier one."""

    id: str
    title: str  # "Is it just me?"
    icon: str
    why: str


class Safeguard(Record):
    """Something to do, or not to do, whatever else the verdict asks for."""

    id: str
    text: str


class Rule(Record):
    """A condition on answers and its effects; any number of the effects may be set.

    `bars` names verdicts that are out of the question, `instead` the one that takes their place.
    `evidence` holds points (1 to 3) for causes. `constrains` says what holds the verdict back.
    """

    id: str
    gate: str
    when: Condition
    when_text: str
    because: str
    sources: tuple[str, ...]
    decides: Verdict | None = None
    mode: Mode | None = None
    scope: Scope | None = None
    bars: tuple[Verdict, ...] = ()
    instead: Verdict | None = None
    evidence: tuple[tuple[Cause, int], ...] = ()
    safeguards: tuple[Safeguard, ...] = ()
    constrains: str = ""
    flags: tuple[str, ...] = ()
    no_referral: bool = False


class Promise(Record):
    """What the content promises of every case: where `when` holds, `never` these verdicts.

    Promises decide nothing; `good-terms prove` shows that the rules keep them.
    """

    id: str
    when: Condition
    when_text: str
    never: tuple[Verdict, ...]
    because: str
    sources: tuple[str, ...]


class Interview(Record):
    """The whole definition: gates in order, each with its questions and rules in order."""

    gates: tuple[Gate, ...]
    questions: tuple[Question, ...]
    rules: tuple[Rule, ...]
    # old id of a question to new; "question.option" to one "question.option" or more, by blanks:
    # of several questions all are answered, of one question that comes twice none is
    renamed: Mapping[str, str] = field(default_factory=dict)
    promises: tuple[Promise, ...] = ()
    heat: HeatQuestion | None = None

    def question(self, question_id: str) -> Question:
        """The question with this id; KeyError when there is none."""
        for question in self.questions:
            if question.id == question_id:
                return question
        raise KeyError(question_id)

    def in_role(self, role: QuestionRole) -> Question | None:
        """The question that has a role; None where none has."""
        return next((question for question in self.questions if question.role is role), None)

    def questions_of(self, gate_id: str) -> tuple[Question, ...]:
        """The questions of one gate, in order."""
        return tuple(question for question in self.questions if question.gate == gate_id)

    def rules_of(self, gate_id: str) -> tuple[Rule, ...]:
        """The rules of one gate, in order."""
        return tuple(rule for rule in self.rules if rule.gate == gate_id)

    def current(self, question_id: str, option_id: str) -> Mapping[str, str]:
        """What an answer of any age says under the ids of today: options by question.

        Mostly that is one answer. An old one may have said two things at once: where they belong to
        two questions, both are answered; where they belong to one, nobody knows which was meant,
        and the question has an empty option: it is to be asked again.
        """
        question = self.renamed.get(question_id, question_id)
        for name in (question_id, question):
            whole = self.renamed.get(f"{name}.{option_id}", "")
            if whole:
                found: dict[str, str] = {}
                for each in whole.split():
                    today, _, option = each.partition(".")
                    found[today] = "" if today in found else option
                return found
        return {question: option_id}

    def gate(self, gate_id: str) -> Gate:
        """The gate with this id; KeyError when there is none."""
        for gate in self.gates:
            if gate.id == gate_id:
                return gate
        raise KeyError(gate_id)
