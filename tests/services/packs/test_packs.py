"""Packs through the service: looking, bringing in, taking out, and what must not change."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.content.checks.check import read_pack
from coach.content.packs.archive import read_source, read_zip, zip_of
from coach.content.packs.writing import pack_of_scripts
from coach.domain.packs import PackField
from coach.domain.talk.own_script import OwnText
from coach.domain.talk.script import ScriptStage
from coach.errors import ContentError, GoodTermsError, NotFound, PackRefused
from coach.paths import pack_folder, user_paths
from coach.services.packs.packs import BUILT_IN
from tests.files.broken.make import BROKEN, GOOD, INFO, SCRIPT, SCRIPT_NAME, zipped
from tests.opened import open_services
from tests.packs import SMALL, small_base

NEWS = "talk/invest/news.md"


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """A small pack in the place of the built-in one."""
    return small_base(tmp_path_factory.mktemp("packs"))


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    """One cache for all, so that it is compiled once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def opened(tmp_path, clock, cache, base):
    """Opens the program on one data folder, as often as it is called."""
    services = []

    def again():
        for each in services:
            each.close()
        paths = user_paths(tmp_path / "data")._replace(cache=cache)
        services[:] = [open_services(paths, clock, base, keyring=False)]
        return services[0]

    yield again
    for each in services:
        each.close()


@pytest.fixture
def services(opened):
    return opened()


NEWS_TEXT = (SMALL / NEWS).read_text("utf-8").replace("title: ", "title: Small ", 1)
REPLACING = {**GOOD, NEWS: NEWS_TEXT}


def sent(tmp_path, files=None, name="sent.zip", raw=None):
    """A pack as a file."""
    path = tmp_path / name
    path.write_bytes(zipped(files or REPLACING) if raw is None else raw)
    return path


def bring_in(services, path):
    preview = services.packs.reading(path)()
    services.packs.install(preview)
    return preview


def library(services):
    return {script.id for script in services.library.scripts()}


def test_looking_at_a_pack_says_what_it_adds_and_what_it_replaces_old_beside_new(
    services, tmp_path
):
    preview = services.packs.reading(sent(tmp_path))()
    (script, part) = preview.changes
    assert (script.kind, script.id, script.is_added) == ("scripts", "the-third-reminder", True)
    assert (part.kind, part.id, part.replaces) == ("talk", "invest/news", "Good Terms")
    changed = [field for field in part.fields if field.is_changed]
    assert changed == [PackField("Title", "The news", "Small The news")]
    assert (preview.added, preview.replaced, preview.same) == (1, 1, 0)
    assert services.packs.in_use() == ()
    assert "the-third-reminder" not in library(services)


def test_what_was_brought_in_is_there_at_once_and_at_the_next_start(opened, tmp_path):
    services = opened()
    bring_in(services, sent(tmp_path))
    for start in (lambda: services, opened):
        now = start()
        assert "the-third-reminder" in library(now)
        found = now.find.find("third reminder in a row")[0]
        assert found.id == "late-payment/the-third-reminder"
        parts = now.content.talk.parts
        assert "Small The news" in {part.title for _, each in parts for part in each}


def test_once_it_is_taken_out_the_library_is_as_before(opened, tmp_path):
    services = opened()
    before = (services.content.library, services.content.talk, services.content.search)
    bring_in(services, sent(tmp_path))
    assert services.content.library != before[0]
    services.packs.remove("my-firm")
    for start in (lambda: services, opened):
        now = start()
        assert (now.content.library, now.content.talk, now.content.search) == before
        assert now.packs.in_use() == ()


def test_the_marks_and_cards_of_its_scripts_wait_until_it_comes_back(services, tmp_path):
    bring_in(services, sent(tmp_path))
    services.shelf.opened("the-third-reminder")
    services.shelf.set_favourite("the-third-reminder", favourite=True)
    services.packs.remove("my-firm")
    assert "the-third-reminder" not in {each.script.id for each in services.shelf.listed()}
    services.packs.put_back(services.packs.removed()[0].ref)
    (shown,) = (e for e in services.shelf.listed() if e.script.id == "the-third-reminder")
    assert (shown.mark.read, shown.mark.favourite) == (True, True)


