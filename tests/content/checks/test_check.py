"""A pack is read whole or not at all, with every fault at once."""

from __future__ import annotations

import os
import sys

import pytest

from coach.content.checks.check import read_pack
from coach.content.kinds.folder import MOST_FILES
from coach.domain.rules.condition import All, Always, Given, Is
from coach.domain.rules.verdict import Verdict
from coach.errors import ContentError
from coach.paths import pack_folder
from tests.packs import faults_of


def test_the_shipped_pack_is_sound():
    assert faults_of(pack_folder()) == ()


def test_the_small_pack_is_sound_and_complete(small_folder):
    pack = read_pack(small_folder)
    assert [text.verdict for text in pack.verdicts] == list(Verdict)
    assert pack.info.label == "small 1.0"
    assert [gate.id for gate in pack.interview.gates] == ["safety", "trouble", "rest"]
    assert pack.talk.parts_of(Verdict.PART)[1].line_ids == ("thanks",)
    assert pack.library.scripts[0].short.startswith("[First name], I have news")
    assert {source.id for source in pack.sources} >= {"our-default"}


def test_a_variant_is_used_only_when_its_blanks_are_given(small_folder):
    pack = read_pack(small_folder)
    variants = [v for v in pack.talk.parts_of(Verdict.PART)[0].variants if v.line == "end"]
    friend = Is("closeness", ("friend",))
    assert variants[0].when == All((friend, Given("contact"), Given("last_day")))
    assert variants[0].when_text == "closeness is friend"
    assert variants[1].when == Given("last_day")
    assert variants[1].when_text == "always"


def test_a_line_that_is_wrapped_in_the_file_is_one_line(small_folder):
    close = read_pack(small_folder).talk.parts_of(Verdict.PART)[1]
    assert close.variants[1].text == "Thank you for the years with us."
    assert close.variants[1].when == Always()


def test_every_fault_is_named_at_once(small):
    small.edit("pack.yaml", "licence: MIT", "licence:")
    small.edit("interview/rules.yaml", "conduct is severe", "conduct is sever")
    small.edit("talk/part/news.md", "{{ contact }}", "{{ contcat }}")
    with pytest.raises(ContentError) as caught:
        read_pack(small.folder)
    assert [fault.file for fault in caught.value.faults] == [
        "interview/rules.yaml",
        "pack.yaml",
        "talk/part/news.md",
    ]
    assert "3 faults" in caught.value.what
    line = small.line("talk/part/news.md", "contcat")
    assert f"talk/part/news.md:{line}: Nobody can fill the blank 'contcat'." in str(caught.value)


def test_a_faulty_question_hides_no_other_fault_and_makes_no_others(small):
    small.edit("interview/questions.yaml", "within: 2", "within: soon")
    assert len(small.faults()) == 1


@pytest.mark.parametrize(
    "name",
    ["pack.yaml", "sources.yaml", "talk/facts.yaml", "interview/rules.yaml", "wording/en.yaml"],
)
def test_a_missing_file_is_named_and_makes_no_other_faults(small, name):
    small.file(name).unlink()
    assert [(fault.file, fault.line, fault.what) for fault in small.faults()] == [
        (name, 1, "This file is missing.")
    ]


def test_a_verdict_without_its_file_is_refused(small):
    small.file("verdicts/save.yaml").unlink()
    assert "The file of the verdict SAVE is missing." in [fault.what for fault in small.faults()]


