"""Where a name stands in a text: whole, in part, joined, as initials, in any case or accent."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_QUOTES = {"\u2019": "'", "\u02bc": "'", "\u2018": "'", "`": "'"}
_PLAIN = dict(zip("ßøłđðıæœþħ", "solddiaoth", strict=True))  # no accent alone
_SPELT = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae", "œ": "oe", "ß": "ss"}
_SPELT_OUT = re.compile("|".join(_SPELT))
_TWO_FOR_ONE = re.compile(r"(?<=[aou])e|(?<=a)a|(?<=s)s")  # "Mueller" for "Müller"
_BETWEEN = r"(?:[\W_]|(?<!\w)(?:and|und|et|of|the|de)(?!\w))*"  # "Miller & Son", "MillerSon"
_NOT_ONES = frozenset(  # words that stand in many names and are none by themselves
    """
    a ab ag and aps as bv co company corp da de del den der di die dr du el et frau gmbh herr inc
    kg la las le les limited llc llp los ltd mr mrs ms mx nv of oy plc prof sa sarl sir spa srl st
    the und van von y zu
    """.split()  # noqa: SIM905 - words read better than a list of them
)
# First and last names that are everyday words as well: "Will", "Mark", "Grace", "Baker".
NAME_WORDS = frozenset(  # in small letters they are taken for the word, and for nobody
    """
    able ace alma amber angel april archer art ash aspen august autumn avery bacon baker banks
    barber basil bass bay bean bell bender berry best bill bird bishop black blaze block bloom
    blue bond booker bowman brand branch bridge bridges brook brooks brown buck bud buddy bull
    burns bush butcher butler cane carol carpenter carter case cash chance chandler chapel
    charity chase chip christian church clay clear cliff coal cole college constant cook coral
    cotton court crane crystal cross daisy dale dandy dawn day dean dell dream drew duke dusty
    earl early east ebony elder ever faith farmer fern field fields finch fish fisher fletcher
    flint flora flower forest foster fox frank free french frost gale gardener garland gay gene
    gentry ginger glen gold golden good grace grant gray green grey grove guy hall hand harbour
    hardy harmony hart haven hazel heather heath heaven herb hill holiday holly honey honor hood
    hope house hunt hunter indigo iris ivy jack jade jasmine jay jet jewel joy juniper june
    junior justice kay king kit knight lake lamb lance lane lark laurel leaf lee light lily
    little lock long love low mace major may maple march mark marsh marshal marshall mason
    master max mead meadow melody merit mercy merry mild miles mill miller mills mint misty moor
    moon morning moss noble north oak ocean olive page park parker parson parsons pat patience
    peace peach peacock pearl penny pepper pierce piper pitt pleasant pope porter post potter
    power precious price pride prince prior prudence queen rain raven ray read reed reef rich
    ridge rife river robin rock rod rose rowan royal ruby rush rust rusty sage sailor sandy
    sanders savage scarlet scout sharp shaw shepherd short singer skip sky small smart smith
    snow solo south spring star stern still stone storm street strong style sue summer sunny
    swan sweet tanner taylor temple terry thorn tiger tiny trace tracy treasure trinity true
    tucker turner unity van vale victor violet walker wall ward waters weaver webb well wells
    west wheeler white will willow wise wish wolf wood woods worth wren wright yard young zen
    """.split()  # noqa: SIM905 - words read better than a list of them
)
_ENDS = r"(?:e?s)?(?!\w)"
_WORDS_OF_ONE = frozenset("ai")  # letters that are words
_SPACED = r"[\s.·_*-]{1,2}"  # between the letters of "V e x l e y"
_BEGINS = 5  # letters from which a longer word that begins with a part is masked, too: "Haldens"
_LONG, _FEW = 8, 4  # words from which on a name is long, and words of it that are met together
_SHORT = 3  # letters of a part from which it is known in small letters


class Part(NamedTuple):
    """A pattern over a folded text."""

    pattern: re.Pattern[str]
    needs_capital: bool  # it counts only where a capital stands in the text itself
    needs_capitals: bool = False  # it counts only where nothing else stands there
    is_spaced: bool = False  # the letters of one word, apart: one initial stands for all


def folded(text: str) -> str:
    """A text without case, accents and kinds of apostrophes, each character in its place."""
    return "".join(map(_fold, text))


@lru_cache(maxsize=4096)
def _fold(sign: str) -> str:
    plain = _QUOTES.get(sign) or unicodedata.normalize("NFKD", sign)[0].lower()
    plain = plain if len(plain) == 1 else plain[0]
    return _PLAIN.get(plain, plain)


def spellings(name: str, *, near: bool) -> Iterator[str]:
    """A name, and in which other letters it is written: "Mueller" for "Müller".

    Args:
        name: As it is written.
        near: Whether it is a name of what goes: then "Müller" for "Mueller", too.
    """
    yield name
    small = unicodedata.normalize("NFC", name).lower()
    if not small.isascii() and _SPELT_OUT.search(small):
        yield _SPELT_OUT.sub(lambda found: _SPELT[found[0]], small)
    if near and _TWO_FOR_ONE.search(small):
        yield _TWO_FOR_ONE.sub("", small)


def words_of(name: str) -> tuple[str, ...]:
    """The folded words of a name that tell something: no titles, forms of firms or articles."""
    found = tuple(_WORD.findall(folded(unicodedata.normalize("NFC", name))))
    telling = tuple(word for word in found if word not in _NOT_ONES)
    return telling or found


def patterns_of(name: str, ordinary: Collection[str], *, near: bool) -> Iterator[Part]:
    """Patterns for a name in a folded text, the longest first.

    Args:
        name: As it is written.
        ordinary: Words of everyday language, folded: by themselves they are a name only where they
            are written with a capital.
        near: Whether it is a name of what goes; of others only what is distinctive is looked for.
    """
    words = words_of(name)
    for some in _side_by_side(words):
        yield _several(some)
        if near:
            yield _initials(some)
    if near and len(words) > 1:
        yield _with_initial(words)
        for length in range(len(words), 1, -1):
            yield _bare_initials(words[:length])
    for word in sorted(words, key=len, reverse=True):
        if near or (word not in ordinary and len(word) >= _SHORT):
            yield from _single(word, is_ordinary=word in ordinary, near=near)


def _side_by_side(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The words of a name that are looked for together, the most first."""
    for length in _lengths(len(words)):
        for first in range(len(words) - length + 1):
            yield words[first : first + length]


