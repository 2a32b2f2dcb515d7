"""Discreet mode: initials for names."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from coach.ui.discreet import Names, initials


@dataclass
class Kept:
    """The one setting that counts here."""

    discreet: bool = True


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Halden Tools", "H. T."),
        ("joe", "J."),
        ("O'Brien & Sons", "O. S."),
        ("Ærø Ost", "Æ. O."),
        ("שלום", "ש."),
        ("", ""),
    ],
)
def test_initials_take_the_first_character_of_each_word(name, short):
    assert initials(name) == short


def test_names_are_whole_unless_asked():
    assert Names(Kept(discreet=False)).name("Halden Tools") == "Halden Tools"
    assert Names(Kept()).name("Halden Tools") == "H. T."


def test_a_name_without_letters_is_hidden_all_the_same():
    assert Names(Kept()).name("💼") == "…"


def test_names_in_a_text_are_hidden_as_whole_words():
    names = Names(Kept())
    shown = names.text("Joe, thank you. Joey and halden tools stay.", ["Joe", "Halden Tools"])
    assert shown == "J., thank you. Joey and H. T. stay."
