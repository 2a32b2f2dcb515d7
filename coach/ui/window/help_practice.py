# SPDX-License-Identifier: MIT
"""What the pages of practice are for, and their keys."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

_MARKS = (
    "A–Z",
    QT_TRANSLATE_NOOP(
        "Help", "on the sheet to mark: yes to a check; with Shift no, with Alt it did not come up"
    ),
)

KEYS: dict[str, tuple[tuple[str, object], ...]] = {
    "round": (
        ("Space", QT_TRANSLATE_NOOP("Help", "in a round: start and stop the clock")),
        _MARKS,
        ("1–9", QT_TRANSLATE_NOOP("Help", "in a round: this push-back was made")),
        ("Enter", QT_TRANSLATE_NOOP("Help", "in a round: write a note, with the time")),
        (
            "Ctrl+Z, Ctrl+Shift+Z",
            QT_TRANSLATE_NOOP("Help", "in a round: take a mark back, and put it back"),
        ),
    ),
    "round-debrief": (
        _MARKS,
        ("Enter", QT_TRANSLATE_NOOP("Help", "in the short debrief: it is marked, go on")),
    ),
    "round-papers": (
        (
            "Ctrl+S, Ctrl+P, Ctrl+C",
            QT_TRANSLATE_NOOP("Help", "among the papers: save, print, copy"),
        ),
    ),
    "roleplay": (
        ("1–9", QT_TRANSLATE_NOOP("Help", "in a role-play: say the line with this number")),
        (
            "A–Z",
            QT_TRANSLATE_NOOP(
                "Help", "in a role-play: begin a line of your own; Enter says what it is taken for"
            ),
        ),
        (
            "Ctrl+Z, Ctrl+Y",
            QT_TRANSLATE_NOOP("Help", "in a role-play: take the last line back, say it again"),
        ),
        ("Page ↑, Page ↓", QT_TRANSLATE_NOOP("Help", "in a role-play: read what was said before")),
    ),
    "run-debrief": (
        (
            "Y, N, Backspace",
            QT_TRANSLATE_NOOP("Help", "among the checks: yes, no, not marked"),
        ),
        (
            "←, →",
            QT_TRANSLATE_NOOP("Help", "on the picture: go from line to line"),
        ),
    ),
    "reaction-drill": (
        ("Space, Enter", QT_TRANSLATE_NOOP("Help", "in the drill: show your own line")),
        ("1–3", QT_TRANSLATE_NOOP("Help", "in the drill: said it, stuck, skipped")),
        ("P, E", QT_TRANSLATE_NOOP("Help", "in the drill: pause; make the line your own")),
        ("Ctrl+Z", QT_TRANSLATE_NOOP("Help", "in the drill: take the last mark back")),
    ),
    "sealed": (
        ("Enter", QT_TRANSLATE_NOOP("Help", "among the sealed files: read it")),
        ("Delete", QT_TRANSLATE_NOOP("Help", "among the sealed files: remove it")),
    ),
    "received": (
        ("↑, ↓", QT_TRANSLATE_NOOP("Help", "from a line that can be commented on to the next")),
        ("Enter", QT_TRANSLATE_NOOP("Help", "comment on the line")),
    ),
}

ABOUT: dict[str, object] = {
    "practice": QT_TRANSLATE_NOOP(
        "Help",
        "Say it before it counts: with somebody who plays the client, or alone. What was left in "
        "the middle, what is asked of you, and how it goes.",
    ),
    "round-setup": QT_TRANSLATE_NOOP(
        "Help",
        "What you practise, on whom, and who sits where. All of it is proposed: one press shows "
        "the cards. It takes about 10 minutes: 2 to read, 3 to talk, 4 to look back.",
    ),
    "round": QT_TRANSLATE_NOOP(
        "Help",
        "The round by the clock. Each of you sees only their own card; every mark is kept at once, "
        "so a round that breaks off goes on where it was. After three minutes it says so, quietly, "
        "and runs on.",
    ),
    "round-debrief": QT_TRANSLATE_NOOP(
        "Help",
        "Looking back, in one page or in seven steps. Each marks apart; then you see where you "
        "differ, hear a better line, and decide on one thing.",
    ),
    "rounds": QT_TRANSLATE_NOOP(
        "Help", "The rounds you had, and how far your own marks are from the others’."
    ),
    "round-papers": QT_TRANSLATE_NOOP(
        "Help", "The cards of a round to print, or to save as a file."
    ),
    "roleplays": QT_TRANSLATE_NOOP(
        "Help",
        "Role-plays to practise alone, those that fit a case first; and what you practised before.",
    ),
    "roleplay": QT_TRANSLATE_NOOP(
        "Help",
        "A talk alone, one exchange at a time. Each line is kept as it is said: leave whenever you "
        "like, and go on where you were.",
    ),
    "run-debrief": QT_TRANSLATE_NOOP(
        "Help",
        "Looking back at a role-play in six small steps: mark yourself first, then see what the "
        "run shows. You can stop at any step.",
    ),
    "run-compare": QT_TRANSLATE_NOOP(
        "Help", "Two runs of one role-play side by side: what another line changed."
    ),
    "reaction-drill": QT_TRANSLATE_NOOP(
        "Help",
        "What they may say in a case, in mixed order and by the clock. Answer aloud, look at your "
        "line, and say how it went; what stuck goes to Study.",
    ),
    "sealed": QT_TRANSLATE_NOOP(
        "Help",
        "What others have sealed for you, to read and comment on. A file can be dropped anywhere.",
    ),
    "received": QT_TRANSLATE_NOOP(
        "Help",
        "What somebody else has sealed for you, line by line. It is only read; your comments go "
        "back in a file of their own.",
    ),
    "seal": QT_TRANSLATE_NOOP(
        "Help",
        "One encrypted file for your manager, or with your comments back: choose how much goes, "
        "read all of it, and give it a passphrase.",
    ),
    "people": QT_TRANSLATE_NOOP(
        "Help",
        "Who practises: each name once. Say who sits here, ask somebody to practise something, and "
        "open a name to see how it goes.",
    ),
    "practice-progress": QT_TRANSLATE_NOOP(
        "Help",
        "How practice goes with one person: what got better, what is stuck, how their own marks "
        "compare with others’, and what was said to a moment. Nobody is ranked.",
    ),
    "practice-trash": QT_TRANSLATE_NOOP(
        "Help",
        "Runs, rounds, personas, rubrics and what was asked of somebody, once thrown away. They "
        "stay here until you bring them back or delete them for good.",
    ),
    "practice-content": QT_TRANSLATE_NOOP(
        "Help",
        "The clients to practise on, and what can be marked in a talk: the library’s and your own.",
    ),
    "persona": QT_TRANSLATE_NOOP(
        "Help", "A client to practise on, as whoever plays them reads it: secret, rules and all."
    ),
    "persona-edit": QT_TRANSLATE_NOOP(
        "Help",
        "A persona as you would have them. What is to be mended is said as you type; what can be "
        "kept is kept when you leave.",
    ),
    "rubric": QT_TRANSLATE_NOOP(
        "Help", "What can be seen and heard in a talk: each check with what earns it."
    ),
    "rubric-edit": QT_TRANSLATE_NOOP(
        "Help",
        "A rubric as you would mark it. A check that two people would mark differently gets a "
        "better form.",
    ),
}
