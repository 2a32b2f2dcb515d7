"""The program opens no network connection."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from contextlib import suppress
from ctypes.util import find_library
from pathlib import Path
from threading import Thread

import pytest
import yaml

from coach.clock import system_clock
from coach.domain.rules.heat import Heat
from coach.paths import user_paths
from tests.opened import open_services

BOOKKEEPING = str(Path(__file__).parent / "files" / "cases" / "bookkeeping.yaml")
WATCHED = """
import socket, sys

def watch(event, args):
    local = getattr(socket, "AF_UNIX", None)  # the system's keyring is asked over D-Bus
    if event in {"socket.connect", "socket.bind", "socket.sendto"} and args[0].family != local:
        found.append(event)
    if event in {"socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"}:
        found.append(event)

found = []
sys.addaudithook(watch)
from coach.__main__ import main
try:
    status = main(sys.argv[1:])
finally:
    assert not found, found
sys.exit(status)
"""


def watched(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WATCHED, *arguments],
        check=False,
        capture_output=True,
        text=True,
        errors="replace",  # a PDF is no text
        input="d\n" * 50,
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["interview"],
        ["diagnose", BOOKKEEPING],
        ["brief", BOOKKEEPING, "--format", "pdf", "-o", os.devnull],
        ["check"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_no_command_opens_a_connection(arguments: list[str]) -> None:
    ran = watched(*arguments)
    assert ran.returncode == 0, ran.stderr


def test_the_window_opens_no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOOD_TERMS_BENCH", "first-page")
    ran = watched()
    assert ran.returncode == 0, ran.stderr


def test_a_connection_would_be_noticed() -> None:
    code = WATCHED.replace(
        "from coach.__main__ import main",
        "def main(_): socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('127.0.0.1', 9))",
    )
    ran = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert "socket.connect" in ran.stderr


PRINTED = """
import sys
from PySide6.QtCore import QCoreApplication, QLibraryInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog
from coach.app import Program
from coach.paths import user_paths
from coach.ui.kit.basic.application import Application
from coach.ui.window.page_list import PAGES

def tell(said):
    print(said, flush=True)
    sys.stdin.readline()

def press(name):
    next(each for each in window.findChildren(QAbstractButton, name) if each.isVisible()).click()

app = Application()
program = Program(app, user_paths())
program.start()
while getattr(program.window, "page_name", "") != "today":
    QTest.qWait(50)
window = program.window
for page in PAGES:
    if page.name not in {"client", "script", "script-papers", "own-words"}:
        window.shell.go(page.name, sys.argv[1] if page.rail == "cases" else None)
window.shell.go("papers", sys.argv[1])
for name in ("save-paper", "copy-paper"):
    press(name)
for dialog in window.findChildren(QDialog):
    dialog.reject()
QTest.qWait(500)
tell("before")
press("print-paper")
QTest.qWait(100)
tell("after")
for dialog in window.findChildren(QDialog):
    dialog.reject()
program.close()
window.close()
"""


class PrintServer:
    """Counts who connects to the place where the system's printers are asked for."""

    def __init__(self) -> None:
        self.count = 0
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.place = f"127.0.0.1:{self._listening.getsockname()[1]}"
        Thread(target=self._answer, daemon=True).start()

    def _answer(self) -> None:
        with suppress(OSError):  # it was closed
            while True:
                connection, _ = self._listening.accept()
                self.count += 1
                connection.close()

    def close(self) -> None:
        """Listen no more."""
        self._listening.close()


def case_with_a_verdict() -> str:
    """The id of a case in the folder of the test whose papers can be made."""
    services = open_services(user_paths(), system_clock, keyring=False)
    case = services.cases.start(services.clients.add("Halden Tools").id, "Late again")
    text = Path(BOOKKEEPING).read_text("utf-8")
    answers = yaml.load(text, Loader=yaml.BaseLoader)["answers"]  # noqa: S506 - only texts
    while (question := services.cases.view(case.id).question) is not None:
        services.cases.answer(case.id, question.id, answers.get(question.id, "dont-know"))
        if services.cases.view(case.id).heat is not None:
            services.heat.set(case.id, Heat.COOL)
    services.close()
    return case.id


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks its own print service")
def test_the_print_service_of_the_machine_is_asked_only_once_print_is_pressed() -> None:
    case_id, server = case_with_a_verdict(), PrintServer()
    run = subprocess.Popen(
        [sys.executable, "-c", PRINTED, case_id],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"CUPS_SERVER": server.place},
        text=True,
    )
    assert run.stdin is not None
    assert run.stdout is not None
    counts = {}
    for moment in ("before", "after"):
        assert run.stdout.readline().strip() == moment
        counts[moment] = server.count
        run.stdin.write("\n")
        run.stdin.flush()
    run.communicate(timeout=60)
    server.close()
    assert run.returncode == 0
    assert counts["before"] == 0
    if find_library("cups") is not None:  # else Qt has nothing to ask it with
        assert counts["after"] > 0  # so that the test would notice
