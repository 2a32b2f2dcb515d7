# SPDX-License-Identifier: MIT
"""What each page is for, and its keys: the help (F1) and the README say the same."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication


class KeyRow(NamedTuple):
    """Keys as they are written, and what they do."""

    keys: str
    does: str


class PageHelp(NamedTuple):
    """What a page is for, and the keys that it has beside those of everywhere."""

    about: str
    keys: tuple[KeyRow, ...] = ()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Help", text)


def everywhere() -> tuple[KeyRow, ...]:
    """The keys that work on every page."""
    return (
        KeyRow("Ctrl+1 … Ctrl+5", _tr("Today, Clients, Cases, Library, Referrals")),
        KeyRow(
            "Ctrl+K",
            _tr(
                "find anything, in your own words: “he pays late”, “price increase”, a client, "
                "a case, a setting, a command"
            ),
        ),
        KeyRow("Ctrl+N", _tr("begin a case; on a client’s page, with that client")),
        KeyRow(
            "Ctrl+Z",
            _tr(
                "undo the last thing you did, even when its note at the bottom has gone, "
                "until you are two pages on"
            ),
        ),
        KeyRow("Ctrl+O, Ctrl+Shift+O", _tr("open the file you saved last, or its folder")),
        KeyRow("Enter, Space", _tr("press the button you are on")),
        KeyRow("↑, ↓", _tr("move within the rail, a list, the answers or the lines of a talk")),
        KeyRow(
            "Home, End", _tr("go to the beginning or the end of a list, a line of text or a page")
        ),
        KeyRow("Tab, Shift+Tab", _tr("go to the next control, or the one before")),
        KeyRow("Esc", _tr("leave")),
        KeyRow("F1", _tr("what a page is for, and its keys")),
    )


def page_help(page: str) -> PageHelp:
    """The help of a page, by its name in PAGES."""
    about, keys = _ABOUT[page], _KEYS.get(page, ())
    return PageHelp(_tr(about), tuple(KeyRow(each, _tr(does)) for each, does in keys))


_ASKING = (
    ("1–9, 0", "choose an answer; 0 is the tenth"),
    ("Enter, Backspace", "go on, go back"),
    ("?", "why this is asked"),
    ("Ctrl+Z, Ctrl+Shift+Z", "among the questions: undo and redo an answer"),
    ("Ctrl+R, J", "among the questions: all answers on one page; jump to a part"),
    ("F, G", "once nothing can change the verdict: finish, or go on"),
)
_LIST = (
    ("Enter", "open the row"),
    ("F2, Del", "in a list: rename, move to the trash"),
)
_PROMPTER = (
    (
        "F11",
        (
            "the prompter: Space and ← go on and back, R what they may say, C three lines to "
            "steady you, S another screen"
        ),
    ),
)
_DAYS = (
    (
        "Alt+↓, F4",
        (
            "in a field for a day: the calendar; arrows, Page Up and Down, with Ctrl by years, "
            "Enter takes the day"
        ),
    ),
    (
        "1–4, ↑, ↓",
        'where a day or a time may mean several ("3/12"): after Enter or Tab, choose one',
    ),
)
_KEYS: dict[str, tuple[tuple[str, str], ...]] = {
    "today": (("Space", "tick off what is done"),),
    "clients": (*_LIST, ("Ctrl+Shift+N", "among the clients: add one")),
    "client": _LIST,
    "cases": _LIST,
    "interview": _ASKING,
    "review": (("Ctrl+Z, Ctrl+Shift+Z", "among the questions: undo and redo an answer"),),
    "mirror": _ASKING[:2],
    "second-take": _ASKING[:2],
    "talk": (
        (
            "E, H, L, W, A, Alt+↑, Alt+↓, Del",
            (
                "in the lines of a talk: rewrite, leave out, lock, why, add, move, remove your "
                "own; the pointer or a click shows the same tools beside a line"
            ),
        ),
        (
            "Enter, B, D",
            (
                "in the lines of a talk: fill in what a line asks for (else rewrite it); go back "
                "to the coach's words; what the part is for, do and don't"
            ),
        ),
        ("Ctrl+S", "from the words of a talk: its papers"),
        *_DAYS,
        *_PROMPTER,
    ),
    "first-facts": _DAYS,
    "dates": (*_DAYS, *_PROMPTER),
    "papers": (
        ("Ctrl+S, Ctrl+P, Ctrl+C", "among the papers: save, print, copy"),
        *_PROMPTER,
    ),
    "rehearse": _PROMPTER,
    "day": (("Space", "tick off what is done"), *_DAYS, *_PROMPTER),
    "after": (("Space", "tick off what is done"), *_DAYS),
    "library": (("Enter", "open the row"),),
    "referrals": _LIST,
}
_ABOUT = {
    "today": "What is to be done now, case by case; the talk that comes next; and what comes "
    "within two weeks.",
    "clients": "Everybody you work for. A client has contacts and cases.",
    "client": "One client: the people there, and every case with them.",
    "cases": "Every problem with a client, from the first question to the last promise kept.",
    "interview": "One question at a time, safety first. “I don't know yet” is always an answer, "
    "and every answer is kept at once.",
    "verdict": "What your answers come to, why, what would change it, and what to do before you "
    "act. You can see it differently, with a reason.",
    "review": "All your answers on one page. Change any of them, and the rest is worked out again.",
    "mirror": "The questions that decide, answered as your client would answer them.",
    "second-take": "The same questions on a calmer day. Your first answers stay as they were.",
    "content-change": "The questions of this case have changed since you answered them. See what "
    "would be different, and choose.",
    "what-if": "Try other answers and see where they lead. The case stays as it is.",
    "first-facts": "A few things that only you know, in your own words. With them the talk sounds "
    "like you.",
    "talk": "The words of the talk, part by part. Fill in the blanks, rewrite any line, leave any "
    "out.",
    "dates": "What your contract asks for, and the earliest clean last day.",
    "papers": "What you take with you, and the letters for afterwards. Nothing is ever sent.",
    "rehearse": "Say the talk aloud with a clock, before you say it to them.",
    "day": "What to have done before the talk, the prompter, and afterwards how it went.",
    "after": "What you promised, and by when; a better home for the client; and how it ended.",
    "library": "Scripts to read, say and borrow from.",
    "script": "One script, with why it is said like this.",
    "referrals": "Vendors and colleagues you could refer a client to.",
    "settings": "How the program looks, who you are in the talks, and where your data are.",
}
