# ruff: noqa: RUF001 - letters that look like others are what is compared here
"""What a search finds in a small content, in which order and why, as agreed."""

from __future__ import annotations

import pytest

from coach.domain.search import Document, Kind, SearchContent
from coach.engine.search.search import field_errors, near, near_beginnings
from coach.engine.search.search_names import fit, name_words, respelled
from coach.engine.search.search_words import is_spaceless, plain, spellings, words_of
from coach.store.tables.content_index import ContentIndex


def script(name: str, title: str, *asked: str, group: str = "", **more: str) -> Document:
    return Document(Kind.SCRIPT, name, title, group, asked, **more)


CONTENT = SearchContent(
    (
        script("pay", "The final notice", "they pay late", "invoice not paid", group="Money"),
        script("price", "Asking for a higher price", "we are too cheap", group="Money"),
        script("rude", "They shouted at us", "he yells at my people", summary="Rude words."),
        script("ghost", "They went silent", "ghosting us", "no answer to our mails"),
        script("end", "The last working day", "when do we stop", text="We stop on Friday."),
        Document(Kind.SITUATION, "money", "They pay late", "", (), "Money that does not come."),
        Document(Kind.VERDICT, "PART", "Part", "", ("end it",), "Both of you go on without."),
        Document(Kind.PART, "PART/news", "The news", "Part", ("say it is over",)),
        Document(Kind.REACTION, "why", "Why now?", "", ("they ask why",)),
        Document(Kind.COMMAND, "backup", "Make a backup", "", ("save a copy",)),
        Document(Kind.SETTING, "theme", "Colours", "", ("dark theme",)),
        Document(Kind.PAGE, "today", "Today", "", ("what is due",)),
    ),
    synonyms=(
        ("rude", "impolite", "yells"),
        ("late", "overdue", "behind with payment"),
        ("invoice", "bill"),
    ),
    ignored=("they", "the", "a", "is", "it", "we", "to", "at", "my", "us", "our"),
)
TYPED = (
    "they pay late", "pay late", "late pay", "overdue", "behind with payment", "bill",
    "bill overdue",
    "final notice", "the final notice", "final", "fin", "f", "not", "notices", "invoce", "invioce",
    "invoizzz", "hihger", "higher pri", "pric", "cheap", "too cheap", "rude", "impolite", "yells",
    "shouting", "ghosting", "ghostin", "gosting", "silent", "friday", "stop", "when do we stop",
    "dark", "dark theme", "colour", "today", "due", "backup", "save a copy", "part", "news", "the",
    "they the", "money", "why", "zzz", "", "éxit PRICE", "we are to cheap",
)  # fmt: skip


@pytest.fixture(scope="module")
def index() -> ContentIndex:
    return ContentIndex(CONTENT)


def test_what_is_found_and_how_well(index, golden) -> None:
    lines = []
    for typed in TYPED:
        lines.append(f"## {typed}")
        for hit in index.find(typed):
            spelled = f" {dict(hit.spelled)}" if hit.spelled else ""
            where = f"{hit.field} “{hit.phrase}”{spelled}"
            lines.append(f"{hit.score:.3f} {hit.document.kind} {hit.document.id} by {where}")
    golden("found.txt", "\n".join(lines) + "\n")


def test_what_words_mean_and_what_is_near(index, golden) -> None:
    lines = [f"{typed}: {index.meanings(typed)} | {' '.join(index.near(typed))}" for typed in TYPED]
    golden("meant.txt", "\n".join(lines) + "\n")
    assert index.is_ignored("they")
    assert not index.is_ignored("late")


@pytest.mark.parametrize(("length", "slips"), [(1, 0), (2, 0), (3, 1), (6, 1), (7, 2), (20, 2)])
def test_the_longer_a_word_the_more_slips_it_may_have(length: int, slips: int) -> None:
    assert field_errors(length) == slips


@pytest.mark.parametrize(
    ("word", "known", "found"),
    [
        ("iv", ("iv", "inv"), ()),
        ("inv", ("inv", "int"), ("inv",)),
        ("biv", ("bvi", "biv", "big", "bivy"), ("biv",)),
        ("bvi", ("biv", "big"), ("biv",)),
        ("bil", ("bill", "big"), ("bill",)),
        ("pice", ("price", "spice", "rice"), ("price", "spice", "rice")),
        ("invoice", ("invoice", "invoices"), ("invoice",)),
        ("invioce", ("invoice", "advice"), ("invoice",)),
        ("ghosting", ("shouting", "hosting", "ghostings"), ("hosting", "ghostings")),
        ("ghosting", ("shouting", "ghostwing"), ("ghostwing",)),
        ("ghosting", ("shouting",), ()),
        ("payment", ("pavnent", "avment"), ("pavnent",)),
    ],
)
def test_the_words_with_the_fewest_slips(word, known, found) -> None:
    assert {each for each, _ in near(word, known)} == set(found)


