"""What verdicts, talks, facts, reactions and wording are refused for."""

from __future__ import annotations

import pytest

from coach.domain.talk.talk import Fact, Named, Reveals

FACTS = "talk/facts.yaml"
NEWS = "talk/part/news.md"
CLOSE = "talk/part/close.md"
PART = "verdicts/part.yaml"
REACTION = "reactions/why-now.md"
WORDING = "wording/en.yaml"
FACT_ALSO = """\
  - id: also
    label: Also
    help: H.
    example: E
    role: also
    names: people
    reveals: client
"""

TALK = [
    (
        "talk/save/news.md",
        "seconds: 30",
        "seconds: 30\nwhen: mode is decision",
        "when: mode is decision",
        "The talk of SAVE may come out empty",
    ),
    (
        NEWS,
        "## wait",
        "## say\nbecause: Of this.\nsource: [our-default]\n\nMore.\n\n## wait",
        "## say",
        "This variant of 'say' is never used: line 11 fits.",
    ),
    (PART, "verdict: PART", "verdict: REFER", "verdict:", "This file is called part.yaml"),
    (PART, "[news, close]", "[news, clos]", "parts:", "Did you mean 'close'?"),
    (PART, "[news, close]", "[news, close, news]", "parts:", "is listed twice"),
    (PART, "plan: parting", "plan: gather", "plan:", "is that of the verdict GATHER"),
    (PART, "plan: parting", "plan: partying", "plan:", "Did you mean 'parting'?"),
    (PART, "source: [our-default]", "source: [our-defualt]", "defualt", "Unknown source"),
    (
        PART,
        "source: [our-default]\n",
        "source: [our-default]\nmodes: {end: Now.}\n",
        "verdict:",
        "'end' goes only with",
    ),
    (
        PART,
        "source: [our-default]\n",
        "source: [our-default]\nin-modes:\n  end:\n    meaning: Now.\n",
        "verdict:",
        "'end' goes only with",
    ),
    (
        PART,
        "source: [our-default]\n",
        "source: [our-default]\nin-modes:\n  recommendation:\n    chanel: By post.\n",
        "chanel",
        "Did you mean 'channel'?",
    ),
    (NEWS, "{{ contact }}", "{{ contcat }}", "contcat", "Did you mean 'contact'?"),
    (NEWS, "{{ contact }}", "{{ contact|upper }}", "upper", "Only blanks like {{ name }}"),
    (NEWS, "{{ contact }}", "{% if a %}", "{% if", "Only blanks like {{ name }}"),
    (NEWS, "{{ contact }}", "{# a #}", "{# a", "Only blanks like {{ name }}"),
    (NEWS, "{{ contact }}", "{ contact }", "{ contact", "Only blanks like {{ name }}"),
    (NEWS, "{{ contact }}", "{{ contact.x }}", "contact.x", "Only blanks like {{ name }}"),
    (NEWS, "closeness is friend", "closeness is frend", "frend", "Did you mean 'friend'?"),
    (NEWS, "closeness is friend", "closeness is unknown", "unknown", "Write 'not fact closeness'"),
    (NEWS, "closeness is friend", "years is six", "years is", "Write 'fact years'"),
    (NEWS, "closeness is friend", "verdict is part", "is part", "Did you mean 'PART'?"),
    (NEWS, "closeness is friend", "cause is unknown", "is unknown", "is never 'unknown'"),
    (NEWS, "closeness is friend", "fact yaers", "yaers", "Did you mean 'years'?"),
    (NEWS, "tone: warm", "tone: cold", "tone: cold", "'cold' is not allowed for 'tone'"),
    (NEWS, "tone: warm", "tune: warm", "tune: warm", "Did you mean 'tone'?"),
    (NEWS, "because: The date", "cause: The date", "cause:", "Did you mean 'because'?"),
    (NEWS, "because: The date", "source: [ours]\nbecause: The date", "[ours]", "Unknown source"),
    (NEWS, "Stop. Count to ten.\n", "TODO\n", "TODO", "'TODO' shows"),
    (NEWS, "## wait\n", "## wait\n\n", "cue: yes", "settings of 'wait' stand below an empty line"),
    (NEWS, "## say", "Loose text.\n\n## say", "Loose", "stands under no '## heading'"),
    (NEWS, "## wait", "## Wait a moment", "## Wait", "is no id"),
    (NEWS, "title: The news", "titel: The news", "titel", "Did you mean 'title'?"),
    (NEWS, "---\n", "", "title", "The front matter is missing"),
    (
        CLOSE,
        "for the years\nwith us",
        "for {{ years }} good years",
        "## thanks",
        "No line of this part is certain to appear in the tone 'warm'",
    ),
    (FACTS, "  - id: contact", "  - id: client", "- id: client", "stands here twice"),
    (
        FACTS,
        "  - id: closeness",
        "  - id: trouble",
        "- id: trouble",
        "'trouble' is a question or an outcome already",
    ),
    (FACTS, "  - id: years", "  - id: mode", "- id: mode", "or an outcome already"),
    (FACTS, "    kind: choice\n", "", "- id: closeness", "'choices' say nothing"),
    (
        FACTS,
        "    kind: date\n",
        "    kind: date\n    suggestions:\n      - text: soon\n",
        "- id: last_day",
        "'suggestions' can be taken only for a text.",
    ),
    (
        FACTS,
        "  - id: last_day",
        "  - id: offer\n    label: Offer\n    help: H.\n    example: E\n    names: nobody\n    reveals: nothing\n    suggestions:\n      - text: a\n        when: verdict is PRT\n  - id: last_day",  # noqa: E501
        "PRT",
        "Did you mean 'PART'?",
    ),
    (
        FACTS,
        "      friend: friends\n      cordial: on good terms\n",
        "",
        "- id: closeness",
        "needs two",
    ),
    (NEWS, "role: news\n", "", "title: The news", "it must say what it is for in its talk"),
    (NEWS, "role: news", "role: nws", "role: nws", "Did you mean 'news'?"),
    (FACTS, "    names: person\n", "", "- id: contact", "it must say whose name stands in it"),
    (FACTS, "    reveals: client\n", "", "- id: client", "whether it tells who the client is"),
    (FACTS, "names: person", "names: persons", "names: persons", "Did you mean 'person'?"),
    (FACTS, "names: person", "names: nobody", "- id: contact", "Write 'names: person'."),
    (FACTS, "reveals: client", "reveals: nothing", "- id: client", "Write 'reveals: client'."),
    (FACTS, "names: nobody", "names: people", "- id: closeness", "No name can stand in a day"),
    (FACTS, "    role: client\n", "", "facts:", "No fact has the role 'client'."),
    (FACTS, "    role: contact\n", "", "facts:", "Add 'role: contact' to the fact that holds it"),
    (FACTS, "verdict is PART/REFER", "verdict is PART/REFR", "REFR", "Did you mean 'REFER'?"),
    (REACTION, "closeness is friend", "closenes is friend", "closenes", "'closeness'?"),
    (REACTION, "Because I owe", "{{ contact }}, I owe", "{{ contact", "which may be empty"),
    (REACTION, "source: [our-default]", "source: [our]", "[our]", "Unknown source"),
    (WORDING, "[always, never]", "[]", "words: []", "'words' has too few"),
    (WORDING, "why:", "when: leaving is gone\n    why:", "gone", "'gone' is no answer"),
]


