"""What is said of packs: what one changes, why one is refused, and what was set aside."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from coach.domain.definition import PackInfo
from coach.domain.packs import KeptPack, PackChange, PackPreview
from coach.errors import ContentError, GoodTermsError
from coach.services.packs.layers import damaged
from coach.services.packs.looking import no_pack
from coach.services.packs.own import Known, info_of_own, pack_of_own, refuse_names
from coach.services.packs.packs import said_of
from coach.services.packs.words import JUDGES, KINDS, counted, kind_word, said_of_changes
from tests.services.conftest import THURSDAY_NOON, SmallContent

BUILT_IN = PackInfo("good-terms", "Good Terms", "1.0", "en", "CC", ())


def change(kind, *, replaces=""):
    return PackChange(kind, "id", "Title", (), replaces)


def preview(*changes):
    return PackPreview("my-firm", "How we say it", "1.0", "Ours", "digest", b"", changes)


def test_what_each_kind_of_content_is_called(golden):
    told = [f"{kind}: 1 {kind_word(kind)}, 2 {kind_word(kind, 2)}" for kind in (*KINDS, "odd")]
    told += [f"judges: {', '.join(sorted(JUDGES))}"]
    golden("packs-kinds.txt", "\n".join(told) + "\n")


@pytest.mark.parametrize(
    ("kinds", "says"),
    [
        ([], ""),
        (["scripts"], "1 script"),
        (["scripts", "scripts"], "2 scripts"),
        (["scripts", "rules"], "1 script and 1 rule"),
        (["rules", "scripts", "rules", "odd"], "2 rules, 1 script and 1 odd"),
    ],
)
def test_how_many_of_each_there_are(kinds, says):
    assert counted(map(change, kinds)) == says


JUDGED = (
    " It changes how cases are judged. Cases that you have begun keep the questions that they "
    "began with."
)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ((), "It changes nothing: all that is in it is here already."),
        ((change("scripts"),), "It adds 1 script."),
        (
            (change("scripts", replaces="Good Terms"),),
            "It puts its own words in the place of 1 script.",
        ),
        (
            (change("scripts"), change("letters", replaces="Good Terms")),
            "It adds 1 script, and puts its own words in the place of 1 letter.",
        ),
        ((change("rules"),), "It adds 1 rule." + JUDGED),
        (
            (change("scripts"), change("heat", replaces="Good Terms")),
            "It adds 1 script, and puts its own words in the place of 1 question about anger."
            + JUDGED,
        ),
    ],
)
def test_what_a_pack_does(changes, says):
    assert said_of_changes(preview(*changes)) == says


def test_packs_that_were_set_aside():
    one = KeptPack("ref", "my-firm", "How we say it", "1.0", "Ours", "digest", THURSDAY_NOON)
    assert said_of([]) == ""
    assert said_of([one]) == (
        "The pack “How we say it” cannot be used as it is, and was set aside. Everything else "
        "works, and nothing of yours is lost. Under Library, Packs it says why."
    )
    assert said_of([one, replace(one, title="Other")]) == (
        "2 packs cannot be used as they are, and were set aside: “How we say it”, “Other”. "
        "Everything else works, and nothing of yours is lost. Under Library, Packs it says why."
    )
    assert str(damaged("Ours")) == (
        "The pack “Ours” is damaged where it is kept. Everything else can be used. Import it again "
        "from its file."
    )
    assert str(no_pack("ours")) == "There is no pack “ours” here. Nothing was changed."


@pytest.mark.parametrize(
    ("name", "id_", "title"),
    [
        ("", "my-scripts", "My scripts"),
        ("Mirela", "scripts-of-mirela", "Scripts of Mirela"),
        ("Zoë  O’Neil", "scripts-of-zoe-oneil", "Scripts of Zoë O’Neil"),
        ("数", "my-scripts", "Scripts of 数"),
        ("!x!", "scripts-of-x", "Scripts of !x!"),
        ("x" * 41, f"scripts-of-{'x' * 40}", f"Scripts of {'x' * 41}"),
    ],
)
def test_what_a_pack_of_ones_own_is_called(name, id_, title):
    assert info_of_own(name, date(2027, 3, 1), BUILT_IN) == replace(
        BUILT_IN,
        id=id_,
        title=title,
        version="2027.3.1",
        licence="For those to whom it is given",
    )


def test_names_and_nothing_are_not_passed_on():
    known = Known(clients=("Halden Tools",), colleagues=("Kim Lind", "Mo Field"),
                  invented=frozenset({"mo", "field"}))  # fmt: skip
    texts = [("Mine", "Halden Tools and Kim said."), ("Mine", "Kim Lind again."), ("Other", "Mo.")]
    with pytest.raises(ContentError) as refused:
        refuse_names((), known, texts)
    assert str(refused.value) == (
        "Your scripts cannot be passed on as they are. They are unchanged, and no file was "
        "written.\n"
        "Mine:1: “Halden Tools” is a client or contact of yours. Put [first name] or [client] in "
        "its place.\n"
        "Mine:1: “Kim” is the name of somebody you practise with. Put [colleague] in its place, "
        "or write what they do.\n"
        "Mine:1: “Kim Lind” is the name of somebody you practise with. Put [colleague] in its "
        "place, or write what they do."
    )
    refuse_names((), known, [("Mine", "Nobody said so.")])
    with pytest.raises(GoodTermsError) as refused:
        pack_of_own((), (), BUILT_IN, SmallContent())
    assert str(refused.value) == (
        "There are no scripts of your own yet. Write one in the library first."
    )
