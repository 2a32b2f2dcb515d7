"""`good-terms pack`: import, list, export, remove; and that each broken pack is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coach.content.packs.archive import read_source
from coach.paths import pack_folder
from tests.cli.test_main import Run, data, run  # noqa: F401 - fixtures
from tests.files.broken.make import BROKEN, GOOD, zipped

NEWS = "talk/invest/promise.md"
# Those that are refused before the texts are checked together, which takes seconds, and of the
# others those that the door has to know by themselves.
AT_ONCE = sorted(
    name for name, each in BROKEN.items() if each.says[0].islower() or each.says[0].isdigit()
)
TEXTS = ("script-tag", "remote-image", "javascript-link", "unknown-verdict", "two-of-one-id")


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """A pack that adds a script and replaces a part of a talk."""
    part = (pack_folder() / NEWS).read_text("utf-8")
    path = tmp_path / "sent.zip"
    path.write_bytes(zipped({**GOOD, NEWS: part.replace("One useful promise", "A small promise")}))
    return path


@pytest.fixture(autouse=True)
def _tidy(run: Run) -> None:  # noqa: F811 - the fixture
    """Each test begins without packs."""
    for pack in json.loads(run("pack", "list", "--json").out)[1:]:
        assert run("pack", "remove", pack["id"]).status == 0


def test_a_preview_shows_old_and_new_and_changes_nothing(run: Run, sent: Path) -> None:  # noqa: F811
    out = run("pack", "import", str(sent), "--preview").out
    assert "It adds 1 script, and puts its own words in the place of 1 part of a talk." in out
    assert "+ script: The third reminder [the-third-reminder]" in out
    assert "before: One useful promise\n      now:    A small promise" in out
    assert out.endswith("Nothing was changed.\n")
    assert "my-firm" not in run("pack", "list").out


def test_what_is_imported_is_listed_found_exported_and_removed(
    run: Run,  # noqa: F811
    sent: Path,
    tmp_path: Path,
) -> None:
    assert run("pack", "import", str(sent)).status == 0
    assert "my-firm 1.0: How we say it" in run("pack", "list").out
    found = json.loads(run("find", "third", "reminder", "--json").out)
    assert "late-payment/the-third-reminder" in {each["id"] for each in found}
    target = tmp_path / "out.zip"
    assert run("pack", "export", "my-firm", "-o", str(target)).out == f"Written: {target}\n"
    assert read_source(target).files == read_source(sent).files
    assert run("pack", "remove", "my-firm").out.startswith("Removed: How we say it 1.0.")
    assert "my-firm" not in run("pack", "list").out
    found = json.loads(run("find", "third", "reminder", "--json").out)
    assert "late-payment/the-third-reminder" not in {each["id"] for each in found}


def test_the_built_in_pack_is_exported_and_never_removed(run: Run, tmp_path: Path) -> None:  # noqa: F811
    target = tmp_path / "built-in.zip"
    run("pack", "export", "-o", str(target))
    assert read_source(target).files == read_source(pack_folder()).files
    ran = run("pack", "remove", "good-terms")
    assert (ran.status, "cannot be removed" in ran.err) == (2, True)
    ran = run("pack", "import", str(target))
    assert (ran.status, "is the built-in pack" in ran.err) == (2, True)


def test_an_import_as_json_says_all_of_it(run: Run, sent: Path) -> None:  # noqa: F811
    found = json.loads(run("pack", "import", str(sent), "--json").out)
    assert (found["id"], found["imported"], found["version_before"]) == ("my-firm", True, "")
    added, replaced = found["changes"]
    assert (added["kind"], added["replaces"]) == ("scripts", "")
    assert replaced["fields"] == [
        {"name": "Title", "before": "One useful promise", "after": "A small promise"}
    ]


@pytest.mark.parametrize("name", [*AT_ONCE, *TEXTS])
def test_a_broken_pack_is_refused_in_one_message(run: Run, tmp_path: Path, name: str) -> None:  # noqa: F811
    path = tmp_path / "sent.zip"
    path.write_bytes(BROKEN[name].make())
    ran = run("pack", "import", str(path))
    assert ran.status in {1, 2}
    assert BROKEN[name].says in ran.err
    assert ran.out == ""
    assert "Traceback" not in ran.err
    assert len(json.loads(run("pack", "list", "--json").out)) == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("import",), "needs to know which pack"),
        (("remove",), "needs to know which pack"),
        (("import", "-"), "is not read from '-'"),
        (("import", "nobody.zip"), "there is no such file"),
        (("list", "my-firm"), "takes no name"),
        (("list", "--preview"), "does not take --preview"),
        (("remove", "x", "-o", "y"), "does not take --output"),
        (("export", "x", "--json"), "does not take --json"),
        (("remove", "nobody"), "There is no pack 'nobody' here."),
        (("export", "nobody"), "There is no pack 'nobody' here."),
    ],
)
def test_what_is_odd_is_refused_in_a_sentence(
    run: Run,  # noqa: F811
    arguments: tuple[str, ...],
    says: str,
) -> None:
    ran = run("pack", *arguments)
    assert (ran.status, says in ran.err) == (2, True)
