"""Letters on their way to the mail program, and the firm's own template."""

from __future__ import annotations

import os
import stat

import pytest

from coach.domain.papers.paper import PaperFormat, PaperKind, PaperSize
from coach.errors import GoodTermsError
from coach.papers.docx_template import shipped_template
from coach.services.papers.drafts import clear_drafts, put_draft
from tests.papers.test_docx import own
from tests.services.papers.test_papers import content, parting, vendor

__all__ = ["content", "parting", "vendor"]  # fixtures


def test_a_draft_is_a_file_for_its_owner_alone(tmp_path):
    draft = put_draft(tmp_path, "notice.eml", b"one")
    assert draft == tmp_path / "good-terms.drafts" / "notice.eml"
    assert draft.read_bytes() == b"one"
    if os.name == "posix":
        assert stat.S_IMODE(draft.parent.stat().st_mode) == 0o700
        assert stat.S_IMODE(draft.stat().st_mode) == 0o600
    assert put_draft(tmp_path, "notice.eml", b"two").read_bytes() == b"two"


def test_where_no_folder_can_be_made_it_says_so(tmp_path):
    (tmp_path / "good-terms.drafts").write_bytes(b"in the way")
    with pytest.raises(GoodTermsError) as refused:
        put_draft(tmp_path, "notice.eml", b"one")
    assert "notice.eml" in refused.value.what
    assert (tmp_path / "good-terms.drafts").read_bytes() == b"in the way"


def test_clearing_takes_our_drafts_and_their_folder(tmp_path):
    clear_drafts(tmp_path)
    draft = put_draft(tmp_path, "notice.eml", b"one")
    half = draft.with_name(".0123456789abcdef.part")
    half.write_bytes(b"half")
    clear_drafts(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_clearing_leaves_what_is_not_ours(tmp_path):
    draft = put_draft(tmp_path, "notice.eml", b"one")
    other = draft.with_name("mine.txt")
    other.write_bytes(b"mine")
    clear_drafts(tmp_path)
    assert [each.name for each in draft.parent.iterdir()] == ["mine.txt"]


def test_clearing_does_not_follow_a_link(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "letter.eml").write_bytes(b"of somebody else")
    data = tmp_path / "data"
    data.mkdir()
    (data / "good-terms.drafts").symlink_to(outside)
    clear_drafts(data)
    assert (outside / "letter.eml").exists()


def test_a_letter_is_handed_on_as_a_draft_that_is_dated(services, case, parting):
    draft = services.papers.draft_file(case.id, PaperKind.MEETING)
    assert draft.name == "meeting-2026-11-26.eml"
    assert draft.read_bytes() == services.papers.draft(case.id, PaperKind.MEETING)
    assert b"half an hour" in draft.read_bytes()
    name = services.papers.suggested_name(PaperKind.BRIEF, PaperFormat.PDF)
    assert name == "brief-2026-11-26.pdf"


def test_the_firms_template_is_kept_taken_away_and_put_back(services, tmp_path):
    papers, one, other = services.papers, own(tmp_path, "One", "{{ body }}"), tmp_path / "two.docx"
    assert papers.template() is None
    without = papers.keep_template()
    papers.set_template(one)
    assert papers.template().read_bytes() == one.read_bytes()
    assert papers.template().name == "paper-template.docx"
    with_one = papers.keep_template()
    papers.save_own_template(other)
    assert other.read_bytes() == shipped_template().read_bytes()
    papers.set_template(other)
    assert papers.template().read_bytes() == other.read_bytes()
    with_one()
    assert papers.template().read_bytes() == one.read_bytes()
    without()
    assert papers.template() is None
    with_one()
    papers.reset_template()
    assert papers.template() is None


def test_a_template_that_is_refused_changes_nothing(services, tmp_path):
    services.papers.set_template(own(tmp_path, "One", "{{ body }}"))
    kept = services.papers.template().read_bytes()
    with pytest.raises(GoodTermsError):
        services.papers.set_template(own(tmp_path, "no blank"))
    assert services.papers.template().read_bytes() == kept


def test_the_sheet_is_kept_and_nonsense_is_a4(services, again):
    assert services.papers.size() is PaperSize.A4
    services.papers.set_size(PaperSize.LETTER)
    later = again()
    assert later.papers.size() is PaperSize.LETTER
    later.papers._settings.set("paper-size", "A6")
    assert later.papers.size() is PaperSize.A4
