"""`good-terms find`: what it says, and how often the right script comes first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coach.cli.find import KINDS
from coach.content.library import ContentLibrary
from coach.domain.search import Document, Field, Kind, SearchContent
from coach.engine.search.search import Phrase, Term, Vocabulary
from coach.engine.search.search_names import fit, name_words
from coach.engine.search.search_pairs import Pairs
from coach.engine.search.search_typical import Typical
from coach.paths import pack_folder, user_paths
from coach.services.library.find import FindService
from coach.store.tables.content_index import ContentIndex
from tests.cli.test_main import data, run  # noqa: F401 - fixtures

PAIRS = Path(__file__).parents[1] / "files" / "find"
SITUATIONS = sorted({each.parent.name for each in (pack_folder() / "scripts").glob("*/*.md")})


@pytest.fixture(scope="module")
def find() -> FindService:
    """The search over the library alone."""
    return FindService(ContentLibrary(pack_folder(), None), None)


def pairs(name: str) -> list[tuple[str, list[str]]]:
    """What is typed, and the script, or one of the scripts, that should come."""
    lines = (PAIRS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    split = (line.split(" | ") for line in lines if line and not line.startswith("#"))
    return [(text, scripts.split(", ")) for text, scripts in split]


@pytest.mark.parametrize(
    ("name", "first", "five"),
    [
        ("tuned", 132, 133),
        ("held_out", 63, 68),
        ("later", 53, 56),
        ("strangers_tuned", 89, 90),
        ("strangers", 59, 60),
        ("short_tuned", 95, 99),
        ("brief", 86, 88),
        ("november", 90, 98),
    ],
)
def test_the_right_script_comes_first(find, name, first, five):
    places = []
    for text, scripts in pairs(name):
        ids = [hit.id for hit in find.find(text, {Kind.SCRIPT})]
        places.append(min((ids.index(each) for each in scripts if each in ids), default=99))
    assert len(places) >= 56
    assert sum(place == 0 for place in places) >= first
    assert sum(place < 5 for place in places) >= five


@pytest.mark.parametrize("name", sorted(each.stem for each in PAIRS.glob("*.txt")))
def test_the_best_scripts_are_among_the_first_of_all_kinds(find, name):
    for text, _ in pairs(name):
        best = find.find(text, {Kind.SCRIPT}, limit=1)[0]
        assert best.id in [hit.id for hit in find.find(text, limit=3)], text


def index_of(asked, synonyms=()):
    """An index of scripts by their ways to be asked for."""
    documents = [
        Document(Kind.SCRIPT, name, name, asked_as=tuple(phrases))
        for name, phrases in asked.items()
    ]
    return ContentIndex(SearchContent(tuple(documents), tuple(synonyms)))


def test_rows_of_words_with_one_meaning_find_each_other():
    index = index_of(
        {"wanted": ["before we pull the plug"], "other": ["a hammer for the plumber"]},
        [("pull the plug", "down tools", "halt")],
    )
    for text in ("down tools", "halt", "pull the plug"):
        assert index.find(text)[0].document.id == "wanted", text


def test_what_is_written_as_one_word_is_found_as_two_and_the_other_way():
    index = index_of(
        {
            "two": ["too much cash flow", "the price is under"],
            "one": ["bill is overdue", "over here"],
        }
    )
    wanted = {"cashflow": "two", "over due": "one", "underprice": "two", "cashflo": None}
    for text, name in wanted.items():
        hits = index.find(text)
        assert (hits[0].document.id if hits else None) == name, text


def test_a_word_of_three_letters_is_taken_for_one_with_a_letter_more_or_two_changed():
    index = index_of({"back": ["comes back"], "dog": ["a dog"], "fax": ["by fax"]})
    found = {
        text: [hit.document.id for hit in index.find(text)] for text in ("bak y", "odg", "fix")
    }
    assert found == {"bak y": ["back"], "odg": ["dog"], "fix": []}  # another letter, another word


def test_a_word_of_a_text_alone_may_be_a_slip_of_one_that_people_type():
    documents = (
        Document(Kind.SCRIPT, "price", "Price", asked_as=("old price",)),
        Document(Kind.SCRIPT, "other", "Other", text="they prise it open"),
    )
    found = ContentIndex(SearchContent(documents)).find("old prise")
    assert found[0].document.id == "price"
    assert found[0].spelled == (("prise", "price"),)


def test_a_word_is_typical_of_the_script_that_has_it_most_and_alone():
    asked = (("late bill", "a hall"), ("late bill", "bill lost", "bill again"), ("late again",))
    documents = [Document(Kind.SCRIPT, str(n), "", asked_as=each) for n, each in enumerate(asked)]
    phrases = [Phrase(n, Field.ASKED_AS, text) for n, each in enumerate(asked) for text in each]
    rows = [tuple(phrase.text.split()) for phrase in phrases]
    stems = {word: word for row in rows for word in row}
    typical = Typical(documents, phrases, Vocabulary(stems, rows, str, SearchContent()))
    bill = typical.scores([Term("bill", {"bill": 1.0})])
    late = typical.scores([Term("late", {"late": 1.0})])
    assert bill[1] > bill[0] > late[0]  # more phrases; and fewer scripts that have it
    assert 2 not in bill
    assert typical.scores([Term("bil", {"bill": 0.5})])[1] == bill[1] / 2
    assert typical.scores([]) == {}


def test_two_words_near_each_other_say_more_than_each_alone():
    asked = (
        ("tell my boss", "my boss first"),
        ("tell their boss", "boss of my driver"),
        ("a hall",),
    )
    documents = [Document(Kind.SCRIPT, str(n), "", asked_as=each) for n, each in enumerate(asked)]
    phrases = [Phrase(n, Field.ASKED_AS, text) for n, each in enumerate(asked) for text in each]
    pairs = Pairs(documents, phrases, [tuple(phrase.text.split()) for phrase in phrases])

    def scores(text):
        return pairs.scores([{word: 1.0} for word in text.split()])

    assert set(scores("my boss")) == {0}  # "boss of my" is another order
    assert scores("my boss")[0] > scores("tell boss")[0]  # twice, and there alone
    assert set(scores("tell x y boss")) == {0, 1}
    assert scores("tell v x y z boss") == {}  # too far from each other
    assert pairs.scores([{"mine": 1.0, "my": 0.5}, {"boss": 1.0}])[0] == scores("my boss")[0] / 2
    assert scores("boss") == {} == pairs.scores([])
    assert (
        index_of({"his": ["tell his boss"], "mine": ["tell my boss"]})
        .find("my boss")[0]
        .document.id
        == "mine"
    )


@pytest.mark.parametrize("text", ["late", "name your price", "they say we owe them", "late bill"])
def test_nothing_of_the_library_comes_before_a_name_that_holds_every_word(find, text):
    whole = fit(name_words(text), f"{text} and many other words that nobody typed")
    assert find.find(text)[0].score < whole.score


def test_each_script_is_asked_for_and_has_many_ways_to_be(find):
    scripts = [each for each in find._content.search.documents if each.kind is Kind.SCRIPT]
    wanted = {each for name in ("tuned", "held_out") for _, ids in pairs(name) for each in ids}
    assert {each.id for each in scripts} == wanted
    assert min(len(each.asked_as) for each in scripts) >= 30


@pytest.mark.parametrize("situation", SITUATIONS)
def test_every_way_to_ask_leads_to_its_own_script(find, situation):
    for document in find._content.search.documents:
        if document.kind is Kind.SCRIPT and document.id.startswith(f"{situation}/"):
            for phrase in (document.title, *document.asked_as):
                hits = find.find(phrase, {Kind.SCRIPT})
                assert hits[0].id == document.id, phrase


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        ("dark theme", "setting", "theme"),
        ("larger text", "setting", "text-size"),
        ("discreet mode", "setting", "discreet"),
        ("discret mode", "setting", "discreet"),
        ("back up", "setting", "data"),
        ("backup", "setting", "data"),
        ("new case", "command", "new-case"),
        ("case new", "command", "new-case"),
        ("rehearse", "page", "rehearse"),
        ("referrals", "page", "referrals"),
        ("print", "page", "papers"),
        ("fix", "verdict", "FIX"),
        ("hand over to a colleague", "verdict", "HANDOVER"),
        ("PART-NOW", "verdict", "PART-NOW"),
        ("part in good order", "verdict", "PART"),
        ("end it immediately", "verdict", "PART-NOW"),
        ("they pay late", "situation", "late-payment"),
        ("win back", "situation", "win-back"),
        ("but we've been loyal for years", "reaction", "after-all-these-years"),
        ("you will hear from our lawyer", "reaction", "lawsuit"),
        ("the news part in good order", "part", "PART/news"),
        ("my part", "part", "RESET/my-part"),
    ],
)
def test_every_kind_of_thing_is_found(find, text, kind, wanted):
    hits = [(hit.kind.value, hit.id) for hit in find.find(text)]
    assert (kind, wanted) in hits[:5]
    assert find.find(text, {Kind(kind)})[0].id == wanted


@pytest.mark.parametrize(
    ("text", "first", "why"),
    [
        ("he pays late", "late-payment/first-call-about-payment", "also called “he pays late”"),
        ("final notice before you stop work", "late-payment/final-notice", "in the title"),
        ("compalint", "our-failure", "spelled like “complaint”"),
        ("overdue invioce", "late-payment/first-call-about-payment", "spelled like “invoice”"),
    ],
)
def test_it_says_why(find, text, first, why):
    hit = find.find(text)[0]
    assert hit.id.startswith(first)
    assert why in hit.why


@pytest.mark.parametrize("order", ["increase price", "price increase", "PRICE  increase!"])
def test_the_order_of_words_makes_no_difference(find, order):
    assert find.find(order, {Kind.SCRIPT})[0].id == "low-value/reprice-two-options"


@pytest.mark.parametrize("cut", range(6, 12))
def test_the_last_word_may_be_half_typed(find, cut):
    ids = [hit.id for hit in find.find("scope creep"[:cut], {Kind.SCRIPT})]
    assert "scope-and-demands/change-order-reset" in ids[:3]


@pytest.mark.parametrize("text", ["they", "what do I say", "how", "it is"])
def test_words_that_say_nothing_by_themselves_still_find_something(find, text):
    assert find.find(text)


def test_the_command_gives_a_list_best_first(run):  # noqa: F811
    status, out, err = run("find", "he", "pays", "late", "--json")
    found = json.loads(out)
    assert (status, err) == (0, "")
    assert found[0] == {
        "kind": "script",
        "id": "late-payment/first-call-about-payment",
        "title": "The first call, when you want to know why",
        "why": "also called “he pays late”",
    }
    assert json.loads(run("find", "he pays late", "--json").out) == found
    assert len(found) > 5


def test_the_command_takes_one_kind(run):  # noqa: F811
    found = json.loads(run("find", "--kind", "situation", "he pays late", "--json").out)
    assert {each["kind"] for each in found} == {"situation"}
    assert found[0]["id"] == "late-payment"


def test_the_command_reads_well(run):  # noqa: F811
    status, out, _ = run("find", "invioce", "--kind", "script")
    assert status == 0
    first = out.split("\n\n")[0].split("\n")
    assert first[0].startswith("script: ")
    assert first[1].strip().startswith("late-payment/")
    assert first[2].startswith("  why: spelled like “invoice”")


def test_nothing_found_is_said_with_what_can_be_typed(run):  # noqa: F811
    status, out, err = run("find", "zzqqxx")
    assert (status, err) == (0, "")
    assert out.startswith("Nothing was found.")
    assert "he pays late" in out.replace("\n", " ")
    assert json.loads(run("find", "zzqqxx", "--json").out) == []


@pytest.mark.parametrize("words", [(), ("",), ("  ",), ("?!",)])
def test_no_word_is_refused_in_one_sentence(run, words):  # noqa: F811
    status, out, err = run("find", *words)
    assert (status, out) == (2, "")
    assert err.startswith("good-terms: There is no word to look for.")
    assert err.count("\n") == 1


def test_a_kind_that_there_is_not_is_refused(run, capsys):  # noqa: F811
    with pytest.raises(SystemExit) as stopped:
        run("find", "late", "--kind", "sript")
    assert stopped.value.code == 2
    assert "sript" in capsys.readouterr().err


def test_it_makes_no_data_file(run, data):  # noqa: F811
    run("find", "halden")
    assert not user_paths(data).database.exists()


def test_clients_and_cases_are_found_where_there_is_a_data_file(tmp_path, capsys):
    from coach.cli import main as cli
    from coach.clock import system_clock
    from tests.opened import open_services

    paths = user_paths(tmp_path / "data")
    services = open_services(paths, system_clock, keyring=False)
    case = services.cases.start(services.clients.add("Müller & Söhne").id, "Late again")
    asked = ["--data", str(tmp_path / "data"), "find", "mueller", "--json"]
    assert cli.run(cli.parse(asked)) == 0
    out, err = capsys.readouterr()
    assert json.loads(out) == []  # the window has it
    assert "Only the library was searched" in err
    services.close()
    assert cli.run(cli.parse(asked)) == 0
    found = json.loads(capsys.readouterr().out)
    assert [each["kind"] for each in found] == ["client", "case", "answers"]
    assert found[1]["id"] == case.id


def test_the_kinds_of_the_command_are_those_that_there_are():
    assert tuple(kind.value for kind in Kind) == KINDS
