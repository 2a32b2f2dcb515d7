"""Brackets of a script are shown as they are written: none of them is taken for a link."""

from __future__ import annotations

import re

from coach.content.checks.check import read_pack
from coach.paths import pack_folder
from coach.ui.kit.basic.safe_text import SafeText

WORDS = re.compile(r"[\w’]+|[\[\]]")


def test_every_word_and_bracket_of_each_script_is_seen(qtbot):
    shown = SafeText("text", "Text")
    qtbot.addWidget(shown)
    texts = [
        (script.id, text)
        for script in read_pack(pack_folder()).library.scripts
        for text in (
            *(script.short, script.long, script.written, script.contrast),
            *(script.by_video, script.for_two, script.alone),
        )
    ]
    lost = []
    for name, text in texts:
        shown.show_markdown(text)
        if WORDS.findall(shown.toPlainText()) != WORDS.findall(text):
            lost.append((name, text))
    assert lost == []


def test_a_bracket_that_is_taken_for_a_link_is_noticed(qtbot):
    shown = SafeText("text", "Text")
    qtbot.addWidget(shown)
    shown.show_markdown("[last day]: https://example.org\n\nIt ends on [last day].")
    assert "[" not in shown.toPlainText()
