"""Facts, the talk, and the brief as a file."""

from __future__ import annotations

import sys
from datetime import date

import pytest

from coach.domain.papers.paper import PaperFormat, PaperKind
from coach.domain.talk.talk import Tone
from coach.errors import GoodTermsError, NotFound


@pytest.fixture(autouse=True)
def diagnosed(say):
    """The case comes to FIX."""
    say(harm="no", wrong="late", told="no")


def lines(services, case):
    return [line.text for part in services.talks.talk(case.id).parts for line in part.lines]


def values(services, case):
    return {each.fact.id: each.value for each in services.talks.facts(case.id)}


def test_without_facts_only_the_lines_that_need_none_are_there(services, case):
    assert lines(services, case) == ["This is the news."]
    assert services.talks.talk(case.id).tone is Tone.WARM
    assert services.talks.talk(case.id).pack == "small 1.0"


def test_a_fact_fills_its_line(services, case, again):
    services.talks.set_fact(case.id, "reason", " our work moved on ")
    services.talks.set_fact(case.id, "last_day", "2026-12-31")
    assert lines(again(), case) == [
        "It is because our work moved on.",
        "We end on the thirty-first of December.",
        "This is the news.",
    ]


def test_what_is_on_record_need_not_be_typed(services, client, case):
    services.clients.add_contact(client.id, "Ana Flø")
    services.settings.my_name = "Kim"
    services.talks.set_fact(case.id, "years", "11")
    assert lines(services, case)[0] == "Ana, thank you for eleven years. Kim of Halden Tools."


def test_of_two_contacts_nobody_is_guessed(services, client, case):
    services.clients.add_contact(client.id, "Ana Flø")
    services.clients.add_contact(client.id, "Bo Lind")
    assert values(services, case)["contact"] == ""


def test_a_name_on_record_can_be_typed_over_or_left_out(services, client, case):
    services.clients.add_contact(client.id, "Ana Flø")
    services.talks.set_fact(case.id, "contact", "Anna")
    assert values(services, case)["contact"] == "Anna"
    services.talks.set_fact(case.id, "contact", "")
    assert values(services, case)["contact"] == ""


def test_an_empty_fact_is_cleared(services, case):
    services.talks.set_fact(case.id, "reason", "it is late")
    services.talks.set_fact(case.id, "reason", " ")
    assert values(services, case)["reason"] == ""


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("last_day", "31.12.2026"),
        ("last_day", "2026-02-30"),
        ("last_day", "20261231"),
        ("last_day", "1026-06-30"),
        ("reason", "x" * 5_001),
        ("years", "many"),
        ("years", "-3"),
        ("closeness", "enemy"),
    ],
)
def test_a_fact_that_cannot_be_one_is_refused(services, case, fact, value):
    with pytest.raises(GoodTermsError, match="cannot be kept"):
        services.talks.set_fact(case.id, fact, value)
    assert values(services, case)[fact] == ""


@pytest.mark.parametrize(("fact", "value"), [("years", "1.5"), ("closeness", "friend")])
def test_a_fact_that_fits_is_kept(services, case, fact, value):
    services.talks.set_fact(case.id, fact, value)
    assert values(services, case)[fact] == value


@pytest.mark.parametrize(
    "value", ["{{ client }}", "{% for x in y %}", "<b>", "ليس بعد الآن", "🙏" * 99]
)
def test_a_fact_is_said_as_it_was_typed(services, case, value):
    services.talks.set_fact(case.id, "reason", value)
    assert lines(services, case)[0] == f"It is because {value}."


def test_an_unknown_fact_is_refused(services, case):
    with pytest.raises(NotFound):
        services.talks.set_fact(case.id, "shoe_size", "44")


def test_without_a_verdict_there_is_no_talk(services, case):
    services.cases.undo(case.id)
    assert services.talks.facts(case.id) == ()
    with pytest.raises(GoodTermsError, match="no verdict yet"):
        services.talks.talk(case.id)


