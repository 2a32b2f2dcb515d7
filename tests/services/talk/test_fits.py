"""What the pages of a case ask and offer fits its verdict and what happened.

The whole of it is a golden text (`tests/files/golden/fits.md`), to be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from coach.content.library import ContentLibrary
from coach.domain.papers.paper import REFERRALS, PaperKind
from coach.domain.rules.heat import Heat
from coach.domain.rules.verdict import Mode, Scope, Verdict
from coach.domain.talk.coaching import AfterText, LogAsk
from coach.domain.talk.talk_log import TalkNote
from coach.engine.after.after import asked
from coach.errors import GoodTermsError
from coach.paths import pack_folder, user_paths
from coach.services.container import Services
from coach.store.file.opening import open_store
from tests.opened import build
from tests.situations import SITUATIONS

GOLDEN = Path(__file__).parents[2] / "files" / "golden" / "fits.md"
TODAY = date(2026, 11, 26)
KEEPS = {Verdict.FIX, Verdict.REPRICE, Verdict.RESET, Verdict.INVEST, Verdict.SAVE}
NOBODY_IS_TOLD = {Verdict.STOP, Verdict.GATHER}


@pytest.fixture(scope="module")
def services(tmp_path_factory) -> Iterator[Services]:
    """Every service over the built-in content."""
    folder = tmp_path_factory.mktemp("fits")
    held = datetime(2026, 11, 26, 12, tzinfo=UTC)
    store = open_store(user_paths(folder / "data"), lambda: held, keyring=False)
    services = build(store, ContentLibrary(pack_folder(), folder / "cache"), lambda: held)
    yield services
    services.close()


@pytest.fixture(scope="module")
def cases(services) -> dict[str, str]:
    """The id of a case for each situation."""
    return {name: _told(services, SITUATIONS[name]) for name in SITUATIONS}


def _told(services: Services, answers) -> str:
    case = services.cases.start(services.clients.add("Halden Tools").id)
    while (question := services.cases.view(case.id).question) is not None:
        services.cases.answer(case.id, question.id, answers.get(question.id, "dont-know"))
        if services.cases.view(case.id).heat is not None:
            services.heat.set(case.id, Heat.COOL)
    return case.id


def test_every_verdict_mode_and_scope_is_among_them(services, cases):
    found = [services.cases.diagnosis(case_id) for case_id in cases.values()]
    for name, diagnosis in zip(SITUATIONS, found, strict=True):
        assert diagnosis.verdict == name.partition(":")[0]
    assert {each.verdict for each in found} == set(Verdict)
    assert {each.mode for each in found} == set(Mode)
    assert {each.scope for each in found} == set(Scope)


def test_what_is_asked_and_offered_reads_as_agreed(services, cases, request):
    blocks = ["\n".join(_block(services, name, case_id)) for name, case_id in cases.items()]
    whole = "# What the pages of a case ask and offer\n\n" + "\n\n".join(blocks) + "\n"
    if request.config.getoption("--update-golden"):
        GOLDEN.write_text(whole, encoding="utf-8")
    assert whole == GOLDEN.read_text(encoding="utf-8")


def _block(services: Services, name: str, case_id: str) -> Iterator[str]:
    diagnosis = services.cases.diagnosis(case_id)
    yield f"## {name}\n"
    yield f"- mode {diagnosis.mode}, scope {diagnosis.scope}"
    dates = services.dates.exit(case_id)
    yield f"- a last day to count: {'yes' if dates else 'no'}" + (
        ", and the talk names it" if dates and dates.named else ""
    )
    advice = services.referrals.advice(case_id)
    yield f"- referral: {advice.kind.value if advice.allowed else 'no'}" + (
        f" ({advice.why})" if advice.shown else ""
    )
    papers = services.papers.kinds(case_id)
    yield "- papers: " + ", ".join(each.title for each in papers if not each.refused)
    yield "- log"
    after = services.after.choices(case_id)
    for question in after.questions:
        yield f"  - {question.text} {' / '.join(_answers(after, question.asks))}".rstrip()


def _answers(after: AfterText, asks: LogAsk) -> list[str]:
    held = after.asking(LogAsk.HELD)
    found = {
        LogAsk.HELD: [held.yes, held.no],
        LogAsk.OUTCOME: [each.text for each in after.outcomes],
        LogAsk.SURPRISE: [each.text for each in after.surprises],
        LogAsk.CAUSE: [f"{each.text} → {each.smaller}" for each in after.causes],
    }
    return found.get(asks, [])


@pytest.mark.parametrize("name", SITUATIONS)
def test_the_log_asks_only_what_fits(services, cases, name):
    verdict = services.cases.diagnosis(cases[name]).verdict
    after = services.after.choices(cases[name])
    assert asked(after, held=None) == {LogAsk.HELD}
    missed, held = asked(after, held=False), asked(after, held=True)
    assert missed == {LogAsk.HELD, LogAsk.CAUSE}, "no day, no surprise, for what did not happen"
    assert {LogAsk.HELD, LogAsk.DAY, LogAsk.OUTCOME} <= held
    assert LogAsk.CAUSE not in held
    left = verdict in {Verdict.EXIT, Verdict.SAVE, Verdict.INVEST} | NOBODY_IS_TOLD
    assert (LogAsk.SURPRISE in held) is not left
    assert bool(after.surprises) is not left
    assert (LogAsk.REACTION in held) is (verdict not in NOBODY_IS_TOLD)
    assert len(after.causes) >= 3
    assert len(after.outcomes) >= 3


@pytest.mark.parametrize("name", SITUATIONS)
def test_a_better_home_is_offered_only_to_whoever_looks_for_one(services, cases, name):
    diagnosis = services.cases.diagnosis(cases[name])
    advice = services.referrals.advice(cases[name])
    papers = {each.kind.value for each in services.papers.kinds(cases[name]) if not each.refused}
    if diagnosis.verdict in KEEPS | NOBODY_IS_TOLD or diagnosis.answers.get("reason") == "acquired":
        assert not advice.allowed
        assert not advice.shown
    if not advice.allowed:
        assert not {each for each in papers if each.startswith("referral")}
    parts = diagnosis.verdict in {Verdict.PART, Verdict.PART_NOW}
    assert advice.shown is (advice.allowed or (parts and not diagnosis.referral_allowed))


@pytest.mark.parametrize("name", SITUATIONS)
def test_a_last_day_is_counted_only_where_work_ends(services, cases, name):
    diagnosis = services.cases.diagnosis(cases[name])
    stays = diagnosis.verdict in KEEPS | NOBODY_IS_TOLD | {Verdict.HANDOVER}
    stays |= diagnosis.mode is Mode.SUSPEND or diagnosis.answers.get("fit") == "request"
    assert services.dates.fits(cases[name]) is not stays


@pytest.mark.parametrize("name", ["EXIT: they were acquired", "SAVE: it is our service"])
def test_what_is_not_asked_is_not_kept(services, cases, name):
    note = TalkNote(TODAY, held=True, surprised="yes")
    with pytest.raises(GoodTermsError):
        services.after.log(cases[name], note)
    assert services.after.logs(cases[name]) == ()


def test_a_better_home_is_offered_again_once_an_answer_changed(services):
    name = "EXIT: they need what we do not do, and have nobody yet"
    case_id = _told(services, SITUATIONS[name])
    assert services.referrals.advice(case_id).allowed
    services.cases.answer(case_id, "reason", "acquired")
    assert not services.referrals.advice(case_id).shown


@pytest.mark.parametrize("name", SITUATIONS)
def test_papers_of_a_handover_are_there_only_where_work_changes_hands(services, cases, name):
    diagnosis = services.cases.diagnosis(cases[name])
    stays = diagnosis.verdict in KEEPS | NOBODY_IS_TOLD
    stays |= diagnosis.mode is Mode.SUSPEND or diagnosis.answers.get("fit") == "request"
    papers = {each.kind for each in services.papers.kinds(cases[name]) if not each.refused}
    assert (PaperKind.HAND_OVER in papers) is not stays


@pytest.mark.parametrize("name", SITUATIONS)
def test_a_paper_that_can_be_made_fits_and_what_fits_is_refused_only_for_want_of_a_name(
    services, cases, name
):
    for offer in services.papers.kinds(cases[name]):
        if not offer.refused:
            assert offer.fits
        elif offer.fits:
            assert offer.kind in REFERRALS
            assert services.referrals.advice(cases[name]).allowed
