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