def test_a_part_without_its_file_is_refused(small):
    small.file("talk/save/news.md").unlink()
    (fault,) = small.faults()
    assert (fault.file, fault.line) == ("verdicts/save.yaml", 7)
    assert fault.what == "The part 'news' has no file talk/save/news.md."


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("talk/part/extra.md", "does not list the part 'extra'"),
        ("talk/depart/news.md", "There is no verdict 'depart'. Did you mean 'part'?"),
        ("plans/other.yaml", "No verdict uses the plan 'other'"),
        ("reactions/why.txt", "Nothing reads this file"),
        ("interview/more.yaml", "Nothing reads this file"),
        ("scripts/too-smal/other.md", "Unknown situation 'too-smal'. Did you mean 'too-small'?"),
        ("scripts/too-small-too/first-sentence.md", "stands also in scripts/"),
    ],
)
def test_a_file_that_belongs_to_nothing_is_refused(small, name, says):
    like = {"talk": "talk/part/news.md", "plans": "plans/parting.yaml"}.get(
        name.split("/")[0], "scripts/too-small/first-sentence.md"
    )
    small.file(name).write_bytes(small.file(like).read_bytes())
    found = [fault for fault in small.faults() if says in f"{fault.what} {fault.mend}"]
    assert [fault.file for fault in found if fault.file.startswith(name.split("/")[0])]


def test_a_readme_and_hidden_files_may_lie_in_a_pack(small):
    small.file("README.md").write_text("About this pack.", encoding="utf-8")
    small.file(".DS_Store").write_bytes(b"\xff")
    assert small.faults() == ()


def test_a_file_that_is_not_utf8_is_refused_at_its_line(small):
    raw = small.file("sources.yaml").read_bytes()
    small.file("sources.yaml").write_bytes(raw.replace(b"Guidance", b"Guid\xe4nce"))
    (fault,) = small.faults()
    assert (fault.file, fault.line, fault.what) == ("sources.yaml", 3, "This is not UTF-8 text.")


def test_windows_line_ends_and_byte_order_marks_are_read(small):
    for path in small.folder.rglob("*.*"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert small.faults() == ()


def test_a_file_larger_than_a_mebibyte_is_refused(small):
    small.file("wording/en.yaml").write_text("#" * (1024 * 1024 + 1), encoding="utf-8")
    (fault,) = small.faults()
    assert fault.what == "The file is larger than 1 MiB."


def test_a_pack_of_too_many_files_is_refused(small):
    for number in range(MOST_FILES + 1):
        small.file(f"reactions/{number}.md").touch()
    assert f"more than {MOST_FILES} files" in small.faults()[0].what


def test_a_pack_that_is_too_large_is_refused(small):
    for number in range(33):
        with small.file(f"reactions/{number}.md").open("wb") as opened:
            opened.truncate(1024 * 1024)
    assert any("larger than 32 MiB" in fault.what for fault in small.faults())


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_out_of_the_pack_is_refused(small, tmp_path):
    outside = tmp_path / "secret.md"
    outside.write_bytes(small.file("reactions/why-now.md").read_bytes())
    small.file("reactions/outside.md").symlink_to(outside)
    small.file("reactions/loop.md").symlink_to(small.folder / "reactions" / "loop.md")
    small.file("verdicts/folder.yaml").symlink_to(tmp_path)
    small.file("reactions/inside.md").symlink_to(small.file("reactions/why-now.md"))
    assert [(fault.file, fault.what) for fault in small.faults()] == [
        ("reactions/loop.md", "This link leads out of the pack."),
        ("reactions/outside.md", "This link leads out of the pack."),
        ("verdicts/folder.yaml", "This link leads out of the pack."),
    ]


@pytest.mark.parametrize("name", ["reactions/Why Now.md", "plans/a.b.yaml", "talk/part/\udcff.md"])
def test_a_file_whose_name_is_no_id_is_refused(small, name):
    try:
        small.file(name).write_bytes(b"")
    except OSError:  # a file system that takes whole characters only
        small.file(name := "reactions/Å.md").write_bytes(b"")
    assert (name, "The name of this file is no id.") in [
        (fault.file, fault.what) for fault in small.faults()
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes there")
def test_a_pipe_in_a_pack_is_refused_and_not_waited_for(small):
    os.mkfifo(small.file("reactions/pipe.md"))
    assert [fault.what for fault in small.faults()] == ["This is not a plain file."]


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(ContentError) as caught:
        read_pack(tmp_path / "nothing")
    assert caught.value.faults[0].what == "There is no such folder."
