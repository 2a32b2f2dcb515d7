"""Markdown to read never reads a file and never leaves."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument

from coach.ui.kit.basic.safe_text import SafeText


@pytest.fixture
def text(qtbot):
    text = SafeText("script", "Script")
    qtbot.addWidget(text)
    text.resize(400, 300)
    text.show()
    return text


def test_markdown_is_shown_as_words(text):
    text.show_markdown("Say it **once**.\n\n*Pause.*")
    assert text.toPlainText() == "Say it once.\nPause."


def test_html_stays_text(text):
    text.show_markdown("<img src='file:///etc/passwd'> <b>no</b>")
    assert "<b>no</b>" in text.toPlainText()


@pytest.mark.parametrize("address", ["file:///etc/hostname", "http://localhost/x.png", "x.png"])
def test_nothing_is_loaded(text, address):
    kind = QTextDocument.ResourceType.ImageResource.value
    assert text.loadResource(kind, QUrl(address)) is None
    text.show_markdown(f"![]({address})")


def test_links_are_not_followed(text):
    text.show_markdown("[here](file:///etc/hostname)")
    assert not text.openLinks()
    assert not text.openExternalLinks()


def test_it_is_as_high_as_its_text(text):
    text.show_markdown("One line.")
    low = text.height()
    text.show_markdown("\n\n".join(["A paragraph of some words."] * 9))
    assert text.height() > 4 * low
