"""The log of a whole run: versions, kinds, places and ids; nothing that anybody wrote."""

from __future__ import annotations

import logging
import shutil
import stat
import sys
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest

from coach import __version__
from coach.app import Program
from coach.crash import LastResort
from coach.errors import DiskFull, NotFound
from coach.log_file import KEPT, MOST_BYTES, NAME, as_id, logging_to
from coach.paths import user_paths
from coach.ui.window.page_list import PAGES
from tests.ui.conftest import CASE_PAGES, SCRIPT_PAGES
from tests.ui.practised import about_practice

OLD_FILES = Path(__file__).parents[2] / "files" / "databases"
LATER = datetime(2026, 11, 30, 12, tzinfo=UTC)
WRITTEN = (
    "Zebulon", "Quillfeather", "Ysolde", "Marrowbone", "quarrelsome",  # typed in this run
    "Brämer", "Søn", "Ana", "Flø", "Fjord", "1998", "Late again",  # in the old file
)  # fmt: skip


@pytest.fixture
def paths(tmp_path):
    """The folders of a run, with the data file of an old version."""
    paths = user_paths(tmp_path / "data")
    paths.data.mkdir(mode=0o700)
    oldest = min(OLD_FILES.glob("*.db"), key=lambda path: int(path.stem[1:]))
    shutil.copyfile(oldest, paths.database)
    shutil.copyfile(oldest.with_suffix(".key"), paths.data / "key")
    return paths


@pytest.fixture
def program(qtbot, qapp, paths):
    """The program with its log, open on Today."""
    with logging_to(paths.logs):
        program = Program(qapp, paths, lambda: LATER)
        program.start()
        qtbot.waitUntil(lambda: getattr(program.window, "page_name", "") == "today", timeout=20_000)
        yield program
        program.close()
        program.window.close()
        program.window.deleteLater()


def logged(paths):
    """All that was logged."""
    return "".join(file.read_text(encoding="utf-8") for file in sorted(paths.logs.iterdir()))


@pytest.fixture
def whole_run(qtbot, program, paths):
    """What was logged in a run with names in all that it did; and the case that it was about."""
    window, services = program.window, program.window._services
    qtbot.waitUntil(lambda: "ready" in logged(paths))
    client = services.clients.add("Zebulon Quillfeather")
    services.clients.add_contact(client.id, "Ysolde Marrowbone", "quarrelsome")
    case = services.cases.start(client.id, "Zebulon is late")
    while (asked := services.cases.view(case.id).question) is not None:
        services.cases.answer(case.id, asked.id, asked.options[0].id)
    services.reminders.add(case.id, "Ring Ysolde", date(2026, 12, 4))
    script = services.library.scripts()[0].id
    about = {**dict.fromkeys(CASE_PAGES, case.id), **dict.fromkeys(SCRIPT_PAGES, script)}
    about |= {"client": client.id, **about_practice(services)}
    for page in (each.name for each in PAGES):
        window.show_page(page, about.get(page))
    window.show_page("verdict", case.id)
    for error in (NotFound("Zebulon is gone."), DiskFull("No room for Zebulon.")):
        window.shell.attempt(partial(_raise, error))
    table = services._context.store
    table.rows("UPDATE reminder SET due = 'Zebulon' WHERE title LIKE 'Ring Ysolde'")
    services.reminders.of_case(case.id)
    hook = LastResort(None)
    try:
        _raise(ValueError("Zebulon"))
    except ValueError as error:
        hook(type(error), error, error.__traceback__)
    program.close()
    return logged(paths), case.id


def _raise(error):
    raise error


def test_a_run_is_logged_by_versions_kinds_places_and_ids(whole_run, capsys):
    log, case_id = whole_run
    lines = log.splitlines()
    assert f"INFO coach: start: good-terms {__version__}, Python " in lines[0]
    for said in (
        "tables brought from version ",
        "backup made: good-terms-",
        "INFO coach.app: ready, with Qt ",
        f"INFO coach.log_file: NotFound on verdict {case_id} from ",
        f"ERROR coach.log_file: DiskFull on verdict {case_id} from ",
        "ERROR coach.store.file.reading: due of reminder ",
        "CRITICAL coach.crash: nobody caught this:",
        "builtins.ValueError at:",
    ):
        assert said in log, said
    assert lines[-1].endswith("INFO coach.app: closed")


def test_nothing_that_was_written_is_in_the_log_of_a_whole_run(whole_run, tmp_path):
    log, _ = whole_run
    assert [word for word in WRITTEN if word.casefold() in log.casefold()] == []
    assert str(tmp_path) not in log
    assert str(Path.home()) not in log


def test_a_start_that_is_refused_is_logged_with_the_program_that_was_refused(qtbot, qapp, paths):
    paths.database.write_bytes(b"not a data file" * 400)
    with logging_to(paths.logs):
        program = Program(qapp, paths, lambda: LATER)
        program.start()
        qtbot.waitUntil(lambda: paths.logs.exists() and "DataOfAnotherKey from " in logged(paths))
    assert logged(paths).splitlines()[0].endswith(sys.platform)
    program.window.close()
    program.window.deleteLater()


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_the_log_is_for_its_owner_alone(program, paths):
    logging.getLogger("coach.test").info("one line")
    assert stat.S_IMODE(paths.logs.stat().st_mode) == 0o700
    assert stat.S_IMODE((paths.logs / NAME).stat().st_mode) == 0o600


def test_the_log_stays_small_and_the_last_of_it_is_kept(tmp_path):
    folder, line = tmp_path / "logs", "x" * 200
    with logging_to(folder):
        for number in range(6 * MOST_BYTES // len(line)):
            logging.getLogger("coach.test").info("%s %d", line, number)
    sizes = [file.stat().st_size for file in folder.iterdir()]
    assert len(sizes) == KEPT + 1
    if sys.platform != "win32":
        assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}
    assert max(sizes) <= MOST_BYTES
    assert f" {number}\n" in (folder / NAME).read_text(encoding="utf-8")


def test_without_a_folder_to_write_to_the_program_goes_on_and_says_nothing(tmp_path, capsys):
    (tmp_path / "logs").write_text("no folder")
    with logging_to(tmp_path / "logs"):
        logging.getLogger("coach.test").error("lost")
    assert capsys.readouterr().err == ""


def test_what_was_logged_before_and_after_is_written_nowhere(tmp_path, capsys):
    logging.getLogger("coach.test").error("before")
    with logging_to(tmp_path / "logs"):
        logging.getLogger("coach.test").info("while it lasts")
    logging.getLogger("coach.test").error("after")
    written = (tmp_path / "logs" / NAME).read_text(encoding="utf-8")
    assert [word for word in ("before", "while it lasts", "after") if word in written] == [
        "while it lasts"
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("01936f1e-3c00-7000-8000-000000000001", "01936f1e-3c00-7000-8000-000000000001"),
        ("01936f1e-3c00-7000-8000-000000000001:12", "01936f1e-3c00-7000-8000-000000000001:12"),
        ("Zebulon Quillfeather", "?"),
        ("01936f1e-3c00-7000-8000-000000000001 Zebulon", "?"),
        ("", "?"),
    ],
)
def test_only_what_looks_like_an_id_of_ours_is_taken_for_one(text, shown):
    assert as_id(text) == shown