def test_a_new_version_takes_the_place_and_undo_brings_the_old_one_back(services, tmp_path):
    bring_in(services, sent(tmp_path))
    newer = {**REPLACING, "pack.yaml": INFO.replace('"1.0"', '"2.0"')}
    newer[SCRIPT_NAME] = SCRIPT.replace("The third reminder", "The last reminder")
    preview = services.packs.reading(sent(tmp_path, newer))()
    assert preview.version_before == "1.0"
    before = services.packs.install(preview)
    assert [each.version for each in services.packs.in_use()] == ["2.0"]
    assert services.library.script("the-third-reminder").title == "The last reminder"
    services.packs.take_back("my-firm", before)
    assert [each.version for each in services.packs.in_use()] == ["1.0"]
    assert services.library.script("the-third-reminder").title == "The third reminder"


def test_undoing_a_first_import_takes_it_out(services, tmp_path):
    preview = services.packs.reading(sent(tmp_path))()
    services.packs.take_back("my-firm", services.packs.install(preview))
    assert services.packs.in_use() == ()
    assert "the-third-reminder" not in library(services)


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_a_broken_pack_changes_nothing(services, tmp_path, name):
    path = sent(tmp_path, raw=BROKEN[name].make())
    with pytest.raises((PackRefused, ContentError)) as raised:
        bring_in(services, path)
    assert BROKEN[name].says in str(raised.value)
    assert services.packs.in_use() == services.packs.removed() == ()
    assert not [each for each in tmp_path.iterdir() if each.name not in {"sent.zip", *_FOLDERS}]


_FOLDERS = {"data", "data-cache", "data-backups", "data-logs"}


def test_the_same_pack_again_is_refused_and_so_is_one_that_is_not_there(services, tmp_path):
    bring_in(services, sent(tmp_path))
    with pytest.raises(PackRefused, match="word for word"):
        bring_in(services, sent(tmp_path))
    for act in (services.packs.remove, services.packs.removing, services.packs.changes_of):
        with pytest.raises(NotFound):
            _done(act("nobody"))
    with pytest.raises(GoodTermsError, match="no such file"):
        bring_in(services, tmp_path / "nobody.zip")


def _done(made):
    """What comes of an action that may still have to be called."""
    return made() if callable(made) else made


def test_a_case_keeps_the_questions_that_it_was_answered_with(services, tmp_path):
    case = services.cases.start(services.clients.add("Halden").id).id
    asked = services.cases.definition(case)
    questions = (SMALL / "interview/questions.yaml").read_text("utf-8")
    first = services.content.interview.questions[0]
    lines = questions[questions.index(f"  - id: {first.id}\n") :]
    entry = lines[: lines.index("\n  - id: ", 10) + 1].replace(first.text, "What is it about?", 1)
    more = {**GOOD, "interview/questions.yaml": f"questions:\n{entry}"}
    bring_in(services, sent(tmp_path, more))
    assert services.content.interview.questions[0].text == "What is it about?"
    assert services.content.info.label == "good-terms 1.0 + my-firm 1.0"
    assert services.cases.definition(case) == asked
    other = services.cases.start(services.clients.add("Brook").id).id
    assert services.cases.definition(other).interview.questions[0].text == "What is it about?"
    services.packs.remove("my-firm")
    assert services.cases.definition(case) == asked
    assert services.cases.definition(other).interview.questions[0].text == "What is it about?"


def test_a_pack_with_scripts_alone_leaves_the_pins_as_they_are(services, tmp_path):
    info = services.content.info
    bring_in(services, sent(tmp_path, GOOD))
    assert services.content.info == info