def _lengths(words: int) -> Iterator[int]:
    """How many words of a name are looked for side by side, the most first.

    Of a long name it is all and a few: what stands between is met by those few, one after another,
    and patterns for every part of it would take seconds.
    """
    yield from range(words, 1, -1) if words <= _LONG else (words, *range(_FEW, 1, -1))


class Present:
    """Which names of others may stand in a text: a quick look before patterns are made.

    Args:
        text: All of it, folded.
        ordinary: Words of everyday language, folded.
    """

    def __init__(self, text: str, ordinary: Collection[str]) -> None:
        self._text = text
        words = words_in(text)
        self._words = words | {word.removesuffix("s") for word in words}
        self._words |= {word.removesuffix("es") for word in words}
        self._telling = {
            word
            for word in self._words
            if len(word) >= _SHORT and word not in ordinary and word not in _NOT_ONES
        }

    def may_hold(self, name: str) -> bool:
        """Whether a word that tells something stands there, or every word, or all as one."""
        words = _WORD.findall(name.lower()) if name.isascii() else words_of(name)
        if not self._telling.isdisjoint(words) or self._words.issuperset(words):
            return True
        if len(words) > 1 and "".join(words) in self._words:
            return True
        return not name.isascii() and any(
            not word.isascii() and word in self._text for word in words
        )


def words_in(text: str) -> set[str]:
    """The words of a folded text, also those that an apostrophe ends."""
    found = set(_WORD.findall(text))
    return found | {word.partition("'")[0] for word in found}


def _quoted(word: str) -> str:
    return re.escape(word).replace("'", "'?")


