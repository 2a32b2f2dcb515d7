"""What a section does not say again: its reason and its sources, from above."""

from __future__ import annotations

import pytest

from coach.content.checks.check import read_pack
from coach.domain.rules.verdict import Verdict
from coach.errors import Fault

NEWS, ASK, PROVIDER = "talk/part/news.md", "letters/ask.md", "letters/provider.md"
CLOSE = "talk/part/close.md"
_AGAIN = "Take it out here: it holds from there."


def variants_of(small, letter):
    (found,) = (each for each in read_pack(small.folder).talk.letters if each.id == letter)
    return found.variants


def parting(small):
    return read_pack(small.folder).talk.parts_of(Verdict.PART)[0].variants


def test_a_variant_has_the_reason_of_the_first_section_of_its_name(small):
    small.edit(PROVIDER, "Two lines are enough.", "Two lines are enough.\nsource: us-section-1981")
    first, second, tie = variants_of(small, "provider")
    assert first.because == second.because == "Two lines are enough."
    assert first.sources == second.sources == ("us-section-1981",)
    assert (tie.because, tie.sources) == ("They have to know.", ("our-default",))


def test_a_variant_may_give_a_reason_of_its_own(small):
    small.edit(PROVIDER, "## need\n\nI have", "## need\nbecause: One is better.\n\nI have")
    assert [each.because for each in variants_of(small, "provider")][:2] == [
        "Two lines are enough.",
        "One is better.",
    ]


def test_what_gives_no_reason_has_that_of_the_front_matter(small):
    small.edit(PROVIDER, "source: [our-default]", "because: It is short.\nsource: [our-default]")
    small.edit(PROVIDER, "because: Two lines are enough.\n", "")
    assert {each.because for each in variants_of(small, "provider")} == {
        "It is short.",
        "They have to know.",
    }


def test_in_a_talk_the_purpose_is_a_reason_and_because_goes_before_it(small):
    small.edit(NEWS, "because: The date belongs in the first breath.\n", "")
    small.edit(NEWS, "because: They need a moment.\n", "")
    assert [each.because for each in parting(small)][1:] == [
        "A friend hears the name first.",
        "A friend hears the name first.",  # of the first section called 'end'
        "They know it after one breath.",
    ]
    small.edit(NEWS, "source: [our-default]", "because: One breath.\nsource: [our-default]")
    assert parting(small)[-1].because == "One breath."


def test_a_letter_without_any_reason_is_refused_where_it_lacks_it(small):
    small.edit(PROVIDER, "because: They have to know.\n", "")
    (fault,) = small.faults()
    assert fault.what == "'because' is missing."
    assert (fault.file, fault.line) == (PROVIDER, small.line(PROVIDER, "## tie"))


@pytest.mark.parametrize(
    ("file", "old", "new", "what"),
    [
        (
            PROVIDER,
            "## need\n\nI have",
            "## need\nbecause: Two lines are enough.\n\nI have",
            "'because' is the same as in the first section of this name, on line",
        ),
        (
            PROVIDER,
            "because: They have to know.",
            "source: our-default\nbecause: They have to know.",
            "'source' is the same as in the front matter, on line",
        ),
        (
            NEWS,
            "because: They need a moment.",
            "because: They know it after one breath.",
            "'because' is the same as in the front matter, on line",
        ),
    ],
)
def test_what_is_said_again_is_refused_with_what_to_do(small, file, old, new, what):
    small.edit(file, old, new)
    (fault,) = small.faults()
    text = small.file(file).read_text(encoding="utf-8")
    again = text[: text.index(new)].count("\n") + 1 + new.startswith("##")
    assert fault == Fault(file, again, fault.what, _AGAIN)
    assert fault.what.startswith(f"{what} ")


@pytest.mark.parametrize(("alike", "refused"), [(2, False), (3, True)])
def test_a_reason_that_many_sections_give_belongs_in_front(small, alike, refused):
    text = small.file(PROVIDER).read_text(encoding="utf-8")
    more = "".join(f"\n## more-{n}\nbecause: It is so.\n\nMore.\n" for n in range(alike))
    small.file(PROVIDER).write_text(text + more, encoding="utf-8")
    found = small.faults()
    assert bool(found) is refused
    if refused:
        assert [each.what for each in found] == ["3 sections give this reason."]
        assert found[0].line == small.line(PROVIDER, "because: It is so.")
        mend = "Write it once, as 'because:' in the front matter, and take it out of them."
        assert found[0].mend == mend


def test_a_source_in_front_that_is_wrong_is_told_once(small):
    small.edit(PROVIDER, "source: [our-default]", "source: [ours]")
    (fault,) = small.faults()
    assert fault.what == "Unknown source 'ours'."
    small.edit(PROVIDER, "source: [ours]\n", "")
    (fault,) = small.faults()
    assert fault.what == "'source' is missing."
    assert fault.file == PROVIDER
