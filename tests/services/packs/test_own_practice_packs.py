"""Personas and rubrics of one's own as a pack: they come back as they were, and let out no name."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.content.checks.check import read_pack
from coach.content.packs.archive import read_source, zip_of
from coach.content.packs.practice_files import persona_file, rubric_file
from coach.domain.practice.comment import Comment
from coach.domain.practice.moves import Move
from coach.domain.talk.own_script import OwnText
from coach.domain.talk.script import ScriptStage
from coach.errors import ContentError
from coach.paths import pack_folder, user_paths
from tests.files.broken.make import INFO
from tests.opened import open_services
from tests.own_practice import own_persona, own_rubric

typed = st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "Zs", "S"]), min_size=1, max_size=60
).filter(lambda text: text.strip() == text and any(each.isalpha() for each in text))


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    """One cache for all, so that it is compiled once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def services(tmp_path, clock, cache):
    """The services over the shipped pack."""
    paths = user_paths(tmp_path / "data")._replace(cache=cache)
    opened = open_services(paths, clock, pack_folder(), keyring=False)
    yield opened
    opened.close()


def read_with(files, tmp_path):
    path = tmp_path / "sent.zip"
    named = {"pack.yaml": INFO, **files}
    path.write_bytes(zip_of((name, text.encode()) for name, text in named.items()))
    return read_pack(read_source(path), base=pack_folder()).practice


def test_every_shipped_one_written_as_a_file_comes_back_as_it_was(services, tmp_path):
    shipped = services.content.practice
    files = {f"personas/{each.id}.yaml": persona_file(each) for each in shipped.personas}
    files |= {f"rubrics/{each.id}.yaml": rubric_file(each) for each in shipped.rubrics}
    found = read_with(files, tmp_path)
    assert found.personas == shipped.personas
    assert found.rubrics == shipped.rubrics


@pytest.mark.parametrize("pressed", [True, False, None])
def test_all_that_a_check_says_comes_back(services, tmp_path, pressed):
    rubric = services.content.practice.rubrics[0]
    first, second, *rest = rubric.checks
    first = replace(first, moves=(Move.HOLD,), avoids=(), hints=(), within=2, after=())
    second = replace(second, moves=(), avoids=(), hints=(Move.THANK,), within=0, after=(Move.WARN,))
    own = replace(rubric, checks=(replace(first, pressed=pressed), second, *rest))
    found = read_with({f"rubrics/{own.id}.yaml": rubric_file(own)}, tmp_path)
    assert own in found.rubrics


def test_ones_own_go_out_and_come_in(services, tmp_path):
    own, practice = services.own_practice, services.practice
    persona, rubric = practice.personas()[0], practice.rubrics()[0]
    own.put_persona(replace(persona, voice="Very slowly."), persona.id)
    copy = own.put_persona(replace(own.copy_of_persona(persona.id), name="Nora Field"), persona.id)
    mine = own.put_rubric(replace(own.copy_of_rubric(rubric.id), title="Our ending"), rubric.id)
    assert services.packs.own_practised() == 3
    path = tmp_path / "mine.zip"
    services.packs.export_own(path)
    found = read_pack(read_source(path), base=pack_folder()).practice
    personas = {each.id: each for each in found.personas}
    assert personas[persona.id].voice == "Very slowly."
    assert personas[copy.id].name == "Nora Field"
    (took,) = [each for each in found.rubrics if each.title == "Our ending"]
    assert (took.id, took.verdicts, took.checks) == (rubric.id, rubric.verdicts, mine.checks)
    assert len(found.rubrics) == len(services.content.practice.rubrics)


def test_the_name_of_a_client_in_one_is_not_let_out(services, tmp_path):
    services.clients.add("Halden Tools", "")
    own, persona = services.own_practice, services.practice.personas()[0]
    own.put_persona(replace(persona, stake="She runs Halden Tools."), persona.id)
    with pytest.raises(ContentError, match="Halden Tools"):
        services.packs.export_own(tmp_path / "mine.zip")
    assert not (tmp_path / "mine.zip").exists()