def _several(words: tuple[str, ...]) -> Part:
    """Words of a name side by side, joined or with signs between; one may be an initial."""
    each = [f"(?:{_quoted(word)}|{re.escape(word[0])}\\.)" for word in words]
    whole = [_quoted(word) for word in words]
    ways = [f"{_BETWEEN.join(whole)}{_ENDS}"]
    ways += [
        _BETWEEN.join([*each[:number], whole[number], *each[number + 1 :]]) + _ENDS
        for number in range(len(words))
    ]
    if words[-1][0] not in _WORDS_OF_ONE:  # "Ana K" without a dot
        ways.append(f"{_BETWEEN.join(whole[:-1])}\\s+{re.escape(words[-1][0])}(?!\\w|')")
    return Part(re.compile(f"(?<!\\w)(?:{'|'.join(ways)})"), needs_capital=False)


def _initials(words: tuple[str, ...]) -> Part:
    """Initials with dots, as "H.T." and "H. T."; "e.g." in small letters is no name."""
    dotted = r"[\s-]*".join(f"{_first(word)}\\." for word in words)
    return Part(re.compile(f"(?<!\\w){dotted}"), needs_capital=True)


def _with_initial(words: tuple[str, ...]) -> Part:
    """The last word with initials of some others: "M. Ruiz" of Maria del Carmen, "Ruiz, M."."""
    first = "|".join(dict.fromkeys(_initial(word) for word in words[:-1]))
    last = _quoted(words[-1])
    before, after = f"(?:(?:{first})[\\s-]*)+{last}{_ENDS}", f"{last},?\\s+(?:{first})"
    return Part(re.compile(f"(?<!\\w)(?:{before}|{after})"), needs_capital=True)


def _initial(word: str) -> str:
    """The first letter of a word, with a dot or by itself; of one that is a word only with it."""
    ends = r"\." if word[0] in _WORDS_OF_ONE else r"(?:\.|(?![\w']))"
    return _first(word) + ends


def _first(word: str) -> str:
    """The letter that a word begins with; of "O'Brien" also "O'B"."""
    begins, _, rest = word.partition("'")
    first = re.escape(begins[0])
    return f"{first}(?:'?{re.escape(rest[0])})?" if len(begins) == 1 and rest else first


def _bare_initials(words: tuple[str, ...]) -> Part:
    """Initials without dots, as "HT" and "H&T", also of the first words of a name alone."""
    letters = r"(?:\s?&\s?)?".join(re.escape(word[0]) for word in words)
    return Part(re.compile(f"(?<!\\w){letters}(?!\\w)"), needs_capital=True, needs_capitals=True)


def _pulled_apart(word: str) -> Iterator[Part]:
    """A word letter by letter, and of "O'Brien" its beginning by itself, "O'B"."""
    if len(word) > _SHORT:
        letters = _SPACED.join(map(re.escape, word))
        yield Part(re.compile(f"(?<!\\w){letters}(?!\\w)"), needs_capital=False, is_spaced=True)
    if word[1] == "'":
        short = f"(?<!\\w){re.escape(word[:3])}(?:\\.|(?!\\w))"
        yield Part(re.compile(short), needs_capital=True)


def _single(word: str, *, is_ordinary: bool, near: bool) -> Iterator[Part]:
    """One word of a name."""
    if len(word) < 2 or word.isdigit():
        return
    if not word.isascii() and word.upper() == word.lower():  # a script without capitals or blanks
        yield Part(re.compile(re.escape(word)), needs_capital=False)
        return
    if near:
        yield from _pulled_apart(word)
    if is_ordinary or len(word) < _SHORT or not near:
        yield Part(re.compile(f"(?<!\\w){_quoted(word)}{_ENDS}"), needs_capital=True)
    elif len(word) < _BEGINS:
        yield Part(re.compile(f"(?<!\\w){_quoted(word)}{_ENDS}"), needs_capital=False)
    else:
        yield Part(re.compile(f"(?<!\\w){_quoted(word)}\\w*"), needs_capital=False)