def test_packs_lie_above_each_other_and_one_that_others_need_stays(services, tmp_path):
    bring_in(services, sent(tmp_path))
    branch = INFO.replace("id: my-firm", "id: branch").replace("good-terms", "my-firm")
    more = {"pack.yaml": branch, SCRIPT_NAME: SCRIPT.replace("third reminder", "branch’s own", 1)}
    preview = services.packs.reading(sent(tmp_path, more))()
    assert [change.replaces for change in preview.changes] == ["my-firm 1.0"]
    services.packs.install(preview)
    assert services.library.script("the-third-reminder").title == "The branch’s own"
    with pytest.raises(PackRefused, match="needs this pack"):
        services.packs.removing("my-firm")()
    services.packs.removing("branch")()
    services.packs.remove("branch")
    assert services.library.script("the-third-reminder").title == "The third reminder"


def test_one_that_is_damaged_where_it_is_kept_is_set_aside_and_the_rest_is_there(
    opened, tmp_path, cache
):
    services = opened()
    before = services.content.library
    bring_in(services, sent(tmp_path))
    (kept,) = services.packs.in_use()
    store = services._context.store
    store.execute("UPDATE kept_pack SET content = x'00', digest = ?", ("0" * 64,))
    services = opened()
    assert services.content.library == before
    assert "damaged" in services.packs.aside()["my-firm"][0]
    said = services.packs.said_of_aside()
    assert "“How we say it” cannot be used as it is, and was set aside." in said
    assert services.packs.said_of_aside() == ""
    assert opened().packs.said_of_aside() == ""
    with pytest.raises(PackRefused, match="damaged"):
        opened().packs.zipped(kept.ref)


def test_one_that_does_not_fit_any_more_is_set_aside_and_the_others_are_used(opened, tmp_path):
    services = opened()
    for pack, script in (("one", "first-of-one"), ("two", "first-of-two")):
        info = INFO.replace("my-firm", pack)
        files = {"pack.yaml": info, f"scripts/late-payment/{script}.md": SCRIPT.replace(
            "third reminder in", f"{script.replace('-', ' ')} in")}  # fmt: skip
        bring_in(services, sent(tmp_path, files))
    faulty = {"pack.yaml": INFO.replace("my-firm", "one"), SCRIPT_NAME: SCRIPT.replace("FIX", "NO")}
    content = zip_of((name, text.encode()) for name, text in faulty.items())
    table, kept = services.packs._table, services.packs.in_use()[0]
    from coach.store.tables.packs import digest_of

    table.add(replace(kept, ref="worse", digest=digest_of(content)), content)
    services = opened()
    assert set(services.packs.aside()) == {"one"}
    assert "'NO' is not allowed" in services.packs.aside()["one"][0]
    assert "first-of-two" in library(services)
    assert "the-third-reminder" not in library(services)


@pytest.fixture
def shipped(tmp_path, clock, cache):
    """The program over the pack that ships with it."""
    paths = user_paths(tmp_path / "data")._replace(cache=cache)
    services = open_services(paths, clock, keyring=False)
    yield services
    services.close()


def test_the_built_in_pack_goes_out_and_comes_in_byte_for_byte(shipped, tmp_path):
    services, path = shipped, tmp_path / "out.zip"
    services.packs.export(BUILT_IN, path)
    files = {
        name: (pack_folder() / name).read_bytes() for name, _ in read_source(pack_folder()).files
    }
    assert dict(read_zip(path.read_bytes(), "x").files) == files
    assert read_pack(read_source(path)) == read_pack(pack_folder())
    # what wording files share is one for all packs, so a copy beside them is refused
    copy = {name: raw for name, raw in files.items() if not name.startswith("wording/")}
    copy["pack.yaml"] = INFO.replace("my-firm", "copy").encode()
    preview = bring_in(services, sent(tmp_path, copy, "copy.zip"))
    assert (preview.changes, preview.same > 1000) == ((), True)
    assert services.content.library == read_pack(pack_folder()).library
    services.packs.export(services.packs.in_use()[0].ref, path)
    assert dict(read_source(path).files) == copy