def test_a_slip_costs_the_less_the_longer_a_word_is() -> None:
    assert dict(near("pice", ("price",))) == {"price": pytest.approx(1 - 2.2 / 4)}
    assert dict(near("invoces", ("invoices",))) == {"invoices": pytest.approx(1 - 2.2 / 7)}
    assert dict(near("invoice", ("invoice",))) == {"invoice": 1.0}


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("invo", ()),
        ("invoi", ("invoice",)),
        ("invio", ("invoice",)),
        ("invoice", ()),
        ("xxxxx", ()),
    ],
)
def test_a_word_half_typed_may_have_one_slip(word, found) -> None:
    assert [each for each, _ in near_beginnings(word, ("invoice", "price"))] == list(found)
    assert all(quality == 0.45 for _, quality in near_beginnings(word, ("invoice",)))


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("Álvaro O’Brien", "alvaro obrien"), ("O'Neill `x`", "oneill x"), ("STRASSE", "strasse"),
        ("ß ẞ", "ss ss"), ("ø Ø", "o o"), ("æ Æ", "ae ae"), ("œ Œ", "oe oe"), ("ł Ł", "l l"),
        ("đ Đ", "d d"), ("ð Ð", "d d"), ("þ Þ", "th th"), ("ı", "i"),
        ("a'b’c‘dʼe`f´g′h＇iʹj‛k", "abcdefghijk"), ("Ελλάδα", "ελλαδα"), ("Й", "и"),
    ],
)  # fmt: skip
def test_a_text_as_it_is_compared(text: str, compared: str) -> None:
    assert plain(text) == compared


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("Müller", ("muller", "mueller")),
        ("mueller", ("mueller", "muller")),
        ("Åse", ("ase", "aase")),
        ("Aase", ("aase", "ase")),
        ("Øst", ("ost", "oest")),
        ("Äh", ("ah", "aeh")),
        ("Joel", ("joel", "jol")),
        ("Ueli", ("ueli", "uli")),
        ("Bo", ("bo",)),
        ("'", ()),
    ],
)
def test_how_a_name_may_be_written(word: str, forms: tuple[str, ...]) -> None:
    assert spellings(word) == forms


@pytest.mark.parametrize(
    ("word", "spaceless"),
    [("\u303f", False), ("\u3040", True), ("金", True), ("\u9fff", True), ("\ua000", False),
     ("\u0dff", False), ("\u0e00", True), ("\u0e7f", True), ("\u0e80", False), ("abc", False)],
)  # fmt: skip
def test_scripts_without_blanks(word, spaceless) -> None:
    assert is_spaceless(word) is spaceless
    assert is_spaceless(f"a{word}") is spaceless


@pytest.mark.parametrize(
    ("typed", "name", "score"),
    [
        ("halden tools", "Halden Tools", 2.0),
        ("halden", "Halden Tools", 2 * 0.96),
        ("hal", "Halden", 2 * 0.85),
        ("lden", "Halden", 2 * 0.6),
        ("halden brook", "Halden", 1.35 * 0.5),
        ("brook", "Halden", 0.0),
        ("", "Halden", 0.0),
    ],
)
def test_how_well_a_name_fits(typed: str, name: str, score: float) -> None:
    assert fit(name_words(typed), name).score == pytest.approx(score)
    assert fit(name_words(typed), name).spelled is None


def test_a_misspelt_name_fits_a_little_less_and_says_what_it_was_taken_for() -> None:
    (word,) = respelled(name_words("haldne"), lambda: ["brook", "halden"])
    assert (word.typed, word.spelled, word.forms) == ("haldne", "halden", ("halden",))
    found = fit([word], "Halden")
    assert (found.score, found.spelled) == (pytest.approx(2 * 0.6), ("haldne", "halden"))
    assert respelled(name_words("hald"), lambda: ["halden"])[0].spelled == ""
    assert respelled(name_words("zzzz"), lambda: ["halden"])[0].spelled == ""
    assert words_of("Halden-Tools, 金") == ("halden", "tools", "金")