def test_the_brief_is_written_whole(services, case, tmp_path):
    from datetime import date

    services.cases.set_talk(case.id, date(2026, 12, 1), "10:00")
    path = tmp_path / services.papers.suggested_name(PaperKind.BRIEF, PaperFormat.MARKDOWN)
    path.write_text("an older one")
    services.papers.save(case.id, PaperKind.BRIEF, PaperFormat.MARKDOWN, path)
    text = path.read_text("utf-8")
    assert "This is the news" in text
    assert "Tuesday, 1 December, 10:00" in text
    assert "Send the note" in text
    assert [found.name for found in tmp_path.glob("*brief*")] == ["brief-2026-11-26.md"]


def test_the_brief_as_html(services, case):
    services.talks.set_fact(case.id, "reason", "<script>")
    html = services.papers.write(case.id, PaperKind.BRIEF, PaperFormat.HTML).decode()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_the_suggested_name_never_carries_a_clients_name(services):
    assert (
        services.papers.suggested_name(PaperKind.BRIEF, PaperFormat.PDF) == "brief-2026-11-26.pdf"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="links and permissions of POSIX")
def test_a_file_that_is_replaced_keeps_its_link_and_its_permissions(services, case, tmp_path):
    brief, link = tmp_path / ("b" * 250 + ".md"), tmp_path / "link.md"
    brief.write_text("an older one")
    brief.chmod(0o600)
    link.symlink_to(brief)
    services.papers.save(case.id, PaperKind.BRIEF, PaperFormat.MARKDOWN, link)
    assert link.is_symlink()
    assert brief.read_text().startswith("# ")
    assert brief.stat().st_mode & 0o777 == 0o600


def test_a_place_that_cannot_be_written_is_said(services, case, tmp_path):
    with pytest.raises(GoodTermsError, match="could not be written") as refused:
        services.papers.save(
            case.id, PaperKind.BRIEF, PaperFormat.HTML, tmp_path / "none" / "brief.html"
        )
    assert refused.value.todo


def test_a_brief_without_a_day_counts_the_plan_from_the_talk(services, case, say):
    say(harm="no", wrong="late", told="no")
    brief = services.papers.write(case.id, PaperKind.BRIEF, PaperFormat.MARKDOWN).decode()
    assert "**3 days before** – Read the contract" in brief
    assert "**On the day** – Send the note" in brief


def test_a_brief_for_a_talk_soon_has_no_step_in_the_past(services, case, say):
    say(harm="no", wrong="late", told="no")
    services.cases.set_talk(case.id, date(2026, 11, 28))
    brief = services.papers.write(case.id, PaperKind.BRIEF, PaperFormat.MARKDOWN).decode()
    assert "**Thursday, 26 November** – Read the contract" in brief


def test_the_brief_has_the_days_that_the_user_moved_steps_to(services, case, say):
    say(harm="no", wrong="late", told="no")
    services.cases.set_talk(case.id, date(2026, 12, 8))
    steps = {each.step: each for each in services.reminders.of_case(case.id)}
    services.reminders.move(steps["ring"].id, date(2026, 12, 17))
    services.reminders.done(steps["read"].id)
    services.reminders.snooze(steps["note"].id, 2)  # to be reminded again is not to move
    brief = services.papers.write(case.id, PaperKind.BRIEF, PaperFormat.MARKDOWN).decode()
    assert f"**Thursday, 17 December** – {steps['ring'].title}" in brief
    assert f"**Tuesday, 8 December** – {steps['note'].title}" in brief
    below = brief.partition("Next steps")[2]
    assert steps["read"].title not in below
    services.reminders.drop(steps["ring"].id)
    assert (
        "17 December"
        not in services.papers.write(case.id, PaperKind.BRIEF, PaperFormat.MARKDOWN).decode()
    )