@given(typed)
def test_whatever_is_typed_is_written_so_that_yaml_reads_the_same(text):
    persona = replace(own_persona().persona, voice=text)
    rubric = replace(own_rubric().rubric, title=text)
    assert yaml.safe_load(persona_file(persona))["voice"] == text
    assert yaml.safe_load(rubric_file(rubric))["title"] == text


@pytest.mark.parametrize(
    ("colleague", "text", "found"),
    [
        ("Marisol Vane", "Ask marisol vane first.", "marisol vane"),
        ("Marisol Vane", "That is Marisol’s way.", "Marisol"),
        ("Zoë Quist", "as zoe does", "zoe"),
        ("Kim", "Kim knows.", "Kim"),
        ("Mark", "Then Mark rings them.", "Mark"),
        ("Will Gardener", "Then ask Will.", "Will"),
        ("Will Gardener", "will gardener", "will gardener"),
    ],
)
def test_the_name_of_a_colleague_is_not_let_out(services, tmp_path, colleague, text, found):
    services.people.called(colleague)
    own, persona = services.own_practice, services.practice.personas()[0]
    own.put_persona(replace(persona, stake=text), persona.id)
    with pytest.raises(ContentError, match=f"“{found}” is the name of somebody") as raised:
        services.packs.export_own(tmp_path / "mine.zip")
    assert "[colleague]" in str(raised.value)
    assert persona.name in str(raised.value)
    assert not (tmp_path / "mine.zip").exists()


@pytest.mark.parametrize(
    ("colleague", "text"),
    [
        ("Will Gardener", "You will see. Will you ring? “Will it end?”"),
        ("Mark", "A mark is set. Mark what they say."),
        ("Grace Hope", "With grace and some hope, a gardener waits."),
        ("Kim", "A Kimono, and akimbo."),
        ("Al Bo", "Al dente, and a bow."),
        ("Vane Marisol", "A weather vanes."),
    ],
)
def test_words_that_are_no_names_are_let_out(services, tmp_path, colleague, text):
    services.people.called(colleague)
    own, persona = services.own_practice, services.practice.personas()[0]
    own.put_persona(replace(persona, who=text), persona.id)
    services.packs.export_own(tmp_path / "mine.zip")
    assert (tmp_path / "mine.zip").exists()


def test_an_invented_client_may_have_the_first_name_of_a_colleague(services, tmp_path):
    own, persona = services.own_practice, services.practice.personas()[0]
    first = persona.name.split()[0]
    services.people.called(f"{first} Quistgaard")
    own.put_persona(replace(persona, voice=f"{first} speaks slowly."), persona.id)
    services.packs.export_own(tmp_path / "mine.zip")
    own.put_persona(replace(persona, voice=f"As {first} Quistgaard does."), persona.id)
    with pytest.raises(ContentError, match="Quistgaard"):
        services.packs.export_own(tmp_path / "again.zip")


def test_ones_own_name_stands_over_the_pack_and_may_stand_in_it(services, tmp_path):
    services.settings.my_name = "Thaddeus"
    services.people.called("thaddeus")
    own, persona = services.own_practice, services.practice.personas()[0]
    own.put_persona(replace(persona, stake="Thaddeus rang."), persona.id)
    services.packs.export_own(tmp_path / "mine.zip")


def test_whoever_commented_in_a_sealed_file_is_not_let_out_in_a_script(services, tmp_path):
    services.comments.merge(
        (
            Comment(
                "01a217ba-1200-7001-aa5c-c23f50461001",
                "x",
                "",
                "Jorunn",
                "Slower.",
                services.clock(),
            ),
        )
    )
    texts = {OwnText.TITLE: "Our opening", OwnText.SHORT: "As Jorunn says."}
    services.own_scripts.add("late-payment", ScriptStage.OPEN, texts)
    with pytest.raises(ContentError, match=r"Our opening.*“Jorunn”"):
        services.packs.export_own(tmp_path / "mine.zip")
