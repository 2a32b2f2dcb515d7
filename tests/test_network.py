"""The program opens no network connection."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

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
