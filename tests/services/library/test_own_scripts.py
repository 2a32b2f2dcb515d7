"""The user's own words in the library: kept beside the original, found, and followed by nothing."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.domain.search import Kind
from coach.domain.talk.own_script import OwnText
from coach.domain.talk.script import ScriptStage
from coach.engine.wording.compared import Change
from coach.errors import GoodTermsError, NotFound
from coach.services.library.library import MOST_OWN

OWN = {
    OwnText.TITLE: "Quarterly cap on invoices",
    OwnText.USE_WHEN: "They ask for more hours than we agreed.",
    OwnText.SHORT: "From April there is a cap, [first name].",
}


def of_script(services, script_id="ask", **changes):
    """All texts of a script, some of them put differently."""
    script = services.own_scripts.original(script_id)
    texts = {each: getattr(script, each.value) for each in OwnText}
    return texts | {OwnText(name): text for name, text in changes.items()}


def put(services, **changes):
    """Keep a version of the script `ask`."""
    return services.own_scripts.put_version("ask", of_script(services, **changes))


def new_pack(content, **changes):
    """The pack says something else in the script `ask` from now on."""
    first, ask = content.library.scripts
    content.library = replace(content.library, scripts=(first, replace(ask, **changes)))


def test_a_version_is_what_the_library_shows_and_the_original_stays_beside_it(services):
    put(services, short="When can I count on it?")
    assert services.library.script("ask").short == "When can I count on it?"
    assert services.library.script("ask").long == "Longer"
    assert [each.short for each in services.library.scripts()] == [
        "Short",
        "When can I count on it?",
    ]
    assert services.own_scripts.original("ask").short == "Short"


def test_only_what_was_put_differently_is_kept(services, content):
    put(services, short="Mine")
    new_pack(content, long="Longer by far")
    assert services.library.script("ask").long == "Longer by far"
    assert services.library.script("ask").short == "Mine"


def test_a_version_that_says_the_same_again_is_none(services):
    put(services, short="Mine")
    assert put(services, short=" Short ") is None
    assert services.own_scripts.version_of("ask") is None
    assert services.library.script("ask").short == "Short"


def test_what_differs_is_shown_word_by_word(services):
    put(services, short="Short and kind")
    (difference,) = services.own_scripts.differences("ask")
    assert difference.text is OwnText.SHORT
    assert [(each.change, each.text) for each in difference.pieces] == [
        (Change.SAME, "Short"),
        (Change.IN, " and kind"),
    ]


def test_what_a_new_pack_changes_under_it_is_shown_until_the_user_has_chosen(services, content):
    put(services, short="Mine", title="My title")
    assert services.own_scripts.changed_under("ask") == ()
    new_pack(content, short="Shorter")
    (changed,) = services.own_scripts.changed_under("ask")
    assert changed.text is OwnText.SHORT
    assert "".join(each.text for each in changed.pieces if each.change is not Change.IN) == "Short"
    assert (
        "".join(each.text for each in changed.pieces if each.change is not Change.OUT) == "Shorter"
    )
    services.own_scripts.keep_mine("ask")
    assert services.own_scripts.changed_under("ask") == ()
    assert services.library.script("ask").short == "Mine"


def test_the_words_of_the_library_can_be_taken_for_one_text(services, content):
    put(services, short="Mine", title="My title")
    new_pack(content, short="Shorter")
    services.own_scripts.take_theirs("ask", OwnText.SHORT)
    assert services.library.script("ask").short == "Shorter"
    assert services.library.script("ask").title == "My title"
    assert services.own_scripts.changed_under("ask") == ()


def test_changing_a_version_again_does_not_hide_what_the_library_changed(services, content):
    put(services, short="Mine")
    new_pack(content, short="Shorter")
    put(services, short="Mine, and better")
    assert [each.text for each in services.own_scripts.changed_under("ask")] == [OwnText.SHORT]


def test_a_script_of_ones_own_stands_with_its_situation_and_is_found(services, again):
    own = services.own_scripts.add("late", ScriptStage.NEWS, OWN)
    services = again()
    assert services.library.scripts("late")[-1].title == "Quarterly cap on invoices"
    assert services.library.script(own.id).stage is ScriptStage.NEWS
    for text in ("quarterly", "cap inv", "agreed hours", "april", "qaurterly"):
        hits = services.find.find(text, {Kind.SCRIPT})
        assert [hit.id for hit in hits] == [own.id], text
    assert services.find.find("quarterly april")[0].why == "in the title"
    assert services.find.find("april")[0].why == "in your own words"


def test_words_that_mean_the_same_find_it_too(services):
    own = services.own_scripts.add("late", ScriptStage.NEWS, OWN | {OwnText.TITLE: "Overdue again"})
    assert own.id in [hit.id for hit in services.find.find("late", {Kind.SCRIPT})]


def test_a_version_is_found_as_the_script_that_it_is_of_and_once(services):
    put(services, short="Please tell me about the marzipan.")
    assert [hit.id for hit in services.find.find("marzipan")] == ["late/ask"]
    put(services, short="A date, please.", title="Asking for a date, kindly")
    assert [hit.id for hit in services.find.find("asking date")] == ["late/ask"]


def test_what_was_removed_is_nowhere_and_comes_back(services):
    own = services.own_scripts.add("late", ScriptStage.NEWS, OWN)
    services.find.opened("script", own.id)
    services.own_scripts.remove(own.id)
    assert services.find.find("quarterly") == ()
    assert services.find.recent() == ()
    assert len(services.library.scripts()) == 2
    with pytest.raises(NotFound):
        services.library.script(own.id)
    services.own_scripts.bring_back(own.id)
    assert [hit.id for hit in services.find.find("quarterly")] == [own.id]
    assert [hit.id for hit in services.find.recent()] == [own.id]


def test_a_version_that_comes_back_takes_the_place_of_a_newer_one(services):
    old = put(services, short="Old")
    services.own_scripts.remove(old.id)
    put(services, short="New")
    services.own_scripts.bring_back(old.id)
    assert services.library.script("ask").short == "Old"


def test_changing_ones_own_script_leaves_no_word_of_the_old_one_to_find(services):
    own = services.own_scripts.add("late", ScriptStage.NEWS, OWN)
    changed = OWN | {OwnText.TITLE: "A ceiling", OwnText.RULE: "Say the number."}
    services.own_scripts.change(own.id, "late", ScriptStage.CLOSE, changed)
    assert services.find.find("quarterly") == ()
    assert services.library.script(own.id).rule == "Say the number."
    assert services.library.script(own.id).stage is ScriptStage.CLOSE


@pytest.mark.parametrize("needed", [OwnText.TITLE, OwnText.SHORT])
def test_a_title_and_what_is_said_are_needed(services, needed):
    with pytest.raises(GoodTermsError):
        services.own_scripts.add("late", ScriptStage.NEWS, OWN | {needed: "  "})
    with pytest.raises(GoodTermsError):
        put(services, **{needed.value: " "})
    assert services.own_scripts.version_of("ask") is None


def test_too_long_a_title_is_refused_and_one_beside_the_limit_kept(services):
    services.own_scripts.add("late", ScriptStage.NEWS, OWN | {OwnText.TITLE: "x" * 200})
    with pytest.raises(GoodTermsError):
        services.own_scripts.add("late", ScriptStage.NEWS, OWN | {OwnText.TITLE: "x" * 201})


def test_a_situation_that_the_library_lacks_is_refused(services):
    with pytest.raises(GoodTermsError):
        services.own_scripts.add("nowhere", ScriptStage.NEWS, OWN)
    assert len(services.library.scripts()) == 2


def test_scripts_of_ones_own_are_listed_by_their_titles_up_to_a_limit(services):
    for number in range(MOST_OWN + 1):
        texts = OWN | {OwnText.TITLE: f"Title {MOST_OWN - number:03}"}
        services.own_scripts.add("late", ScriptStage.NEWS, texts)
    titles = [each.title for each in services.library.scripts()[2:]]
    assert titles == [f"Title {number:03}" for number in range(MOST_OWN)]


def test_a_script_of_ones_own_stays_where_its_situation_has_gone(services, content):
    services.own_scripts.add("late", ScriptStage.NEWS, OWN)
    services.own_scripts.add("late", ScriptStage.NEWS, OWN | {OwnText.TITLE: "Another"})
    content.library = replace(content.library, situations=())
    titles = [each.title for each in services.library.scripts()]
    assert titles[2:] == ["Another", "Quarterly cap on invoices"]


def test_an_original_of_which_a_text_is_not_kept_differs_by_all_of_it(services):
    put(services, short="Mine")
    services._context.store.rows("UPDATE own_script SET original = '{}'")
    (difference,) = services.own_scripts.differences("ask")
    assert [(each.change, each.text) for each in difference.pieces] == [(Change.IN, "Mine")]


def test_those_that_no_shelf_lists_are_found_on_it(services):
    own = [
        services.own_scripts.add("late", ScriptStage.NEWS, OWN | {OwnText.TITLE: f"T{number:03}"})
        for number in range(MOST_OWN + 1)
    ]
    listed = {each.script.id for each in services.shelf.listed()}
    assert own[-1].id not in listed
    version = put(services, short="Mine")
    found = services.shelf.found((own[-1].id, "ask", version.id, "gone"))
    assert found[0].script.title == f"T{MOST_OWN}"
    assert [each.script.id for each in found] == [own[-1].id, "ask"]
