# SPDX-License-Identifier: MIT
"""What each page is for, and its keys: the help (F1) and the README say the same."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from coach.ui.window import help_practice

translate = QCoreApplication.translate


class KeyRow(NamedTuple):
    """Keys as they are written, and what they do."""

    keys: str
    does: str


class PageHelp(NamedTuple):
    """What a page is for, and the keys that it has beside those of everywhere."""

    about: str
    keys: tuple[KeyRow, ...] = ()


def everywhere() -> tuple[KeyRow, ...]:
    """The keys that work on every page."""
    return (
        KeyRow(
            "Ctrl+1 … Ctrl+7",
            translate("Help", "Today, Clients, Cases, Library, Study, Practice, Referrals"),
        ),
        KeyRow(
            "Ctrl+K",
            translate(
                "Help",
                "find anything, in your own words: “he pays late”, “price increase”, a client, "
                "a case, a setting, a command",
            ),
        ),
        KeyRow("Ctrl+N", translate("Help", "begin a case; on a client’s page, with that client")),
        KeyRow(
            "Ctrl+Z",
            translate(
                "Help",
                "undo the last thing you did, even when its note at the bottom has gone, "
                "until you are two pages on",
            ),
        ),
        KeyRow(
            "Ctrl+O, Ctrl+Shift+O", translate("Help", "open the file you saved last, or its folder")
        ),
        KeyRow("Enter, Space", translate("Help", "press the button you are on")),
        KeyRow(
            "↑, ↓",
            translate("Help", "move within the rail, a list, the answers or the lines of a talk"),
        ),
        KeyRow(
            "Home, End",
            translate("Help", "go to the beginning or the end of a list, a line of text or a page"),
        ),
        KeyRow("Tab, Shift+Tab", translate("Help", "go to the next control, or the one before")),
        KeyRow("Esc", translate("Help", "leave")),
        KeyRow("F1", translate("Help", "what a page is for, and its keys")),
    )


def page_help(page: str) -> PageHelp:
    """The help of a page, by its name in PAGES."""
    about, keys = _ABOUT[page], _KEYS.get(page, ())
    return PageHelp(
        translate("Help", str(about)),
        tuple(KeyRow(each, translate("Help", str(does))) for each, does in keys),
    )


_ASKING = (
    ("1–9, 0", QT_TRANSLATE_NOOP("Help", "choose an answer; 0 is the tenth")),
    ("Enter, Backspace", QT_TRANSLATE_NOOP("Help", "go on, go back")),
    ("?", QT_TRANSLATE_NOOP("Help", "why this is asked")),
    (
        "Ctrl+Z, Ctrl+Shift+Z",
        QT_TRANSLATE_NOOP("Help", "among the questions: undo and redo an answer"),
    ),
    (
        "Ctrl+R, J",
        QT_TRANSLATE_NOOP("Help", "among the questions: all answers on one page; jump to a part"),
    ),
    ("F, G", QT_TRANSLATE_NOOP("Help", "once nothing can change the verdict: finish, or go on")),
)
_LIST = (
    ("Enter", QT_TRANSLATE_NOOP("Help", "open the row")),
    ("F2, Del", QT_TRANSLATE_NOOP("Help", "in a list: rename, move to the trash")),
)
_PROMPTER = (
    (
        "F11",
        (
            QT_TRANSLATE_NOOP(
                "Help",
                "the prompter: Space and ← go on and back, R what they may say, C three lines to "
                "steady you, S another screen",
            )
        ),
    ),
)
_DAYS = (
    (
        "Alt+↓, F4",
        (
            QT_TRANSLATE_NOOP(
                "Help",
                "in a field for a day: the calendar; arrows, Page Up and Down, with Ctrl by years, "
                "Enter takes the day",
            )
        ),
    ),
    (
        "1–4, ↑, ↓",
        QT_TRANSLATE_NOOP(
            "Help",
            'where a day or a time may mean several ("3/12"): after Enter or Tab, choose one',
        ),
    ),
)
_KEYS: dict[str, tuple[tuple[str, object], ...]] = {
    **help_practice.KEYS,
    "today": (("Space", QT_TRANSLATE_NOOP("Help", "tick off what is done")),),
    "clients": (*_LIST, ("Ctrl+Shift+N", QT_TRANSLATE_NOOP("Help", "among the clients: add one"))),
    "client": _LIST,
    "cases": _LIST,
    "interview": _ASKING,
    "review": (
        (
            "Ctrl+Z, Ctrl+Shift+Z",
            QT_TRANSLATE_NOOP("Help", "among the questions: undo and redo an answer"),
        ),
    ),
    "mirror": _ASKING[:2],
    "second-take": _ASKING[:2],
    "talk": (
        (
            "E, H, L, W, A, Alt+↑, Alt+↓, Del",
            (
                QT_TRANSLATE_NOOP(
                    "Help",
                    "in the lines of a talk: rewrite, leave out, lock, why, add, move, remove your "
                    "own; the pointer or a click shows the same tools beside a line",
                )
            ),
        ),
        (
            "Enter, B, D",
            (
                QT_TRANSLATE_NOOP(
                    "Help",
                    "in the lines of a talk: fill in what a line asks for (else rewrite "
                    "it); go back "
                    "to the coach’s words; what the part is for, do and don’t",
                )
            ),
        ),
        ("Ctrl+S", QT_TRANSLATE_NOOP("Help", "from the words of a talk: its papers")),
        *_DAYS,
        *_PROMPTER,
    ),
    "first-facts": _DAYS,
    "dates": (*_DAYS, *_PROMPTER),
    "papers": (
        (
            "Ctrl+S, Ctrl+P, Ctrl+C",
            QT_TRANSLATE_NOOP("Help", "among the papers: save, print, copy"),
        ),
        *_PROMPTER,
    ),
    "rehearse": _PROMPTER,
    "day": (("Space", QT_TRANSLATE_NOOP("Help", "tick off what is done")), *_DAYS, *_PROMPTER),
    "after": (("Space", QT_TRANSLATE_NOOP("Help", "tick off what is done")), *_DAYS),
    "library": (
        ("Enter", QT_TRANSLATE_NOOP("Help", "open the row")),
        (
            "F, U",
            QT_TRANSLATE_NOOP(
                "Help", "on a script: keep it as a favourite or not; mark it as unread or read"
            ),
        ),
    ),
    "script": (
        (
            "N, P",
            QT_TRANSLATE_NOOP("Help", "on a script: the next one, or the one before"),
        ),
        (
            "F, U",
            QT_TRANSLATE_NOOP(
                "Help", "on a script: keep it as a favourite or not; mark it as unread or read"
            ),
        ),
        (
            "Ctrl+C, Ctrl+P",
            QT_TRANSLATE_NOOP("Help", "on a script: copy it; print it or save it as a file"),
        ),
        *_PROMPTER,
    ),
    "packs": (
        ("Enter", QT_TRANSLATE_NOOP("Help", "open the pack, or put a removed one back")),
        ("Delete", QT_TRANSLATE_NOOP("Help", "on a pack: remove it")),
    ),
    "script-papers": (
        (
            "Ctrl+S, Ctrl+P, Ctrl+C",
            QT_TRANSLATE_NOOP("Help", "among the papers: save, print, copy"),
        ),
    ),
    "study-session": (
        (
            "Space, Enter",
            QT_TRANSLATE_NOOP(
                "Help",
                "among the cards: show the answer; of what you say aloud, start and stop",
            ),
        ),
        ("1–4", QT_TRANSLATE_NOOP("Help", "among the cards: how well you knew it")),
        (
            "Y, N, Backspace",
            QT_TRANSLATE_NOOP(
                "Help",
                "among the cards, after saying it aloud: yes or no to a check, or take it back",
            ),
        ),
        (
            "B, S, O",
            QT_TRANSLATE_NOOP(
                "Help",
                "among the cards: not today; put aside until you bring it back; read what it was "
                "made from",
            ),
        ),
        (
            "Ctrl+Z",
            QT_TRANSLATE_NOOP("Help", "among the cards: take back the last answer of today"),
        ),
    ),
    "quiz": (
        ("1–9, 0", QT_TRANSLATE_NOOP("Help", "choose an answer; 0 is the tenth")),
        ("A", QT_TRANSLATE_NOOP("Help", "in the quiz: all twelve verdicts to choose from")),
        ("Enter", QT_TRANSLATE_NOOP("Help", "in the quiz: the next story")),
    ),
    "referrals": _LIST,
}
_ABOUT = {
    **help_practice.ABOUT,
    "today": QT_TRANSLATE_NOOP(
        "Help",
        "What is to be done now, case by case; the talk that comes next; and what comes "
        "within two weeks.",
    ),
    "clients": QT_TRANSLATE_NOOP(
        "Help", "Everybody you work for. A client has contacts and cases."
    ),
    "client": QT_TRANSLATE_NOOP("Help", "One client: the people there, and every case with them."),
    "cases": QT_TRANSLATE_NOOP(
        "Help", "Every problem with a client, from the first question to the last promise kept."
    ),
    "interview": QT_TRANSLATE_NOOP(
        "Help",
        "One question at a time, safety first. “I don’t know yet” is always an answer, "
        "and every answer is kept at once.",
    ),
    "verdict": QT_TRANSLATE_NOOP(
        "Help",
        "What your answers come to, why, what would change it, and what to do before you "
        "act. You can see it differently, with a reason.",
    ),
    "review": QT_TRANSLATE_NOOP(
        "Help",
        "All your answers on one page. Change any of them, and the rest is worked out again.",
    ),
    "mirror": QT_TRANSLATE_NOOP(
        "Help", "The questions that decide, answered as your client would answer them."
    ),
    "second-take": QT_TRANSLATE_NOOP(
        "Help", "The same questions on a calmer day. Your first answers stay as they were."
    ),
    "content-change": QT_TRANSLATE_NOOP(
        "Help",
        "The questions of this case have changed since you answered them. See what "
        "would be different, and choose.",
    ),
    "what-if": QT_TRANSLATE_NOOP(
        "Help", "Try other answers and see where they lead. The case stays as it is."
    ),
    "first-facts": QT_TRANSLATE_NOOP(
        "Help",
        "A few things that only you know, in your own words. With them the talk sounds like you.",
    ),
    "talk": QT_TRANSLATE_NOOP(
        "Help",
        "The words of the talk, part by part. Fill in the blanks, rewrite any line, leave any out.",
    ),
    "dates": QT_TRANSLATE_NOOP(
        "Help", "What your contract asks for, and the earliest clean last day."
    ),
    "papers": QT_TRANSLATE_NOOP(
        "Help", "What you take with you, and the letters for afterwards. Nothing is ever sent."
    ),
    "rehearse": QT_TRANSLATE_NOOP(
        "Help", "Say the talk aloud with a clock, before you say it to them."
    ),
    "day": QT_TRANSLATE_NOOP(
        "Help", "What to have done before the talk, the prompter, and afterwards how it went."
    ),
    "after": QT_TRANSLATE_NOOP(
        "Help", "What you promised, and by when; a better home for the client; and how it ended."
    ),
    "library": QT_TRANSLATE_NOOP(
        "Help",
        "Scripts to read, say and borrow from, in the order in which the talks come. Esc from a "
        "script brings you back to where you were.",
    ),
    "script": QT_TRANSLATE_NOOP(
        "Help",
        "One script: its words, what to settle before, what they may say, and good and bad side "
        "by side.",
    ),
    "own-words": QT_TRANSLATE_NOOP(
        "Help",
        "A script in your own words: fields on the left, how it reads on the right, and below "
        "what you put differently. The library’s own words are never lost.",
    ),
    "script-papers": QT_TRANSLATE_NOOP("Help", "A script on paper, to take along or to hang up."),
    "packs": QT_TRANSLATE_NOOP(
        "Help",
        "Packs of scripts, replies and words: what ships with the program, and what you "
        "brought in. A zip can be dropped here.",
    ),
    "pack": QT_TRANSLATE_NOOP(
        "Help",
        "What a pack adds, and what it puts in the place of what was, old beside new.",
    ),
    "study": QT_TRANSLATE_NOOP(
        "Help",
        "Cards made from the library: what is due, the talks to be ready for, paths for your "
        "first weeks, and how it goes.",
    ),
    "study-session": QT_TRANSLATE_NOOP(
        "Help", "One card at a time. Every answer is kept at once, so you can leave at any moment."
    ),
    "quiz": QT_TRANSLATE_NOOP(
        "Help", "Stories as they happen. Choose what each comes to, and read why it does."
    ),
    "referrals": QT_TRANSLATE_NOOP("Help", "Vendors and colleagues you could refer a client to."),
    "settings": QT_TRANSLATE_NOOP(
        "Help", "How the program looks, who you are in the talks, and where your data are."
    ),
}
