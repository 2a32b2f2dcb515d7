"""Packs that are broken or made to do harm: each is refused with its own sentence, at the door."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.content.checks.check import read_pack
from coach.content.packs.archive import read_source, read_zip
from coach.errors import ContentError, PackRefused
from coach.paths import pack_folder
from tests.files.broken.make import BROKEN, GOOD, good, zipped

AFTER = {"the-built-in-one", "stands-alone"}  # sound by themselves: the service refuses them


def refusal(raw):
    """What is said of a pack, read as the service reads it."""
    with pytest.raises((PackRefused, ContentError)) as raised:
        read_pack(read_zip(raw, "sent.zip"), base=pack_folder())
    return raised.value


@pytest.mark.parametrize("name", sorted(BROKEN.keys() - AFTER))
def test_it_is_refused_and_the_sentence_says_why(name):
    broken = BROKEN[name]
    error = refusal(broken.make())
    assert broken.says in str(error)
    assert error.safe
    mends = error.todo or all(fault.mend for fault in error.faults)
    assert mends
    assert all(sign.isprintable() or sign == "\n" for sign in str(error))


def test_a_sound_pack_is_read_as_it_is_and_from_within_a_folder_of_its_own():
    plain = read_zip(good(), "sent.zip")
    assert dict(plain.files) == {name: text.encode() for name, text in GOOD.items()}
    mac = {f"my-firm/{name}": text for name, text in GOOD.items()}
    beside = {"__MACOSX/my-firm/._pack.yaml": "x", "my-firm/.DS_Store": "x"}
    assert read_zip(zipped({**mac, **beside}), "sent.zip").files == plain.files
    assert read_pack(plain, base=pack_folder()).library.scripts


def test_nothing_is_written_while_one_is_read(tmp_path):
    path = tmp_path / "sent.zip"
    for name, broken in BROKEN.items():
        path.write_bytes(broken.make())
        with suppress(PackRefused, ContentError):
            read_source(path)
        assert [each.name for each in tmp_path.iterdir()] == ["sent.zip"], name


def test_a_large_file_at_the_limit_is_read_and_one_above_is_not():
    most = b"a b\n" * (1024 * 1024 // 4)
    stored = {**GOOD, "README.md": most}
    assert len(dict(read_zip(zipped(stored, 0), "x").files)["README.md"]) == len(most)
    assert "1 MiB" in str(refusal(zipped({**stored, "README.md": most + b"!"}, 0)))


@pytest.mark.parametrize(
    "text",
    [
        "5 < 7 and 7 > 5", "<https://example.org>", "[here](https://example.org/a?b=c:d)",
        "[write](mailto:a@example.org)", "the data: it says so", "Thanks! [First name]", "a<3",
        "He said: javascript is a language.", "at 10:30: we begin",
    ],
)  # fmt: skip
def test_what_people_write_is_let_be(text):
    from coach.content.kinds.unsafe import unsafe

    assert list(unsafe(text)) == []


def test_a_folder_is_read_like_a_zip_and_links_in_it_are_refused(tmp_path):
    folder = tmp_path / "my-firm"
    for name, text in GOOD.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    assert read_source(folder).files == read_zip(good(), "x").files
    (tmp_path / "outside.md").write_text("secret")
    (folder / "README.md").symlink_to(tmp_path / "outside.md")
    with pytest.raises(ContentError, match="leads out of the pack"):
        read_source(folder)


@given(st.data())
def test_whatever_became_of_the_bytes_it_is_read_or_refused_in_a_sentence(data):
    raw = bytearray(zipped(dict(GOOD), data.draw(st.sampled_from([0, 8]))))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=4))
    with suppress(PackRefused, ContentError):
        assert "pack.yaml" in dict(read_zip(bytes(raw), "sent.zip").files)
