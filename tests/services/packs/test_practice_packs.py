"""A pack with personas, rubrics and role-plays: looked at, brought in, and taken out again."""

from __future__ import annotations

import shutil

import pytest

from coach.content.packs.archive import zip_of
from coach.domain.rules.verdict import Verdict
from coach.paths import user_paths
from coach.services.packs.words import said_of_changes
from tests.files.broken.make import INFO
from tests.opened import open_services
from tests.packs import small_base
from tests.practice import PRACTICE

MO, PLAY, RUBRIC = (
    "personas/mo-field.yaml",
    "roleplays/the-tree-nursery.md",
    "rubrics/ending.yaml",
)


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """A small pack in the place of the built-in one, with what is practised with."""
    folder = small_base(tmp_path_factory.mktemp("packs"))
    shutil.copytree(PRACTICE, folder, dirs_exist_ok=True)
    return folder


@pytest.fixture
def services(tmp_path, clock, base):
    opened = open_services(user_paths(tmp_path / "data"), clock, base, keyring=False)
    yield opened
    opened.close()


def text(name):
    return (PRACTICE / name).read_text("utf-8")


def bring_in(services, tmp_path, files):
    path = tmp_path / "sent.zip"
    named = {"pack.yaml": INFO, **files}
    path.write_bytes(zip_of((name, each.encode()) for name, each in named.items()))
    preview = services.packs.reading(path)()
    services.packs.install(preview)
    return preview


MINE = {
    "personas/jo-field.yaml": text(MO).replace("name: Mo Field", "name: Jo Field"),
    MO: text(MO).replace("Owner of a nursery garden", "Owner of two nursery gardens"),
    "roleplays/the-orchard.md": text(PLAY).replace("persona: mo-field", "persona: jo-field"),
    RUBRIC: text(RUBRIC).replace("title: An ending told", "title: A parting told"),
    "personas/levels.yaml": "levels:\n"
    + text("personas/levels.yaml").partition("levels:\n")[2].partition("  - id: L2")[0]
    .replace("name: Accepting", "name: Relieved"),
}  # fmt: skip


def test_it_says_what_it_adds_and_what_it_replaces(services, tmp_path):
    preview = bring_in(services, tmp_path, MINE)
    found = {(each.kind, each.id): each for each in preview.changes}
    assert {key: each.is_added for key, each in found.items()} == {
        ("personas", "jo-field"): True,
        ("personas", "mo-field"): False,
        ("roleplays", "the-orchard"): True,
        ("rubrics", "ending"): False,
        ("levels", "L1"): False,
    }
    (role,) = [each for each in found["personas", "mo-field"].fields if each.is_changed]
    assert (role.name, role.after) == ("Role", "Owner of two nursery gardens")
    assert found["roleplays", "the-orchard"].title == "The tree nursery"
    assert "the-shed" in " ".join(
        each.name for each in found["roleplays", "the-orchard"].fields
    ).lower().replace(" ", "-")
    said = said_of_changes(preview)
    assert "1 client to practise on" in said
    assert "1 role-play" in said
    assert "how cases are judged" not in said


def test_what_was_brought_in_is_there_by_its_id_and_goes_again(services, tmp_path):
    before = services.content.info
    bring_in(services, tmp_path, MINE)
    practice = services.practice
    assert [each.id for each in practice.personas()] == ["jo-field", "mo-field"]
    assert practice.persona("mo-field").role == "Owner of two nursery gardens"
    assert practice.roleplay("the-orchard").persona == "jo-field"
    assert practice.rubric_for(Verdict.PART).title.startswith("A parting")
    assert [each.name for each in practice.levels()][:2] == ["Relieved", "Sad"]
    assert len(practice.moves()) == 26
    assert services.content.info == before  # no case is judged by it
    services.packs.remove("my-firm")
    assert [each.id for each in services.practice.personas()] == ["mo-field"]
    assert services.practice.levels()[0].name == "Accepting"


def test_a_persona_that_the_role_play_below_cannot_be_played_with_changes_nothing(
    services, tmp_path
):
    other = {MO: text(MO).replace("verdicts: [PART]", "verdicts: [FIX]")}
    path = tmp_path / "sent.zip"
    named = {"pack.yaml": INFO, **other}
    path.write_bytes(zip_of((name, each.encode()) for name, each in named.items()))
    with pytest.raises(Exception, match="is not for 'PART'"):
        services.packs.reading(path)()
    assert services.practice.persona("mo-field").verdicts == (Verdict.PART,)