def test_the_same_content_gives_the_same_bytes_whenever_and_in_whatever_order(services, tmp_path):
    bring_in(services, sent(tmp_path, dict(reversed(REPLACING.items()))))
    one = services.packs.zipped(services.packs.in_use()[0].ref)
    assert one == zip_of((name, text.encode()) for name, text in REPLACING.items())
    other = tmp_path / "my-firm"
    for name, text in REPLACING.items():
        (other / name).parent.mkdir(parents=True, exist_ok=True)
        (other / name).write_text(text, "utf-8", newline="")
    assert zip_of(read_source(other).files) == one


def test_every_script_can_be_written_as_a_file_and_comes_back_as_it_was(shipped):
    scripts = shipped.content.library.scripts
    raw = pack_of_scripts(scripts, replace(shipped.content.info, id="ours"), pack_folder())
    assert read_pack(read_zip(raw, "x"), base=pack_folder()).library.scripts == scripts


def test_own_scripts_and_versions_go_out_as_a_pack_and_come_in(shipped, tmp_path):
    services, path = shipped, tmp_path / "mine.zip"
    with pytest.raises(GoodTermsError, match="no scripts of your own"):
        services.packs.export_own(path)
    base = services.library.scripts()[0]
    services.own_scripts.put_version(base.id, {OwnText.SHORT: "We should talk, [first name]."})
    texts = {OwnText.TITLE: "Our opening", OwnText.SHORT: "Let’s talk about [the work]."}
    services.own_scripts.add("late-payment", ScriptStage.OPEN, texts)
    services.settings.my_name = "Zoë"
    assert services.packs.own_counts() == (1, 1)
    assert services.packs.suggested_own_name() == "scripts-of-zoe-2026.11.26.zip"
    services.packs.export_own(path)
    pack = read_pack(read_source(path), base=pack_folder())
    assert pack.info.title == "Scripts of Zoë"
    by_title = {script.title: script for script in pack.library.scripts}
    assert by_title[base.title].short == "We should talk, [first name]."
    assert by_title["Our opening"].short == "Let’s talk about [the work]."
    preview = services.packs.reading(path)()
    assert sorted(change.is_added for change in preview.changes) == [False, True]


def test_a_name_in_an_own_script_is_not_let_out_with_it(shipped, tmp_path):
    services, path = shipped, tmp_path / "mine.zip"
    texts = {OwnText.TITLE: "Our opening", OwnText.SHORT: "Please tell Halden about it."}
    services.own_scripts.add("late-payment", ScriptStage.OPEN, texts)
    with pytest.raises(ContentError, match=r"Our opening:\d+: 'Halden' is a name") as raised:
        services.packs.export_own(path)
    assert "no file was written" in str(raised.value)
    assert not path.exists()


def test_packs_travel_in_the_data_file_and_in_its_export(services, base, tmp_path):
    bring_in(services, sent(tmp_path))
    services.export.save(tmp_path / "all.json")
    assert '"kept_pack"' in (tmp_path / "all.json").read_text("utf-8")
    services.close()
    (tmp_path / "data").rename(tmp_path / "moved")
    moved = open_services(user_paths(tmp_path / "moved"), services.clock, base, keyring=False)
    assert "the-third-reminder" in library(moved)
    moved.close()


@pytest.mark.parametrize("text", [OwnText.TITLE, OwnText.USE_WHEN, OwnText.SHORT, OwnText.RULE])
def test_the_name_of_a_client_or_contact_is_never_let_out(services, tmp_path, text):
    client = services.clients.add("Acme Ltd", "")
    services.clients.add_contact(client.id, "Maria Flores", "")
    situation = services.library.situations()[0].id
    plain = {OwnText.TITLE: "A reminder", OwnText.SHORT: "Good morning."}
    for said in ("acme ltd is late.", "[Maria Flores] is late."):
        own = services.own_scripts.add(situation, ScriptStage.NEWS, plain | {text: said})
        with pytest.raises(ContentError):
            services.packs.export_own(tmp_path / "own.zip")
        assert not (tmp_path / "own.zip").exists()
        services.own_scripts.remove(own.id)
    services.own_scripts.add(situation, ScriptStage.NEWS, plain)
    services.packs.export_own(tmp_path / "own.zip")