@pytest.mark.parametrize("edit", TALK, ids=lambda edit: edit[-1])
def test_a_talk_that_does_not_fit_together_is_refused(refused, edit):
    refused(*edit)


def test_two_facts_of_one_role_are_refused(small):
    twin = "  - id: firm\n    label: F\n    help: H.\n    example: E\n    role: client\n"
    twin += "    names: firm\n    reveals: client\n"
    small.edit(FACTS, "  - id: contact", f"{twin}  - id: contact")
    (fault,) = small.faults()
    assert fault.line == small.line(FACTS, "- id: firm") + 4
    assert fault.what == "The role 'client' is that of 'client' already."


def test_what_a_fact_does_not_say_is_read_as_strictly_as_can_be():
    fact = Fact("told", "Told", "", "")
    assert fact.named is Named.PERSON
    assert fact.reveals is Reveals.CLIENT


def test_names_of_the_program_are_free_for_nothing_of_the_content(small):
    small.edit(PART, "- id: sleep-on-it", "- id: first-facts")
    small.edit(NEWS, "## say", "## own-fault")
    small.edit(NEWS, "## wait", "## also")
    small.file(REACTION).rename(small.file("reactions/feared.md"))
    found = [(fault.file, fault.what) for fault in small.faults()]
    assert [what for file, what in found if file == PART] == [
        "The id 'first-facts' is reserved: it is ticked by the program."
    ]
    assert [what for file, what in found if file == "reactions/feared.md"] == [
        "The id 'feared' is reserved: it is the sentence that the user fears most."
    ]
    assert [what for file, what in found if file == NEWS] == [
        "The line name 'own-fault' is reserved for what the user wants said.",
        "The line name 'also' is reserved for what the user wants said.",
    ]


def test_a_line_that_says_what_the_user_wants_said_may_have_its_name(small):
    small.edit(FACTS, "  - id: years", FACT_ALSO + "  - id: years")
    small.edit(
        NEWS,
        "## wait",
        "## also\nwhen: fact also\nbecause: They want it said.\n\n{{ also }}\n\n## wait",
    )
    assert small.faults() == ()
    small.edit(NEWS, "{{ also }}", "Now to something else.")
    (fault,) = small.faults()
    assert fault.mend == "Say {{ also }} in it, or give the line another name."
