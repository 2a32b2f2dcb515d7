"""The author's guide: its example is a sound pack, its keys and faults are the program's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from coach.cli import main as cli
from coach.content.checks.check import read_pack
from coach.content.kinds import (
    fact_models,
    letters,
    models,
    prose,
    scripts,
    search,
    study,
    verdict_models,
    wording,
)
from coach.content.kinds.fields import Model
from coach.content.kinds.practice import hearing, roleplays
from coach.content.kinds.practice import models as practice_models
from coach.domain.rules.verdict import Verdict
from coach.engine.practice.proof.prove import prove_practice
from coach.errors import ContentError
from coach.paths import pack_folder

GUIDE = (pack_folder() / "README.md").read_text(encoding="utf-8")
ROOT = Path(__file__).parents[3]
BOOKKEEPING = ROOT / "tests" / "files" / "cases" / "bookkeeping.yaml"
FILE = re.compile(
    r"^`my-firm/(?P<name>[^`]+)` .*?^```\w+\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
PRACTISED = re.compile(
    r"^`our-talks/(?P<name>[^`]+)`$.*?^```\w+\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
MODELS = sorted(
    {
        model
        for module in (
            fact_models,
            hearing,
            letters,
            models,
            practice_models,
            prose,
            roleplays,
            scripts,
            search,
            study,
            verdict_models,
            wording,
        )
        for model in vars(module).values()
        if isinstance(model, type) and issubclass(model, Model) and model is not Model
    },
    key=lambda model: model.__name__,
)
REPLY, PROMISE = "reactions/late-payment/the-bank-again.md", "talk/invest/promise.md"
MISTAKES = (  # the file, a copy of which is made, its name, and what is wrong in it
    (
        REPLY,
        "reactions/ours/one.md",
        [("beneath:", "beneth:"), ("trap: Talking about banks.\n", "")],
    ),
    (
        REPLY,
        "reactions/ours/two.md",
        [
            ("pay-reason is slow", "pay-reason is slo"),
            ("[our-default]", "[our-defalt]"),
            ("claims: []\n", ""),
            ("### formal\nI take it that it was the bank.", ""),
        ],
    ),
    (
        REPLY,
        "reactions/ours/six.md",
        [("Then it’s the bank this time.", "{{ last_day }}. {{ contact }}.")],
    ),
    (REPLY, "reactions/ours/three.md", [("### formal\n", "### plain\n")]),
    (REPLY, "reactions/ours/four.md", [("“The bank has", '"The bank" has')]),
    (REPLY, "reactions/ours/The Bank.md", []),
    (REPLY, "reactions/ours/feared.md", []),
    (REPLY, "reaction/ours/five.md", []),
    (
        PROMISE,
        PROMISE,
        [
            ("claims: [alone]", "claims: [alnoe]"),
            ("when: decider is alone", "when: decider is alone and pay-reasn is slow"),
            ("I’ll {{ promise }}, and", "I’ll {{ client_name }}, and"),
            ("## any\n", "## any\nwhen: decider is alone\n"),
            (
                "because: A small promise that is kept shows that you listened.",
                "because: Leave one thing behind that helps them, with a date.",
            ),
        ],
    ),
)


@pytest.fixture
def mine(tmp_path):
    """The pack that the guide shows, as somebody would type it."""
    for found in FILE.finditer(GUIDE):
        path = tmp_path / "my-firm" / found["name"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found["text"], encoding="utf-8")
    return tmp_path / "my-firm"


def test_the_example_has_the_four_files_that_it_promises(mine):
    files = {str(path.relative_to(mine)) for path in mine.rglob("*") if path.is_file()}
    assert files == {
        "pack.yaml",
        "reactions/late-payment/the-bank-again.md",
        "scripts/late-payment/the-third-reminder.md",
        "talk/invest/promise.md",
    }


def test_the_example_is_sound_and_says_its_own_words(mine):
    pack = read_pack(mine, base=pack_folder())
    assert "the-bank-again" in {each.id for each in pack.talk.reactions}
    assert "the-third-reminder" in {each.id for each in pack.library.scripts}
    (promise,) = (each for each in pack.talk.parts_of(Verdict.INVEST) if each.id == "promise")
    assert [each.id for each in promise.passages] == ["works-alone", "any"]


def test_the_example_of_a_role_play_is_sound_and_all_of_it_can_be_proved(tmp_path):
    for found in PRACTISED.finditer(GUIDE):
        path = tmp_path / "our-talks" / found["name"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found["text"], encoding="utf-8")
    pack = read_pack(tmp_path / "our-talks", base=pack_folder())
    assert "before-the-tea" in {each.id for each in pack.practice.roleplays}
    assert prove_practice(pack.practice).faults == ()


def test_the_commands_of_the_guide_check_it_and_print_its_reply(mine, tmp_path, capsys):
    def run(*arguments):
        status = cli.run(cli.parse([*arguments, "--data", str(tmp_path / "data")]))
        return status, capsys.readouterr()

    status, said = run("check", str(mine))
    assert (status, said.err) == (0, "")
    assert said.out.startswith("my-firm 1.0: no faults in 12 gates, ")
    case = BOOKKEEPING.read_text(encoding="utf-8")
    answers = tmp_path / "answers.yaml"
    late = case.replace("  money: little\n", "  money: late\n  pay-reason: slow\n")
    answers.write_text(late, encoding="utf-8")
    paper = ("--format", "txt", "--paper", "script")
    status, said = run("brief", str(answers), "--pack", str(mine), *paper)
    assert (status, said.err) == (0, "")
    assert "“The bank has held it up again.”" in said.out


def test_each_mistake_is_told_in_the_words_that_the_guide_explains(mine):
    for source, name, mistakes in MISTAKES:
        text = (mine / source).read_text(encoding="utf-8")
        for right, wrong in mistakes:
            assert right in text, right
            text = text.replace(right, wrong, 1)
        (mine / name).parent.mkdir(parents=True, exist_ok=True)
        (mine / name).write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as raised:
        read_pack(mine, base=pack_folder())
    told = [fault.what for fault in raised.value.faults]
    rows = re.findall(r"^\| (`[^|]*) \| [A-Z]", GUIDE.partition("## How files")[0], re.MULTILINE)
    assert len(rows) == 18
    for row in rows:
        first = re.findall(r"`([^`]*)`", row)[0].strip("…'")
        assert any(first.removesuffix("…").strip() in what for what in told), (first, told)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_each_key_of_each_file_is_in_the_guide(model):
    keys = {field.alias or name for name, field in model.model_fields.items()}
    inside = {"line", "text", "reply", "passage", "optional", "### warm", "### plain", "### formal"}
    missing = {key for key in keys - inside if f"`{key}" not in GUIDE}
    assert missing == set()


def test_each_file_that_the_guide_links_to_is_there():
    links = re.findall(r"\]\(([^)#]+)\)", GUIDE)
    assert links
    assert [link for link in links if not (pack_folder() / link).is_file()] == []
