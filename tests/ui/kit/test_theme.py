"""Contrast of the tokens, and how they reach Qt."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QComboBox

from coach.domain.rules.verdict import Cause
from coach.paths import resources_folder
from coach.ui.kit.basic.application import Application
from coach.ui.kit.basic.icons import Icons
from coach.ui.kit.basic.labels import Body
from coach.ui.kit.basic.theme import DARK, LIGHT, Theme, Tokens, palette, style_sheet

CAUSES = [cause.value for cause in Cause]
TEXT_ON = [
    *[(text, ground) for text in ("text", "quiet") for ground in ("ground", "surface", "hover")],
    ("text", "accent_soft"),
    ("quiet", "accent_soft"),
    ("text", "conduct_soft"),
    ("text", "mismatch_soft"),
    ("accent", "ground"),
    ("accent", "surface"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("conduct", "conduct_soft"),
    ("mismatch", "mismatch_soft"),
    *[(cause, ground) for cause in CAUSES for ground in ("ground", "surface")],
]
MARKS_ON = [
    ("edge", "ground"),
    ("edge", "surface"),
    ("accent", "accent_soft"),
    ("accent", "hover"),
    *[(cause, "hairline") for cause in CAUSES],
]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it, 0..1."""
    parts = (part / 255 for part in bytes.fromhex(colour.removeprefix("#")))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1..21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_can_be_read(tokens: Tokens, text: str, ground: str) -> None:
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("mark", "ground"), MARKS_ON)
def test_marks_and_edges_can_be_seen(tokens: Tokens, mark: str, ground: str) -> None:
    assert contrast(getattr(tokens, mark), getattr(tokens, ground)) >= 3


def test_the_sheet_names_only_tokens_and_grows_with_the_text() -> None:
    normal, large = style_sheet(LIGHT, 100), style_sheet(LIGHT, 200)
    assert "$" not in normal
    assert "@" not in normal
    assert "Title { font-size: 28px" in normal
    assert "Title { font-size: 56px" in large


def test_the_marks_of_the_sheet_are_there() -> None:
    for tokens in (LIGHT, DARK):
        files = re.findall(r'url\("([^"]+)"\)', style_sheet(tokens, 100))
        assert files
        assert all(resources_folder().joinpath(file).is_file() for file in files)


def test_disabled_text_stays_readable() -> None:
    for tokens in (LIGHT, DARK):
        disabled = palette(tokens).color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
        assert contrast(disabled.name(), tokens.surface) >= 4.5


def test_the_look_can_be_forced_and_made_larger(qapp: Application) -> None:
    qapp.set_look("dark", 150)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.ground)
    assert qapp.font().pixelSize() == 21
    assert qapp.theme.px(10) == 15
    qapp.set_look("light", 100)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT.ground)


def test_the_theme_says_when_it_changes(qapp: Application, qtbot) -> None:
    qapp.set_look("light", 100)
    with qtbot.waitSignal(qapp.theme.changed):
        qapp.set_look("dark", 100)
    qapp.set_look("light", 100)


def _colour(icons: Icons, name: str) -> str:
    image = icons.icon(name).pixmap(QSize(40, 40)).toImage()
    points = [image.pixelColor(x, y) for x in range(40) for y in range(40)]
    return next(point.name().upper() for point in points if point.alpha() == 255)


def test_icons_follow_the_theme(qapp: Application) -> None:
    theme = Theme(LIGHT)
    icons = Icons(theme)
    assert _colour(icons, "house") == LIGHT.text
    theme.set_look(DARK, 100)
    assert _colour(icons, "house") == DARK.text


def test_an_unknown_icon_is_refused(qapp: Application) -> None:
    with pytest.raises(KeyError):
        Icons(Theme()).icon("no-such-icon")


def test_every_icon_is_a_line_drawing_in_the_current_colour() -> None:
    folder = resources_folder() / "icons"
    for path in folder.glob("*.svg"):
        text = path.read_text(encoding="utf-8")
        assert path.stem == "good-terms" or "currentColor" in text
        assert "<script" not in text


def test_a_label_takes_another_height_with_its_text_and_with_the_size_of_text(qtbot, qapp):
    qapp.set_look("light", 100)
    label = Body("word " * 40)
    qtbot.addWidget(label)
    label.show()
    before = label.heightForWidth(200)
    qapp.set_look("light", 200)
    larger = label.heightForWidth(200)
    label.setText("word")
    short = label.heightForWidth(200)
    qapp.set_look("light", 100)
    assert larger > before > short


@pytest.mark.parametrize("percent", [100, 200])
def test_a_list_to_choose_from_opens_whole(qtbot, qapp, percent):
    qapp.set_look("light", percent)
    box = QComboBox()
    qtbot.addWidget(box)
    box.addItems(["days", "working days", "weeks", "months"])
    box.show()
    box.showPopup()
    view = box.view()
    last = view.visualRect(view.model().index(3, 0))
    assert view.viewport().rect().contains(last)
    qapp.set_look("light", 100)
